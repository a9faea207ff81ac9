"""Ids stay when reports are added to a record."""

import json
from pathlib import Path

import pytest

from khabar.engine.build import build
from khabar.model.record import StoryMember
from khabar.store.record import Record

FIRE = (
    "اندلع حريق كبير في مخزن أخشاب قرب الميناء القديم وسيطر رجال الإطفاء على ألسنة اللهب بعد ثلاث ساعات. "
    "وقال قائد الإطفاء غسان القلموني إن الحريق لم يخلف ضحايا."
)
FAIR = "افتتح وزير الثقافة أمين البستاني معرض الكتاب السنوي في القاعة الرخامية بمشاركة مئتي ناشر من دول المتوسط."
ROWS = [
    ("fire", "حريق في مخزن أخشاب", FIRE, "2016-12-06"),
    ("fire-again", "حريق يلتهم مخزن أخشاب قرب الميناء", FIRE.replace("اندلع", "شب"), "2016-12-06"),
    ("fair", "معرض الكتاب يفتح أبوابه", FAIR, "2016-12-06"),
]
EARLIER = ("first", "حريق كبير قرب الميناء القديم", FIRE.replace("كبير", "هائل"), "2016-12-05")


def written(folder: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    names = ("id", "title", "text", "published")
    lines = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows]
    folder.mkdir(exist_ok=True)
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def stories(record: Record) -> dict[str, tuple[str, str]]:
    name = {document.id: document.name for document in record.documents()}
    return {name[member.doc]: (member.story, member.storyline) for member in record.rows("stories", StoryMember)}


def entities(record: Record) -> dict[tuple[str, int], str]:
    name = {document.id: document.name for document in record.documents()}
    return {
        (name[mention.doc], mention.span.start): entity.id
        for entity in record.entities()
        for mention in entity.mentions
    }


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return build([written(tmp_path / "in", ROWS)], tmp_path / "record", jobs=1)


def test_an_earlier_report_joins_a_story_and_renames_nothing(record: Record, tmp_path: Path) -> None:
    story, entity = stories(record), entities(record)
    source = written(tmp_path / "in", [EARLIER, *ROWS])
    after = build([source], tmp_path / "record", jobs=1)
    assert {name: found for name, found in stories(after).items() if name != "first"} == story
    assert stories(after)["first"] == story["fire"]
    assert {key: name for key, name in entities(after).items() if key[0] != "first"} == entity
    fresh = build([source], tmp_path / "fresh", jobs=1)
    assert stories(fresh)["fire"] != story["fire"], "a record that knows no other names a story by its first report"


def test_a_record_that_kept_its_ids_is_not_made_again(record: Record, tmp_path: Path) -> None:
    source = written(tmp_path / "in", [EARLIER, *ROWS])
    once = build([source], tmp_path / "record", jobs=1).manifest
    assert record.manifest != once == build([source], tmp_path / "record", jobs=1).manifest


def test_ids_survive_the_removal_of_the_first_report(record: Record, tmp_path: Path) -> None:
    story = stories(record)
    after = build([written(tmp_path / "in", ROWS[1:])], tmp_path / "record", jobs=1)
    assert stories(after) == {name: found for name, found in story.items() if name != "fire"}
