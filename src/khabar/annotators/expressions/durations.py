"""Durations, spans counted from publication ("قبل يومين", "الأيام الثلاثة المقبلة"), and recurrences."""

import re
from dataclasses import dataclass

from khabar.annotators.expressions.days import direction
from khabar.annotators.expressions.scan import Found, Lexeme, Scan, Slots
from khabar.text.numbers import qualifier_before, spanned
from khabar.text.numerals import Numeral

_HUNDRED = ("المايه", "الميه")
_FOLLOWING_ONE = ("واحد", "واحده", "كامل", "كامله", "واحدا")
_OVER = re.compile(r"[وف]?(?:سيطر|استول[يى]|استولت|حصل|وافق|صادق|اقدم|عثر|قض[يى]|حكم|وقع|اطلع|هيمن|حاز)(?:ت|وا|نا)?")
"""Verbs whose object follows "على"."""
_OVER_REACH = 3
_OF_TIME = ("الزمن", "الزمان")
"""After "من" these only fill a length of time out: "قبل عقدين من الزمن"."""
_NEGATIONS = frozenset({"لن", "لا", "ولن", "ولا", "ليس"})
_NO_MOD = frozenset({"at-most"})
"""An upper bound ("up to 20 years") leaves the length as it is."""
_REACH = 5
"""A negation this many words before "قبل" makes it "not before"."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: where it ends, and what its words say."""

    first: int
    after: int
    slots: Slots


def duration(scan: Scan, index: int) -> Found | None:
    """Read a length of time that begins with word ``index``, with its qualifier in slot ``mod``."""
    length = _counted(scan, index) or _dual(scan, index) or _fraction(scan, index) or _uncounted(scan, index)
    if not length:
        return None
    said = direction(scan, length.after)
    if said and said[1]["direction"] in {"past", "latest", "next", "present", "preceding"}:
        return said[0], length.slots | said[1]
    qualified = qualifier_before(scan.text, scan.words, index, -1)
    if qualified and qualified.code in _NO_MOD:
        qualified = None
    slots = length.slots | ({"mod": qualified.code, "mod-from": str(qualified.start)} if qualified else {})
    return length.after, slots


def _unit(scan: Scan, at: int) -> tuple[Lexeme, int] | None:
    return scan.follows(at, "unit")


def _counted(scan: Scan, index: int) -> Length | None:
    numeral = scan.numeral(index)
    if numeral is None or numeral.ordinal:
        return None
    if scan.forms[index].endswith(_HUNDRED) and numeral.low == 100:
        return None  # "14 in the hundred" is a percentage
    numeral = spanned(scan.reader, numeral)
    unit = _unit(scan, numeral.last + 1)
    if not unit or unit[0].count == "two" or unit[0].article or _another(scan, numeral, *unit):
        return None
    slots = _amount(numeral) | {"unit": unit[0].value}
    if numeral.fraction and numeral.first == numeral.last:
        slots = {"n": scan.forms[index].replace(",", ".").replace("٫", "."), "unit": unit[0].value}
    after = unit[1]
    fraction = scan.follows(after, "and-fraction")
    if fraction and not numeral.vague:
        slots["fraction"], after = fraction[0].value, fraction[1]
    few = scan.follows(after, "few")
    return Length(index, few[1] if few and numeral.vague else after, slots)


def _another(scan: Scan, numeral: Numeral, unit: Lexeme, after: int) -> bool:
    """Tell whether the word is no unit of this number: "102 عام 2013", or "20 عقدا", which are contracts."""
    if unit.value == "Y" and unit.count == "one" and scan.near(after) and scan.digits(after, 1000, 2200):
        return True
    return unit.value == "DE" and (numeral.low > 9 or scan.gap(after - 1) != " ")


def _amount(numeral: Numeral) -> Slots:
    if numeral.vague:
        return {"n": "X"}
    return {"n": str(numeral.low)} | ({"n2": str(numeral.high)} if numeral.high != numeral.low else {})


def _dual(scan: Scan, index: int) -> Length | None:
    unit = scan.lex(index, "unit", lead=True)
    if not unit or unit[0].count != "two" or scan.forms[index].endswith("ي"):
        return None
    if unit[0].value == "DE" and not unit[0].article and not _context(scan, index) and not scan.word(unit[1], "من"):
        return None  # also "two contracts"
    slots = {"n": "2", "unit": unit[0].value}
    fraction = scan.follows(unit[1], "and-fraction")
    if fraction:
        return Length(index, fraction[1], slots | {"fraction": fraction[0].value})
    if unit[0].article and not direction(scan, unit[1]):
        return None
    return Length(index, unit[1], slots)


def _fraction(scan: Scan, index: int) -> Length | None:
    part = scan.lex(index, "fraction", lead=True)
    unit = _unit(scan, part[1]) if part else None
    if not part or not unit or unit[0].count != "one" or unit[0].article:
        return None
    return Length(index, unit[1], {"n": "0", "fraction": part[0].value, "unit": unit[0].value})


def _context(scan: Scan, index: int) -> bool:
    """Tell whether a word that takes a length of time, or a qualifier, stands before word ``index``."""
    if not index or not scan.near(index):
        return False
    if scan.lex(index - 1, "before-duration", lead=True):
        return True
    return qualifier_before(scan.text, scan.words, index, -1) is not None


def _idafa(scan: Scan, at: int) -> bool:
    """Tell whether a definite noun follows, of which the unit is a part: "أيام العيد"."""
    if at >= scan.size or not scan.near(at):
        return False
    return (scan.forms[at].startswith("ال") and len(scan.forms[at]) > 3) or scan.lex(at, "holiday") is not None


def _uncounted(scan: Scan, index: int) -> Length | None:
    unit = scan.lex(index, "unit", lead=True)
    if not unit or unit[0].article or unit[0].value in {"SEASON", "S"} or unit[0].count == "two":
        return None
    return _one(scan, index, *unit) if unit[0].count == "one" else _many(scan, index, *unit)


def _one(scan: Scan, index: int, unit: Lexeme, after: int) -> Length | None:
    slots = {"n": "1", "unit": unit.value}
    fraction = scan.follows(after, "and-fraction")
    if fraction:
        return Length(index, fraction[1], slots | {"fraction": fraction[0].value})
    if scan.word(after, *_FOLLOWING_ONE):
        return Length(index, after + 1, slots)
    if (unit.value == "Y" and scan.digits(after, 1000, 2200)) or (unit.value == "M" and scan.follows(after, "month")):
        return None
    if unit.value in {"DE", "CE", "NIGHT"} and not scan.word(after, "من"):
        return None
    return Length(index, after, slots) if _context(scan, index) and not _idafa(scan, after) else None


def _many(scan: Scan, index: int, unit: Lexeme, after: int) -> Length | None:
    slots = {"n": "X", "unit": unit.value}
    few = scan.follows(after, "few")
    if few and not few[0].article:
        again = scan.follows(few[1], "few")
        return Length(index, again[1] if again else few[1], slots)
    named = scan.follows(after, "unit")
    if named and named[0].count == "one" and named[0].value in {"M", "W", "Y"}:
        return None  # "أيام شهر رمضان"
    led = unit.proclitic.endswith("ل") or _context(scan, index)
    if scan.word(after, "من") and scan.word(after + 1, "الان"):
        return Length(
            index, after + 2, slots | {"direction": "past" if scan.word(index - 1, "حتي", "وحتي") else "next"}
        )
    return Length(index, after, slots) if led and not _idafa(scan, after) else None


def ago(scan: Scan, index: int) -> Found | None:
    """Read "قبل يومين" and "بعد أسبوع من الآن": a time counted from publication and not from an event."""
    word = scan.lex(index, "before-duration", lead=True)
    if not word or word[0].value not in {"ago", "after"} or not scan.near(word[1]):
        return None
    at = _over_qualifier(scan, word[1])
    found = duration(scan, at)
    if not found or "direction" in found[1]:
        return None
    from_now = scan.word(found[0], "من") and scan.word(found[0] + 1, "الان", "اليوم")
    sign = "-1" if word[0].value == "ago" else "1"
    slots = {key: value for key, value in found[1].items() if key != "mod-from"} | {"sign": sign}
    if from_now:
        return found[0] + 2, slots
    if word[0].value == "after" or _from_an_event(scan, index, found[0]) or _not_before(scan, index):
        return None
    told = scan.word(found[0], "من") and scan.word(found[0] + 1, *_OF_TIME)
    return found[0] + 2 * told, slots


def _from_an_event(scan: Scan, index: int, at: int) -> bool:
    """Tell whether the count runs from an event: "قبل ساعات من موعد", but not "قبل عام من أجل", "سيطر قبل عام على"."""
    if scan.word(at, "علي") and any(_OVER.fullmatch(form) for form in scan.forms[max(0, index - _OVER_REACH) : index]):
        return False
    return scan.word(at, "من", "علي", "ان") and not scan.word(at + 1, "اجل", "خلال", "قبل", *_OF_TIME)


def _over_qualifier(scan: Scan, at: int) -> int:
    """Return the index after a qualifier that begins at ``at``: "نحو", "أكثر من"."""
    for after in range(at + 1, min(at + 5, scan.size)):
        qualified = qualifier_before(scan.text, scan.words, after, at - 1)
        if qualified and qualified.first == at:
            return after
    return at


def _not_before(scan: Scan, index: int) -> bool:
    return any(form in _NEGATIONS for form in scan.forms[max(0, index - _REACH) : index])


def recent(scan: Scan, index: int) -> Found | None:
    """Read "الأيام الأخيرة", "الأيام الثلاثة المقبلة", "الساعات الـ24 الماضية", "اليومين الماضيين"."""
    unit = scan.lex(index, "unit", lead=True)
    if not unit or not unit[0].article or unit[0].count != "many":
        return None
    slots: Slots = {"unit": unit[0].value, "n": "X"}
    at = _over_few(scan, unit[1])
    number_at = at + 1 if scan.word(at, "ال") else at
    numeral = scan.numeral(number_at) if scan.near(number_at) else None
    if numeral and not numeral.ordinal and (numeral.definite or number_at > at):
        slots, at = slots | _amount(numeral), _over_few(scan, numeral.last + 1)
    said = direction(scan, at)
    if said:
        return _over_few(scan, said[0]), slots | said[1]
    first = scan.word(at, "الاولي") and unit[0].value == "H"
    return (at + 1, slots) if first else None


def _over_few(scan: Scan, at: int) -> int:
    few = scan.follows(at, "few")
    return few[1] if few and few[0].article else at


def recurrence(scan: Scan, index: int) -> Found | None:
    """Read "كل يوم", "كل أربع سنوات", "كل جمعة"."""
    word = scan.lex(index, "every", lead=True)
    if not word or not scan.near(word[1]):
        return None
    counted = _counted(scan, word[1]) or _dual(scan, word[1])
    if counted and counted.slots["n"] != "X":
        return counted.after, counted.slots
    part = scan.follows(word[1], "part")
    if part and not part[0].article and part[0].value != "LEADING":
        return part[1], {"part": part[0].value}
    unit = _unit(scan, word[1])
    if not unit or unit[0].count != "one" or unit[0].article or unit[0].value in {"DE", "S"}:
        return None
    if unit[0].value == "D" and scan.near(unit[1]):
        form = scan.forms[unit[1]]
        for lexeme in scan.table.get(form if form.startswith("ال") else "ال" + form, ()):
            if lexeme.role == "weekday":
                return unit[1] + 1, {"weekday": str(lexeme.number)}
    return unit[1], {"n": "1", "unit": unit[0].value}
