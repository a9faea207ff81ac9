"""The condition on which something is accepted."""

import re

from khabar.annotators.positions.clauses import trimmed
from khabar.model.spans import Span

_MARKER = re.compile(
    r"(?<!\w)(?:و|ف)?(?:(?:ب|ل)?شرط(?: ان)?|شريطه(?: ان)?|بشروط|وفق شروط(?: اهمها)?|مقابل|في حال(?: ان)?|حال|"
    r"اذا ما|اذا|ما لم|الا (?:ب(?=\w)|بعد|اذا|في حال)|فور|بعد ان|لحين|الي حين|قبل (?:اعلان )?اي)(?!\w)"
)
_STRONG = re.compile(
    r"(?<!\w)(?:و|ف)?(?:(?:ب|ل)?شرط|شريطه|بشروط|وفق شروط|مقابل|في حال|الا (?:ب|بعد|اذا|في حال)|ما لم|بالتراضي)"
)

_TERMS = re.compile(
    r"(?<!\w)(?:ال|لل)?(?:اتفاق|قرار|صفق|مشروع|معاهد)\w* (?:\w+ ){0,5}?(?:الذي|التي|ي\w{2,4}|تقضي|تنص)(?!\w)"
)
"""An agreement with what it says: what stands after that is a term of it and no condition of whoever accepts it."""
_BEFORE = re.compile(r"(?<!\w)قبل (?=(?:\w+ ){0,3}?\w)")


def condition(text: str, start: int, end: int) -> Span | None:
    """Return the words of a condition in a clause of folded text, after its marker; None if it sets none."""
    match = _STRONG.search(text, start, end)
    if match is None or _TERMS.search(text, start, match.start()):
        return None
    full = _MARKER.match(text, match.start(), end)
    begin = full.end() if full else match.end()
    inner = trimmed(text, begin, end)
    return inner if len(inner) >= 4 else None


def sequence(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the marker of what must come first ("before any …") in a clause of folded text."""
    return _BEFORE.search(text, start, end)


def conditional(text: str, start: int, at: int) -> bool:
    """Tell whether what stands at ``at`` lies in the condition that a marker since ``start`` opens."""
    last = None
    for match in _STRONG.finditer(text, start, at):
        last = match
    return last is not None and re.search(r"[،,]|(?<!\w)ف(?:س|ل|ان|هذا)", text[last.end() : at]) is None
