"""Statements within statements, and those that are none once seen together."""

from .drafts import Draft
from .prose import Prose


def settle(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Drop drafts without content or that repeat another, and give each the statement that contains it."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.finish <= draft.begin:
            continue
        draft.parent = _parent(draft, drafts)
        kept.append(draft)
    return [draft for draft in kept if draft.parent is None or draft.parent in kept]


def _parent(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the smallest statement whose content covers the cue of ``draft``."""
    assert draft.cue is not None
    around = [
        other
        for other in drafts
        if other is not draft and other.begin <= draft.cue[0] and draft.cue[1] <= other.finish
        and not (other.backward or draft.backward)
    ]  # fmt: skip
    return min(around, key=lambda other: (other.finish - other.begin, other.begin), default=None)
