"""Institutions and authorities: a head word, and the complement or adjectives that make it a name."""

from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.vocabulary import BYNAMES
from khabar.lexicons.titles import BodyHead

_LONGEST, _MOST_ADJECTIVES, _NEAR_HEAD = 8, 3, 3
_FEW_BEARERS, _ORDINARY = 5, -1.0
_COORDINATING = frozenset(
    {"ministry", "council", "committee", "authority-body", "directorate", "administration", "department", "centre"}
    | {"party", "movement", "forces-political"}
)
"""Heads whose names join two fields ("وزارة التربية والتعليم")."""
_CLUBS = frozenset({"نادي", "فريق"})
_ADDRESSING = frozenset({"honorific", "rank"})
_NAMED = frozenset(
    {"company", "bank", "university", "club", "team", "mission", "group-companies", "foundation", "institute", "agency"}
)
"""Heads after which strange words are the name ("بنك باركليز")."""
_LONGEST_STRANGE, _BORNE = 3, 20
"""Words of the longest such name, and bearers from which a word is rather a person's."""
_SHORT_MINISTRIES = frozenset({"foreign-ministry", "ministry-short"})
"""Heads that are also adjectives or fields: they name a ministry only where a verb or a colon shows it."""
_NEED_A_NAME = frozenset({"team"})
"""Heads that are ordinary nouns unless a name follows."""
_LONGEST_QUOTED = 6
OPENING_GAPS = frozenset({'"', "(", '("'})


def institution(page: Page, index: int, head: BodyHead) -> Found | None:
    """Return the institution that the head at ``index`` names with its complement ("وزارة الصحة") or adjectives."""
    quoted = quoted_name_end(page, index)
    if quoted is not None:
        return headed(page, index, quoted, head, "institution") if not head.before else None
    if another_noun(page, index, head):
        return None
    strange = _strange_end(page, index) if head.id in _NAMED and not page.words[index].definite else index
    if strange > index:
        return headed(page, index, adjectives_after(page, strange), head, "institution")
    if head.id in _NEED_A_NAME and not (page.joined(index + 1) and _proper_or_headed(page, index + 1)):
        return None
    if page.words[index].definite:
        last = adjectives_after(page, index)
        at = last + 1
        if last > index and page.joined(at) and page.words[at].proclitic == "ل" and not page.words[at].stop:
            last = adjectives_after(page, at)
    elif head.id == "directorate" and not (page.joined(index + 1) and page.words[index + 1].definite):
        return None  # A district of Yemen.
    else:
        last = complement_end(page, index)
        last = last if last > index else _unnamed_end(page, index)
    return (
        headed(page, index, _second_field(page, index, purpose_end(page, last)), head, "institution")
        if last > index
        else None
    )


def _unnamed_end(page: Page, index: int) -> int:
    """Return the last word of a body without a name that acts, of a state or in a place ("قضت محكمة في النمسا")."""
    at = index + 1
    if not (page.joined(index) and page.joined(at) and page.does(index - 1)) or page.words[index].proclitic:
        return index
    word = page.words[at]
    if word.state is not None and not word.definite and not word.plural:
        return at
    place = at + 1
    placed = word.form == "في" and page.joined(place) and place in page.known and not page.known[place].proclitic
    return page.known[place].last if placed and page.words[place].title is None else index


def _strange_end(page: Page, index: int) -> int:
    """Return the last of the words after a head that are none of the dictionary and so its name (``index`` if none is)."""
    last, names = index, page.vocabulary.names
    while last - index < _LONGEST_STRANGE and page.joined(last + 1):
        word, place = page.words[last + 1], page.known_place(last + 1)
        if last > index and place is not None and not place.needs_trigger and not page.known[last + 1].proclitic:
            return page.known[last + 1].last
        other = word.stop or word.title or word.head or word.state or word.definite or word.proclitic or word.name_skip
        if other or last + 1 in page.known or names.is_word(word.form) or names.is_built(word.form):
            break
        latin = word.form.isascii() and word.form.isalpha()
        if not latin and (word.score <= 0 or word.bearers >= _BORNE or not word.form.isalpha()):
            break
        last += 1
    return last


def _second_field(page: Page, head: int, last: int) -> int:
    """Return the last word of the field that و joins to the one before ("المركز الوطني للثقافة والتراث")."""
    at = last + 1
    linked = page.joined(at) and page.words[at].proclitic == "و" and page.words[at].definite
    return at if linked and page.words[last].proclitic == "ل" and _joins_fields(page, head, at) else last


def purpose_end(page: Page, last: int) -> int:
    """Return the last word of the purpose after a body's name ("مرصد المدينة لحقوق الإنسان")."""
    at = last + 1
    linked = page.joined(at) and page.forms[at][:1] == "ل" and page.forms[at][1:] in page.sets["body-links"]
    if not (linked and page.joined(at + 1)):
        return last
    word = page.words[at + 1]
    return at + 1 if word.definite and not (word.proclitic or word.stop) else last


def another_noun(page: Page, index: int, head: BodyHead) -> bool:
    """Tell by the word after a head whether it is an ordinary noun ("قيادة السيارة", "مصلحة الوطن")."""
    if not (head.before or head.never_before):
        return False
    following = page.words[index + 1].stem.removeprefix("ال") if page.joined(index + 1) else ""
    return following in head.never_words or bool(head.before_words and following not in head.before_words)


def quoted_name_end(page: Page, index: int) -> int | None:
    """Return the last word of the name in quotation marks after the head at ``index`` ("فرقة «كذا»", "جماعة تسمى «كذا»")."""
    at = index + 1
    while page.joined(at) and page.forms[at] in page.sets["named-as"] and at - index < _NEAR_HEAD:
        at += 1
    if page.joined(at) or not page.near(at) or page.words[at].stop or page.forms[at][0].isdigit():
        return None
    return page.quoted_end(at, _LONGEST_QUOTED)


def _proper_or_headed(page: Page, at: int) -> bool:
    """Tell whether a name, or the head of a body's name, stands at ``at``."""
    word = page.words[at]
    return page.known_actor(at) is not None or (word.head is not None and not word.definite and not word.proclitic)


def authority(page: Page, index: int, head: BodyHead) -> Found | None:
    """Return the authority that the head at ``index`` names alone or with adjectives ("الحكومة الفرنسية")."""
    word, end = page.words[index], page.head_end(index)
    if not word.definite and end == index:
        last = complement_end(page, index)
        return headed(page, index, last, head, "authority") if last > index else None
    last = adjectives_after(page, end)
    if last == index and word.proclitic.endswith(("ل", "ب")):
        return None
    if _of_policy(page, index):
        return None
    if head.id in _SHORT_MINISTRIES and not _short_ministry(page, index, last, head):
        return None
    found = headed(page, index, last, head, "authority")
    vague = end == index and word.stem in page.sets["state-only"]
    sided = found.state is not None or page.words[last].stem in page.sets["state-wide-adjectives"]
    return None if vague and (last == index or not sided) else found


def _of_policy(page: Page, index: int) -> bool:
    """Tell whether الخارجية is the adjective of the definite noun before it ("السياسة الخارجية الأميركية")."""
    before = page.words[index - 1] if page.joined(index) else None
    return page.forms[index] == "الخارجيه" and before is not None and before.definite and not before.title


def _short_ministry(page: Page, index: int, last: int, head: BodyHead) -> bool:
    """Tell whether a word such as الداخلية is the ministry: a feminine verb beside it, or a colon after it, shows that.

    With the adjective of a state الخارجية is the ministry anyway.
    """
    foreign = head.id == "foreign-ministry"
    sided = any(page.words[at].state for at in range(index + 1, last + 1))
    if foreign and (sided or page.verb(index - 1)):
        return True
    before, following = index - 1, last + 1
    if page.opens_line(index):
        colon = following < page.size and page.gaps[following].startswith(":")
        return colon or (page.joined(following) and page.does(following) and page.forms[following][:1] == "ت")
    spoken = page.joined(index) and page.verb(before) and page.forms[before].endswith("ت")
    return spoken and not page.words[index].proclitic


def headed(page: Page, index: int, last: int, head: BodyHead, rule: str) -> Found:
    """Return the body from its head word at ``index`` to word ``last``, with the state that its words give."""
    start = page.starts[index] + page.words[index].offset
    found = Found(index, last, start, head.type, f"{rule}:{head.id}", "", head=index)
    state = next((word.state for word in page.words[index : last + 1] if word.state), None)
    if state is not None:
        found.state = state.code
    else:
        inner = (page.known_actor(at) for at in range(index + 1, last + 1))
        found.state = next((actor.country for actor in inner if actor is not None and actor.type == "GPE"), None)
    return found


def complement_end(page: Page, index: int) -> int:
    """Return the last word of the complement of an indefinite head word at ``index`` (or ``index`` if there is none)."""
    last = complete = index
    while last - index < _LONGEST and (page.joined(last + 1) or (last == index and page.near(last + 1))):
        at = last + 1
        if not page.joined(at) and page.gaps[at].strip() not in OPENING_GAPS:
            break
        end, closes = _piece(page, index, at, complete)
        if end is None:
            break
        last = end
        complete = end if closes else complete
    return complete


def _piece(page: Page, head: int, at: int, complete: int) -> tuple[int | None, bool]:
    """Return the last word of the piece of complement at ``at`` (None where it ends), and whether a name may end with it."""
    word = page.words[at]
    if not word.stop and _proper(page, at) and not _agreeing(page, at):
        goes_on = complete == head or page.forms[at - 1] in page.sets["body-links"]
        return (page.known[at].last, True) if goes_on and not page.known[at].proclitic else (None, False)
    if word.stop or (word.title and not word.definite):
        return None, False
    linking = word.form in page.sets["body-links"] or (at == head + 1 and in_idafa(page, at) and not _for(page, at))
    if linking and page.joined(at + 1):
        return at, False
    return (at, True) if word.definite and _goes_on(page, head, at, complete) else (None, False)


def _for(page: Page, at: int) -> bool:
    """Tell whether a word is ل and a noun, which after an indefinite one makes no name ("عصابة لسرقة المنازل")."""
    form, names = page.forms[at], page.vocabulary.names
    return form[:1] == "ل" and names.is_word(form[1:]) and not names.is_word(form)


def _agreeing(page: Page, at: int) -> bool:
    """Tell whether the name of a state or a group is the adjective of the definite word before it ("القوات السعودية")."""
    word, before = page.words[at], page.words[at - 1]
    return word.definite and word.adjectival and not word.proclitic and before.definite and page.known[at].last == at


def in_idafa(page: Page, at: int) -> bool:
    """Tell whether an indefinite noun at ``at`` is made definite by the next word ("لجنة تقصي الحقائق")."""
    if not page.joined(at + 1):
        return False
    word, following = page.words[at], page.words[at + 1]
    plain = not (word.definite or word.state or word.title or word.bearers > _FEW_BEARERS) and word.score <= _ORDINARY
    return plain and following.definite and not following.proclitic and not following.stop


def _proper(page: Page, at: int) -> bool:
    if page.known_actor(at) is not None:
        return True
    place = page.known_place(at)
    return place is not None and not place.needs_trigger


def _goes_on(page: Page, head: int, at: int, complete: int) -> bool:
    """Tell whether a definite word goes on the complement of a head: as its noun, an adjective, or a second field."""
    word = page.words[at]
    club = page.forms[head][page.words[head].offset :] in _CLUBS
    if word.title is not None and word.title.kind in _ADDRESSING and word.title.id not in BYNAMES and not club:
        return False
    if complete == head or page.forms[at - 1] in page.sets["body-links"]:
        return not word.proclitic or complete > head
    if word.proclitic == "و":
        return _joins_fields(page, head, at)
    if word.proclitic:
        return word.proclitic == "ل" and at - head <= _NEAR_HEAD and page.forms[head] != "حكومه"
    return (
        word.state is not None
        or word.stem in page.sets["body-adjectives"]
        or (word.adjectival and not page.words[at - 1].state)
    )


def _joins_fields(page: Page, head: int, at: int) -> bool:
    word, kind = page.words[at], page.words[head].head
    joins = kind is not None and kind.id in _COORDINATING and page.known_actor(at - 1) is None
    field = word.head is None or word.head.id == "ministry-short"
    plain = field and not (word.title or word.state)
    return joins and plain and at - head <= _NEAR_HEAD and page.words[at - 1].definite


def adjectives_after(page: Page, index: int, *, listed: bool = False) -> int:
    """Return the last of the definite adjectives that follow word ``index``; with ``listed`` only those sure to be of names."""
    last = index
    while last - index < _MOST_ADJECTIVES and page.joined(last + 1):
        listed = listed or page.words[last].state is not None
        if not _adjective(page, last + 1, listed=listed):
            break
        last += 1
    return last


def _adjective(page: Page, at: int, *, listed: bool) -> bool:
    word = page.words[at]
    if word.stop or word.proclitic or not word.definite or word.plural:
        return False
    if word.state or word.stem in page.sets["body-adjectives"]:
        return True
    return not listed and word.adjectival and word.stem not in page.sets["no-body-adjectives"]
