"""What stands between a verb and the thing said besides the speaker: occasion, addressee, the medium that was told."""

from collections.abc import Iterator

from .drafts import Draft
from .phrases import Phrase, addresses_media, is_channel, phrase_end
from .prose import Prose

_VENUE_PREPOSITIONS = frozenset({"في", "خلال", "عبر", "علي", "اثناء", "عقب", "بعد", "ضمن"})
_RECEIVED = frozenset({"تلقت", "تسلمت", "حصلت", "اطلعت", "وصل", "تلقي", "خصت", "خص"})
_ADJECTIVE = 4
_OUTLETS = frozenset(
    {
        "وكاله",
        "صحيفه",
        "جريده",
        "مجله",
        "قناه",
        "فضاييه",
        "تلفزيون",
        "اذاعه",
        "راديو",
        "موقع",
        "شبكه",
        "يوميه",
        "اسبوعيه",
    }
)
"""Nouns after which the name of a medium follows, known or not."""
_MEDIA_VENUES = frozenset(
    {"اتصال", "حديث", "تصريح", "تصريحات", "حوار", "مقابله", "مقابلت", "لقاء", "مداخله", "سوال", "استفسار", "استيضاح"}
)
_ASKED = frozenset({"سوال", "سوالا", "اسيله", "استفسار", "استيضاح", "استفسارات"})
_NO_VENUE = frozenset({"سياق", "السياق", "اطار", "الاطار", "اشاره", "معرض", "بدايه"})
"""Words that end a name like those of occasions, but lead over from what was told before."""
_LONGEST_FRONTED = 24
"""An occasion that opens the sentence is told in fewer words than this before the verb."""


def read_asides(prose: Prose, draft: Draft) -> None:
    """Find the venue, the addressee and the medium addressed between the cue and the content."""
    stop = draft.edge
    word = draft.first + 1
    _read_fronted(prose, draft)
    while word < stop:
        if prose.forms[word] in _RECEIVED:
            _received(prose, draft, word, stop)
        if draft.speaker is not None and draft.speaker.first <= word <= draft.speaker.last:
            word = draft.speaker.last
        elif addresses_media(prose, word):
            word = _media(prose, draft, word, stop)
        elif draft.venue is None and _opens_venue(prose, word, stop):
            draft.venue = Phrase(word, _venue_end(prose, word, stop))
            _media_in(prose, draft, draft.venue, word + 1)
            word = draft.venue.last
        word += 1


def _read_fronted(prose: Prose, draft: Draft) -> None:
    """Read the occasion with which the sentence opens: ``وفي تصريح لوكالة …، قال``, ``ردا على سؤال لقناة …، قال``."""
    start = prose.sentence_start(draft.first)
    stop = draft.first
    if draft.speaker is not None and draft.speaker.first < stop:
        stop = draft.speaker.first
    if not 2 < stop - start < _LONGEST_FRONTED or (draft.joined and stop == draft.first):
        return
    stop = next((word for word in range(start + 2, stop) if "،" in prose.gap(word)), stop)
    answers = prose.forms[start] in {"ردا", "وردا"} and prose.forms[start + 2] in _ASKED
    if draft.participle or prose.forms[start + 1] in _NO_VENUE:
        return
    if answers or (prose.forms[start].removeprefix("و") in _VENUE_PREPOSITIONS and is_channel(prose, start + 1)):
        draft.venue = Phrase(start, stop - 1)
        _media_in(prose, draft, draft.venue, start + 2 if answers else start + 1)


def venue_in(prose: Prose, first: int, stop: int) -> Phrase | None:
    """Return the first occasion or medium named between two words, or None."""
    for word in range(first, stop - 1):
        if _opens_venue(prose, word, stop):
            return Phrase(word, _venue_end(prose, word, stop))
    return None


def _received(prose: Prose, draft: Draft, word: int, stop: int) -> None:
    """Read ``في بيان تسلمت «الشرق الأوسط» نسخة منه``: the medium that received the text is the chain."""
    if word + 1 >= stop:
        return
    medium = prose.type_at(word + 1) == "MEDIA" or prose.forms[word + 1].removeprefix("ال") in _OUTLETS
    if prose.opens_quote(word + 1) or medium:
        name = media_name(prose, word + 1, _media_end(prose, word + 1, stop))
        if name and name not in draft.via:
            draft.via.append(name)


def _media(prose: Prose, draft: Draft, word: int, stop: int) -> int:
    first = word + 1 if prose.forms[word] == "ل" else word
    last = _media_end(prose, first, stop)
    draft.addressee = draft.addressee or Phrase(first, last)
    draft.via.extend(name for name in [media_name(prose, first, last)] if name and name not in draft.via)
    return last


def _media_end(prose: Prose, first: int, stop: int) -> int:
    """Return the last word of a medium's name; it has one word even where a time was seen in it (``لـ «اليوم»``)."""
    number = prose.quote_of[first]
    named = prose.named_at.get(first)
    marked = first + 1 < stop and prose.opens_quote(first + 1)
    if marked or (number >= 0 and prose.quotes[number][0] == first):
        end = prose.quotes[prose.quote_of[first + marked]][1]
    else:
        end = named.last if named else phrase_end(prose, first, stop)
    return max(first, min(end, stop - 1))


def media_name(prose: Prose, first: int, last: int) -> str | None:
    """Return the canonical name of the medium in these words; None for journalists at large."""
    for word in range(first, last + 1):
        named = prose.named_at.get(word)
        if named is not None and named.entity.type == "MEDIA":
            return named.entity.name
    text = prose.words_span(first, last).of(prose.reading.document.raw)
    fused = text.startswith("ل") and not prose.opens_quote(first) and prose.forms[first].startswith("ل")
    text = ("ال" + text[2:] if text.startswith("لل") else text[1:]) if fused else text
    text = text.replace('"', "").replace("«", "").replace("»", "")
    return None if _generic(prose, first, last) else " ".join(text.split())


def _generic(prose: Prose, first: int, last: int) -> bool:
    bare = prose.forms[first].removeprefix("لل").removeprefix("ل").removeprefix("ال")
    if not prose.lexicon.generic_media(bare) or prose.quote_of[last] >= 0:
        return prose.lexicon.generic_media(bare) and last == first
    return last == first or bare not in _OUTLETS or _kind_only(prose.forms[first + 1])


def _kind_only(form: str) -> bool:
    """Tell whether the word after the noun only says of what kind or country the medium is: ``صحيفة محلية``."""
    return not form.startswith("ال") and form.endswith(("ي", "يه", "يون", "ين", "ات")) and len(form) > _ADJECTIVE


def _opens_venue(prose: Prose, word: int, stop: int) -> bool:
    if prose.forms[word] not in _VENUE_PREPOSITIONS or word + 1 >= stop:
        return False
    if prose.forms[word] == "عبر" and prose.opens_quote(word + 1) and prose.names_in_quotes(word + 1):
        return True
    following = prose.forms[word + 1]
    return (is_channel(prose, word + 1) and following not in _NO_VENUE) or following in {"هامش", "ختام", "مستهل"}


def _venue_end(prose: Prose, word: int, stop: int) -> int:
    last = word + 1
    while last + 1 < stop and not ("،" in prose.gap(last + 1) or last + 1 in prose.timed):
        last += 1
    after = last + 1
    while after < stop and after in prose.timed:
        after += 1
    if last < after < stop - 1 and prose.forms[after] == "مع" and not prose.gap(after):
        return _venue_end(prose, after, stop)  # ``في حواره أمس مع قناة …``: the day stands within the venue
    return last


def _media_in(prose: Prose, draft: Draft, venue: Phrase, noun: int) -> None:
    """Take the medium out of a venue such as ``في اتصال مع «الشرق الأوسط»``, ``عبر "الرياض"``; ``noun`` names the occasion."""
    for word in _media_words(prose, venue, noun):
        name = media_name(prose, word, _media_end(prose, word, venue.last + 1))
        if name and name not in draft.via:
            draft.via.append(name)
            draft.addressee = draft.addressee or Phrase(word, _media_end(prose, word, venue.last + 1))
        return


def _media_words(prose: Prose, venue: Phrase, noun: int) -> Iterator[int]:
    if prose.forms[venue.first] == "عبر" and prose.opens_quote(venue.first + 1):
        yield venue.first + 1
        return
    form = prose.forms[noun].removeprefix("ال")
    speaking = form in _MEDIA_VENUES or form.removesuffix("ها").removesuffix("ه") in _MEDIA_VENUES
    for word in range(venue.first + 1, venue.last + 1):
        named = prose.named_at.get(word)
        media = named is not None and named.entity.type == "MEDIA" and named.first == word
        quoted = prose.opens_quote(word) and prose.forms[word - 1] in {
            "ل",
            "مع",
            "الي",
            "صحيفه",
            "قناه",
            "وكاله",
            "الصحيفه",
        }
        told = prose.forms[word] in _OUTLETS and prose.forms[word - 1] in {"مع", "الي", "علي", "من", "عبر"}
        if speaking and (media or quoted or told or addresses_media(prose, word)):
            yield word + 1 if prose.forms[word] == "ل" else word
