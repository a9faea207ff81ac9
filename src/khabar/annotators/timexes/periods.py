"""Values of periods: weeks, months, years, seasons, decades, centuries."""

import re
from datetime import date, timedelta

from khabar.annotators.timexes.calendar import add_months, interval, iso_week, step
from khabar.annotators.timexes.context import Context
from khabar.text.hijri import year_span

_SCHOOL_BEGINS = 9
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_LEANING = {"following": 1, "preceding": -1}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def period_value(context: Context, slots: dict[str, str]) -> str | None:
    """Return the value of a period, or None if it cannot be given one."""
    if "decade" in slots:
        return slots["decade"]
    if "century" in slots:
        return slots["century"]
    if "season" in slots:
        return _season(context.published, slots)
    if "first-months" in slots:
        year = _year(context.published, slots)
        return f"{year:04}-01/{year:04}-{int(slots['first-months']):02}" if year is not None else None
    if "part-of-year" in slots:
        year = _year(context.published, slots)
        if slots["part-of-year"] in {"same", "Q"} or not {"year", "year-direction"} & slots.keys():
            return _quarter(context, year, slots)
        return f"{year:04}-{slots['part-of-year']}" if year is not None else f"XXXX-{slots['part-of-year']}"
    if "unit" in slots:
        return _relative(context, slots)
    return _years(slots)


def _years(slots: dict[str, str]) -> str | None:
    first, last = int(slots["year"]), int(slots.get("year2", slots["year"]))
    if slots["calendar"] != "hijri":
        return f"{first:04}/{last:04}" if last != first else f"{first:04}"
    begin, end = year_span(first), year_span(last)
    return interval(begin[0], end[1]) if begin and end else None


def _year(published: date | None, slots: dict[str, str]) -> int | None:
    if "year" in slots and slots["calendar"] == "hijri":
        span = year_span(int(slots["year"]))
        return span[1].year if span else None
    if "year" in slots:
        return int(slots["year"])
    away = step(slots.get("year-direction", ""))
    return published.year + away if published and away is not None else None


def _quarter(context: Context, year: int | None, slots: dict[str, str]) -> str | None:
    """Return a quarter told by another one or by publication: the same of another year, the one before, the last third one."""
    named = _QUARTER.fullmatch(context.last_date or "")
    said = slots["part-of-year"]
    if said == "same" and named and slots.get("year-direction") == "preceding":
        year = int(named[1]) - 1
    if said == "same":
        return f"{year:04}-Q{named[2]}" if named and year is not None else None if year is None else f"{year:04}"
    if said == "Q":
        away = step(slots["direction"])
        if away is None and named:
            return _counted_quarter(int(named[1]) * 4 + int(named[2]) - 1 + _LEANING.get(slots["direction"], 0))
        now = context.published
        return _counted_quarter(now.year * 4 + (now.month - 1) // 3 + (away or 0)) if now else None
    if context.published is None:
        return f"XXXX-{said}"
    ended = int(said[1]) * 3 < context.published.month
    return f"{context.published.year - (not ended):04}-{said}"


def _counted_quarter(quarters: int) -> str:
    return f"{quarters // 4:04}-Q{quarters % 4 + 1}"


def _season(published: date | None, slots: dict[str, str]) -> str | None:
    season = slots["season"]
    year = _year(published, slots)
    if year is None and published and "direction" in slots:
        begun = published.month >= _SEASON_STARTS[season]
        away = step(slots["direction"])
        if away is None:
            return None
        year = published.year if (away < 0) == begun or not away else published.year + (1 if away > 0 else -1)
        if away < 0 and begun and published.month < _SEASON_STARTS[season] + 3:
            year -= 1  # still in it: the last one is a year ago
    return f"{year:04}-{season}" if year is not None else f"XXXX-{season}"


def _relative(context: Context, slots: dict[str, str]) -> str | None:
    unit, direction = slots["unit"], slots["direction"]
    away = 0 if direction == "bare" else step(direction)
    base = context.published
    if away is None:
        away, base = {"following": 1, "preceding": -1, "same": 0}[direction], context.last_base(unit)
        base = context.published if base is None and direction == "preceding" else base
    if "academic" in slots and base:
        begun = base.year + (base.month >= _SCHOOL_BEGINS) - 1 + away
        return f"{begun:04}/{begun + 1:04}"
    if unit == "W":
        return _week(base, away, "weekend" in slots, slots.get("mod"))
    if base is None:
        return {"M": "XXXX-XX", "Y": "XXXX", "D": "XXXX-XX-XX"}.get(unit)
    if unit == "D":
        return (base + timedelta(days=away)).isoformat()
    if unit == "M":
        return "{:04}-{:02}".format(*add_months(base, away))
    if unit == "Y":
        return f"{base.year + away:04}"
    if unit == "DE":
        return f"{base.year // 10 + away:03}"
    return f"{base.year // 100 + away:02}" if unit == "CE" else None


def _week(base: date | None, away: int, weekend: bool, mod: str | None) -> str:
    if base is None:
        return "XXXX-WXX"
    if weekend:
        # Arabic agencies render "over the weekend" so: the last one, up to its Sunday.
        return iso_week(base - timedelta(days=base.isoweekday() % 7)) + "-WE"
    if mod == "END":
        return iso_week(base + timedelta(weeks=away)) + "-WE"
    return iso_week(base + timedelta(weeks=away))
