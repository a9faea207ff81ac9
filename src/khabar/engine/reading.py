"""The first stage: from sources to reports, sorted by id, and rejects; every input ends as one or the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from khabar.engine.analysis import ReadRow
from khabar.engine.fingerprints import code_fingerprint, combined, document_fingerprint
from khabar.engine.progress import Progress
from khabar.engine.sorting import write_sorted
from khabar.engine.workshop import Finished, Workshop
from khabar.errors import UsageError
from khabar.ingest import read
from khabar.ingest.sources import SourceFile, expand, is_regular, sidecar_of
from khabar.model.document import Reject
from khabar.store.files import sha256_of
from khabar.store.manifest import InputFile
from khabar.store.rows import RejectRow

REPORTS = "read.parquet"
_FACTS = "read.json"


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """What was read, besides the reports themselves."""

    digest: str
    """Hash of every report and reject."""
    inputs: tuple[InputFile, ...]
    rejects: tuple[RejectRow, ...]


def read_sources(
    shop: Workshop, sources: Sequence[Path | str], mapping: Mapping[str, str], progress: Progress
) -> tuple[Finished, ReadFacts]:
    """Read every source, or find that the same files have been read before."""
    _refuse_own_record(shop.folder, sources)
    progress.begin("read")
    inputs = [_hashed(file) for file in expand(sources)]
    key = combined(
        [msgspec.to_builtins(i) for i in inputs], dict(mapping), code_fingerprint("ingest", "engine", "store")
    )
    stage = shop.finished("read", key)
    if stage is None:
        stage = shop.run("read", key, lambda _, folder: _read(folder, sources, mapping, inputs, progress))
    facts = msgspec.json.decode((shop.folder_of(stage) / _FACTS).read_bytes(), type=ReadFacts)
    progress.end(f"{stage.counts['reports']} reports, {stage.counts['rejects']} rejects from {len(inputs)} files")
    return stage, facts


def _read(
    folder: Path, sources: Sequence[Path | str], mapping: Mapping[str, str], inputs: list[InputFile], progress: Progress
) -> dict[str, int]:
    rejects: list[RejectRow] = []
    prints: list[str] = []

    def rows() -> Iterator[ReadRow]:
        for made in read(sources, mapping=mapping):
            if isinstance(made, Reject):
                rejects.append(RejectRow(made.source, made.reason, made.detail))
            else:
                prints.append(document_fingerprint(made))
                yield ReadRow.of(made, prints[-1])
            progress.advance()

    written = write_sorted(rows(), ReadRow, lambda row: row.id, folder / REPORTS)
    rejects.sort(key=lambda row: (row.source, row.reason, row.detail))
    digest = combined(sorted(prints), [msgspec.to_builtins(row) for row in rejects])
    facts = ReadFacts(digest, tuple(inputs), tuple(rejects))
    (folder / _FACTS).write_bytes(msgspec.json.encode(facts))
    return {"reports": written, "rejects": len(rejects)}


def _hashed(file: SourceFile) -> InputFile:
    """Describe a file; a report's sidecar counts as part of it. What cannot be read, and ends as a reject, has no hash."""
    sidecar = Path(sidecar_of(str(file.path)))
    if not is_regular(file.path):
        return InputFile(file.label, 0, "")
    try:
        digest = sha256_of(file.path)
        if sidecar.is_file() and sidecar != file.path:
            digest = combined(digest, sha256_of(sidecar))
        return InputFile(file.label, file.path.stat().st_size, digest)
    except OSError:
        return InputFile(file.label, 0, "")


def _refuse_own_record(record: Path, sources: Sequence[Path | str]) -> None:
    folders = [path for path in map(Path, sources) if path.is_dir()]
    inside = [folder for folder in folders if record.resolve().is_relative_to(folder.resolve())]
    if inside:
        raise UsageError(f"the record {record} lies inside the source {inside[0]}: name a record folder outside of it")
