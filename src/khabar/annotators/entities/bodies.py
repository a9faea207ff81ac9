"""Bodies and groups: known ones, those that a head word names, and states named by their people."""

from khabar.annotators.entities.groups import fighters, followers, force, group, loyal
from khabar.annotators.entities.institutions import authority, headed, institution
from khabar.annotators.entities.known_bodies import known_body
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.people import person_at
from khabar.annotators.entities.sources import sources
from khabar.lexicons.titles import BodyHead

_DEEPEST = 4
"""Bodies inside bodies that are followed ("forces of the command of the army of …")."""
_NESTING = {"group": group, "force": force, "followers": followers, "sources": sources}
_LED = frozenset({"government-of", "administration", "company", "foundation", "group-companies"})
"""Heads of bodies that a person's name may follow."""
_BELONGING = frozenset({"التابعه", "التابع"})
_PLAIN = {"institution": institution, "authority": authority}


def body_at(page: Page, index: int, depth: int = 0) -> Found | None:
    """Return the body or group whose name begins at word ``index``: the longer of the known name and the one by grammar."""
    known = known_body(page, index) or _polity(page, index)
    grammar = _state_by_people(page, index) or body_by_head(page, index, depth)
    longer = grammar is not None and (known is None or (grammar.last > known.last and not _whole(page, known, grammar)))
    found = grammar if longer else known
    return _with_owner(page, found, depth) if found is not None and found.type == "ORG" else found


def _whole(page: Page, known: Found, grammar: Found) -> bool:
    """Tell whether a group's known name with its head word ("تنظيم القاعدة") is whole, whatever definite word follows."""
    specific = known.type == "GROUP" and known.known is not None and not known.known.resolves
    return specific and grammar.rule.startswith("group:") and not page.words[known.first].definite


def _polity(page: Page, index: int) -> Found | None:
    """Return a state named with what it is ("جمهورية السنغال")."""
    word, at = page.words[index], index + 1
    actor = page.known_actor(at) if word.polity > -1 and page.joined(at) else None
    if actor is None or actor.origin != "state" or page.known[at].proclitic:
        return None
    start = page.starts[index] + word.polity
    found = Found(index, page.known[at].last, start, actor.type, actor.key, actor.name, actor.key, known=actor)
    found.head, found.state = index, actor.country
    return found


def _with_owner(page: Page, found: Found, depth: int) -> Found:
    """Let a body go on to the one that it belongs to ("اللجنة التابعة للحكومة")."""
    at = found.last + 2
    if (
        page.joined(at - 1)
        and page.words[at - 1].stem in _BELONGING
        and page.joined(at)
        and page.forms[at].startswith("ل")
    ):
        owner = known_body(page, at) or body_by_head(page, at, depth + 1)
        if owner is not None and owner.type in {"ORG", "GROUP"}:
            found.last = owner.last
    return found


def body_by_head(page: Page, index: int, depth: int = 0) -> Found | None:
    """Return the body or group that the head word at ``index`` begins."""
    if depth >= _DEEPEST:
        return None
    word = page.words[index]
    head = word.head
    armed = word.stem in page.sets["armed"]
    if armed or (head is not None and head.kind in _NESTING):
        found = loyal(page, index) or (fighters(page, index) if armed else None)
        if found is not None:
            return found
    if head is None:
        return None
    if head.kind in _PLAIN:
        return _of_person(page, index, head) or _armed(page, _PLAIN[head.kind](page, index, head))
    if head.kind in _NESTING:
        return _NESTING[head.kind](page, index, head, lambda at: body_by_head(page, at, depth + 1))
    return None


def _armed(page: Page, found: Found | None) -> Found | None:
    """Give a body whose name is that of a known group ("منظمة «داعش»") the identity of the group."""
    head = page.words[found.first].head if found is not None else None
    if found is None or head is None or head.id != "organisation":
        return found
    actor = page.known_actor(found.first + 1)
    if actor is not None and actor.type == "GROUP":
        found.known, found.key, found.name, found.type = actor, actor.key, actor.name, actor.type
    return found


def _of_person(page: Page, index: int, head: BodyHead) -> Found | None:
    """Return a government or administration named by who leads it ("حكومة رئيس الوزراء فلان")."""
    if head.id not in _LED or page.words[index].definite or not page.joined(index + 1):
        return None
    person = person_at(page, index + 1)
    if person is None or person.core is None:
        return None
    return headed(page, index, person.core[1], head, "led")


def _state_by_people(page: Page, index: int) -> Found | None:
    """Return a state named by its side, its officials or its people ("the Turkish side", "the Russians")."""
    word, following = page.words[index], index + 1
    leading = any(word.stem in page.sets[name] for name in ("sides", "officials", "polities"))
    if leading and page.joined(following) and page.words[following].state and page.words[following].definite:
        if page.joined(following + 1) and page.forms[following + 1] == "من":
            return None  # One side of a border or a street.
        return _people(page, index, following)
    if not (word.state and word.plural and word.definite and page.joined(index)) or word.state.code in _NO_PEOPLE:
        return None
    acting = page.verb(index - 1) or (page.joined(following) and page.verb(following))
    return _people(page, index, index) if acting else None


_NO_PEOPLE = frozenset({"AL"})
"""States whose people's name is more often another word (ألبان, dairy)."""


def _people(page: Page, first: int, last: int) -> Found | None:
    state = page.words[last].state
    if state is None:
        return None
    start = page.starts[first] + page.words[first].skip
    if first == last and page.forms[last].endswith("ون"):
        return Found(first, last, start, "GROUP", "nation", "", head=first, state=state.code)
    found = Found(first, last, start, "GPE", "state-people", state.name, f"state:{state.code}", metonym=True)
    found.state, found.head = state.code, first
    return found
