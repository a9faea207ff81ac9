"""Agreements that are spoken of as made: both parties of "the agreement concluded between X and Y" have accepted it."""

import re
from collections.abc import Iterator

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.weighing import Candidate, general
from khabar.model.layers import Position

_MADE = re.compile(
    r"(?<!\w)(?:ال)?(?:مبرم|موقع|معقود)ه?(?!\w)|"
    r"(?<!\w)(?:الذي |التي )?(?:ابرم|وقع|توصل|عقد|تم|جري)(?:ت|وا|ا|ته|ه|تها|ها)?(?!\w)"
)
"""Words that say of an agreement that it is made."""
_KINDS = frozenset({"agreement", "ceasefire", "humanitarian-pause"})
_REACH = 90
"""Characters between the agreement and its parties."""
_OPEN = re.compile(r"(?<!\w)(?:لم|لن|لا|قبل|دون|اذا|قد ي|قد ت|سوف|بهدف|ل(?:ل)?توصل|التوصل)(?!\w)")
"""Words that say that it is not made yet."""


def concluded(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each of two parties named together after an agreement that is said to be made."""
    for end, parties in scene.cast.pairs:
        for match in reversed(scene.kinds(max(0, end - _REACH), end)):
            if scene.kind_of(match) in _KINDS and _made(scene, match.start, end):
                yield from _accepted(scene, scene.kind_of(match), match.start, end, parties)
                break


def _made(scene: Scene, start: int, end: int) -> bool:
    text = scene.text[start:end]
    before = scene.text[max(0, start - 25) : start]
    return "." not in text and bool(_MADE.search(text) or " بين " in text) and not _OPEN.search(before + text)


def _accepted(scene: Scene, kind: str, start: int, end: int, parties: list[str]) -> Iterator[Candidate]:
    evidence = trimmed(scene.text, start, scene.clauses.end(end, end))
    said = scene.inside(start)
    sure = "made" if _MADE.search(scene.text, start, end) else "between"
    for actor in parties:
        position = Position(
            actor=actor,
            proposal=scene.places.slug(kind, end, evidence),
            stance="accepts",
            evidence=scene.reading.raw_span(evidence.start, evidence.end),
            asserted_by=(said.statement.speaker_entity if said else None) or "outlet",
            date=said.statement.date if said else None,
            statement=said.statement.id if said else None,
            rule="accept.concluded",
        )
        yield Candidate(position, ("entry accept.concluded", f"concluded {sure}", *general(scene, position)))
