"""Whether the words about a time expression speak of a time to come or of one that has been."""

import re

from khabar.annotators.expressions.scan import Scan

_FUTURE_VERB = re.compile(r"[وف]?س[يتن](?!ا|د[ه]?$|ن|ط|ف|ر[ته]|ل|و|ين|ار|راتيج|ريت)\w{3,}")
"""The future prefix on an imperfect verb, and not a noun such as those for politics, car or woman."""
_LEFT, _RIGHT = 14, 2
_CLOSE = {"past": 5, "future": 8}
"""A cue further before than this many words may govern something else."""
_BELONGS = ("يعود", "تعود")
_PRONOUNS = ("هما", "هم", "ها", "ه")
_STOPS = frozenset(".؟!؛")


def tense(scan: Scan, first: int, after: int) -> str | None:
    """Return "future" or "past" by the nearest cue before words ``first`` to ``after``, else by one close behind.

    A cue that stands far before is "weak-future" or "weak-past".
    """
    for index in range(first - 1, max(-1, first - 1 - _LEFT), -1):
        if _stopped(scan, index + 1):
            break
        cue = _cue(scan, index)
        if cue == "future" and scan.forms[index] in _BELONGS and scan.forms[index + 1].startswith("ل"):
            cue = None  # "سيارات تعود لناشطين" are theirs
        if cue == "until":
            cue = "future" if index == first - 1 else None
        if cue:
            return cue if first - index <= _CLOSE[cue] else f"weak-{cue}"
    for index in range(after, min(scan.size, after + _RIGHT)):
        if _stopped(scan, index):
            break
        cue = _cue(scan, index)
        if cue in {"past", "future"}:
            return cue
    return None


def _stopped(scan: Scan, index: int) -> bool:
    gap = scan.gap(index)
    return gap != " " and (not _STOPS.isdisjoint(gap) or gap.count("\n") > 1)


def _cue(scan: Scan, index: int) -> str | None:
    form = scan.forms[index]
    for written in _variants(form):
        for lexeme in scan.table.get(written, ()):
            if lexeme.role == "tense" and not lexeme.rest:
                return lexeme.value
    if form[0] in "سوف" and _FUTURE_VERB.fullmatch(form):
        return "future"
    return None


def _variants(form: str) -> tuple[str, ...]:
    """Return a word as it stands, without its conjunction, and without an object pronoun ("وقعه", "أعلنتها")."""
    bare = form[1:] if form[0] in "وف" and len(form) > 3 else form
    suffix = next((suffix for suffix in _PRONOUNS if bare.endswith(suffix) and len(bare) > len(suffix) + 2), "")
    return (form, bare, bare.removesuffix(suffix)) if suffix else (form, bare)
