"""Surnames of the persons of a report where they stand alone ("لافروف" after "سيرغي لافروف")."""

from khabar.annotators.entities.bare_names import FOREIGN, STRANGE
from khabar.annotators.entities.clusters import Cluster, Clusters, name_of
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.titles import ADDRESSING
from khabar.annotators.entities.vocabulary import PARTICLES

_PROCLITICS = "وفبلك"
_LONGEST = 8
_SERVANT = "عبد"
_MARKS = frozenset({'"', "«", "“", "("})
_KNOWN_FIRST = 50
"""Bearers of a first name that stands alone for its bearer."""
_ENDING = 2
"""Last letters of a word that show whether it may be a short name."""
_SALEH = "صالح"
"""A surname that with a preposition is an idiom ("in the interest of")."""


class ShortNames:
    """The short forms of a report's persons, each with whom it stands for: who bears it first in the report."""

    def __init__(self, page: Page, clusters: Clusters) -> None:
        self._page = page
        self._bearers: dict[tuple[str, ...], Cluster] = {}
        self._lengths: dict[str, set[int]] = {}
        for cluster in clusters.all:
            for name in cluster.names:
                if len(name) == 1 and self._single(cluster):
                    self._give(name, cluster)
                for short in (name, *short_forms(name)) if len(name) > 1 else ():
                    self._give(short, cluster)
            for name in cluster.names:
                if len(name) > 1 and name[-1].endswith("ي") and not name[-1].startswith("ال"):
                    self._give((f"ال{name[-1]}",), cluster)
        self._firsts = self._first_names(clusters)
        self._endings = frozenset({_SERVANT[-_ENDING:], *(word[-_ENDING:] for word in (*self._lengths, *self._firsts))})

    def _first_names(self, clusters: Clusters) -> dict[str, Cluster]:
        """Return the first names that many bear of those named in full, each with who bears it first."""
        found: dict[str, Cluster] = {}
        names = self._page.vocabulary.names
        for cluster in clusters.all:
            for name in cluster.names:
                if len(name) > 1 and names.given(name[0]) >= _KNOWN_FIRST:
                    found.setdefault(name[0], cluster)
        return found

    def _give(self, short: tuple[str, ...], cluster: Cluster) -> None:
        self._bearers.setdefault(short, cluster)
        self._lengths.setdefault(short[0], set()).add(len(short))

    def _single(self, cluster: Cluster) -> bool:
        """Tell whether a name of one word stands for its bearer alone too: a strange one that speaks or is addressed."""
        first = cluster.found[0]
        title = self._page.words[first.first].title
        addressed = title is not None and title.kind in ADDRESSING
        return (addressed or first.rule in {STRANGE, FOREIGN}) and not self._page.vocabulary.names.is_word(
            name_of(self._page, first)[0]
        )

    def find(self, covered: set[int]) -> None:
        """Add a mention for every short name outside the words of ``covered``, and cover it."""
        if not self._bearers:
            return
        endings, words = self._endings, self._page.words
        for index, form in enumerate(self._page.forms):
            if form[-_ENDING:] not in endings or index in covered or words[index].stop:
                continue
            found = self._at(index)
            if found is not None:
                covered.update(range(found.first, found.last + 1))

    def _at(self, index: int) -> Found | None:
        form = self._page.forms[index]
        if form in self._firsts and self._speaks(index):
            alone = Found(index, index, self._page.starts[index], "PER", "first-name", "", core=(index, index))
            self._firsts[form].found.append(alone)
            return alone
        for offset in (0, 1, 2):
            if offset and (offset >= len(form) or form[offset - 1] not in _PROCLITICS):
                break
            rest = form[offset:]
            lengths = self._lengths.get(rest) or (self._lengths_of_servant(index) if rest == _SERVANT else None)
            for length in sorted(lengths or (), reverse=True):
                found = self._matched(index, offset, length)
                if found is not None:
                    return found
        return None

    def _speaks(self, index: int) -> bool:
        """Tell whether a first name alone stands after a verb of saying and before what is said ("وقال طارق إن …")."""
        page, following = self._page, index + 1
        said = following < page.size and (
            page.gaps[following][:1] == ":" or page.forms[following] in page.sets["said-particles"]
        )
        return said and page.joined(index) and page.verb(index - 1)

    def _lengths_of_servant(self, index: int) -> set[int] | None:
        following = index + 1
        joined = self._page.joined(following)
        return self._lengths.get(f"عبد{self._page.forms[following]}") if joined else None

    def _matched(self, index: int, offset: int, length: int) -> Found | None:
        words: list[str] = []
        last = index - 1
        while len(words) < length and last - index < _LONGEST:
            last += 1
            if last > index and not self._page.joined(last):
                return None
            form = self._page.forms[last][offset if last == index else 0 :]
            if form == "عبد" and self._page.joined(last + 1):
                last += 1
                form += self._page.forms[last]
            words.append(form)
        cluster = self._bearers.get(tuple(words))
        if cluster is None or not self._stands_alone(index, offset, tuple(words)):
            return None
        start = self._page.starts[index] + offset
        found = self._with_title(Found(index, last, start, "PER", "short-name", "", core=(index, last)))
        if self._page.named_after(found.first):
            return None
        cluster.found.append(found)
        return found

    def _stands_alone(self, index: int, offset: int, short: tuple[str, ...]) -> bool:
        """Tell whether a surname that is also an ordinary word is a name here."""
        page, word = self._page, self._page.words[index]
        if len(short) > 1 or not (page.vocabulary.names.is_word(short[0]) or word.state is not None):
            return True
        before = page.words[index - 1] if page.joined(index) else None
        if short[0] == _SALEH:
            if offset:
                return word.form[:offset] == "و" and before is not None and page.known_actor(index - 1) is not None
            return not (before is not None and before.form in {"في", "من", "غير", "عمل"})
        if not short[0].startswith("ال") or before is None or before.stop:
            return True
        if before.title is not None and before.title.kind in ADDRESSING:
            return True
        return not before.definite

    def _with_title(self, found: Found) -> Found:
        """Let a form of address or rank right before a short name belong to the mention ("الدكتور السقا")."""
        page, before = self._page, found.first - 1
        quoted = page.near(found.first) and page.gaps[found.first].strip() in _MARKS
        if found.start == page.starts[found.first] and (page.joined(found.first) or quoted):
            title = page.words[before].title
            if title is not None and title.kind in ADDRESSING:
                found.first, found.start = before, page.starts[before] + page.words[before].offset
        return found


def short_forms(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the ends of a name that may stand for it: not what follows a particle within it, nor a father's name."""
    out = []
    for start in range(1, len(name)):
        if name[start - 1] in PARTICLES and name[start - 1] != "ال" and start > 1:
            continue
        short = name[start:]
        if short[0] in {"بن", "الله"} or len(short[0]) < _ENDING or (len(short) == 1 and len(short[0]) < len("علي")):
            continue
        out.append(short)
    return out
