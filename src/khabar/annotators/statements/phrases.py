"""Noun phrases that name sources: where one can begin, and where it ends.

Without vowel signs the grammar of a noun phrase cannot be read from the words alone; what ends one is read from function words,
punctuation, mentions and the few agreements that letters show.
"""

import re
from dataclasses import dataclass

from .prose import Prose

LONGEST = 24
"""Most words of a noun phrase."""
_LONGEST_APPOSITION = 14
_BRACKETED = 5
_SHORT_NAME = 4
_OF_MEDIA = frozenset(
    {
        "مدير",
        "رييس",
        "مراسل",
        "محرر",
        "ناشر",
        "متحدث",
        "ناطق",
        "مديره",
        "مسوول",
        "اتحاد",
        "نقابه",
        "رابطه",
        "جمعيه",
        "نادي",
        "منتدي",
    }
)
"""Offices and bodies whose name may go on with a medium or with journalists after ل."""
_SHARE = re.compile(r"\d+(?:[.,]\d+)?(?:%? من .*|(?:%| في ال\w+| بال\w+) من.*)")
"""A part of those who were asked: ``89% من الآباء``, ``تسعون في المئة من السكان`` in figures."""
_CIRCUMSTANCES = frozenset(
    {"اعقاب", "غضون", "ظل", "ضوء", "اثناء", "نهايه", "الوقت", "وقت", "حين", "طريقه", "طريقها", "حضور"}
)
"""After في: when, and under what, a source speaks."""
_BLESSINGS = frozenset({"حفظه", "حفظها", "حفظهم", "يحفظه", "رعاه", "رعاهم", "ايده", "سلمه", "رحمه", "رحمها"})
"""Verbs of the wishes that follow the mention of a ruler or a dead person: ``حفظه الله``."""
_OPEN_ENDED = frozenset({"في", "من", "علي"})
_CLOSED_CLASSES = ("adjunct", "particle", "that", "adverb")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A range of words, both ends included."""

    first: int
    last: int


def opens_phrase(prose: Prose, word: int) -> bool:
    """Tell whether a source's name can begin with ``word``."""
    if prose.is_("determiner", word) and prose.forms[word + 1 : word + 2] in {("ذلك",), ("هذا",), ("ما",)}:
        return False
    if prose.is_("determiner", word) or (prose.type_at(word) == "PER" and not _bound(prose, word)):
        return True
    if _bound(prose, word):
        return False
    form = prose.forms[word]
    if prose.is_("function", word) or word in prose.timed or form in _BLESSINGS:
        return False
    if form[0].isdigit():
        return _counted(prose, word)
    if word not in prose.named_at and (_preposition_fused(form) or finite(prose, word)):
        return False
    if form.startswith("و") and (
        _preposition_fused(form[1:]) or any(prose.is_form(name, form[1:]) for name in _CLOSED_CLASSES)
    ):
        return False
    present = (
        form.startswith("ي") and len(form) > 3 and word not in prose.named_at and form not in prose.lexicon.sources
    ) and not prose.opens_quote(word)
    return form[0].isalpha() and not present


def _counted(prose: Prose, word: int) -> bool:
    """Tell whether a figure counts sources, or gives their share: ``11 نائبا``, ``89% من السكان``."""
    if _SHARE.fullmatch(" ".join(prose.forms[word : word + 4])):
        return True
    noun = prose.forms[word + 1] if word + 1 < len(prose) else ""
    person = prose.lexicon.kind_of(noun) or prose.lexicon.kind_of(noun.removesuffix("ا"))
    return prose.forms[word].isdigit() and person in {"person", "group"} and not prose.gap(word + 1)


def finite(prose: Prose, word: int) -> bool:
    """Tell whether the word is a reporting verb and hardly anything else."""
    return any(
        verb.tense != "participle" and not verb.entry.ambiguous
        for verb in prose.lexicon.verbs.get(prose.forms[word], ())
    )


def _bound(prose: Prose, word: int) -> bool:
    """Tell whether a name has a preposition written on to it."""
    named = prose.named_at.get(word)
    return named is not None and named.first == word and named.bound and prose.forms[word][:1] in {"ل", "ب", "ك"}


def _preposition_fused(form: str) -> bool:
    return form.startswith(("بال", "لل", "بان"))


def phrase_end(prose: Prose, first: int, limit: int) -> int:
    """Return the last word of the noun phrase that begins with ``first`` and ends before ``limit``."""
    word = first
    stop = min(limit, first + LONGEST, prose.sentence_end(first) + 1)
    while word + 1 < stop:
        nxt = word + 1
        gap = prose.gap(nxt)
        number = prose.quote_of[nxt]
        if number >= 0 and number == prose.quote_of[word] and prose.quotes[number][0] > first:
            word = nxt  # a name in marks is whole
        elif "(" in gap:
            word = _bracketed(prose, nxt, stop)
            if word < nxt:
                break
        elif _ends_before(prose, first, nxt, gap, stop):
            break
        else:
            word = nxt
    while word > first and prose.forms[word] in _OPEN_ENDED:
        word -= 1  # a preposition without its noun belongs to what follows
    return word


def _bracketed(prose: Prose, word: int, stop: int) -> int:
    """Return the last word of a short name in brackets that begins with ``word``; the word before it if there is none."""
    for last in range(word, min(word + _BRACKETED, stop)):
        end = prose.ends[last]
        if prose.text[end : end + 1] == ")" or prose.text[end : end + 2] == '")':
            return last if prose.forms[word].isalpha() else word - 1
    return word - 1


def _ends_before(prose: Prose, first: int, word: int, gap: str, stop: int) -> bool:
    if gap == "." and len(prose.forms[word - 1]) == 1:
        return False
    if any(mark in "؛;:.!؟?|" for mark in gap):
        return True
    if "،" in gap or "," in gap:
        return not _apposition(prose, first, word, stop)
    if "-" in gap or (prose.opens_quote(word) and not prose.names_in_quotes(word)):
        return True
    return ends_phrase(prose, first, word)


def ends_phrase(prose: Prose, first: int, word: int) -> bool:
    """Tell whether ``word`` cannot belong to the noun phrase that began with ``first``."""
    if prose.is_("decree", word) and prose.forms[word].endswith("ا"):
        return True
    if _addressed(prose, first, word) or _told(prose, first, word) or _anonymous(prose, word):
        return True
    if addresses_media(prose, word) and not _office_of_medium(prose, first, word):
        return True
    if word in prose.named_at and prose.named_at[word].first < word:
        return False
    if prose.forms[word] == "عن" and prose.forms[word - 1].endswith(
        ("مدافعون", "مدافعين", "مسوول", "مسوولون", "مسوولين", "مسووله", "صادر", "صادره")
    ):
        return False
    if prose.is_("joining", word) or prose.loose(word) or (prose.is_("fact", word) and word > first):
        return True
    if _bare_after_name(prose, first, word) or after_adjective(prose, word) or _repeats_verb(prose, word):
        return True
    if prose.forms[word] in {"في", "علي", "من"}:
        return _leaves_over(prose, first, word) or _adjunct_after(prose, first, word)
    return _second_verb(prose, word)


def _repeats_verb(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` is a possessed verbal noun, and so what the source did: ``جدد الطرفان | تأكيدهما``."""
    return bool(prose.lexicon.nouns.get(prose.forms[word], (None, ""))[1])


def _addressed(prose: Prose, first: int, word: int) -> bool:
    """Tell whether ``word`` names, with ل, somebody a person speaks to: ``قال كيري للكونغرس``, ``قال لمحادثه``."""
    form = prose.forms[word]
    if not form.startswith("ل") or len(form) < 4 or word - first < 1:
        return False
    named = prose.named_at.get(word)
    office = prose.forms[first]
    if word == first + 1 and office.startswith("ال") and prose.lexicon.sources.get(office[2:]) == "person":
        titled = named is not None and named.first == word and named.entity.type == "PER"
        return titled or prose.lexicon.sources.get(form[1:]) == "person"
    if prose.type_at(word - 1) != "PER":
        return False
    if named is not None:
        return named.first == word and prose.named_at[word - 1] is not named
    if prose.lexicon.sources.get(form[1:]) == "person":
        return True
    return form.endswith(("ه", "ها", "هم")) and len(form) > 5 and prose.lexicon.sources.get(form[1:]) is None


def _told(prose: Prose, first: int, word: int) -> bool:
    """Tell whether a medium follows as the object of telling: ``أفاد مسؤول محلي | وكالة فرانس برس``."""
    form = prose.forms[word]
    if prose.lexicon.sources.get(form) != "media" or prose.forms[word - 1] in {"في", "من", "علي", "عن"}:
        return False
    head = prose.forms[first].removeprefix("ال")
    return (
        word > first + 1
        and prose.forms[word - 1].endswith(("ي", "ون", "يه"))
        and prose.lexicon.sources.get(head) == "person"
    )


def _anonymous(prose: Prose, word: int) -> bool:
    """Tell whether a source asks here not to be named: ``طلب عدم نشر اسمه``, ``رفض الكشف عن هويته``."""
    bare = prose.forms[word].removeprefix("و")
    nxt = prose.forms[word + 1] if word + 1 < len(prose) else ""
    return bare in {"طلب", "طلبت", "طلبوا", "رفض", "رفضت", "فضل", "فضلت", "اشترط"} and nxt in {
        "عدم",
        "الكشف",
        "ذكر",
        "نشر",
        "ان",
        "حجب",
    }


def after_adjective(prose: Prose, word: int) -> bool:
    """Tell whether a bare noun follows the adjective of an indefinite phrase: ``مواطن أسترالي | دعوى``."""
    form, before = prose.forms[word], prose.forms[word - 1]
    if (
        word in prose.named_at
        or word - 1 in prose.named_at
        or form in prose.lexicon.sources
        or prose.is_form("rank", form)
    ):
        return False
    adjective = before.endswith(("ي", "يه", "يون", "يين")) and len(before) > 4 and not before.startswith(("ال", "لل"))
    return (
        adjective
        and form.isalpha()
        and len(form) > 3
        and not form.startswith(("ال", "و", "ل", "ب"))
        and (not form.endswith(("ي", "يه", "يون", "يين", "ين", "ون")) or prose.ends_in_alef(word))
    )


def _office_of_medium(prose: Prose, first: int, word: int) -> bool:
    """Tell whether the medium belongs to the speaker's office: ``المدير العام لصحيفة «الوطن»``."""
    if prose.forms[word] == "ل" or prose.type_at(word - 1) == "PER" or word - first > 2:
        return False
    heads = {prose.forms[at].removeprefix("ال") for at in range(first, min(word, first + 2))}
    return bool(heads & _OF_MEDIA)


def _bare_after_name(prose: Prose, first: int, word: int) -> bool:
    """Tell whether an indefinite noun follows a name, and so begins something else: ``أنقرة | مرات عدة``."""
    named = prose.named_at.get(word - 1)
    if named is None or named.last != word - 1 or word in prose.named_at or named.entity.type == "PER":
        return False
    if named.first > first and "،" in prose.gap(word):
        return False
    form = prose.forms[word]
    return not form.startswith(("ال", "و", "ل", "ب")) and form not in {"في", "من"} and form not in prose.lexicon.sources


def _second_verb(prose: Prose, word: int) -> bool:
    return any(
        verb.proclitic in {"و", "ف"} and not verb.entry.ambiguous
        for verb in prose.lexicon.verbs.get(prose.forms[word], ())
    )


def _leaves_over(prose: Prose, first: int, word: int) -> bool:
    """Tell whether على stands after a name that has no word to govern it, and so belongs to the verb."""
    if prose.forms[word] != "علي" or not prose.is_("particle", word):
        return False
    return prose.forms[word + 1 : word + 2] == ("لسان",) or not any(prose.is_("over", at) for at in range(first, word))


def _adjunct_after(prose: Prose, first: int, word: int) -> bool:
    """Tell whether the preposition opens an adjunct (an occasion, or a place after a personal name)."""
    following = word + 1
    if following >= len(prose) or following in prose.timed or is_channel(prose, following):
        return True
    if prose.is_("particle", following) or prose.is_("opening", following):
        return True
    if prose.forms[word] == "في" and prose.is_("said", following) and prose.forms[first].startswith("ال"):
        return True
    if prose.forms[word] == "في" and prose.forms[following] in _CIRCUMSTANCES:
        return True
    named = prose.named_at.get(word - 1)
    if prose.forms[word] == "في" and prose.type_at(following) in {"LOC", "GPE"} and _lone_name(prose, first, word):
        return True
    if prose.forms[word] != "في" or named is None or named.entity.type != "PER":
        return False
    office = prose.lexicon.sources.get(prose.forms[first].removeprefix("ال")) is not None
    return named.first == first and named.last - named.first < _SHORT_NAME and not office


def is_channel(prose: Prose, word: int) -> bool:
    """Tell whether the word is an occasion or medium of speech, also with a possessive: ``المؤتمر``, ``بيانها``, ``كلمته``."""
    form, channels = prose.forms[word].removeprefix("ال"), prose.lexicon.channels
    if form in channels:
        return True
    stem = next((form.removesuffix(end) for end in ("هما", "ها", "هم", "ه") if form.endswith(end)), "")
    return stem in channels or (stem.endswith("ت") and stem[:-1] + "ه" in channels)


def _lone_name(prose: Prose, first: int, word: int) -> bool:
    """Tell whether the one word before ``word`` is a surname rather than a noun that a place may qualify."""
    bare = prose.forms[first].removeprefix("ال")
    return first == word - 1 and bare != prose.forms[first] and bare not in prose.lexicon.sources


def addresses_media(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` begins the name of a medium with the preposition ل: ``لرويترز``, ``لـ«الوطن»``, ``للصحفيين``."""
    form = prose.forms[word]
    if form == "ل":
        return word + 1 < len(prose) and prose.opens_quote(word + 1)
    if not form.startswith("ل") or len(form) < 4:
        return False
    if prose.type_at(word) == "MEDIA" and prose.named_at[word].first == word:
        return True
    bare = form[2:] if form.startswith("لل") else form[1:]
    return prose.lexicon.sources.get(bare) == "media"


def _apposition(prose: Prose, first: int, word: int, stop: int) -> bool:
    """Tell whether what follows the comma names the same source once more, up to the next comma or the content."""
    if not opens_phrase(prose, word) or prose.is_("connector", word) or ends_phrase(prose, first, word):
        return False
    if (
        prose.forms[word].startswith("و")
        and word not in prose.named_at
        and prose.forms[word][1:] not in prose.lexicon.sources
    ):
        return False
    if prose.opens_quote(word) and not prose.names_in_quotes(word):
        return False
    if any(not verb.entry.ambiguous for verb in prose.lexicon.verbs.get(prose.forms[word], ())):
        return False
    form = prose.forms[word]
    if form.startswith("ل") and word not in prose.named_at and form not in prose.lexicon.sources:
        return False
    last = min(stop, word + _LONGEST_APPOSITION)
    for nxt in range(word + 1, last):
        if "،" in prose.gap(nxt) or ends_phrase(prose, first, nxt) or prose.opens_quote(nxt):
            return True
    return last == stop
