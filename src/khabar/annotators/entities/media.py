"""Media: known outlets, and those that a word such as صحيفة or قناة names."""

from khabar.annotators.entities.page import Found, Page

_BORNE = 50
"""Bearers that let a word of the calendar be an outlet's name (صباح)."""
_LONGEST_QUOTED = 4


def media_at(page: Page, index: int) -> Found | None:
    """Return the outlet that is named from word ``index`` on, with the word that says what it is."""
    cue = page.words[index].cue
    return _after_cue(page, index, cue) if cue >= 0 else _known(page, index)


def _known(page: Page, index: int) -> Found | None:
    actor = page.known_actor(index, "MEDIA")
    if actor is None:
        return None
    match = page.known[index]
    told = (
        match.proclitic.endswith("ل")
        and page.joined(match.last + 1)
        and page.forms[match.last + 1] in page.sets["said-particles"]
    )
    head_alone = page.words[index].head is not None and match.last == index
    doubtful = actor.origin == "bare-outlet" or page.words[index].state is not None or head_alone
    if page.joined(index) and page.forms[index - 1] in page.sets["directions"]:
        return None  # A region whose name an outlet has ("جنوب الأناضول").
    if doubtful and not (told or page.quoted(index, match.last)):
        return None
    start = (
        match.start - 1
        if page.forms[index][: match.start - page.starts[index]].endswith("ل") and page.text[match.start] == "ل"
        else match.start
    )
    return Found(index, match.last, start, "MEDIA", actor.key, actor.name, actor.key, known=actor, head=index)


def _after_cue(page: Page, index: int, offset: int) -> Found | None:
    at = index + 1
    if not page.near(at) or page.gaps[at].strip()[:1] in {",", "،", ":"}:
        return None
    if page.forms[at] in page.sets["waterways"]:
        return None
    start = page.starts[index] + offset
    if page.forms[at] == "انباء" and page.joined(at + 1):
        at += 1
    actor = page.known_actor(at, "MEDIA")
    if actor is not None:
        end = _origin(page, page.known[at].last)
        return Found(index, end, start, "MEDIA", actor.key, actor.name, actor.key, known=actor, head=index)
    last = page.quoted_end(at, _LONGEST_QUOTED)
    if last is not None:
        return Found(index, _origin(page, last), start, "MEDIA", "media-quoted", "", core=(at, last), head=index)
    word = page.words[at]
    if page.forms[index][offset:] == "وكاله":
        return _news_agency(page, index, at, start)
    if (
        page.joined(at)
        and page.forms[index][offset:] not in page.sets["media-loose-cues"]
        and not (word.stop and word.bearers < _BORNE)
        and not word.state
        and not word.title
        and ((word.definite and not word.proclitic) or word.score > 0)
    ):
        return Found(index, _origin(page, at), start, "MEDIA", "media-cue", "", core=(at, at), head=index)
    return None


def _news_agency(page: Page, index: int, at: int, start: int) -> Found | None:
    """Return an agency that is named as the news agency of a state, by its adjective or its name."""
    word, last = page.words[at], at
    if page.forms[at - 1] == "انباء" and page.joined(at) and word.definite:
        return Found(index, at, start, "MEDIA", "news-agency", "", head=index)
    if not (page.joined(at) and word.stem == "الانباء"):
        return None
    while page.joined(last + 1) and page.words[last + 1].adjectival and not page.words[last + 1].proclitic:
        last += 1
    return Found(index, last, start, "MEDIA", "news-agency", "", head=index) if last > at else None


def _origin(page: Page, last: int) -> int:
    """Return the last of the adjectives after an outlet's name that say where it is made."""
    while (
        page.near(last + 1)
        and page.words[last + 1].definite
        and page.words[last + 1].state
        and not page.words[last + 1].proclitic
    ):
        last += 1
    return last
