"""Train the weights by which positions are chosen, and say how well they do on reports that they were not trained on.

Reads the annotated reports of ``tests/annotations/positions.json``, with their texts from the archives that they name::

    python tools/train_positions.py ../shared/data/news --rounds 6

A logistic regression over the traits of ``khabar.annotators.positions.weighing``, with weight decay, by full-batch gradient
steps from zero: no chance enters, and the same reports give the same file. With ``--rounds`` every so many reports are left
out in turn and scored with the weights learnt on the others, before the weights of all are written.
"""

import argparse
import gzip
import json
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.annotators.positions.guards import about_sport
from khabar.annotators.positions.reader import candidates
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.weighing import Candidate, chosen
from khabar.annotators.registry import REGISTRY
from khabar.evaluation.matching import overlap, same_name
from khabar.evaluation.report import scores
from khabar.evaluation.scoring import FOUND
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.text.reading import Reading

ROOT = Path(__file__).resolve().parents[1]
ANNOTATED = ROOT / "tests" / "annotations" / "positions.json"
WEIGHTS = ROOT / "src" / "khabar" / "lexicons" / "data" / "position_weights.tsv.gz"
RAREST = 4
"""Candidates in which a trait must occur to get a weight."""
DECAY = 8.0
STEPS, RATE = 250, 0.1

Array = NDArray[np.float64]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report's candidates, which of them are positions, and its annotated positions."""

    name: str
    candidates: list[Candidate]
    right: list[bool]
    gold: list[Json]


def main() -> None:
    """Train on all annotated reports and write the weights; with ``--rounds``, first score reports left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", type=Path)
    parser.add_argument("--rounds", type=int, default=0)
    options = parser.parse_args()
    reports = [report(annotated, options.archives) for annotated in json.loads(ANNOTATED.read_text("utf-8"))]
    if options.rounds:
        print(left_out(reports, options.rounds))
    write(train(reports))


def report(annotated: Json, archives: Path) -> Report:
    """Return the candidates of an annotated report, with the layers that positions need made anew."""
    article = archive(archives / annotated["archive"])[annotated["index"]]
    title = article["title"].strip()
    raw = f"{title}\n{article['content'].strip()}"
    name, outlet = annotated["doc"], annotated["outlet"]
    document = Document(
        document_id(name, raw, outlet, None),
        name,
        raw,
        outlet=outlet,
        retrieved=date.fromisoformat(annotated["retrieved"]),
        title_end=len(title),
    )
    reading = Reading(document)
    for annotator in REGISTRY:
        if annotator.produces == "positions":
            break
        made = annotator.annotate(reading, bundled())
        reading = reading.with_layers(replace(reading.layers, **{annotator.produces: made}))
    found = [] if about_sport(reading.words) else list(candidates(Scene(reading, bundled())))
    right = [any(_same(one, gold) for gold in annotated["positions"]) for one in found]
    return Report(name, found, right, annotated["positions"])


def _same(one: Candidate, gold: Json) -> bool:
    position = one.position
    return (
        position.stance == gold["stance"]
        and same_name(position.actor, gold["actor"])
        and overlap(_span(one), gold["evidence"]) >= FOUND
    )


def _span(one: Candidate) -> Json:
    return {"start": one.position.evidence.start, "end": one.position.evidence.end}


@cache
def archive(path: Path) -> list[Json]:
    """Return the articles of an archive."""
    with zipfile.ZipFile(path) as opened:
        found: list[Json] = json.loads(opened.read(opened.namelist()[0]))
    return found


def train(reports: Sequence[Report]) -> dict[str, float]:
    """Return a weight for every trait that is frequent enough."""
    rows = [one.traits for of_report in reports for one in of_report.candidates]
    labels = np.array([float(right) for of_report in reports for right in of_report.right])
    counts = Counter(trait for row in rows for trait in row)
    names = sorted(trait for trait, count in counts.items() if count >= RAREST)
    columns = {name: at for at, name in enumerate(names)}
    cells = [(at, columns[trait]) for at, row in enumerate(rows) for trait in row if trait in columns]
    row_of, column_of = np.array(cells).T
    return dict(zip(names, map(float, fit(row_of, column_of, labels, len(names))), strict=True))


def fit(row_of: NDArray[np.int64], column_of: NDArray[np.int64], labels: Array, columns: int) -> Array:
    """Return the weights after a fixed number of Adam steps on the decayed log loss; the cells named are 1."""
    weights, mean, square = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    for step in range(1, STEPS + 1):
        odds = 1 / (1 + np.exp(-np.bincount(row_of, weights[column_of], len(labels))))
        slope = np.bincount(column_of, (odds - labels)[row_of], columns) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def left_out(reports: Sequence[Report], rounds: int) -> str:
    """Return precision, recall and F1 over all reports, each scored with weights that were learnt without it."""
    gold = {one.name: {"positions": one.gold} for one in reports}
    found: dict[str, Json] = {}
    for turn in range(rounds):
        weights = train([one for at, one in enumerate(reports) if at % rounds != turn])
        for one in reports[turn::rounds]:
            kept = chosen(one.candidates, weights)
            found[one.name] = {
                "positions": [
                    {
                        "actor": position.actor,
                        "stance": position.stance,
                        "evidence": {"start": position.evidence.start, "end": position.evidence.end},
                    }
                    for position in kept
                ]
            }
    score = scores(gold, found)["position"]
    figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
    return f"left out in turn: {figures}  of {score.gold} positions in {len(reports)} reports"


def write(weights: dict[str, float]) -> None:
    """Write the weights as a compressed table without a time stamp."""
    lines = ["# trait\tweight", *(f"{trait}\t{weight:.3f}" for trait, weight in weights.items())]
    with WEIGHTS.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main()
