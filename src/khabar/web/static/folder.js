// Search and filters of a folder of pages: what a server would answer, from data that lies beside the pages.
"use strict";
const khabar = (() => {
  const root = new URL("../data/", document.currentScript.src);
  const lang = document.documentElement.lang;
  document.documentElement.classList.add("script");

  // A page opened from a disk may load scripts and nothing else: each data file is one that calls hold().
  const waiting = new Map();
  const held = new Map();
  const hold = (name, value) => { held.set(name, value); };
  const load = (name) => {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, root).href;
        script.onload = () => resolve(held.get(name.replace(`${lang}/`, "")));
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  };
  const number = (text) => parseInt(text, 36);
  const steps = (text) => {
    let at = 0;
    return text ? text.split(" ").map((step) => (at += number(step))) : [];
  };
  const below = (sorted, value) => {  // how many of the sorted values are not greater
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle + 1; else high = middle;
    }
    return low;
  };

  // Words are folded, cut and stripped as the record's own were; the record's words decide what is a letter written on.
  const WORD = /\p{Nd}+(?:[.,/:٫٬]\p{Nd}+)*%?|[\p{L}\p{Nl}\p{No}]+(?:['’][\p{L}\p{Nl}\p{No}]+)*|[\p{L}\p{N}_]+/gu;
  const fold = (facts, text) => [...text].map((letter) => (Object.hasOwn(facts.fold, letter) ? facts.fold[letter] : letter)).join("");
  const keys = (facts, text) =>
    (fold(facts, text).match(WORD) || []).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
  const splits = (word) => {
    const found = new Map();
    for (const conjunction of ["", "و", "ف", "ا"]) {
      for (const preposition of ["", "ب", "ل", "ك", "س"]) {
        const proclitic = conjunction + preposition;
        if (!word.startsWith(proclitic)) continue;
        const rest = word.slice(proclitic.length);
        const ways = [[false, rest]];
        if (rest.startsWith("ال")) ways.push([true, rest.slice(2)]);
        else if (proclitic.endsWith("ل") && rest.startsWith("ل")) ways.push([true, rest.slice(1)]);
        for (const [article, stem] of ways) {
          const offset = word.length - stem.length;
          if (stem.length >= 2 || offset === 0) found.set([proclitic, article, stem].join(), { proclitic, article, stem, offset });
        }
      }
    }
    return [...found.values()].sort((a, b) => a.offset - b.offset || (a.proclitic < b.proclitic ? -1 : 1));
  };
  const rows = async (kind, shard) => {
    const name = `${kind}/${shard}`;
    const text = await load(name);
    if (typeof text === "string") {
      held.set(name, new Map(text.split("\n").map((line) => [line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1).split("\t")])));
    }
    return held.get(name);
  };
  const row = async (facts, kind, key) => {
    const shard = below(facts[kind], key) - 1;
    return shard < 0 ? undefined : (await rows(kind, shard)).get(key);
  };
  const count = async (facts, form) => {
    const found = await row(facts, "forms", form);
    return found ? number(found[0]) : 0;
  };
  const stem = async (facts, word) => {
    const known = await row(facts, "forms", word);
    if (known) return known[1] || word;
    let [best, often] = [word, 0];
    for (const split of splits(word)) {
      const rest = (split.article ? "ال" : "") + split.stem;
      if (!split.proclitic || split.stem.length < 3) continue;
      const n = await count(facts, rest);
      if (n > often) [best, often] = [rest, n];
    }
    return best.startsWith("ال") && best.length >= 5 ? best.slice(2) : best;
  };

  // A query: phrases and beginnings of words, all in one sentence.
  const parse = async (facts, text) => {
    const [phrases, prefixes] = [[], []];
    for (const [, quoted, bare] of text.replace(/[“”«»„]/g, '"').replaceAll('""', '"').matchAll(/"([^"]*)"|(\S+)/g)) {
      const found = keys(facts, quoted || bare);
      if (!found.length) continue;
      if (bare && bare.endsWith("*")) prefixes.push(...found.map((key) => key.toLowerCase()));
      else phrases.push((await Promise.all(found.map((key) => stem(facts, key)))).map((key) => key.toLowerCase()));
    }
    return { phrases, prefixes };
  };
  const places = (text) => {  // sentence → where the word stands in it
    const out = new Map();
    let at = 0;
    for (const part of text ? text.split(" ") : []) {
      const [step, ...where] = part.split(".");
      out.set((at += number(step)), where.map(number));
    }
    return out;
  };
  const named = (text) => new Map(steps(text).map((n) => [n, []]));
  const holding = async (facts, key, column) => {
    const found = await row(facts, "stems", key);
    return found ? (column ? named(found[1]) : places(found[0])) : new Map();
  };
  const beginning = async (facts, prefix, column) => {
    const out = new Map();
    for (let shard = Math.max(0, below(facts.stems, prefix) - 1); shard < facts.stems.length; shard += 1) {
      if (facts.stems[shard] > prefix && !facts.stems[shard].startsWith(prefix)) break;
      for (const [key, found] of await rows("stems", shard)) {
        if (!key.startsWith(prefix)) continue;
        for (const [n, where] of column ? named(found[1]) : places(found[0])) out.set(n, [...(out.get(n) || []), ...where]);
      }
    }
    return out;
  };
  const inRow = (lists) => {  // sentences where the words of a phrase follow one another
    const out = new Map();
    for (const [n, starts] of lists[0]) {
      const kept = starts.filter((at) => lists.every((list, step) => list.get(n)?.includes(at + step)));
      if (kept.length) out.set(n, kept.flatMap((at) => lists.map((_, step) => at + step)));
    }
    return out;
  };
  const all = (lists) => {
    const out = new Map();
    for (const n of lists.length ? lists[0].keys() : []) {
      if (lists.every((list) => list.has(n))) out.set(n, lists.flatMap((list) => list.get(n)));
    }
    return out;
  };
  const match = async (facts, query, column) => {
    const found = [];
    for (const phrase of query.phrases) {
      const lists = await Promise.all(phrase.map((key) => holding(facts, key, column)));
      found.push(column || phrase.length === 1 ? all(lists) : inRow(lists));
    }
    for (const prefix of query.prefixes) found.push(await beginning(facts, prefix, column));
    return all(found);
  };
  const narrowed = async (facts, found, asked) => {
    let numbers = [...found.keys()];
    const days = facts.days.filter(([day]) => day);
    const first = (day) => days.find(([other]) => other >= day)?.[1] ?? facts.sentences + 1;
    if (asked.get("start")) numbers = numbers.filter((n) => n >= first(asked.get("start")));
    if (asked.get("end")) {
      const after = days.find(([day]) => day > asked.get("end"))?.[1] ?? facts.sentences + 1;
      numbers = numbers.filter((n) => n < after && n >= (days[0]?.[1] ?? 0));
    }
    if (asked.get("outlet")) {
      const outlets = await load("outlets");
      const edges = Object.hasOwn(outlets, asked.get("outlet")) ? steps(outlets[asked.get("outlet")]) : [];
      numbers = numbers.filter((n) => below(edges, n) % 2);
    }
    if (asked.get("said") === "1") {
      const said = await load("said");
      numbers = numbers.filter((n) => { const at = (n - 1) >> 2; return (parseInt(said[at], 16) >> (Math.min(4, facts.sentences - at * 4) - 1 - ((n - 1) & 3))) & 1; });
    }
    return numbers.sort((a, b) => b - a);
  };

  // Showing what was found, with words that the page brings.
  const node = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const worded = (labels, n) => String(n).replace(/\B(?=(\d{3})+$)/g, labels.thousands).replace(/\d/g, (digit) => labels.digits[digit]);
  const link = (asked, change) => `?${new URLSearchParams({ ...Object.fromEntries(asked), ...change })}`;
  const pages = (labels, asked, page, last, box) => {
    if (last < 2) return "";
    const nav = node("nav", { className: "pages", ariaLabel: box.dataset.pages });
    if (page > 1) nav.append(node("a", { href: link(asked, { page: page - 1 }), rel: "prev" }, box.dataset.previous));
    nav.append(node("span", {}, `${worded(labels, page)} / ${worded(labels, last)}`));
    if (page < last) nav.append(node("a", { href: link(asked, { page: page + 1 }), rel: "next" }, box.dataset.next));
    return nav;
  };
  const hit = async (facts, labels, chunks, n, where, box) => {
    const chunk = below(chunks, n) - 1;
    const { docs, lines } = await load(`sentences/${chunk}`);
    const [doc, start, end, text] = lines[n - chunks[chunk]];
    const [file, title, outlet, day, inferred] = docs[doc];
    const address = node("a", { href: `../${file}?at=${start}-${end}#c${start}` });
    text.split("\u0001").forEach((piece, at) => {
      address.append(at % 2 && where.includes((at - 1) / 2) ? node("mark", {}, piece) : piece);
    });
    const meta = node("p", { className: "meta" }, node("bdi", {}, outlet), " · ");
    meta.append(day ? node("time", { dateTime: day, dir: document.documentElement.dir }, labels.days[day] || day) : box.dataset.unknown);
    if (inferred) meta.append(node("span", { className: "inferred" }, ` ${box.dataset.inferred}`));
    meta.append(" · ", node("bdi", {}, title));
    return node("li", {}, node("p", { dir: "auto" }, address), meta);
  };
  const names = async (facts, labels, query, box) => {
    const found = [...(await match(facts, query, 1)).keys()].sort((a, b) => a - b).slice(0, 12);
    if (!found.length) return "";
    const list = node("ul", {});
    for (const n of found) {
      const [file, name, type, mentions] = (await load(`names/${Math.floor((n - 1) / facts.names[1])}`))[(n - 1) % facts.names[1]];
      list.append(node("li", {}, node("a", { href: `../${file}` }, node("bdi", {}, name)), " ", node("span", { className: "meta" }, `${labels.types[type] || type} · ${worded(labels, mentions)}`)));
    }
    return node("section", { className: "names" }, node("h2", {}, box.dataset.names), list);
  };
  const search = async (box, asked) => {
    const text = (asked.get("q") || "").slice(0, 200);
    const [facts, labels] = await Promise.all([load("facts"), load(`${lang}/labels`)]);
    const query = await parse(facts, text);
    if (!query.phrases.length && !query.prefixes.length) return;
    document.getElementById("hint")?.remove();
    const found = await match(facts, query, 0);
    const numbers = await narrowed(facts, found, asked);
    const last = Math.max(1, Math.ceil(numbers.length / 20));
    const page = Math.min(last, Math.max(1, Number(asked.get("page")) || 1));
    const chunks = steps(facts.chunks);
    const list = node("ol", { className: "hits" });
    for (const n of numbers.slice(20 * (page - 1), 20 * page)) list.append(await hit(facts, labels, chunks, n, found.get(n), box));
    if (!numbers.length) list.append(node("li", {}, node("p", { className: "empty" }, box.dataset.none)));
    const heading = node("h2", {}, `${box.dataset.sentences} `, node("span", { className: "n" }, worded(labels, numbers.length)));
    box.replaceChildren(page === 1 ? await names(facts, labels, query, box) : "", node("section", {}, heading, list, pages(labels, asked, page, last, box)));
  };

  // Stories narrowed to several values at once.
  const choose = async (box, asked) => {
    const [facts, labels] = await Promise.all([load("stories"), load(`${lang}/labels`)]);
    const stories = facts.stories.split(" ").map((story) => story.split(".").map(number));
    let kept = stories.map((_, n) => n);
    for (const [kind, values] of Object.entries(facts.facets)) {
      if (!asked.get(kind)) continue;
      const chosen = new Set(Object.hasOwn(values, asked.get(kind)) ? steps(values[asked.get(kind)]) : []);
      kept = kept.filter((n) => chosen.has(n));
    }
    if (asked.get("start")) kept = kept.filter((n) => stories[n][2] && facts.days[stories[n][2] - 1] >= asked.get("start"));
    if (asked.get("end")) kept = kept.filter((n) => stories[n][1] && facts.days[stories[n][1] - 1] <= asked.get("end"));
    const within = new Set(kept.map((n) => stories[n][0]));
    const order = asked.get("order") === "newest" ? facts.newest.split(" ").map(number) : facts.lines.map((_, n) => n);
    const lines = order.filter((n) => within.has(n));
    const last = Math.max(1, Math.ceil(lines.length / facts.page));
    const page = Math.min(last, Math.max(1, Number(asked.get("page")) || 1));
    const shown = [];
    // The fragments are this package's own pages, written and escaped as those are.
    for (const n of lines.slice(facts.page * (page - 1), facts.page * page)) shown.push(await load(`${lang}/line/${facts.lines[n]}`));
    box.innerHTML = shown.join("");
    if (!shown.length) box.append(node("p", { className: "empty" }, box.dataset.none));
    box.append(pages(labels, asked, page, last, box));
  };

  document.addEventListener("DOMContentLoaded", async () => {
    const asked = new URLSearchParams(location.search);
    const form = document.querySelector("main .filters");
    for (const [name, value] of asked) {
      const field = form?.elements.namedItem(name);
      if (field?.type === "checkbox") field.checked = value === field.value;
      else if (field) field.value = value;
    }
    const language = document.querySelector(".language");
    if (language && location.search) language.href += location.search + location.hash;
    const [found, list] = [document.getElementById("found"), document.getElementById("list")];
    const busy = found || list;
    try {
      if (found && asked.get("q")) await search(found, asked);
      if (list && ["party", "place", "outlet", "start", "end", "order"].some((name) => asked.get(name))) await choose(list, asked);
    } finally {
      if (busy) busy.dataset.ready = "";
    }
  });
  return { hold, fold, keys, stem, load };
})();
