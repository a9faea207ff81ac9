"""The gate: scores that must not fall, pinned to the gold on which they were reached."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from khabar.errors import InputError, UsageError
from khabar.evaluation.gold import GoldReport
from khabar.evaluation.report import Score
from khabar.store.files import write_text

Floors = dict[str, float]

_SLACK = 0.03
"""A floor lies so far under the score that it is pinned at: a change that gains ten items may lose one."""


def fingerprint(reports: Sequence[GoldReport]) -> str:
    """Return a hash of the annotations and of the texts they speak of."""
    digest = hashlib.sha256()
    for report in reports:
        annotation = json.dumps(report.annotation, ensure_ascii=False, sort_keys=True).encode()
        for data in (report.name.encode(), annotation, report.text.read_bytes()):
            digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()[:16]


def below(path: Path, reports: Sequence[GoldReport], scores: Mapping[str, Score]) -> list[str]:
    """Return a line for every layer whose F1 is below its floor.

    Raises InputError where the file has no floors for this gold: another gold's floors say nothing.
    """
    pinned = _read(path).get(fingerprint(reports))
    if pinned is None:
        raise InputError(f"{path} has no floors for this gold ({fingerprint(reports)}): pin them with --pin")
    return [
        f"{layer}: F1 {_f1(scores, layer):.3f} is below its floor {floor:.3f}"
        for layer, floor in pinned.items()
        if _f1(scores, layer) < floor
    ]


def pin(path: Path, reports: Sequence[GoldReport], scores: Mapping[str, Score]) -> None:
    """Raise the floors of this gold to just under today's scores. Raises UsageError where a score is under its floor."""
    every = _read(path) if path.exists() else {}
    key = fingerprint(reports)
    pinned = every.get(key, {})
    lower = [layer for layer, floor in pinned.items() if _f1(scores, layer) < floor]
    if lower:
        raise UsageError(f"floors are never lowered, and these scores have fallen: {', '.join(lower)}")
    now = {layer.strip(): math.floor((score.f1 - _SLACK) * 1000) / 1000 for layer, score in scores.items()}
    every[key] = {layer: max(floor, pinned.get(layer, 0.0)) for layer, floor in now.items()}
    write_text(path, json.dumps(every, indent=1, sort_keys=True) + "\n")


def _f1(scores: Mapping[str, Score], layer: str) -> float:
    return next((score.f1 for name, score in scores.items() if name.strip() == layer), 0.0)


def _read(path: Path) -> dict[str, Floors]:
    try:
        floors: dict[str, Floors] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no file of floors ({error})") from error
    return floors
