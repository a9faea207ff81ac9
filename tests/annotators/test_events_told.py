"""What of an event is told: its own words, its number, its plan or denial, who gains, and what is only taken up."""

from datetime import date

import pytest

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Event


def events(raw: str) -> tuple[Event, ...]:
    return analyse(Document(DocId("doc-0"), "t", raw, retrieved=date(2016, 12, 13))).events


def told(raw: str) -> dict[str, str]:
    return {event.type: event.evidence.of(raw) for event in events(raw)}


def numbers(raw: str) -> list[tuple[str, int | None]]:
    return [(count.what, count.low) for event in events(raw) for count in event.counts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("أمسك المسلحون بالحارس ثم قتلوه.", [("killed", 1)]),
        ("تم اعتقالهما في المطار.", [("detained", 2)]),
        ("ضبطت الشرطة خلية إرهابية تضم خمسة متهمين.", [("detained", 5)]),
        ("سقط عشرات القتلى والجرحى في المعركة.", [("killed", 20), ("injured", 20)]),
        ("ألقت الشرطة القبض مساء الأحد على قيادي حوثي.", [("detained", 1)]),
        ("أسفر القصف عن مقتل 13 شخصا معظمهم من النساء.", [("killed", 13)]),
        ("شنت الطائرات 18 غارة على مواقع المسلحين.", [("raids", 18)]),
        ("قتل كل من أحمد سالم، ومحمد ناصر، وعلي حسن.", [("killed", 3)]),
    ],
)
def test_the_number_that_the_words_imply(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert [item for item in numbers(sentence) if item in expected] == expected


def test_a_coordinated_outcome_keeps_to_its_own_words() -> None:
    found = told("أدى الانفجار إلى مقتل ثلاثة جنود وإصابة سبعة مدنيين.")
    assert found["killing"].startswith("أدى") and found["injury"].startswith("وإصابة")


def test_that_by_which_they_were_killed_is_no_event_of_its_own() -> None:
    (event,) = events("قتل خمسة جنود في اشتباكات بمدينة حلب.")
    assert event.type == "killing"


def test_an_explosion_is_an_event_where_nobody_is_hurt() -> None:
    assert set(told("انفجرت عبوة ناسفة أمام مقر البلدية.")) == {"bombardment"}
    assert set(told("انفجرت عبوة ناسفة أمام مقر البلدية ما أدى إلى مقتل حارس.")) == {"killing"}


@pytest.mark.parametrize(
    "sentence",
    [
        "قال الوزير خلال الاجتماع إن الأمر انتهى.",
        "استقبله الأمير فيصل بن ناصر أمير المنطقة.",
        "وجه الإضراب ضربة قوية لقطاع النقل.",
        "تم إلقاء القبول على الفكرة.",
        "عاد الرجل من جبهات القتال سالما.",
        "سمحت تركيا للجيش بشن غارات على التنظيم.",
        "واستشهد على ذلك بقول الشاعر.",
        "تعرض الموقع لهجوم إلكتروني من القراصنة.",
    ],
)
def test_what_is_taken_up_permitted_or_figurative_is_no_event(sentence: str) -> None:
    assert events(sentence) == ()


def test_a_meeting_that_is_foreseen_is_planned() -> None:
    raw = "من المقرر أن يعقد الوزير، الاثنين، اجتماعا مع نظيره الروسي."
    (event,) = events(raw)
    assert event.type == "meeting-planned" and event.planned and event.evidence.of(raw).startswith("من المقرر")


@pytest.mark.parametrize(
    ("sentence", "winner"),
    [
        ("سيطر الجيش السوري على حي الشعار.", "الجيش السوري"),
        ("سقطت القاعدة في مارس بأيدي الحوثيين.", "الحوثيون"),
        ("انسحب الحوثيون من مدينة عدن.", None),
    ],
)
def test_who_gains_control(sentence: str, winner: str | None) -> None:
    (event,) = events(sentence)
    assert event.type == "control-change" and event.to == winner


def test_modes_tell_history_and_denial() -> None:
    (past,) = events("سيطر الجيش السوري على حي الشعار في 2012.")
    (denied,) = events("نفى الجيش أنه قصف القرية.")
    assert "historical" in past.modes
    assert "negated" in denied.modes and denied.denied
