"""Who had it from whom: evidence for either direction, weighed; no answer where it is too light.

Each piece of evidence is a code and the words it rests on, so that the answer can be read and doubted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.lexicons import Lexicons
from khabar.linking.reuse.account import Account, alteration_words
from khabar.model.record import Alteration, Direction
from khabar.text.fold import fold

ENOUGH = 2
"""Weight from which a direction is told."""
_FAR_MORE = 3
"""One report must lack this many times as many details as the other for that to count."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence that the first report is the source (positive weight) or the second (negative)."""

    weight: int
    code: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.words}" if self.words else self.code


@dataclass(frozen=True, slots=True)
class Verdict:
    """The direction of a copy, why, and the agency from which both have the text if that is what it shows."""

    direction: Direction | None
    why: str
    common_source: str | None = None


def verdict(a: Account, b: Account, changes: Sequence[Alteration], lexicons: Lexicons) -> Verdict:
    """Weigh the evidence on two reports that share text.

    Codes: ``credits`` (one credits the other's outlet), ``first-hand`` (one was told what the other credits to it),
    ``agency`` (one is an agency's), ``compiled`` (one says that it was put together from elsewhere), ``earlier`` (by a day or
    more), ``keeps-more`` (one has details that the other lost), ``same-agency``, ``undecided``.
    """
    compiled = lexicons.compiled(alteration_words)["compiled-words"]
    clues = [
        *_clues(a, b, compiled),
        *(Clue(-c.weight, c.code, c.words) for c in _clues(b, a, compiled)),
        *_details(changes),
    ]
    score = sum(clue.weight for clue in clues)
    if abs(score) >= ENOUGH:
        telling = [clue for clue in clues if (clue.weight > 0) == (score > 0)]
        return Verdict("a->b" if score > 0 else "b->a", "; ".join(map(str, telling)))
    shared = sorted(credited(a) & credited(b))
    if shared:
        return Verdict(None, f"same-agency: {shared[0]}", shared[0])
    return Verdict(None, "; ".join(["undecided", *map(str, clues)]))


def credited(account: Account) -> frozenset[str]:
    """Return the names of the agencies and outlets that a report credits, other than its own."""
    carried = {name for statement in account.layers.statements for name in statement.via}
    return frozenset({*account.layers.layout.agencies, *carried} - {account.outlet})


def _clues(a: Account, b: Account, compiled: frozenset[str]) -> Iterator[Clue]:
    """Yield what shows that ``a`` is the source of ``b``."""
    if a.outlet and a.outlet != b.outlet and any(same_outlet(name, a.outlet) for name in credited(b)):
        yield Clue(3, "credits", a.outlet)
    told = [
        name for name in credited(b) if any(same_outlet(name, other) for other in _told(a)) and not _addressed(b, name)
    ]
    if told:
        yield Clue(3, "first-hand", told[0])
    marks = _compiled(b, compiled)
    if marks and not _compiled(a, compiled):
        yield Clue(2, "compiled", marks[0])
    day_a, day_b = a.layers.publication.day, b.layers.publication.day
    if day_a and day_b and day_a < day_b:
        yield Clue(1, "earlier", f"{day_a.isoformat()} / {day_b.isoformat()}")


def _told(account: Account) -> list[str]:
    """Return the words that name to whom the report's statements were made."""
    return [s.addressee.of(account.document.raw) for s in account.layers.statements if s.addressee]


def _addressed(account: Account, name: str) -> bool:
    return any(same_outlet(name, told) for told in _told(account))


def _compiled(account: Account, marks: frozenset[str]) -> list[str]:
    drops = (
        drop.span.of(account.document.raw)
        for drop in account.layers.layout.drops
        if drop.kind in {"byline", "source-label"}
    )
    return [text.strip() for text in drops if any(mark in fold(text) for mark in marks)]


def _details(changes: Sequence[Alteration]) -> Iterator[Clue]:
    """Yield the side that has words which the other lost, where it is by far one side only."""
    only_a = sum(1 for change in changes if not len(change.b))
    only_b = sum(1 for change in changes if not len(change.a))
    if only_a >= _FAR_MORE * max(1, only_b):
        yield Clue(1, "keeps-more", f"{only_a} / {only_b}")
    elif only_b >= _FAR_MORE * max(1, only_a):
        yield Clue(-1, "keeps-more", f"{only_b} / {only_a}")


def same_outlet(name: str, other: str) -> bool:
    """Tell whether two ways to name an outlet share its name: الجزيرة, للجزيرة and الجزيرة نت do."""
    left, right = _core(name), _core(other)
    return bool(left) and bool(right) and (left <= right or right <= left)


_GENERIC = frozenset(
    fold(word) for word in ("وكالة", "صحيفة", "قناة", "موقع", "جريدة", "شبكة", "نت", "أنباء", "إخبارية")
)


def _core(name: str) -> frozenset[str]:
    words = (word.removeprefix("لل").removeprefix("ال") for word in fold(name).split())
    return frozenset(word for word in words if len(word) > 1 and word not in _GENERIC)
