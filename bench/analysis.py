"""The complete analysis of one report after another in one process: reports per second, milliseconds by annotator, memory.

    python bench/analysis.py                                # the example's reports in turn, 2,000 times
    python bench/analysis.py news/*.zip --reports 2000      # reports of files that the program reads, as given
    python bench/analysis.py news/*.zip --reports 2000 --spread   # of all that the files hold, evenly

Seconds are processor time of this process from a document to its layers, so that they say what one core does; reading the
files is not in them. Memory is what the process holds (resident set) when the lexicons are loaded, when a tenth of the reports
is done, and at the end, with its peak: it should not grow with the number of reports.
"""

import argparse
import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from khabar.annotators.registry import REGISTRY, analyse
from khabar.ingest import read
from khabar.lexicons import bundled
from khabar.model.document import Document
from khabar.text.reading import Reading

_EXAMPLE = Path(__file__).parent.parent / "examples" / "aleppo-2016"
_MEBIBYTE = 1 << 20


def documents(paths: list[Path], count: int, *, spread: bool) -> Iterator[Document]:
    """Yield ``count`` reports of the files in order, from the first again where there are fewer, or evenly over all of them."""
    if not spread:
        yield from islice(cycle_of(paths), count)
        return
    total = sum(isinstance(item, Document) for path in paths for item in read([path]))
    step = max(1, total // count)
    yield from islice(cycle_of(paths), 0, step * count, step)


def cycle_of(paths: list[Path]) -> Iterator[Document]:
    """Yield the reports of the files without end; nothing is kept but the files' names."""
    for path in cycle(paths):
        yield from (item for item in read([path]) if isinstance(item, Document))


def resident() -> float:
    """Return the MiB that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / _MEBIBYTE


def timed(document: Document, spent: dict[str, float]) -> None:
    """Analyse a report as :func:`khabar.annotators.registry.analyse` does, and add the seconds of each annotator."""
    lexicons = bundled()
    reading = Reading(document)
    for annotator in REGISTRY:
        since = time.process_time()
        made = annotator.annotate(reading, lexicons)
        spent[annotator.name] += time.process_time() - since
        reading = reading.with_layers(replace(reading.layers, **{annotator.produces: made}))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[_EXAMPLE])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--spread", action="store_true", help="take the reports evenly from all that the files hold")
    options = parser.parse_args()
    since = time.process_time()
    analyse(next(cycle_of(options.paths)))
    gc.collect()
    loading, memory = time.process_time() - since, [resident()]
    spent = dict.fromkeys((annotator.name for annotator in REGISTRY), 0.0)
    whole, letters, slowest = 0.0, 0, 0.0
    for done, document in enumerate(documents(options.paths, options.reports, spread=options.spread), start=1):
        began = time.process_time()
        timed(document, spent)
        seconds = time.process_time() - began
        whole, letters, slowest = whole + seconds, letters + len(document.raw), max(slowest, seconds)
        if done in {max(1, options.reports // 10), options.reports}:
            memory.append(resident())
    count = options.reports
    print(
        f"{count} reports of {letters / count:.0f} characters: {count / whole:.0f} reports/s, {whole / count * 1000:.2f} ms each"
    )
    print(f"slowest report: {slowest * 1000:.0f} ms; lexicons: {loading:.1f} s")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:12s}{seconds / count * 1000:7.2f} ms")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    shown = ", ".join(f"{held:.0f}" for held in memory)
    print(f"memory (MiB) at the start, after a tenth, at the end: {shown}; peak {peak:.0f}")


if __name__ == "__main__":
    main()
