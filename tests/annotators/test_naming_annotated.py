"""Loaded namings against real reports that were annotated for this purpose."""

from tests.annotators.annotated import needs_archives, scored

PRECISION, RECALL = 0.80, 0.75

pytestmark = needs_archives


def test_namings_are_found_as_well_as_ever() -> None:
    reached = scored("framing")["framing"]
    assert reached.precision >= PRECISION
    assert reached.recall >= RECALL
