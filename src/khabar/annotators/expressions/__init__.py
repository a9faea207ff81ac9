"""Finds time expressions and what their words say, without giving them values.

Values need the publication date, and the publication date is inferred from these expressions, so finding comes first. Dropped
text is read too, piece by piece, where it may hold a printed date.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from khabar.annotators.contract import Annotator
from khabar.annotators.expressions.clock import clock
from khabar.annotators.expressions.days import feast_day, year
from khabar.annotators.expressions.durations import ago, duration, recent, recurrence
from khabar.annotators.expressions.moments import moment
from khabar.annotators.expressions.periods import period, vague_period
from khabar.annotators.expressions.scan import Found, Scan, Slots, Table, lexeme_table
from khabar.annotators.expressions.tense import tense
from khabar.lexicons import Lexicons
from khabar.model.layers import Expression
from khabar.model.spans import Span
from khabar.text.fold import fold_with_positions
from khabar.text.reading import Reading
from khabar.text.tokens import words

_PRODUCTIONS: tuple[tuple[str, frozenset[str], Callable[[Scan, int], Found | None]], ...] = (
    ("moment", frozenset({"night", "bound", "phase", "midnight", "demonstrative", "part", "relday"}), moment),
    ("moment", frozenset({"day-word", "weekday", "clock", "unit", "month", "number"}), moment),
    ("period", frozenset({"bound", "season", "demonstrative", "part-of-year", "decade", "century", "unit"}), period),
    ("ago", frozenset({"before-duration"}), ago),
    ("recent", frozenset({"unit"}), recent),
    ("vague-period", frozenset({"period"}), vague_period),
    ("recurrence", frozenset({"every"}), recurrence),
    ("holiday", frozenset({"number"}), feast_day),
    ("duration", frozenset({"unit", "fraction", "number"}), duration),
)
"""Kind, roles that its first word may have, and the function that reads it."""
_SINGLE_ROLES = frozenset({"ref", "anaphor", "holiday", "set", "eve", "adjective"})
_BEFORE_YEAR = frozenset(
    ("في", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "خلال", "بحلول", "مطلع", "اواخر", "اوايل", "نهايه", "بدايه")
) | {"منتصف", "قبل", "بعد", "حرب", "ثوره", "انتخابات", "ازمه", "انتفاضه", "احداث"}
_PAIRING = ("و", "الي", "وحتي", "حتي")
_BEFORE_PAIR = frozenset({"من", "بين", "عامي", "اعوام", "سنوات"})
_BEFORE_HOLIDAY = frozenset(
    {"في", "خلال", "قبل", "بعد", "منذ", "حتي", "يوم", "ايام", "صباح", "مساء", "ليله", "عقب", "قبيل", "ومنذ", "وحتي"}
)
"""Before a feast these make it a time; elsewhere it is an occasion."""
_EARLIER_OR_LATER = ("سابق", "لاحق")
_INSIDE = ("في", "وفي")
"""Before "the future" these make it a time; elsewhere it is a name or a thing."""
_BARE_YEARS = (1900, 2060)
_READ_WHOLE = frozenset({"date-line", "repeat"})
"""Drops whose every time counts; of others only a full date does, which has a year in digits."""
_DIGIT = re.compile(r"\d")
_TENSED = frozenset({"weekday", "day", "month"})


def expressions_of(scan: Scan) -> Iterator[tuple[int, int, Expression]]:
    """Yield (first word, index after the last, expression) in text order; spans count in the folded text."""
    previous = 0
    for index, roles in scan.beginnings():
        found = _longest(scan, index, roles) if index >= previous else None
        if found is None:
            continue
        kind, after, slots = found
        if kind != "no-time":
            yield index, after, _expression(scan, kind, index, after, slots, previous)
            if "aside" in slots:
                yield from _aside(scan, int(slots["aside"]))
        previous = after


@cache
def _productions(roles: frozenset[str]) -> tuple[tuple[str, Callable[[Scan, int], Found | None]], ...]:
    return tuple((kind, production) for kind, leads, production in _PRODUCTIONS if not leads.isdisjoint(roles))


def _longest(scan: Scan, index: int, roles: frozenset[str]) -> tuple[str, int, Slots] | None:
    best: tuple[str, int, Slots] | None = None
    for kind, production in _productions(roles):
        found = production(scan, index)
        if found and (best is None or found[0] > best[1]):
            best = (kind, *found)
    for role in () if _SINGLE_ROLES.isdisjoint(roles) else _SINGLE_ROLES & roles:
        single = scan.lex(index, role, lead=True)
        if single and not _led(scan, index, role, single[0].id):
            continue
        if single and (best is None or single[1] > best[1]):
            best = (role, single[1], {"value": single[0].value})
    if best and "weekday" in best[2]:
        best = _repeated(scan, best)
    if best and best[0] == "ref":
        best = _inside_period(scan, best)
    blocked = scan.lex(index, "no-time", lead=True) if "no-time" in roles else None
    if blocked and (best is None or blocked[1] >= best[1]):
        return "no-time", blocked[1], {}
    return best or _bare_year(scan, index)


def _led(scan: Scan, index: int, role: str, entry: str) -> bool:
    """Tell whether the word before lets a feast, or the future, be a time."""
    before = scan.forms[index - 1] if index else ""
    if role == "holiday":
        return before in _BEFORE_HOLIDAY
    return entry != "future" or before in _INSIDE


def _inside_period(scan: Scan, best: tuple[str, int, Slots]) -> tuple[str, int, Slots]:
    """Return "an earlier time of this year", or "a later time yesterday", as that year or day."""
    after = best[1]
    if scan.forms[after - 1] not in _EARLIER_OR_LATER:
        return best
    at = after + scan.word(after, "من")
    if not scan.near(at):
        return best
    inner = [(kind, found) for kind, read in (("moment", moment), ("period", period)) if (found := read(scan, at))]
    return max(((kind, *found) for kind, found in inner), key=lambda one: one[1], default=best)


def _repeated(scan: Scan, best: tuple[str, int, Slots]) -> tuple[str, int, Slots]:
    """Return a weekday as a recurrence if "من كل أسبوع" follows."""
    after, slots = best[1], best[2]
    days = scan.lex(after - 2, "day-word", lead=True) if slots.keys() == {"weekday"} else None
    if days and days[0].id == "days-word" and not (after < scan.size and scan.table_role(after, "weekday")):
        return "recurrence", after, slots
    if not (scan.word(after, "من") and scan.follows(after + 1, "every")):
        return best
    unit = scan.follows(after + 2, "unit")
    return ("recurrence", unit[1], {"weekday": slots["weekday"]}) if unit else best


def _bare_year(scan: Scan, index: int) -> tuple[str, int, Slots] | None:
    """Read a year without the word for it: with an era, after a preposition, or as the second of a pair of years."""
    found = year(scan, index) if scan.forms[index][0].isdigit() else None
    if not found:
        return None
    value = scan.digits(index, *_BARE_YEARS)
    era = scan.lex(found[0] - 1, "era")
    metres = era is not None and scan.forms[found[0] - 1] == "م" and not value
    dated = (era is not None and not metres) or "year2" in found[1]
    led = index > 0 and scan.near(index) and scan.forms[index - 1] in _BEFORE_YEAR
    paired = index > 1 and scan.forms[index - 1] in _PAIRING and scan.digits(index - 2, *_BARE_YEARS)
    pairs = scan.word(found[0], *_PAIRING) and scan.digits(found[0] + 1, *_BARE_YEARS)
    opens = pairs and index > 0 and scan.forms[index - 1] in _BEFORE_PAIR
    return ("period", *found) if dated or (value and (led or paired or opens)) else None


def _expression(scan: Scan, kind: str, first: int, after: int, slots: Slots, floor: int) -> Expression:
    if _needs_tense(kind, slots):
        cue = tense(scan, first, after)
        slots = slots | ({"tense": cue} if cue else {})
    if slots == {"offset": "0"} and any(scan.lex(near, "nowadays") for near in range(max(0, first - 2), first)):
        slots = {"nowadays": "1", **slots}
    start = scan.words.starts[first] + _offset(scan, kind, first)
    qualified = slots.pop("mod-from", None)
    if qualified is not None and (not floor or int(qualified) >= scan.words.ends[floor - 1]):
        start = int(qualified)
    end = _closed(scan.text, start, scan.words.ends[after - 1])
    said = tuple(sorted((key, value) for key, value in slots.items() if key not in {"aside", "sure"}))
    return Expression(Span(start, end), kind, said, rule=f"expressions:{kind}")


def _needs_tense(kind: str, slots: Slots) -> bool:
    if slots.get("value") == "LATER":
        return True
    return kind in {"moment", "period"} and bool(_TENSED & slots.keys()) and not {"direction", "year"} & slots.keys()


def _offset(scan: Scan, kind: str, first: int) -> int:
    """Return how many letters of the first word are its proclitic."""
    lexemes = scan.table.get(scan.forms[first], ())
    roles = {"tense", "before-duration"} if kind != "ago" else {"tense"}
    offsets = [lexeme.offset for lexeme in lexemes if lexeme.role not in roles]
    if offsets:
        return min(offsets)
    numeral = scan.numeral(first)
    return numeral.start - scan.words.starts[first] if numeral else 0


def _closed(text: str, start: int, end: int) -> int:
    """Return ``end``, one further if a bracket that opens inside closes right there."""
    inner = text[start:end]
    return end + 1 if inner.count("(") > inner.count(")") and text[end : end + 1] == ")" else end


def _aside(scan: Scan, index: int) -> Iterator[tuple[int, int, Expression]]:
    found = clock(scan, index, lead=False)
    if found:
        yield index, found[0], _expression(scan, "moment", index, *found, floor=index)


def annotate(reading: Reading, lexicons: Lexicons) -> tuple[Expression, ...]:
    """Return the expressions of the kept text and of each dropped piece, in text order, with raw spans."""
    table = lexicons.compiled(lexeme_table)
    scan = Scan(reading.folded.text, reading.words, table)
    found = [_raw(one, reading.raw_span(one.span.start, one.span.end)) for _, _, one in expressions_of(scan)]
    raw = reading.document.raw
    for drop in reading.layers.layout.drops:
        if drop.kind in _READ_WHOLE or _DIGIT.search(raw, drop.span.start, drop.span.end):
            found += _in_drop(drop.span, raw, table)
    return tuple(sorted(found, key=lambda one: (one.span, one.kind)))


def _in_drop(span: Span, raw: str, table: Table) -> Iterator[Expression]:
    folded = fold_with_positions(span.of(raw))
    scan = Scan(folded.text, words(folded.text), table)
    for _, _, one in expressions_of(scan):
        yield _raw(one, folded.to_raw(one.span.start, one.span.end).shift(span.start))


def _raw(expression: Expression, span: Span) -> Expression:
    return Expression(span, expression.kind, expression.slots, expression.rule)


ANNOTATOR = Annotator("expressions", 1, "expressions", ("layout",), annotate)
