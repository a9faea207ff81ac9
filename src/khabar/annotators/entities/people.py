"""Persons: title and name, name and title, a title alone, and names that stand alone."""

from khabar.annotators.entities.names import (
    FREQUENT,
    KNOWN_FIRST,
    another_surname,
    first_name_too,
    goes_on,
    grown,
    known_end,
    name_end,
    unlisted,
)
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.titles import ADDRESSING, STANDING, TITLED, apposition_end, of_a_house, title_end
from khabar.annotators.entities.vocabulary import BYNAMES, PARTICLES, Word
from khabar.lexicons.actors import Known
from khabar.lexicons.titles import Title
from khabar.text.fold import fold

_KIN = -1.5
_ALONE_FIRST, _ALONE_TOTAL = 0.8, 3.0
_SPOKEN_FIRST, _SPOKEN_TOTAL, _CLOSED_TOTAL = -1.1, 0.7, -0.8
"""What the first word, and all words together, need where a verb of saying stands before them, and where what follows shows
that they were its subject."""
_SOME = 10
"""Bearers from which an ordinary word may be part of a name without a title."""
_FEW, _STRANGE, _STRANGE_SPOKEN = 3, 0.4, -0.45
_SERVANT = 3.0
"""Likeness to a name that عبد gives to the word after it."""
_BINDING = PARTICLES - {"عبد"}
_SHORTEST = 3
"""Letters of the longest word that is not taken for "and" with a name."""
_OPENING_SPEECH = frozenset({":", '"', "«", "“"})
_TANWIN = "\u064b"
_COMMAS = frozenset({",", "،"})
_ALIKE = 2
"""First letters in which two spellings of a first name agree."""
_MOST_TITLES = 3
"""Titles in a row with commas between them that are followed."""
_NEVER_ALONE = frozenset({"person", "person-young", "student", "artist", "player"})
"""Titles that need a name: with an adjective they mean anyone ("the Yemeni citizen")."""
_ADDRESSED = frozenset({"custodian", "senator", "king", "emir", "president"})
"""Titles that stand before a name without an article."""
_SOURCES = frozenset({"source", "official", "field-commander", "spokesman"})
"""Titles of one unnamed source, whose body in a clause of place belongs to the mention ("مصدر في الوزارة"), as an unnamed
researcher's field does."""
STRANGE = "strange-speaker"
"""Rule of a mention whose words are known by no lexicon and speak."""
BARE = "bare-title"
"""Rule of a mention that is a definite title alone."""


def person_at(page: Page, index: int) -> Found | None:
    """Return the person whose title or name begins at word ``index``, with everything adjacent that belongs to the mention."""
    known = page.known_actor(index)
    person = known is not None and known.type == "PER"
    title = None if first_name_too(page, index) or _world(page, index) else page.words[index].title
    if title is not None and not (person and page.known[index].last > index):
        found = _titled(page, index, title)
        if found is not None:
            return None if _adverbial(page, found) else found
    if person:
        return _known(page, index)
    found = _untitled(page, index)
    return None if found is not None and _adverbial(page, found) else found


def _adverbial(page: Page, found: Found) -> bool:
    """Tell whether a word taken for a name is written with the ending of an indefinite object (تقريرًا), as none is."""
    return found.core is not None and found.known is None and _TANWIN in page.raw(*found.core)


def _world(page: Page, index: int) -> bool:
    """Tell whether العالم is the world and not "the scientist"."""
    if page.words[index].stem != "العالم":
        return False
    following = page.words[index + 1] if page.joined(index + 1) else None
    return following is None or not (following.state and following.definite)


def _titled(page: Page, index: int, title: Title, depth: int = 0) -> Found | None:
    """Title + name (+ title after it), or a title alone that means one person."""
    end, core = title_end(page, index)
    inner = _next_title(page, index, end, depth)
    if inner is not None:
        return inner
    at = end + 1
    last = _name_after(page, index, at, title)
    if last is None:
        return _alone(page, index, end, core, title)
    if _belongs_to(page, index, end, title):
        return _known(page, at) if page.known_actor(at, "PER") else _untitled(page, at)
    start = page.starts[index] + page.words[index].offset
    found = Found(index, last, start, "PER", "title-name", "", core=(at, last), role=(index, end))
    found.last = apposition_end(page, last)
    if title.kind == "kin" and page.raw(index, index).endswith(("ه", "ها")):
        # A word of kinship with a pronoun ("his brother Ahmad"): the mention is the name alone.
        found.first, found.start, found.role = at, page.starts[at], None
    return _with_known(page, found)


def _next_title(page: Page, index: int, end: int, depth: int) -> Found | None:
    """A form of address or rank after a comma, with its name: "the deputy director, Dr. …"."""
    at = end + 1
    if depth >= _MOST_TITLES or not page.near(at) or page.joined(at):
        return None
    title = page.words[at].title
    found = _titled(page, at, title, depth + 1) if title is not None and title.kind in ADDRESSING else None
    if found is None or found.core is None:
        return None
    found.first, found.start, found.role = index, page.starts[index] + page.words[index].offset, (index, end)
    return found


def _name_after(page: Page, index: int, at: int, title: Title) -> int | None:
    """Return the last word of the name after a title; after a comma it must be a full or a known one."""
    if of_a_house(page, at):
        return None
    if page.joined(at):
        described = at - 1 > page.head_end(index) and not page.words[at - 1].definite and not page.words[index].definite
        return name_end(page, at, _KIN if title.kind == "kin" else _ALONE_FIRST if described else TITLED)
    if (
        not page.near(at)
        or ":" in page.gaps[at]
        or (page.raw(index, index).endswith("ه") and title.id != "counterpart")
    ):  # زعيمه، …: "his leader", as folding cannot tell.
        return None
    last = name_end(page, at, TITLED)
    if last is not None and last > at and page.quoted(at, last):
        return last
    last = name_end(page, at, _ALONE_FIRST)
    return None if last == at and page.known_actor(at) is None else last


def _alone(page: Page, index: int, end: int, core: int, title: Title) -> Found | None:
    if title.id in BYNAMES:
        return _bare_title(page, index) if end == index else None
    if title.kind not in STANDING:
        return None
    unnamed = not page.words[index].definite and (title.kind == "occupation" or title.id in _SOURCES)
    open_ended = title.id == "supervisor" or unnamed
    last = end if open_ended else core
    if last == index and not (unnamed and page.verb(index - 1) and _told_next(page, index)):
        return _bare_title(page, index)
    if title.id in _NEVER_ALONE:
        return None
    if title.id == "source" and page.words[index + 1].definite:
        return None  # The source of a thing.
    start = page.starts[index] + page.words[index].offset
    return Found(index, last, start, "PER", f"title:{title.id}", "", role=(index, last))


def _told_next(page: Page, index: int) -> bool:
    """Tell whether what is said follows word ``index`` ("قال مسؤول إن …")."""
    return page.joined(index + 1) and page.forms[index + 1] in page.sets["said-particles"]


def _bare_title(page: Page, index: int) -> Found | None:
    """A definite title and nothing more ("the minister"), which can only mean a person already named."""
    if not page.words[index].definite or page.head_end(index) > index:
        return None
    return Found(index, index, page.starts[index] + page.words[index].offset, "PER", BARE, "", role=(index, index))


def _belongs_to(page: Page, index: int, end: int, title: Title) -> bool:
    """Tell whether an indefinite title right before a name makes another person ("محامي فلان", his lawyer)."""
    bare = end == page.head_end(index) and not page.words[index].definite
    return bare and title.kind in STANDING and title.id not in _ADDRESSED


def _known(page: Page, index: int) -> Found:
    last = known_end(page, index)
    found = Found(index, last, page.known[index].start, "PER", "known-person", "", core=(index, last))
    return _with_known(page, _with_apposition(page, found))


def _with_apposition(page: Page, found: Found) -> Found:
    last = found.last
    found.last = apposition_end(page, last)
    if found.last > last:
        found.role = (last + 1, found.last)
    return found


def _with_known(page: Page, found: Found) -> Found:
    at = found.core[0] if found.core else found.first
    known = page.known_actor(at, "PER")
    if known is None and found.core is not None:
        known = _known_by_surname(page, *found.core)
    elif known is not None and another_surname(page, at, page.known[at].last + 1):
        known = None
    if known is not None:
        found.known, found.key, found.name = known, known.key, known.name
    return found


def _known_by_surname(page: Page, first: int, last: int) -> Known | None:
    """Return the known person whose own surname ends the name, if the first name begins alike (جوزف بلاتر, جوزيف بلاتر)."""
    for at in range(first + 1, last + 1):
        known = page.known_actor(at, "PER")
        if known is not None and known.origin == "short" and page.known[at].last == last:
            alike = fold(known.name)[:_ALIKE] == page.forms[first][page.words[first].name_skip :][:_ALIKE]
            return known if alike else None
    return None


def _untitled(page: Page, index: int) -> Found | None:
    """A name of two words and more without a title, the surer where a verb of saying stands before it."""
    word = page.words[index]
    bare = word.form[word.name_skip :]
    if (
        word.definite
        or word.stop
        or bare == "ال"
        or (bare == "بن" and page.joined(index) and not _leads(page, index - 1))
    ):
        return None
    spoken = page.joined(index) and not word.name_skip and _introduced(page, index - 1)
    strange = not word.bearers and not page.vocabulary.names.is_word(bare)
    likely = word.score >= _ALONE_FIRST and word.bearers >= _FEW
    if not (spoken or likely or bare in PARTICLES or (strange and word.score >= _STRANGE)):
        return None
    if not (word.bearers or word.score > 0 or bare in PARTICLES or strange):
        return None
    first = (_STRANGE_SPOKEN if strange else _SPOKEN_FIRST) if spoken else _STRANGE if strange else _ALONE_FIRST
    if bare in page.sets["named-after-persons"] and not spoken:
        return None
    last = _grown_name(page, index) if word.name_skip else name_end(page, index, first)
    if spoken and (last is None or last == index):
        return _strange_speaker(page, index)
    if last is None or last == index or (last == index + 1 and page.forms[last] == "الله" and not spoken):
        return None
    spoken = spoken or _has_title_after(page, last)
    if not (spoken or likely or bare in PARTICLES) or not _enough(page, index, last, spoken=spoken):
        return None
    start = page.starts[index] + word.name_skip
    found = Found(index, last, start, "PER", "given-surname", "", core=(index, last))
    return _with_known(page, _with_apposition(page, found))


def _strange_speaker(page: Page, index: int) -> Found | None:
    """Return the person whom one or two strange words between a verb and what is said must name ("قال باسوس إن …").

    After a feminine verb a company or a country may stand as well.
    """
    last, following = index, index + 1
    feminine = page.forms[index - 1].endswith("ت")
    word, names = page.words[index], page.vocabulary.names
    if feminine or not page.verb(index - 1) or not _strange(page, index):
        return None
    if not word.bearers and names.is_built(word.form):
        return None
    if page.joined(following) and _strange(page, following):
        last = following
    gap = page.gaps[last + 1] if last + 1 < page.size else ""
    quoted = gap[:1] == ":" or (gap[:1] == " " and gap.strip()[:1] in _OPENING_SPEECH)
    closed = page.joined(last + 1) and (
        page.forms[last + 1] in page.sets["said-particles"] or _titled_at(page, last + 1)
    )
    told = quoted or closed
    return Found(index, last, page.starts[index], "PER", STRANGE, "", core=(index, last)) if told else None


def _titled_at(page: Page, index: int) -> bool:
    """Tell whether a title without proclitics begins at word ``index``, as one in apposition to a name does."""
    word = page.words[index]
    return word.title is not None and not word.offset and not word.definite and word.title.kind in STANDING


def _strange(page: Page, index: int) -> bool:
    """Tell whether a word is in no dictionary, and no known place or body."""
    word, names = page.words[index], page.vocabulary.names
    if word.stop or word.title or word.head or word.state or word.definite or index in page.known:
        return False
    return len(word.form) > _SHORTEST and not names.is_word(word.form)


def listed_person(page: Page, index: int) -> Found | None:
    """Return the person who goes on a list right after another: "and" or a comma, then a first name and a surname.

    In such a list the letters of a name may be any, so that names which no lexicon has are found.
    """
    form, at = page.forms[index], index + 1
    prefix = int(form.startswith("و") and len(form) > _SHORTEST)
    separated = prefix or page.gaps[index].strip() in _COMMAS
    if not (separated and page.joined(at)) or page.known_actor(index) is not None:
        return None
    given = page.vocabulary.word(form[1:]) if prefix else page.words[index]
    if (
        page.words[index].stop
        or not (_given(page, given) and (prefix or given.bearers))
        or not _surname(page, given, at)
    ):
        return None
    start = page.starts[index] + prefix
    last = grown(page, at)
    last = last if page.forms[last] not in PARTICLES else at
    return _with_known(page, Found(index, last, start, "PER", "listed", "", core=(index, last)))


def _given(page: Page, word: Word) -> bool:
    """Tell whether a word in a list of persons may be a first name: one that many bear, or a strange one."""
    if word.stop or word.title or word.head or word.trigger or word.state or word.definite:
        return False
    strange = unlisted(page, word) and not page.vocabulary.names.is_built(word.form)
    return strange or word.bearers >= KNOWN_FIRST


def _surname(page: Page, given: Word, at: int) -> bool:
    """Tell whether word ``at`` goes on a first name in a list; after an ordinary word only what is none may."""
    word, names = page.words[at], page.vocabulary.names
    if word.stop or word.title or word.head or word.state or page.known_other(at) or word.form in PARTICLES:
        return False
    ordinary = names.is_word(word.form) and word.score <= 0 and word.bearers < _FEW
    place = page.known_place(at) is not None and not page.known[at].proclitic
    if place or (ordinary and names.is_word(given.form)):
        return False
    if word.definite:
        return bool(given.bearers) and not word.proclitic and word.stem not in page.sets["no-surnames"]
    return word.bearers >= _FEW or goes_on(page, at) or (not word.form.startswith("و") and unlisted(page, word))


def _leads(page: Page, before: int) -> bool:
    """Tell whether a name may begin after a word, which is none of a name itself."""
    return bool(page.words[before].stop) or page.words[before].title is not None


def _has_title_after(page: Page, last: int) -> bool:
    """Tell whether a definite title follows a name ("فلان الفلاني، السفير …")."""
    at = last + 1
    word = page.words[at] if page.near(at) else None
    return (
        word is not None
        and word.title is not None
        and word.definite
        and not word.offset
        and word.title.kind in STANDING
    )


def _introduced(page: Page, before: int) -> bool:
    """Tell whether the word before a name leads up to it: a verb, or the adjective of a state ("the Spaniard")."""
    word = page.words[before]
    if word.form in page.sets["introducing"] or word.form[1:] in page.sets["introducing"]:
        return True
    return page.verb(before) or (word.state is not None and word.definite and not word.plural and not word.proclitic)


def _grown_name(page: Page, index: int) -> int | None:
    """Return the last word of a name whose first word has a conjunction or preposition before it."""
    word = page.words[index]
    if word.title or (word.head and word.bearers < FREQUENT):
        return None
    last = grown(page, index)
    return None if page.forms[last] in PARTICLES else last


def _ends_subject(page: Page, index: int) -> bool:
    """Tell whether the word after unknown words shows that they were a subject: a particle, or a title in apposition."""
    word = page.words[index]
    return bool(word.stop) or (word.title is not None and not word.offset)


def _rather_a_noun(page: Page, word: Word) -> bool:
    """Tell whether a word of a name without a title is an ordinary noun that few people bear ("صافي ربح")."""
    few = word.bearers < _SOME and word.form not in PARTICLES
    if not few or (word.definite and word.form.endswith(("ي", "ان"))):
        return False
    return not word.likely and page.vocabulary.names.is_word(word.form[word.name_skip :])


def _weight(page: Page, at: int) -> float:
    """Return how much a word of a name counts; no less than nothing for a strange surname after a first name that many bear."""
    word = page.words[at]
    if word.form == "عبد":
        return _SERVANT
    strange = word.definite and not page.vocabulary.names.is_word(word.form)
    return max(word.score, 0.0) if strange and page.words[at - 1].bearers >= KNOWN_FIRST else word.score


def _enough(page: Page, first: int, last: int, *, spoken: bool) -> bool:
    """Tell whether the words of a name without a title look enough like one, together."""
    words = page.words[first : last + 1]
    if any(_rather_a_noun(page, word) for word in words):
        return False
    total = sum(_weight(page, at) for at in range(first, last + 1) if page.forms[at] not in _BINDING)
    least = _ALONE_TOTAL
    if spoken:
        closed = not page.joined(last + 1) or _ends_subject(page, last + 1)
        least = _CLOSED_TOTAL if closed else _SPOKEN_TOTAL
    return total >= least and (words[0].bearers >= _FEW or words[0].form in PARTICLES or least == _CLOSED_TOTAL)
