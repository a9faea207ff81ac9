"""The words of the interface: catalogues, numbers, dates."""

import io
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from khabar.model.record import Proposal
from khabar.web.preferences import Preferences

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "khabar"

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MONTH_LOCALES = {"levantine": "ar_SY", "egyptian": "ar_EG", "maghrebi": "ar_MA"}


NOUNS = {
    "report": ("%(n)s report", "%(n)s reports"),
    "account": ("%(n)s independent account", "%(n)s independent accounts"),
    "outlet": ("%(n)s outlet", "%(n)s outlets"),
    "story": ("%(n)s story", "%(n)s stories"),
    "storyline": ("%(n)s storyline", "%(n)s storylines"),
    "statement": ("%(n)s statement", "%(n)s statements"),
    "position": ("%(n)s position", "%(n)s positions"),
    "event": ("%(n)s event", "%(n)s events"),
    "contradiction": ("%(n)s contradiction", "%(n)s contradictions"),
    "wording": ("%(n)s other wording", "%(n)s other wordings"),
    "telling": ("%(n)s other telling", "%(n)s other tellings"),
    "PY": ("%(n)s year", "%(n)s years"),
    "PM": ("%(n)s month", "%(n)s months"),
    "PW": ("%(n)s week", "%(n)s weeks"),
    "PD": ("%(n)s day", "%(n)s days"),
    "PTH": ("%(n)s hour", "%(n)s hours"),
    "PTM": ("%(n)s minute", "%(n)s minutes"),
    "PTS": ("%(n)s second", "%(n)s seconds"),
}
"""Nouns that are counted, as the catalogues know them."""
PROPOSALS = (
    "ceasefire", "bombardment-halt", "humanitarian-pause", "truce-compliance", "civilians-evacuation", "fighters-withdrawal",
    "corridors", "humanitarian-aid", "siege-lifting", "blockade", "prisoner-exchange", "talks", "resolution", "agreement",
    "political-solution", "political-step", "surrender", "monitoring", "military-step", "offer", "other",
)  # fmt: skip
"""Kinds of proposals that have a name in the catalogues; a longer kind stands before its beginning."""
_DURATION = re.compile(r"P(T?)(\d+|X)([YMWDHS])")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(NI|MO|EV|AF|DT|\d{2}(?::\d{2})?)")


def split_slug(slug: str) -> tuple[str, str | None]:
    """Return the kind and the place of a proposal's slug."""
    kinds = (known for known in PROPOSALS if f"{slug}-".startswith(f"{known}-"))
    kind = next(kinds, slug)
    return kind, slug[len(kind) + 1 :] or None


@cache
def catalogue(lang: str) -> Translations:
    """Return the compiled catalogue of a language, read from its ``.po`` file."""
    path = LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as stream:
        messages = read_po(stream, locale=lang, domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled, DOMAIN)


@dataclass(frozen=True, slots=True)
class Wording:
    """How one reader wants words, numbers and dates."""

    preferences: Preferences

    def gettext(self, message: str) -> str:
        """Return the message in the reader's language."""
        return str(catalogue(self.preferences.lang).gettext(message))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form of the message that goes with ``n``."""
        return str(catalogue(self.preferences.lang).ngettext(singular, plural, n))

    def code(self, kind: str, value: str | None) -> str:
        """Return what a code of the record is called, such as ``("act", "deny")``; an unknown code stands as it is."""
        if value is None:
            return ""
        key = f"{kind}:{value}"
        found = self.gettext(key)
        return value if found == key else found

    def digits(self, text: object) -> str:
        """Return ``text`` with its digits as the reader likes them."""
        written = str(text)
        return written.translate(_ARABIC_DIGITS) if self.preferences.digits == "arabic" else written

    def number(self, value: int) -> str:
        """Return a whole number with its thousands set apart."""
        separator = "٬" if self.preferences.digits == "arabic" else ","
        return self.digits(f"{value:,}").replace(",", separator)

    def percent(self, share: float) -> str:
        """Return a share of one as a percentage."""
        sign = "٪" if self.preferences.digits == "arabic" else "%"
        return self.digits(round(share * 100)) + sign

    def month(self, month: int) -> str:
        """Return the name of a month as the reader's region calls it."""
        if self.preferences.lang == "en":
            return str(Locale("en").months["format"]["wide"][month])
        return str(Locale.parse(_MONTH_LOCALES[self.preferences.months]).months["format"]["wide"][month])

    def weekday(self, day: date) -> str:
        """Return the name of the day of the week."""
        return str(Locale(self.preferences.lang).days["format"]["wide"][day.weekday()])

    def day(self, value: date | str | None, weekday: bool = False) -> str:
        """Return a date in words; partial dates and date codes keep as much as they say."""
        if not value:
            return ""
        if isinstance(value, date):
            value = value.isoformat()
        if "/" in value:
            first, last = value.split("/", 1)
            return f"{self.day(first)} – {self.day(last)}"
        parts = value[:10].split("-")
        if not all(part.isdigit() for part in parts):
            return self.digits(value)
        try:
            return self._in_words([int(part) for part in parts], weekday)
        except ValueError:
            return self.digits(value)

    def _in_words(self, parts: list[int], weekday: bool) -> str:
        """Return a year, month or day in words; raises ValueError where there is no such day."""
        day = date(*[*parts, 1, 1][:3])
        if len(parts) == 1:
            return self.digits(parts[0])
        if len(parts) == 2:
            return f"{self.month(day.month)} {self.digits(day.year)}"
        written = f"{self.digits(day.day)} {self.month(day.month)} {self.digits(day.year)}"
        comma = "،" if self.preferences.lang == "ar" else ","
        return f"{self.weekday(day)}{comma} {written}" if weekday else written

    def count(self, noun: str, n: int) -> str:
        """Return a number with its noun, in the form that goes with the number."""
        singular, plural = NOUNS[noun]
        return self.ngettext(singular, plural, n) % {"n": self.number(n)}

    def proposal(self, slug: str, proposal: Proposal | None = None, place_name: str | None = None) -> str:
        """Return what a proposal is called: its kind in words and its place (``place_name`` in Arabic, where it is known)."""
        if proposal is not None:
            kind, place = proposal.kind, proposal.place
        else:
            kind, place = split_slug(slug)
        name = self.code("proposal", kind)
        if not place:
            return name
        where = place_name if self.preferences.lang == "ar" and place_name else place.replace("-", " ").title()
        return f"{name} – {where}"

    def timex(self, value: str) -> str:
        """Return a TIMEX3 value in words: dates, parts of a day, durations; other values as they are."""
        if value.endswith("_REF"):
            return self.code("timex", value)
        if match := _DURATION.fullmatch(value):
            unit = f"P{match[1]}{match[3]}"
            counted = match[2] != "X" and len(match[2]) < 10 and unit in NOUNS
            return self.count(unit, int(match[2])) if counted else self.code("unit", unit)
        if match := _TIME.fullmatch(value):
            part = self.code("part", match[2]) if not match[2][0].isdigit() else self.digits(match[2])
            return f"{self.day(match[1], weekday=True)} {part}"
        return self.day(value, weekday=True)
