"""The ids of stories and storylines, and what keeps them when reports are added."""

from collections import Counter
from collections.abc import Mapping, Sequence

from khabar.model.ids import DocId, awarded, content_id


def names(kind: str, groups: Sequence[Sequence[DocId]], known: Mapping[DocId, str]) -> list[str]:
    """Return an id for each group of reports (first report first).

    A group keeps the id that most of its reports had before; of two groups that want one id, the one with more reports that
    had it gets it. A group without an earlier id is named by a hash of its first report.
    """
    claims = []
    for place, group in enumerate(groups):
        had = Counter(known[doc] for doc in group if doc in known)
        claims += [(-count, place, name) for name, count in had.items()]
    kept = awarded(claims)
    taken = set(kept.values())
    return [kept.get(place) or _fresh(kind, group[0], taken) for place, group in enumerate(groups)]


def _fresh(kind: str, first: DocId, taken: set[str]) -> str:
    """Return a new id; a group that split off may start with the report that named the one it left."""
    name = content_id(kind, first)
    return name if name not in taken else content_id(kind, first, "split")
