"""How many voted for and against: numbers of voters behind a vote, by the words before them."""

from khabar.annotators.events.wording import Wording
from khabar.model.layers import Count
from khabar.model.spans import Span

_REACH = 70
"""The numbers of a vote are told at most so many words behind it."""
_AGAINST = "مقابل"
"""The word that stands between the votes for and those against."""
_BEFORE = 3
"""The word for support or opposition stands at most so many words before the number."""


def votes(wording: Wording, last: int) -> tuple[Count, ...]:
    """Return the votes told behind word ``last``, for and against, each once, with spans of the folded text."""
    found: dict[str, Count] = {}
    for at in range(last + 1, min(len(wording.forms), last + 1 + _REACH)):
        quantity = wording.quantities.get(at)
        if quantity is None or not _counts_voters(wording, quantity.number.last):
            continue
        before = wording.forms[max(0, at - _BEFORE) : at]
        behind = tuple(form for form in wording.forms[quantity.number.last + 2 :][:1] if form != _AGAINST)
        what = _side(wording, behind) or _side(wording, before)
        if what:
            span = Span(quantity.number.start, quantity.number.end)
            found.setdefault(what, Count(what, quantity.low, quantity.high, quantity.qualifier, span))
    return tuple(found[what] for what in sorted(found, reverse=True))


def _counts_voters(wording: Wording, last: int) -> bool:
    """Tell whether the numeral that ends with word ``last`` counts voters: "fifty deputies", "13 of the states"."""
    behind = wording.forms[last + 1 : last + 3]
    return wording.any_of("voters", behind[behind[:1] == ("من",) :][:1])


def _side(wording: Wording, near: tuple[str, ...]) -> str | None:
    """Return for which side words near a number of voters show them to have voted, or None."""
    for what, words in (("votes-against", "against-votes"), ("votes-for", "for-votes")):
        if wording.any_of(words, near):
            return what
    return None
