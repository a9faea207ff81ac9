"""Filters of a folder of pages: a list for each party, place, outlet and day, and data for choosing several at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from khabar.web.folder.holding import compact, gaps, hold
from khabar.web.links import file_of
from khabar.web.pages.stories import FACETS, PAGE, Entry, stories_page
from khabar.web.shelf.reading import Choice, Shelf

DAYS = 62
"""Days that are listed one by one; a record of more days is listed by month."""

Page = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What the stories can be narrowed to: the values of each kind with their numbers of stories."""

    kinds: dict[str, tuple[tuple[str, int], ...]]


def list_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the lists of stories, whole and narrowed to one value, with the page that leads to them."""
    yield from _pages(shelf, Choice(), lambda number: "index.html" if number == 1 else file_of("list", number=number))
    values = {kind: [*shelf.facet(kind, limit)] for kind, limit in FACETS.items()} | {"day": _days(shelf)}
    yield file_of("choose"), "choose.html", ChoosePage({kind: tuple(held) for kind, held in values.items()})
    for kind, held in values.items():
        for value, _ in held:
            choice = Choice(start=value, end=_end(value)) if kind == "day" else Choice(**{kind: value})
            yield from _pages(shelf, choice, lambda n, kind=kind, value=value: file_of("list", kind, value, number=n))  # type: ignore[misc]


def _pages(shelf: Shelf, choice: Choice, file: Callable[[int], str]) -> Iterator[Page]:
    for number in count(1):
        page = stories_page(shelf, choice, number)
        yield file(number), "stories.html", page
        if number >= page.pages:
            return


def _days(shelf: Shelf) -> list[tuple[str, int]]:
    """Return the days on which stories ran, or the months, with their numbers of stories."""
    rows = shelf.rows("SELECT first, last FROM story WHERE first IS NOT NULL")
    for length in (10, 7):
        counts: dict[str, int] = {}
        for first, last in rows:
            for day in {first[:length], last[:length]}:
                counts[day] = counts.get(day, 0) + 1
        if len(counts) <= DAYS:
            break
    return sorted(counts.items())


def _end(value: str) -> str:
    """Return a day that nothing of the day or month ``value`` comes after."""
    return value if len(value) == 10 else f"{value}-31"


def write_choices(shelf: Shelf, out: Path) -> None:
    """Write the data from which script narrows the list of stories to several values at once."""
    lines = shelf.storylines(Choice(), 10_000_000, 0)
    numbers = {line.id: number for number, line in enumerate(lines)}
    stories = shelf.rows("SELECT id, storyline, first, last FROM story ORDER BY id")
    days = sorted({day for _, _, first, last in stories for day in (first, last) if day})
    at = {day: number for number, day in enumerate(days, 1)} | {None: 0}
    newest = [numbers[line.id] for line in shelf.storylines(Choice(order="newest"), 10_000_000, 0)]
    value = {
        "days": days,
        "lines": [file_of("line", line.id)[5:-5] for line in lines],
        "newest": " ".join(map(compact, newest)),
        "stories": " ".join(f"{compact(numbers[s])}.{compact(at[a])}.{compact(at[b])}" for _, s, a, b in stories),
        "facets": _facets(shelf, {row[0]: number for number, row in enumerate(stories)}),
        "page": PAGE,
    }
    hold(out, "stories", value)


def _facets(shelf: Shelf, numbers: dict[str, int]) -> dict[str, dict[str, str]]:
    query = "SELECT story FROM facet WHERE kind = ? AND value = ?"
    return {
        kind: {
            value: gaps(sorted(numbers[story] for (story,) in shelf.rows(query, [kind, value]) if story in numbers))
            for value, _ in shelf.facet(kind, limit)
        }
        for kind, limit in FACETS.items()
    }


def entries(shelf: Shelf) -> Iterator[tuple[str, Entry]]:
    """Yield each storyline as the list shows it, with the name of the file that is to hold it."""
    number = 1
    while True:
        page = stories_page(shelf, Choice(), number, 200)
        yield from ((file_of("line", entry.line.id)[:-5], entry) for entry in page.entries)
        if number >= page.pages:
            return
        number += 1
