#!/usr/bin/env python3
"""Make the outlines of the reading room's maps from Natural Earth's boundaries as the npm package ``world-atlas`` ships them.

usage: build_outlines.py path/to/world-atlas

Keeps the arcs (coasts and borders, each once) of the 1:50m map between 20° W and 75° E, 5° and 60° N, and those of the 1:110m
map elsewhere, rounded to a hundredth of a degree.
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


def parted(arc: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Return an arc cut where it crosses the antimeridian."""
    out = [[arc[0]]]
    for a, b in pairwise(arc):
        if abs(a[0] - b[0]) > 180:
            out.append([])
        out[-1].append(b)
    return out


def inside(arc: list[tuple[float, float]]) -> bool:
    """Tell whether an arc touches the region that is kept in detail."""
    return any(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in arc)


def main() -> None:
    """Write the outlines file."""
    near, far = (
        arcs(json.loads((Path(sys.argv[1]) / f"countries-{scale}.json").read_text("utf-8")))
        for scale in ("50m", "110m")
    )
    kept = [part for arc in near if inside(arc) for part in parted(arc)]
    kept += [part for arc in far if not inside(arc) for part in parted(arc)]
    lines = [[number for point in arc for number in point] for arc in kept if len(arc) > 1]
    data = json.dumps({"source": "Natural Earth, public domain", "lines": lines}, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(data.encode(), mtime=0))
    print(f"{OUT}: {len(lines)} lines, {OUT.stat().st_size} bytes")


main()
