"""People over reports: spellings of one name joined, different names never."""

from collections import defaultdict
from collections.abc import Iterable

from khabar.lexicons.person_names import NameWords
from khabar.linking.entities.gathering import Gathered
from khabar.linking.entities.spelling import block_keys, is_full, name_words, same_person
from khabar.text.fold import fold

_MOST_IN_BLOCK = 200
"""Distinct names of one block that are all compared; beyond it a name is compared with its neighbours in sorted order only."""
_FULL = 2


def join_persons(persons: Iterable[Gathered], names: NameWords) -> list[Gathered]:
    """Return one entity for each person: by lexicon key, by equal name, then by spellings and shorter forms of it.

    Linear in the reports: equal names are joined by a table, and only the distinct names of a block are compared.
    """
    joined: dict[str, Gathered] = {}
    for person in persons:
        identity = person.key or _identity(person)
        if identity in joined:
            joined[identity].join(person)
        else:
            joined[identity] = person
    return _join_spellings(list(joined.values()), names)


def _identity(person: Gathered) -> str:
    """Equal for people of the same name; a short name counts only with the same side, or it is nobody's."""
    words = name_words(person.name)
    side = person.party or ""
    if len(words) >= _FULL:
        return f"name:{' '.join(words)}:{side if len(words) == _FULL else ''}"
    role = next(iter(person.roles), "")
    alone = "" if side or role else f"{person.order[1]}:{person.order[2]}"
    return f"short:{' '.join(words)}:{side}:{role}:{alone}"


def _join_spellings(people: list[Gathered], names: NameWords) -> list[Gathered]:
    people.sort(key=lambda person: (person.key is None, person.order))
    written = [_written(person) for person in people]
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, forms in enumerate(written):
        for key in sorted({key for form in forms for key in block_keys(form)}):
            blocks[key].append(index)
    groups = _Groups(people, written, names)
    for key in sorted(blocks):
        block = blocks[key]
        for place, index in enumerate(block):
            for other in block[max(0, place - _MOST_IN_BLOCK) : place]:
                groups.compare(other, index)
    return groups.joined()


def _written(person: Gathered) -> list[tuple[str, ...]]:
    """The full names that reports give a person."""
    return sorted(form for form in map(name_words, person.names) if is_full(form))


class _Groups:
    """People who are one so far; two groups are joined only if every name of one fits every name of the other."""

    def __init__(self, people: list[Gathered], written: list[list[tuple[str, ...]]], names: NameWords) -> None:
        self._people = people
        self._forms = written
        self._names = names
        self._leader = list(range(len(people)))
        self._keyed = [person.key for person in people]
        self._offices = [{word for role in person.roles for word in fold(role).split()} for person in people]
        self._parties = [person.party for person in people]

    def compare(self, first: int, second: int) -> None:
        """Join the groups of two people if their names fit and nothing else tells them apart."""
        a, b = sorted((self._root(first), self._root(second)))
        if a == b or (self._keyed[a] and self._keyed[b]) or self._other_side(a, b):
            return
        forms = self._forms
        fits = all(same_person(x, y, self._names) for x in forms[a] for y in forms[b])
        if fits and not (self._shorter(a, b) and self._other_office(a, b)):
            self._leader[b] = a
            forms[a] = sorted({*forms[a], *forms[b]})
            self._offices[a] |= self._offices[b]
            self._keyed[a] = self._keyed[a] or self._keyed[b]
            self._parties[a] = self._parties[a] or self._parties[b]

    def _shorter(self, a: int, b: int) -> bool:
        """Tell whether one of two groups leaves out a part of the other's name."""
        return {len(form) for form in self._forms[a]} != {len(form) for form in self._forms[b]}

    def _other_office(self, a: int, b: int) -> bool:
        """Tell whether reports give two groups titles that have nothing in common."""
        return bool(self._offices[a] and self._offices[b]) and self._offices[a].isdisjoint(self._offices[b])

    def joined(self) -> list[Gathered]:
        """Return the groups, each as one."""
        out: dict[int, Gathered] = {}
        for index, person in enumerate(self._people):
            root = self._root(index)
            if root in out:
                out[root].join(person)
            else:
                out[root] = person
        return list(out.values())

    def _other_side(self, a: int, b: int) -> bool:
        return bool(self._parties[a] and self._parties[b] and self._parties[a] != self._parties[b])

    def _root(self, index: int) -> int:
        while self._leader[index] != index:
            self._leader[index] = self._leader[self._leader[index]]
            index = self._leader[index]
        return index
