"""Places over reports: which of the places of a name is meant, chosen by the report that names it."""

from collections import defaultdict
from collections.abc import Iterable
from math import asin, cos, log10, radians, sin, sqrt

from khabar.lexicons.places import Place, PlaceName
from khabar.linking.entities.gathering import Gathered
from khabar.text.fold import fold

_MAIN_COUNTRY, _NAMED_COUNTRY, _NEAR, _ADMIN = 3.0, 1.5, 1.5, 2.0
_AREA_PEOPLE = 1_000_000
"""Inhabitants that are taken for an area or region, whose number the gazetteer lacks."""
_DWARFED, _DWARFED_THERE = 8, 50
"""A place so many times smaller than its namesake is not meant: the second where the report also names the area it lies in."""
_HAMLET = 2000
"""Inhabitants that are taken for a place of unknown size whose area the report names."""
_NEAR_KM = 150.0
_EARTH_KM = 6371.0


class Gazetteer:
    """The places of the lexicon by folded name."""

    def __init__(self, names: Iterable[tuple[str, PlaceName]]) -> None:
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for written, name in names:
            self._by_name[fold(written)].append(name.place)

    def named(self, name: str) -> list[Place]:
        """Return the places that go by a name."""
        return self._by_name.get(fold(name), [])

    def chosen(self, name: str, context: tuple[str, ...], neighbours: frozenset[str]) -> Place | None:
        """Return the place of that name which fits a report best, by the states and the other places that it names.

        A place in a state that the report is about goes before a larger one elsewhere; the area that the report also names
        and near neighbours count next, then population; ties fall to the lexicon's own order.
        """
        candidates = self.named(name)
        if not candidates:
            return None
        around = [place for other in sorted(neighbours) for place in self.named(other)[:3]]
        largest = max(map(_people, candidates))
        sizeable = [at for at, place in enumerate(candidates) if _may_be_meant(place, largest, neighbours)]
        scored = [(-_fit(place, context, neighbours, around), at) for at in sizeable for place in (candidates[at],)]
        return candidates[min(scored)[1]]


def join_places(places: Iterable[Gathered], gazetteer: Gazetteer) -> list[tuple[Gathered, Place | None]]:
    """Return one entity for each place, with its entry of the gazetteer; unknown places are told apart by country."""
    joined: dict[str, Gathered] = {}
    chosen: dict[str, Place | None] = {}
    for place in places:
        entry = None if _is_state(place) else gazetteer.chosen(place.name, place.context, place.neighbours)
        if entry is not None:
            identity = place.key = entry.key
        elif _is_state(place):
            identity = place.key or ""
        else:
            place.key = None
            country = place.context[0] if place.context else ""
            identity = f"LOC:{fold(place.name)}:{country}"
        if identity in joined:
            joined[identity].join(place)
        else:
            joined[identity], chosen[identity] = place, entry
    return [(joined[identity], chosen[identity]) for identity in joined]


def _is_state(place: Gathered) -> bool:
    return place.key is not None and place.key.startswith(("state:", "party:"))


def _may_be_meant(place: Place, largest: int, neighbours: frozenset[str]) -> bool:
    there = place.admin in neighbours and max(_people(place), _HAMLET) * _DWARFED_THERE >= largest
    return there or _people(place) * _DWARFED >= largest


def _people(place: Place) -> int:
    return place.population or (_AREA_PEOPLE if place.kind in {"admin1", "region"} else 0)


def _fit(place: Place, context: tuple[str, ...], neighbours: frozenset[str], around: list[Place]) -> float:
    score = log10(_people(place) + 1) / 3
    if place.country and place.country in context:
        score += _MAIN_COUNTRY if place.country == context[0] else _NAMED_COUNTRY
    if place.admin and place.admin in neighbours:
        score += _ADMIN
    if any(kilometres(place, other) < _NEAR_KM for other in around if other.country == place.country):
        score += _NEAR
    return score + (1.0 if place.kind in {"admin1", "city", "region"} else 0.0)


def kilometres(a: Place, b: Place) -> float:
    """Return the great-circle distance of two places; infinite where a position is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
