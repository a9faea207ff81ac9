"""Values of durations, recurrences and spans counted from publication."""

from datetime import date, timedelta

from khabar.annotators.timexes.calendar import add_months, iso_week

_CODES = {"D": "D", "W": "W", "M": "M", "Y": "Y", "NIGHT": "D", "SEASON": "Y", "H": "H", "MIN": "M", "S": "S"}
_TIMED = frozenset({"H", "MIN", "S"})
_YEARS = {"DE": 10, "CE": 100}
_PARTS = {"1/2": (1, 2), "1/3": (1, 3), "1/4": (1, 4)}
_SMALLER = {"H": ("MIN", 60), "Y": ("M", 12), "MIN": ("S", 60), "CE": ("Y", 100), "DE": ("Y", 10), "D": ("H", 24)}
MODS = {"about": "APPROX", "more-than": "MORE_THAN", "at-least": "EQUAL_OR_MORE", "less-than": "LESS_THAN"}


def duration_value(slots: dict[str, str]) -> str:
    """Return a TIMEX3 duration: P7D, PT10H, PXD, P4W/P6W."""
    if "n2" in slots:
        return _period(slots["n"], slots["unit"]) + "/" + _period(slots["n2"], slots["unit"])
    if "fraction" in slots:
        return _with_fraction(int(float(slots["n"])), slots["unit"], slots["fraction"])
    return _period(slots["n"], slots["unit"])


def _period(number: str, unit: str) -> str:
    if unit in _YEARS:
        return f"P{float(number) * _YEARS[unit]:g}Y" if number != "X" else f"PX{unit}"
    return f"P{'T' if unit in _TIMED else ''}{number}{_CODES[unit]}"


def _with_fraction(whole: int, unit: str, fraction: str) -> str:
    numerator, denominator = _PARTS[fraction]
    if unit not in _SMALLER:
        return f"P{whole + numerator / denominator:g}{_CODES[unit]}"
    smaller, size = _SMALLER[unit]
    part = size * numerator // denominator
    if unit == "H" and whole:
        return f"PT{whole}H{part}M"
    return _period(str(whole * size + part), smaller)


def counted_from(published: date, slots: dict[str, str]) -> str | None:
    """Return the day, week, month or year that lies so long before or after publication; None for hours and the like."""
    unit, sign = slots["unit"], int(slots["sign"])
    if not slots["n"].isdecimal():
        return None
    number = int(slots["n"]) * sign
    if "fraction" in slots:
        unit, size = _SMALLER.get(unit, ("", 0))
        numerator, denominator = _PARTS[slots["fraction"]]
        number = number * size + sign * size * numerator // denominator
    if unit in {"D", "NIGHT", "W"}:
        day = _shifted(published, number * (7 if unit == "W" else 1))
        return None if day is None else iso_week(day) if unit == "W" else day.isoformat()
    if unit == "M":
        year, month = add_months(published, number)
        return f"{year:04}-{month:02}" if 0 < year < 10000 else None
    if unit in {"Y", "SEASON", *_YEARS}:
        year = published.year + number * _YEARS.get(unit, 1)
        return f"{year:04}" if 0 < year < 10000 else None
    if unit == "H" and number % 24 == 0 and number:
        day = _shifted(published, number // 24)
        return day.isoformat() if day else None
    return None


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
