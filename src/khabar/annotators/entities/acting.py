"""Whether a state or a city is named as one who acts, or only as a place."""

from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.vocabulary import VERBS

_MASCULINE = frozenset({"IQ", "YE", "LB", "MA", "SD", "JO", "SO", "VA"})
"""States whose names take a masculine verb."""
_GOVERNING = frozenset({"ان", "لم", "لن", "قد", "سوف", "لكي", "كي"})
"""Particles that only a verb follows."""
_LONGEST_LIST = 6
"""States joined by و whose part in the sentence is that of the first."""
_SHORTEST_VERB = 4
_NEAR_PARTY = 5
"""Words before a second party among which "between" is looked for."""
_ON_BEHALF = "باسم"
"""After it stands the body for which a spokesman speaks."""
_HOUSES = frozenset(
    {"university", "centre", "hospital", "bank", "club", "institute", "council", "committee", "administration"}
    | {
        "foundation",
        "secretariat",
        "association",
        "municipality",
        "service",
        "observatory-net",
        "royal-court",
        "factory",
        "division",
        "office",
    }
)
"""Heads of bodies that are also houses and offices, of which much is told that they do not do themselves."""


def only_place(page: Page, found: list[Found]) -> bool:
    """Tell whether no mention of a place or state shows it acting."""
    if found[0].type not in {"GPE", "LOC"}:
        return False
    if found[0].type == "LOC" or found[0].place is not None:
        return True
    if (found[0].key or "").startswith("party:"):
        return False
    return not any(acts(page, one) for one in found)


def in_passing(page: Page, found: list[Found]) -> bool:
    """Tell whether a body is named only in people's titles, or once as a house where things happen and not as one who acts."""
    if found[0].type != "ORG":
        return False
    if all(one.nested for one in found):
        return not any(page.forms[one.first - 1] == _ON_BEHALF for one in found)
    head = page.words[found[0].first].head
    house = found[0].known is None and head is not None and head.id in _HOUSES
    house = house and page.words[found[0].last].stem not in page.sets["chambers"]
    return house and len(found) == 1 and not _speaks_or_acts(page, found[0])


def _speaks_or_acts(page: Page, one: Found) -> bool:
    """Tell whether a body is a verb's subject, the source of what is said, or in the headline."""
    before, after = one.first - 1, one.last + 1
    title = page.reading.layers.layout.title
    if title is not None and page.reading.raw_span(one.start, page.ends[one.last]).end <= title.end:
        return True
    if page.joined(after) and (page.does(after) or verbal(page, after, None)):
        return True
    told = page.joined(one.first) and (page.forms[before] in page.sets["attribution"] or page.does(before))
    return told or (page.joined(one.first) and verbal(page, before, None))


def acts(page: Page, one: Found) -> bool:
    """Tell whether this mention of a state is a subject, a partner, or stands for the government."""
    if one.metonym:
        byname = one.known is not None and one.known.origin == "byname"
        return not (byname and _inside(page, one))
    first, last = _head_of_list(page, one.first), one.last
    if first < one.first:
        last, start = page.known[first].last, page.known[first].start
    else:
        start = one.start
    if _second_party(page, first):
        return True
    if page.words[first].proclitic or start - page.starts[first] > 1:
        return False
    if page.joined(last + 1) and page.does(last + 1):
        return not (page.joined(first) and page.forms[first - 1] in page.sets["acting-placing"])
    if not page.joined(first):
        gap = page.gaps[first]
        if page.opens_line(first) and last + 1 < page.size and page.gaps[last + 1].startswith(":"):
            return True
        return (page.opens_line(first) or ":" in gap) and verbal(page, last + 1, one.state)
    before = page.words[first - 1]
    if before.form == "بين":
        return _related(page, first - 1)
    if before.form in page.sets["acting-placing"] or _bordering(page, first):
        return False
    leads = (
        before.form in page.sets["company"]
        or before.stem.removeprefix("و").removeprefix("ال") in page.sets["doings"]
        or before.form in page.sets["preverbal"]
        or before.stop in VERBS
    )
    return leads or _governed(page, first) or verbal(page, first - 1, one.state)


def _related(page: Page, between: int) -> bool:
    """Tell whether what lies "between" the parties named after word ``between`` is a relation of theirs."""
    return between > 0 and page.forms[between - 1].lstrip("وبلف").removeprefix("ال") in page.sets["relations"]


def _second_party(page: Page, first: int) -> bool:
    """Tell whether a state after و is the second of the parties to a relation ("اتفاق بين الدول الست وإيران")."""
    if not page.forms[first].startswith("و"):
        return False
    for at in range(first - 1, max(0, first - _NEAR_PARTY), -1):
        if not page.joined(at + 1):
            return False
        if page.forms[at] == "بين":
            return _related(page, at)
    return False


def _head_of_list(page: Page, first: int) -> int:
    """Return the first word of the first state of a list ("فرنسا وألمانيا وإيطاليا") that goes on at word ``first``."""
    for _ in range(_LONGEST_LIST):
        known = page.known_actor(first - 1) if page.joined(first) and page.forms[first].startswith("و") else None
        if known is None or known.origin != "state":
            break
        first -= 1
    return first


def _inside(page: Page, one: Found) -> bool:
    """Tell whether the mention says where something is ("في المملكة", "داخل المملكة")."""
    before = page.forms[one.first - 1].removeprefix("و") if page.joined(one.first) else ""
    return before in {"في", "داخل", "خارج", "انحاء", "مناطق"} or page.words[one.first].proclitic.endswith("ب")


def _governed(page: Page, first: int) -> bool:
    """Tell whether a particle and an imperfect verb stand before word ``first`` ("أن تزيد إيران")."""
    if first < 2 or not page.joined(first - 1):
        return False
    return page.forms[first - 2].removeprefix("و") in _GOVERNING and page.forms[first - 1].startswith(("ت", "ي"))


def _bordering(page: Page, first: int) -> bool:
    """Tell whether the state is one that a border or relations are with ("حدودها مع تركيا")."""
    return (
        first > 1 and page.words[first - 1].form == "مع" and page.words[first - 2].form.startswith(("حدود", "الحدود"))
    )


def verbal(page: Page, index: int, state: str | None) -> bool:
    """Tell whether word ``index`` has the shape of a verb that agrees with the state."""
    if not 0 <= index < page.size:
        return False
    word = page.words[index]
    if word.stop in VERBS:
        return True
    if word.stop or word.definite or word.head or word.title or len(word.form) < _SHORTEST_VERB:
        return False
    form = word.form.lstrip("وفس")
    if state in _MASCULINE:
        return form.startswith("ي")
    past = form.endswith("ت") and not form.endswith("ات") and not form.startswith(("ال", "م"))
    return past or (
        form.startswith("ت")
        and page.forms[index].endswith(("ه", "ها"))
        and len(form) > _SHORTEST_VERB
        and form[2:3] != "ا"
    )
