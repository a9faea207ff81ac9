"""What an input calls its fields, and the document that they make."""

import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from khabar.errors import UsageError
from khabar.ingest.encodings import checked
from khabar.ingest.limits import MAX_REPORT
from khabar.ingest.reasons import RefusedInputError
from khabar.model.document import Document, document_id

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "outlet": ("outlet", "source"),
    "url": ("url",),
    "title": ("title",),
    "text": ("text", "content", "body"),
    "author": ("author",),
    "published": ("published",),
    "retrieved": ("retrieved", "date_extracted"),
}
"""Our name of a field → the names that inputs use, the first that is there counts."""

_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:\D|$)")
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an input says about a report outside its text."""

    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    title: str | None = None
    retrieved: date | None = None
    published: date | None = None
    text: str | None = field(default=None, repr=False)


def checked_mapping(mapping: Mapping[str, str] | None) -> dict[str, tuple[str, ...]]:
    """Return the field names to look for, those of ``mapping`` (theirs → ours) first; UsageError where ours is unknown."""
    names = dict(FIELDS)
    for theirs, ours in (mapping or {}).items():
        if ours not in FIELDS:
            raise UsageError(f"there is no field {ours!r} to map {theirs!r} to; the fields are {', '.join(FIELDS)}")
        names[ours] = (theirs, *names[ours])
    return names


def facts(table: Mapping[str, Any], names: Mapping[str, tuple[str, ...]]) -> Facts:
    """Return what ``table`` says, by the field names of :func:`checked_mapping`. Values of the wrong kind count as absent."""
    got = {ours: _first(table, theirs) for ours, theirs in names.items()}
    return Facts(
        id=_line(got["id"]),
        outlet=_line(got["outlet"]),
        url=_line(got["url"]),
        author=_line(got["author"]),
        title=_string(got["title"]),
        retrieved=as_date(got["retrieved"]),
        published=as_date(got["published"]),
        text=_string(got["text"]),
    )


def report(known: Facts, name: str, source: str) -> Document:
    """Return the document of a report whose title and text are given apart: title, line break, text, each stripped.

    Raises RefusedInputError where there is no text or it cannot be a report's.
    """
    title, text = (known.title or "").strip(), (known.text or "").strip()
    if known.text is None:
        raise RefusedInputError(
            "not-a-report", f"no field {', '.join(FIELDS['text'])} (or one mapped to text) with a string"
        )
    if not text:
        raise RefusedInputError("empty", "the text is blank")
    return document(f"{title}\n{text}" if title else text, known, name, source, title_end=len(title))


def document(
    raw: str,
    known: Facts,
    name: str,
    source: str,
    *,
    title_end: int = 0,
    boilerplate: tuple[tuple[int, int], ...] = (),
) -> Document:
    """Return the document of ``raw`` text as it stands; raises RefusedInputError where it cannot be a report's."""
    if not raw.strip():
        raise RefusedInputError("empty", "no characters")
    if len(raw) > MAX_REPORT:
        raise RefusedInputError("too-large", f"{len(raw):,} characters; a report may have {MAX_REPORT:,}")
    checked(raw)
    name = known.id or name
    return Document(
        id=document_id(name, raw, known.outlet, known.url),
        name=name,
        raw=raw,
        source=source,
        outlet=known.outlet,
        url=known.url,
        author=known.author,
        retrieved=known.retrieved,
        published=known.published,
        title_end=title_end,
        boilerplate=boilerplate,
    )


def as_date(value: object) -> date | None:
    """Return the day of an ISO 8601 date or time, also with slashes or dots, an RFC 2822 date, or a Unix time; else None."""
    text = value if isinstance(value, str) else str(value) if type(value) is int else ""
    try:
        if match := _ISO.match(text):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := _EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(match[1]), UTC).date()
        return email.utils.parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError, OverflowError):
        return None


def _first(table: Mapping[str, Any], theirs: tuple[str, ...]) -> Any:
    for key in theirs:
        if table.get(key) not in (None, ""):
            return table[key]
    return next((table[key] for key in theirs if table.get(key) is not None), None)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    if type(value) is int:
        value = str(value)
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return line.encode("utf-8", "replace").decode() or None
