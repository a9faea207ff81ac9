"""What a span is about: the parties that it names, the kinds of proposal that it names, and its telling words."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import telling
from khabar.lexicons import Lexicons, Matcher
from khabar.lexicons.loading import Entry
from khabar.model.layers import Statement
from khabar.model.spans import Span
from khabar.text.fold import fold_with_positions
from khabar.text.tokens import words

FAMILIES = {
    "ceasefire": "truce",
    "humanitarian-pause": "truce",
    "bombardment-halt": "truce",
    "truce-compliance": "truce",
    "fighters-withdrawal": "exit",
    "surrender": "exit",
    "civilians-evacuation": "civilians",
    "corridors": "civilians",
    "siege-lifting": "civilians",
    "talks": "talks",
    "agreement": "talks",
    "offer": "talks",
    "political-solution": "talks",
}
"""Kinds of proposal that are one thing to those who speak of them; a kind without an entry is a family of its own."""


def family(kind: str) -> str:
    """Return the family of a kind of proposal."""
    return FAMILIES.get(kind, kind)


@dataclass(frozen=True, slots=True)
class Concepts:
    """What a span is about."""

    parties: frozenset[str]
    kinds: frozenset[str]
    stems: frozenset[str]
    places: frozenset[str] = frozenset()

    @property
    def families(self) -> frozenset[str]:
        """The families of its kinds of proposal."""
        return frozenset(map(family, self.kinds))


class Subject:
    """A report's mentions and named proposals, found once, for asking what its spans are about."""

    def __init__(self, report: StoryReport, kinds: Matcher[str]) -> None:
        self.report = report
        self._matcher = kinds

    @cached_property
    def _mentions(self) -> list[tuple[int, int, str]]:
        found = [
            (mention.span.start, mention.span.end, entity.party or entity.name)
            for entity in self.report.layers.entities
            if entity.type not in {"MEDIA", "LOC"} and not (entity.key or "").startswith("place:")
            for mention in entity.mentions
        ]
        return sorted(found)

    @cached_property
    def _places(self) -> list[tuple[int, int, str]]:
        return sorted(
            (mention.span.start, mention.span.end, entity.name)
            for entity in self.report.layers.entities
            if entity.type == "LOC" or (entity.key or "").startswith("place:")
            for mention in entity.mentions
        )

    @cached_property
    def _kinds(self) -> list[tuple[int, int, str]]:
        folded = fold_with_positions(self.report.raw)
        out = []
        for match in self._matcher.longest(folded.text, words(folded.text)):
            span = folded.to_raw(match.start, match.end)
            out += [(span.start, span.end, kind) for kind in match.values[:1]]
        return out

    def of(self, *spans: Span) -> Concepts:
        """Return what the spans are about."""
        parties = {name for span in spans for name in _inside(self._mentions, span)}
        kinds = {kind for span in spans for kind in _inside(self._kinds, span)}
        stems = frozenset().union(*(telling(self.report.text(span)) for span in spans))
        places = {name for span in spans for name in _inside(self._places, span)}
        return Concepts(frozenset(parties), frozenset(kinds), stems, frozenset(places))

    def of_statement(self, statement: Statement) -> Concepts:
        """Return what a statement's content is about; whom it accuses counts as named."""
        spans = (*statement.content, *((statement.accused,) if statement.accused else ()))
        return self.of(*spans)


def _inside(found: list[tuple[int, int, str]], span: Span) -> list[str]:
    low = bisect_left(found, (span.start, 0, ""))
    high = bisect_left(found, (span.end, 0, ""))
    return [value for _, end, value in found[low:high] if end <= span.end]


def compile_kinds(lexicons: Lexicons) -> Matcher[str]:
    """Return the matcher of the lexicon of proposals: form to kind."""
    return Matcher((form, kind.id) for kind in lexicons.entries("proposals", Entry) for form in kind.forms)
