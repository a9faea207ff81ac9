"""The chain of a statement: who said it, who carried it, who printed it."""

from dataclasses import dataclass
from typing import Literal

CARRIERS = 4
"""Carriers of one chain that are shown."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One name of a chain."""

    name: str
    kind: Literal["speaker", "venue", "carrier", "outlet"]


def chain(speaker: str | None, venue: str | None, via: tuple[str, ...], outlet: str | None) -> tuple[ChainLink, ...]:
    """Return the links in the order in which the words travelled; what is not known is left out."""
    links = [ChainLink(speaker, "speaker")] if speaker else []
    if venue:
        links.append(ChainLink(venue, "venue"))
    links += [ChainLink(name, "carrier") for name in via[:CARRIERS]]
    if outlet and outlet not in via:
        links.append(ChainLink(outlet, "outlet"))
    return tuple(links)
