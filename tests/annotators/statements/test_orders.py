"""Orders of clause in which newspapers report speech, besides verb, speaker and clause."""

import pytest
from tests.annotators.statements.reading import entity, lines, read

Line = tuple[str | None, str | None, str]

ORDERS: dict[str, tuple[str, list[Line]]] = {
    "words in marks before the verb": (
        "«الجسر مغلق منذ الفجر»، قال الوزير.",
        [("قال", "الوزير", "الجسر مغلق منذ الفجر")],
    ),
    "verb between commas": ("الجسر، يقول الوزير، مغلق منذ الفجر.", [("يقول", "الوزير", "الجسر")]),
    "verb between dashes": ("الجسر مغلق - يضيف الوزير - منذ الفجر.", [("يضيف", "الوزير", "الجسر مغلق")]),
    "subject of كان before قد": (
        "كان مدير الجسر، رئيس لجنة السلامة، قد أعلن، أمس، أن الجسر مغلق.",
        [("أعلن", "مدير الجسر، رئيس لجنة السلامة", "الجسر مغلق")],
    ),
    "colon at the end of the line": (
        "وقال الوزير:\nالجسر مغلق منذ الفجر.",
        [("وقال", "الوزير", "الجسر مغلق منذ الفجر")],
    ),
    "a name in marks before the clause": (
        'قال محامي المتهمين في "قضية الجسر الكبير"، أمام المحكمة، إن الأدلة ناقصة.',
        [("قال", "محامي المتهمين", "الأدلة ناقصة")],
    ),
    "verbal noun that begins with ب": (
        "توقع البنك بلوغ الدخل حده الأعلى.",
        [("توقع", "البنك", "بلوغ الدخل حده الأعلى")],
    ),
    "object after a relative clause": (
        "وتوقع التقرير الذي أصدرته البلدية أمس، نمو عدد السكان.",
        [("وتوقع", "التقرير", "نمو عدد السكان")],
    ),
    "deed of the subject": ("أعلنت لجنة الجسر فوزها بالجائزة.", [("أعلنت", "لجنة الجسر", "فوزها بالجائزة")]),
    "figures that show": ("أظهرت بيانات الوزارة تراجع الأسعار.", [("أظهرت", "بيانات الوزارة", "تراجع الأسعار")]),
    "persons addressed": ("وحثت اللجنة المواطنين على الحذر.", [("وحثت", "اللجنة", "الحذر")]),
    "persons meant by a pronoun": (
        "أكدت اللجنة أن الجسر آمن، ودعتهم إلى الهدوء.",
        [("أكدت", "اللجنة", "الجسر آمن"), ("ودعتهم", None, "الهدوء")],
    ),
    "according to a text and who gave it out": (
        "الجسر مغلق، حسب حصيلة أوردتها الوزارة.",
        [("حسب", "حصيلة أوردتها الوزارة", "الجسر مغلق")],
    ),
    "according to a text with a clause of its own": (
        "وحسب البيان الذي تسلمت الصحف نسخة منه فإن الجسر مغلق.",
        [("وحسب", "البيان", "الجسر مغلق")],
    ),
    "pronoun after the verb of according to what": (
        "الجسر مغلق، حسبما أفادت به الوزارة.",
        [("حسبما أفادت به", "الوزارة", "الجسر مغلق")],
    ),
    "according to what was recorded": (
        "الجسر مغلق، وفق ما رصدته البلدية.",
        [("وفق ما رصدته", "البلدية", "الجسر مغلق")],
    ),
    "surname alone": ("وبحسب القرموطي، فالجسر مغلق.", [("وبحسب", "القرموطي", "فالجسر مغلق")]),
    "source as a sentence of its own": (
        "الجسر مغلق منذ الفجر. بحسب الوزير.",
        [("بحسب", "الوزير", "الجسر مغلق منذ الفجر")],
    ),
    "a topic before the verb": ("وعن الجسر أكد أن العمل مستمر.", [("أكد", None, "العمل مستمر")]),
    "after a word for when": ("تفاجأ السكان عندما أكد أن الجسر مغلق.", [("أكد", None, "الجسر مغلق")]),
    "going on by saying": ("ومضت المصادر بالقول إن الجسر مغلق.", [("ومضت", "المصادر", "الجسر مغلق")]),
    "an adverb like a participle": ("وأكد الوزراء مجددا أن الجسر مغلق.", [("وأكد", "الوزراء", "الجسر مغلق")]),
    "a source that calls, of unknown name": ("ودعا القرموطي إلى التعاون.", [("ودعا", "القرموطي", "التعاون")]),
    "according to a plural with ل": ("الجسر مغلق، وفقا للمتعاملين.", [("وفقا", "للمتعاملين", "الجسر مغلق")]),
    "according to one's own": ("الجسر مغلق، بحسب محاميه.", [("بحسب", "محاميه", "الجسر مغلق")]),
    "in the words of an unknown name": (
        "الجسر مغلق، على حد قول غريغ بويغنر.",
        [("على حد قول", "غريغ بويغنر", "الجسر مغلق")],
    ),
    "closing signs on both sides": (
        "وقال ” الجسر مغلق أمامنا منذ الفجر”.",
        [("وقال", None, "الجسر مغلق أمامنا منذ الفجر")],
    ),
    "what one is called, within": (
        "وقال أحد الشهود، ويدعى سامي الحلو، إن الجسر مغلق.",
        [("وقال", "أحد الشهود", "الجسر مغلق")],
    ),
    "a renewed affirmation": ("وجدد التأكيد على أن الجسر آمن.", [("وجدد", None, "الجسر آمن")]),
    "who renews an affirmation": ("جددت البلدية التأكيد على أن الجسر آمن.", [("جددت", "البلدية", "الجسر آمن")]),
    "letters in a name": (
        'ونقلت شبكة "سي إن إن" عن مسؤول قوله إن الجسر مغلق.',
        [("ونقلت", "مسؤول", "الجسر مغلق")],
    ),
    "according to an affirmation": ("الجسر مغلق، وفقا لتأكيد البلدية.", [("وفقا", "لتأكيد البلدية", "الجسر مغلق")]),
    "chants": ("وغادروا، مرددين هتافات «افتحوا لنا الجسر الآن».", [("مرددين", None, "افتحوا لنا الجسر الآن")]),
    "a participle that is a noun": ("ذكرت متحدثة أن الجسر مغلق.", [("ذكرت", "متحدثة", "الجسر مغلق")]),
    "a verb with its sign after a conjunction": ("فيما بيّن الوزير أن الجسر آمن.", [("بيّن", "الوزير", "الجسر آمن")]),
    "دعا with ب": ("دعا الوزير بتفعيل القانون.", [("دعا", "الوزير", "تفعيل القانون")]),
    "words closed with": (
        "وأنهى الوزير حديثه: «الجسر مغلق أمام الجميع الآن».",
        [("وأنهى", "الوزير", "الجسر مغلق أمام الجميع الآن")],
    ),
    "a pronoun before the subject": ("صرح بذلك الوزير أن الجسر مغلق.", [("صرح", "الوزير", "الجسر مغلق")]),
    "a medium in marks before the report": (
        "وبحسب «نبأ» قال الوزير إن الجسر مغلق.",
        [("قال", "الوزير", "الجسر مغلق")],
    ),
    "a name not to be given": (
        "وأوضح المصدر، طالبا عدم ذكر اسمه، أن الجسر مغلق.",
        [("وأوضح", "المصدر", "الجسر مغلق")],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_order(name: str) -> None:
    raw, expected = ORDERS[name]
    assert lines(raw, read(raw)) == expected


def test_what_is_said_goes_on_after_the_verb_in_its_midst() -> None:
    raw = '"لا نريد إغلاق الجسر"، يقول أحد السكان، "لكننا ننتظر".'
    (statement,) = read(raw)
    assert [part.of(raw) for part in statement.content] == ["لا نريد إغلاق الجسر", "لكننا ننتظر"]
    assert statement.mode == "direct"


@pytest.mark.parametrize(
    "text", ["بيان صادر عن هيئة الجسور", "بيان لهيئة الجسور", "تقرير أعدته هيئة الجسور", "تقرير هيئة الجسور"]
)
def test_a_text_speaks_for_the_body_named_with_it(text: str) -> None:
    raw = f"وقال {text} إن الجسر مغلق. وأضاف نفس المصدر أن الطريق مفتوح."
    found = read(raw, entity(raw, "هيئة الجسور", "ORG"))
    assert [statement.speaker_entity for statement in found] == ["هيئة الجسور", "هيئة الجسور"]
    assert found[0].speaker is not None
    assert found[0].speaker.of(raw) == text


def test_a_decision_speaks_for_itself() -> None:
    raw = "نص قرار هيئة الجسور على فتح الطريق."
    (statement,) = read(raw, entity(raw, "هيئة الجسور", "ORG"))
    assert statement.speaker_entity == "قرار هيئة الجسور"


NADIA, SAMI = "نادية الكرمي", "سامي الحلو"


def test_those_who_speak_together_are_one_speaker() -> None:
    raw = f"أكد {NADIA} و{SAMI} أن الجسر مغلق."
    (statement,) = read(raw, entity(raw, NADIA, "PER"), entity(raw, SAMI, "PER"))
    assert statement.speaker_entity == f"{NADIA} + {SAMI}"


@pytest.mark.parametrize("office", ["رئيس البلدية", "المسؤول المحلي"])
def test_an_office_goes_on_with_the_person_before_it(office: str) -> None:
    raw = f"قال {SAMI} إن الجسر مغلق. وأضاف {office} أن الطريق مفتوح."
    assert [statement.speaker_entity for statement in read(raw, entity(raw, SAMI, "PER"))] == [SAMI, SAMI]


def test_an_official_is_the_person_before_with_any_verb() -> None:
    raw = f"قالت {NADIA} إن الجسر مغلق. وأشارت المسؤولة المحلية إلى أن الطريق مفتوح."
    assert read(raw, entity(raw, NADIA, "PER"))[1].speaker_entity == NADIA


def test_who_is_prayed_for_is_not_called() -> None:
    assert not read("ودعا الوزير له بالشفاء.")


def test_another_verb_with_an_office_names_somebody_else() -> None:
    raw = f"قال {SAMI} إن الجسر مغلق. وقال رئيس البلدية إن الطريق مفتوح."
    assert read(raw, entity(raw, SAMI, "PER"))[1].speaker_entity == "رئيس البلدية"


def test_the_source_is_the_one_before_whatever_it_was_called() -> None:
    raw = f"قال {SAMI} إن الجسر مغلق. والطريق مفتوح، بحسب المصدر."
    assert read(raw, entity(raw, SAMI, "PER"))[1].speaker_entity == SAMI


def test_a_body_is_not_who_speaks_for_it() -> None:
    raw = "قال المتحدث باسم الشركة إن الجسر مغلق. وقالت الشركة إن الطريق مفتوح."
    assert read(raw)[1].speaker_entity == "الشركة"


def test_a_participle_agrees_with_the_source_that_is_told_of() -> None:
    raw = "وأضافت الوكالة أن الوزير زار الجسر، مؤكدا أن الطريق مفتوح."
    assert [statement.speaker_entity for statement in read(raw)] == ["الوكالة", "الوزير"]


def test_what_leads_over_from_the_report_before_is_no_occasion() -> None:
    raw = "وفي سياق متصل، قال الوزير إن الجسر مغلق."
    assert read(raw)[0].venue is None


def test_the_occasion_that_is_told_afterwards_is_not_said() -> None:
    raw = "قال الوزير إن الجسر مغلق، جاء ذلك خلال لقاء مع السكان."
    assert read(raw)[0].content[0].of(raw) == "الجسر مغلق"


def test_something_done_is_no_source_of_a_headline() -> None:
    raw = "تشكيل الحكومة: لا موعد بعد"
    assert not read(raw, entity(raw, "الحكومة", "ORG"), title=raw)


def test_who_is_urged_is_not_who_urges() -> None:
    raw = f"زار {SAMI} الجسر، حيث حث السكان على الحذر."
    (statement,) = read(raw, entity(raw, SAMI, "PER"))
    assert statement.speaker is None
    assert statement.speaker_entity == SAMI


def test_the_subject_of_when_is_who_answers() -> None:
    raw = f"وعندما سئلت {NADIA} عن الجسر، قالت إن الطريق مفتوح."
    (statement,) = read(raw, entity(raw, NADIA, "PER"))
    assert statement.speaker_entity == NADIA


def test_a_campaign_is_not_its_candidate() -> None:
    raw = f"قالت حملة {SAMI} إن الجسر مغلق."
    assert read(raw, entity(raw, SAMI, "PER"))[0].speaker_entity == f"حملة {SAMI}"


HEADLINES = {
    "after two stops": ("بعد الفوز.. الوزير: لن نغلق الجسر", [(":", "الوزير", "لن نغلق الجسر")]),
    "joined": ("الجسر ينهار.. ومحللون: الفيضان شديد", [(":", "محللون", "الفيضان شديد")]),
    "words in marks first": ("«لن نغلق الجسر».. الوزير يرد على السكان", [(None, "الوزير", "لن نغلق الجسر")]),
    "two sources": (
        "الوزير: سنفتح الجسر.. البلدية: الجسر مغلق",
        [(":", "الوزير", "سنفتح الجسر"), (":", "البلدية", "الجسر مغلق")],
    ),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_headline(name: str) -> None:
    raw, expected = HEADLINES[name]
    found = read(raw, title=raw)
    assert lines(raw, found) == expected
    assert {statement.where for statement in found} == {"title"}


def test_a_person_addressed_in_a_headline_is_not_the_speaker() -> None:
    raw = f"الوزير ل{SAMI}: لن نغلق الجسر"
    (statement,) = read(raw, entity(raw, SAMI, "PER", f"{SAMI}"), title=raw)
    assert statement.speaker is not None
    assert statement.speaker.of(raw) == "الوزير"


def test_a_clause_set_against_what_is_said_is_not_said() -> None:
    raw = "وقال الوزير إن الجسر مغلق في حين تحدثت تقارير عن فتح الطريق."
    assert read(raw)[0].content[0].of(raw) == "الجسر مغلق"
