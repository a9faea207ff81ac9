"""Events and their counts against real reports that were annotated for this purpose."""

from tests.annotators.annotated import needs_archives, scored

EVENT_PRECISION, EVENT_RECALL = 0.73, 0.66
COUNT_PRECISION, COUNT_RECALL = 0.72, 0.66

pytestmark = needs_archives


def test_events_are_found_as_well_as_ever() -> None:
    reached = scored("events")["event"]
    assert reached.precision >= EVENT_PRECISION
    assert reached.recall >= EVENT_RECALL


def test_their_counts_are_read_as_well_as_ever() -> None:
    reached = scored("events")["count"]
    assert reached.precision >= COUNT_PRECISION
    assert reached.recall >= COUNT_RECALL
