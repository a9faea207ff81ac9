"""Copy groups: reports that are one account of what they tell."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.model.ids import DocId, content_id
from khabar.model.record import Copy

_MOST = 0.6
"""Share of the words of one report that must be shared for the two to be one account …"""
_LEAST = 0.3
"""… and of the other: a brief inside a long report does not make the two one."""


def one_account(copy: Copy) -> bool:
    """Tell whether two reports are one account: most of one's text is also a good part of the other's."""
    high, low = max(copy.share_a, copy.share_b), min(copy.share_a, copy.share_b)
    return copy.relation != "quotation" and high >= _MOST and low >= _LEAST


def grouped(copies: Sequence[Copy]) -> list[Copy]:
    """Return the copies with their groups: connected reports, named by a hash of the members' smallest id."""
    groups = group_of(copies)
    return [
        replace(copy, group=groups.get(copy.a, "") if groups.get(copy.a) == groups.get(copy.b) else "")
        for copy in copies
    ]


def group_of(copies: Iterable[Copy]) -> dict[DocId, str]:
    """Return the group of every report that shares an account with another (union by smallest id, path halving)."""
    parent: dict[DocId, DocId] = {}

    def root(doc: DocId) -> DocId:
        parent.setdefault(doc, doc)
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for copy in copies:
        if one_account(copy):
            low, high = sorted((root(copy.a), root(copy.b)))
            parent[high] = low
    return {doc: content_id("copies", root(doc)) for doc in sorted(parent)}
