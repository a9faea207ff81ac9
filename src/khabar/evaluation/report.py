"""Scores over many reports: sums, tables, and what one version finds that another does not."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khabar.evaluation.matching import Json
from khabar.evaluation.scoring import Item, Result, score_report


@dataclass(slots=True)
class Score:
    """Sums of one layer over reports."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, result: Result) -> None:
        """Add one report's result."""
        self.hit += result.hit
        self.gold += result.gold
        self.found += result.found

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """An item that two predictions treat differently."""

    report: str
    layer: str
    item: Item
    what: str
    """``found``, ``lost``, ``made up`` or ``no longer made up``."""

    @property
    def gain(self) -> bool:
        """Whether the change is for the better."""
        return self.what in {"found", "no longer made up"}


def scores(gold: Mapping[str, Json], found: Mapping[str, Json]) -> dict[str, Score]:
    """Return the micro-averaged score of every layer; a report without a prediction counts as an empty one."""
    sums: dict[str, Score] = {}
    for name in sorted(gold):
        for result in score_report(gold[name], found.get(name, {})):
            sums.setdefault(result.layer, Score()).add(result)
    return sums


def table(sums: Mapping[str, Score]) -> Iterator[str]:
    """Yield the lines of a table of scores."""
    yield f"{'layer':17s}{'P':>7s}{'R':>7s}{'F1':>7s}{'gold':>7s}{'pred':>7s}"
    for layer, score in sums.items():
        figures = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
        yield f"{layer:17s}{figures}{score.gold:7d}{score.found:7d}"


def changes(gold: Mapping[str, Json], before: Mapping[str, Json], after: Mapping[str, Json]) -> list[Change]:
    """Return every gold item gained or lost, and every made-up item that came or went, from ``before`` to ``after``."""
    out: list[Change] = []
    for name in sorted(gold):
        old = score_report(gold[name], before.get(name, {}))
        new = score_report(gold[name], after.get(name, {}))
        for was, now in zip(old, new, strict=True):
            if not was.layer.startswith("  "):
                out += _changes(name, was, now)
    return out


def _changes(name: str, was: Result, now: Result) -> Iterable[Change]:
    for first, second, what in (
        (now.hits, was.hits, "found"),
        (was.hits, now.hits, "lost"),
        (now.spurious, was.spurious, "made up"),
        (was.spurious, now.spurious, "no longer made up"),
    ):
        for item in sorted(set(first) - set(second)):
            yield Change(name, now.layer, item, what)


def as_figures(sums: Mapping[str, Score]) -> str:
    """Return the scores as JSON: layer → precision, recall, F1, numbers of gold and predicted items."""
    figures = {
        layer.strip(): {"p": s.precision, "r": s.recall, "f1": s.f1, "gold": s.gold, "pred": s.found}
        for layer, s in sums.items()
    }
    return json.dumps(figures, indent=1)
