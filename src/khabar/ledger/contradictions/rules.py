"""All rules for contradictions, in order, over the reports of one storyline."""

from itertools import chain

from khabar.ledger.concepts import Subject
from khabar.ledger.contradictions.altered import altered_copies
from khabar.ledger.contradictions.denials import denial_links
from khabar.ledger.contradictions.numbers import missing_tolls, number_conflicts
from khabar.ledger.contradictions.stances import agency_conflicts, stance_conflicts, withdrawn_offers
from khabar.ledger.contradictions.states import control_conflicts, truce_sequences
from khabar.ledger.contradictions.talks import hopes_and_accusations, talks_outcomes
from khabar.ledger.lines import StoryReport
from khabar.model.record import Contradiction, Passage


def contradictions(
    reports: tuple[StoryReport, ...], subjects: tuple[Subject, ...], passages: tuple[Passage, ...]
) -> tuple[Contradiction, ...]:
    """Return the contradictions of a storyline, each pair of spans once, by kind and place.

    The first rule that sets two spans against each other wins; overlapping pairs of one kind are one.
    """
    found = chain(
        altered_copies(passages, {report.doc: report for report in reports}),
        denial_links(subjects),
        number_conflicts(reports),
        missing_tolls(reports),
        agency_conflicts(subjects),
        stance_conflicts(reports),
        withdrawn_offers(reports),
        control_conflicts(reports),
        truce_sequences(reports),
        talks_outcomes(subjects),
        hopes_and_accusations(subjects),
    )
    kept: dict[tuple[str, str], list[Contradiction]] = {}
    for line in found:
        pair = (min(line.a.doc, line.b.doc), max(line.a.doc, line.b.doc))
        known = kept.setdefault(pair, [])
        if not any(_same(line, other) for other in known):
            known.append(line)
    lines = [line for known in kept.values() for line in known]
    return tuple(sorted(lines, key=lambda line: (line.a, line.b, line.kind, line.id)))


def _same(one: Contradiction, other: Contradiction) -> bool:
    for a, b in ((other.a, other.b), (other.b, other.a)):
        if one.a.doc == a.doc and one.b.doc == b.doc and one.a.span.overlaps(a.span) and one.b.span.overlaps(b.span):
            return True
    return False
