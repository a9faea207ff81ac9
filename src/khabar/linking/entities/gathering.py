"""What entity linking takes from each report: its entities with their written forms, reduced to what is compared."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from khabar.model.ids import DocId
from khabar.model.layers import Entity, EntityType
from khabar.model.record import Evidence


@dataclass(frozen=True, slots=True)
class ReportEntities:
    """One report's entities, with the day of the report if it is known and the raw text that their spans lie in."""

    doc: DocId
    day: date | None
    raw: str
    entities: tuple[Entity, ...]


@dataclass(slots=True)
class Gathered:
    """Mentions that are one entity so far: those of one report, or of many once they are joined."""

    order: tuple[str, str, int, str]
    """Day, report, offset and name of the first mention: what the id of an entity without a lexicon key hangs on."""
    type: EntityType
    key: str | None
    en: str | None
    canonical: str | None = None
    """The lexicon's name, if the entity is known there."""
    names: Counter[str] = field(default_factory=Counter)
    """Canonical names that reports give it."""
    variants: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    roles: dict[str, list[str]] = field(default_factory=dict)
    """Role as written, with the days on which reports give it."""
    mentions: list[Evidence] = field(default_factory=list)
    context: tuple[str, ...] = ()
    """ISO codes of the states that the report names, the most mentioned first."""
    neighbours: frozenset[str] = frozenset()
    """Names of the other places of the report."""

    def join(self, other: "Gathered") -> None:
        """Take in the mentions of another, which is the same entity."""
        self.order = min(self.order, other.order)
        self.key = self.key or other.key
        self.en = self.en or other.en
        self.canonical = self.canonical or other.canonical
        for mine, theirs in (
            (self.names, other.names),
            (self.variants, other.variants),
            (self.parties, other.parties),
        ):
            mine.update(theirs)
        for role, days in other.roles.items():
            self.roles.setdefault(role, []).extend(days)
        self.mentions += other.mentions

    @property
    def name(self) -> str:
        """The lexicon's name or else the one that most reports use, the longest of them where they are even."""
        return self.canonical or min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def party(self) -> str | None:
        """The side that most reports give, or None."""
        return min(self.parties, key=lambda party: (-self.parties[party], party)) if self.parties else None


def gather(reports: Iterable[ReportEntities]) -> Iterator[Gathered]:
    """Yield every entity of every report."""
    for report in reports:
        context = _context(report.entities)
        places = frozenset(entity.name for entity in report.entities if entity.type in {"GPE", "LOC"})
        for entity in report.entities:
            if entity.mentions and not _unnamed(entity):
                yield _gathered(report, entity, context, places - {entity.name})


def _unnamed(entity: Entity) -> bool:
    """Tell whether an entity is known by a description only ("an official", "medical sources"), which names nobody."""
    if entity.type == "PER":
        return entity.key is None and all(mention.rule.startswith("title:") for mention in entity.mentions)
    return all(mention.rule.startswith("sources:") for mention in entity.mentions)


def _context(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.key and entity.key.startswith("state:"):
            counts[entity.key.removeprefix("state:")] += len(entity.mentions)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _gathered(report: ReportEntities, entity: Entity, context: tuple[str, ...], neighbours: frozenset[str]) -> Gathered:
    day = report.day.isoformat() if report.day else ""
    return Gathered(
        order=(day or "9999", report.doc, entity.mentions[0].span.start, f"{entity.type} {entity.name}"),
        type=entity.type,
        key=entity.key,
        en=entity.en,
        canonical=entity.name if entity.key and not entity.key.startswith("place:") else None,
        names=Counter({entity.name: 1}),
        variants=Counter(" ".join(mention.span.of(report.raw).split()) for mention in entity.mentions),
        parties=Counter({entity.party: 1}) if entity.party else Counter(),
        roles={entity.role: [day]} if entity.role else {},
        mentions=[Evidence(report.doc, mention.span) for mention in entity.mentions],
        context=context,
        neighbours=neighbours,
    )
