"""The noun phrase that names a speaker, after or before the reporting verb, and the one that is spoken to."""

from .cues import Cue, clause_initial
from .objects import POSSESSED_NOUN
from .phrases import LONGEST, Phrase, addresses_media, opens_phrase, phrase_end
from .prose import Prose

_LOOK_BACK = 14
_RETURNED = frozenset({"عاد", "عادت", "عادوا", "قام", "قامت"})
_WAS = frozenset({"كان", "وكان", "كانت", "وكانت"})
_OF_ADJECTIVES = frozenset({"الاطلاع", "المستوي", "الشان", "الصله", "النطاق", "النفوذ"})
"""Second halves of adjectives of sources: ``مصادر واسعة الاطلاع``, ``مسؤول رفيع المستوى``."""
_TAKING_UP = frozenset({"بذلك", "به", "بها", "عليه", "عليها", "عنه", "عنها", "اليه", "اليها", "لذلك", "فيه", "فيها"})
"""Pronouns that a preposition joins to the verb, before its subject: ``صرح بذلك المدير``."""
_AUXILIARY = frozenset({"قد", "كان", "كانت", "كانوا", "سبق", "ما", "لا", "زال", "زالت", "يزال", "تزال"})


def after(prose: Prose, cue: Cue, limit: int) -> Phrase | None:
    """Return the noun phrase that follows the verb, before word ``limit``; None if the verb has no subject there."""
    first = _skip_adverbs(prose, cue.word + 1, limit)
    if first < limit and prose.forms[first] in _TAKING_UP and not prose.is_("relative", cue.word - 1):
        first = _skip_adverbs(prose, first + 1, limit)
    if first < limit and addresses_media(prose, first):
        first = _skip_adverbs(prose, _after_medium(prose, first, limit), limit)
    if first >= limit or not opens_phrase(prose, first):
        return None
    if (first > cue.word + 1 and "،" in prose.gap(first)) or _own_deed(prose, first):
        return None
    if "stance" in cue.verb.entry.limits and prose.is_("stance", first):
        return None
    return Phrase(first, phrase_end(prose, first, limit))


def _own_deed(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` is what the subject did, and so no subject: ``أعلنت | مبايعتها``, ``أكد | رفضه``."""
    if word in prose.named_at or not prose.forms[word].endswith(("ه", "ها", "هم")):
        return False
    stem = prose.forms[word].removesuffix("ها").removesuffix("هم").removesuffix("ه")
    possessed = prose.is_form("said", stem) or (stem.endswith("ت") and prose.is_form("said", stem[:-1] + "ه"))
    return possessed or POSSESSED_NOUN.fullmatch(prose.forms[word]) is not None


def phrase(prose: Prose, first: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``first`` or after adverbs, before ``limit``, or None."""
    first = _skip_adverbs(prose, first, limit)
    while first < limit and prose.forms[first] in {"في", "الوقت", "نفسه", "ذاته"}:
        first += 1
    if first >= limit or not opens_phrase(prose, first):
        return None
    return Phrase(first, phrase_end(prose, first, limit))


def _skip_adverbs(prose: Prose, word: int, limit: int) -> int:
    while word < limit and prose.loose(word):
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
        if _closes(prose, word - 1) and _begins_object(prose, word):
            return Phrase(phrase.first, word - 1), Phrase(word, phrase.last)
    return phrase, None


def split_judged(prose: Prose, phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """Divide the subject of a verb that describes from what it describes: ``وصف | الباحث | سوق القمح | بأنها``."""
    speaker, judged = split_person(prose, phrase)
    if judged is not None:
        return speaker, judged
    for word in range(phrase.first + 1, phrase.last + 1):
        if _closes(prose, word - 1) and (word not in prose.named_at or prose.named_at[word].first == word):
            form = prose.forms[word]
            if (
                not form.startswith(("ال", "و", "ل", "ب"))
                and form.isalpha()
                and not prose.is_("particle", word)
                and prose.type_at(word) != "PER"
            ):
                return Phrase(phrase.first, word - 1), Phrase(word, phrase.last)
    return phrase, None


def _closes(prose: Prose, word: int) -> bool:
    named = prose.named_at.get(word)
    if named is not None:
        return named.last == word or _plural_of_persons(prose, word + 1)
    return prose.forms[word].startswith(("ال", "لل", "وال")) or prose.forms[word].endswith(("ون", "ها", "هم"))


def _plural_of_persons(prose: Prose, word: int) -> bool:
    """Tell whether persons in the plural follow a singular to which they cannot belong: ``اللجنة | المواطنين``."""
    form = prose.forms[word]
    persons = form.endswith("ين") and prose.lexicon.sources.get(form.removeprefix("ال")) == "person"
    before = prose.forms[word - 1]
    singular = before.endswith("ه") or prose.lexicon.sources.get(before.removeprefix("ال")) == "group"
    return persons and form.startswith("ال") and singular


def _begins_object(prose: Prose, word: int) -> bool:
    form = prose.forms[word]
    if form.endswith(("ه", "ها", "هم")) and prose.lexicon.sources.get(
        form.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    ):
        return word not in prose.named_at and prose.forms[word - 1].startswith("ال")
    if form in {"كل", "جميع", "كافه", "الجميع", "سائر", "باقي", "بقيه", "عموم"}:
        return True
    if form in _OF_ADJECTIVES:
        return False
    if prose.lexicon.sources.get(form) == "person" and prose.type_at(word - 1) in {"GPE", "ORG", "GROUP"}:
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
    return prose.lexicon.sources.get(form[2:]) is not None and (not form.endswith("ي") or form == "الاهالي")


def before(prose: Prose, cue: Cue) -> Phrase | None:
    """Return the noun phrase that stands as subject before the verb in its clause, or None."""
    topic = _topic(prose, cue) or _had(prose, cue)
    if topic is not None:
        return topic
    if any(mark in prose.gap(cue.word) for mark in ":/|"):
        return None
    last = cue.word - 1
    if cue.verb.proclitic and prose.forms[last : last + 1] and prose.forms[last] in _RETURNED:
        last -= 1
    elif cue.verb.proclitic or cue.participle:
        return None
    first = _after_opening(prose, _clause_start(prose, cue.word), cue.word)
    while last >= first and (prose.forms[last] in _AUXILIARY or prose.loose(last)):
        last -= 1
    if last < first or not opens_phrase(prose, first):
        return None
    if "،" in prose.gap(cue.word) and prose.is_("that", first - 1) and first > prose.sentence_start(cue.word):
        return None
    end = phrase_end(prose, first, cue.word)
    if end < last and not _resumes(prose, cue, first, end):
        return None
    return Phrase(first, min(end, last))


def _resumes(prose: Prose, cue: Cue, first: int, end: int) -> bool:
    """Tell whether the verb goes on with a subject whose qualification ended its name: ``وكان الحزب الذي … قد أعلن``."""
    qualified = prose.is_("relative", end + 1) and end + 2 < cue.word
    opened = first > 0 and prose.forms[first - 1] in _WAS
    if cue.verb.entry.ambiguous or not (qualified or opened) or "،" in prose.gap(end + 1):
        return False
    between = range(end + 1, cue.word)
    told = any(prose.is_("verb", at) and not _easily_another(prose, at) for at in between)
    return not told and not any(prose.is_(name, at) for at in between for name in ("that", "turn", "conjunction"))


def _easily_another(prose: Prose, word: int) -> bool:
    """Tell whether the letters of every reporting verb at ``word`` are also those of common words."""
    return all(verb.entry.ambiguous for verb in prose.lexicon.verbs[prose.forms[word]])


def text_before(prose: Prose, cue: Cue) -> Phrase | None:
    """Return an indefinite text right before the verb that tells what stands in it: ``تقريرا كشف``, ``بيان أكد``."""
    word = cue.word - 1
    if word < prose.sentence_start(cue.word) or cue.verb.proclitic or cue.participle or prose.gap(cue.word):
        return None
    bare = prose.forms[word].removesuffix("ا")
    return Phrase(word, word) if prose.lexicon.sources.get(bare) == "document" else None


def document(prose: Prose, cue: Cue) -> Phrase | None:
    """Return the text that stands nearest before a verb of containing or stipulating: ``مشروع قرار نص على``."""
    start = max(prose.sentence_start(cue.word), cue.word - _LOOK_BACK)
    found = None
    for word in range(cue.word - 1, start - 1, -1):
        bare = prose.forms[word].removeprefix("ال")
        if prose.is_("stipulating", word) or prose.is_form("stipulating", bare):
            found = word
        elif prose.forms[word] in {"عن", "الي"} or prose.is_("that", word) or found is not None:
            break
    return None if found is None or cue.verb.proclitic else Phrase(found, phrase_end(prose, found, cue.word))


def _topic(prose: Prose, cue: Cue) -> Phrase | None:
    """Read ``أما X فقال``: the topic is the speaker."""
    start = prose.sentence_start(cue.word)
    if cue.verb.proclitic != "ف" or prose.forms[start] not in {"اما", "واما"} or not opens_phrase(prose, start + 1):
        return None
    return Phrase(start + 1, phrase_end(prose, start + 1, cue.word))


def _had(prose: Prose, cue: Cue) -> Phrase | None:
    """Read ``كان المدير، سامي فلان، قد أعلن``: the verb after a comma and قد goes on with the subject of كان."""
    at = cue.word - 1
    if cue.verb.proclitic or cue.verb.tense != "past" or prose.forms[at] != "قد" or "،" not in prose.gap(at):
        return None
    start = max(prose.sentence_start(at), at - 2 * LONGEST)
    first = next((word + 1 for word in range(at - 2, start - 1, -1) if prose.forms[word] in _WAS), at)
    while first < at and prose.loose(first):
        first += 1
    return Phrase(first, phrase_end(prose, first, at)) if first < at and opens_phrase(prose, first) else None


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


def _clause_start(prose: Prose, word: int) -> int:
    """Return the first word of the clause in which ``word`` stands."""
    first = max(prose.sentence_start(word), word - LONGEST)
    at = word - 1
    while at > first:
        gap = prose.gaps[at]
        if gap and (
            any(mark in gap for mark in "؛;:.!؟?")
            or (prose.opens_quote(at) and prose.quote_of[word] == prose.quote_of[at])
        ):
            return at
        if prose.is_("that", at) or prose.forms[at] == "فان":
            return at + 1
        if prose.is_("turn", at):
            return at
        if gap and "،" in gap and (clause_initial(prose, at) and not _continues_name(prose, at, word)):
            return at
        at -= 1
    return first


def _continues_name(prose: Prose, at: int, word: int) -> bool:
    """Tell whether the words from ``at`` are an apposition to a name before the comma: ``X، الناطق باسم Y، أكد``."""
    return "،" in prose.gap(word) or prose.type_at(at) == "PER"
