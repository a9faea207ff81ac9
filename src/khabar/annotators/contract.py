"""What an annotator is."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from khabar.lexicons import Lexicons
from khabar.model.layers import Layers
from khabar.text.reading import Reading

LAYER_NAMES = tuple(field.name for field in fields(Layers))


@dataclass(frozen=True, slots=True)
class Annotator:
    """One module's value: it fills one layer of a report from the layers before it, and changes nothing else."""

    name: str
    version: int
    """Raised whenever its output may change, so that stored layers are made again."""
    produces: str
    requires: tuple[str, ...]
    annotate: Callable[[Reading, Lexicons], Any]
    """Pure: the value of the layer ``produces``, of that field's type in :class:`Layers`."""
