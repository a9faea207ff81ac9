"""Values of time expressions, each in a sentence of its own. The reports are of Wednesday 15 July 2015 unless said otherwise."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotators.dating import dated, timexes_of, values

WEDNESDAY = date(2015, 7, 15)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "time" / "duckling_time_ar.jsonl"

DAYS = {
    "وصل الوفد [[أمس]] إلى المدينة": "2015-07-14",
    "وصل الوفد [[أمس الثلاثاء]] إلى المدينة": "2015-07-14",
    "وصل الوفد [[أمس الأول]] إلى المدينة": "2015-07-13",
    "وصل الوفد [[أول من أمس]] إلى المدينة": "2015-07-13",
    "يصل الوفد [[غداً]] إلى المدينة": "2015-07-16",
    "يصل الوفد [[بعد غد]] إلى المدينة": "2015-07-17",
    "قال المدير [[الأحد]] إن العمل بدأ": "2015-07-12",
    "قال المدير [[الأربعاء]] إن العمل بدأ": "2015-07-15",
    "سيزور الوفد المدينة [[الجمعة]]": "2015-07-17",
    "ينتهي التسجيل بحلول [[الجمعة]]": "2015-07-17",
    "يصل الوفد [[السبت المقبل]]": "2015-07-18",
    "وصل الوفد [[السبت الماضي]]": "2015-07-11",
    "وقع الاتفاق في [[2 تشرين ثاني 2014]]": "2014-11-02",
    "وقع الاتفاق في [[3 كانون الأول/ ديسمبر 2014]]": "2014-12-03",
    "وقع الاتفاق في [[7 جويلية 2014]]": "2014-07-07",
    "وقع الاتفاق في [[السابع من يوليو (تموز) الماضي]]": "2015-07-07",
    "وقع الاتفاق في [[الحادي والعشرين من مايو]]": "2015-05-21",
    "يوقع الاتفاق في [[الثامن من الشهر المقبل]]": "2015-08-08",
    "وقع الاتفاق [[يوم 12/10/2014]]": "2014-10-12",
    "وقع الاتفاق في [[٥ مارس ٢٠١٤]]": "2014-03-05",
    "وقع الاتفاق في [[14 شوال 1435هـ]]": "2014-08-10",
    "وقع الاتفاق في [[1435/10/14هـ]]": "2014-08-10",
    "يوقع الاتفاق [[يوم الأحد 16 أغسطس]]": "2015-08-16",
    "غادر الوفد [[قبل يومين]]": "2015-07-13",
    "غادر الوفد [[منذ]] ثلاثة أيام": "",
    "زار الوفد المتحف في [[وقت سابق أمس]] مع أسرته": "2015-07-14",
    "افتتح المعرض [[ثاني أيام عيد الفطر]] في الساحة": "2015-07-18",
    "افتتح المعرض [[أول أيام العيد]] في الساحة": "2015-07-17",
    "بدأت المباراة [[الساعة 16:00 (15:00 تغ) من الاثنين]] في الملعب": "2015-07-13T16:00",
    "وجدت سيارات تعود لعمال المصنع [[الأحد]] قرب النهر": "2015-07-12",
    "وصل الوفد [[يوم أمس الأول]] إلى المدينة": "2015-07-13",
    "ينطلق السباق [[أغسطس المقبل]]": "2015-08",
}
PERIODS = {
    "بدأ العمل [[العام الماضي]]": "2014",
    "يبدأ العمل [[الأسبوع المقبل]]": "2015-W30",
    "ينتهي العمل [[نهاية الشهر الجاري]]": "2015-07",
    "بدأ العمل في [[أواخر يونيو]]": "2015-06",
    "بدأ العمل في [[نوفمبر تشرين الثاني]]": "2014-11",
    "بدأ العمل [[عام 2012]]": "2012",
    "بدأ العمل في [[صيف عام 2010]]": "2010-SU",
    "بدأ العمل في [[صيف العام الماضي]]": "2014-SU",
    "بدأ العمل في [[صيف العام الماضي 2014]]": "2014-SU",
    "زار المدينة في [[صيف 1434هـ]]": "2013-SU",
    "ولد العالم في [[عام 1473]]": "1473",
    "يرتفع سعر النفط تسليم [[سبتمبر]]": "2015-09",
    "يفتتح المعرض في [[شهر يوليو]]": "2015-07",
    "صام الناس [[شهر رمضان الماضي]]": "2014-06-28/2014-07-27",
    "يبدأ [[العام الدراسي المقبل]]": "2015/2016",
    "زادت المبيعات في [[الربع الأول من العام الحالي 2015م]]": "2015-Q1",
    "بدأ العمل [[العام الماضي 2014]]": "2014",
    "زار المدينة في [[وقت سابق من العام الجاري]]": "2015",
    "زار المدينة في [[وقت لاحق من الشهر الماضي]]": "2015-06",
    "أقرت الميزانية في [[مارس]] بعد نقاش": "2015-03",
    "يقل الزبائن في [[رمضان]] كثيرا": "2015-06-18/2015-07-16",
    "زرعت ألف شجرة بين [[شهري يناير ومايو]]": "2015-01/2015-05",
    "زرعت ألف شجرة بين [[شهري نوفمبر وفبراير الماضيين]]": "2014-11/2015-02",
    "نما الإنتاج بين [[1998 و2013]] ثلاث مرات": "1998/2013",
    "نما الإنتاج من [[عام 2010 إلى عام 2014]] مرتين": "2010/2014",
    "بلغت أرباح الشركة في [[الربع الثاني]] مليون ريال": "2015-Q2",
    "بلغت أرباح الشركة في [[الربع الرابع]] مليون ريال": "2014-Q4",
    "بلغت أرباح الشركة في [[الربع الأخير من العام 2013]] مليون ريال": "2013-Q4",
    "بلغت أرباح الشركة في [[الربع الماضي]] مليون ريال": "2015-Q2",
    "يعود تاريخ البناء إلى [[عام 600 ميلادي]]": "0600",
    "كانت القرية مأهولة [[قبل عقدين من الزمن]]": "1995",
    "زاد الإنتاج في [[الأشهر الثلاثة الأولى من العام الجاري]] كثيرا": "2015-01/2015-03",
    "زاد الإنتاج في [[الأشهر الستة الأولى من عام 2014]] كثيرا": "2014-01/2014-06",
    "شركة حصلت [[قبل شهرين]] على قرض": "2015-05",
    "وتبين [[لاحقا]] أن الجسر سليم": "PAST_REF",
    "ستعلن البلدية موعد الافتتاح في [[وقت لاحق]]": "FUTURE_REF",
    "تأمل البلدية بناء جسر في [[المستقبل]]": "FUTURE_REF",
    "بدأ العمل في [[ثمانينيات القرن الماضي]]": "198",
    "بدأ العمل في [[القرن التاسع عشر]]": "18",
    "زادت المبيعات في [[الربع الأول من العام الحالي]]": "2015-Q1",
    "عمل بين [[عامي 2003-2006]]": "2003/2006",
    "بدأ العمل [[قبل أربعة أشهر]]": "2015-03",
    "بدأ العمل [[قبل ربع قرن]]": "1990",
    "تحسن العمل في [[الأيام الأخيرة]]": "PAST_REF",
    "يتحسن العمل في [[الفترة المقبلة]]": "FUTURE_REF",
    "تحسن العمل في ظل الإدارة [[الحالية]]": "PRESENT_REF",
    "جرت اللقاءات [[مطلع الأسبوع]]": "2015-W28-WE",
}
DURATIONS = {
    "مدد المعرض لمدة [[سبعة أيام]]": "P7D",
    "مدد المعرض ل[[عشر ساعات]]": "PT10H",
    "يعمل هنا منذ [[نحو 3 أسابيع]]": "P3W",
    "يعمل هنا منذ [[أكثر من عامين]]": "P2Y",
    "يعمل هنا منذ [[أشهر]]": "PXM",
    "تأخر [[بضعة أيام]]": "PXD",
    "يعمل هنا منذ [[خمسة عقود]]": "P50Y",
    "انتظر [[ساعة ونصف]]": "PT1H30M",
    "انتظر [[نصف ساعة]]": "PT30M",
    "يغيب بين [[4 و6 أسابيع]]": "P4W/P6W",
    "يكتمل خلال [[الأيام الثلاثة المقبلة]]": "P3D",
    "زار المصنع [[يوميا]]": "P1D",
    "يزور المصنع [[كل أسبوعين]]": "P2W",
    "يزور المصنع [[كل يوم جمعة]]": "XXXX-WXX-5",
}
TIMES = {
    "بدأ اللقاء [[الساعة التاسعة صباحاً]]": "2015-07-15T09:00",
    "بدأ اللقاء عند [[الرابعة من فجر أمس]]": "2015-07-14T04:00",
    "يبدأ اللقاء [[مساء اليوم الأربعاء الساعة 11:59]]": "2015-07-15T23:59",
    "بدأ اللقاء [[العاشرة والنصف من مساء الأحد]]": "2015-07-12T22:30",
    "بدأ اللقاء [[الخامسة إلا ربعا عصر أمس]]": "2015-07-14T16:45",
    "وصل الوفد [[مساء أمس]]": "2015-07-14TEV",
    "وصل الوفد [[الليلة الماضية]]": "2015-07-14TNI",
    "وصل الوفد [[ليلة الأحد]]": "2015-07-11TNI",
    "وصل الوفد [[ليل السبت الأحد]]": "2015-07-11TNI",
    "وصل الوفد [[منتصف الليلة الماضية]]": "2015-07-15T00:00",
    "وصل الوفد في [[ساعة متأخرة من مساء أمس]]": "2015-07-14TEV",
    "بدأ اللقاء في [[2059 بتوقيت غرينتش]]": "2015-07-15T20:59Z",
}
NO_TIME = (
    "يوفر الجسر مستقبلا أفضل للسكان",
    "نشرت صحيفة المستقبل صورة الجسر",
    "أقيم الجناح على مساحة 1600م قرب النهر",
    "يدفع اشتراكا بين الربع والثلث من الدخل",
    "التقى وزراء 8 آذار في القصر",
    "زاد الإقبال في الربع الأخير من السباق",
    "التقى الأمين العام الحالي للنقابة",
    "مارس الفريق ضغطا كبيرا",
    "درس علماء السنة المسألة",
    "يحتفل الناس باليوم الوطني",
    "هذه أول أيام البطولة",
    "سجل هدفا في الدقيقة 45",
    "فاز الفريق في الشوط الأول",
    "يعمل المركز على مدار الساعة",
    "هو من أشهر الشعراء",
    "زار ميدان 17 فبراير",
    "فاز الفريق 2-صفر",
    "هم في أمس الحاجة إلى الدعم",
    "تغير كل شيء بين عشية وضحاها",
    "وقع النادي 20 عقدا",
    "وصل الرئيس رجب طيب",
    "فتح باب النقاش",
    "جمع الاثنين معا",
)


def marked(sentence: str) -> tuple[str, str]:
    """Return a sentence without its marks, and what stood between them."""
    inner = sentence[sentence.index("[[") + 2 : sentence.index("]]")]
    return sentence.replace("[[", "").replace("]]", ""), inner


@pytest.mark.parametrize(("sentence", "value"), (DAYS | PERIODS | DURATIONS | TIMES).items())
def test_a_marked_expression_is_found_and_valued(sentence: str, value: str) -> None:
    raw, inner = marked(sentence)
    if value:
        assert (inner, value) in values(raw, WEDNESDAY)
    else:
        assert inner not in [text for text, _ in values(raw, WEDNESDAY)]


@pytest.mark.parametrize("sentence", NO_TIME)
def test_what_only_looks_like_time(sentence: str) -> None:
    day_like = [item for item in values(sentence, WEDNESDAY) if item[1] != "PRESENT_REF"]
    assert not day_like


def test_both_ends_of_a_range_of_hours_lie_on_the_day_that_the_second_names() -> None:
    raw = "تستمر الهدنة من الساعة التاسعة صباحاً إلى السابعة من مساء الجمعة المقبل."
    assert [value for _, value in values(raw, WEDNESDAY)] == ["2015-07-17T09:00", "2015-07-17T19:00"]


def test_a_weekday_placed_in_the_future_once_stays_there() -> None:
    raw = "هدنة لعشر ساعات الجمعة.\nترفض الفصائل الخروج بحلول مساء الجمعة."
    assert [value for text, value in values(raw, WEDNESDAY) if "الجمعة" in text] == ["2015-07-17", "2015-07-17TEV"]


def test_last_friday_is_a_week_earlier_where_the_day_before_is_yesterday() -> None:
    thursday, friday = date(2015, 7, 16), "2015-07-08"
    assert values("التقاه أمس. وكان قد زاره الأربعاء الماضي.", thursday)[1] == ("الأربعاء الماضي", friday)
    assert values("وكان قد زاره الأربعاء الماضي.", thursday) == [("الأربعاء الماضي", "2015-07-15")]


def test_a_quarter_leans_on_the_one_named_before() -> None:
    raw = "بلغت الأرباح مليونا في الربع الثاني من العام الحالي، أعلى من الربع السابق وأقل من الربع المماثل من العام السابق."
    assert [value for _, value in values(raw, WEDNESDAY)] == ["2015-Q2", "2015-Q1", "2014-Q2"]


def test_a_day_of_the_same_month_lies_in_the_month_named_before() -> None:
    raw = "افتتح الجسر يوم 15 مارس 2011، وفي يوم 20 من نفس الشهر افتتح النفق."
    assert [value for _, value in values(raw, WEDNESDAY)] == ["2011-03-15", "2011-03-20"]


def test_the_year_before_said_twice_is_one_year() -> None:
    raw = "نمت القروض في عام 2014 أكثر من العام السابق، وزادت البطاقات عنها في العام السابق."
    assert [value for _, value in values(raw, WEDNESDAY)] == ["2014", "2013", "2013"]


def test_the_next_day_follows_the_day_named_before() -> None:
    raw = "وصل الوفد قبل يومين وغادر في اليوم التالي."
    assert [value for _, value in values(raw, WEDNESDAY)] == ["2015-07-13", "2015-07-14"]


def test_the_morning_after_the_day_named_before() -> None:
    raw = "وصل الوفد قبل يومين وغادر في صباح اليوم التالي."
    assert values(raw, WEDNESDAY)[-1] == ("صباح اليوم التالي", "2015-07-14TMO")


def test_a_date_that_corresponds_to_another_lies_in_its_year() -> None:
    raw = "يبدأ الفصل يوم 17-2-1437هـ (الموافق) 29 نوفمبر"
    assert values(raw, WEDNESDAY)[-1] == ("29 نوفمبر", "2015-11-29")


def test_this_period_is_the_duration_named_before() -> None:
    raw = "تستمر الهدنة خمسة أيام. ووافق الجميع على وقف القتال خلال هذه الفترة."
    assert values(raw, WEDNESDAY)[-1] == ("هذه الفترة", "P5D")


def test_a_time_that_hangs_on_an_event_is_left_open() -> None:
    assert values("وصل الوفد غداة التصويت", WEDNESDAY) == [("غداة", "XXXX-XX-XX")]


def test_without_publication_only_what_stands_in_the_text_is_known() -> None:
    raw = "وصل الوفد أمس الاثنين في 5 مارس 2014 وغادر الجمعة، وعاد العام الماضي، وبقي يومين."
    found = [value for _, value in values(raw, None)]
    assert "P2D" in found
    assert not [value for value in found if value.startswith(("2015", "2016"))]


def test_today_in_a_quotation_is_the_day_of_the_words() -> None:
    raw = "عقد الاجتماع أمس. وقال الوزير بعده «أنجزنا اليوم الكثير»."
    assert values(raw, WEDNESDAY)[-1] == ("اليوم", "2015-07-14")


def test_today_beside_a_word_of_becoming_is_these_days() -> None:
    assert values("أصبح العمل اليوم أسهل مما كان", WEDNESDAY) == [("اليوم", "PRESENT_REF")]


def test_modifiers() -> None:
    raw = "يعمل منذ نحو شهرين، وقبلها أكثر من عام، وينتهي مطلع العام المقبل."
    assert [timex.mod for timex in timexes_of(raw, WEDNESDAY)] == ["APPROX", "MORE_THAN", "START"]


def test_a_printed_date_in_a_dropped_line_is_a_timex_and_a_related_headline_is_not() -> None:
    raw = "5 مارس 2014\nوصل الوفد أمس.\nاقرأ أيضا: سافر الوفد الجمعة"
    layers = dated(raw, drops=(("5 مارس 2014", "date-line"), ("اقرأ أيضا: سافر الوفد الجمعة", "related")))
    assert [timex.value for timex in layers.timexes] == ["2014-03-05", "2014-03-04"]


PIECES = st.sampled_from(
    "الاثنين|أمس|اليوم|12|2016|الساعة|التاسعة|مساء|ليل|من|إلى|قبل|يومين|شهر|رمضان|عام|1436هـ|الماضي|المقبل|نهاية|الأسبوع|("
    "|)|،|-|/|منذ|نحو|أكثر من|ثلاثة|الأيام|كل|12/12/2016|31|تشرين الثاني|بتوقيت غرينتش|ونصف|و|القرن|ثمانينيات|ليلة|في|\n|.".split(
        "|"
    )
)


@given(st.lists(PIECES, max_size=40).map(" ".join), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_words_of_time_in_any_order(raw: str, published: date | None) -> None:
    layers = dated(raw, published)
    assert layers == dated(raw, published)
    for timex in layers.timexes:
        text = timex.span.of(raw)
        assert text and text == text.strip()
        assert timex.value


@given(st.lists(PIECES, max_size=20).map(" ".join), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_publication_moves_no_span(raw: str, published: date) -> None:
    spans = [timex.span for timex in dated(raw, published).timexes]
    assert spans == [timex.span for timex in dated(raw, date(2015, 7, 15)).timexes]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the expressions lie beside the checkout")
def test_expressions_of_another_project() -> None:
    """Days, weeks, months and years of duckling's Arabic corpus, save bare weekdays, which it reads as to come."""
    right, asked = 0, []
    for line in SHARED.read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["grain"] not in {"day", "week", "month", "year"} or "/" in case["value"]:
            continue
        if len(case["text"].split()) == 1 and case["text"].startswith("ال") and case["text"] != "اليوم":
            continue
        wanted = {case["value"], _week(case["value"])} if case["grain"] == "week" else {case["value"]}
        lengths = {"month": 7, "year": 4}
        wanted |= {value[: lengths.get(case["grain"], 10)] for value in wanted}
        found = {value for _, value in values(case["text"], date(2013, 2, 12))}
        right += bool(wanted & found)
        asked.append((case["text"], case["value"], sorted(found)))
    assert right / len(asked) >= 0.55, f"{right} of {len(asked)}"


def _week(day: str) -> str:
    year, week, _ = date.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{week:02}"


def test_every_timex_names_its_rule() -> None:
    assert all(
        dataclasses.asdict(timex)["rule"].startswith("timexes:") for timex in timexes_of("وصل أمس وغادر غدا", WEDNESDAY)
    )
