"""Saved web pages: their visible text, what of it is the page's furniture, and what their markup says about the report.

The raw text of a page is everything that a reader sees, so that nothing is lost; the main content is found by Resiliparse's
rules, and what lies outside it is recorded as ranges of boilerplate.
"""

import re
from dataclasses import fields, replace
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from khabar.ingest.encodings import decode
from khabar.ingest.fields import Facts, document
from khabar.ingest.page_facts import page_facts
from khabar.model.document import Document
from khabar.model.spans import Span, merged

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page must declare its encoding."""
_ANCHOR = 40
"""Characters by which a main-content line is recognised where the two extractions broke lines differently."""
_FRUITLESS, _NEAR = 50, 2000
"""When lines that are nowhere have cost so many times the page's length, the next are sought so near (in characters) only."""
_PARAGRAPH = 80
"""Characters from which a line of the main content is text and no heading."""
_DEEPEST = 500
"""Depth of a page beyond which its main content is not looked for: the search takes time quadratic in it."""


def read_page(data: bytes, known: Facts, name: str, source: str, declared: str | None = None) -> Document:
    """Return the document of an HTML page; what ``known`` says (a sidecar) goes before what the page says.

    Raises RefusedInputError.
    """
    tree = HTMLTree.parse(decode(data, declared or declared_encoding(data)))
    found = page_facts(tree)
    raw = _text(tree, main=False)
    main = _text(tree, main=True) if _depth(tree) <= _DEEPEST else ""
    stated = {
        field.name: getattr(known, field.name) for field in fields(Facts) if getattr(known, field.name) is not None
    }
    return document(raw, replace(found, **stated), name, source, boilerplate=boilerplate(raw, main, found.title))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the head of a page declares, in lower case."""
    match = _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "replace").lower() if match else None


def boilerplate(raw: str, main: str, title: str | None) -> tuple[tuple[int, int], ...]:
    """Return the ranges of ``raw`` that are not in its ``main`` content; none where no main content was found.

    The headline belongs to the report even where the main content begins after it; what stands above it does not.
    """
    kept = _located(raw, main.splitlines())
    if not kept:
        return ()
    first_paragraph = next((span for span in kept if len(span) >= _PARAGRAPH), kept[0])
    if title and (headline := _headline(raw, title, first_paragraph.start)):
        kept = (headline, *(span for span in kept if span.start >= headline.end))
    ranges: list[tuple[int, int]] = []
    at = 0
    for span in (*kept, Span(len(raw), len(raw))):
        gap = Span(at, max(at, span.start)).trimmed(raw)
        if len(gap):
            ranges.append((gap.start, gap.end))
        at = max(at, span.end)
    return tuple(ranges)


def _located(raw: str, lines: list[str]) -> tuple[Span, ...]:
    """Return where the lines of the main content stand in the whole, sought from the end so that a headline repeated in a menu
    is found where it stands nearest to the text."""
    found: list[Span] = []
    at, fruitless = len(raw), 0
    for line in reversed([line.strip() for line in lines if line.strip()]):
        # A page made so that no line is found would have every line sought through all of it.
        floor = 0 if fruitless < _FRUITLESS * len(raw) else max(0, at - _NEAR)
        start = raw.rfind(line, floor, at)
        end = start + len(line)
        if start < 0:
            start = raw.rfind(line[:_ANCHOR], floor, at)
            end = min(at, _line_end(raw, start))
        if start >= 0:
            found.append(Span(start, end))
            at = start
        else:
            fruitless += at - floor
    return merged(found)


def _headline(raw: str, title: str, before: int) -> Span | None:
    """Return the last line before the main content that the page's title begins with (site names may follow it)."""
    end = before
    while end > 0:
        start = raw.rfind("\n", 0, end - 1) + 1
        line = " ".join(raw[start:end].split())
        if len(line) >= min(len(title), _ANCHOR) // 2 and title.startswith(line):
            return Span(start, end).trimmed(raw)
        end = start
    return None


def _line_end(raw: str, start: int) -> int:
    end = raw.find("\n", max(start, 0))
    return len(raw) if end < 0 else end


def _depth(tree: HTMLTree) -> int:
    """Return how deep the elements lie in one another, as far as the limit."""
    deepest, depth = 0, 0
    node: Any = tree.document
    while node is not None:
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            return deepest
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return deepest


def _text(tree: HTMLTree, *, main: bool) -> str:
    return str(extract_plain_text(tree, main_content=main, list_bullets=False, alt_texts=False)).strip()
