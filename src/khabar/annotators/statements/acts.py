"""The act of a statement: by its verb, and for verbs that only say, by what is said."""

from khabar.model.layers import Act

from .drafts import Draft
from .lexicon import DUTY
from .prose import Prose

_WINDOW = 26
"""Words at the beginning of a content that can show its act."""
_NEAR = 14
"""The nearer beginning, for words that show an act only where the content is about it."""
_NEAREST = 3
"""The first words, for "he thinks"."""
_FAR_ACTS = frozenset({"reject", "deny", "demand"})
_DUTY = 4
_RENEWED = frozenset({"reject", "demand", "call", "warn", "accuse"})
"""Acts that one may renew or affirm in a noun: ``أكد رفضه``, ``جدد تحذيره``."""


def act(prose: Prose, draft: Draft) -> Act:
    """Return the act of a draft whose content and speaker are known."""
    if draft.cue2 is not None:
        meant = prose.lexicon.stances.get(_noun(prose, draft.cue2[1] - 1))
        if meant is not None:
            return meant
    if draft.act == "confirm" and prose.is_("stress", draft.word):
        return "demand"
    if draft.act == "confirm" and draft.kind == "noun":
        meant = prose.lexicon.stances.get(prose.forms[draft.word])
        if meant in _RENEWED and prose.forms[draft.word].endswith(("ه", "ها", "هم")):
            return meant
    if draft.act != "say" and not (draft.entry is not None and draft.entry.neutral):
        return draft.act
    if draft.kind == "noun":
        meant = prose.lexicon.stances.get(prose.forms[draft.word])
        if meant is not None:
            return meant
    return by_content(prose, draft) or draft.act


def _noun(prose: Prose, offset: int) -> str:
    word = prose.word_at(offset)
    return prose.forms[word] if word is not None else ""


def by_content(prose: Prose, draft: Draft) -> Act | None:
    """Return the act that the first words of the content show, or None; what is reported within it does not count."""
    markers = prose.lexicon.markers
    telling = prose.marking_or_verb
    for word in range(draft.word, min(draft.last, draft.word + _WINDOW) + 1):
        if not prose.kinds[word] & telling:
            continue
        form = prose.forms[word]
        pair = f"{form} {prose.forms[word + 1]}" if word < draft.last else ""
        if form in prose.lexicon.deeds and not _of_another(prose, draft):
            continue
        found = markers.get(pair) or markers.get(form) or _duty(prose, word, draft.last)
        reach = _WINDOW if found in _FAR_ACTS else _NEAREST if found == "believe" else _NEAR
        if found is not None and word - draft.word < reach:
            return "accuse" if found == "reject" and _refused_by_another(prose, draft, form, pair) else found
        if word > draft.word and _reports(prose, word):
            return None
    return None


def _duty(prose: Prose, word: int, last: int) -> Act | None:
    """Read ``على الأطراف أن تلتزم``."""
    if prose.forms[word] not in DUTY:
        return None
    for at in range(word + 2, min(word + _DUTY, last) + 1):
        if prose.gap(at):
            return None
        if prose.forms[at] == "ان" and at < last and prose.forms[at + 1][0] in "يت":
            return "demand"
    return None


def _refused_by_another(prose: Prose, draft: Draft, form: str, pair: str) -> bool:
    """Tell whether the refusal is that of somebody of another side, of which the speaker complains."""
    if {form, pair} & prose.lexicon.condemning or not _of_another(prose, draft):
        return False
    named = prose.named_at.get(draft.word)
    return draft.party is None or named is None or named.entity.party != draft.party


def _of_another(prose: Prose, draft: Draft) -> bool:
    """Tell whether the content begins with the name of somebody else, whose refusal it tells."""
    named = prose.named_at.get(draft.word)
    return named is not None and named.first <= draft.word + 1 and named.entity.name != draft.entity


def _reports(prose: Prose, word: int) -> bool:
    return any(
        verb.tense != "participle" and not verb.entry.ambiguous and verb.entry.act in {"say", "confirm", "announce"}
        for verb in prose.lexicon.verbs.get(prose.forms[word], ())
    )
