"""Blame: ``حملت الحركة | الحكومة مسؤولية الهجوم``, where what is said is who bears responsibility for what."""

from . import speakers
from .cues import Cue
from .drafts import Draft
from .nominals import can_speak
from .phrases import Phrase
from .prose import Prose

_RESPONSIBILITY = ("مسوولي", "المسوولي", "مسيولي", "المسيولي", "تبعات", "تبعه", "وزر", "عواقب", "التبعات")
"""How the nouns begin that one is burdened with in words."""
_REACH = 22


def blamed(prose: Prose, cue: Cue) -> Draft | None:
    """Return a draft whose content begins with who is held responsible, or with the responsibility after a pronoun."""
    stop = min(prose.sentence_end(cue.word), cue.word + _REACH)
    at = next((word for word in range(cue.word + 1, stop + 1) if prose.forms[word].startswith(_RESPONSIBILITY)), None)
    if at is None or any(prose.is_("that", word) for word in range(cue.word, at)):
        return None
    subject = speakers.before(prose, cue)
    speaker, first = subject, cue.word + 1
    if subject is None and not cue.participle and cue.verb.number == "s":
        speaker, first = _divided(prose, cue, at)
    if cue.verb.object or (speaker is None and not (cue.initial or cue.participle)):
        first = at
    if not (can_speak(prose, speaker.first, speaker.last) if speaker is not None else cue.initial):
        return None
    entry = cue.verb.entry
    return Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind="noun",
        begin=prose.starts[first], word=first, edge=first, speaker=speaker, gender=cue.verb.gender,
        number=cue.verb.number, participle=cue.participle, tense=cue.verb.tense, joined=cue.verb.proclitic in {"و", "ف"},
        object_pronoun=cue.verb.object, rule=entry.id,
    )  # fmt: skip


def _divided(prose: Prose, cue: Cue, at: int) -> tuple[Phrase | None, int]:
    """Return the subject after the verb, if there is one, and the first word of who is blamed."""
    phrase = speakers.after(prose, cue, at)
    if phrase is None or cue.verb.object:
        return phrase, at
    if phrase.last < at - 1:
        return phrase, _skipped(prose, phrase.last + 1, at)
    speaker, accused = speakers.split_judged(prose, phrase)
    if accused is not None:
        return speaker, accused.first
    return (None, phrase.first) if cue.verb.proclitic else (phrase, at)


def _skipped(prose: Prose, word: int, at: int) -> int:
    """Return the first word after an aside such as ``على لسان الناطق باسمها سامي``."""
    if prose.forms[word] in {"علي", "في", "خلال", "عبر"}:
        aside = speakers.phrase(prose, word + 2, at) if word + 2 < at else None
        if aside is not None and aside.last + 1 <= at:
            accused = speakers.split_judged(prose, aside)[1]
            return accused.first if accused is not None else aside.last + 1
    return word
