"""Across the reports of a storyline: what was said, wanted and done, who says so, and where accounts differ.

:func:`story_ledger` is the one door. Its key is the storyline, not the story, because a denial may answer a report of another
"""

from khabar.ledger.lines import StoryInput, StoryLedger, StoryReport
from khabar.ledger.making import story_ledger
