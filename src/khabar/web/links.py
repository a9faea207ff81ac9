"""Addresses of pages: permanent paths on the server, relative files in a folder of pages."""

import hashlib
import re
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from khabar.model.spans import Span
from khabar.web.parting import part_at

_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}")


class Links(Protocol):
    """Where everything is."""

    live: bool
    """True where a server answers."""

    def home(self, number: int = 1) -> str:
        """A page of the list of stories."""

    def page(self, kind: str, *ids: str, number: int = 1) -> str:
        """A page of one kind (``story``, ``report``, ``compare``, ``entity``, ``record``, ``search``), or its ``number``-th."""

    def span(self, doc: str, span: Span) -> str:
        """Characters of a report."""

    def static(self, name: str) -> str:
        """A file that comes with the package."""


class ServedLinks:
    """Addresses on the server."""

    live = True

    def home(self, number: int = 1) -> str:
        """Return the address of the list of stories."""
        return "/" if number == 1 else f"/?page={number}"

    def page(self, kind: str, *ids: str, number: int = 1) -> str:
        """Return the address of a page."""
        path = "/" + "/".join([kind, *(quote(id_, safe="@+") for id_ in ids)])
        return path if number == 1 else f"{path}?page={number}"

    def span(self, doc: str, span: Span) -> str:
        """Return the address of characters of a report: the server lights them and shows the part that has them."""
        return _at(self.page("report", doc), span)

    def static(self, name: str) -> str:
        """Return the address of a file of the package."""
        return f"/static/{name}"


class FolderLinks:
    """Addresses within a folder of pages, as seen from a page ``depth`` folders below the language's."""

    live = False

    def __init__(self, depth: int, parts: Mapping[str, tuple[int, ...]] | None = None) -> None:
        """``parts`` says of long reports where their parts begin."""
        self._up = "../" * depth
        self._parts = parts or {}

    def home(self, number: int = 1) -> str:
        """Return the relative address of the list of stories."""
        return f"{self._up}index.html" if number == 1 else self.page("list", number=number)

    def page(self, kind: str, *ids: str, number: int = 1) -> str:
        """Return the relative address of a page."""
        return f"{self._up}{file_of(kind, *ids, number=number)}"

    def span(self, doc: str, span: Span) -> str:
        """Return the address of characters of a report, in the part that has them."""
        number = part_at(self._parts[doc], span.start) if doc in self._parts else 1
        return _at(self.page("report", doc, number=number), span)

    def static(self, name: str) -> str:
        """Return the relative address of a file of the package."""
        return f"{self._up}../static/{name}"


def file_of(kind: str, *ids: str, number: int = 1) -> str:
    """Return the file of a page below its language's folder; ids that are no plain names are hashed."""
    names = [*map(_file_name, ids), *([str(number)] if number > 1 else [])]
    return f"{kind}/{'+'.join(names) or 'index'}.html"


def _file_name(id_: str) -> str:
    return id_ if _PLAIN.fullmatch(id_) else hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _at(address: str, span: Span) -> str:
    """Return the address of characters: lit by the server or by script, scrolled to by the browser."""
    return f"{address}?{urlencode({'at': f'{span.start}-{span.end}'})}#c{span.start}"
