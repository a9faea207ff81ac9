"""A whole build on a local Spark cluster beside the same build by local processes, on made-up reports.

    python bench/spark.py --reports 20000 --cores 1 2        # needs Java 17 and the spark extra

Every build starts from nothing and runs every stage, with nothing left out. The clusters are Spark's own local clusters, with one
executor process of one core for each core asked for. Seconds are wall time of the whole command, start of Java and of the
interpreters included; then come processor time and peak memory of all its processes, and the wall time of each stage. The
tables of all builds are compared by their hashes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import corpus
from memory import Peak

_MEMORY = 2048
"""Megabytes of an executor."""
_PER_FILE = 5000


def written(count: int, seed: int, folder: Path) -> None:
    """Write made-up reports as JSON Lines, a few thousand a file."""
    folder.mkdir()
    rows = (
        json.dumps({"id": str(at), "text": text}, ensure_ascii=False)
        for at, (text, _) in enumerate(corpus(count, seed))
    )
    for at, row in enumerate(rows):
        with (folder / f"{at // _PER_FILE:04}.jsonl").open("a", encoding="utf-8") as file:
            file.write(row + "\n")


def built(source: Path, record: Path, options: list[str]) -> tuple[float, dict[str, str]]:
    """Build a record, print how long that took, and return the seconds and the hashes of its tables."""
    command = [
        sys.executable,
        "-c",
        "from khabar.cli import main; main()",
        "build",
        str(source),
        "--record",
        str(record),
    ]
    begun = time.perf_counter()
    with Peak() as peak:
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - begun
    stages = json.loads((record / "times.json").read_text("utf-8"))["seconds"]
    print(f"{' '.join(options):44}{seconds:8.1f} s {peak.seconds:8.1f} s {peak.megabytes:6} MB  {stages}", flush=True)
    tables = json.loads((record / "manifest.json").read_text("utf-8"))["tables"]
    return seconds, {name: table["sha256"] for name, table in tables.items()}


def main() -> None:
    """Run the builds and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--source", type=Path, help="real reports to build instead of made-up ones")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = given.source or folder / "reports"
        if given.source is None:
            written(given.reports, given.seed, source)
        for cores in given.cores:
            local, tables = built(source, folder / f"local-{cores}", ["--jobs", str(cores)])
            master = f"local-cluster[{cores},1,{_MEMORY}]"
            spark, same = built(source, folder / f"spark-{cores}", ["--engine", "spark", "--master", master])
            verdict = "the same tables" if same == tables else "OTHER TABLES"
            print(f"{cores} cores: Spark takes {spark / local:.2f} times the local wall time; {verdict}", flush=True)


if __name__ == "__main__":
    main()
