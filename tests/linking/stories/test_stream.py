"""Stories of a stream: answers stand, agree with the batch on clear cases, and keep their names."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.lexicons import bundled
from khabar.linking.stories import StoryReport, Stream, group
from khabar.linking.stories.names import names
from khabar.model.ids import DocId

DAY = date(2016, 12, 6)
VISIT = "استقبل محافظ البنك المركزي في مكتبه اليوم {guest}"
SHIP = "وبحثا قرضا طويل الأجل لبناء محطة تحلية على الساحل الغربي، وقال الضيف إن شركات أوسلو مستعدة لتوريد المضخات العام المقبل"
CATCH = (
    "وناقشا تأجيل أقساط القوارب بعد موسم صيد ضعيف، وطالب الوفد بصندوق يعوض العائلات عن تلف الشباك في العاصفة الأخيرة"
)


def report(name: str, title: str, body: str, day: date | None = DAY) -> StoryReport:
    return StoryReport(DocId(name), "أ", day, title, body)


def visit(name: str, guest: str, matter: str) -> StoryReport:
    return report(name, f"محافظ البنك يستقبل {guest}", f"{VISIT.format(guest=guest)} {matter}")


FIRE = "اندلع حريق كبير في مخزن أخشاب قرب الميناء القديم وسيطر رجال الإطفاء على ألسنة اللهب بعد ثلاث ساعات"
REPORTS = [
    report("1", "حريق في مخزن أخشاب", FIRE),
    report("2", "حريق يلتهم مخزن أخشاب قرب الميناء", FIRE.replace("اندلع", "شب")),
    visit("3", "سفير النرويج", SHIP),
    visit("4", "رئيس نقابة الصيادين", CATCH),
]


def test_a_report_joins_the_story_of_its_event_at_once() -> None:
    stream = Stream(bundled())
    first, second, third, fourth = (stream.add(report) for report in REPORTS)
    assert second.story == first.story
    assert second.nearest == "1"
    assert "مخزن" in second.why
    assert len({first.story, third.story, fourth.story}) == 3


def test_two_receptions_by_one_official_are_two_stories_in_batch_too() -> None:
    story = {member.doc: member.story for member in group(REPORTS, bundled())}
    assert story[DocId("3")] != story[DocId("4")]


def test_an_event_that_is_told_again_after_the_window_is_another_story() -> None:
    stream = Stream(bundled())
    first = stream.add(REPORTS[0])
    later = stream.add(report("9", REPORTS[1].title, REPORTS[1].body, DAY + timedelta(days=20)))
    assert later.story != first.story


def test_the_batch_keeps_the_names_of_the_stream() -> None:
    stream = Stream(bundled())
    came = [stream.add(report) for report in REPORTS]
    earlier = report("0", "رجال الإطفاء يسيطرون على حريق مخزن الأخشاب", FIRE)
    after = {member.doc: member for member in group([*REPORTS, earlier], bundled(), known=came)}
    assert all(after[member.doc].story == member.story for member in came)
    assert after[DocId("0")].story == came[0].story


def test_columns_and_briefs_get_stories_of_their_own() -> None:
    stream = Stream(bundled())
    stream.add(REPORTS[0])
    brief = stream.add(StoryReport(DocId("b"), "ب", DAY, REPORTS[0].title, FIRE, kind="brief"))
    assert (brief.kind, brief.nearest) == ("brief", None)
    assert stream.add(REPORTS[1]).nearest == "1"


docs = st.lists(st.integers(0, 20).map(lambda number: DocId(str(number))), unique=True, min_size=1)


@given(
    docs, st.integers(1, 5), st.dictionaries(st.integers(0, 20).map(lambda n: DocId(str(n))), st.sampled_from("xyz"))
)
def test_names_are_distinct_and_kept_where_one_group_had_them(
    docs: list[DocId], parts: int, known: dict[DocId, str]
) -> None:
    groups = [part for part in (docs[at::parts] for at in range(parts)) if part]
    found = names("story", groups, known)
    assert len(set(found)) == len(groups)
    wanted = {name for doc, name in known.items() if doc in docs}
    assert (
        wanted <= set(found)
        or len(wanted) > len(groups)
        or any(len({known[doc] for doc in group if doc in known}) > 1 for group in groups)
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(REPORTS), unique_by=lambda report: report.doc))
def test_earlier_answers_do_not_depend_on_what_comes_later(chosen: list[StoryReport]) -> None:
    whole, half = Stream(bundled()), Stream(bundled())
    assert [whole.add(report) for report in chosen][: len(chosen) // 2] == [
        half.add(report) for report in chosen[: len(chosen) // 2]
    ]
