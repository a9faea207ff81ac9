"""Bodies, groups and states that the lexicons know, and whether a capital or an adjective stands for one here."""

from khabar.annotators.entities.acting import verbal
from khabar.annotators.entities.institutions import adjectives_after
from khabar.annotators.entities.page import Found, Page
from khabar.lexicons.actors import Known

_MEDIA_AT_LARGE = "organisation:local-media"
_BETWEEN_NAMES = frozenset({"", "(", '"', "»", "«", "”"})
_NEAR_BY = frozenset({"SY", "JO"})
"""States whose capitals are told of so often as towns that only a verb beside them shows the government."""
_BIRTHPLACE = "راس"
"""After مسقط, which is not the capital then ("مسقط رأسه")."""
_WEST = "party:western-states"
"""الغرب, which after a preposition of place is a direction."""
_BASE = "party:alqaeda-bare"
"""القاعدة, which before an adjective is a military base."""


def known_body(page: Page, index: int) -> Found | None:
    """Return the body, group or state that is known by the name at word ``index``."""
    actor = page.known_actor(index)
    if actor is None or (actor.type in {"PER", "MEDIA"} and actor.origin != "organisation"):
        return None
    match = page.known[index]
    if actor.origin == "metonym" and not _acts(page, index, match.last, actor.country):
        return None
    if actor.origin == "state" and _adjective_here(page, index):
        return None
    if actor.key == _WEST and page.joined(index) and page.forms[index - 1] in page.sets["place-locatives"]:
        return None
    if (
        actor.key == _BASE
        and not page.quoted(index, match.last)
        and page.joined(index + 1)
        and page.words[index + 1].definite
    ):
        return None
    found = Found(index, match.last, start_of(page, index, match.start), actor.type, actor.key, actor.name, actor.key)
    found.known, found.head = actor, index
    found.metonym = actor.origin in {"metonym", "byname"}
    found.state = actor.country if actor.type == "GPE" else None
    if actor.key == _MEDIA_AT_LARGE:
        return _telling(page, found)
    if actor.type in {"ORG", "GROUP"}:
        found.last = _in_brackets(page, adjectives_after(page, match.last, listed=True), actor)
    return found


def _telling(page: Page, found: Found) -> Found | None:
    """Return media in general, with their adjective of a state, where they tell something."""
    while page.joined(found.last + 1) and page.words[found.last + 1].state and not page.words[found.last + 1].proclitic:
        found.last += 1
    before = found.first - 1
    told = page.joined(found.first) and (page.verb(before) or page.forms[before] in page.sets["attribution"])
    tells = page.joined(found.last + 1) and page.verb(found.last + 1)
    return found if told or tells else None


def start_of(page: Page, index: int, start: int) -> int:
    """Return the start of a name found at ``start`` in word ``index``; the fused preposition of لل stays in it."""
    at = start - page.starts[index]
    form = page.forms[index]
    return start - 1 if at > 0 and form[at - 1 : at + 1] == "لل" and not form.startswith(("لل", "ال"), at) else start


def _in_brackets(page: Page, last: int, actor: Known) -> int:
    """Return the last word of another name of the same body after it, in brackets or as an adjective."""
    at = last + 1
    other = page.known_actor(at) if at < page.size and page.gaps[at].strip() in _BETWEEN_NAMES else None
    return page.known[at].last if other is not None and other.key == actor.key else last


def _adjective_here(page: Page, index: int) -> bool:
    """Tell whether a state's name that is also its adjective (السعودية, سورية) describes the noun before it."""
    word = page.words[index]
    if word.state is None or word.plural or word.form != word.stem or not page.joined(index):
        return False
    before = page.words[index - 1]
    if word.definite:
        return before.definite and before.stem != "العربيه"
    return not before.stop and not before.definite and before.form.endswith(("ه", "ات"))


def _predicate(page: Page, index: int) -> bool:
    """Tell whether a feminine participle stands at word ``index`` as what is said of a capital ("طهران مستعدة للحوار")."""
    if not page.joined(index) or page.words[index].stop:
        return False
    return page.forms[index].startswith("م") and page.forms[index].endswith("ه") and not page.words[index].head


def _acts(page: Page, first: int, last: int, country: str | None) -> bool:
    """Tell whether a capital stands for its government here and not for the town."""
    proclitic = page.known[first].proclitic
    if proclitic.endswith("ب"):
        return False
    if page.joined(last + 1) and page.forms[last + 1].startswith(_BIRTHPLACE):
        return False
    followed = page.joined(last + 1) and page.does(last + 1)
    if country in _NEAR_BY:
        led = page.joined(first) and (page.does(first - 1) or verbal(page, first - 1, None))
        followed = followed or (page.joined(last + 1) and page.forms[last + 1] in page.sets["preverbal"])
        return not proclitic and (followed or led)
    if not page.joined(first):
        gap = page.gaps[first]
        heads_line = page.opens_line(first) and (verbal(page, last + 1, None) or _predicate(page, last + 1))
        return followed or heads_line or (first > 0 and "\n" not in gap and not gap.strip(' ،"'))
    before = page.words[first - 1]
    if before.form.removeprefix("و") in page.sets["hosting"]:
        return False
    if proclitic.endswith("ل"):
        return before.form not in page.sets["visits"]
    if before.form in page.sets["locatives"] or before.trigger or before.stem == "العاصمه" or before.state:
        return followed and before.stop != "function"
    return True
