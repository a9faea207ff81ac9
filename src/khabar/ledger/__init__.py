"""Across the reports of a storyline: what was said, wanted and done, who says so, and where accounts differ.

:func:`story_ledger` is the one door. Its key is the storyline, not the story, because a denial may answer a report of another
story of the same storyline; every line names the story that it belongs to. :func:`agreement` compares two headlines.
"""

from khabar.ledger.agreement import Agreement, agreement
from khabar.ledger.lines import StoryInput, StoryLedger, StoryReport
from khabar.ledger.making import story_ledger

__all__ = ["Agreement", "StoryInput", "StoryLedger", "StoryReport", "agreement", "story_ledger"]
