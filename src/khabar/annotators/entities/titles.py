"""Title phrases: a title with its complement, before a name, after one, or alone."""

from khabar.annotators.entities.institutions import OPENING_GAPS, in_idafa
from khabar.annotators.entities.names import may_start, name_end
from khabar.annotators.entities.page import Page
from khabar.annotators.entities.vocabulary import PARTICLES, Word

_LONGEST = 16
_LONGEST_APPOSITION = 7
"""Words of a title after a name and a comma that still belong to the mention."""
TITLED = 0.0
"""Likeness to a name that the word after a title needs."""
_TOWN_BEARERS = 100
_FOREIGN = 0.8
"""Likeness to a name of a foreign word that goes on a title after ل."""
_POSTED = frozenset(
    {"ambassador", "official", "adviser", "member", "leader", "representative", "field-commander", "officer"}
)
"""Offices whose bearer's post in a place belongs to the title ("السفير الفرنسي في بلد")."""
_OPENING_PARTICLES = frozenset({"بن", "ابو", "عبد", "ولد"})
_NAMESAKES = frozenset({"الملك", "الامير", "الشيخ", "الامام"})
_HOUSES = frozenset({"جامعه", "مستشفي", "مدينه", "مركز", "كليه", "معهد", "مطار", "قاعده", "مدرسه", "اكاديميه"})
_GOVERNING = frozenset({"لدي", "في"})
"""Prepositions in a title after which a strange word is a house or a place ("المحلل لدى كذا") and no name yet."""
_BODIES = frozenset({"ORG", "GROUP", "MEDIA"})
STANDING = frozenset({"office", "occupation"})
ADDRESSING = frozenset({"honorific", "rank"})


def title_end(page: Page, index: int, *, purposes: bool = True) -> tuple[int, int]:
    """Return the last word of the title phrase before a possible name, and the last word before a clause of place in it.

    With ``purposes`` the phrase goes on with what the office is for ("المدير لرعاية الشباب"), which counts as such a clause.
    """
    at = core = page.head_end(index)
    placed = False
    while at - index < _LONGEST:
        following = at + 1
        linked = page.joined(following) or (not page.words[index].definite and _quoted(page, following))
        if not linked:
            break
        if _name_here(page, following):
            step = _named_house(page, index, at)
            if step is None:
                break
        else:
            complement = _complement(page, following, at)
            purpose = complement is None and purposes and _purpose(page, following)
            step = following if purpose else complement
            if step is None:
                break
            placed = placed or purpose or page.forms[following] in page.sets["title-placing"]
        at = step
        core = core if placed else at
    while at > index and page.forms[at] in page.sets["title-connectors"]:
        at -= 1
    return at, min(core, at)


def _named_house(page: Page, index: int, at: int) -> int | None:
    """Return the last word of a name after word ``at`` of a title that is no person's: a house's, or a strange one after لدى."""
    following = at + 1
    if at > index and of_a_house(page, following):
        return name_end(page, following, TITLED)
    governed = at > index and page.forms[at] in _GOVERNING and page.joined(following + 1)
    return following if governed else None


def _purpose(page: Page, index: int) -> bool:
    """Tell whether ل and an indefinite noun at ``index`` say what an office is for ("لقطاع السجون")."""
    form, following = page.forms[index], index + 1
    if form[:1] != "ل" or page.words[index].stop or not page.joined(following):
        return False
    if page.words[index].cue >= 0 or not page.vocabulary.names.is_built(form):
        return False
    return page.words[following].definite and not page.words[following].proclitic


def of_a_house(page: Page, at: int) -> bool:
    """Tell whether the name at ``at`` is that of a house in the title ("مدير جامعة الملك فلان")."""
    before = at - 1
    if page.forms[before] in _NAMESAKES and page.joined(before):
        before -= 1
    if page.words[before].definite:
        return False
    return any(page.forms[before][offset:] in _HOUSES for offset in (0, 1, 2)) and page.joined(before + 1)


def apposition_end(page: Page, last: int) -> int:
    """Return the last word of the title phrase that stands after the name which ends at ``last`` ("فلان، محافظ المدينة")."""
    at = last + 1
    if not page.near(at):
        return last
    title = page.words[at].title
    if title is None or page.words[at].offset or title.kind not in STANDING:
        return last
    end, core = title_end(page, at, purposes=False)
    following = end + 1
    if page.joined(following) and name_end(page, following, TITLED) is not None:
        return last
    core = end if title.kind == "occupation" or title.id in _POSTED else core
    if core == at or (not page.joined(at) and core - at >= _LONGEST_APPOSITION):
        return last
    return core


def _quoted(page: Page, index: int) -> bool:
    return page.near(index) and page.gaps[index].strip() in OPENING_GAPS and not page.words[index].stop


def _name_here(page: Page, index: int) -> bool:
    known = page.known_actor(index)
    if known is not None:
        return known.type == "PER" and not page.known[index].proclitic
    word = page.words[index]
    if word.name_skip or word.form in page.sets["title-attributes"] or word.form in PARTICLES - _OPENING_PARTICLES:
        return False
    if page.known_place(index) is not None and word.bearers < _TOWN_BEARERS and not page.known[index].proclitic:
        return False
    return may_start(page, index, TITLED)


def _complement(page: Page, index: int, before: int) -> int | None:
    """Return the last word of the piece of title complement that begins at ``index``, or None where the title ends."""
    word = page.words[index]
    if page.words[before].title is not None and page.words[before].definite and _bare_body(page, index):
        return None  # No noun without an article goes on one that has it ("المصدر وسائل الإعلام").
    named = _named(page, index)
    if named is not None:
        return named
    if word.form in page.sets["title-connectors"]:
        return index if page.joined(index + 1) and not page.words[index + 1].stop else None
    if word.form in page.sets["title-attributes"] or word.stem in page.sets["title-attributes-definite"]:
        return index
    if word.cue > 0 and word.form[word.cue - 1] == "ل":
        return None  # The outlet that the bearer of the title spoke to.
    if word.stop or word.stem in page.sets["title-relatives"] or _another_person(page, word, before):
        return None
    if word.title is not None and not (
        word.title.kind in ADDRESSING or page.forms[before] not in page.sets["title-placing"]
    ):
        return index if word.definite else None
    if word.trigger and not word.definite and page.joined(index + 1) and not page.words[index + 1].stop:
        known = page.known_place(index + 1) is not None and not page.known[index + 1].proclitic
        return page.known[index + 1].last if known else index + 1
    fits = word.title or word.definite or word.state or word.head or word.form in page.sets["rank-modifiers"]
    fits = fits or (not page.words[before].definite and in_idafa(page, index))
    return index if fits or _after_preposition(page, word) else None


def _bare_body(page: Page, index: int) -> bool:
    """Tell whether the name of a body begins at a word with neither article nor preposition."""
    word, actor = page.words[index], page.known_actor(index)
    if word.definite or word.offset:
        return False
    return word.head is not None or (actor is not None and actor.type in _BODIES and not page.known[index].proclitic)


def _named(page: Page, index: int) -> int | None:
    """Return the last word of the body, outlet or place that is named at ``index``, or None."""
    if page.known.get(index) is None:
        return None
    actor = page.known_actor(index) or page.known_actor(index, "MEDIA")
    if actor is not None and actor.type == "MEDIA" and page.words[index].stop:
        return None  # A day or a month that is also the name of an outlet.
    if actor is not None and actor.type == "MEDIA" and page.known[index].proclitic.endswith("ل"):
        return None  # Whom the bearer of the title spoke to.
    if actor is not None and actor.type != "PER":
        return page.known[index].last
    place = page.known_place(index)
    return page.known[index].last if place is not None and not place.needs_trigger else None


def _another_person(page: Page, word: Word, before: int) -> bool:
    """Tell whether و and this word begin another title ("the president and Prince …")."""
    if word.proclitic == "و" and page.words[before].title is not None and page.words[before].definite:
        return True
    joined = word.title is not None and word.offset and word.form.startswith("و")
    return bool(joined) and (word.definite or (word.title is not None and word.title.kind != "office"))


def _after_preposition(page: Page, word: Word) -> bool:
    """Tell whether a word with ل or ب goes on a title: a body after it, or a name that is none of a person's (لأرسنال)."""
    if word.form.startswith("ل") and not word.bearers and word.score >= _FOREIGN:
        return word.form[1:] not in page.vocabulary.outlet_words
    return word.form[:1] in "لب" and bool(word.form[1:]) and page.vocabulary.word(word.form[1:]).head is not None
