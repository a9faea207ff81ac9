"""The record's reasons in the reader's words.

The record gives its reasons in short English phrases, quoting the report; here the phrases are named, so that a catalogue can
say them. A phrase that has no name is shown as it stands.
"""

import re
from collections.abc import Iterator

from khabar.web.clipping import REASON, clipped
from khabar.web.wording import Wording

_PART = re.compile(r'(?:"[^"]*"|[^;"])+')
_DAY = re.compile(r"(?:[A-Z][a-z]+day )?(\d{4}-\d{2}-\d{2})")
_OF = re.compile(r"\A(\d+) of (\d+)\Z")
_QUOTED = re.compile(r'"([^"]*)"')
_PHRASES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"stated by the input beside the text", "stated"),
        (r"printed (?P<words>.+)", "printed"),
        (r"retrieved on (?P<day>.+)", "retrieved"),
        (r"(?P<words>\".+\") fits (?P<day>.+)", "fits"),
        (r"(?P<words>\".+\") puts publication on (?P<day>.+)", "puts"),
        (r"the text fits the day before as well", "day-before"),
        (r"the text fits both days", "both-days"),
        (r"the address of the page bears this date", "address"),
        (r"the day after the Security Council's veto of (?P<day>.+)", "veto"),
        (r"shares text with (?P<words>\".+\"), published on (?P<day>.+)", "shares"),
        (r"no date in the text is tied to the day of writing, and none is known from outside", "no-date"),
        (r"a printed date lies in no place", "no-place"),
        (r"one account", "one-account"),
        (r"(?P<words>\d+) accounts agree", "agree"),
        (r"given by (?P<words>\d+ of \d+) accounts", "given-by"),
        (r"(?P<words>\d+) accounts differ", "differ"),
        (r"the most conservative number", "conservative"),
        (r"credits: (?P<words>.+)", "credits"),
        (r"first-hand: (?P<words>.+)", "first-hand"),
        (r"agency: (?P<words>.+)", "agency"),
        (r"compiled: (?P<words>.+)", "compiled"),
        (r"earlier: (?P<words>.+)", "earlier"),
        (r"keeps-more: (?P<words>.+)", "keeps-more"),
        (r"same-agency: (?P<words>.+)", "same-agency"),
        (r"undecided", "undecided"),
        (r"quotation marks", "marks"),
        (r"via (?P<words>.+)", "via"),
        (r"(?P<words>\d+ of \d+) telling words", "fewer-words"),
    )
)
NAMES = tuple(name for _, name in _PHRASES)
"""The names of the phrases, as the catalogues know them (``why:NAME``)."""


def worded(reason: str, wording: Wording) -> str:
    """Return a reason of the record in the reader's language, its days and numbers as the reader likes them."""
    mark = "؛ " if wording.preferences.lang == "ar" else "; "
    return mark.join(_phrase(part, wording) or _isolated(part) for part in _parts(clipped(reason, REASON)))


def _isolated(words: str) -> str:
    """Return words set apart by direction: the report's own may read another way than the phrase around them."""
    return f"\u2068{words}\u2069"


def _parts(reason: str) -> Iterator[str]:
    yield from (part.strip() for part in _PART.findall(reason) if part.strip())


def _phrase(part: str, wording: Wording) -> str | None:
    for pattern, name in _PHRASES:
        match = pattern.fullmatch(part)
        if match:
            held = match.groupdict()
            of = r"\1/\2" if wording.preferences.lang == "ar" else r"\1 of \2"
            words = _OF.sub(of, held.get("words") or "")
            words = _DAY.sub(lambda day: wording.day(day[1]), words)
            day = _DAY.sub(lambda day: wording.day(day[1], weekday=True), held.get("day") or "")
            words = _QUOTED.sub(lambda quoted: f"«{_isolated(quoted[1])}»", words)
            return wording.code("why", name).format(words=_isolated(wording.digits(words)), day=day)
    return None
