"""What makes a stance word no stance: negation, doubt, supposition, a question, somebody else's wish."""

import re

from khabar.text.tokens import Words

_STOP = re.compile("[؟?.!\n]")
_SENTENCE = 300
"""Characters within which the end of a sentence is looked for."""
_NEGATORS = frozenset(
    ["لا", "لم", "لن", "ليس", "ليست", "غير", "عدم", "بعدم", "دون", "بدون", "ولا", "ولم", "ولن", "وعدم", "لعدم"]
)
_SURE = frozenset(["شك", "ريب", "ادني"])
"""Words that make "without" an assurance ("without doubt")."""
_STILL = frozenset(["يزال", "تزال", "يزالون", "زال", "زالت", "زالوا", "نزال"])
"""Verbs that after a negator say that something goes on."""
_DOUBT = frozenset(
    [
        "لو", "ولو", "اذا", "واذا", "هل", "قد", "ربما", "لعل", "يمكن", "ممكن", "محتمل", "يحتمل", "احتمال",
        "احتمالات", "امكانيه", "المتوقع", "يتوقع", "المنتظر", "يرجح", "كيف", "لماذا", "عما", "ما",
    ]
)  # fmt: skip
_RELATIVES = frozenset(["التي", "الذي", "الذين", "اللذين", "اللتين", "والتي", "والذي", "والذين"])
_WISHING = frozenset(
    [
        "يامل", "تامل", "نامل", "امله", "املها", "يريد", "تريد", "نريد", "يطالب", "طالب", "طالبت", "دعا", "دعت",
        "يدعو", "تدعو", "يجب", "ينبغي", "حث", "حثت",
    ]
)  # fmt: skip


_AWAITING = frozenset(
    [
        "الحصول", "للحصول", "قبل", "دون", "بدون", "بانتظار", "انتظار", "لنيل", "نيل", "كسب", "لكسب", "تتطلب", "يتطلب",
        "تحتاج", "يحتاج", "لاقناع", "اقناع", "رهن",
    ]
)  # fmt: skip
"""Words for seeking or waiting for what follows."""
_SPORT = frozenset(
    [
        "الدوري", "دوري", "مباراه", "المباراه", "لاعب", "اللاعب", "لاعبين", "اللاعبين", "المدرب", "مدرب", "كاس",
        "الكاس", "الانديه", "اندييه", "النادي", "القدم",
    ]
)  # fmt: skip
_SPORT_WORDS = 4
"""So many different words of sport make a report one about sport, where refusals and offers are no positions."""


def about_sport(words: Words) -> bool:
    """Tell whether a report is about sport."""
    return len(_SPORT.intersection(words.forms)) >= _SPORT_WORDS


def negated(words: Words, word: int, start: int) -> bool:
    """Tell whether a negator stands right before ``word`` (one word may stand between), at or after offset ``start``."""
    for at in range(word - 1, max(-1, word - 3), -1):
        if words.starts[at] < start or words.forms[at] in _STILL:
            return False
        if words.forms[at] in _NEGATORS and words.forms[at + 1] not in _SURE:
            return True
    return False


def supposed(words: Words, word: int, start: int, *, imperfect: bool) -> bool:
    """Tell whether the verb at ``word`` is only supposed, possible, asked, or wished of somebody else."""
    for at in range(word - 1, max(-1, word - 4), -1):
        if words.starts[at] < start:
            break
        form = words.forms[at]
        if form in _DOUBT and (form != "قد" or imperfect) and (form != "ما" or at == word - 1):
            return True
    if imperfect and word > 0 and words.forms[word - 1] in {"ان", "بان", "لان"}:
        return True
    return (
        any(words.forms[at] in _WISHING for at in range(max(0, word - 3), word) if words.starts[at] >= start)
        and imperfect
    )


def awaited(words: Words, word: int) -> bool:
    """Tell whether an agreement at ``word`` is only sought or waited for ("to get the approval of", "before the consent of")."""
    return any(form in _AWAITING for form in words.forms[max(0, word - 2) : word])


def asked(text: str, end: int) -> bool:
    """Tell whether the sentence that goes on after ``end`` ends as a question."""
    stop = _STOP.search(text, end, end + _SENTENCE)
    return stop is not None and stop[0] in "؟?"


def relative(words: Words, word: int, start: int) -> bool:
    """Tell whether the verb at ``word`` only qualifies a noun of its clause: after a relative pronoun, or after "any …"."""
    if any(words.forms[at] in _RELATIVES and words.starts[at] >= start for at in range(max(0, word - 2), word)):
        return True
    return any(
        words.forms[at] in {"اي", "كل"} and words.starts[at] >= start for at in range(max(0, word - 5), word - 1)
    )
