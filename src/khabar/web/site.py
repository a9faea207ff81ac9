"""The reading room as a folder of pages that open without a server."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from khabar.errors import UsageError
from khabar.model.layers import EntityType
from khabar.model.record import Copy
from khabar.web.folder.choices import entries, list_pages, write_choices
from khabar.web.folder.holding import hold
from khabar.web.folder.words import write_words
from khabar.web.links import FolderLinks, file_of
from khabar.web.pages.compare import compare_page
from khabar.web.pages.entity import entity_page
from khabar.web.pages.report import report_page
from khabar.web.pages.search import search_page
from khabar.web.pages.stories import storyline_page
from khabar.web.pages.story import SECTIONS, SHOWN, section_page, story_page
from khabar.web.preferences import Language, Preferences
from khabar.web.rendering import render
from khabar.web.service import shelf_of
from khabar.web.shelf.reading import Shelf
from khabar.web.wording import Wording

if TYPE_CHECKING:
    from khabar.store.record import Record

STATIC = Path(__file__).parent / "static"

Page = tuple[str, str, Any]
"""File below the language's folder, template, and what it shows."""


def write_site(record: "Path | Record", out: Path, preferences: Preferences | None = None) -> int:
    """Write every page of a record to the folder ``out``, in each language; return the number of pages.

    The pages link to one another relatively and need no server. Raises UsageError if ``out`` exists and is not empty.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out} is there already: name a new or an empty folder")
    return write_pages(shelf_of(record), out, preferences)


def write_pages(shelf: Shelf, out: Path, preferences: Preferences | None = None) -> int:
    """Write every page of a shelf to the folder ``out``; return the number of pages."""
    preferences = preferences or Preferences()
    shutil.copytree(STATIC, out / "static")
    write_words(shelf, out / "data")
    write_choices(shelf, out / "data")
    languages = get_args(Language)
    parts = shelf.parts()
    written = 0
    for lang in languages:
        wording = Wording(replace(preferences, lang=lang))
        other = next(name for name in languages if name != lang)
        for file, template, page in _pages(shelf):
            depth = file.count("/")
            here = (other, f"{'../' * (depth + 1)}{other}/{file}")
            context = {"where": _NOWHERE} if template == "search.html" else {}
            _write(
                out / lang / file, render(template, wording, FolderLinks(depth, parts), page=page, here=here, **context)
            )
            written += 1
        _write_labels(shelf, out / "data" / lang, wording)
    _write(out / "index.html", render("door.html", Wording(preferences), FolderLinks(0)))
    return written


_NOWHERE = {"outlet": "", "start": "", "end": "", "story": "", "said": False}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", errors="replace")


def _write_labels(shelf: Shelf, out: Path, wording: Wording) -> None:
    """Write what script needs of one language: the storylines of the list, the names of days and types, the digits."""
    for name, entry in entries(shelf):
        hold(out, name, render("line.html", wording, FolderLinks(0), page=entry))
    days = [row[0] for row in shelf.rows("SELECT DISTINCT day FROM report WHERE day IS NOT NULL ORDER BY day")]
    types = {type_: wording.code("entity", type_) for type_ in get_args(EntityType)}
    labels = {"days": {day: wording.day(day) for day in days}, "types": types}
    hold(out, "labels", labels | {"digits": wording.digits("0123456789"), "thousands": wording.number(1000)[1]})


def _pages(shelf: Shelf) -> Iterator[Page]:
    yield from list_pages(shelf)
    yield file_of("search"), "search.html", search_page(shelf, "")
    yield file_of("record"), "record.html", shelf.manifest()
    for id_ in _column(shelf, "SELECT id FROM storyline ORDER BY id"):
        first = storyline_page(shelf, id_)
        for number in range(1, first.pages + 1 if first else 1):
            yield file_of("storyline", id_, number=number), "storyline.html", storyline_page(shelf, id_, number)
    for id_ in _column(shelf, "SELECT id FROM story ORDER BY id"):
        yield from _story(shelf, id_)
    for doc in _column(shelf, "SELECT doc FROM report ORDER BY doc"):
        yield from _report(shelf, doc)
    for id_ in _column(shelf, "SELECT id FROM entity ORDER BY id"):
        yield file_of("entity", id_), "entity.html", entity_page(shelf, id_)
    yield from _compared(shelf)


def _story(shelf: Shelf, id_: str) -> Iterator[Page]:
    page = story_page(shelf, id_)
    yield file_of("story", id_), "story.html", page
    for section in SECTIONS:
        if page is not None and getattr(page.row, section) > SHOWN[section]:
            first = section_page(shelf, id_, section, 1)
            for number in range(1, first.pages + 1 if first else 1):
                held = first if number == 1 else section_page(shelf, id_, section, number)
                yield file_of("story", id_, section, number=number), "section.html", held


def _report(shelf: Shelf, doc: str) -> Iterator[Page]:
    first = report_page(shelf, doc)
    for number in range(1, first.pages + 1 if first else 1):
        page = first if number == 1 else report_page(shelf, doc, page=number)
        yield file_of("report", doc, number=number), "report.html", page


def _compared(shelf: Shelf) -> Iterator[Page]:
    for id_ in _column(shelf, "SELECT id FROM line WHERE kind = 'copy' ORDER BY id"):
        copy = shelf.line("copy", id_, Copy)
        if copy is not None:
            a, b = (copy.b, copy.a) if copy.direction == "b->a" else (copy.a, copy.b)
            yield file_of("compare", a, b), "compare.html", compare_page(shelf, a, b)


def _column(shelf: Shelf, query: str) -> list[str]:
    return [row[0] for row in shelf.rows(query)]
