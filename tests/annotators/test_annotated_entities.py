"""Mentions against real reports that were annotated for this purpose."""

from tests.annotators.annotated import needs_archives, scored

PRECISION, RECALL = 0.80, 0.75

pytestmark = needs_archives


def test_mentions_are_found_as_well_as_ever() -> None:
    mention = scored("entities")["mention"]
    assert mention.recall >= RECALL
    assert mention.precision >= PRECISION
