"""The mentions of a report gathered by what they name."""

from dataclasses import dataclass, field

from khabar.annotators.entities.page import Found, Page
from khabar.lexicons.actors import Known
from khabar.text.fold import fold

_MOST_COMPARED = 50
"""People of one first or last name in one report with whom a further name is compared."""
_FULL = 2
_FATHERED = 3
"""Words of the shortest name whose last word is the father's (فلان بن فلان)."""


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one entity, while they are gathered."""

    found: list[Found] = field(default_factory=list)
    known: Known | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    """Words of a person's names, folded, with عبد joined to what follows."""


def name_of(page: Page, one: Found) -> tuple[str, ...]:
    """Return the folded words of a person's name in a mention, without its title."""
    if one.core is None:
        return ()
    first, last = one.core
    words = list(page.forms[first : last + 1])
    if one.first == first:
        words[0] = words[0][one.start - page.starts[first] :]
    return joined_names(words)


def joined_names(words: list[str]) -> tuple[str, ...]:
    """Return the words of a name with عبد joined to the word after it."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == "عبد":
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


class Clusters:
    """All entities of a report so far, found by lexicon key or by name."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.all: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}
        self._by_word: dict[str, list[Cluster]] = {}

    def has(self, key: str) -> bool:
        """Tell whether an entity with this lexicon key is in the report."""
        return key in self._by_key

    def add(self, one: Found, key: str | None = None) -> Cluster:
        """Add a mention to the entity of its lexicon key or of its words (or of ``key``)."""
        key = key or one.key or self._words_key(one)
        cluster = self._by_key.get(key)
        if cluster is None:
            cluster = self._by_key[key] = Cluster(known=one.known)
            self.all.append(cluster)
        cluster.found.append(one)
        return cluster

    def add_person(self, one: Found) -> None:
        """Add a named person; a name that is part of a longer one already there is that person."""
        name = name_of(self._page, one)
        if one.key:
            cluster = self.add(one)
            self._know(cluster, joined_names(fold(one.name).split()))
            self._know(cluster, name)
            return
        candidates = [
            *self._by_word.get(name[-1], [])[:_MOST_COMPARED],
            *self._by_word.get(name[0], [])[:_MOST_COMPARED],
        ]
        for cluster in candidates:
            if any(same_person(name, other, titled=one.role is not None) for other in cluster.names):
                cluster.found.append(one)
                return
        self._know(self.add(one, f"name:{' '.join(name)}"), name)

    def _know(self, cluster: Cluster, name: tuple[str, ...]) -> None:
        if name in cluster.names:
            return
        cluster.names.append(name)
        for word in {name[0], name[-1]}:
            people = self._by_word.setdefault(word, [])
            if cluster not in people[-_MOST_COMPARED:]:
                people.append(cluster)

    def _words_key(self, one: Found) -> str:
        """Equal for mentions with the same words but for proclitics, articles of heads and spellings of a state's adjective."""
        words = self._page.words[one.first : one.last + 1]
        out = [word.state.code if word.state else word.stem for word in words]
        if words[0].offset and not words[0].definite:
            out[0] = out[0][words[0].offset :]
        return f"{one.type}:{' '.join(out)}"


def same_person(name: tuple[str, ...], other: tuple[str, ...], *, titled: bool) -> bool:
    """Tell whether a name that is no longer than another is a part of it: its end, or its first and last word.

    After a title a first name alone will do. The last word of "فلان بن فلان" is the father's and stands for nobody.
    """
    if len(name) == 1:
        fathers = len(other) >= _FATHERED and other[-2] in {"بن", "ابن"}
        return (name[0] == other[-1] and not fathers) or (titled and name[0] == other[0] and len(other) >= _FULL)
    if name == other[-len(name) :] or name == other[: len(name)]:
        return True
    rest = iter(other)
    return name[0] == other[0] and all(word in rest for word in name)
