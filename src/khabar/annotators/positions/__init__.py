"""Positions: what a party wants or does about a thing that is negotiated or decided."""

from khabar.annotators.contract import Annotator
from khabar.annotators.positions.reader import positions

ANNOTATOR = Annotator(
    name="positions",
    version=2,
    produces="positions",
    requires=("layout", "timexes", "entities", "statements"),
    annotate=positions,
)

__all__ = ["ANNOTATOR"]
