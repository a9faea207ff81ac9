"""Noun phrases around loaded words.

A lexicon of whole namings can never be complete ("terrorist cell", "terrorist gangs", "terrorist plot"). Here the adjective is
looked up, in all its forms, and the noun that it agrees with is found by the grammar of the noun phrase.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.annotators.naming.lexicon import PREFIXES, SUFFIXES, Loaded, LoadedEntry, Tables, bare

_HEAD_REACH = 5
"""The noun of "the organisation of … the terrorist" stands at most so many words before its adjective."""
_NISBAS = 2
"""So many adjectives of origin at most stand between a noun and the one that judges it."""
_BLANKS = " \t\u00a0"
"""May stand between the words of a naming; a line break may not."""
_QUOTED = frozenset({"", '"', "(", ")", '("', '")', "'"})
_LISTED = frozenset({"،", '"،', '"، "', "،(", ")،"})
"""What may stand between the members of a list that one adjective closes."""
_DEMONSTRATIVES = frozenset({"هذا", "هذه", "هولاء", "ذلك", "تلك"})
_NO_ARTICLE = frozenset({"الي", "الا", "التي", "الذي", "الذين", "الان"})
"""Words that begin as if they had the article."""
_UN = frozenset({"غير", "وغير"})
_BY_HER = "بها"
_TO = ("بال", "لل", "كال", "فال")
"""How a definite noun begins that belongs to no noun before it."""
_THEY_DID = "وا"
"""The ending of a verb of which several are the subject."""
_SAYING = frozenset({"هو", "انه", "بانه", "باعتباره", "بوصفه", "مجرد", "كل", "اي", "يقودها", "يقوده"})
"""Words after which an adjective says what somebody is."""
_NAMES = frozenset({"داعش"})
"""Nouns that an adjective with the article may judge though they have none."""
_NAMED = 3
"""So many words at most follow a militia or "so-called" and belong to the naming."""
_VERBAL = 4
"""A word from so many letters on that begins like an imperfect is taken for one."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of a text, asked for the noun phrases around loaded words."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tables: Tables

    def judged(self, in_conflict: bool) -> Iterator[Loaded]:
        """Yield the loaded adjectives with the nouns that they judge."""
        adjectives, at = self.tables.adjectives, 0
        entries = list(map(adjectives.__getitem__, self.forms))
        while at < len(entries):
            entry = entries[at]
            if entry is None or (entry.conflict and not in_conflict):
                at += 1
                continue
            last = at
            while last + 1 < len(entries) and self.joined(last + 1) and self._goes_on(last + 1):
                last += 1
            yield from self._phrase(at, last, entry, in_conflict)
            at = last + 1

    def _phrase(self, at: int, last: int, entry: LoadedEntry, in_conflict: bool) -> Iterator[Loaded]:
        first = self.head(at, strict=entry.strict)
        if first is None and entry.names and self._is_name(at - 1) and self.forms[at].endswith("ه"):
            first = at - 1
        if first is not None:
            start = self.starts[first] + self.proclitic(first)
            yield Loaded(start, self.ends[last], self.text[start : self.ends[at - 1]], entry)
        elif ((entry.alone or last > at) and self._may_stand_alone(at)) or (in_conflict and self._is_quoted(at, last)):
            shown = at and self.forms[at - 1] in _DEMONSTRATIVES and self.forms[at].startswith("ال")
            start = self.starts[at - 1] if shown else self.starts[at] + self.proclitic(at)
            yield Loaded(start, self.ends[self.with_nisbas(last)], entry.referent, entry)

    def named(self, last: int, most: int = _NAMED) -> int:
        """Return the last of the definite or named words that follow word ``last`` without a break."""
        at = last + 1
        while at < min(len(self.forms), last + 1 + most) and self.joined(at):
            if not self._is_named(at, first=at == last + 1):
                break
            at += 1
        return at - 1

    def _is_named(self, at: int, *, first: bool) -> bool:
        form, tables = self.forms[at], self.tables
        if form in tables.stops or (form in tables.objects and self.is_definite(at - 1)):
            return False
        definite = self.is_definite(at - 1)
        opened = ("ال", "لل") if definite else ("ال", "لل", "ب")
        if form.startswith(opened if first else "ال"):
            return True
        if form in tables.bodies or (self._goes_on(at) and self.is_definite(at) >= definite):
            return True
        return first and not self.is_verbal(at) and not self.is_definite(at - 1)

    def with_nisbas(self, last: int) -> int:
        """Return the last of the definite adjectives of origin that follow a definite word ``last`` without a break."""
        at = last
        while (
            at < last + _NISBAS
            and self.is_definite(at)
            and self.joined(at + 1)
            and self.forms[at + 1] in self.tables.nisbas
        ):
            at += 1
        return at

    def is_verbal(self, at: int) -> bool:
        """Tell whether a word looks like a verb in the imperfect."""
        form = self.forms[at]
        own = form in self.tables.heads or form in self.tables.parties
        return form[0] in "يت" and len(form) >= _VERBAL and form[-1] not in "هي" and not own

    def joined(self, at: int) -> bool:
        """Tell whether nothing but quotation marks or brackets stands between word ``at`` and the one before."""
        return 0 < at < len(self.forms) and self.text[self.ends[at - 1] : self.starts[at]].strip(_BLANKS) in _QUOTED

    def is_definite(self, at: int) -> bool:
        """Tell whether a word has the article."""
        return self.forms[at].startswith(PREFIXES) and self.forms[at] not in _NO_ARTICLE

    def bare(self, at: int) -> str:
        """Return a word without the letters before it."""
        form = self.forms[at]
        return form if self.tables.adjectives.judges(form) else bare(form, self.tables.heads)

    def proclitic(self, at: int) -> int:
        """Return how many letters of a word are no part of the naming; the article fused with ل is one."""
        form = self.forms[at]
        return 1 if form.startswith("ولل") else 0 if form.startswith("لل") else len(form) - len(self.bare(at))

    def _goes_on(self, at: int) -> bool:
        return self.tables.adjectives[self.forms[at]] is not None or self.forms[at] in self.tables.going_on

    def head(self, at: int, *, strict: bool = False) -> int | None:
        """Return the first word of the noun phrase that the adjective at word ``at`` judges, or None."""
        if not self.joined(at) or self.forms[at].startswith(("ب", "لل", "كال")) or self._begins_anew(at):
            return None
        if not self.bare(self._judge(at)).startswith("ال"):
            return self._indefinite_head(at)
        if self.is_definite(at - 1):
            return self._definite_head(at, strict=strict)
        if self.bare(at - 1) in self.tables.heads - _NAMES:
            return None
        if self._is_head(at - 1) and self._agrees(at - 1, at):
            return at - 1
        return self._agreeing_head(at, at)

    def _agreeing_head(self, before: int, at: int) -> int | None:
        """Return the nearest listed noun before word ``before`` that the adjective at word ``at`` may judge."""
        found = (back for back in self._before(before, at) if self._bare_head(back) and self._agrees(back, at))
        return next(found, None)

    def _begins_anew(self, at: int) -> bool:
        """Tell whether an adjective after "and" is a noun of its own: no other adjective stands before it."""
        if not self.forms[at].startswith("وال"):
            return False
        return not self.forms[at - 1].endswith(("ه", "ي")) or self._is_head(at - 1)

    def _indefinite_head(self, at: int) -> int | None:
        if self.is_definite(at - 1):
            return None
        if self._is_head(at - 1) and self._agrees(at - 1, at):
            return self._with_coordinate(at - 1)
        between = at > 1 and self.joined(at - 1) and self._is_head(at - 2) and self._goes_with(at - 1, at)
        return at - 2 if between and not self.is_definite(at - 2) else None

    def _goes_with(self, at: int, later: int) -> bool:
        """Tell whether word ``at`` may be an adjective of the same noun as the one at word ``later``."""
        people = self.forms[later].endswith(("ين", "ون"))
        return self.forms[at].endswith(("ين", "ون") if people else ("ه", "ين", "ي", "يا"))

    def _with_coordinate(self, first: int) -> int:
        """Return the noun before "and …" if it is one of the same sort ("organisations and groups")."""
        joint = self.forms[first].startswith("و") and self.proclitic(first) > 0 and self.joined(first)
        return first - 1 if joint and self._is_head(first - 1) else first

    def _definite_head(self, at: int, *, strict: bool) -> int | None:
        """Return where a definite noun phrase before an adjective begins: over adjectives of origin to its noun."""
        first = at - 1
        if not self._agrees(first, at):
            return self._agreeing_head(first, at)
        for _ in range(_NISBAS):
            nisba = self.forms[first].endswith(("ي", "يه", "يين", "يون")) and not self._is_head(first)
            if not (
                nisba and first and self.joined(first) and (self.is_definite(first - 1) or self._is_head(first - 1))
            ):
                break
            first -= 1
        if first and self.joined(first) and self.bare(first - 1) in self.tables.bodies | _DEMONSTRATIVES:
            return first - 1
        if self._is_head(first):
            return first
        found = (back for back in self._before(first, at) if self.bare(back) in self.tables.bodies)
        return next(found, self._construct_head(first, at) if strict else first)

    def _construct_head(self, first: int, at: int) -> int | None:
        """Return the listed noun without article that stands before a name or a definite noun at word ``first``."""
        if self.forms[first].startswith(_TO):
            return None
        near = range(first - 1, max(-1, first - 1 - _NISBAS), -1)
        found = (back for back in near if self.joined(back + 1) and self.bare(back) in self.tables.heads)
        return next((back for back in found if self._agrees(back, at)), None)

    def _agrees(self, noun: int, at: int) -> bool:
        """Tell whether a noun may be judged by the adjective at word ``at``, as far as endings and sorts of nouns show."""
        form, ending = self.bare(noun), self._ending(at)
        if ending.endswith(("ين", "ون")):
            people = form in self.tables.people or form.removeprefix("ال") in self.tables.people
            return people or form.endswith(("ين", "ون", "ان", "يي", "تي")) or form in ("تنظيمي", "حزبي")
        return ending.endswith(("ه", "ات", "اء")) or not form.endswith("ه") or self._is_possessed(form)

    def _judge(self, at: int) -> int:
        """Return the word that judges: the one after "un-", or word ``at`` itself."""
        return at + 1 if self.forms[at] in _UN else at

    def _ending(self, at: int) -> str:
        """Return the form that shows whom an adjective agrees with: "recognised" does so by the pronoun after it."""
        judge = self._judge(at)
        return "ه" if self.forms[judge + 1 : judge + 2] == (_BY_HER,) else self.bare(judge)

    def _is_possessed(self, form: str) -> bool:
        """Tell whether a word that ends in ه is "his …", not a feminine."""
        return form not in self.tables.heads and form[:-1] in self.tables.heads

    def _before(self, before: int, at: int) -> Iterator[int]:
        """Yield the words before one, nearest first, as far as the noun phrase of the adjective at word ``at`` may reach.

        Only a plural or dual may judge all members of a list.
        """
        many = self._ending(at).endswith(("ين", "ون"))
        for back in range(before - 1, max(-1, before - 1 - _HEAD_REACH), -1):
            if self.forms[back] in self.tables.stops or self.is_verbal(back) or self.forms[back].endswith(_THEY_DID):
                return
            yield back
            if not self.joined(back) and not (many and self._listed(back)):
                return

    def _listed(self, at: int) -> bool:
        """Tell whether a comma and "and" lead to word ``at``."""
        between = self.text[self.ends[at - 1] : self.starts[at]].strip() if at else "."
        return between in _LISTED and self.forms[at].startswith("و")

    def _bare_head(self, at: int) -> bool:
        return self.bare(at) in self.tables.heads

    def _is_head(self, at: int) -> bool:
        """Tell whether a word is a noun that may be judged, with or without article and possessive suffix."""
        form = self.bare(at)
        if form in self.tables.heads or form.removeprefix("ال") in self.tables.heads:
            return True
        stems = [form[: -len(suffix)] for suffix in SUFFIXES if form.endswith(suffix)]
        return any({stem, stem[:-1] + "ه"} & self.tables.heads for stem in stems if len(stem) > 2)

    def _is_name(self, at: int) -> bool:
        """Tell whether a word that an adjective with the article follows may be a name without one."""
        form = self.forms[at]
        plain = at >= 0 and self.joined(at + 1) and form not in self.tables.stops and form not in self.tables.heads
        return plain and not self.is_definite(at) and not self.is_verbal(at) and not form[0].isdigit()

    def _is_quoted(self, at: int, last: int) -> bool:
        """Tell whether words stand alone between quotation marks."""
        start, end = self.starts[at], self.ends[last]
        return start > 0 and self.text[start - 1] == self.text[end : end + 1] == '"'

    def _may_stand_alone(self, at: int) -> bool:
        """Tell whether an adjective without a noun is one itself: plural, with the article, counted, or said of somebody."""
        form = self.forms[at]
        if form.endswith(("ين", "ون")) or (self.is_definite(at) and form[-1] not in "هات"):
            return True
        if form[-1] in "هات":
            return form[-1] != "ه" and at > 0 and self.forms[at - 1].isdigit()
        return form[0] == "ل" or (at > 0 and (self.forms[at - 1].isdigit() or self.forms[at - 1] in _SAYING))
