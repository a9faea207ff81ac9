"""Headlines and subheads in which a source stands before a colon: ``لافروف: المحادثات وصلت إلى طريق مسدود``."""

from khabar.model.layers import Place
from khabar.model.spans import Span
from khabar.text.fold import fold

from .clauses import Kind
from .drafts import Draft
from .nominals import can_speak
from .phrases import Phrase, addresses_media, opens_phrase, phrase_end
from .prose import Prose

_LONGEST_SOURCE = 9
_SHORTEST = 3
_PARTS = 2
"""Words in marks and who said them."""
_NAME_WORDS = 3
"""A given name among so many words shows a person: ``العراقي سامي: …``."""


def headlines(prose: Prose) -> list[Draft]:
    """Return a draft for every source before a colon in a title, deck or subhead, and for words in marks before a source."""
    out = []
    for span, where in places(prose):
        out += _headline(prose, prose.reading.words.within(prose.reading.folded.from_raw(span)), where)
    return out


def places(prose: Prose) -> list[tuple[Span, Place]]:
    """Return the title, deck and subheads with what they are."""
    layout = prose.reading.layers.layout
    found: list[tuple[Span | None, Place]] = [(layout.title, "title"), (layout.deck, "deck")]
    found += [(span, "subhead") for span in layout.subheads]
    return [(span, where) for span, where in found if span is not None]


def _headline(prose: Prose, words: range, where: Place) -> list[Draft]:
    """Read the parts of a headline, which two stops divide: ``بعد الفوز.. سامي: المباراة صعبة``."""
    if len(words) < _SHORTEST:
        return []
    starts = [words.start, *(word for word in words[1:] if ".." in prose.gap(word))]
    quoted = _quoted(prose, words, starts, where)
    if quoted is not None:
        return [quoted]
    out: list[Draft] = []
    for start, stop in zip(starts, [*starts[1:], words.stop], strict=True):
        colon = next(
            (word for word in range(start + 1, min(start + _LONGEST_SOURCE, stop)) if ":" in prose.gap(word)), 0
        )
        draft = _split(prose, range(start, words.stop), colon, where) if colon else None
        if colon and out:
            out[-1].last = start - 1
        out += [draft] if draft is not None else []
    return out


def _quoted(prose: Prose, words: range, starts: list[int], where: Place) -> Draft | None:
    """Read ``«لن نستسلم أبدا».. رئيس النادي يرد``: words in marks, and after two stops who said them."""
    first = words.start
    if len(starts) != _PARTS or not prose.opens_quote(first) or prose.quotes[prose.quote_of[first]][1] != starts[1] - 1:
        return None
    source = starts[1]
    end = phrase_end(prose, source, words.stop)
    named = prose.named_at.get(source)
    end = named.last if named is not None and named.first == source else _before_verb(prose, source, end)
    if prose.lexicon.kind_of(prose.forms[source]) == "document":
        return None
    if prose.quote_length(first) < _SHORTEST or not opens_phrase(prose, source) or not can_speak(prose, source, end):
        return None
    begin, finish = prose.quote_offsets[prose.quote_of[first]]
    return Draft(
        first=source, cue=None, entry=None, act="say", kind="quote", begin=begin, word=first, edge=first,
        speaker=Phrase(source, end), where=where, rule="headline_quote", closed=True, finish=finish, last=starts[1] - 1,
        mode="direct",
    )  # fmt: skip


def _before_verb(prose: Prose, first: int, last: int) -> int:
    """Return the last word before the verb in the present that tells what the source does: ``رئيس النادي | يرد``."""
    for word in range(first + 1, last + 1):
        form = prose.forms[word]
        if form.startswith("ي") and form not in prose.lexicon.sources and word not in prose.named_at:
            return word - 1
    return last


def _finite(prose: Prose, word: int) -> bool:
    """Tell whether the word is a reporting verb and no name, so that the colon does not follow its source alone."""
    verbs = prose.lexicon.verbs.get(prose.forms[word], ())
    return word not in prose.named_at and any(not verb.entry.ambiguous for verb in verbs)


def _source(prose: Prose, first: int, last: int) -> bool:
    """Tell whether the words before the colon name a source; a lone surname (``العامري: …``) does."""
    verb = last > first and last not in prose.named_at and prose.is_("verb", last)
    if verb or any(_finite(prose, word) for word in range(first, last + 1)):
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


def _told_to(prose: Prose, word: int) -> bool:
    """Tell whether a person's name with ل begins at ``word``: ``الوزير لسامي: …``."""
    named = prose.named_at.get(word)
    bound = named is not None and named.first == word and named.bound and named.entity.type == "PER"
    return bound and prose.forms[word].startswith("ل")


def _split(prose: Prose, words: range, word: int, where: Place) -> Draft | None:
    last = word - 1
    addressee = None
    for at in range(words.start + 1, word):
        if addresses_media(prose, at) or _told_to(prose, at):
            last, addressee = at - 1, Phrase(at, word - 1)
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
        last=words.stop - 1, addressee=addressee,
    )  # fmt: skip
