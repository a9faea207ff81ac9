"""Ids that are hashes of content, the same on every machine."""

import hashlib
from collections.abc import Iterable
from typing import NewType

DocId = NewType("DocId", str)


def content_id(prefix: str, *fields: str | int | None) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits that depend on every field and its place.

    Fields are encoded with their kind and length before hashing, so that ``("ab", "c")`` and ``("a", "bc")`` differ, and so
    do ``None``, ``""``, ``1`` and ``"1"``.
    """
    digest = hashlib.sha256()
    for field in (prefix, *fields):
        data = str(field).encode("utf-8", "surrogatepass")
        digest.update(f"{type(field).__name__}:{len(data)}:".encode())
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()[:16]}"


def awarded(claims: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """Return which group keeps which earlier id, by the group's number.

    A claim is (minus how many members of the group had the id, number of the group, id). The strongest claim goes first, of
    equals the one of the lower number; a group gets one id, and an id goes to one group.
    """
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, group, name in sorted(claims):
        if group not in kept and name not in taken:
            kept[group] = name
            taken.add(name)
    return kept
