"""What of a report's text is the report, and its title, deck and subheads.

The text is looked at line by line, with lists of phrases (``layout.toml``), of outlets and agencies (``outlets.toml``), of names
and places. What is dropped is marked with its kind and the rule or entry that found it; nothing is changed in the text.
"""

import re

from khabar.annotators.contract import Annotator
from khabar.annotators.layout.bylines import drop_bylines
from khabar.annotators.layout.captions import drop_captions
from khabar.annotators.layout.furniture import drop_furniture, is_date
from khabar.annotators.layout.headings import deck, find_title, subheads
from khabar.annotators.layout.lines import Line, Sheet, folded_part, furniture_lines, sheet
from khabar.annotators.layout.overhead import drop_overhead, drop_under_title
from khabar.annotators.layout.repeats import drop_repeats
from khabar.lexicons import Lexicons
from khabar.lexicons.outlets import Outlet, canonical, outlets
from khabar.model.layers import Drop, Layout
from khabar.model.spans import Span
from khabar.text.reading import Reading

_PARTS = re.compile(r"[:+،,/()|]|[-–—](?=\s)|(?<=\s)[-–—]")
_OVERHEAD = frozenset({"byline", "date-line", "source-label"})
"""Kinds of drop that stand between a deck and the text."""


def annotate(reading: Reading, lexicons: Lexicons) -> Layout:
    """Return the layout of a report."""
    page = sheet(reading)
    drop_overhead(page, lexicons)
    find_title(page, lexicons)
    drop_under_title(page, lexicons)
    drop_furniture(page, lexicons)
    named = drop_bylines(page, lexicons)
    drop_repeats(page)
    drop_captions(page, lexicons)
    _drop_lone_signs(page)
    drops = _joined(page)
    return Layout(
        drops=drops,
        title=page.title,
        subheads=subheads(page, lexicons),
        deck=deck(page, _first_overhead(page, drops)),
        dateline=_dateline(page, drops, lexicons),
        agencies=_agencies(page, named, lexicons),
        outlet=_outlet(page, lexicons),
    )


def _drop_lone_signs(page: Sheet) -> None:
    """Drop lines of bullets and dashes that lead to a dropped line, as part of it."""
    by_end = {drop.span.end: drop for drop in page.drops}
    follower: Line | None = None
    for line in reversed(page.lines):
        if not line.dropped and follower is not None and follower.dropped and not any(c.isalnum() for c in line.folded):
            drop = by_end.get(follower.span.end)
            if drop:
                page.drop(line, drop.kind, drop.rule)
                by_end[line.span.end] = drop
        follower = line


def _joined(page: Sheet) -> tuple[Drop, ...]:
    """Return the drops in text order; neighbours of one kind and rule are one."""
    out: list[Drop] = []
    for drop in sorted(page.drops, key=lambda drop: (drop.span, drop.kind, drop.rule)):
        last = out[-1] if out else None
        if (
            last
            and (last.kind, last.rule) == (drop.kind, drop.rule)
            and not page.raw[last.span.end : drop.span.start].strip()
        ):
            out[-1] = Drop(last.span.hull(drop.span), drop.kind, drop.rule)
        else:
            out.append(drop)
    return tuple(out)


def _first_overhead(page: Sheet, drops: tuple[Drop, ...]) -> int | None:
    after = page.title.end if page.title else 0
    return next((drop.span.start for drop in drops if drop.kind in _OVERHEAD and drop.span.start >= after), None)


def _dateline(page: Sheet, drops: tuple[Drop, ...], lexicons: Lexicons) -> Span | None:
    """Return the date line: the first that was dropped, or else the one among the page's furniture nearest to the title."""
    spans = [drop.span for drop in drops if drop.kind == "date-line"]
    if spans:
        return spans[0].trimmed(page.raw, " \t\n-*•|\u00a0")
    title = page.title.start if page.title else 0
    found = [
        span for span in furniture_lines(page) if is_date(Line(span, folded_part(page.reading, span)).words, lexicons)
    ]
    return min(found, key=lambda span: (abs(span.start - title), span), default=None)


def _agencies(page: Sheet, named: list[Outlet], lexicons: Lexicons) -> tuple[str, ...]:
    """Return the agencies of bylines and source labels, each once, in order."""
    labelled = _named_in(page, lexicons, "source-alone", "author", "author-bare", "dated-credit")
    return tuple(dict.fromkeys(outlet.name for outlet in (*named, *labelled) if outlet.agency))


def _named_in(page: Sheet, lexicons: Lexicons, *rules: str) -> list[Outlet]:
    """Return the outlets that the drops of some rules name, in order."""
    known = outlets(lexicons)
    spans = [drop.span.of(page.raw) for drop in page.drops if drop.rule in rules]
    found = [known.named(part) for said in spans for part in _PARTS.split(said)]
    return [outlet for outlet in found if outlet is not None]


def _outlet(page: Sheet, lexicons: Lexicons) -> str | None:
    """Return the outlet: as the input says it, by the address, or else as the page's title or byline gives itself."""
    document = page.reading.document
    for said in (document.outlet, document.url):
        known = canonical(said, lexicons) if said else None
        if known:
            return known.name
    if document.outlet:
        return document.outlet
    own = _named_in(page, lexicons, "site-in-title", "author", "byline-line")
    return next((outlet.name for outlet in own if not outlet.agency), None)


LAYOUT = Annotator(name="layout", version=1, produces="layout", requires=(), annotate=annotate)
