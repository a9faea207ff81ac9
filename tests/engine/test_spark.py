"""A Spark cluster of two executor processes makes the same record as one local process."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.engine.build import build
from tests.engine.test_build import everything

pytest.importorskip("pyspark", reason="the spark extra is not installed")
MASTER = "local-cluster[2,1,1024]"


@pytest.mark.spark
@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_spark_makes_the_same_record(reports: Path, tmp_path: Path) -> None:
    command = (
        sys.executable,
        "-c",
        "from khabar.cli import main; main()",
        "build",
        reports,
        "--record",
        tmp_path / "spark",
    )
    made = subprocess.run(
        [*command, "--engine", "spark", "--master", MASTER], capture_output=True, text=True, timeout=600
    )
    assert made.returncode == 0, made.stderr
    assert "40 reports, 3 rejects" in made.stdout
    build([reports], tmp_path / "local", jobs=1)
    assert everything(tmp_path / "spark") == everything(tmp_path / "local")


def test_an_engine_without_its_cluster_is_wrong_use(reports: Path, tmp_path: Path) -> None:
    command = (
        sys.executable,
        "-c",
        "from khabar.cli import main; main()",
        "build",
        reports,
        "--record",
        tmp_path / "r",
    )
    for wrong in (("--engine", "spark"), ("--master", "local[2]"), ("--engine", "cloud")):
        made = subprocess.run([*command, *wrong], capture_output=True, text=True, timeout=60)
        assert made.returncode == 2
        assert "--master URL" in made.stderr
