"""Reading one text file with its sidecar."""

import json
from datetime import date
from pathlib import Path

from khabar.errors import InputError
from khabar.model.document import Document, document_id


def read_text(path: Path) -> Document:
    """Return the report in a UTF-8 text file, with what ``NAME.meta.json`` beside it states."""
    try:
        raw = path.read_bytes().decode("utf-8")
        sidecar = path.with_name(f"{path.stem}.meta.json")
        meta = json.loads(sidecar.read_text("utf-8")) if sidecar.exists() else {}
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: {error}") from error

    def day(key: str) -> date | None:
        return date.fromisoformat(meta[key][:10]) if meta.get(key) else None

    return Document(
        id=document_id(path.stem, raw, meta.get("outlet"), meta.get("url")),
        name=path.stem,
        raw=raw,
        source=str(path),
        outlet=meta.get("outlet"),
        url=meta.get("url"),
        retrieved=day("retrieved"),
        published=day("published"),
    )
