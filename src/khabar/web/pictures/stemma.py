"""The stemma of a story's copies: originals at the beginning, copies hanging from them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.model.record import Copy
from khabar.web.shelf.reading import Brief, Sources

MOST = 28
"""Reports in one picture."""


@dataclass(frozen=True, slots=True)
class Node:
    """A report, or an agency that nobody's report is in the record."""

    depth: int
    row: int
    brief: Brief | None
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A copy between two nodes; ``share`` of the copy lies in the original."""

    source: Node
    target: Node
    copy: Copy
    share: float
    directed: bool


@dataclass(frozen=True, slots=True)
class Stemma:
    """Nodes in columns by depth, and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    depth: int
    rows: int


def stemma_of(copies: Sequence[Copy], sources: Sources) -> Stemma:
    """Return the stemma; of several possible originals of a copy the one that shares most with it is kept."""
    known = [copy for copy in copies if copy.a in sources and copy.b in sources]
    parents = _parents(known)
    docs = list(dict.fromkeys(doc for copy in sorted(known, key=_telling) for doc in _source(copy)))[:MOST]
    depth = {doc: _depth(doc, parents) for doc in docs}
    agencies = {copy.common_source for copy in known if copy.common_source and copy.direction is None}
    shift = 1 if agencies else 0
    rows: Counter[int] = Counter()
    nodes: dict[str, Node] = {}
    for name in sorted(filter(None, agencies)):
        nodes[name] = Node(0, rows[0], None, name)
        rows[0] += 1
    groups = _groups(known)
    for doc in sorted(docs, key=lambda doc: (depth[doc], groups[doc], sources.brief(doc).day or "9", doc)):
        column = depth[doc] + shift
        brief = sources.brief(doc)
        nodes[doc] = Node(column, rows[column], brief, brief.outlet or brief.name)
        rows[column] += 1
    edges = tuple(_edges(known, parents, nodes))
    deepest = max((node.depth for node in nodes.values()), default=0)
    return Stemma(tuple(nodes.values()), edges, deepest + 1, max(rows.values(), default=0))


def _groups(copies: Sequence[Copy]) -> dict[str, int]:
    """Return the number of each report's group: reports that hang together stand together."""
    tied: dict[str, str] = {}
    for copy in copies:
        _tie(tied, copy.a, copy.b)
    numbers: dict[str, int] = {}
    found: dict[str, int] = {}
    for doc in dict.fromkeys(doc for copy in copies for doc in (copy.a, copy.b)):
        root: str = doc
        while root in tied:
            root = tied[root]
        found[doc] = numbers.setdefault(root, len(numbers))
    return found


def _source(copy: Copy) -> tuple[str, str]:
    return (copy.a, copy.b) if copy.direction != "b->a" else (copy.b, copy.a)


def _share(copy: Copy) -> float:
    return copy.share_b if copy.direction != "b->a" else copy.share_a


def _parents(copies: Sequence[Copy]) -> dict[str, Copy]:
    """Return for each copied report the copy that it most depends on."""
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.direction:
            found[_source(copy)[1]].append(copy)
    return {doc: max(held, key=lambda copy: (_share(copy), copy.a, copy.b)) for doc, held in found.items()}


def _depth(doc: str, parents: dict[str, Copy]) -> int:
    seen = {doc}
    depth = 0
    while doc in parents:
        doc = _source(parents[doc])[0]
        if doc in seen:
            break
        seen.add(doc)
        depth += 1
    return depth


def _edges(copies: Sequence[Copy], parents: dict[str, Copy], nodes: dict[str, Node]) -> list[Edge]:
    """Return the edges: each copy hangs from its original or its agency; where nobody can tell, one tie holds two together."""
    out: dict[tuple[str, str], Edge] = {}
    tied: dict[str, str] = {}
    for copy in sorted(copies, key=_telling):
        for source, target, directed in _drawn(copy, parents):
            known = source in nodes and target in nodes and (source, target) not in out
            if known and (_tie(tied, source, target) or directed):
                out[source, target] = Edge(nodes[source], nodes[target], copy, _share(copy), directed)
    return list(out.values())


def _telling(copy: Copy) -> tuple[bool, bool, float, str, str]:
    """Order copies by what they say: direction, common source, then how much is shared."""
    return copy.direction is None, copy.common_source is None, -_share(copy), copy.a, copy.b


def _drawn(copy: Copy, parents: dict[str, Copy]) -> Iterator[tuple[str, str, bool]]:
    """Yield (from, to, directed) of the edges that show a copy."""
    source, target = _source(copy)
    if copy.direction is not None:
        if parents.get(target) is copy:
            yield source, target, True
    elif copy.common_source:
        yield copy.common_source, source, True
        yield copy.common_source, target, True
    else:
        yield source, target, False


def _tie(tied: dict[str, str], a: str, b: str) -> bool:
    """Join the groups of ``a`` and ``b``; False if they were one group already."""
    roots = []
    for doc in (a, b):
        while doc in tied:
            doc = tied[doc]
        roots.append(doc)
    if roots[0] == roots[1]:
        return False
    tied[roots[1]] = roots[0]
    return True
