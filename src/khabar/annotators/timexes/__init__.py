"""Gives time expressions their TIMEX3 values, against the publication day and their neighbours.

A time that hangs on another event ("the day after the veto") is left open unless the text names that day: XXXX-XX-XX.
"""

from datetime import date, timedelta

from khabar.annotators.contract import Annotator
from khabar.annotators.timexes.calendar import day_without_year, step
from khabar.annotators.timexes.context import Context, future_weekdays
from khabar.annotators.timexes.lengths import MODS, counted_from, duration_value
from khabar.annotators.timexes.moments import moment_value
from khabar.annotators.timexes.periods import period_value
from khabar.lexicons import Lexicons
from khabar.model.layers import Expression, Timex, TimexType
from khabar.model.spans import Cover
from khabar.text.reading import Reading

_DROPS_READ = frozenset({"date-line", "repeat"})
_FIXED = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}
_NEAR, _WORD = 800, 12
"""A duration named further back (in characters) is not "this period"; a word before is no longer than this."""
_THROUGHOUT = frozenset({"خلال", "وخلال", "طوال", "طيلة", "انقضاء", "بعد"})
_FEASTS = ["10-01", "12-10"]
_UNSAID = "XXXX-XX-XX"


def annotate(reading: Reading, _lexicons: Lexicons) -> tuple[Timex, ...]:
    """Return the timexes of the kept text, and of dropped lines that only repeat it or print the date, in text order."""
    unread = Cover(drop.span for drop in reading.layers.layout.drops if drop.kind not in _DROPS_READ)
    expressions = tuple(one for one in reading.layers.expressions if not unread.covers(one.span))
    context = Context(reading, reading.layers.publication.day, expressions, future_weekdays(expressions))
    found = (_timex(context, index, one) for index, one in enumerate(expressions))
    return tuple(timex for timex in found if timex)


def _timex(context: Context, index: int, expression: Expression) -> Timex | None:
    slots = dict(expression.slots)
    valued = _value(context, index, expression, slots)
    if valued is None:
        return None
    kind, value = valued
    if slots.get("direction") != "preceding":  # "the year before" twice is the same year twice
        context.note(expression.span, value, kind)
    mod = MODS.get(slots.get("mod", ""), slots.get("mod")) or slots.get("phase")
    mod = mod if mod in {*MODS.values(), "START", "MID", "END"} else None
    return Timex(expression.span, kind, value, _relative(kind, slots), mod, rule=f"timexes:{expression.kind}")


def _relative(kind: TimexType, slots: dict[str, str]) -> bool:
    if kind in {"DURATION", "SET"}:
        return "direction" in slots
    return not {"year", "decade", "century"} & slots.keys()


def _value(context: Context, index: int, one: Expression, slots: dict[str, str]) -> tuple[TimexType, str] | None:
    match one.kind:
        case "moment":
            return _today(context, one, slots) or moment_value(context, index, slots)
        case "period" if "month" in slots:
            return moment_value(context, index, slots)
        case "period":
            value = period_value(context, slots)
            return ("DATE", value) if value else None
        case "duration" | "recent":
            return _length(slots)
        case "ago":
            return _ago(context, slots)
        case "vague-period":
            return "DATE", _ref(slots["direction"])
        case "recurrence":
            return "SET", _recurring(slots)
        case "set":
            return "SET", slots["value"]
    return _single(context, one, slots)


def _recurring(slots: dict[str, str]) -> str:
    if "weekday" in slots:
        return f"XXXX-WXX-{slots['weekday']}"
    return f"{_UNSAID}T{slots['part']}" if "part" in slots else duration_value(slots)


def _single(context: Context, one: Expression, slots: dict[str, str]) -> tuple[TimexType, str] | None:
    if one.kind in {"ref", "adjective"}:
        # Told without a word of the future, "later" goes on a story of the past.
        later = "FUTURE_REF" if slots.get("tense") in {"future", "weak-future"} else "PAST_REF"
        return "DATE", slots["value"] if slots["value"] in _FIXED else later
    if one.kind == "anaphor":
        return _anaphor(context, one, slots["value"])
    if one.kind == "holiday" and context.published:
        found = _feast(context.published, slots["value"], int(slots.get("nth", "1")))
        return ("DATE", found.isoformat()) if found else None
    return "DATE", _UNSAID


def _feast(published: date, value: str, nth: int) -> date | None:
    """Return a day of a feast (month-day of the Islamic calendar), or of the nearer one of the two where it is not named."""
    known = [value] if value else _FEASTS
    days = [day for said in known if (day := _first_day(said, published))]
    first = min(days, key=lambda day: abs((day - published).days), default=None)
    return first + timedelta(days=nth - 1) if first else None


def _first_day(said: str, published: date) -> date | None:
    month, day = map(int, said.split("-"))
    return day_without_year(month, day, "hijri", published, "")


def _today(context: Context, one: Expression, slots: dict[str, str]) -> tuple[TimexType, str] | None:
    """Return PRESENT_REF for "today" that means these days: by the words beside it, or as the first word of a quotation."""
    if "nowadays" in slots:
        return "DATE", "PRESENT_REF"
    if slots.keys() != {"offset"} or slots["offset"] != "0":
        return None
    quotation = context.quotation(one.span)
    return ("DATE", "PRESENT_REF") if quotation and one.span.start - quotation.start <= 1 else None


def _length(slots: dict[str, str]) -> tuple[TimexType, str]:
    if slots["n"] == "X" and "direction" in slots:
        return "DATE", _ref(slots["direction"])
    return "DURATION", duration_value(slots)


def _ref(direction: str) -> str:
    away = step(direction)
    if direction == "preceding":
        away = -1
    return "PRESENT_REF" if not away else "PAST_REF" if away < 0 else "FUTURE_REF"


def _ago(context: Context, slots: dict[str, str]) -> tuple[TimexType, str]:
    vague = "PAST_REF" if slots["sign"] == "-1" else "FUTURE_REF"
    if slots["n"] == "X":
        return "DATE", vague
    if context.published is None:
        return "DATE", _UNSAID
    return "DATE", counted_from(context.published, slots) or vague


def _anaphor(context: Context, one: Expression, what: str) -> tuple[TimexType, str] | None:
    if what == "duration":
        before = context.reading.document.raw[max(0, one.span.start - _WORD) : one.span.start].split()
        near = one.span.start - context.duration_end <= _NEAR and bool(before) and before[-1] in _THROUGHOUT
        return ("DURATION", context.last_duration) if context.last_duration and near else ("DATE", "PRESENT_REF")
    if what == "date":
        return "DATE", context.last_date or _UNSAID
    if what == "next-day":
        day = context.following(what)
        return "DATE", day.isoformat() if day else _UNSAID
    month = context.last_base("M") if what == "month" else None
    if month:
        return "DATE", month.isoformat()[:7]
    if context.last_day is None:
        return "DATE", {"day": _UNSAID, "month": "XXXX-XX", "year": (context.last_date or "XXXX")[:4]}[what]
    return "DATE", context.last_day.isoformat()[: {"day": 10, "month": 7, "year": 4}[what]]


ANNOTATOR = Annotator("timexes", 1, "timexes", ("layout", "expressions", "publication"), annotate)
