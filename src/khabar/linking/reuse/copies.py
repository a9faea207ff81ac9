"""Two reports compared: their shared passages, what differs inside them, who had it from whom, and how close they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from khabar.lexicons import Lexicons
from khabar.linking.reuse.account import Account
from khabar.linking.reuse.alterations import alterations
from khabar.linking.reuse.direction import verdict
from khabar.model.ids import content_id
from khabar.model.record import Alteration, Copy, Evidence, Passage, Relation
from khabar.model.spans import Span

_NEAR = 0.85
"""Share of the words of both reports in shared passages from which they are near copies."""
_QUOTED = 0.8
"""Share of a passage's words inside quotation marks, on both sides, from which it is shared quotation and not copied prose."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A block of text that two reports have in common, as spans of the raw text of either."""

    a: Span
    b: Span


def compare(a: Account, b: Account, shared: Sequence[Shared], lexicons: Lexicons) -> tuple[Copy, list[Passage]]:
    """Return what two reports share: the copy as a whole and its passages, each with its alterations and the direction."""
    changes = [alterations(a, b, block.a, block.b, lexicons) for block in shared]
    told = verdict(a, b, [change for of_block in changes for change in of_block], lexicons)
    kinds = [_kind(a, b, block, of_block) for block, of_block in zip(shared, changes, strict=True)]
    share_a, share_b = _share(a, [block.a for block in shared]), _share(b, [block.b for block in shared])
    relation = _relation(a, b, kinds, share_a, share_b)
    doc_a, doc_b = a.document.id, b.document.id
    passages = [
        Passage(
            id=content_id("passage", doc_a, block.a.start, block.a.end, doc_b, block.b.start, block.b.end),
            a=Evidence(doc_a, block.a),
            b=Evidence(doc_b, block.b),
            kind=kind,
            alterations=of_block if told.direction != "b->a" else tuple(map(_reversed, of_block)),
            direction=told.direction,
            why=told.why,
        )
        for block, of_block, kind in zip(shared, changes, kinds, strict=True)
    ]
    return Copy(doc_a, doc_b, relation, share_a, share_b, told.direction, told.why, told.common_source), passages


def _reversed(change: Alteration) -> Alteration:
    """Return the change told from the source's side: what only the copy has was added, what only the source has was omitted."""
    if change.kind == "omitted":
        return replace(change, kind="added")
    return replace(change, kind="omitted") if change.kind == "added" else change


def _kind(
    a: Account, b: Account, block: Shared, changes: Sequence[Alteration]
) -> Literal["verbatim", "edited", "quotation"]:
    if min(_quoted(a, block.a), _quoted(b, block.b)) >= _QUOTED:
        return "quotation"
    return "edited" if changes else "verbatim"


def _quoted(account: Account, span: Span) -> float:
    words = account.words_in(span)
    return sum(word in account.quoted for word in words) / max(1, len(words))


def _share(account: Account, spans: Sequence[Span]) -> float:
    """Return the share of the report's words that lie in the spans, rounded so that it is written alike everywhere."""
    covered = {word for span in spans for word in account.words_in(span)}
    return round(len(covered) / max(1, len(account.forms)), 4)


def _relation(a: Account, b: Account, kinds: Sequence[str], share_a: float, share_b: float) -> Relation:
    if a.outlet and a.outlet == b.outlet:
        return "version"
    if a.forms == b.forms:
        return "identical"
    if min(share_a, share_b) >= _NEAR:
        return "near"
    return "quotation" if all(kind == "quotation" for kind in kinds) else "partial"
