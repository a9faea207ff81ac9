"""Nouns that are loaded by what they govern: the liberation of a town, the crimes of a party, the remnants of somebody, and
what somebody calls a thing."""

from khabar.annotators.naming.lexicon import Judgement, Loaded, LoadedEntry, Side
from khabar.annotators.naming.phrases import Phrases
from khabar.lexicons import Entry
from khabar.lexicons.matcher import Match
from khabar.text.fold import fold

_ADJECTIVES = 3
"""So many adjectives at most go on with a place that was liberated."""
_QUOTE = 100
"""Letters at most between the quotation marks of what somebody calls a thing."""
_DESCRIPTION = 45
"""Letters at most of what somebody describes a thing as."""
_CALLED = 4
"""Words at most of what somebody calls a thing without quotation marks."""
_AS = frozenset({"ب", "بانه", "بانها", "بانهم"})
_CALLERS = 8
"""Words at most until "as" in "what the prime minister … calls as"."""
_ON = frozenset({"علي", "ضد", "بحق"})
_TO = "ب"
"""How a word begins that tells to whom cruelty is done."""
_NAME = 2
"""Words before "for the liberation of" among which the noun of a movement stands."""
_MOVEMENTS = frozenset(map(fold, ("جبهة", "منظمة", "حركة", "جيش", "حزب", "قوات")))
_OFFICES = frozenset(map(fold, ("رئيس", "رئيسة", "مدير", "هيئة", "سكرتير", "أسرة", "جبهة", "منظمة", "حركة", "جيش")))
"""What stands before an editorial office or the name of a movement, not before the liberation of a place."""


def governed(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    """Return the naming that a matched noun makes with the words after it, or None if they do not make it loaded."""
    if entry.kind in ("called", "so-called"):
        return _called(phrases, match, entry)
    if entry.kind in _WITH_OTHERS:
        return _WITH_OTHERS[entry.kind](phrases, match, entry)
    last = _LAST[entry.kind](phrases, match, entry)
    if last is None:
        return None
    return Loaded(match.start, phrases.ends[last], entry.referent, _judgement(phrases, match, entry))


def _judgement(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Judgement:
    """Return the entry, or for an act or a band its id with the slant of whoever is named beside it."""
    if entry.kind not in ("act", "band") or match.last + 1 >= len(phrases.forms):
        return entry
    form, tables = phrases.forms[match.last + 1], phrases.tables
    slant = tables.parties.get(form) or tables.origins.get(form.removeprefix("ال"))
    return entry if slant is None else Side(entry.id, slant)


def _noun(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> int | None:
    if not entry.names:
        return phrases.with_nisbas(match.last)
    opens = phrases.joined(match.last + 1) and phrases.forms[match.last + 1] not in phrases.tables.stops
    quoted = _quoted(phrases, match.last + 1) if opens else None
    return phrases.named(match.last) if quoted is None else quoted


def _liberation(phrases: Phrases, match: Match[Entry], _: LoadedEntry) -> int | None:
    """Return the last word of the place that is liberated."""
    at, tables = match.last + 1, phrases.tables
    if not phrases.joined(at) or _in_a_name(phrases, match):
        return None
    form = phrases.forms[at]
    if form in tables.stops or form in tables.unfree or form[0].isdigit() or phrases.is_verbal(at):
        return None
    if f"ال{form}" in tables.nisbas:
        return None
    if form in tables.territories and phrases.joined(at + 1) and phrases.forms[at + 1] not in tables.stops:
        at += 1
    last = at
    while last < at + _ADJECTIVES and phrases.joined(last + 1) and _is_adjective(phrases, last + 1):
        last += 1
    return last


def _in_a_name(phrases: Phrases, match: Match[Entry]) -> bool:
    """Tell whether an editorial office or a movement "for the liberation of" a place is named."""
    before = phrases.forms[max(0, match.first - _NAME) : match.first]
    return before[-1:] != () and (
        before[-1] in _OFFICES
        or (match.proclitic.endswith("ل") and any(form.removeprefix("ال") in _MOVEMENTS for form in before))
    )


def _is_adjective(phrases: Phrases, at: int) -> bool:
    form = phrases.forms[at]
    joined = form.startswith("وال") and form.endswith(("ه", "ي"))
    return (form.startswith("ال") or joined) and form not in phrases.tables.stops


def _act(phrases: Phrases, match: Match[Entry], _: LoadedEntry) -> int | None:
    """Return the word that names who commits the act: a party after a noun without article, or an adjective of origin."""
    at, tables = match.last + 1, phrases.tables
    if not phrases.joined(at):
        return None
    form, definite = phrases.forms[at], phrases.text.startswith("ال", match.start)
    if not definite and form in tables.parties:
        return _with_origin(phrases, at)
    if definite and form in tables.nisbas:
        return _with_origin(phrases, at)
    origin = form.removeprefix("ال") if definite == form.startswith("ال") else ""
    return _with_origin(phrases, at) if origin in tables.origins else None


def _against(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> int | None:
    """Return the last word of what an onslaught is on or cruelty is done to, or None if that is not said."""
    target = phrases.with_nisbas(match.last) + 1
    if not phrases.joined(target):
        return None
    form, tables = phrases.forms[target], phrases.tables
    if entry.names:
        return phrases.with_nisbas(target) if form.startswith(_TO) and form not in tables.stops else None
    target += 1
    if form not in _ON or not phrases.joined(target):
        return None
    if phrases.forms[target] in tables.stops or phrases.is_verbal(target):
        return None
    whole = phrases.forms[target] in tables.territories and phrases.joined(target + 1)
    return phrases.with_nisbas(target + whole)


def _with_origin(phrases: Phrases, last: int) -> int:
    """Return the last word of a party's name, over the adjectives that go on with it."""
    while phrases.joined(last + 1) and phrases.forms[last + 1].removeprefix("ال") in phrases.tables.origins:
        last += 1
    return last


def _band(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> int | None:
    """Return the word that names whose band it is: a party, or anybody where the noun itself is a judgement."""
    at = match.last + 1
    if not phrases.joined(at) or phrases.forms[at] in phrases.tables.stops:
        return None
    if phrases.forms[at] in phrases.tables.parties:
        return _with_origin(phrases, at)
    return at if entry.names and phrases.is_definite(at) else None


def _following(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    """Return the noun phrase that the matched words go on with, together with them."""
    first = phrases.head(match.first, strict=entry.strict)
    if first is None:
        return None
    start = phrases.starts[first] + phrases.proclitic(first)
    return Loaded(start, match.end, entry.referent, entry)


def _company(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    """Return who stands before "and his …" together with it."""
    at = match.first - 1
    if not match.proclitic.endswith("و") or not phrases.joined(match.first):
        return None
    if phrases.forms[at] in phrases.tables.stops or (entry.strict and phrases.forms[at] not in phrases.tables.parties):
        return None
    return Loaded(phrases.starts[at] + phrases.proclitic(at), match.end, entry.referent, entry)


def _called(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    """Return what somebody calls a thing: the words between quotation marks, or the noun phrase that follows."""
    first = _after_as(phrases, match.last + 1)
    if match.proclitic.endswith("ك") or not phrases.joined(first):
        return None
    if entry.strict and (phrases.is_definite(first) or phrases.forms[first].endswith("ون")):
        return None
    last = _quoted(phrases, first)
    if last is None:
        last = phrases.named(first - 1, _CALLED)
    if last < first:
        return None
    start = match.start
    if entry.kind == "called":
        start = phrases.starts[first] + phrases.forms[first].startswith("ب")
    return Loaded(start, phrases.ends[last], phrases.text[phrases.starts[first] : phrases.ends[last]], entry)


def _described(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    """Return the few words between quotation marks as which somebody describes a thing."""
    first = _after_as(phrases, match.last + 1)
    last = _quoted(phrases, first) if first > match.last + 1 and phrases.joined(first) else None
    if last is None or phrases.ends[last] - phrases.starts[first] > _DESCRIPTION:
        return None
    start, end = phrases.starts[first], phrases.ends[last]
    return Loaded(start, end, phrases.text[start:end], entry)


def _after_as(phrases: Phrases, at: int) -> int:
    """Return the word after "as" ("what everybody calls it as …"), or ``at`` where none follows or a quotation opens before."""
    for later in range(at, min(at + _CALLERS, len(phrases.forms))):
        if phrases.text[phrases.ends[later - 1] : phrases.starts[later]].strip():
            break
        if phrases.forms[later] in _AS:
            return later + 1
    return at


def _quoted(phrases: Phrases, first: int) -> int | None:
    """Return the last word before the quotation mark or bracket that closes what opens before word ``first``."""
    text, opened = phrases.text, phrases.text[phrases.ends[first - 1] : phrases.starts[first]].strip()
    if not opened or opened[-1] not in '"(':
        return None
    start = phrases.starts[first]
    close = text.find('"' if opened[-1] == '"' else ")", start, start + _QUOTE)
    last = first
    while last + 1 < len(phrases.forms) and phrases.ends[last + 1] <= close:
        last += 1
    return last if close >= 0 else None


_LAST = {"noun": _noun, "liberation": _liberation, "act": _act, "band": _band, "against": _against}
_WITH_OTHERS = {"following": _following, "company": _company, "described": _described}
"""Kinds of which the words before, or words further on, make the naming."""
