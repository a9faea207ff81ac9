"""The stages across reports, in order."""

from khabar.engine.reuse import REUSE
from khabar.engine.stages import Stage

STAGES: tuple[Stage, ...] = (REUSE,)
"""Each needs only stages before it."""
