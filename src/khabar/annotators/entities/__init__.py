"""Entities of a report: who and what is named, under which names, with role and side."""

from khabar.annotators.contract import Annotator
from khabar.annotators.entities.describing import described
from khabar.annotators.entities.finding import find
from khabar.annotators.entities.page import Page
from khabar.annotators.entities.resolving import resolve
from khabar.annotators.entities.vocabulary import Vocabulary
from khabar.lexicons import Lexicons
from khabar.model.layers import Entity
from khabar.text.reading import Reading


def entities(reading: Reading, lexicons: Lexicons) -> tuple[Entity, ...]:
    """Return the entities of a report with their mentions, in the order of their first mention."""
    page = Page(reading, lexicons.compiled(Vocabulary))
    return described(page, resolve(page, find(page)))


ANNOTATOR = Annotator(name="entities", version=2, produces="entities", requires=("layout",), annotate=entities)

__all__ = ["ANNOTATOR", "entities"]
