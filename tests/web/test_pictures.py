"""Pictures: where things stand, and that nothing is drawn twice."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.web.holdings import SmallRecord

from khabar.model.ids import DocId
from khabar.model.record import Control, Copy, Passage
from khabar.web.pages.compare import compare_page
from khabar.web.pictures.map import HEIGHT, WIDTH, map_of
from khabar.web.pictures.stemma import stemma_of
from khabar.web.pictures.timeline import WIDE, timeline_of
from khabar.web.shelf.making import make
from khabar.web.shelf.reading import Brief, Shelf, Sources


def brief(doc: str, day: str | None, outlet: str = "x") -> Brief:
    return Brief(doc, doc, outlet, doc, day, None, "s", "l", "news", doc)


def sources(docs: str) -> Sources:
    return Sources({doc: (brief(doc, "2016-12-05"), "") for doc in docs})


def copy(a: str, b: str, direction: str | None, common: str | None = None, share: float = 0.5) -> Copy:
    return Copy(DocId(a), DocId(b), "near", share, share, direction, "", common)  # type: ignore[arg-type]


def test_originals_stand_before_their_copies() -> None:
    drawn = stemma_of(
        [copy("a", "b", "a->b"), copy("c", "b", "b->a"), copy("a", "c", "a->b", share=0.2)], sources("abc")
    )
    depth = {node.name if node.brief is None else node.brief.doc: node.depth for node in drawn.nodes}
    assert depth == {"a": 0, "b": 1, "c": 2}
    assert [(e.source.brief.doc, e.target.brief.doc) for e in drawn.edges if e.source.brief and e.target.brief] == [
        ("a", "b"),
        ("b", "c"),
    ]


def test_an_agency_stands_before_those_who_have_its_text() -> None:
    drawn = stemma_of([copy("a", "b", None, "رويترز")], sources("ab"))
    assert [(node.name, node.depth) for node in drawn.nodes if node.brief is None] == [("رويترز", 0)]
    assert {edge.source.name for edge in drawn.edges} == {"رويترز"}
    assert len(drawn.edges) == 2


def test_a_circle_of_copies_ends() -> None:
    drawn = stemma_of([copy("a", "b", "a->b"), copy("b", "a", "a->b")], sources("ab"))
    assert len(drawn.nodes) == 2


copies = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(["a->b", "b->a", None])).filter(
        lambda t: t[0] != t[1]
    ),
    max_size=15,
)


@given(copies)
def test_no_two_nodes_share_a_place(pairs: list[tuple[str, str, str | None]]) -> None:
    drawn = stemma_of([copy(a, b, direction) for a, b, direction in pairs], sources("abcdef"))
    places = Counter((node.depth, node.row) for node in drawn.nodes)
    assert all(n == 1 for n in places.values())
    assert len({(id(edge.source), id(edge.target)) for edge in drawn.edges}) == len(drawn.edges)


def test_a_timeline_keeps_days_in_order_and_counts_the_undated() -> None:
    line = timeline_of([brief("a", "2016-12-05"), brief("b", "2016-12-07"), brief("c", None)], {"b"}, [])
    dots = [dot for _, dots in line.lanes for dot in dots]
    assert [dot.at for dot in dots] == [0, WIDE]
    assert [dot.copied for dot in dots] == [False, True]
    assert line.undated == 1
    assert [day for _, day in line.ticks] == ["2016-12-05", "2016-12-06", "2016-12-07"]


def test_a_timeline_of_one_day_and_of_none() -> None:
    assert timeline_of([brief("a", "2016-12-05")], set(), []).ticks == ((WIDE // 2, "2016-12-05"),)
    assert timeline_of([brief("a", None)], set(), []).lanes == ()


def test_a_map_shows_places_inside_its_frame(shelf: Shelf, record: SmallRecord) -> None:
    drawn = map_of(shelf, list(record.events()), list(record.control()))
    assert drawn is not None
    assert [spot.entity.name for spot in drawn.spots] == ["حلب"]
    assert all(0 <= spot.x <= WIDTH and 0 <= spot.y <= HEIGHT for spot in drawn.spots)
    assert len(drawn.outlines) > 3
    assert all(isinstance(control, Control) for control in drawn.controls)
    assert map_of(shelf, [], []) is None


def test_a_passage_that_changed_its_place_is_moved(tmp_path: Path) -> None:
    class Turned(SmallRecord):
        def passages(self) -> list[Passage]:
            one, other = super().passages()
            return [replace(one, b=other.b, alterations=()), replace(other, b=one.b)]

    for kind, moved in ((SmallRecord, 0), (Turned, 1)):
        record = kind()
        make(record, tmp_path / "shelf.sqlite")
        page = compare_page(Shelf(tmp_path / "shelf.sqlite"), record.veto.id, record.copy.id)
        assert page is not None
        assert sum(block.moved for block in page.blocks) == moved
        assert [ribbon.moved for ribbon in page.ribbons] == [block.moved for block in page.blocks]
