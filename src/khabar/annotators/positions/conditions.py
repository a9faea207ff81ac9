"""The condition on which something is accepted."""

import re

from khabar.model.spans import Span

_MARKER = re.compile(
    r"(?<!\w)(?:و|ف)?(?:(?:ب|ل)?شرط(?: ان)?|شريطه(?: ان)?|بشروط|وفق شروط(?: اهمها)?|مقابل|في حال(?: ان)?|حال|اذا ما|اذا|ما لم|الا (?:ب(?=\w)|بعد|اذا|في حال)|"
    r"فور|بعد ان|لحين|الي حين|قبل (?:اعلان )?اي)(?!\w)"
)
_STRONG = re.compile(r"(?<!\w)(?:و|ف)?(?:(?:ب|ل)?شرط|شريطه|بشروط|وفق شروط|مقابل|في حال|الا (?:ب|بعد|اذا|في حال)|ما لم)")


def condition(text: str, start: int, end: int) -> Span | None:
    """Return the words of a condition in a clause of folded text, after its marker; None if it sets none."""
    match = _STRONG.search(text, start, end)
    if match is None:
        return None
    full = _MARKER.match(text, match.start(), end)
    begin = full.end() if full else match.end()
    inner = Span(begin, max(begin, end)).trimmed(text, " \n\t،,؛:\"-.()")
    return inner if len(inner) >= 4 else None
