"""Fit the weights of linking/stories on hand-labelled reports and print them.

    python tools/train_stories.py LABELS.jsonl NEWS_FOLDER

LABELS.jsonl has a line {"id", "story", "kind"} a report, ids being FILE-INDEX of the JSON arrays in NEWS_FOLDER's zips. The
constants of ``likeness.py`` and ``kinds.py`` are this script's output, rounded.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.annotators.registry import analyse
from khabar.ingest import read
from khabar.lexicons import bundled
from khabar.linking.stories.kinds import opinion_features
from khabar.linking.stories.likeness import Evidence, values
from khabar.linking.stories.neighbours import pairs
from khabar.linking.stories.profiles import profiles_of
from khabar.linking.stories.reports import StoryReport, story_report
from khabar.model.document import Document
from khabar.model.ids import DocId

_RIDGE = 1.0


def main(labels: Path, news: Path) -> None:
    """Print both fits."""
    label = {row["id"]: row for row in map(json.loads, labels.read_text("utf-8").splitlines())}
    days = {name[:10] for name in label}
    documents = [d for d in read([f for f in sorted(news.glob("*.zip")) if f.stem in days]) if isinstance(d, Document)]
    reports: list[StoryReport] = []
    columns, is_column = [], []
    for document in documents:
        layers = analyse(document)
        reports.append(story_report(document, layers, bundled()))
        if document.name in label:
            columns.append(opinion_features(document, layers, bundled()))
            is_column.append(label[document.name]["kind"] == "opinion")
    opinion = fitted(columns, is_column, [1.0] * len(columns))
    show("opinion", ("statements", "asks", "dated", "argues", "title asks", "length"), opinion)
    name = {document.id: document.name for document in documents}
    story = {doc: label[n]["story"] for doc, n in name.items() if n in label}
    show("likeness", [f.name for f in fields(Evidence)], fitted(*compared(reports, story)))


def compared(
    reports: Sequence[StoryReport], story: Mapping[DocId, str]
) -> tuple[list[tuple[float, ...]], list[bool], list[float]]:
    """Return the evidence of every candidate pair of labelled reports, whether the two are one story, and the pair's weight.

    A pair weighs less the larger the stories are, so that one large story does not decide.
    """
    size = Counter(story.values())
    profiles = profiles_of(sorted(reports, key=lambda report: (report.day or date.max, report.doc)), bundled())
    rows, same, weights = [], [], []
    for pair in pairs(profiles):
        a, b = story.get(profiles[pair.later].doc), story.get(profiles[pair.earlier].doc)
        if a and b:
            rows.append(values(pair.found))
            same.append(a == b)
            weights.append(max(size[a], size[b]) ** -0.5)
    return rows, same, weights


def fitted(rows: Sequence[Sequence[float]], target: Sequence[bool], weight: Sequence[float]) -> NDArray[np.float64]:
    """Return the weights, constant last, of a ridge logistic regression over weighted rows by Newton's method."""
    x = np.column_stack([np.array(rows, np.float64), np.ones(len(rows))])
    y, w = np.array(target, np.float64), np.array(weight, np.float64)
    ridge = np.diag([_RIDGE] * (x.shape[1] - 1) + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (w * (guess - y)) + ridge @ weights
        weights = weights - np.linalg.solve(x.T @ (x * (w * guess * (1 - guess))[:, None]) + ridge, slope)
    return weights


def show(what: str, names: Sequence[str], weights: NDArray[np.float64]) -> None:
    """Print the weights by name."""
    print(what, *(f"{name}={value:.2f}" for name, value in zip([*names, "constant"], weights, strict=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
