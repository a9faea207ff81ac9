#!/usr/bin/env python3
"""Measure the reading room on a record: start-up, memory, server time of every kind of page, search, many readers at once.

usage: serve.py RECORD [--samples N] [--readers N] [--seconds N] [--json]

The record's shelf is made first (that is part of a build) and timed apart. Server times are those of whole answers over
loopback from one reader at a time, with the server's own processor time beside them: where the machine has other work to do
(its load is named), the first wait for it and the second do not. The many readers each ask for a page, read on for two seconds,
and ask again.
Only addresses of this process's own server on 127.0.0.1 are asked, for the seconds that were named.
"""

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from khabar.web.app import STATIC as STATIC_FOLDER
from khabar.web.pages.story import SECTIONS
from khabar.web.service import SHELF, shelf_of
from khabar.web.shelf.reading import Shelf

PAUSE = 2.0
LIMITS = {"page": 100.0, "search": 50.0}
"""Milliseconds at the 95th percentile."""
HEAVIEST = 300_000
"""Bytes of a page with its sheet and script, without fonts."""
START, MEMORY = 2.0, 500.0
"""Seconds until the first answer, and megabytes at most."""
STATIC = sum(path.stat().st_size for path in STATIC_FOLDER.glob("room.*"))


def addresses(shelf: Shelf, samples: int) -> dict[str, list[str]]:
    """Return addresses of each kind of page: the largest, and others by chance (seeded)."""
    pick = random.Random(7)

    def some(query: str, form: str) -> list[str]:
        ids = [row[0] for row in shelf.rows(query)]
        chosen = ids[: samples // 4] + pick.sample(ids, min(samples, len(ids)))
        return [form.format(quote(id_, safe="/")) for id_ in chosen[:samples]]

    words = [row[0] for row in shelf.rows("SELECT form FROM word WHERE n > 1 ORDER BY n DESC")]
    common, rare = words[:200], pick.sample(words, min(samples, len(words)))
    queries = [*pick.sample(common, min(samples // 2, len(common))), *rare]
    pairs = [f"{a} {b}" for a, b in zip(queries, reversed(queries), strict=True)][: samples // 2]
    phrases = ['"وزير الخارجية"', '"مجلس الأمن"', '"وقف إطلاق النار"', "السعودية", "اليمن", "الملك سلمان", "قال*"]
    return {
        "stories": [
            f"/?order={order}&page={n}" for order in ("accounts", "newest") for n in range(1, samples // 2 + 1)
        ],
        "filters": [f"/?outlet={quote(value)}" for value, _ in shelf.facet("outlet", 20)]
        + [f"/?party={quote(value)}" for value, _ in shelf.facet("party", samples)],
        "storyline": some("SELECT id FROM storyline ORDER BY stories DESC, id", "/storyline/{}"),
        "story": some("SELECT id FROM story ORDER BY reports + statements + events DESC, id", "/story/{}"),
        "section": [
            address
            for section in SECTIONS
            for address in some(f"SELECT id FROM story ORDER BY {section} DESC, id LIMIT 20", f"/story/{{}}/{section}")
        ],
        "report": some("SELECT doc FROM report ORDER BY length(layers) DESC, doc", "/report/{}"),
        "compare": [
            a.replace("%2B", "/")
            for a in some("SELECT id FROM line WHERE kind = 'copy' ORDER BY length(body) DESC, place", "/compare/{}")
        ],
        "entity": some("SELECT id FROM entity ORDER BY mentions DESC, id", "/entity/{}"),
        "search": [f"/search?q={quote(q)}" for q in [*phrases, *queries[:samples], *pairs]],
        "record": ["/record"] * 5,
    }


def ask(connection: http.client.HTTPConnection, address: str) -> tuple[int, int, float]:
    """Return status, bytes and milliseconds of an answer."""
    begun = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    return answer.status, len(body), (time.perf_counter() - begun) * 1000


def percentile(values: list[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def memory(pid: int) -> tuple[float, float]:
    """Return resident megabytes of a process, now and at most."""
    held = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return tuple(int(held[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


def processor(pid: int) -> float:
    """Return the seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(record: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Start ``khabar serve``; return it with the seconds until its first answer."""
    begun = time.perf_counter()
    command = Path(sys.executable).with_name("khabar")
    server = subprocess.Popen([command, "serve", record, "--port", str(port)], stdout=subprocess.DEVNULL)
    while True:
        try:
            ask(http.client.HTTPConnection("127.0.0.1", port, timeout=30), "/")
            return server, time.perf_counter() - begun
        except OSError:
            if server.poll() is not None or time.perf_counter() - begun > 60:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.02)


def crowd(port: int, pages: list[str], readers: int, seconds: float) -> dict[str, float]:
    """Let many readers read at once for some seconds; return what was asked, lost, and how long answers took."""
    times: list[float] = []
    lost: list[str] = []
    until = time.perf_counter() + seconds

    def read(seed: int) -> None:
        pick = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        time.sleep(pick.uniform(0, PAUSE))
        while time.perf_counter() < until:
            address = pick.choice(pages)
            try:
                status, _, took = ask(connection, address)
                times.append(took)
                if status != 200:
                    lost.append(f"{status} {address}")
            except (OSError, http.client.HTTPException) as error:
                lost.append(f"{error} {address}")
                connection.close()
            time.sleep(PAUSE)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in lost[:5]:
        print("lost:", line, file=sys.stderr)
    return {
        "asked": len(times),
        "lost": len(lost),
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
        "max_ms": max(times),
    }


def summary(answers: list[tuple[tuple[int, int, float], str]]) -> dict[str, float | str]:
    """Return the figures of one kind of page."""
    times = [answer[2] for answer, _ in answers]
    return {
        "n": len(times),
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
        "max_ms": max(times),
        "max_bytes": max(answer[1] for answer, _ in answers),
        "slowest": max(answers, key=lambda item: item[0][2])[1],
    }


def measure(record: Path, samples: int, readers: int, seconds: float) -> dict[str, Any]:
    """Return all figures."""
    fresh = not (record / SHELF).is_file()
    begun = time.perf_counter()
    shelf = shelf_of(record)
    made = time.perf_counter() - begun if fresh else None
    pages = addresses(shelf, samples)
    port = 8790
    server, started = start(record, port)
    starting = processor(server.pid)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        kinds: dict[str, dict[str, float | str]] = {}
        for kind, asked in pages.items():
            spent = processor(server.pid)
            answers = [(ask(connection, address), address) for address in asked]
            spent = processor(server.pid) - spent
            assert all(answer[0] == 200 for answer, _ in answers), [a for (s, *_), a in answers if s != 200][:3]
            if answers:
                kinds[kind] = summary(answers) | {"cpu_ms": spent * 1000 / len(answers)}
        together = crowd(port, [address for asked in pages.values() for address in asked], readers, seconds)
        now, most = memory(server.pid)
    finally:
        server.terminate()
        server.wait(20)
    return {
        "reports": shelf.rows("SELECT count(*) FROM report")[0][0],
        "load": os.getloadavg()[0],
        "shelf_s": made,
        "start_s": started,
        "start_cpu_s": starting,
        "pages": kinds,
        "crowd": together,
        "memory_mb": {"now": now, "most": most},
    }


def main() -> None:
    """Print the figures; exit 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("record", type=Path)
    parser.add_argument("--samples", type=int, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.record, options.samples, options.readers, options.seconds)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        show(figures)
    over = list(passed(figures))
    for line in over:
        print("over the limit:", line, file=sys.stderr)
    sys.exit(bool(over))


def show(figures: dict[str, Any]) -> None:
    """Print the figures as a table."""
    print(f"{figures['reports']} reports, shelf made in {figures['shelf_s']} s, load {figures['load']:.1f}")
    print(f"start-up {figures['start_s']:.2f} s (cpu {figures['start_cpu_s']:.2f} s), memory {figures['memory_mb']} MB")
    for kind, row in figures["pages"].items():
        times = " ".join(f"{name} {row[f'{name}_ms']:7.1f}" for name in ("p50", "p95", "max"))
        print(
            f"{kind:9} n={row['n']:3} {times} ms cpu {row['cpu_ms']:5.1f} {row['max_bytes']:7} B slowest {row['slowest'][:80]}"
        )
    print("crowd", figures["crowd"])


def passed(figures: dict[str, Any]) -> Iterator[str]:
    """Yield what passes a limit."""
    for kind, row in figures["pages"].items():
        if row["p95_ms"] >= LIMITS["search" if kind == "search" else "page"]:
            yield f"{kind}: {row['p95_ms']:.0f} ms at the 95th percentile"
        if row["max_bytes"] + STATIC >= HEAVIEST:
            yield f"{kind}: {row['max_bytes'] + STATIC} bytes"
    if figures["start_s"] >= START:
        yield f"start-up: {figures['start_s']:.2f} s"
    if figures["memory_mb"]["most"] >= MEMORY:
        yield f"memory: {figures['memory_mb']['most']:.0f} MB"
    if figures["crowd"]["lost"]:
        yield f"{figures['crowd']['lost']} requests of the crowd were lost"


if __name__ == "__main__":
    main()
