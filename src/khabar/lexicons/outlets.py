"""Outlets and agencies: who is meant by a name, a code or an address."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from khabar.lexicons.loading import Entry, Lexicons
from khabar.text.fold import fold

OutletType = Literal["agency", "newspaper", "broadcaster", "site", "social"]

_NOISE = re.compile(r"[^\w\s]|_")
_KIND_WORDS = frozenset(
    fold("صحيفة جريدة مجلة وكالة وكالات قناة فضائية موقع شبكة إذاعة تلفزيون راديو الإلكترونية الإخبارية").split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Entry):
    """One outlet; the first of its forms is its canonical name."""

    en: str
    country: str
    """ISO 3166 alpha-2 code of where it is made."""
    type: OutletType
    bare: tuple[str, ...] = ()
    """Those of its forms that are also words or places: they name it only beside a cue, in quotation marks or in a credit."""
    domains: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The canonical Arabic name, as records give it."""
        return self.forms[0]

    @property
    def agency(self) -> bool:
        """Whether it is a news agency, whose text other outlets print."""
        return self.type == "agency"


class Outlets:
    """All outlets, found by any of their names, by code, domain or address."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.entries = lexicons.entries("outlets", Outlet)
        self._by_domain = {domain: entry for entry in self.entries for domain in entry.domains}
        self._by_name: dict[str, Outlet] = {}
        for entry in self.entries:
            for form in (*entry.forms, entry.en, entry.id):
                self._by_name.setdefault(_key(form), entry)

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of a written name, an English name or a code, with or without صحيفة and its like; else None."""
        key = _key(name)
        if key in self._by_name:
            return self._by_name[key]
        core = " ".join(word for word in key.split() if word not in _KIND_WORDS)
        return self._by_name.get(core) if core else None

    def at(self, address: str) -> Outlet | None:
        """Return the outlet whose page an address or domain is; else None."""
        try:
            host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        except ValueError:
            return None
        labels = host.lower().split(".")
        domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
        return next((self._by_domain[domain] for domain in domains if domain in self._by_domain), None)


def outlets(lexicons: Lexicons) -> Outlets:
    """Return the outlets of these lexicons, read once."""
    return lexicons.compiled(Outlets)


def canonical(name_or_address: str, lexicons: Lexicons) -> Outlet | None:
    """Return the outlet that a name, a code, a domain or an address stands for; None where it is not known."""
    known = outlets(lexicons)
    return known.named(name_or_address) or (known.at(name_or_address) if "." in name_or_address else None)


def _key(name: str) -> str:
    return " ".join(_NOISE.sub(" ", fold(name)).lower().split())
