"""Verbs that stand after, or in the midst of, what is said: ``«…»، قال الوزير``, ``الطريق، يقول الوزير، مفتوح``."""

from .cues import Cue
from .drafts import Draft
from .nominals import can_speak
from .phrases import Phrase
from .prose import Prose
from .speakers import after

_LEAST = 3
"""A quotation of fewer words before a verb may be a name."""
_TELLING = frozenset({"say", "confirm"})
_SAID = frozenset({"that", "quote"})


def inverted(prose: Prose, cue: Cue, quoted: set[int]) -> Draft | None:
    """Return a draft whose content stands before the verb, or on both sides of it.

    ``quoted`` are the quotations in which the contents found so far begin.
    """
    verb = cue.verb
    if verb.proclitic or cue.participle or verb.object or not set(verb.entry.takes) >= _SAID:
        return None
    if verb.entry.act not in _TELLING or not cue.word or "preposition" in verb.entry.limits:
        return None
    speaker = _subject(prose, cue)
    if speaker is None and not (verb.entry.continues and verb.tense == "present"):
        return None
    return _after_quotation(prose, cue, speaker, quoted) or _within(prose, cue, speaker)


def _subject(prose: Prose, cue: Cue) -> Phrase | None:
    subject = after(prose, cue, prose.sentence_end(cue.word) + 1)
    if subject is None or not can_speak(prose, subject.first, subject.last):
        return None
    commas = (word for word in range(subject.first + 1, subject.last + 1) if "،" in prose.gap(word))
    foreign = next((word for word in commas if prose.lexicon.kind_of(prose.forms[word]) is None), None)
    return Phrase(subject.first, foreign - 1) if foreign else subject


def _after_quotation(prose: Prose, cue: Cue, speaker: Phrase | None, quoted: set[int]) -> Draft | None:
    """Read ``«…»، قال الوزير``; words in marks that go on after the subject are the second half of the content."""
    number = prose.quote_of[cue.word - 1]
    if speaker is None or number < 0 or prose.quotes[number][1] != cue.word - 1 or prose.quote_of[cue.word] == number:
        return None
    first, last = prose.quotes[number]
    if last - first < _LEAST - 1 or number in quoted:
        return None
    if "." in prose.gap(cue.word).lstrip('"'):
        return None
    draft = _draft(prose, cue, speaker, Phrase(first, last))
    draft.begin, draft.finish = prose.quote_offsets[number]
    draft.kind, draft.mode = "quote", "direct"
    rest = speaker.last + 1
    if rest < len(prose) and prose.opens_quote(rest) and prose.sentence_of[rest] == prose.sentence_of[cue.word]:
        draft.rest = prose.quote_offsets[prose.quote_of[rest]]
    return draft


def _within(prose: Prose, cue: Cue, speaker: Phrase | None) -> Draft | None:
    """Read ``الطريق، يقول الوزير، مفتوح`` and ``… - يضيف المتحدث - …``: the content is the sentence around."""
    start, end = prose.sentence_start(cue.word), prose.sentence_end(cue.word)
    last = speaker.last if speaker else cue.word
    while last < end and prose.loose(last + 1) and not prose.gap(last + 1):
        last += 1
    before, behind = prose.gap(cue.word), prose.gap(last + 1) if last < end else ""
    dashed = "-" in before and (last == end or "-" in behind)
    parted = cue.verb.tense == "present" and before == "،" and (last == end or behind.startswith("،"))
    if start >= cue.word or not (dashed or parted) or prose.quote_of[cue.word] >= 0:
        return None
    draft = _draft(prose, cue, speaker, Phrase(start, cue.word - 1))
    draft.begin, draft.finish = prose.starts[start], prose.ends[cue.word - 1]
    if last < end:
        draft.rest = (prose.starts[last + 1], prose.ends[end])
    return draft


def _draft(prose: Prose, cue: Cue, speaker: Phrase | None, content: Phrase) -> Draft:
    entry = cue.verb.entry
    return Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind="that",
        begin=0, word=content.first, edge=(speaker.last if speaker else cue.word) + 1, speaker=speaker,
        last=content.last, gender=cue.verb.gender, number=cue.verb.number, tense=cue.verb.tense, closed=True,
        rule=f"{entry.id}_after",
    )  # fmt: skip
