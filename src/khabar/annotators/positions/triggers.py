"""Stance words in their clauses."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khabar.annotators.positions.entries import GENERAL, StanceEntry
from khabar.annotators.positions.scene import Said, Scene
from khabar.lexicons import Match

_REACH = 160
"""Characters after a stance word within which a proposal keeps its clause open."""
_SKIPPED = frozenset((form,) for form in ("او", "ام", "ابو", "ابي", "ابا", "بن", "ابن", "ال"))
"""Words after which a form is only an alternative, or part of a name."""
_GOVERNING = frozenset(
    (form,)
    for form in (
        "الي", "من", "علي", "عن", "في", "مع", "بين", "ضد", "بعد", "دون", "خلال", "تحت", "اعاده", "باعاده", "لاعاده",
        "معاوده", "عدم", "مجرد", "كل", "اي", "بعض", "بدون", "ذات", "ضروره", "اهميه", "بسبب", "بهدف", "نحو", "ضمن", "حول", "بدل",
    )
)  # fmt: skip
"""Words that a noun follows, so that a form right after them is no verb."""
_PARTICLES = frozenset(
    ["قد", "كان", "كانت", "وقد", "وكان", "وكانت", "فقد", "كما", "ثم", "حيث", "بعدما", "بينما", "فيما", "الذي", "التي"]
)
"""Words after which a form that is verb or noun is the verb."""


_HENCE = frozenset(["ذلك", "لذلك", "لذا", "هنا"])
"""Words before "on X" that open a clause."""
_BOUND = frozenset(["عليه", "عليها", "عليهم", "علينا", "عليكم"])
"""Forms of "on X" after which a duty may stand as a noun."""
_NO_DUTY = frozenset(
    [
        "ان",
        "من",
        "في",
        "مع",
        "الا",
        "هو",
        "هي",
        "ما",
        "الي",
        "عن",
        "قد",
        "كل",
        "او",
        "ثم",
        "اي",
        "ايضا",
        "امس",
        "اسم",
        "اليوم",
    ]
)
_SHORT_DUTIES = frozenset(
    ["لعب", "بذل", "وقف", "فتح", "بدء", "وضع", "تقديم", "تنفيذ", "تحمل", "توفير", "تطبيق", "لجم", "بناء", "بحث"]
)
"""Nouns of duties that begin with a letter of verbs or proclitics."""
_LINKED = 20
"""Words after a stance word within which its preposition stands."""
_LINK_AND_STEM = 3
"""Letters of a word that begins with a preposition, at least one more."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A stance word found, with its clause in the folded text and the statements around it."""

    match: Match[StanceEntry]
    entry: StanceEntry
    start: int
    end: int
    cued: Said | None
    """The statement of which the word is the cue."""
    inside: Said | None
    """The innermost statement in whose content it stands."""

    @property
    def ambiguous(self) -> bool:
        """Whether the form is both a verb and a noun."""
        return {"verb", "noun"} <= {entry.frame for entry in self.match.values}


def triggers(scene: Scene) -> Iterator[tuple[Trigger, ...]]:
    """Yield every stance word with its clause; for a form of several entries, one reading after the other."""
    joined = [match.start - 1 for match in scene.stances if match.proclitic in {"و", "ف"}]
    for match in scene.stances:
        if scene.words.forms[match.first - 1 : match.first] in _SKIPPED:
            continue
        entries = [entry for entry in match.values if _fits(scene, match, entry)]
        if any(entry.frame == "verb" for entry in entries) and _no_verb(scene, match):
            entries = [entry for entry in entries if entry.frame != "verb"]
        elif scene.cued(match.start, match.end):
            # The verb of a statement is no noun.
            entries = [entry for entry in entries if entry.frame == "verb"] or entries
        if any(entry.frame == "participle" for entry in entries) and _set_off(scene, match):
            entries = [entry for entry in entries if entry.frame != "noun"]
        readings = (_trigger(scene, match, entry, joined) for entry in entries)
        yield tuple(trigger for trigger in readings if trigger is not None)


def _no_verb(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether a form that an entry reads as a verb is none where it stands."""
    several = len(match.values) > 1 and len({entry.frame for entry in match.values}) > 1
    return _governed(scene, match) or (several and _nominal(scene, match))


def _set_off(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether a comma parts a form without article or proclitic from the clause that its subject stands in."""
    return not match.proclitic and scene.text.endswith(("، ", ", "), 0, match.start)


def _fits(scene: Scene, match: Match[StanceEntry], entry: StanceEntry) -> bool:
    """Tell whether what follows a form lets it be read as an entry: its preposition, or a duty after "on X"."""
    return _obliges(scene, match) if entry.frame == "obligation" else _linked(scene, match, entry.link)


def _obliges(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether "on X" heads its clause and a verb clause with "that" follows X, or "then on him" answers a condition."""
    form = scene.text[match.start : match.end]
    if match.proclitic == "ف" and form != "علي":
        return True
    head = scene.clauses.start(match.start) >= match.start - len(match.proclitic)
    if not head and scene.words.forms[match.first - 1] not in _HENCE:
        return False
    forms = scene.words.forms[match.last + 1 : match.last + 7]
    verb = any(word in {"ان", "الا"} and follower[:1] in {"ي", "ت", "ن"} for word, follower in pairwise(forms))
    if verb and (forms[0] != "ان" or form != "علي"):
        return True
    return head and (_duty(forms) if form in _BOUND else form == "علي" and _duty(forms[_named(scene, match) :]))


def _duty(forms: tuple[str, ...]) -> bool:
    """Tell whether a word may be the noun of a duty: no verb, no particle, and without a preposition."""
    return bool(forms) and forms[0] not in _NO_DUTY and (forms[0][0] not in "يتنلبوف" or forms[0] in _SHORT_DUTIES)


def _named(scene: Scene, match: Match[StanceEntry]) -> int:
    """Return how many words name the party right after "on", or so many that nothing follows if none does."""
    party = scene.cast.starting(scene.words.starts[match.last + 1]) if match.last + 1 < len(scene.words) else None
    return len(scene.text[party.start : party.end].split()) if party else _LINKED


def _linked(scene: Scene, match: Match[StanceEntry], links: tuple[str, ...]) -> bool:
    """Tell whether the preposition that an entry asks for follows: a letter soon, a word within the sentence."""
    if not links:
        return True
    letters = tuple(link for link in links if len(link) == 1)
    for at in range(match.last + 1, min(len(scene.words), match.last + 1 + _LINKED)):
        form = scene.words.forms[at]
        if form in links or (form.startswith(letters) and len(form) > _LINK_AND_STEM):
            return scene.words.starts[at] < scene.clauses.hard_end(match.end)
    return False


def _governed(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether a preposition stands right before a form, so that it is no verb."""
    return not match.proclitic and scene.words.forms[match.first - 1 : match.first] in _GOVERNING


def _nominal(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether a form that is verb or noun is the noun: governed by a word before it in its clause."""
    if match.proclitic.endswith(("ب", "ل", "ك")):
        return True
    if match.proclitic or scene.clauses.start(match.start) >= match.start:
        return False
    return scene.words.forms[match.first - 1] not in _PARTICLES and not scene.cast.at(match.start - 2)


def _trigger(scene: Scene, match: Match[StanceEntry], entry: StanceEntry, joined: list[int]) -> Trigger | None:
    if match.proclitic.endswith(("ب", "ك", "ل")) and entry.frame not in {"noun", "modal"}:
        return None
    inside = scene.inside(match.start)
    cued = scene.cued(match.start, match.end)
    start = scene.clauses.start(match.start)
    if inside:
        start = max([start, *(span.start for span in inside.contents if span.start <= match.start)])
    end = _clause_end(scene, match, joined, open_=entry.frame != "quality" or entry.needs_proposal)
    if inside:
        end = min([end, *(span.end for span in inside.contents if span.start <= match.start < span.end)])
    if cued and cued.contents and cued.contents[0].start >= match.start:
        content = cued.contents[0]
        end = max(end, min(content.end, scene.clauses.end(content.start, content.start)))
    return Trigger(match, entry, start, end, cued, inside)


def _clause_end(scene: Scene, match: Match[StanceEntry], joined: list[int], *, open_: bool) -> int:
    """Return where the clause of a word ends; if it is ``open_``, not before a proposal that is named soon after it."""
    named = scene.kinds(match.end, scene.clauses.hard_end(match.end)) if open_ else []
    kind = next((kind for kind in named if scene.kind_of(kind) not in GENERAL), None)
    needed = kind.end if kind and kind.end - match.end <= _REACH else match.end
    end = scene.clauses.end(match.end, needed)
    after = bisect_right(joined, match.end)
    return min(end, joined[after]) if after < len(joined) and joined[after] > match.end else end
