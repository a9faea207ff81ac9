"""Every input ends as a document or a reject; none is lost, and each is what the input said."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.errors import InputError, UsageError
from khabar.ingest import read
from khabar.ingest.limits import MAX_REPORT, MAX_TEXT_FILE
from khabar.ingest.reasons import REASONS
from khabar.model.document import Document, Reject

TEXT = "قال الوزير إن المحادثات انتهت أمس الأحد في العاصمة."


def write(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def documents(*sources: Path | str, **options: Any) -> list[Document]:
    results = list(read(sources, **options))
    assert all(isinstance(result, Document) for result in results), results
    return [result for result in results if isinstance(result, Document)]


def rejects(*sources: Path | str) -> list[tuple[str, str]]:
    return [(result.source, result.reason) for result in read(sources) if isinstance(result, Reject)]


def test_a_text_with_its_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"\ufeff{TEXT}\r\n  ")
    write(tmp_path, "a.meta.json", {"outlet": "okaz", "url": "http://x.test/1", "retrieved": "2015-07-22 10:15:24"})
    (report,) = documents(tmp_path)
    assert (report.raw, report.name, report.outlet) == (f"{TEXT}\r\n  ", "a", "okaz")
    assert (report.retrieved, report.published, report.title_end) == (date(2015, 7, 22), None, 0)
    assert documents(path)[0].id == report.id


def test_an_array_whose_members_have_no_ids(tmp_path: Path) -> None:
    item = {"source": "sabq", "title": " عنوان ", "content": f" {TEXT}\n", "date_extracted": "2015-08-03 20:54:51"}
    first, second = documents(write(tmp_path, "2015-08-03.json", [item, {**item, "id": 17}]))
    assert (first.name, first.raw) == ("2015-08-03-0000", f"عنوان\n{TEXT}")
    assert first.raw[: first.title_end] == "عنوان"
    assert (first.outlet, first.retrieved, second.name) == ("sabq", date(2015, 8, 3), "17")


def test_a_mapping_names_fields_of_others(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", [{"naam": "x1", "inhalt": TEXT, "text": "آخر"}])
    (report,) = documents(path, mapping={"naam": "id", "inhalt": "text"})
    assert (report.name, report.raw) == ("x1", TEXT)
    with pytest.raises(UsageError, match="no field 'colour'"):
        read([path], mapping={"a": "colour"})


def test_a_bad_element_costs_itself_only(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False)
    path = write(tmp_path, "a.json", f'[{good}, 5, {{"title": "x"}}, {{"text": " "}}, {good}, {{"text": bad}}, {good}]')
    results = list(read([path]))
    assert [getattr(result, "reason", "read") for result in results] == [
        "read", "not-a-report", "not-a-report", "empty", "read", "malformed-json", "read",
    ]  # fmt: skip


def test_an_array_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([{"text": TEXT}] * 3, ensure_ascii=False)
    results = list(read([write(tmp_path, "a.json", whole[:-20])]))
    assert [getattr(result, "reason", "read") for result in results] == ["read", "read", "malformed-json"]


def test_a_bad_line_costs_itself_only(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    lines = b"\n".join([good, b"{", b"", good[:-9] + b"\xff\xff" + good[-9:], b"[1]", b"[" * 100_000, good])
    path = write(tmp_path, "a.jsonl", lines)
    assert [getattr(result, "reason", "read") for result in read([path])] == [
        "read", "malformed-json", "undecodable", "not-a-report", "malformed-json", "read",
    ]  # fmt: skip
    assert [name for name in (getattr(r, "name", None) for r in read([path])) if name] == ["a-0000", "a-0005"]


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    assert len(documents(write(tmp_path, "a.json", f"{line}\n{line}\n"))) == 2


def test_an_object_alone_and_an_object_around_an_array(tmp_path: Path) -> None:
    assert documents(write(tmp_path, "a.json", {"text": TEXT}))[0].name == "a"
    assert documents(write(tmp_path, "b.json", {"n": 1, "articles": [{"text": TEXT}]}))[0].name == "b-0000"


def test_two_reports_of_one_name_are_both_kept(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt", TEXT)
    write(tmp_path, "b/x.txt", TEXT)
    first, second = documents(tmp_path)
    assert (first.name, second.name) == ("x", "x~2")
    assert first.id != second.id


def test_one_file_named_twice_is_one_input(tmp_path: Path) -> None:
    path = write(tmp_path, "x.txt", TEXT)
    assert len(documents(path, tmp_path, str(tmp_path / "*.txt"))) == 1


def test_the_order_does_not_depend_on_how_sources_are_named(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.txt", TEXT + name) for name in "cab"]
    assert documents(*paths) == documents(*reversed(paths))


def test_what_is_missing_is_an_error_and_not_silence(tmp_path: Path) -> None:
    for source in (tmp_path / "none.txt", str(tmp_path / "*.txt")):
        with pytest.raises(InputError):
            read([source])


def test_refused_files(tmp_path: Path) -> None:
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "picture.txt", b"\x89PNG\0\0\0" * 9)
    write(tmp_path, "sheet.xlsx", b"x")
    write(tmp_path, "large.txt", b"a" * (MAX_TEXT_FILE + 1))
    write(tmp_path, "long.json", [{"text": "ا" * (MAX_REPORT + 1)}])
    write(tmp_path, "alone.meta.json", {"outlet": "x"})
    write(tmp_path, "broken.zip", b"PK nothing")
    write(tmp_path, ".hidden", b"x")
    name = tmp_path.name
    assert dict(rejects(tmp_path)) == {
        f"{name}/empty.txt": "empty",
        f"{name}/picture.txt": "binary",
        f"{name}/sheet.xlsx": "unsupported",
        f"{name}/large.txt": "too-large",
        f"{name}/long.json#0": "too-large",
        f"{name}/alone.meta.json": "not-a-report",
        f"{name}/broken.zip": "unreadable",
    }


def test_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("d/ب.txt", TEXT)
        archive.writestr("d/ب.meta.json", '{"outlet": "okaz"}')
        archive.writestr("2015-08-03.json", json.dumps([{"text": TEXT}]))
        archive.writestr("../out.txt", TEXT)
        archive.writestr("bomb.txt", b" " * 15_000_000)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("__MACOSX/._x.txt", b"x")
    results = list(read([tmp_path / "z.zip"]))
    found = {(r.source, r.name if isinstance(r, Document) else r.reason) for r in results}
    assert found == {
        ("z.zip/d/ب.txt", "ب"),
        ("z.zip/2015-08-03.json#0", "2015-08-03-0000"),
        ("z.zip/../out.txt", "unsafe-archive"),
        ("z.zip/bomb.txt", "unsafe-archive"),
        ("z.zip/inner.zip", "unsupported"),
    }
    assert next(r.outlet for r in results if isinstance(r, Document) and r.name == "ب") == "okaz"


def test_a_damaged_member_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT + "!")
    data = path.read_bytes().replace(TEXT.encode(), b"?" * len(TEXT.encode()), 1)
    path.write_bytes(data)
    assert rejects(path) == [("z.zip/a.txt", "unreadable")]
    assert len(list(read([path]))) == 2


ELEMENTS = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=5),
    st.dictionaries(
        st.sampled_from(["id", "title", "text", "content", "source", "published", "x"]),
        st.one_of(st.none(), st.integers(), st.text(max_size=30), st.lists(st.integers(), max_size=2)),
        max_size=5,
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ELEMENTS, max_size=8), st.booleans())
def test_inputs_are_documents_and_rejects(tmp_path: Path, elements: list[Any], lines: bool) -> None:
    if lines:
        path = write(tmp_path, "a.jsonl", "".join(json.dumps(element) + "\n" for element in elements))
    else:
        path = write(tmp_path, "a.json", json.dumps(elements))
    results = list(read([path]))
    assert len(results) == max(1, len(elements))
    assert {result.reason for result in results if isinstance(result, Reject)} <= REASONS.keys()
    names = [result.name for result in results if isinstance(result, Document)]
    assert len(set(names)) == len(names)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["txt", "json", "jsonl", "html", "zip", "dat", ""]))
def test_any_bytes_under_any_suffix_end_as_something(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = write(tmp_path, f"a.{suffix}" if suffix else "a", data)
    assert list(read([path]))
