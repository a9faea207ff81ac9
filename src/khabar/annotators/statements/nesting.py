"""Statements within statements, and those that are none once seen together."""

from .asides import media_name
from .drafts import Draft
from .names import is_media
from .prose import Prose

_NEARBY = 60
"""A statement is contained in, or added to, one of so many before it."""


def settle(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Drop drafts without content or that repeat another, and give each the statement that contains it."""
    drafts = _attached(prose, [draft for draft in drafts if draft.backward or draft.finish > draft.begin])
    drafts = _merged(drafts)
    for number, draft in enumerate(drafts):
        draft.parent = draft.parent or _parent(draft, drafts[max(0, number - _NEARBY) : number + _NEARBY])
    kept = [draft for draft in drafts if not (_absorbed(prose, draft) or _position(draft))]
    ids = {id(draft) for draft in kept}
    for draft in kept:
        draft.parent = _around(draft, ids)
    return kept


def _around(draft: Draft, kept: set[int]) -> Draft | None:
    """Return the nearest statement around ``draft`` that has not been dropped, by its id."""
    passed = {id(draft)}
    parent = draft.parent
    while parent is not None and id(parent) not in kept and id(parent) not in passed:
        passed.add(id(parent))
        parent = parent.parent
    return parent if parent is not None and id(parent) in kept else None


def _position(draft: Draft) -> bool:
    """Tell whether the draft is a refusal or consent that another tells: a position, and no words of its own."""
    return (
        draft.parent is not None
        and draft.act in {"reject", "accept"}
        and draft.preposition == "object"
        and not draft.participle
    )


def _attached(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Give each source named after what it said its content: the statement before it, or the clause."""
    out = [draft for draft in drafts if not draft.backward]
    floor = 0
    for draft in (draft for draft in drafts if draft.backward):
        if _between(prose, draft, out):
            continue
        host = _host(prose, draft, out)
        if host is None:
            _own_clause(prose, draft, floor)
        elif not _nested_source(prose, draft, host):
            continue
        floor = draft.speaker.last + 1 if draft.speaker else draft.first
        if draft.finish > draft.begin:
            out.append(draft)
    return sorted(out, key=lambda draft: (draft.first, draft.begin))


def _between(prose: Prose, draft: Draft, others: list[Draft]) -> bool:
    """Tell whether the source is named between a verb and what is said, as who carries it or speaks for the speaker."""
    for other in others[-_NEARBY:]:
        if other.first < draft.first < other.edge and prose.sentence_of[other.first] == prose.sentence_of[draft.first]:
            carries(prose, draft, other)
            return True
    return False


def carries(prose: Prose, draft: Draft, host: Draft) -> bool:
    """Make the source the chain of ``host`` if it is a medium; tell whether it is one."""
    speaker = draft.speaker
    if speaker is None or draft.cue is None or not is_media(prose, speaker):
        return False
    name = media_name(prose, speaker.first, speaker.last)
    if name and name not in host.via:
        host.via.append(name)
        host.via_cue = (draft.cue[0], prose.ends[speaker.last])
    return True


def _host(prose: Prose, draft: Draft, others: list[Draft]) -> Draft | None:
    """Return the statement of the same sentence that the source is added to."""
    sentence = prose.sentence_of[draft.last]
    before = [
        other
        for other in others[-_NEARBY:]
        if other.first < draft.first and min(other.word, other.edge - 1) <= draft.first
        and prose.sentence_of[other.first] == sentence and other.last >= draft.last - 1 and other.where == draft.where
    ]  # fmt: skip
    return min(before, key=lambda other: (other.begin, other.first), default=None)


def _nested_source(prose: Prose, draft: Draft, host: Draft) -> bool:
    """Make a medium the chain of ``host`` (False: no statement of its own), and another source one within it."""
    speaker = draft.speaker
    if speaker is None or draft.cue is None:
        return False
    if carries(prose, draft, host):
        return False
    draft.begin, draft.word = host.begin, host.word
    draft.finish = min(host.finish, prose.ends[draft.first - 1])
    draft.parent = host
    text = speaker.first == speaker.last and prose.lexicon.kind_of(prose.forms[speaker.first]) == "document"
    return draft.rule == "as_said" or draft.finish < host.finish or not text


def _own_clause(prose: Prose, draft: Draft, floor: int) -> None:
    first = max(prose.sentence_start(draft.last), floor)
    while first < draft.first and prose.is_("conjunction", first):
        first += 1
    draft.word = first
    draft.begin = prose.starts[first]


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Join two cues of one content (``مؤكدا بالقول``, ``وأضاف قائلا``): the second becomes the other half of the first."""
    out: list[Draft] = []
    by_content: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        first = by_content.get((draft.begin, draft.finish))
        if first is not None and not (draft.backward or draft.closed or first.backward) and first.where == draft.where:
            first.cue2 = first.cue2 or (draft.cue if draft.participle or draft.entry is None else None)
            draft.parent = first  # what was found inside the second half lies inside the first
            continue
        by_content.setdefault((draft.begin, draft.finish), draft)
        out.append(draft)
    return out


def _absorbed(prose: Prose, draft: Draft) -> bool:
    """Tell whether the verb only says how the speaker of the statement around it means it: ``قال إنه يأمل أن``."""
    parent = draft.parent
    if parent is None or draft.speaker is not None or draft.tense != "present" or draft.first - 1 != parent.word:
        return False
    if not prose.is_("that", parent.word) or prose.forms[parent.word] in {"ان", "بان"}:
        return False
    if parent.act == "say":
        parent.act = draft.act
    return True


def _parent(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the smallest statement whose content covers the cue of ``draft``."""
    start, end = draft.cue or (draft.begin, draft.finish)
    around = [
        other
        for other in drafts
        if other is not draft and other.begin <= start and end <= other.finish and not other.backward
    ]
    return min(around, key=lambda other: (other.finish - other.begin, other.begin), default=None)
