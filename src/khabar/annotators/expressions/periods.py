"""Periods: weeks, months, years, seasons, decades and centuries, with their beginnings, middles and ends."""

from collections.abc import Callable

from khabar.annotators.expressions.days import direction, month, month_tail, year
from khabar.annotators.expressions.scan import Found, Scan, Slots

_RELATIVE_UNITS = frozenset({"D", "W", "M", "Y", "DE", "CE", "H"})
_ACADEMIC = ("الدراسي", "الجامعي", "الدراسيه")
_MONTHS = 12
_ALIKE = ("المماثل", "المقابل", "نفسه", "ذاته")
_SKIPPED = ("الدراسي", "المالي", "الهجري", "الميلادي", "الجامعي", "الدراسيه")


def period(scan: Scan, index: int) -> Found | None:
    """Read "نهاية الشهر الجاري", "العام الماضي", "هذا الأسبوع", "صيف 2014", "عام 2012", "الربع الأول من العام"."""
    bound = scan.lex(index, "bound", lead=True)
    if bound and scan.near(bound[1]):
        found = _bounded(scan, bound[1])
        if found:
            weekend = (
                {"weekend": "1"} if bound[0].id == "start-or-weekend" and found[1].get("direction") == "bare" else {}
            )
            return found[0], found[1] | {"mod": bound[0].value} | weekend
    return _unbounded(scan, index, lead=True)


def _bounded(scan: Scan, at: int) -> Found | None:
    """Read what may follow "مطلع" or "نهاية": a period, also one that does not stand alone."""
    found = _unbounded(scan, at, lead=False)
    if found:
        return found
    unit = scan.lex(at, "unit")
    if unit and unit[0].article and unit[0].count == "one" and unit[0].value in {"W", "M", "Y"}:
        return unit[1], {"unit": unit[0].value, "direction": "bare"}
    said = month(scan, at)
    return month_tail(scan, *said) if said else year(scan, at)


def _unbounded(scan: Scan, index: int, lead: bool) -> Found | None:
    roles = scan.roles_at(index) if index < scan.size else ()
    for leads, read in _PERIODS:
        found = read(scan, index, lead) if not leads.isdisjoint(roles) else None
        if found:
            return found
    return None


def relative_period(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "العام الماضي", "الأسبوع المقبل", "هذا الشهر"."""
    demonstrative = scan.lex(index, "demonstrative", lead)
    at = demonstrative[1] if demonstrative else index
    unit = scan.follows(at, "unit") if demonstrative else scan.lex(at, "unit", lead)
    if not unit or unit[0].value not in _RELATIVE_UNITS or not unit[0].article or unit[0].count != "one":
        return None
    if demonstrative:
        this = demonstrative[0].value == "this" and unit[0].value not in {"D", "H"}
        return _named_as_well(scan, unit[1], {"unit": unit[0].value, "direction": "present"}) if this else None
    after = unit[1] + scan.word(unit[1], *_SKIPPED)
    academic = {"academic": "1"} if scan.word(unit[1], *_ACADEMIC) and unit[0].value == "Y" else {}
    said = direction(scan, after)
    if not said or (unit[0].value == "D" and said[1]["direction"] not in {"past", "next"}):
        return None
    if said[1]["direction"] == "latest":
        return None
    return _named_as_well(scan, said[0], {"unit": unit[0].value} | said[1] | academic)


def _named_as_well(scan: Scan, after: int, slots: Slots) -> Found:
    """Add the year that stands after "هذا العام" or "العام الماضي"."""
    said = year(scan, after) if slots["unit"] == "Y" and scan.near(after, ")(،") else None
    return (said[0], said[1]) if said else (after, slots)


def _named_year(scan: Scan, index: int, lead: bool) -> Found | None:
    unit = scan.lex(index, "unit", lead)
    return year(scan, index, lead) if unit and unit[0].value == "Y" else None


def _season(scan: Scan, index: int, lead: bool) -> Found | None:
    demonstrative = scan.lex(index, "demonstrative", lead)
    at = demonstrative[1] if demonstrative else index
    season = scan.follows(at, "season") if demonstrative else scan.lex(at, "season", lead)
    if not season:
        return None
    slots: Slots = {"season": season[0].value}
    if season[0].article:
        if demonstrative:
            return season[1], slots | {"direction": "present"}
        said = direction(scan, season[1])
        return (said[0], slots | said[1]) if said else None
    of = season[1] + scan.word(season[1], "من")
    said = year(scan, of) if scan.near(of) else None
    if said:
        return said[0], slots | said[1]
    said = _relative_year(scan, of, lead=False) if scan.near(of) else None
    return (said[0], slots | said[1]) if said else None


def _two_months(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "شهري يناير ويوليو الماضيين" as the time from the one to the other."""
    unit = scan.lex(index, "unit", lead)
    first = month(scan, unit[1]) if unit and unit[0].id == "month-two" and scan.near(unit[1]) else None
    at = first[0] + scan.word(first[0], "و") if first else 0
    second = scan.lex(at, "month", lead=True) if first and scan.near(at) else None
    if not first or not second or (second[0].proclitic != "و" and at == first[0]):
        return None
    last = month(scan, at, lead=True)
    if last is None or last[1]["calendar"] != first[1]["calendar"]:
        return None
    return month_tail(scan, last[0], last[1] | {"month-from": first[1]["month"]})


def _first_months(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "الأشهر الستة الأولى من العام الجاري" and "الأشهر الثلاثة الأولى من 2014"."""
    unit = scan.lex(index, "unit", lead)
    number = scan.numeral(unit[1]) if unit and unit[0].id == "month-many" and unit[0].article else None
    if not number or number.vague or number.ordinal or not 1 < number.low == number.high < _MONTHS:
        return None
    first = number.last + 1
    if not (scan.word(first, "الاولي") and scan.word(first + 1, "من") and scan.near(first + 2)):
        return None
    said = year(scan, first + 2, lead=True) or _relative_year(scan, first + 2, lead=True)
    return (said[0], {"first-months": str(number.low)} | said[1]) if said else None


def _relative_year(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read "العام الماضي" as the year of something else, or the year's number if that stands with it."""
    said = relative_period(scan, index, lead)
    if said and "year" in said[1]:
        return said
    return (said[0], {"year-direction": said[1]["direction"]}) if said and said[1]["unit"] == "Y" else None


def _part_of_year(scan: Scan, index: int, lead: bool) -> Found | None:
    """Read quarters and halves, only as parts of a year: "النصف الأول" alone is a match's."""
    part = scan.lex(index, "part-of-year", lead)
    number = scan.numeral(part[1]) if part and scan.near(part[1]) else None
    if part and part[0].value == "Q" and not number:
        return _related_quarter(scan, part[1])
    if not part or not number or not number.ordinal or number.low > (4 if part[0].value == "Q" else 2):
        return None
    slots = {"part-of-year": f"{part[0].value}{number.low}"}
    at = number.last + 1
    if not scan.word(at, "من", "لعام", "للعام", "عام"):
        said = year(scan, at) if scan.near(at) else None
        if said:
            return said[0], slots | said[1]
        return (at, slots) if part[0].value == "Q" else None
    of = at + 1 if scan.word(at, "من") else at
    said = year(scan, of, lead=True) if scan.near(of) else None
    if said:
        return said[0], slots | said[1]
    said = _relative_year(scan, of, lead=True)
    if said:
        return said[0], slots | said[1]
    unit = scan.follows(of, "unit")
    bare = unit and unit[0].value == "Y" and unit[0].article
    return (unit[1], slots | {"year-direction": "present"}) if unit and bare else None


def _related_quarter(scan: Scan, at: int) -> Found | None:
    """Read "الربع السابق", "الربع الحالي", "الربع المماثل من العام الماضي"."""
    of_year = scan.word(at, "الاخير") and scan.word(at + 1, "من") and scan.near(at + 2)
    if of_year:
        said = year(scan, at + 2, lead=True) or _relative_year(scan, at + 2, lead=True)
        return (said[0], {"part-of-year": "Q4"} | said[1]) if said else None
    if scan.word(at, *_ALIKE):
        of = at + 1 + scan.word(at + 1, "من")
        said = year(scan, of, lead=True) or _relative_year(scan, of, lead=True) if scan.near(of) else None
        return (said[0], {"part-of-year": "same"} | said[1]) if said else None
    said = direction(scan, at)
    return (said[0], {"part-of-year": "Q", "direction": said[1]["direction"]}) if said else None


def _decade(scan: Scan, index: int, lead: bool) -> Found | None:
    found = scan.lex(index, "decade", lead)
    if not found:
        return None
    century = scan.follows(found[1], "century") or scan.follows(found[1] + 1, "century")
    if century:
        said = direction(scan, century[1])
        number = scan.numeral(century[1]) if scan.near(century[1]) else None
        if said and said[1]["direction"] in {"past", "present"}:
            decade = found[0].value if said[1]["direction"] == "past" else "20" + found[0].value[2]
            return said[0], {"decade": decade}
        if number and (number.ordinal or number.definite):
            return number.last + 1, {"decade": f"{number.low - 1:02}{found[0].value[2]}"}
    return (found[1], {"decade": found[0].value}) if found[0].article else None


def _century(scan: Scan, index: int, lead: bool) -> Found | None:
    found = scan.lex(index, "century", lead)
    number = scan.numeral(found[1]) if found and scan.near(found[1]) else None
    if number and (number.ordinal or number.low == 20) and number.low <= 21:
        return number.last + 1, {"century": f"{number.low - 1:02}"}
    return None


def vague_period(scan: Scan, index: int) -> Found | None:
    """Read "الفترة الماضية", "الآونة الأخيرة", "الوقت الراهن"."""
    found = scan.lex(index, "period", lead=True)
    said = direction(scan, found[1]) if found else None
    last = bool(found and found[0].id == "stage" and said and said[1]["direction"] == "latest")
    if not said or said[1]["direction"] in {"following", "same"} or last:
        return None
    after = said[0] + scan.word(said[0], "القريبه")
    return after, said[1]


_PERIODS: tuple[tuple[frozenset[str], Callable[[Scan, int, bool], Found | None]], ...] = (
    (frozenset({"unit"}), _two_months),
    (frozenset({"unit"}), _first_months),
    (frozenset({"season", "demonstrative"}), _season),
    (frozenset({"part-of-year"}), _part_of_year),
    (frozenset({"decade"}), _decade),
    (frozenset({"century"}), _century),
    (frozenset({"unit", "demonstrative"}), relative_period),
    (frozenset({"unit"}), _named_year),
)
"""Kinds of periods: roles that the first word may have, and the function that reads it."""
