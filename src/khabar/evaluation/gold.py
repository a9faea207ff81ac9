"""Folders of annotated reports: one JSON file per report in the guide's format, and the texts they speak of."""

import json
from dataclasses import dataclass
from pathlib import Path

from khabar.errors import InputError
from khabar.evaluation.matching import Json


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One annotated report and where its text lies."""

    name: str
    annotation: Json
    text: Path


def read_gold(folder: Path) -> tuple[GoldReport, ...]:
    """Return the annotated reports of a folder, by name.

    The text of NAME.json is ``texts/NAME.txt`` in the same folder, or the path that its ``file`` gives, counted from the
    folder or one above it. Raises InputError where there are no annotations or a text is missing.
    """
    reports = []
    for path in sorted(folder.glob("*.json")):
        try:
            annotation = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: not an annotation ({error})") from error
        if isinstance(annotation, dict) and "statements" in annotation:
            reports.append(GoldReport(path.stem, annotation, _text_of(path, annotation)))
    if not reports:
        raise InputError(f"{folder}: no annotated reports here; expected NAME.json files in the guide's format")
    return tuple(reports)


def _text_of(path: Path, annotation: Json) -> Path:
    beside = path.parent / "texts" / f"{path.stem}.txt"
    named = [folder / str(annotation.get("file", "")) for folder in path.absolute().parents]
    for candidate in (beside, *named):
        if candidate.is_file():
            return candidate
    raise InputError(f"{path}: its text is missing; expected {beside}")
