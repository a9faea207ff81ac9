"""Persons: titles with their complements, names after and before them, and names that stand alone."""

from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.vocabulary import PARTICLES

_LONGEST_NAME, _LONGEST_TITLE = 8, 16
_TITLED, _KIN, _CONTINUED, _DEFINITE = 0.0, -1.5, -0.2, 0.0
_ALONE_FIRST, _ALONE_TOTAL, _SPOKEN_FIRST, _SPOKEN_TOTAL = 0.8, 3.0, -1.1, 0.7
_FEW = 3
_TOGETHER = 0.6
"""What a doubtful first word and a good second one must reach together, above the threshold."""
_KNOWN_SURNAME, _FREQUENT = 20, 300
"""Bearers that let an adjective of a state, and a title or head word, count as part of a name all the same."""
_LONGEST_APPOSITION = 4
"""Words of a title after a name and a comma that still belong to the mention."""
_CLOSED_TOTAL = -0.8
_LINEAGE = frozenset({"بن", "ال"})
_ATTRIBUTES_DEFINITE = frozenset({"العام", "العامه", "الاول", "السابق", "السابقه", "الحالي", "الحاليه"})
_NEVER_ALONE = frozenset({"person", "person-young", "student", "artist", "player"})
"""Titles that need a name: with an adjective they mean anyone ("the Yemeni citizen")."""
_ADDRESSED = frozenset({"custodian", "senator", "king", "emir", "president"})
"""Titles that stand before a name without an article."""
_SOURCES = frozenset({"source", "official", "field-commander", "spokesman"})
"""Titles of one unnamed source, whose body in a clause of place belongs to the mention ("مصدر في الوزارة")."""


def person_at(page: Page, index: int) -> Found | None:
    """Return the person whose title or name begins at word ``index``, with everything adjacent that belongs to the mention."""
    known = page.known_actor(index)
    person = known is not None and known.type == "PER"
    if page.words[index].title is not None and not (person and page.known[index].last > index):
        found = _titled(page, index)
        if found is not None:
            return found
    if person:
        return _known(page, index)
    return _untitled(page, index)


def name_end(page: Page, index: int, threshold: float) -> int | None:
    """Return the last word of the name that begins at ``index``, if its first word passes ``threshold``."""
    known = page.known_actor(index)
    if known is not None and known.type == "PER":
        return _grown_known(page, page.known[index].last)
    if not _may_start(page, index, threshold):
        return None
    last = _grown(page, index)
    while last > index and page.forms[last] in PARTICLES and page.forms[last] != "علي":
        last -= 1
    return None if page.forms[last] in PARTICLES else last


def _may_start(page: Page, index: int, threshold: float) -> bool:
    word = page.words[index]
    if word.stop or word.title or word.definite or page.is_ala(index):
        return False
    match = page.known.get(index)
    if match is not None and (match.last > index or not word.bearers) and page.known_other(index):
        return False
    if word.form.startswith("و") and (word.name_skip or not word.bearers):
        return False
    if word.form.startswith("لا") and not word.bearers and page.raw(index, index)[1:2] in "أإآ":
        return False
    if word.form in PARTICLES:
        return page.joined(index + 1) and not page.words[index + 1].stop
    if (word.head or word.trigger or word.state) and word.bearers < 50:
        return False
    if word.score >= threshold or (page.joined(index + 1) and page.forms[index + 1] == "بن"):
        return True
    follows = page.joined(index + 1) and _continues(page, index + 1)
    return follows and word.bearers > 1 and word.score + page.words[index + 1].score >= threshold + _TOGETHER


def _continues(page: Page, index: int) -> bool:
    word = page.words[index]
    if word.form in PARTICLES:
        return True
    if word.stop or page.is_ala(index) or ((word.title or word.head) and word.bearers < _FREQUENT):
        return False
    known = page.known_actor(index)
    if known is not None and known.type != "PER" and (page.known[index].last > index or not _surname_too(page, index)):
        return False
    if word.state and word.bearers < _KNOWN_SURNAME:
        return False
    if word.definite:
        return not word.proclitic and (word.score >= _DEFINITE or _new_surname(page, index))
    if word.name_skip or (word.form.startswith("و") and not word.bearers):
        return False
    return word.score >= _CONTINUED


def _grown_known(page: Page, last: int) -> int:
    """Return the last word of a known person's name with what the lexicon leaves out: further fathers, the family."""
    while page.joined(last + 1) and page.forms[last + 1] in _LINEAGE and page.joined(last + 2):
        last += 2
    return last


def _after_surname(page: Page, index: int) -> bool:
    """Tell whether word ``index`` can go on a name after its surname: another one, or آل and its like."""
    return page.words[index].definite or page.forms[index] in PARTICLES


def _new_surname(page: Page, index: int) -> bool:
    """Tell whether a definite word after a name is a surname though it is an ordinary word, or none that is known."""
    word = page.words[index]
    if word.state or word.stem in page.sets["no-surnames"] or not page.words[index - 1].bearers:
        return False
    closed = not page.joined(index + 1) or bool(page.words[index + 1].stop)
    return closed and word.form.endswith(("ي", "ان")) or (closed and word.bearers > 0)


def _surname_too(page: Page, index: int) -> bool:
    """Tell whether the name of a group or state is also a surname (الحوثي)."""
    word = page.words[index]
    return word.bearers > 0 or (word.definite and word.form.endswith("ي"))


def _grown(page: Page, index: int) -> int:
    last = index
    while last - index < _LONGEST_NAME and page.joined(last + 1):
        if page.words[last].definite and last > index and not _after_surname(page, last + 1):
            break
        bound = page.forms[last][page.words[last].name_skip :] in PARTICLES and not page.words[last + 1].stop
        if not bound and not _continues(page, last + 1):
            break
        last += 1
    return last


def _titled(page: Page, index: int) -> Found | None:
    """Title + name (+ title after it), or a title alone that means one person."""
    head = page.words[index]
    end, core = _title_end(page, index)
    at = end + 1
    last = None
    if (
        page.near(at)
        and not page.joined(at)
        and page.words[at].title
        and page.words[at].title.kind in {"honorific", "rank"}
    ):
        inner = _titled(page, at)
        if inner is not None and inner.core is not None:
            inner.first, inner.start, inner.role = index, page.starts[index] + head.offset, (index, end)
            return inner
    if page.near(at) and (page.joined(at) or not _possessed(page, index)):
        threshold = _KIN if head.title and head.title.kind == "kin" else _TITLED
        last = name_end(page, at, threshold if page.joined(at) else _ALONE_FIRST)
        if last is not None and not page.joined(at) and last == at and page.known_actor(at) is None:
            last = None
    start = page.starts[index] + head.offset
    if last is not None and _belongs_to(page, index, end):
        return person_at(page, at)
    if last is not None:
        found = Found(index, last, start, "PER", "title-name", "", core=(at, last), role=(index, end))
        found.last = _appended(page, last)
        return _with_known(page, found)
    if head.title.kind in {"office", "occupation"} and core > index and head.title.id not in _NEVER_ALONE:  # type: ignore[union-attr]
        if head.title.id in _SOURCES and not head.definite:  # type: ignore[union-attr]
            core = end
        return Found(index, core, start, "PER", f"title:{head.title.id}", "", role=(index, core))  # type: ignore[union-attr]
    return None


def _belongs_to(page: Page, index: int, end: int) -> bool:
    """Tell whether an indefinite title right before a name makes another person ("محامي فلان", his lawyer): the name stands alone."""
    title = page.words[index].title
    bare = end == page.head_end(index) and not page.words[index].definite
    return bare and title is not None and title.kind in {"office", "occupation"} and title.id not in _ADDRESSED


def _title_end(page: Page, index: int) -> tuple[int, int]:
    """Return the last word of the title phrase before a possible name, and the last word before a clause of place in it."""
    at = core = page.head_end(index)
    placed = False
    while at - index < _LONGEST_TITLE:
        following = at + 1
        if not (page.joined(following) or (page.near(following) and _quoted(page, following))):
            break
        word = page.words[following]
        if _name_here(page, following):
            break
        step = _complement(page, following, at)
        if step is None:
            break
        if page.forms[following] in page.sets["title-placing"]:
            placed = True
        at = step
        if not placed:
            core = at
    while at > index and page.forms[at] in page.sets["title-connectors"]:
        at -= 1
    return at, min(core, at)


def _possessed(page: Page, index: int) -> bool:
    """Tell whether a title carries a pronoun (زعيمه "his leader"), which folding makes equal to a feminine."""
    return page.raw(index, index).endswith("ه")


def _quoted(page: Page, index: int) -> bool:
    return page.gaps[index].strip() in {'"', "(", '("'} and not page.words[index].stop


def _name_here(page: Page, index: int) -> bool:
    known = page.known_actor(index)
    if known is not None:
        return known.type == "PER" and page.known[index].proclitic == ""
    word = page.words[index]
    if word.form in page.sets["title-attributes"] or (
        word.form in PARTICLES and word.form != "بن" and word.form not in {"ابو", "عبد", "ولد"}
    ):
        return False
    if page.known_place(index) is not None and word.bearers < 100:
        return False
    return _may_start(page, index, _TITLED)


def _complement(page: Page, index: int, before: int) -> int | None:
    """Return the last word of the piece of title complement that begins at ``index``, or None where the title ends."""
    word = page.words[index]
    match = page.known.get(index)
    if match is not None and (page.known_actor(index) is not None or not word.stop):
        actor = page.known_actor(index) or page.known_actor(index, "MEDIA")
        if actor is not None and actor.type != "PER":
            return match.last
        place = page.known_place(index)
        if place is not None and not place.needs_trigger:
            return match.last
    if word.form in page.sets["title-connectors"]:
        nearby = index + 1
        if page.joined(nearby) and not page.words[nearby].stop:
            return index
        return None
    if word.form in page.sets["title-attributes"] or word.stem in _ATTRIBUTES_DEFINITE:
        return index
    if word.stop or word.stem in page.sets["title-relatives"]:
        return None
    if word.proclitic == "و" and page.words[before].title is not None and page.words[before].definite:
        return None
    if (
        word.title is not None
        and word.offset
        and word.form.startswith("و")
        and (word.definite or word.title.kind != "office")
    ):
        return None
    if word.title is not None and (
        word.title.kind in {"honorific", "rank"} or page.forms[before] not in page.sets["title-placing"]
    ):
        return index
    if (
        word.definite
        or word.state
        or word.head
        or word.form in page.sets["title-attributes"]
        or word.form in page.sets["rank-modifiers"]
    ):
        return index
    if word.form.startswith("ل") and not word.bearers and word.score > 0:
        return index
    if word.form[:1] in "لب" and word.form[1:] and page.vocabulary.word(word.form[1:]).head:
        return index
    return None


def _appended(page: Page, last: int) -> int:
    """Return the last word of a title phrase in apposition after the name ("فلان، محافظ المدينة")."""
    at = last + 1
    if not page.near(at) or page.words[at].title is None or page.words[at].offset:
        return last
    title = page.words[at].title
    if title.kind not in {"office", "occupation"}:
        return last
    end, core = _title_end(page, at)
    following = end + 1
    if page.near(following) and name_end(page, following, _TITLED) is not None:
        return last
    if not page.joined(at) and end - at >= _LONGEST_APPOSITION:
        return last
    return core if core > at else last


def _known(page: Page, index: int) -> Found:
    match = page.known[index]
    last = _grown_known(page, match.last)
    found = Found(index, last, match.start, "PER", "known-person", "", core=(index, last))
    found.last = _appended(page, last)
    if found.last > last:
        found.role = (last + 1, found.last)
    return _with_known(page, found)


def _with_known(page: Page, found: Found) -> Found:
    at = found.core[0] if found.core else found.first
    known = page.known_actor(at)
    if known is not None and known.type == "PER" and not _another_surname(page, page.known[at].last + 1):
        found.known, found.key, found.name = known, known.key, known.name
    if found.role is not None and found.role[0] == found.first and _kin_of_another(page, found.first):
        found.first, found.start, found.role = at, page.starts[at], None
    return found


def _another_surname(page: Page, index: int) -> bool:
    """Tell whether a surname follows a known name that ends with the father's ("عبد الله بن عبد العزيز الربيعة"): another person."""
    fathered = index > 1 and page.forms[index - 2] == "بن" or (index > 2 and page.forms[index - 3] == "بن")
    if not (fathered and page.joined(index)):
        return False
    word = page.words[index]
    return word.definite and not (word.stop or word.title or word.state or word.head) and word.score > -1.0


def _kin_of_another(page: Page, index: int) -> bool:
    """Tell whether a word of kinship carries a pronoun ("his brother Ahmad"): the mention is then the name alone."""
    title = page.words[index].title
    return title is not None and title.kind == "kin" and page.raw(index, index).endswith(("ه", "ها"))


def _untitled(page: Page, index: int) -> Found | None:
    """A name of two words and more without a title, the surer where a verb of saying stands before it."""
    word = page.words[index]
    if (
        word.definite
        or word.stop
        or word.form[word.name_skip :] == "ال"
        or not (word.bearers or word.score > 0 or word.form in PARTICLES)
    ):
        return None
    spoken = page.joined(index) and not word.name_skip and _introduced(page, index - 1)
    if not spoken and word.score < _ALONE_FIRST and word.form[word.name_skip :] not in PARTICLES:
        return None
    if word.bearers < _FEW and word.form not in PARTICLES and not spoken:
        return None
    last = (
        _grown_name(page, index) if word.name_skip else name_end(page, index, _SPOKEN_FIRST if spoken else _ALONE_FIRST)
    )
    if last is None or last == index or not _enough(page, index, last, spoken=spoken):
        return None
    found = Found(index, last, page.starts[index] + word.name_skip, "PER", "given-surname", "", core=(index, last))
    found.last = _appended(page, last)
    if found.last > last:
        found.role = (last + 1, found.last)
    return found


def _introduced(page: Page, before: int) -> bool:
    """Tell whether the word before a name leads up to it: a verb, or the adjective of a state ("the Spaniard")."""
    word = page.words[before]
    return page.verb(before) or (word.state is not None and word.definite and not word.plural and not word.proclitic)


def _grown_name(page: Page, index: int) -> int | None:
    """Return the last word of a name whose first word has a conjunction or preposition before it."""
    word = page.words[index]
    if word.title or (word.head and word.bearers < _FREQUENT):
        return None
    last = _grown(page, index)
    return None if page.forms[last] in PARTICLES else last


def _enough(page: Page, first: int, last: int, *, spoken: bool) -> bool:
    """Tell whether the words of a name without a title look enough like one, together."""
    words = page.words[first : last + 1]
    total = sum(word.score for word in words if word.form not in PARTICLES)
    least = _ALONE_TOTAL
    if spoken:
        closed = not page.joined(last + 1) or page.forms[last + 1] in page.sets["after-subjects"]
        least = _CLOSED_TOTAL if closed else _SPOKEN_TOTAL
    return total >= least and (words[0].bearers >= _FEW or words[0].form in PARTICLES or least == _CLOSED_TOTAL)
