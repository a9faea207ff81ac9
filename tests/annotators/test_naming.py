"""Loaded namings: whom a word means depends on the conflict, whose word it is on the statement."""

from datetime import date
from time import process_time

import pytest

from khabar.annotators.naming.annotating import annotate
from khabar.annotators.registry import analyse
from khabar.lexicons import bundled
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Naming
from khabar.text.reading import Reading

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


def spans(raw: str) -> list[str]:
    return [n.span.of(raw) for n in naming(raw)]


def test_those_loyal_to_a_regime_are_named_with_it() -> None:
    assert spans(f"{SYRIA} قصفت الطائرات قوات موالية للنظام.") == ["قوات موالية للنظام"]


def test_a_definite_band_ends_before_the_next_phrase() -> None:
    assert spans(f"{YEMEN} قامت المليشيات ببيع أسلحتها.") == ["المليشيات"]
    assert spans(f"{YEMEN} معقل المليشيات «لا يمكن تأكيده» الآن.") == ["المليشيات"]


def test_a_movement_for_a_liberation_liberates_nothing() -> None:
    assert spans(f"{SYRIA} قال متحدث باسم الحركة الشعبية لتحرير السودان ذلك.") == []


def test_the_liberation_of_a_place_is_loaded_and_that_of_prices_is_not() -> None:
    assert spans(f"{YEMEN} أعلن القائد تحرير مدينة زنجبار وعودة السكان بعد تطهيرها.") == [
        "تحرير مدينة زنجبار",
        "تطهيرها",
    ]
    assert spans(f"{YEMEN} أيد الوزير تحرير أسعار الوقود وعمل رئيس تحرير الصحيفة.") == []


def test_an_act_is_loaded_by_the_party_that_commits_it() -> None:
    assert spans("استنكر المجلس وحشية الاحتلال الإسرائيلي والأطماع الإيرانية.") == [
        "وحشية الاحتلال الإسرائيلي",
        "الأطماع الإيرانية",
    ]
    assert spans("استنكر الكاتب وحشية السباق وأطماع التاجر.") == []


def test_remnants_and_hordes_bring_whom_they_belong_to() -> None:
    assert spans("طاردت القوات فلول المتمردين وقطعان المستوطنين.") == ["فلول المتمردين", "قطعان المستوطنين"]


def test_what_somebody_calls_a_thing_is_the_naming() -> None:
    raw = f"{SYRIA} انتقد الوزير ما سماه «التدخل الأجنبي» وما وصفه البعض بأنه احتلال."
    assert spans(raw) == ["التدخل الأجنبي", "احتلال"]
    assert spans(f"{SYRIA} ظهر ما يسمى بجيش المدينة أمس.") == ["ما يسمى بجيش المدينة"]


def test_an_adjective_after_and_begins_a_naming_of_its_own() -> None:
    assert spans("دعموا المستوطنين والإرهابيين.") == ["الإرهابيين"]


def test_one_adjective_judges_coordinate_nouns() -> None:
    assert spans("تواصلوا مع منظمات وجماعات إرهابية.") == ["منظمات وجماعات إرهابية"]


def test_what_looks_loaded_is_left() -> None:
    assert spans(f"{SYRIA} يهدد ذلك النظام العام.") == []
    assert spans(f"{SYRIA} استشهد بقول الشاعر.") == []


@pytest.mark.parametrize(
    "unit", ["ميليشيا ", "الإرهابيين ", "ما يسمى ", "ما سماه «", "جرائم الاحتلال ", "اليمن الحوثي المليشيات المتمردة "]
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def cost(size: int) -> float:
        reading = Reading(Document(DocId("doc-0"), "t", unit * (size // len(unit))))
        assert len(reading.words)
        before = process_time()
        annotate(reading, bundled())
        return process_time() - before

    cost(2_000)
    assert min(cost(80_000) for _ in range(3)) < 40 * max(min(cost(10_000) for _ in range(3)), 0.002)


def test_an_act_takes_its_slant_from_whoever_commits_it() -> None:
    found = naming("استنكر المجلس جرائم الحوثيين وجرائم الاحتلال.")
    assert [n.slant for n in found] == ["pro-government", "pro-opposition"]


def test_an_onslaught_goes_on_with_what_it_is_on() -> None:
    assert spans(f"{YEMEN} رفض المجلس العدوان على مدينة زنجبار والعدوان التركي والغزو البريطاني.") == [
        "العدوان على مدينة زنجبار",
        "العدوان التركي",
        "الغزو البريطاني",
    ]


def test_the_adjective_of_his_thing_judges_that_thing_alone() -> None:
    assert spans(f"{YEMEN} قال إن الجيش المحتل يواصل قصفه الهمجي.") == ["الجيش المحتل", "قصفه الهمجي"]


def test_persons_are_not_joined_over_a_verb() -> None:
    assert spans("هذا هجوم ينفذه متطرفون في المدينة.") == ["متطرفون"]


def test_two_words_of_any_conflicts_make_a_report_of_one() -> None:
    assert spans("نعى الوزير شهداء الحدود.") == []
    assert "شهداء" in spans("نعى الوزير شهداء الحدود بعد عودته من اليمن والعراق.")


def test_a_state_is_named_as_recognised_or_not() -> None:
    raw = "عاد الوفد من ليبيا ومن العراق، وقالت الحكومة الليبية المعترف بها دوليا إن الجماعات الخارجة عن القانون فرت."
    assert spans(raw) == ["الحكومة الليبية المعترف بها دوليا", "الجماعات الخارجة عن القانون"]


def test_what_is_not_lawful_is_judged_by_that() -> None:
    assert spans(f"{YEMEN} ندد المجلس بالإجراءات غير القانونية، وبقرار غير مبرر من السلطة بصورة غير مشروعة.") == [
        "الإجراءات غير القانونية",
        "قرار غير مبرر",
    ]


def test_who_deems_a_thing_is_not_what_it_is_deemed() -> None:
    assert spans(f"{YEMEN} ندد المجلس بما اعتبره تدخلا سافرا، ونفى ما اعتبره الوزراء صحيحا.") == ["تدخلا سافرا"]


def test_what_a_militia_hits_is_no_part_of_its_name() -> None:
    assert spans(f"{YEMEN} استخدمت الميليشيات المدفعية الثقيلة.") == ["الميليشيات"]


def test_two_judgements_without_a_noun_are_one_naming() -> None:
    assert spans(f"{YEMEN} فر هؤلاء المنحرفون الضالون من المدينة.") == ["هؤلاء المنحرفون الضالون"]


def test_somebody_and_his_mercenaries_are_named_together() -> None:
    assert spans(f"{SYRIA} قاتلوا قوات النظام ومليشياته، وهاجموا حاكم المدينة فاسدا، والقائد ومرتزقته.") == [
        "قوات النظام ومليشياته",
        "القائد ومرتزقته",
    ]


def test_a_naming_ends_with_its_line() -> None:
    assert spans(f"{SYRIA} استنكر المجلس وحشية\nالاحتلال يقصف القرية.") == ["الاحتلال"]


def test_a_wronged_people_and_an_invaded_land_are_named() -> None:
    raw = f"{YEMEN} رثى الخطيب الشعب المظلوم، وأدان غزو المدينة وسلوك الجماعة المزعزع للاستقرار."
    assert spans(raw) == ["الشعب المظلوم", "غزو المدينة", "سلوك الجماعة المزعزع للاستقرار"]


def test_aggression_and_tyranny_of_the_same_are_one_naming() -> None:
    assert spans(f"{YEMEN} صبروا على عدوانهم وظلمهم، وعلى الانقلاب والتنكيل بالأسرى.") == [
        "عدوانهم وظلمهم",
        "الانقلاب",
        "التنكيل بالأسرى",
    ]


def test_what_a_thing_is_described_as_is_a_naming_in_quotation_marks_alone() -> None:
    raw = f"{SYRIA} وصف الوزير القرار بأنه «طعنة في الظهر»، ووصفت الصحيفة اللقاء بأنه ودي."
    assert spans(raw) == ["طعنة في الظهر"]


def test_what_somebody_is_said_to_be_is_a_naming() -> None:
    assert spans(f"{SYRIA} قالت الوزيرة إن رامي الحجر هو إرهابي، وإن القانون «عنصري».") == ["إرهابي", "عنصري"]


def test_the_state_of_racism_is_no_racist_state() -> None:
    assert spans(f"{SYRIA} تعبر القوانين عن حالة العنصرية.") == []


def test_the_deed_of_somebody_is_judged_as_a_whole() -> None:
    raw = f"{YEMEN} أدان المجلس سياسات إيران الإقليمية العدائية، وعاشت المدينة وضعا كارثيا."
    assert spans(raw) == ["سياسات إيران الإقليمية العدائية", "وضعا كارثيا"]


def test_an_occupied_or_liberated_town_is_named_by_its_name_as_well() -> None:
    assert spans(f"{YEMEN} عاد السكان إلى زنجبار المحررة، وبقيت حيفا المحتلة بعيدة.") == [
        "زنجبار المحررة",
        "حيفا المحتلة",
    ]


def test_those_who_did_something_are_not_those_they_did_it_to() -> None:
    assert spans(f"{YEMEN} قال إن رجال القبيلة طردوا الإرهابيين.") == ["الإرهابيين"]
