"""Events: types, evidence, counts, claimants and modes, on sentences of our own."""

from datetime import date

import pytest

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Event


def events(raw: str) -> tuple[Event, ...]:
    return analyse(Document(DocId("doc-0"), "t", raw, retrieved=date(2016, 12, 13))).events


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("شنت الطائرات غارات عنيفة على مواقع المسلحين في المدينة.", "bombardment"),
        ("اندلعت اشتباكات عنيفة بين الجيش والمسلحين في البلدة.", "clash"),
        ("سيطرت القوات على حي الشعار في المدينة.", "control-change"),
        ("أعلن الجيش هدنة لمدة عشر ساعات.", "truce-declared"),
        ("أمر الرئيس بتمديد الهدنة يومين.", "truce-extended"),
        ("التقى الوزير نظيره الفرنسي في باريس.", "meeting-held"),
        ("أجرى الوفدان محادثات في جنيف.", "talks"),
        ("بدأ الوزير زيارة إلى بلغراد.", "visit"),
        ("أعلن الوزير إلغاء الاجتماع مع الوفد.", "meeting-cancelled"),
        ("استخدمت روسيا الفيتو ضد القرار.", "veto"),
        ("صادق البرلمان على مشروع القانون.", "vote"),
        ("عقد الوزير مؤتمرا صحافيا في العاصمة.", "statement-issued"),
        ("أدى القصف إلى نزوح آلاف المدنيين من المدينة.", "displacement"),
        ("اعتقلت الشرطة تسعة أشخاص في العاصمة.", "detention"),
        ("قتل خمسة جنود في الهجوم.", "killing"),
        ("أصيب ثلاثة عمال بجروح.", "injury"),
    ],
)
def test_types(sentence: str, kind: str) -> None:
    assert kind in {event.type for event in events(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "شن الفريق هجوما على مرمى الضيوف في الشوط الثاني من المباراة.",
        "تمت السيطرة على الحريق الذي اندلع في المصنع.",
        "جاء اللقاء متكافئا بين الفريقين في الدوري.",
        "قال رئيس التحرير إن تحرير الأسعار ضروري.",
        "دعا المبعوث إلى وقف القصف.",
    ],
)
def test_other_senses_and_wishes_are_no_events(sentence: str) -> None:
    assert events(sentence) == ()


def test_a_bombardment_carries_the_casualties_that_it_caused() -> None:
    found = {event.type: event for event in events("طال القرية قصف عنيف أسفر عن مقتل مئات السكان وإصابة آلاف منهم.")}
    assert [(c.what, c.low, c.high) for c in found["bombardment"].counts] == [
        ("killed", 100, 999),
        ("injured", 1000, 9999),
    ]
    assert [(c.what, c.low) for c in found["killing"].counts] == [("killed", 100)]
    assert [(c.what, c.low) for c in found["injury"].counts] == [("injured", 1000)]


def test_one_event_for_two_triggers_of_one_clause() -> None:
    found = events("خاضت القوات معارك عنيفة واشتباكات مع المسلحين.")
    assert [event.type for event in found] == ["clash"]


def test_the_claimant_is_the_speaker_of_the_statement() -> None:
    claimed, told = events("قال وزير الدفاع إن الجيش سيطر على حي الشعار.\nسيطر الجيش على مطار المدينة.")
    assert claimed.claimed_by is not None and told.claimed_by is None


def test_the_date_is_that_of_the_words_or_none() -> None:
    (dated,) = events("سيطرت القوات على حي الشعار في 2 تشرين الثاني 2016.")
    assert dated.date == "2016-11-02" and dated.date_evidence is not None
    (undated,) = events("سيطرت القوات على حي الشعار.")
    assert undated.date is None and undated.date_evidence is None


def test_a_meeting_to_come_is_planned() -> None:
    (event,) = events("يعقد الاجتماع المقرر مع الوفد الروسي في جنيف الأسبوع المقبل.")
    assert (event.type, event.planned, event.plover) == ("meeting-planned", True, "AGREE")


def test_deaths_in_an_accident_are_not_coded_as_assault() -> None:
    (event,) = events("لقي ثلاثة أشخاص مصرعهم في حادث مروري.")
    assert (event.type, event.plover, event.modes) == ("killing", "", ())
    (other,) = events("قتل ثلاثة جنود في كمين.")
    assert other.plover == "ASSAULT"


def test_a_vote_carries_its_numbers() -> None:
    found = events("صادق البرلمان على مشروع القانون أمس.\nودعم القانون 61 نائبا فيما عارضه 17 نائبا.")
    (vote,) = [event for event in found if event.type == "vote"]
    assert [(count.what, count.low) for count in vote.counts] == [("votes-for", 61), ("votes-against", 17)]


def test_control_is_over_a_place() -> None:
    assert events("تسيطر الشركة على حصة كبيرة من السوق.") == ()
    (event,) = events("تسيطر القوات على معظم أحياء المدينة.")
    assert event.type == "control-change"


def test_those_who_were_killed_are_the_target() -> None:
    (event,) = events("قتل خمسة جنود في الهجوم.")
    assert event.target == "خمسة جنود" and event.actor is None


def test_an_outcome_is_told_with_the_cause_that_a_verb_links_to_it() -> None:
    raw = "أعلنت الشرطة أن سيارة مفخخة انفجرت في السوق، ما أدى إلى مقتل أربعة أشخاص."
    told = [e.evidence.of(raw) for e in analyse(Document(DocId("doc-1"), "t", raw)).events if e.type == "killing"]
    assert len(told) == 1 and "انفجرت" in told[0] and told[0].endswith("أربعة أشخاص")
