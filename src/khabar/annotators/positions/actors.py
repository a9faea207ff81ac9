"""Who takes the position: the subject, the agent of a noun, or the speaker."""

from bisect import bisect_left
from dataclasses import dataclass

from khabar.model.layers import Entity, Layers, Statement
from khabar.text.reading import Reading
from khabar.text.tokens import Words

_ACTING = frozenset({"PER", "ORG", "GROUP", "GPE"})
_PREPOSITIONS = frozenset(
    "من الي علي عن في مع بين لدي ضد عند بعد قبل منذ خلال حول تجاه ازاء دون بشان وسط امام تحت فوق عبر باسم بسبب نحو".split()
)
_FILLERS = frozenset("امس اليوم ايضا مجددا رسميا قد كان كانت لا لم لن حتي الان ما زال تزال زالت سوف بدوره بدورها بشده علنا الاثنين الثلاثاء".split())
_AFTER = 3
"""Words that may stand between a verb and its subject."""


@dataclass(frozen=True, slots=True)
class Party:
    """A mention that can act: where it stands in the folded text, and the canonical name of its party."""

    start: int
    end: int
    name: str
    entity: str


class Cast:
    """Who is named where in a report, and who speaks where."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded.text
        self._words = reading.words
        layers = reading.layers
        self._by_name = {entity.name: party_name(entity) for entity in layers.entities}
        self.parties = _parties(reading, layers)
        self._starts = [party.start for party in self.parties]
        self._adjectives = _adjectives(layers)

    def speaker(self, statement: Statement) -> list[str]:
        """Return the parties for which the speakers of a statement speak; empty if nobody is named."""
        if not statement.speaker_entity:
            return []
        if statement.speaker_party:
            return [statement.speaker_party]
        names = [name.strip() for name in statement.speaker_entity.split(" + ")]
        return [self._by_name.get(name, name) for name in names if name]

    def after(self, word: int, end: int) -> list[str]:
        """Return the parties that stand as subject right after word ``word``, before offset ``end``."""
        at = word + 1
        for _ in range(_AFTER):
            if at >= len(self._words) or self._words.starts[at] >= end:
                return []
            index = bisect_left(self._starts, self._words.starts[at])
            if index < len(self.parties) and self.parties[index].start <= self._words.starts[at] + 1 < self.parties[index].end:
                bare = self.parties[index].start == self._words.starts[at] or self._words.forms[at][0] in "وف"
                return self._joint(index) if bare else []
            form = self._words.forms[at]
            if form in _PREPOSITIONS or not (form in _FILLERS or _noun_like(form)):
                return []
            at += 1
        return []

    def before(self, start: int, at: int) -> list[str]:
        """Return the parties that stand as subject between ``start`` and ``at``: at the head of the clause, or nearest."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, at)
        inside = [index for index in range(low, high) if self.parties[index].end <= at and not self._governed(index)]
        if not inside:
            return []
        head = self.parties[inside[0]]
        if head.start - start <= 6:
            return self._joint(inside[0])
        return self._joint(inside[-1])

    def agent(self, word: int, end: int) -> list[str]:
        """Return the parties that stand as genitive or as adjective of nationality right after noun ``word``."""
        at = word + 1
        if at >= len(self._words) or self._words.starts[at] >= end:
            return []
        index = bisect_left(self._starts, self._words.starts[at])
        if index < len(self.parties) and self.parties[index].start == self._words.starts[at]:
            return self._joint(index)
        for step in (at, at + 1):
            if step < len(self._words) and self._words.starts[step] < end:
                name = self._adjectives.get(_stem(self._words.forms[step]))
                if name:
                    return [name]
        return []

    def _joint(self, index: int) -> list[str]:
        names = [self.parties[index].name]
        while index + 1 < len(self.parties):
            gap = self._text[self.parties[index].end : self.parties[index + 1].start]
            if gap != " و":
                break
            index += 1
            names.append(self.parties[index].name)
        return list(dict.fromkeys(names))

    def _governed(self, index: int) -> bool:
        """Tell whether a preposition governs the mention, so that it is no subject."""
        start = self.parties[index].start
        word = self._words.at(start)
        if word is None:
            return False
        lead = self._text[self._words.starts[word] : start]
        if lead in {"ب", "ل", "لل", "ك", "وب", "ول"} or self._text.startswith("لل", start):
            return True
        return word > 0 and self._words.forms[word - 1] in _PREPOSITIONS


def party_name(entity: Entity) -> str:
    """Return the canonical name of the party for which an entity acts."""
    return entity.party or entity.name


def _parties(reading: Reading, layers: Layers) -> list[Party]:
    found = []
    for entity in layers.entities:
        if entity.type not in _ACTING or entity.party == "media":
            continue
        for mention in entity.mentions:
            span = reading.folded.from_raw(mention.span)
            found.append(Party(span.start, span.end, party_name(entity), entity.name))
    return sorted(found, key=lambda party: (party.start, -party.end, party.name))


def _adjectives(layers: Layers) -> dict[str, str]:
    """Map stems of adjectives of nationality to the states of this report."""
    out: dict[str, str] = {}
    for entity in layers.entities:
        if entity.type == "GPE":
            out.setdefault(_stem(entity.name), party_name(entity))
    if "الولايات المتحدة" in out.values():
        out.update({"اميرك": "الولايات المتحدة", "امريك": "الولايات المتحدة"})
    return out


def _stem(word: str) -> str:
    from khabar.text.fold import fold

    word = fold(word)
    word = word.removeprefix("ال")
    for ending in ("ييين", "يين", "يون", "يه", "يا", "ي", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _noun_like(form: str) -> bool:
    return form.startswith(("ال", "وال")) or not form.startswith(("ب", "ل", "ك"))


def words_before(words: Words, word: int, count: int) -> list[str]:
    """Return up to ``count`` forms before ``word``, nearest first."""
    return [words.forms[i] for i in range(word - 1, max(-1, word - 1 - count), -1)]
