"""A denial and what it denies."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.ledger.concepts import Concepts, Subject
from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import containment, is_telling, name_key, same_side, stem, telling
from khabar.model.layers import Statement
from khabar.model.record import Contradiction, Strength
from khabar.model.spans import Span, overlap_share
from khabar.text.fold import fold
from khabar.text.tokens import words

_CUE = re.compile(
    r"(?<!\w)(?:و|ف)?(?:نفى|نفت|نفي|نفوا|ناف|ينف|تنف|نفيا|النفي|أنكر|انكر|ينكر|تنكر|منكر|كذ[ّ]?ب|تكذب|يكذب|مكذب|دحض|يدحض|فند|يفند|مفند|"
    r"تنص[ّ]?ل|متنصل|لا صحة)"
)
"""Cues of a denial: other verbs that refuse or rule something out deny nothing that was said."""
_UNTRUE = re.compile(r"(?:غير صحيح|عار(?:ية)? (?:عن|من) الصحة|لا أساس|لا اساس|لا صحة|عدم صحة|ليس صحيحا|ليست صحيحة)")
_DENIED = re.compile(r"(?<!\w)(?:و|ف)?(?:نفى|نفت|ينفي|تنفي|نافيا|نافية|نفي)(?!\w)")
_AS_SAID = re.compile(
    r"(?:مثلما|كما|خلاف[اً]* لما|خلاف[اً]* ل|عكس ما|بعكس ما)\s+(?:\S+\s+){0,2}?"
    r"(?:قال|قالت|زعم|زعمت|أعلن|اعلن|ذكر|ادعى|ادعت|تقول|يقول|تزعم|يزعم)"
)
"""Words by which one who says that there is no such thing names who said that there is."""
_RELAYED = re.compile(
    r"^\W*(?:و|ف)?(?:حديث|كلام|الحديث|اتهام|اتهامات|الاتهامات|مزاعم|المزاعم|ادعاء|ادعاءات|تصريحات|ما قاله|ما ذكره|ما تردد)(?!\w)"
)
"""How a claim begins that speaks of what others claim."""
_EMPTY_HEADS = frozenset(
    stem(fold(word))
    for word in (
            "تكون", "يكون", "كون", "كانت", "كان", "إمكانية", "إمكان", "وجود", "صحة", "تم", "قيام", "اتخاذ",
            "أي", "شيء", "أنباء", "الأنباء", "معلومات", "تقارير", "تناقل", "تردد", "ذكر", "نشر", "ورد",
            "تداول", "تداولته", "متداولة", "المتداولة", "مزاعم", "ادعاء", "اتهام", "اتهامات", "نية", "حدوث",
            "حصول", "صدور", "توجه", "علم", "موضوع", "خبر", "أخبار", "ذات", "هناك", "علاقة", "صلة", "إحدى",
            "أحد", "الصحف", "صحف", "صحيفة", "المحلية", "وسائل", "الإعلام", "التواصل", "الاجتماعي", "مواقع",
            "موقع", "أشيع", "شائع", "شائعات", "إشاعات", "يشاع", "قاطع", "قاطعا", "جميع", "ساهمت", "ساهم",
            "مساهمة", "قيل", "يقال", "سبق",
    )
)  # fmt: skip
"""Words with which a denial begins before it says what is denied."""
_OR = frozenset({"او", "و"})
_SHORT = 150
"""Characters of a statement at most that calls something untrue as a whole."""
_ABSENT = re.compile(
    r"^\W*(?:و|ف)?(?:إ?نه )?(?:لا (?:صحة|وجود|توجد|يوجد(?! شك))|ليس(?:ت)? هناك(?! شك)|لم (?:يحدث|تحدث|نرفض|نقم)|ليس صحيحا)(?!\w)"
)
"""How the content of a statement begins that denies without a verb of denial."""
_NOT = re.compile(r"(?<!\w)(?:لا|لم|لن|ليس|ليست|نفى|نفت)(?!\w)")
_OPENING = 120
"""Characters of a claim in which its negation stands."""
_NEAREST = 60
"""Claims against which a denial is held, at most."""
_COMMON = 2000
"""Claims that share a word from which the word says nothing."""
_APART = 5
"""Days between a claim and its denial, at most."""
_FEWEST = 3
"""Telling words of claim and denial, at least: "denied the matter" says nothing of what is denied."""
_WORDS = 0.45
"""Share of telling words from which a claim is of what is denied …"""
_SHARED = 3
"""Telling words that claim and denial share, at least."""
_THINGS = 2
"""… or so many kinds of thing that both name, or one kind and so many words, if both speak of a fault."""
_VAGUE = frozenset({"military-step", "political-step", "resolution", "monitoring", "other"})
_EXACT = 5.0
"""Score where the denied words are those of the claim themselves."""
_IDENTICAL = 0.7
"""Overlap from which the denial's content is the claim itself, and not a mention of it."""
_ADVERSE = re.compile(
    r"(?:رفض|ترفض|إلغاء|الغاء|ألغت|ألغى|عدم|سحب|انسحب|عرقل|خرق|انتهك|هجوم|قصف|قتل|استهد|وراء|تورط|مسؤول)"
)
"""Words of an accusation: a refusal, a cancelling, an attack."""
_FAULT = 60
"""Characters from the beginning of a denial in which the words of an accusation stand."""
_CONTROL = re.compile(r"(?<!\w)[وفب]?(?:ال)?(?:سيطر|بسط|استعاد|سقط|سقوط|انتزع|حرر|تحرير|دخل|دخول|اقتحم|اقتحام)")
"""Words of the taking of a place."""
_LEAST = 1.2
"""Score below which a denial has no link."""
_ABOUT = 0.5
"""Share of telling words from which a later claim of one speaker repeats an earlier one; the earlier one is linked."""
_NEARLY = 0.65
"""Share of the best account's score from which another account's claim is denied as well."""
_ENOUGH = 2.0
"""Score from which a link is strong."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what it is about."""

    report: StoryReport
    statement: Statement
    about: Concepts

    @property
    def side(self) -> Side:
        """The statement as a side: its content, with the accused and the cue if these stand before it."""
        parts = list(self.statement.content)
        if self.statement.accused:
            parts.append(self.statement.accused)
        span = Span(min(part.start for part in parts), max(part.end for part in parts))
        return Side(self.report, span, self.statement.speaker_entity)

    @property
    def cue_side(self) -> Side:
        """The words that deny, without those that are denied."""
        parts = [part for part in (self.statement.cue, self.statement.speaker) if part]
        span = Span(min(part.start for part in parts), max(part.end for part in parts)) if parts else self.side.span
        return Side(self.report, span, self.statement.speaker_entity)

    @property
    def party(self) -> str | None:
        """Whom the speaker speaks for."""
        return self.statement.speaker_party or self.statement.speaker_entity


class _Index:
    """Claims by their telling words and things, so that a denial is held against those that share some with it."""

    def __init__(self, claims: list[Claim]) -> None:
        self._claims = claims
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            for term in _terms(claim):
                self._postings[term].append(number)

    def near(self, denial: Claim) -> list[Claim]:
        """Return the claims that share most with a denial, in order of report and place; words that all share are left out."""
        found = [self._postings[term] for term in _terms(denial) if len(self._postings.get(term, ())) <= _COMMON]
        shared = Counter(number for postings in found for number in postings)
        ranked = sorted(shared, key=lambda number: (-shared[number], number))[:_NEAREST]
        return [self._claims[number] for number in sorted(ranked)]


def _terms(claim: Claim) -> frozenset[str]:
    return claim.about.stems | {f"thing {name}" for name in claim.about.families - _VAGUE}


def denial_links(subjects: tuple[Subject, ...]) -> Iterator[Contradiction]:
    """Yield every denial linked with the claim that it denies: the best one of each account.

    A claim can be what is denied if another side makes it at most five days before or after (where a day is not known: in the
    same story, or as an accusation), if the claim names the one who denies or the denial names the one who claims, and if
    their words agree or both speak of a fault in the same thing. "There is no such thing, as X said" answers what X said of
    such a thing, and who holds a place is one thing. Of several the best is linked, and of other accounts those that fit
    nearly as well; a denial may stay without a link.
    """
    claims = [
        Claim(subject.report, statement, subject.of_statement(statement))
        for subject in subjects
        for statement in subject.report.layers.statements
        if statement.content and not statement.hypothetical
    ]
    denials = [claim for claim in claims if _denies(claim)]
    index = _Index(claims)
    best: dict[tuple[str, str, str], tuple[float, Claim, Claim]] = {}
    # A denial with words of its own says more than "which X denied" after the claim.
    for denial in sorted(denials, key=lambda item: _echoes(item, index.near(item))):
        for score, claim in _denied(denial, index.near(denial)):
            key = (name_key(denial.party), claim.report.account, denial.report.account)
            if key not in best or (score > best[key][0] and not _overlap(denial, claim)):
                best[key] = (score, denial, claim)
    for score, denial, claim in _once(best.values()):
        strength: Strength = "strong" if score >= _ENOUGH else "moderate"
        side = denial.cue_side if _overlap(denial, claim) else denial.side
        yield contradiction("denial", claim.side, side, _why(claim.side, side), strength)


def _once(links: Iterable[tuple[float, Claim, Claim]]) -> Iterator[tuple[float, Claim, Claim]]:
    """Yield the best link of each claim with each denying report: headline and text deny the same."""
    seen: set[tuple[str, str, Span]] = set()
    for link in sorted(links, key=lambda item: (-item[0], item[1].side.order, item[2].side.order)):
        _, denial, claim = link
        key = (denial.report.doc, claim.report.doc, claim.side.span)
        if key not in seen:
            seen.add(key)
            yield link


def _overlap(a: Claim, b: Claim) -> bool:
    return a.report is b.report and a.side.span.overlaps(b.side.span)


def _echoes(denial: Claim, claims: list[Claim]) -> bool:
    """Tell whether the denial has no words but those of the claim that it denies."""
    return any(other is not denial and _overlap(denial, other) and not _denies(other) for other in claims)


def _denies(claim: Claim) -> bool:
    if claim.statement.negated:
        return False
    return _by_verb(claim) or _ABSENT.match(claim.report.text(claim.statement.content[0])) is not None


def _by_verb(claim: Claim) -> bool:
    """Tell whether a statement is made as a denial, by its verb or by calling something untrue."""
    statement = claim.statement
    if statement.act != "deny":
        return False
    cues = [claim.report.text(cue) for cue in (statement.cue, statement.cue2) if cue]
    text = claim.report.text(statement.content[0])
    untrue = len(text) <= _SHORT and _UNTRUE.search(text) is not None
    return not cues or any(map(_CUE.search, cues)) or untrue


def _negative(claim: Claim) -> bool:
    """Tell whether a claim says that something is not so, or speaks of what others say: a denial of it agrees with it."""
    text = claim.report.text(claim.statement.content[0])
    patterns = (_UNTRUE.search(text), _DENIED.search(text), _RELAYED.match(text), _NOT.search(text[:_OPENING]))
    return any(match is not None for match in patterns)


def _denied(denial: Claim, claims: list[Claim]) -> list[tuple[float, Claim]]:
    """Return what a denial denies: of each account the best claim, or the earlier one that it repeats."""
    scored: dict[str, list[tuple[float, Claim]]] = defaultdict(list)
    for claim in claims:
        if not _denies(claim) and not _negative(claim) and _answerable(denial, claim):
            scored[claim.report.account].append((_score(denial, claim), claim))
    best = []
    for found in scored.values():
        score, top = max(found, key=lambda item: item[0])
        if score >= _LEAST:
            best.append((score, _first_told(top, [claim for _, claim in found])))
    most = max((score for score, _ in best), default=0.0)
    return [(score, claim) for score, claim in best if score >= _NEARLY * most]


def _first_told(top: Claim, claims: list[Claim]) -> Claim:
    """Return the earliest claim that the best one repeats, of the text rather than of a heading, which only sums it up."""
    said = [claim for claim in claims if claim is top or _repeats(top, claim)]
    return min(said, key=lambda claim: claim.statement.where != "body")


def _repeats(later: Claim, earlier: Claim) -> bool:
    """Tell whether one speaker says in the later claim what he said in the earlier one."""
    one_voice = later.report is earlier.report and same_side(later.party, earlier.party)
    return one_voice and containment(later.about.stems, earlier.about.stems) >= _ABOUT


def _answerable(denial: Claim, claim: Claim) -> bool:
    one_voice = same_side(denial.statement.speaker_entity, claim.statement.speaker_entity)
    if denial.report is claim.report and telling(denial.party or "") & telling(claim.statement.speaker_entity or ""):
        return False
    if one_voice or same_side(denial.party, claim.party) or not denial.party or not _near(denial, claim):
        return False
    return _accused(denial, claim) or _answers(denial, claim)


def _accused(denial: Claim, claim: Claim) -> bool:
    """Tell whether the claim names the side that denies."""
    return any(same_side(denial.party, party) for party in claim.about.parties)


def _answers(denial: Claim, claim: Claim) -> bool:
    """Tell whether the denial names the side that claims."""
    return claim.party is not None and any(same_side(claim.party, party) for party in denial.about.parties)


def _near(denial: Claim, claim: Claim) -> bool:
    """Tell whether a denial may answer a claim by their days; where one is unknown, by the story or an accusation."""
    a, b = denial.report, claim.report
    if a.day is None or b.day is None:
        return a.story == b.story or claim.statement.act == "accuse"
    return abs((a.day - b.day).days) <= _APART


def _score(denial: Claim, claim: Claim) -> float:
    """Return how well a claim fits a denial: 0 if too little speaks for it."""
    if _overlap(denial, claim):
        return _EXACT if overlap_share(denial.side.span, claim.side.span) >= _IDENTICAL else 0.0
    if min(len(denial.about.stems), len(claim.about.stems)) < _FEWEST:
        return 0.0
    share = _common(denial.about, claim.about)
    things = len((denial.about.families & claim.about.families) - _VAGUE)
    texts = (denial.report.text(denial.side.span)[:_FAULT], claim.report.text(claim.side.span))
    adverse = all(map(_ADVERSE.search, texts))
    held = _same_place(denial, claim)
    absent = not _by_verb(denial) and _answers(denial, claim) and things > 0 and _names_claim(denial)
    shared = _shared(denial.about, claim.about)
    fault = (
        adverse
        and _by_verb(denial)
        and _accused(denial, claim)
        and (things >= _THINGS or (things > 0 and shared >= _THINGS))
    )
    agrees = share >= _WORDS and _head_agrees(denial, claim) and _by_verb(denial)
    if not absent and not held and not fault and not agrees:
        return 0.0
    parties = len(denial.about.parties & claim.about.parties)
    accused = claim.statement.act == "accuse" and any(same_side(denial.party, name) for name in claim.about.parties)
    return (
        1.2 * held
        + 0.8 * (adverse or absent)
        + 0.6 * min(things, 2)
        + 0.3 * min(parties, 2)
        + 2.0 * share
        + 0.5 * accused
    )


def _names_claim(denial: Claim) -> bool:
    """Tell whether a denial says whose claim it denies ("as X says", "contrary to what X said")."""
    return _AS_SAID.search(denial.report.text(denial.side.span)) is not None


def _head_agrees(denial: Claim, claim: Claim) -> bool:
    """Tell whether the claim has the first word that says what is denied: of whom it is denied is not yet what happened."""
    names = _names(denial.about, claim.about)
    forms = words(fold(denial.report.text(denial.statement.content[0]))).forms
    heads = [at for at, form in enumerate(forms) if is_telling(form) and stem(form) not in names | _EMPTY_HEADS]
    if not heads:
        return False
    found = {stem(forms[heads[0]])}
    if forms[heads[0] + 1 : heads[0] + 2] and forms[heads[0] + 1] in _OR:
        found.update(stem(form) for form in forms[heads[0] + 2 : heads[0] + 3])
    return bool(found & claim.about.stems)


def _same_place(denial: Claim, claim: Claim) -> bool:
    """Tell whether both speak of who holds one place."""
    both = all(_CONTROL.search(item.report.text(item.side.span)[:_OPENING]) for item in (denial, claim))
    return both and _by_verb(denial) and bool(denial.about.places & claim.about.places)


def _common(denial: Concepts, claim: Concepts) -> float:
    """Return the share of telling words in common, the names of parties left out; 0 if too few are shared."""
    names = _names(denial, claim)
    shared = _shared(denial, claim)
    return containment(denial.stems - names, claim.stems - names) if shared >= _SHARED else 0.0


def _shared(denial: Concepts, claim: Concepts) -> int:
    return len((denial.stems & claim.stems) - _names(denial, claim))


def _names(denial: Concepts, claim: Concepts) -> frozenset[str]:
    return frozenset().union(*(telling(party) for party in denial.parties | claim.parties))


def _why(claim: Side, denial: Side) -> Reason:
    return Reason(
        f"نفي من {denial.named(True)} لكلام {claim.named(True)}",
        f"{denial.named(False)} denies what {claim.named(False)} says",
    )
