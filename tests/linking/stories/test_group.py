"""Stories: what belongs together, what does not, and what may not change the answer."""

from datetime import date
from itertools import permutations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from khabar.lexicons import bundled
from khabar.linking.stories import StoryReport, group
from khabar.linking.stories.clustering import Link, clusters
from khabar.linking.stories.reports import Kind
from khabar.model.ids import DocId

DAY = date(2016, 12, 6)


def report(
    name: str, title: str, body: str, day: date | None = DAY, outlet: str = "أ", kind: Kind = "news"
) -> StoryReport:
    return StoryReport(DocId(name), outlet, day, title, body, kind=kind)


QUAKE = (
    "ضرب زلزال بقوة ست درجات جزيرة صخرية قبالة الساحل الشمالي وتصدعت جدران المدرسة الابتدائية "
    "وقال عمدة الجزيرة إن فرق الإنقاذ وصلت بالقوارب"
)
FAIR = (
    "افتتح وزير الثقافة معرض الكتاب السنوي في القاعة الرخامية بمشاركة مئتي ناشر "
    "واشتكى الزوار من ارتفاع أسعار الروايات المترجمة"
)
REPORTS = [
    report("1", "زلزال يضرب جزيرة صخرية", QUAKE),
    report("2", "تصدع مدرسة في زلزال الجزيرة الصخرية", QUAKE.replace("ضرب زلزال", "هز زلزال عنيف"), outlet="ب"),
    report("3", "افتتاح معرض الكتاب في القاعة الرخامية", FAIR),
    report("4", "معرض الكتاب يفتح أبوابه لمئتي ناشر", FAIR.replace("افتتح", "دشن"), outlet="ج"),
]


def stories(reports: list[StoryReport]) -> dict[str, str]:
    return {member.doc: member.story for member in group(reports, bundled())}


def test_reports_of_one_event_are_one_story_and_others_are_not() -> None:
    found = stories(REPORTS)
    assert found["1"] == found["2"] != found["3"] == found["4"]


def test_the_order_of_the_input_does_not_matter() -> None:
    expected = group(REPORTS, bundled())
    assert all(group(list(order), bundled()) == expected for order in permutations(REPORTS))


def test_the_same_words_weeks_later_are_another_story() -> None:
    found = stories([*REPORTS[:2], report("5", REPORTS[0].title, QUAKE, date(2016, 12, 28))])
    assert found["1"] == found["2"] != found["5"]


def test_later_reports_do_not_rename_a_story() -> None:
    later = report("9", "ارتفاع ضحايا زلزال الجزيرة الصخرية", QUAKE, date(2016, 12, 7))
    before, after = stories(REPORTS), stories([*REPORTS, later])
    assert all(after[doc] == story for doc, story in before.items())
    assert after["9"] == before["1"]


def test_columns_stay_out() -> None:
    column = report("c", "زلزال الجزيرة الصخرية", QUAKE, kind="opinion")
    [member] = [m for m in group([*REPORTS, column], bundled()) if m.doc == "c"]
    assert (member.kind, member.nearest) == ("opinion", None)


def test_every_report_says_why_it_is_where_it_is() -> None:
    members = {member.doc: member for member in group(REPORTS, bundled())}
    assert members[DocId("2")].nearest == "1"
    assert "صخر" in members[DocId("2")].why
    assert group([REPORTS[0]], bundled())[0].why == "alone"


def test_reports_without_text_or_day_are_stories_of_their_own() -> None:
    found = stories([report("x", "", ""), report("y", "", "", None), *REPORTS])
    assert len({found["x"], found["y"], found["1"], found["3"]}) == 4


links = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0.01, 1)), max_size=30)


@given(links)
def test_clusters_part_the_items_along_the_links(found: list[tuple[int, int, float]]) -> None:
    chosen = {(a, b): Link(a, b, likely) for a, b, likely in found if a < b}
    parts = clusters(10, list(chosen.values()), 0.3)
    assert sorted(item for part in parts for item in part) == list(range(10))
    assert parts == clusters(10, list(reversed(chosen.values())), 0.3)
    graph = nx.Graph(list(chosen))
    for part in parts:
        assert len(part) == 1 or nx.is_connected(graph.subgraph(part))
