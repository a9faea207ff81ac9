"""Noun phrases that name a source, before and after the reporting verb."""

from dataclasses import dataclass

from .cues import Cue, clause_initial
from .prose import Prose

_LONGEST = 24
_LONGEST_APPOSITION = 14
_BRACKETED = 5
_SHORT_NAME = 4
_CLOSED_CLASSES = ("adjunct", "particle", "that", "adverb")
_RANKS = frozenset(
    {"كبير", "كبيره", "كبار", "رفيع", "رفيعه", "سابق", "سابقه", "بارز", "بارزه", "مطلع", "مطلعه", "مستقل", "مقيم"}
)
_RETURNED = frozenset({"عاد", "عادت", "عادوا", "قام", "قامت"})
_AUXILIARY = frozenset({"قد", "كان", "كانت", "كانوا", "سبق", "ما", "لا", "زال", "زالت", "يزال", "تزال"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A range of words, both ends included."""

    first: int
    last: int


def after(prose: Prose, cue: Cue, limit: int) -> Phrase | None:
    """Return the noun phrase that follows the verb, before word ``limit``; None if the verb has no subject there."""
    first = _skip_adverbs(prose, cue.word + 1, limit)
    if first < limit and addresses_media(prose, first):
        first = _skip_adverbs(prose, _after_medium(prose, first, limit), limit)
    if first >= limit or not opens_phrase(prose, first):
        return None
    if first > cue.word + 1 and "،" in prose.gap(first):
        return None
    return Phrase(first, phrase_end(prose, first, limit))


def phrase(prose: Prose, first: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``first`` or after adverbs, before ``limit``, or None."""
    first = _skip_adverbs(prose, first, limit)
    while first < limit and prose.forms[first] in {"في", "الوقت", "نفسه", "ذاته"}:
        first += 1
    if first >= limit or not opens_phrase(prose, first):
        return None
    return Phrase(first, phrase_end(prose, first, limit))


def _skip_adverbs(prose: Prose, word: int, limit: int) -> int:
    while word < limit and _loose(prose, word):
        word += 1
    return word


def _after_medium(prose: Prose, word: int, limit: int) -> int:
    """Return the first word after a medium that is addressed before the speaker is named: ``قال لـ«الوطن» مدير …``."""
    at = word + 1 if prose.forms[word] == "ل" else word
    number = prose.quote_of[at]
    if number >= 0 and prose.quotes[number][0] == at:
        return min(prose.quotes[number][1] + 1, limit)
    named = prose.named_at.get(at)
    return min((named.last if named else at) + 1, limit)


def split_person(prose: Prose, phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """Divide subject and object of a verb that addresses somebody: ``دعا البيان | الأكراد إلى …``.

    The object begins with another mention, a quantifier, or a definite noun that cannot qualify the noun before it.
    """
    for word in range(phrase.first + 1, phrase.last + 1):
        if _closes(prose, word - 1) and _begins_object(prose, phrase, word):
            return Phrase(phrase.first, word - 1), Phrase(word, phrase.last)
    return phrase, None


def _closes(prose: Prose, word: int) -> bool:
    named = prose.named_at.get(word)
    if named is not None:
        return named.last == word
    return prose.forms[word].startswith(("ال", "لل", "وال")) or prose.forms[word].endswith(("ون", "ها", "هم"))


def _begins_object(prose: Prose, phrase: Phrase, word: int) -> bool:
    form = prose.forms[word]
    if form in {"كل", "جميع", "كافه", "الجميع", "سائر", "باقي", "بقيه", "عموم"}:
        return True
    named = prose.named_at.get(word)
    if named is not None and named.first == word and named.entity.type != "PER":
        return True
    if not form.startswith("ال"):
        return named is not None and named.first == word and prose.type_at(word - 1) not in {None, "PER"}
    if len(form) > 6 and form[2] == "ا" and form[5] == "ا":
        return True
    if form.endswith(("ين", "ات")) and len(form) > 5 and not prose.forms[word - 1].endswith(("ين", "ات")):
        return True
    return prose.lexicon.sources.get(form[2:]) is not None and not form.endswith("ي")


def before(prose: Prose, cue: Cue) -> Phrase | None:
    """Return the noun phrase that stands as subject before the verb in its clause, or None."""
    topic = _topic(prose, cue)
    if topic is not None:
        return topic
    last = cue.word - 1
    if cue.verb.proclitic and prose.forms[last : last + 1] and prose.forms[last] in _RETURNED:
        last -= 1
    elif cue.verb.proclitic or cue.participle:
        return None
    first = _after_opening(prose, _clause_start(prose, cue.word), cue.word)
    while last >= first and (prose.forms[last] in _AUXILIARY or _loose(prose, last)):
        last -= 1
    if last < first or not opens_phrase(prose, first):
        return None
    if "،" in prose.gap(cue.word) and prose.is_("that", first - 1) and first > prose.sentence_start(cue.word):
        return None
    end = phrase_end(prose, first, cue.word)
    return Phrase(first, min(end, last)) if end >= last else None


def text_before(prose: Prose, cue: Cue) -> Phrase | None:
    """Return an indefinite text right before the verb that tells what stands in it: ``تقريرا كشف``, ``بيان أكد``."""
    word = cue.word - 1
    if word < prose.sentence_start(cue.word) or cue.verb.proclitic or cue.participle or prose.gap(cue.word):
        return None
    bare = prose.forms[word].removesuffix("ا")
    return Phrase(word, word) if prose.lexicon.sources.get(bare) == "document" else None


def document(prose: Prose, cue: Cue) -> Phrase | None:
    """Return the text that stands nearest before a verb of containing or stipulating: ``مشروع قرار نص على``."""
    start = max(prose.sentence_start(cue.word), cue.word - _LONGEST_APPOSITION)
    found = None
    for word in range(cue.word - 1, start - 1, -1):
        bare = prose.forms[word].removeprefix("ال")
        if prose.is_("stipulating", word) or prose.is_form("stipulating", bare):
            found = word
        elif prose.forms[word] in {"عن", "الي"} or prose.is_("that", word):
            break
        elif found is not None:
            break
    return None if found is None or cue.verb.proclitic else Phrase(found, phrase_end(prose, found, cue.word))


def _topic(prose: Prose, cue: Cue) -> Phrase | None:
    """Read ``أما X فقال``: the topic is the speaker."""
    start = prose.sentence_start(cue.word)
    if cue.verb.proclitic != "ف" or prose.forms[start] not in {"اما", "واما"} or not opens_phrase(prose, start + 1):
        return None
    return Phrase(start + 1, phrase_end(prose, start + 1, cue.word))


def _after_opening(prose: Prose, first: int, word: int) -> int:
    """Skip the words that join a clause to the one before ("for its part", "whereas") and time expressions.

    A fronted phrase with a preposition of its own is not skipped, so that its noun is not taken for a subject.
    """
    while first < word and (prose.is_("connector", first) or first in prose.timed):
        preposition = prose.forms[first].removeprefix("و") in {"في", "من", "علي", "الي", "مع"}
        if preposition and not (prose.is_("connector", first + 1) or first + 1 in prose.timed):
            break
        first += 1
    return first


def _loose(prose: Prose, word: int) -> bool:
    return prose.is_("adverb", word) or word in prose.timed


def opens_phrase(prose: Prose, word: int) -> bool:
    """Tell whether a source's name can begin with ``word``."""
    if prose.is_("determiner", word) or (prose.type_at(word) == "PER" and not _bound(prose, word)):
        return True
    if _bound(prose, word):
        return False
    if prose.is_("particle", word) or prose.is_("that", word) or prose.is_("adjunct", word):
        return False
    if prose.is_("relative", word) or word in prose.timed:
        return False
    form = prose.forms[word]
    if word not in prose.named_at and (_preposition_fused(form) or _finite(prose, word)):
        return False
    if form.startswith("و") and (
        _preposition_fused(form[1:]) or any(prose.is_form(name, form[1:]) for name in _CLOSED_CLASSES)
    ):
        return False
    present = (
        form.startswith("ي") and len(form) > 3 and word not in prose.named_at and form not in prose.lexicon.sources
    )
    return form[0].isalpha() and not present


def _finite(prose: Prose, word: int) -> bool:
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
    stop = min(limit, first + _LONGEST, prose.sentence_end(first) + 1)
    while word + 1 < stop:
        nxt = word + 1
        gap = prose.gap(nxt)
        if "(" in gap:
            word = _bracketed(prose, nxt, stop)
            if word < nxt:
                break
        elif _ends_before(prose, first, nxt, gap, stop):
            break
        else:
            word = nxt
    return word


def _bracketed(prose: Prose, word: int, stop: int) -> int:
    """Return the last word of a short name in brackets that begins with ``word``; the word before it if there is none."""
    for last in range(word, min(word + _BRACKETED, stop)):
        end = prose.ends[last]
        if prose.text[end : end + 1] == ")" or prose.text[end : end + 2] == '")':
            return last if prose.forms[word].isalpha() else word - 1
    return word - 1


def _ends_before(prose: Prose, first: int, word: int, gap: str, stop: int) -> bool:
    if any(mark in "؛;:.!؟?|" for mark in gap):
        return True
    if "،" in gap or "," in gap:
        return not _apposition(prose, first, word, stop)
    if "-" in gap or (prose.opens_quote(word) and not prose.names_in_quotes(word)):
        return True
    return ends_phrase(prose, first, word)


def ends_phrase(prose: Prose, first: int, word: int) -> bool:
    """Tell whether ``word`` cannot belong to the noun phrase that began with ``first``."""
    if _addressed(prose, first, word) or _told(prose, first, word) or _anonymous(prose, word):
        return True
    if addresses_media(prose, word) and not _office_of_medium(prose, first, word):
        return True
    if word in prose.named_at and prose.named_at[word].first < word:
        return False
    if prose.forms[word] == "عن" and prose.forms[word - 1].endswith(
        ("مدافعون", "مدافعين", "مسوول", "مسوولون", "مسوولين", "مسووله")
    ):
        return False
    if prose.is_("that", word) or prose.is_("adjunct", word) or prose.is_("relative", word):
        return True
    if (
        prose.is_("adverb", word)
        or word in prose.timed
        or _bare_after_name(prose, word)
        or _after_adjective(prose, word)
    ):
        return True
    if prose.forms[word] in {"في", "علي", "من"}:
        return _adjunct_after(prose, first, word)
    return _second_verb(prose, word)


def _addressed(prose: Prose, first: int, word: int) -> bool:
    """Tell whether ``word`` names, with ل, somebody a person speaks to: ``قال كيري للكونغرس``, ``قال لمحادثه``."""
    form = prose.forms[word]
    if not form.startswith("ل") or len(form) < 4 or prose.type_at(word - 1) != "PER" or word - first < 1:
        return False
    named = prose.named_at.get(word)
    if named is not None:
        return named.first == word and prose.named_at[word - 1] is not named
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


def _after_adjective(prose: Prose, word: int) -> bool:
    """Tell whether a bare noun follows the adjective of an indefinite phrase: ``مواطن أسترالي | دعوى``."""
    form, before = prose.forms[word], prose.forms[word - 1]
    if word in prose.named_at or word - 1 in prose.named_at or form in prose.lexicon.sources or form in _RANKS:
        return False
    adjective = before.endswith(("ي", "يه", "يون", "يين")) and len(before) > 4 and not before.startswith(("ال", "لل"))
    return (
        adjective
        and form.isalpha()
        and len(form) > 3
        and not form.startswith(("ال", "و", "ل", "ب"))
        and not form.endswith(("ي", "يه", "يون", "يين", "ين", "ون"))
    )


def _office_of_medium(prose: Prose, first: int, word: int) -> bool:
    """Tell whether the medium belongs to the speaker's office: ``المدير العام لصحيفة «الوطن»``."""
    if prose.forms[word] == "ل" or prose.type_at(word - 1) == "PER" or word - first > 2:
        return False
    heads = {prose.forms[at].removeprefix("ال") for at in range(first, min(word, first + 2))}
    return bool(heads & {"مدير", "رييس", "مراسل", "محرر", "ناشر", "متحدث", "ناطق", "مديره", "مسوول"})


def _bare_after_name(prose: Prose, word: int) -> bool:
    """Tell whether an indefinite noun follows a name, and so begins something else: ``أنقرة | مرات عدة``."""
    named = prose.named_at.get(word - 1)
    if named is None or named.last != word - 1 or word in prose.named_at or named.entity.type == "PER":
        return False
    form = prose.forms[word]
    return not form.startswith(("ال", "و", "ل", "ب")) and form not in {"في", "من"} and form not in prose.lexicon.sources


def _second_verb(prose: Prose, word: int) -> bool:
    return any(
        verb.proclitic in {"و", "ف"} and not verb.entry.ambiguous
        for verb in prose.lexicon.verbs.get(prose.forms[word], ())
    )


def _adjunct_after(prose: Prose, first: int, word: int) -> bool:
    """Tell whether the preposition opens an adjunct (an occasion, or a place after a personal name)."""
    following = word + 1
    if following >= len(prose) or following in prose.timed or prose.forms[following] in prose.lexicon.channels:
        return True
    bare = prose.forms[following].removeprefix("ال")
    if bare in prose.lexicon.channels or prose.is_("particle", following):
        return True
    named = prose.named_at.get(word - 1)
    if prose.forms[word] != "في" or named is None or named.entity.type != "PER":
        return False
    office = prose.lexicon.sources.get(prose.forms[first].removeprefix("ال")) is not None
    return named.first == first and named.last - named.first < _SHORT_NAME and not office


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


def _clause_start(prose: Prose, word: int) -> int:
    """Return the first word of the clause in which ``word`` stands."""
    first = max(prose.sentence_start(word), word - _LONGEST)
    at = word - 1
    while at > first:
        gap = prose.gap(at)
        if any(mark in gap for mark in "؛;:.!؟?") or (
            prose.opens_quote(at) and prose.quote_of[word] == prose.quote_of[at]
        ):
            return at
        if prose.is_("that", at):
            return at + 1
        if prose.is_("turn", at):
            return at
        if "،" in gap and (clause_initial(prose, at) and not _continues_name(prose, at, word)):
            return at
        at -= 1
    return first


def _continues_name(prose: Prose, at: int, word: int) -> bool:
    """Tell whether the words from ``at`` are an apposition to a name before the comma: ``X، الناطق باسم Y، أكد``."""
    return "،" in prose.gap(word) or prose.type_at(at) == "PER"
