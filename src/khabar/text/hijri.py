"""Dates of the Islamic calendar (Umm al-Qura), by the tables of hijridate."""

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri


@lru_cache(maxsize=4096)
def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Islamic date, or None where there is no such day or the tables (1343-1500) end."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def from_gregorian(day: date) -> tuple[int, int, int] | None:
    """Return the Islamic year, month and day of a Gregorian day, or None outside the tables."""
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def month_span(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last Gregorian day of an Islamic month."""
    first = to_gregorian(year, month, 1)
    after = to_gregorian(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def year_span(year: int) -> tuple[date, date] | None:
    """Return the first and last Gregorian day of an Islamic year."""
    first, after = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None
