"""The layers of one report: what annotators find in it.

All spans are code points of the raw text. Every record names the ``rule`` (rule id or lexicon entry id) that made it.
The fields follow the record format of the annotation guide, so that ``khabar analyze`` writes them as they are.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from khabar.model.spans import Span

DropKind = Literal[
    "site", "byline", "caption", "related", "readmore", "social", "repeat", "source-label", "date-line", "page"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityType = Literal["PER", "ORG", "GROUP", "GPE", "LOC", "MEDIA"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "announce", "confirm", "deny", "accuse", "demand", "propose", "accept", "reject", "threaten", "hope",
    "believe", "warn", "call",
]  # fmt: skip
Stance = Literal[
    "proposes", "accepts", "accepts-if", "supports", "demands", "rejects", "vetoes", "postpones", "withdraws", "cancels",
    "denies",
]  # fmt: skip
EventType = Literal[
    "killing", "injury", "bombardment", "clash", "siege", "displacement", "control-change", "truce-declared",
    "truce-extended", "evacuation", "detention", "talks", "visit", "meeting-held", "meeting-planned",
    "meeting-cancelled", "vote", "veto", "statement-issued",
]  # fmt: skip
Slant = Literal["pro-government", "pro-opposition", "neutral-variant"]
Place = Literal["title", "deck", "subhead", "body"]


@dataclass(frozen=True, slots=True)
class Drop:
    """A span that is not the report itself."""

    span: Span
    kind: DropKind
    rule: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What of the raw text is the report, and its title, deck and subheads."""

    drops: tuple[Drop, ...] = ()
    title: Span | None = None
    subheads: tuple[Span, ...] = ()
    deck: Span | None = None
    dateline: Span | None = None
    agencies: tuple[str, ...] = ()
    """Canonical names of agencies credited in a byline or source label."""
    outlet: str | None = None
    """The outlet, canonical where the lexicon knows it."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is given a value: what kind it is and what its words say."""

    span: Span
    kind: str
    """Grammar production that matched, such as ``weekday-past`` or ``day-month-year``."""
    slots: tuple[tuple[str, str], ...] = ()
    """What the words say, as sorted (name, value) pairs: ("day", "2"), ("month", "11") …"""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """When the report was published, how that is known, and what else was possible."""

    day: date | None = None
    basis: Literal["stated", "printed", "inferred"] | None = None
    """``stated`` by the input outside the text, ``printed`` in the text, or ``inferred``."""
    why: str = ""
    alternatives: tuple[date, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 value."""

    span: Span
    type: TimexType
    value: str
    relative: bool = False
    mod: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named."""

    span: Span
    metonym: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of one report with all its mentions, in text order."""

    name: str
    """Canonical Arabic name."""
    type: EntityType
    mentions: tuple[Mention, ...]
    en: str | None = None
    role: str | None = None
    party: str | None = None
    """Canonical Arabic name of the party (state, group, side) that the entity belongs to or speaks for."""
    key: str | None = None
    """Id of the lexicon or gazetteer entry, if the entity is known there."""
    place_only: bool = False
    """True for a place, or a state, that is named only as where things happen and not as one who acts."""
    background: bool = False
    """True for a body that is named in passing, as somebody's employer or as where things happen, and not as one who acts."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what to whom, carried by whom. Field meanings are those of the annotation guide."""

    id: int
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    speaker: Span | None = None
    speaker_entity: str | None = None
    speaker_party: str | None = None
    cue: Span | None = None
    cue2: Span | None = None
    addressee: Span | None = None
    venue: Span | None = None
    via: tuple[str, ...] = ()
    via_cue: Span | None = None
    date: str | None = None
    parent: int | None = None
    """Id of the statement that contains this one (``in`` of the guide)."""
    where: Place = "body"
    accused: Span | None = None
    unmarked: bool = False
    hypothetical: bool = False
    negated: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things in an event: exact (low = high), a range where the words are vague, or unknown."""

    what: str
    low: int | None
    """None, as ``high``, where the words give no number ("dead and wounded")."""
    high: int | None
    qualifier: str | None = None
    span: Span | None = None
    group: str | None = None
    """Of whom: civilians, fighters, soldiers, police, children, women, mixed, unknown."""
    subset: bool = False
    """True for a part of another count of the same event ("among them three children")."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, told as fact or claimed."""

    type: EventType
    evidence: Span
    places: tuple[str, ...] = ()
    date: str | None = None
    actor: str | None = None
    target: str | None = None
    to: str | None = None
    duration: str | None = None
    counts: tuple[Count, ...] = ()
    claimed_by: str | None = None
    planned: bool = False
    denied: bool = False
    plover: str = ""
    """PLOVER event code, such as ASSAULT."""
    modes: tuple[str, ...] = ()
    """PLOVER modes, with the auxiliary ones (historical, future, hypothetical, negated)."""
    trigger: Span | None = None
    date_evidence: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants or does about a thing that is negotiated or decided."""

    actor: str
    proposal: str
    """Slug: kind of proposal and place, such as ``ceasefire-aleppo``."""
    stance: Stance
    evidence: Span
    condition: str | None = None
    condition_span: Span | None = None
    asserted_by: str = "outlet"
    date: str | None = None
    statement: int | None = None
    """Id of the statement in which it stands, if any."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A loaded naming of a party or an act (``framing`` of the guide)."""

    span: Span
    referent: str
    slant: Slant
    attributed_to: str | None = None
    """The source whose word it is; None for the outlet's own voice."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Layers:
    """All layers of one report; an annotator fills exactly one."""

    layout: Layout = field(default_factory=Layout)
    expressions: tuple[Expression, ...] = ()
    publication: Publication = field(default_factory=Publication)
    timexes: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    naming: tuple[Naming, ...] = ()
