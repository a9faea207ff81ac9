"""The lexicons of statements, compiled: every inflected reporting verb, and the small words around it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.model.layers import Act
from khabar.text import conjugation
from khabar.text.conjugation import Gender, Inflected, Number
from khabar.text.fold import fold

from .kinds import WordKinds

_VERB_PROCLITICS = ("", "و", "ف", "ل", "ول", "س", "وس")
_COMMON = 5
"""How often a word must be a given name in the table of names."""
_EVES = frozenset({"غداه", "عشيه"})
_STOPS = frozenset({"الي", "علي", "عن", "من", "في", "بشان", "حول", "مع"})
"""Prepositions that verbs of saying govern."""
DUTY = frozenset({"علي", "وعلي", "فعلي"})
"""Forms of the preposition that lays a duty on somebody: ``على الأطراف أن تلتزم``."""
_SAYING = frozenset({"قايلا", "قايله", "قايلين"})
_SAYING_ACTS = frozenset({"say", "announce", "confirm"})
"""Acts of verbs whose noun after ب opens the words themselves: ``بقوله``, ``بتأكيده``."""
_SUFFIXES = ("ه", "ها", "هم", "هما")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry(Entry):
    """A reporting verb: its stems, its act, and what may follow it."""

    present: str = ""
    participle: str = ""
    nouns: tuple[str, ...] = ()
    act: Act = "say"
    takes: tuple[str, ...] = ()
    continues: bool = False
    document: bool = False
    ambiguous: bool = False
    """Whether forms of the verb are also common words, so that only a clause-initial one counts."""
    neutral: bool = False
    """Whether what is said may show another act than the verb's own ("stated that X had committed crimes")."""
    human: bool = False
    """Whether only persons and bodies do it, so that a noun after it is its source whatever it names."""
    pronouns: bool = False
    """Whether object pronouns are written on to it ("which it denied")."""
    limits: tuple[str, ...] = ()
    """Where the verb is a report only under a condition; named in the lexicon's head."""
    impersonal: Literal["", "source", "filler"] = ""
    """What the present without a subject means: an unnamed source ("it is thought") or nothing ("it is worth noting")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass(Entry):
    """A class of small words; the id is its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalEntry(Entry):
    """A phrase that names a source without a verb ("according to")."""

    act: Act = "say"
    verb: bool = False
    """Whether a reporting verb follows it ("according to what X said")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelEntry(Entry):
    """A noun for the occasion or medium in which something is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry(Entry):
    """A common noun by which sources are named."""

    kind: str = "person"
    """person, group, document or media."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerEntry(Entry):
    """Words in what is said that show its act."""

    act: Act = "say"
    anybody: bool = False
    """Whether they show it also where another's refusal is told, which is otherwise an accusation."""
    of_another: bool = False
    """Whether they show it only where the content begins with the name of somebody other than the speaker."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a cue, with proclitics."""

    entry: CueEntry
    tense: str
    gender: Gender
    number: Number
    object: str
    proclitic: str


@dataclass(frozen=True)
class Lexicon:
    """Everything that the reader of statements looks up."""

    verbs: dict[str, tuple[VerbForm, ...]]
    nouns: dict[str, tuple[CueEntry, str]]
    """Verbal noun with possessive or ب ("قوله", "بالقول") to its verb and the pronoun ("" if none)."""
    bare_nouns: dict[str, CueEntry]
    """Verbal noun before its subject ("قول", "وإعلان", "باتهام") to its verb, where the letters are no verb as well."""
    kinds: WordKinds
    """The classes of every form as bits; besides those of the word list ``verb``, ``noun``, ``bare``, ``saying`` and ``stop``."""
    classes: dict[str, frozenset[str]]
    channels: frozenset[str]
    sources: dict[str, str]
    """Source noun, without article, to its kind."""
    markers: dict[str, Act]
    condemning: frozenset[str]
    """The markers of refusal that are no accusation where another refuses."""
    deeds: frozenset[str]
    """The markers that show their act only where they are told of another."""
    stances: dict[str, Act]
    """Noun of a feeling or stance ("his hope", "their refusal") to the act of expressing it."""
    given_names: frozenset[str]
    """Folded given names that are common enough to show a person where no mention was found."""
    nominal_matcher: Matcher[NominalEntry]

    def kind_of(self, form: str) -> str | None:
        """Return the kind of source that a folded word names, with or without proclitic and article, or None."""
        for prefix in ("", "ال", "و", "وال", "ل", "لل"):
            if form.startswith(prefix) and form[len(prefix) :] in self.sources:
                return self.sources[form[len(prefix) :]]
        return None

    def generic_media(self, bare: str) -> bool:
        """Tell whether the noun means journalists at large and not a medium of a name."""
        return self.sources.get(bare) == "media"


def compile_lexicon(lexicons: Lexicons) -> Lexicon:
    """Return the compiled lexicon of statements."""
    entries = lexicons.entries("cues", CueEntry)
    sources = {
        fold(form).removeprefix("ال"): entry.kind
        for entry in lexicons.entries("sources", SourceEntry)
        for form in entry.forms
    }
    channels = frozenset(fold(form) for entry in lexicons.entries("channels", ChannelEntry) for form in entry.forms)
    classes = {
        entry.id: frozenset(fold(form) for form in entry.forms) for entry in lexicons.entries("speech_words", WordClass)
    }
    classes["aftermath"] = frozenset(form for form in classes["clause"] if form.startswith("و")) | _EVES
    classes["marking"] = frozenset(
        fold(form).split(" ")[0] for entry in lexicons.entries("act_markers", MarkerEntry) for form in entry.forms
    )
    classes["marking"] |= DUTY
    classes["function"] = frozenset().union(*(classes[name] for name in ("particle", "that", "adjunct", "relative")))
    classes["joining"] = classes["that"] | classes["adjunct"] | classes["relative"]
    classes["possessed"] = frozenset(bound for noun in classes["said"] for bound in _possessed(noun))
    classes["said"] |= classes["possessed"]
    marking = [(fold(form), entry) for entry in lexicons.entries("act_markers", MarkerEntry) for form in entry.forms]
    markers = {form: entry.act for form, entry in marking}
    deeds = frozenset(form for form, entry in marking if entry.of_another)
    condemning = frozenset(form for form, entry in marking if entry.anybody)
    verbs = _verbs(entries)
    bare = {form: entry for form, entry in _bare_nouns(entries).items() if form not in verbs}
    nouns = _nouns(entries)
    nominals = [(form, entry) for entry in lexicons.entries("cue_nominals", NominalEntry) for form in entry.forms]
    return Lexicon(
        verbs,
        nouns,
        bare,
        WordKinds(_kinds(classes, verbs, nouns, bare)),
        classes,
        channels,
        sources,
        markers,
        condemning,
        deeds,
        _stances(lexicons),
        _given_names(lexicons),
        Matcher(nominals),
    )


def _kinds(
    classes: dict[str, frozenset[str]],
    verbs: dict[str, tuple[VerbForm, ...]],
    nouns: dict[str, tuple[CueEntry, str]],
    bare: dict[str, CueEntry],
) -> dict[str, frozenset[str]]:
    """Return the classes of words, those of the reporting verbs and nouns among them."""
    return classes | {
        "verb": frozenset(verbs),
        "noun": frozenset(form for form, (_, bound) in nouns.items() if bound),
        "bare": frozenset(bare),
        "saying": frozenset(
            form for form, (entry, _) in nouns.items() if form.startswith("ب") and entry.act in _SAYING_ACTS
        )
        | _SAYING,
        "stop": _STOPS | classes["that"] | classes["relative"] | verbs.keys(),
    }


def _given_names(lexicons: Lexicons) -> frozenset[str]:
    rows = lexicons.rows("person_names")
    return frozenset(word for word, given, surname in rows if int(given) >= _COMMON and int(given) > int(surname))


def _stances(lexicons: Lexicons) -> dict[str, Act]:
    table: dict[str, Act] = {}
    for entry in lexicons.entries("stance_nouns", MarkerEntry):
        for noun in map(fold, entry.forms):
            for form in (noun, *_possessed(noun)):
                table[form] = entry.act
    return table


def _verbs(entries: tuple[CueEntry, ...]) -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, list[VerbForm]] = defaultdict(list)
    for entry in entries:
        for inflected in _inflections(entry):
            for proclitic in _proclitics(inflected):
                form = proclitic + inflected.form
                made = VerbForm(entry, inflected.tense, inflected.gender, inflected.number, inflected.object, proclitic)
                if all(other.entry is not entry for other in table[form]):
                    table[form].append(made)
    return {form: tuple(made) for form, made in table.items()}


def _inflections(entry: CueEntry) -> list[Inflected]:
    """Return the forms of a verb; of one whose letters are common words, not the forms that are rare as verbs."""
    finite = [form for stem in entry.forms for form in conjugation.past(stem)]
    if entry.present:
        finite += conjugation.present(entry.present)
    if entry.ambiguous:
        finite = [form for form in finite if form.number != "d"]
    out = list(finite)
    nouns = frozenset(map(fold, entry.nouns))
    for form in finite if entry.pronouns else ():
        if form.tense == "past":
            out += (bound for bound in conjugation.with_objects(form) if bound.form not in nouns)
    if entry.participle:
        out += conjugation.participle(entry.participle)
    return out


def _proclitics(inflected: Inflected) -> tuple[str, ...]:
    if inflected.tense == "participle":
        return ("", "و")
    if inflected.tense == "past":
        return ("", "و", "ف")
    return _VERB_PROCLITICS


def _nouns(entries: tuple[CueEntry, ...]) -> dict[str, tuple[CueEntry, str]]:
    table: dict[str, tuple[CueEntry, str]] = {}
    for entry in entries:
        for noun in map(fold, entry.nouns):
            for bound in _possessed(noun):
                table.setdefault(bound, (entry, bound))
                table.setdefault("ب" + bound, (entry, bound))
            table.setdefault("بال" + noun, (entry, ""))
    return table


def _bare_nouns(entries: tuple[CueEntry, ...]) -> dict[str, CueEntry]:
    table: dict[str, CueEntry] = {}
    for entry in entries:
        for noun in map(fold, () if entry.ambiguous else entry.nouns):
            for proclitic in ("", "و", "ب", "ل", "ك", "وب"):
                table.setdefault(proclitic + noun, entry)
    return table


def _possessed(noun: str) -> list[str]:
    """Return a folded noun with each possessive pronoun of the third person."""
    bound = noun[:-1] + "ت" if noun.endswith("ه") else noun
    return [bound + suffix for suffix in _SUFFIXES]
