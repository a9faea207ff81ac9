"""From shared runs of words to the blocks of text that two reports have in common."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from khabar.linking.reuse.extension import Ends, grown
from khabar.linking.reuse.matches import Diagonals
from khabar.linking.reuse.weights import Weights
from khabar.text.shingles import Offsets, WordTable

GAP = 8
"""Most words on either side between two parts of one block."""
FEWEST = 5
"""Telling words that must match in any block."""
ENOUGH = 9
"""Telling words that make a block sure by itself; fewer do if they are whole sentences on both sides, or beside a sure block."""
_MOST, _HALF = 0.6, 0.4
"""Share of the words of both texts, and of their telling words, in blocks from which two texts are the same report."""
_SNAP = 4
"""A block that begins or ends this close to the end of a sentence on both sides, in words, begins or ends there …"""
_SNAP_ALIKE = 8
"""… and this close if the two sentences begin with the same word."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words ``first`` up to ``last`` (exclusive) of two texts, counted within each text, and how many telling words match."""

    a: int
    b: int
    first_a: int
    last_a: int
    first_b: int
    last_b: int
    matched: int

    def follows(self, other: "Block") -> bool:
        """Tell whether this block goes on, on both sides, within a few words of where the other stops."""
        ahead_a, ahead_b = self.first_a - other.last_a, self.first_b - other.last_b
        reach_a, reach_b = self.last_a - other.last_a, self.last_b - other.last_b
        return -GAP <= ahead_a <= GAP and -GAP <= ahead_b <= GAP and reach_a > 0 and reach_b > 0

    def joined(self, other: "Block") -> "Block":
        """Return the block from where this one begins to where ``other``, which follows it, ends."""
        overlap = max(0, self.last_a - other.first_a, self.last_b - other.first_b)
        matched = self.matched + max(0, other.matched - overlap)
        return replace(self, last_a=other.last_a, last_b=other.last_b, matched=matched)

    def inside(self, other: "Block") -> bool:
        """Tell whether at least half of either side of this block lies in the other block."""
        shared_a = min(self.last_a, other.last_a) - max(self.first_a, other.first_a)
        shared_b = min(self.last_b, other.last_b) - max(self.first_b, other.first_b)
        return 2 * shared_a >= self.last_a - self.first_a or 2 * shared_b >= self.last_b - self.first_b


def blocks(table: WordTable, runs: Diagonals, weights: Weights) -> list[Block]:
    """Return the blocks of all pairs of texts, by pair and by place in the first text.

    Only telling words count as matched.
    """
    chains = list(_chains(runs, _telling(table, runs, weights)))
    found = _extended(table, weights, chains)
    out: list[Block] = []
    for _, of_pair in groupby(found, key=lambda block: (block.a, block.b)):
        out += _believed(table, weights, [_snapped(table, block) for block in _settled(list(of_pair))])
    return out


def _telling(table: WordTable, runs: Diagonals, weights: Weights) -> Offsets:
    """Return how many words of each run tell something."""
    begin = table.first[runs.a] + runs.start_a
    if not len(begin):
        return begin
    low, high = int(begin.min()), int((begin + runs.length).max())
    before = np.concatenate([[0], np.cumsum(weights.telling(low, high))])
    return np.asarray(before[begin + runs.length - low] - before[begin - low], np.int64)


def _chains(runs: Diagonals, telling: Offsets) -> Iterator[Block]:
    """Join runs of a pair that follow one another on both sides."""
    columns = (
        runs.a,
        runs.b,
        runs.start_a,
        runs.start_a + runs.length,
        runs.start_b,
        runs.start_b + runs.length,
        telling,
    )
    rows = (Block(*row) for row in zip(*(column.tolist() for column in columns), strict=True))
    for _, of_pair in groupby(rows, key=lambda block: (block.a, block.b)):
        open_: list[Block] = []
        for run in of_pair:
            at = next((i for i in range(len(open_) - 1, -1, -1) if run.follows(open_[i])), None)
            if at is None:
                open_.append(run)
            else:
                open_[at] = open_[at].joined(run)
        yield from open_


def _extended(table: WordTable, weights: Weights, chains: list[Block]) -> list[Block]:
    if not chains:
        return []
    columns = np.array([(c.a, c.b, c.first_a, c.last_a, c.first_b, c.last_b) for c in chains], np.int64).T
    base_a, base_b = table.first[columns[0]], table.first[columns[1]]
    onward = Ends(base_a + columns[3], base_b + columns[5], table.first[columns[0] + 1], table.first[columns[1] + 1])
    backward = Ends(base_a + columns[2] - 1, base_b + columns[4] - 1, base_a - 1, base_b - 1)
    after = _lists(grown(table, weights, onward, 1))
    before = _lists(grown(table, weights, backward, -1))
    return [
        replace(
            chain,
            first_a=chain.first_a - back_a,
            first_b=chain.first_b - back_b,
            last_a=chain.last_a + on_a,
            last_b=chain.last_b + on_b,
            matched=chain.matched + back + on,
        )
        for chain, (on_a, on_b, on), (back_a, back_b, back) in zip(chains, after, before, strict=True)
    ]


def _lists(columns: tuple[Offsets, Offsets, Offsets]) -> list[tuple[int, int, int]]:
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _settled(of_pair: list[Block]) -> list[Block]:
    """Join the blocks of one pair where they meet, and drop those that lie in a better one."""
    joined: list[Block] = []
    for block in sorted(of_pair, key=lambda b: (b.first_a, b.first_b, b.last_a)):
        at = next((i for i in range(len(joined) - 1, -1, -1) if block.follows(joined[i])), None)
        if at is None:
            joined.append(block)
        else:
            joined[at] = joined[at].joined(block)
    kept: list[Block] = []
    for block in sorted(joined, key=lambda b: (-b.matched, b.first_a, b.first_b)):
        if block.matched >= FEWEST and not any(block.inside(better) for better in kept):
            kept.append(block)
    return sorted(kept, key=lambda b: (b.first_a, b.first_b))


def _believed(table: WordTable, weights: Weights, of_pair: list[Block]) -> list[Block]:
    """Return the blocks of one pair, or none if all might be chance: a name with its titles, a formula of condolence."""
    sure = any(block.matched >= ENOUGH or _whole(table, block) for block in of_pair)
    return of_pair if sure or _same_report(table, weights, of_pair) else []


def _same_report(table: WordTable, weights: Weights, of_pair: list[Block]) -> bool:
    """Tell whether the blocks are most of both texts and of what little either tells: two tellings of one cable."""
    if not of_pair:
        return False
    begin_a, begin_b = int(table.first[of_pair[0].a]), int(table.first[of_pair[0].b])
    stop_a, stop_b = int(table.first[of_pair[0].a + 1]), int(table.first[of_pair[0].b + 1])
    covered = min(
        sum(block.last_a - block.first_a for block in of_pair) / (stop_a - begin_a),
        sum(block.last_b - block.first_b for block in of_pair) / (stop_b - begin_b),
    )
    if covered < _MOST:
        return False
    telling = max(weights.telling(begin_a, stop_a).sum(), weights.telling(begin_b, stop_b).sum())
    return sum(block.matched for block in of_pair) >= _HALF * int(telling)


def _whole(table: WordTable, block: Block) -> bool:
    """Tell whether the block begins with a sentence and ends with one, on both sides."""
    for text, first, last in ((block.a, block.first_a, block.last_a), (block.b, block.first_b, block.last_b)):
        base, stop = int(table.first[text]), int(table.first[text + 1])
        if not table.opens[base + first] or (base + last < stop and not table.opens[base + last]):
            return False
    return True


def _snapped(table: WordTable, block: Block) -> Block:
    """Let the block begin and end with the sentence where it lacks the same words of it, or only a few, on both sides."""
    return _snapped_end(table, _snapped_start(table, block))


def _snapped_start(table: WordTable, block: Block) -> Block:
    first_a, first_b = int(table.first[block.a]) + block.first_a, int(table.first[block.b]) + block.first_b
    back_a = _to_opening(table, first_a, int(table.first[block.a]))
    back_b = _to_opening(table, first_b, int(table.first[block.b]))
    begin_a, begin_b = first_a - back_a, first_b - back_b
    limit = _SNAP_ALIKE if table.hashes[begin_a] == table.hashes[begin_b] else _SNAP
    if max(back_a, back_b) > limit and not _equal(table, begin_a, begin_b, back_a, back_b):
        return block
    return replace(block, first_a=block.first_a - back_a, first_b=block.first_b - back_b)


def _snapped_end(table: WordTable, block: Block) -> Block:
    last_a, last_b = int(table.first[block.a]) + block.last_a, int(table.first[block.b]) + block.last_b
    on_a = _to_closing(table, last_a, int(table.first[block.a + 1]))
    on_b = _to_closing(table, last_b, int(table.first[block.b + 1]))
    if max(on_a, on_b) > _SNAP and not _equal(table, last_a, last_b, on_a, on_b):
        return block
    return replace(block, last_a=block.last_a + on_a, last_b=block.last_b + on_b)


def _to_opening(table: WordTable, word: int, begin: int) -> int:
    back = 0
    while word - back > begin and not table.opens[word - back]:
        back += 1
    return back


def _to_closing(table: WordTable, word: int, stop: int) -> int:
    onward = 0
    while word + onward < stop and not table.opens[word + onward]:
        onward += 1
    return onward


def _equal(table: WordTable, at_a: int, at_b: int, count_a: int, count_b: int) -> bool:
    return count_a == count_b and bool(
        (table.hashes[at_a : at_a + count_a] == table.hashes[at_b : at_b + count_b]).all()
    )
