"""The record of the bundled example holds what was planted in its reports."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from khabar.engine.build import build
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.record import Contradiction, Copy, Evidence, Passage, StoryMember
from khabar.model.spans import Span
from khabar.store.record import Record

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "aleppo-2016.expected.json").read_text("utf-8"))


class Built:
    """The record of the example, by the names of its reports."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.held: dict[str, tuple[Document, Layers]] = {d.name: (d, layers) for d, layers in record.analysed()}
        self.names = {document.id: name for name, (document, _) in self.held.items()}

    def raw(self, name: str) -> str:
        return self.held[name][0].raw

    def layers(self, name: str) -> Layers:
        return self.held[name][1]

    def span(self, fact: dict[str, str]) -> Span:
        start = self.raw(fact["report"]).index(fact["text"])
        return Span(start, start + len(fact["text"]))

    def rests_on(self, evidence: Evidence, fact: dict[str, str]) -> bool:
        return self.names[evidence.doc] == fact["report"] and evidence.span.overlaps(self.span(fact))

    @cached_property
    def stories(self) -> dict[str, str]:
        return {self.names[member.doc]: member.story for member in self.record.rows("stories", StoryMember)}

    @cached_property
    def copies(self) -> dict[frozenset[str], Copy]:
        return {frozenset((self.names[c.a], self.names[c.b])): c for c in self.record.rows("copies", Copy)}

    def passages(self, a: str, b: str) -> Iterator[Passage]:
        for passage in self.record.rows("passages", Passage):
            if {self.names[passage.a.doc], self.names[passage.b.doc]} == {a, b}:
                yield passage

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        return list(self.record.rows("contradictions", Contradiction))

    def between(self, a: dict[str, str], b: dict[str, str]) -> list[Contradiction]:
        return [
            line
            for line in self.contradictions
            if (self.rests_on(line.a, a) and self.rests_on(line.b, b))
            or (self.rests_on(line.a, b) and self.rests_on(line.b, a))
        ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(build([EXAMPLES / "aleppo-2016"], tmp_path_factory.mktemp("example") / "record"))


def facts(kind: str) -> list[Any]:
    """Return the facts of a kind; those that the record is known to miss may fail."""
    return [
        pytest.param(fact, marks=pytest.mark.xfail(reason=fact["missed"], strict=True)) if "missed" in fact else fact
        for fact in EXPECTED[kind]
    ]


def words(fact: Any) -> str:
    return json.dumps(fact, ensure_ascii=False)[:80]


def test_every_report_is_read(built: Built) -> None:
    assert len(built.held) == EXPECTED["reports"]
    assert built.record.manifest.counts["rejects"] == 0


@pytest.mark.parametrize(("name", "day"), EXPECTED["published"].items())
def test_publication(built: Built, name: str, day: str) -> None:
    found = built.layers(name).publication.day
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("name", EXPECTED["undated"])
def test_a_date_that_nothing_gives_is_not_made_up(built: Built, name: str) -> None:
    assert built.layers(name).publication.basis in (None, "inferred")


@pytest.mark.parametrize("story", facts("stories"), ids=words)
def test_reports_of_one_story_stand_together(built: Built, story: dict[str, list[str]]) -> None:
    assert len({built.stories[name] for name in story["reports"]}) == 1


def test_reports_of_different_stories_stand_apart(built: Built) -> None:
    for one, other in combinations(EXPECTED["stories"], 2):
        assert not {built.stories[name] for name in one["reports"]} & {built.stories[name] for name in other["reports"]}


@pytest.mark.parametrize("fact", facts("copies"), ids=words)
def test_copies_with_direction(built: Built, fact: dict[str, Any]) -> None:
    copy = built.copies[frozenset((fact["a"], fact["b"]))]
    source = built.names[copy.a if copy.direction == "a->b" else copy.b]
    assert copy.direction is not None
    assert source == fact["a"]
    assert copy.relation in fact["relations"]


def test_no_copy_that_is_none(built: Built) -> None:
    assert set(built.copies) == {frozenset((fact["a"], fact["b"])) for fact in EXPECTED["copies"]}


def alterations() -> Iterator[tuple[str, str, dict[str, str]]]:
    for fact in EXPECTED["copies"]:
        for change in fact.get("alterations", ()):
            yield fact["a"], fact["b"], change


@pytest.mark.parametrize(("a", "b", "change"), alterations(), ids=words)
def test_alterations(built: Built, a: str, b: str, change: dict[str, str]) -> None:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for passage in built.passages(a, b):
        turned = built.names[passage.a.doc] != a
        for alteration in passage.alterations:
            first, second = (alteration.b, alteration.a) if turned else (alteration.a, alteration.b)
            if first.of(built.raw(a)).strip() in change["a"] or change["a"] in first.of(built.raw(a)):
                kinds[alteration.kind].append(second.of(built.raw(b)))
    assert any(change["b"] in text or text.strip() in change["b"] for text in kinds[change["kind"]]), dict(kinds)


@pytest.mark.parametrize("fact", [fact for fact in EXPECTED["copies"] if fact.get("moved")], ids=words)
def test_a_moved_block_is_found_in_both_places(built: Built, fact: dict[str, Any]) -> None:
    found = list(built.passages(fact["a"], fact["b"]))
    for text in fact["passages"]:
        for name in (fact["a"], fact["b"]):
            span = built.span({"report": name, "text": text})
            sides = [side for p in found for side in (p.a, p.b) if built.names[side.doc] == name]
            assert any(side.span.covers(span) for side in sides), (name, text)


@pytest.mark.parametrize("fact", facts("chains"), ids=words)
def test_chains(built: Built, fact: dict[str, Any]) -> None:
    raw = built.raw(fact["report"])
    chains = [
        s.via for s in built.layers(fact["report"]).statements if s.speaker and fact["speaker"] in s.speaker.of(raw)
    ]
    assert any(
        [fact_name in name for fact_name, name in zip(fact["via"], via, strict=False)] == [True] * len(fact["via"])
        for via in chains
    ), chains


@pytest.mark.parametrize("fact", facts("contradictions"), ids=words)
def test_contradictions(built: Built, fact: dict[str, Any]) -> None:
    assert fact["kind"] in {line.kind for line in built.between(fact["a"], fact["b"])}


@pytest.mark.parametrize("fact", EXPECTED["no_contradiction"], ids=words)
def test_different_scopes_are_no_contradiction(built: Built, fact: dict[str, Any]) -> None:
    assert not built.between(fact["a"], fact["b"])


@pytest.mark.parametrize("fact", facts("positions"), ids=words)
def test_positions(built: Built, fact: dict[str, Any]) -> None:
    span = built.span(fact)
    found = [
        (position.actor, position.stance)
        for position in built.layers(fact["report"]).positions
        if position.evidence.overlaps(span) or (position.condition_span and position.condition_span.overlaps(span))
    ]
    assert any(any(name in actor for name in fact["actors"]) and stance == fact["stance"] for actor, stance in found), (
        found
    )


def test_the_ultimatum_has_its_hours(built: Built) -> None:
    fact = EXPECTED["ultimatum"]
    span = built.span(fact)
    values = {timex.value for timex in built.layers(fact["report"]).timexes if timex.span.overlaps(span)}
    assert fact["duration"] in values


@pytest.mark.parametrize("fact", EXPECTED["dropped"], ids=words)
def test_what_is_no_report_is_dropped(built: Built, fact: dict[str, str]) -> None:
    span = built.span(fact)
    dropped = {at for drop in built.layers(fact["report"]).layout.drops for at in range(drop.span.start, drop.span.end)}
    assert set(range(span.start, span.end)) <= dropped


@pytest.mark.parametrize("fact", EXPECTED["naming"], ids=words)
def test_partisan_naming(built: Built, fact: dict[str, str]) -> None:
    raw = built.raw(fact["report"])
    found = [(naming.span.of(raw), naming.slant) for naming in built.layers(fact["report"]).naming]
    assert any(fact["word"] in word and slant == fact["slant"] for word, slant in found), found
