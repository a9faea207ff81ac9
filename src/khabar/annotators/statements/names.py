"""Who a speaker's noun phrase stands for: an entity of the report, an earlier speaker, or a description."""

from dataclasses import dataclass

from khabar.text.fold import fold

from .drafts import Draft
from .phrases import Phrase
from .prose import Named, Prose

_LONG_NAME = 5
"""A token of fewer letters is not taken for another one misspelt."""
_UNNAMED = frozenset({"مصدر", "مصدرا", "مصادر", "مقرب", "مقربون", "مسوول", "مسوولون", "ناطق", "متحدث", "شاهد"})
_SHORT = 3
_BROKEN_PLURALS = frozenset(
    {
        "مصادر", "سكان", "قاده", "شهود", "نواب", "خبراء", "اعضاء", "وزراء", "روساء", "زعماء", "سفراء", "نشطاء", "علماء",
        "اطباء", "ضباط", "جنود", "تجار", "اهالي", "حلفاء", "انصار", "اقارب", "اصحاب", "عدد", "بعض", "عشرات", "ميات", "معظم",
        "غالبيه", "عديد", "العديد", "كثير", "طلاب", "عمال", "قضاه", "كتاب", "نقاد", "ابناء", "اباء", "اولياء", "جيران",
        "قرويون", "رجال", "نساء", "اطفال", "مندوبو", "مسوولو", "ممثلو", "مراسلو", "قوات", "سلطات",
    }
)  # fmt: skip
_PUBLISHED = frozenset(
    verb + ending
    for verb in ("نشر", "اصدر", "اورد", "اعد", "اعلن", "قدم", "وزع", "اذاع", "بث")
    for ending in ("ه", "ها", "ته", "تها")
)
"""Verbs with the pronoun of a text that they follow, before who issued it: ``تقرير نشرته | الوزارة``."""
_DECISIONS = frozenset({"قرار", "قانون", "مشروع", "اتفاق", "لايحه", "مرسوم", "روايه", "روايات"})
"""Texts that speak for themselves, whoever made them."""
_LINKS = frozenset({"من", "في", "علي", "عن", "باسم", "لدي"})


@dataclass(slots=True, eq=False)
class Speaker:
    """Somebody who has spoken in this report."""

    name: str
    party: str | None
    gender: str
    plural: bool
    tokens: frozenset[str]
    """Words by which the speaker was called so far, without article."""
    media: bool = False
    person: bool = False
    heads: frozenset[str] = frozenset()
    """The first of these words each time: what the speaker is, and not what it belongs to."""


def tokens_of(prose: Prose, phrase: Phrase) -> list[str]:
    """Return the words of a phrase without article and feminine ending; not those that ل only attaches to it."""
    forms = [prose.forms[phrase.first]]
    forms += (form for form in prose.forms[phrase.first + 1 : phrase.last + 1] if not form.startswith("لل"))
    return [bare(form[1:] if form.startswith("و") and form[1:] in prose.lexicon.sources else form) for form in forms]


def bare(form: str) -> str:
    """Return a folded word without article, conjunction and feminine ending."""
    for prefix in ("وال", "لل", "ال"):
        if form.startswith(prefix) and len(form) > len(prefix) + 1:
            form = form[len(prefix) :]
            break
    return form.removesuffix("ه") if len(form) > _SHORT else form


def entity_in(prose: Prose, phrase: Phrase) -> Named | None:
    """Return the mention that names the source: a person in the phrase, else one that is the whole of it."""
    inside = {
        id(named): named
        for word in range(phrase.first, phrase.last + 1)
        if (named := prose.named_at.get(word)) is not None
    }
    persons = [
        named for named in inside.values() if named.entity.type == "PER" and not _of_another(prose, phrase, named)
    ]
    persons.sort(key=lambda named: named.first)
    if persons and _in_apposition(prose, phrase, persons[0]):
        return None
    if len(persons) == 1 and is_office(prose, persons[0]) and _names_besides(prose, phrase, persons[0]):
        return None
    if persons:
        titled = len(persons) > 1 and persons[0].first == phrase.first and is_office(prose, persons[0])
        return persons[1 if titled else 0]
    whole = [named for named in inside.values() if named.first <= phrase.first and named.last >= phrase.last]
    if whole:
        return whole[0]
    opening = [named for named in inside.values() if named.first == phrase.first and named.last > named.first]
    return opening[0] if opening and opening[0].entity.type in {"ORG", "GROUP", "MEDIA"} else None


def _in_apposition(prose: Prose, phrase: Phrase, named: Named) -> bool:
    """Tell whether an office, by which the report knows another, only qualifies an unknown name: ``سامي فلان، عضو البرلمان``."""
    if named.first < phrase.first + 2 or "،" not in prose.gap(named.first):
        return False
    office = prose.lexicon.kind_of(prose.forms[named.first]) == "person"
    return office and not any(_known(prose, word) for word in range(phrase.first, named.first))


def _names_besides(prose: Prose, phrase: Phrase, office: Named) -> bool:
    """Tell whether an unknown name stands before the comma of an office, or after an office: ``سامي فلان، سفير …``."""
    if added_name(prose, phrase) is not None:
        return True
    before = range(phrase.first, office.first)
    if len(before) > 1 and ("،" in prose.gap(office.first) or not any(_known(prose, word) for word in before)):
        return True
    after = office.last + 1
    named = (
        after <= phrase.last
        and not prose.is_("particle", after)
        and not prose.forms[after].startswith(("ال", "لل", "و"))
    )
    return named and not prose.gap(after) and prose.forms[after] not in prose.lexicon.sources


def _known(prose: Prose, word: int) -> bool:
    """Tell whether the word is a source noun, a mention or a function word, and so no part of an unknown name."""
    return word in prose.named_at or prose.is_("function", word) or prose.lexicon.kind_of(prose.forms[word]) is not None


def is_office(prose: Prose, named: Named) -> bool:
    """Tell whether a person is known by office only, so that the name that follows is meant."""
    head = fold(named.entity.name).split(" ")[0].removeprefix("ال")
    return head in prose.lexicon.sources


def _of_another(prose: Prose, phrase: Phrase, named: Named) -> bool:
    """Tell whether the person is not the source but somebody it belongs to: ``مصدر قريب من X``, ``محامي X``."""
    before = [prose.forms[word] for word in range(phrase.first, named.first)]
    if not before:
        return False
    if named.first <= phrase.last and prose.forms[named.first].startswith("ب") and before[0] in _UNNAMED:
        return True
    return (
        prose.is_form("belonging", before[-1])
        or prose.is_form("kin", before[0])
        or (before[0] in _UNNAMED and any(form in _LINKS for form in before))
    )


def joint(prose: Prose, phrase: Phrase) -> list[Named]:
    """Return the mentions that the phrase joins with و, where it is nothing but them; an empty list otherwise."""
    found: list[Named] = []
    word = phrase.first
    while word <= phrase.last:
        named = prose.named_at.get(word)
        joins = named is not None and (not found or (named.bound and prose.forms[word].startswith("و")))
        if named is None or named.first != word or not joins or named.entity.type == "LOC":
            return []
        found.append(named)
        word = named.last + 1
    return found if len(found) > 1 else []


def issuer(prose: Prose, phrase: Phrase) -> Phrase | None:
    """Return who issued the text that the phrase names: ``بيان للجيش``, ``بيان صادر عن الوزارة``, ``تقرير البنك المركزي``."""
    head = prose.forms[phrase.first]
    if said_noun(prose, phrase.first) and phrase.last > phrase.first:
        return Phrase(phrase.first + 1, phrase.last)
    noun = head.removeprefix("ال")
    if prose.lexicon.sources.get(noun) != "document" or noun in _DECISIONS:
        return None
    for word in range(phrase.first + 1, phrase.last + 1):
        before = prose.forms[word - 1]
        joined = before == "عن" and prose.forms[word - 2].endswith(("صادر", "صادره", "صدر", "صدرت"))
        bound = prose.forms[word].startswith("ل") and _named_or_source(prose, word)
        joined = joined or before in _PUBLISHED
        own = word == phrase.first + 1 and not head.startswith("ال") and _named_or_source(prose, word)
        if joined or bound or own:
            return Phrase(word, phrase.last)
    return None


def said_noun(prose: Prose, word: int) -> bool:
    """Tell whether the noun of a verb of saying stands at ``word``, before who said it: ``وفقا لتأكيد | السلطات``."""
    form = prose.forms[word]
    noun = form[1:] if form.startswith("ل") else form
    return noun in prose.lexicon.bare_nouns and prose.lexicon.bare_nouns[noun].act in {"say", "confirm", "announce"}


def _named_or_source(prose: Prose, word: int) -> bool:
    """Tell whether a name or the noun of a body begins with ``word``, which may have ل written on to it."""
    named = prose.named_at.get(word)
    if named is not None:
        return named.first == word and named.entity.type != "LOC"
    form = prose.forms[word]
    noun = form.removeprefix("لل") if form.startswith("لل") else form.removeprefix("ل").removeprefix("ال")
    return prose.lexicon.sources.get(noun) == "group"


def media_in(prose: Prose, phrase: Phrase) -> Named | None:
    """Return the medium named in a phrase such as ``صحيفة «حريت» التركية``."""
    for word in range(phrase.first, phrase.last + 1):
        named = prose.named_at.get(word)
        if named is not None and named.entity.type == "MEDIA":
            return named
    return None


def is_media(prose: Prose, phrase: Phrase) -> bool:
    """Tell whether the phrase names a medium or its staff."""
    named = prose.named_at.get(phrase.first)
    return prose.lexicon.kind_of(prose.forms[phrase.first]) == "media" or (
        named is not None and named.entity.type == "MEDIA"
    )


def description(prose: Prose, phrase: Phrase) -> str:
    """Return the phrase as printed, without quotation marks and line breaks."""
    last = phrase.last
    phrase = added_name(prose, phrase) or phrase
    for word in range(phrase.first + 2, phrase.last + 1):
        named = prose.named_at.get(word)
        office = named is not None and named.first == word and named.entity.type == "PER" and is_office(prose, named)
        if office or ("،" in prose.gap(word) and prose.lexicon.kind_of(prose.forms[word]) is not None):
            last = word - 1
            break
    text = prose.words_span(phrase.first, last).of(prose.reading.document.raw)
    head = prose.forms[phrase.first]
    if (
        head.startswith("و")
        and head[1:].removeprefix("ال") in prose.lexicon.sources
        and head not in prose.lexicon.sources
    ):
        text = text[1:]
    if head.startswith("لل") and prose.lexicon.sources.get(head[2:]):
        text = "ال" + text[2:]
    elif head.startswith("ل") and head[1:] in prose.lexicon.sources and phrase.first not in prose.named_at:
        text = text[1:]
    for mark in '"«»“”„':
        text = text.replace(mark, "")
    return " ".join(text.split())


def added_name(prose: Prose, phrase: Phrase) -> Phrase | None:
    """Return the unknown name of a person that a comma adds to an office: ``المتحدث باسم البلدية، سامي الحلو``."""
    first = next((word for word in range(phrase.last, phrase.first, -1) if "،" in prose.gap(word)), None)
    if first is None or not 0 < phrase.last - first < _SHORT or prose.forms[first].startswith(("ال", "و")):
        return None
    if prose.lexicon.kind_of(prose.forms[phrase.first]) != "person":
        return None
    unknown = not any(_known(prose, word) or prose.loose(word) for word in range(first, phrase.last + 1))
    return Phrase(first, phrase.last) if unknown else None


def several(prose: Prose, word: int) -> bool:
    """Tell whether the definite noun names several persons by a plural that shows no case: ``السكان``."""
    form = prose.forms[word]
    return form.startswith("ال") and form[2:] in _BROKEN_PLURALS and prose.lexicon.kind_of(form) == "person"


def _single(prose: Prose, word: int) -> bool:
    """Tell whether letters like those of a plural are those of a name or of an office (``حسين``, ``الأمين``)."""
    return prose.type_at(word) == "PER" or prose.forms[word].removeprefix("ال") in {"امين"}


def plural(prose: Prose, draft: Draft, phrase: Phrase) -> bool:
    """Tell whether the phrase names several."""
    head = prose.forms[phrase.first]
    forms = prose.forms[phrase.first + 1 : phrase.last + 1]
    return (
        draft.number == "p"
        or (head.endswith(("ون", "ين", "ات")) and not _single(prose, phrase.first))
        or head.removeprefix("ال") in _BROKEN_PLURALS
        or any(form.startswith("و") and form[1:] in _BROKEN_PLURALS for form in forms)
    )


def misspelt(tokens: frozenset[str], known: frozenset[str]) -> bool:
    """Tell whether the only token is a known one with its letters in another order (``ارودغان`` for ``اردوغان``)."""
    word = next(iter(tokens))
    return len(word) >= _LONG_NAME and any(sorted(word) == sorted(other) for other in known)
