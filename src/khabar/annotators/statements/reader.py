"""The statements of a report: cues, speakers, contents, nesting and runs brought together."""

from khabar.lexicons import Lexicons
from khabar.model.layers import Place, Statement
from khabar.text.reading import Reading

from . import acts, asides, contents, dates, nesting, relatives, speakers
from .actions import actions
from .blame import blamed
from .chains import carried, relayed
from .clauses import Complement, bare_speech
from .complements import complement
from .cues import Cue, comments, cues, opens_with_topic
from .drafts import Draft
from .headlines import headlines, places
from .inverted import inverted
from .judgements import JUDGING, judged
from .lexicon import CueEntry, compile_lexicon
from .making import made
from .names import several
from .nominals import can_speak, nominals
from .objects import ANONYMITY
from .phrases import Phrase
from .prose import Prose
from .runs import Runs

_NEAR_CONTENT = 10
"""Most words between a speaker and the content of a verb that is easily another word."""
_NEAR_NOUN = 4
"""The same where a noun is the content and nothing but the verb shows that somebody speaks."""
_TAKING_UP = frozenset({"deny", "reject", "accept", "confirm", "accuse"})
"""Acts that can be done with "that" alone."""
_NOT_SAID = frozenset({"لم", "لا", "ان"})
"""Words between a contrast and a verb of saying that is not done."""
_OPENING_WORDS = 3
"""A report begins within so many words of what is told by a medium."""
_URGING = frozenset({"حث", "حض", "ناشد"})
"""Verbs that are never without those who are urged."""
_SELF = frozenset({"نفسه", "نفسها", "انفسهم", "ذاته", "ذاتها"})


def statements(reading: Reading, lexicons: Lexicons) -> tuple[Statement, ...]:
    """Return the statements of a report in text order."""
    prose = Prose(reading, lexicons.compiled(compile_lexicon))
    drafts = _drafts(prose)
    boundaries = _boundaries(prose, drafts)
    for draft in drafts:
        if not (draft.backward or draft.closed):
            contents.close(prose, draft, boundaries)
    drafts = nesting.settle(prose, drafts)
    runs = Runs(prose)
    for draft in drafts:
        dates.read(prose, draft)
        runs.read(draft)
        draft.act = acts.act(prose, draft)
    return made(prose, drafts)


def _boundaries(prose: Prose, drafts: list[Draft]) -> frozenset[int]:
    """Return the words at which what was said before must end: another report joined to it, not one inside it."""
    found: set[int] = set()
    found.update(_silences(prose))
    for draft in drafts:
        start = min(draft.first, draft.speaker.first) if draft.speaker else draft.first
        start = min(start, draft.carrier) if draft.carrier is not None else start
        if draft.closed:
            found.update({start - 2} if draft.remark else ())
            continue
        if draft.backward and not (_ends_sentence(prose, draft) or "،" in prose.gap(start)):
            continue
        if draft.aside:
            start -= prose.is_("relative", start - 1)
        opens = draft.aside or draft.participle or draft.backward or draft.where != "body" or draft.joined
        if opens or "،" in prose.gap(start) or _contrasts(prose, start - 1) or opens_with_topic(prose, draft.first):
            found.add(start)
    return frozenset(found)


def _silences(prose: Prose) -> list[int]:
    """Return the words at which the outlet tells what a source did not say: ``لكنها لم تعلن``, ``دون أن يوضح``."""
    out = []
    for word in prose.of_kind("contrast"):
        if word + 2 >= len(prose):
            break
        verbs = prose.lexicon.verbs.get(prose.forms[word + 2], ()) if prose.forms[word + 1] in _NOT_SAID else ()
        if any(verb.tense == "present" for verb in verbs):
            out.append(word)
    return out


def _ends_sentence(prose: Prose, draft: Draft) -> bool:
    """Tell whether nothing follows a source that is named after what it said."""
    last = draft.speaker.last if draft.speaker else draft.first + 1
    return draft.rule != "as_said" and last >= prose.sentence_end(draft.first) - 1


def _contrasts(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` joins a clause to the one before: ``لكنه``, ``حيث``, ``مع أن``."""
    if prose.is_("that", word):
        return word > 0 and prose.forms[word - 1] in {"مع", "رغم"}
    return prose.is_("conjunction", word)


def _drafts(prose: Prose) -> list[Draft]:
    found = headlines(prose) + nominals(prose)
    taken = {word for draft in found if draft.cue and draft.rule != "headline" for word in _cue_words(prose, draft)}
    quoted = {prose.quote_of[draft.word] for draft in found}
    for cue in cues(prose):
        if cue.word in taken:
            continue
        if comments(prose, cue.word):
            draft = relatives.comment(prose, cue, found)
        else:
            draft = relatives.relative(prose, cue) or _read(prose, cue)
            draft = _resumed(prose, cue, draft, quoted) or draft
        if draft is not None:
            taken.add(cue.word)
            quoted.add(prose.quote_of[draft.word])
            found.append(draft)
    begun = {draft.begin for draft in found}
    found += [draft for draft in actions(prose) if draft.begin not in begun]
    found = _carried_on(prose, found)
    _place(prose, found)
    return sorted(found, key=lambda draft: (draft.first, draft.begin))


def _resumed(prose: Prose, cue: Cue, draft: Draft | None, quoted: set[int]) -> Draft | None:
    """Return the draft of what stands before the verb, if nothing, or only words in marks, follows it."""
    return inverted(prose, cue, quoted) if draft is None or draft.kind == "quote" else None


def _carried_on(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Make a medium named before a report its chain: ``وبحسب رويترز، فقد ذكر الوزير أن …``."""
    verbs = {draft.first: draft for draft in drafts if draft.entry is not None}
    subjects = {draft.speaker.first: draft for draft in verbs.values() if draft.speaker and not draft.closed}
    kept = []
    for draft in drafts:
        near = range(draft.word, draft.word + _OPENING_WORDS) if draft.entry is None and not draft.backward else ()
        told = next((verbs[word] for word in near if word in verbs and word > draft.first), None)
        told = told or (subjects.get(draft.word) if near else None)
        apart = told is None or draft.where != "body" or draft.rule == "headline"
        if apart or not (told and (nesting.carries(prose, draft, told) or told.first < draft.word + 2)):
            kept.append(draft)
    return kept


def _cue_words(prose: Prose, draft: Draft) -> list[int]:
    """Return the words of a cue of several words."""
    out = []
    word = draft.first
    while draft.cue is not None and word < len(prose) and prose.ends[word] <= draft.cue[1]:
        out.append(word)
        word += 1
    return out


def _place(prose: Prose, drafts: list[Draft]) -> None:
    where: dict[int, Place] = {}
    for span, place in places(prose):
        where.update(dict.fromkeys(prose.reading.words.within(prose.reading.folded.from_raw(span)), place))
    for draft in drafts:
        draft.where = where.get(draft.first, draft.where)


def _read(prose: Prose, cue: Cue) -> Draft | None:
    if {"carry", "learn"} & set(cue.verb.entry.takes):
        return carried(prose, cue)
    return blamed(prose, cue) if "blame" in cue.verb.entry.takes else _draft(prose, cue)


def _draft(prose: Prose, cue: Cue) -> Draft | None:
    subject = _subject(prose, cue)
    doubtful = cue.verb.entry.ambiguous and not cue.initial
    if doubtful and not (subject and can_speak(prose, subject.first, subject.last)):
        return None
    found = complement(prose, cue, bare=subject is not None or _plural(cue)) or bare_speech(prose, cue)
    if found is None:
        return None
    draft = _with_complement(cue, found, prose)
    following = None if cue.participle or _plural(cue) else speakers.after(prose, cue, found.edge)
    if subject is None and prose.is_("relative", cue.word - 1):
        subject = relatives.antecedent(prose, cue)
        if subject is None and "person" in cue.verb.entry.takes and draft.kind == "noun":
            return None
    if subject is not None and following is not None and _inverted(prose, cue, subject, following):
        subject = None
    draft.speaker = subject or following
    if JUDGING.intersection(cue.verb.entry.limits) and not judged(prose, cue, draft, subject is not None):
        return None
    if "person" in cue.verb.entry.takes:
        _divide(prose, draft, subject, found.edge)
    if not _sound(prose, cue, draft):
        return None
    draft.antecedent = relatives.joined(prose, cue) if draft.speaker is None else None
    relayed(prose, draft)
    asides.read_asides(prose, draft)
    return draft


def _plural(cue: Cue) -> bool:
    """Tell whether the verb is a dual or plural, which no subject follows: a verb before its subject is singular."""
    return cue.verb.number in {"d", "p"}


def _inverted(prose: Prose, cue: Cue, subject: Phrase, following: Phrase) -> bool:
    """Tell whether what stands before the verb is a clause or adjunct of its own and its subject the source after it."""
    if not can_speak(prose, following.first, following.last):
        return False
    return "،" in prose.gap(cue.word) or (following.first == cue.word + 1 and not _heads(prose, subject.first))


def _heads(prose: Prose, word: int) -> bool:
    """Tell whether a source's name begins with ``word``, as the subject of a verb after it must."""
    return word in prose.named_at or prose.lexicon.kind_of(prose.forms[word]) is not None


def _subject(prose: Prose, cue: Cue) -> Phrase | None:
    """Return the subject before the verb: the noun phrase of its clause, or a text right before it (``تقريرا كشف عن``)."""
    if cue.verb.entry.document:
        return speakers.document(prose, cue)
    found = speakers.before(prose, cue)
    within = prose.forms[cue.word + 1 : cue.word + 2] in {("فيه",), ("فيها",)}
    text = None if within or "topic" in cue.verb.entry.limits else speakers.text_before(prose, cue)
    return text if text and not (found and can_speak(prose, found.first, found.last)) else found


def _with_complement(cue: Cue, found: Complement, prose: Prose) -> Draft:
    entry = cue.verb.entry
    return Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind=found.kind,
        begin=found.start, word=found.word, edge=found.edge, gender=cue.verb.gender, number=cue.verb.number,
        participle=cue.participle, tense=cue.verb.tense,
        joined=cue.verb.proclitic in {"و", "ف"}, preposition=found.preposition, cue2=found.cue2,
        hypothetical=cue.hypothetical, object_pronoun=cue.verb.object, rule=entry.id,
        impersonal=entry.impersonal == "source" and _unmarked(cue) and not _after_pronoun(prose, cue.word),
    )  # fmt: skip


def _unmarked(cue: Cue) -> bool:
    """Tell whether the verb may be the passive "it is thought": a present in the singular."""
    return cue.verb.tense == "present" and cue.verb.number == "s"


def _after_pronoun(prose: Prose, word: int) -> bool:
    """Tell whether a pronoun before the verb is its subject: ``وهو يعتقد أن``."""
    return word > 0 and prose.forms[word - 1].removeprefix("و") in {"هو", "هي", "هم"}


def _divide(prose: Prose, draft: Draft, subject: Phrase | None, edge: int) -> None:
    """Tell the one addressed, or accused, from the speaker."""
    person: Phrase | None
    if subject is not None or draft.participle or draft.number in {"d", "p"}:
        person = speakers.phrase(prose, draft.first + 1, edge)
    elif draft.speaker is None:
        return
    else:
        draft.speaker, person = speakers.split_person(prose, draft.speaker)
        follows = draft.joined or prose.is_("conjunction", draft.first - 1)
        if follows and person is None and draft.speaker.first == draft.first + 1 and draft.kind != "quote":
            draft.speaker, person = _addressed_only(prose, draft, draft.speaker)
    if draft.act == "accuse":
        draft.accused = person
    else:
        draft.addressee = person


def _addressed_only(prose: Prose, draft: Draft, phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """Read ``وحث جميع الأطراف على``: a quantified or plural object of a verb whose subject was named before."""
    form = prose.forms[phrase.first]
    urged = draft.entry is not None and draft.entry.id in _URGING and several(prose, phrase.first)
    if (
        form in {"كل", "جميع", "كافه", "الجميع"}
        or form.endswith("ين")
        or urged
        or _of_other_gender(prose, draft, phrase.first)
    ):
        return None, phrase
    return phrase, None


def _of_other_gender(prose: Prose, draft: Draft, word: int) -> bool:
    """Tell whether the noun after the verb cannot be its subject by its gender: ``وطالب الحكومة``, ``ودعت المجتمع``."""
    form = prose.forms[word].removeprefix("ال")
    if draft.gender == "m":
        return form.endswith("ه") and prose.lexicon.sources.get(form) == "group"
    return prose.is_form("masculine", form)


def _sound(prose: Prose, cue: Cue, draft: Draft) -> bool:
    """Tell whether a verb, what lies between and its complement can be a report."""
    entry = cue.verb.entry
    if not _sayable(prose, entry, draft):
        return False
    if cue.participle and draft.preposition == "ب" and not prose.gap(cue.word) and entry.act == "threaten":
        return False
    if cue.verb.object and cue.verb.entry.act != "say" and "person" not in entry.takes:
        return False
    if draft.speaker is not None:
        draft.impersonal = False
        return _trusted(prose, entry, draft, draft.speaker)
    if (
        "finds" in entry.limits
        or (entry.document and not draft.joined)
        or ("topic" in entry.limits and draft.kind == "noun")
    ):
        return False
    if draft.preposition == "object" and "judges" in entry.limits and not (draft.joined and draft.tense == "past"):
        return False
    if draft.impersonal and (draft.edge - cue.word > 2 or draft.kind == "noun"):
        return False
    masculine = cue.verb.gender == "m" and cue.verb.number == "s"
    adverbial = (
        cue.participle and not entry.ambiguous and (masculine or draft.kind == "that" or ":" in prose.gap(draft.word))
    )
    purpose = cue.verb.proclitic in {"ل", "ول"} or adverbial
    told = relatives.told(prose, cue, draft)
    draft.aside = told and cue.verb.tense == "past" and not (cue.initial or cue.verb.object)
    return cue.initial or purpose or told


def _sayable(prose: Prose, entry: CueEntry, draft: Draft) -> bool:
    """Tell whether what follows the verb can be what is said: not "itself", not that a source stays unnamed."""
    form = prose.forms[draft.word]
    if form == "عدم" and prose.forms[min(draft.word + 1, len(prose) - 1)] in ANONYMITY:
        return False
    if draft.kind == "noun" and (form in _SELF or (form == "ذلك" and entry.act not in _TAKING_UP)):
        return False
    if "saying" in entry.limits and not (prose.said_by(draft.edge) or prose.is_("utterance", draft.edge - 1)):
        return False
    if "belittles" in entry.limits and not prose.is_("weight", draft.word):
        return False
    return draft.preposition != "object" or _limited_object(prose, entry, draft.word)


def _limited_object(prose: Prose, entry: CueEntry, word: int) -> bool:
    """Tell whether the direct object is of the class to which the entry limits it, if it does."""
    if "thanks" in entry.limits and prose.quote_of[word] >= 0:
        return False
    return all(prose.is_(limit, word) for limit in ("stance", "thanks") if limit in entry.limits)


def _trusted(prose: Prose, entry: CueEntry, draft: Draft, speaker: Phrase) -> bool:
    """Tell whether the speaker suits a verb that is easily another word, or that texts rather than people do."""
    if entry.document:
        head = prose.forms[speaker.first].removeprefix("ال")
        return prose.lexicon.sources.get(head) == "document"
    if "finds" in entry.limits:
        head = prose.forms[speaker.first].removeprefix("ال")
        return prose.lexicon.sources.get(head) == "document" or head.endswith("ون")
    if entry.ambiguous and draft.preposition == "object":
        return can_speak(prose, speaker.first, speaker.last)
    if draft.tense == "present" and speaker.last < draft.first and entry.id != "قال" and draft.number != "p":
        return can_speak(prose, speaker.first, speaker.last)
    near = draft.edge - speaker.last <= _NEAR_CONTENT
    if draft.joined and draft.kind != "noun" and near and "preposition" not in entry.limits:
        return True
    if entry.ambiguous and not (entry.continues and draft.joined):
        end = draft.addressee.last if draft.addressee else speaker.last
        return end + 1 == draft.edge or speaker.last < draft.first or can_speak(prose, speaker.first, speaker.last)
    if "topic" in entry.limits and draft.kind == "noun" and prose.forms[speaker.first].startswith("ال"):
        return False
    if draft.kind != "noun" or prose.opens_quote(speaker.first) or can_speak(prose, speaker.first, speaker.last):
        return True
    past = draft.tense == "past" and speaker.last > draft.first
    return entry.human and past and draft.edge - speaker.last <= _NEAR_NOUN
