"""Bylines and credits: over the text, before its first sentence, in briefs, and under it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from khabar.annotators.layout.credits import Credit, Credits, credits_of
from khabar.annotators.layout.furniture import date_free
from khabar.annotators.layout.lines import Line, Sheet
from khabar.annotators.layout.phrases import phrases
from khabar.lexicons import Lexicons
from khabar.lexicons.outlets import Outlet, canonical
from khabar.model.spans import Span
from khabar.text.fold import fold

_HEADER_LINES = 5
_LONGEST_LINE = 90
_MOST_WORDS = 14
_MOST_UNDATED = 5
"""Words of an agency's first line besides its date."""
_LEAD = 110
"""Characters in which a byline before the first sentence must end."""
_LEAD_END = re.compile(r":|[-–—ـ]+(?=\s)|\)|»|(?<=\s)[-–—ـ]+|\u00a0{2,}")
_DISPATCHED = re.compile(r"([^()\n]{2,40})\([^()\n]{2,30}\)\s*[-–—ـ]+(?=\s)")
"""Places with an agency in brackets and a dash, as agencies open their reports."""
_OWN_LEAD = re.compile(r"([^:\n]{2,40}?)\s+[-–—ـ]+\s+([^:\n]{2,40}?)\s*(?::|\s[-–—ـ]+(?=\s))")
_OPENING = re.compile(r"\s*([^:\n.،()\"«\-–—]{4,40}?)\s*[-–—]\s*([^\W\d_]+)\s+([^\W\d_]+)(?=\s)")
_TAIL = re.compile(r"[.!?؟…\"”»]\s*([^.!?؟…\"”»]{2,80})$|[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_REST = re.compile(r"\s*(?:(?:[^\W\d_]+\s+){0,2}[^\W\d_]+\s*:|[:\-–—]+)")
_TOLD_TO = re.compile(r"(?:^|\s)[وف]?\w{0,8}\s+ل(?:ـ|\s|ل|صحيف|وكال|قنا|موقع|\s*[«»\"“{(])")
"""A speaker before the outlet to which he speaks: "he told X"."""
_QUOTING = re.compile(r"^\s*نقلا[ً]? عن\s+")
_SIGN = re.compile(r"^[\s*•\-–—]+")


def drop_bylines(sheet: Sheet, lexicons: Lexicons) -> list[Outlet]:
    """Drop bylines and credits; return the outlets that they name, in order."""
    reader = credits_of(lexicons)
    found: list[Outlet] = []
    _from_author(sheet, reader, found)
    _header(sheet, reader, lexicons, found)
    _services(sheet, reader, phrases(lexicons).words("desk"), found)
    _leads(sheet, reader, found)
    _tail(sheet, reader, phrases(lexicons).words("writer"), found)
    return found


def _from_author(sheet: Sheet, reader: Credits, found: list[Outlet]) -> None:
    author = sheet.reading.document.author
    credit = reader.read(author) if author and len(author) <= _LEAD else None
    if credit:
        found += credit.outlets


def _header(sheet: Sheet, reader: Credits, lexicons: Lexicons, found: list[Outlet]) -> None:
    own = canonical(sheet.reading.document.outlet or "", lexicons)
    author = _plain(sheet.reading.document.author or "")
    body = sheet.body()
    for index, line in enumerate(body[:_HEADER_LINES]):
        if len(line) > _LONGEST_LINE or len(line.words) > _MOST_WORDS or index + 1 == len(body):
            continue
        credit = reader.read(line.span.of(sheet.raw)) or _dispatch(line, reader, lexicons)
        if (credit and _is_byline(credit, own)) or (author and _plain(line.folded) == author):
            found += credit.outlets if credit else ()
            sheet.drop(line, "byline", "byline-line")


def _dispatch(line: Line, reader: Credits, lexicons: Lexicons) -> Credit | None:
    """Return the credit of an agency's first line without dashes: place, date in one or two calendars, agency."""
    words = line.words
    if not any(word.isdigit() and len(word) == len("2016") for word in words):
        return None
    undated = date_free(words, lexicons)
    credit = reader.read(undated[-1]) if 1 < len(undated) <= _MOST_UNDATED else None
    named = credit is not None and credit.outlets and undated[-1] == words[-1]
    return replace(credit, parts=len(undated)) if credit and named else None


def _is_byline(credit: Credit, own: Outlet | None) -> bool:
    """Tell whether a line that is a credit throughout is a byline, and not the name of somebody spoken of."""
    if credit.parts == 1:
        return credit.sure > 0 or credit.desks > 0 or (own is not None and own in credit.outlets)
    named = credit.people > 0 and (credit.places > 0 or (credit.unknown > 0 and credit.opening == "people"))
    return credit.anchored or named


def _services(sheet: Sheet, reader: Credits, desks: frozenset[str], found: list[Outlet]) -> None:
    """Drop lines anywhere that begin with a desk's word and name an outlet: "service: X", "translation - X"."""
    for line in sheet.body():
        if len(line) <= _LONGEST_LINE and not desks.isdisjoint(line.words[:1]):
            credit = reader.read(line.span.of(sheet.raw).strip(" ."))
            if credit and credit.outlets:
                found += credit.outlets
                sheet.drop(line, "byline", "byline-service")


def _leads(sheet: Sheet, reader: Credits, found: list[Outlet]) -> None:
    own = _plain(sheet.reading.document.outlet or "")
    for index, line in enumerate(sheet.body()):
        text = line.span.of(sheet.raw)
        if index and not (text[:1] in "*•-" or ":" in text[:_LEAD]):
            continue
        end, credit = _lead(text, reader, first=index == 0)
        if not end and index == 0:
            end, credit = _dispatched(text, reader, own)
        if not end and index == 0:
            end, credit = _run_on(text, reader)
        if credit and end < len(text):
            found += credit.outlets
            span = Span(line.span.start, line.span.start + end)
            sheet.drop_part(line, span, "byline", "byline-lead")


def _lead(text: str, reader: Credits, *, first: bool) -> tuple[int, Credit | None]:
    """Return where the byline before a paragraph's first sentence ends, and what it names."""
    best: tuple[int, Credit | None] = (0, None)
    for match in _LEAD_END.finditer(text, 0, _LEAD):
        if match.start() < best[0]:
            continue
        if not first and match.group() != ":":
            continue
        credit = None if _TOLD_TO.search(text, 0, match.start()) else reader.read(_SIGN.sub("", text[: match.start()]))
        if credit is None or not (first or credit.outlets):
            continue
        bracketed = match.group() in ")»" and text[: match.start()].lstrip()[:1] in "(«"
        own = first and match.group()[0] in "-–—ـ" and credit.sites > 0
        if credit.anchored and (credit.parts > 1 or (first and bracketed and credit.sure) or own):
            best = (match.end() if match.group() == ":" else _with_rest(text, match.end()), credit)
    return best


def _dispatched(text: str, reader: Credits, own: str) -> tuple[int, Credit | None]:
    """Return where "CITY (AGENCY) -" or "CITY - OWN OUTLET:" ends, and the city as what it names; no list need have either."""
    match = _DISPATCHED.match(text) or _OWN_LEAD.match(text, 0, _LEAD)
    if match is None or (match.re is _OWN_LEAD and (not own or _plain(match[2]) != own)):
        return 0, None
    credit = reader.read(match[1])
    return (match.end(), credit) if credit and credit.places == credit.parts else (0, None)


def _run_on(text: str, reader: Credits) -> tuple[int, Credit | None]:
    """Return where "NAME – CITY" or "OUTLET – DESK" ends that runs on into the first sentence without a mark."""
    match = _OPENING.match(text, 0, _LEAD)
    author = reader.read(match[1]) if match else None
    if match is None or author is None or author.parts != 1 or not (author.people or author.sure or author.sites):
        return 0, None
    for end in (match.end(3), match.end(2)):
        named = reader.read(text[match.start(2) : end])
        place = named is not None and named.parts == 1 and (named.places or named.sure)
        if place or (named is not None and named.desks and end == match.end(2)):
            return end, reader.read(text[:end])
    return 0, None


def _with_rest(text: str, end: int) -> int:
    """Return where the byline ends, with a place that no list has and with the colon or dash after it."""
    match = _REST.match(text, end)
    return match.end() if match else end


def _tail(sheet: Sheet, reader: Credits, writers: frozenset[str], found: list[Outlet]) -> None:
    """Drop a credit that follows the last sentence: agency, desk or «source» in brackets or after the last stop."""
    body = sheet.body()
    if not body or (len(body) == 1 and len(body[0]) <= _LEAD):
        return
    line = body[-1]
    text = line.span.of(sheet.raw)
    for start, inner in _tail_parts(text):
        credit = reader.read(_QUOTING.sub("", inner))
        if credit and (credit.sure or (credit.anchored and credit.parts > 1 and credit.people == 0)):
            found += credit.outlets
            span = Span(line.span.start + start, line.span.end)
            sheet.drop_part(line, span, "source-label", "credit-after-text")
            return
        if start and _is_signature(inner, credit, writers):
            span = Span(line.span.start + start, line.span.end)
            sheet.drop_part(line, span, "byline", "writer-after-text")
            return


def _is_signature(text: str, credit: Credit | None, writers: frozenset[str]) -> bool:
    """Tell whether what follows the last sentence on its line says who wrote: an office, a starred line, a dash and a name."""
    words = _plain(text).split()
    mark = text.lstrip()[:1]
    return bool(words) and (words[0] in writers or mark == "*" or (mark in "-–—" and credit is not None))


def _tail_parts(text: str) -> Iterator[tuple[int, str]]:
    if len(text) <= _LONGEST_LINE:
        yield 0, text
    match = _TAIL.search(text, max(0, len(text) - _LEAD))
    if match:
        group = 1 if match[1] is not None else 2
        yield match.start(group) - (group == 2), match[group]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text).lower()))
