"""Reporting verbs in the text: where one stands as a cue and not as another word of the same letters."""

from collections.abc import Iterator
from dataclasses import dataclass

from .lexicon import VerbForm
from .phrases import is_channel
from .prose import Prose

_LOOK_BACK = 6
_PREPOSITIONS = frozenset({"انك", "انكم"}) | frozenset(
    {"في", "من", "عن", "الي", "مع", "بين", "علي", "حول", "بعد", "قبل", "تحت", "عند", "كل", "اي", "هذا", "هذه"}
)
_DENYING = frozenset({"استبعد", "نفى", "أنكر", "عارض", "مانع"})
"""Verbs whose negation says something."""
_TOPICS = frozenset({"عن", "حول", "بشان", "بخصوص", "فيما", "عما", "ردا", "تعليقا", "بالنسبه", "حيال", "ازاء"})
"""Words with which a sentence opens that tells first what is spoken about."""
_SHADDA = "\u0651"
_LONGEST_TOPIC = 20
_HABIT = frozenset({"عاده", "غالبا", "دايما", "كثيرا"})
_POSSIBLY = frozenset({"قد", "وقد", "ربما", "مما"})
_SUBORDINATE = frozenset({"ان", "لان", "كي", "لكي", "حتي", "بان", "الا"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report what somebody says."""

    word: int
    verb: VerbForm
    initial: bool
    """Whether it opens a clause: first in its sentence, after a comma or a conjunction, or with و."""
    hypothetical: bool = False

    @property
    def participle(self) -> bool:
        """Whether it is an adverbial participle, whose subject is that of the clause before."""
        return self.verb.tense == "participle"


def cues(prose: Prose) -> Iterator[Cue]:
    """Yield every word that can be a cue by its form and the word before it, with each reading it has."""
    verbs = prose.lexicon.verbs
    for word in prose.of_kind("verb"):
        for verb in verbs[prose.forms[word]]:
            cue = _cue(prose, word, verb)
            if cue is not None:
                yield cue


def clause_initial(prose: Prose, word: int) -> bool:
    """Tell whether a clause begins with ``word``, as far as punctuation and conjunctions show it."""
    if word == prose.sentence_start(word) or prose.opens_quote(word):
        return True
    gap = prose.gap(word)
    if gap and any(mark in gap for mark in '،,؛;:.-()!؟?"'):
        return True
    return any(prose.is_(name, word - 1) for name in ("conjunction", "that", "opening"))


def _cue(prose: Prose, word: int, verb: VerbForm) -> Cue | None:
    if _unsaid(prose, word, verb) or _another_word(prose, word, verb):
        return None
    preposition = "preposition" in verb.entry.limits
    if preposition and prose.forms[word + 1 : word + 2] in {("من",), ("ما",)}:
        return None
    if preposition and prose.is_("that", word + 1) and _paired(prose, word, verb.proclitic):
        return None
    if preposition and verb.proclitic == "و" and not prose.is_("that", word + 1) and _between(prose, word):
        return None
    if preposition and not verb.proclitic and verb.tense == "past" and not _stands_first(prose, word):
        return None
    timed = word - 1 in prose.timed and not preposition
    initial = verb.proclitic in {"و", "ف"} or clause_initial(prose, word) or timed or _after_topic(prose, word, verb)
    return Cue(word, verb, initial, _hypothetical(prose, word))


def opens_with_topic(prose: Prose, word: int) -> bool:
    """Tell whether the sentence names first what is spoken about, or the occasion, and ``word`` is its first verb."""
    start = prose.sentence_start(word)
    if not 1 < word - start <= _LONGEST_TOPIC:
        return False
    opening = prose.forms[start].removeprefix("و")
    if opening not in _TOPICS and not (opening in {"في", "خلال"} and is_channel(prose, start + 1)):
        return False
    return not any(prose.kinds[at] & prose.verb_or_relative for at in range(start + 1, word))


def _after_topic(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether the verb tells what was said about the topic with which its sentence opens: ``وعن الأزمة قال إن``."""
    if verb.entry.ambiguous or verb.tense == "participle":
        return False
    return (prose.is_("that", word + 1) or ":" in prose.gap(word + 1)) and opens_with_topic(prose, word)


def _paired(prose: Prose, word: int, proclitic: str) -> bool:
    """Tell whether the word is one half of "between that … and between that"."""
    span = range(prose.sentence_start(word), word) if proclitic else range(word + 1, prose.sentence_end(word))
    other = "بين" if proclitic else "وبين"
    return any(prose.forms[at] == other and prose.is_("that", at + 1) for at in span)


def _between(prose: Prose, word: int) -> bool:
    """Tell whether the word is the second half of "between one who … and one who …"."""
    indefinite = word + 1 < len(prose) and not prose.forms[word + 1].startswith("ال") and word + 1 not in prose.named_at
    person = prose.lexicon.kind_of(prose.forms[min(word + 1, len(prose) - 1)]) is not None
    return indefinite and not person and "بين" in prose.forms[prose.sentence_start(word) : word]


def _unsaid(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether the word before makes the verb something that is not said: negated, wished, to come, only possible."""
    free = verb.proclitic in {"و", "ف"} or "،" in prose.gap(word)
    negated = not free and prose.is_("negation", word - 1) and prose.sentence_start(word) < word
    if negated and not (comments(prose, word) or _usually(prose, word) or _still_said(prose, word, verb)):
        return True
    if verb.proclitic in {"س", "وس"}:
        return True
    possible = word > 0 and prose.forms[word - 1] in _POSSIBLY
    return verb.tense == "present" and (possible or _subordinate(prose, word))


def _another_word(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether the letters are another word here: a noun after a preposition or complementiser, "I think", a filler."""
    if (
        word
        and prose.forms[word - 1].removeprefix("و") in _PREPOSITIONS
        and not prose.gap(word)
        and prose.type_at(word - 1) != "PER"
    ):
        return not (prose.forms[word - 1] == "هذا" and verb.tense == "past" and verb.gender == "f")
    if word and _governed(prose, word):
        return True
    if verb.object == "نا" and word and prose.forms[word - 1].endswith("نا"):
        return True
    if verb.entry.ambiguous and verb.proclitic in {"ل", "ول"}:
        return True
    if verb.object == "ه" and prose.words_span(word, word).of(prose.reading.document.raw).endswith("ة"):
        return True
    if verb.tense == "participle" and not prose.gap(word) and is_noun(prose, word):
        return True
    if _first_person(prose, word, verb) or _noun(prose, word, verb):
        return True
    return verb.entry.impersonal == "filler" and _filler(prose, word, verb)


def _governed(prose: Prose, word: int) -> bool:
    """Tell whether a preposition that stands apart, or عدم, governs the word: ``بـ«ثمن باهظ»``, ``عدم ذكر اسمه``."""
    before = prose.forms[word - 1]
    if before == "عدم":
        return not prose.gap(word)
    return before in {"ب", "ل", "ك"} and prose.quote_of[word - 1] < 0 and prose.gap(word) in {"", '"', "ـ"}


def is_noun(prose: Prose, word: int) -> bool:
    """Tell whether a participle is a noun by the word before it: a conjunction, or the verb of which it is the subject."""
    if prose.is_("that", word - 1) or prose.is_("turn", word - 1):
        return True
    feminine = prose.forms[word].endswith("ه")
    return feminine and any(verb.tense == "past" for verb in prose.lexicon.verbs.get(prose.forms[word - 1], ()))


def _stands_first(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` is the first of its sentence or follows a comma, or is written with the sign of a verb."""
    if word == prose.sentence_start(word) or "،" in prose.gap(word) or prose.forms[word - 1] == "كما":
        return True
    return _SHADDA in prose.words_span(word, word).of(prose.reading.document.raw)


def _filler(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether the verb only introduces what the outlet itself adds: ``يذكر أن``, ``يشار إلى أن``."""
    if verb.tense != "present" or verb.number != "s" or verb.object:
        return False
    if verb.gender == "f":
        clear = verb.entry.present == "يبين"
        if clear and any(prose.is_(name, word + 1) for name in ("particle", "adjunct", "adverb")):
            return True
        if not clear:
            return False
    return prose.is_("that", word + 1) or (prose.is_("that", word + 2) and prose.is_("particle", word + 1))


def _still_said(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether the negated verb is a statement all the same: ``لم يستبعد``, ``لا يعتقد أن``."""
    if verb.tense != "present" or verb.proclitic or prose.forms[word - 1].removeprefix("و") not in {"لم", "لا"}:
        return False
    return verb.entry.id in _DENYING or (verb.entry.act == "believe" and prose.forms[word - 1].endswith("لا"))


def _usually(prose: Prose, word: int) -> bool:
    """Tell whether ما before the verb makes it a habit and not a denial: ``عادة ما يقول``."""
    return word > 1 and prose.forms[word - 1] == "ما" and prose.forms[word - 2].removeprefix("و") in _HABIT


def comments(prose: Prose, word: int) -> bool:
    """Tell whether the verb takes up what was said before: ``وهو ما نفته``, ``الأمر الذي نفته``."""
    return word > 1 and prose.forms[word - 1] == "ما" and prose.forms[word - 2] in {"وهو", "هو"}


def _first_person(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether a hamza shows the form to be "I think" and not the past of a verb that begins with a bare alef."""
    if verb.tense != "past":
        return False
    stem = verb.entry.forms[0]
    if stem.startswith("أ") and prose.words_span(word, word).of(prose.reading.document.raw).startswith("آ"):
        return True
    if not stem.startswith("ا") or verb.gender == "f" or verb.number != "s":
        return False
    raw = prose.words_span(word, word).of(prose.reading.document.raw)
    inside = prose.quote_of[word] >= 0 or prose.is_("that", word + 1) or prose.is_("that", word - 1)
    return raw.lstrip("وف").startswith("أ") and inside


def _noun(prose: Prose, word: int, verb: VerbForm) -> bool:
    """Tell whether a final letter shows another word (``رأي``, ``هنا``) and not the past of a verb (``رأى``, ``هنأ``)."""
    if verb.tense != "participle" and prose.words_span(word, word).of(prose.reading.document.raw).endswith(("اً", "ًا")):
        return True
    if verb.tense == "past" and verb.object and verb.entry.forms[0].startswith("أ"):
        return prose.words_span(word, word).of(prose.reading.document.raw).lstrip("وف").startswith("إ")
    if verb.entry.forms[0].endswith("أ") and verb.tense == "past":
        return "أ" not in prose.words_span(word, word).of(prose.reading.document.raw)
    if verb.tense == "present" and verb.entry.present.endswith("ي") and verb.number == "s":
        return prose.words_span(word, word).of(prose.reading.document.raw).endswith("ى")
    if verb.tense != "past" or not verb.entry.ambiguous or verb.object or not verb.entry.forms[0].endswith("ى"):
        return False
    return prose.forms[word].endswith("ي") and prose.words_span(word, word).of(prose.reading.document.raw).endswith("ي")


def _subordinate(prose: Prose, word: int) -> bool:
    """Tell whether the present verb stands after a particle that makes it something to come or to be wished."""
    return prose.forms[word - 1] in _SUBORDINATE and word > prose.sentence_start(word) and not prose.gap(word)


def _hypothetical(prose: Prose, word: int) -> bool:
    if not prose.conditional:
        return False
    first = max(prose.sentence_start(word), word - _LOOK_BACK)
    for before in range(word - 1, first - 1, -1):
        if prose.gap(before + 1):
            return False
        if prose.forms[before] in {"اذا", "لو"}:
            return True
    return False
