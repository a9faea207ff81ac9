"""Places: names after a trigger word ("حي", "أحياء X وY"), names of the gazetteer, and parts of a place by direction."""

from khabar.annotators.entities.page import Found, Page
from khabar.lexicons.places import PlaceName
from khabar.text.fold import fold

_PLURAL = frozenset(
    fold("أحياء حيي مدن مدينتي بلدات بلدتي قرى قريتي مديريات محافظات محافظتي ولايات مخيمات مخيمي جبال").split()
)
_QUARTER = frozenset(fold("حي حارة ضاحية مخيم").split())
_SITES = frozenset(
    fold(
        "مطار ميناء معبر قاعدة جسر سد جبل جبال نهر بحيرة جزيرة خليج بحر وادي مضيق صحراء منفذ حقل مصفاة مستوطنة"
    ).split()
)
_DIRECTIONS = frozenset(fold("شرق غرب شمال جنوب شرقي غربي شمالي جنوبي ريف").split())
_SIDES = frozenset(
    fold("الشرقي الشرقية الغربي الغربية الشمالي الشمالية الجنوبي الجنوبية القديمة القديم الأعلى الكبرى").split()
)
_LONGEST_LIST = 12


def places_at(page: Page, index: int) -> list[Found]:
    """Return the places that begin at word ``index``: after a trigger, of the gazetteer, or by direction."""
    word = page.words[index]
    if word.trigger and (found := _triggered(page, index)):
        return found
    if word.form in _DIRECTIONS and page.joined(index + 1) and (inner := _named(page, index + 1)) is not None:
        whole = Found(
            index, inner.last, page.starts[index], "LOC", "direction", "", state=inner.state, place=inner.place
        )
        return [whole, inner]
    named = _named(page, index)
    return [named] if named is not None else []


def _named(page: Page, index: int) -> Found | None:
    """A place of the gazetteer that needs no trigger."""
    place = page.known_place(index)
    if place is None or place.needs_trigger or page.known_actor(index) is not None:
        return None
    return _place(page, index, place, "gazetteer")


def _place(page: Page, index: int, place: PlaceName, rule: str) -> Found:
    match = page.known[index]
    found = Found(index, match.last, match.start, "LOC", rule, "", place.place.key)
    found.place, found.state = place, place.place.country
    return found


def _triggered(page: Page, index: int) -> list[Found]:
    stem = _bare(page, index)
    if page.words[index].definite:
        return []
    found: list[Found] = []
    at = index + 1
    while at - index < _LONGEST_LIST and (page.joined(at) if at == index + 1 else page.near(at)):
        one = _after_trigger(page, at, stem, listed=at > index + 1)
        if one is None:
            break
        found.append(one)
        if stem not in _PLURAL:
            break
        at = one.last + 1
        if page.size > at and not page.forms[at].startswith("و") and page.gaps[at] not in {"، ", ", ", "،"}:
            break
    if found and stem in _QUARTER | _SITES:
        found[0].first, found[0].start = index, page.starts[index] + len(page.forms[index]) - len(stem)
    return found


def _bare(page: Page, index: int) -> str:
    form = page.forms[index]
    for candidate in (form, form[1:], form[2:]):
        if candidate in page.vocabulary.triggers:
            return candidate
    return page.words[index].stem


def _after_trigger(page: Page, index: int, trigger: str, *, listed: bool) -> Found | None:
    if index >= page.size:
        return None
    form, word = page.forms[index], page.words[index]
    prefix = 1 if listed and form.startswith("و") and len(form) > 3 else 0
    if listed and not prefix and page.joined(index):
        return None
    place = page.known_place(index)
    if place is not None and (page.known[index].proclitic in {"", "و"}):
        found = _place(page, index, place, f"trigger:{trigger}")
        found.last = _side(page, found.last)
        found.trigger = True
        return found
    if word.stop or word.state or page.known_actor(index) is not None:
        return None
    inner = page.vocabulary.word(form[prefix:]) if prefix else word
    definite = inner.definite and not inner.proclitic
    if not definite and (
        inner.stop
        or not page.joined(index + 1)
        or not page.words[index + 1].definite
        or page.words[index + 1].proclitic
    ):
        if inner.score < 0.5 or inner.title or inner.head:
            return None
        last = index
    elif definite:
        if (
            inner.stem in _SIDES
            or (inner.adjectival and trigger not in _QUARTER | _PLURAL)
            or inner.head
            or inner.title
        ):
            return None
        last = index
    else:
        if inner.title or inner.head or inner.trigger or page.words[index + 1].state or page.words[index + 1].stop:
            return None
        last = index + 1
    found = Found(index, _side(page, last), page.starts[index] + prefix, "LOC", f"trigger:{trigger}", "")
    found.trigger = True
    return found


def _side(page: Page, last: int) -> int:
    return last + 1 if page.joined(last + 1) and page.forms[last + 1] in _SIDES else last
