"""The words of a person's name: where it may begin, and how far it goes."""

from khabar.annotators.entities.page import Page
from khabar.annotators.entities.vocabulary import PARTICLES, Word

_LONGEST, _SHORTEST = 8, 2
"""Words of the longest name, letters of the longest word that with ب or ل is taken for no surname."""
_CONTINUED, _DEFINITE, _BORNE, _SOME = -0.2, 0.0, -0.8, 10
"""Likeness to a name of a word that goes on one; less will do for a word that SOME people bear."""
_UNLISTED, _UNLISTED_BUILT = -1.6, -1.1
"""Likeness to a name that a word outside the dictionary needs after a first name that many bear; more where it may be built
of a dictionary word with proclitics or a pronoun."""
_SURE_SURNAME = 1.0
"""Likeness to a name of a strange surname that makes even an ordinary word before it a first name."""
_TOGETHER = 0.6
"""What a doubtful first word and a good second one must reach together, above the threshold."""
KNOWN_SURNAME, KNOWN_FIRST, FREQUENT = 20, 50, 300
"""Bearers that let an adjective of a state, a head word, and a title count as part of a name all the same."""
_BYNAMES = frozenset({"ابو", "ابي", "ابا"})
_LEARNED, _NO_NAME = frozenset({"doctor", "engineer", "teacher"}), -1.0
"""Forms of address that no king has, and likeness to a name that a surname after a king's name needs elsewhere."""
_SONS = 20
"""Bearers that make a word before الدين a first name (عز الدين)."""
_PRONOUNS = ("ه", "ها", "هم", "هما")
_COMPOUNDING = frozenset({"الدين", "الله", "الرحمن", "الحق", "الاسلام"})
"""Definite words that end a given name of two words (صلاح الدين)."""
_HADRAMI = -0.75
"""Likeness to a name of a surname in با, below which it is the preposition and a noun (بانتظار)."""
_FATHERED, _SHORTEST_SURNAME = 4, 3
"""Words from the first name to the surname at most, and letters of the shortest ordinary word that is taken for one."""
_VERBAL_NOUNS = ("الا", "الت")
"""Beginnings with which a definite word after a name is rather a verbal noun than a surname."""
_OBJECT_ENDINGS = ("ه", "ا", "ات", "ين", "ون")
"""Endings with which an ordinary word after a first name is rather the object of the verb."""
_LINEAGE = frozenset({"بن", "ال"})


def name_end(page: Page, index: int, threshold: float, *, sure: bool = False) -> int | None:
    """Return the last word of the name that begins at ``index``, if its first word passes ``threshold``.

    With ``sure`` a name is known to stand here, so that an ordinary word at its end may be the surname.
    """
    known = page.known_actor(index)
    if known is not None and known.type == "PER":
        return known_end(page, index)
    if not may_start(page, index, threshold):
        return None
    last = grown(page, index, sure=sure)
    while last > index and page.forms[last] in PARTICLES:
        last -= 1
    return None if page.forms[last] in PARTICLES else last


def may_start(page: Page, index: int, threshold: float) -> bool:
    """Tell whether a person's name may begin at word ``index``, whose likeness to a name must reach ``threshold``."""
    word = page.words[index]
    if _never_first(page, index, word):
        return False
    following = index + 1
    if word.form in PARTICLES:
        return page.joined(following) and not page.words[following].stop
    if (word.head or word.trigger or word.state) and word.bearers < KNOWN_FIRST:
        return False
    if word.state and page.joined(index) and page.words[index - 1].title and not page.words[index - 1].definite:
        return False  # "A Turkish official", not an official whose name is تركي.
    if word.score >= threshold:
        return True
    if not page.joined(following):
        return False
    if page.forms[following] == "بن" or (page.forms[following] == "الدين" and word.bearers >= _SONS):
        return True
    surname = page.known_actor(following, "PER")
    if surname is not None and not page.known[following].proclitic and not page.vocabulary.names.is_word(word.form):
        return True  # A spelling of the first name of one whom the surname tells.
    titled = page.joined(index) and page.words[index - 1].title is not None and _closes(page, following + 1)
    strange = page.words[following].score >= _SURE_SURNAME and unlisted(page, page.words[following])
    if (word.bearers > 1 or titled) and strange:
        return True
    continued = goes_on(page, following)
    return continued and word.bearers > 1 and word.score + page.words[following].score >= threshold + _TOGETHER


def _never_first(page: Page, index: int, word: Word) -> bool:
    if (
        (word.stop and not _month_as_name(page, index))
        or word.definite
        or (word.title and not first_name_too(page, index))
    ):
        return True
    match = page.known.get(index)
    if match is not None and (match.last > index or not word.bearers) and page.known_other(index):
        return True
    if word.form.startswith("و") and (word.name_skip or not word.bearers):
        return True
    if not word.bearers and word.form.endswith(_PRONOUNS) and _possessed(page, index):
        return True
    return word.form.startswith("لا") and not word.bearers and page.raw(index, index)[1:2] in "أإآ"


def _possessed(page: Page, index: int) -> bool:
    """Tell whether a word is a noun or verb of the dictionary with a pronoun ("the minister [received] his adherents")."""
    return page.raw(index, index).endswith(_PRONOUNS) and page.vocabulary.names.is_built(page.forms[index])


def _month_as_name(page: Page, index: int) -> bool:
    """Tell whether the name of a month is a first name here, after a title and before another name ("الرئيس رمضان قاديروف")."""
    word, following = page.words[index], index + 1
    titled = page.joined(index) and page.words[index - 1].title is not None
    return (
        titled
        and word.stop == "calendar"
        and word.bearers >= KNOWN_FIRST
        and page.joined(following)
        and goes_on(page, following)
    )


def first_name_too(page: Page, index: int) -> bool:
    """Tell whether a title is a first name here: the father's after it, or between an address and a surname.

    "سلطان بن سلمان", "الدكتور سلطان الهاشمي".
    """
    following = index + 1
    if page.words[index].bearers < KNOWN_SURNAME or not page.joined(following):
        return False
    if page.forms[following] == "بن":
        return True
    before = page.words[index - 1].title if page.joined(index) else None
    surname = page.words[following]
    named = surname.definite and surname.form.endswith("ي") and not (surname.state or surname.stop)
    addressed = before is not None and before.kind == "honorific" and not page.words[index].definite
    return addressed and named and surname.stem not in page.sets["no-surnames"]


def known_end(page: Page, index: int) -> int:
    """Return the last word of a known person's name with what the lexicon leaves out: further fathers, the family."""
    last = page.known[index].last
    while page.joined(last + 1) and page.forms[last + 1] in _LINEAGE and page.joined(last + 2):
        last += 2
        if page.forms[last] == "عبد" and page.joined(last + 1):
            last += 1
    return last + 1 if another_surname(page, index, last + 1) else last


def another_surname(page: Page, first: int, index: int) -> bool:
    """Tell whether a surname follows a known name from ``first`` on that ends with the father's: another person.

    "الدكتور عبد الله بن عبد العزيز الربيعة" is not the king.
    """
    fathered = "بن" in page.forms[max(0, index - 3) : max(0, index - 1)]
    if not (fathered and page.joined(index)):
        return False
    word = page.words[index]
    if not word.definite or word.stop or word.title or word.state or word.head:
        return False
    title = page.words[first - 1].title if page.joined(first) else None
    learned = title is not None and title.id in _LEARNED and word.stem not in page.sets["no-surnames"]
    return learned or word.score > _NO_NAME


def grown(page: Page, index: int, *, sure: bool = False) -> int:
    """Return the last of the words from ``index`` on that can be one name; it may be a particle. See :func:`name_end`."""
    last = index
    while last - index < _LONGEST and page.joined(last + 1):
        word = page.words[last]
        borne = last == index + 1 or page.words[last - 1].bearers >= KNOWN_SURNAME
        compound = (word.form in _COMPOUNDING and borne) or page.forms[last - 1] == "عبد"
        if word.definite and last > index and not compound and not _after_surname(page, last + 1):
            break
        bound = word.form[word.name_skip :] in PARTICLES and not page.words[last + 1].stop
        if not bound and not goes_on(page, last + 1):
            return last + 1 if sure and only_surname(page, index, last + 1) else last
        last += 1
    return last


def _after_surname(page: Page, index: int) -> bool:
    """Tell whether word ``index`` can go on a name after its surname: another one, or آل and its like."""
    return page.words[index].definite or page.forms[index] in PARTICLES


def only_surname(page: Page, first: int, at: int) -> bool:
    """Tell whether the word at ``at``, after a first name that many bear, can only be the surname, ordinary word or not.

    Nothing of the clause may follow that it could belong to, and it may not look like an object ("a letter", "a cup").
    """
    word = page.words[at]
    alone = at == first + 1 or (at - first <= _FATHERED and page.forms[at - 2] == "بن")
    given = _given(page, first) or _strange(page, word)
    if not (alone and given) or page.words[at - 1].definite or not _closes(page, at + 1):
        return False
    if word.stop or word.title or word.head or word.trigger or word.state or page.known_other(at):
        return False
    place = page.known_place(at)
    if word.proclitic or word.name_skip or (place is not None and not place.needs_trigger):
        return False
    if word.definite:
        borne = page.words[first].bearers >= _SOME and not word.form.startswith(_VERBAL_NOUNS)
        named = word.form.endswith("ي") or borne
        return named and word.stem not in page.sets["no-surnames"] and not page.words[first].definite
    return not (word.form.endswith(_OBJECT_ENDINGS) or word.form[:1] in "وفبلك" or len(word.form) < _SHORTEST_SURNAME)


def _strange(page: Page, word: Word) -> bool:
    """Tell whether a word is none of the dictionary, nor built of one."""
    names = page.vocabulary.names
    return not word.definite and not (names.is_word(word.form) or names.is_built(word.form))


def _given(page: Page, index: int) -> bool:
    """Tell whether a word is a first name that many bear, or none of the dictionary."""
    word = page.words[index]
    return word.bearers >= KNOWN_FIRST or (word.score > 0 and not page.vocabulary.names.is_word(word.form))


def goes_on(page: Page, index: int) -> bool:
    """Tell whether word ``index`` can go on the name that the words before it begin."""
    word = page.words[index]
    if word.form in PARTICLES:
        return True
    if (word.stop and not _verb_as_name(page, index)) or ((word.title or word.head) and word.bearers < FREQUENT):
        return False
    known = page.known_actor(index)
    if known is not None and known.type != "PER" and (page.known[index].last > index or not _surname_too(word)):
        return False
    if word.state and word.bearers < KNOWN_SURNAME and not _after_byname(page, index):
        return False
    if page.known_actor(index, "MEDIA") is not None and page.known[index].proclitic and not word.bearers:
        return False  # Whom the bearer of the name spoke to.
    if word.definite and _foreign(page, index - 1) and page.vocabulary.names.is_word(word.form):
        return False
    if word.definite:
        return not word.proclitic and (word.score >= _DEFINITE or _new_surname(page, index))
    if (word.name_skip and not _own_letter(page, index, word)) or (word.form.startswith("و") and not word.bearers):
        return False
    if not word.bearers and word.score <= 0 and word.form[:1] in "بل" and _preposed(page, word):
        return False
    return _like_a_name(page, index, word)


def _verb_as_name(page: Page, index: int) -> bool:
    """Tell whether a verb that is a name too stands between a first name and a surname ("أحمد صادق دياب")."""
    word, following = page.words[index], index + 1
    if word.stop != "verb" or word.bearers < KNOWN_FIRST or page.words[index - 1].bearers < KNOWN_FIRST:
        return False
    surname = page.words[following] if page.joined(following) else None
    return surname is not None and surname.bearers >= KNOWN_SURNAME and not (surname.stop or surname.title)


def _own_letter(page: Page, index: int, word: Word) -> bool:
    """Tell whether the ب, ل or ف of a rare name after a very common one is its own (محمد باريان) and no preposition."""
    rare = word.bearers < KNOWN_FIRST and word.form[:1] != "و"
    return rare and page.words[index - 1].bearers >= FREQUENT and word.score > 0


def _preposed(page: Page, word: Word) -> bool:
    """Tell whether a word with ب or ل before it is rather a preposition and a noun than a surname (بلجون).

    The surnames of Hadramawt begin with با (باعوم, باحاج).
    """
    if word.form.startswith("با") and not word.form.startswith("بال") and word.score >= _HADRAMI:
        return False
    return len(word.form) <= _SHORTEST or page.vocabulary.names.is_built(word.form)


def _like_a_name(page: Page, index: int, word: Word) -> bool:
    if page.words[index - 1].bearers >= KNOWN_FIRST and unlisted(page, word):
        return True
    likely = bool(word.bearers) or not page.vocabulary.names.is_word(word.form)
    return word.score >= (_BORNE if word.bearers >= _SOME or (likely and _foreign(page, index - 1)) else _CONTINUED)


def unlisted(page: Page, word: Word) -> bool:
    """Tell whether a word may be a surname that no list has: none of the dictionary, nor rather built of one."""
    names = page.vocabulary.names
    if word.score < _UNLISTED or names.is_word(word.form):
        return False
    return word.score >= _UNLISTED_BUILT or not names.is_built(word.form)


def _foreign(page: Page, index: int) -> bool:
    """Tell whether a word looks like a name and is none that many people of the lists bear."""
    word = page.words[index]
    return word.bearers < _SOME and word.score > 0 and not (word.definite or page.vocabulary.names.is_word(word.form))


def _surname_too(word: Word) -> bool:
    """Tell whether the name of a group or state is also a surname (الحوثي)."""
    return word.bearers > 0 or (word.definite and word.form.endswith("ي"))


def _after_byname(page: Page, index: int) -> bool:
    """Tell whether a word follows a name such as أبو خليل, after which the adjective of a state is a surname."""
    return page.words[index].definite and index > 1 and page.forms[index - 2].lstrip("وبلف") in _BYNAMES


def _closes(page: Page, index: int) -> bool:
    """Tell whether a name must end before word ``index``: a break, a function word, a title, a preposition with a noun."""
    if not page.joined(index):
        return True
    word = page.words[index]
    return bool(word.stop) or word.title is not None or (word.head is not None and word.offset > 0)


def _new_surname(page: Page, index: int) -> bool:
    """Tell whether a definite word after a name is a surname though it is an ordinary word, or none that is known."""
    word = page.words[index]
    if word.state or word.stem in page.sets["no-surnames"] or not page.words[index - 1].bearers:
        return False
    if not page.vocabulary.names.is_word(word.form) and page.words[index - 1].bearers >= KNOWN_SURNAME:
        return True
    return _closes(page, index + 1) and (word.form.endswith(("ي", "ان")) or word.bearers > 0)
