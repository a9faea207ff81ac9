"""How likely it is that what looks like a position is one: a logistic regression over what is known of it.

The weights are learnt from annotated reports by ``tools/train_positions.py``; a trait without a weight counts for nothing.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.annotators.positions.objects import UNNAMED
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.triggers import Trigger
from khabar.lexicons import Lexicons
from khabar.model.layers import Position

RECALLED = "/recalled"
"""Added to the rule of a position whose proposal the text before it names."""
_LEAST = -1.2
"""Log-odds from which a candidate is kept: about where F1 is best on reports that were not trained on."""
_LEAST_PLAIN = -2.2
"""The same for a plain one."""
_LEAST_QUIET = -0.4
"""The same in a report that names no side."""
_SAME = 0.6
"""Overlap from which two positions of one party have the same evidence, so that only the likelier stance stands."""
_LONG = 40
"""Characters of evidence to a step of length."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible position, and what speaks for and against it."""

    position: Position
    traits: tuple[str, ...]
    plain: bool = False
    """Whether the clause names all that its words ask for: a side, and what its stance is on."""


def compile_weights(lexicons: Lexicons) -> dict[str, float]:
    """Return the weights of ``position_weights.tsv.gz`` by trait."""
    return {trait: float(weight) for trait, weight in lexicons.rows("position_weights")}


def chosen(candidates: Iterable[Candidate], weights: dict[str, float], *, quiet: bool = False) -> list[Position]:
    """Return the positions that are likely enough, likeliest first; of two stances on the same words the likelier.

    In a ``quiet`` report, which names no side, a position must be likelier.
    """
    scored = [(sum(weights.get(trait, 0.0) for trait in one.traits), one) for one in candidates]
    out: list[Position] = []
    held: dict[str, list[Position]] = defaultdict(list)
    """Those of each party, by the beginning of their evidence."""
    for score, one in sorted(scored, key=lambda pair: -pair[0]):
        likely = score > (_LEAST_QUIET if quiet else _LEAST_PLAIN if one.plain else _LEAST)
        own = held[one.position.actor]
        if likely and not any(_displaced(one.position, other) for other in _near(own, one.position)):
            out.append(one.position)
            insort(own, one.position, key=_beginning)
    return out


def weighed(scene: Scene, trigger: Trigger, position: Position) -> Candidate:
    """Return a position that a stance word shows, with what is known of it."""
    asks = _naming(position) == "named" or not trigger.entry.needs_proposal
    told = not position.proposal.startswith(UNNAMED)
    plain = asks and told and scene.cast.names.known(position.actor)
    return Candidate(position, tuple(traits(scene, trigger, position)), plain)


def _beginning(position: Position) -> int:
    return position.evidence.start


def _near(held: list[Position], position: Position) -> list[Position]:
    """Return those of a party's positions whose evidence begins near enough to have the same."""
    reach, start = len(position.evidence) / _SAME, position.evidence.start
    return held[bisect_left(held, start - reach, key=_beginning) : bisect_right(held, start + reach, key=_beginning)]


def _displaced(position: Position, other: Position) -> bool:
    """Tell whether a party's position has the evidence of another, likelier one that is not the same."""
    if position.stance == other.stance and not position.proposal.startswith(UNNAMED):
        return False
    one, two = position.evidence, other.evidence
    shared = min(one.end, two.end) - max(one.start, two.start)
    return shared > _SAME * (max(one.end, two.end) - min(one.start, two.start))


def traits(scene: Scene, trigger: Trigger, position: Position) -> Iterator[str]:
    """Yield what is known of a position that a stance word shows."""
    entry, stance, frame = trigger.entry, position.stance, trigger.entry.frame
    source = trigger.cued or trigger.inside
    role = "cue" if trigger.cued else "inside" if trigger.inside else "outlet"
    known = "known" if scene.cast.names.known(position.actor) else "unknown"
    named = _naming(position)
    tense = _tense(scene, trigger)
    thing = next((scene.kind_of(match) for match in scene.kinds(trigger.match.start, trigger.end)), "none")
    yield f"entry {entry.id}"
    act, mode = (source.statement.act, source.statement.mode) if source else ("none", "none")
    yield f"{stance} {frame}"
    yield f"{stance} {act}"
    yield f"{role} {stance}"
    yield f"{role} {frame}"
    yield f"{named} {frame}"
    yield f"{named} {stance}"
    yield f"{named} needed {entry.needs_proposal}"
    yield f"{known} {role}"
    yield f"{known} {named}"
    yield f"mode {mode} {stance}"
    yield f"tense {tense} {frame}"
    yield f"tense {tense} {stance}"
    yield f"object {thing}"
    yield f"object {thing} {stance}"
    yield "any"
    yield f"actor {scene.cast.names.kind(position.actor)}"
    yield f"length {min(len(position.evidence) // _LONG, 6)}"


def _naming(position: Position) -> str:
    """Tell how the proposal of a position is known."""
    if position.proposal.startswith(UNNAMED):
        return "unnamed"
    return "recalled" if position.rule.endswith(RECALLED) else "named"


def _tense(scene: Scene, trigger: Trigger) -> str:
    form = scene.text[trigger.match.start : trigger.match.end]
    if trigger.match.proclitic.endswith("س") or form.startswith("س"):
        return "future"
    return "present" if form[:1] in "يتن" else "past"
