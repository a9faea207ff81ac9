"""Entities of sentences written for the purpose: who is found, how far the mention goes, what is no name."""

from collections.abc import Iterator

import pytest

from khabar.annotators.entities import ANNOTATOR
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.model.layers import Entity
from khabar.text.reading import Reading


def found(raw: str) -> tuple[Entity, ...]:
    document = Document(document_id("t", raw, None, None), "t", raw)
    made: tuple[Entity, ...] = ANNOTATOR.annotate(Reading(document), bundled())
    return made


def mentions(raw: str) -> Iterator[tuple[str, str]]:
    for entity in found(raw):
        for mention in entity.mentions:
            yield entity.type, mention.span.of(raw)


def named(raw: str, name: str) -> Entity:
    entities = {entity.name: entity for entity in found(raw)}
    assert name in entities, sorted(entities)
    return entities[name]


@pytest.mark.parametrize(
    ("raw", "type_", "mention"),
    [
        ("أعلن وزير الخارجية الروسي سيرغي لافروف إن اللقاء تأجل.", "PER", "وزير الخارجية الروسي سيرغي لافروف"),
        ("وصل منسق الفريق، رياض حجاب، إلى المدينة.", "PER", "منسق الفريق، رياض حجاب"),
        ("وقال عوض القرقوري إن الميناء مغلق.", "PER", "عوض القرقوري"),
        ("التقى الوفد أمس سليم الغانمي، محافظ المدينة.", "PER", "سليم الغانمي، محافظ المدينة"),
        ("قال نائب مدير المستشفى، الدكتور سعيد التميمي، ذلك.", "PER", "نائب مدير المستشفى، الدكتور سعيد التميمي"),
        ("وقال متحدث باسم شركة الكهرباء إن العطل أصلح.", "PER", "متحدث باسم شركة الكهرباء"),
        ("ورافقه نجله سامي الغانمي.", "PER", "سامي الغانمي"),
        ("زار ومحمد الغانمي المعرض.", "PER", "محمد الغانمي"),
        ("وصل العقيد سالم طعيسان إلى الثكنة.", "PER", "العقيد سالم طعيسان"),
        ("استقبل الملك سلمان بن عبد العزيز آل سعود الضيف.", "PER", "الملك سلمان بن عبد العزيز آل سعود"),
        ("حضر الحفل محمد الغانمي وسايمون بيج.", "PER", "سايمون بيج"),
        ("حضر محمد الغانمي، وعمر السومة، وسالم الوثلان.", "PER", "سالم الوثلان"),
        ("وقال جيمس باسوس إن المقعد كان ضيقا.", "PER", "جيمس باسوس"),
        ("أضاف كوتشوك إن الطريق مفتوح.", "PER", "كوتشوك"),
        ("حضر الدكتور حاتم خيمي، الحفل.", "PER", "الدكتور حاتم خيمي"),
        ("شارك الإعلامي تركي العجمة أمس.", "PER", "الإعلامي تركي العجمة"),
        ("وقالت الدكتورة «هتون الغانمي» إن البحث اكتمل.", "PER", "الدكتورة «هتون الغانمي"),
        ("وقال محمد باريان، صاحب المحل، إن السعر مناسب.", "PER", "محمد باريان"),
        ("أعلن حسن باعوم أن الجلسة مؤجلة.", "PER", "حسن باعوم"),
        ("وقال أحمد صادق دياب إن الحفل ناجح.", "PER", "أحمد صادق دياب"),
        ("وهو ما أكده سالم الغانمي، وهو مزارع.", "PER", "سالم الغانمي"),
        ("سجل البرازيلي ماركينهو هدف الفوز.", "PER", "ماركينهو"),
        ("شارك أحمد الغانمي، وهيا الشعيبي، ومحمد الرمضان، وسالم الفرج.", "PER", "محمد الرمضان"),
        ("أوضح المدير العام لقطاع السجون اللواء سليم الغانمي ذلك.", "PER", "المدير العام لقطاع السجون اللواء سليم الغانمي"),
        ("وقال الصادق المهدي إن الحزب يرفض.", "PER", "الصادق المهدي"),
        ("شكلت الكتلة التي يرأسها سالم بن سميدع، أمس.", "PER", "سالم بن سميدع"),
        ("ينتمي إليها فرج البحسني عضو مجلس القيادة.", "PER", "فرج البحسني عضو مجلس القيادة"),
        ("وبلغ نوفاك دجوكوفيتش النهائي.", "PER", "نوفاك دجوكوفيتش"),
        ("وسجل ألفونسو ديفيز هدفي المباراة.", "PER", "ألفونسو ديفيز"),
        ("وقال مديرها التنفيذي فاتح بيرول ذلك.", "PER", "مديرها التنفيذي فاتح بيرول"),
        ("فازوا بقيادة المدرب يوب هاينكس.", "PER", "المدرب يوب هاينكس"),
        ("وأوضح المحلل لدى أواندا توماس إيرلام أن السوق متقلبة.", "PER", "المحلل لدى أواندا توماس إيرلام"),
        ("وهنأ الاتحاد لكرة القدم عبدالله البرقان، أمس.", "PER", "عبدالله البرقان"),
        ("أكد رئيس الوفد عبدالله الحواس أن المشاركة مهمة.", "PER", "رئيس الوفد عبدالله الحواس"),
        ("قال السفير محمد بدر الدين زايد ذلك.", "PER", "السفير محمد بدر الدين زايد"),
        ("قضت محكمة في النمسا بسجنه.", "ORG", "محكمة في النمسا"),
        ("فتح الدرك الوطني تحقيقا.", "ORG", "الدرك الوطني"),
        ("قطعوا المياه عن أهالي مدينة الساحل.", "GROUP", "أهالي مدينة الساحل"),
        ("أكدت وزارة الخارجية اليابانية الخبر.", "ORG", "وزارة الخارجية اليابانية"),
        ("أعلنت وزارة التربية والتعليم النتائج.", "ORG", "وزارة التربية والتعليم"),
        ("اعتقلت الشرطة الكندية المشتبه به.", "ORG", "الشرطة الكندية"),
        ("شكلت الحكومة لجنة تقصي الحقائق أمس.", "ORG", "لجنة تقصي الحقائق"),
        ("قال اللواء عدنان الضميري لوكالة محلية ذلك.", "PER", "اللواء عدنان الضميري"),
        ("وجه الدكتور مصطفى بلجون بتشكيل لجنة.", "PER", "الدكتور مصطفى بلجون"),
        ("استهدفت الغارة أبو خليل السوداني فجرا.", "PER", "أبو خليل السوداني"),
        ("أوضح المدير التنفيذي للمركز عصام الغانمي ذلك.", "PER", "المدير التنفيذي للمركز عصام الغانمي"),
        ("قال متحدث باسم الأمم المتحدة اليوم الثلاثاء ذلك.", "PER", "متحدث باسم الأمم المتحدة"),
        ("افتتح المركز الوطني للثقافة والتراث معرضا.", "ORG", "المركز الوطني للثقافة والتراث"),
        ("أعلنت حركة النضال العربي لتحرير الساحل ذلك.", "GROUP", "حركة النضال العربي لتحرير الساحل"),
        ("قصفوا مواقع المتمردين الحوثيين ليلا.", "GROUP", "المتمردين الحوثيين"),
        ("قال مدير مستشفى الملك خالد الدكتور سليم الغانمي ذلك.", "PER", "مدير مستشفى الملك خالد الدكتور سليم الغانمي"),
        ("قدم المبعوث الدولي استيفان دي مستورا خطة.", "PER", "المبعوث الدولي استيفان دي مستورا"),
        ("انسحبت قيادة القوات الجوية السعودية من المقر.", "ORG", "قيادة القوات الجوية السعودية"),
        ("تقدمت القوات الموالية لحكومة الرئيس سليم الغانمي.", "GROUP", "القوات الموالية لحكومة الرئيس سليم الغانمي"),
        ("نقلت وكالة أنباء الأناضول الخبر.", "MEDIA", "وكالة أنباء الأناضول"),
        ("قال الدكتور عبدالله بن عبدالعزيز الربيعة ذلك.", "PER", "الدكتور عبدالله بن عبدالعزيز الربيعة"),
        ("وقال عبد العزيز أحمد جباري إن الطريق آمن.", "PER", "عبد العزيز أحمد جباري"),
        ("قال حاكم المحافظة عز الدين كجك ذلك.", "PER", "حاكم المحافظة عز الدين كجك"),
        ("رد الدكتور سلطان الهاشمي على السؤال.", "PER", "الدكتور سلطان الهاشمي"),
        ("قال مسؤول أمني لوكالة الأنباء الألمانية ذلك.", "PER", "مسؤول أمني"),
        ("شكر ولصاحب السمو الملكي الأمير سلطان بن سلمان.", "PER", "صاحب السمو الملكي الأمير سلطان بن سلمان"),
        ("أعلن مسؤول تركي أمس مقتل الضابطين.", "PER", "مسؤول تركي"),
        ("أعلن مسؤول أن الطريق مغلق.", "PER", "مسؤول"),
        ("قائد عسكري يمني: خطة لفتح الطريق\nوصل الوفد.", "PER", "قائد عسكري يمني"),
        ("قال دبلوماسي غربي كبير إن الاتفاق قريب.", "PER", "دبلوماسي غربي كبير"),
        ("وتفيد مصادر متطابقة بأن الطريق مغلق.", "GROUP", "مصادر متطابقة"),
        ("أدان مرصد الساحل لحقوق الإنسان الحادث.", "ORG", "مرصد الساحل لحقوق الإنسان"),
        ("شكلت اللجنة الوطنية لمكافحة الفساد فريقا.", "ORG", "اللجنة الوطنية لمكافحة الفساد"),
        ("قالت مصادر داخل وزارة النقل إن الطريق مغلق.", "GROUP", "مصادر داخل وزارة النقل"),
        ("قتل عدد من مسلحي داعش في الغارة.", "GROUP", "مسلحي داعش"),
        ("كشفت مصادر برلمانية عراقية التفاصيل.", "GROUP", "مصادر برلمانية عراقية"),
        ("قال سكان في مدينة تعز إن القصف استمر.", "GROUP", "سكان في مدينة تعز"),
        ("تقدمت القوات الموالية للحكومة شرقا.", "GROUP", "القوات الموالية للحكومة"),
        ("نزح الآلاف من أحياء الميسر والقاطرجي.", "LOC", "القاطرجي"),
        ("قصفت الطائرات حي بستان الزهور.", "LOC", "حي بستان الزهور"),
        ("سيطروا على الأحياء الشرقية من حلب.", "LOC", "الأحياء الشرقية من حلب"),
        ("ذكرت صحيفة «الأنباء السعيدة» ذلك.", "MEDIA", "صحيفة «الأنباء السعيدة"),
        ("وقال الوزير لرويترز إن الاتفاق قريب.", "MEDIA", "رويترز"),
    ],
)  # fmt: skip
def test_a_mention_has_its_whole_extent(raw: str, type_: str, mention: str) -> None:
    assert (type_, mention) in set(mentions(raw))


@pytest.mark.parametrize(
    "raw",
    [
        "وقف إطلاق النار كان هشا.",
        "رفضت المدينة أن تموت.",
        "دخلت الهدنة حيز التنفيذ في القصر.",
        "جرى ذلك لصالح العمال وحدهم.",
        "ارتفعت أسعار النفط أمام الدولار.",
        "هذا بيان من أجل أمل جديد.",
        "كرم الشهيد ماديًا ومعنويًا.",
        "وصل المطر، على أهمية الموسم، متأخرا.",
        "هطل المطر جنوب شرقي الأناضول فجرا.",
        "اتجهت السفينة نحو الغرب ببطء.",
        "تحولت إلى عصابة لسرقة المنازل.",
        "نفذت المدينة برامج منظمة للنهوض بالزراعة.",
    ],
)
def test_common_words_are_no_names(raw: str) -> None:
    assert not list(mentions(raw))


@pytest.mark.parametrize(
    ("raw", "mention"),
    [
        ("وصل وفد من روسيا وتركيا.", "تركيا"),
        ("انتقدت فرنسا الخطوة، وردت عليها بألمانيا.", "ألمانيا"),
        ("قدم الوفد شكره للأمم المتحدة.", "للأمم المتحدة"),
    ],
)
def test_proclitics_stay_outside_but_for_a_fused_preposition(raw: str, mention: str) -> None:
    assert mention in {text for _, text in mentions(raw)}


def test_a_surname_alone_is_the_person_named_before() -> None:
    raw = "قال الوزير سليم الغانمي إن الطريق آمن. وأضاف الغانمي أن الحركة عادت، وللغانمي رأي آخر."
    assert len(named(raw, "سليم الغانمي").mentions) >= 2


def test_a_surname_that_is_a_word_is_no_name_after_a_noun() -> None:
    raw = "قال الأمين العام نبيل العربي ذلك أمام الشارع العربي."
    assert [mention.span.of(raw) for mention in named(raw, "نبيل العربي").mentions] == ["الأمين العام نبيل العربي"]


def test_a_surname_after_a_noun_without_article_is_the_person() -> None:
    raw = "عاد نائب الرئيس نوري المالكي، واستمرت مساعي المالكي في البرلمان المالكي."
    assert len(named(raw, "نوري المالكي").mentions) == 2


def test_a_rank_and_a_surname_are_the_person_named_before() -> None:
    raw = "أوضح النقيب عبدالرحمن الأسمري ذلك. ودعا النقيب الاسمري السائقين إلى الحذر."
    assert len(named(raw, "عبدالرحمن الأسمري").mentions) == 2


def test_a_birthplace_is_no_capital() -> None:
    assert "GPE" not in {type_ for type_, _ in mentions("عاد إلى القرية، مسقط رأسه، وحيدا.")}


def test_a_canal_is_no_channel() -> None:
    assert not [text for type_, text in mentions("افتتحت قناة السويس الجديدة.") if type_ == "MEDIA"]


def test_a_title_and_a_colon_are_no_person_together() -> None:
    assert ("PER", "الرئيس الكندي: الغانمي") not in set(mentions("الرئيس الكندي: سليم الغانمي صادق."))


def test_a_title_alone_is_the_person_who_bears_it() -> None:
    raw = "وصل وزير الدفاع الكندي سليم الغانمي. وغادر وزير الدفاع الكندي مساء."
    assert len(named(raw, "سليم الغانمي").mentions) == 2


@pytest.mark.parametrize(
    ("raw", "acts"),
    [
        ("قالت موسكو إن الرد قريب.", True),
        ("موسكو مستعدة للحوار", True),
        ("عقد اللقاء في موسكو.", False),
        ("تشهد موسكو لقاء آخر.", False),
    ],
)
def test_a_capital_is_its_government_only_where_it_acts(raw: str, acts: bool) -> None:
    assert any(entity.key == "state:RU" and entity.mentions[0].metonym for entity in found(raw)) is acts


def test_a_state_that_is_only_a_setting_is_marked() -> None:
    assert named("اندلع القتال في ليبيا.", "ليبيا").place_only
    assert not named("رفضت ليبيا العرض.", "ليبيا").place_only


def test_the_second_party_of_an_agreement_acts() -> None:
    assert not named("وقع الاتفاق بين الدول الست وتركيا أمس.", "تركيا").place_only
    assert named("سافر بين الدول الست وتركيا أمس.", "تركيا").place_only


def test_the_deposed_is_the_president_named_so_before() -> None:
    raw = "عاد الرئيس المخلوع سليم الغانمي إلى البلاد، ونصح المخلوع أنصاره بالهدوء."
    assert [mention.span.of(raw) for mention in named(raw, "سليم الغانمي").mentions][-1] == "المخلوع"


def test_citizens_of_a_state_are_named_only_where_they_speak() -> None:
    assert not list(mentions("جرت رعاية المواطنين الكنديين في الخارج."))
    assert ("GROUP", "المواطنون الكنديون") in set(mentions("قال المواطنون الكنديون إن الطريق مغلق."))


def test_whom_a_body_is_named_after_is_not_named() -> None:
    assert not [text for type_, text in mentions("نقل مركز الملك سلمان للإغاثة الدواء.") if type_ == "PER"]


def test_the_rebels_are_those_whom_the_report_names() -> None:
    raw = "تقدم الحوثيون نحو الميناء، وقال شهود إن المتمردين قصفوا الحي."
    assert len(named(raw, "الحوثيون").mentions) == 2


def test_the_ministry_is_the_one_named_before() -> None:
    raw = "نشرت وزارة الصحة الكندية تقريرا، وقالت الوزارة إن الوضع مستقر."
    assert len(named(raw, "وزارة الصحة الكندية").mentions) == 2


def test_a_spokesman_speaks_for_the_body_in_his_title() -> None:
    assert named("قال المتحدث باسم الكرملين سليم الغانمي ذلك.", "سليم الغانمي").party == "روسيا"


def test_a_preposition_is_not_the_name_that_folds_to_it() -> None:
    assert not list(mentions("قال على الفور إنه لا يعلم."))


@pytest.mark.parametrize("word", ["قوات", "رئيس", "محمد بن", "أحياء و", "مصادر في", "الوزير، الدكتور،", "نجل نجل"])
def test_a_long_run_of_one_word_ends_soon(word: str) -> None:
    found(f"{word} " * 2000)


@pytest.mark.parametrize(
    ("raw", "type_", "mention"),
    [
        ("قال وزير النقل سالم الغانمي ذلك أمس. وأضاف الوزير أن الطريق مفتوح.", "PER", "الوزير"),
        ("وقال مصدر في وزارة النقل إن الطريق مفتوح.", "PER", "مصدر في وزارة النقل"),
        ("أعلنت فرقة «نسيم البحر» حفلها.", "ORG", "فرقة «نسيم البحر"),
        ("أنشؤوا جماعة تسمى «حماة الوادي» في الجبل.", "GROUP", "جماعة تسمى «حماة الوادي"),
        ("هاجم متمردو طالبان الحاجز.", "GROUP", "متمردو طالبان"),
        ("قال وزير حقوق الإنسان سالم الغانمي ذلك.", "PER", "وزير حقوق الإنسان سالم الغانمي"),
        ("انتقدت حكومة رئيس الوزراء سالم الغانمي القرار.", "ORG", "حكومة رئيس الوزراء سالم الغانمي"),
    ],
)
def test_what_unseen_reports_taught_is_found(raw: str, type_: str, mention: str) -> None:
    assert (type_, mention) in set(mentions(raw))


@pytest.mark.parametrize(
    ("raw", "acts"),
    [
        ("من المتوقع أن تزيد إيران الإنتاج.", True),
        ("أغلقت الطريق على حدودها مع تركيا أمس.", False),
        ("اتفقت فرنسا وألمانيا على القرار.", True),
    ],
)
def test_a_state_acts_where_a_verb_is_its_own(raw: str, acts: bool) -> None:
    states = [entity for entity in found(raw) if entity.type == "GPE"]
    assert states
    assert all(entity.place_only is not acts for entity in states)


def test_the_minister_is_nobody_where_no_minister_was_named() -> None:
    assert "PER" not in {type_ for type_, _ in mentions("الوزير في المكتب والطريق مفتوح.")}


@pytest.mark.parametrize(
    ("raw", "type_", "mention"),
    [
        ("قال جمال الشنايبة السفير الكندي في النرويج، ذلك.", "PER", "جمال الشنايبة السفير الكندي في النرويج"),
        ("وقال باحث كندي في شؤون البحار إن المد قريب.", "PER", "باحث كندي في شؤون البحار"),
        ("وصل الرئيس رمضان قاديروف إلى المدينة.", "PER", "الرئيس رمضان قاديروف"),
        ("تقول الدكتورة «ليلى الفاسي» إن المشاركة عالية.", "PER", "الدكتورة «ليلى الفاسي"),
        ("هاجمت منظمة «داعش» القرية.", "GROUP", "منظمة «داعش"),
        ("حذر من التنظيم الإرهابي «داعش» أمس.", "GROUP", "التنظيم الإرهابي «داعش"),
        ("اندلعت معارك مع جماعات مسلحة في الجبل.", "GROUP", "جماعات مسلحة"),
        ("التقى وزراء خارجية دول الخليج أمس.", "GROUP", "وزراء خارجية دول الخليج"),
        ("أفادت مصادر مقربة من دوائر القرار بالخبر.", "GROUP", "مصادر مقربة من دوائر القرار"),
        ("أعلنت اللجنة العليا التابعة للحكومة اليمنية الخطة.", "ORG", "اللجنة العليا التابعة للحكومة اليمنية"),
        ("وافقت جمهورية السنغال على الطلب.", "GPE", "جمهورية السنغال"),
        ("أكدت الدولة التركية القرار.", "GPE", "الدولة التركية"),
    ],
)  # fmt: skip
def test_a_mention_goes_as_far_as_its_bearer_is_described(raw: str, type_: str, mention: str) -> None:
    assert (type_, mention) in set(mentions(raw))


@pytest.mark.parametrize(
    "raw",
    [
        "صارت المدينة الأولى في العالم من حيث العدد.",
        "تستقطب المنطقة في العالم تستقطب ثلث المشتريات.",
        "وصل إلى مطار الملك خالد مساء.",
        "أكمل الدراسة في جامعة الملك فيصل أمس.",
    ],
)
def test_the_world_and_things_named_after_persons_are_no_persons(raw: str) -> None:
    assert "PER" not in {type_ for type_, _ in mentions(raw)}


@pytest.mark.parametrize(
    "raw", ["هذا يخدم مصلحة الوطن أولا.", "تعلم قيادة السيارة في أسبوع.", "اشترى جهاز المشي الكهربائي."]
)
def test_a_head_of_bodies_is_another_noun_before_other_words(raw: str) -> None:
    assert "ORG" not in {type_ for type_, _ in mentions(raw)}


def test_a_body_named_only_in_a_title_is_background() -> None:
    raw = "قال مدير جامعة الساحل سليم الغانمي ذلك. وأعلنت جامعة الجبل النتائج."
    assert named(raw, "جامعة الساحل").background
    assert not named(raw, "جامعة الجبل").background


def test_a_body_for_which_a_spokesman_speaks_is_no_background() -> None:
    assert not named("قال المتحدث باسم وزارة الصحة سليم الغانمي ذلك.", "وزارة الصحة").background


@pytest.mark.parametrize(("state", "coalition"), [("اليمن", "التحالف العربي"), ("العراق", "التحالف الدولي")])
def test_the_coalition_is_the_one_that_acts_in_the_state_of_the_report(state: str, coalition: str) -> None:
    assert named(f"قصفت طائرات التحالف مواقع في {state} أمس.", coalition)


def test_the_base_is_a_group_only_where_the_report_names_it_in_full() -> None:
    assert len(named("هاجم تنظيم القاعدة القرية. وقال مقاتل إن القاعدة انسحبت.", "تنظيم القاعدة").mentions) == 2
    assert "GROUP" not in {type_ for type_, _ in mentions("هبطت الطائرة في القاعدة الجوية. وأغلقت القاعدة.")}


@pytest.mark.parametrize(
    ("raw", "type_", "mention"),
    [
        ("أعلن نادي كولجاك إصابة اللاعب. ويلتقي كولجاك السبت.", "ORG", "كولجاك"),
        ("خسر نادي الهلال المباراة، وانضم اللاعب للهلال أمس.", "ORG", "للهلال"),
        ("فاز حزب «الأصالة والوفاء» أمس، وحل «الأصالة والوفاء» أولا.", "GROUP", "الأصالة والوفاء"),
        ("قالت الشركة إن العطل أصلح، ووعدت الشركة بالتعويض.", "ORG", "الشركة"),
        ("خفض بنك باركليز الفائدة.", "ORG", "بنك باركليز"),
        ("انتهت المباراة في الدوري بفوز لاعبي الفتح على الهلال بهدف لاعب واحد.", "ORG", "الهلال"),
        ("أعلنت شركة عبداللطيف الغانمي الرعاية.", "ORG", "شركة عبداللطيف الغانمي"),
        ("فاز نادي الرائد أمس.", "ORG", "نادي الرائد"),
        ("حضر القائم بأعمال السفارة الكندية سليم الغانمي.", "PER", "القائم بأعمال السفارة الكندية سليم الغانمي"),
        ("نفت وكالة الفضاء الأوروبية الخبر.", "ORG", "وكالة الفضاء الأوروبية"),
        ("أعلنت الداخلية المصرية ضبط الشحنة.", "ORG", "الداخلية المصرية"),
        ("الصحة تحذر من الحر\nوصل الوفد.", "ORG", "الصحة"),
        ("رحبت قوى الحرية والتغيير بالخطوة.", "GROUP", "قوى الحرية والتغيير"),
        ("رفض حلف قبائل الوادي القرار.", "GROUP", "حلف قبائل الوادي"),
        ("نقلت وكالة أنباء الإمارات عن المدير ذلك.", "MEDIA", "وكالة أنباء الإمارات"),
    ],
)  # fmt: skip
def test_a_body_is_found_by_its_short_name_or_an_unknown_one(raw: str, type_: str, mention: str) -> None:
    assert (type_, mention) in set(mentions(raw))


@pytest.mark.parametrize(
    "raw",
    [
        "خسر نادي الهلال أمس، وظهر الهلال في السماء.",
        "تحسن النقل في المدينة.",
        "الشركة ستعود إلى الربحية.",
        "واجه الفريق قوى التطرف.",
    ],
)
def test_a_short_name_is_none_where_nothing_shows_it(raw: str) -> None:
    assert not {text for type_, text in mentions(raw) if type_ in {"ORG", "GROUP"}} & {
        "الهلال",
        "النقل",
        "الشركة ستعود",
        "قوى التطرف",
    }


def test_a_first_name_that_speaks_is_the_person_named_in_full_before() -> None:
    raw = "كشف الفنان طارق الغانمي عن فيلم. وقال طارق إن التصوير قريب، وزار طارق المدينة."
    assert [mention.span.of(raw) for mention in named(raw, "طارق الغانمي").mentions] == ["الفنان طارق الغانمي", "طارق"]


def test_a_town_is_its_club_in_a_report_about_sport() -> None:
    sport = "انتهت المباراة في الدوري بهدف لاعب واحد من المدرب، وفاز ليفربول أمس."
    assert ("ORG", "ليفربول") in set(mentions(sport))
    assert ("ORG", "ليفربول") not in set(mentions("وصلت السفينة إلى ليفربول أمس."))


def test_the_office_after_a_name_stands_for_its_bearer_later() -> None:
    raw = "زار الأمير سليم بن سعد، وزير النقل الكندي، الميناء. وانتقل وزير النقل الكندي إلى المطار."
    assert len(named(raw, "سليم بن سعد").mentions) == 2
