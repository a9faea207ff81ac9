"""Denials with what they deny, and what cannot both be true."""

import pytest
from tests.ledger.making import Draft, killed, span, storyline

from khabar.ledger import StoryInput, story_ledger
from khabar.model.ids import DocId
from khabar.model.layers import Count, Event
from khabar.model.record import Alteration, AlterationKind, Contradiction, Evidence, Passage

CLAIM = "اتهمت بلوريا حكومة نورستان بإلغاء الاجتماع المقرر حول انسحاب المسلحين من المدينة."
DENIAL = "نفت نورستان أن تكون رفضت الاجتماع مع بلوريا حول انسحاب المسلحين."
SIDES = (("بلوريا", "بلوريا"), ("نورستان", "نورستان"))


def found(line: StoryInput) -> tuple[Contradiction, ...]:
    return story_ledger(line).contradictions


def accuser(**changes: object) -> Draft:
    fields: dict[str, object] = {
        "entities": SIDES,
        "statements": (("بلوريا", "accuse", "حكومة نورستان بإلغاء الاجتماع المقرر حول انسحاب المسلحين من المدينة"),),
    }
    return Draft("a", CLAIM, **(fields | changes))  # type: ignore[arg-type]


def denier(act: str = "deny") -> Draft:
    content = "تكون رفضت الاجتماع مع بلوريا حول انسحاب المسلحين"
    return Draft("b", DENIAL, entities=SIDES, statements=(("نورستان", act, content),))


def test_a_denial_is_linked_to_the_claim_of_another_report() -> None:
    (line,) = found(storyline(accuser(), denier()))
    assert (line.kind, line.a.doc, line.b.doc) == ("denial", "a", "b")
    assert (line.claimant_a, line.claimant_b) == ("بلوريا", "نورستان")
    assert line.why_ar and line.why_en and line.strength == "strong"


def test_nobody_denies_what_nobody_claimed() -> None:
    assert not found(storyline(denier()))


def test_a_claim_without_a_denial_stands_alone() -> None:
    assert not found(storyline(accuser(), denier(act="say")))


def test_a_denial_of_something_else_is_not_linked() -> None:
    raw = "نفت نورستان نقص القمح في أسواقها."
    other = Draft("b", raw, entities=SIDES, statements=(("نورستان", "deny", "نقص القمح في أسواقها"),))
    assert not found(storyline(accuser(), other))


def test_a_denial_weeks_later_is_not_linked() -> None:
    assert not found(storyline(accuser(day=1), Draft(**{**denier().__dict__, "day": 20})))


def test_two_numbers_of_one_event_are_a_contradiction_once() -> None:
    one = "قتل 30 شخصا في قصف السوق القديم وسط حلب."
    other = "قتل 50 شخصا في قصف السوق القديم وسط حلب."
    drafts = [Draft("a", one, events=(killed(one, one, 30),)), Draft("b", other, events=(killed(other, other, 50),))]
    (line,) = found(storyline(*drafts, Draft("c", other, events=(killed(other, other, 50),))))
    assert (line.kind, line.strength) == ("number", "strong")


def test_other_scopes_are_no_contradiction() -> None:
    one = "قتل 30 شخصا في قصف السوق القديم وسط حلب."
    other = "قتل 50 شخصا في قصف السوق القديم وسط حمص."
    drafts = [
        Draft("a", one, events=(killed(one, one, 30),)),
        Draft("b", other, events=(killed(other, other, 50, place="حمص"),)),
    ]
    assert not found(storyline(*drafts))


def test_a_range_that_holds_the_number_is_no_contradiction() -> None:
    one = "قتل 30 شخصا في قصف السوق القديم وسط حلب."
    other = "قتل عشرات في قصف السوق القديم وسط حلب."
    drafts = [
        Draft("a", one, events=(killed(one, one, 30),)),
        Draft("b", other, events=(killed(other, other, 20, 99),)),
    ]
    assert not found(storyline(*drafts))


def test_copies_do_not_contradict_one_another_by_count() -> None:
    one = "قتل 30 شخصا في قصف السوق القديم وسط حلب."
    other = "قتل 50 شخصا في قصف السوق القديم وسط حلب."
    drafts = [
        Draft("a", one, group="g", events=(killed(one, one, 30),)),
        Draft("b", other, group="g", events=(killed(other, other, 50),)),
    ]
    assert not found(storyline(*drafts))


def test_yes_to_corridors_and_no_to_leaving_is_no_contradiction() -> None:
    raw = "المعارضة ترفض مغادرة المدينة. وقالت المعارضة إنها تؤيد فتح الممرات."
    positions = (
        ("المعارضة", "fighters-withdrawal-aleppo", "rejects", "المعارضة", "المعارضة ترفض مغادرة المدينة"),
        ("المعارضة", "corridors-aleppo", "supports", "المعارضة", "إنها تؤيد فتح الممرات"),
    )
    assert not found(storyline(Draft("a", raw, positions=positions)))


def test_what_others_say_of_a_party_against_what_it_says_itself() -> None:
    raw = "قال مصدر إن بلوريا ترفض وقف القتال. وقالت بلوريا إنها تقبل وقف القتال."
    positions = (
        ("بلوريا", "ceasefire-aleppo", "rejects", "مصدر", "بلوريا ترفض وقف القتال"),
        ("بلوريا", "ceasefire-aleppo", "accepts", "بلوريا", "إنها تقبل وقف القتال"),
    )
    (line,) = found(storyline(Draft("a", raw, positions=positions)))
    assert (line.kind, line.claimant_a, line.claimant_b) == ("denial", "مصدر", "بلوريا")


def test_a_change_of_mind_is_a_sequence() -> None:
    early, late = "بلوريا ترفض وقف القتال.", "بلوريا تقبل وقف القتال."
    drafts = [
        Draft("a", early, day=1, positions=(("بلوريا", "ceasefire-aleppo", "rejects", "بلوريا", early[:-1]),)),
        Draft("b", late, day=9, positions=(("بلوريا", "ceasefire-aleppo", "accepts", "بلوريا", late[:-1]),)),
    ]
    ledger = story_ledger(storyline(*drafts))
    assert [line.kind for line in ledger.contradictions] == ["sequence"]
    refused, accepted = sorted(ledger.positions, key=lambda line: line.date or "")
    assert refused.superseded_by == accepted.id


def test_who_cancelled_it() -> None:
    raw = "قال الوزير إن نورستان ألغت المحادثات في جنيف."
    other = "قال الوزير إن بلوريا ألغت المحادثات في جنيف."
    drafts = [
        Draft(
            "a",
            raw,
            entities=SIDES,
            positions=(("نورستان", "talks-geneva", "cancels", "الوزير", "نورستان ألغت المحادثات في جنيف"),),
        ),
        Draft(
            "b",
            other,
            entities=SIDES,
            positions=(("بلوريا", "talks-geneva", "cancels", "الوزير", "بلوريا ألغت المحادثات في جنيف"),),
        ),
    ]
    (line,) = found(storyline(*drafts))
    assert line.kind == "cause"


def control(raw: str, to: str, day: str = "2016-12-05") -> Event:
    return Event("control-change", span(raw, raw[:-1]), places=("حي الشعار",), date=day, to=to)


def test_one_quarter_in_two_hands_on_one_day() -> None:
    one, other = "بلوريا تسيطر على حي الشعار.", "نورستان تسيطر على حي الشعار."
    drafts = [Draft("a", one, events=(control(one, "بلوريا"),)), Draft("b", other, events=(control(other, "نورستان"),))]
    ledger = story_ledger(storyline(*drafts))
    assert [line.kind for line in ledger.contradictions] == ["control"]
    assert [line.disputed for line in ledger.control] == [True, True]


def test_a_quarter_that_changes_hands_is_no_contradiction() -> None:
    one, other = "بلوريا تسيطر على حي الشعار.", "نورستان تسيطر على حي الشعار."
    later = control(other, "نورستان", "2016-12-09")
    ledger = story_ledger(
        storyline(Draft("a", one, events=(control(one, "بلوريا"),)), Draft("b", other, events=(later,)))
    )
    assert not ledger.contradictions and not any(line.disputed for line in ledger.control)


def altered(kind: AlterationKind, a: str, b: str, why: str) -> tuple[Contradiction, ...]:
    one = f"قال {a} إن القافلة وصلت إلى المدينة المحاصرة بعد ثلاث ساعات من السير."
    other = f"قال {b} إن القافلة وصلت إلى المدينة المحاصرة بعد ثلاث ساعات من السير."
    content = "القافلة وصلت إلى المدينة المحاصرة بعد ثلاث ساعات من السير"
    drafts = [
        Draft(name, raw, entities=((who, who),), statements=((who, "say", content),))
        for name, raw, who in (("a", one, a), ("b", other, b))
    ]
    alteration = Alteration(kind, span(one, a), span(other, b), why)
    whole = [Evidence(DocId(name), span(raw, raw)) for name, raw in (("a", one), ("b", other))]
    passage = Passage("p", whole[0], whole[1], "edited", (alteration,))
    return found(StoryInput("line", storyline(*drafts).reports, (passage,)))


def test_a_copy_that_gives_the_words_to_another_speaker() -> None:
    (line,) = altered("speaker", "القصر", "نورستان", "القصر | نورستان")
    assert (line.kind, line.claimant_a, line.claimant_b) == ("attribution", "القصر", "نورستان")


def test_a_copy_that_spells_the_speaker_otherwise_changes_nothing() -> None:
    assert not altered("speaker", "نورستان", "نورستأن", "نورستان | نورستأن")


def test_a_truce_that_is_both_new_and_extended_in_one_report() -> None:
    raw = "أعلنت بلوريا هدنة في حلب. وأمر الرئيس بتمديد الهدنة في حلب."
    events = (
        Event("truce-declared", span(raw, "أعلنت بلوريا هدنة في حلب"), places=("حلب",)),
        Event("truce-extended", span(raw, "تمديد الهدنة في حلب"), places=("حلب",)),
    )
    (line,) = found(storyline(Draft("a", raw, events=events)))
    assert line.kind == "sequence"


def test_a_truce_that_is_declared_and_later_extended_is_its_course() -> None:
    early, late = "أعلنت بلوريا هدنة في حلب.", "أمر الرئيس بتمديد الهدنة في حلب."
    drafts = [
        Draft("a", early, day=1, events=(Event("truce-declared", span(early, early[:-1]), places=("حلب",)),)),
        Draft("b", late, day=2, events=(Event("truce-extended", span(late, "تمديد الهدنة في حلب"), places=("حلب",)),)),
    ]
    assert not found(storyline(*drafts))


def test_at_least_a_number_goes_with_a_higher_one() -> None:
    one = "قتل 12 شخصا على الأقل في سقوط طائرة على سوق البلدة وسط حلب."
    other = "قتل 27 شخصا في سقوط طائرة على سوق البلدة وسط حلب."
    least = Event(
        "killing", span(one, one), places=("حلب",), date="2016-12-05", counts=(Count("killed", 12, 12, "at-least"),)
    )
    assert not found(storyline(Draft("a", one, events=(least,)), Draft("b", other, events=(killed(other, other, 27),))))


def test_a_report_that_gives_both_numbers_tells_of_two_scopes() -> None:
    one = "قتل 30 شخصا في قصف السوق القديم وسط حلب."
    other = "قتل 50 شخصا في قصف السوق القديم وسط حلب. وكان القصف قتل 30 شخصا في السوق القديم وسط حلب."
    both = (killed(other, other.split(".")[0], 50), killed(other, other.split(". ")[1], 30))
    assert not found(storyline(Draft("a", one, events=(killed(one, one, 30),)), Draft("b", other, events=both)))


def test_a_denial_of_another_act_on_the_same_people_is_not_linked() -> None:
    raw = "قالت بلوريا إن أفراد الكتيبة تلقوا تدريبات في نورستان."
    said = Draft("a", raw, entities=SIDES, statements=(("بلوريا", "say", "أفراد الكتيبة تلقوا تدريبات في نورستان"),))
    raw = "نفت نورستان أسر أفراد الكتيبة."
    denied = Draft("b", raw, entities=SIDES, statements=(("نورستان", "deny", "أسر أفراد الكتيبة"),))
    assert not found(storyline(said, denied))


def test_a_claim_about_what_others_claim_is_not_what_is_denied() -> None:
    raw = "قالت بلوريا إن حديث الوسطاء عن إلغاء نورستان الاجتماع المقرر حول انسحاب المسلحين مناورة."
    content = "حديث الوسطاء عن إلغاء نورستان الاجتماع المقرر حول انسحاب المسلحين مناورة"
    assert not found(storyline(Draft("a", raw, entities=SIDES, statements=(("بلوريا", "say", content),)), denier()))


def test_unnamed_sources_of_one_sort_are_one_whatever_their_place() -> None:
    assert not altered("speaker", "مصدر في الشرطة", "مصدر في الشرطة الفرنسية", "∅ | الفرنسية")
    assert not altered("speaker", "دبلوماسي أميركي", "الدبلوماسي الأميركي نفسه", "دبلوماسي | نفسه")
    (line,) = altered("speaker", "مصادر اقتصادية", "مصادر مصرفية", "اقتصادية | مصرفية")
    assert (line.kind, line.strength) == ("attribution", "weak")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("مسؤول نورستاني كبير", "مسؤول نورستاني", "كبير | ∅"),
        ("مسؤول رفيع المستوى", "مسؤول بارز", "رفيع المستوى | بارز"),
        ("مصادر داخل الجبهة الشعبية", "مصادر في الجبهة الشعبية", "داخل | في"),
        ("وزارة النقل", "المصدر نفسه", "وزارة النقل | المصدر نفسه"),
    ],
)
def test_the_rank_of_an_unnamed_source_does_not_make_it_another(one: str, other: str, why: str) -> None:
    assert not altered("speaker", one, other, why)


def test_a_source_without_a_toll_stands_against_the_nearest_toll_only() -> None:
    raw = "قتل 12 شخصا في قصف حلب. وقالت الوزارة إنه لا توجد لديها حصيلة. وفي الشهر الماضي من العام نفسه قتل 49 شخصا في حلب."
    events = (killed(raw, "قتل 12 شخصا", 12), killed(raw, "قتل 49 شخصا", 49))
    statements = (("الوزارة", "say", "لا توجد لديها حصيلة"),)
    (line,) = found(storyline(Draft("a", raw, statements=statements, events=events)))
    assert (line.kind, line.strength) == ("number", "weak")
    assert "12" in line.why_en


def test_a_copy_that_moves_an_unnamed_source_to_another_side() -> None:
    (line,) = altered("naming", "مصدر في المعارضة المسلحة", "مصدر في المعارضة", "المسلحة | ∅")
    assert line.kind == "attribution"
    assert not altered("naming", "مصدر في الشرطة الفرنسية", "مصدر في الشرطة", "الفرنسية | ∅")


@pytest.mark.parametrize(("group", "lines"), [("civilians", 1), ("soldiers", 0)])
def test_a_copy_that_leaves_out_that_the_dead_were_civilians(group: str, lines: int) -> None:
    one, other = "أودى القصف بحياة مئات المدنيين في حلب.", "أودى القصف بحياة المئات في حلب."
    words = ("مئات المدنيين", "المئات")
    drafts = [
        Draft(
            name,
            raw,
            events=(Event("killing", span(raw, raw), counts=(Count("killed", 100, 999, None, span(raw, part), who),)),),
        )
        for name, raw, part, who in (("a", one, words[0], group), ("b", other, words[1], "unknown"))
    ]
    change = Alteration("synonym", span(one, words[0]), span(other, words[1]))
    whole = [Evidence(DocId(name), span(raw, raw)) for name, raw in (("a", one), ("b", other))]
    passage = Passage("p", whole[0], whole[1], "edited", (change,))
    assert len(found(StoryInput("line", storyline(*drafts).reports, (passage,)))) == lines


def test_a_price_that_differs_is_no_contradiction() -> None:
    one = "ارتفع سعر البرميل 10 سنتات عند التسوية في سوق لندن مساء الخميس."
    other = "ارتفع سعر البرميل 25 سنتات عند التسوية في سوق لندن مساء الخميس."
    change = Alteration("number", span(one, "10"), span(other, "25"), "(10, 10, None) | (25, 25, None)")
    whole = [Evidence(DocId(name), span(raw, raw)) for name, raw in (("a", one), ("b", other))]
    passage = Passage("p", whole[0], whole[1], "edited", (change,))
    drafts = storyline(Draft("a", one, outlet="أ", group="g"), Draft("b", other, outlet="ب", group="g"))
    assert not found(StoryInput("line", drafts.reports, (passage,)))


def test_talks_that_are_open_and_a_party_that_has_left_them() -> None:
    raw = "قالت بلوريا إن قنوات الحوار مع نورستان لا تزال قائمة. وأضافت أن نورستان انسحبت منها في الواقع."
    (line,) = found(storyline(Draft("a", raw, entities=SIDES)))
    assert line.kind == "sequence"


def test_a_hope_for_an_agreement_and_the_accusation_that_it_was_broken_off() -> None:
    raw = "عبرت بلوريا عن أملها في التوصل إلى اتفاق مع نورستان. واتهمت نورستان بإلغاء المحادثات."
    hope, broken = "التوصل إلى اتفاق مع نورستان", "نورستان بإلغاء المحادثات"
    draft = Draft("a", raw, entities=SIDES, statements=(("بلوريا", "hope", hope), ("بلوريا", "accuse", broken)))
    (line,) = found(storyline(draft))
    assert (line.kind, line.claimant_a) == ("sequence", "بلوريا")


def test_a_part_of_the_victims_is_not_held_against_the_total_of_another_report() -> None:
    one = "أصيب 49 شخصا في حادث القطار وسط حلب، وكانت حالات 4 منهم خطرة."
    other = "أصيب 49 شخصا في حادث القطار وسط حلب، ونقلوا جميعا من مكان الحادث."
    hurt = Event(
        "injury",
        span(one, one),
        places=("حلب",),
        date="2016-12-05",
        counts=(Count("injured", 49, 49), Count("injured", 4, 4)),
    )
    whole = Event("injury", span(other, other), places=("حلب",), date="2016-12-05", counts=(Count("injured", 49, 49),))
    assert not found(storyline(Draft("a", one, events=(hurt,)), Draft("b", other, events=(whole,))))


def test_ordinals_and_ages_differ_without_a_contradiction() -> None:
    assert not altered("number", "اليوم الرابع", "اليوم الخامس", "(4, 4, None) | (5, 5, None)")
