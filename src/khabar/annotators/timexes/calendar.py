"""Arithmetic of days, months and years that a text leaves half said. Pure functions; ``published`` is the day of writing."""

from collections.abc import Iterable
from datetime import date, timedelta

from khabar.text.hijri import from_gregorian, month_span, to_gregorian

_SOON = 60
"""A day without a year up to this many days ahead is to come, unless the words speak of the past."""
_DAYS_AHEAD = 240
_MONTHS_AHEAD = 8
"""A month further ahead than this would be called the coming one; without that it is the one just past."""
_LATE_IN_MONTH = 15
"""After this day of July "last July" is the one that is ending."""
_EARLY_IN_MONTH = 3
"""Up to this day of August "next August" is the one that has just begun."""
_LAST_HIJRI_YEAR = 1600
"""A greater number beside an Islamic month is a Gregorian year."""
_STEPS = {"before-past": -2, "past": -1, "latest": -1, "present": 0, "next": 1, "after-next": 2}


def step(direction: str) -> int | None:
    """Return how many units a direction word leads away from now, or None if it leads from another time."""
    return _STEPS.get(direction)


def weekday_day(weekday: int, published: date, direction: str) -> date:
    """Return the day of the week that is meant: past and next exclude publication's own day, None and future include it."""
    ahead = (weekday - published.isoweekday()) % 7
    back = (published.isoweekday() - weekday) % 7
    if direction == "next":
        return published + timedelta(days=ahead or 7)
    if direction == "after-next":
        return published + timedelta(days=(ahead or 7) + 7)
    if direction == "future":
        return published + timedelta(days=ahead)
    if direction == "before-past":
        return published - timedelta(days=(back or 7) + 7)
    if direction in {"past", "latest", "preceding"}:
        return published - timedelta(days=back or 7)
    return published - timedelta(days=back)


def day_without_year(
    month: int, day: int, calendar: str, published: date, direction: str, weekday: int | None = None
) -> date | None:
    """Return the day of that month and number that is meant, in the year that the weekday, direction or nearness gives."""
    days = _days_about(month, day, calendar, published)
    return _meant([one for one in days if one.isoweekday() == weekday] or days, published, direction)


def _days_about(month: int, day: int, calendar: str, published: date) -> list[date]:
    if calendar == "hijri":
        now = from_gregorian(published)
        years = range(now[0] - 1, now[0] + 2) if now else range(0)
        return [found for year in years if (found := to_gregorian(year, month, day))]
    return [found for year in range(published.year - 1, published.year + 2) if (found := safe_day(year, month, day))]


def _meant(days: list[date], published: date, direction: str) -> date | None:
    past = max((day for day in days if day <= published), default=None)
    strictly_past = max((day for day in days if day < published), default=None)
    future = min((day for day in days if day >= published), default=None)
    if direction in {"past", "latest"}:
        return strictly_past
    if direction == "next":
        return min((day for day in days if day > published), default=None)
    if direction == "present":
        return min(days, key=lambda day: abs((day - published).days), default=None)
    if past is None or future is None or direction == "past-tense":
        return past or future
    ahead, behind = (future - published).days, (published - past).days
    if direction == "future":
        return future if ahead <= behind or (behind > _SOON and ahead <= _DAYS_AHEAD) else past
    return future if ahead <= _SOON and ahead < behind else past


def month_without_year(month: int, published: date, direction: str) -> tuple[int, int]:
    """Return (year, month) of the Gregorian month that is meant."""
    ahead = (month - published.month) % 12
    back = (published.month - month) % 12
    if direction in {"past", "latest"}:
        return add_months(published, -(back or (0 if published.day > _LATE_IN_MONTH else 12)))
    if direction == "next":
        return add_months(published, ahead or (0 if published.day <= _EARLY_IN_MONTH else 12))
    if direction == "present":
        return add_months(published, ahead if ahead <= back else -back)
    if direction == "future":
        return add_months(published, ahead if ahead <= _MONTHS_AHEAD else -back)
    return add_months(published, ahead if 0 < ahead <= 2 and direction != "past-tense" else -back)


def hijri_month(month: int, year: int | None, published: date | None, direction: str) -> str | None:
    """Return an Islamic month as an interval of Gregorian days."""
    spans: Iterable[tuple[date, date] | None]
    if year is not None and year > _LAST_HIJRI_YEAR:
        nearly = (year - 622) * 33 // 32
        around = (month_span(nearly + shift, month) for shift in (-1, 0, 1))
        spans = [span for span in around if span and span[0].year == year]
    elif year is not None:
        spans = [month_span(year, month)]
    else:
        now = from_gregorian(published) if published else None
        spans = [month_span(now[0] + shift, month) for shift in (-1, 0, 1)] if now else []
    known = [span for span in spans if span]
    if not known:
        return None
    if year is not None or published is None:
        return interval(*known[0])
    if direction in {"past", "latest"}:
        known = [span for span in known if span[1] < published] or known
        return interval(*known[-1])
    if direction == "next":
        known = [span for span in known if span[0] > published] or known
        return interval(*known[0])
    horizon = 400 if direction == "future" else 0 if direction == "past-tense" else _SOON // 2
    begun = [span for span in known if span[1] >= published and (span[0] - published).days <= horizon]
    return interval(*(begun[0] if begun else known[-2 if len(known) > 1 and known[-1][0] > published else -1]))


def add_months(day: date, months: int) -> tuple[int, int]:
    """Return (year, month) so many months away."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def safe_day(year: int, month: int, day: int) -> date | None:
    """Return the day if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def interval(first: date, last: date) -> str:
    """Return two days as a TIMEX3 interval."""
    return f"{first.isoformat()}/{last.isoformat()}"


def iso_week(day: date) -> str:
    """Return the ISO week of a day, as 2016-W49."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
