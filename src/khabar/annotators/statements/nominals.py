"""Sources named without a verb: ``بحسب X``, ``نقلا عن X``, ``على حد قوله``, ``حسبما أعلن X``."""

from .clauses import begins_clause
from .complements import introduced
from .drafts import Draft
from .lexicon import CueEntry, NominalEntry
from .names import issuer, said_noun
from .objects import verbal_noun
from .phrases import Phrase, finite, opens_phrase, phrase_end
from .prose import Prose

_PLURAL = 5
_DEFINITE_PLURAL = 7
_FAR = 24
"""Most words between a text and what stands in it."""
_TELLING = frozenset({"say", "confirm", "announce", "believe"})
"""Acts of verbs with which a source is named in passing."""
_QUALIFYING = frozenset(
    {"في", "عن", "نشر", "نشره", "نشرها", "نشرته", "نشرتها", "صدر", "صدرت", "اورده", "اوردها", "اوردته", "اوردتها"}
)
"""Words that go on with a source's name where its phrase ends."""
_OPENING = 8
"""A phrase opens its sentence when no more than this many joining words stand before it."""
_RESUMED = frozenset({"لذلك", "بذلك", "به", "بها", "عنه", "عنها", "اليه", "اليها", "له"})
"""Pronouns after the verb of "according to what X said" that take up "what"."""
_THEN = frozenset(
    {
        "فان",
        "فانه",
        "فانها",
        "فانهم",
        "فقد",
        "ان",
        "انه",
        "انها",
        "فلا",
        "فلم",
        "فلن",
        "فهناك",
        "فلقد",
        "فليس",
        "فليست",
        "فهو",
        "فهي",
        "فهم",
        "فسوف",
    }
)


def nominals(prose: Prose) -> list[Draft]:
    """Return a draft for every phrase that names a source of the clause around it, or a text that says something."""
    out = []
    taken = -1
    for match in prose.lexicon.nominal_matcher.longest(prose.text, prose.reading.words):
        if match.first <= taken or match.proclitic not in {"", "و", "ف"}:
            continue
        entry = match.values[0]
        if entry.id in _TEXTS:
            draft = _TEXTS[entry.id](prose, match.first, match.last)
        else:
            draft = _draft(prose, match.first, match.last, entry, match.proclitic)
        if draft is not None:
            taken = draft.speaker.last if draft.speaker else match.last
            out.append(draft)
    return out


def _draft(prose: Prose, first: int, last: int, entry: NominalEntry, proclitic: str) -> Draft | None:
    verb = reported(prose, last + 1) if entry.verb else None
    if entry.verb and verb is None and not prose.is_("recording", last + 1):
        return None
    last += entry.verb
    after_verb = prose.forms[last + 1] if entry.verb and last + 1 < len(prose) else ""
    last += after_verb in _RESUMED or (verb is None and after_verb == "عن")
    own = last + 1 < len(prose) and prose.forms[last + 1] in prose.lexicon.classes["own_words"]
    speaker = (
        None
        if own
        else _source(prose, last + 1, anybody=prose.forms[last] in {"قول", "تعبير"} or _tells(prose, first, verb))
    )
    if speaker is None and not own:
        return None
    cue = (prose.starts[first], prose.ends[last])
    sentence = prose.sentence_start(first)
    opening = first - sentence < _OPENING and all(prose.is_("connector", word) for word in range(sentence, first))
    whole = speaker is not None and first == sentence > 0 and speaker.last >= prose.sentence_end(first)
    whole = whole and speaker is not None and _before_comma(prose, speaker) == speaker
    if whole and entry.id != "as_said":
        opening, sentence = False, prose.sentence_start(first - 1)
    draft = Draft(
        first=first, cue=cue, entry=None, act="say", kind="that", begin=0, word=0, edge=0, speaker=speaker,
        rule=entry.id,
    )  # fmt: skip
    if speaker is None:
        draft.cue = (prose.starts[first], prose.ends[last + 1])
        return _forward(prose, draft, Phrase(first, last + 1)) if opening else _backward(prose, draft, sentence)
    if verb is not None and verb.act != "believe":
        draft.act = verb.act
    far = _past_qualification(prose, speaker.last + 1, prose.sentence_end(first)) if opening else 0
    if entry.id == "as_said" and far <= speaker.last + 1 and _says_more(prose, speaker.last + 1):
        return None
    if opening:
        speaker = draft.speaker = _before_comma(prose, speaker)
    after = speaker.last + 1
    forward = (
        opening
        or proclitic == "و"
        or (after < len(prose) and prose.forms[after] in _THEN and prose.forms[after].startswith("ف"))
    )
    return _forward(prose, draft, speaker) if forward else _backward(prose, draft, sentence)


def _tells(prose: Prose, first: int, verb: CueEntry | None) -> bool:
    """Tell whether the phrase and a verb of saying leave no doubt that a source follows."""
    if verb is None or verb.ambiguous or verb.act == "believe":
        return False
    return prose.forms[first].removeprefix("و") not in {"كما", "مثلما"}


def reported(prose: Prose, word: int) -> CueEntry | None:
    """Return the finite reporting verb at ``word``, also with the pronoun that takes up "what" (``ما ذكرته``), or None."""
    if word >= len(prose):
        return None
    form = prose.forms[word]
    for verb in (*prose.lexicon.verbs.get(form, ()), *prose.lexicon.verbs.get(form.removesuffix("ه"), ())):
        known = verb.entry.act in _TELLING and verb.tense != "participle" and not verb.proclitic
        if known and {"that", "carry"} & set(verb.entry.takes) and "preposition" not in verb.entry.limits:
            return verb.entry
    return None


def _stated(prose: Prose, first: int, last: int) -> Draft | None:
    """Read ``وجاء في البيان أن …``, ``بيان جاء فيه: …``: the text speaks for who issued it."""
    sentence = prose.sentence_end(first)
    document: Phrase | None = None
    word = last + 1
    if prose.forms[last] == "في":
        if word > sentence or not opens_phrase(prose, word):
            return None
        document = Phrase(word, phrase_end(prose, word, sentence + 1))
        head = prose.forms[word].removeprefix("ال")
        if prose.lexicon.sources.get(head) != "document" and head not in prose.lexicon.channels:
            return None
    for at in (*range(word, min(word + _FAR, sentence) + 1), *_next_line(prose, sentence)):
        content = introduced(prose, at)
        if content is not None:
            return Draft(
                first=first, cue=(prose.starts[first], prose.ends[last]), entry=None, act="say", kind=content.kind,
                begin=content.start, word=content.word, edge=content.edge, speaker=document, gender="m", rule="stated",
            )  # fmt: skip
    return None


def _next_line(prose: Prose, last: int) -> list[int]:
    """Return the first word of the next paragraph, where a colon after ``last`` introduces it."""
    if last + 1 >= len(prose):
        return []
    between = prose.text[prose.ends[last] : prose.starts[last + 1]]
    return [last + 1] if ":" in between and "\n" in between else []


def _before_comma(prose: Prose, speaker: Phrase) -> Phrase:
    """Return the source up to its first comma, unless what follows the whole phrase shows that it is one name."""
    if speaker.last + 1 < len(prose) and prose.forms[speaker.last + 1] in _THEN:
        return speaker
    for word in range(speaker.first + 1, speaker.last + 1):
        if "،" in prose.gap(word):
            return Phrase(speaker.first, word - 1)
    return speaker


def _rumour(prose: Prose, first: int, last: int) -> Draft | None:
    """Read ``أنباء عن اشتباكات``: news without a source; what follows is the content."""
    word = last + 1
    if word > prose.sentence_end(first) or prose.gap(word) or prose.is_("negation", first - 1):
        return None
    start = prose.starts[word] + (1 if prose.forms[last] == "تفيد" and prose.forms[word].startswith("ب") else 0)
    return Draft(
        first=first, cue=(prose.starts[first], prose.ends[first]), entry=None, act="say", kind="noun", begin=start,
        word=word, edge=word, impersonal=True, rule="rumour",
    )  # fmt: skip


def _says_more(prose: Prose, word: int) -> bool:
    """Tell whether the clause goes on after the speaker ("he also said that"), so that it is no "as he said"."""
    end = prose.sentence_end(word - 1)
    while word <= end and prose.loose(word) and not prose.gap(word):
        word += 1
    return word <= end and not any(mark in prose.gap(word) for mark in "،؛.)-")


def _source(prose: Prose, word: int, anybody: bool) -> Phrase | None:
    """Return the phrase after a nominal cue, and after adverbs, if it names somebody who can say something.

    ``anybody`` tells that the cue itself shows that somebody speaks, so that an unknown name is a source.
    """
    while word < len(prose) and (word in prose.timed or prose.is_("adverb", word)) and not prose.gap(word):
        word += 1
    if word >= len(prose) or prose.gap(word) not in {"", '"'}:
        return None
    if prose.forms[word] == "ل" and word + 1 < len(prose):
        word += 1
    elif not opens_phrase(prose, word) and not prose.forms[word].startswith("ل"):
        return None
    if prose.is_form("rule", prose.forms[word].removeprefix("لل").removeprefix("ل").removeprefix("ال")):
        return None
    end = phrase_end(prose, word, prose.sentence_end(word) + 1)
    if not _begins_with_source(prose, word):
        return None
    if prose.is_("figures", word) and issuer(prose, Phrase(word, end)) is None:
        return None
    then = end == word and prose.forms[end + 1 : end + 2] and prose.forms[end + 1] in _THEN
    if then or anybody or can_speak(prose, word, end):
        return Phrase(word, end)
    if word < end and said_noun(prose, word) and can_speak(prose, word + 1, end):
        return Phrase(word, end)
    return Phrase(word, word) if _surname(prose, word) else None


def _surname(prose: Prose, word: int) -> bool:
    """Tell whether a lone definite word with the ending of many surnames is set off as a source: ``بحسب الغلاوي،``."""
    form = prose.forms[word]
    nisba = form.startswith("ال") and form.endswith("ي") and len(form) > _DEFINITE_PLURAL - 2
    return nisba and "،" in prose.gap(word + 1) and not any(prose.is_form(name, form) for name in ("rule", "thing"))


def _begins_with_source(prose: Prose, word: int) -> bool:
    """Tell whether a noun before a name is itself a source, and not a thing of it: ``وفقا لدعم التحالف``."""
    named = prose.named_at.get(word + 1)
    if word in prose.named_at or named is None or named.first != word + 1 or named.entity.type == "PER":
        return True
    return prose.lexicon.kind_of(prose.forms[word]) is not None


def can_speak(prose: Prose, first: int, last: int) -> bool:
    """Tell whether the phrase names a person, a body, a document or a medium."""
    if _deed(prose, first):
        return False
    for word in range(first, last + 1):
        kind = prose.type_at(word)
        if kind == "PER" and (prose.named_at[word].first <= first or prose.forms[first].startswith("ال")):
            return True
        if kind in {"ORG", "GROUP", "MEDIA", "GPE"} and word <= first + 1:
            return True
    while first < last and (prose.is_("determiner", first) or prose.forms[first] in {"نفس", "ذات", "لنفس", "لذات"}):
        first += 1
    form = prose.forms[first]
    definite = form.startswith(("ال", "لل")) and form.endswith("ين") and len(form) > _DEFINITE_PLURAL
    plural = form.endswith("ون") or definite
    if (plural and len(form) > _PLURAL) or form in prose.lexicon.given_names:
        return True
    return any(prose.lexicon.kind_of(noun) for noun in (form, form.removesuffix("ا"), *_owned(form)))


def _owned(form: str) -> list[str]:
    """Return what the folded word may be without a possessive, or as a plural in construct: ``ذويه``, ``محامو``."""
    stems = [form[: -len(end)] for end in ("هما", "ها", "هم", "ه") if form.endswith(end) and len(form) > len(end) + 2]
    construct = [form + "ن", form[:-1]] if form.endswith("و") else []
    return [*stems, *(stem[:-1] + "ه" for stem in stems if stem.endswith("ت")), *construct]


def _deed(prose: Prose, word: int) -> bool:
    """Tell whether the noun is something done, and so no source although one's name follows: ``تشكيل الحكومة``."""
    form = prose.forms[word]
    if word in prose.named_at or prose.opens_quote(word) or any(map(prose.lexicon.kind_of, (form, *_owned(form)))):
        return False
    return prose.is_("said", word) or verbal_noun(prose, word)


def _forward(prose: Prose, draft: Draft, speaker: Phrase) -> Draft | None:
    """Read ``وبحسب X فإن …``: the content follows."""
    word = speaker.last + 1
    end = prose.sentence_end(draft.first)
    while word <= end and (word in prose.timed or prose.is_("adverb", word)):
        word += 1
    word = _past_qualification(prose, word, end)
    if word > end:
        return None
    start = prose.starts[word]
    if prose.forms[word] in _THEN:
        dummy = prose.forms[word] in {"فان", "ان"} or (
            prose.forms[word] in {"فانه", "انه"} and _impersonal(prose, word)
        )
        if dummy and word + 1 <= end:
            word += 1
            start = prose.starts[word]
        elif prose.forms[word].startswith("ف"):
            start += 1
    elif (
        "،" not in prose.gap(word)
        and not prose.opens_quote(word)
        and not begins_clause(prose, word)
        and not finite(prose, word)
    ):
        return None
    draft.word, draft.begin, draft.edge = word, start, word
    draft.kind = "quote" if prose.opens_quote(word) and not prose.names_in_quotes(word) else "that"
    return draft


def _past_qualification(prose: Prose, word: int, end: int) -> int:
    """Return the ف with which the content opens after a clause that qualifies the source: ``بحسب البيان الذي نشر | فإن``."""
    if word > end or not (prose.is_("relative", word) or prose.forms[word] in _QUALIFYING):
        return word
    for at in range(word + 1, min(word + _FAR, end)):
        if prose.forms[at] in _THEN and prose.forms[at].startswith("ف"):
            return at
    return word


def _impersonal(prose: Prose, word: int) -> bool:
    return prose.is_("impersonal", word + 1)


def _backward(prose: Prose, draft: Draft, sentence: int) -> Draft | None:
    """Read ``…، بحسب X``: the content is the clause before; a phrase in the midst of a clause is not read."""
    last = draft.first - 1
    if last >= 0 and (prose.is_("that", last) or prose.forms[last].startswith("لان")):
        return None
    after = draft.speaker.last + 1 if draft.speaker else draft.first + 2
    ends = (
        after > prose.sentence_end(draft.first)
        or bool(prose.gap(after))
        or prose.is_("adverb", after)
        or prose.is_("relative", after)
        or after in prose.timed
    )
    if draft.speaker is None and after <= prose.sentence_end(draft.first):
        return None
    if last < sentence or not (ends or prose.gap(draft.first)):
        return None
    draft.backward, draft.last, draft.word, draft.edge = True, last, sentence, sentence
    draft.begin, draft.finish = prose.starts[sentence], prose.ends[last]
    return draft


_TEXTS = {"rumour": _rumour, "stated": _stated}
"""Readers of the phrases that name no source of the clause around them."""
