"""Says when a report was published: as stated, as printed, or inferred, with the reason and what else was possible.

Inference asks of each possible day how well the report's own words fit it: "yesterday, Monday" fits a Tuesday. Without a
date that the text ties to the day of writing there is no inference, and the answer is that the day is not known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from khabar.annotators.contract import Annotator
from khabar.lexicons import Lexicons
from khabar.lexicons.vetoes import vetoes
from khabar.model.layers import Expression, Publication
from khabar.model.spans import Cover, Span
from khabar.text.days import named
from khabar.text.fold import fold
from khabar.text.hijri import from_gregorian, to_gregorian
from khabar.text.reading import Reading

_PRINTING_DROPS = frozenset({"date-line", "byline", "site", "source-label", "page"})
_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([/\-_]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_STALE = 7
"""Days before retrieval that a page may have been published, if its words say so."""
_LINE_REST = 24
"""Letters that a line may hold besides the date, if the date is to count as printed ("published on")."""
_HEAD, _TAIL = 400, 200
"""Where a printed date may stand: this far (in characters) from the beginning or the end of the text."""
_QUOTED = 4
"""At most so many expressions are quoted in a reason."""
_DAY_AFTER = re.compile(r"\b[وف]?(?:غداه|بعد يوم(?: واحد)? (?:من|علي))\b")


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression that fits some publication days and not others."""

    span: Span
    offset: int
    """Days from publication to the day that the words name."""
    weekday: int | None
    day: tuple[int | None, int, int, str] | None
    """Year (None if unsaid), month, day and calendar."""

    def fits(self, published: date) -> bool:
        """Tell whether the words are true in a report of that day."""
        named = published + timedelta(days=self.offset)
        if self.weekday is not None and named.isoweekday() != self.weekday:
            return False
        return self.day is None or _names(self.day, named)


def _names(said: tuple[int | None, int, int, str], day: date) -> bool:
    year, month, number, calendar = said
    if calendar == "gregorian":
        return (month, number) == (day.month, day.day) and year in {None, day.year}
    # The month may begin a day earlier or later by sight than in the tables.
    near = (from_gregorian(day + timedelta(days=shift)) for shift in (-1, 0, 1))
    return any(one and one[1:] == (month, number) and year in {None, one[0]} for one in near)


def annotate(reading: Reading, lexicons: Lexicons) -> Publication:
    """Return the publication day of a report, or one without a day and the reason why."""
    document = reading.document
    if document.published:
        return Publication(document.published, "stated", "stated by the input beside the text")
    dropped = Cover(drop.span for drop in reading.layers.layout.drops)
    told = [one for one in reading.layers.expressions if not dropped.covers(one.span)]
    clues = [clue for one in told if (clue := _clue(one))]
    printed = _printed(reading, told)
    if printed:
        return _from_print(reading, printed, clues)
    if document.retrieved:
        return _from_retrieval(reading, document.retrieved, clues)
    found = _from_text(reading, told, clues)
    return found if found.day else _from_veto(reading, clues, lexicons) or found


def _clue(expression: Expression) -> Clue | None:
    slots = dict(expression.slots)
    if "offset" not in slots or not ({"weekday", "day"} & slots.keys()):
        return None
    weekday = int(slots["weekday"]) if "weekday" in slots else None
    day = None
    if "day" in slots and "month" in slots:
        year = int(slots["year"]) if "year" in slots else None
        day = (year, int(slots["month"]), int(slots["day"]), slots["calendar"])
    return Clue(expression.span, int(slots["offset"]), weekday, day)


def full_day(expression: Expression) -> date | None:
    """Return the day of an expression that names day, month and year, also of the Islamic calendar."""
    slots = dict(expression.slots)
    if not {"day", "month", "year"} <= slots.keys() or "day2" in slots or "part" in slots:
        return None
    year, month, day = int(slots["year"]), int(slots["month"]), int(slots["day"])
    if slots["calendar"] == "hijri":
        return to_gregorian(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _printed(reading: Reading, told: list[Expression]) -> list[tuple[date, Span]]:
    """Return full dates that stand where a page prints its date: in dropped lines, or alone on a line near an end."""
    drops = Cover(drop.span for drop in reading.layers.layout.drops if drop.kind in _PRINTING_DROPS)
    found = [(day, one.span) for one in reading.layers.expressions if drops.covers(one.span) and (day := full_day(one))]
    if not found:
        raw = reading.document.raw
        lines = ((one, day) for one in told if (day := full_day(one)) and _alone(raw, one.span))
        found = [(day, one.span) for one, day in lines]
    return [item for item in found if item[0].year < 2100]


def _alone(raw: str, span: Span) -> bool:
    if span.start > _HEAD and len(raw) - span.end > _TAIL:
        return False
    start = raw.rfind("\n", 0, span.start) + 1
    end = raw.find("\n", span.end)
    rest = raw[start : span.start] + raw[span.end : end if end >= 0 else len(raw)]
    return sum(map(str.isalpha, rest)) <= _LINE_REST and (start > 0 or end >= 0)


def _from_print(reading: Reading, printed: list[tuple[date, Span]], clues: list[Clue]) -> Publication:
    raw = reading.document.raw
    retrieved = reading.document.retrieved
    days = sorted({day for day, _ in printed if retrieved is None or day <= retrieved + timedelta(days=1)})
    if not days:
        return _from_retrieval(reading, retrieved, clues) if retrieved else _unknown("a printed date lies in no place")
    best = max(days, key=lambda day: (sum(clue.fits(day) for clue in clues), day))
    span = next(span for day, span in printed if day == best)
    why = f'printed "{_words(raw, span)}"'
    others = tuple(day for day in days if day != best)
    return Publication(best, "printed", why, others, (span,))


def _from_retrieval(reading: Reading, retrieved: date, clues: list[Clue]) -> Publication:
    """Choose between the day of retrieval and the day before, or an earlier one if only that fits the words."""
    usual = (retrieved, retrieved - timedelta(days=1))
    address = _address_day(reading.document.url, retrieved)
    scores = {day: _score(day, clues, address) for day in usual}
    if clues and max(scores.values()) <= 0:
        earlier = (retrieved - timedelta(days=back) for back in range(2, _STALE + 1))
        scores |= {day: _score(day, clues, address) for day in earlier}
    best = max(scores, key=lambda day: (scores[day], day))
    if scores[best] <= 0:
        best = retrieved
    others = tuple(sorted(day for day in usual if day != best and scores[day] >= scores[best]))
    fitting = [clue for clue in clues if clue.fits(best)]
    why = _reason(reading.document.raw, best, fitting, address, retrieved, bool(others))
    return Publication(best, "inferred", why, others, tuple(clue.span for clue in fitting))


def _score(day: date, clues: list[Clue], address: date | None) -> int:
    return sum(2 if clue.fits(day) else -1 for clue in clues) + (2 if day == address else 0)


def _address_day(url: str | None, retrieved: date) -> date | None:
    """Return the day in the page's address if it lies close before retrieval."""
    for match in _URL_DATE.finditer(url or ""):
        try:
            day = date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
        if timedelta(0) <= retrieved - day <= timedelta(days=_STALE):
            return day
    return None


def _reason(raw: str, day: date, fitting: list[Clue], address: date | None, retrieved: date, ambiguous: bool) -> str:
    parts = [f'"{_words(raw, clue.span)}" fits {named(day)}' for clue in islice(_distinct(raw, fitting), _QUOTED)]
    if address == day:
        parts.append("the address of the page bears this date")
    parts.append(f"retrieved on {retrieved.isoformat()}")
    if ambiguous:
        parts.append("the text fits the day before as well" if day == retrieved else "the text fits both days")
    return "; ".join(parts)


def _distinct(raw: str, clues: list[Clue]) -> Iterable[Clue]:
    seen: set[str] = set()
    for clue in clues:
        words = fold(_words(raw, clue.span))
        if words not in seen:
            seen.add(words)
            yield clue


def _words(raw: str, span: Span) -> str:
    return " ".join(span.of(raw).split())


def _from_text(reading: Reading, told: list[Expression], clues: list[Clue]) -> Publication:
    """Find a full date that the text itself ties to the day of writing: "today, 5 May 2015", or two that name one day."""
    raw = reading.document.raw
    dated = [(day, one) for one in told if (day := full_day(one))]
    days: dict[date, list[Span]] = {}
    for day, one in dated:
        offset = dict(one.slots).get("offset")
        if offset is not None:
            days.setdefault(day - timedelta(days=int(offset)), []).append(one.span)
    latest = max((day for day, _ in dated), default=None)
    if not days and latest:
        spans = [one.span for day, one in dated if day == latest]
        for clue in clues:
            published = latest - timedelta(days=clue.offset)
            if clue.weekday == latest.isoweekday() and clue.fits(published):
                days.setdefault(published, []).extend([clue.span, *spans])
    if not days:
        return _unknown("no date in the text is tied to the day of writing, and none is known from outside")
    best = max(days, key=lambda day: (sum(clue.fits(day) for clue in clues), len(days[day]), day))
    spans = sorted(set(days[best]))
    quoted = " with ".join(
        f'"{words}"' for words in islice(dict.fromkeys(_words(raw, span) for span in spans), _QUOTED)
    )
    return Publication(
        best,
        "inferred",
        f"{quoted} puts publication on {named(best)}",
        tuple(sorted(days.keys() - {best})),
        tuple(spans),
    )


def _from_veto(reading: Reading, clues: list[Clue], lexicons: Lexicons) -> Publication | None:
    """Count from a veto in the Security Council: "the day after the Russian and Chinese veto of a truce in Aleppo"."""
    days: dict[date, Span] = {}
    for span in reading.sentences:
        sentence = fold(span.of(reading.kept))
        if _DAY_AFTER.search(sentence):
            for veto in lexicons.compiled(vetoes).meant(sentence):
                days.setdefault(veto.day + timedelta(days=1), span)
    fitting = [day for day in days if all(clue.fits(day) for clue in clues)]
    if len(fitting) != 1:
        return None
    day, span = fitting[0], days[fitting[0]]
    why = f"the day after the Security Council's veto of {named(day - timedelta(days=1))}"
    return Publication(day, "inferred", why, (), (span,))


def _unknown(why: str) -> Publication:
    return Publication(None, None, why)


ANNOTATOR = Annotator("publication", 1, "publication", ("layout", "expressions"), annotate)
