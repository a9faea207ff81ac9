"""Casualty figures: what the rules read from sentences of our own, and what they must leave alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotators.events.casualties import Figure, figures

PIECES = st.sampled_from(
    "قتل مقتل أصيب وأصيب جرحى قتلى خمسة 12 عشرات من الجنود مدنيين شرطيان بينهم طفل و آخرون لقي مصرعهم لم في ، . أن الذي"
    " اعتقلت الشرطة عدد ضحايا إلى 38 نزوح آلاف السكان أحد المواطنين اللاعب الإصابة".split()
)


def told(sentence: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.outcome, f.low, f.high, f.group) for f in figures(sentence) if f.asserted]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قتل سبعة جنود في كمين على الطريق.", [("killed", 7, 7, "soldiers")]),
        (
            "أعلنت الوزارة مقتل 14 مسلحا وإصابة ثلاثة آخرين.",
            [("killed", 14, 14, "fighters"), ("injured", 3, 3, "fighters")],
        ),
        ("أودى الانفجار بحياة خمسة عمال على الأقل.", [("killed", 5, 5, "civilians")]),
        ("لقي عشرون متمردا مصرعهم أمس.", [("killed", 20, 20, "fighters")]),
        ("قال إن أربعة شرطيين قتلوا في الهجوم.", [("killed", 4, 4, "police")]),
        ("قتل جنديان على الحدود.", [("killed", 2, 2, "soldiers")]),
        ("أسفر القصف عن سقوط عشرات القتلى والجرحى.", [("killed+injured", 20, 99, "unknown")]),
        ("أدى الهجوم إلى سقوط قتلى وجرحى.", [("killed", None, None, "unknown"), ("injured", None, None, "unknown")]),
        ("ارتفعت حصيلة ضحايا السيول إلى 31 قتيلا.", [("killed", 31, 31, "unknown")]),
        ("اعتقلت الشرطة تسعة أشخاص.", [("detained", 9, 9, "unknown")]),
        ("أدى القتال إلى نزوح آلاف المدنيين.", [("displaced", 1000, 9999, "civilians")]),
        ("قتل أربعة أطفال وثلاث نساء في الغارة.", [("killed", 4, 4, "children"), ("killed", 3, 3, "women")]),
        ("أدى الحادث لمقتل سائق وجرح راكبين.", [("killed", 1, 1, "civilians"), ("injured", 2, 2, "civilians")]),
    ],
)
def test_figures_of_plain_sentences(sentence: str, expected: list[tuple[str, int | None, int | None, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "لم يقتل أحد في الحادث.",
        "انتهى الحريق دون وقوع إصابات.",
        "النساء أكثر عرضة للإصابة بمرض السكري.",
        "زار الوفد أسر الشهداء في القرية.",
        "قتل الموضوع بحثا في الصحف.",
        "أعلن القائد انتهاء المعركة.",
        "هدد الرجل بقتل خمسة جنود.",
    ],
)
def test_nothing_is_reported_where_nothing_is_told(sentence: str) -> None:
    assert told(sentence) == []


def test_a_part_names_its_whole_and_makes_it_mixed() -> None:
    whole, part = figures("قتل 12 شخصا بينهم ثلاثة أطفال في القصف.")
    assert (whole.low, whole.group, whole.subset_of) == (12, "mixed", None)
    assert (part.low, part.group, part.subset_of) == (3, "children", 0)


def test_the_spans_are_those_of_the_text() -> None:
    sentence = "أُصيب ٧ جنودٍ بجروح."
    (figure,) = figures(sentence)
    assert figure.number is not None
    assert (figure.number.of(sentence), figure.low) == ("٧", 7)
    assert figure.who.of(sentence).startswith("٧ جنود")


def test_an_injury_in_sport_is_marked() -> None:
    assert all(figure.sport for figure in figures("تعرض لاعب الفريق لإصابة في مباراة الدوري."))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_run_of_such_words_gives_sound_figures(text: str) -> None:
    found = figures(text)
    assert found == figures(text)
    for index, figure in enumerate(found):
        check(figure, text, index)


def check(figure: Figure, text: str, index: int) -> None:
    for span in (figure.cue, figure.who, figure.number, figure.by):
        assert span is None or 0 <= span.start < span.end <= len(text)
    assert (figure.low is None) == (figure.high is None)
    assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.high
    assert figure.subset_of is None or 0 <= figure.subset_of < index + 1


def test_words_without_any_stop_take_time_in_proportion() -> None:
    """A run of ten thousand words is cut into sentences of bounded length, so that no search goes over all of it."""
    found = figures("قتل خمسة جنود " * 3000)
    assert len(found) > 2000
