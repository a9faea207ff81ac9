"""The rows of the tables that describe single reports. Spans carry their text, so that a table reads by itself.

Offsets are code points of the report's raw text. ``doc`` is the id of a row of ``documents``.
"""

from dataclasses import dataclass
from datetime import date

from khabar.model.ids import DocId
from khabar.model.record import Evidence


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a report: ``raw[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report: what the input held and stated, and what its layout and dates were found to be."""

    id: DocId
    name: str
    """File name without suffix, the id that the input gave, or file name and index for members of an array."""
    source: str
    """The input it came from."""
    outlet: str | None
    """As the input states it."""
    url: str | None
    author: str | None
    retrieved: date | None
    """Day on which the page was fetched."""
    stated: date | None
    """Publication date that the input states outside the text."""
    published: date | None
    """Publication date: stated, printed or inferred; empty where it cannot be known."""
    published_basis: str | None
    """``stated``, ``printed`` or ``inferred``."""
    published_why: str
    published_alternatives: tuple[date, ...]
    """Other days that fit equally well."""
    publisher: str | None
    """The outlet, canonical where it is known."""
    agencies: tuple[str, ...]
    """Agencies credited in a byline or source label."""
    title: str | None
    title_end: int
    """Where the title ends if the input gave it apart; else 0."""
    boilerplate: tuple[tuple[int, int], ...]
    """Ranges that the page's markup shows to be no part of the report."""
    raw: str
    """The text, exactly as offsets count it."""


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """All layers of a report as one JSON value of the model's type ``Layers``."""

    doc: DocId
    fingerprint: str
    """Hash of everything that the input gave of the report."""
    key: str
    """Hash of the annotators and lexicons that made the layers."""
    layers: str


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One span of one layer; every annotation of every annotator is in this table."""

    doc: DocId
    layer: str
    """``drop``, ``title``, ``subhead``, ``deck``, ``dateline``, ``publication``, ``timex``, ``mention``, ``speaker``,
    ``cue``, ``content``, ``addressee``, ``venue``, ``event``, ``count``, ``position``, ``condition`` or ``naming``."""
    item: int
    """Number of the annotation within its layer; the parts of one statement, event or position share it."""
    start: int
    end: int
    text: str
    label: str
    """Kind, type, value, act, stance or slant, by layer."""
    rule: str
    """Rule or lexicon entry that made it."""


@dataclass(frozen=True, slots=True)
class TimexRow:
    """A time expression with its TIMEX3 value."""

    doc: DocId
    item: int
    span: Quote
    type: str
    value: str
    relative: bool
    mod: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of one report."""

    doc: DocId
    item: int
    name: str
    en: str | None
    type: str
    role: str | None
    party: str | None
    key: str | None
    """Lexicon or gazetteer entry."""
    mentions: int
    """How often it is named; the places are in ``mentions``."""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place where an entity of a report is named."""

    doc: DocId
    entity: int
    """``item`` of the entity's row in ``entities``."""
    name: str
    type: str
    span: Quote
    metonym: bool
    rule: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Who said what to whom, carried by whom, in one report."""

    doc: DocId
    item: int
    """Number of the statement within its report."""
    speaker: Quote | None
    speaker_entity: str | None
    speaker_party: str | None
    cue: Quote | None
    cue2: Quote | None
    content: tuple[Quote, ...]
    mode: str
    act: str
    addressee: Quote | None
    venue: Quote | None
    via: tuple[str, ...]
    """Who carried it, nearest the speaker first."""
    via_cue: Quote | None
    date: str | None
    parent: int | None
    """``item`` of the statement that contains this one."""
    where: str
    accused: Quote | None
    unmarked: bool
    hypothetical: bool
    negated: bool
    rule: str


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What a party wants or does about a thing that is negotiated, as one report has it."""

    doc: DocId
    item: int
    actor: str
    proposal: str
    stance: str
    condition: str | None
    condition_span: Quote | None
    asserted_by: str
    date: str | None
    statement: int | None
    """``item`` of the statement in which it stands."""
    evidence: Quote
    rule: str


@dataclass(frozen=True, slots=True)
class CountCell:
    """A number within an event."""

    what: str
    low: int | None
    """Equal to ``high`` where the number is exact; both empty where the words give none."""
    high: int | None
    qualifier: str | None
    group: str | None
    subset: bool
    span: Quote | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What happened, as one report tells it."""

    doc: DocId
    item: int
    type: str
    places: tuple[str, ...]
    date: str | None
    actor: str | None
    target: str | None
    to: str | None
    duration: str | None
    counts: tuple[CountCell, ...]
    claimed_by: str | None
    """None: the outlet in its own voice."""
    planned: bool
    denied: bool
    plover: str
    modes: tuple[str, ...]
    evidence: Quote
    trigger: Quote | None
    rule: str


@dataclass(frozen=True, slots=True)
class NamingRow:
    """A loaded naming of a party or an act in one report."""

    doc: DocId
    item: int
    span: Quote
    referent: str
    slant: str
    attributed_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class RejectRow:
    """An input that did not become a report, and why."""

    source: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class VariantCell:
    """A written form of a name."""

    form: str
    mentions: int


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A role with the first and last day on which a report gives it."""

    role: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class RecordEntityRow:
    """An entity merged over reports."""

    id: str
    name: str
    type: str
    en: str | None
    party: str | None
    variants: tuple[VariantCell, ...]
    """Written forms, most frequent first."""
    roles: tuple[RoleCell, ...]
    latitude: float | None
    longitude: float | None
    admin: tuple[str, ...]
    """Country and admin areas, widest first."""
    mentions: tuple[Evidence, ...]
