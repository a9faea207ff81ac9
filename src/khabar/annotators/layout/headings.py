"""Title, deck and subheads, and the site's name in the title."""

import re

from khabar.annotators.layout.lines import Line, Sheet
from khabar.annotators.layout.phrases import phrases
from khabar.lexicons import Lexicons
from khabar.lexicons.outlets import canonical, outlets
from khabar.model.spans import Span
from khabar.text.fold import fold

_SENTENCE_END = re.compile(r"(?:^|[^.!])[.،؛,]$")
_SEPARATOR = re.compile(r"\s+[-–—|•]+\s+|\s*\|\s*|\s+::\s+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LONGEST_TITLE = 180
_LONGEST_GIVEN = 400
"""Characters of a title given apart beyond which it is not looked into."""
_LONGEST_SITE = 40
_LONGEST_SUBHEAD = 70
_MOST_SUBHEAD_WORDS = 9
_LEAST_UNDER = 45
"""Characters of the line under a subhead, which may be hard-wrapped."""


def find_title(sheet: Sheet, lexicons: Lexicons) -> None:
    """Set the title, and drop the site's name in it."""
    line = _title_line(sheet)
    if line is None:
        return
    sheet.title = line.span
    for drop in _site_parts(sheet, line, lexicons):
        sheet.drop_part(line, drop, "site", "site-in-title")
        sheet.title = line.span


def _title_line(sheet: Sheet) -> Line | None:
    given = sheet.reading.document.title_end
    lines = sheet.open_lines()
    if not lines:
        return None
    if given:
        return lines[0] if lines[0].span.start < given else None
    first = lines[0]
    if len(lines) < 2 or len(first) > _LONGEST_TITLE or _SENTENCE_END.search(first.folded[-2:]):
        return None
    return first if any(letter.isalpha() for letter in first.folded) else None


def _site_parts(sheet: Sheet, line: Line, lexicons: Lexicons) -> list[Span]:
    """Return the ranges of the title that name the site: the last part after a separator, or the first before a bar."""
    text = line.span.of(sheet.raw)
    cuts = list(_SEPARATOR.finditer(text)) if len(text) <= _LONGEST_GIVEN else []
    if not cuts:
        return []
    last = cuts[-1]
    head, tail = text[: last.start()], text[last.end() :]
    repeated = any(other.folded == fold(head).lower() for other in sheet.lines[1:4])
    if len(tail) <= _LONGEST_SITE and (repeated or _names_site(tail, head, sheet, lexicons)):
        return [Span(line.span.start + last.start(), line.span.end)]
    return []


def _names_site(tail: str, head: str, sheet: Sheet, lexicons: Lexicons) -> bool:
    if not _ARABIC.search(tail):
        return bool(_ARABIC.search(head)) and any(letter.isalpha() for letter in tail)
    named = outlets(lexicons).named(tail)
    own = sheet.reading.document.outlet or sheet.reading.document.url or ""
    if named and (tail.strip() not in named.bare or named is canonical(own, lexicons)):
        return True
    return not phrases(lexicons).words("site").isdisjoint(fold(tail).split())


def subheads(sheet: Sheet, lexicons: Lexicons) -> tuple[Span, ...]:
    """Return the short lines between paragraphs that head what follows them."""
    body = sheet.body()
    speaking = phrases(lexicons).words("speaking")
    out: list[Span] = []
    for before, line, after in zip(body, body[1:], body[2:], strict=False):
        if before.stopped and len(after) >= max(_LEAST_UNDER, len(line)) and _heads(line, speaking):
            out.append(line.span.trimmed(sheet.raw, " \t*-•●■:.\u00a0"))
    return tuple(span for span in out if len(span))


def _heads(line: Line, speaking: frozenset[str]) -> bool:
    words = line.words
    return (
        len(line) <= _LONGEST_SUBHEAD
        and 0 < len(words) <= _MOST_SUBHEAD_WORDS
        and line.folded[-1] not in ".،,؛"
        and "،" not in line.folded
        and speaking.isdisjoint(words)
    )


def deck(sheet: Sheet, credit_at: int | None) -> Span | None:
    """Return the lines between the title and the byline or date under it, if there are any: they are the deck."""
    if sheet.title is None or credit_at is None:
        return None
    between = [line.span for line in sheet.body() if line.span.end <= credit_at]
    if not between or len(between) > 3:
        return None
    return between[0].hull(between[-1])
