"""The DuckDB views over a record's Parquet files, and those that join them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khabar.store.manifest import Manifest

NAME = "views.sql"
"""File of the record with the views, for use from the DuckDB command line inside the record's folder."""


@dataclass(frozen=True, slots=True)
class View:
    """A view that is computed from tables."""

    needs: tuple[str, ...]
    about: str
    sql: str


DERIVED = {
    "alterations": View(
        ("passages", "documents"),
        "Every place where a passage differs between its two reports, with the words of both.",
        """
        SELECT passage, item, kind, a_doc, substring(x.raw, a.start + 1, a."end" - a.start) AS a_text, a.start AS a_start,
            a."end" AS a_end, b_doc, substring(y.raw, b.start + 1, b."end" - b.start) AS b_text, b.start AS b_start,
            b."end" AS b_end, why
        FROM (
            SELECT id AS passage, a.doc AS a_doc, b.doc AS b_doc, generate_subscripts(alterations, 1) AS item,
                unnest(alterations, recursive := false) AS alteration
            FROM passages
        ), LATERAL (
            SELECT alteration.kind AS kind, alteration.a AS a, alteration.b AS b, alteration.why AS why
        )
        JOIN documents x ON x.id = a_doc JOIN documents y ON y.id = b_doc
        ORDER BY passage, item
        """,
    ),
}
"""Views by name."""


def view_statements(manifest: Manifest, folder: Path | None = None) -> Iterator[str]:
    """Yield the statements that make the views; paths are relative to the record unless its ``folder`` is given."""
    for name, entry in manifest.tables.items():
        path = entry.file if folder is None else (folder / entry.file).as_posix()
        quoted = path.replace("'", "''")
        yield f"CREATE OR REPLACE VIEW \"{name}\" AS SELECT * FROM read_parquet('{quoted}')"  # noqa: S608
    for name, view in DERIVED.items():
        if set(view.needs) <= manifest.tables.keys():
            yield f'CREATE OR REPLACE VIEW "{name}" AS {" ".join(view.sql.split())}'
