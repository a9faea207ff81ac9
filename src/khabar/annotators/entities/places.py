"""Places: names after a trigger word ("حي", "أحياء X وY"), names of the gazetteer, and parts of a place by direction."""

from khabar.annotators.entities.page import SPORT, Found, Page
from khabar.annotators.entities.people import person_at
from khabar.annotators.entities.vocabulary import PARTICLES
from khabar.lexicons.places import PlaceName

_LONGEST_LIST = 30
_TOWN, _STRANGE = 20_000, 0.5


def places_at(page: Page, index: int) -> list[Found]:
    """Return the places that begin at word ``index``: after a trigger, of the gazetteer, or by direction."""
    word = page.words[index]
    if word.trigger and (found := _triggered(page, index)):
        return found
    if word.definite and (word.trigger or word.stem == "العاصمه") and (found := _side_of_town(page, index)):
        return found
    if word.form in page.sets["directions"] and page.joined(index + 1):
        if page.forms[index + 1] == "المدينه":
            return [Found(index, index + 1, page.starts[index], "LOC", "direction", "")]
        inner = _named(page, index + 1) or _state_named(page, index + 1)
        if inner is not None:
            return [Found(index, inner.last, page.starts[index], "LOC", "direction", "", state=inner.state), inner]
    named = _named(page, index)
    return [named] if named is not None else []


def _named(page: Page, index: int) -> Found | None:
    """A place of the gazetteer that needs no trigger."""
    place = page.known_place(index)
    actor = page.known_actor(index)
    if place is None or page.forms[index] in PARTICLES or (actor is not None and actor.origin != "metonym"):
        return None
    if place.needs_trigger and not (page.joined(index) and _in_context(page, index, place)):
        return None
    return _club(page, index) or _place(page, index, place, "gazetteer")


def _club(page: Page, index: int) -> Found | None:
    """Return the club that goes by the name of its town, in a report about sport and not where it is told what is in the town."""
    match = page.known[index]
    name = page.forms[index][match.start - page.starts[index] :]
    if name not in page.sets["club-towns"] or match.last > index or page.sport < SPORT or match.proclitic.endswith("ب"):
        return None
    if page.joined(index) and (page.forms[index - 1] in page.sets["locatives"] or page.words[index - 1].trigger):
        return None
    return Found(index, index, match.start, "ORG", "club", "", head=index)


def _in_context(page: Page, index: int, place: PlaceName) -> bool:
    """Tell whether a doubtful name is a town here: a preposition of place before it, and its country is the report's."""
    sizeable = place.place.population >= _TOWN or place.place.kind == "admin1"
    known = sizeable and place.place.country in page.countries
    return known and page.forms[index - 1] in page.sets["place-locatives"] and not page.known[index].proclitic


def _state_named(page: Page, index: int) -> Found | None:
    actor = page.known_actor(index)
    if actor is None or actor.origin != "state":
        return None
    match = page.known[index]
    found = Found(index, match.last, match.start, "GPE", actor.key, actor.name, actor.key, known=actor)
    found.state = actor.country
    return found


def _side_of_town(page: Page, index: int) -> list[Found]:
    """ "The eastern quarters (of Aleppo)", "the Russian capital (Moscow)", "the old city"."""
    at = index + 1
    if not page.joined(at) or page.words[at].proclitic:
        return []
    start = page.starts[index] + page.words[index].skip
    word = page.words[at]
    if page.words[index].stem == "العاصمه" and word.state is not None:
        inner = _named(page, at + 1) if page.joined(at + 1) else None
        return [Found(index, inner.last if inner else at, start, "LOC", "capital", "", state=word.state.code)]
    if page.words[index].stem not in page.sets["districts"] or page.forms[at] not in page.sets["town-sides"] | {
        "المحاصره"
    }:
        return []
    last, found = at, []
    town = at + 1
    while page.joined(town) and (page.forms[town] in {"في", "من"} or page.words[town].trigger):
        town += 1
    if (
        page.joined(town)
        and (inner := _named(page, town)) is not None
        and (town > at + 1 or page.known[town].proclitic)
    ):
        last, found = inner.last, [inner]
    return [Found(index, last, start, "LOC", "side", ""), *found]


def _place(page: Page, index: int, place: PlaceName, rule: str) -> Found:
    match = page.known[index]
    found = Found(index, match.last, match.start, "LOC", rule, "", place.place.key)
    found.place, found.state = place, place.place.country
    return found


def _triggered(page: Page, index: int) -> list[Found]:
    stem = _bare(page, index)
    if page.words[index].definite or (stem == "ناحيه" and page.forms[index] != stem):
        return []
    found: list[Found] = []
    at = index + 1
    while at - index < _LONGEST_LIST and (page.joined(at) if at == index + 1 else page.near(at)):
        one = _after_trigger(page, at, stem, listed=at > index + 1)
        if one is None:
            break
        found.append(one)
        if stem not in page.sets["plural-triggers"]:
            break
        at = one.last + 1
        if page.size > at and not page.forms[at].startswith("و") and page.known_place(at) is None:
            break
    if (
        not found
        and stem in page.sets["site-triggers"]
        and page.joined(index + 1)
        and (person := person_at(page, index + 1))
        and person.core
    ):
        person.type, person.core, person.role, person.key, person.known = "LOC", None, None, None, None
        person.first, person.start, person.rule = index, page.starts[index], f"trigger:{stem}"
        return [person]
    if found and stem in page.sets["site-triggers"]:
        found[0].place, found[0].key = None, None
    if found and (stem in page.sets["quarter-triggers"] or stem in page.sets["site-triggers"]):
        found[0].first, found[0].start = index, page.starts[index] + len(page.forms[index]) - len(stem)
    return found


def _bare(page: Page, index: int) -> str:
    form = page.forms[index]
    for candidate in (form, form[1:], form[2:]):
        if candidate in page.vocabulary.triggers:
            return candidate
    return page.words[index].stem


def _after_trigger(page: Page, index: int, trigger: str, *, listed: bool) -> Found | None:
    """Return the place named at ``index`` after a trigger word, or after "and" in a list of them."""
    if index >= page.size:
        return None
    form = page.forms[index]
    prefix = 1 if listed and form.startswith("و") and len(form) > len("وان") else 0
    if listed and not prefix and page.joined(index):
        return None
    place = page.known_place(index)
    last = _unknown_end(page, index, prefix, trigger)
    longer = last is not None and place is not None and place.needs_trigger and last > page.known[index].last
    if place is not None and page.known[index].proclitic in {"", "و"} and not longer:
        found = _place(page, index, place, f"trigger:{trigger}")
    else:
        if last is None:
            return None
        found = Found(index, last, page.starts[index] + prefix, "LOC", f"trigger:{trigger}", "")
    found.last = _side(page, found.last)
    found.trigger = True
    return found


def _unknown_end(page: Page, index: int, prefix: int, trigger: str) -> int | None:
    """Return the last word of a place that no gazetteer has: a definite word, a noun and a definite one, a strange word."""
    word = page.vocabulary.word(page.forms[index][prefix:]) if prefix else page.words[index]
    if page.words[index].stop or word.stop or word.state or page.known_actor(index) is not None:
        return None
    following = index + 1
    pair = page.joined(following) and not page.words[following].stop
    if word.definite and not word.proclitic:
        if word.title is not None and word.title.kind == "honorific":  # حي الشيخ مقصود
            return following if pair else None
        fixed = trigger in page.sets["quarter-triggers"] or trigger in page.sets["plural-triggers"]
        adjective = word.stem in page.sets["town-sides"] or (word.adjectival and not fixed)
        return None if adjective or word.head or word.title or word.trigger else index
    if word.title or word.head or word.trigger:
        return None
    if pair and page.words[following].definite and not page.words[following].proclitic:
        return None if page.words[following].state else following
    return index if word.score >= _STRANGE else None


def _side(page: Page, last: int) -> int:
    return last + 1 if page.joined(last + 1) and page.forms[last + 1] in page.sets["town-sides"] else last
