"""From joined mentions to the entities of a record: stable ids, variants, roles with their days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.lexicons.actors import State
from khabar.lexicons.places import Place
from khabar.linking.entities.gathering import Gathered
from khabar.model.ids import awarded, content_id
from khabar.model.record import RecordEntity
from khabar.text.fold import fold


def record_entity(entity: Gathered, place: Place | None, states: dict[str, State]) -> RecordEntity:
    """Return the record's line of an entity.

    Its id is a hash of its lexicon key or, without one, of its type and first mention: reports that are added later leave
    it as it is.
    """
    identity = (entity.key,) if entity.key else entity.order
    variants = sorted(entity.variants.items(), key=lambda item: (-item[1], item[0]))
    return RecordEntity(
        id=content_id("entity", *identity),
        name=entity.name,
        type=entity.type,
        variants=tuple(variants),
        en=entity.en or (place.en or None if place is not None else None),
        party=entity.party,
        roles=_roles(entity),
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        admin=_admin(place, states),
        mentions=tuple(sorted(entity.mentions)),
    )


def with_kept_ids(lines: Sequence[RecordEntity], known: Iterable[RecordEntity]) -> list[RecordEntity]:
    """Return the lines with the ids that most of their mentions had among ``known``, lines made of fewer reports.

    Of two lines that want one id, the one with more mentions that had it gets it.
    """
    had = {(mention.doc, mention.span): line.id for line in known for mention in line.mentions}
    claims = []
    for place, line in enumerate(lines):
        of_line = Counter(had[key] for mention in line.mentions if (key := (mention.doc, mention.span)) in had)
        claims += [(-count, place, name) for name, count in of_line.items()]
    kept = awarded(claims)
    taken = set(kept.values())
    return [
        replace(line, id=kept.get(place) or (content_id("entity", line.id, "split") if line.id in taken else line.id))
        for place, line in enumerate(lines)
    ]


def _admin(place: Place | None, states: dict[str, State]) -> tuple[str, ...]:
    if place is None:
        return ()
    country = states.get(place.country)
    return tuple(name for name in (country.name if country else "", place.admin) if name)


def _roles(entity: Gathered) -> tuple[tuple[str, str | None, str | None], ...]:
    """Return the roles in the order of their first day; spellings of one role are one, named as most reports write it."""
    merged: dict[str, dict[str, list[str]]] = {}
    for role, days in entity.roles.items():
        merged.setdefault(" ".join(fold(role).split()), {}).setdefault(role, []).extend(days)
    roles = []
    for written in merged.values():
        name = min(written, key=lambda role: (-len(written[role]), role))
        days = sorted(day for days in written.values() for day in days if day)
        roles.append((name, days[0] if days else None, days[-1] if days else None))
    return tuple(sorted(roles, key=lambda role: (role[1] or "9999", role[0])))
