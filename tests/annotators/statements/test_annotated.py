"""Statements of real reports: annotated offsets and labels, with the texts taken from the archives beside the checkout."""

import pytest
from tests.annotators.annotated import needs_archives, scored

FLOORS = {
    "statement": 0.86,
    "statement-exact": 0.79,
    "attributed": 0.79,
    "  cue": 0.95,
    "  mode": 0.92,
    "  act": 0.80,
    "  date": 0.85,
    "  nested": 0.95,
}

pytestmark = needs_archives


@pytest.mark.parametrize("layer", FLOORS)
def test_statements_are_read_as_well_as_ever(layer: str) -> None:
    assert scored("statements")[layer].f1 >= FLOORS[layer]
