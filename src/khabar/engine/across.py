"""The stages across reports, in order."""

from khabar.engine.grouping import ENTITIES, STORIES
from khabar.engine.ledger import LEDGER
from khabar.engine.reuse import REUSE
from khabar.engine.stages import Stage

STAGES: tuple[Stage, ...] = (REUSE, STORIES, ENTITIES, LEDGER)
"""Each needs only stages before it."""
