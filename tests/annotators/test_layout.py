"""What is dropped of a report and what stays; every sentence here is made up."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotators.layout import annotate
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.model.layers import Layout
from khabar.text.reading import Reading

FIRST = (
    "أعلنت بلدية المدينة أن أعمال ترميم الجسر القديم ستبدأ صباح الأحد المقبل وتستمر شهرين على الأقل بسبب تضرر الأساسات."
)
SECOND = "وقال رئيس البلدية إن حركة السير ستحول إلى الطريق الجنوبي، وأضاف أن السكان سيتلقون إخطارا قبل البدء بيومين على الأقل."
BODY = f"{FIRST}\n{SECOND}"
TITLE = "ترميم الجسر القديم يبدأ الأحد"


def layout(raw: str, **said: object) -> Layout:
    document = Document(id=document_id("t", raw, None, None), name="t", raw=raw, **said)  # type: ignore[arg-type]
    return annotate(Reading(document), bundled())


def dropped(raw: str, **said: object) -> list[tuple[str, str]]:
    return [(drop.kind, drop.span.of(raw)) for drop in layout(raw, **said).drops]


@pytest.mark.parametrize(
    "line",
    [
        "سمير الورداني – دمشق",
        "الميادين – بيروت",
        "بلدي نيوز- (متابعات)",
        "رويترز - القاهرة",
        "الرياض - مكتب الجزيرة:",
        "أ ف ب - د ب أ - عواصم",
        "كتب: سمير الورداني",
        "بقلم سمير الورداني",
        "الكاتب: عنب بلدي",
        "تصوير: نادر الحلبي",
        "سمير الورداني – تل الزهور",
        "متابعة - المدار الآن",
        "بيروت ـ من سمير الورداني",
        "دمشق 18 شوال 1436 هـ الموافق 03 اغسطس 2015 م سانا",
    ],
)
def test_a_byline_over_the_text(line: str) -> None:
    assert dropped(f"{TITLE}\n{line}\n{BODY}") == [("byline", line)]


@pytest.mark.parametrize(
    "lead",
    [
        "واس – جدة:",
        "دمشق - سانا:",
        "عنب بلدي - حلب:",
        "(رويترز) -",
        "القاهرة (أ ف ب) -",
        "نادر الحلبي- سبق- الرياض:",
        "سبق- تل الزهور:",
        "(سكاي نيوز عربية):",
    ],
)
def test_a_byline_before_the_first_sentence(lead: str) -> None:
    assert dropped(f"{TITLE}\n{lead} {BODY}") == [("byline", lead)]


@pytest.mark.parametrize(
    "lead",
    [
        "رئيس البلدية:",
        "الحلبي:",
        "دمشق:",
        "وزير الخارجية السوري:",
        "موسكو - واشنطن:",
        "وقال مصدر لـ«الشرق الأوسط»:",
        "وقال لـ«المدينة»:",
        'وقال لـ "الاقتصادية":',
        "وتابع لصحيفة «بيلد»:",
        "وقالوا لرويترز:",
        "وقال لـ»المدينة»:",
        "وأضاف للجزيرة:",
    ],
)
def test_a_speaker_before_a_colon_stays(lead: str) -> None:
    assert dropped(f"{TITLE}\n{lead} {BODY}") == []


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("اقرأ أيضا: افتتاح مكتبة جديدة في الحي الشرقي", "readmore"),
        ("اقرأ أيضاً\nافتتاح مكتبة جديدة في الحي الشرقي", "readmore"),
        ("مقالات ذات صلة\n\nافتتاح مكتبة جديدة\n\nأمطار على الساحل", "related"),
        ("الأكثر قراءة\nافتتاح مكتبة جديدة\nأمطار على الساحل", "related"),
        ("المصدر", "source-label"),
        ("المصدر: وكالات", "source-label"),
        ("المصدر : الجزيرة + وكالات", "source-label"),
        ("(رويترز)", "source-label"),
        ("الوسوم: الجسر، البلدية", "related"),
        ("سمات الجسر البلدية", "related"),
        ("تابعنا على تويتر", "social"),
        ("تابع @madarnews", "social"),
        ("writer@example.com", "social"),
        ("https://www.example.com/a/1", "social"),
        ("...المزيد", "readmore"),
        ("رابط الخبر بصحيفة المدار: ترميم الجسر القديم يبدأ الأحد", "readmore"),
        ("للتواصل أرسل sms إلى 00000", "social"),
        ("جانب من أعمال الترميم", "caption"),
        ("جميع الحقوق محفوظة لصحيفة المدار 2015", "site"),
        ("* باحث في تاريخ العمارة", "byline"),
    ],
)
def test_what_follows_the_text(tail: str, kind: str) -> None:
    assert dropped(f"{TITLE}\n{BODY}\n{tail}") == [(kind, tail)]


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("سمات الجسر البلدية", "related"),
        ("رابط الخبر بصحيفة المدار: ترميم الجسر القديم يبدأ الأحد", "readmore"),
        ("(أ ف ب)", "source-label"),
        ("* وحدة التقارير", "byline"),
        ("- سمير الورداني", "byline"),
        ("writer@example.com", "social"),
        ("....المزيد", "readmore"),
    ],
)
def test_what_follows_the_last_sentence_on_its_line(tail: str, kind: str) -> None:
    assert dropped(f"{TITLE}\n{BODY} {tail}") == [(kind, tail)]


def test_a_caption_between_paragraphs() -> None:
    caption = "رئيس البلدية يتفقد الجسر (رويترز) |"
    assert dropped(f"{TITLE}\n{FIRST}\n{caption}\n{SECOND}") == [("caption", caption)]


def test_a_caption_over_the_text() -> None:
    for caption in ("جانب من أعمال الترميم", "رئيس البلدية خلال الجولة"):
        assert dropped(f"{TITLE}\n{caption}\n{BODY}") == [("caption", caption)]


def test_a_caption_joined_to_the_first_word() -> None:
    assert dropped(f"{TITLE}\nرئيس البلدية خلال الجولة{BODY}") == [("caption", "رئيس البلدية خلال الجولة")]


def test_a_caption_joined_to_a_verb() -> None:
    caption = "رئيس البلدية مع المهندسين"
    assert dropped(f"{TITLE}\n{caption}{BODY}", title_end=len(TITLE)) == [("caption", caption)]


def test_a_label_printed_twice_under_the_title() -> None:
    assert dropped(f"{TITLE}\nالجسر القديم\nالجسر القديم\n{BODY}") == [("caption", "الجسر القديم\nالجسر القديم")]


def test_what_stands_over_the_title() -> None:
    head = "الجمعة 23 مايو 2025\nرئيس التحرير\nسمير الورداني\nالرئيسية / أخبار / عربي\nعربي ودولي"
    found = layout(raw := f"{head}\n{TITLE}\n{BODY}")
    assert found.title is not None
    assert found.title.of(raw) == TITLE
    assert {drop.kind for drop in found.drops} == {"date-line", "site"}
    assert sum(len(drop.span) for drop in found.drops) >= len(head) - head.count("\n")


def test_an_address_that_a_sentence_leads_to_stays() -> None:
    assert dropped(f"{TITLE}\n{FIRST}\nويمكن الاطلاع على الخرائط على الرابط\nwww.example.com/maps\n{SECOND}") == []


def test_a_date_under_the_title_is_the_dateline() -> None:
    found = layout(raw := f"{TITLE}\n- 2 تشرين ثاني 2016\n{BODY}")
    assert [drop.kind for drop in found.drops] == ["date-line"]
    assert found.dateline is not None
    assert found.dateline.of(raw) == "2 تشرين ثاني 2016"


@pytest.mark.parametrize(
    "line", ["الثلاثاء 06 ديسمبر 2016 - 10:15", "2016/12/06", "آخر تحديث: 6 كانون الأول 2016", "06-12-2016 09:30 م"]
)
def test_dates_alone(line: str) -> None:
    assert dropped(f"{TITLE}\n{line}\n{BODY}") == [("date-line", line)]


def test_the_site_in_the_title() -> None:
    for site in (" - شبكة المدار", " | Madar News", " - It's a motto!", " – عنب بلدي"):
        found = layout(raw := f"{TITLE}{site}\n{BODY}")
        assert [(drop.kind, drop.span.of(raw)) for drop in found.drops] == [("site", site.strip())]
        assert found.title is not None
        assert found.title.of(raw) == TITLE


def test_a_dash_in_the_title_is_not_a_site() -> None:
    for raw in (f"ترميم الجسر – الرياض\n{BODY}", f"الجسر القديم - ترميم بلا موعد\n{BODY}"):
        assert dropped(raw) == []


def test_repeats() -> None:
    assert dropped(f"{TITLE}\n\n{TITLE}\n{BODY}") == [("repeat", TITLE)]
    assert dropped(f"{TITLE}\n{FIRST}\n{SECOND}\n{SECOND}") == [("repeat", SECOND)]
    begun = FIRST[:40]
    assert dropped(f"{TITLE}\n{SECOND}\n{begun}\n{begun} غدا.") == [("repeat", begun)]


def test_title_deck_and_subheads() -> None:
    deck = "البلدية تحول السير إلى الطريق الجنوبي، والسكان يطلبون موعدا للانتهاء من الأعمال."
    found = layout(raw := f"{TITLE}\n{deck}\n-\nالكاتب: عنب بلدي\n{FIRST}\nطريق بديل\n{SECOND}")
    assert found.title is not None
    assert found.deck is not None
    assert (found.title.of(raw), found.deck.of(raw)) == (TITLE, deck)
    assert [span.of(raw) for span in found.subheads] == ["طريق بديل"]
    assert found.outlet == "عنب بلدي"


def test_a_credit_ends_a_report_of_one_paragraph() -> None:
    assert dropped(f"{TITLE}\n{FIRST} {SECOND} (رويترز)", title_end=len(TITLE)) == [("source-label", "(رويترز)")]


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert layout(BODY).title is None


def test_a_title_given_apart_ends_where_the_input_says() -> None:
    found = layout(f"{TITLE}\n{BODY}", title_end=len(TITLE))
    assert found.title is not None
    assert (found.title.start, found.title.end) == (0, len(TITLE))


def test_agencies_and_outlet_are_canonical() -> None:
    assert layout(f"{TITLE}\nدمشق - د.ب.أ\n{BODY}").agencies == ("د ب أ",)
    assert layout(f"{TITLE}\n{BODY}\nالمصدر: وكالة رويترز").agencies == ("رويترز",)
    assert layout(f"{TITLE}\n{BODY}", author="باريس ــ أ. ف. ب:").agencies == ("فرانس برس",)
    assert layout(f"{TITLE}\n{BODY}", outlet="aawsat").outlet == "الشرق الأوسط"
    assert layout(f"{TITLE}\n{BODY}", outlet="مجهول").outlet == "مجهول"
    assert layout(f"{TITLE}\n{BODY}", url="http://www.okaz.com.sa/1").outlet == "عكاظ"


@pytest.mark.parametrize(
    "sentence",
    [
        "اشترك في الاجتماع مهندسون من ثلاث مدن.",
        "تابع رئيس البلدية سير الأعمال مع المهندسين في الموقع منذ الصباح.",
        "نشر في الصحف أمس أن الجسر سيغلق.",
        "المصدر الذي تحدث إلى السكان قال إن الجسر سيغلق.",
        "صورة الجسر القديم ستبقى في ذاكرة المدينة كما يقول أهلها.",
        "منذ عام 2010 لم تجر للجسر أي صيانة.",
        "اقرأ هذا الخبر جيدا.",
        "رويترز نشرت صورا للجسر بعد إغلاقه.",
        "ويقول مهندسون في البلدية منذ عام 2010 إن الجسر بحاجة إلى صيانة كما ذكرت رويترز",
        "وهذا من سمات المدن القديمة",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    assert dropped(f"{TITLE}\n{FIRST}\n{sentence}\n{SECOND}") == []


def test_boilerplate_of_a_page_is_dropped() -> None:
    raw = f"الرئيسية العالم\n{TITLE}\n{BODY}\nحقوق"
    found = layout(raw, boilerplate=((0, 15), (len(raw) - 4, len(raw))))
    assert [(drop.kind, drop.span.of(raw)) for drop in found.drops] == [("page", "الرئيسية العالم"), ("page", "حقوق")]
    assert found.title is not None
    assert found.title.of(raw) == TITLE


PIECES = st.sampled_from(
    [
        *(TITLE, FIRST, SECOND, "\n", "\r\n", " - ", "(رويترز)", "سمات ", "اقرأ أيضا", "مقالات ذات صلة", "المصدر:"),
        *("@abc", "a@b.com", "...المزيد", "-", "|", ":", "«", "»", "تابِع", "ـ", "كتب: ", "2 تشرين ثاني 2016"),
        *("Next Previous", "رابط الخبر", "زين 123", "İ", "ﷺ", "\u00a0", "\u202b"),
    ]
)


@settings(max_examples=300)
@given(
    st.lists(PIECES | st.text(max_size=6), max_size=30), st.integers(0, 80), st.lists(st.integers(0, 300), max_size=4)
)
def test_spans_lie_in_the_text_and_do_not_cross(pieces: list[str], title_end: int, cuts: list[int]) -> None:
    raw = "".join(pieces)
    ends = sorted(cuts)
    boilerplate = tuple(zip(ends[::2], ends[1::2], strict=False))
    found = layout(raw, title_end=min(title_end, len(raw)), boilerplate=boilerplate)
    spans = [drop.span for drop in found.drops]
    assert all(len(span) and span.end <= len(raw) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = [span for span in (found.title, found.deck, *found.subheads) if span]
    assert all(span.end <= len(raw) for span in kept)
    assert not any(span.overlaps(drop) for span in found.subheads for drop in spans)
    assert found == layout(raw, title_end=min(title_end, len(raw)), boilerplate=boilerplate)


def test_a_city_with_an_agency_that_no_list_has_is_no_part_of_the_first_sentence() -> None:
    raw = "الوسيط يلغي اللقاء\nموسكو (المدار) - قال الوسيط اليوم إن اللقاء ألغي وإن موعدا آخر لم يحدد بعد."
    assert [drop.span.of(raw) for drop in layout(raw).drops] == ["موسكو (المدار) -"]
    told = "الوسيط يلغي اللقاء\nالوسيط (الموفد) - قال اليوم إن اللقاء ألغي وإن موعدا آخر لم يحدد بعد."
    assert not layout(told).drops
    own = "الوسيط يلغي اللقاء\nالقاهرة - ضفاف المدار: قال الوسيط اليوم إن اللقاء ألغي وإن موعدا آخر لم يحدد بعد."
    assert [drop.span.of(own) for drop in layout(own, outlet="ضفاف المدار").drops] == ["القاهرة - ضفاف المدار:"]
    assert not layout(own, outlet="صوت المرفأ").drops


@pytest.mark.parametrize("lead", ["سمير الورداني – دمشق", "رويترز – متابعات"])
def test_a_byline_that_runs_on_into_the_first_sentence_is_dropped(lead: str) -> None:
    assert dropped(f"{TITLE}\n{lead} {FIRST}\n{SECOND}") == [("byline", lead)]


def test_a_name_and_a_dash_within_a_sentence_stay() -> None:
    assert dropped(f"{TITLE}\nسمير الورداني – وهو مهندس – قال إن {FIRST}\n{SECOND}") == []


def test_who_gathered_and_photographed_is_a_byline_beside_a_gallery() -> None:
    raw = f"{TITLE}\nNext Previous رصد وتصوير: سمير الورداني – رويترز\n{BODY}"
    assert [kind for kind, _ in dropped(raw)] == ["site", "byline"]


def test_a_columnist_s_other_columns_are_dropped_whatever_their_marks() -> None:
    tail = "مقالات أخرى للكاتبالجسر والنهر!من يبني الطريق؟الحديقة الجديدة!!"
    assert dropped(f"{TITLE}\n{FIRST}\n{SECOND} {tail}") == [("related", tail)]


def test_a_labelled_mail_address_under_an_open_line_is_dropped() -> None:
    assert dropped(f"{TITLE}\n{FIRST}\nوهكذا كان\nإيميل: samir@example.com")[-1] == (
        "social",
        "إيميل: samir@example.com",
    )


def test_a_paper_quoted_after_the_last_sentence_is_dropped() -> None:
    assert dropped(f"{TITLE}\n{FIRST}\n{SECOND} نقلا عن صحيفة الحياة") == [("source-label", "نقلا عن صحيفة الحياة")]
