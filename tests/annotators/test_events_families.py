"""Families of words for events, and words that only look like them, each in a sentence of its own."""

from datetime import date

import pytest

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Count, Event


def events(raw: str) -> tuple[Event, ...]:
    return analyse(Document(DocId("doc-0"), "t", raw, retrieved=date(2016, 12, 13))).events


def told(raw: str) -> dict[str, str]:
    return {event.type: event.evidence.of(raw) for event in events(raw)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("قالت القوات إن عددا من عناصر الميليشيا تم أسرهم قرب النهر.", "detention"),
        ("دخل المسلحون القرية ثم ذبحوهم.", "killing"),
        ("ذكر المسعف أن قتلى من المتمردين سقطوا في الحي.", "killing"),
        ("شنت الطائرات صباح الأحد سلسلة من الغارات الجوية على مواقع المتمردين.", "bombardment"),
        ("أطلق المتمردون ليلا قذائف على السوق.", "bombardment"),
        ("وقع انفجار في بلدة كوباني.", "bombardment"),
        ("قال الضابط إن الهجوم استهدف مقر الشرطة.", "clash"),
        ("جاء ذلك بعد هجوم مسلح نفذه متمردون على الثكنة.", "clash"),
        ("قطعت القوات خطوط الإمداد عن البلدة المجاورة، وقطعت خطوط الإمداد كلها.", "siege"),
        ("أخلى الجيش القرية من السكان.", "evacuation"),
        ("انتزعت المقاومة آخر حصون المتمردين في عدن.", "control-change"),
        ("صمد وقف إطلاق النار في المدينة.", "truce-declared"),
        ("أعلنت الشرطة اعتقال خالد العطية.", "detention"),
        ("ضبطت الشرطة في الميناء مهربين اثنين.", "detention"),
        ("وصل جون كيري إلى موسكو مساء الثلاثاء.", "visit"),
        ("اجتمع مجلس الأمن لبحث الأزمة.", "meeting-held"),
        ("تعرض موكب المحافظ لإطلاق نار.", "clash"),
        ("أطلقت الشرطة الغاز المسيل للدموع على المحتجين.", "clash"),
        ("أعلن التنظيم قطع رؤوس أربعة رجال.", "killing"),
        ("لجأ ألف سوري إلى الأردن.", "displacement"),
        ("وصف الوزير قرار مجلس الأمن بالموافقة على الاتفاق بأنه نفاق.", "vote"),
        ("بعث الرئيس رسالة علنية إلى أعضاء المجلس.", "statement-issued"),
        ("الجولة الثانية من المحادثات مقررة في آخر الشهر.", "talks"),
        ("خرجت المدينة عن سيطرة الجيش.", "control-change"),
        ("تأجل اجتماع الفصائل إلى الأسبوع المقبل.", "meeting-cancelled"),
        ("مددت الأطراف الهدنة ثلاثة أيام.", "truce-extended"),
        ("اتفق الطرفان على تمديد وقف إطلاق النار.", "truce-extended"),
        ("خرجت أول دفعة من المدنيين من الحي.", "evacuation"),
        ("ألقى الرئيس خطابا أمام البرلمان.", "statement-issued"),
        ("قتل فلسطيني برصاص الجيش قرب الحدود.", "killing"),
        ("قتل الجيش فلسطينيا قرب الحدود.", "killing"),
        ("أردت الشرطة مهاجما قتيلا.", "killing"),
        ("طعن شاب جنديا في السوق.", "injury"),
        ("أجبرت المعارك آلاف الأسر على النزوح.", "displacement"),
        ("فر أكثر من 10 آلاف مدني من المدينة.", "displacement"),
        ("أفرجت السلطات عن عشرين معتقلا.", "evacuation"),
        ("وتقاتل القوات جماعات مسلحة في الشمال منذ أكثر من عام.", "clash"),
        ("تمدد التنظيم، وشن هجمات على سفارات في العاصمة.", "clash"),
        ("خاضت موسكو حربين في الجنوب.", "clash"),
        ("أغار الطيران مرتين على مواقع المتمردين.", "bombardment"),
        ("يقوم الطيران باستهداف خطوط المتمردين.", "bombardment"),
        ("صدر القرار وفقا لبيان صادر عن الرئاسة.", "statement-issued"),
        ("استهدف سلاح الجو ثلاثة مواقع للمتمردين.", "bombardment"),
        ("دمرت قوات التحالف مخزنا للأسلحة.", "bombardment"),
        ("قال الضابط إن طائرات حربية أغرقت سفينة.", "bombardment"),
        ("صادق أمس مجلس النواب على مشروع القانون.", "vote"),
        ("ترأس أحمد داود أوغلو أمس اجتماعا أمنيا طارئا في أنقرة.", "meeting-held"),
    ],
)
def test_whole_families_of_words_tell_of_events(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "بحث الوفدان فرص إعلان هدنة إنسانية في المدينة.",
        "حمى الضنك التي قتلت 600 شخص منتشرة.",
        "ولا يعرف ما إذا كانت الحرائق أوقعت ضحايا.",
        "أغلقت النيابة ملف اغتيال القائد.",
        "تقدم المنظمة المساعدات لقوات الأمن في المنطقة.",
        "تجري الشركة مفاوضات مع الدائنين.",
        "تم ضبط (67) حالة اشتباه و(174) مخالفة مرورية.",
        "ضرب التنظيم بعرض الحائط كل القوانين.",
        "أحرق مهاجمان منزلا.",
        "استخدمت الدولة القاعدة لشن هجمات على المسلحين.",
        "لم تعلن الوزارة رسميا عن زيارة الوزير إلى طهران.",
        "اختطف الحزب سلطات الدولة.",
        "توقع الوزير عودة ألف نازح إلى ديارهم.",
        "جرت تصفيات كأس العالم وكأس القارة.",
        "أوقفت القوات عملياتها لفسح المجال أمام العائلات.",
        "طالب الوفد برفع الحصار عن المدينة.",
        "طالب الخطيب باستعادة الحقوق العربية في المدينة.",
        "فر العشرات من عناصر الميليشيات من القاعدة.",
        "يعمل الوسيط من أجل إطلاق محادثات سلام.",
        "استعاد الجيش زمام المبادرة في الجبهة.",
        "تبنى التنظيم الهجوم.",
        "فر مئات المعتقلين من السجن.",
        "تدعم الدولة جارتها في حربها ضد الإرهاب.",
        "انسحب ثلاثة من اجتماع القيادة في المدينة.",
        "أعلن مسؤول وصول 3 سفن مساعدات إلى عدن.",
        "شن النائب هجوما لاذعا على الحكومة.",
        "استعرض السفير خلال الحفل تاريخ البلاد.",
    ],
)
def test_what_only_looks_like_an_event_is_none(sentence: str) -> None:
    assert told(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "beginning"),
    [
        ("شن التنظيم هجوما بسيارة ملغمة على الثكنة، بعد حصار دام أياما؛ مما أسفر عن سقوط عشرات القتلى.", "شن التنظيم"),
        ("قصف الطيران مواقع المسلحين في ناحية التل شمال العاصمة ما أدى إلى مقتل ثلاثة منهم.", "قصف الطيران"),
        ("فتح مسلح النار داخل صالة مكتظة بالناس في وسط المدينة مساء الخميس فقتل شخصين.", "فتح مسلح"),
    ],
)
def test_a_killing_is_told_from_the_attack_that_led_to_it(sentence: str, beginning: str) -> None:
    assert told(sentence)["killing"].startswith(beginning)


@pytest.mark.parametrize("sentence", ["قال إن زيارته لإيران ستجري هذا العام.", "يصل المبعوث إلى صنعاء الأحد المقبل."])
def test_a_visit_whose_verb_or_day_is_to_come_is_planned(sentence: str) -> None:
    (event,) = events(sentence)
    assert event.type == "visit" and event.planned


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("اعتقلت قوات الأمن المختصة في مكافحة الإرهاب بالعاصمة فجر أمس، 13 عنصرا.", {("detained", 13)}),
        ("أدى الهجوم إلى مقتل 21 سائحا أجنبيا وشرطي.", {("killed", 21), ("killed", 1)}),
        ("صوت البرلمان على القانون بـ126 صوتا لصالح المشروع و3 أصوات ضده.", {("votes-for", 126), ("votes-against", 3)}),
        ("قال الناطق إن خمسة جنود قتلوا وإن ستة آخرين أصيبوا.", {("killed", 5), ("injured", 6)}),
        ("أصيب فلسطينيان بجروح.", {("injured", 2)}),
        ("قيل إن عدد القتلى والجرحى الذين سقطوا بلغ 1000 قتيل ونحو 9000 جريح.", {("killed", 1000), ("injured", 9000)}),
        ("عثر الجيش على جثث 20 شخصا في مقبرة جماعية.", {("killed", 20)}),
        ("ذبح عناصر التنظيم ثلاثة رجال أمام الناس.", {("killed", 3)}),
        ("ارتفع إلى 25 على الأقل عدد القتلى.", {("killed", 25)}),
        ("قتل جندي تركي وآخر من التنظيم في الاشتباك.", {("killed", 2)}),
        ("قيل إن القائد قتل مع حارسين اثنين في كمين.", {("killed", 3)}),
        ("قتل طفل وامرأة في القصف.", {("killed", 1)}),
        ("قتل مسلح جنديين في الكمين.", {("killed", 2)}),
        ("بلغ عدد الضحايا 157 شخصا.", {("killed", 157)}),
        (
            "قال المدير إن 31 مدنيا بينهم 9 أطفال وأربع نساء قتلوا.",
            {("killed", 31), ("children-killed", 9), ("women-killed", 4)},
        ),
        ("نتج عن القصف استشهاد أحد رجال الحرس بالطوال وثلاثة جنود.", {("killed", 1), ("killed", 3)}),
        ("أقر مجلس النواب القانون بأغلبية 390 صوتا مقابل 30.", {("votes-for", 390)}),
        ("أجلت البحرية 50 مدنيا من الميناء.", {("evacuated", 50)}),
        ("أعلن الجيش مقتل ثلاثة من عناصر الفرقة 30 قرب المدينة.", {("killed", 3)}),
    ],
)
def test_numbers_that_count_people_and_numbers_that_do_not(sentence: str, expected: set[tuple[str, int]]) -> None:
    assert {(scope(count), count.low) for event in events(sentence) for count in event.counts} == expected


def scope(count: Count) -> str:
    return f"{count.group}-{count.what}" if count.subset else count.what


def test_a_wounding_goes_on_behind_the_comma_before_its_cause() -> None:
    found = told("قال المسعف إن ثلاثة قتلوا، فيما جرح آخرون، في هجوم على الثكنة.")
    assert found["injury"].endswith("الثكنة")


def test_a_city_named_like_a_verb_destroys_nothing() -> None:
    assert set(told("سقطت مدينة تدمر بيد التنظيم.")) == {"control-change"}


def test_an_idiom_does_not_cut_a_clause_short() -> None:
    assert told("دارت معارك كر وفر بين الطرفين في محيط المطار.")["clash"].endswith("المطار")


def test_dead_and_wounded_without_a_number_are_one_event() -> None:
    assert [event.type for event in events("أشارت المصادر إلى سقوط قتلى وجرحى في الثكنة.")] == ["killing"]
