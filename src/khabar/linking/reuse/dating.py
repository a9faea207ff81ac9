"""Publication days of reports that do not tell theirs, from dated reports that share their text.

"Today, Tuesday" in an undated report is the Tuesday nearest to the day of a report with the same paragraphs; where it only has
"Monday", and the other report has the same sentence with "yesterday, Monday", it was written on that Monday or the day after.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.linking.reuse.copies import Shared
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Expression, Layers, Publication
from khabar.model.spans import Span
from khabar.text.days import named

_ENOUGH = 120
"""Characters that two reports share at least, if one is to date the other."""
_NEAR = 3
"""Reports that share text are taken to lie at most so many days apart: within them a weekday is one day only."""


@dataclass(frozen=True, slots=True)
class _Weekday:
    """A weekday that a report names: ISO number, days from publication if its words say so."""

    span: Span
    words: str
    weekday: int
    offset: int | None


@dataclass(frozen=True, slots=True)
class Dated:
    """What dating needs to know of a report."""

    doc: DocId
    name: str
    publication: Publication
    weekdays: tuple[_Weekday, ...]
    spoken_of: tuple[tuple[Span, date], ...]
    """The days that its time expressions name."""

    @classmethod
    def of(cls, document: Document, layers: Layers) -> "Dated":
        """Return what dating needs of a report with its layers."""
        weekdays = tuple(filter(None, (_weekday(document.raw, one) for one in layers.expressions)))
        spoken_of = tuple((one.span, day) for one in layers.timexes if (day := _day_of(one.value)))
        return cls(document.id, document.name, layers.publication, weekdays, spoken_of)

    @property
    def open(self) -> bool:
        """Whether the day is not known but could be told by others."""
        return self.publication.day is None and bool(self.weekdays)


@dataclass(frozen=True, slots=True)
class _Neighbour:
    number: int
    shared: tuple[tuple[Span, Span], ...]
    """Span in the undated report, span in this one."""

    @property
    def size(self) -> int:
        return sum(len(own) for own, _ in self.shared)


def days_by_comparison(
    reports: Sequence[Dated], shared: Iterable[tuple[int, int, list[Shared]]]
) -> dict[DocId, Publication]:
    """Return the publication, with its reason, of every report without a day that others can date.

    ``shared`` is what :func:`khabar.linking.reuse.shared_text` yields for the reports, numbered alike. A report dated in this way
    dates others in turn; the result does not depend on the order of the reports.
    """
    around = _neighbours(reports, shared)
    found: dict[int, Publication] = {}
    while True:
        known = {n: made.day for n, one in enumerate(reports) if (made := found.get(n, one.publication)).day}
        waiting = [number for number in sorted(around) if number not in found]
        told = {number: _told_by(reports, number, around[number], known) for number in waiting}
        new = {number: publication for number, publication in told.items() if publication}
        if not new:
            return {reports[number].doc: made for number, made in found.items()}
        found |= new


def _neighbours(
    reports: Sequence[Dated], shared: Iterable[tuple[int, int, list[Shared]]]
) -> dict[int, list[_Neighbour]]:
    around: defaultdict[int, list[_Neighbour]] = defaultdict(list)
    for a, b, blocks in shared:
        if reports[a].open:
            around[a].append(_Neighbour(b, tuple((block.a, block.b) for block in blocks)))
        if reports[b].open:
            around[b].append(_Neighbour(a, tuple((block.b, block.a) for block in blocks)))
    return {
        number: enough
        for number, others in around.items()
        if (enough := [other for other in others if other.size >= _ENOUGH])
    }


def _told_by(
    reports: Sequence[Dated], number: int, others: list[_Neighbour], known: dict[int, date]
) -> Publication | None:
    """Let every dated neighbour vote with the length of what it shares."""
    votes: Counter[date] = Counter()
    because: dict[date, tuple[_Neighbour, _Weekday]] = {}
    for other in sorted((one for one in others if one.number in known), key=lambda one: (-one.size, one.number)):
        said = _day_beside(reports[number], reports[other.number], known[other.number], other)
        if said:
            day, word = said
            votes[day] += other.size
            because.setdefault(day, (other, word))
    if not votes:
        return None
    best = max(votes, key=lambda day: (votes[day], day))
    other, word = because[best]
    also = set(votes) - {best}
    if word.offset is None:
        also.add(best + timedelta(days=1))
    why = (
        f'"{word.words}" fits {named(best)}; '
        f'shares text with "{reports[other.number].name}", published on {named(known[other.number])}'
    )
    return Publication(best, "inferred", why, tuple(sorted(also)), (word.span,))


def _day_beside(report: Dated, other: Dated, day: date, shared: _Neighbour) -> tuple[date, _Weekday] | None:
    """Return the day on which a report was written, seen from another one of that day, and the word that tells."""
    tied = Counter((word.weekday - word.offset - 1) % 7 for word in report.weekdays if word.offset is not None)
    if tied:
        weekday = max(tied, key=lambda one: (tied[one], -one))
        near = day + timedelta(days=(weekday - day.weekday() + _NEAR) % 7 - _NEAR)
        telling = (w for w in report.weekdays if w.offset is not None and (w.weekday - w.offset - 1) % 7 == weekday)
        return near, next(telling)
    return max(_same_words(report, other, shared), key=lambda found: found[0], default=None)


def _same_words(report: Dated, other: Dated, shared: _Neighbour) -> Iterator[tuple[date, _Weekday]]:
    """Yield the days that the other report gives for weekdays in the text that both share."""
    for own, theirs in shared.shared:
        days = {day.isoweekday(): day for span, day in other.spoken_of if theirs.start <= span.start < theirs.end}
        for word in report.weekdays:
            if own.start <= word.span.start < own.end and word.weekday in days:
                yield days[word.weekday], word


def _weekday(raw: str, one: Expression) -> _Weekday | None:
    slots = dict(one.slots)
    if "weekday" not in slots or "day" in slots or slots.get("tense") == "future":
        return None
    offset = int(slots["offset"]) if "offset" in slots else None
    return _Weekday(one.span, " ".join(one.span.of(raw).split()), int(slots["weekday"]), offset)


def _day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
