"""The two lexicons of positions: words that show a stance, and kinds of thing that one can take a stance on."""

from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.model.layers import Stance

Frame = Literal["verb", "participle", "first", "noun", "modal", "quality", "phrase", "relative", "obligation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceEntry(Entry):
    """Words that show a stance, and where their actor stands."""

    stance: Stance
    frame: Frame
    link: tuple[str, ...] = ()
    """Prepositions (or, if they are one letter, proclitics) one of which must follow within the clause."""
    needs_proposal: bool = False
    """True if the words show a stance only beside a named kind of proposal."""
    about: str = ""
    """The kind of proposal that the words themselves name; empty where the clause must name it."""
    direct: bool = False
    """True if the proposal must be what the word itself governs ("declared a truce", not "declared that … the truce")."""
    negated: str = ""
    """The stance after a negation; empty where a negated use shows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEntry(Entry):
    """A kind of thing that is negotiated or decided; the first entry wins where two fit equally well."""


@dataclass(frozen=True, slots=True)
class PositionLexicon:
    """Both lexicons, compiled."""

    stances: Matcher[StanceEntry]
    proposals: Matcher[str]
    rank: dict[str, int]
    """Place of each kind of proposal in the file."""


def compile_positions(lexicons: Lexicons) -> PositionLexicon:
    """Return the matchers over ``stances.toml`` and ``proposals.toml``."""
    stances = lexicons.entries("stances", StanceEntry)
    kinds = lexicons.entries("proposals", ProposalEntry)
    return PositionLexicon(
        Matcher((form, entry) for entry in stances for form in entry.forms),
        Matcher((form, kind.id) for kind in kinds for form in kind.forms),
        {kind.id: rank for rank, kind in enumerate(kinds)},
    )
