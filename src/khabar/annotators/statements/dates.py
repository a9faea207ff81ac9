"""The day on which something was said, where its sentence gives one."""

from bisect import bisect_left
from dataclasses import dataclass

from . import asides
from .drafts import Draft
from .phrases import Phrase
from .prose import Prose

_DAY = 10
"""Most words between a time expression and the verb after it."""
_SHORTEST = 3
_CAME = frozenset({"جاء", "وجاء", "جاءت", "وجاءت", "ياتي", "وياتي"})
_JUDGING = frozenset({"judges", "describes"})
"""Limits of verbs between which and the content stands what they judge."""


def read(prose: Prose, draft: Draft) -> None:
    """Take the date of a statement from a time expression between verb and content, or before the verb in its clause."""
    if draft.backward or draft.closed or draft.aside or draft.where != "body":
        return
    draft.date = _after(prose, draft) or _before(prose, draft)


def _after(prose: Prose, draft: Draft) -> str | None:
    stop = draft.edge
    if draft.preposition == "object" and draft.entry is not None and _JUDGING.intersection(draft.entry.limits):
        stop = min(stop, (draft.speaker.last if draft.speaker else draft.first) + 2)
    return next((value for _, value in _days(prose, draft.first + 1, stop)), None)


def _before(prose: Prose, draft: Draft) -> str | None:
    start = prose.sentence_start(draft.first)
    if draft.parent is not None:
        start = max(start, draft.parent.word)
    if draft.joined and draft.first > start:
        return None
    start = max(start, draft.first - _DAY)
    found = [value for word, value in _days(prose, start, draft.first) if _clear(prose, word, draft.first)]
    return found[-1] if found else None


def _days(prose: Prose, first: int, stop: int) -> list[tuple[int, str]]:
    """Return the time expressions that begin from word ``first`` up to ``stop``."""
    low = bisect_left(prose.days, first, key=lambda day: day[0])
    return prose.days[low : bisect_left(prose.days, stop, key=lambda day: day[0])]


def _clear(prose: Prose, word: int, cue: int) -> bool:
    """Tell whether no other clause begins between a time expression and the verb."""
    between = range(word + 1, cue + 1)
    return cue - word <= _DAY and not any("،" in prose.gap(at) or prose.is_("turn", at) for at in between)


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence that tells afterwards where and when something was said: ``جاء ذلك خلال مؤتمر صحفي أمس``."""

    word: int
    """Its first word."""
    date: str | None
    venue: Phrase | None


def settings(prose: Prose) -> list[Setting]:
    """Return the sentences that give the occasion of what was said before them, in text order."""
    out = []
    for first, last in prose.sentences:
        if last - first >= _SHORTEST and prose.forms[first] in _CAME and prose.is_("utterance", first + 1):
            date = next((value for _, value in _days(prose, first + 1, last + 1)), None)
            out.append(Setting(first, date, asides.venue_in(prose, first + 2, last + 1)))
    return out
