"""Reports that do not tell their day are dated by those that share their text, in a record and outside of one."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from khabar.engine.build import build
from khabar.engine.dating import analysed
from khabar.model.document import Document, document_id
from khabar.model.layers import Publication
from khabar.store.record import Record

BODY = (
    "وقال قائد ميداني إن مقاتليه لن يتركوا الأحياء القديمة قبل أن تصل قوافل الدواء والغذاء إلى المستشفيات الثلاثة "
    "التي توقفت عن العمل منذ بداية الحصار، وإن المفاوضين أبلغوا بذلك."
)
TODAY = f"اجتمع الوسطاء اليوم الثلاثاء.\n{BODY}"
BARE = (
    f"أعلن الوسيط الاثنين أن المفاوضات عن خروج المقاتلين من الأحياء القديمة توقفت من دون موعد جديد لاستئنافها.\n{BODY}"
)
DATED = f"أعلن الوسيط أمس الاثنين أن المفاوضات عن خروج المقاتلين من الأحياء القديمة توقفت من دون موعد جديد لاستئنافها.\n{BODY}"
APART = "افتتحت البلدية اليوم الثلاثاء حديقة جديدة قرب الجسر القديم وزرعت فيها مئة شجرة من أشجار السرو."


def report(name: str, raw: str, published: date | None = None) -> Document:
    return Document(document_id(name, raw, None, None), name, raw, published=published)


def told(*documents: Document) -> dict[str, Publication]:
    return {document.name: layers.publication for document, layers in analysed(documents)}


def test_today_is_the_weekday_nearest_to_a_report_with_the_same_text() -> None:
    found = told(report("dated", DATED, date(2014, 3, 11)), report("today", TODAY))["today"]
    assert (found.day, found.basis, found.alternatives) == (date(2014, 3, 11), "inferred", ())
    assert "اليوم الثلاثاء" in found.why and '"dated"' in found.why


def test_a_bare_weekday_is_the_day_that_a_copy_names_and_the_next_is_left_open() -> None:
    found = told(report("dated", DATED, date(2014, 3, 11)), report("bare", BARE))["bare"]
    assert (found.day, found.alternatives) == (date(2014, 3, 10), (date(2014, 3, 11),))


def test_a_report_dated_by_another_dates_a_third() -> None:
    more = (
        "وأضاف أن اللجنة ستعود إلى الاجتماع بعد أن يقدم كل طرف أسماء من يخرجون، وأن العدد لم يحدد حتى الآن "
        "في أي من اللقاءات التي عقدت هذا الشهر."
    )
    longer = f"{TODAY}\n{more}"
    third = f"ماذا بعد؟ اللقاء اليوم الثلاثاء.\n{more}"
    found = told(report("third", third), report("second", longer), report("dated", DATED, date(2014, 3, 11)))
    assert found["third"].day == found["second"].day == date(2014, 3, 11)


def test_the_order_of_the_reports_does_not_matter() -> None:
    documents = (report("dated", DATED, date(2014, 3, 11)), report("today", TODAY), report("bare", BARE))
    outcomes = [told(*some) for some in permutations(documents)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


@pytest.mark.parametrize("published", [date(2014, 3, 11), None])
def test_without_a_dated_report_that_shares_text_the_day_stays_open(published: date | None) -> None:
    found = told(report("dated", DATED, published), report("apart", APART))["apart"]
    assert found.day is None and found.basis is None


def put(folder: Path, name: str, raw: str, published: str | None = None) -> None:
    (folder / f"{name}.txt").write_text(raw, "utf-8")
    if published:
        (folder / f"{name}.meta.json").write_text(json.dumps({"published": published}), "utf-8")


def days(record: Record) -> list[tuple[object, ...]]:
    return record.sql("select name, published from documents order by name").fetchall()


def test_a_record_dates_its_reports_by_one_another_and_again_when_others_come(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    put(folder, "today", TODAY)
    assert days(build([folder], tmp_path / "record", jobs=1)) == [("today", None)]
    put(folder, "dated", DATED, "2014-03-11")
    grown = build([folder], tmp_path / "record", jobs=1)
    assert days(grown) == [("dated", date(2014, 3, 11)), ("today", date(2014, 3, 11))]
    (folder / "dated.txt").unlink()
    (folder / "dated.meta.json").unlink()
    assert days(build([folder], tmp_path / "record", jobs=1)) == [("today", None)]
