"""Every input ends as a document or a reject; none is lost, and each is what the input said."""

import json
import os
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.errors import InputError, UsageError
from khabar.ingest import read
from khabar.ingest.fields import as_date
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


@pytest.mark.parametrize("encoding", ["undefined", "a\0b", "\ud800", "zlib", "punycode", "", "../x", "x" * 10_000])
def test_an_encoding_that_is_none_is_not_believed(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, "a.txt", TEXT.encode("cp1256"))
    write(tmp_path, "a.meta.json", json.dumps({"encoding": encoding}))
    assert documents(tmp_path)[0].raw == TEXT


def test_links_that_lead_nowhere_cost_themselves_only(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", TEXT)
    (tmp_path / "in" / "b.txt").symlink_to("c.txt")
    (tmp_path / "in" / "c.txt").symlink_to("b.txt")
    (tmp_path / "in" / "d.txt").symlink_to("nothing")
    (tmp_path / "in" / "e").symlink_to(".")
    results = list(read([tmp_path / "in"]))
    assert [getattr(result, "reason", "read") for result in results] == ["read", *["unreadable"] * 3]


def test_a_folder_that_may_not_be_read_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "in/a.txt", TEXT)
    write(tmp_path, "in/closed/b.txt", TEXT)
    scan = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert rejects(tmp_path / "in") == [("in/closed", "unreadable")]


def test_a_file_name_in_no_encoding_is_named_all_the_same(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    assert documents(tmp_path)[0].name == "caf\\xe9"


def nameless(data: bytes) -> bytes:
    """Return an archive whose one member has an empty name."""
    crc = zlib.crc32(data)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0, crc, len(data), len(data), 0, 0)
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, crc, len(data), len(data), 0, 0, 0, 0, 0, 0, 0)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local) + len(data), 0)
    return local + data + central + end


def test_archive_members_without_a_name(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", nameless(TEXT.encode()))
    assert rejects(path) == [("a.zip/", "unsafe-archive")]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(".", TEXT)
        archive.writestr("بيان: 2.txt", TEXT)
        archive.writestr("D:/d.txt", TEXT)
    results = [(getattr(result, "reason", "read"), result.source) for result in read([path])]
    assert results == [
        ("unsafe-archive", "a.zip/."),
        ("unsafe-archive", "a.zip/D:/d.txt"),
        ("read", "a.zip/بيان: 2.txt"),
    ]


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("at", range(36, 66, 3))
def test_a_member_damaged_anywhere_costs_itself_only(tmp_path: Path, packed: int, at: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("a.txt", TEXT * 20)
        archive.writestr("b.txt", TEXT)
    data = bytearray(path.read_bytes())
    data[at : at + 6] = bytes(byte ^ 0xFF for byte in data[at : at + 6])
    path.write_bytes(data)
    results = list(read([path]))
    assert [getattr(result, "reason", "read") for result in results] == ["unreadable", "read"]


def test_a_page_whose_authors_are_nested_without_end(tmp_path: Path) -> None:
    linked = '{"@type": "NewsArticle", "headline": "عنوان", "author": ' + "[" * 900 + "]" * 900 + "}"
    page = f'<script type="application/ld+json">{linked}</script><p>{TEXT}</p>'
    assert documents(write(tmp_path, "a.html", page))[0].author is None


def test_an_array_that_breaks_off_after_an_element_keeps_it(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    results = list(read([write(tmp_path, "a.json", f"[{good}, {good}")]))
    assert [getattr(result, "reason", "read") for result in results] == ["read", "read", "malformed-json"]
    results = list(read([write(tmp_path, "b.json", f"[{good} {good}, {good}]")]))
    assert [getattr(result, "reason", "read") for result in results] == ["read", "malformed-json", "read"]


def test_an_array_that_is_given_up_says_so(tmp_path: Path) -> None:
    results = list(read([write(tmp_path, "a.json", "[" + '{"a": }, ' * 300 + "{}]")]))
    assert isinstance(results[-1], Reject)
    assert "the rest is not read" in results[-1].detail


@pytest.mark.parametrize("said", ["2016-03-15", "20160315", "2016/03/15", "2016.03.15 10:20", "1458036000"])
def test_a_day_may_be_written_in_several_ways(said: str) -> None:
    assert as_date(said) == date(2016, 3, 15)


@pytest.mark.parametrize("said", ["15/03/2016", "2016/03-15", "2016-13-01", "قريبا", ""])
def test_a_day_that_could_be_another_is_not_guessed(said: str) -> None:
    assert as_date(said) is None
