"""Who did what to whom, where and when: the places, date, parties and claimant of an event, from the other layers."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.model.layers import Entity, Statement, Timex
from khabar.model.spans import Span
from khabar.text.reading import Reading

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?)?(?=T|$)")
_BETWEEN = 3
"""A verb's subject begins at most so many words after it."""
_PREPOSITION = re.compile(r"(?:على|إلى|الى|من|عن|في|مع|ضد|بين|ب|ل|لل)$|[،,.«]")
_UPON = re.compile(r"(?<=\s)على(?=\s)")
_STRETCH = 512
"""Characters of the stretches by which statements are looked up."""
_PLACES = frozenset({"LOC", "GPE"})
_ACTORS = frozenset({"PER", "ORG", "GROUP", "GPE"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its entity, for look-up by place."""

    span: Span
    entity: Entity
    metonym: bool


class Scene:
    """The other layers of a report, made ready to be asked about a stretch of text."""

    def __init__(self, reading: Reading) -> None:
        self._raw = reading.document.raw
        layers = reading.layers
        self._named = sorted(
            (
                _Named(mention.span, entity, mention.metonym)
                for entity in layers.entities
                for mention in entity.mentions
            ),
            key=lambda named: named.span,
        )
        self._starts = [named.span.start for named in self._named]
        self._timexes = sorted(layers.timexes, key=lambda timex: timex.span)
        self._timex_starts = [timex.span.start for timex in self._timexes]
        self._sentence_starts = [span.start for span in reading.sentences]
        self._statements = layers.statements
        self._saying = _by_stretch(layers.statements)
        self._sentences = reading.sentences

    def places(self, evidence: Span) -> tuple[str, ...]:
        """Return the canonical names of the places named in the evidence, in order, each once."""
        inside = [named for named in self._inside(evidence) if self._is_place(named)]
        whole = [a for a in inside if not any(b is not a and b.span.covers(a.span) for b in inside)]
        return tuple(dict.fromkeys(named.entity.name for named in whole))

    def date(self, evidence: Span) -> tuple[str | None, Span | None]:
        """Return the date that the evidence, or else its sentence, gives the event, and the words that give it."""
        at = bisect_right(self._sentence_starts, evidence.start) - 1
        sentence = self._sentences[at] if at >= 0 else evidence
        for where in (evidence, sentence):
            low, high = bisect_left(self._timex_starts, where.start), bisect_right(self._timex_starts, where.end)
            inside = [timex for timex in self._timexes[low:high] if where.covers(timex.span) and _dated(timex)]
            if inside:
                best = min(inside, key=lambda t: (not _DAY.match(t.value), _distance(t.span, evidence), t.span))
                return _dated(best), best.span
        return None, None

    def duration(self, evidence: Span) -> str | None:
        """Return the TIMEX3 value of a duration in the evidence, or None."""
        low, high = bisect_left(self._timex_starts, evidence.start), bisect_right(self._timex_starts, evidence.end)
        inside = (t for t in self._timexes[low:high] if t.type == "DURATION" and evidence.covers(t.span))
        return next((t.value for t in inside), None)

    def parties(self, evidence: Span, trigger: Span, *, verbal: bool, mutual: bool) -> tuple[str | None, str | None]:
        """Return who did it and to whom, from the order of the names around the trigger.

        Names before the trigger act. Where none stands there, the name that follows it at once is its subject (of a verb before
        its subject, or of a noun in the construct state), and of a meeting the first of those who met.
        """
        named = [item for item in self._inside(evidence) if self._is_party(item)]
        over = self._over(evidence, trigger)
        before = [
            item for item in named if item.span.end <= trigger.start or (over and trigger.end <= item.span.start < over)
        ]
        after = [item for item in named if item.span.start >= max(trigger.end, over)]
        if not before and after and (mutual or self._follows(trigger, after[0].span, verbal)):
            before, after = after[:1], after[1:]
        return _joined(item.entity.name for item in before), _joined(item.entity.name for item in after)

    def named_in(self, span: Span) -> str | None:
        """Return those named in a span, joined by " + "."""
        return _joined(item.entity.name for item in self._inside(span) if self._is_party(item))

    def persons_after(self, trigger: Span) -> list[str]:
        """Return the persons named right after the trigger and those whom "and" joins to them."""
        found: list[str] = []
        end = trigger.end
        for named in self._named[bisect_left(self._starts, trigger.end) :]:
            if named.span.start < end:
                continue
            if named.entity.type != "PER" or self._raw[end : named.span.start].strip() not in (
                {"و"} if found else {""}
            ):
                break
            found.append(named.entity.name)
            end = named.span.end
        return found

    def _over(self, evidence: Span, trigger: Span) -> int:
        """Return where "upon" or "over" stands after the trigger, which parts who acts from whom it befalls; 0 if nowhere."""
        found = _UPON.search(self._raw, trigger.end, evidence.end)
        return found.start() if found else 0

    def _follows(self, trigger: Span, name: Span, verbal: bool) -> bool:
        """Tell whether a name is the subject right after its trigger: no preposition stands between them."""
        between = self._raw[trigger.end : name.start].split()
        return len(between) <= (_BETWEEN if verbal else 1) and not any(_PREPOSITION.match(word) for word in between)

    def claimant(self, evidence: Span) -> str | None:
        """Return the canonical speaker of the innermost statement in which the evidence lies, or None for the outlet."""
        near = self._statements_around(evidence)
        within = [s for s in near if any(span.covers(evidence) or _mostly(span, evidence) for span in s.content)]
        if not within:
            return None
        innermost = min(within, key=lambda s: (sum(len(span) for span in s.content), s.id))
        return innermost.speaker_entity

    def denied(self, evidence: Span) -> bool:
        """Tell whether the evidence lies in what somebody denies."""
        near = self._statements_around(evidence)
        return any(s.act == "deny" and any(_mostly(span, evidence) for span in s.content) for s in near)

    def _statements_around(self, evidence: Span) -> list[Statement]:
        """Return the statements whose content may reach into the evidence, each once, in text order."""
        stretches = range(evidence.start // _STRETCH, evidence.end // _STRETCH + 1)
        found = (number for stretch in stretches for number in self._saying.get(stretch, ()))
        return [self._statements[number] for number in sorted(set(found))]

    def place_names(self) -> list[Span]:
        """Return the spans of all mentions of places."""
        return [named.span for named in self._named if self._is_place(named)]

    def person_names(self) -> list[Span]:
        """Return the spans of all mentions of persons."""
        return [named.span for named in self._named if named.entity.type == "PER"]

    def public_figures(self) -> list[Span]:
        """Return the spans of all mentions of persons whom the lexicons know."""
        return [named.span for named in self._named if named.entity.type == "PER" and named.entity.key]

    def quoted(self) -> list[Span]:
        """Return the spans of all statements' contents, the longest first."""
        return sorted((span for s in self._statements for span in s.content), key=lambda span: (-len(span), span))

    def _inside(self, evidence: Span) -> list[_Named]:
        low, high = bisect_left(self._starts, evidence.start), bisect_right(self._starts, evidence.end)
        return [named for named in self._named[low:high] if named.span.end <= evidence.end]

    def _is_place(self, named: _Named) -> bool:
        return named.entity.type in _PLACES and not named.metonym

    def _is_party(self, named: _Named) -> bool:
        if named.entity.type not in _ACTORS:
            return False
        return named.entity.type != "GPE" or named.metonym


def _by_stretch(statements: tuple[Statement, ...]) -> dict[int, list[int]]:
    """Return the numbers of the statements whose content reaches into each stretch of the text."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for span in statement.content:
            for stretch in range(span.start // _STRETCH, span.end // _STRETCH + 1):
                found[stretch].append(number)
    return dict(found)


def _mostly(outer: Span, inner: Span) -> bool:
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return shared * 2 > len(inner)


def _joined(names: Iterable[str]) -> str | None:
    return " + ".join(dict.fromkeys(names)) or None


def _dated(timex: Timex) -> str | None:
    """Return the day, week, month or year of a date or time of day; None for durations and vague references."""
    match = _DATED.match(timex.value) if timex.type in {"DATE", "TIME"} else None
    return match.group() if match else None


def _distance(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)
