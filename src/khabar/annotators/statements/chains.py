"""Chains of attribution: a medium that carries a source's words, and a medium that learned from a source."""

from khabar.model.layers import Act

from .asides import media_name
from .clauses import Complement, that_clause
from .cues import Cue
from .drafts import Draft
from .names import is_media
from .phrases import Phrase, opens_phrase, phrase_end
from .prose import Prose
from .speakers import before

_REACH = 45
_OF_WHOM = frozenset({"عنه", "عنها", "عنهم"})
_LINKS = {"carry": "عن", "learn": "من"}
_REPEATING = frozenset({"say", "confirm", "announce"})
"""Acts of verbs whose noun after a source only says that it spoke ("his saying that")."""


def carried(prose: Prose, cue: Cue) -> Draft | None:
    """Read ``نقلت وكالة X عن Y قوله إن …`` and ``علمت X من Y أن …``: X is the chain, Y the speaker."""
    takes = cue.verb.entry.takes
    link = "الي" if "إلى" in takes else _LINKS[takes[0]]
    last = min(prose.sentence_end(cue.word), cue.word + _REACH)
    at = _find(prose, cue.word + 1, last, link)
    if at is None or at >= last:
        return None
    source = at + 1
    named = prose.forms[at] == link
    if named and not opens_phrase(prose, source):
        return None
    found = _content(prose, source + named, last)
    if found is None:
        return None
    noun, content = found
    if not named:  # ``ونقلت عنه قوله``: the source was named before
        return _draft(prose, cue, at, None, noun, content) if noun == source else None
    end = phrase_end(prose, source, noun if noun is not None else content.edge)
    return _draft(prose, cue, at, Phrase(source, end), noun, content)


def _find(prose: Prose, first: int, last: int, link: str) -> int | None:
    for word in range(first, last + 1):
        if prose.forms[word] == link or (link == "عن" and prose.forms[word] in _OF_WHOM):
            return word
        if prose.is_("that", word) or ":" in prose.gap(word):
            return None
    return None


def _content(prose: Prose, first: int, last: int) -> tuple[int | None, Complement] | None:
    """Return the noun that repeats the verb ("his saying"), if there is one, and the content."""
    noun: int | None = None
    for word in range(first, last + 1):
        if noun is None and (prose.forms[word] in prose.lexicon.nouns or prose.forms[word] == "القول"):
            noun = word
        if prose.is_("that", word):
            content = that_clause(prose, word, word)
            return (noun, content) if content else None
        quoted = prose.opens_quote(word) and not prose.names_in_quotes(word)
        if quoted or (":" in prose.gap(word) and "(" not in prose.gap(word)):
            return noun, Complement(word, prose.starts[word], word, "quote" if quoted else "colon")
    if noun is not None and _act(prose, noun) not in _REPEATING:
        return noun, Complement(noun, prose.starts[noun], noun, "noun")
    return None


def _act(prose: Prose, noun: int) -> Act:
    """Return the act of the noun that repeats the verb: ``قوله``, ``تأكيده``, ``القول``."""
    known = prose.lexicon.nouns.get(prose.forms[noun])
    return known[0].act if known else "say"


def _draft(prose: Prose, cue: Cue, link: int, speaker: Phrase | None, noun: int | None, content: Complement) -> Draft:
    entry = cue.verb.entry
    act = _act(prose, noun) if noun is not None else entry.act
    draft = Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=act, kind=content.kind,
        begin=content.start, word=content.word, edge=content.edge, speaker=speaker, rule=entry.id,
    )  # fmt: skip
    if noun is not None and noun != content.word:
        draft.cue2 = (prose.starts[noun], prose.ends[noun])
        draft.gender = "f" if prose.forms[noun].endswith("ها") else "m"
        draft.number = "p" if prose.forms[noun].endswith("هم") else "s"
    carrier = before(prose, cue)
    if carrier is None and link > cue.word + 1:
        carrier = Phrase(cue.word + 1, phrase_end(prose, cue.word + 1, link))
    if carrier is not None:
        draft.carrier = carrier.first if carrier.first < cue.word else None
        name = media_name(prose, carrier.first, carrier.last) if _medium(prose, carrier) else None
        draft.via = [name] if name else []
        draft.via_cue = (prose.starts[carrier.first], prose.ends[carrier.last])
    return draft


def _medium(prose: Prose, carrier: Phrase) -> bool:
    """Tell whether who carries the words is a medium or may be one, and not a body known by name."""
    return is_media(prose, carrier) or prose.type_at(carrier.first) not in {"PER", "ORG", "GROUP", "GPE"}


def relayed(prose: Prose, draft: Draft) -> None:
    """Read ``ذكرت وكالة X نقلا عن Y أن …``: the speaker becomes Y, and X the chain."""
    speaker = draft.speaker
    if speaker is None or not is_media(prose, speaker):
        return
    for word in range(draft.first + 1, draft.edge - 2):
        if prose.forms[word] == "نقلا" and prose.forms[word + 1] == "عن" and opens_phrase(prose, word + 2):
            name = media_name(prose, speaker.first, speaker.last)
            draft.via = [name] if name else []
            draft.via_cue = (prose.starts[speaker.first], prose.ends[speaker.last])
            draft.speaker = Phrase(word + 2, phrase_end(prose, word + 2, draft.edge))
            return
