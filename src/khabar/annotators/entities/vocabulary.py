"""What is known of every word: title, head of a body, adjective of a state, stop, and how much it looks like a person's name."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from math import log
from typing import TypeVar

from khabar.lexicons import Lexicons, Matcher
from khabar.lexicons.actors import Adjective, Known, State, adjectives, known_names, states
from khabar.lexicons.name_likeness import NameLikeness
from khabar.lexicons.person_names import NameWords, name_words
from khabar.lexicons.places import PlaceName, place_names
from khabar.lexicons.titles import (
    BodyHead,
    Title,
    body_heads,
    inflected_stops,
    name_grammar,
    name_stops,
    place_triggers,
    titles,
)
from khabar.text.fold import fold
from khabar.text.remembered import Remembered

T = TypeVar("T")

_CACHE = 80_000
_MOST_BARE = 5_000
"""Words that are remembered, and those of them whose ال is their own."""
_UNKNOWN, _UNKNOWN_MOST, _BUILT, _ORDINARY = 0.4, 1.2, -1.0, -3.0
_SURE, _LIKE, _HALF = 10, 3.0, 0.5
"""Bearers from which a word's letters are not asked whether it is a name, and how much they count below that."""
_SHORTEST_UNKNOWN = 3
ALA = frozenset({"علي", "وعلي", "فعلي"})
"""Forms of the name علي that may be the preposition."""
ABBREVIATED = frozenset({"د", "م", "ا"})
"""Forms of address in short, with a full stop after them."""
_ARTICLED = 5
"""Bearers of a first name with the article from which it may begin a name."""
_UNLIKELY = -1.2
"""Likeness to a name below which a word begins none, whatever is beside it."""
_OPENING_SETS = ("armed", "sides", "officials", "directions", "districts", "media-cues", "polities")
"""Sets of the grammar whose words begin a mention."""
_BODY_SETS = ("armed", "sides", "officials", "polities")
_SERVANT, _BORNE = 100, 5
"""Bearers taken for any name in عبدال-, and bearers that let a word after a proclitic be a name."""
_BEARABLE = frozenset({"office", "occupation"})
_PROCLITICS = frozenset("وفبلك")
PARTICLES = frozenset(
    {"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ال", "عبد", "ولد", "دي", "دو", "دا", "فون", "مير"}
)
"""Words inside a person's name that bind to the next word."""

VERBS = frozenset({"verb", "deed"})
"""Kinds of stop that are verbs."""
BYNAMES = frozenset({"deposed"})
"""Titles that stand alone for whoever bears them among others ("the deposed")."""


@dataclass(slots=True, eq=False)
class Word:
    """The readings of one folded word that matter for names; shared by all reports, so never changed."""

    form: str
    stop: str
    """Kind of stop (function, calendar, verb, deed), or empty."""
    title: Title | None
    head: BodyHead | None
    offset: int
    """Letters of proclitic before the title or head."""
    trigger: bool
    definite: bool
    proclitic: str
    """Conjunction and preposition before the stem, as the likeliest reading has them."""
    skip: int
    """Letters of proclitic that stay outside a mention: the ل of لل is inside."""
    stem: str
    """The word without proclitic, with its article (لل is read as ال)."""
    state: State | None
    """The state whose adjective this is."""
    plural: bool
    """The adjective is a plural ("Russians")."""
    adjectival: bool
    """Has the shape of a definite adjective in ي or ية."""
    name_skip: int
    """Letters before the part of the word that may be a name (ومحمد)."""
    score: float
    """How much the word looks like part of a person's name; above zero it may be one."""
    bearers: int
    likely: bool
    """Its letters are rather those of a name, whatever the lists say."""
    alef: bool
    """Begins with ال which may be a name's own letters (ألفونسو)."""
    leads: bool
    """A title or head of several words may begin with the word."""
    club: bool
    """It is also the name of a club."""
    unsettled: bool
    """What it is depends on its letters before folding, the mark after it or the words beside it."""
    opens: bool
    """A name or a title may begin with the word; others are passed over unless a lexicon knows them."""
    cue: int
    """Letters of proclitic before a word such as صحيفة that an outlet's name follows; -1 if it is none."""
    polity: int
    """Letters of proclitic before a word for a state (جمهورية, دولة); -1 if it is none."""
    may_be_person: bool
    """A person's title or name may begin with the word."""
    may_be_body: bool
    """The head word of a body or group, or a state's people or side, may begin with the word."""
    may_be_place: bool
    """A place may be named from the word on though no lexicon has it."""


class Vocabulary:
    """The compiled lexicons of names, with every word's readings kept once they are computed."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.names: NameWords = lexicons.compiled(name_words)
        self._likeness = lexicons.compiled(NameLikeness)
        self.titles = titles(lexicons)
        self.heads = body_heads(lexicons)
        self.sets = name_grammar(lexicons)
        self.long_titles = _by_first(self.titles)
        self.long_heads = _by_first(self.heads)
        self.triggers = {words[0] for words in place_triggers(lexicons)}
        self._title_words = _possessed(self.titles) | _by_word(self.titles)
        self._head_words = _by_word(self.heads)
        self._leads = frozenset({*self.long_titles, *self.long_heads})
        bare = {word for word in self.triggers if not word.startswith("ال")}
        self._trigger_words = frozenset({*bare, *(f"ال{word}" for word in self.triggers)})
        self.adjectives = adjectives(lexicons)
        self.stops = {form: entry.kind for form, entry in name_stops(lexicons).items() if form != "علي"}
        for form, verb in inflected_stops(lexicons).items():
            if self.names.bearers(form) < _SURE:
                self.stops.setdefault(form, verb)
        self.state_by_code = {state.code: state for state in states(lexicons)}
        known = known_names(lexicons)
        self.parties: dict[str, Known] = {}
        for _, actor in known:
            name = actor.key if actor.origin == "state" else actor.key.partition(":")[2]
            if actor.origin in {"party", "organisation", "state"}:
                self.parties.setdefault(name, actor)
        self.outlet_words = frozenset(fold(form) for form, actor in known if actor.type == "MEDIA")
        places = [(form, place) for form, place in place_names(lexicons) if len(form) > 1]
        self.matcher: Matcher[Known | PlaceName] = Matcher([*known, *places])
        self.polities = frozenset(word.removeprefix("ال") for word in self.sets["polities"])
        self._openers = self.polities.union(*(self.sets[name] for name in _OPENING_SETS))
        self._body_stems = frozenset().union(*(self.sets[name] for name in _BODY_SETS))
        self._words = Remembered(self._read, _CACHE)
        self._function_words: dict[str, Word] = {}
        self._bare_words = Remembered(self._read_bare, _MOST_BARE)

    def word(self, form: str) -> Word:
        """Return the readings of a folded word."""
        return self._words[form]

    def words(self, forms: tuple[str, ...]) -> list[Word]:
        """Return the readings of folded words."""
        return list(map(self._words.__getitem__, forms))

    def function_word(self, form: str) -> Word:
        """Return the readings of a word that is no name here."""
        if form not in self._function_words:
            word = self._function_words[form] = copy(self.word(form))
            word.stop, word.may_be_person, word.opens = "function", word.title is not None, False
        return self._function_words[form]

    def bare_word(self, form: str) -> Word:
        """Return the readings of a word whose ال is its own."""
        return self._bare_words[form]

    def _read_bare(self, form: str) -> Word:
        word = copy(self.word(form))
        word.definite, word.stem = False, form
        self._tell_beginnings(word)
        return word

    def _read(self, form: str) -> Word:
        readings = _readings(form)
        title, title_at = _look_up(self._title_words, readings)
        head, head_at = _look_up(self._head_words, readings)
        offset, stem = 0, form
        for at, candidate in readings:
            if _definite(candidate):
                offset, stem = at, candidate
                break
        if stem == form and head is not None and form.startswith("لل") and (form[1:],) in self.heads:
            offset, stem = 1, "ال" + form[1:]
        definite = _definite(stem)
        adjective = self._adjective(form, readings)
        stop = self._stop(form)
        name_skip = self._name_skip(form)
        bearers = self._bearers(form[name_skip:])
        word = Word(
            form=form,
            stop=stop,
            title=None if stop else title,
            head=head,
            offset=title_at if title else head_at,
            trigger=not self._trigger_words.isdisjoint([candidate for _, candidate in readings]),
            definite=definite,
            proclitic=form[:offset] + ("ل" if definite and form.startswith("لل", offset) else ""),
            skip=offset,
            stem=stem,
            state=adjective.state if adjective else None,
            plural=adjective is not None and adjective.plural,
            adjectival=definite and stem.endswith(("ي", "يه", "ين", "ون")),
            name_skip=name_skip,
            score=self._score(form[name_skip:], bearers),
            bearers=bearers,
            likely=self._likely(form[name_skip:], bearers),
            alef=definite and not offset and not self.names.is_word(form),
            leads=stem in self._leads
            or form in self._leads
            or form[1:] in self._leads
            or (form[:1] in "وف" and form[2:] in self._leads),
            club=stem in self.sets["club-names"],
            unsettled=form in ALA or form in ABBREVIATED,
            opens=False,
            cue=self._cue(form),
            polity=next((at for at in (0, 1, 2) if form[at:] in self.polities), -1),
            may_be_person=False,
            may_be_body=False,
            may_be_place=False,
        )
        self._tell_beginnings(word)
        return word

    def _tell_beginnings(self, word: Word) -> None:
        bare, sets = word.form[word.name_skip :], self.sets
        likely = (
            not word.definite and not word.stop and (word.bearers > 0 or word.score > _UNLIKELY or bare in PARTICLES)
        )
        word.may_be_person = (
            word.title is not None or likely or (word.definite and self.names.given(word.form) >= _ARTICLED)
        )
        people = word.state is not None and word.plural and word.definite
        named = word.stem in self._body_stems or word.polity > -1
        word.may_be_body = word.head is not None or people or named
        word.may_be_place = word.trigger or word.stem == "العاصمه" or word.form in sets["directions"]
        word.opens = self._opens(word)
        word.unsettled = word.unsettled or word.leads or word.alef

    def _cue(self, form: str) -> int:
        for offset in (0, 1, 2):
            if form[offset:] in self.sets["media-cues"] and form[:offset] != "لل":
                return offset
            if form[offset : offset + 1] not in _PROCLITICS:
                break
        return -1

    def _adjective(self, form: str, readings: list[tuple[int, str]]) -> Adjective | None:
        adjective = self.adjectives.get(form)
        for at, candidate in readings if adjective is None else ():
            if at == 0 or _definite(candidate):
                adjective = self.adjectives.get(candidate.removeprefix("ال"))
                if adjective is not None:
                    break
        return adjective

    def _opens(self, word: Word) -> bool:
        if word.title or word.head or word.trigger or word.state or word.leads:
            return True
        if not word.stop and not word.definite and (word.score > _UNLIKELY or word.form in PARTICLES):
            return True
        if word.may_be_person:
            return True
        form, openers = word.form, self._openers
        return word.stem in openers or form in openers or form[1:] in openers or form[2:] in openers

    def _stop(self, form: str) -> str:
        kind = self.stops.get(form, "")
        if not kind and form[:1] in "وف" and len(form) >= _SHORTEST_UNKNOWN:
            kind = self.stops.get(form[1:], "")
            if self.names.bearers(form) >= (_SURE if kind in VERBS else _BORNE):
                kind = ""
        if not kind and form[:1] in "بل" and self.stops.get(form[1:]) == "function":
            kind = "function"
        return kind

    def _bearers(self, form: str) -> int:
        if form.startswith("عبدال") and len(form) > len("عبدال") + 1:
            return max(_SERVANT, self.names.bearers(form))
        return self.names.bearers(form)

    def _name_skip(self, form: str) -> int:
        """Return 1 where the word is a proclitic and a name (ومحمد, لعبدالله), else 0."""
        rest = form[1:]
        if form[:1] not in "وفبل" or self.names.bearers(form) or self.names.is_word(form):
            return 0
        particle = rest in PARTICLES and len(rest) > _SHORTEST_UNKNOWN - 1
        borne = self._bearers(rest) >= _BORNE or (particle and (form[0] == "و" or rest == "ابي"))
        return int(borne and not rest.startswith("ال"))

    def _likely(self, form: str, bearers: int) -> bool:
        if bearers >= _SURE or not self.names.is_word(form):
            return True
        return bearers > 0 and self._likeness.of(form) > _HALF

    def _score(self, form: str, bearers: int) -> float:
        ordinary = self.names.is_word(form)
        if bearers >= _SURE:
            score = min(log(1 + bearers), 6.5)
            if ordinary:
                return score - (1.5 if form.startswith("ال") else 3.0)
            return score - (0.7 if self.names.is_built(form) else 0.0)
        if ordinary and not bearers:
            return _ORDINARY
        like = self._likeness.of(form) if form.isalpha() and not form.isascii() else _ORDINARY
        if ordinary:
            return log(1 + bearers) - (1.5 if form.startswith("ال") else 3.0) + max(0.0, min(like, _LIKE)) * _HALF
        if not bearers and len(form) < _SHORTEST_UNKNOWN:
            return _BUILT
        score = max(_ORDINARY, min(like * _UNKNOWN, _UNKNOWN_MOST)) - (_HALF if self.names.is_built(form) else 0.0)
        return log(1 + bearers) + min(0.0, score) if bearers else score


def _definite(word: str) -> bool:
    return word.startswith("ال") and len(word) > _SHORTEST_UNKNOWN


def _by_word(table: dict[tuple[str, ...], T]) -> dict[str, T]:
    """Return the forms of one word, also with the article."""
    alone = {words[0]: entry for words, entry in table.items() if len(words) == 1}
    return {f"ال{word}": entry for word, entry in alone.items()} | alone


def _possessed(table: dict[tuple[str, ...], Title]) -> dict[str, Title]:
    """Return the offices and occupations of one word with a pronoun of the third person ("رئيسها")."""
    bound = ((words[0], title) for words, title in table.items() if len(words) == 1 and title.kind in _BEARABLE)
    plain = ((word, title) for word, title in bound if not word.startswith("ال") and not word.endswith("ه"))
    return {f"{word}{pronoun}": title for word, title in plain for pronoun in ("ها", "هم")}


def _look_up(table: Mapping[str, T], readings: list[tuple[int, str]]) -> tuple[T | None, int]:
    for offset, candidate in readings:
        if (entry := table.get(candidate)) is not None:
            return entry, offset
    return None, 0


def _by_first(table: dict[tuple[str, ...], T]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    """Return the forms of several words by their first, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words, entry in sorted(table.items(), key=lambda item: (-len(item[0]), item[0])):
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, entry))
    return found


def _readings(form: str) -> list[tuple[int, str]]:
    """Return (offset, rest) for the word as it is and without the proclitics that may stand before it; لل becomes ال."""
    found = [(0, form)]
    rest, at = form, 0
    if form[:1] in "وف" and len(form) > _SHORTEST_UNKNOWN:
        rest, at = form[1:], 1
        found.append((1, rest))
    if rest.startswith("لل") and len(rest) > _SHORTEST_UNKNOWN + 1:
        found += [(at, "ال" + rest[2:]), (at + 1, rest[1:])]
    elif rest[:1] in "بلك" and len(rest) > _SHORTEST_UNKNOWN:
        found.append((at + 1, rest[1:]))
    return found
