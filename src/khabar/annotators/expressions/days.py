"""Days: calendar dates, weekdays, days relative to publication, and months and years as far as a date names them."""

import re

from khabar.annotators.expressions.scan import Found, Scan, Slots

_NUMERIC = re.compile(r"(\d{1,4})\s?([/\-.])\s?(\d{1,2})\s?\2\s?(\d{2,4})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?![\d/])")
_FEAST_DAYS = 10
_HIJRI_YEARS = range(1330, 1461)
"""A bare number from these is a year of the hijra: 1912 to 2038."""
_RANGE_WORDS = ("الي", "وحتي", "حتي", "والي")
_RANGE_LINKS = {"بين": ("و",), "من": _RANGE_WORDS}
"""By the word before a first year, those before the second."""


def year(scan: Scan, index: int, lead: bool = False) -> Found | None:
    """Read "عام 2012", "2015م", "1436هـ", "1436/1437هـ", or a bare year from 1300 on."""
    unit = scan.lex(index, "unit", lead=lead)
    at, named = index, False
    if unit and unit[0].value == "Y":
        at, named = unit[1], True
    if named and not scan.near(at, "(),"):
        return None
    value = scan.digits(at, 1000 if named else 1300, 2200)
    after = at + 1
    if value is None and named and scan.follows(after, "era"):
        value = scan.digits(at, 100, 999)
    if value is None:
        said = _double_year(scan, at)
        if said or not named:
            return said
        spelled = _spelled_year(scan, at)
        if spelled is None:
            return None
        value, after = spelled
    era = scan.follows(after, "era")
    slots = {"year": str(value), "calendar": _calendar(value, era[0].value if era else "")}
    after = era[1] if era else after
    return _spanned_years(scan, index, after, slots) or _year_range(scan, after, slots)


def _spelled_year(scan: Scan, at: int) -> tuple[int, int] | None:
    """Return a year in words ("ألفين وعشرة"), or in two digits after the word for year ("عام 67"), and the index after it."""
    short = scan.digits(at, 40, 99)
    if short is not None and len(scan.forms[at]) == 2:
        return 1900 + short, at + 1
    numeral = scan.numeral(at)
    if numeral is None or numeral.digits or not 1000 <= numeral.low == numeral.high <= 2200:
        return None
    return numeral.low, numeral.last + 1


def _double_year(scan: Scan, index: int) -> Found | None:
    """Read "2015/2016" or "1436/1437هـ", which is one word."""
    double = re.fullmatch(r"(\d{4})[/\-](\d{4})", scan.forms[index]) if index < scan.size else None
    if not double or not 0 < int(double[2]) - int(double[1]) < 100:
        return None
    era = scan.follows(index + 1, "era")
    calendar = _calendar(int(double[1]), era[0].value if era else "")
    return (era[1] if era else index + 1), {"year": double[1], "year2": double[2], "calendar": calendar}


def _spanned_years(scan: Scan, first: int, after: int, slots: Slots) -> Found | None:
    """Read the second year of "بين 1998 و2013" and "من عام 2010 إلى عام 2014"."""
    links = _RANGE_LINKS.get(scan.forms[first - 1].removeprefix("ما")) if first else None
    if not links or not scan.word(after, *links):
        return None
    unit = scan.follows(after + 1, "unit")
    at = unit[1] if unit and unit[0].value == "Y" and unit[0].count == "one" else after + 1
    second = scan.digits(at, int(slots["year"]) + 1, int(slots["year"]) + 500) if scan.near(at) else None
    return _year_range(scan, at + 1, slots | {"year2": str(second)}) if second else None


def _year_range(scan: Scan, after: int, slots: Slots) -> Found:
    if after < scan.size and scan.gap(after).strip() in {"-", "/"}:
        second = scan.digits(after, int(slots["year"]) + 1, int(slots["year"]) + 100)
        if second:
            era = scan.follows(after + 1, "era")
            slots["calendar"] = _calendar(int(slots["year"]), era[0].value if era else "")
            return (era[1] if era else after + 1), slots | {"year2": str(second)}
    return after, slots


def _calendar(value: int, era: str) -> str:
    return era or ("hijri" if value in _HIJRI_YEARS else "gregorian")


def month(scan: Scan, index: int, lead: bool = False) -> Found | None:
    """Read a month's name, with "شهر" before it and its name of another system beside it. Slot ``sure`` tells a plain name."""
    unit = scan.lex(index, "unit", lead=lead)
    named = bool(unit and unit[0].value == "M" and unit[0].count == "one" and not unit[0].article)
    at = unit[1] if unit and named else index
    if named and not scan.near(at):
        return None
    found = scan.lex(at, "month", lead=lead and not named)
    if not found:
        return None
    lexeme, after = found
    slots = {"month": str(lexeme.number), "calendar": lexeme.value}
    other = scan.lex(after, "month") if scan.near(after, "/(-،") else None
    if other and other[0].number == lexeme.number and other[0].value == lexeme.value:
        return other[1], slots | {"sure": "1"}
    return after, slots | ({"sure": "1"} if named or not lexeme.ambiguous else {})


def direction(scan: Scan, index: int) -> Found | None:
    """Read "الماضي", "المقبل", "الجاري" and their like."""
    found = scan.follows(index, "direction")
    return (found[1], {"direction": found[0].value}) if found else None


def month_tail(scan: Scan, after: int, slots: Slots) -> Found:
    """Add the year ("2015", "من العام الماضي") or the direction ("الماضي") that stands after a month."""
    at = after + 1 if scan.word(after, "من", "لعام", "عام") and not scan.lex(after, "unit") else after
    said = year(scan, at) if scan.near(at, "),/-") else None
    if said:
        return said[0], slots | {key: value for key, value in said[1].items() if key != "calendar"}
    said = direction(scan, after)
    if said and said[1]["direction"] not in {"latest", "following", "preceding"}:
        return said[0], slots | said[1]
    unit = scan.follows(at, "unit")
    if unit and unit[0].value == "Y" and unit[0].count == "one" and unit[0].article:
        said = direction(scan, unit[1])
        if said:
            return said[0], slots | {"year-direction": said[1]["direction"]}
    demonstrative = scan.follows(at, "demonstrative")
    unit = scan.follows(demonstrative[1], "unit") if demonstrative and demonstrative[0].value == "this" else None
    if unit and unit[0].value == "Y":
        return unit[1], slots | {"year-direction": "present"}
    return after, slots


def _day_number(scan: Scan, index: int) -> tuple[int, int] | None:
    """Return the day of a month at ``index``, in digits or as an ordinal, and the index after it."""
    value = scan.digits(index, 1, 31)
    if value is not None and len(scan.forms[index]) <= 2:
        return value, index + 1
    numeral = scan.numeral(index)
    if numeral is None or numeral.digits or not 1 <= numeral.low == numeral.high <= 31:
        return None
    if numeral.ordinal and numeral.feminine:
        return None  # weeks or hours, as in "الأسابيع الأولى من يوليو"
    if numeral.ordinal or numeral.low in {20, 30} or scan.follows(numeral.last + 1, "month"):
        return numeral.low, numeral.last + 1
    return None


def day_and_month(scan: Scan, index: int) -> Found | None:
    """Read "14 يوليو تموز", "السابع من يوليو (تموز) الماضي", "الثامن من الشهر المقبل", "12-14 شوال", "5 الجاري"."""
    day = _day_number(scan, index)
    if day is None:
        return None
    at, slots = day[1], {"day": str(day[0])}
    second = _second_day(scan, at, day[0])
    if second:
        at, slots["day2"] = second[1], str(second[0])
    of = scan.word(at, "من")
    at += of
    found = month(scan, at) if scan.near(at, "/-(،") else None
    if found and ("sure" in found[1] or "-" not in scan.gap(at)):  # "2-صفر" is a score
        found[1].pop("sure", None)
        return month_tail(scan, found[0], slots | found[1])
    relative = _month_relative(scan, at)
    if relative:
        return relative[0], slots | relative[1]
    said = direction(scan, at) if not of and scan.forms[index][0].isdigit() else None
    if said and said[1]["direction"] in {"present", "past", "next"} and not scan.forms[at].endswith("ه"):
        return said[0], slots | {"month-direction": said[1]["direction"]}
    return None


def _second_day(scan: Scan, at: int, first: int) -> tuple[int, int] | None:
    if at >= scan.size:
        return None
    if scan.gap(at).strip() == "-":
        second = scan.digits(at, first + 1, 31)
        return (second, at + 1) if second else None
    if scan.word(at, *_RANGE_WORDS, "و") and scan.near(at + 1):
        found = _day_number(scan, at + 1)
        return found if found and found[0] > first else None
    if scan.near(at) and scan.forms[at].startswith("و"):
        numeral = scan.numeral(at)
        if numeral and numeral.ordinal and first < numeral.low <= 31:
            return numeral.low, numeral.last + 1
    return None


def _month_relative(scan: Scan, at: int) -> Found | None:
    """Read "الشهر المقبل" or "هذا الشهر" after a day."""
    same = scan.follows(at, "anaphor")
    if same and same[0].value == "month":
        return same[1], {"month-direction": "same"}
    demonstrative = scan.follows(at, "demonstrative")
    unit = scan.follows(demonstrative[1] if demonstrative else at, "unit")
    if not unit or unit[0].value != "M" or unit[0].count != "one" or not unit[0].article:
        return None
    if demonstrative:
        return unit[1], {"month-direction": "present" if demonstrative[0].value == "this" else "same"}
    said = direction(scan, unit[1])
    return (said[0], {"month-direction": said[1]["direction"]}) if said else None


def numeric_date(scan: Scan, index: int, day_named: bool) -> Found | None:
    """Read 12/12/2016, 2016-12-12, 3/10/1436هـ and, after a word for day, 12/10."""
    match = _NUMERIC.match(scan.text, scan.words.starts[index])
    if match is None:
        match = _DAY_MONTH.match(scan.text, scan.words.starts[index]) if day_named else None
        return _checked(scan, match.end(), match[1], match[2], "") if match else None
    first, middle, last = match[1], match[3], match[4]
    if len(first) == 4:
        return _checked(scan, match.end(), last, middle, first)
    return _checked(scan, match.end(), first, middle, last) if len(first) < 3 and len(last) in {2, 4} else None


def _checked(scan: Scan, end: int, day: str, month_: str, year_: str) -> Found | None:
    first, second = int(day), int(month_)
    if second > 12 >= first:
        first, second = second, first
    if not (1 <= first <= 31 and 1 <= second <= 12):
        return None
    after = scan.index_after(end)
    slots = {"day": str(first), "month": str(second), "calendar": "gregorian"}
    if not year_:
        slots["numeric"] = "1"
    if year_:
        value = int(year_) + (2000 if len(year_) == 2 else 0)
        era = scan.follows(after, "era")
        slots |= {"year": str(value), "calendar": _calendar(value, era[0].value if era else "")}
        after = era[1] if era else after
        if not (value in _HIJRI_YEARS or 1800 <= value <= 2200):
            return None
    return after, slots


def feast_day(scan: Scan, index: int) -> Found | None:
    """Read "ثاني أيام عيد الفطر" and, where the feast is not named, "أول أيام العيد"."""
    numeral = scan.numeral(index)
    if numeral is None or not numeral.ordinal or not 1 <= numeral.low == numeral.high <= _FEAST_DAYS:
        return None
    at = numeral.last + 1
    if not scan.word(at, "ايام"):
        return None
    slots = {"nth": str(numeral.low), "value": ""}
    named = scan.follows(at + 1, "holiday")
    if named:
        return named[1], slots | {"value": named[0].value}
    return (at + 2, slots) if scan.word(at + 1, "العيد") else None


def weekday(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "الاثنين" and "الاثنين المقبل"."""
    found = scan.lex(index, "weekday", lead=lead)
    if not found:
        return None
    slots = {"weekday": str(found[0].number)}
    said = direction(scan, found[1])
    if said and said[1]["direction"] != "latest" and not scan.forms[found[1]].endswith("ه"):
        return said[0], slots | said[1]
    if said and found[0].number == 5 and said[1]["direction"] != "latest":
        return said[0], slots | said[1]
    return found[1], slots
