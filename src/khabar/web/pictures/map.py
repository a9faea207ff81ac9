"""Where a story's events happened, over outlines of coasts and borders."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from khabar.model.record import Control, RecordEntity, RecordEvent
from khabar.web.shelf.reading import Shelf

WIDTH, HEIGHT = 640, 420
_MARGIN = 0.25
_LETTER, _LINE = 8, 18
"""Pixels that a letter and a line of a name take."""
_FINEST = 5
"""Pixels between two points of an outline, at least."""
_TOWN, _COUNTRY = 0.12, 5.0
"""Degrees that a map shows at least: a town for the quarters of one, and its country for a place that stands alone."""
_ALONE = 2
"""So few places are shown within their country."""
_OUTLINES = Path(__file__).parent.parent / "data" / "outlines.json.gz"
"""Natural Earth's boundaries (public domain), made by ``tools/build_outlines.py``."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    x: float
    y: float
    entity: RecordEntity
    events: int
    named: bool
    """True if its name has room beside the names of places with more events."""
    held: Control | None = None
    """The latest claim that somebody holds it."""


@dataclass(frozen=True, slots=True)
class Map:
    """Places, lines as SVG points, and the length of a round distance."""

    spots: tuple[Spot, ...]
    outlines: tuple[str, ...]
    controls: tuple[Control, ...]
    bar: float
    kilometres: int

    @property
    def holders(self) -> tuple[str, ...]:
        """The parties that hold a place on the map by the latest claim."""
        return tuple(dict.fromkeys(spot.held.party for spot in self.spots if spot.held))


def map_of(shelf: Shelf, events: Sequence[RecordEvent], controls: Sequence[Control]) -> Map | None:
    """Return the map of some events and claims of control; None if no place has coordinates and none is claimed."""
    counts: dict[str, int] = {control.place: 0 for control in controls}
    for event in events:
        for place in event.places:
            counts[place] = counts.get(place, 0) + 1
    found = [(entity, n) for place, n in counts.items() if (entity := _located(shelf, place))]
    in_time = tuple(sorted(controls, key=lambda control: (control.place, control.date or "", control.id)))
    if not found:
        return Map((), (), in_time, 0, 0) if in_time else None
    frame = _Frame.around([(e.longitude or 0.0, e.latitude or 0.0) for e, _ in found])
    kilometres = _round(frame.degrees * 111 / 4)
    return Map(
        tuple(_spots(found, frame, {control.place: control for control in sorted(controls, key=_dated)})),
        tuple(frame.lines()),
        in_time,
        round(kilometres / 111 * frame.scale, 1),
        kilometres,
    )


def _dated(control: Control) -> tuple[str, str]:
    return control.date or "", control.id


def _located(shelf: Shelf, place: str) -> RecordEntity | None:
    id_ = shelf.entity_named(place)
    entity = shelf.entity(id_) if id_ else None
    return entity if entity and entity.latitude is not None and entity.longitude is not None else None


def _spots(found: Sequence[tuple[RecordEntity, int]], frame: "_Frame", held: Mapping[str, Control]) -> Iterator[Spot]:
    """Yield the places, those with most events first; a name that would lie on another one is left to the link."""
    taken: list[tuple[float, float, float]] = []
    for entity, n in sorted(found, key=lambda item: (-item[1], item[0].name)):
        x, y = frame.place(entity.longitude or 0.0, entity.latitude or 0.0)
        half = _LETTER * len(entity.name) / 2
        free = all(abs(x - other) > half + wide or abs(y - height) > _LINE for other, height, wide in taken)
        if free:
            taken.append((x, y, half))
        yield Spot(x, y, entity, n, free, held.get(entity.name))


def _round(kilometres: float) -> int:
    return max((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if step <= kilometres), default=1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A window on the globe: equirectangular, true to scale at its middle latitude."""

    west: float
    north: float
    stretch: float
    scale: float
    """Pixels a degree of latitude."""

    @property
    def degrees(self) -> float:
        return WIDTH / self.scale

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Frame":
        middle = (max(y for _, y in points) + min(y for _, y in points)) / 2
        stretch = max(0.1, cos(radians(middle)))
        smallest = _TOWN if len(points) > _ALONE else _COUNTRY
        wide = max(smallest, (max(x for x, _ in points) - min(x for x, _ in points)) * stretch) * (1 + 2 * _MARGIN)
        high = max(smallest, max(y for _, y in points) - min(y for _, y in points)) * (1 + 2 * _MARGIN)
        scale = min(WIDTH / wide, HEIGHT / high)
        centre = (max(x for x, _ in points) + min(x for x, _ in points)) / 2
        return cls(centre - WIDTH / scale / stretch / 2, middle + HEIGHT / scale / 2, stretch, scale)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (
            round((longitude - self.west) * self.stretch * self.scale, 1),
            round((self.north - latitude) * self.scale, 1),
        )

    def lines(self) -> Iterator[str]:
        """Yield the outlines that cross the window, as the points of SVG polylines; what is finer than a pixel is left out."""
        east, south = self.west + WIDTH / self.scale / self.stretch, self.north - HEIGHT / self.scale
        for (west, bottom, right, top), line in _outlines():
            if right >= self.west and west <= east and top >= south and bottom <= self.north:
                points = self._thinned(line)
                if len(points) > 1:
                    yield " ".join(f"{x},{y}" for x, y in points)

    def _thinned(self, line: tuple[tuple[float, float], ...]) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        for longitude, latitude in line:
            x, y = map(round, self.place(longitude, latitude))
            if not out or abs(x - out[-1][0]) + abs(y - out[-1][1]) >= _FINEST:
                out.append((x, y))
        return out


@cache
def _outlines() -> tuple[tuple[tuple[float, float, float, float], tuple[tuple[float, float], ...]], ...]:
    lines = json.loads(gzip.decompress(_OUTLINES.read_bytes()))["lines"]
    held = []
    for flat in lines:
        points = tuple(zip(flat[::2], flat[1::2], strict=True))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        held.append(((min(xs), min(ys), max(xs), max(ys)), points))
    return tuple(held)
