"""Which of the mentions of a report are one entity: names, short names, titles alone, and words such as "the rebels"."""

from dataclasses import dataclass, field

from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.vocabulary import PARTICLES
from khabar.lexicons.actors import Known, State
from khabar.lexicons.titles import Title

_NAMED_ONLY = frozenset({"party:armed-men", "party:extremists", "party:opposition-fighters"})
"""Words that stand for a party only where the report also names it."""
_RESOLVED_ONLY = _NAMED_ONLY | {
    "party:regime",
    "party:resistance",
    "party:occupation",
    "party:coalition",
    "party:legitimacy",
    "party:putschists",
}
"""Words that are ordinary nouns unless the report names the party that they stand for."""
_HIGH = frozenset({"president", "minister", "king", "emir", "envoy", "governor", "secretary", "custodian", "adviser"})
"""Offices whose title with the name of a state means one person even where nobody speaks."""
_ATTRIBUTION = frozenset({"عن", "بحسب", "حسب", "وفق"})
_FILLERS = frozenset({"السيد", "الدكتور", "معالي", "سعاده", "السابق", "الحالي", "العام"})
_AFTER_SALEH = "صالح"


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one entity, while they are gathered."""

    found: list[Found] = field(default_factory=list)
    key: str | None = None
    known: Known | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    """Words of a person's names, folded, with عبد joined to what follows."""


class Resolver:
    """Gathers the mentions of one report into entities."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clusters: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}

    def resolve(self, found: list[Found]) -> list[Cluster]:
        """Return the entities; mentions whose words mean nothing in this report are left out."""
        named = [one for one in found if one.type == "PER" and one.core is not None]
        for one in sorted(named, key=lambda one: (-self._length(one), one.first)):
            self._add_person(one)
        generic = []
        for one in found:
            if one.type == "PER":
                continue
            if one.known is not None and one.known.resolves:
                generic.append(one)
            else:
                self._add(self._key(one), one)
        for one in generic:
            self._add_generic(one)
        for one in found:
            if one.type == "PER" and one.core is None:
                self._add_title(one)
        covered = self._covered(found)
        self._add_short_names(covered)
        self._add_heads(covered)
        return [cluster for cluster in self.clusters if cluster.found]

    def _covered(self, found: list[Found]) -> set[int]:
        """Words inside mentions, but for those in the name of a force or in a title, where a short name may stand."""
        covered: set[int] = set()
        for one in found:
            if one.rule == "loyal":
                covered.update(range(one.first, one.last))
            elif one.core is not None and one.role is not None:
                covered.update(range(one.core[0], one.core[1] + 1))
                covered.add(one.first)
            else:
                covered.update(range(one.first, one.last + 1))
        return covered

    def _length(self, one: Found) -> int:
        return 99 if one.key else len(self._name(one))

    def _add(self, key: str, one: Found) -> Cluster:
        cluster = self._by_key.get(key)
        if cluster is None:
            cluster = self._by_key[key] = Cluster(key=one.key, known=one.known)
            self.clusters.append(cluster)
        cluster.found.append(one)
        return cluster

    def _name(self, one: Found) -> tuple[str, ...]:
        if one.core is None:
            return ()
        words: list[str] = []
        for index in range(one.core[0], one.core[1] + 1):
            word = self.page.forms[index]
            if words and words[-1] == "عبد":
                words[-1] += word
            else:
                words.append(word)
        if one.start > self.page.starts[one.first] and one.core[0] == one.first and words:
            words[0] = words[0][one.start - self.page.starts[one.first] :]
        return tuple(words)

    def _add_person(self, one: Found) -> None:
        name = self._name(one)
        if one.key:
            cluster = self._add(one.key, one)
            cluster.names.append(tuple(self._known_words(one)))
            cluster.names.append(name)
            return
        for cluster in self.clusters:
            if any(_same_person(name, other, titled=one.role is not None) for other in cluster.names):
                cluster.found.append(one)
                return
        cluster = self._add(f"name:{' '.join(name)}", one)
        cluster.names.append(name)

    def _known_words(self, one: Found) -> list[str]:
        from khabar.text.fold import fold

        return fold(one.name).replace("عبد ", "عبد").split()

    def _key(self, one: Found) -> str:
        if one.key:
            return one.key
        return f"{one.type}:" + " ".join(self._normal(one.first, one.last))

    def _normal(self, first: int, last: int) -> list[str]:
        out = []
        for word in self.page.words[first : last + 1]:
            out.append(word.state.code if word.state else word.stem)
        if out and self.page.words[first].offset and not self.page.words[first].definite:
            out[0] = out[0][self.page.words[first].offset :]
        return out

    def _add_generic(self, one: Found) -> None:
        """Give a word such as "the rebels" to the party that it stands for in this report."""
        known = one.known
        if known is None:
            return
        parties = [party for name in known.resolves if (party := self.page.vocabulary.parties.get(name))]
        party = next((party for party in parties if party.key in self._by_key), None)
        if party is None and known.key not in _NAMED_ONLY:
            party = next((party for party in parties if party.country in self.page.countries[:2]), None)
        if party is not None:
            one.known, one.key, one.name, one.type = party, party.key, party.name, party.type
            one.metonym = party.origin == "state"
            self._add(party.key, one)
        elif known.key not in _RESOLVED_ONLY or any(word.state for word in self.page.words[one.first : one.last + 1]):
            one.known, one.key = None, None
            self._add(self._key(one), one)

    def _add_title(self, one: Found) -> None:
        title = self.page.words[one.first].title
        if title is None:
            return
        wanted = self._role(one.first, one.last, one)
        for cluster in self.clusters:
            for other in cluster.found:
                if other.type != "PER" or other.role is None:
                    continue
                given = self._role(other.role[0], other.role[1], other)
                if _same_role(wanted, given):
                    cluster.found.append(one)
                    return
        for cluster in self.clusters:
            if (
                cluster.known is not None
                and cluster.known.role
                and _same_role(wanted, self._role_words(cluster.known.role))
            ):
                cluster.found.append(one)
                return
        if self._means_one(one, title):
            self._add("title:" + " ".join(sorted(wanted)), one)

    def _means_one(self, one: Found, title: Title) -> bool:
        """Tell whether a title without a name is a person here: one who speaks, or the holder of a high office."""
        page = self.page
        before = one.first - 1
        follows = page.joined(one.last + 1) and page.verb(one.last + 1)
        spoken = page.verb(before) or follows or (before >= 0 and page.forms[before] in _ATTRIBUTION)
        if spoken:
            return True
        definite = page.words[one.first].definite or any(
            word.definite for word in page.words[one.first + 1 : one.last + 1]
        )
        return title.id in _HIGH and definite and any(word.state for word in page.words[one.first : one.last + 1])

    def _role(self, first: int, last: int, one: Found) -> frozenset[str]:
        return frozenset(self._role_word(self.page.forms[index]) for index in range(first, last + 1)) - _FILLERS

    def _role_words(self, role: str) -> frozenset[str]:
        from khabar.text.fold import fold

        return frozenset(self._role_word(word) for word in fold(role).split()) - _FILLERS

    def _role_word(self, form: str) -> str:
        word = self.page.vocabulary.word(form)
        if word.state:
            return word.state.code
        if word.title and word.offset:
            return form[word.offset :].removeprefix("ال")
        return word.stem.removeprefix("ال")

    def _add_short_names(self, covered: set[int]) -> None:
        """Find the surnames of the persons of the report where they stand alone."""
        table: dict[str, list[tuple[tuple[str, ...], Cluster]]] = {}
        for cluster in self.clusters:
            for name in cluster.names:
                for short in _short_names(name):
                    table.setdefault(short[0], []).append((short, cluster))
        if not table:
            return
        for index in range(self.page.size):
            if index in covered or self.page.words[index].stop:
                continue
            one = self._short_at(index, table)
            if one is not None:
                covered.update(range(one.first, one.last + 1))

    def _short_at(self, index: int, table: dict[str, list[tuple[tuple[str, ...], Cluster]]]) -> Found | None:
        form = self.page.forms[index]
        for offset in range(3 if form[:1] in "وف" else 2):
            if offset >= len(form) or (offset and form[offset - 1] not in "وفبلك"):
                break
            for short, cluster in sorted(table.get(form[offset:], ()), key=lambda pair: -len(pair[0])):
                last = self._matches(index, short)
                if last is None or not self._stands_alone(index, offset, short):
                    continue
                start = self.page.starts[index] + offset
                one = Found(index, last, start, "PER", "short-name", "", core=(index, last))
                self._take_title(one)
                cluster.found.append(one)
                return one
        return None

    def _take_title(self, one: Found) -> None:
        """Let a title right before a short name belong to the mention ("الدكتور السقا")."""
        before = one.first - 1
        if one.start == self.page.starts[one.first] and self.page.joined(one.first):
            title = self.page.words[before].title
            if title is not None and title.kind in {"honorific", "rank"}:
                one.first, one.start = before, self.page.starts[before] + self.page.words[before].offset

    def _matches(self, index: int, short: tuple[str, ...]) -> int | None:
        at = index
        for word in short[1:]:
            at += 1
            if not self.page.joined(at) or self.page.forms[at] != word:
                if (
                    word.startswith("عبد")
                    and self.page.joined(at + 1)
                    and self.page.forms[at] + self.page.forms[at + 1] == word
                ):
                    at += 1
                    continue
                return None
        return at

    def _stands_alone(self, index: int, offset: int, short: tuple[str, ...]) -> bool:
        """Tell whether a surname that is also an ordinary word is a name here."""
        page, word = self.page, self.page.words[index]
        if len(short) > 1:
            return True
        ordinary = page.vocabulary.names.is_word(short[0]) or word.state is not None
        if not ordinary:
            return True
        before = page.words[index - 1] if page.joined(index) else None
        if short[0].startswith("ال"):
            return (
                before is None
                or bool(before.stop)
                or not (before.definite or (before.score <= -1.0 and not before.stop))
            )
        if short[0] == _AFTER_SALEH and (
            offset or (before is not None and before.form in {"في", "لـ", "غير", "عمل", "من"})
        ):
            return False
        return True

    def _add_heads(self, covered: set[int]) -> None:
        """ "The ministry", "the company": the body last named with that head word."""
        named: list[tuple[int, str, Cluster]] = []
        for cluster in self.clusters:
            for one in cluster.found:
                if one.head is None or one.type not in {"ORG", "GROUP", "MEDIA"} or one.last == one.first:
                    continue
                word = self.page.words[one.head]
                if word.head is not None and word.head.kind in {"institution", "group", "authority", "media"}:
                    stem = self.page.forms[one.head][word.offset :].removeprefix("ال")
                    named.append((one.first, stem, cluster))
        named.sort(key=lambda item: item[0])
        for index in range(self.page.size):
            word = self.page.words[index]
            if index in covered or not word.definite or word.head is None or word.head.kind == "sources":
                continue
            stem = word.stem.removeprefix("ال")
            earlier = [cluster for first, head, cluster in named if head == stem and first < index]
            if not earlier:
                continue
            start = self.page.starts[index] + word.skip
            if word.form[word.skip :].startswith("ل") and not word.form[word.skip :].startswith("ال"):
                start = self.page.starts[index] + word.skip
            one = Found(index, index, start, earlier[-1].found[0].type, "head-alone", "", head=index)
            earlier[-1].found.append(one)


def _same_person(name: tuple[str, ...], other: tuple[str, ...], *, titled: bool) -> bool:
    """Tell whether a name that is no longer than another is a part of it: its end, or its first and last word."""
    if not name or not other:
        return False
    if len(name) == 1:
        fathers = len(other) > 2 and other[-2] in {"بن", "ابن"}  # noqa: PLR2004
        return (name[0] == other[-1] and not fathers) or (titled and name[0] == other[0] and len(other) > 1)
    if name == other[-len(name) :] or name == other[: len(name)]:
        return True
    rest = iter(other)
    return name[0] == other[0] and all(word in rest for word in name)


def _same_role(wanted: frozenset[str], given: frozenset[str]) -> bool:
    return len(wanted) > 1 and (wanted <= given or (len(given) > 1 and given <= wanted))


def _short_names(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the ends of a name that may stand for it: not within a pair such as "ابو" and what follows."""
    out = []
    for start in range(1, len(name)):
        if name[start - 1] in PARTICLES and name[start - 1] != "ال" and start > 1:
            continue
        short = name[start:]
        if short[0] in {"بن", "الله"} or (len(short) == 1 and len(short[0]) < 3):
            continue
        out.append(short)
    return out


__all__ = ["Cluster", "Resolver", "State", "Title"]
