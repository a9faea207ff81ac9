"""From gathered mentions to entities: canonical name, English name, role and side."""

from collections import Counter

from khabar.annotators.entities.acting import in_passing, only_place
from khabar.annotators.entities.clusters import Cluster
from khabar.annotators.entities.page import Found, Page
from khabar.model.layers import Entity, Mention
from khabar.model.spans import Span

_FORMER = frozenset({"السابق", "الاسبق", "الراحل", "المخلوع", "السابقه"})
_CENTRAL = 3
"""Mentions that make a city one of the report's own places, a GPE, and not a mere location."""


def described(page: Page, clusters: list[Cluster]) -> tuple[Entity, ...]:
    """Return an entity for every cluster, in the order of their first mention."""
    made = [_entity(page, cluster) for cluster in clusters]
    return tuple(sorted(made, key=lambda entity: (entity.mentions[0].span, entity.type, entity.name)))


def _entity(page: Page, cluster: Cluster) -> Entity:
    found = sorted(cluster.found, key=lambda one: (one.start, -one.last))
    known = next((one.known for one in found if one.known is not None), None)
    type_ = known.type if known is not None else found[0].type
    if (
        found[0].place is not None
        and len(found) >= _CENTRAL
        and found[0].place.place.kind in {"city", "admin1", "governorate"}
    ):
        type_ = "GPE"
    mentions: dict[Span, Mention] = {}
    for one in found:
        span = page.reading.raw_span(one.start, page.ends[one.last])
        mentions.setdefault(span, Mention(span, one.metonym, one.rule))
    return Entity(
        name=known.name if known is not None else _name(page, found),
        type=type_,
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        en=known.en if known is not None else (found[0].place.place.en or None if found[0].place else None),
        role=_role(page, found),
        party=_party(page, found),
        key=known.key if known is not None else found[0].key,
        place_only=only_place(page, found),
        background=in_passing(page, found),
    )


def _name(page: Page, found: list[Found]) -> str:
    """The fullest name of a person, else the first mention's words, with the preposition of لل taken off."""
    with_core = [one for one in found if one.core is not None]
    if with_core:
        best = max(with_core, key=lambda one: (one.core[1] - one.core[0], -one.first))  # type: ignore[index]
        first, last = best.core  # type: ignore[misc]
        return _words(page, first, last, best.start if first == best.first else None)
    if found[0].place is not None:
        written = Counter(_words(page, one.first, one.last, one.start) for one in found)
        return min(written, key=lambda form: (-written[form], len(form), form))
    best = max(found, key=lambda one: (one.last - one.first, -one.first))
    return _words(page, best.first, best.last, best.start)


def _words(page: Page, first: int, last: int, start: int | None) -> str:
    text = " ".join(page.raw(first, last, start).split())
    return "ال" + text[2:] if text.startswith("لل") else text


def _role(page: Page, found: list[Found]) -> str | None:
    for one in found:
        if one.role is not None:
            first, last = one.role
            while last > first and (title := page.words[last].title) and title.kind in {"honorific", "rank"}:
                last -= 1
            return _words(page, first, last, page.starts[first] + page.words[first].offset)
    return None


def _party(page: Page, found: list[Found]) -> str | None:
    for one in found:
        if one.known is not None and one.known.party:
            return one.known.party
    for one in found:
        if one.role is not None and (party := _side_of(page, *one.role)):
            return party
    for one in found:
        if one.state and one.type in {"ORG", "GROUP", "GPE"}:
            state = page.vocabulary.state_by_code.get(one.state)
            if state is not None:
                return state.party
    return None


def _side_of(page: Page, first: int, last: int) -> str | None:
    """The side that a title speaks for: the known body or the state in it."""
    for index in range(first, last + 1):
        actor = page.known_actor(index)
        if actor is not None and actor.party and actor.type != "PER":
            return actor.party
    if any(page.words[index].stem in _FORMER for index in range(first, last + 1)):
        return None
    state = next((page.words[index].state for index in range(first, last + 1) if page.words[index].state), None)
    return state.party if state is not None else None
