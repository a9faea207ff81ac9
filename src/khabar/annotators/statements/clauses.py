"""The thing said as it begins, and the clause after a complementiser."""

from dataclasses import dataclass
from typing import Literal

from .cues import Cue
from .prose import Prose

Kind = Literal["that", "quote", "colon", "noun"]


@dataclass(frozen=True, slots=True)
class Complement:
    """Where the content of a cue begins."""

    word: int
    """First word of the content."""
    start: int
    """Offset of its first character; inside ``word`` where a preposition is written on to it."""
    edge: int
    """First word that is no longer speaker or adjunct (the complementiser, preposition or quotation)."""
    kind: Kind
    preposition: str = ""
    cue2: tuple[int, int] | None = None
    """Offsets of a second half of the cue."""


def that_clause(prose: Prose, word: int, edge: int, drop: bool = False) -> Complement | None:
    """Return the content after the complementiser ``word``; a pronoun on it stays unless it refers to nobody, or ``drop``."""
    form, first = prose.forms[word], word + 1
    if first >= len(prose) or prose.sentence_of[first] != prose.sentence_of[word]:
        return None
    if form == "بان" and prose.forms[first] in {"كي", "جي"}:
        return None
    keeps = not drop and form not in {"ان", "بان"} and not (prose.is_("dummy", word) and _dummy(prose, first))
    if prose.opens_quote(first) and not prose.names_in_quotes(first):
        return Complement(first, prose.starts[first], edge, "quote")
    if keeps:
        start = prose.starts[word] + (1 if form.startswith("با") else 0)
        return Complement(word, start, edge, "that")
    return Complement(first, prose.starts[first], edge, "that")


def _dummy(prose: Prose, word: int) -> bool:
    """Tell whether the pronoun before ``word`` refers to nobody."""
    form = prose.forms[word]
    if form in {"لا", "لم", "لن"}:
        return prose.is_("existential", word + 1) or not _verb_like(prose, word + 1)
    if form == "ما" and prose.forms[word + 1 : word + 2] and prose.forms[word + 1] in {"زال", "يزال", "زالت"}:
        return False
    return prose.is_("impersonal", word) or prose.opens_quote(word) or "،" in prose.gap(word)


def _verb_like(prose: Prose, word: int) -> bool:
    return word < len(prose) and prose.forms[word][:1] in {"ي", "ت", "ن", "ا"}


def bare_speech(prose: Prose, cue: Cue) -> Complement | None:
    """Read words said without complementiser or mark: ``قال المرصد | تحطمت الطائرة``.

    They are told from the rest of the speaker's name only where the speaker is a mention or one definite noun, and where they
    begin with a verb.
    """
    takes, word = cue.verb.entry.takes, cue.word + 1
    if cue.participle or cue.verb.entry.ambiguous or not cue.initial or not {"that", "quote"} <= set(takes):
        return None
    named = prose.named_at.get(word)
    if named is not None and named.first == word:
        word = named.last + 1
    elif prose.lexicon.sources.get(prose.forms[word : word + 1][0][2:] if word < len(prose) else "") is not None:
        word += 1
    else:
        return None
    end = prose.sentence_end(cue.word)
    while word < end and prose.loose(word) and not prose.gap(word):
        word += 1
    if word >= end or prose.gap(word) or not begins_clause(prose, word):
        return None
    return Complement(word, prose.starts[word], word, "that")


def begins_clause(prose: Prose, word: int) -> bool:
    """Tell whether the letters show a verb or a particle with which a clause begins."""
    form = prose.forms[word]
    if word in prose.named_at or form in prose.lexicon.sources:
        return False
    if prose.is_("clause", word):
        return True
    feminine = (
        len(form) > 3 and form.endswith("ت") and not form.endswith("ات") and not form.startswith(("ال", "و", "ب", "ل"))
    )
    return feminine and prose.forms[word + 1].startswith("ال")
