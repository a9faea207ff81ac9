"""Verbs that judge or describe: ``وصف | الحادث بأنه خطير``, told from "is considered" (``يعتبر معلما``)."""

from . import speakers
from .cues import Cue
from .drafts import Draft
from .phrases import Phrase
from .prose import Prose

JUDGING = frozenset({"describes", "judges"})
"""Limits of verbs by which somebody judges something."""
_MOST = frozenset(
    {"اكبر", "اهم", "اول", "احد", "احدي", "من", "واحده", "ثاني", "ثالث", "ابرز", "اقدم", "اغني", "افقر", "اكثر"}
)
"""How what a place is considered begins, with nobody who considers it."""
_ITSELF = frozenset({"اياه", "اياها", "اياهم"})
_NEAREST_CONTENT = 4
"""Most words between a speaker and the content of a verb of judging, after which an object would follow otherwise."""
_NEAR_PERSON = 10
"""The same after the name of a person, which a long description may follow."""


def judged(prose: Prose, cue: Cue, draft: Draft, before: bool) -> bool:
    """Let what is judged begin the content (``وصف | الحادث بأنه خطير``); False where the verb is "is considered"."""
    as_such = prose.is_("that", draft.edge) and prose.forms[draft.edge].startswith("با")
    marked = draft.preposition == "ب" and draft.kind == "quote" and "describes" in cue.verb.entry.limits
    as_such = as_such or (marked and not before)
    if draft.kind not in {"that", "quote"} or not as_such or cue.verb.object:
        if draft.preposition == "ب":
            last = draft.speaker.last if draft.speaker else cue.word
            return cue.verb.tense != "present" or (draft.speaker is not None and draft.edge - last <= _NEAREST_CONTENT)
        return "judges" not in cue.verb.entry.limits or not _considered(prose, cue, draft)
    if before or cue.participle or cue.verb.number in {"d", "p"}:
        judged = speakers.phrase(prose, cue.word + 1, draft.edge)
    elif draft.speaker is None:
        return True
    else:
        draft.speaker, judged = speakers.split_judged(prose, draft.speaker)
        joined = draft.joined or prose.forms[cue.word - 1] == "كما"
        if judged is None and not joined and cue.verb.tense == "past" and not _sentient(prose, draft.speaker):
            return prose.type_at(draft.speaker.first) is not None or cue.verb.gender == "m"
        alone = judged is None and joined and not _sentient(prose, draft.speaker)
        if alone:  # ``ووصف الوضع بأنه متوتر``: who speaks was named before
            draft.speaker, judged = None, draft.speaker
    if judged is not None and prose.forms[judged.first] not in _ITSELF:
        draft.word, draft.begin, draft.edge, draft.kind = judged.first, prose.starts[judged.first], judged.first, "noun"
    return True


def _considered(prose: Prose, cue: Cue, draft: Draft) -> bool:
    """Tell whether the verb is passive: ``يعتبر معلما``, ``التي تعد الأقل``, with nobody who considers."""
    speaker = draft.speaker
    if draft.kind == "that" and speaker is not None:
        near = _NEAR_PERSON if prose.type_at(speaker.first) == "PER" else _NEAREST_CONTENT
        far = draft.edge - speaker.last > near and "،" not in prose.gap(draft.edge)
        return speaker.last > cue.word and far
    if draft.kind == "that" or cue.verb.tense != "present" or cue.verb.number == "p" or draft.impersonal:
        return False
    superlative = prose.forms[draft.word] in _MOST and (speaker is None or prose.type_at(speaker.first) != "PER")
    return superlative or speaker is None or not _sentient(prose, speaker) or _qualified(prose, speaker, cue.word)


def _qualified(prose: Prose, phrase: Phrase, word: int) -> bool:
    """Tell whether the verb at ``word`` is a clause that qualifies the indefinite noun before it: ``مركزا يعد الأكبر``."""
    indefinite = not prose.forms[phrase.first].startswith("ال") and phrase.first not in prose.named_at
    return indefinite and phrase.last == word - 1 and not prose.forms[phrase.last].startswith("ال")


def _sentient(prose: Prose, phrase: Phrase) -> bool:
    """Tell whether the phrase names persons, bodies or states by name, or a person by a common noun."""
    if prose.type_at(phrase.first) in {"PER", "ORG", "GROUP", "GPE", "MEDIA"}:
        return True
    head = prose.forms[phrase.first].removeprefix("ال")
    return head.endswith("ون") or prose.lexicon.sources.get(head) is not None
