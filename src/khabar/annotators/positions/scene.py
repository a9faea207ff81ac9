"""One report laid out for the rules: its folded text, clauses, parties, statements and named proposals."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from khabar.annotators.positions.actors import Cast
from khabar.annotators.positions.clauses import Clauses
from khabar.annotators.positions.entries import compile_positions
from khabar.annotators.positions.slugs import Places
from khabar.lexicons import Lexicons, Match
from khabar.model.layers import Statement
from khabar.model.spans import Span
from khabar.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its spans in the folded text."""

    statement: Statement
    contents: tuple[Span, ...]
    cues: tuple[Span, ...]
    opening: int
    """Where speaker, cue or content begins, whichever is first."""


class Scene:
    """What the rules look at; everything is computed once for a report."""

    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        self.reading = reading
        self.lexicon = lexicons.compiled(compile_positions)
        self.text = reading.folded.text
        self.words = reading.words
        self._lexicons = lexicons
        self.clauses = Clauses(self.text, self.words)
        self.said = _said(reading)
        self._by_id = {one.statement.id: one for one in self.said}
        self._bounds, self._inner = _innermost(self.said)
        self._cues = _cues(self.said)
        self._cue_starts = [start for start, _, _ in self._cues]
        self.stances = self.lexicon.stances.longest(self.text, self.words)

    @cached_property
    def cast(self) -> Cast:
        """Who is named where, and who speaks where."""
        return Cast(self.reading, self._lexicons)

    @cached_property
    def places(self) -> Places:
        """The places that the report names."""
        return Places(self.reading, self._lexicons)

    @cached_property
    def proposals(self) -> list[Match[str]]:
        """The kinds of thing that the report names and that one can take a stance on."""
        return self.lexicon.proposals.longest(self.text, self.words)

    @cached_property
    def _proposal_starts(self) -> list[int]:
        return [match.start for match in self.proposals]

    def kinds(self, start: int, end: int) -> list[Match[str]]:
        """Return the proposals named between two offsets, in order."""
        low = bisect_left(self._proposal_starts, start)
        return [match for match in self.proposals[low : bisect_left(self._proposal_starts, end)] if match.end <= end]

    def kind_of(self, match: Match[str]) -> str:
        """Return the kind that a proposal match names: the first of the file where it is ambiguous."""
        return min(match.values, key=lambda kind: self.lexicon.rank[kind])

    def inside(self, at: int) -> Said | None:
        """Return the innermost statement whose content covers an offset."""
        return self._inner[bisect_right(self._bounds, at) - 1] if self._bounds and at >= self._bounds[0] else None

    def last_said(self, at: int) -> Said | None:
        """Return the statement that opens last before an offset."""
        index = bisect_left(self.said, at, key=lambda said: said.opening)
        return self.said[index - 1] if index else None

    def said_by(self, statement: int) -> Said | None:
        """Return the statement with an id."""
        return self._by_id.get(statement)

    def cued(self, start: int, end: int) -> Said | None:
        """Return the statement whose cue overlaps a span."""
        index = bisect_left(self._cue_starts, end) - 1
        if index < 0 or self._cues[index][1] <= start:
            return None
        return self._cues[index][2]


def _cues(said: tuple[Said, ...]) -> list[tuple[int, int, Said]]:
    return sorted(
        ((cue.start, cue.end, one) for one in said for cue in one.cues), key=lambda item: (*item[:2], -item[2].opening)
    )


def _innermost(said: tuple[Said, ...]) -> tuple[list[int], list[Said | None]]:
    """Return the offsets at which the innermost statement changes, and the statement from each of them on."""
    changes: dict[int, list[tuple[bool, Said]]] = {}
    for one in said:
        for span in one.contents:
            changes.setdefault(span.start, []).append((True, one))
            changes.setdefault(span.end, []).append((False, one))
    bounds, inner = [], []
    active: list[Said] = []
    for offset in sorted(changes):
        for opens, one in changes[offset]:
            if opens:
                active.append(one)
            elif one in active:
                active.remove(one)
        bounds.append(offset)
        inner.append(min(active, key=lambda one: sum(map(len, one.contents)), default=None))
    return bounds, inner


def _said(reading: Reading) -> tuple[Said, ...]:
    folded = reading.folded
    out = []
    for statement in reading.layers.statements:
        contents = tuple(folded.from_raw(span) for span in statement.content)
        cues = tuple(folded.from_raw(span) for span in (statement.cue, statement.cue2) if span)
        heads = [span.start for span in (*contents, *cues)]
        if statement.speaker:
            heads.append(folded.from_raw(statement.speaker).start)
        out.append(Said(statement, contents, cues, min(heads, default=0)))
    return tuple(sorted(out, key=lambda said: (said.opening, said.statement.id)))
