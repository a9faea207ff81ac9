"""Loaded namings of parties and acts: the words, whom they mean, which side they favour, and whose words they are."""

from khabar.annotators.contract import Annotator
from khabar.annotators.naming.annotating import annotate

ANNOTATOR = Annotator(
    name="naming",
    version=5,
    produces="naming",
    requires=("statements",),
    annotate=annotate,
)

__all__ = ["ANNOTATOR"]
