"""``khabar build``: from report files to a record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.errors import UsageError

if TYPE_CHECKING:
    from khabar.engine.workers import Workers


def build(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files (.txt, .html, .json, .jsonl, .ndjson), folders, zips and globs of reports.",
            show_default=False,
        ),
    ],
    record: Annotated[Path, typer.Option("--record", metavar="DIR", help="Folder of the record; made if missing.")],
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="THEIRS=OURS",
            help="Read the JSON field THEIRS as id, outlet, url, title, text, "
            "author, published or retrieved. May be repeated.",
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Worker processes; one a processor unless given.")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="Where the work runs: local or spark.")
    ] = "local",
    master: Annotated[
        str | None, typer.Option("--master", metavar="URL", help="With --engine spark: address of the cluster.")
    ] = None,
) -> None:
    """Read reports and make a record of them, or bring a record up to date.

    Reports may be text files (.txt, with NAME.meta.json beside NAME.txt), saved pages (.html, .htm), JSON arrays (.json),
    JSON Lines (.jsonl, .ndjson), and zips or folders of these. Run again after adding reports: what is unchanged is
    not done again. A build that was stopped goes on where it was.

    Examples:

      khabar build reports/ --record record

      khabar build news/*.zip --record record --field headline=title --field site=outlet
    """
    from khabar.cli.progress import shown
    from khabar.engine.build import build as make
    from khabar.web import shelf_of

    try:
        with _workers(engine, master, jobs, record) as workers:
            made = make(sources, record, mapping=_mapping(fields or []), workers=workers, progress=shown())
    except KeyboardInterrupt:
        typer.echo("khabar: stopped; what is finished is kept: run the same command again to go on", err=True)
        raise
    shelf_of(made)
    counts = made.manifest.counts
    typer.echo(f"{record}: {counts['reports']} reports, {counts['rejects']} rejects; see: khabar show {record}")


@contextmanager
def _workers(engine: str, master: str | None, jobs: int | None, record: Path) -> "Iterator[Workers]":
    if engine not in {"local", "spark"} or (engine == "local") != (master is None):
        raise UsageError("--engine is local, or spark with --master URL, such as --master 'local[2]'")
    if master is None:
        from khabar.engine.workers import local_workers

        with local_workers(jobs) as workers:
            yield workers
    else:
        from khabar.engine.spark import spark_workers

        with spark_workers(master, record) as workers:
            yield workers


def _mapping(fields: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for field in fields:
        theirs, equals, ours = field.partition("=")
        if not (theirs and equals and ours):
            raise UsageError(f"--field {field!r} is not THEIRS=OURS, such as headline=title")
        mapping[theirs] = ours
    return mapping
