"""Ids that are hashes of content, the same on every machine."""

import hashlib
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
