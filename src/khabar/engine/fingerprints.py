"""Hashes that tell whether something has to be made again."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from khabar.annotators.registry import REGISTRY
from khabar.lexicons import bundled
from khabar.model.document import Document
from khabar.model.ids import content_id

_PACKAGE = Path(__file__).parents[1]
_BELOW_ANNOTATORS = ("model", "text", "lexicons")


@cache
def code_fingerprint(*rooms: str) -> str:
    """Return a hash of the source of the named rooms (``ingest``, ``linking/reuse`` …) and of the rooms under them."""
    digest = hashlib.sha256()
    for room in sorted({*_BELOW_ANNOTATORS, *rooms}):
        for path in sorted((_PACKAGE / room).rglob("*.py")):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(_PACKAGE).as_posix()}:{len(data)}:".encode() + data)
    return digest.hexdigest()[:16]


@cache
def analysis_key() -> str:
    """Return a hash of what turns a report into its layers: annotators, their code, the lexicon files."""
    versions = [f"{annotator.name}:{annotator.version}" for annotator in REGISTRY]
    return combined("analysis", versions, bundled().fingerprint(), code_fingerprint("annotators"))


def document_fingerprint(document: Document) -> str:
    """Return a hash of everything that the input gave of a report; its id leaves out dates and the place it came from."""
    return content_id(
        "in",
        document.id,
        document.source,
        document.author,
        str(document.retrieved),
        str(document.published),
        document.title_end,
        str(document.boilerplate),
    )


def combined(*parts: Any) -> str:
    """Return one hash of plain values."""
    data = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def versions() -> dict[str, int]:
    """Return the version of every annotator in the registry."""
    return {annotator.name: annotator.version for annotator in REGISTRY}
