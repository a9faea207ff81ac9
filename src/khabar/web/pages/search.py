"""Search over sentences and names."""

from dataclasses import dataclass

from khabar.web.shelf.finding import COUNTED, Hit, Query, count, find, find_names, parse
from khabar.web.shelf.reading import Shelf, Sources

PAGE = 20
NAMES = 12


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was looked for and what was found."""

    text: str
    query: Query | None
    hits: tuple[Hit, ...] = ()
    names: tuple[tuple[str, str, str, int], ...] = ()
    sources: Sources | None = None
    total: int = 0
    page: int = 1
    outlets: tuple[str, ...] = ()

    @property
    def capped(self) -> bool:
        """True if there are more hits than were counted."""
        return self.total >= COUNTED

    @property
    def pages(self) -> int:
        """Number of pages of the counted hits."""
        return max(1, -(-self.total // PAGE))


def search_page(shelf: Shelf, text: str, page: int = 1, **where: str | bool) -> SearchPage:
    """Return a page of hits. Raises UsageError where the query cannot be understood."""
    outlets = tuple(name for name, _ in shelf.facet("outlet", 200))
    query = parse(shelf, text, **where)
    if query is None:
        return SearchPage(text, None, outlets=outlets)
    total = count(shelf, query)
    page = min(max(1, page), max(1, -(-total // PAGE)))
    hits = tuple(find(shelf, query, PAGE, (page - 1) * PAGE))
    names = tuple(find_names(shelf, query, NAMES)) if page == 1 else ()
    return SearchPage(text, query, hits, names, shelf.sources(hit.doc for hit in hits), total, page, outlets)
