"""Days as reasons name them."""

from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def named(day: date) -> str:
    """Return a day with its weekday in English, whatever the locale: ``Monday 2016-12-12``."""
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"
