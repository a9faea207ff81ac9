"""Typed access to the lexicon files, and the matcher over them."""

from khabar.lexicons.loading import Entry, Lexicons, bundled
from khabar.lexicons.matcher import Match, Matcher

__all__ = ["Entry", "Lexicons", "Match", "Matcher", "bundled"]
