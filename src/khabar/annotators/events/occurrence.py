"""One event as a clause tells it."""

from dataclasses import dataclass, field

from khabar.annotators.events.casualties import Figure
from khabar.annotators.events.clauses import Stretch
from khabar.annotators.events.modality import Modality
from khabar.model.layers import EventType
from khabar.model.spans import Span


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event as one clause tells it, in words and folded offsets."""

    type: EventType
    stretch: Stretch
    trigger: Span
    rule: str
    figures: tuple[Figure, ...] = ()
    modes: tuple[str, ...] = ()
    told: Modality = field(default_factory=Modality)
    planned: bool = False
    verbal: bool = False
    accident: bool = False
    """Whether its sentence tells of an accident or a disaster, which nobody did."""
