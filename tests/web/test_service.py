"""From a record directory to its shelf, its server and its folder of pages."""

from pathlib import Path

import pytest
from tests.web.asking import ask
from tests.web.holdings import EXAMPLE

from khabar.engine.build import build
from khabar.errors import RecordError, UsageError
from khabar.web import create_app, shelf_of, write_site
from khabar.web.service import SHELF


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three reports of the example, built by the engine."""
    folder = tmp_path_factory.mktemp("built") / "record"
    build([EXAMPLE / "minaa.jsonl"], folder, workers=None)
    return folder


def test_the_shelf_is_made_once(folder: Path) -> None:
    shelf_of(folder)
    made = (folder / SHELF).stat().st_mtime_ns
    shelf_of(folder)
    assert (folder / SHELF).stat().st_mtime_ns == made


def test_a_shelf_of_another_record_is_made_again(folder: Path) -> None:
    shelf_of(folder)
    good = (folder / SHELF).read_bytes()
    (folder / SHELF).write_bytes(b"no shelf at all")
    assert shelf_of(folder).rows("SELECT count(*) FROM report") == [(3,)]
    assert (folder / SHELF).read_bytes() == good


def test_half_a_shelf_is_not_taken_for_one(folder: Path) -> None:
    partial = folder / f"{SHELF}.partial"
    partial.write_bytes(b"half")
    (folder / SHELF).unlink(missing_ok=True)
    assert shelf_of(folder).manifest()["counts"]["reports"] == 3
    assert not partial.exists()


def test_the_application_of_a_record(folder: Path) -> None:
    app = create_app(folder)
    assert ask(app, "/").status == 200
    assert "minaa.jsonl" in ask(app, "/record").text


def test_no_record_no_pages(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        shelf_of(tmp_path)
    assert not list(tmp_path.iterdir())


def test_pages_go_to_an_empty_folder(folder: Path, tmp_path: Path) -> None:
    assert write_site(folder, tmp_path / "pages") > 10
    assert (tmp_path / "pages" / "index.html").is_file()
    with pytest.raises(UsageError, match="empty"):
        write_site(folder, tmp_path / "pages")
