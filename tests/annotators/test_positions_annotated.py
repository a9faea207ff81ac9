"""Positions against real reports that were annotated for this purpose."""

from tests.annotators.annotated import needs_archives, scored

PRECISION, RECALL = 0.45, 0.38

pytestmark = needs_archives


def test_positions_are_read_as_well_as_ever() -> None:
    reached = scored("positions")["position"]
    assert reached.precision >= PRECISION
    assert reached.recall >= RECALL
