"""Statements told by a noun: ``قول الوزير إن …``, ``اتهام واشنطن لموسكو بـ …``, ``بزعمه أن …``, ``دعوات إلى …``."""

from .clauses import Complement
from .complements import detachable_b, introduced, thing_asked
from .drafts import Draft
from .lexicon import CueEntry
from .nominals import can_speak
from .phrases import Phrase, opens_phrase, phrase_end
from .prose import Prose

_PREPOSITIONS = {"إلى": "الي", "من": "من", "على": "علي", "عن": "عن"}
_SHORTEST_VERB = 3
_REACH = 10
"""Most words between the source and the preposition of what is said."""


def actions(prose: Prose) -> list[Draft]:
    """Return a draft for every noun of saying with its source, or with a possessive, that what is said follows."""
    named = [_with_source(prose, word, prose.lexicon.bare_nouns[prose.forms[word]]) for word in prose.of_kind("bare")]
    meant = [_possessed(prose, word) for word in prose.of_kind("noun")]
    return [draft for draft in named + meant if draft is not None]


def _with_source(prose: Prose, word: int, entry: CueEntry) -> Draft | None:
    """Read ``تأكيد الوزير أن``, ``دعوة الأمين العام إلى``: the source stands in construct state after the noun."""
    first, end = word + 1, prose.sentence_end(word)
    if first >= end or prose.gap(first) or not opens_phrase(prose, first) or not _definite(prose, first):
        return None
    asked = next((at for at in range(first + 1, min(first + _REACH, end) + 1) if _asked(prose, at, entry)), end + 1)
    source = Phrase(first, phrase_end(prose, first, asked))
    if not can_speak(prose, source.first, source.last) or ("person" in entry.takes and first not in prose.named_at):
        return None
    content = introduced(prose, source.last + 1) if source.last < end else None
    if content is None or not {"that", "quote"} & set(entry.takes):
        content = _governed(prose, source.last + 1, end, entry)
    return _draft(prose, word, entry, source, content) if content is not None else None


def _definite(prose: Prose, word: int) -> bool:
    named = prose.named_at.get(word)
    if named is not None:
        return named.first == word and named.entity.type != "LOC"
    return prose.lexicon.sources.get(prose.forms[word].removeprefix("ال"), "document") != "document"


def _governed(prose: Prose, first: int, end: int, entry: CueEntry) -> Complement | None:
    """Return what a preposition of the verb governs soon after the source, past those who are called or accused."""
    if any(mark in prose.gap(first) for mark in "،؛:."):
        return None
    for word in range(first, min(first + _REACH, end) + 1):
        form = prose.forms[word]
        finite = form.startswith("ي") and len(form) > _SHORTEST_VERB and word not in prose.named_at
        if finite or (word > first and any(mark in prose.gap(word) for mark in "،؛:")):
            return None
        for name, preposition in _PREPOSITIONS.items():
            if name in entry.takes and form == preposition and word < end and not prose.is_("particle", word + 1):
                return Complement(word + 1, prose.starts[word + 1], word, "noun", name)
        if _asked(prose, word, entry):
            start = prose.starts[word] + (0 if form.startswith("لل") else 1)
            return Complement(word, start, word, "noun", form[0])
    return None


def _asked(prose: Prose, word: int, entry: CueEntry) -> bool:
    """Tell whether ب or ل written on to the word governs what is said: ``توجيهات الوزير | بفتح``, ``دعوة الوزير | لفتح``."""
    form = prose.forms[word]
    if "ب" not in entry.takes or len(form) < _SHORTEST_VERB + 1 or word in prose.named_at or word in prose.timed:
        return False
    return (form.startswith("ب") and detachable_b(form, prose.lexicon)) or (
        form.startswith("ل") and thing_asked(prose, form)
    )


def _possessed(prose: Prose, word: int) -> Draft | None:
    """Read ``بزعمه أن``, ``مع تأكيده أن``: the pronoun stands for a source named before, and a clause follows at once."""
    entry, bound = prose.lexicon.nouns[prose.forms[word]]
    nxt = word + 1
    if nxt > prose.sentence_end(word) or not prose.is_("that", nxt) or prose.gap(nxt) or "that" not in entry.takes:
        return None
    content = introduced(prose, nxt)
    if content is None:
        return None
    draft = _draft(prose, word, entry, None, content)
    draft.gender, draft.number = ("f", "s") if bound.endswith("ها") else ("m", "p" if bound.endswith("هم") else "s")
    return draft


def _draft(prose: Prose, word: int, entry: CueEntry, source: Phrase | None, content: Complement) -> Draft:
    return Draft(
        first=word, cue=(prose.starts[word], prose.ends[word]), entry=entry, act=entry.act, kind=content.kind,
        begin=content.start, word=content.word, edge=content.edge, speaker=source, preposition=content.preposition,
        gender="m", rule=f"{entry.id}_noun",
    )  # fmt: skip
