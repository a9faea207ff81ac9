"""``khabar build``: from report files to a record."""

from pathlib import Path
from typing import Annotated

import typer

from khabar.errors import UsageError


def build(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, zips and globs of reports.", show_default=False),
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
) -> None:
    """Read reports and make a record of them, or bring a record up to date.

    Reports may be text files (with NAME.meta.json beside NAME.txt), JSON arrays, JSON Lines and saved HTML pages. Run again
    after adding reports: what is unchanged is not done again. A build that was stopped goes on where it was.

    Examples:

      khabar build reports/ --record record

      khabar build news/*.zip --record record --field headline=title --field site=outlet
    """
    from khabar.cli.progress import shown
    from khabar.engine.build import build as make

    made = make(sources, record, mapping=_mapping(fields or []), jobs=jobs, progress=shown())
    counts = made.manifest.counts
    typer.echo(f"{record}: {counts['reports']} reports, {counts['rejects']} rejects; see: khabar show {record}")


def _mapping(fields: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for field in fields:
        theirs, equals, ours = field.partition("=")
        if not (theirs and equals and ours):
            raise UsageError(f"--field {field!r} is not THEIRS=OURS, such as headline=title")
        mapping[theirs] = ours
    return mapping
