"""What must hold of every lexicon file: known fields, no form twice, every example matched by its own entry."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tests.conftest import EXAMPLE

import khabar
from khabar.annotators.registry import analyse
from khabar.errors import LexiconError
from khabar.ingest import read
from khabar.lexicons import Entry, Lexicons, Matcher, bundled
from khabar.model.document import Document
from khabar.text.fold import fold
from khabar.text.tokens import words

E = TypeVar("E", bound=Entry)

FILES = sorted(bundled().folder.glob("*.toml"))
TABLES = sorted(bundled().folder.glob("*.tsv.gz"))
SOURCES = Path(khabar.__file__).parent

_PREFIXES = "(?:[وفبلكس]{0,2}(?:ال|لل)?)"
_ENDINGS = "(?:[هتي]|وا|ون|ين|ان|ات|تا|تين|تان|يه|يين|يون|ا|ها|هم|هن)?"


def entries(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["entry"]
    return tables


class Recording(Lexicons):
    """Notes which files are read, as entries of which type."""

    def __init__(self) -> None:
        super().__init__()
        self.used: dict[str, set[type[Entry]]] = {}

    def entries(self, name: str, kind: type[E]) -> tuple[E, ...]:
        self.used.setdefault(name, set()).add(kind)
        return super().entries(name, kind)


@cache
def uses() -> dict[str, set[type[Entry]]]:
    """Return the lexicon files that the analysis of a report reads, with the types that it makes of their entries."""
    recording = Recording()
    for made in read([EXAMPLE]):
        if isinstance(made, Document):
            analyse(made, recording)
    return recording.used


def is_named_in_the_program(file: str) -> bool:
    """Tell whether the program's source names a file: the stages across reports read some."""
    return any(f'"{file}"' in path.read_text("utf-8") for path in SOURCES.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_program_reads_the_file(path: Path) -> None:
    assert path.stem in uses() or is_named_in_the_program(path.stem)
    for kind in uses().get(path.stem, ()):
        assert bundled().entries(path.stem, kind)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_says_what_it_means(path: Path) -> None:
    for entry in entries(path):
        assert entry.get("meaning", "").strip() and entry.get("example", "").strip(), entry["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_form_stands_twice_in_an_entry(path: Path) -> None:
    twice = [entry["id"] for entry in entries(path) if len(set(map(fold, entry["forms"]))) < len(entry["forms"])]
    assert not twice


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_example_is_matched_by_its_own_entry(path: Path) -> None:
    unmatched = [entry["id"] for entry in entries(path) if not matches(entry["forms"], entry["example"])]
    assert not unmatched


def matches(forms: list[str], example: str) -> bool:
    """Tell whether one of the forms stands in the example, as it is written or with another ending or prefix."""
    text = fold(example)
    if any(Matcher((form, True) for form in forms).find(text, words(text))):
        return True
    return any(re.search(rf"\b{_inflected(form)}\b", text) for form in forms)


def _inflected(form: str) -> str:
    stems = [re.escape(re.sub("(?:^ال|[هي]$)", "", word) or word) for word in fold(form).split()]
    return " ".join(f"{_PREFIXES}{stem}{_ENDINGS}" for stem in stems)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_of_a_table_has_all_columns(path: Path) -> None:
    rows = bundled().rows(path.name.removesuffix(".tsv.gz"))
    assert rows
    assert len({len(row) for row in rows}) == 1


def test_a_field_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[[entry]]\nid = "a"\nforms = ["قال"]\ncolour = "red"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"x\.toml: entry 'a': unknown field colour"):
        Lexicons(tmp_path).entries("x", Entry)


@pytest.mark.parametrize("forms", ['[""]', "[]", '["ـ"]'])
def test_an_empty_form_is_an_error(tmp_path: Path, forms: str) -> None:
    (tmp_path / "x.toml").write_text(f'[[entry]]\nid = "a"\nforms = {forms}\n', "utf-8")
    with pytest.raises(LexiconError):
        Matcher((form, entry.id) for entry in Lexicons(tmp_path).entries("x", Entry) for form in entry.forms)


def test_a_change_of_one_letter_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[[entry]]\nid = "a"\nforms = ["قال"]\n', "utf-8")
    before = Lexicons(tmp_path).fingerprint()
    (tmp_path / "x.toml").write_text('[[entry]]\nid = "a"\nforms = ["نال"]\n', "utf-8")
    assert Lexicons(tmp_path).fingerprint() != before
