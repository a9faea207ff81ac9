#!/usr/bin/env python3
"""Photograph every page of the reading room in both languages and both schemes, for looking at.

usage: screenshots.py RECORD OUT [--narrow]

Needs the package `playwright` and Debian's `chromium`.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from khabar.web.app import application
from khabar.web.service import shelf_of
from khabar.web.shelf.reading import Shelf
from khabar.web.trial import running

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip


def first(shelf: Shelf, query: str) -> str:
    """Return the first value of a query, or an empty text."""
    found = shelf.rows(query)
    return found[0][0] if found else ""


_ALTERED = (
    "SELECT l.id FROM line l JOIN line p ON p.who = l.id AND p.kind = 'passage' WHERE l.kind = 'copy'"
    " GROUP BY l.id ORDER BY sum(length(p.body)) DESC, l.id LIMIT 1"
)
"""The two reports of whose passages the record has most to say."""


def addresses(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yield (name, address) of a telling page of each kind."""
    story = first(shelf, "SELECT id FROM story ORDER BY contradictions + positions + reports DESC, id LIMIT 1")
    report = first(shelf, "SELECT doc FROM touch GROUP BY doc ORDER BY count(*) DESC, doc LIMIT 1") or first(
        shelf, "SELECT doc FROM report"
    )
    entity = first(shelf, "SELECT id FROM entity ORDER BY mentions DESC, id LIMIT 1")
    copy = first(shelf, _ALTERED)
    storyline = first(shelf, "SELECT id FROM storyline ORDER BY stories DESC, id LIMIT 1")
    held = first(shelf, "SELECT story FROM line WHERE kind = 'control' GROUP BY story ORDER BY count(*) DESC LIMIT 1")
    yield "stories", "/"
    yield "stories-none", "/?start=1900-01-01&end=1900-01-02"
    yield "storyline", f"/storyline/{storyline}"
    yield "story", f"/story/{story}"
    if held and held != story:
        yield "story-control", f"/story/{held}"
    yield "section", f"/story/{story}/statements"
    yield "report", f"/report/{report}"
    if copy:
        yield "compare", "/compare/" + copy.replace("+", "/")
    if entity:
        yield "entity", f"/entity/{entity}"
    yield "search", "/search?q=حلب"
    yield "record", "/record"
    yield "error", "/nowhere"


def photograph(browser: Browser, base: str, shelf: Shelf, out: Path, width: int) -> None:
    """Write the pictures of every page."""
    for lang in ("ar", "en"):
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
            for name, address in addresses(shelf):
                page.goto(f"{base}{address}{'&' if '?' in address else '?'}lang={lang}", wait_until="networkidle")
                page.screenshot(path=out / f"{name}-{lang}-{scheme}.png", full_page=True)
            page.close()


def main() -> None:
    """Photograph the record that the command line names."""
    record, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    shelf = shelf_of(record)
    with running(application(shelf)) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        photograph(browser, base, shelf, out, 420 if "--narrow" in sys.argv else 1280)
        browser.close()


if __name__ == "__main__":
    main()
