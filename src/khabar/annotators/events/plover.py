"""PLOVER codes and modes of the guide's event types (PLOVER manual, version 2.0)."""

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


_AGREED = frozenset({"visit", "meeting-planned"})
"""Types that are an agreement to meet while they are to come."""


def plover_code(type_: EventType, planned: bool) -> str:
    """Return the PLOVER event code of a type: none for communiqués, agreement for a visit to come."""
    return "AGREE" if planned and type_ in _AGREED else _CODES[type_][0]


def plover_modes(type_: EventType, modes: tuple[str, ...], told: Modality, planned: bool) -> tuple[str, ...]:
    """Return the modes of an event: its own or its type's, then the auxiliary ones that its wording shows."""
    own = modes or tuple(mode for mode in (_CODES[type_][1],) if mode)
    auxiliary = (
        ("future", (told.future or planned) and type_ not in _AGREED),
        ("hypothetical", told.hypothetical),
        ("negated", told.negated),
    )
    return (*own, *(name for name, shown in auxiliary if shown))
