"""PLOVER codes and modes of the guide's event types (PLOVER manual, version 2.0)."""

from datetime import date

from khabar.annotators.events.modality import Modality
from khabar.model.layers import EventType

_CODES: dict[EventType, tuple[str, str]] = {
    "killing": ("ASSAULT", ""),
    "injury": ("ASSAULT", ""),
    "bombardment": ("ASSAULT", "heavy-weapons"),
    "clash": ("ASSAULT", "firearms"),
    "siege": ("COERCE", "restrict"),
    "displacement": ("SANCTION", "expel"),
    "control-change": ("COERCE", "seize"),
    "truce-declared": ("CONCEDE", ""),
    "truce-extended": ("CONCEDE", ""),
    "evacuation": ("RETREAT", "access"),
    "detention": ("COERCE", "arrest"),
    "talks": ("CONSULT", "multilateral"),
    "visit": ("CONSULT", "visit"),
    "meeting-held": ("CONSULT", "multilateral"),
    "meeting-planned": ("AGREE", "meet"),
    "meeting-cancelled": ("REJECT", "meet"),
    "vote": ("AGREE", ""),
    "veto": ("REJECT", "change"),
    "statement-issued": ("", ""),
}


_WELL_BACK = 31
"""Days after which an event that a report tells is history."""
_AGREED = frozenset({"visit", "meeting-planned"})
"""Types that are an agreement to meet while they are to come."""


def plover_code(type_: EventType, planned: bool) -> str:
    """Return the PLOVER event code of a type: none for communiqués, agreement for a visit to come."""
    return "AGREE" if planned and type_ in _AGREED else _CODES[type_][0]


def plover_modes(
    type_: EventType, modes: tuple[str, ...], told: Modality, *, planned: bool, denied: bool, past: bool
) -> tuple[str, ...]:
    """Return the modes of an event: its own or its type's, then the auxiliary ones.

    It is historical if it lies well back (``past``), negated if the words or a speaker deny it, hypothetical if they only
    suppose, want or attempt it.
    """
    own = modes or tuple(mode for mode in (_CODES[type_][1],) if mode)
    auxiliary = (
        ("historical", past),
        ("future", (told.future or planned) and type_ not in _AGREED),
        ("hypothetical", told.hypothetical),
        ("negated", told.negated or denied),
    )
    return (*own, *(name for name, shown in auxiliary if shown))


def lies_back(day: str | None, published: date | None) -> bool:
    """Tell whether an event of a day, month or year lies more than a month before the report."""
    if day is None or published is None or "W" in day:
        return False
    parts = [int(part) for part in day.split("-")]
    year, month, number = (*parts, 12, 31)[:3] if len(parts) == 1 else (*parts, 28)[:3]
    return (published.year - year) * 372 + (published.month - month) * 31 + published.day - number > _WELL_BACK
