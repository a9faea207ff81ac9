"""A report's record as JSON: the guide's keys, and every span the characters that it names."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import khabar
from khabar.exports.guide import dumps, guide
from khabar.model.document import Document, document_id
from khabar.model.layers import (
    Count,
    Drop,
    Entity,
    Event,
    Layers,
    Layout,
    Mention,
    Naming,
    Position,
    Publication,
    Statement,
    Timex,
)
from khabar.model.spans import Span

RAW = "لافروف: لا هدنة\nقال لافروف 🇷🇺 إن 35 قتلوا في حلب أمس.\nاقرأ أيضا"


def at(words: str) -> Span:
    start = RAW.rindex(words)
    return Span(start, start + len(words))


LAYERS = Layers(
    layout=Layout((Drop(at("اقرأ أيضا"), "related", "r"),), at("لافروف: لا هدنة")),
    publication=Publication(date(2016, 12, 6), "stated", "by the input", (date(2016, 12, 7),)),
    timexes=(Timex(at("أمس"), "DATE", "2016-12-05", relative=True, rule="r"),),
    entities=(
        Entity("سيرغي لافروف", "PER", (Mention(Span(20, 26)), Mention(Span(0, 6), metonym=True)), party="روسيا"),
    ),
    statements=(
        Statement(0, (at("35 قتلوا في حلب"),), "indirect", "say", speaker=Span(20, 26), cue=Span(16, 19)),
        Statement(1, (at("حلب"),), "direct", "deny", parent=0, where="title", unmarked=True),
    ),
    events=(
        Event(
            "killing",
            at("35 قتلوا"),
            ("حلب",),
            counts=(
                Count("killed", 35, 35),
                Count("killed", 2, 19, group="children", subset=True),
                Count("injured", None, None),
            ),
            planned=True,
        ),
    ),
    positions=(Position("روسيا", "ceasefire-aleppo", "rejects", at("لا هدنة")),),
    naming=(Naming(at("قتلوا"), "القتلى", "neutral-variant"),),
)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def record() -> dict[str, Any]:
    return guide(Document(document_id("r", RAW, None, None), "r", RAW, "folder/r.txt"), LAYERS)


def test_every_span_is_the_text_that_it_names() -> None:
    found = list(spans(record()))
    assert len(found) == 13
    assert all(RAW[span["start"] : span["end"]] == span["text"] for span in found)


def test_keys_are_those_of_the_guide() -> None:
    made = record()
    assert list(made) == [
        *("doc", "file", "layout", "title", "published", "published_basis", "published_why", "published_alternatives"),
        *("timexes", "entities", "places", "background", "statements", "positions", "events", "framing"),
    ]
    assert list(made["layout"]) == ["drop", "title", "subheads", "deck", "dateline"]
    first, second = made["statements"]
    assert list(first) == [
        *("id", "speaker", "speaker_entity", "speaker_party", "cue", "content", "mode", "act", "addressee", "venue"),
        *("via", "date", "in"),
    ]
    assert (second["in"], second["where"], second["unmarked"]) == (0, "title", True)
    assert list(made["positions"][0]) == ["actor", "proposal", "stance", "condition", "asserted_by", "date", "evidence"]
    assert list(made["framing"][0]) == ["span", "referent", "slant"]


def test_numbers_are_exact_ranges_or_unknown() -> None:
    counts = [(count["what"], count["n"]) for count in record()["events"][0]["counts"]]
    assert counts == [("killed", 35), ("children-killed", [2, 19]), ("injured", None)]


def test_a_date_stated_by_the_input_counts_as_printed() -> None:
    made = record()
    assert (made["published"], made["published_basis"]) == ("2016-12-06", "printed")
    assert made["published_alternatives"] == ["2016-12-07"]


def test_what_is_so_only_sometimes_is_left_out_otherwise() -> None:
    event = record()["events"][0]
    assert event["planned"] is True
    assert "denied" not in event
    assert "metonym" not in record()["entities"][0]["mentions"][0]
    assert record()["entities"][0]["mentions"][1]["metonym"] is True


def test_the_text_is_readable_utf8() -> None:
    text = dumps(record())
    assert "لافروف" in text
    assert text.endswith("}\n")


def test_analyze_gives_the_same_shape() -> None:
    made = khabar.analyze(RAW, outlet="رويترز", retrieved=date(2016, 12, 6))
    assert made.keys() == record().keys()
    assert all(RAW[span["start"] : span["end"]] == span["text"] for span in spans(made))
