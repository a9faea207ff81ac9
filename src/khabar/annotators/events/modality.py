"""Whether words tell of what happened, or of what did not, might, or is to come."""

from dataclasses import dataclass

from khabar.annotators.events.wording import Wording

_WINDOW = 4
_ASKED = 8
"""The word for "whether" stands at most so many words before what is asked."""
_EXPOSED = 12
"""The verb of "was exposed to shelling" stands at most so many words before its complement."""


_DONE = (["يتم"], ["تتم"], ["يجر"], ["تجر"], ["يجري"])
"""Verbs of being done, between a particle of negation and the noun for what is done."""


@dataclass(frozen=True, slots=True)
class Modality:
    """How a word's event is told; none set is a plain assertion."""

    negated: bool = False
    hypothetical: bool = False
    future: bool = False

    @property
    def asserted(self) -> bool:
        """Whether it is told as something that happened."""
        return not (self.negated or self.hypothetical or self.future)


def modality(wording: Wording, first: int, proclitic: str, *, verbal: bool, people: bool = False) -> Modality:
    """Return how the event of the word at index ``first`` is told, from the words of its clause before it.

    ``people``: the word names those whom the event befell ("the dead") or a communiqué, for which ل means no purpose.
    """
    start = first
    while start > 0 and first - start < _WINDOW and wording.breaks[start] == 0:
        start -= 1
    before = [_bare(form) for form in wording.forms[start:first]]
    near = before[-1 - (before[-1:] in _DONE) :] if verbal else before
    negation = wording.sets["verbal-negation" if verbal else "nominal-negation"]
    excepting = wording.sets["exceptions"]
    excepted = not excepting.isdisjoint(wording.forms[first + 1 : first + 3]) or not excepting.isdisjoint(before)
    return Modality(
        negated=not negation.isdisjoint(near) and not excepted,
        hypothetical=not wording.sets["intent"].isdisjoint(before[-3:])
        or not wording.sets["stopping"].isdisjoint(before[-2:])
        or before[-1:] == ["اي"]
        or _is_asked(wording, first)
        or (not people and _is_purpose(wording, first, proclitic, verbal)),
        future=proclitic in {"س", "وس", "فس"} or "سوف" in before[-1:],
    )


def _is_purpose(wording: Wording, first: int, proclitic: str, verbal: bool) -> bool:
    """Tell whether the word says what something was meant for: "to kill"."""
    if proclitic in {"ل", "ول", "فل"} or wording.forms[first].startswith(("لل", "ولل")):
        return not wording.any_of("exposed", wording.forms[max(0, first - _EXPOSED) : first])
    present = wording.forms[first].lstrip("و")[:1] in {"ي", "ت", "ن"}
    return verbal and present and first > 1 and wording.forms[first - 1] == "ان" and not wording.breaks[first - 1]


def _is_asked(wording: Wording, first: int) -> bool:
    """Tell whether the word stands in a question: "whether the fires claimed victims"."""
    for at in range(first - 1, max(0, first - _ASKED), -1):
        if wording.breaks[at + 1]:
            return False
        if wording.forms[at] == "اذا":
            return wording.forms[at - 1] in {"ما", "عما", "فيما", "مما"}
    return False


def _bare(form: str) -> str:
    return form[1:] if form[0] in "وف" and len(form) > 2 else form
