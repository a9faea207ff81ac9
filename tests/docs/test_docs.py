"""The documentation: its commands run, its links lead somewhere, its reference is what the program says."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.conftest import ROOT
from typer.main import get_command

from khabar.annotators.registry import REGISTRY
from khabar.cli.main import app
from khabar.exports.files import FORMATS
from khabar.ingest.reasons import REASONS
from khabar.store.tables import TABLES
from khabar.store.views import DERIVED

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def reference_writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "tools" / "write_reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITER = reference_writer()


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def commands(page: Path) -> Iterator[str]:
    for block in blocks(page, "console"):
        yield from (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages assume to be there."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def run(command: list[str], cwd: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    made = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=300, env={**os.environ, "PATH": path}
    )
    assert made.returncode == 0, f"{command}\n{made.stdout}\n{made.stderr}"


@pytest.mark.parametrize("page", [page for page in PAGES if list(commands(page))], ids=lambda page: page.stem)
def test_the_commands_of_a_page_run(page: Path, checkout: Path) -> None:
    for command in commands(page):
        run(shlex.split(command), checkout)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path, checkout: Path) -> None:
    if not (checkout / "record").exists():
        run(["khabar", "build", "examples/aleppo-2016", "--record", "record"], checkout)
    run([sys.executable, "-c", "\n".join(["import khabar", *blocks(page, "python")])], checkout)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", WRITER.PAGES)
def test_the_reference_is_what_the_program_says(name: str) -> None:
    """Run ``python tools/write_reference.py`` when this fails."""
    assert (ROOT / "docs" / "reference" / name).read_text("utf-8") == WRITER.page(name)


def test_the_meanings_of_columns_are_of_columns_that_there_are() -> None:
    names = {name: set(table.schema.names) for name, table in TABLES.items()}
    names["every"] = set().union(*names.values())
    told = {(table, column) for table, columns in WRITER.MEANINGS.items() for column in columns}
    assert {(table, column) for table, column in told if column not in names.get(table, ())} == set()


def test_everything_that_has_a_name_is_documented() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    names = [
        *(f"khabar {command}" for command in get_command(app).commands),  # type: ignore[attr-defined]
        *(f"`{annotator.name}`" for annotator in REGISTRY),
        *(f"## {name}" for name in (*TABLES, *DERIVED)),
        *(f"`{reason}`" for reason in REASONS),
        *(f"`{form}`" for form in FORMATS),
    ]
    assert [name for name in names if name not in text] == []


def test_the_targets_that_the_readme_names_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^    make (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
