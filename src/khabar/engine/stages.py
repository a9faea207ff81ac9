"""The stages that look across reports, each from tables to tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from khabar.engine.fingerprints import code_fingerprint, combined
from khabar.engine.progress import Progress
from khabar.engine.workshop import Finished, Workshop
from khabar.store.record import Record
from khabar.store.tables import made_by
from khabar.store.writing import TablesWriter

Made = Mapping[str, Iterable[Any]]
"""Rows by table."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: what it needs, which rooms of the program it runs, and the function from a record so far to rows."""

    name: str
    needs: tuple[str, ...]
    """Stages whose tables it reads; when one of them comes out otherwise, or a room's code changes, it is run again."""
    rooms: tuple[str, ...]
    make: Callable[[Record, int], Made]
    """From what has been made so far, and the number of local processes it may use, to the rows of its tables, sorted."""


STAGES: tuple[Stage, ...] = ()
"""In order; each needs only stages before it."""


def run_stage(
    shop: Workshop, stage: Stage, done: Mapping[str, Finished], so_far: Record, jobs: int, progress: Progress
) -> Finished:
    """Run a stage, or find that it has been run on the same input."""
    key = combined([done[need].digest for need in stage.needs], code_fingerprint(*stage.rooms, "store", "engine"))
    finished = shop.finished(stage.name, key)
    if finished is None:
        progress.begin(stage.name)
        finished = shop.run(stage.name, key, lambda writer, _: _make(writer, stage, so_far, jobs))
        progress.end(", ".join(f"{table.rows} {name}" for name, table in finished.tables.items()))
    return finished


def _make(writer: TablesWriter, stage: Stage, so_far: Record, jobs: int) -> dict[str, int]:
    made = stage.make(so_far, jobs)
    for table in made_by(stage.name):
        for row in made.get(table.name, ()):
            writer.add(table.name, [row])
    return {}
