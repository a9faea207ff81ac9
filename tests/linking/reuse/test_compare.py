"""What a copy changed, who had it from whom, and which reports are one account."""

from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.reuse.reports import BRIDGE, account, said, span

from khabar.lexicons import bundled
from khabar.linking.reuse import Account, Shared, compare, group_of, grouped, one_account
from khabar.model.ids import DocId
from khabar.model.layers import Drop, Entity, Layout, Mention, Naming, Timex
from khabar.model.record import Copy
from khabar.model.spans import Span


def changes(a: Account, b: Account) -> dict[str, tuple[str, str]]:
    """Return the alterations of two whole reports as kind → words of either side."""
    _, [passage] = compare(a, b, [Shared(Span(0, len(a.document.raw)), Span(0, len(b.document.raw)))], bundled())
    return {c.kind: (c.a.of(a.document.raw), c.b.of(b.document.raw)) for c in passage.alterations}


def test_another_speaker_is_told_apart_from_another_wording() -> None:
    one, other = "وقالت بلدية النهر إن الجسر سيغلق غدا", "وقالت وزارة الأشغال إن الجسر سيقفل غدا"
    a = account(one, statements=(said(one, "بلدية النهر", "الجسر سيغلق غدا"),))
    b = account(other, statements=(said(other, "وزارة الأشغال", "الجسر سيقفل غدا"),))
    found = changes(a, b)
    assert found["speaker"] == ("بلدية النهر", "وزارة الأشغال")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("أصيب سبعة عمال في الورشة", "أصيب تسعة عمال في الورشة", "number"),
        ("أصيب سبعة عمال في الورشة", "أصيب 7 عمال في الورشة", "spelling"),
        ("اللجنة وافقت على المقترح كاملا", "اللجنة لم توافق على المقترح كاملا", "negation"),
        ("اللجنة طلبت أن لا ينشر المقترح", "اللجنة طلبت ألا ينشر المقترح", "spelling"),
        ("طول الطريق الجديد عشرون كلم تقريبا", "طول الطريق الجديد عشرون كيلومترا تقريبا", "synonym"),
        ("ارتفع سعر القمح 30% في الشتاء", "ارتفع سعر القمح 30 في المائة في الشتاء", "spelling"),
        ("عقدت اللجنة عدة اجتماعات في الميناء", "عقدت اللجنة سلسلة اجتماعات في الميناء", "synonym"),
        ("رفع القائد كأس المدينة", "رفع القائد الكأس المدينة", "synonym"),
        ("التقى فرانسوا هولاند الوفد الزائر", "التقى فرانسوا اولاند الوفد الزائر", "spelling"),
        ("انطلق القطار الجديد من المحطة", "تحرك القطار الجديد من المحطة", "synonym"),
        ("انطلق القطار السريع الجديد من المحطة", "انطلق القطار الجديد من المحطة", "omitted"),
        ("انطلق القطار الجديد من المحطة", "انطلق القطار السريع الجديد من المحطة", "added"),
        ("وقال الوزير، حسب صحيفة الساحل، إن الأمر انتهى", "وقال الوزير إن الأمر انتهى", "attribution"),
    ],
)
def test_each_difference_gets_its_kind(one: str, other: str, kind: str) -> None:
    assert kind in changes(account(one), account(other))


def test_a_title_beside_the_speaker_is_no_other_speaker() -> None:
    one, other = "وأوضح معالي وزير الري سعد الشامي أن السد امتلأ", "وأوضح وزير الري سعد الشامي أن السد امتلأ"
    a = account(one, statements=(said(one, "معالي وزير الري سعد الشامي", "السد امتلأ"),))
    b = account(other, statements=(said(other, "وزير الري سعد الشامي", "السد امتلأ"),))
    assert changes(a, b) == {"omitted": ("معالي", "")}


def test_a_second_name_of_the_day_is_no_other_date() -> None:
    one, other = "وصل الوفد في يونيو 2013 إلى الميناء", "وصل الوفد في يونيو حزيران 2013 إلى الميناء"
    a = account(one, timexes=(Timex(span(one, "يونيو 2013"), "DATE", "2013-06"),))
    b = account(other, timexes=(Timex(span(other, "يونيو حزيران 2013"), "DATE", "2013-06"),))
    assert changes(a, b) == {"added": ("", "حزيران")}


def test_dates_and_namings_are_read_from_their_layers() -> None:
    one, other = "وصل الوفد يوم الأحد إلى ثكنة المتمردين", "وصل الوفد يوم السبت إلى ثكنة الثوار"
    a = account(
        one,
        timexes=(Timex(span(one, "الأحد"), "DATE", "2016-12-11"),),
        naming=(Naming(span(one, "المتمردين"), "المعارضة المسلحة", "pro-government"),),
    )
    b = account(
        other,
        timexes=(Timex(span(other, "السبت"), "DATE", "2016-12-10"),),
        entities=(Entity("المعارضة المسلحة", "GROUP", (Mention(span(other, "الثوار")),)),),
    )
    found = changes(a, b)
    assert found["date"] == ("الأحد", "السبت")
    assert found["naming"] == ("المتمردين", "الثوار")


def test_a_moved_phrase_is_order_on_both_sides() -> None:
    kinds = list(
        changes(
            account("في القاعة الكبرى اجتمع الأعضاء وناقشوا الميزانية"),
            account("اجتمع الأعضاء وناقشوا الميزانية في القاعة الكبرى"),
        )
    )
    assert kinds == ["order"]


def whole(a: Account, b: Account) -> Copy:
    """Return the copy of two reports that share everything."""
    return compare(a, b, [Shared(Span(0, len(a.document.raw)), Span(0, len(b.document.raw)))], bundled())[0]


def test_a_credit_tells_the_direction() -> None:
    a = account(BRIDGE, "a", outlet="صحيفة الضفة")
    b = account(BRIDGE, "b", outlet="موقع الميناء", layout=Layout(outlet="موقع الميناء", agencies=("صحيفة الضفة",)))
    assert (whole(a, b).direction, whole(a, b).why) == ("a->b", "credits: صحيفة الضفة")
    assert whole(b, a).direction == "b->a"


def test_what_one_was_told_the_other_credits() -> None:
    one, other = "وقال مصدر للضفة إن الجسر مغلق", "وقال مصدر إن الجسر مغلق، حسب موقع الضفة نت"
    a = account(one, statements=(said(one, "مصدر", "الجسر مغلق", addressee=span(one, "للضفة")),))
    b = account(other, statements=(said(other, "مصدر", "الجسر مغلق", via=("الضفة نت",)),))
    assert whole(a, b).direction == "a->b"


def test_one_agency_behind_both_is_no_direction() -> None:
    layouts = [Layout(outlet=name, agencies=("رويترز",)) for name in ("أ", "ب")]
    a, b = (account(BRIDGE, layout.outlet or "", outlet=layout.outlet, layout=layout) for layout in layouts)
    assert (whole(a, b).direction, whole(a, b).common_source) == (None, "رويترز")


def test_a_day_alone_is_too_little_for_a_direction() -> None:
    a, b = account(BRIDGE, "a", "أ", date(2016, 12, 1)), account(BRIDGE, "b", "ب", date(2016, 12, 2))
    assert whole(a, b).direction is None
    assert "earlier" in whole(a, b).why


def test_a_compiled_report_had_it_from_elsewhere() -> None:
    raw = f"(متابعات)\n{BRIDGE}"
    b = account(raw, "b", layout=Layout(drops=(Drop(Span(0, 9), "byline", "test"),)))
    assert whole(account(BRIDGE, "a"), b).direction == "a->b"


def test_relations() -> None:
    assert whole(account(BRIDGE, "a", "أ"), account(BRIDGE, "b", "ب")).relation == "identical"
    assert whole(account(BRIDGE, "a", "أ"), account(BRIDGE, "b", "أ")).relation == "version"
    assert whole(account(BRIDGE, "a", "أ"), account(BRIDGE.replace("سبعة", "ستة"), "b", "ب")).relation == "near"


def test_shared_quotation_is_not_copied_prose() -> None:
    quoted = "نحن ماضون في ترميم الجسر مهما طال الزمن ومهما بلغت النفقات"
    one, other = f"قال الوزير: «{quoted}».", f"وختم المسؤول حديثه بقوله “{quoted}”"
    blocks = [Shared(span(one, quoted), span(other, quoted))]
    copy, [passage] = compare(account(one), account(other), blocks, bundled())
    assert passage.kind == "quotation"
    assert not one_account(copy)


edges = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.floats(0, 1), st.floats(0, 1)), max_size=25)


@given(edges)
def test_groups_are_the_connected_components(found: list[tuple[int, int, float, float]]) -> None:
    copies = [Copy(DocId(f"d{a:02}"), DocId(f"d{b:02}"), "partial", x, y) for a, b, x, y in found if a < b]
    graph = nx.Graph([(c.a, c.b) for c in copies if one_account(c)])
    groups = group_of(copies)
    assert set(groups) == set(graph)
    for a, b in combinations(sorted(groups), 2):
        assert (groups[a] == groups[b]) == nx.has_path(graph, a, b)
    assert grouped(list(reversed(copies)))[::-1] == grouped(copies)


@given(st.text(alphabet="ابتث دذر،.", max_size=60), st.text(alphabet="ابتث دذر،.", max_size=60))
def test_alterations_account_for_every_word(one: str, other: str) -> None:
    a, b = account(one), account(other)
    _, [passage] = compare(a, b, [Shared(Span(0, len(one)), Span(0, len(other)))], bundled())
    left = [
        form for at, form in enumerate(a.forms) if at not in _touched(a, [change.a for change in passage.alterations])
    ]
    right = [
        form for at, form in enumerate(b.forms) if at not in _touched(b, [change.b for change in passage.alterations])
    ]
    assert left == right


def _touched(side: Account, spans: list[Span]) -> set[int]:
    return {word for span_ in spans for word in side.words_in(span_)}
