"""The page of positions and contradictions is what comes out for the bundled example."""

import importlib.util
from pathlib import Path

from tests.conftest import ROOT

from khabar.engine.build import build


def test_the_page_is_what_comes_out(tmp_path: Path) -> None:
    """Run ``python tools/write_example_page.py`` when this fails."""
    spec = importlib.util.spec_from_file_location("write_example_page", ROOT / "tools" / "write_example_page.py")
    assert spec and spec.loader
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    written = ROOT / "docs" / "explanation" / "positions-and-contradictions.md"
    assert written.read_text("utf-8") == writer.page(build([writer.EXAMPLE], tmp_path / "record", jobs=1))
