"""Headlines and subheads in which a source stands before a colon: ``لافروف: المحادثات وصلت إلى طريق مسدود``."""

from khabar.model.layers import Place
from khabar.model.spans import Span
from khabar.text.fold import fold

from .clauses import Kind
from .drafts import Draft
from .nominals import can_speak
from .phrases import Phrase, addresses_media, opens_phrase
from .prose import Prose

_LONGEST_SOURCE = 9
_NAME_WORDS = 3
"""A given name among so many words shows a person: ``العراقي سامي: …``."""


def headlines(prose: Prose) -> list[Draft]:
    """Return a draft for every title, deck or subhead of the form ``source: content``."""
    out = []
    for span, where in places(prose):
        draft = _headline(prose, span, where)
        if draft is not None:
            out.append(draft)
    return out


def places(prose: Prose) -> list[tuple[Span, Place]]:
    """Return the title, deck and subheads with what they are."""
    layout = prose.reading.layers.layout
    found: list[tuple[Span | None, Place]] = [(layout.title, "title"), (layout.deck, "deck")]
    found += [(span, "subhead") for span in layout.subheads]
    return [(span, where) for span, where in found if span is not None]


def _headline(prose: Prose, span: Span, where: Place) -> Draft | None:
    folded = prose.reading.folded.from_raw(span)
    words = prose.reading.words.within(folded)
    if len(words) < 3:
        return None
    for word in range(words.start + 1, min(words.start + _LONGEST_SOURCE, words.stop)):
        gap = prose.gap(word)
        if ":" in gap or ".." in gap:
            return _split(prose, words, word, where) if ":" in gap else None
    return None


def _finite(prose: Prose, word: int) -> bool:
    """Tell whether the word is a reporting verb and no name, so that the colon does not follow its source alone."""
    verbs = prose.lexicon.verbs.get(prose.forms[word], ())
    return word not in prose.named_at and any(not verb.entry.ambiguous for verb in verbs)


def _source(prose: Prose, first: int, last: int) -> bool:
    """Tell whether the words before the colon name a source; a lone surname (``العامري: …``) does."""
    if any(_finite(prose, word) for word in range(first, last + 1)):
        return False
    marked = prose.opens_quote(first) and prose.quotes[prose.quote_of[first]][1] == last
    surname = marked or (first == last and prose.forms[first].startswith("ال") and prose.forms[first].endswith("ي"))
    given = last - first < _NAME_WORDS and any(
        prose.forms[word] in prose.lexicon.given_names for word in range(first, last + 1)
    )
    return surname or given or can_speak(prose, first, last)


def _labels(prose: Prose, first: int, last: int, word: int, stop: int) -> bool:
    """Tell whether a state's name before the colon says where the news is from rather than who speaks.

    A state speaks where what follows is in the first person, denies, or takes a stance; a capital stands for its government.
    """
    named = prose.named_at.get(first)
    if named is None or named.last != last or named.entity.type != "GPE":
        return False
    if fold(named.entity.name) != " ".join(prose.forms[first : last + 1]):
        return False
    own = any(prose.forms[at].startswith(("سن", "لسن")) or prose.forms[at].endswith("نا") for at in range(word, stop))
    spoken = own or prose.is_("negation", word) or prose.opens_quote(word)
    return not spoken and not any(prose.forms[at] in prose.lexicon.markers for at in range(word, stop))


def _split(prose: Prose, words: range, word: int, where: Place) -> Draft | None:
    last = word - 1
    for at in range(words.start + 1, word):
        if addresses_media(prose, at):
            last = at - 1
            break
    if last == words.start and prose.forms[last] in {"تقرير", "صور", "فيديو", "خاص"}:
        return None
    if not opens_phrase(prose, words.start) or not _source(prose, words.start, last):
        return None
    if _labels(prose, words.start, last, word, words.stop):
        return None
    colon = prose.text.index(":", prose.ends[word - 1])
    kind: Kind = "quote" if prose.opens_quote(word) and not prose.names_in_quotes(word) else "that"
    return Draft(
        first=last, cue=(colon, colon + 1), entry=None, act="say", kind=kind,
        begin=prose.starts[word], word=word, edge=word, speaker=Phrase(words.start, last), where=where, rule="headline",
        last=words.stop - 1,
    )  # fmt: skip
