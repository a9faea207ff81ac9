"""What a page puts around a report: links to other reports, invitations to follow, addresses, dates of publication."""

import re
from dataclasses import dataclass

from khabar.annotators.layout.lines import Line, Sheet
from khabar.annotators.layout.phrases import Opening, PhraseEntry, phrases
from khabar.lexicons import Entry, Lexicons
from khabar.model.spans import Span
from khabar.text.fold import fold

_EMAIL = re.compile(r"[\w.+-]{2,40}@[a-z0-9-]{2,30}(?:\.[a-z]{2,10}){1,3}")
_HANDLE = re.compile(r"(?<!\w)@[a-z0-9_]{3,30}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u0600-\u06ff]{3,200}")
_LABELLED = re.compile(r"^[^\W\d_]{2,10}(?: [^\W\d_]{2,12})?\s*:\s*[\w.+-]{2,40}@")
"""A label of one or two words before an e-mail address: it goes on no sentence."""
_MORE = re.compile(r"(?:\.{2,}|…)\s*(?:اقرا\s+|إقرا\s+)?(?:المزيد|التفاصيل)\s*$")
ADVERTISEMENT = re.compile(r"\[ad_\d\]\s*$|اضافه اعلان\s*$")
_ADVERTISEMENT_ENDS = "]ن"
_STOPS = '.!?؟…"”»)]'
_INNER_STOP = re.compile(r"[.!?؟](?:\s|$)")
_NUMBER = re.compile(r"\d+")
_LONGEST = 300
_END = 60
"""Characters before the end of a line in which its last mark is sought."""
_EDGE_LINES = 8
"""Lines at either end of a report in which a date alone is the page's."""
_LONGEST_LABEL = 90
_MOST_LABEL_WORDS = 9
_LONGEST_LISTED = 160
_LONGEST_LEADING = 4
"""Letters of the words that may stand before "traits" in a sentence: most, of, in …"""
_TAIL_WINDOW = 420
"""Characters before the end in which a phrase may begin the report's tail."""
_MOST_DATE_WORDS, _LONGEST_DATE = 14, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month(Entry):
    """An entry of ``months.toml``, of which only the forms are used here."""

    number: int
    calendar: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day(Entry):
    """An entry of ``weekdays.toml``, of which only the forms are used here."""

    number: int


def drop_furniture(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop galleries, labels, links, invitations, addresses and dates that stand on lines of their own or end the text."""
    table = phrases(lexicons)
    networks = table.words("network")
    listed: PhraseEntry | None = None
    body = sheet.body()
    for index, line in enumerate(body):
        openings = table.openings(line.folded) if len(line) <= _LONGEST or index == 0 else []
        gallery = next((opening for opening in openings if opening.entry.shape == "gallery"), None)
        if gallery:
            sheet.drop_part(line, sheet.raw_range(line, 0, gallery.end), "site", gallery.entry.id)
            openings = table.openings(line.folded) if len(line) <= _LONGEST else []
        if line.dropped:
            continue
        edge = index < _EDGE_LINES or index + _EDGE_LINES >= len(body)
        entry = next((opening.entry for opening in openings if _applies(line, opening, networks, edge=edge)), None)
        if entry is None and is_labelled_date(line.folded, openings, lexicons):
            entry = openings[0].entry
        if entry:
            sheet.drop(line, entry.kind, entry.id)
            listed = entry if entry.shape == "list" else None
        elif listed and _is_listed(line, listed, body[index - 1], last=index + 1 == len(body)):
            sheet.drop(line, listed.kind, listed.id)
        else:
            listed = None
            _drop_advertisement(sheet, line)
            continued = index > 0 and not body[index - 1].dropped and not body[index - 1].stopped
            _drop_contact(sheet, line, lexicons, continued=continued, edge=edge)
    _drop_tails(sheet, lexicons)


def _applies(line: Line, opening: Opening, networks: frozenset[str], *, edge: bool) -> bool:
    entry = opening.entry
    following = len(line.words) - len(entry.forms[0].split())
    if entry.shape == "line":
        return opening.alone
    if entry.shape in {"label", "named"}:
        short = len(line) <= _LONGEST_LABEL and following <= _MOST_LABEL_WORDS
        return (opening.alone and entry.shape == "label") or (
            opening.labelled and short and not _INNER_STOP.search(line.folded[:-1])
        )
    if entry.shape in {"section", "path"}:
        return False
    if entry.shape == "start":
        leads_on = not networks.isdisjoint(line.words) or "@" in line.folded or "http" in line.folded
        told = entry.kind == "social" and not leads_on and (line.folded.endswith(".") or not edge)
        return following <= entry.words and not told
    return opening.alone or opening.labelled or not line.stopped


def _is_listed(line: Line, entry: PhraseEntry, before: Line, *, last: bool) -> bool:
    """Tell whether a line goes on a list of links: a headline; inside a report, "read also" has one only."""
    if len(line) > _LONGEST_LISTED or line.folded.endswith((".", "،")):
        return False
    return entry.kind != "readmore" or last or len(before) <= _LONGEST_LABEL // 3


def _drop_advertisement(sheet: Sheet, line: Line) -> None:
    """Drop the mark where an advertisement stood at the end of a line."""
    if line.folded[-1:] not in _ADVERTISEMENT_ENDS:
        return
    match = ADVERTISEMENT.search(line.folded, max(0, len(line.folded) - _END))
    if match:
        sheet.drop_part(line, sheet.raw_range(line, match.start(), len(line.folded)), "site", "advertisement")


def _drop_contact(sheet: Sheet, line: Line, lexicons: Lexicons, *, continued: bool, edge: bool) -> None:
    """Drop a line that holds nothing but an address, a handle, a telephone company's number, or a date."""
    text = line.folded
    if line.dropped or len(line) > _LONGEST:
        return
    if "@" in text or "www." in text or "http" in text:
        rest = _ADDRESS.sub(" ", _HANDLE.sub(" ", _EMAIL.sub(" ", text)))
        apart = not continued or _LABELLED.search(text) is not None
        if (
            apart
            and rest != text
            and sum(letter.isalpha() for letter in rest) <= len(text) * 0.3
            and len(rest.split()) <= 4
        ):
            sheet.drop(line, "social", "address")
            return
    words = line.words if len(text) <= _LONGEST_DATE and _NUMBER.search(text) else []
    if not 0 < len(words) <= _MOST_DATE_WORDS:
        return
    operators = phrases(lexicons).words("operator")
    if len(words) <= 8 and not operators.isdisjoint(words):
        sheet.drop(line, "social", "operator")
    elif edge and is_date(words, lexicons):
        sheet.drop(line, "date-line", "date-alone")


def is_labelled_date(line: str, openings: list[Opening], lexicons: Lexicons) -> bool:
    """Tell whether a folded line is a label of a date of publication, without a colon, and a date."""
    first = openings[0] if openings else None
    if first is None or first.entry.kind != "date-line":
        return False
    return is_date(Line(Span(0, 0), line[first.end :]).words, lexicons)


def date_free(words: list[str], lexicons: Lexicons) -> list[str]:
    """Return the folded words without numbers, names of months and days, and words that stand beside a date."""
    dating = phrases(lexicons).words("clock") | lexicons.compiled(_month_words) | lexicons.compiled(_day_words)
    return [word for word in words if not word.isdigit() and word not in dating]


def is_date(words: list[str], lexicons: Lexicons) -> bool:
    """Tell whether folded words are a date and nothing else: it has a month's name, or three numbers with a year."""
    clock = phrases(lexicons).words("clock")
    months = lexicons.compiled(_month_words)
    days = lexicons.compiled(_day_words)
    rest = [word for word in words if not word.isdigit() and word not in clock and word not in days]
    numbers = [word for word in words if word.isdigit()]
    if not rest and numbers and words[0] in clock and not words[0].isdigit():
        return True
    year = any(len(number) == 4 and number[:2] in {"19", "20", "14"} for number in numbers)
    if rest:
        return (
            bool(numbers)
            and all(word in months or word.removesuffix("م").isdigit() for word in rest)
            and (year or len(words) > 2)
        )
    return year and len(numbers) >= 3


def _month_words(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(
        word for entry in lexicons.entries("months", _Month) for form in entry.forms for word in fold(form).split()
    )


def _day_words(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(
        word for entry in lexicons.entries("weekdays", _Day) for form in entry.forms for word in fold(form).split()
    )


def _drop_tails(sheet: Sheet, lexicons: Lexicons) -> None:
    """Drop what follows the last sentence on its own line: the report's address, tags, a columnist's address."""
    for line in reversed(sheet.body()):
        _drop_tail(sheet, line, lexicons)
        if not line.dropped:
            break


def _drop_tail(sheet: Sheet, line: Line, lexicons: Lexicons) -> None:
    table = phrases(lexicons)
    start = max(0, len(line.folded) - _TAIL_WINDOW)
    for match in table.tail.finditer(line.folded, start):
        entry = table.tail_entry(match.group())
        if entry.id == "tags" and not _is_tag_tail(line.folded, match.start(), match.end()):
            continue
        begin = _with_address(line.folded, match.start())
        sheet.drop_part(line, sheet.raw_range(line, begin, len(line.folded)), entry.kind, entry.id)
        return
    more = _MORE.search(line.folded, max(0, len(line.folded) - _END))
    if more:
        sheet.drop_part(line, sheet.raw_range(line, more.start(), len(line.folded)), "readmore", "more")
        return
    _drop_address_tail(sheet, line)


def _is_tag_tail(text: str, start: int, end: int) -> bool:
    """Tell whether what follows are tags: after a stop or a longer word, without stops of its own, and not too long."""
    before = text[max(0, start - _END) : start].split()
    apart = _is_stopped(text, start) or (text[-1:] not in _STOPS and len("".join(before[-1:])) > _LONGEST_LEADING)
    return apart and not _INNER_STOP.search(text[end:]) and len(text) - end <= _LONGEST_LISTED


def _is_stopped(text: str, start: int) -> bool:
    """Tell whether ``start`` is the text's beginning or follows a stop, whitespace aside."""
    before = text[max(0, start - _END) : start].rstrip()
    return start == 0 or before[-1:] in _STOPS


def _with_address(text: str, start: int) -> int:
    """Return where an address begins that stands directly before ``start``, else ``start``."""
    found = list(_EMAIL.finditer(text, max(0, start - 80), start))
    return found[-1].start() if found and not text[found[-1].end() : start].strip() else start


def _drop_address_tail(sheet: Sheet, line: Line) -> None:
    text = line.folded
    found = [match for pattern in (_EMAIL, _HANDLE) for match in pattern.finditer(text, max(0, len(text) - 80))]
    for match in sorted(found, key=lambda match: match.start()):
        if len(text) - match.end() <= 2 and _is_stopped(text, match.start()):
            sheet.drop_part(line, sheet.raw_range(line, match.start(), len(text)), "social", "address")
            return
