"""Mode and act of statements."""

import pytest
from tests.annotators.statements.reading import entity, read

MODES = {
    "قال الوزير إن الجسر مغلق.": "indirect",
    "قال الوزير: «الجسر مغلق».": "direct",
    "قال الوزير إن «الجسر مغلق منذ الفجر».": "direct",
    "قال الوزير إن الجسر «مغلق تماما» منذ الفجر.": "mixed",
    "وقال الوزير: سنفتح الجسر غدا.": "indirect",
}
ACTS = {
    "قال الوزير إن الجسر مغلق.": "say",
    "أعلن الوزير أن الجسر مغلق.": "announce",
    "أكد الوزير أن الجسر مغلق.": "confirm",
    "أكد الوزير ضرورة فتح الجسر.": "demand",
    "شدد الوزير على وجوب فتح الجسر.": "demand",
    "نفى الوزير إغلاق الجسر.": "deny",
    "اتهم الوزير الشركة بإهمال الجسر.": "accuse",
    "طالب الوزير بفتح الجسر.": "demand",
    "اقترح الوزير أن يفتح الجسر.": "propose",
    "أيد النواب القرار.": "accept",
    "رفض النواب القرار.": "reject",
    "هدد النواب بإغلاق الجسر.": "threaten",
    "تمنى الوزير أن يفتح الجسر.": "hope",
    "رأى الوزير أن الجسر آمن.": "believe",
    "حذر الوزير من إغلاق الجسر.": "warn",
    "دعا الوزير السائقين إلى الحذر.": "call",
    "قال الوزير إنه يجب فتح الجسر.": "demand",
    "قال الوزير إن الخبر غير صحيح.": "deny",
    "قال الوزير إن العرض غير مقبول.": "reject",
    "قال الوزير إن على الشركات أن تفتح الجسر.": "demand",
    "أعرب الوزير عن أمله في فتح الجسر.": "hope",
    "أعرب الوزير عن رفضه للعرض.": "reject",
    "أكد الوزير رفضه للعرض.": "reject",
    "جدد الوزير تحذيره من السيول.": "warn",
    "قال الوزير إن المسلحين يقفون وراء إحراق الجسر.": "accuse",
    "قال الوزير إن القرار سيؤدي إلى التصعيد.": "warn",
    "قال الوزير إنه تم توقيف المشتبه به.": "announce",
    "صرح الوزير أن الجسر مغلق.": "announce",
    "صرح الوزير بأن الخبر غير صحيح.": "deny",
}


@pytest.mark.parametrize("raw", MODES)
def test_mode(raw: str) -> None:
    assert [statement.mode for statement in read(raw)] == [MODES[raw]]


@pytest.mark.parametrize("raw", ACTS)
def test_act(raw: str) -> None:
    assert [statement.act for statement in read(raw)] == [ACTS[raw]]


def test_marks_around_a_name_are_no_quotation() -> None:
    raw = "قال الوزير إن حركة «النهار» وافقت على العرض."
    assert read(raw, entity(raw, "النهار", "GROUP"))[0].mode == "indirect"


def test_words_after_a_colon_without_marks_say_so() -> None:
    assert read("وقال الوزير: سنفتح الجسر غدا.")[0].unmarked


def test_the_accused_stands_apart() -> None:
    raw = "اتهم الوزير الشركات بإهمال الجسر."
    (only,) = read(raw)
    assert only.accused is not None and only.accused.of(raw) == "الشركات"
    assert only.content[0].of(raw) == "إهمال الجسر"


def test_a_belief_after_if_is_hypothetical() -> None:
    (only,) = read("إذا كان النواب يعتقدون أن الجسر آمن فليعبروه.")
    assert only.hypothetical
