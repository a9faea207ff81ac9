"""A build killed at any moment leaves a record that opens or resumes, and ends in the same record."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khabar.engine.build import build
from khabar.store.record import Record
from tests.conftest import heed_interrupts
from tests.engine.test_build import contents, everything

KILLED_AT = """
import os, signal, sys
from pathlib import Path

from khabar.engine import reports

reports._BATCH, reports._PART_ROWS = 4, 8
at, when, replace, done = int(sys.argv[3]), sys.argv[4], Path.replace, [0]

def counted(self, target):
    done[0] += 1
    if done[0] == at and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    replace(self, target)
    if done[0] == at and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)

Path.replace = counted
from khabar.engine.build import build
build([sys.argv[1]], Path(sys.argv[2]), jobs=1)
print(done[0])
"""
"""Every file and folder of a record appears by one renaming: the build is killed before or after the nth of them."""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def undisturbed(reports: Path, tmp_path: Path) -> dict[str, bytes]:
    build([reports], tmp_path / "undisturbed", jobs=1)
    return everything(tmp_path / "undisturbed")


def test_killed_at_every_step(reports: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    steps = int(run(KILLED_AT, reports, tmp_path / "counted", 0, "never").stdout)
    assert steps > 8
    for at in range(1, steps + 1):
        record = tmp_path / f"killed-{at}"
        killed = run(KILLED_AT, reports, record, at, "before" if at % 2 else "after")
        assert killed.returncode == -signal.SIGKILL
        build([reports], record, jobs=1)
        assert everything(record) == undisturbed, at


def test_a_finished_record_opens_whenever_its_renewal_is_killed(reports: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    build([reports], record, jobs=1)
    (reports / "third.txt").write_text("بيان جديد\nقال الناطق إن الهدنة بدأت اليوم.", "utf-8")
    steps = int(run(KILLED_AT, reports, tmp_path / "counted", 0, "never").stdout)
    for at in range(1, steps, 2):
        run(KILLED_AT, reports, record, at, "after")
        opened = Record(record)
        assert opened.sql("SELECT count(*) FROM documents").fetchall()[0][0] in (40, 41)
        if opened.manifest.counts["reports"] == 41:
            break
    build([reports], tmp_path / "fresh", jobs=1)
    build([reports], record, jobs=1)
    assert contents(record) == contents(tmp_path / "fresh")


SLOW = """
import sys, time
from pathlib import Path

from khabar.engine import analysis, reports
from khabar.engine.build import build

def slow(document, published=None, analyse=analysis.analyse):
    time.sleep(0.5)
    return analyse(document, published=published)

analysis.analyse = slow
reports._BATCH, reports._PART_ROWS = 2, 2
if __name__ == "__main__":
    build([sys.argv[1]], Path(sys.argv[2]), jobs=2)
"""


def started(script: Path, reports: Path, record: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, script, reports, record],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    deadline = time.monotonic() + 60
    while not list((record / "parts").glob("*.parquet")):
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return process


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_stopped_half_way_with_workers(
    sent: signal.Signals, reports: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW, "utf-8")
    process = started(script, reports, tmp_path / "record")
    os.kill(process.pid, sent)
    assert process.wait(60) != 0
    parts = list((tmp_path / "record" / "parts").glob("*.parquet"))
    assert parts
    assert gone(process.pid)
    build([reports], tmp_path / "record", jobs=2)
    assert everything(tmp_path / "record") == undisturbed


def gone(session: int) -> bool:
    """Tell whether every process of a session ends within a few seconds."""
    for _ in range(100):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
