"""Slugs of proposals: the kind of thing and the place that it is about."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter

from khabar.lexicons import Lexicons
from khabar.lexicons.places import place_names
from khabar.model.spans import Span
from khabar.text.reading import Reading

_PLACED = re.compile(
    r"(?:(?<!\w)(?:و|ف)?(?:في|داخل|شرق|غرب|شمال|جنوب|شرقي|غربي|شمالي|جنوبي|وسط|مدينه|محافظه|بلده|ريف|عاصمه|الي|خارج|بشان|"
    r"حول|ازمه) |(?<!\w)ب)$"
)
"""What stands before the name of a state that is spoken of as a place and not as a party."""
_BEFORE = 12
"""Characters that are looked at."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")


class Places:
    """The places that a report names, with English names for slugs."""

    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        english = lexicons.compiled(compile_english)
        found = []
        for entity in reading.layers.entities:
            slug = _slug(entity.en or english.get(entity.name, ""))
            if entity.type not in {"LOC", "GPE"} or not slug:
                continue
            settled = entity.type == "LOC" or (entity.key or "").startswith("place:")
            for mention in entity.mentions:
                span = reading.folded.from_raw(mention.span)
                if not mention.metonym and (settled or _placed(reading.folded.text, span.start)):
                    found.append((span, slug))
        self._found = sorted(item for item in found if item[1])
        self._starts = [span.start for span, _ in self._found]
        counts = Counter(slug for _, slug in self._found)
        self._main = min(counts, key=lambda slug: (-counts[slug], slug)) if counts else None

    def slug(self, kind: str, at: int, clause: Span) -> str:
        """Return ``kind-place`` with the first place after offset ``at`` in the clause, else the last before it, else none."""
        after = self._found[bisect_left(self._starts, at) : bisect_right(self._starts, clause.end)]
        inside = [slug for span, slug in after if span.end <= clause.end]
        return f"{kind}-{inside[0]}" if inside else (f"{kind}-{self._main}" if self._main else kind)


def compile_english(lexicons: Lexicons) -> dict[str, str]:
    """Map names of places to their English names, of the most populous place where several have one name."""
    named = sorted(place_names(lexicons), key=lambda item: (-item[1].place.population, item[1].place.en))
    out: dict[str, str] = {}
    for name, found in named:
        if found.place.en:
            out.setdefault(name, found.place.en)
    return out


def _placed(text: str, at: int) -> bool:
    """Tell whether what stands before offset ``at`` makes the name there a place."""
    return _PLACED.search(text, max(0, at - _BEFORE), at) is not None


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("-", plain).strip("-")
