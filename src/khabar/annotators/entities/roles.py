"""Titles that stand alone: whose they are, from the titles that the report gives people and from known offices."""

from khabar.annotators.entities.clusters import Cluster, Clusters
from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.people import BARE
from khabar.annotators.entities.vocabulary import BYNAMES
from khabar.lexicons.titles import Title
from khabar.text.fold import fold

_HIGH = frozenset(
    {
        "representative",
        "ambassador",
        "president",
        "minister",
        "king",
        "emir",
        "envoy",
        "governor",
        "secretary",
        "custodian",
        "adviser",
        "commissioner",
        "mayor",
        "ruler",
        "mufti",
        "supervisor",
        "crown-prince",
    }
)
"""Offices whose title with the name of a state means one person even where nobody speaks."""
_FILLERS = frozenset({"السيد", "الدكتور", "معالي", "سعاده", "السابق", "الحالي", "العام"})
_MOST_COMPARED = 50
"""Titles of one kind in one report with which a further one is compared."""

Role = frozenset[str]


class RoleBook:
    """The titles that a report gives to people, by their head word."""

    def __init__(self, page: Page, clusters: Clusters) -> None:
        self._page = page
        self._clusters = clusters
        self._given: dict[str, list[tuple[Role, Cluster]]] = {}
        for cluster in clusters.all:
            for one in cluster.found:
                if one.type == "PER":
                    for role in filter(None, (one.role, one.apposed)):
                        self._give(role, cluster)
        for cluster in clusters.all:
            if cluster.known is not None and cluster.known.role:
                words = fold(cluster.known.role).split()
                self._given.setdefault(self._word(words[0]), []).append((self._role(words), cluster))

    def add(self, one: Found) -> None:
        """Give a title without a name to the person who bears it, or to one of its own if it means one person."""
        title = self._page.words[one.first].title
        if title is None:
            return
        if one.rule == BARE:
            self._add_bare(one)
            return
        words = self._page.forms[one.first : one.last + 1]
        role = self._role(words)
        for given, cluster in self._given.get(self._word(words[0]), [])[:_MOST_COMPARED]:
            if _same_role(role, given):
                cluster.found.append(one)
                return
        official = self._official(one, title)
        if official is not None:
            official.found.append(one)
        elif self._means_one(one, title):
            cluster = self._clusters.add(one, f"title:{' '.join(sorted(role))}")
            self._given.setdefault(self._word(words[0]), []).append((role, cluster))

    def _add_bare(self, one: Found) -> None:
        """Give "the minister" to the person with such a title who was named last before it."""
        head = self._word(self._page.forms[one.first])
        best: tuple[int, Cluster] | None = None
        for _, cluster in self._given.get(head, [])[:_MOST_COMPARED]:
            before = max((other.first for other in cluster.found if other.first < one.first), default=-1)
            if before >= 0 and (best is None or before > best[0]):
                best = (before, cluster)
        if best is not None:
            best[1].found.append(one)

    def _official(self, one: Found, title: Title) -> Cluster | None:
        """Return whom "the American official" means: the last person before with a title of that state."""
        words = self._page.words
        if title.id != "counterpart" and (title.id != "official" or not words[one.first].definite):
            return None
        state = next((word.state.code for word in words[one.first : one.last + 1] if word.state), None)
        best: tuple[int, Cluster] | None = None
        for given in list(self._given.values())[:_MOST_COMPARED]:
            for role, cluster in given[:_MOST_COMPARED]:
                before = max((other.first for other in cluster.found if other.first < one.first), default=-1)
                if state in role and before >= 0 and (best is None or before > best[0]):
                    best = (before, cluster)
        return best[1] if best else None

    def _give(self, role: tuple[int, int], cluster: Cluster) -> None:
        words = self._page.forms[role[0] : role[1] + 1]
        self._given.setdefault(self._word(words[0]), []).append((self._role(words), cluster))
        for at in range(role[0] + 1, role[1] + 1):
            title = self._page.words[at].title
            if title is not None and title.id in BYNAMES:
                self._given.setdefault(self._word(self._page.forms[at]), []).append((self._role(words), cluster))

    def _role(self, words: tuple[str, ...] | list[str]) -> Role:
        return frozenset(map(self._word, words)) - _FILLERS

    def _word(self, form: str) -> str:
        word = self._page.vocabulary.word(form)
        if word.state:
            return word.state.code
        if word.title and word.offset:
            return form[word.offset :].removeprefix("ال")
        return word.stem.removeprefix("ال")

    def _means_one(self, one: Found, title: Title) -> bool:
        """Tell whether a title without a name is a person here: one who speaks, or the holder of a high office."""
        page, before, following = self._page, one.first - 1, one.last + 1
        told = before >= 0 and page.forms[before] in page.sets["attribution"]
        if page.verb(before) or told or (page.joined(following) and page.verb(following)):
            return True
        if _heads_line(page, one):
            return True
        if title.id == "source":
            return True
        words = page.words[one.first : one.last + 1]
        body = any(page.known_actor(index) for index in range(one.first + 1, one.last + 1))
        of_state = any(word.definite for word in words) and any(word.state for word in words)
        return title.id in _HIGH and (body or of_state)


def _heads_line(page: Page, one: Found) -> bool:
    """Tell whether a title opens a line and a colon follows it, as of one who is quoted in a headline."""
    following = one.last + 1
    return (
        page.opens_line(one.first)
        and one.last > one.first
        and following < page.size
        and page.gaps[following].lstrip()[:1] == ":"
    )


def _same_role(wanted: Role, given: Role) -> bool:
    return len(wanted) > 1 and (wanted <= given or (len(given) > 1 and given <= wanted))
