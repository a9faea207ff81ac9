"""What the reader chose: language, digits, month names, light or dark."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args, get_type_hints

Language = Literal["ar", "en"]
Digits = Literal["latin", "arabic"]
Months = Literal["levantine", "egyptian", "maghrebi"]
Scheme = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """The reader's choices; the defaults are those of a first visit."""

    lang: Language = "ar"
    digits: Digits = "latin"
    months: Months = "levantine"
    scheme: Scheme = "auto"

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The direction in which the interface reads."""
        return "rtl" if self.lang == "ar" else "ltr"


CHOICES: dict[str, tuple[str, ...]] = {
    name: get_args(hint) for name, hint in get_type_hints(Preferences).items() if name != "direction"
}
"""Every preference with its allowed values, the default first."""


def chosen(*sources: Mapping[str, str]) -> Preferences:
    """Return the preferences that ``sources`` (cookies, query) name, the last one winning; unknown values are ignored."""
    preferences = Preferences()
    for source in sources:
        known = {
            field.name: source[field.name]
            for field in fields(Preferences)
            if source.get(field.name) in CHOICES[field.name]
        }
        preferences = replace(preferences, **known)  # type: ignore[arg-type]
    return preferences
