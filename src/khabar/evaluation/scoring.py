"""Precision and recall of one report's record against its annotation, layer by layer, item by item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from khabar.evaluation.matching import Json, best_pairs, overlap, same_name, shared_length, spans_of

FOUND = 0.3
"""Overlap from which a time expression, event or position counts as found."""
SAME = 0.5
"""Overlap from which two spans count as the same mention, statement, cue or naming."""
EXACT = 0.9


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing that gold or prediction holds: where it is and what is said of it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Result:
    """What of one layer of one report was found, missed and made up."""

    layer: str
    hits: tuple[Item, ...]
    missed: tuple[Item, ...] = ()
    spurious: tuple[Item, ...] = ()
    hit_weight: int | None = None
    """Characters instead of items, for layers that are counted so."""
    gold_weight: int | None = None
    found_weight: int | None = None

    @property
    def hit(self) -> int:
        """How much was found."""
        return len(self.hits) if self.hit_weight is None else self.hit_weight

    @property
    def gold(self) -> int:
        """How much there was to find."""
        return len(self.hits) + len(self.missed) if self.gold_weight is None else self.gold_weight

    @property
    def found(self) -> int:
        """How much the prediction holds."""
        return len(self.hits) + len(self.spurious) if self.found_weight is None else self.found_weight


def score_report(gold: Json, found: Json) -> Iterator[Result]:
    """Yield the results of every layer; attributes of matched statements are layers whose names begin with two spaces."""
    yield _drop(gold.get("layout") or {}, found.get("layout") or {})
    yield _published(gold, found)
    yield from _timexes(gold.get("timexes") or [], found.get("timexes") or [])
    yield _mentions(gold.get("entities") or [], found.get("entities") or [])
    yield from _statements(gold.get("statements") or [], found.get("statements") or [])
    yield _positions(gold.get("positions") or [], found.get("positions") or [])
    yield from _events(gold.get("events") or [], found.get("events") or [])
    yield _framing(gold.get("framing") or [], found.get("framing") or [])


def _item(spans: Any, label: object) -> Item:
    where = spans_of(spans)
    return Item(where[0].start, where[-1].end, str(label)) if where else Item(0, 0, str(label))


def _result(
    layer: str,
    gold: list[Json],
    found: list[Json],
    pairs: list[tuple[int, int]],
    item: Callable[[Json], Item],
) -> Result:
    """Turn pairs into a result: what is paired is found, the rest of either side is missed or made up."""
    in_gold, in_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return Result(
        layer,
        hits=tuple(item(gold[i]) for i, _ in sorted(pairs)),
        missed=tuple(item(g) for i, g in enumerate(gold) if i not in in_gold),
        spurious=tuple(item(f) for j, f in enumerate(found) if j not in in_found),
    )


def _drop(gold: Json, found: Json) -> Result:
    wanted, dropped = spans_of(gold.get("drop")), spans_of(found.get("drop"))
    return Result(
        "drop",
        hits=tuple(Item(s.start, s.end, "drop") for s in wanted if shared_length([s], dropped) == len(s)),
        missed=tuple(Item(s.start, s.end, "drop") for s in wanted if shared_length([s], dropped) < len(s)),
        spurious=tuple(Item(s.start, s.end, "drop") for s in dropped if shared_length([s], wanted) < len(s)),
        hit_weight=shared_length(wanted, dropped),
        gold_weight=sum(map(len, wanted)),
        found_weight=sum(map(len, dropped)),
    )


def _published(gold: Json, found: Json) -> Result:
    right = found.get("published") in {gold.get("published"), *(gold.get("published_alternatives") or [])}
    return _right("published", [(Item(0, 0, str(gold.get("published"))), right)])


def _right(layer: str, answers: list[tuple[Item, bool]]) -> Result:
    """A result in which every item was answered once, rightly or wrongly."""
    wrong = tuple(item for item, right in answers if not right)
    return Result(layer, tuple(item for item, right in answers if right), wrong, wrong)


def _timexes(gold: list[Json], found: list[Json]) -> Iterator[Result]:
    pairs = best_pairs(gold, found, lambda a, b: overlap(a["span"], b["span"]), FOUND)

    def item(timex: Json) -> Item:
        return _item(timex["span"], timex["value"])

    yield _result("timex-span", gold, found, pairs, item)
    same = [(i, j) for i, j in pairs if _level(gold[i]["value"]) == _level(found[j]["value"])]
    yield _result("timex", gold, found, same, item)


def _level(value: str | None) -> str:
    """Vague hours, and evening and night, are written in two ways in the gold and count as one."""
    return (value or "").replace("PXH", "PTXH").replace("TEV", "TNI")


def _mentions(gold: list[Json], found: list[Json]) -> Result:
    def flat(entities: list[Json]) -> list[Json]:
        return [{"span": m, "type": e["type"], "name": e["name"]} for e in entities for m in e["mentions"]]

    wanted, got = flat(gold), flat(found)
    pairs = best_pairs(wanted, got, lambda a, b: overlap(a["span"], b["span"]) if a["type"] == b["type"] else 0.0, SAME)
    return _result("mention", wanted, got, pairs, lambda m: _item(m["span"], f"{m['type']} {m['name']}"))


def _statements(gold: list[Json], found: list[Json]) -> Iterator[Result]:
    pairs = best_pairs(gold, found, lambda a, b: overlap(a["content"], b["content"]), SAME)

    def item(statement: Json) -> Item:
        return _item(statement["content"], f"{statement['act']}: {statement['speaker_entity']}")

    yield _result("statement", gold, found, pairs, item)
    exact = [(i, j) for i, j in pairs if overlap(gold[i]["content"], found[j]["content"]) >= EXACT]
    yield _result("statement-exact", gold, found, exact, item)
    for name, right in _ATTRIBUTES.items():
        yield _right(f"  {name}", [(item(gold[i]), right(gold[i], found[j])) for i, j in sorted(pairs)])
    nested = _nested(gold, found, dict(pairs))
    yield _right("  nested", [(item(gold[i]), nested(i, j)) for i, j in sorted(pairs)])
    attributed = [(i, j) for i, j in pairs if _same_speaker(gold[i], found[j])]
    yield _result("attributed", gold, found, attributed, item)


def _same_speaker(gold: Json, found: Json) -> bool:
    spans_agree = gold.get("speaker") and found.get("speaker") and overlap(gold["speaker"], found["speaker"]) >= SAME
    return bool(spans_agree) or same_name(gold.get("speaker_entity"), found.get("speaker_entity"))


def _same_cue(gold: Json, found: Json) -> bool:
    neither = not gold.get("cue") and not found.get("cue")
    return neither or overlap(gold.get("cue"), found.get("cue")) >= SAME


def _same_via(gold: Json, found: Json) -> bool:
    wanted, got = gold.get("via") or [], found.get("via") or []
    return len(wanted) == len(got) and all(any(same_name(a, b) for b in got) for a in wanted)


def _equal(key: str) -> Callable[[Json, Json], bool]:
    return lambda gold, found: bool(gold.get(key) == found.get(key))


_ATTRIBUTES: dict[str, Callable[[Json, Json], bool]] = {
    "speaker": _same_speaker,
    "cue": _same_cue,
    "mode": _equal("mode"),
    "act": _equal("act"),
    "via": _same_via,
    "date": _equal("date"),
}


def _nested(gold: list[Json], found: list[Json], partner: dict[int, int]) -> Callable[[int, int], bool]:
    """Return a test whether the statement that contains a gold one is paired with that which contains its partner."""
    in_gold = {s.get("id", k): k for k, s in enumerate(gold)}
    in_found = {s.get("id", k): k for k, s in enumerate(found)}

    def same_parent(i: int, j: int) -> bool:
        outer = in_gold.get(gold[i].get("in"))
        other = in_found.get(found[j].get("in"))
        return other is None if outer is None else partner.get(outer) == other

    return same_parent


def _positions(gold: list[Json], found: list[Json]) -> Result:
    def similarity(a: Json, b: Json) -> float:
        same = a["stance"] == b["stance"] and same_name(a["actor"], b["actor"])
        return overlap(a["evidence"], b["evidence"]) if same else 0.0

    pairs = best_pairs(gold, found, similarity, FOUND)
    return _result("position", gold, found, pairs, lambda p: _item(p["evidence"], f"{p['actor']} {p['stance']}"))


def _events(gold: list[Json], found: list[Json]) -> Iterator[Result]:
    pairs = best_pairs(
        gold, found, lambda a, b: overlap(a["evidence"], b["evidence"]) if a["type"] == b["type"] else 0.0, FOUND
    )
    yield _result("event", gold, found, pairs, lambda e: _item(e["evidence"], e["type"]))
    partner = dict(pairs)
    hits, missed, spurious = [], [], []
    for i, event in enumerate(gold):
        told = _counts(found[partner[i]]) if i in partner else set()
        hits += [_item(event["evidence"], count) for count in sorted(_counts(event) & told)]
        missed += [_item(event["evidence"], count) for count in sorted(_counts(event) - told)]
        if i in partner:
            spurious += [_item(found[partner[i]]["evidence"], c) for c in sorted(told - _counts(event))]
    for j, event in enumerate(found):
        if j not in partner.values():
            spurious += [_item(event["evidence"], count) for count in sorted(_counts(event))]
    yield Result("count", tuple(hits), tuple(missed), tuple(spurious))


def _counts(event: Json) -> set[str]:
    return {f"{count.get('what')} {count.get('n')}" for count in event.get("counts") or []}


def _framing(gold: list[Json], found: list[Json]) -> Result:
    pairs = best_pairs(gold, found, lambda a, b: overlap(a["span"], b["span"]), SAME)
    return _result("framing", gold, found, pairs, lambda n: _item(n["span"], n["slant"]))
