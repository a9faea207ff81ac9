"""Persons: title and name, name and title, a title alone, and names that stand alone."""

from khabar.annotators.entities.bare_names import ALONE_FIRST, known_person, untitled_person, with_known
from khabar.annotators.entities.names import first_name_too, name_end
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.titles import ADDRESSING, STANDING, TITLED, apposition_end, of_a_house, title_end
from khabar.annotators.entities.vocabulary import BYNAMES
from khabar.lexicons.titles import Title

_KIN = -1.5
_THEIRS = ("ها", "هم")
"""Endings that make a title another's, and so definite ("مديرها")."""
_TANWIN = "\u064b"
_LONGEST_QUOTED = 4
"""Words of the longest name in quotation marks after a title."""
_MOST_TITLES = 3
"""Titles in a row with commas between them that are followed."""
_NEVER_ALONE = frozenset({"person", "person-young", "student", "artist", "player"})
"""Titles that need a name: with an adjective they mean anyone ("the Yemeni citizen")."""
_ADDRESSED = frozenset({"custodian", "senator", "king", "emir", "president"})
"""Titles that stand before a name without an article."""
_BY_FIRST_NAME = frozenset(
    {"king", "emir", "custodian", "crown-prince", "sultan", "highness", "excellency", "sheikh", "clergy", "president"}
)
"""Titles whose bearers are often called by their first names alone, so that a noun may follow."""
_SOURCES = frozenset({"source", "official", "field-commander", "spokesman"})
"""Titles of one unnamed source, whose body in a clause of place belongs to the mention ("مصدر في الوزارة"), as an unnamed
researcher's field does."""
BARE = "bare-title"
"""Rule of a mention that is a definite title alone."""


def person_at(page: Page, index: int) -> Found | None:
    """Return the person whose title or name begins at word ``index``, with everything adjacent that belongs to the mention."""
    known = page.known_actor(index)
    person = known is not None and known.type == "PER"
    title = None if first_name_too(page, index) or _world(page, index) else page.words[index].title
    if title is not None and not (person and page.known[index].last > index):
        found = _titled(page, index, title)
        if found is not None:
            return None if _adverbial(page, found) else found
    if person:
        return known_person(page, index)
    found = untitled_person(page, index)
    return None if found is not None and _adverbial(page, found) else found


def _adverbial(page: Page, found: Found) -> bool:
    """Tell whether a word taken for a name is written with the ending of an indefinite object (تقريرًا), as none is."""
    return found.core is not None and found.known is None and _TANWIN in page.raw(*found.core)


def _world(page: Page, index: int) -> bool:
    """Tell whether العالم is the world and not "the scientist"."""
    if page.words[index].stem != "العالم":
        return False
    following = page.words[index + 1] if page.joined(index + 1) else None
    return following is None or not (following.state and following.definite)


def _titled(page: Page, index: int, title: Title, depth: int = 0) -> Found | None:
    """Title + name (+ title after it), or a title alone that means one person."""
    end, core = title_end(page, index)
    inner = _next_title(page, index, end, depth)
    if inner is not None:
        return inner
    at = end + 1
    last = _name_after(page, index, at, title)
    if last is None:
        return _alone(page, index, end, core, title)
    if _belongs_to(page, index, end, title):
        return known_person(page, at) if page.known_actor(at, "PER") else untitled_person(page, at)
    start = page.starts[index] + page.words[index].offset
    found = Found(index, last, start, "PER", "title-name", "", core=(at, last), role=(index, end))
    found.last = apposition_end(page, last)
    found.apposed = (last + 1, found.last) if found.last > last else None
    if title.kind == "kin" and page.raw(index, index).endswith(("ه", "ها")):
        # A word of kinship with a pronoun ("his brother Ahmad"): the mention is the name alone.
        found.first, found.start, found.role = at, page.starts[at], None
    return with_known(page, found)


def _by_first_name(title: Title, described: bool) -> bool:
    """Tell whether the bearer of a title may be called by the first name alone; a president not of a council and the like."""
    return title.id in _BY_FIRST_NAME and not (described and title.id == "president")


def _next_title(page: Page, index: int, end: int, depth: int) -> Found | None:
    """A form of address or rank after a comma, with its name: "the deputy director, Dr. …"."""
    at = end + 1
    if depth >= _MOST_TITLES or not page.near(at) or page.joined(at):
        return None
    title = page.words[at].title
    found = _titled(page, at, title, depth + 1) if title is not None and title.kind in ADDRESSING else None
    if found is None or found.core is None:
        return None
    found.first, found.start, found.role = index, page.starts[index] + page.words[index].offset, (index, end)
    return found


def _name_after(page: Page, index: int, at: int, title: Title) -> int | None:
    """Return the last word of the name after a title; after a comma it must be a full or a known one."""
    if of_a_house(page, at) or (page.near(at) and page.words[at].name_skip):
        return None
    if page.joined(at):
        described = at - 1 > page.head_end(index) and not page.words[at - 1].definite and not page.words[index].definite
        least = _KIN if title.kind == "kin" else ALONE_FIRST if described else TITLED
        return name_end(page, at, least, sure=title.kind != "kin" and not _by_first_name(title, at - 1 > index))
    if (
        not page.near(at)
        or ":" in page.gaps[at]
        or (page.raw(index, index).endswith("ه") and title.id != "counterpart")
    ):  # زعيمه، …: "his leader", as folding cannot tell.
        return None
    last = name_end(page, at, TITLED)
    quoted = page.quoted_end(at, _LONGEST_QUOTED) if last is not None else None
    if quoted is not None:
        return quoted
    last = name_end(page, at, ALONE_FIRST)
    return None if last == at and page.known_actor(at) is None else last


def _alone(page: Page, index: int, end: int, core: int, title: Title) -> Found | None:
    if title.id in BYNAMES:
        return _bare_title(page, index) if end == index else None
    if title.kind not in STANDING or page.words[index].form.endswith(_THEIRS):
        return None
    unnamed = not page.words[index].definite and (title.kind == "occupation" or title.id in _SOURCES)
    open_ended = title.id == "supervisor" or unnamed
    last = end if open_ended else core
    if last == index and not (unnamed and page.verb(index - 1) and _told_next(page, index)):
        return _bare_title(page, index)
    if title.id in _NEVER_ALONE:
        return None
    if title.id == "source" and page.words[index + 1].definite:
        return None  # The source of a thing.
    start = page.starts[index] + page.words[index].offset
    return Found(index, last, start, "PER", f"title:{title.id}", "", role=(index, last))


def _told_next(page: Page, index: int) -> bool:
    """Tell whether what is said follows word ``index`` ("قال مسؤول إن …")."""
    return page.joined(index + 1) and page.forms[index + 1] in page.sets["said-particles"]


def _bare_title(page: Page, index: int) -> Found | None:
    """A definite title and nothing more ("the minister"), which can only mean a person already named."""
    if not page.words[index].definite or page.head_end(index) > index:
        return None
    return Found(index, index, page.starts[index] + page.words[index].offset, "PER", BARE, "", role=(index, index))


def _belongs_to(page: Page, index: int, end: int, title: Title) -> bool:
    """Tell whether an indefinite title right before a name makes another person ("محامي فلان", his lawyer)."""
    bare = (
        end == page.head_end(index) and not page.words[index].definite and not page.words[index].form.endswith(_THEIRS)
    )
    return bare and title.kind in STANDING and title.id not in _ADDRESSED
