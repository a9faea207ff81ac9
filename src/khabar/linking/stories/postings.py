"""Which reports hold a term: the newest few for each, in arrays, so that a look-up costs the same however many are held."""

import heapq
from collections.abc import Callable, Collection, Mapping

import numpy as np
from numpy.typing import NDArray

_NONE = -1
_FIRST_ROWS = 1024


class Postings:
    """For every term the newest reports that were added with it, each with the term's weight there."""

    def __init__(self, most: int) -> None:
        """Keep ``most`` reports a term."""
        self._most = most
        self._row: dict[str, int] = {}
        self._free: list[int] = []
        self._places = np.full((_FIRST_ROWS, most), _NONE, np.int32)
        self._weights = np.zeros((_FIRST_ROWS, most))
        self._came = np.zeros(_FIRST_ROWS, np.int32)
        """How many reports each row has had; the newest took the place of the oldest."""

    def add(self, place: int, weights: Mapping[str, float]) -> None:
        """Add a report by its place in the stream, with the weights of its terms."""
        rows = np.array([self._row_of(term) for term in weights], np.int32)
        slots = self._came[rows] % self._most
        self._places[rows, slots] = place
        self._weights[rows, slots] = list(weights.values())
        self._came[rows] += 1

    def likest(self, weights: Mapping[str, float], least: float, most: int, suits: Callable[[int], bool]) -> list[int]:
        """Return the places of those reports that suit and share most with some terms, the likest first.

        What is shared is the sum of the products of the weights, at least ``least``; not more than ``most`` are returned.
        """
        places, scores = self._scores(weights)
        enough = scores >= least
        found = zip(scores[enough].tolist(), places[enough].tolist(), strict=True)
        return [
            place for _, place in heapq.nsmallest(most, ((-score, place) for score, place in found if suits(place)))
        ]

    def _scores(self, weights: Mapping[str, float]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the places of the reports that share terms, sorted, and the sum of the products of the weights for each."""
        known = [(self._row[term], weight) for term, weight in weights.items() if term in self._row]
        if not known:
            return np.zeros(0, np.int32), np.zeros(0)
        rows = np.array([row for row, _ in known], np.int32)
        products = self._weights[rows] * np.array([weight for _, weight in known])[:, None]
        places = self._places[rows]
        used = places != _NONE
        found, which = np.unique(places[used], return_inverse=True)
        return found, np.bincount(which, products[used]).astype(np.float64, copy=False)

    def keep(self, held: Collection[int]) -> None:
        """Forget the terms whose newest report is none of those that are held."""
        terms = list(self._row)
        rows = np.array([self._row[term] for term in terms], np.int32)
        newest = self._places[rows, (self._came[rows] - 1) % self._most]
        stale = ~np.isin(newest, np.fromiter(held, np.int32, len(held)))
        for at in np.flatnonzero(stale).tolist():
            row = self._row.pop(terms[at])
            self._places[row], self._came[row] = _NONE, 0
            self._free.append(row)

    def _row_of(self, term: str) -> int:
        row = self._row.get(term)
        if row is None:
            row = self._row[term] = self._free.pop() if self._free else len(self._row)
            if row >= len(self._came):
                self._grow()
        return row

    def _grow(self) -> None:
        more = len(self._came)
        self._places = np.concatenate([self._places, np.full((more, self._most), _NONE, np.int32)])
        self._weights = np.concatenate([self._weights, np.zeros((more, self._most))])
        self._came = np.concatenate([self._came, np.zeros(more, np.int32)])
