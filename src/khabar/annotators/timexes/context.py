"""What an expression's value depends on besides its own words: publication, neighbours, quotation."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from khabar.model.layers import Expression
from khabar.model.spans import Span
from khabar.text.reading import Reading

_SENTENCE = 400
"""A day named further back (in characters) is of another sentence."""
_PARTNER = 40
"""The other end of a range begins at most this many characters after the first."""
_MATCHING = frozenset({"الموافق", "الموافقة", "المصادف", "الموافقه"})
_LINK_WORDS = frozenset({"إلى", "الى", "حتى", "وحتى", "ولغاية", "لغاية"})
_RANGE_LINKS = _LINK_WORDS | {"-", "–"}


@dataclass
class Context:
    """The report about an expression, and what earlier expressions of it came to."""

    reading: Reading
    published: date | None
    expressions: tuple[Expression, ...]
    future_weekdays: frozenset[str] = frozenset()
    """Weekdays that some words of the report place in the future."""
    last_day: date | None = None
    last_date: str | None = None
    """Value of the last date, of any precision."""
    last_duration: str | None = None
    duration_end: int = 0
    """Where the last duration ended in the raw text."""
    told_day: date | None = None
    """The last day named outside quotation marks."""
    days: list[tuple[int, date]] = field(default_factory=list)
    """Start and day of every expression that names a day, in text order."""

    @cached_property
    def says_yesterday(self) -> bool:
        """Whether some words of the report are "yesterday"."""
        return any(("offset", "-1") in one.slots for one in self.expressions)

    def quotation(self, span: Span) -> Span | None:
        """Return the quotation that covers a span."""
        quotations = self.reading.quotations
        at = bisect_right(quotations, span.start, key=lambda one: one.start) - 1
        return quotations[at] if at >= 0 and quotations[at].covers(span) else None

    def partner(self, index: int) -> int | None:
        """Return the index of the expression that ends a range which the one at ``index`` begins."""
        between = self._between(index, index + 1)
        if between is None or len(between) > _PARTNER or "." in between:
            return None
        return index + 1 if between.strip() in _RANGE_LINKS or not _LINK_WORDS.isdisjoint(between.split()) else None

    def matched(self, index: int) -> date | None:
        """Return the day that the expression before names, if this one is said to correspond to it."""
        between = self._between(index - 1, index) if index else None
        said = (
            between is not None and len(between) <= _PARTNER and not _MATCHING.isdisjoint(between.strip(" ()").split())
        )
        return self.last_day if said else None

    def around(self, index: int) -> int | None:
        """Return the index of the expression before this one if it covers it."""
        covers = index > 0 and self.expressions[index - 1].span.covers(self.expressions[index].span)
        return index - 1 if covers else None

    def beside(self, index: int) -> int | None:
        """Return the index of a moment after this one with only marks, or only another hour, between them."""
        for other in (index + 1, index + 2):
            between = self._between(other - 1, other)
            if between is None or between.strip(" ()،,-\n"):
                return None
            if "hour" not in dict(self.expressions[other].slots):
                return other if self.expressions[other].kind == "moment" else None
        return None

    def _between(self, one: int, other: int) -> str | None:
        if other >= len(self.expressions):
            return None
        return self.reading.document.raw[self.expressions[one].span.end : self.expressions[other].span.start]

    def day_in_sentence(self, index: int) -> date | None:
        """Return the day that was last named before an expression in the same sentence."""
        if not self.days:
            return None
        start, day = self.days[-1]
        if self.expressions[index].span.start - start > _SENTENCE:
            return None
        between = self.reading.document.raw[start : self.expressions[index].span.start]
        return day if "\n" not in between and ". " not in between else None

    def last_base(self, unit: str) -> date | None:
        """Return a day in the week, month or year that was last named, if what was named is as precise as that unit."""
        value = self.last_date or ""
        length = {"Y": 4, "M": 7}.get(unit, 10)
        try:
            return date.fromisoformat((value[:length] + "-01-01")[:10]) if len(value) >= length else None
        except ValueError:
            return None

    def following(self, what: str) -> date | None:
        """Return the day last named, or the day after it for "next-day"."""
        try:
            return self.last_day + timedelta(days=what == "next-day") if self.last_day else None
        except OverflowError:
            return None

    def note(self, span: Span, value: str, kind: str) -> None:
        """Remember what an expression came to, for those that lean on it."""
        if kind == "DURATION":
            self.last_duration, self.duration_end = value, span.end
            return
        self.last_date = value
        try:
            day = date.fromisoformat(value[:10])
        except ValueError:
            return
        self.last_day = day
        self.days.append((span.start, day))
        if not self.quotation(span):
            self.told_day = day


def future_weekdays(expressions: tuple[Expression, ...]) -> frozenset[str]:
    """Return the weekdays that a report places in the future and nowhere plainly in the past."""
    future, past = set(), set()
    for one in expressions:
        slots = dict(one.slots)
        if "weekday" in slots and "offset" not in slots and "day" not in slots:
            if slots.get("direction") == "next" or slots.get("tense") in {"future", "weak-future"}:
                future.add(slots["weekday"])
            elif slots.get("direction") == "past" or slots.get("tense") == "past":
                past.add(slots["weekday"])
    return frozenset(future - past)
