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
    live = {number: _Cluster([number], {}) for number in range(count)}
    for link in links:
        live[link.a].links[link.b] = live[link.b].links[link.a] = link.likely
    queue = [(-link.likely, link.a, link.b) for link in links if link.likely >= least]
    heapq.heapify(queue)
    fresh = count
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in live or b not in live:
            continue
        joined = _joined(live, a, b, fresh)
        for other, total in joined.links.items():
            strength = linkage(total, len(joined.members) * len(live[other].members), crowd)
            if strength >= least:
                heapq.heappush(queue, (-strength, other, fresh))
        fresh += 1
    return sorted(cluster.members for cluster in live.values())


def _joined(live: dict[int, _Cluster], a: int, b: int, fresh: int) -> _Cluster:
    """Replace two clusters by one with the number ``fresh``."""
    left, right = live.pop(a), live.pop(b)
    links = {
        other: left.links.get(other, 0.0) + right.links.get(other, 0.0)
        for other in sorted(left.links.keys() | right.links.keys())
    }
    links = {other: total for other, total in links.items() if other not in (a, b)}
    for other, total in links.items():
        theirs = live[other].links
        theirs.pop(a, None)
        theirs.pop(b, None)
        theirs[fresh] = total
    live[fresh] = _Cluster(sorted(left.members + right.members), links)
    return live[fresh]
