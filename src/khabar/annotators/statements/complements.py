"""What follows a reporting verb: the place where the thing said begins, and by what it is introduced."""

from .clauses import Complement, Kind, that_clause
from .cues import Cue, is_noun
from .lexicon import Lexicon
from .objects import VERBAL_NOUN, opens_object
from .phrases import is_channel
from .prose import Prose

_REACH = 60
_ASKED = 5
_ONLINE = frozenset({
    "تويتر", "فيسبوك", "يوتيوب", "انستغرام", "سناب", "تلغرام", "اكس", "منصه", "صفحه", "موقع", "حساب", "شاشه",
    "هواء", "مواقع",
})  # fmt: skip
"""Where on the net or the air something is said."""
_FEW = 3
_LONG_NAME = 8
"""The name of a case, a film or a paper in marks is no longer than this many words."""
_NOUN_REACH = 30
_PARTICIPLE_REACH = 16
_DOUBTFUL_REACH = 26
_PREPOSITIONS = {"إلى": ("الي",), "على": ("علي",), "عن": ("عن",), "من": ("من",), "في": ("في",), "بشأن": ("بشان", "حول")}
_ADJOINING = frozenset({"في", "من", "مع", "ضد", "حول", "بشان", "ضمن", "لدي", "امام", "بين"})
_ASKING = frozenset({"ما", "عدم", "هل", "كيف", "كيفيه", "لماذا", "متي", "اين", "اي"})
"""Particles with which a thing that is asked or told begins: ``تساءل عن كيف``."""
_PRAYED_FOR = frozenset({"له", "لها", "لهم", "لهما"})
"""Right after the verb: who is prayed for, ``دعا له بالشفاء``, and not called."""
_FOREIGN = frozenset({"علي", "من", "عن"})
_ABSORBED = {"امل", "اعتقاد", "ثقه"}
"""Nouns after a verb of expressing that belong to the cue: ``أعرب عن أمله في أن``."""


def complement(prose: Prose, cue: Cue, bare: bool) -> Complement | None:
    """Return where the content of ``cue`` begins, or None if nothing that the verb takes follows in its sentence.

    ``bare`` tells that no subject is to be expected after the verb: it stands before it.
    """
    takes = cue.verb.entry.takes
    reach = _PARTICIPLE_REACH if cue.participle else _DOUBTFUL_REACH if cue.verb.entry.ambiguous else _REACH
    last = min(prose.sentence_end(cue.word), cue.word + reach)
    home = prose.quote_of[cue.word]
    relative = False
    free = "object" in cue.verb.entry.takes
    for word in range(cue.word + 1, last + 1):
        stop = prose.stops(word)
        if not (stop or free):
            continue
        relative = relative or prose.is_("relative", word)
        if relative and cue.verb.entry.continues and prose.forms[word].startswith("بان") and prose.is_("that", word):
            return None
        if home >= 0 and prose.quote_of[word] != home:
            return None
        found = _at(prose, cue, takes, word, bare, stop)
        if found is not None:
            return found
        if stop and _blocks(prose, cue, word):
            return None
    return _over_line(prose, cue, last)


def _over_line(prose: Prose, cue: Cue, last: int) -> Complement | None:
    """Read what a colon at the end of the paragraph introduces: the paragraph after it."""
    word = last + 1
    if "quote" not in cue.verb.entry.takes or word >= len(prose) or prose.sentence_end(cue.word) != last:
        return None
    between = prose.text[prose.ends[last] : prose.starts[word]]
    return _quoted(prose, word) if ":" in between.split("\n")[0] and "\n" in between else None


def _at(prose: Prose, cue: Cue, takes: tuple[str, ...], word: int, bare: bool, stop: bool) -> Complement | None:
    if stop and ("quote" in takes or "that" in takes):
        quoted = _quoted(prose, word) or _after_saying(prose, cue, word)
        far = cue.verb.entry.ambiguous and quoted is not None and prose.gap(word).startswith("،")
        if quoted is not None and not (
            far or _adjoined(prose, takes, word) or _named_before(prose, takes, word, quoted)
        ):
            return quoted
    if (
        stop
        and "that" in takes
        and prose.is_("that", word)
        and not (_of_another(prose, takes, word) or _inside_name(prose, cue, word))
    ):
        return that_clause(prose, word, word, drop="describes" in cue.verb.entry.limits)
    if word - cue.word > _NOUN_REACH:
        return None
    if "stance" in cue.verb.entry.limits and prose.is_("stance", word):
        clause = _after_stance(prose, word)
        if clause is not None:
            return clause
    if "object" in takes and opens_object(prose, cue, word, bare or cue.participle):
        return _absorbed(prose, word - 1, word) or Complement(word, prose.starts[word], word, "noun", "object")
    return _governed(prose, cue, takes, word) if stop else None


def _after_stance(prose: Prose, word: int) -> Complement | None:
    """Read ``جدد التأكيد على | أن``: the noun belongs to the cue where a clause follows it."""
    at = word + 1 + (prose.forms[word + 1 : word + 2] in {("علي",), ("الي",), ("من",), ("عن",)})
    if at > prose.sentence_end(word) or not prose.is_("that", at):
        return None
    inner = that_clause(prose, at, word)
    return inner and Complement(inner.word, inner.start, word, inner.kind, "", (prose.starts[word], prose.ends[word]))


def _inside_name(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether the word stands within a name in marks, whose letters are no complementiser: ``قناة "سي ان ان"``."""
    number = prose.quote_of[word]
    return number >= 0 and number != prose.quote_of[cue.word] and cue.word < prose.quotes[number][0] < word


def _of_another(prose: Prose, takes: tuple[str, ...], word: int) -> bool:
    """Tell whether the clause belongs to a conjunction, a judgement or a preposition that the verb does not take."""
    before = prose.forms[word - 1]
    if prose.is_("subordinator", word - 1):
        return True
    return before in _FOREIGN and not any(before in _PREPOSITIONS[name] for name in takes if name in _PREPOSITIONS)


def _quoted(prose: Prose, word: int) -> Complement | None:
    gap = prose.gap(word)
    if ":" in gap and "(" not in gap and prose.is_("that", word) and not prose.opens_quote(word):
        return that_clause(prose, word, word)
    if ":" in gap and "(" not in gap:
        kind: Kind = "quote" if prose.opens_quote(word) else "colon"
        return Complement(word, prose.starts[word], word, kind)
    if prose.opens_quote(word) and not prose.names_in_quotes(word):
        return Complement(word, prose.starts[word], word, "quote")
    return None


def introduced(prose: Prose, word: int) -> Complement | None:
    """Return the content that a complementiser, a colon or quotation marks introduce at ``word``, or None."""
    quoted = _quoted(prose, word)
    if quoted is None and prose.is_("that", word):
        return that_clause(prose, word, word)
    return quoted


def _adjoined(prose: Prose, takes: tuple[str, ...], word: int) -> bool:
    """Tell whether words in marks belong to a preposition before them that the verb does not take: ``في "قضية …"``."""
    before = prose.forms[word - 1]
    if ":" in prose.gap(word) or before not in _ADJOINING or prose.quote_length(word) > _LONG_NAME:
        return False
    return not any(before in _PREPOSITIONS[name] for name in takes if name in _PREPOSITIONS)


def _named_before(prose: Prose, takes: tuple[str, ...], word: int, quoted: Complement) -> bool:
    """Tell whether some words in marks name the speaker, as the preposition of the verb after them shows."""
    if quoted.kind != "quote" or ":" in prose.gap(word) or prose.quote_length(word) > _FEW:
        return False
    nxt = prose.quotes[prose.quote_of[word]][1] + 1
    return nxt < len(prose) and any(prose.forms[nxt] in _PREPOSITIONS.get(name, ()) for name in takes)


def _after_saying(prose: Prose, cue: Cue, word: int) -> Complement | None:
    """Read words said without a mark after ``بقوله``, ``قائلا``: ``وأضافت بقولها لي أربع سنوات``."""
    before = word - 1
    if not prose.kinds[before] & prose.lexicon.kinds.bits["saying"]:
        return None
    if prose.is_("that", word) or prose.sentence_of[word] != prose.sentence_of[before] or _occasion_first(prose, word):
        return None
    cue2 = (prose.starts[before], prose.ends[before]) if before > cue.word else None
    return Complement(word, prose.starts[word], before if cue2 else word, "colon", cue2=cue2)


def _occasion_first(prose: Prose, word: int) -> bool:
    """Tell whether an occasion stands at ``word`` before the clause or the marks: ``قائلة | في بيان، إنها``."""
    if prose.forms[word] not in {"في", "خلال", "عبر"} or not is_channel(prose, word + 1):
        return False
    near = range(word + 2, min(word + _ASKED + 3, prose.sentence_end(word) + 1))
    return any(prose.is_("that", at) or prose.opens_quote(at) or ":" in prose.gap(at) for at in near)


def _governed(prose: Prose, cue: Cue, takes: tuple[str, ...], word: int) -> Complement | None:
    """Return the content governed by a preposition that the verb takes, if one stands at ``word``."""
    form = prose.forms[word]
    if ("topic" in cue.verb.entry.limits and _says_later(prose, word)) or prose.forms[word - 1] == "نقلا":
        return None
    for name in takes:
        if form in _PREPOSITIONS.get(name, ()):
            return _after_preposition(prose, cue, word, name)
    if "ب" in takes and form.startswith("ب"):
        return _after_b(prose, cue, word)
    if "ل" in takes and (word > cue.word + 1 or "person" not in takes or thing_asked(prose, form)):
        return _after_l(prose, word)
    return None


def _says_later(prose: Prose, word: int) -> bool:
    """Tell whether the words themselves follow in the sentence after a topic: ``تحدث عن الأزمة بقوله: …``."""
    saying = prose.lexicon.kinds.bits["saying"]
    return any(prose.kinds[at] & saying for at in range(word, prose.sentence_end(word)))


def _after_preposition(prose: Prose, cue: Cue, word: int, name: str) -> Complement | None:
    nxt = word + 1
    if nxt > prose.sentence_end(word):
        return None
    if prose.is_("that", nxt):
        return that_clause(prose, nxt, word)
    if "asks" in cue.verb.entry.limits:
        return _asked(prose, nxt)
    if "feeling" in cue.verb.entry.limits and not _felt(prose, nxt):
        return None
    absorbed = _absorbed(prose, word, nxt) if name == "عن" else None
    if absorbed is not None:
        return absorbed
    if prose.quote_of[nxt] != prose.quote_of[word] and not prose.names_in_quotes(nxt):
        return Complement(nxt, prose.starts[nxt], word, "quote", name)
    return Complement(nxt, prose.starts[nxt], word, "noun", name) if _sayable(prose, cue, nxt, name) else None


def _asked(prose: Prose, word: int) -> Complement | None:
    """Read ``طلب من اللاعبين التركيز``: the thing asked for is a definite noun after those who are asked."""
    for at in range(word + 1, min(word + _ASKED, prose.sentence_end(word)) + 1):
        form = prose.forms[at]
        if prose.is_("said", at) or (form.startswith("ال") and not form.endswith(("ين", "ون", "ات", "ي", "يه", "ه"))):
            return Complement(at, prose.starts[at], at, "noun", "من")
        if prose.gap(at) or prose.is_("that", at):
            return None
    return None


def _absorbed(prose: Prose, word: int, noun: int) -> Complement | None:
    """Read ``عن أمله في أن``, ``أمله في``, ``عن اعتقاده بأن``: the noun belongs to the cue, the content follows."""
    stem = prose.forms[noun]
    if not any(stem.startswith(name) and len(stem) - len(name) <= 3 for name in _ABSORBED):
        return None
    start = word if prose.forms[word] == "عن" else noun
    cue2 = (prose.starts[start], prose.ends[noun])
    for nxt in (noun + 1, noun + 2, noun + 3):
        if nxt > prose.sentence_end(word):
            break
        if prose.is_("that", nxt):
            inner = that_clause(prose, nxt, start)
            return inner and Complement(inner.word, inner.start, start, inner.kind, "عن", cue2)
    if prose.forms[noun + 1 : noun + 2] == ("في",) and noun + 2 <= prose.sentence_end(word):
        return Complement(noun + 2, prose.starts[noun + 2], start, "noun", "في", cue2)
    return None


def _felt(prose: Prose, word: int) -> bool:
    """Tell whether the noun after ``عبر عن`` is a feeling or stance."""
    form = prose.forms[word]
    return (
        form in prose.lexicon.stances
        or prose.is_("said", word)
        or form.endswith(("ه", "ها", "هم"))
        or prose.opens_quote(word)
    )


def _sayable(prose: Prose, cue: Cue, word: int, name: str) -> bool:
    """Tell whether the noun after a preposition can be what is said, and not a place, person or occasion."""
    form = prose.forms[word]
    bare = form.removeprefix("ال")
    if (
        word in prose.timed
        or (name == "في" and bare in prose.lexicon.channels)
        or (name == "على" and bare in _ONLINE)
        or form in {"هامش", "حسابه", "صفحته", "حسابها", "موقعه", "لسان", "متن"}
    ):
        return False
    if name == "من" and word == cue.word + 3 and prose.forms[cue.word + 1] in prose.lexicon.sources:
        return False
    if name in {"إلى", "من", "على", "في"} and prose.type_at(word) in {"LOC", "GPE", "PER", "MEDIA"}:
        return False
    return not prose.is_("particle", word) or prose.is_("determiner", word) or form in _ASKING


def _after_b(prose: Prose, cue: Cue, word: int) -> Complement | None:
    """Read a content with ب written on to its first word: ``طالب بوقف القصف``."""
    form = prose.forms[word]
    nxt = word + 1
    if form == "ب" and nxt <= prose.sentence_end(word) and prose.opens_quote(nxt):
        return Complement(nxt, prose.starts[nxt], word, "quote", "ب")
    if prose.is_("that", word):
        return that_clause(prose, word, word, drop="describes" in cue.verb.entry.limits)
    if form == "بما" and _free_relative(prose, cue, word):
        return Complement(word, prose.starts[word] + 1, word, "noun", "ب")
    if form in {"بهما", "بهن"} or _surname(prose, word):
        return None
    if word in prose.timed or word in prose.named_at or len(form) < 4 or not detachable_b(form, prose.lexicon):
        return None
    if "decree" in cue.verb.entry.limits and not _decreed(prose, cue, word):
        return None
    if prose.forms[cue.word + 1] in _PRAYED_FOR:
        return None
    event = prose.is_form("said", form[1:]) or VERBAL_NOUN.fullmatch(form[1:]) is not None
    if prose.opens_quote(word) or ("event" in cue.verb.entry.limits and not event):
        return None
    return Complement(word, prose.starts[word] + 1, word, "noun", "ب")


def _surname(prose: Prose, word: int) -> bool:
    """Tell whether ب is the first letter of a surname that follows a given name: ``وصف الوزير بدر باسلمة الوضع``."""
    form = prose.forms[word]
    named = prose.type_at(word - 1) == "PER" or prose.forms[word - 1] in prose.lexicon.given_names
    noun = prose.is_form("said", form[1:]) or VERBAL_NOUN.fullmatch(form[1:]) is not None or form.startswith("بال")
    return named and form.startswith("با") and not noun


def _decreed(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a decree stands between the verb and ``word``: ``أصدر الملك أمرا بفتح الجسر``."""
    return any(prose.is_("decree", at) for at in range(max(cue.word + 1, word - _ASKED), word))


def _free_relative(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether ``بما`` is what is praised or condemned (``أشاد بما قدمته``) and not "including" or "since"."""
    nxt = word + 1
    if "،" in prose.gap(word) or nxt > prose.sentence_end(word) or cue.verb.entry.takes[0] != "ب":
        return False
    return not (
        prose.is_("that", nxt) or prose.is_("adjunct", nxt) or prose.forms[nxt] in {"في", "فيه", "فيها", "فيهم", "انه"}
    )


def thing_asked(prose: Prose, form: str) -> bool:
    """Tell whether the folded word, with ل written on to it, is something that one calls for rather than who is called."""
    bare = form.removeprefix("لل").removeprefix("ل")
    return prose.is_form("said", bare) or VERBAL_NOUN.fullmatch(bare) is not None


def _after_l(prose: Prose, word: int) -> Complement | None:
    """Read a content with ل written on to its first word: ``دعا الكونغرس لدعم الاتفاق``."""
    form = prose.forms[word]
    if (
        not form.startswith("ل")
        or len(form) < 4
        or (form.startswith("لل") and not thing_asked(prose, form))
        or word in prose.named_at
        or word in prose.timed
    ):
        return None
    if (
        prose.is_("adjunct", word)
        or prose.is_("particle", word)
        or form in prose.lexicon.sources
        or form.endswith(("ها", "هم"))
    ):
        return None
    if form[1:] in prose.lexicon.sources and _called_to(prose, word):
        return None
    if thing_asked(prose, form):
        start = prose.starts[word] + (0 if form.startswith("لل") else 1)
        return Complement(word, start, word, "noun", "ل")
    if _called_to(prose, word):
        return None
    return Complement(word, prose.starts[word] + 1, word, "noun", "ل")


def _called_to(prose: Prose, word: int) -> bool:
    """Tell whether what one is called to follows with a preposition of its own."""
    end = min(prose.sentence_end(word), word + _NOUN_REACH)
    return any(prose.forms[at] == "الي" for at in range(word, end + 1))


def detachable_b(form: str, lexicon: Lexicon) -> bool:
    """Tell whether the first letter of the folded ``form`` is the preposition ب."""
    if form in lexicon.classes["b_word"] or form.removeprefix("ب").removeprefix("ال") in lexicon.channels:
        return False
    return not (
        form in lexicon.classes["particle"] or form in lexicon.classes["adverb"] or form in lexicon.classes["adjunct"]
    )


def _says_that(prose: Prose, word: int) -> bool:
    """Tell whether a clause that is said follows the participle at once: ``مشيرا إلى أن``, ``مؤكدا أن``."""
    return prose.is_("that", word + 1) or (prose.is_("particle", word + 1) and prose.is_("that", word + 2))


def _called(prose: Prose, word: int) -> bool:
    """Tell whether the word is ``يدعى``, which tells a name, and not ``يدعي``."""
    return prose.forms[word].removeprefix("و") in {"يدعي", "تدعي"} and prose.ends_in_alef(word)


def _blocks(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether another report begins at ``word``, so that nothing beyond it belongs to ``cue``."""
    topic = prose.forms[word] == "مع" and "topic" in cue.verb.entry.limits
    if "؛" in prose.gap(word) or (topic and not _says_later(prose, word)):
        return True
    if prose.is_("adverb", word) or _called(prose, word):
        return False
    for verb in prose.lexicon.verbs.get(prose.forms[word], ()):
        if verb.tense == "participle" and not is_noun(prose, word):
            if "that" in verb.entry.takes and ("،" in prose.gap(word) or _says_that(prose, word)):
                return True
        elif verb.proclitic in {"و", "ف"} and not verb.entry.ambiguous and not prose.quote_length(word):
            return True
    return cue.participle and "،" in prose.gap(word) and word > cue.word + _PARTICIPLE_REACH - 4
