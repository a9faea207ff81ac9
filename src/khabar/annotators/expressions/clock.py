"""Times of day: hours as digits or ordinals, with minutes, part of the day and time zone."""

import re

from khabar.annotators.expressions.scan import Found, Scan, Slots

_HOUR_MINUTE = re.compile(r"(\d{1,2})[:.,](\d{2})")
_LETTERS = {"ص": "MO", "م": "PM"}


def clock(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "الساعة التاسعة صباحا", "الرابعة من فجر", "11:30 مساء", "2059 بتوقيت غرينتش".

    Without the word for hour, a part of the day or a zone must follow.
    """
    word = scan.lex(index, "clock", lead=lead)
    at = word[1] if word else index
    at += scan.word(at, "ال") and word is not None
    hour = _hour(scan, at, named=word is not None) if not word or scan.near(at) else None
    if hour is None:
        return None
    after, slots, marked = hour[0], hour[1], word is not None
    tail = _tail(scan, after, letters=marked or "minute-digits" in slots) or _shared_tail(scan, index, after, marked)
    if tail:
        return tail[0], _without(slots) | tail[1]
    if marked and "hundreds" not in slots:
        return after, _without(slots)
    return (after, _without(slots)) if marked and int(slots["hour"]) <= 24 else None


def _shared_tail(scan: Scan, index: int, after: int, named: bool) -> Found | None:
    """Return the part of the day that the end of a range gives its beginning: "من 8 إلى 10 مساء"."""
    led = named or (index > 0 and scan.forms[index - 1] in {"من", "بين"})
    if not led or not scan.word(after, "الي", "وحتي", "حتي"):
        return None
    second = _hour(scan, after + 1, named=False) if after + 1 < scan.size else None
    tail = _tail(scan, second[0], letters=True) if second else None
    return (after, tail[1]) if tail else None


def _without(slots: Slots) -> Slots:
    return {key: value for key, value in slots.items() if key not in {"minute-digits", "hundreds"}}


def _hour(scan: Scan, at: int, named: bool) -> Found | None:
    if at >= scan.size:
        return None
    form = scan.forms[at]
    match = _HOUR_MINUTE.fullmatch(form)
    if match and int(match[1]) <= 24 and int(match[2]) < 60:
        return _minute_word(scan, at + 1), {"hour": match[1], "minute": match[2], "minute-digits": "1"}
    if form.isdecimal():
        return _plain_hour(scan, at, form, named)
    numeral = scan.numeral(at)
    if numeral is None or not 1 <= numeral.low == numeral.high <= 12:
        return None
    if not (numeral.ordinal and numeral.feminine and numeral.definite) and not (named and numeral.ordinal):
        return None
    return _minutes(scan, numeral.last + 1, {"hour": str(numeral.low)})


def _plain_hour(scan: Scan, at: int, form: str, named: bool) -> Found | None:
    if len(form) in {3, 4}:
        hour, minute = divmod(int(form), 100)
        if hour > 24 or minute > 59 or not (named or scan.follows(at + 1, "zone")):
            return None
        return at + 1, {"hour": str(hour), "minute": f"{minute:02}", "hundreds": "1"}
    return _minutes(scan, at + 1, {"hour": str(int(form))}) if len(form) < 3 and int(form) <= 24 else None


def _minutes(scan: Scan, at: int, slots: Slots) -> Found:
    said = scan.follows(at, "clock-minutes")
    if said:
        return said[1], slots | {"minutes": said[0].value}
    index = at + 1 if scan.word(at, "و") else at
    if index < scan.size and scan.near(index):
        numeral = scan.numeral(index)
        joined = index > at or scan.forms[at].startswith("و")
        if numeral and joined and 1 <= numeral.low == numeral.high < 60:
            unit = scan.follows(numeral.last + 1, "unit")
            if unit and unit[0].value == "MIN":
                return unit[1], slots | {"minutes": str(numeral.low)}
    return at, slots


def _minute_word(scan: Scan, at: int) -> int:
    unit = scan.follows(at, "unit")
    return unit[1] if unit and unit[0].value == "MIN" else at


def _tail(scan: Scan, at: int, letters: bool) -> Found | None:
    """Read the part of the day and the zone that follow an hour."""
    slots: Slots = {}
    start = at
    of = scan.word(at, "من", "في")
    part = scan.follows(at + of, "part") or (scan.lex(at, "part", lead=True) if scan.near(at) else None)
    if part:
        at, slots["part"] = part[1], part[0].value
    elif letters and scan.word(at, *_LETTERS):
        at, slots["part"] = at + 1, _LETTERS[scan.forms[at]]
    else:
        midnight = scan.follows(at, "midnight")
        if midnight and "midnight" not in slots:
            at, slots["part"] = midnight[1], "NI"
    zone = scan.follows(at, "zone", ")(.,")
    if not zone and scan.word(at, "بتوقيت") and scan.near(at + 1):
        at += 2
    if zone:
        at = zone[1]
        if zone[0].value:
            slots["zone"] = zone[0].value
    return (at, slots) if at > start else None
