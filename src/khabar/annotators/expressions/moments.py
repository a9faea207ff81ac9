"""Moments: a day, a part of a day and an hour put together in any order, as long as they do not contradict each other."""

from khabar.annotators.expressions.clock import clock
from khabar.annotators.expressions.days import day_and_month, month, month_tail, numeric_date, weekday
from khabar.annotators.expressions.scan import Found, Scan, Slots

_LINKS = ("من", "في", "عند", "وعند", "وفي")
_MOST_COMPONENTS = 8
_PART_ROLES = frozenset({"night", "bound", "phase", "midnight", "demonstrative", "part"})
_DAY_ROLES = frozenset({"anaphor", "relday", "day-word", "weekday", "number"})
_HOUR_ROLES = frozenset({"clock", "number"})
_MONTH_ROLES = frozenset({"unit", "month"})
_DAY_KEYS = frozenset({"offset", "weekday", "day", "month", "night", "anchor"})
_MIDNIGHT = frozenset({"midnight"})
_COMPLETING = _DAY_KEYS | {"hour"} | _MIDNIGHT
_LEADS = {"month": "،,/-(", "weekday": "،,-(", "day": "،,/-(", "hour": "،,-", "offset": "،,-", "": "،,"}
"""Marks that may stand before a component of each kind, besides a space."""
_NO_TODAY = frozenset({"في", "وفي", "مدار", "طوال", "طيله"})
"""Before "اليوم" these make it "per day", "on the day that" or "all day long"."""
_NAMED_AFTER = frozenset({"ثوره", "بثوره", "مدينه", "بمدينه", "لمدينه", "جسر", "ميدان", "شارع", "جامعه", "كوبري"}) | {
    "انتفاضه", "حي", "قصر", "حرب", "وحرب", "بحرب", "قوي", "تيار", "حركه", "محافظه", "نادي",
    "وزراء", "نواب", "فريق", "معسكر", "شهداء",
}  # fmt: skip
"""A date after these is a name."""
_THE_TWO = frozenset({"بين", "كلا", "هذين", "هاتين", "احد"})
"""Before "الاثنين" these make it "the two"."""
_BEFORE_MONTH = frozenset(
    {
        "في",
        "وفي",
        "منذ",
        "ومنذ",
        "خلال",
        "بحلول",
        "مطلع",
        "اوايل",
        "اواخر",
        "منتصف",
        "بدايه",
        "نهايه",
        "قبل",
        "بعد",
        "حتي",
    }
)
"""After these a word that is also something else is a month: "مارس", "رمضان"."""


def moment(scan: Scan, index: int) -> Found | None:
    """Read the longest run of compatible components from word ``index``; it must name a day or an hour."""
    slots: Slots = {}
    at = index
    for _ in range(_MOST_COMPONENTS):
        found = _component(scan, at, slots, lead=at == index) or (_aside(scan, at, slots) if at > index else None)
        if not found or found[1].items() <= slots.items():
            break
        # A weekday said already stays: "ليل السبت الأحد" is the night after Saturday.
        at, slots = found[0], slots | ({} if "weekday" in slots and "weekday" in found[1] else found[1])
    if not _complete(slots) or (index and scan.forms[index - 1] in _NAMED_AFTER and _is_name(slots)):
        return None
    return at, slots


def _is_name(slots: Slots) -> bool:
    """Tell whether a date is one that things are named after: a day or month without a year."""
    return "month" in slots and not {"year", "offset", "weekday", "direction"} & slots.keys()


def _complete(slots: Slots) -> bool:
    return not _COMPLETING.isdisjoint(slots) and slots.keys() != _MIDNIGHT


def _component(scan: Scan, at: int, slots: Slots, lead: bool) -> Found | None:
    """Return the next component at ``at``, over a link word or mark if it is not the first, or None if it does not fit."""
    if at >= scan.size:
        return None
    starts = [at] if lead else _starts(scan, at)
    for start in starts:
        found = _plain_component(scan, start, slots, lead) if start < scan.size else None
        if found and _fits(slots, found[1]) and (lead or _reached(scan, at, found[1], closing="zone" not in slots)):
            return found
    return None


def _starts(scan: Scan, at: int) -> list[int]:
    starts = [at]
    if scan.word(at, *_LINKS):
        starts.append(at + 1)
    matching = scan.lex(at, "matching") if scan.near(at, "،,(") else None
    return [matching[1]] if matching else starts


def _reached(scan: Scan, at: int, found: Slots, closing: bool) -> bool:
    """Tell whether only marks that may stand before such a component do; a bracket may close unless it holds a zone."""
    key = next((key for key in ("month", "weekday", "hour", "offset") if key in found), "")
    return scan.near(at, _LEADS[key] + ")" * closing)


def _fits(slots: Slots, found: Slots) -> bool:
    if "weekday" in slots and "weekday" in found:
        return slots.get("part") == "NI"
    if "part" in slots and "part" in found and found["part"] != slots["part"]:
        return "hour" in found and len(found) > 1 and "hour" not in slots and _agree(slots["part"], found["part"])
    if ("night" in slots and ("offset" in found or "part" in found)) or ("day" in slots and "offset" in found):
        return False
    if "offset" in slots and "month" in found and "day" not in found:
        return False
    return not (slots.keys() & found.keys()) - {"part", "calendar", "direction"}


def _agree(one: str, other: str) -> bool:
    late = {"EV", "NI", "PM", "AF", "LEADING"}
    return (one in late) == (other in late)


def _plain_component(scan: Scan, at: int, slots: Slots, lead: bool) -> Found | None:
    if scan.forms[at][0].isdigit():
        return _digits(scan, at, slots, lead)
    roles = scan.roles_at(at)
    return (
        (None if _PART_ROLES.isdisjoint(roles) else _part_of_day(scan, at, lead))
        or (None if _DAY_ROLES.isdisjoint(roles) else _named_day(scan, at, slots, lead))
        or (None if _HOUR_ROLES.isdisjoint(roles) else clock(scan, at, lead))
        or (None if slots or _MONTH_ROLES.isdisjoint(roles) else _bare_month(scan, at, lead))
    )


def _digits(scan: Scan, at: int, slots: Slots, lead: bool) -> Found | None:
    return numeric_date(scan, at, "weekday" in slots) or day_and_month(scan, at) or clock(scan, at, lead)


def _part_of_day(scan: Scan, at: int, lead: bool) -> Found | None:
    night = scan.lex(at, "night", lead)
    if night:
        return night[1], {"night": night[0].value}
    middle = scan.lex(at, "bound", lead)
    night = scan.follows(middle[1], "night") if middle and middle[0].value == "MID" else None
    if night:
        return night[1], {"night": night[0].value, "midnight": "00:00"}
    for role in ("phase", "midnight"):
        found = scan.lex(at, role, lead)
        if found:
            return found[1], {role: found[0].value}
    demonstrative = scan.lex(at, "demonstrative", lead)
    if demonstrative and demonstrative[0].value == "this":
        part = scan.follows(demonstrative[1], "part")
        today = part and part[0].article and part[0].value in {"MO", "EV"}  # "هذا العصر" is "this age"
        return (part[1], {"part": part[0].value, "offset": "0"}) if part and today else None
    part = scan.lex(at, "part", lead)
    return (part[1], {"part": part[0].value}) if part else None


def _named_day(scan: Scan, at: int, slots: Slots, lead: bool) -> Found | None:
    relative = _relative_day(scan, at, lead)
    if relative:
        return relative
    named = scan.lex(at, "day-word", lead)
    day = named[1] if named else at
    if day >= scan.size or (named and not scan.near(day)):
        return None
    inner = lead and not named
    if named and {"weekday", "offset"} & slots.keys():
        return None
    if named:
        relative = _relative_day(scan, day, lead=False)
        if relative:
            return relative
    found = weekday(scan, day, inner)
    if found and _the_two(scan, at):
        return None
    return found or numeric_date(scan, day, bool(named) or "weekday" in slots) or day_and_month(scan, day)


def _relative_day(scan: Scan, at: int, lead: bool) -> Found | None:
    anaphor = scan.lex(at, "anaphor", lead)
    if anaphor and anaphor[0].value in {"day", "next-day"} and not lead:
        return anaphor[1], {"anchor": anaphor[0].value}
    found = scan.lex(at, "relday", lead)
    if not found:
        return None
    if found[0].value == "0" and at and scan.forms[at - 1] in _NO_TODAY and not scan.follows(found[1], "weekday"):
        return None
    if found[0].value == "0" and scan.near(found[1]) and not scan.forms[found[1]][0].isdigit():
        day = day_and_month(scan, found[1])  # "اليوم الأول من رمضان" is not today
        if day:
            return day
    return found[1], {"offset": found[0].value}


def _the_two(scan: Scan, at: int) -> bool:
    """Tell whether "الاثنين" is not Monday but "the two"."""
    before = at > 0 and scan.near(at) and scan.forms[at - 1] in _THE_TWO
    return before or scan.word(at + 1, "معا", "الاخرين", "الاخران")


def _bare_month(scan: Scan, at: int, lead: bool) -> Found | None:
    if at and scan.near(at) and scan.digits(at - 1, 1, 31):
        return None  # its day was refused: "ميدان 17 فبراير"
    found = month(scan, at, lead)
    said = month_tail(scan, *found) if found else None
    if said is None or {"sure", "year", "direction", "year-direction"} & said[1].keys():
        return said
    return said if at and scan.near(at) and scan.forms[at - 1] in _BEFORE_MONTH else None


def _aside(scan: Scan, at: int, slots: Slots) -> Found | None:
    """Step over a time in another zone in brackets, if what follows goes on: "الساعة 11 (20 بتوقيت غرينتش) مساء الأحد"."""
    if at >= scan.size or scan.gap(at).strip() != "(" or "hour" not in slots:
        return None
    inner = clock(scan, at, lead=False)
    if not inner or "zone" not in inner[1]:
        return None
    for start in _starts(scan, inner[0]) if scan.near(inner[0]) else ():
        found = _plain_component(scan, start, slots, lead=False) if start < scan.size else None
        if found and _fits(slots, found[1]):
            return found[0], found[1] | {"aside": str(at)}
    return None
