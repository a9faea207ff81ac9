"""Bodies of a report where they are named in short: by their head ("the ministry") or by their name without it."""

from bisect import bisect_left
from collections.abc import Iterator

from khabar.annotators.entities.clusters import Cluster, Clusters
from khabar.annotators.entities.known_bodies import start_of
from khabar.annotators.entities.page import SPORT, Found, Page
from khabar.lexicons.titles import BodyHead

_REPEATED = frozenset({"institution", "group", "authority", "media"})
"""Kinds of head that stand alone for a body named before ("the ministry")."""
_NAMED = frozenset({"institution", "group"})
"""Kinds of head without which the name of a body may stand."""
_BY_ONE_WORD = frozenset({"club"})
"""Heads whose bodies go by one ordinary word too ("النادي" of Hilal: "الهلال")."""
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك")
_LONGEST = 4
"""Words of the longest name that stands without its head."""

_THINGS_TOO = frozenset({"mission", "programme", "observatory-net", "centre", "royal-court", "factory"})
"""Heads that alone are more often things or places."""
_SOME_SPORT = 2
"""Words of sport in a report where a club goes by its name once it is named in full."""

Name = tuple[str, ...]


class ShortBodies:
    """The short forms of a report's bodies, each with the bodies that it may stand for."""

    def __init__(self, page: Page, clusters: Clusters) -> None:
        self._page = page
        self._gathered = clusters
        self._clusters = clusters.all
        self._heads: dict[str, list[tuple[int, int]]] = {}
        """Where bodies with a head word are named, and the number of each in all."""
        self._names: dict[Name, tuple[Cluster, bool]] = {}
        """Names without head, each with its body and whether it counts without quotation marks."""
        self._firsts: dict[str, tuple[str, int]] = {}
        """Forms of the first words of names, each with the word and the letters before it."""
        for number, cluster in enumerate(self._clusters):
            for one in cluster.found:
                if one.head is not None and one.last > one.first and one.type in {"ORG", "GROUP", "MEDIA"}:
                    self._know(one, number)
        for places in self._heads.values():
            places.sort()
        for first in {name[0] for name in self._names}:
            self._firsts.update(_with_proclitics(first))

    def _know(self, one: Found, number: int) -> None:
        page, at = self._page, one.head or one.first
        head = page.words[at].head
        if head is None:
            return
        if head.kind in _REPEATED and not (head.before and one.rule.startswith("party:")):
            stem = page.forms[at][page.words[at].offset :].removeprefix("ال")
            self._heads.setdefault(stem, []).append((one.first, number))
        whole = not page.words[at].definite or head.id in _BY_ONE_WORD
        if head.kind in _NAMED and one.rule.startswith(("institution:", "group:")) and whole:
            name, bare = self._name(page.head_end(at) + 1, one.last, head)
            if name:
                self._names.setdefault(name, (self._clusters[number], bare))

    def _name(self, first: int, last: int, head: BodyHead) -> tuple[Name, bool]:
        """Return the words of a body's name without its head, and whether they count without quotation marks."""
        page = self._page
        while last > first and page.words[last].state and page.words[last].definite:
            last -= 1
        words = page.forms[first : last + 1]
        if (
            not 0 < len(words) <= _LONGEST
            or page.words[first].proclitic
            or any(page.words[at].head for at in range(first, last + 1))
        ):
            return (), False
        if len(words) > 1:
            joined = page.words[last].proclitic == "و"
            return words, page.quoted(first, last) or (joined and head.kind == "group")
        names, word = page.vocabulary.names, page.words[first]
        if first in page.known or word.state or word.stop or word.title:
            return (), False
        strange = not (word.definite or names.is_word(word.form) or names.is_built(word.form) or word.bearers)
        return words, strange or (head.id in _BY_ONE_WORD and self._page.sport >= _SOME_SPORT)

    def find(self, covered: set[int]) -> None:
        """Add a mention for every short form outside the words of ``covered``."""
        forms, firsts = self._page.forms, self._firsts
        for index, word in enumerate(self._page.words):
            if word.head is not None and word.definite and word.head.kind != "sources":
                if index not in covered:
                    self._head_alone(index)
            elif firsts and forms[index] in firsts and index not in covered:
                self._name_alone(index, covered)
            elif word.club and index not in covered and self._page.sport >= SPORT:
                self._club(index)

    def _head_alone(self, index: int) -> None:
        """Find "the ministry", "the company": the body last named with that head word."""
        page, word = self._page, self._page.words[index]
        before = self._heads.get(word.stem.removeprefix("ال"), [])
        at = bisect_left(before, (index, -1)) - 1
        if at < 0:
            self._speaking(index)
            return
        cluster = self._clusters[before[at][1]]
        last = _described(page, index) if cluster.found[0].type == "GROUP" else index
        start = page.starts[index] + word.skip
        cluster.found.append(Found(index, last, start, cluster.found[0].type, "head-alone", "", head=index))

    def _club(self, index: int) -> None:
        """Find a club whose name is also a word, where a verb, a preposition or a noun of sport leads up to it."""
        page, word, before = self._page, self._page.words[index], self._page.words[index - 1]
        if page.joined(index) and not (before.stop or before.form.lstrip("وبلف") in page.sets["club-cues"]):
            return
        if page.joined(index + 1) and page.words[index + 1].definite and not page.words[index + 1].state:
            return
        start = page.starts[index] + word.skip
        self._gathered.add(Found(index, index, start, "ORG", "club", "", head=index))

    def _speaking(self, index: int) -> None:
        """Take "the company", where none was named but it says something, for a body of its own, also where it comes again."""
        page, word = self._page, self._page.words[index]
        if word.head is None or word.head.kind != "institution" or word.head.before or word.proclitic:
            return
        if word.head.id in _THINGS_TOO or (page.joined(index + 1) and page.words[index + 1].definite):
            return
        led = page.joined(index)
        tells = page.joined(index + 1) and page.verb(index + 1) and (not led or bool(page.words[index - 1].stop))
        if tells or (led and page.verb(index - 1)):
            start = page.starts[index] + word.skip
            cluster = self._gathered.add(Found(index, index, start, word.head.type, "head-speaks", "", head=index))
            number = next(at for at, one in enumerate(self._clusters) if one is cluster)
            self._heads.setdefault(word.stem.removeprefix("ال"), []).append((index, number))

    def _name_alone(self, index: int, covered: set[int]) -> None:
        """Find the name of a body without its head ("العدالة والتنمية")."""
        page, (first, offset) = self._page, self._firsts[self._page.forms[index]]
        for length in range(_LONGEST, 0, -1):
            last = index + length - 1
            if last >= page.size:
                continue
            cluster, bare = self._names.get((first, *page.forms[index + 1 : last + 1]), (None, False))
            free = covered.isdisjoint(range(index, last + 1))
            if cluster is not None and free and (bare or page.quoted(index, last)):
                start = start_of(page, index, page.starts[index] + offset)
                cluster.found.append(Found(index, last, start, cluster.found[0].type, "name-alone", "", head=index))
                covered.update(range(index, last + 1))
                return


def _with_proclitics(word: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the forms in which a word stands in a text, each with the word and how many letters stand before it."""
    for proclitic in _PROCLITICS:
        yield proclitic + word, (word, len(proclitic))
    if word.startswith("ال"):
        for conjunction in ("", "و"):
            yield f"{conjunction}لل{word[2:]}", (word, len(conjunction) + 1)


def _described(page: Page, index: int) -> int:
    """Return the word up to which adjectives such as "the extremist" go on a word for a group."""
    last = index
    while page.joined(last + 1) and page.words[last + 1].form in page.sets["group-adjectives"]:
        last += 1
    return last
