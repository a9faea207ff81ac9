"""The words that tell of an event, from their lexicon, with every conjugated form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.model.layers import EventType
from khabar.text.conjugation import past, present

Role = Literal["noun", "verb", "adjective", "clitic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerEntry(Entry):
    """A word or phrase for an event and what must stand around it."""

    type: EventType
    role: Role
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    needs: str = ""
    needs_before: str = ""
    needs_near: str = ""
    blocks: str = ""
    within: int = 16
    """What ``needs`` names stands at most so many words behind it."""
    also: str = ""
    """A set of which a word must stand near as well, whatever places are named."""
    light: bool = False
    harmless: bool = False
    """Whether it tells of an event only where nobody is told to have been hurt: an explosion is else what killed."""
    sport: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """One written form of a trigger."""

    entry: TriggerEntry
    verbal: bool


def trigger_forms(lexicons: Lexicons) -> Iterator[tuple[str, Trigger]]:
    """Yield the written forms of all triggers."""
    for entry in lexicons.entries("event_triggers", TriggerEntry):
        yield from _forms(entry)


def _forms(entry: TriggerEntry) -> Iterator[tuple[str, Trigger]]:
    verbs = [verb for stem in entry.past for verb in past(stem)] + [
        verb for stem in entry.present for verb in present(stem)
    ]
    written = {verb.form for verb in verbs}
    yield from ((form, Trigger(entry, True)) for form in sorted(written))
    for form in entry.forms:
        if form not in written:
            yield form, Trigger(entry, entry.role in {"verb", "clitic"})
            if entry.role == "noun" and not form.startswith("ال") and " " not in form and form[-1] not in "ةتاه":
                yield form + "ا", Trigger(entry, False)
