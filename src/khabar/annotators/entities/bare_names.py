"""Names of persons that stand alone: those that the lexicons know, and those that look like names where they stand."""

from khabar.annotators.entities.names import (
    FREQUENT,
    KNOWN_FIRST,
    another_surname,
    goes_on,
    grown,
    known_end,
    name_end,
    only_surname,
    unlisted,
)
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.titles import STANDING, apposition_end
from khabar.annotators.entities.vocabulary import PARTICLES, Word
from khabar.lexicons.actors import Known
from khabar.text.fold import fold

ALONE_FIRST, _ALONE_TOTAL = 0.8, 3.0
"""Likeness to a name that the first word of a name without a title needs, and all its words together."""
_SPOKEN_FIRST, _SPOKEN_TOTAL, _CLOSED_TOTAL = -1.1, 0.7, -0.8
"""What the first word, and all words together, need where a verb of saying stands before them, and where what follows shows
that they were its subject."""
_SOME = 10
"""Bearers from which an ordinary word may be part of a name without a title."""
_FEW, _STRANGE, _STRANGE_SPOKEN = 3, 0.4, -0.45
_FOREIGN = 1.0
"""Likeness to a name of both words of a foreign one without a title."""
_SERVANT = 3.0
"""Likeness to a name that عبد gives to the word after it."""
_BINDING = PARTICLES - {"عبد"}
_SHORTEST = 3
"""Letters of the longest word that is not taken for "and" with a name."""
_OPENING_SPEECH = frozenset({":", '"', "«", "“"})
_COMMAS = frozenset({",", "،"})
_AND = frozenset({"", "و"})
_ALIKE = 2
"""First letters in which two spellings of a first name agree."""
STRANGE = "strange-speaker"
"""Rule of a mention whose words are known by no lexicon and speak."""
FOREIGN = "strange-foreigner"
"""Rule of a mention of one strange word after the adjective of a state."""


def known_person(page: Page, index: int) -> Found:
    """Return the person whom the lexicons know by the name at word ``index``, with a title in apposition after it."""
    last = known_end(page, index)
    found = Found(index, last, page.known[index].start, "PER", "known-person", "", core=(index, last))
    return with_known(page, _with_apposition(page, found))


def _with_apposition(page: Page, found: Found) -> Found:
    last = found.last
    found.last = apposition_end(page, last)
    if found.last > last:
        found.role = (last + 1, found.last)
    return found


def with_known(page: Page, found: Found) -> Found:
    """Give a mention the identity of the known person whose name is in it, if there is one."""
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


def untitled_person(page: Page, index: int) -> Found | None:
    """A name of two words and more without a title, the surer where a verb of saying stands before it."""
    word = page.words[index]
    bare = word.form[word.name_skip :]
    if word.definite:
        return _with_article(page, index)
    if word.stop or bare == "ال" or (bare == "بن" and page.joined(index) and not _leads(page, index - 1)):
        return None
    spoken = page.joined(index) and not word.name_skip and _introduced(page, index - 1, word)
    strange = not word.bearers and not page.vocabulary.names.is_word(bare)
    likely = word.score >= ALONE_FIRST and word.bearers >= _FEW
    foreign = word.score >= _FOREIGN and _foreign_pair(page, index)
    if not (spoken or likely or foreign or bare in PARTICLES or (strange and word.score >= _STRANGE)):
        return None
    if not (word.bearers or word.score > 0 or bare in PARTICLES or strange):
        return None
    first = (_STRANGE_SPOKEN if strange else _SPOKEN_FIRST) if spoken else _STRANGE if strange else ALONE_FIRST
    if bare in page.sets["named-after-persons"] and not spoken:
        return None
    told = spoken and page.verb(index - 1)
    last = (
        _grown_name(page, index)
        if word.name_skip
        else name_end(page, index, first, sure=told or (_servant(bare) and page.words[index - 1].title is None))
    )
    if spoken and (last is None or last == index):
        return _strange_speaker(page, index) or _foreigner(page, index)
    if last is None or last == index or (last == index + 1 and page.forms[last] == "الله" and not spoken):
        return None
    spoken = spoken or _has_title_after(page, last)
    named = (spoken or likely or bare in PARTICLES) and _enough(page, index, last, spoken=spoken)
    if not (named or (foreign and last == index + 1)):
        return None
    start = page.starts[index] + word.name_skip
    found = Found(index, last, start, "PER", "given-surname", "", core=(index, last))
    return with_known(page, _with_apposition(page, found))


def _with_article(page: Page, index: int) -> Found | None:
    """Return the person whose first name has the article, after a verb of saying ("قال الصادق المهدي إن …")."""
    word, last = page.words[index], index + 1
    given = word.bearers >= _SOME and not (word.stop or word.title or word.head or word.state or word.proclitic)
    if not given or page.known_other(index) or not (page.verb(index - 1) and page.joined(index) and page.joined(last)):
        return None
    if page.forms[last] in _BINDING:
        last = grown(page, index)
    surname, ended = page.words[last], not page.joined(last + 1) or _ends_subject(page, last + 1)
    likely = surname.bearers >= _FEW or (surname.score > 0 and not page.vocabulary.names.is_word(surname.form))
    other = surname.stop or surname.title or surname.head or surname.state or surname.proclitic or surname.name_skip
    if not (ended and likely) or other or surname.stem in page.sets["no-surnames"] or page.known_other(last):
        return None
    found = Found(index, last, page.starts[index], "PER", "given-surname", "", core=(index, last))
    return with_known(page, _with_apposition(page, found))


def _foreign_pair(page: Page, index: int) -> bool:
    """Tell whether two words that the lists have as foreign names, and the dictionary not, follow what leads up to a person."""
    words, names = page.words[index : index + 2], page.vocabulary.names
    if index in page.known or not (page.joined(index) and page.joined(index + 1)):
        return False
    leads = page.does(index - 1) or page.words[index - 1].stop == "function"
    likely = all(word.score >= _FOREIGN and _no_word(page, word) for word in words)
    return leads and likely and bool(names.given(words[0].form))


def _servant(form: str) -> bool:
    """Tell whether a word is a name in عبد, after which an ordinary word with the article is the surname."""
    return form.startswith("عبدال")


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


def _foreigner(page: Page, index: int) -> Found | None:
    """Return the person whom a strange word after the adjective of a state names ("وسجل البرازيلي ماركينهو هدفا").

    The adjective stands for the person only where it describes no noun before it.
    """
    before, word = page.words[index - 1], page.words[index]
    male = before.state is not None and before.stem.endswith("ي") and before.definite
    if not male or not _strange(page, index) or word.score <= 0 or page.vocabulary.names.is_built(word.form):
        return None
    noun = page.words[index - 2] if page.joined(index - 1) else None
    titled = noun is not None and noun.title is not None and noun.title.kind in STANDING
    if noun is not None and not (titled or noun.stop):
        return None
    return Found(index, index, page.starts[index], "PER", FOREIGN, "", core=(index, index))


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
    closed = not page.joined(at + 1) or bool(page.words[at + 1].stop)
    if (
        page.words[index].stop
        or not (_given(page, given, page.words[at] if closed else None) and (prefix or given.bearers))
        or not _surname(page, given, at)
    ):
        return None
    start = page.starts[index] + prefix
    last = grown(page, at)
    last = last if page.forms[last] not in PARTICLES else at
    return with_known(page, Found(index, last, start, "PER", "listed", "", core=(index, last)))


def _given(page: Page, word: Word, following: Word | None) -> bool:
    """Tell whether a word in a list of persons may be a first name: one that many bear, or a strange one.

    Before a surname with the article that ends the name, ``following``, fewer will do.
    """
    if word.stop or word.title or word.head or word.trigger or word.state or word.definite:
        return False
    strange = unlisted(page, word) and not page.vocabulary.names.is_built(word.form)
    surname = following is not None and following.definite and following.bearers >= _FEW
    some = word.bearers >= _SOME and surname
    return strange or some or word.bearers >= KNOWN_FIRST


def _surname(page: Page, given: Word, at: int) -> bool:
    """Tell whether word ``at`` goes on a first name in a list; after an ordinary word only what is none may."""
    word, names = page.words[at], page.vocabulary.names
    if word.stop or word.title or word.head or word.state or page.known_other(at) or word.form in PARTICLES:
        return False
    ordinary = names.is_word(word.form) and word.score <= 0 and word.bearers < _FEW
    place = page.known_place(at) is not None and not page.known[at].proclitic
    if place or (ordinary and names.is_word(given.form)):
        return not place and word.definite and only_surname(page, at - 1, at)
    if word.definite:
        return bool(given.bearers) and not word.proclitic and word.stem not in page.sets["no-surnames"]
    return word.bearers >= _FEW or goes_on(page, at) or (not word.form.startswith("و") and unlisted(page, word))


def _leads(page: Page, before: int) -> bool:
    """Tell whether a name may begin after a word, which is none of a name itself."""
    return bool(page.words[before].stop) or page.words[before].title is not None


def _has_title_after(page: Page, last: int) -> bool:
    """Tell whether a title in apposition follows a name ("فلان الفلاني، السفير …", "فلان الفلاني عضو المجلس")."""
    at = last + 1
    word = page.words[at] if page.near(at) else None
    if word is None or word.title is None or word.offset or word.title.kind not in STANDING:
        return False
    return word.definite or (word.title.kind == "office" and page.joined(at + 1) and not page.words[at + 1].stop)


def _introduced(page: Page, before: int, first: Word) -> bool:
    """Tell whether the word before a name leads up to it: a verb, or the adjective of a state ("the Spaniard").

    A verb of doing does so only with a ``first`` word that many bear.
    """
    word = page.words[before]
    if first.bearers >= KNOWN_FIRST and page.does(before):
        return True
    if word.form in page.sets["introducing"] or word.form[1:] in page.sets["introducing"]:
        return True
    return page.verb(before) or (
        word.state is not None and word.definite and not word.plural and word.proclitic in _AND
    )


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


def _no_word(page: Page, word: Word) -> bool:
    """Tell whether a word is none of the dictionary, nor built of one."""
    names = page.vocabulary.names
    return not names.is_word(word.form) and not names.is_built(word.form)


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
    doubtful = words[:-1] if _servant(words[0].form) else words
    if any(_rather_a_noun(page, word) for word in doubtful):
        return False
    total = sum(_weight(page, at) for at in range(first, last + 1) if page.forms[at] not in _BINDING)
    fathered = words[0].bearers >= KNOWN_FIRST and any(word.form == "بن" for word in words)
    fathered = fathered or _servant(words[0].form)
    least = _SPOKEN_TOTAL if fathered else _ALONE_TOTAL
    if spoken:
        closed = not page.joined(last + 1) or _ends_subject(page, last + 1)
        least = _CLOSED_TOTAL if closed else _SPOKEN_TOTAL
    borne = words[0].bearers >= _FEW or words[0].form in PARTICLES or least == _CLOSED_TOTAL
    return total >= least and (borne or (spoken and all(_no_word(page, word) for word in words)))
