"""Statements: who said what to whom, through which chain."""

from khabar.annotators.contract import Annotator
from khabar.annotators.statements.reader import statements

ANNOTATOR = Annotator(
    name="statements",
    version=1,
    produces="statements",
    requires=("layout", "publication", "timexes", "entities"),
    annotate=statements,
)

__all__ = ["ANNOTATOR"]
