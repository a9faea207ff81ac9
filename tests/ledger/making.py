"""Small reports with layers made by hand, for tests of the ledger."""

from dataclasses import dataclass
from datetime import date

from khabar.ledger import StoryInput, StoryReport
from khabar.model.ids import DocId
from khabar.model.layers import Count, Entity, Event, Layers, Mention, Naming, Position, Statement
from khabar.model.spans import Span


def span(raw: str, text: str) -> Span:
    start = raw.index(text)
    return Span(start, start + len(text))


@dataclass(frozen=True)
class Draft:
    """A report in the making."""

    name: str
    raw: str
    day: int = 6
    outlet: str = "صحيفة"
    group: str = ""
    entities: tuple[tuple[str, str], ...] = ()
    """Written form and canonical name of sides."""
    statements: tuple[tuple[str, str, str], ...] = ()
    """Speaker, act, content."""
    positions: tuple[tuple[str, str, str, str, str], ...] = ()
    """Actor, proposal, stance, source, evidence."""
    events: tuple[Event, ...] = ()
    naming: tuple[tuple[str, str | None], ...] = ()
    """Word and the source that uses it."""

    def report(self) -> StoryReport:
        return StoryReport(
            doc=DocId(self.name),
            story="s",
            raw=self.raw,
            layers=Layers(
                entities=tuple(self._entity(*pair) for pair in self.entities),
                statements=tuple(self._statement(number, *one) for number, one in enumerate(self.statements)),
                positions=tuple(self._position(*one) for one in self.positions),
                events=self.events,
                naming=tuple(
                    Naming(span(self.raw, word), "النظام السوري", "pro-opposition", source)
                    for word, source in self.naming
                ),
            ),
            outlet=self.outlet,
            day=date(2016, 12, self.day),
            group=self.group,
        )

    def _entity(self, form: str, name: str) -> Entity:
        starts = [at for at in range(len(self.raw)) if self.raw.startswith(form, at)]
        return Entity(name, "GPE", tuple(Mention(Span(at, at + len(form))) for at in starts), party=name, key="k")

    def _statement(self, number: int, speaker: str, act: str, content: str) -> Statement:
        named = span(self.raw, speaker) if speaker in self.raw else None
        return Statement(
            id=number,
            content=(span(self.raw, content),),
            mode="indirect",
            act=act,  # type: ignore[arg-type]
            speaker=named,
            speaker_entity=speaker,
            speaker_party=speaker,
        )

    def _position(self, actor: str, proposal: str, stance: str, source: str, evidence: str) -> Position:
        where = span(self.raw, evidence)
        return Position(actor, proposal, stance, where, asserted_by=source)  # type: ignore[arg-type]


def killed(
    raw: str, evidence: str, low: int, high: int | None = None, *, place: str = "حلب", by: str | None = None
) -> Event:
    return Event(
        "killing",
        span(raw, evidence),
        places=(place,),
        date="2016-12-05",
        counts=(Count("killed", low, high if high is not None else low),),
        claimed_by=by,
    )


def storyline(*drafts: Draft) -> StoryInput:
    return StoryInput("line", tuple(draft.report() for draft in drafts))
