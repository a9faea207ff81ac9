from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.hijri import from_gregorian, month_span, to_gregorian, year_span


@given(st.dates(date(1925, 1, 1), date(2075, 12, 31)))
def test_there_and_back(day: date) -> None:
    islamic = from_gregorian(day)
    assert islamic is not None
    assert to_gregorian(*islamic) == day


def test_known_days() -> None:
    assert to_gregorian(1436, 10, 1) == date(2015, 7, 17)
    assert from_gregorian(date(2016, 12, 13)) == (1438, 3, 14)


@given(st.integers(1344, 1490), st.integers(1, 12))
def test_months_follow_one_another_without_a_gap(year: int, month: int) -> None:
    span = month_span(year, month)
    following = month_span(year + month // 12, month % 12 + 1)
    assert span and following
    assert following[0] - span[1] == timedelta(days=1)
    # Before 1938 the tables record months of 28 and 31 days as they were proclaimed.
    assert 27 <= (span[1] - span[0]).days <= 30


def test_outside_the_tables_nothing_is_known() -> None:
    assert to_gregorian(1200, 1, 1) is None
    assert to_gregorian(1436, 13, 1) is None
    assert from_gregorian(date(1800, 1, 1)) is None
    assert year_span(1600) is None
