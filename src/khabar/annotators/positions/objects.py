"""What a stance is on: the kinds of proposal that the clause names, or the one that was named before."""

import re

from khabar.annotators.positions.entries import GENERAL
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.triggers import Trigger
from khabar.lexicons import Match

_ANAPHOR = 400
"""Characters back to the proposal that "the offer" or "that" may mean."""
UNNAMED = "other"
"""Kind where neither the clause nor the text before it names one."""
_OFFER = "propose.noun"
_UNDECLARED = frozenset({"military-step", "monitoring", "offer"})
"""Kinds that one declares to have happened rather than proposes."""
_ABOUT = 60
"""Characters between talks and what they are about."""
_ANTECEDENT = 60
"""Characters between a thing and the relative clause about it."""
_NOUN = 4
"""Letters: a longer word that begins with waw may be a noun after "and"."""
_OF = 30
"""Characters between an offer and what is offered."""
_TOPIC = re.compile(r"(?<!\w)(?:بشان|حول|علي|لبحث|بخصوص|لمناقشه|من اجل)(?!\w)")
_PHASES = frozenset(
    {
        "",
        "ال",
        "عن",
        "بدء",
        "عن بدء",
        "تمديد",
        "الاعلان عن",
        "اول",
        "عن اول",
        "قبول",
        "وقف",
        "رفع",
        "هذا",
        "هذه",
        "مشروع",
        "عده",
        "بعض",
        "جميع",
        "كل",
    }
)
"""What may stand before a declared thing: an article or a phase of it."""
_GOVERNED = 110
"""Characters of subject and adverbs between a verb of declaring and its object."""
_COMPLEMENTISER = re.compile(r"(?<!\w)(?:ب|و)?ان(?:ه|ها|هم)?(?!\w)")


def named_objects(scene: Scene, trigger: Trigger) -> list[tuple[str, int]]:
    """Return the proposals of the clause: the first one after the word, and those joined to it by "and"."""
    if trigger.entry.about:
        return [(trigger.entry.about, trigger.match.end)]
    if trigger.entry.frame == "relative":
        return [(scene.kind_of(match), match.end) for match in _related(scene, trigger)]
    out: list[tuple[str, int]] = []
    for match in _topics(scene, _governed(scene, trigger)):
        kind = scene.kind_of(match)
        if out and (not _joined(scene, match) or kind in {known for known, _ in out}):
            continue
        out.append((kind, match.end))
    return _recalled(scene, trigger, out)


def _joined(scene: Scene, match: Match[str]) -> bool:
    """Tell whether "and" joins a proposal, or the noun that governs it, to what stands before it."""
    head = scene.words.forms[match.first - 1] if match.first else ""
    return match.proclitic.startswith("و") or (not match.proclitic and len(head) > _NOUN and head.startswith("و"))


def _related(scene: Scene, trigger: Trigger) -> list[Match[str]]:
    """Return what a relative clause is about: the thing named last before it, or the first one in it."""
    start = max(trigger.start, trigger.match.start - _ANTECEDENT)
    before = _fitting(trigger, scene, scene.kinds(start, trigger.match.start))[-1:]
    return before or _fitting(trigger, scene, scene.kinds(trigger.match.end, trigger.end))[:1]


def _governed(scene: Scene, trigger: Trigger) -> list[Match[str]]:
    """Return the proposals that a stance word may govern: those after it, or the last one before a judgement."""
    frame = trigger.entry.frame
    after = _fitting(trigger, scene, scene.kinds(trigger.match.start, trigger.end))
    if trigger.entry.id == _OFFER:
        after = [match for match in after if match.start >= trigger.match.end and scene.kind_of(match) != "offer"]
    if trigger.entry.direct:
        after = [match for match in after[:1] if _declared(scene, trigger, match)]
    if frame == "quality" and not trigger.entry.needs_proposal:
        # "The offer is refused": what is judged stands before the judgement.
        after = []
    if not after and frame in {"quality", "phrase", "modal"}:
        after = _fitting(trigger, scene, scene.kinds(trigger.start, trigger.match.start))[-1:]
    return after


def _recalled(scene: Scene, trigger: Trigger, named: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the named kinds, or the kind named before where an offer, or a word for certain kinds, stands for it."""
    if not named and trigger.entry.only and not trigger.entry.direct:
        recalled = recalled_object(scene, trigger)
        return [recalled] if recalled[0] in trigger.entry.only else []
    if named and all(kind in GENERAL for kind, _ in named):
        known = recalled_object(scene, trigger)
        return named[:2] if known[0] == UNNAMED else [known]
    if [kind for kind, _ in named] == ["offer"] and trigger.entry.stance != "withdraws":
        known = recalled_object(scene, trigger)
        return named if known[0] in {UNNAMED, "offer"} else [known]
    return named[:2]


def _fitting(trigger: Trigger, scene: Scene, named: list[Match[str]]) -> list[Match[str]]:
    only = trigger.entry.only
    return [match for match in named if scene.kind_of(match) in only] if only else named


def _topics(scene: Scene, named: list[Match[str]]) -> list[Match[str]]:
    """Leave out steps beside the thing they serve, and talks and offers before what they are about ("the offer of a truce")."""
    named = [match for match in named if scene.kind_of(match) not in GENERAL] or named
    if len(named) < 2:
        return named
    kind, gap = scene.kind_of(named[0]), scene.text[named[0].end : named[1].start]
    about = kind == "talks" and len(gap) <= _ABOUT and _TOPIC.search(gap)
    of = (
        kind == "offer"
        and len(gap) <= _OF
        and (named[1].proclitic.endswith(("ب", "ل")) or not gap.strip() or _TOPIC.search(gap))
    )
    return named[1:] if about or of else named


def _declared(scene: Scene, trigger: Trigger, match: Match[str]) -> bool:
    return scene.kind_of(match) not in _UNDECLARED and _direct(scene, trigger, match.start)


def _direct(scene: Scene, trigger: Trigger, at: int) -> bool:
    """Tell whether the proposal at ``at`` is what the verb governs, not a noun further on."""
    if trigger.cued and trigger.cued.contents and trigger.cued.contents[0].start >= trigger.match.start:
        begin = trigger.cued.contents[0].start
        if _COMPLEMENTISER.search(scene.text, trigger.match.end, begin):
            return False
        return at <= begin or scene.text[begin:at].strip('" «') in _PHASES
    if any(trigger.match.end <= other.start < at and other.values[0].frame != "obligation" for other in scene.stances):
        return False
    gap = at - trigger.match.end
    return gap <= _GOVERNED and not _COMPLEMENTISER.search(scene.text, trigger.match.end, at)


def recalled_object(scene: Scene, trigger: Trigger) -> tuple[str, int]:
    """Return the kind of proposal named last before a clause that names none, and where the clause speaks of it."""
    for last in reversed(scene.kinds(max(0, trigger.match.start - _ANAPHOR), trigger.match.start)):
        if scene.kind_of(last) != "offer" and scene.kind_of(last) not in GENERAL:
            return scene.kind_of(last), trigger.match.end
    return UNNAMED, trigger.match.end
