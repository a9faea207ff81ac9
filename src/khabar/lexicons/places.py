"""The gazetteer of places."""

from dataclasses import dataclass

from khabar.lexicons.loading import Entry, Lexicons


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    name: str
    en: str
    kind: str
    """city, admin1, quarter, village, governorate, district …"""
    country: str
    """ISO code."""
    admin: str
    """First-level area in Arabic, if known."""
    latitude: float | None
    longitude: float | None
    population: int

    @property
    def key(self) -> str:
        """Id of the place: country, kind, name and position."""
        position = "" if self.latitude is None else f":{self.latitude:.2f}:{self.longitude:.2f}"
        return f"place:{self.country}:{self.kind}:{self.name}{position}"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One written name of a place."""

    place: Place
    needs_trigger: bool
    """The name is also a common word or a person's name: it counts only after a word such as "the town of"."""


def place_names(lexicons: Lexicons) -> list[tuple[str, PlaceName]]:
    """Return every written name with its place; a name that several places have comes once for each."""
    found = []
    for names, kind, country, admin, latitude, longitude, population, en in lexicons.rows("places"):
        written = names.split("|")
        place = Place(
            written[0].lstrip("?"),
            en,
            kind,
            country,
            admin,
            float(latitude) if latitude else None,
            float(longitude) if longitude else None,
            int(population),
        )
        found += [(name.lstrip("?"), PlaceName(place, name.startswith("?"))) for name in written]
    return found + _regions(lexicons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """An entry of ``regions.toml``; the first form is the canonical name."""

    en: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


def _regions(lexicons: Lexicons) -> list[tuple[str, PlaceName]]:
    found = []
    for entry in lexicons.entries("regions", Region):
        place = Place(entry.forms[0], entry.en, "region", entry.country, "", entry.latitude, entry.longitude, 0)
        found += [(form, PlaceName(place, needs_trigger=False)) for form in entry.forms]
    return found
