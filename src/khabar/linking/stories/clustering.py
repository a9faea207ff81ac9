"""Agglomerative clustering over the likely pairs only; a pair that is not among them counts as 0.

The link between two clusters is the sum of the likelihoods between them over the number of pairs to the power ``crowd``: with 1
the mean (average linkage). Below 1 a large cluster holds together although not every two of its members are alike.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two items by number, the lower first, and how likely they belong together, 0 to 1."""

    a: int
    b: int
    likely: float


@dataclass(slots=True)
class _Cluster:
    label: int
    """The number of its item; a join gives a new one, above all others."""
    members: list[int]
    links: dict[int, float]
    """Sum of the likelihoods of the pairs with each other cluster."""


def linkage(total: float, pairs: int, crowd: float) -> float:
    """Return how strongly two clusters are linked, given the sum of the likelihoods and the number of pairs between them."""
    return total / math.pow(pairs, crowd)


def clusters(count: int, links: Sequence[Link], least: float, crowd: float = 1.0) -> list[list[int]]:
    """Return the items 0 … ``count`` - 1 in clusters, joined while the link between two is at least ``least``.

    The two with the strongest link are joined first, of equals those with the lowest numbers, so the order of ``links`` does not
    matter. Clusters and their members are sorted.
    """
    joining = _Joining(count, links, least, crowd)
    joining.run()
    return sorted(sorted(cluster.members) for cluster in joining.live.values())


class _Joining:
    """Clusters by the number of one of their items, and a queue of the links between them.

    When two are joined, the one with fewer links goes into the other, so that an item's links move a logarithmic number of times.
    The links of the other with third clusters are not looked at: as it grows they only get weaker, so their places in the queue
    are too high, never too low, and are mended when they come up.
    """

    def __init__(self, count: int, links: Sequence[Link], least: float, crowd: float) -> None:
        self.live = {number: _Cluster(number, [number], {}) for number in range(count)}
        self._least = least
        self._crowd = crowd
        self._next_label = count
        for link in links:
            self.live[link.a].links[link.b] = self.live[link.b].links[link.a] = link.likely
        self._queue = [self._entry(link.a, link.b) for link in links if link.likely >= least]
        heapq.heapify(self._queue)

    def run(self) -> None:
        """Join until no link is strong enough."""
        while self._queue:
            entry = heapq.heappop(self._queue)
            a, b = entry[-2:]
            if a not in self.live or b not in self.live:
                continue
            now = self._entry(a, b)
            if now == entry:
                self._join(a, b)
            elif now > entry and -now[0] >= self._least:
                heapq.heappush(self._queue, now)

    def _entry(self, a: int, b: int) -> tuple[float, int, int, int, int]:
        """Return the place in the queue of the link of two clusters: the strongest first, then the lowest labels."""
        one, two = self.live[a], self.live[b]
        strength = linkage(one.links[b], len(one.members) * len(two.members), self._crowd)
        if one.label > two.label:
            one, two, a, b = two, one, b, a
        return -strength, one.label, two.label, a, b

    def _join(self, a: int, b: int) -> None:
        """Put the cluster with fewer links into the other."""
        if len(self.live[a].links) < len(self.live[b].links):
            a, b = b, a
        kept, gone = self.live[a], self.live.pop(b)
        kept.members += gone.members
        kept.label, self._next_label = self._next_label, self._next_label + 1
        del kept.links[b], gone.links[a]
        for other, total in gone.links.items():
            theirs = self.live[other].links
            del theirs[b]
            kept.links[other] = theirs[a] = kept.links.get(other, 0.0) + total
            entry = self._entry(a, other)
            if -entry[0] >= self._least:
                heapq.heappush(self._queue, entry)
