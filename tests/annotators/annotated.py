"""Real reports annotated as offsets and labels, with the texts taken from the archives beside the checkout."""

import hashlib
import json
import zipfile
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.conftest import ROOT

from khabar.annotators.registry import analyse
from khabar.evaluation.report import Score, scores
from khabar.exports.guide import guide
from khabar.model.document import Document, document_id

ARCHIVES = ROOT.parent / "shared" / "data" / "news"

needs_archives = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARCHIVES.is_dir(), reason="the newspaper archives do not lie beside the checkout"),
]


@cache
def scored(layer: str) -> dict[str, Score]:
    """Return the scores of a layer on the reports of ``tests/annotations`` that are annotated with it."""
    gold, found = {}, {}
    for annotated in json.loads((ROOT / "tests" / "annotations" / f"{layer}.json").read_text("utf-8")):
        read = document(annotated)
        gold[annotated["doc"]] = {layer: annotated[layer]}
        found[annotated["doc"]] = {layer: guide(read, analyse(read))[layer]}
    return scores(gold, found)


def document(annotated: dict[str, Any]) -> Document:
    """Return an annotated report with its text, which must be the text that was annotated."""
    article = archive(annotated["archive"])[annotated["index"]]
    title = article["title"].strip()
    raw = f"{title}\n{article['content'].strip()}"
    assert hashlib.sha256(raw.encode()).hexdigest() == annotated["sha256"], annotated["doc"]
    return Document(
        document_id(annotated["doc"], raw, annotated["outlet"], None),
        annotated["doc"],
        raw,
        outlet=annotated["outlet"],
        retrieved=date.fromisoformat(annotated["retrieved"]),
        title_end=len(title),
    )


@cache
def archive(name: str) -> list[dict[str, Any]]:
    """Return the articles of an archive."""
    with zipfile.ZipFile(ARCHIVES / name) as opened:
        found: list[dict[str, Any]] = json.loads(opened.read(opened.namelist()[0]))
    return found
