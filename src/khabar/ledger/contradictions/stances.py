"""Stances that one party cannot hold at once, and the hand in one act that two sources give to two parties."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from khabar.ledger.concepts import Subject, family
from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.ledger.positions import AGAINST, FOR, Held, held_positions
from khabar.ledger.proposals import KINDS, split_slug
from khabar.ledger.wording import containment, same_side, telling
from khabar.model.record import Contradiction, ContradictionKind, Strength

_ENDING = frozenset({"cancels", "withdraws"})
_SOFT = frozenset({"postpones"})
_ACCOUNTS = 20
"""Accounts whose stances are held against one another across reports, at most."""
_SAME_TIME = 2
"""Days within which two stances are held at once."""
_SUPPOSED = re.compile(r"(?<!\w)(?:[وف]?(?:إذا|لو|ربما)\s|[وف]?إن\s(?!ال)\w{3,}ت(?!\w)|[وف]?س[يت]\w{3,})")
"""Signs that a stance is only supposed ("a refusal would …", "if they break it")."""
_BEFORE = 6
"""Characters before a stance in which the "if" of a supposition stands."""
_OPINIONS = frozenset({"believe", "hope"})
_LATER = 14
"""Days after a withdrawal within which a new offer is set against it."""
_ALIKE = 0.3
"""Share of telling words from which two tellings are of one act."""
_NARROW = frozenset({"truce", "exit", "civilians"})
"""Families within which two kinds are one thing to be for or against; other kinds are only themselves."""
_WEAK_RULES = ("criticise", "concede", "hope")
"""Parts of the rules of positions that show a leaning, not yet a stance."""
_SHARED = 2
"""Telling words besides the party's name that two stances of different reports share, at least."""
_RECALLED = "/recalled"
"""End of the rule of a position whose clause does not name the thing itself: too little to hold against another."""
_VAGUE = frozenset({"other", "offer", "resolution", "political-step", "military-step"})
"""Kinds that say too little of the thing to set two stances on it against each other."""


def stance_conflicts(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of stances of one party on one thing that exclude each other, one for each pair of sources.

    Said by others and by the party itself at one time: a denial. Said by the party at two times: a sequence. "Refuses"
    against "wants it later", by two sources: a denial. To be for a way out and against leaving is no conflict: the kinds differ.
    """
    by_thing: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for held in held_positions(reports):
        kind, _ = split_slug(held.position.proposal, KINDS)
        if kind not in _VAGUE and not held.position.rule.endswith(_RECALLED) and not _leaning(held):
            thing = family(kind)
            by_thing[held.position.actor, thing if thing in _NARROW else kind].append(held)
    for key in sorted(by_thing):
        yield from _conflicts(by_thing[key])


def _leaning(held: Held) -> bool:
    """Tell whether a position is a leaning, a supposition, or what somebody else thinks of the party."""
    statement = next((s for s in held.report.layers.statements if s.id == held.position.statement), None)
    act = statement.act if statement else None
    thought = act == "warn" or (not held.own and act in _OPINIONS)
    evidence = held.position.evidence
    supposed = _SUPPOSED.search(held.report.raw, max(0, evidence.start - _BEFORE), evidence.end) is not None
    return thought or supposed or any(part in held.position.rule for part in _WEAK_RULES)


def _conflicts(held: list[Held]) -> Iterator[Contradiction]:
    against = [item for item in held if item.position.stance in AGAINST - _SOFT]
    softer = [item for item in held if item.position.stance in FOR | _SOFT]
    seen: set[str] = set()
    for no, yes in sorted(_pairs(against, softer), key=lambda pair: _distance(*pair)):
        kind = _kind(no, yes)
        # Within one report once; between reports only where neither report shows the conflict by itself.
        keys = {held_.report.doc for held_ in (no, yes)} | {held_.report.account for held_ in (no, yes)}
        known = keys & seen if no.report.doc != yes.report.doc else {no.report.doc} & seen
        if kind is None or known or not _one_place(no, yes) or _one_span(no, yes):
            continue
        seen |= keys
        yield _line(kind, no, yes)


def _pairs(against: list[Held], softer: list[Held]) -> Iterator[tuple[Held, Held]]:
    """Yield the pairs within each report, and between reports those of the first stances of each account."""
    by_doc: dict[str, list[Held]] = defaultdict(list)
    for yes in softer:
        by_doc[yes.report.doc].append(yes)
    for no in against:
        yield from ((no, yes) for yes in by_doc[no.report.doc])
    for no, yes in product(_first(against), _first(softer)):
        if no.report.doc != yes.report.doc and no.position.stance != "denies" and _in_like_words(no, yes):
            yield no, yes


def _in_like_words(no: Held, yes: Held) -> bool:
    """Tell whether two stances are told in words that have much in common besides the party's name."""
    a, b = (telling(held.report.text(held.position.evidence)) - telling(held.position.actor) for held in (no, yes))
    return len(a & b) >= _SHARED and containment(a, b) >= _ALIKE


def _first(held: list[Held]) -> list[Held]:
    """Return the first stance of each account, of the earliest accounts."""
    firsts: dict[str, Held] = {}
    for item in held:
        firsts.setdefault(item.report.account, item)
    return list(firsts.values())[:_ACCOUNTS]


def _one_span(a: Held, b: Held) -> bool:
    return a.report.doc == b.report.doc and a.position.evidence.overlaps(b.position.evidence)


def _distance(no: Held, yes: Held) -> tuple[bool, bool, int]:
    """Order pairs: those of one report first, what its headline claims before what its text repeats, then the nearest."""
    title = no.report.layers.layout.title
    headline = title is not None and title.covers(no.position.evidence)
    apart = abs(no.position.evidence.start - yes.position.evidence.start)
    return no.report.doc != yes.report.doc, not headline, apart


def _kind(no: Held, yes: Held) -> ContradictionKind | None:
    """Return what the pair is, or None where it is no conflict."""
    apart = _apart(no, yes)
    if apart is None and no.report.doc != yes.report.doc:
        return None
    if apart is not None and apart > _SAME_TIME:
        return "sequence" if no.own and yes.own and not _repeated(no, yes) else None
    if yes.position.stance in _SOFT:
        return "denial" if no.position.asserted_by != yes.position.asserted_by else None
    return "denial" if yes.own and not no.own and no.position.asserted_by != "outlet" else None


def _repeated(no: Held, yes: Held) -> bool:
    return no.position.stance == "denies" or yes.position.stance == "accepts-if"


def _apart(a: Held, b: Held) -> int | None:
    if a.report.day is None or b.report.day is None:
        return None
    return abs((a.report.day - b.report.day).days)


def _one_place(a: Held, b: Held) -> bool:
    places = [split_slug(held.position.proposal, KINDS)[1] for held in (a, b)]
    return (
        None in places
        or places[0] == places[1]
        or bool(set(str(places[0]).split("-")) & set(str(places[1]).split("-")))
    )


def _line(kind: ContradictionKind, no: Held, yes: Held) -> Contradiction:
    a, b = _side(no), _side(yes)
    actor = no.position.actor
    if kind == "sequence":
        why = Reason(f"{actor}: موقفان متضادان في وقتين", f"{actor}: two opposite stances at two times")
    else:
        why = Reason(
            f"رفض منسوب إلى {actor} عند {a.named(True)} لا يوافقه ما عند {b.named(True)}",
            f"{a.named(False)} gives {actor} a refusal that does not go with what {b.named(False)} says",
        )
    strength: Strength = "moderate" if kind == "denial" and yes.own else "weak"
    return contradiction(kind, a, b, why, strength)


def _side(held: Held) -> Side:
    source = held.position.asserted_by
    return Side(held.report, held.position.evidence, None if source == "outlet" else source)


def withdrawn_offers(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield a sequence for every party that withdraws its offers and is told, days later, to have one on the table."""
    held = list(held_positions(reports))
    seen: set[str] = set()
    for gone in held:
        kind, _ = split_slug(gone.position.proposal, KINDS)
        if gone.position.stance != "withdraws" or kind != "offer" or gone.position.actor in seen:
            continue
        for later in held:
            apart = _apart(gone, later)
            new = later.position.stance == "proposes" and later.position.actor == gone.position.actor
            if new and later.report.order > gone.report.order and apart and apart <= _LATER:
                seen.add(gone.position.actor)
                actor = gone.position.actor
                why = Reason(
                    f"{actor}: سحب المقترحات ثم مقترح مطروح", f"{actor}: offers withdrawn, then one on the table"
                )
                yield contradiction("sequence", _side(gone), _side(later), why, "weak")
                break


def agency_conflicts(subjects: tuple[Subject, ...]) -> Iterator[Contradiction]:
    """Yield pairs of tellings that give the cancelling of one thing at one time to two parties.

    The thing is any that the words of the telling name: a cancelling may name its step before its object.
    """
    ended: dict[str, list[Held]] = defaultdict(list)
    for subject in subjects:
        for held in held_positions((subject.report,)):
            if held.position.stance in _ENDING and _is_party(held) and not _self_accused(held):
                for thing in sorted(subject.of(held.position.evidence).families - _VAGUE):
                    ended[thing].append(held)
    seen: set[tuple[str, ...]] = set()
    for thing in sorted(ended):
        for at, a in enumerate(ended[thing]):
            for b in ended[thing][at + 1 :]:
                key = (
                    thing,
                    *sorted([a.position.actor, b.position.actor]),
                    *sorted([a.report.account, b.report.account]),
                )
                if key in seen or same_side(a.position.actor, b.position.actor) or (_apart(a, b) or 0) > _SAME_TIME:
                    continue
                if a.position.stance != b.position.stance or not _one_act(a, b):
                    continue
                seen.add(key)
                yield _agency(a, b)


def _self_accused(held: Held) -> bool:
    """Tell whether the source would accuse its own side: then the actor is taken wrongly."""
    statement = next((s for s in held.report.layers.statements if s.id == held.position.statement), None)
    return held.own and statement is not None and statement.act == "accuse"


def _is_party(held: Held) -> bool:
    """Tell whether the actor is a side that the report's entities know, and not a description of somebody."""
    known = {name for e in held.report.layers.entities if e.key or e.party for name in (e.name, e.party)}
    return held.position.actor in known


def _one_act(a: Held, b: Held) -> bool:
    """Tell whether two tellings are of one act: one source tells both, or their words and places agree."""
    if same_side(a.position.asserted_by, b.position.asserted_by) and a.position.asserted_by != "outlet":
        return True
    stems = [telling(held.report.text(held.position.evidence)) for held in (a, b)]
    return _one_place(a, b) and containment(*stems) >= _ALIKE


def _agency(a: Held, b: Held) -> Contradiction:
    first, second = a.position.actor, b.position.actor
    why = Reason(f"من ألغى: {first} أم {second}", f"who ended it: {first} or {second}")
    return contradiction("cause", _side(a), _side(b), why, "moderate")
