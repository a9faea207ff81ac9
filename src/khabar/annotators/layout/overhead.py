"""What stands over the text of a page: path, section, issue, date, who runs the paper, pictures' labels."""

import re
from itertools import pairwise

from khabar.annotators.layout.credits import credits_of
from khabar.annotators.layout.furniture import ADVERTISEMENT, is_date
from khabar.annotators.layout.lines import Line, Sheet
from khabar.annotators.layout.phrases import phrases
from khabar.lexicons import Lexicons
from khabar.model.layers import DropKind
from khabar.text.fold import fold

_MOST_LINES = 12
_LONGEST = 120
_LONGEST_LABEL = 60
_PATH = re.compile(r"[/\\|»>-]")
_SINCE = fold("منذ")
_MOST_SINCE_WORDS = 4
_MOST_DIGITS = 7
_MOST_NAME_WORDS = 4
_DATED = re.compile(r"^(?:date\s+)?\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\s+")
_KINDS: dict[str, DropKind] = {"date-alone": "date-line", "since": "date-line", "dated-credit": "byline"}


def drop_overhead(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop, from the top, lines that are certainly no title, so that the title is the first line that stays."""
    if sheet.reading.document.title_end:
        return
    masthead = False
    for line in sheet.lines[:_MOST_LINES]:
        if masthead and len(line.words) <= _MOST_NAME_WORDS:
            rule: str | None = "masthead"
            masthead = False
        else:
            rule = _overhead_rule(line, lexicons) or _dated_credit(sheet, line, lexicons)
            masthead = rule == "masthead"
        if rule is None:
            return
        sheet.drop(line, _KINDS.get(rule, "site"), rule)


def drop_under_title(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop sections, counters and dates under the title, and a picture's label that stands there twice."""
    body = sheet.body()[:_MOST_LINES]
    counted = False
    for line, after in pairwise(body):
        if len(line) > _LONGEST:
            return
        if line.dropped:
            continue
        rule = _overhead_rule(line, lexicons)
        if rule in {"section", "since"} or (rule == "counter" and counted):
            counted = True
            sheet.drop(line, _KINDS.get(rule, "site"), rule)
        elif line.core and line.core == after.core and len(line) <= _LONGEST_LABEL and not line.stopped:
            sheet.drop(line, "caption", "label-twice")
            sheet.drop(after, "caption", "label-twice")


def _overhead_rule(line: Line, lexicons: Lexicons) -> str | None:
    """Return the rule by which a short line over or under the title is none of the report's."""
    if len(line) > _LONGEST:
        return None
    if ADVERTISEMENT.fullmatch(line.folded):
        return "advertisement"
    for opening in phrases(lexicons).openings(line.folded):
        shape, alone = opening.entry.shape, opening.alone
        path = shape == "path" and _PATH.search(line.folded[opening.end :]) is not None
        label = shape == "label" and opening.labelled and opening.entry.kind == "site"
        if path or label or (alone and shape in {"section", "line", "path", "list", "label"}):
            return opening.entry.id
    words = line.words
    if words[:1] == [_SINCE] and len(words) <= _MOST_SINCE_WORDS:
        return "since"
    if words and all(word.isdigit() for word in words) and len(line.folded) <= _MOST_DIGITS:
        return "counter"
    return "date-alone" if is_date(words, lexicons) else None


def _dated_credit(sheet: Sheet, line: Line, lexicons: Lexicons) -> str | None:
    """Tell whether a line is a date in figures with a credit after it."""
    text = line.span.of(sheet.raw)
    credit = (
        credits_of(lexicons).read(_DATED.sub("", text)) if _DATED.match(text) and len(line) <= _LONGEST_LABEL else None
    )
    return "dated-credit" if credit and credit.anchored else None
