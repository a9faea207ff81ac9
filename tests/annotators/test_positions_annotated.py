"""Positions of real reports: annotated offsets and labels, with the texts taken from the archives beside the checkout."""

import json

import pytest
from tests.annotators.statements.test_annotated import ARCHIVES, document
from tests.conftest import ROOT

from khabar.annotators.registry import analyse
from khabar.evaluation.report import scores
from khabar.exports.guide import guide

ANNOTATIONS = ROOT / "tests" / "annotations" / "positions.json"
PRECISION = 0.50
RECALL = 0.28


@pytest.mark.shared
@pytest.mark.skipif(not ARCHIVES.is_dir(), reason="the newspaper archives do not lie beside the checkout")
def test_positions_are_read_as_well_as_ever() -> None:
    gold, found = {}, {}
    for annotated in json.loads(ANNOTATIONS.read_text("utf-8")):
        read = document(annotated)
        gold[annotated["doc"]] = {"positions": annotated["positions"]}
        found[annotated["doc"]] = {"positions": guide(read, analyse(read))["positions"]}
    reached = scores(gold, found)["position"]
    assert reached.precision >= PRECISION
    assert reached.recall >= RECALL
