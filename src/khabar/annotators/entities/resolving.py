"""Which of the mentions of a report are one entity: names, titles alone, words such as "the rebels", "the ministry"."""

from khabar.annotators.entities.clusters import Cluster, Clusters, name_of
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.roles import RoleBook
from khabar.annotators.entities.short_bodies import ShortBodies
from khabar.annotators.entities.short_names import ShortNames
from khabar.lexicons.actors import Known

_NAMED_ONLY = frozenset({"party:alqaeda-bare", "party:armed-men", "party:extremists", "party:opposition-fighters"})
"""Words that stand for a party only where the report also names it."""
_RESOLVED_ONLY = _NAMED_ONLY | {
    "party:regime",
    "party:resistance",
    "party:occupation",
    "party:coalition",
    "party:legitimacy",
    "party:putschists",
}
"""Words that are ordinary nouns unless the report names the party that they stand for."""
_MAIN_COUNTRIES = 2
"""States most named whose parties a general word may mean without their being named."""


def resolve(page: Page, found: list[Found]) -> list[Cluster]:
    """Return the entities of the report with their mentions; those whose words mean nothing here are left out."""
    clusters = Clusters(page)
    people = [one for one in found if one.type == "PER" and one.core is not None]
    for one in sorted(people, key=lambda one: (one.key is None, -len(name_of(page, one)), one.first)):
        clusters.add_person(one)
    others = [one for one in found if one.type != "PER"]
    general = [one for one in others if one.known is not None and one.known.resolves]
    for one in others:
        if one.known is None or not one.known.resolves:
            clusters.add(one)
    for one in general:
        _add_general(page, clusters, one)
    book = RoleBook(page, clusters)
    for one in found:
        if one.type == "PER" and one.core is None:
            book.add(one)
    covered = _covered(found)
    ShortNames(page, clusters).find(covered)
    ShortBodies(page, clusters).find(covered)
    return clusters.all


def _covered(found: list[Found]) -> set[int]:
    """Words inside mentions, but for those in the name of a force or in a title, where a short name may stand."""
    covered: set[int] = set()
    for one in found:
        if one.rule == "loyal":
            covered.update(range(one.first, one.last))
        elif one.core is not None and one.role is not None:
            covered.update(range(one.core[0], one.core[1] + 1))
            covered.add(one.first)
        else:
            covered.update(range(one.first, one.last + 1))
    return covered


def _add_general(page: Page, clusters: Clusters, one: Found) -> None:
    """Give a word such as "the rebels" to the party that it stands for in this report."""
    known = one.known
    if known is None:
        return
    party = _party_meant(page, clusters, known)
    if party is not None:
        one.known, one.key, one.name, one.type = party, party.key, party.name, party.type
        one.metonym = party.origin == "state"
        clusters.add(one)
    elif known.key not in _RESOLVED_ONLY or any(word.state for word in page.words[one.first : one.last + 1]):
        one.known, one.key = None, None
        clusters.add(one)


def _party_meant(page: Page, clusters: Clusters, known: Known) -> Known | None:
    parties = [party for name in known.resolves if (party := page.vocabulary.parties.get(name))]
    named = next((party for party in parties if clusters.has(party.key)), None)
    if named is not None or known.key in _NAMED_ONLY:
        return named
    main = frozenset(page.countries[:_MAIN_COUNTRIES])
    return next((party for party in parties if party.country in main or not main.isdisjoint(party.theatres)), None)
