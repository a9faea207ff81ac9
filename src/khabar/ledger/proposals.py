"""The register of proposals."""

from collections import defaultdict

from khabar.ledger.lines import StoryReport
from khabar.model.layers import Position, Timex
from khabar.model.record import Proposal

_OPENING = ("proposes", "demands")
"""Stances whose earliest holder is the proposer, strongest first."""


def proposal_register(reports: tuple[StoryReport, ...]) -> tuple[Proposal, ...]:
    """Return every proposal on which some report tells a stance, by slug, with proposer, parties and terms of time.

    The proposer is the earliest party that proposes it or, failing that, demands it; start, end and duration come from time
    expressions inside the evidence of those who propose it.
    """
    told: dict[str, list[tuple[StoryReport, Position]]] = defaultdict(list)
    for report in reports:
        for position in report.layers.positions:
            told[position.proposal].append((report, position))
    return tuple(_proposal(slug, told[slug]) for slug in sorted(told))


def split_slug(slug: str, kinds: frozenset[str]) -> tuple[str, str | None]:
    """Return the kind and the place of a slug; ``kinds`` are the known kinds, the longest that fits wins."""
    parts = slug.split("-")
    for cut in range(len(parts), 0, -1):
        if "-".join(parts[:cut]) in kinds:
            return "-".join(parts[:cut]), "-".join(parts[cut:]) or None
    return slug, None


KINDS = frozenset(
    {
        "ceasefire", "bombardment-halt", "humanitarian-pause", "truce-compliance", "civilians-evacuation",
        "fighters-withdrawal", "corridors", "humanitarian-aid", "siege-lifting", "blockade", "prisoner-exchange", "talks",
        "resolution", "agreement", "political-solution", "political-step", "surrender", "monitoring", "military-step", "offer",
        "other",
    }
)  # fmt: skip
"""The kinds of proposal that the lexicon of proposals names."""


def _proposal(slug: str, told: list[tuple[StoryReport, Position]]) -> Proposal:
    kind, place = split_slug(slug, KINDS)
    openers = [(report, position) for stance in _OPENING for report, position in told if position.stance == stance]
    times = [timex for report, position in openers for timex in _times(report, position)]
    dates = [timex.value for timex in times if timex.type in {"DATE", "TIME"} and timex.value[:1].isdigit()]
    spans = [timex.value for timex in times if timex.type == "DURATION"]
    return Proposal(
        id=slug,
        kind=kind,
        place=place,
        proposer=openers[0][1].actor if openers else None,
        parties=tuple(sorted({position.actor for _, position in told})),
        start=dates[0] if dates else None,
        end=dates[1] if len(dates) > 1 and dates[1] > dates[0] else None,
        duration=spans[0] if spans else None,
        evidence=tuple(sorted(report.evidence(position.evidence) for report, position in told)),
    )


def _times(report: StoryReport, position: Position) -> list[Timex]:
    return [timex for timex in report.layers.timexes if position.evidence.covers(timex.span)]
