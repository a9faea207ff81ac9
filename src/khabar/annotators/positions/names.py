"""Under which name everybody acts whom a report names, and for whom its speakers speak."""

from dataclasses import replace
from functools import cached_property

from khabar.annotators.positions.people import EUROPE, EUROPEAN, is_official
from khabar.annotators.positions.representing import compile_nationalities, headed, known_names, party_name, sent_by
from khabar.annotators.positions.sides import INDEPENDENT, Party, bodies, memberships, officials
from khabar.lexicons import Lexicons
from khabar.model.layers import Entity, Layers, Statement
from khabar.text.fold import fold
from khabar.text.reading import Reading

_ACTING = frozenset({"PER", "ORG", "GROUP", "GPE"})


class Names:
    """The sides of a report: its entities by the names under which they act, and where they are named."""

    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        self.nationalities = lexicons.compiled(compile_nationalities)
        self.acting = {
            entity.name: sent_by(entity, self.nationalities) or party_name(entity) for entity in reading.layers.entities
        }
        self._media = {entity.name for entity in reading.layers.entities if entity.type == "MEDIA"}
        self.parties = _parties(reading, self.acting)
        self._reading = reading
        self.acting |= bodies(reading, self.acting)
        self._sides = memberships(reading, self.parties, self.acting)
        self._sides |= officials(reading, self.nationalities, self._sides, self.acting)
        for entity in reading.layers.entities:
            if entity.type == "PER" and not entity.party and self.acting[entity.name] == entity.name:
                self.acting[entity.name] = self._represented(entity)
        self.parties = [self._renamed(party) for party in self.parties]
        self._types = _types(reading.layers, self.acting)
        self._known = {name for entity in reading.layers.entities for name in known_names(entity)}
        self._known |= set(self._sides.values()) | set(self.acting.values()) - self.acting.keys()

    @cached_property
    def surnames(self) -> dict[str, str]:
        """The last words of people's names, and the side for which each acts; none that two of them share."""
        held: dict[str, set[str]] = {}
        for entity in self._reading.layers.entities:
            last = fold(entity.name).split()
            if entity.type == "PER" and len(last) > 1 and last[-1].startswith("ال"):
                held.setdefault(last[-1], set()).add(self.acting[entity.name])
        return {surname: next(iter(sides)) for surname, sides in held.items() if len(sides) == 1}

    def known(self, name: str) -> bool:
        """Tell whether a name is that of a side: a state, a group, a body, or somebody who belongs to one."""
        return name in self._known

    def kind(self, name: str) -> str:
        """Return the type of the entity that acts under a name, and whether it is its own side."""
        return self._types.get(name, "other")

    def speaking(self, statement: Statement) -> list[str]:
        """Return the sides for which the entities speak that a statement gives as its speakers."""
        names = [name.strip() for name in (statement.speaker_entity or "").split(" + ")]
        names = [name for name in names if name not in self._media]
        if len(names) == 1 and names[0] not in self.acting and statement.speaker_party:
            return names if INDEPENDENT.search(fold(names[0])) else [statement.speaker_party]
        return list(dict.fromkeys(self._side(name) for name in names if name))

    def _represented(self, entity: Entity) -> str:
        """Return the side for which somebody without a party speaks: a body or state whose office they hold, or themselves."""
        side, body = self._sides.get(entity.name), headed(entity)
        side = side or (body and self._in_full(body))
        if side is None or INDEPENDENT.search(fold(f"{entity.name} {entity.role or ''}")):
            return entity.name
        return self.acting.get(side, side)

    def _in_full(self, body: str) -> str:
        """Return the full name of a body that is named by its kind alone, if the report gives one."""
        return next((name for name in self.acting if " " not in body and name.startswith(body + " ")), body)

    def _renamed(self, party: Party) -> Party:
        """Return a party under the name of the side for which it turned out to speak."""
        name = self.acting.get(party.name, party.name)
        return party if name == party.name else replace(party, name=name)

    def _side(self, name: str) -> str:
        """Return the side of a speaker: of the entity, of the phrase naming them, or of their nationality ("the Russians")."""
        own = self.acting.get(name, name)
        own = self._sides.get(own) or self.nationalities.get(fold(own)) or self._of_state(own) or own
        return self.acting.get(own, own)

    def _of_state(self, name: str) -> str | None:
        """Return the state whose officials a name describes ("the French ministers")."""
        words = fold(name).split()
        if not words or not is_official(words[0]):
            return None
        return next(
            (
                EUROPE if word in EUROPEAN else self.nationalities[word]
                for word in words[1:]
                if word in self.nationalities or word in EUROPEAN
            ),
            None,
        )


def _types(layers: Layers, names: dict[str, str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for entity in layers.entities:
        own = names[entity.name] == entity.name
        out.setdefault(names[entity.name], entity.type if own else "side")
        if own:
            out[entity.name] = entity.type
    return out


def _parties(reading: Reading, names: dict[str, str]) -> list[Party]:
    found = []
    for entity in reading.layers.entities:
        european = fold(entity.name) in EUROPEAN
        if not european and (entity.type not in _ACTING or entity.party == "media"):
            continue
        name = EUROPE if european else names[entity.name]
        for mention in entity.mentions:
            span = reading.folded.from_raw(mention.span)
            found.append(Party(span.start, span.end, name, entity.type == "GPE", entity.type == "PER"))
    return sorted(found, key=lambda party: (party.start, -party.end, party.name))
