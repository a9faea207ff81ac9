"""One pass over the words of a report that finds what is named, longest first, with what is named inside it."""

from khabar.annotators.entities.bare_names import listed_person
from khabar.annotators.entities.bodies import body_at
from khabar.annotators.entities.media import media_at
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.people import person_at
from khabar.annotators.entities.places import places_at

_NESTED = frozenset({"PER", "ORG", "GROUP", "MEDIA"})


def find(page: Page) -> list[Found]:
    """Return what is named in the report, in text order; names inside a longer mention are marked nested."""
    out: list[Found] = []
    index = 0
    named = -1
    while index < page.size:
        listed = index == named + 1 and page.near(index)
        if not (page.words[index].opens or index in page.known or listed):
            index += 1
            continue
        best = _best(page, index)
        if not best and listed and (person := listed_person(page, index)) is not None:
            best = [person]
        if best and listed and best[0].type == "PER" and best[0].core is None:
            index = best[0].last + 1
            continue
        if not best:
            index += 1
            continue
        if best[0].type == "PER" and page.named_after(best[0].first):
            index = best[0].last + 1
            continue
        out += best
        longest = max(best, key=lambda found: found.last)
        if longest.type == "PER" or longest.rule.startswith(("sources:", "loyal")):
            out += _inside(page, longest)
        if longest.type in {"ORG", "GROUP"}:
            out += _persons_inside(page, longest)
        index = longest.last + 1
        named = longest.last if longest.type == "PER" and longest.core is not None else -1
    return out


def _best(page: Page, index: int) -> list[Found]:
    word, known = page.words[index], index in page.known
    media = media_at(page, index) if known or word.cue >= 0 else None
    if media is not None:
        return [media]
    person = person_at(page, index) if known or word.may_be_person else None
    if person is not None and person.core is not None:
        return [person]
    body = body_at(page, index) if known or word.may_be_body else None
    if body is not None and (person is None or body.last >= person.last):
        return [body]
    if person is not None:
        return [person]
    return places_at(page, index) if known or word.may_be_place else []


def _inside(page: Page, person: Found) -> list[Found]:
    """Bodies named in a person's title."""
    out: list[Found] = []
    index = person.first + 1
    while index <= person.last:
        if person.core is not None and person.core[0] <= index <= person.core[1]:
            index += 1
            continue
        body = body_at(page, index)
        if body is not None and body.last <= person.last and _stands_inside(page, body):
            body.nested = True
            out.append(body)
            index = body.last
        index += 1
    return out


def _stands_inside(page: Page, body: Found) -> bool:
    """Tell whether a body in a title is named for itself and not only as the field of an office ("minister of defence")."""
    if body.type not in _NESTED:
        return False
    before = page.words[body.first - 1].title
    if before is not None and before.id == "minister":
        return False
    if body.known is not None:
        return True
    kind = page.words[body.first].head
    cabinet = page.forms[body.last] == "الوزراء"
    if kind is None or cabinet:
        return False
    return kind.kind in {"institution", "group"} or (kind.kind == "authority" and page.words[body.first].definite)


def _persons_inside(page: Page, body: Found) -> list[Found]:
    """Persons named in the name of a body ("نظام بشار الأسد")."""
    index = body.first + 1
    while index <= body.last:
        person = person_at(page, index) if page.words[index].title or page.known_actor(index, "PER") else None
        named = person is not None and person.core is not None and person.last <= body.last
        if person is not None and named and not page.named_after(person.first):
            person.nested = True
            return [person]
        index += 1
    return []
