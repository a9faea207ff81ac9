"""The words that tell of an event, from their lexicon, with every conjugated form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.model.layers import EventType
from khabar.text.conjugation import past, present

Role = Literal["noun", "verb", "adjective"]


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
    light: bool = False
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
            yield form, Trigger(entry, entry.role == "verb")
            if entry.role == "noun" and not form.startswith("ال") and " " not in form and form[-1] not in "ةتاه":
                yield form + "ا", Trigger(entry, False)
