"""Low, best and high over independent accounts."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.ledger.counts import count_ranges
from khabar.model.ids import DocId
from khabar.model.layers import Count
from khabar.model.record import CountClaim, Evidence
from khabar.model.spans import Span


def claim(group: str, low: int, high: int | None = None, by: str | None = None) -> CountClaim:
    count = Count("killed", low, low if high is None else high)
    return CountClaim(count, by, Evidence(DocId(group), Span(0, 1)), group)


def test_best_is_what_most_accounts_give() -> None:
    (found,) = count_ranges([claim("a", 30), claim("b", 35), claim("c", 35)])
    assert (found.low, found.best, found.high) == (30, 35, 35)


def test_copies_are_one_account() -> None:
    (found,) = count_ranges([claim("a", 30), claim("a", 30), claim("b", 20)])
    assert found.best == 20


def test_where_none_prevails_the_most_conservative_number_is_best() -> None:
    (found,) = count_ranges([claim("a", 30), claim("b", 20)])
    assert (found.low, found.best, found.high) == (20, 20, 30)


def test_a_later_claim_of_one_account_replaces_its_earlier_one() -> None:
    (found,) = count_ranges([claim("a", 3), claim("a", 12)])
    assert (found.low, found.best, found.high) == (12, 12, 12)


def test_tens_do_not_widen_exact_numbers() -> None:
    (found,) = count_ranges([claim("a", 35), claim("b", 20, 99)])
    assert (found.low, found.best, found.high) == (20, 35, 35)


def test_words_without_a_number_give_no_range() -> None:
    nothing = CountClaim(Count("killed", None, None), None, Evidence(DocId("a"), Span(0, 1)), "a")
    assert count_ranges([nothing]) == ()


NUMBERS = st.integers(0, 5000)
CLAIMS = st.lists(
    st.builds(
        lambda group, by, low, more: claim(group, low, low + more, by),
        st.sampled_from("abcd"),
        st.sampled_from([None, "x"]),
        NUMBERS,
        st.sampled_from([0, 0, 79]),
    ),
    min_size=1,
    max_size=8,
)


@given(CLAIMS)
def test_low_best_high_are_in_order(claims: list[CountClaim]) -> None:
    for found in count_ranges(claims):
        assert found.low <= found.best <= found.high
