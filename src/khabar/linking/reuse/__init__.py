"""Who copied what: shared text between all reports, and what each copy changed.

:func:`shared_text` finds the blocks over all reports at once; :func:`compare` says of one pair what they are;
:func:`grouped` collapses copies into accounts. :func:`days_by_comparison` dates reports by what they share with dated ones.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from khabar.lexicons import Lexicons
from khabar.linking.reuse.account import Account
from khabar.linking.reuse.blocks import Block, blocks
from khabar.linking.reuse.copies import Shared, compare
from khabar.linking.reuse.dating import Dated, days_by_comparison
from khabar.linking.reuse.groups import group_of, grouped, one_account
from khabar.linking.reuse.matches import diagonals, shared_places
from khabar.linking.reuse.spill import spilled
from khabar.linking.reuse.weights import weights
from khabar.model.spans import Span
from khabar.text.shingles import WordTable

__all__ = [
    "Account",
    "Dated",
    "Shared",
    "compare",
    "days_by_comparison",
    "group_of",
    "grouped",
    "one_account",
    "shared_text",
    "spilled",
]


def shared_text(
    table: WordTable, lexicons: Lexicons, folder: Path | None = None
) -> Iterator[tuple[int, int, list[Shared]]]:
    """Yield (text, later text, blocks) for every pair of texts of the table that share text, in order.

    The table holds the kept texts of all reports (:func:`khabar.text.shingles.word_table`, batches joined by ``concatenated``);
    numbers count texts in its order, and spans are code points of the text. The result does not depend on how the texts were
    batched. With a ``folder``, what does not fit memory is kept in files there.
    """
    places = shared_places(table, folder)
    weighed = weights(table, places.stock, lexicons)
    for runs in diagonals(table, places):
        for (a, b), of_pair in groupby(blocks(table, runs, weighed), key=lambda block: (block.a, block.b)):
            yield a, b, [_shared(table, block) for block in of_pair]


def _shared(table: WordTable, block: Block) -> Shared:
    base_a, base_b = int(table.first[block.a]), int(table.first[block.b])
    return Shared(
        Span(int(table.starts[base_a + block.first_a]), int(table.ends[base_a + block.last_a - 1])),
        Span(int(table.starts[base_b + block.first_b]), int(table.ends[base_b + block.last_b - 1])),
    )
