"""Armed and political groups: by a head word, by their fighters, and forces by whom they are loyal to."""

from collections.abc import Callable

from khabar.annotators.entities.institutions import (
    OPENING_GAPS,
    adjectives_after,
    another_noun,
    complement_end,
    headed,
    purpose_end,
    quoted_name_end,
)
from khabar.annotators.entities.known_bodies import known_body
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.people import person_at
from khabar.lexicons.titles import BodyHead

_NAME_LIKE = 0.5
_WHOLE = frozenset({"tribes"})
"""Heads that name a group alone with the article ("the tribes")."""
_ALSO_NOUNS = frozenset({"movement", "organisation-armed", "front"})
"""Heads of groups that are also ordinary nouns of action or place."""
_GROUPS = frozenset({"group", "force", "followers"})

Inner = Callable[[int], Found | None]
"""The body that a head word at an index begins, one level deeper."""


def loyal(page: Page, index: int) -> Found | None:
    """Return forces named by whom they are loyal to ("القوات الموالية لها", "مقاتلين جنوبيين موالين للرئيس")."""
    at = index + 1
    words = page.sets["loyal"]
    if page.joined(at + 1) and page.words[at].stem not in words and page.words[at].stem.endswith(("ين", "ون", "يه")):
        at += 1
    if not page.joined(at) or page.words[at].stem not in words or not page.joined(at + 1):
        return None
    target = at + 1
    inner = person_at(page, target) or known_body(page, target)
    if inner is None and not (page.forms[target].startswith("ل") or page.forms[target] == "من"):
        return None
    word = page.words[index]
    start = page.starts[index] + (word.offset if word.head else word.skip)
    led = None
    if inner is None and page.words[target].head and not page.words[target].definite and page.joined(target + 1):
        led = person_at(page, target + 1)
    last = inner.last if inner else led.core[1] if led is not None and led.core is not None else target
    return Found(index, last, start, "GROUP", "loyal", "", head=index)


def fighters(page: Page, index: int) -> Found | None:
    """Return fighters named by their group's adjective ("المقاتلين الحوثيين")."""
    at = index + 1
    actor = page.known_actor(at) if page.joined(at) else None
    if actor is None or actor.type != "GROUP" or page.known[at].proclitic:
        return None
    start = page.starts[index] + page.words[index].skip
    found = Found(index, page.known[at].last, start, actor.type, "fighters", actor.name, actor.key, head=index)
    found.known = actor
    return found


def group(page: Page, index: int, head: BodyHead, _inner: Inner) -> Found | None:
    """Return the group that the head at ``index`` names ("حركة الشباب", "الحركة الإسلامية", "الجناح العسكري للحركة")."""
    quoted = quoted_name_end(page, index)
    if quoted is not None:
        return _as_party(page, headed(page, index, quoted, head, "group")) if not head.before else None
    if another_noun(page, index, head):
        return None
    if page.words[index].definite or page.head_end(index) > index:
        return _definite_group(page, index, head)
    at = index + 1
    if not (page.joined(at) or (page.near(at) and page.gaps[at].strip() in {'"', "("})):
        return None
    last = complement_end(page, index)
    word = page.words[at]
    if head.id in _ALSO_NOUNS and not _names_a_group(page, at, head):
        return None
    if last == index and not word.stop and not word.state and word.score >= _NAME_LIKE:
        last = at
    if last == index:
        last = _described(page, index)
    return _as_party(page, headed(page, index, purpose_end(page, last), head, "group")) if last > index else None


def _described(page: Page, index: int) -> int:
    """Return the last of the adjectives that make unnamed groups a party ("جماعات مسلحة", "ميليشيات شيعية")."""
    last = index
    while page.joined(last + 1) and (
        f"ال{page.forms[last + 1]}" in page.sets["group-adjectives"]
        or (last == index and f"ال{page.forms[last + 1]}" in page.sets["political-adjectives"])
    ):
        last += 1
    return last


def _names_a_group(page: Page, at: int, head: BodyHead) -> bool:
    """Tell whether حركة, تنظيم or جبهة is a group here and not traffic, the organising of something, or a front line."""
    word = page.words[at]
    if head.id == "front" and page.known_actor(at) is None and _front_line(page, at - 1):
        return False
    if page.known_actor(at) is not None or not page.joined(at) or word.score >= _NAME_LIKE:
        return True
    if head.id == "organisation-armed" or page.known_place(at) is not None:
        return False
    return word.definite and word.stem not in page.sets["no-movements"]


def _front_line(page: Page, index: int) -> bool:
    """Tell whether جبهة at word ``index`` is where one fights: after في or ب."""
    return page.words[index].proclitic.endswith("ب") or (page.joined(index) and page.forms[index - 1] == "في")


def _definite_group(page: Page, index: int, head: BodyHead) -> Found | None:
    end = page.head_end(index)
    last = adjectives_after(page, end)
    if page.joined(last + 1) and page.known_actor(last + 1) and page.known[last + 1].proclitic == "ل":
        last = page.known[last + 1].last
    named = _named_after_all(page, index, last)
    if named is not None:
        return named
    if last == index:
        return headed(page, index, index, head, "group") if head.id in _WHOLE else None
    found = _as_party(page, headed(page, index, purpose_end(page, last), head, "group"))
    political = page.words[last].stem in page.sets["political-adjectives"]
    return found if found.known or found.state or end > index or political else None


def _named_after_all(page: Page, index: int, last: int) -> Found | None:
    """Return a definite word for a group with the known name that follows it in marks ("التنظيم الإرهابي «كذا»")."""
    at = last + 1
    actor = page.known_actor(at) if page.near(at) and page.gaps[at].strip() in OPENING_GAPS else None
    head = page.words[index].head
    if actor is None or head is None or actor.type != "GROUP" or page.known[at].proclitic:
        return None
    return _as_party(page, headed(page, index, page.known[at].last, head, "group"))


def _as_party(page: Page, found: Found) -> Found:
    """Give a group whose complement is a known party ("حركة الحوثيين") the identity of that party; not to its wing."""
    head = page.words[found.first].head
    if head is not None and head.id == "wing":
        return found
    for at in range(found.first + 1, found.last + 1):
        actor = page.known_actor(at)
        if actor is not None and actor.type in {"GROUP", "ORG"} and page.known[at].last <= found.last:
            if len(actor.resolves) == 1:
                actor = page.vocabulary.parties.get(actor.resolves[0], actor)
            found.known, found.key, found.name, found.type = actor, actor.key, actor.name, actor.type
            break
    return found


def force(page: Page, index: int, head: BodyHead, inner: Inner) -> Found | None:
    """Return the forces of a party, a person, a body or a field ("قوات التحالف", "قوات حفتر", "قوات حفظ السلام")."""
    at = index + 1
    if not page.joined(at):
        return None
    actor = page.known_actor(at)
    if actor is not None and actor.type in {"GROUP", "ORG"}:
        return _as_party(page, headed(page, index, adjectives_after(page, page.known[at].last), head, "force"))
    if actor is not None and actor.type == "PER":
        found = headed(page, index, page.known[at].last, head, "force")
        found.type = "GROUP"
        return found
    leader = person_at(page, at) if page.words[at].title else None
    if leader is not None and leader.core is not None:
        found = headed(page, index, leader.core[1], head, "force")
        found.type = "GROUP"
        return found
    if page.words[at].head and not page.words[at].definite:
        body = inner(at)
        return headed(page, index, body.last, head, "force") if body is not None else None
    last = complement_end(page, index)
    return headed(page, index, last, head, "force") if last > index else None


def followers(page: Page, index: int, head: BodyHead, inner: Inner) -> Found | None:
    """Return a group named by its people ("مسلحي داعش", "عناصر من حركة الشباب", "أنصار الرئيس السابق")."""
    at = index + 1
    if page.joined(at) and page.forms[at] == "من":
        at += 1
    if not page.joined(at):
        return None
    body = known_body(page, at)
    kind = page.words[at].head
    if body is None and kind is not None and kind.kind in _GROUPS:
        body = inner(at)
    if body is None or body.type == "GPE":
        return _of_person_or_state(page, index, at, head, body)
    if body.type not in {"GROUP", "ORG"}:
        return None
    found = headed(page, index, body.last, head, "followers")
    found.known, found.key, found.name, found.type = body.known, body.key, body.name, body.type
    return found


def _of_person_or_state(page: Page, index: int, at: int, head: BodyHead, state: Found | None) -> Found | None:
    """Adherents of a person, and allies of a state, are groups of their own."""
    if state is None:
        person = person_at(page, at) if head.id == "adherents" else None
        last = person.last if person is not None and person.core is not None else None
    else:
        last = state.last if page.forms[index].endswith("حلفاء") else None
    if last is None:
        return None
    return Found(index, last, page.starts[index] + page.words[index].offset, "GROUP", "followers", "", head=index)
