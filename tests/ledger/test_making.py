"""The ledger of a storyline as a whole."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.making import Draft, killed, span, storyline

from khabar.ledger import StoryInput, story_ledger
from khabar.model.ids import DocId
from khabar.model.record import Alteration, Evidence, Passage

SAID = "قال الوزير إن القوافل تدخل المدينة المحاصرة مساء الخميس بعد فتح المعبر الشمالي."
CONTENT = "القوافل تدخل المدينة المحاصرة مساء الخميس بعد فتح المعبر الشمالي"
SHORT = "الوزير: القوافل تدخل المدينة المحاصرة مساء الخميس."


def three() -> tuple[Draft, ...]:
    toll = "قتل 12 شخصا في قصف السوق القديم وسط حلب."
    return (
        Draft("a", SAID, day=5, statements=(("الوزير", "say", CONTENT),)),
        Draft("b", SHORT, day=6, statements=(("الوزير", "announce", SHORT[8:-1]),)),
        Draft("c", toll, day=6, events=(killed(toll, toll, 12),), naming=(("القديم", None),)),
    )


def test_one_utterance_in_two_reports_is_one_statement() -> None:
    (said,) = story_ledger(storyline(*three())).statements
    assert [variant.evidence.doc for variant in said.variants] == ["a", "b"]
    assert said.accounts == 2
    assert said.act == "announce"
    assert "telling words" in said.variants[1].dropped and not said.variants[0].dropped


def test_other_words_of_one_speaker_are_another_statement() -> None:
    other = "قال الوزير إن سعر القمح ثابت في أسواق الجنوب."
    draft = Draft("d", other, statements=(("الوزير", "say", "سعر القمح ثابت في أسواق الجنوب"),))
    assert len(story_ledger(storyline(*three(), draft)).statements) == 2


def test_copies_are_one_account_of_an_event() -> None:
    toll = "قتل 12 شخصا في قصف السوق القديم وسط حلب."
    drafts = [Draft(name, toll, group="g", events=(killed(toll, toll, 12),)) for name in "ab"]
    (event,) = story_ledger(storyline(*drafts)).events
    assert (event.accounts, len(event.evidence)) == (1, 2)
    assert (event.counts[0].low, event.counts[0].best, event.counts[0].high) == (12, 12, 12)


def test_copied_words_are_not_the_outlets_own() -> None:
    raw = "تقدمت عصابات النظام في الحي الشرقي فجر اليوم."
    drafts = [Draft("a", raw, day=5, naming=(("عصابات", None),)), Draft("b", raw, day=6, naming=(("عصابات", None),))]
    whole = [Evidence(DocId(name), span(raw, raw)) for name in "ab"]
    passage = Passage("p", whole[0], whole[1], "verbatim", (), "a->b")
    line = StoryInput("line", storyline(*drafts).reports, (passage,))
    assert [(use.evidence.doc, use.voice) for use in story_ledger(line).naming] == [("a", "own"), ("b", "copied")]
    changed = Passage(
        "p", whole[0], whole[1], "edited", (Alteration("naming", span(raw, "عصابات"), span(raw, "عصابات")),), "a->b"
    )
    line = StoryInput("line", storyline(*drafts).reports, (changed,))
    assert [use.voice for use in story_ledger(line).naming] == ["own", "own"]


def test_a_source_s_word_is_quoted() -> None:
    raw = "قال المتحدث إن عصابات النظام تتقدم."
    (use,) = story_ledger(storyline(Draft("a", raw, naming=(("عصابات", "المتحدث"),)))).naming
    assert (use.voice, use.attributed_to, use.word) == ("quoted", "المتحدث", "عصابات")


def test_the_brief_quotes_what_accounts_agree_on() -> None:
    ledger = story_ledger(storyline(*three()))
    first = ledger.brief[0]
    assert (first.role, first.evidence.doc, first.accounts) == ("agreed", "a", 2)
    assert first.evidence.span.of(SAID) == SAID


def test_the_timeline_is_in_order_and_dated() -> None:
    entries = story_ledger(storyline(*three())).timeline
    assert [entry.date for entry in entries] == sorted(entry.date for entry in entries)
    assert {entry.kind for entry in entries} == {"event"}


def test_nothing_comes_of_nothing() -> None:
    empty = story_ledger(StoryInput("line", ()))
    assert not empty.statements and not empty.contradictions and not empty.brief


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_reports_makes_no_difference(seed: int) -> None:
    reports = list(storyline(*three()).reports)
    random.Random(seed).shuffle(reports)
    assert story_ledger(StoryInput("line", tuple(reports))) == story_ledger(storyline(*three()))
