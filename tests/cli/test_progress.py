"""What a build says of its progress where no bar can be shown."""

import pytest

from khabar.cli.progress import Lines


def said(total: int, step: int, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of a stage of ``total`` reports that are done ``step`` at a time."""
    lines = Lines()
    lines.begin("analyse", total)
    for done in range(0, total, step):
        lines.advance(min(step, total - done))
    lines.end("done")
    return capsys.readouterr().err.splitlines()


def test_a_short_stage_says_that_it_begins_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(99, 1, capsys) == ["analyse: 99 reports …", "analyse: done"]


@pytest.mark.parametrize(("step", "told"), [(1, list(range(100, 1000, 100))), (350, [350, 700])])
def test_a_long_stage_tells_of_each_tenth(step: int, told: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(1000, step, capsys)[1:-1] == [f"analyse: {done} of 1000 …" for done in told]
