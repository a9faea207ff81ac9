"""The stages that look across reports, each from tables to tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from khabar.engine.fingerprints import code_fingerprint, combined
from khabar.engine.progress import Progress
from khabar.engine.shelf import Shelf
from khabar.engine.workers import Workers
from khabar.engine.workshop import Finished, Workshop
from khabar.lexicons import bundled
from khabar.store.record import Record
from khabar.store.writing import TablesWriter


@dataclass(frozen=True, slots=True)
class Materials:
    """What a stage works on."""

    record: Record
    """The tables made so far."""
    shelf: Shelf
    """All reports with their layers, by number in the order of ids."""
    workers: Workers
    """Who compares pairs, lays ledgers and so on."""
    parts: Path
    """A folder for what is not finished; the next build that ends well removes it."""
    before: Record | None = None
    """The record that stood here before, if there was one: what goes on keeps the ids that it had there."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: what it needs, which rooms of the program it runs, and the function that fills its tables."""

    name: str
    needs: tuple[str, ...]
    """Stages whose tables it reads; when one of them comes out otherwise, or a room's code changes, it is run again."""
    rooms: tuple[str, ...]
    make: Callable[[Materials, TablesWriter], None]
    """Writes the rows of its tables in an order that depends on the materials alone."""
    named_in: str | None = None
    """The table of the record before from which ids are kept."""


def run_stage(
    shop: Workshop, stage: Stage, done: Mapping[str, Finished], materials: Materials, progress: Progress
) -> Finished:
    """Run a stage, or find that it has been run on the same input."""
    base = combined([done[need].digest for need in stage.needs], _code_of(stage))
    finished = _as_before(shop, stage, base, materials.before)
    if finished is None:
        key = combined(base, _names_before(stage, materials.before))
        finished = shop.finished(stage.name, key)
    if finished is None:
        progress.begin(stage.name)
        finished = shop.run(stage.name, key, lambda writer, _: _make(stage, materials, writer), base)
        progress.end(", ".join(f"{table.rows} {name}" for name, table in finished.tables.items()))
    return finished


def _as_before(shop: Workshop, stage: Stage, base: str, before: Record | None) -> Finished | None:
    """Return the stage of the record before if its reports and its code are the same."""
    if before is None or stage.name not in before.manifest.stages:
        return None
    finished = shop.finished(stage.name, before.manifest.stages[stage.name])
    return finished if finished is not None and finished.base == base else None


def _names_before(stage: Stage, before: Record | None) -> str:
    """Return a hash of the ids that the stage is to keep, empty if there are none."""
    if before is None or stage.named_in not in before.manifest.tables:
        return ""
    return before.manifest.tables[stage.named_in].sha256


def _code_of(stage: Stage) -> list[str]:
    return [code_fingerprint(*stage.rooms, "store", "engine"), bundled().fingerprint()]


def _make(stage: Stage, materials: Materials, writer: TablesWriter) -> dict[str, int]:
    stage.make(materials, writer)
    return {}
