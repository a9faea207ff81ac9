"""The gate: no score falls below its floor, on the example's gold and on any other gold that floors are pinned for."""

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT

from khabar.annotators.registry import analyse
from khabar.evaluation.floors import below, fingerprint
from khabar.evaluation.gold import read_gold
from khabar.evaluation.report import scores
from khabar.exports.guide import guide
from khabar.ingest import read
from khabar.model.document import Document

FLOORS = ROOT / "examples" / "gold" / "floors.json"
BESIDE = ROOT.parent / "shared" / "gold" / "dev"


def fallen(folder: Path) -> list[str]:
    reports = read_gold(folder)
    if fingerprint(reports) not in json.loads(FLOORS.read_text("utf-8")):
        pytest.skip("no floors are pinned for this gold")
    found = {}
    for report in reports:
        (document,) = read([report.text])
        assert isinstance(document, Document)
        found[report.name] = guide(document, analyse(document))
    return below(FLOORS, reports, scores({report.name: report.annotation for report in reports}, found))


def test_the_example_reads_as_well_as_ever() -> None:
    assert fingerprint(read_gold(FLOORS.parent)) in json.loads(FLOORS.read_text("utf-8"))
    assert fallen(FLOORS.parent) == []


@pytest.mark.shared
@pytest.mark.skipif(not BESIDE.is_dir(), reason="the annotated reports do not lie beside the checkout")
def test_the_annotated_reports_read_as_well_as_ever() -> None:
    assert fallen(BESIDE) == []
