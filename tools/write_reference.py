"""Write the pages of docs/reference that can be read off the program: commands, tables, reasons, layers.

    python tools/write_reference.py [FOLDER]

The tests fail while a page in docs/reference is not what this script writes.
"""

import ast
import inspect
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
from typer.main import get_command
from typer.testing import CliRunner

from khabar.annotators.registry import REGISTRY
from khabar.cli.main import app
from khabar.ingest.reasons import REASONS
from khabar.model import layers, record
from khabar.store.tables import TABLES, Table
from khabar.store.views import DERIVED

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MEANINGS = tomllib.loads((Path(__file__).parent / "column_meanings.toml").read_text("utf-8"))
"""What columns hold whose fields say nothing, by table and name; under ``every``, by name in any table."""
WRITTEN = "<!-- written by tools/write_reference.py -->\n"


def commands() -> Iterator[str]:
    """Yield the page of the commands: their help, word for word."""
    yield "# Commands\n"
    yield "Exit codes: 0 done, 1 failed (the message says what and where), 2 wrong use, 130 stopped by the user.\n"
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        shown = CliRunner().invoke(app, [name, "--help"], prog_name="khabar", terminal_width=100)
        yield f"## khabar {name}\n"
        yield f"```text\n{shown.output.strip()}\n```\n"


def tables() -> Iterator[str]:
    """Yield the page of the tables: what each holds, column by column."""
    yield "# Tables of a record\n"
    yield (
        "Each table is a Parquet file; `manifest.json` says where it lies, and `khabar.open(record)` gives it as a DuckDB "
        "relation, an Arrow table or typed rows. A column that may be empty is marked with `?`. `khabar export` writes every "
        "table but `analyses`. Offsets are code points of `documents.raw`, end exclusive.\n"
    )
    for table in TABLES.values():
        yield f"## {table.name}\n"
        yield f"{table.about} Made by the stage `{table.stage}`.\n"
        yield "\n".join(["| column | type | meaning |", "|---|---|---|", *_columns(table)]) + "\n"
    yield "# Views\n"
    for name, view in DERIVED.items():
        yield f"## {name}\n"
        yield f"{view.about} Computed from {' and '.join(f'`{need}`' for need in view.needs)}.\n"


def reasons() -> Iterator[str]:
    """Yield the page of the reasons for which an input is rejected."""
    yield "# Reasons for which an input is rejected\n"
    yield "Every input ends as a report or as a row of the table `rejects`, and the manifest counts both.\n"
    yield (
        "\n".join(["| reason | meaning |", "|---|---|", *(f"| `{code}` | {text} |" for code, text in REASONS.items())])
        + "\n"
    )


def annotators() -> Iterator[str]:
    """Yield the page of the annotators and of the values that their layers may hold."""
    yield "# Layers of a report\n"
    yield "Annotators in the order in which they run; each makes one layer.\n"
    rows = [
        f"| `{a.name}` | {a.version} | `{a.produces}` | {', '.join(a.requires) or 'the text'} | {_first_line(a.annotate)} |"
        for a in REGISTRY
    ]
    yield "\n".join(["| annotator | version | makes | from | |", "|---|---|---|---|---|", *rows]) + "\n"
    for module, names in (
        (layers, ("DropKind", "TimexType", "EntityType", "Mode", "Act", "Stance", "EventType", "Slant", "Place")),
        (record, ("AlterationKind", "ContradictionKind", "Relation", "Strength")),
    ):
        for name in names:
            yield f"- **{name}**: " + ", ".join(f"`{value}`" for value in get_args(getattr(module, name)))
    yield ""


def _first_line(function: Any) -> str:
    return (inspect.getdoc(function) or "").split("\n")[0]


def _columns(table: Table) -> Iterator[str]:
    meanings = MEANINGS["every"] | MEANINGS.get(table.name, {}) | _field_docs(table.row)
    for field in table.schema:
        optional = "?" if field.nullable else ""
        yield f"| `{field.name}` | {_type_name(field.type)}{optional} | {meanings[field.name]} |"


def _type_name(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list of {_type_name(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "(" + ", ".join(f"{part.name}: {_type_name(part.type)}" for part in kind) + ")"
    return {"string": "text", "int64": "integer", "double": "number", "date32[day]": "date"}.get(str(kind), str(kind))


def _field_docs(row: type) -> dict[str, str]:
    """Return the docstrings that follow the fields of a dataclass in its source."""
    tree = ast.parse(inspect.getsource(row))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found = {}
    for node, following in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(following, ast.Expr):
            text = getattr(following.value, "value", "")
            found[node.target.id] = " ".join(str(text).replace("``", "`").split())
    return found


PAGES = {"commands.md": commands, "tables.md": tables, "reasons.md": reasons, "layers.md": annotators}


def page(name: str) -> str:
    """Return the text of a page."""
    return WRITTEN + "\n".join(PAGES[name]())


def main(folder: Path) -> None:
    """Write every page into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (folder / name).write_text(page(name), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
