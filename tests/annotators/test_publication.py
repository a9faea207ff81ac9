"""The publication day: stated, printed, inferred with a reason, or not known."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.annotators.dating import dated

TUESDAY = date(2016, 12, 13)


def test_a_stated_day_is_taken_as_it_is() -> None:
    found = dated("وصل الوفد أمس الأحد", published=TUESDAY).publication
    assert (found.day, found.basis) == (TUESDAY, "stated")


def test_a_printed_date_line_is_read_in_dropped_text() -> None:
    raw = "الوفد يصل\n- 2 تشرين ثاني 2016\nوصل الوفد."
    found = dated(raw, drops=(("- 2 تشرين ثاني 2016", "date-line"),)).publication
    assert (found.day, found.basis) == (date(2016, 11, 2), "printed")
    assert "2 تشرين ثاني 2016" in found.why
    assert found.evidence[0].of(raw) == "2 تشرين ثاني 2016"


def test_a_date_alone_on_a_line_near_the_top_is_printed() -> None:
    found = dated("الوفد يصل\nنشر في: الأربعاء 2 نوفمبر 2016\nوصل الوفد.").publication
    assert (found.day, found.basis) == (date(2016, 11, 2), "printed")


def test_a_date_within_a_sentence_is_not_printed() -> None:
    found = dated("وصل الوفد في 2 نوفمبر 2016 إلى المدينة وعقد لقاءات كثيرة مع المسؤولين فيها.").publication
    assert found.day is None and found.basis is None and found.why


def test_yesterday_with_its_weekday_and_a_full_date_of_that_day() -> None:
    raw = "ذكرت الوزارة أمس الاثنين أن اللقاء ألغي. وأحصى التقرير ضحايا يوم الاثنين 12/12/2016 في المدينة."
    found = dated(raw).publication
    assert (found.day, found.basis, found.alternatives) == (TUESDAY, "inferred", ())


def test_two_full_dates_that_are_today_are_given_as_alternatives() -> None:
    raw = "وصل الوفد اليوم 5 مارس 2014 إلى المدينة كما ذكر. ثم غادرها اليوم 7 مارس 2014 كما ذكر أيضا."
    found = dated(raw).publication
    assert found.day == date(2014, 3, 7) and found.alternatives == (date(2014, 3, 5),)


def test_weekdays_choose_between_the_day_of_retrieval_and_the_day_before() -> None:
    retrieved = date(2015, 7, 22)  # a Wednesday
    assert dated("وصل الوفد أمس الثلاثاء", retrieved=retrieved).publication.day == retrieved
    before = dated("وصل الوفد أمس الاثنين", retrieved=retrieved).publication
    assert (before.day, before.basis, before.alternatives) == (date(2015, 7, 21), "inferred", ())


def test_an_old_page_is_dated_by_its_words() -> None:
    found = dated("وصل الوفد اليوم السبت", retrieved=date(2015, 7, 22)).publication
    assert found.day == date(2015, 7, 18)


def test_retrieval_alone_leaves_the_day_before_open() -> None:
    found = dated("وصل الوفد", retrieved=date(2015, 7, 22)).publication
    assert (found.day, found.alternatives) == (date(2015, 7, 22), (date(2015, 7, 21),))
    assert "retrieved" in found.why


def test_the_address_of_the_page_counts() -> None:
    found = dated("وصل الوفد", retrieved=date(2015, 8, 4), url="http://example.org/2015/08/03/a.html").publication
    assert (found.day, found.alternatives) == (date(2015, 8, 3), ())


def test_a_weekday_printed_wrong_once_is_outvoted() -> None:
    raw = "أعلن أمس الخميس عن اللقاء. وبدأ اليوم الأحد. وقال الوزير اليوم الأحد إنه مهم."
    assert dated(raw, retrieved=date(2015, 7, 26)).publication.day == date(2015, 7, 26)


def test_an_islamic_date_of_today() -> None:
    found = dated("وصل الوفد اليوم الأحد 10 شوال", retrieved=date(2015, 7, 27)).publication
    assert found.day == date(2015, 7, 26)


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.sampled_from(["وصل أمس", "اليوم الأحد", "قبل يومين"]))
def test_an_inferred_day_lies_in_the_week_before_retrieval(retrieved: date, raw: str) -> None:
    found = dated(raw, retrieved=retrieved).publication
    assert found.day is not None and 0 <= (retrieved - found.day).days <= 7


def test_nothing_is_made_up_without_evidence() -> None:
    for raw in ("وصل الوفد أمس الاثنين", "اليوم الثلاثاء", "قال الوزير إن العمل بدأ عام 2012"):
        assert dated(raw).publication.day is None


def test_the_day_after_a_veto_is_known() -> None:
    raw = "ويأتي البيان غداة فيتو روسي وصيني على مشروع قرار عن هدنة في حلب. وقال الوزير اليوم الثلاثاء إنه يرحب به."
    found = dated(raw).publication
    assert (found.day, found.basis) == (date(2016, 12, 6), "inferred")
    assert "2016-12-05" in found.why and "غداة فيتو" in found.evidence[0].of(raw)


def test_a_veto_that_the_weekday_contradicts_or_that_is_one_of_many_dates_nothing() -> None:
    assert dated("جاء البيان غداة فيتو روسي وصيني بشأن حلب كما قال اليوم الخميس.").publication.day is None
    assert dated("جاء البيان غداة فيتو أميركي بشأن غزة.").publication.day is None
