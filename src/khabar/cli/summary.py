"""The terminal summary of a record."""

from collections.abc import Iterator

from khabar.store.record import Record

_COUNTED = {
    "copies": "pairs of reports that share text",
    "passages": "shared passages",
    "statements": "statements",
    "positions": "positions",
    "events": "events",
    "record_entities": "entities over all reports",
    "record_statements": "merged statements",
    "record_positions": "positions in the ledger",
    "record_events": "events in the ledger",
    "contradictions": "contradictions and denials",
}
_MOST = 5
_LONGEST = 32
"""Letters of a name that are printed."""
_LINE = 120
"""Letters of a line that names a reject."""
_BY_STRENGTH = "list_position(['strong', 'moderate', 'weak'], strength)"


def summary(record: Record) -> Iterator[str]:
    """Yield the lines of a summary: counts, then the most frequent of what a reader looks for first."""
    manifest = record.manifest
    yield f"{manifest.counts['reports']} reports from {len(manifest.inputs)} files; {_rejects(manifest.rejects)}"
    yield from _dates(record)
    if "stories" in manifest.tables:
        query = "SELECT count(DISTINCT story), count(DISTINCT storyline) FROM stories"
        yield "{:8d} stories in {} storylines".format(*record.sql(query).fetchall()[0])
    for table, meaning in _COUNTED.items():
        if table in manifest.tables:
            yield f"{manifest.tables[table].rows:8d} {meaning}"
    yield from _top(record, "Outlets", "SELECT coalesce(publisher, outlet, 'not stated') AS name FROM documents")
    yield from _top(
        record, "Speakers", "SELECT speaker_entity AS name FROM statements WHERE speaker_entity IS NOT NULL"
    )
    yield from _top(record, "Events", "SELECT type AS name FROM events")
    yield from _contradictions(record)
    yield from _named_rejects(record)


def _rejects(rejects: dict[str, int]) -> str:
    if not rejects:
        return "nothing rejected"
    return "rejected: " + ", ".join(f"{count} {reason}" for reason, count in rejects.items())


def _dates(record: Record) -> Iterator[str]:
    query = "SELECT min(published), max(published), count(*) FILTER (published IS NULL) FROM documents"
    first, last, undated = record.sql(query).fetchall()[0]
    if first:
        yield f"published {first} to {last}" + (f"; {undated} without a date" if undated else "")


def _top(record: Record, title: str, names: str) -> Iterator[str]:
    query = f"SELECT name, count(*) AS n FROM ({names}) GROUP BY name ORDER BY n DESC, name LIMIT {_MOST}"  # noqa: S608
    rows = record.sql(query).fetchall()
    if rows:
        yield f"{title}: " + " · ".join(f"{_short(name)} {count}" for name, count in rows)


def _short(name: str, longest: int = _LONGEST) -> str:
    """Return a name in one line and of no more letters than leave room for the others on a screen."""
    level = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    return level if len(level) <= longest else f"{level[: longest - 1].rstrip()}…"


def _contradictions(record: Record) -> Iterator[str]:
    if "contradictions" in record.manifest.tables:
        query = f"SELECT kind, why_en FROM contradictions ORDER BY {_BY_STRENGTH}, id LIMIT {_MOST}"  # noqa: S608
        for kind, why in record.sql(query).fetchall():
            yield f"  {kind}: {why}"


def _named_rejects(record: Record) -> Iterator[str]:
    """Yield a line for each of the first rejects, and how to get the others."""
    query = f"SELECT source, reason, detail FROM rejects ORDER BY ALL LIMIT {_MOST}"  # noqa: S608
    named = record.sql(query).fetchall()
    for source, reason, detail in named:
        yield "  rejected: " + _short(f"{source}: {reason}: {detail}", _LINE)
    more = sum(record.manifest.rejects.values()) - len(named)
    if more:
        yield f"  and {more} more: khabar export {record.folder} --table rejects --format csv --out DIR"
