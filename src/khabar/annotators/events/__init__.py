"""What happened, told as fact or claimed, with who was hurt and how many."""

from khabar.annotators.contract import Annotator
from khabar.annotators.events.annotating import annotate

ANNOTATOR = Annotator(
    name="events",
    version=1,
    produces="events",
    requires=("timexes", "entities", "statements"),
    annotate=annotate,
)

__all__ = ["ANNOTATOR"]
