// What the pages do beyond reading; every page works without it.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const refsOf = (node) => (node.dataset.refs || node.dataset.ref || "").split(" ").filter(Boolean);

  // Text and margin light each other.
  const light = (refs, on) => {
    for (const ref of refs) {
      document.getElementById(ref)?.classList.toggle("on", on);
      all(`.text [data-refs~="${CSS.escape(ref)}"]`).forEach((piece) => piece.classList.toggle("on", on));
    }
  };
  for (const node of all(".leaf [data-refs], .leaf .card")) {
    const refs = refsOf(node).filter((ref) => document.getElementById(ref)?.classList.contains("card"));
    if (!refs.length) continue;
    for (const [start, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
      node.addEventListener(start, () => light(refs, true));
      node.addEventListener(end, () => light(refs, false));
    }
    if (node.dataset.refs) node.addEventListener("click", () => document.getElementById(refs[0]).focus({ preventScroll: true }));
  }

  // On a wide page each card stands at the line that it rests on.
  const leaf = document.querySelector(".leaf");
  const wide = matchMedia("(min-width: 76rem)");
  const flow = () => {
    document.documentElement.classList.remove("placed");
    all(".leaf .card").forEach((card) => { card.style.insetBlockStart = ""; });
    leaf.style.minBlockSize = "";
  };
  const place = () => {
    flow();
    if (!wide.matches) return;
    document.documentElement.classList.add("placed");
    const cards = all(".leaf .card");
    const top = leaf.getBoundingClientRect().top;
    let free = 0;
    for (const card of cards.filter((card) => card.offsetParent)) {
      const line = document.getElementById(card.querySelector(".anchor").hash.slice(1)) || card.closest(".row");
      const start = Math.max(line.getBoundingClientRect().top - top, free);
      card.style.insetBlockStart = `${start}px`;
      free = start + card.offsetHeight + 7;
    }
    leaf.style.minBlockSize = `${free + 24}px`;
  };
  if (leaf) {
    place();
    document.fonts?.ready.then(place);
    addEventListener("resize", place);
    all(".layer-switch").forEach((box) => box.addEventListener("change", place));
    addEventListener("beforeprint", flow);
    addEventListener("afterprint", place);
  }

  // Bands join shared passages where they stand on the screen.
  const ribbons = document.querySelector(".ribbons");
  const join = () => {
    const box = ribbons.getBoundingClientRect();
    if (!box.height) return;
    const reach = (column, block) => {
      const pieces = all(`[data-refs~="k${block}"]`, column).map((piece) => piece.getBoundingClientRect());
      const scaled = (y) => Math.round((1000 * (y - box.top)) / box.height);
      return pieces.length && [scaled(Math.min(...pieces.map((piece) => piece.top))), scaled(Math.max(...pieces.map((piece) => piece.bottom)))];
    };
    const columns = all(".facing .column").sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
    for (const link of all("[data-block]", ribbons)) {
      const [here, there] = columns.map((column) => reach(column, link.dataset.block));
      if (!here || !there) continue;
      link.firstElementChild.setAttribute("d", `M0 ${here[0]}V${here[1]}H5C32 ${here[1]} 28 ${there[1]} 55 ${there[1]}H60V${there[0]}H55C28 ${there[0]} 32 ${here[0]} 5 ${here[0]}Z`);
    }
  };
  if (ribbons) {
    join();
    document.fonts?.ready.then(join);
    addEventListener("resize", join);
  }

  // Characters named in the address are lit, also where no server marks them. Addresses count code points, as Python does.
  const named = new URLSearchParams(location.search).get("at")?.match(/^(\d+)-(\d+)$/);
  if (named && !document.querySelector(".lit")) {
    const [start, end] = [Number(named[1]), Number(named[2])];
    for (const piece of all(".text span[data-end]")) {
      const first = Number(piece.id.slice(1));
      if (first >= end || Number(piece.dataset.end) <= start) continue;
      const letters = [...piece.textContent];
      const lit = document.createElement("span");
      lit.className = "lit";
      lit.textContent = letters.slice(Math.max(0, start - first), end - first).join("");
      piece.replaceChildren(letters.slice(0, Math.max(0, start - first)).join(""), lit, letters.slice(end - first).join(""));
    }
    if (!document.getElementById(`c${start}`)) document.querySelector(".lit")?.scrollIntoView({ block: "center" });
  }

  // A citation for the clipboard: outlet, headline, date, words, address.
  for (const node of all("blockquote[data-cite], .card[data-at]")) {
    const at = node.dataset.at;
    const address = at ? `${location.pathname}?at=${at}#c${at.split("-")[0]}` : node.querySelector("cite a").href;
    const cited = node.dataset.cite || node.closest("article.report")?.dataset.cite;
    const pieces = at ? all(`.text [data-refs~="${node.id}"]`).filter((piece) => piece.matches(`.${node.classList[1]}`)) : [];
    const quoted = at ? pieces.map((piece) => piece.textContent).join("") : node.querySelector("mark").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = document.body.dataset.copy;
    button.addEventListener("click", async () => {
      const lines = [cited, `«${quoted.trim()}»`, new URL(address, location.href).href];
      await navigator.clipboard.writeText(lines.join("\n"));
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = document.body.dataset.copy; }, 1600);
    });
    (node.querySelector("cite") || node).append(button);
  }

  // Keys: next and previous line, next contradiction, layers, search.
  const step = (selector, by) => {
    const lines = all(selector).filter((line) => line.offsetParent);
    if (!lines.length) return;
    const at = lines.indexOf(document.activeElement.closest(selector));
    const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : (at + by + lines.length) % lines.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const keys = { j: () => step(".card, .line", 1), k: () => step(".card, .line", -1), c: () => step(".contradiction, .card:has(.clash)", 1), "/": () => document.querySelector("[type=search]")?.focus() };
    const layer = document.querySelector(`.layer-switch[data-key="${CSS.escape(event.key)}"]`);
    if (layer) layer.click();
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
})();
