"""Write the page of docs/explanation that shows what the ledger makes of the bundled example.

    python tools/write_example_page.py

The tests fail while the page is not what this script writes.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from khabar.engine.build import build
from khabar.model.record import Contradiction, Evidence, RecordPosition
from khabar.store.record import Record
from khabar.store.rows import EntityRow

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "aleppo-2016"
PAGE = ROOT / "docs" / "explanation" / "positions-and-contradictions.md"
_QUOTED = 90
"""Characters of a quotation."""
_PARTIES = 2
"""Parties that a proposal must concern to stand in the matrix."""

INTRODUCTION = """\
<!-- written by tools/write_example_page.py -->
# Positions and contradictions of the example

What comes out for the reports of `examples/aleppo-2016` (written for the purpose), as it comes out: nothing is corrected by
hand, and what the rules miss or take wrongly shows here too.

**A position** is what a party wants or does about a thing that is negotiated or decided: its stance, the day, the condition
in its words, and who says so: the party itself (●) or somebody else (○). Reports that copy one another are one account. A
later stance of the other direction supersedes an earlier one.

**A contradiction** is two spans that cannot both be true, or a denial with what it denies. Other places, days or groups are no
contradiction; neither is a party that says yes to one thing and no to another. `strength` says how much the words carry.
"""


def page(record: Record) -> str:
    """Return the page for a record of the example."""
    parts = [INTRODUCTION, "## Position matrix\n", *matrix(record), "## Contradictions\n", *contradictions(record)]
    return "\n".join(parts)


def matrix(record: Record) -> Iterator[str]:
    """Yield the table of proposals on which several parties take a stance, party by party, in order of day."""
    party_of = {entity.name: entity.party for entity in record.rows("entities", EntityRow) if entity.party}
    held: dict[str, dict[str, list[RecordPosition]]] = defaultdict(lambda: defaultdict(list))
    for position in record.rows("record_positions", RecordPosition):
        held[position.proposal][position.actor].append(position)
    yield "| proposal | party | stances |\n|---|---|---|"
    for proposal in sorted(held):
        if len(held[proposal]) < _PARTIES:
            continue
        for actor in sorted(held[proposal]):
            lines = sorted(held[proposal][actor], key=lambda line: (line.date or "9999", line.stance, line.id))
            yield f"| `{proposal}` | <bdi>{actor}</bdi> | {'; '.join(dict.fromkeys(_stance(line, party_of) for line in lines))} |"
    yield ""


def _stance(line: RecordPosition, party_of: dict[str, str]) -> str:
    own = line.actor in {line.asserted_by, party_of.get(line.asserted_by)}
    mark = "●" if own else "○"
    condition = f" (<bdi>{_cell(line.condition)}</bdi>)" if line.condition else ""
    return f"{mark} {line.stance} {line.date or 'undated'}{condition}"


def contradictions(record: Record) -> Iterator[str]:
    """Yield the table of contradictions with both spans, claimants, reason and strength."""
    raw = {document.id: document for document in record.documents()}

    def quoted(evidence: Evidence, claimant: str | None) -> str:
        text = _cell(evidence.span.of(raw[evidence.doc].raw))
        return f"<bdi>{text}</bdi> — {_cell(claimant or 'the outlet')}, `{raw[evidence.doc].name}`"

    yield "| kind | strength | one side | other side | why |\n|---|---|---|---|---|"
    lines = sorted(record.rows("contradictions", Contradiction), key=lambda line: (line.kind, line.a, line.b))
    for line in lines:
        sides = f"{quoted(line.a, line.claimant_a)} | {quoted(line.b, line.claimant_b)}"
        yield f"| {line.kind} | {line.strength} | {sides} | {_cell(line.why_en)}<br><bdi>{_cell(line.why_ar)}</bdi> |"
    yield ""


def _cell(text: str) -> str:
    plain = " ".join(text.split()).replace("|", "/")
    return plain if len(plain) <= _QUOTED else plain[:_QUOTED].rsplit(" ", 1)[0] + " …"


def main() -> None:
    """Build the record of the example in a passing folder and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(build([EXAMPLE], Path(folder) / "record", jobs=1)), "utf-8")


if __name__ == "__main__":
    main()
