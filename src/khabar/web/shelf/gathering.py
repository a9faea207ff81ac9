"""Facts about reports and stories that are gathered while the shelf is filled."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.model.ids import DocId
from khabar.model.record import Copy, Evidence, StoryMember
from khabar.web.clipping import NAME

NEWEST = 12
"""Reports from which an entity's page quotes."""


@dataclass(slots=True)
class Tally:
    """What one story holds."""

    storyline: str
    docs: list[tuple[str, str, str]] = field(default_factory=list)
    """(day, doc, title) of its reports."""
    outlets: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)
    lines: Counter[str] = field(default_factory=Counter)
    facets: set[tuple[str, str]] = field(default_factory=set)

    def row(self, story: str) -> tuple[str | int | None, ...]:
        """Return the row of the table ``story``."""
        days = [day for day, _, _ in self.docs if day]
        _, lead, title = min(self.docs, key=lambda entry: (entry[0] or "9999", entry[1]))
        lines = [self.lines[kind] for kind in ("statement", "position", "event", "contradiction")]
        numbers = (len(self.docs), len(self.accounts), len(self.outlets), *lines)
        return story, self.storyline, title, lead, min(days, default=None), max(days, default=None), *numbers


class Gathering:
    """Places of reports in stories and copy groups, and the tallies of stories."""

    def __init__(self, members: Iterable[StoryMember], copies: Iterable[Copy]) -> None:
        self.place: dict[DocId, StoryMember] = {member.doc: member for member in members}
        self._account: dict[DocId, str] = {}
        for copy in copies:
            if copy.group:
                self._account |= {copy.a: copy.group, copy.b: copy.group}
        self.stories: defaultdict[str, Tally] = defaultdict(lambda: Tally(""))
        self._known: dict[DocId, tuple[str, str]] = {}
        """(day, outlet) of every report."""

    def account(self, doc: DocId) -> str:
        """Return the account that a report belongs to: its copy group, or itself."""
        return self._account.get(doc, doc)

    def add(self, doc: DocId, day: str | None, title: str, outlet: str | None) -> StoryMember:
        """Count a report in its story; a report without a place is a story of its own."""
        member = self.place.get(doc) or StoryMember(doc, f"story-of-{doc}", f"storyline-of-{doc}", "news")
        self.place[doc] = member
        tally = self.stories[member.story]
        tally.storyline = member.storyline
        tally.docs.append((day or "", doc, title))
        tally.accounts.add(self.account(doc))
        self._known[doc] = (day or "", outlet or "")
        if outlet:
            tally.outlets.add(outlet)
            tally.facets.add(("outlet", outlet))
        return member

    def spread(self, mentions: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], list[tuple[str, int]]]:
        """Return the first mention in each of the newest reports, and the mentions by outlet."""
        first: dict[DocId, Evidence] = {}
        outlets: Counter[str] = Counter()
        for mention in mentions:
            if mention.doc in self._known:
                first.setdefault(mention.doc, mention)
                outlets[self._known[mention.doc][1]] += 1
        newest = sorted(first, key=lambda doc: (self._known[doc][0], doc), reverse=True)[:NEWEST]
        return tuple(first[doc] for doc in newest), sorted(outlets.items(), key=lambda item: (-item[1], item[0]))

    def count(self, story: str, kind: str, facets: Iterable[tuple[str, str | None]]) -> None:
        """Count a line of the record in its story, with the parties and places that it names."""
        if story in self.stories:
            tally = self.stories[story]
            tally.lines[kind] += 1
            tally.facets.update((name, value) for name, value in facets if value and len(value) <= NAME)

    def storylines(self) -> Iterable[tuple[str | int | None, ...]]:
        """Yield the rows of the table ``storyline``, each named after its largest story."""
        held: defaultdict[str, list[tuple[str, Tally]]] = defaultdict(list)
        for story, tally in self.stories.items():
            held[tally.storyline].append((story, tally))
        for storyline, stories in held.items():
            rows = [tally.row(story) for story, tally in stories]
            largest = max(rows, key=lambda row: (row[7], row[6], row[0]))
            accounts = len(set().union(*(tally.accounts for _, tally in stories)))
            days = [str(day) for row in rows for day in row[4:6] if day]
            reports = sum(len(tally.docs) for _, tally in stories)
            yield (
                storyline, largest[2], min(days, default=None), max(days, default=None), reports, accounts, len(rows),
            )  # fmt: skip
