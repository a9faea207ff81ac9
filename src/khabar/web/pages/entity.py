"""An entity: its names and roles, what it said, where it stands, how outlets name it."""

from dataclasses import dataclass

from khabar.model.record import NamingUse, RecordEntity, RecordPosition, RecordStatement
from khabar.web.pages.positions import Matrix, matrix
from khabar.web.pages.story import NamingRow, naming_rows
from khabar.web.quoting import Quotation, quotation
from khabar.web.shelf.reading import Shelf, StoryRow

SHOWN = 40
STORIES = 12


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Everything on the page of an entity."""

    entity: RecordEntity
    party: str | None
    """Id of the entity that it speaks for."""
    statements: tuple[tuple[RecordStatement, Quotation], ...]
    positions: Matrix
    naming: tuple[NamingRow, ...]
    places: tuple[Quotation, ...]
    """Some places where it is named, the newest reports first."""
    outlets: tuple[tuple[str, int], ...]
    stories: tuple[StoryRow, ...]
    """Stories in which it has a part, those of most accounts first."""


def entity_page(shelf: Shelf, id_: str) -> EntityPage | None:
    """Return the page of an entity; None if there is no such entity."""
    entity = shelf.entity(id_)
    if entity is None:
        return None
    statements = shelf.lines_of(entity.name, "statement", RecordStatement, SHOWN)
    held = {position.id: position for position in shelf.lines_of(entity.name, "position", RecordPosition)}
    matrix_ = matrix(shelf, list(held.values()))
    sources = shelf.sources(
        [*(s.variants[0].evidence for s in statements if s.variants), *matrix_.evidence, *entity.mentions]
    )
    return EntityPage(
        entity,
        shelf.entity_named(entity.party) if entity.party and entity.party != entity.name else None,
        tuple((s, quotation(sources, s.variants[0].evidence)) for s in statements if s.variants),
        matrix_,
        tuple(naming_rows(shelf.lines_of(entity.name, "naming", NamingUse, 2000))),
        tuple(quotation(sources, mention) for mention in entity.mentions),
        tuple(shelf.outlets_naming(entity.id)),
        tuple(shelf.stories_with(entity.name, STORIES)),
    )
