"""Values of moments: days, parts of days, hours, months."""

from datetime import date, timedelta

from khabar.annotators.timexes.calendar import (
    add_months,
    day_without_year,
    hijri_month,
    interval,
    month_without_year,
    safe_day,
    step,
    weekday_day,
)
from khabar.annotators.timexes.context import Context
from khabar.model.layers import TimexType
from khabar.text.hijri import to_gregorian

Value = tuple[TimexType, str]
_LATE = frozenset({"EV", "PM", "AF"})
_PART_CODES = {"LEADING": "NI", "PM": "EV"}
_NAMING_DAY = frozenset({"weekday", "offset", "day", "night"})
_UNKNOWN_DAY = "XXXX-XX-XX"


def moment_value(context: Context, index: int, slots: dict[str, str]) -> Value | None:
    """Return type and value of a moment; days that cannot be known are left open (XXXX)."""
    day = _day(context, index, slots)
    if isinstance(day, str):
        return "DATE", day
    if "hour" in slots:
        return "TIME", _hour(day, slots)
    if "midnight" in slots:
        later = 1 if "night" in slots else 0
        return "TIME", _written(day, later) + "T00:00"
    part = _part(slots)
    if part:
        return "TIME", _written(day, 0) + "T" + part
    if day is None and "weekday" in slots and context.published is None and "offset" not in slots:
        return "DATE", f"XXXX-WXX-{slots['weekday']}"
    return "DATE", _written(day, 0)


def _written(day: date | None, later: int) -> str:
    return (day + timedelta(days=later)).isoformat() if day else _UNKNOWN_DAY


def _part(slots: dict[str, str]) -> str | None:
    if "night" in slots:
        return "NI"
    if "part" in slots:
        return _PART_CODES.get(slots["part"], slots["part"])
    return {"START": "MO", "END": "NI"}.get(slots.get("phase", ""))


def _hour(day: date | None, slots: dict[str, str]) -> str:
    hour, minute = int(slots["hour"]), int(slots.get("minute", "0")) + int(slots.get("minutes", "0"))
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    part, later = slots.get("part"), 0
    if (part in _LATE and hour < 12) or (part == "MI" and hour < 6) or (part in {"NI", "LEADING"} and 6 <= hour < 12):
        hour += 12
    elif hour == 12 and part == "MO":
        hour = 0
    elif hour == 12 and part in {"EV", "NI", "LEADING"}:
        hour, later = 0, 1
    if hour >= 24:
        hour, later = hour - 24, 1
    return f"{_written(day, later)}T{hour:02}:{minute:02}{slots.get('zone', '')}"


def _day(context: Context, index: int, slots: dict[str, str]) -> date | str | None:
    """Return the day, a value that is no single day (a month, an interval), or None if the day is not known."""
    published = context.published
    if "month" in slots or "month-direction" in slots:
        found = _calendar_day(context, index, slots)
        return _led(found, slots) if isinstance(found, date) else found
    if "night" in slots or "offset" in slots:
        offset = int(slots.get("night", slots.get("offset", "0")))
        return _spoken(context, index, slots, published, offset) if published else None
    if "anchor" in slots:
        return context.following(slots["anchor"])
    if "weekday" in slots:
        return _weekday(published, slots, context) if published else None
    return _borrowed(context, index)


def _led(day: date, slots: dict[str, str]) -> date:
    """Return the day before for "the night of" a date, which leads into it."""
    return day - timedelta(days=1) if slots.get("part") == "LEADING" else day


def _weekday(published: date, slots: dict[str, str], context: Context) -> date:
    weekday = int(slots["weekday"])
    said = slots.get("direction") or slots.get("tense")
    said = "future" if said == "weak-future" else said
    if said in {None, "weak-past"} and slots["weekday"] in context.future_weekdays:
        said = "future"
    if slots.get("part") == "LEADING":
        weekday = (weekday - 2) % 7 + 1
    plain = said is None or (said != "future" and "direction" not in slots)
    day = weekday_day(weekday, published, "" if plain or said is None else said)
    # A report that calls the day before its own "yesterday" means by "last Friday" the one a week earlier.
    again = slots.get("direction") == "past" and context.says_yesterday and day == published - timedelta(days=1)
    return day - timedelta(weeks=1) if again else day


def _spoken(context: Context, index: int, slots: dict[str, str], published: date, offset: int) -> date:
    """Return the day counted from publication; "today" in a quotation is the day on which it was said."""
    expression = context.expressions[index]
    if offset == 0 and slots.keys() == {"offset"} and context.quotation(expression.span):
        told = context.told_day
        if told and timedelta(0) <= published - told <= timedelta(days=2):
            return told
    return published + timedelta(days=offset)


def _calendar_day(context: Context, index: int, slots: dict[str, str]) -> date | str | None:
    published, calendar = context.published, slots.get("calendar", "gregorian")
    if "month-direction" in slots:
        return _day_of_relative_month(context, slots)
    year = _year(context, index, slots)
    if year is None:
        matched = context.matched(index)
        published = matched or published
    month = int(slots["month"])
    if "day" not in slots:
        return _month(published, month, year, slots)
    days = [int(slots[key]) for key in ("day", "day2") if key in slots]
    weekday = int(slots["weekday"]) if "weekday" in slots else None
    found = [_dated(published, year, month, day, calendar, _said(slots), weekday) for day in days]
    if "numeric" in slots and weekday and found[0] and found[0].isoweekday() != weekday:
        islamic = _dated(published, None, month, days[0], "hijri", _said(slots), weekday)
        found = [islamic] if islamic and islamic.isoweekday() == weekday else found
    if len(found) == 2 and found[0] and found[1]:
        return interval(found[0], found[1])
    if found[0] is None and published is None and calendar == "gregorian":
        return f"XXXX-{month:02}-{days[0]:02}"
    return found[0]


def _said(slots: dict[str, str]) -> str:
    if "direction" in slots:
        return slots["direction"]
    return {"future": "future", "past": "past-tense"}.get(slots.get("tense", ""), "")


def _dated(
    published: date | None, year: int | None, month: int, day: int, calendar: str, said: str, weekday: int | None
) -> date | None:
    if year is not None:
        return to_gregorian(year, month, day) if calendar == "hijri" else safe_day(year, month, day)
    return day_without_year(month, day, calendar, published, said, weekday) if published else None


def _year(context: Context, index: int, slots: dict[str, str]) -> int | None:
    if "year" in slots:
        return int(slots["year"])
    if "year-direction" in slots:
        away = step(slots["year-direction"])
        return context.published.year + away if context.published and away is not None else None
    partner = context.partner(index)
    other = dict(context.expressions[partner].slots) if partner is not None else {}
    if "year" in other and "month" in other and other.get("calendar") == slots.get("calendar"):
        return int(other["year"])
    return None


def _month(published: date | None, month: int, year: int | None, slots: dict[str, str]) -> str:
    if slots["calendar"] == "hijri":
        return hijri_month(month, year, published, _said(slots)) or "XXXX-XX"
    if year is None and published is None:
        return f"XXXX-{month:02}"
    if year is None and published is not None:
        year, month = month_without_year(month, published, _said(slots))
    first = int(slots.get("month-from", month))
    before = f"{(year or 0) - (first > month):04}-{first:02}/" if first != month else ""
    return f"{before}{year:04}-{month:02}"


def _day_of_relative_month(context: Context, slots: dict[str, str]) -> date | str | None:
    away = step(slots["month-direction"])
    base = context.published if away is not None else context.last_day
    if base is None:
        return f"XXXX-XX-{int(slots['day']):02}"
    year, month = add_months(base, away or 0)
    found = [safe_day(year, month, int(slots[key])) for key in ("day", "day2") if key in slots]
    if len(found) == 2 and found[0] and found[1]:
        return interval(found[0], found[1])
    return found[0]


def _borrowed(context: Context, index: int) -> date | None:
    """Return the day for an hour that names none.

    It is that of the moment around it or right beside it, of the range's other end, or the day last named in its sentence;
    else publication's.
    """
    for other in (context.around(index), context.beside(index), context.partner(index)):
        if other is not None and _NAMING_DAY & dict(context.expressions[other].slots).keys():
            found = _day(context, other, dict(context.expressions[other].slots))
            if isinstance(found, date):
                return found
    return context.day_in_sentence(index) or context.published
