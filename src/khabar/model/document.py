"""A report as it was read, and what becomes of an input that is not one."""

from dataclasses import dataclass
from datetime import date

from khabar.model.ids import DocId, content_id


@dataclass(frozen=True, slots=True)
class Document:
    """One outlet's report: the text as stored and what the input said about it. Never changed after it is made."""

    id: DocId
    name: str
    raw: str
    source: str = ""
    """The input it came from, relative to what the user named (file, or archive and member)."""
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    retrieved: date | None = None
    """The day on which a crawler fetched the page."""
    published: date | None = None
    """The publication date that the input states outside the text (sidecar or field), if any."""
    title_end: int = 0
    """Where the title ends if the input gave it apart (the raw text is then title, newline, text); else 0."""
    boilerplate: tuple[tuple[int, int], ...] = ()
    """Ranges of the raw text that the page's markup shows to be navigation and the like (saved pages only)."""


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that did not become a document, with the reason."""

    source: str
    reason: str
    """A code of :data:`khabar.ingest.reasons.REASONS`."""
    detail: str = ""


def document_id(name: str, raw: str, outlet: str | None, url: str | None) -> DocId:
    """Return the id of a report: a hash of its name, text, outlet and address."""
    return DocId(content_id("doc", name, raw, outlet, url))
