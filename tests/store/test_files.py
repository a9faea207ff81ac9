"""Files are replaced whole or not at all."""

from pathlib import Path

import pytest

from khabar.errors import RecordError
from khabar.store.files import replacing, write_text


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_text(path, "old")
    with pytest.raises(ValueError, match="half way"), replacing(path) as temporary:
        temporary.write_text("ne", "utf-8")
        raise ValueError("half way")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_says_what_to_do(tmp_path: Path) -> None:
    said = r"disk is full .* make room and run the same command again"
    with pytest.raises(RecordError, match=said), replacing(tmp_path / "file"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(RecordError, match=r"cannot write .*inner"):
        write_text(tmp_path / "file" / "inner", "text")
