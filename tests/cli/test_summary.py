"""What ``khabar show`` prints stays a screenful, whatever outlets call themselves."""

import json
from pathlib import Path

from khabar.cli.summary import summary
from khabar.engine.build import build


def test_long_and_odd_names_are_cut(tmp_path: Path) -> None:
    names = ["صحيفة " * 500, "سطر\nآخر\x1b[31m", "الوطن"]
    rows = [{"text": f"قال الوزير إن الهدنة رقم {n} بدأت أمس.", "outlet": name} for n, name in enumerate(names)]
    (tmp_path / "x.json").write_text(json.dumps(rows), "utf-8")
    lines = list(summary(build([tmp_path / "x.json"], tmp_path / "record", workers=None)))
    outlets = next(line for line in lines if line.startswith("Outlets:"))
    assert "الوطن 1" in outlets
    assert "… 1" in outlets
    assert len(outlets) < 200
    assert all(line.isprintable() for line in lines)
