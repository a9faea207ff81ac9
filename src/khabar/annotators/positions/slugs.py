"""Slugs of proposals: the kind of thing and the place that it is about."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter

from khabar.model.spans import Span
from khabar.text.reading import Reading

_NOT_WORD = re.compile(r"[^a-z0-9]+")


class Places:
    """The places that a report names, with English names for slugs."""

    def __init__(self, reading: Reading) -> None:
        found = []
        for entity in reading.layers.entities:
            if entity.type in {"LOC", "GPE"} and entity.en:
                slug = _slug(entity.en)
                found += [
                    (reading.folded.from_raw(mention.span), slug) for mention in entity.mentions if not mention.metonym
                ]
        self._found = sorted(item for item in found if item[1])
        self._starts = [span.start for span, _ in self._found]
        counts = Counter(slug for _, slug in self._found)
        self._main = min(counts, key=lambda slug: (-counts[slug], slug)) if counts else None

    def slug(self, kind: str, at: int, clause: Span) -> str:
        """Return ``kind-place`` with the first place after offset ``at`` in the clause, else the last before it, else none."""
        after = self._found[bisect_left(self._starts, at) : bisect_right(self._starts, clause.end)]
        inside = [slug for span, slug in after if span.end <= clause.end]
        return f"{kind}-{inside[0]}" if inside else (f"{kind}-{self._main}" if self._main else kind)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("-", plain).strip("-")
