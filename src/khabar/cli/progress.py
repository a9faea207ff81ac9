"""Showing the progress of a build: bars on a terminal, a line a stage elsewhere."""

import sys
from typing import TYPE_CHECKING

import typer

from khabar.engine.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_SHARES = 10
"""A long stage tells of each tenth that is done."""
_LONG = 100
"""Reports from which a stage is long."""


def shown() -> Progress:
    """Return what shows progress on stderr, by what stderr is."""
    return Bars() if sys.stderr.isatty() else Lines()


class Lines(Progress):
    """One line when a stage begins and one when it ends; in between, one for each tenth of a long stage."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """Say which stage begins."""
        self._stage, self._total, self._done = stage, total or 0, 0
        typer.echo(f"{stage} …" if total is None else f"{stage}: {total} reports …", err=True)

    def advance(self, count: int = 1) -> None:
        """Say how far a long stage is, whenever another tenth is done."""
        before, self._done = self._done, self._done + count
        if _LONG <= self._total > self._done and self._share(self._done) > self._share(before):
            typer.echo(f"{self._stage}: {self._done} of {self._total} …", err=True)

    def end(self, note: str) -> None:
        """Say what came of the stage."""
        typer.echo(f"{self._stage}: {note}", err=True)

    def _share(self, done: int) -> int:
        return done * _SHARES // self._total


class Bars(Progress):
    """A bar for the stage that runs, and a line for each that is done."""

    def __init__(self) -> None:
        self._bar: RichProgress | None = None

    def begin(self, stage: str, total: int | None = None) -> None:
        """Put a bar up."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        known = (MofNCompleteColumn(),) if total is not None else ()
        columns = (TextColumn("{task.description:10}"), BarColumn(), *known, TimeElapsedColumn())
        self._stage = stage
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(stage, total=total)
        self._bar.start()

    def advance(self, count: int = 1) -> None:
        """Move the bar on."""
        if self._bar:
            self._bar.advance(self._task, count)

    def end(self, note: str) -> None:
        """Take the bar down and say what came of the stage."""
        self.close()
        typer.echo(f"{self._stage}: {note}", err=True)

    def close(self) -> None:
        """Take the bar down."""
        if self._bar:
            self._bar.stop()
        self._bar = None
