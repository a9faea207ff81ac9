"""Unnamed plural sources: "medical sources", "witnesses", "officials in the ministry"."""

from collections.abc import Callable

from khabar.annotators.entities.institutions import headed
from khabar.annotators.entities.known_bodies import known_body
from khabar.annotators.entities.page import Found, Page
from khabar.lexicons.titles import BodyHead

_MOST_ADJECTIVES = 3
_OF_A_TOWN = frozenset({"kinsfolk", "residents"})
_TAILED = frozenset({"kinsfolk", "sources", "officials", "officials-oblique", "witnesses", "bodies-unnamed"})
"""Plurals that with their body or town are sources wherever they stand."""
_QUANTITIES = frozenset({"بعض", "عده"})
_NEAR_TO = frozenset({"مقربه", "قريبه", "متابعه"})
_UN = "غير"
"""Before an adjective, its opposite ("مصادر غير رسمية")."""
_LONGEST_NEAR = 4
_ENDINGS = ("ه", "ين", "ون", "يين", "يون", "ي", "ات")


def sources(page: Page, index: int, head: BodyHead, inner: Callable[[int], Found | None]) -> Found | None:
    """Return the plural at ``index`` with its adjectives and its body, where it acts or is the source of what is said."""
    end = last = _field_end(page, page.head_end(index))
    while last - end < _MOST_ADJECTIVES and page.joined(last + 1):
        denied = page.forms[last + 1] == _UN and page.joined(last + 2)
        if not _describes(page, index, last + 1 + denied):
            break
        last += 1 + denied
    tail = _medium_end(page, last + 1) or _near_end(page, last) or _body_end(page, last + 1, inner)
    if tail is None and head.id in _OF_A_TOWN:
        tail = _town_end(page, last + 1)
    if (tail is None or head.id not in _TAILED) and not _speaks(page, index, tail or last, head):
        return None
    found = headed(page, index, last, head, "sources")
    found.last = last if tail is None else tail
    return found


def _field_end(page: Page, end: int) -> int:
    """Return the last word of the office and the states of ministers and the like ("وزراء خارجية دول الخليج")."""
    if page.forms[end].lstrip("وبلف") != "زراء" or not (
        page.joined(end + 1) and page.forms[end + 1] in page.sets["ministers-of"]
    ):
        return end
    end += 1
    at = end + 1
    if not page.joined(at):
        return end
    known = page.known_actor(at) or (page.known_actor(at + 1) if page.joined(at + 1) else None)
    if known is None:
        return end
    start = at if page.known_actor(at) is not None else at + 1
    return page.known[start].last


def _describes(page: Page, head: int, at: int) -> bool:
    """Tell whether word ``at`` is an adjective of the plural noun ``head``."""
    word = page.words[at]
    if word.stop or word.definite != page.words[head].definite or word.proclitic:
        return False
    if word.state:
        return not page.vocabulary.word(word.form[1:]).state
    if word.form in page.sets["source-adjectives"]:
        return True
    sound = page.words[head].form.endswith(("ون", "ين"))
    return (
        word.form.endswith(("ون", "ين") if sound else _ENDINGS)
        and page.vocabulary.names.is_word(word.form)
        and not word.head
    )


def _body_end(page: Page, at: int, inner: Callable[[int], Found | None]) -> int | None:
    """Return the last word of the body or town that sources belong to ("مصادر في الوزارة", "مسؤولون بالإدارة")."""
    if not page.joined(at):
        return None
    if page.forms[at] not in page.sets["source-tails"]:
        return _within(page, at, inner) if page.forms[at].startswith("ب") else None
    at += 1
    if not page.joined(at):
        return None
    end = _within(page, at, inner)
    if end is None and page.forms[at - 1] == "في":
        town = at + 1 if page.words[at].trigger and page.joined(at + 1) else at
        end = page.known[town].last if page.known_place(town) is not None else None
    return end


def _town_end(page: Page, at: int) -> int | None:
    """Return the last word of the town whose people they are ("أهالي مدينة الساحل")."""
    if not page.joined(at):
        return None
    town = at + 1 if page.words[at].trigger and not page.words[at].definite and page.joined(at + 1) else at
    if page.known_place(town) is not None and not page.known[town].proclitic:
        return page.known[town].last
    return town if town > at or page.words[at].trigger else None


def _medium_end(page: Page, at: int) -> int | None:
    """Return the last word of the outlet whose sources they are ("مصادر «كذا»")."""
    actor = page.known_actor(at, "MEDIA") if page.near(at) else None
    return page.known[at].last if actor is not None and not page.known[at].proclitic else None


def _near_end(page: Page, last: int) -> int | None:
    """Return the last word of what sources are near to or follow ("مصادر مقربة من دوائر القرار")."""
    at = last + 1
    if (
        page.forms[last] not in _NEAR_TO
        or not page.joined(at)
        or not (page.forms[at] == "من" or page.forms[at][0] == "ل")
    ):
        return None
    end = at
    while (
        page.joined(end + 1)
        and end - at < _LONGEST_NEAR
        and not page.words[end + 1].stop
        and not page.words[end + 1].proclitic
    ):
        end += 1
    return end if end > at or page.forms[at] != "من" else None


def _within(page: Page, at: int, inner: Callable[[int], Found | None]) -> int | None:
    body = known_body(page, at) or inner(at)
    if body is not None:
        return body.last if body.type in {"ORG", "GROUP"} else None
    return at if page.words[at].head and page.words[at].definite else None


def _speaks(page: Page, index: int, last: int, head: BodyHead) -> bool:
    """Tell whether a plural is a source or an actor here and not only talked about."""
    before, following = index - 1, last + 1
    told = before >= 0 and page.forms[before] in page.sets["attribution"]
    if page.words[last].definite and _field_end(page, page.head_end(index)) > page.head_end(index):
        return True
    described = page.forms[last] if page.words[last].definite else f"ال{page.forms[last]}"
    if head.id == "parties-plural" and last > index and described in page.sets["group-adjectives"]:
        return True
    if page.joined(before) and page.forms[before] in _QUANTITIES:
        before -= 1
        told = page.forms[before] in page.sets["attribution"]
    if page.verb(before) or told or (page.joined(following) and page.verb(following)) or head.id == "witnesses":
        return True
    if head.id == "sources":
        adjective = page.words[last].state is not None or page.forms[last] in page.sets["source-adjectives"]
        return last > index and (adjective or page.forms[index + 1] in page.sets["source-adjectives"])
    if page.words[last].state is not None and page.words[index].definite and head.id != "residents":
        return True
    return page.words[index].stem.endswith("ون") and (last > index or head.id == "officials")
