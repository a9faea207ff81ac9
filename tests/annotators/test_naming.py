"""Loaded namings: whom a word means depends on the conflict, whose word it is on the statement."""

from datetime import date

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Naming

SYRIA = "تتواصل الحرب في سوريا، ولا سيما في حلب وإدلب السورية."
YEMEN = "تتواصل الحرب في اليمن، ولا سيما في عدن وتعز وصنعاء."


def naming(raw: str) -> tuple[Naming, ...]:
    return analyse(Document(DocId("doc-0"), "t", raw, retrieved=date(2016, 12, 13))).naming


def test_one_word_means_the_party_of_the_conflict_at_hand() -> None:
    syrian = naming(f"{SYRIA} تقدمت قوات النظام في المدينة.")
    assert [(n.referent, n.slant) for n in syrian] == [("الجيش السوري", "pro-opposition")]
    yemeni = naming(f"{YEMEN} انسحبت الميليشيات من المدينة.")
    assert [(n.referent, n.slant) for n in yemeni] == [("الحوثيون", "pro-government")]


def test_a_word_of_another_conflict_is_no_naming() -> None:
    assert naming("قال النائب إن النظام الضريبي في فرنسا معقد.") == ()


def test_the_span_takes_the_words_that_go_on_with_it() -> None:
    raw = f"{SYRIA} قصفت قوات النظام السوري البلدة."
    assert [n.span.of(raw) for n in naming(raw)] == ["قوات النظام السوري"]


def test_the_word_of_a_source_is_attributed_to_it() -> None:
    raw = f"{SYRIA}\nقال وزير الخارجية إن الإرهابيين خرقوا الهدنة.\nتقدمت قوات النظام."
    quoted, own = naming(raw)
    assert quoted.attributed_to is not None and own.attributed_to is None


def test_the_fused_article_belongs_to_the_span() -> None:
    raw = f"{SYRIA} انتقد معارض للنظام القرار."
    assert [n.span.of(raw) for n in naming(raw)] == ["للنظام"]


def test_an_evaluative_adjective_brings_the_noun_that_it_judges() -> None:
    raw = "أعلنت الوزارة تفكيك خلية إرهابية وملاحقة تنظيم داعش الإرهابي وأعمالهم الإجرامية."
    found = naming(raw)
    assert [n.span.of(raw) for n in found] == ["خلية إرهابية", "تنظيم داعش الإرهابي", "أعمالهم الإجرامية"]


def test_an_adjective_that_is_a_noun_stands_alone() -> None:
    raw = "أكد الوزير مقتل الإرهابي فلان وثلاثة متطرفين."
    assert [n.span.of(raw) for n in naming(raw)] == ["الإرهابي", "متطرفين"]


def test_an_adjective_that_judges_no_listed_noun_is_left() -> None:
    assert naming("كان الطقس قاسيا وحشي البرد في الشمال.") == ()
