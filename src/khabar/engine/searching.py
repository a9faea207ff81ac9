"""The search for text that reports share: in memory, or in files where there are many of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from khabar.lexicons import bundled
from khabar.linking.reuse import Shared, shared_text, spilled
from khabar.text.shingles import WordTable, concatenated

_IN_MEMORY = 150_000
"""Reports whose words are searched in memory, about 4 kB each."""


@contextmanager
def searched(
    tables: Iterable[WordTable], count: int, parts: Path | None = None
) -> Iterator[Iterator[tuple[int, int, list[Shared]]]]:
    """Give the pairs among ``count`` reports that share text, from their words in batches.

    Where there are many reports the search works in a folder of ``parts`` (or of the system's temporary folder) while the block
    runs. All batches are taken in before the block begins.
    """
    if count <= _IN_MEMORY:
        yield shared_text(concatenated(list(tables)), bundled())
        return
    if parts is not None:
        parts.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=parts) as folder:
        yield shared_text(spilled(tables, Path(folder)), bundled(), Path(folder))
