"""Who speaks where only the verb shows it, what contains what, and what runs on from statement to statement."""

from datetime import date

from tests.annotators.statements.reading import day, entity, lines, read

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId

NADIA = "نادية الكرمي"
SAMI = "سامي الحلو"


def test_a_continuation_has_the_speaker_before_it() -> None:
    raw = f"قالت الوزيرة {NADIA} إن الجسر مغلق. وأضافت أن الطريق مفتوح."
    first, second = read(raw, entity(raw, NADIA, "PER"))
    assert first.speaker_entity == second.speaker_entity == NADIA
    assert second.speaker is None


def test_gender_tells_two_speakers_apart() -> None:
    raw = f"قالت {NADIA} إن الجسر مغلق. وقال {SAMI} إن الطريق مفتوح. وأضافت أن السوق مزدحمة."
    found = read(raw, entity(raw, NADIA, "PER"), entity(raw, SAMI, "PER"))
    assert [statement.speaker_entity for statement in found] == [NADIA, SAMI, NADIA]


def test_a_plural_verb_goes_on_with_a_plural_speaker() -> None:
    raw = f"قال سكان في الحي إن الجسر مغلق. وقال {SAMI} إن الطريق مفتوح. وأضافوا أن السوق مزدحمة."
    found = read(raw, entity(raw, SAMI, "PER"))
    assert found[2].speaker_entity == "سكان في الحي"


def test_a_surname_stands_for_the_full_name() -> None:
    raw = f"قال {SAMI} إن الجسر مغلق. وقال الحلو إن الطريق مفتوح."
    assert [statement.speaker_entity for statement in read(raw, entity(raw, SAMI, "PER"))] == [SAMI, SAMI]


def test_a_definite_noun_stands_for_the_source_before_it() -> None:
    raw = "قالت مصادر أمنية إن الجسر مغلق. وقالت المصادر إن الطريق مفتوح."
    assert [statement.speaker_entity for statement in read(raw)] == ["مصادر أمنية", "مصادر أمنية"]


def test_a_text_speaks_for_who_issued_it() -> None:
    raw = "قالت الوزارة في بيان إن الجسر مغلق. ودعا البيان السائقين إلى الحذر."
    assert [statement.speaker_entity for statement in read(raw)] == ["الوزارة", "الوزارة"]


def test_the_subject_of_another_verb_speaks() -> None:
    raw = f"زار {SAMI} الحي القديم وأكد أن الجسر مغلق."
    (only,) = read(raw, entity(raw, SAMI, "PER"))
    assert only.speaker_entity == SAMI


def test_a_source_close_to_a_person_is_not_that_person() -> None:
    raw = f"قال مصدر قريب من {SAMI} إن الجسر مغلق."
    (only,) = read(raw, entity(raw, SAMI, "PER"))
    assert only.speaker_entity == f"مصدر قريب من {SAMI}"


def test_joint_speakers_stay_one_statement() -> None:
    raw = "أكدت المعارضة والحكومة أن الجسر مغلق."
    assert lines(raw, read(raw)) == [("أكدت", "المعارضة والحكومة", "الجسر مغلق")]


def test_what_is_told_within_what_is_told() -> None:
    raw = "قال المتحدث إن الوزير أبلغ النواب بأن الجسر مغلق."
    outer, inner = read(raw)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.addressee is not None and inner.addressee.of(raw) == "النواب"


def test_a_report_inside_quotation_marks_ends_with_its_clause() -> None:
    raw = "قال المدير: «الوزير أكد أن الجسر آمن، وطالب بفتح الطريق»."
    outer, first, second = read(raw)
    assert (first.parent, second.parent) == (outer.id, outer.id)
    assert second.content[0].of(raw) == "فتح الطريق"


def test_he_said_that_he_hopes_is_one_statement_of_hope() -> None:
    raw = "قال الوزير إنه يأمل أن يفتح الجسر."
    (only,) = read(raw)
    assert (only.act, only.content[0].of(raw)) == ("hope", "إنه يأمل أن يفتح الجسر")


def test_a_remark_takes_up_what_was_said() -> None:
    raw = "أعلن الوزير افتتاح الجسر، وهو ما نفته الوزارة."
    first, second = read(raw)
    assert (second.act, second.content[0].of(raw)) == ("deny", first.content[0].of(raw))


def test_the_chain_runs_on() -> None:
    raw = f"قال {SAMI} لوكالة النهار إن الجسر مغلق. وأضاف أن الطريق مفتوح."
    found = read(raw, entity(raw, SAMI, "PER"), entity(raw, "وكالة النهار", "MEDIA"))
    assert [statement.via for statement in found] == [("وكالة النهار",), ("وكالة النهار",)]
    assert found[0].addressee is not None


def test_a_medium_after_what_was_said_is_the_chain() -> None:
    raw = "قال مصدر أمني إن الجسر مغلق، بحسب صحيفة النهار."
    (only,) = read(raw, entity(raw, "صحيفة النهار", "MEDIA"))
    assert only.via == ("صحيفة النهار",)
    assert only.content[0].of(raw) == "الجسر مغلق"


def test_the_chain_of_what_a_medium_carries() -> None:
    raw = "ونقلت وكالة النهار عن مصدر أمني قوله إن الجسر مغلق."
    (only,) = read(raw, entity(raw, "وكالة النهار", "MEDIA"))
    assert only.via == ("وكالة النهار",)
    assert only.cue2 is not None and only.cue2.of(raw) == "قوله"


def test_a_date_runs_on_but_not_to_another_speaker() -> None:
    raw = "قال الوزير أمس إن الجسر مغلق. وأضاف أن الطريق مفتوح. وقال المدير إن السوق مزدحمة."
    found = read(raw, timexes=(day(raw, "أمس", date(2020, 5, 3)),))
    assert [statement.date for statement in found] == ["2020-05-03", "2020-05-03", None]


def test_a_date_inside_what_was_said_is_not_when_it_was_said() -> None:
    raw = "قال الوزير إن الجسر أغلق أمس."
    assert read(raw, timexes=(day(raw, "أمس", date(2020, 5, 3)),))[0].date is None


def test_the_occasion_may_be_told_afterwards() -> None:
    raw = "أكد الوزير أن الجسر مغلق. جاء ذلك خلال مؤتمر صحفي أمس. وأضاف أن الطريق مفتوح."
    found = read(raw, timexes=(day(raw, "أمس", date(2020, 5, 3)),))
    assert [statement.date for statement in found] == ["2020-05-03", "2020-05-03"]
    assert found[0].venue is not None and found[0].venue.of(raw) == "خلال مؤتمر صحفي"


def test_headlines() -> None:
    raw = "الحلو: الجسر آمن\nقال الوزير إن الطريق مفتوح."
    title, body = read(raw, entity(raw, SAMI, "PER", "الحلو"), title="الحلو: الجسر آمن")
    assert (title.where, body.where) == ("title", "body")
    assert title.cue is not None and title.cue.of(raw) == ":"
    assert title.content[0].of(raw) == "الجسر آمن"


def test_a_label_before_a_colon_is_no_source() -> None:
    raw = "تقرير: الجسر آمن\nوصلت القافلة إلى المدينة."
    assert not read(raw, title="تقرير: الجسر آمن")


def test_what_is_told_inside_a_dropped_statement_lies_in_the_one_around_it() -> None:
    raw = "أكد الوزير أن رفض المجلس الأسبوع الماضي، أكد سكان الحي الخبر"
    found = analyse(Document(DocId("d"), "n", raw)).statements
    assert {statement.parent for statement in found} <= {None, *(statement.id for statement in found)}


def test_a_medium_whose_name_is_also_a_day_is_read() -> None:
    raw = "وبيّن في تصريح لـ «اليوم» أن الجسر مغلق."
    (found,) = read(raw, timexes=(day(raw, "اليوم", date(2016, 12, 18)),))
    assert found.via == ("اليوم",)


def test_a_medium_named_before_a_report_is_its_chain() -> None:
    raw = f"وبحسب رويترز، فإن {SAMI} يعتبر أن الجسر مغلق. وأضاف أن الطريق مفتوح."
    found = read(raw, entity(raw, SAMI, "PER"), entity(raw, "رويترز", "MEDIA"))
    assert [(statement.speaker_entity, statement.via[:1]) for statement in found] == [(SAMI, ("رويترز",))] * 2


def test_a_body_that_carries_words_is_no_medium() -> None:
    raw = "ونقل المرصد عن سكان محليين أن الجسر مغلق."
    (only,) = read(raw, entity(raw, "المرصد", "ORG"))
    assert only.speaker_entity == "سكان محليين" and only.via == ()


def test_the_occasion_that_opens_the_sentence_names_the_medium() -> None:
    raw = "وفي تصريح لصحيفة النهار الجديد، قال الوزير إن الجسر مغلق."
    (only,) = read(raw)
    assert only.via == ("صحيفة النهار الجديد",)
    assert only.venue is not None and only.venue.of(raw) == "وفي تصريح لصحيفة النهار الجديد"


def test_a_text_with_an_author_speaks_for_its_author() -> None:
    raw = f"قالت {NADIA} إنها قرأت خطاب {SAMI} الذي قال فيه إن الجسر مغلق."
    found = read(raw, entity(raw, NADIA, "PER"), entity(raw, SAMI, "PER"))
    assert found[-1].speaker_entity == SAMI


def test_a_participle_in_the_plural_goes_on_with_a_broken_plural() -> None:
    raw = "قال ناشطون إن الجسر مغلق. وأكد أعضاء المجلس أن الطريق مفتوح، مضيفين أن السوق مزدحمة."
    assert [statement.speaker_entity for statement in read(raw)][1:] == ["أعضاء المجلس"] * 2


def test_an_office_in_apposition_is_not_who_held_it_before() -> None:
    raw = f"قال عضو المجلس {SAMI} إن الجسر مغلق. وأكد فادي الطويل، عضو المجلس، أن الطريق مفتوح."
    found = read(raw, entity(raw, SAMI, "PER", f"عضو المجلس {SAMI}", "عضو المجلس،"))
    assert found[1].speaker_entity == "فادي الطويل"


def test_the_relative_clause_that_a_verb_goes_on_with_names_the_speaker() -> None:
    raw = f"قدم النادي لاعبه {SAMI} بحضور المشرفة {NADIA} التي رحبت به وقالت: «الجسر مغلق»."
    found = read(raw, entity(raw, SAMI, "PER"), entity(raw, NADIA, "PER"))
    assert found[-1].speaker is None and found[-1].speaker_entity == NADIA


def test_a_definite_deed_after_a_state() -> None:
    raw = "رفضت إيران التخلي عن الجسر."
    assert lines(raw, read(raw, entity(raw, "إيران", "GPE"))) == [("رفضت", "إيران", "التخلي عن الجسر")]


def test_a_medium_carries_more_of_the_same_source() -> None:
    raw = "ونقلت الصحيفة عن الوزير أن الجسر مغلق. ونقلت عنه قوله إن الطريق مفتوح."
    assert [statement.speaker_entity for statement in read(raw)] == ["الوزير", "الوزير"]


def test_a_singular_verb_does_not_go_on_with_several() -> None:
    raw = f"قال سكان إن الجسر مغلق. وتحدث {SAMI} للصحفيين فقال إن الطريق مفتوح."
    assert read(raw, entity(raw, SAMI, "PER"))[1].speaker_entity == SAMI


def test_what_one_condemns_is_not_the_participle_after_it() -> None:
    raw = f"دان السفير {SAMI} الاقتحامات المتكررة للجسر، مشددا على أهمية حمايته."
    found = read(raw, entity(raw, SAMI, "PER", f"السفير {SAMI}"))
    assert [line[2] for line in lines(raw, found)] == ["الاقتحامات المتكررة للجسر", "أهمية حمايته"]
