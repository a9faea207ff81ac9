"""The list of storylines with their stories."""

from dataclasses import dataclass, replace

from khabar.web.shelf.reading import Choice, Shelf, StorylineRow, StoryRow

PAGE = 20
FACETS = {"party": 60, "place": 60, "outlet": 200}
"""Filters with the number of values that each offers."""
SHOWN = 4
"""Stories of a storyline that stand in the list: those told by most accounts."""
STORIES = 60
"""Stories on a page of a storyline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A storyline with its main stories within the reader's choice, in time order."""

    line: StorylineRow
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """A page of the list."""

    choice: Choice
    entries: tuple[Entry, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]
    total: int
    page: int
    pages: int
    days: tuple[str | None, str | None]
    reports: int

    @property
    def filtered(self) -> bool:
        """True if the reader chose anything."""
        return replace(self.choice, order="accounts") != Choice()

    @property
    def narrowed(self) -> tuple[str, str] | None:
        """The one kind and value that the reader chose, if there is but one; days are named by their first."""
        choice = self.choice
        held = [("day", choice.start), *((kind, getattr(choice, kind)) for kind in FACETS)]
        chosen = [(kind, value) for kind, value in held if value]
        return chosen[0] if len(chosen) == 1 else None


@dataclass(frozen=True, slots=True)
class StorylinePage:
    """The stories of one storyline, in time order."""

    line: StorylineRow
    stories: tuple[StoryRow, ...]
    page: int
    pages: int


def storyline_page(shelf: Shelf, id_: str, page: int = 1) -> StorylinePage | None:
    """Return one page of a storyline's stories; None if there is no such storyline."""
    line = shelf.storyline(id_)
    if line is None:
        return None
    pages = max(1, -(-line.stories // STORIES))
    page = min(max(1, page), pages)
    return StorylinePage(line, tuple(shelf.stories_of(id_, STORIES, (page - 1) * STORIES)), page, pages)


def stories_page(shelf: Shelf, choice: Choice, page: int = 1, size: int = PAGE) -> StoriesPage:
    """Return one page of the storylines that have a story within the reader's choice."""
    total = shelf.storylines_within(choice)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    lines = shelf.storylines(choice, size, (page - 1) * size)
    entries = tuple(Entry(line, tuple(shelf.main_stories(line.id, choice, SHOWN))) for line in lines)
    facets = {kind: tuple(shelf.facet(kind, limit)) for kind, limit in FACETS.items()}
    first, last, reports = shelf.extent()
    return StoriesPage(choice, entries, facets, total, page, pages, (first, last), reports)
