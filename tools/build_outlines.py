#!/usr/bin/env python3
"""Make the outlines of the reading room's maps from Natural Earth's boundaries as the npm package ``world-atlas`` ships them.

usage: build_outlines.py path/to/world-atlas/countries-50m.json

Keeps the arcs (coasts and borders, each once) between 20° W and 75° E, 5° and 60° N, rounded to a hundredth of a degree.
"""

import gzip
import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/khabar/web/data/outlines.json.gz"
WEST, EAST, SOUTH, NORTH = -20, 75, 5, 60


def arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """Return the arcs of a quantised TopoJSON topology as longitude and latitude."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        xs = accumulate(point[0] for point in arc)
        ys = accumulate(point[1] for point in arc)
        points = [(round(x * scale_x + move_x, 2), round(y * scale_y + move_y, 2)) for x, y in zip(xs, ys, strict=True)]
        out.append([points[0], *(b for a, b in pairwise(points) if a != b)])
    return out


def main() -> None:
    """Write the outlines file."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = [
        [number for point in arc for number in point]
        for arc in arcs(topology)
        if len(arc) > 1 and any(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in arc)
    ]
    data = json.dumps({"source": "Natural Earth 1:50m, public domain", "lines": lines}, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(data.encode(), mtime=0))
    print(f"{OUT}: {len(lines)} lines, {OUT.stat().st_size} bytes")


main()
