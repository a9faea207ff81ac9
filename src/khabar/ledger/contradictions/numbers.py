"""Numbers of one event and one scope that cannot both be right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.events import Telling, event_groups
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import containment, same_side
from khabar.model.layers import Count
from khabar.model.record import Contradiction, Strength

_OPEN_ENDED = frozenset(
    {"MORE_THAN", "LESS_THAN", "APPROX", "AT_LEAST", "at_least", "more_than", "less_than", "approx"}
)
_ALIKE = 0.4
"""Share of telling words that two tellings of one event must have in common to be held against one another."""
_NO_TOLL = re.compile(r"(?:لا|لم|دون|ليس)\s(?:\S+\s){0,3}?(?:حصيلة|إحصائية|احصائية)")
"""Words of a source that has no number to give."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One account's number of one outcome."""

    told: Telling
    count: Count

    @property
    def side(self) -> Side:
        """Where the number stands."""
        return Side(self.told.report, self.count.span or self.told.event.evidence, self.told.event.claimed_by)


def number_conflicts(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of numbers of one event, outcome and group whose ranges lie apart, each pair once.

    Both must name the same place and day; a later day's higher number, and another number of one claimant, are updates and no
    contradictions. Parts ("among them three children") are compared with parts of the same group only.
    """
    for group in event_groups(reports):
        numbered = [Numbered(told, count) for told in group for count in told.event.counts if count.low is not None]
        seen: set[tuple[object, ...]] = set()
        for at, a in enumerate(numbered):
            for b in numbered[at + 1 :]:
                key = (a.count.what, *sorted([_written(a.count), _written(b.count)]))
                if key not in seen and _conflict(a, b):
                    seen.add(key)
                    yield _line(a, b)


def _account(numbered: Numbered) -> tuple[str, str]:
    return numbered.told.report.account, numbered.told.event.claimed_by or ""


def _conflict(a: Numbered, b: Numbered) -> bool:
    one, other = a.count, b.count
    if (one.what, one.group, one.subset) != (other.what, other.group, other.subset) or _account(a) == _account(b):
        return False
    if a.told.report.account == b.told.report.account or not _one_scope(a.told, b.told):
        return False
    if one.qualifier in _OPEN_ENDED or other.qualifier in _OPEN_ENDED:
        return False
    return _apart(one, other) and not _update(a, b)


def _one_scope(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings name one place and one day, and tell of it in words that have much in common."""
    same_place = bool(a.event.places) and set(a.event.places) == set(b.event.places)
    same_day = a.event.date is not None and a.event.date == b.event.date
    return same_place and same_day and containment(a.stems, b.stems) >= _ALIKE


def _apart(a: Count, b: Count) -> bool:
    low_a, high_a, low_b, high_b = a.low or 0, a.high or 0, b.low or 0, b.high or 0
    return high_a < low_b or high_b < low_a


def _update(a: Numbered, b: Numbered) -> bool:
    """Tell whether one number is the same claimant's newer one, or a later day's higher toll."""
    if same_side(a.told.event.claimed_by, b.told.event.claimed_by):
        return True
    day_a, day_b = a.told.report.day, b.told.report.day
    if day_a is None or day_b is None or day_a == day_b:
        return False
    early, late = (a, b) if day_a < day_b else (b, a)
    return (late.count.low or 0) > (early.count.low or 0)


def _line(a: Numbered, b: Numbered) -> Contradiction:
    x, y = _written(a.count), _written(b.count)
    why = Reason(f"عددان لحدث واحد: {x} و{y}", f"two numbers of one event ({a.count.what}): {x} and {y}")
    exact = a.count.low == a.count.high and b.count.low == b.count.high
    strength: Strength = "strong" if exact and a.told.event.date and b.told.event.date else "moderate"
    return contradiction("number", a.side, b.side, why, strength)


def _written(count: Count) -> str:
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def missing_tolls(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of an exact toll of the dead and a source in the same report that says that there is none."""
    for report in reports:
        none = [s for s in report.layers.statements if s.content and _NO_TOLL.search(report.text(s.content[0]))]
        exact = [
            (event, count)
            for event in report.layers.events
            for count in event.counts
            if count.what == "killed"
            and count.low is not None
            and count.low > 1
            and count.low == count.high
            and not count.subset
        ]
        for statement in none[:1]:
            for event, count in exact:
                if (
                    not same_side(event.claimed_by, statement.speaker_entity)
                    and abs(event.evidence.start - statement.content[0].start) < 600
                ):
                    a = Side(report, count.span or event.evidence, event.claimed_by)
                    b = Side(report, statement.content[0], statement.speaker_entity)
                    why = Reason(
                        f"عدد محدد ({count.low}) مع مصدر يقول إنه لا حصيلة لديه",
                        f"an exact number ({count.low}) beside a source that has no toll",
                    )
                    yield contradiction("number", a, b, why, "weak")
