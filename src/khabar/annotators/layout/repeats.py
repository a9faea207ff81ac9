"""Lines that say again what another line says."""

import re
from collections import Counter

from khabar.annotators.layout.lines import Line, Sheet
from khabar.text.fold import fold

_SHORTEST = 20
"""Characters from which a line that the next one begins with is an accident of the page and not a list's item."""
_SHORTEST_APART = 60
"""Characters from which a line that stood before is one, and not a refrain or a formula."""
_HEADER_LINES = 5
"""Lines in which a title is said again; further down it is the writer who says it again."""
_WORD = re.compile(r"[^\W_]+")


def drop_repeats(sheet: Sheet) -> None:
    """Drop the title said again, a line that the next one begins with, and a line that stood before."""
    title = _plain(sheet.title.of(sheet.raw)) if sheet.title else ""
    body = sheet.body()
    seen: set[str] = set()
    texts = _texts(body, title)
    for index, (line, text) in enumerate(zip(body, texts, strict=True)):
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if (
            (index < _HEADER_LINES and len(title) > 0 and text == title)
            or (len(text) >= _SHORTEST and _begins(following, text))
            or text in seen
        ):
            sheet.drop(line, "repeat", "repeat")
        elif len(text) >= _SHORTEST_APART:
            seen.add(text)


def _texts(body: list[Line], title: str) -> list[str]:
    """Return the words of each line, or nothing for one that shares its first word with no other and so repeats none."""
    openings = [match.group() if (match := _WORD.search(line.folded)) else "" for line in body]
    counts = Counter([*openings, title.partition(" ")[0]])
    return [" ".join(line.words) if counts[word] > 1 else "" for line, word in zip(body, openings, strict=True)]


def _begins(following: str, text: str) -> bool:
    return following == text or following.startswith(text + " ")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).lower()))
