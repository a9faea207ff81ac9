"""The events of one report: occurrences in its words, with their arguments, counts and PLOVER codes."""

from collections import defaultdict

from khabar.annotators.events.arguments import Scene
from khabar.annotators.events.casualties import shifted
from khabar.annotators.events.clauses import Stretch
from khabar.annotators.events.counting import counts
from khabar.annotators.events.occurrence import Occurrence
from khabar.annotators.events.occurrences import occurrences
from khabar.annotators.events.plover import lies_back, plover_code, plover_modes
from khabar.annotators.events.wording import Wording
from khabar.lexicons import Lexicons
from khabar.model.layers import Event
from khabar.model.spans import Span
from khabar.text.reading import Reading

_STANDING = frozenset(
    {"siege", "truce-declared", "visit", "meeting-held", "meeting-planned", "talks", "control-change", "evacuation"}
)
_MENTIONED_AGAIN = frozenset(
    {"statement-issued", "truce-declared", "truce-extended", "visit", "siege", "meeting-held", "meeting-planned"}
)
"""Types of which one report mostly tells one event over and over."""
_SAME_WORDS = 3
_LOSING = frozenset({"lose", "lose-ground", "withdraw", "overthrow"})
"""Rules whose actor gives a place up."""
_FALLING = frozenset({"fell-to", "fall-of", "fall-noun", "under-control", "come-under"})
"""Rules that name behind the place whose it becomes."""
_Told = tuple[str | None, str | None, str | None, str | None, bool, frozenset[str]]
"""Date, actor, target, duration, whether it is planned, and the places of an event."""
_MUTUAL = frozenset({"talks", "meeting-held", "meeting-planned", "meeting-cancelled", "clash"})


def annotate(reading: Reading, lexicons: Lexicons) -> tuple[Event, ...]:
    """Return the events of a report in text order."""
    wording = Wording(reading.folded.text, lexicons, reading.words)
    scene = Scene(reading)
    wording.named_places = frozenset(index for span in scene.place_names() for index in _indexes(reading, span))
    names = [_indexes(reading, span) for span in scene.person_names()]
    wording.persons = {words.start: words.stop - 1 for words in names if len(words)}
    wording.figures = frozenset(
        words.stop - 1 for span in scene.public_figures() if len(words := _indexes(reading, span))
    )
    found = occurrences(wording, _innermost(reading, scene))
    events = [_event(reading, wording, scene, one) for one in _without_repeats(reading, wording, found)]
    return _once(sorted(events, key=lambda event: (event.evidence, event.type)))


def _once(events: list[Event]) -> tuple[Event, ...]:
    """Return events in order without those that only mention a standing one again."""
    out: list[Event] = []
    told: defaultdict[str, dict[_Told, None]] = defaultdict(dict)
    for event in events:
        its = (event.date, event.actor, event.target, event.duration, event.planned, frozenset(event.places))
        known = told[event.type]
        if event.counts or event.type not in _MENTIONED_AGAIN or not any(_says_no_more(its, one) for one in known):
            out.append(event)
            known[its] = None
    return tuple(out)


def _says_no_more(event: _Told, other: _Told) -> bool:
    """Tell whether an event may be an earlier one: nothing that it says of day, parties, length or place is new."""
    return all(value in (None, earlier) for value, earlier in zip(event[:5], other[:5], strict=True)) and (
        event[5] <= other[5]
    )


def _without_repeats(reading: Reading, wording: Wording, found: list[Occurrence]) -> list[Occurrence]:
    """Return the occurrences without those that only say again what the report tells elsewhere.

    A headline's event is left out where the text tells one of its type; a standing event (a siege, a truce, a visit) is
    told once in the same words.
    """
    title = reading.layers.layout.title
    body = {one.type for one in found if not _in_title(reading, wording, one)} if title else set()
    seen: set[tuple[str, ...]] = set()
    out = []
    for one in found:
        key = (one.type, *wording.forms[one.stretch.first : one.stretch.first + _SAME_WORDS])
        numbered = any(figure.low is not None for figure in one.figures)
        repeated = key in seen and not numbered and (one.type in _STANDING or bool(one.figures))
        if repeated or (one.type in body and _in_title(reading, wording, one)):
            continue
        seen.add(key)
        out.append(one)
    return out


def _in_title(reading: Reading, wording: Wording, one: Occurrence) -> bool:
    title = reading.layers.layout.title
    return title is not None and title.covers(_evidence(reading, wording, one))


def _indexes(reading: Reading, span: Span) -> range:
    return reading.words.within(reading.folded.from_raw(span))


def _innermost(reading: Reading, scene: Scene) -> dict[int, Stretch]:
    """Return for each word of a statement the range of the innermost one that it lies in."""
    found: dict[int, Stretch] = {}
    for span in scene.quoted():
        words = _indexes(reading, span)
        if len(words):
            found.update(dict.fromkeys(words, Stretch(words.start, words.stop - 1)))
    return found


def _event(reading: Reading, wording: Wording, scene: Scene, one: Occurrence) -> Event:
    evidence = _evidence(reading, wording, one)
    trigger = reading.raw_span(one.trigger.start, one.trigger.end)
    day, dated = scene.date(evidence)
    actor, target = _parties(reading, scene, one, evidence)
    denied = scene.denied(evidence)
    past = lies_back(day, reading.layers.publication.day)
    modes = plover_modes(one.type, one.modes, one.told, planned=one.planned, denied=denied, past=past)
    return Event(
        one.type,
        evidence,
        scene.places(evidence),
        day,
        actor,
        target,
        _winner(reading, wording, scene, one, actor) if one.type == "control-change" else None,
        scene.duration(evidence) if one.type.startswith("truce") else None,
        counts(reading, wording, scene, one),
        scene.claimant(evidence),
        one.planned,
        denied,
        "" if one.accident else plover_code(one.type, one.planned),
        () if one.accident else modes,
        trigger,
        dated,
        one.rule,
    )


def _parties(reading: Reading, scene: Scene, one: Occurrence, evidence: Span) -> tuple[str | None, str | None]:
    """Return actor and target; those to whom an outcome befell are its target, whatever stands around them."""
    trigger = reading.raw_span(one.trigger.start, one.trigger.end)
    if not one.figures or one.type == "bombardment":
        return scene.parties(evidence, trigger, verbal=one.verbal, mutual=one.type in _MUTUAL)
    figure = shifted(one.figures[0], lambda span: reading.raw_span(span.start, span.end))
    actor = scene.named_in(figure.by) if figure.by else None
    if actor is None and one.verbal:
        actor = scene.parties(
            Span(evidence.start, max(evidence.start, trigger.end)), trigger, verbal=True, mutual=False
        )[0]
    target = scene.named_in(figure.who) or figure.who.of(reading.document.raw).strip()
    return (actor if actor != target else None), target


def _winner(reading: Reading, wording: Wording, scene: Scene, one: Occurrence, actor: str | None) -> str | None:
    """Return who gains control: whoever the place falls to or lies under, nobody who loses or leaves it, else who acts."""
    if one.rule in _LOSING:
        return None
    if one.rule not in _FALLING:
        return actor
    last = wording.words.span(one.stretch.first, one.stretch.last).end
    hands = next(
        (
            at
            for at in range(one.stretch.first, one.stretch.last + 1)
            if wording.any_of("hands", wording.forms[at : at + 1])
        ),
        None,
    )
    start = one.trigger.end if hands is None else wording.words.ends[hands]
    return scene.named_in(reading.raw_span(min(start, last), last))


def _evidence(reading: Reading, wording: Wording, one: Occurrence) -> Span:
    span = wording.words.span(one.stretch.first, one.stretch.last)
    return reading.raw_span(span.start, span.end)
