"""The lines of a record that stand across reports: copies, stories, entities and the ledger.

Every line names the reports and spans that it rests on (:class:`Evidence`). Ids are content hashes.
"""

from dataclasses import dataclass
from typing import Literal

from khabar.model.ids import DocId
from khabar.model.layers import Act, Count, EntityType, EventType, Slant, Stance
from khabar.model.spans import Span

Direction = Literal["a->b", "b->a"]
AlterationKind = Literal[
    "spelling", "synonym", "omitted", "added", "order", "speaker", "number", "negation", "date", "naming", "attribution"
]
ContradictionKind = Literal["denial", "number", "cause", "attendance", "control", "sequence", "attribution"]
Relation = Literal["identical", "near", "partial", "quotation", "version"]
Strength = Literal["strong", "moderate", "weak"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Characters of one report that a line of the record rests on."""

    doc: DocId
    span: Span


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words of passage ``a`` that stand otherwise in passage ``b``; an empty span where one side has nothing."""

    kind: AlterationKind
    a: Span
    b: Span
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two reports share, with what differs inside it."""

    id: str
    a: Evidence
    b: Evidence
    kind: Literal["verbatim", "edited", "quotation"]
    alterations: tuple[Alteration, ...] = ()
    direction: Direction | None = None
    why: str = ""
    """What shows the direction, or why it cannot be told."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that share passages: how much, and who had it from whom."""

    a: DocId
    b: DocId
    relation: Relation
    share_a: float
    """Share of the words of ``a`` that lie in shared passages, 0 to 1."""
    share_b: float
    direction: Direction | None = None
    why: str = ""
    common_source: str | None = None
    """The agency from which both have the text, when neither copied the other."""
    group: str = ""
    """Copy group; reports of one group are one account."""


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One report's place in a story."""

    doc: DocId
    story: str
    storyline: str
    kind: Literal["news", "opinion", "brief"]
    nearest: DocId | None = None
    """The report of the same story that it was joined to, with the reason."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecordEntity:
    """An entity merged over reports."""

    id: str
    name: str
    type: EntityType
    variants: tuple[tuple[str, int], ...]
    """Written forms with the number of mentions, most frequent first."""
    en: str | None = None
    party: str | None = None
    roles: tuple[tuple[str, str | None, str | None], ...] = ()
    """Role, first and last day on which a report gives it."""
    latitude: float | None = None
    longitude: float | None = None
    admin: tuple[str, ...] = ()
    """Country and admin areas, widest first."""
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementVariant:
    """One report's wording of a merged statement."""

    evidence: Evidence
    statement: int
    """Id of the statement within its report."""
    cue: str | None
    via: tuple[str, ...]
    dropped: str = ""
    """What this wording lacks of the fullest one (chain, cue, words)."""


@dataclass(frozen=True, slots=True)
class RecordStatement:
    """One utterance over all reports that carry it."""

    id: str
    story: str
    speaker: str | None
    party: str | None
    act: Act
    date: str | None
    variants: tuple[StatementVariant, ...]
    """Earliest report first."""
    accounts: int
    """Independent accounts: copy groups among the variants."""


@dataclass(frozen=True, slots=True)
class RecordPosition:
    """A party's stance on a proposal at a time."""

    id: str
    actor: str
    proposal: str
    stance: Stance
    date: str | None
    condition: str | None
    asserted_by: str
    evidence: tuple[Evidence, ...]
    condition_evidence: tuple[Evidence, ...] = ()
    superseded_by: str | None = None
    reaffirms: str | None = None
    accounts: int = 1


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing that is negotiated or decided."""

    id: str
    """Slug of kind and place."""
    kind: str
    place: str | None
    proposer: str | None
    parties: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CountClaim:
    """One account's number for an event."""

    count: Count
    claimant: str | None
    """None for the outlet in its own voice."""
    evidence: Evidence
    group: str
    """Copy group of the report; claims of one group and claimant are one account."""


@dataclass(frozen=True, slots=True)
class CountRange:
    """Low, best and high of one outcome over independent accounts."""

    what: str
    low: int
    best: int
    high: int
    claims: tuple[CountClaim, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """One event over all reports that tell it."""

    id: str
    type: EventType
    story: str
    places: tuple[str, ...]
    date: str | None
    actor: str | None
    target: str | None
    to: str | None
    plover: str
    modes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    claimants: tuple[str | None, ...]
    counts: tuple[CountRange, ...] = ()
    planned: bool = False
    denied: bool = False
    accounts: int = 1


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two spans that cannot both be true, or a denial and what it denies."""

    id: str
    kind: ContradictionKind
    a: Evidence
    b: Evidence
    claimant_a: str | None
    claimant_b: str | None
    why_ar: str
    why_en: str
    strength: Strength
    story: str = ""


@dataclass(frozen=True, slots=True)
class NamingUse:
    """One use of a loaded word by an outlet, and whether the word is its own."""

    outlet: str | None
    referent: str
    word: str
    slant: Slant
    voice: Literal["own", "quoted", "copied"]
    attributed_to: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Control:
    """Who held a place from a day on, and who says so."""

    id: str
    story: str
    place: str
    party: str
    date: str | None
    claimants: tuple[str | None, ...]
    """None for the outlet in its own voice."""
    evidence: tuple[Evidence, ...]
    accounts: int = 1
    disputed: bool = False
    """True if another account gives the same place to another party at that time."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event, statement or position at its time."""

    story: str
    date: str
    """ISO date, or year and month, or year."""
    precision: Literal["day", "month", "year"]
    kind: Literal["event", "statement", "position"]
    line: str
    """Id of the record's line."""
    label: str
    """Type, act or stance."""
    evidence: Evidence
    accounts: int = 1


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence quoted from a report for the brief of a story."""

    story: str
    rank: int
    role: Literal["agreed", "disputed", "single"]
    """Told by independent accounts alike, contradicted by another account, or told by one account only."""
    evidence: Evidence
    lines: tuple[str, ...]
    """Ids of the record's lines that the sentence tells."""
    accounts: int = 1
