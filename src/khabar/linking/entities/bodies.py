"""Bodies, groups and media over reports: one name in one country is one body."""

from collections.abc import Iterable, Mapping

from khabar.lexicons.actors import Adjective
from khabar.linking.entities.gathering import Gathered
from khabar.text.clitics import splits
from khabar.text.fold import fold

_DROPPED = frozenset({"وزاره", "تنظيم", "جماعه"})
"""Head words that are left out as often as not (وزارة الخارجية الروسية, الخارجية الروسية)."""


def join_bodies(bodies: Iterable[Gathered], adjectives: Mapping[str, Adjective]) -> list[Gathered]:
    """Return one entity for each body: by lexicon key, else by its name with the state that it belongs to.

    A name without a state in it ("the interior ministry") is that of the report's own country: the state of its party, or
    the one that the report names most.
    """
    joined: dict[str, Gathered] = {}
    for body in bodies:
        identity = body.key or _identity(body, adjectives)
        if identity in joined:
            joined[identity].join(body)
        else:
            joined[identity] = body
    return list(joined.values())


def _identity(body: Gathered, adjectives: Mapping[str, Adjective]) -> str:
    words, state = normal_name(body.name, adjectives)
    where = state or (body.party or (body.context[0] if body.context else ""))
    kind = "MEDIA" if body.type == "MEDIA" else "BODY"
    return f"{kind}:{' '.join(words)}:{'' if body.type == 'MEDIA' else where}"


def normal_name(name: str, adjectives: Mapping[str, Adjective]) -> tuple[tuple[str, ...], str]:
    """Return the words of a body's name without article and proclitics, and the code of the state whose adjective is in it."""
    out: list[str] = []
    state = ""
    for word in fold(name).split():
        stem = next((split.stem for split in splits(word) if split.article), word)
        adjective = adjectives.get(stem)
        if adjective is not None:
            state = state or adjective.state.code
        else:
            out.append(stem)
    kept = [word for word in out if word not in _DROPPED]
    return tuple(kept or out), state
