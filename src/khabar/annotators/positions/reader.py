"""The positions of one report, clause by clause."""

from collections.abc import Iterator

from khabar.annotators.positions.guards import about_sport
from khabar.annotators.positions.making import made_by_words
from khabar.annotators.positions.responses import responses
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.weighing import Candidate, chosen, compile_weights
from khabar.lexicons import Lexicons
from khabar.model.layers import Position
from khabar.text.reading import Reading


def positions(reading: Reading, lexicons: Lexicons) -> tuple[Position, ...]:
    """Return the positions that a report tells, in text order.

    A stance word makes a position if its clause names an actor, if it is neither negated, supposed nor asked, and if what is
    known of it makes it likely enough. Reports about sport, and those that name no side, have none.
    """
    if not reading.layers.entities or about_sport(reading.words):
        return ()
    scene = Scene(reading, lexicons)
    weights = lexicons.compiled(compile_weights)
    made = [*chosen(candidates(scene), weights, quiet=not _acting(reading)), *responses(scene)]
    found = {
        (position.evidence, position.actor, position.stance, position.proposal, position.asserted_by): position
        for position in made
    }
    kept = _widest(sorted(found.values(), key=lambda p: (p.evidence.start, -p.evidence.end)))
    return tuple(sorted(kept, key=lambda p: (p.evidence, p.actor, p.stance, p.proposal, p.asserted_by)))


def _acting(reading: Reading) -> bool:
    """Tell whether a report names a side: somebody who belongs to a party, a state or a body of one."""
    return any(entity.party and entity.type != "MEDIA" for entity in reading.layers.entities)


def candidates(scene: Scene) -> Iterator[Candidate]:
    """Yield everything in a report that may be a position, each once."""
    seen = set()
    for one in made_by_words(scene):
        position = one.position
        key = (position.evidence, position.actor, position.stance, position.proposal, position.asserted_by)
        if key not in seen:
            seen.add(key)
            yield one


def _widest(ordered: list[Position]) -> list[Position]:
    """Leave out a position whose evidence lies in that of the same position told before it ("we will not, we never will")."""
    out: list[Position] = []
    last: dict[tuple[str, str, str, str], Position] = {}
    for position in ordered:
        same = (position.actor, position.stance, position.proposal, position.asserted_by)
        outer = last.get(same)
        if outer and position.evidence != outer.evidence and position.evidence.end <= outer.evidence.end:
            continue
        last[same] = position
        out.append(position)
    return out
