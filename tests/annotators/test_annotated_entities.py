"""Mentions of real reports: annotated offsets and types, with the texts taken from the archives beside the checkout."""

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

ANNOTATIONS = ROOT / "tests" / "annotations" / "entities.json"
ARCHIVES = ROOT.parent / "shared" / "data" / "news"
PRECISION, RECALL = 0.88, 0.76

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARCHIVES.is_dir(), reason="the newspaper archives do not lie beside the checkout"),
]


@cache
def archive(name: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(ARCHIVES / name) as opened:
        found: list[dict[str, Any]] = json.loads(opened.read(opened.namelist()[0]))
    return found


def document(annotated: dict[str, Any]) -> Document:
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
def mention() -> Score:
    gold, found = {}, {}
    for annotated in json.loads(ANNOTATIONS.read_text("utf-8")):
        read = document(annotated)
        gold[annotated["doc"]] = {"entities": annotated["entities"]}
        found[annotated["doc"]] = {"entities": guide(read, analyse(read))["entities"]}
    return scores(gold, found)["mention"]


def test_mentions_are_found_as_well_as_ever() -> None:
    assert mention().recall >= RECALL
    assert mention().precision >= PRECISION
