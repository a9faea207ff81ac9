"""When a span or a name of a prediction is the same as one of the gold."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from khabar.model.spans import Span, merged
from khabar.text.fold import fold

T = TypeVar("T")
Json = dict[str, Any]

_PREFIX = re.compile(r"^(?:وال|بال|كال|فال|لل|ال)")
_ENDING = re.compile(r"(?:ون|ين|يه|ي|ه)$")
_TITLES = frozenset(
    {
        "وزير", "الرئيس", "رئيس", "السيد", "الدكتور", "في", "من", "عن", "قال", "وكاله", "مصدر", "مصادر", "ناطق", "متحدث",
    }
)  # fmt: skip
"""Words that two different sources may share; they are compared only where a name has no others."""


def spans_of(value: Any) -> tuple[Span, ...]:
    """Return the characters of a span, a list of spans or None as sorted, disjoint spans."""
    items = [] if not value else value if isinstance(value, list) else [value]
    return merged(Span(item["start"], item["end"]) for item in items)


def shared_length(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Return how many characters two lists of disjoint spans have in common."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def overlap(a: Any, b: Any) -> float:
    """Return intersection over union of the characters of two spans or lists of spans, 0 where both are empty."""
    left, right = spans_of(a), spans_of(b)
    shared = shared_length(left, right)
    union = sum(map(len, left)) + sum(map(len, right)) - shared
    return shared / union if union else 0.0


def best_pairs(
    gold: Sequence[T], found: Sequence[T], similarity: Callable[[T, T], float], floor: float
) -> list[tuple[int, int]]:
    """Pair items one to one, most similar first, ties in text order; pairs under ``floor`` are not made."""
    scored = sorted(
        ((similarity(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in scored:
        if value >= floor and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def name_words(name: str | None) -> set[str]:
    """Return the words of a name without article, clitics and endings, so that spellings of one name agree."""
    bare = (_PREFIX.sub("", word) for word in re.findall(r"\w+", fold(name or "")))
    return {word for word in (_ENDING.sub("", word) or word for word in bare) if len(word) > 1}


def same_name(a: str | None, b: str | None) -> bool:
    """Tell whether two names mean one source: one's words contain the other's, or at least half are common."""
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return not left and not right
    left, right = left - _TITLES or left, right - _TITLES or right
    return left <= right or right <= left or len(left & right) / len(left | right) >= 0.5
