"""Captions, and what is left under the last sentence: captions, signatures, a writer's office."""

import re

from khabar.annotators.layout.credits import Credits, credits_of
from khabar.annotators.layout.lines import Line, Sheet
from khabar.annotators.layout.phrases import phrases
from khabar.lexicons import Lexicons
from khabar.text.fold import fold

_CREDITED = re.compile(r"\(([^()]{2,40})\)\s*\|?\s*$")
_LATIN_CREDIT = re.compile(r"\b(?:reuters|afp|ap|epa|getty)\b[ /:|]*[^.]{0,40}$")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_STOP = re.compile(r"[.!?؟](?:\s|$)")
_ENDED = re.compile(r"ة(?=[ء-ي])")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[وف]?[بلك]?(?:ال)?[^\W\d_]{3,}(?<!ال[تمن])(?<!المت)(?<!لل[تم])(?<!ست)(?<!تت)(?<!يت)")
"""A word to which another may be joined, and not the beginning of a verbal noun."""
_SHORTEST_JOINED = 4
"""Letters of a word to which another is joined."""
_NOT_LEFT = re.compile(r"^\s*\d{1,2}\s*[-.)ـ]|(?<!\bt):|[.!?؟]\s")
"""A numbered item, a label with its value, or more than one sentence."""
_LONGEST_CREDITED = 150
_LONGEST = 90
_MOST_WORDS = 12
_LONG = 80
_MOST_LEFTOVERS = 7
_MOST_INITIALS, _LONGEST_INITIAL = 6, 2
_SHORT_LABEL = 4
"""Words of a picture's label that may be any phrase of which the text speaks again."""


def drop_captions(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop captions: lines with a picture's credit, labels over the first paragraph, what is left under the last one."""
    for line in sheet.body():
        if _is_credited(sheet, line, lexicons):
            sheet.drop(line, "caption", "caption-credited")
    _first(sheet, lexicons)
    _initials(sheet)
    _leftovers(sheet, lexicons)


def _is_credited(sheet: Sheet, line: Line, lexicons: Lexicons) -> bool:
    """Tell whether a short line without a stop ends with an outlet or the archive in brackets: a picture's credit."""
    if not _ARABIC.search(line.folded) and _LATIN_CREDIT.search(line.folded, max(0, len(line) - _LONG)):
        return True
    if len(line) > _LONGEST_CREDITED or ")" not in line.folded[-6:]:
        return False
    text = line.span.of(sheet.raw)
    match = _CREDITED.search(text)
    if match is None or match.start() == 0 or _STOP.search(text[: match.start()]):
        return False
    credit = credits_of(lexicons).read(match[1])
    return bool(credit and credit.anchored) or phrases(lexicons).photo_cue.search(fold(match[1]).lower()) is not None


def _first(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop a picture's label between title and text: its words are a caption's, a person's name, or recur in the text."""
    body = sheet.body()
    if sheet.title is None or len(body) < 2:
        return
    line, after = body[0], body[1]
    if len(body) > _SHORT_LABEL and not line.stopped and credits_of(lexicons).is_person(line.words[:_MOST_WORDS]):
        sheet.drop(line, "byline", "name-over-text")
    elif _is_short(line) and len(after) >= _LONG and not line.stopped and _is_label(line, body[1:], lexicons):
        sheet.drop(line, "caption", "caption-over-text")
    elif len(line) > _LONG:
        _glued(sheet, line, lexicons)


def _is_label(line: Line, text: list[Line], lexicons: Lexicons) -> bool:
    words = line.words
    if phrases(lexicons).photo_cue.search(line.folded) and words[0] not in phrases(lexicons).words("opener"):
        return True
    if len(words) > 1 and (
        credits_of(lexicons).is_person(words) or (words[0] == "من" and len(words) <= _SHORT_LABEL - 1)
    ):
        return True
    said_again = re.compile(rf"(?<!\w){re.escape(line.core)}(?!\w)")
    named = len(words) > 1 or not credits_of(lexicons).is_ordinary(words[0])
    return named and len(words) <= _SHORT_LABEL and any(said_again.search(other.folded) for other in text)


def _glued(sheet: Sheet, line: Line, lexicons: Lexicons) -> None:
    """Drop a caption that the page's extraction has joined to the first word of the text.

    Inside a word a ta marbuta ends another one, or a verb with which reports begin follows on a word; where only the first is
    seen, the caption must have a caption's words.
    """
    text = line.folded[:_LONGEST]
    verbs = phrases(lexicons).words("lead-verb")
    for match in list(_WORD.finditer(text))[:_MOST_WORDS]:
        word = match.group()
        cut = next(
            (
                at
                for at in range(_SHORTEST_JOINED, len(word) - 2)
                if word[at:] in verbs and _WHOLE.fullmatch(word, 0, at)
            ),
            None,
        )
        if cut is not None and "،" not in text[: match.start()] and not credits_of(lexicons).is_ordinary(word):
            sheet.drop_part(line, sheet.raw_range(line, 0, match.start() + cut), "caption", "caption-glued")
            return
    ended = _ENDED.search(line.span.of(sheet.raw), 0, _LONGEST)
    if ended and phrases(lexicons).photo_cue.search(fold(line.span.of(sheet.raw)[: ended.end()]).lower()):
        span = type(line.span)(line.span.start, line.span.start + ended.end())
        sheet.drop_part(line, span, "caption", "caption-glued")


def _initials(sheet: Sheet) -> None:
    """Drop a last line of initials: those who wrote and edited the report."""
    body = sheet.body()
    opening = _WORD.search(body[-1].folded) if len(body) > 1 else None
    words = body[-1].words if opening is not None and len(opening.group()) <= _LONGEST_INITIAL else []
    if 1 < len(words) <= _MOST_INITIALS and all(len(word) <= _LONGEST_INITIAL and word.isalpha() for word in words):
        sheet.drop(body[-1], "byline", "initials")


def _leftovers(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop the short lines after the last sentence, if what stands before them is a text."""
    body = sheet.body()
    openers = phrases(lexicons).words("opener")
    count = 0
    while count < len(body) and _is_leftover(body[-1 - count], openers, credits_of(lexicons)):
        count += 1
    if not 0 < count <= _MOST_LEFTOVERS or count == len(body):
        return
    end = body[-1 - count]
    if not end.stopped or len(end) < _LONG:
        return
    reader = credits_of(lexicons)
    for line in body[-count:]:
        signed = reader.is_person(line.words) or line.folded[:1] in "*-"
        sheet.drop(line, "byline" if signed else "caption", "after-text")


def _is_leftover(line: Line, openers: frozenset[str], names: Credits) -> bool:
    if not _is_short(line) or line.stopped or line.folded[-1] == "،" or _NOT_LEFT.search(line.folded):
        return False
    words = line.words
    if not words or words[0] in openers or sum(letter.isdigit() for letter in line.folded) > _MOST_WORDS // 3:
        return False
    and_so_on = words[0].startswith("و") and not names.is_ordinary(words[0])
    return not (and_so_on and not line.folded.startswith(".") and len(words) > 3)


def _is_short(line: Line) -> bool:
    return len(line) <= _LONGEST and 0 < len(line.words) <= _MOST_WORDS
