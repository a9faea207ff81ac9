"""The two sides of a contradiction, and how one is written down."""

from dataclasses import dataclass

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import joined
from khabar.model.ids import content_id
from khabar.model.record import Contradiction, ContradictionKind, Strength
from khabar.model.spans import Span


@dataclass(frozen=True, slots=True)
class Side:
    """What one account says: where it stands and who claims it (None: the outlet)."""

    report: StoryReport
    span: Span
    claimant: str | None

    @property
    def order(self) -> tuple[object, ...]:
        """Earlier report first, then by place. Total."""
        return (*self.report.order, self.span)

    def named(self, arabic: bool) -> str:
        """Return the claimant for a reader."""
        return self.claimant or self.report.outlet or ("المنبر" if arabic else "the outlet")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the two sides do not agree, in Arabic and in English."""

    ar: str
    en: str


def contradiction(kind: ContradictionKind, a: Side, b: Side, why: Reason, strength: Strength) -> Contradiction:
    """Return the record's line for two sides; for a denial ``b`` is the one that denies, else the earlier comes first."""
    if kind != "denial" and b.order < a.order:
        a, b = b, a
    return Contradiction(
        id=content_id("against", kind, a.report.doc, a.span.start, a.span.end, b.report.doc, b.span.start, b.span.end),
        kind=kind,
        a=a.report.evidence(a.span),
        b=b.report.evidence(b.span),
        claimant_a=a.claimant,
        claimant_b=b.claimant,
        why_ar=why.ar,
        why_en=why.en,
        strength=strength,
        story=b.report.story if kind == "denial" else a.report.story,
    )


def both(a: Side, b: Side) -> tuple[str, str]:
    """Return the two claimants for a sentence, in Arabic and in English."""
    ar = joined([a.named(True)]), joined([b.named(True)])
    return f"{ar[0]} مقابل {ar[1]}", f"{a.named(False)} against {b.named(False)}"
