"""Who stands where: parties down, proposals across, time inside the cell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.model.record import Evidence, Proposal, RecordPosition
from khabar.web.shelf.reading import Shelf

COLUMNS = 8
"""Proposals that a matrix shows, those with most positions first."""
ROWS = 12
STANDS, MOST = 6, 90
"""Positions in a cell, and in a matrix, that are shown."""


@dataclass(frozen=True, slots=True)
class Head:
    """A proposal at the head of a column."""

    id: str
    proposal: Proposal | None
    place: str | None
    """The place's name in Arabic, if the record knows it."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Positions by party and proposal, each cell in time order."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[tuple[RecordPosition, ...], ...]], ...]
    total: int

    @property
    def stands(self) -> int:
        """How many positions of a cell are shown: fewer where many cells have some."""
        held = sum(bool(cell) for _, cells in self.rows for cell in cells)
        return max(1, min(STANDS, MOST // max(1, held)))

    @property
    def positions(self) -> list[RecordPosition]:
        """The positions in time order, undated ones last."""
        held = [position for _, cells in self.rows for cell in cells for position in cell]
        return sorted(held, key=lambda position: (position.date is None, position.date or "", position.id))

    @property
    def evidence(self) -> list[Evidence]:
        """What the positions rest on."""
        return [evidence for position in self.positions for evidence in position.evidence]


def matrix_of(shelf: Shelf, story: str) -> Matrix:
    """Return the matrix of a story."""
    return matrix(shelf, shelf.lines("position", story, RecordPosition))


def matrix(shelf: Shelf, positions: Sequence[RecordPosition]) -> Matrix:
    """Return the matrix of some positions."""
    cells: defaultdict[tuple[str, str], list[RecordPosition]] = defaultdict(list)
    by_proposal: defaultdict[str, int] = defaultdict(int)
    by_actor: defaultdict[str, int] = defaultdict(int)
    for position in positions:
        cells[position.actor, position.proposal].append(position)
        by_proposal[position.proposal] += 1
        by_actor[position.actor] += 1
    columns = sorted(by_proposal, key=lambda name: (-by_proposal[name], name))[:COLUMNS]
    actors = sorted(by_actor, key=lambda name: (-by_actor[name], name))[:ROWS]
    rows = tuple((actor, tuple(_in_time(cells[actor, column]) for column in columns)) for actor in actors)
    heads = tuple(_head(shelf, column) for column in columns)
    return Matrix(heads, tuple(row for row in rows if any(row[1])), len(positions))


def _head(shelf: Shelf, slug: str) -> Head:
    proposal = shelf.line("proposal", slug, Proposal)
    return Head(slug, proposal, shelf.place_called(proposal.place) if proposal and proposal.place else None)


def _in_time(cell: list[RecordPosition]) -> tuple[RecordPosition, ...]:
    return tuple(sorted(cell, key=lambda position: (position.date is None, position.date or "", position.id)))
