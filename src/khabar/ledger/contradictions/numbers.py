"""Numbers of one event and one scope that cannot both be right."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import inf

from khabar.ledger.contradictions.scenes import Scene, scene_of
from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import containment, likeness, same_side
from khabar.model.layers import Count, Event
from khabar.model.record import Contradiction, Strength

_LEAST = frozenset({"more-than", "at-least"})
_MOST = frozenset({"less-than", "at-most"})
_TIMES = 3
"""Numbers of one event do not differ by a higher factor."""
_ABOUT = 0.15
"""Share by which a number that is given with "about" may be off."""
_COUNTED = frozenset({"killing", "injury", "detention", "displacement"})
"""Events whose numbers count persons; raids and shells are counted over all sorts of times."""
_FAR = 600
"""Characters between a source that has no toll and a toll, beyond which they are of two matters."""
_FEW = 3
"""A smaller number is too often one person of several."""
_CLOSE = 0.6
"""Share of telling words from which the tolls of fighters in one story are of one fight."""
_ALIKE = 0.4
"""Share of telling words that the sentences of two tellings must have in common to be held against one another."""
_SHARED = 4
"""Telling words that their sentences share, at least."""
_ELSEWHERE = (8, 0.45, 0.15)
"""The same for reports of two stories: words shared, their share of the shorter sentence, and of both."""
_AT_ONE_SPOT = (6, 0.35, 0.15)
"""The same where both name two places in common, a quarter and its town: that leaves few other events."""
_COMPARED = 40
"""Numbers of one outcome at one place that are held against one another, at most."""
_OTHER_MODES = frozenset({"hypothetical", "historical"})
_NO_TOLL = re.compile(r"(?:لا|لم|دون|ليس)\s(?:\S+\s){0,3}?(?:حصيلة|إحصائية|احصائية)")
"""Words of a source that has no number to give."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One account's number of one outcome, with the scene it belongs to."""

    report: StoryReport
    event: Event
    count: Count
    scene: Scene

    @property
    def side(self) -> Side:
        """Where the number stands."""
        return Side(self.report, self.count.span or self.event.evidence, self.event.claimed_by)

    @property
    def account(self) -> tuple[str, str]:
        """Who gives the number, and in which account."""
        return self.report.account, self.event.claimed_by or ""


def number_conflicts(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of numbers of one event, outcome and group whose ranges lie apart, each pair of numbers once.

    Two tellings are of one event if their sentences share a place, may be of one day, and are told in words that have much in
    common. A later day's higher number, and another number of one claimant, are updates and no contradictions; where one
    report has both numbers, they are of two scopes. Parts ("among them three children") are not compared.
    """
    by_scene: dict[tuple[str, str, frozenset[str]], list[Numbered]] = defaultdict(list)
    for numbered in _numbered(reports):
        for place in sorted(numbered.scene.places, key=sorted):
            key: tuple[str, str, frozenset[str]] = (numbered.event.type, numbered.count.what, place)
            if len(by_scene[key]) < _COMPARED:
                by_scene[key].append(numbered)
    seen: set[tuple[object, ...]] = set()
    for type_, what, place in sorted(by_scene, key=lambda one: (one[0], one[1], sorted(one[2]))):
        for a, b in combinations(by_scene[type_, what, place], 2):
            numbers = sorted([_written(a.count), _written(b.count)])
            pairs = {(what, *numbers, place), (what, *numbers, frozenset({a.report.doc, b.report.doc}))}
            if not seen & pairs and _conflict(a, b):
                seen |= pairs
                yield _line(a, b)


def _numbered(reports: tuple[StoryReport, ...]) -> Iterator[Numbered]:
    for report in reports:
        for event in report.layers.events:
            counts = [count for count in event.counts if (count.low or 0) >= _FEW and not count.subset]
            if counts and _is_told(event):
                scene = scene_of(report, event)
                yield from (
                    Numbered(report, event, count, scene) for count in counts if _is_total(report, scene, count)
                )


def _is_total(report: StoryReport, scene: Scene, count: Count) -> bool:
    """Tell whether no higher number of the outcome stands in the same sentence: a lower one may be a part of it."""
    beside = (
        other for event in report.layers.events for other in event.counts if scene.sentence.overlaps(event.evidence)
    )
    return all(other.what != count.what or (other.low or 0) <= (count.low or 0) for other in beside)


def _is_told(event: Event) -> bool:
    """Tell whether an event is told as one that happened of late and counts persons."""
    other = event.planned or event.denied or _OTHER_MODES & set(event.modes)
    return event.type in _COUNTED and not other


def _conflict(a: Numbered, b: Numbered) -> bool:
    one, other = a.count, b.count
    if one.group != other.group or a.account == b.account or a.report.account == b.report.account:
        return False
    if (
        not _apart(one, other)
        or _far_apart(one, other)
        or _update(a, b)
        or not a.scene.meets(b.scene)
        or not _one_event(a, b)
    ):
        return False
    return not (_gives(a.report, other) or _gives(b.report, one))


def _one_event(a: Numbered, b: Numbered) -> bool:
    """Tell whether two numbers that may be of one day and place are told of one event, as far as their words show."""
    shared = len(a.scene.stems & b.scene.stems)
    alike = containment(a.scene.stems, b.scene.stems)
    if a.report.story != b.report.story:
        least, contained, of_both = _AT_ONE_SPOT if len(a.scene.places & b.scene.places) > 1 else _ELSEWHERE
        both = likeness(a.scene.stems, b.scene.stems)
        return a.count.group != "fighters" and shared >= least and alike >= contained and both >= of_both
    return shared >= _SHARED and alike >= (_CLOSE if a.count.group == "fighters" else _ALIKE)


def _gives(report: StoryReport, count: Count) -> bool:
    """Tell whether a report has a number of an outcome somewhere: then its other number is of another scope."""
    return any(
        own.what == count.what and (own.low, own.high) == (count.low, count.high)
        for event in report.layers.events
        for own in event.counts
    )


def _apart(a: Count, b: Count) -> bool:
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    return high_a < low_b or high_b < low_a


def _far_apart(a: Count, b: Count) -> bool:
    """Tell whether one number is so much higher that it will be of another event, or of several."""
    return max(a.low or 0, b.low or 0) > _TIMES * min(a.high or 0, b.high or 0)


def _bounds(count: Count) -> tuple[float, float]:
    """Return from where to where a number reaches with its qualifier: "at least 12" and "27" may both be right."""
    low, high = float(count.low or 0), float(count.high or 0)
    if count.qualifier == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return (0.0 if count.qualifier in _MOST else low), (inf if count.qualifier in _LEAST else high)


def _update(a: Numbered, b: Numbered) -> bool:
    """Tell whether one number is the same claimant's newer one, or a later day's higher toll."""
    if same_side(a.event.claimed_by, b.event.claimed_by):
        return True
    day_a, day_b = a.report.day, b.report.day
    if day_a is None or day_b is None or day_a == day_b:
        return False
    early, late = (a, b) if day_a < day_b else (b, a)
    return (late.count.low or 0) > (early.count.low or 0)


def _line(a: Numbered, b: Numbered) -> Contradiction:
    x, y = _written(a.count), _written(b.count)
    why = Reason(f"عددان لحدث واحد: {x} و{y}", f"two numbers of one event ({a.count.what}): {x} and {y}")
    exact = a.count.low == a.count.high and b.count.low == b.count.high
    strength: Strength = "strong" if exact and a.event.date and b.event.date else "moderate"
    return contradiction("number", a.side, b.side, why, strength)


def _written(count: Count) -> str:
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def missing_tolls(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of a source that says that it has no toll of the dead and the exact toll of another one nearest to it."""
    for report in reports:
        without = next(
            (s for s in report.layers.statements if s.content and _NO_TOLL.search(report.text(s.content[0]))), None
        )
        if without is None:
            continue
        begin = without.content[0].start
        exact = [
            (abs(event.evidence.start - begin), event, count)
            for event in report.layers.events
            for count in event.counts
            if _is_exact_toll(count) and _is_told(event) and not same_side(event.claimed_by, without.speaker_entity)
        ]
        distance, event, count = min(exact, key=lambda found: found[0], default=(_FAR, None, None))
        if event is not None and count is not None and distance < _FAR:
            a = Side(report, count.span or event.evidence, event.claimed_by)
            b = Side(report, without.content[0], without.speaker_entity)
            why = Reason(
                f"عدد محدد ({count.low}) مع مصدر يقول إنه لا حصيلة لديه",
                f"an exact number ({count.low}) beside a source that has no toll",
            )
            yield contradiction("number", a, b, why, "weak")


def _is_exact_toll(count: Count) -> bool:
    return count.what == "killed" and (count.low or 0) > 1 and count.low == count.high and not count.subset
