"""Scores, on cases small enough to count by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import InputError, UsageError
from khabar.evaluation import floors
from khabar.evaluation.gold import GoldReport, read_gold
from khabar.evaluation.matching import overlap, same_name
from khabar.evaluation.report import changes, scores

Json = dict[str, Any]


def span(start: int, end: int, **more: Any) -> Json:
    return {"text": "x" * (end - start), "start": start, "end": end, **more}


def statement(content: Json, speaker: str = "لافروف", parent: int | None = None, **more: Any) -> Json:
    made = {
        "content": [content],
        "speaker": None,
        "speaker_entity": speaker,
        "cue": None,
        "mode": "indirect",
        "act": "say",
    }
    return {**made, "via": [], "date": None, "in": parent, **more}


def empty(**layers: Any) -> Json:
    keys = ("timexes", "entities", "statements", "positions", "events", "framing")
    return {"layout": {"drop": []}, "published": None, **{key: [] for key in keys}, **layers}


def figures(gold: Json, found: Json, layer: str) -> tuple[int, int, int]:
    score = scores({"r": gold}, {"r": found})[layer]
    return score.hit, score.gold, score.found


def test_drop_counts_characters() -> None:
    gold = empty(layout={"drop": [span(0, 10), span(20, 30)]})
    found = empty(layout={"drop": [span(5, 25)]})
    assert figures(gold, found, "drop") == (10, 20, 20)


@pytest.mark.parametrize(("day", "right"), [("2016-12-06", 1), ("2016-12-07", 1), ("2016-12-08", 0), (None, 0)])
def test_published_may_be_an_alternative(day: str | None, right: int) -> None:
    gold = empty(published="2016-12-06", published_alternatives=["2016-12-07"])
    assert figures(gold, empty(published=day), "published") == (right, 1, 1)


def test_a_timex_needs_its_value_and_a_third_of_its_span() -> None:
    gold = empty(timexes=[{"span": span(0, 10), "value": "2016-12-06"}, {"span": span(50, 60), "value": "P7D"}])
    found = empty(timexes=[{"span": span(0, 4), "value": "2016-12-06"}, {"span": span(50, 60), "value": "P1W"}])
    assert figures(gold, found, "timex-span") == (2, 2, 2)
    assert figures(gold, found, "timex") == (1, 2, 2)
    assert figures(gold, empty(timexes=[{"span": span(0, 2), "value": "2016-12-06"}]), "timex-span") == (0, 2, 1)


def test_a_mention_needs_its_type() -> None:
    gold = empty(entities=[{"name": "روسيا", "type": "GPE", "mentions": [span(0, 5), span(30, 35)]}])
    found = empty(entities=[{"name": "روسيا", "type": "ORG", "mentions": [span(0, 5), span(30, 35)]}])
    assert figures(gold, gold, "mention") == (2, 2, 2)
    assert figures(gold, found, "mention") == (0, 2, 2)


def test_a_statement_is_found_exact_and_attributed() -> None:
    gold = empty(statements=[statement(span(0, 100))])
    near = empty(statements=[statement(span(0, 60))])
    other = empty(statements=[statement(span(0, 95), "كيري")])
    assert figures(gold, near, "statement") == (1, 1, 1)
    assert figures(gold, near, "statement-exact") == (0, 1, 1)
    assert figures(gold, near, "attributed") == (1, 1, 1)
    assert figures(gold, other, "statement-exact") == (1, 1, 1)
    assert figures(gold, other, "attributed") == (0, 1, 1)
    assert figures(gold, other, "  speaker") == (0, 1, 1)


def test_a_nested_statement_needs_the_same_parent() -> None:
    gold = empty(statements=[statement(span(0, 100), id=0), statement(span(40, 100), id=1, parent=0)])
    loose = empty(statements=[statement(span(0, 100), id=5), statement(span(40, 100), id=6)])
    tied = empty(statements=[statement(span(0, 100), id=5), statement(span(40, 100), id=6, parent=5)])
    assert figures(gold, tied, "  nested") == (2, 2, 2)
    assert figures(gold, loose, "  nested") == (1, 2, 2)


def test_a_position_needs_actor_and_stance() -> None:
    gold = empty(positions=[{"actor": "المعارضة السورية", "stance": "rejects", "evidence": span(0, 30)}])
    same = empty(positions=[{"actor": "المعارضة", "stance": "rejects", "evidence": span(5, 30)}])
    other = empty(positions=[{"actor": "المعارضة", "stance": "accepts", "evidence": span(5, 30)}])
    assert figures(gold, same, "position") == (1, 1, 1)
    assert figures(gold, other, "position") == (0, 1, 1)


def test_counts_are_those_of_matched_events() -> None:
    told = [{"what": "killed", "n": 35}, {"what": "injured", "n": [20, 99]}]
    gold = empty(events=[{"type": "killing", "evidence": span(0, 30), "counts": told}])
    found = empty(
        events=[{"type": "killing", "evidence": span(0, 30), "counts": [told[0], {"what": "injured", "n": 20}]}]
    )
    other = empty(events=[{"type": "clash", "evidence": span(0, 30), "counts": told}])
    assert figures(gold, found, "count") == (1, 2, 2)
    assert figures(gold, other, "event") == (0, 1, 1)
    assert figures(gold, other, "count") == (0, 2, 2)


def test_a_report_without_a_prediction_counts_as_empty() -> None:
    gold = empty(statements=[statement(span(0, 100))])
    assert scores({"r": gold}, {})["statement"].recall == 0.0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("سيرغي لافروف", "لافروف", True),
        ("وزير الخارجية الروسي سيرغي لافروف", "سيرغي لافروف", True),
        ("أردوغان", "اردوغان", True),
        ("رياض حجاب", "رياض حجازي", False),
        ("مصدر عسكري", "مصدر أمني", False),
        ("لافروف", None, False),
        (None, "", True),
    ],
)
def test_names_of_one_source(a: str | None, b: str | None, same: bool) -> None:
    assert same_name(a, b) == same_name(b, a) == same


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda t: span(t[0], t[0] + t[1])), max_size=4)


@given(SPANS, SPANS)
def test_overlap_is_that_of_character_sets(a: list[Json], b: list[Json]) -> None:
    """Against the plain definition over sets of offsets."""
    left = {offset for s in a for offset in range(s["start"], s["end"])}
    right = {offset for s in b for offset in range(s["start"], s["end"])}
    expected = len(left & right) / len(left | right) if left | right else 0.0
    assert overlap(a, b) == pytest.approx(expected)
    assert overlap(a, b) == overlap(b, a)


def test_changes_name_what_is_gained_and_lost() -> None:
    gold = empty(statements=[statement(span(0, 100)), statement(span(200, 300))])
    before = empty(statements=[statement(span(0, 100)), statement(span(500, 600))])
    after = empty(statements=[statement(span(200, 300))])
    found = [
        (c.what, c.item.start) for c in changes({"r": gold}, {"r": before}, {"r": after}) if c.layer == "statement"
    ]
    assert sorted(found) == [("found", 200), ("lost", 0), ("no longer made up", 500)]
    assert [c.gain for c in changes({"r": gold}, {"r": before}, {"r": after})].count(False) == 3  # in three layers


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "r.txt").write_text("قال الوزير إن الهدنة بدأت.", "utf-8")
    (tmp_path / "r.json").write_text(json.dumps(empty(statements=[statement(span(11, 25))])), "utf-8")
    return tmp_path


def test_floors_rise_and_never_fall(gold_folder: Path) -> None:
    reports, path = read_gold(gold_folder), gold_folder / "floors" / "floors.json"
    annotations = {report.name: report.annotation for report in reports}
    perfect, nothing = scores(annotations, annotations), scores(annotations, {})
    floors.pin(path, reports, nothing)
    assert floors.below(path, reports, nothing) == []
    floors.pin(path, reports, perfect)
    assert any(line.startswith("attributed: F1 0.000") for line in floors.below(path, reports, nothing))
    with pytest.raises(UsageError, match="never lowered"):
        floors.pin(path, reports, nothing)
    assert floors.below(path, reports, perfect) == []


def test_floors_hold_for_one_gold_only(gold_folder: Path) -> None:
    reports, path = read_gold(gold_folder), gold_folder / "floors" / "floors.json"
    floors.pin(path, reports, scores({}, {}))
    changed = [GoldReport(r.name, {**r.annotation, "published": "2016-12-06"}, r.text) for r in reports]
    with pytest.raises(InputError, match="no floors for this gold"):
        floors.below(path, changed, {})


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated reports"):
        read_gold(tmp_path)


def test_gold_without_its_text_is_named(gold_folder: Path) -> None:
    (gold_folder / "texts" / "r.txt").unlink()
    with pytest.raises(InputError, match="its text is missing"):
        read_gold(gold_folder)
