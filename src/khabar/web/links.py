"""Addresses of pages: permanent paths on the server, relative files in a folder of pages."""

import hashlib
import re
from typing import Protocol
from urllib.parse import quote, urlencode

from khabar.model.spans import Span

_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}")


class Links(Protocol):
    """Where everything is."""

    live: bool
    """True where a server answers: search, filters and preferences work."""

    def home(self) -> str:
        """The list of stories."""

    def page(self, kind: str, *ids: str) -> str:
        """A page of one kind: ``story``, ``report``, ``compare``, ``entity``, ``record``, ``search``."""

    def static(self, name: str) -> str:
        """A file that comes with the package."""


class ServedLinks:
    """Addresses on the server."""

    live = True

    def home(self) -> str:
        """Return the address of the list of stories."""
        return "/"

    def page(self, kind: str, *ids: str) -> str:
        """Return the address of a page."""
        return "/" + "/".join([kind, *(quote(id_, safe="@+") for id_ in ids)])

    def static(self, name: str) -> str:
        """Return the address of a file of the package."""
        return f"/static/{name}"


class FolderLinks:
    """Addresses within a folder of pages, as seen from a page one folder below the language's."""

    live = False

    def __init__(self, depth: int) -> None:
        self._up = "../" * depth

    def home(self) -> str:
        """Return the relative address of the list of stories."""
        return f"{self._up}index.html"

    def page(self, kind: str, *ids: str) -> str:
        """Return the relative address of a page."""
        return f"{self._up}{file_of(kind, *ids)}"

    def static(self, name: str) -> str:
        """Return the relative address of a file of the package."""
        return f"{self._up}../static/{name}"


def file_of(kind: str, *ids: str) -> str:
    """Return the file of a page below its language's folder; ids that are no plain names are hashed."""
    return f"{kind}/{'+'.join(map(_file_name, ids)) or 'index'}.html"


def _file_name(id_: str) -> str:
    return id_ if _PLAIN.fullmatch(id_) else hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def at(address: str, span: Span) -> str:
    """Return the address of characters of a report: lit by the server, scrolled to by the browser."""
    return f"{address}?{urlencode({'at': f'{span.start}-{span.end}'})}#c{span.start}"
