"""Positions from small reports with the layers before them given."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotators.positions import ANNOTATOR
from khabar.annotators.positions.entries import StanceEntry, declined, inflected
from khabar.annotators.positions.weighing import Candidate, chosen
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.model.layers import Entity, EntityType, Layers, Mention, Position, Stance, Statement
from khabar.model.spans import Span
from khabar.text.reading import Reading

SIDES = ("روسيا", "فرنسا", "المعارضة السورية", "الولايات المتحدة", "تركيا")


@dataclass(frozen=True)
class Said:
    """A statement by the words of its speaker, cue and content."""

    speaker: str
    cue: str
    content: str
    act: str = "say"
    parent: int | None = None


def span(raw: str, text: str) -> Span:
    start = raw.index(text)
    return Span(start, start + len(text))


def entities(raw: str) -> tuple[Entity, ...]:
    found = []
    for name in SIDES:
        starts = [at for at in range(len(raw)) if raw.startswith(name, at)]
        if starts:
            found.append(Entity(name, "GPE", tuple(Mention(Span(at, at + len(name))) for at in starts), party=name))
    return tuple(found)


def statement(raw: str, number: int, said: Said) -> Statement:
    return Statement(
        id=number,
        content=(span(raw, said.content),),
        mode="indirect",
        act=said.act,  # type: ignore[arg-type]
        speaker=span(raw, said.speaker),
        speaker_entity=said.speaker,
        speaker_party=said.speaker,
        cue=span(raw, said.cue),
        parent=said.parent,
    )


def positions(raw: str, *said: Said) -> tuple[Position, ...]:
    layers = Layers(
        entities=entities(raw),
        statements=tuple(statement(raw, number, one) for number, one in enumerate(said)),
    )
    document = Document(document_id("t", raw, None, None), "t", raw)
    found: tuple[Position, ...] = ANNOTATOR.annotate(Reading(document, layers), bundled())
    return found


def told(raw: str, *said: Said) -> set[tuple[str, str, str]]:
    return {(p.actor, p.stance, p.proposal.split("-united")[0]) for p in positions(raw, *said)}


def test_a_verb_before_its_subject() -> None:
    assert told("رفضت روسيا وقف إطلاق النار في المدينة.") == {("روسيا", "rejects", "ceasefire")}


def test_a_subject_before_its_verb() -> None:
    assert told("روسيا ترفض حتى الآن وقف القصف.") == {("روسيا", "rejects", "bombardment-halt")}


def test_a_noun_with_its_agent() -> None:
    raw = "أكدت فرنسا رفض روسيا وقف إطلاق النار."
    found = positions(raw, Said("فرنسا", "أكدت", "رفض روسيا وقف إطلاق النار", "confirm"))
    assert [(p.actor, p.stance, p.asserted_by) for p in found] == [("روسيا", "rejects", "فرنسا")]


def test_joint_actors_hold_one_position_each() -> None:
    assert {actor for actor, _, _ in told("رفضت روسيا وتركيا وقف إطلاق النار.")} == {"روسيا", "تركيا"}


def test_joined_proposals_are_two() -> None:
    assert told("رفضت روسيا وقف القصف وإخراج المدنيين من المدينة.") == {
        ("روسيا", "rejects", "bombardment-halt"),
        ("روسيا", "rejects", "civilians-evacuation"),
    }


def test_we_is_the_speaker() -> None:
    raw = "قالت تركيا: لن نقبل هذه الهدنة."
    assert told(raw, Said("تركيا", "قالت", "لن نقبل هذه الهدنة")) == {("تركيا", "rejects", "ceasefire")}


def test_a_demand_reaches_from_cue_to_content() -> None:
    raw = "طالبت تركيا الأطراف باحترام الهدنة في البلاد."
    (found,) = positions(raw, Said("تركيا", "طالبت", "احترام الهدنة في البلاد", "demand"))
    assert (found.actor, found.stance) == ("تركيا", "demands")
    assert found.evidence.of(raw) == "طالبت تركيا الأطراف باحترام الهدنة في البلاد"


def test_a_condition_is_kept_in_its_words() -> None:
    raw = "وافقت تركيا على وقف إطلاق النار بشرط انسحاب المسلحين."
    (found,) = positions(raw)
    assert (found.stance, found.condition) == ("accepts-if", "انسحاب المسلحين")
    assert found.condition_span is not None and found.condition_span.of(raw) == found.condition


def test_what_must_come_first_is_the_condition_of_what_comes_second() -> None:
    raw = "شددت روسيا على ضرورة التوصل لاتفاق بشأن الممرات قبل إعلان أي وقف لإطلاق النار."
    content = "ضرورة التوصل لاتفاق بشأن الممرات قبل إعلان أي وقف لإطلاق النار"
    found = positions(raw, Said("روسيا", "شددت", content, "demand"))
    assert [(p.stance, p.proposal, p.condition) for p in found] == [
        ("accepts-if", "ceasefire", "التوصل لاتفاق بشأن الممرات")
    ]


def test_talks_are_about_their_topic() -> None:
    raw = "قالت روسيا إنها مستعدة للتفاوض سريعا بشأن فتح ممرات للمدنيين."
    found = told(raw, Said("روسيا", "قالت", "إنها مستعدة للتفاوض سريعا بشأن فتح ممرات للمدنيين"))
    assert found == {("روسيا", "proposes", "corridors")}


def test_yes_to_corridors_and_no_to_leaving_are_two_positions() -> None:
    raw = "رفضت المعارضة السورية العرض بمغادرة المدينة، وقالت المعارضة السورية إنها تؤيد فتح ممرات للمدنيين."
    assert told(raw) == {
        ("المعارضة السورية", "rejects", "fighters-withdrawal"),
        ("المعارضة السورية", "supports", "corridors"),
    }


def test_a_threat_to_answer_a_breach_is_a_conditional_yes() -> None:
    raw = "أعلنت فرنسا هدنة في المدينة. وقالت فرنسا: في حال خرق الهدنة من أي طرف فسوف يتم الرد من قبل فرنسا."
    found = [p for p in positions(raw) if p.stance == "accepts-if"]
    assert [(p.actor, p.condition) for p in found] == [("فرنسا", "خرق الهدنة من أي طرف")]


def test_what_a_nested_speaker_refuses_the_outer_one_asserts() -> None:
    raw = "قالت فرنسا إن روسيا ترفض الهدنة."
    outer = Said("فرنسا", "قالت", "روسيا ترفض الهدنة")
    found = positions(raw, outer, Said("روسيا", "ترفض", "الهدنة", "reject", parent=0))
    assert [(p.actor, p.asserted_by) for p in found] == [("روسيا", "فرنسا")]


@pytest.mark.parametrize(
    "raw",
    [
        "لم ترفض روسيا وقف إطلاق النار.",
        "هل ترفض روسيا وقف إطلاق النار؟",
        "قد ترفض روسيا وقف إطلاق النار.",
        "تأمل فرنسا أن توافق روسيا على وقف إطلاق النار وأن تقبل الهدنة."[:47],
        "إذا رفضت روسيا وقف إطلاق النار فستطول الحرب.",
        "الدول التي ترفض وقف إطلاق النار كثيرة.",
        "رفضت الريح أن تهدأ.",
        "سجل اللاعب هدفا في المباراة ورفض المدرب الحديث عن الدوري والكأس مع روسيا وقف إطلاق النار.",
    ],
)
def test_what_is_no_position(raw: str) -> None:
    assert not {p for p in positions(raw) if p.actor == "روسيا"}


def test_a_denied_refusal_is_no_refusal() -> None:
    raw = "نفت روسيا أن تكون رفضت وقف إطلاق النار."
    found = told(raw, Said("روسيا", "نفت", "تكون رفضت وقف إطلاق النار", "deny"))
    assert found == {("روسيا", "denies", "ceasefire")}


WORDS = st.sampled_from(
    ["رفضت", "روسيا", "وافقت", "على", "وقف إطلاق النار", "بشرط", "قبل", "يجب", "أن", "إذا", "في حال", "،", ".", "؟", "فرنسا", "و",
     "لن نقبل", "الهدنة", "التي أعلنها", "سيتم الرد", "نفى", "لا توجد ممرات", "\n"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_in_the_text_and_the_order_is_total(raw: str) -> None:
    found = positions(raw)
    assert list(found) == sorted(found, key=lambda p: (p.evidence, p.actor, p.stance, p.proposal, p.asserted_by))
    for position in found:
        assert position.evidence.of(raw) == position.evidence.of(raw).strip() != ""
        if position.condition_span:
            assert position.condition_span.of(raw) == position.condition


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ناهضت تركيا خطة التقسيم.", ("تركيا", "rejects")),
        ("دعت فرنسا روسيا إلى اجتماع عاجل.", ("فرنسا", "proposes")),
        ("دعت فرنسا روسيا إلى وقف إطلاق النار.", ("فرنسا", "demands")),
        ("أقرت روسيا قانونا جديدا.", ("روسيا", "accepts")),
        ("قررت روسيا إجراء انتخابات.", ("روسيا", "accepts")),
        ("هددت فرنسا بفرض عقوبات.", ("فرنسا", "proposes")),
        ("وهو القانون الذي تعارضه روسيا.", ("روسيا", "rejects")),
        ("وقعت تركيا الاتفاق أمس.", ("تركيا", "accepts")),
        ("فرنسا لا تزال تطالب بوقف إطلاق النار.", ("فرنسا", "demands")),
        ("فرنسا، طالبت بوقف إطلاق النار.", ("فرنسا", "demands")),
        ("رفض ممثلون عن روسيا وقف إطلاق النار.", ("روسيا", "rejects")),
    ],
)
def test_stances_in_many_words(raw: str, expected: tuple[str, str]) -> None:
    assert {(actor, stance) for actor, stance, _ in told(raw)} == {expected}


@pytest.mark.parametrize(
    "raw",
    [
        "تسعى فرنسا للحصول على موافقة روسيا على الاتفاق.",
        "رفضت روسيا التعليق على الاتفاق.",
        "رفضت روسيا الكشف عن هوية الوسيط في المفاوضات.",
        "درس أبو طالب اتفاق روسيا.",
        "زارت روسيا مدينة قرب الحدود بعد هدنة.",
        "وجهت روسيا دعوة شخصية.",
    ],
)
def test_words_that_look_like_a_stance(raw: str) -> None:
    assert not {
        (actor, stance) for actor, stance, _ in told(raw) if actor == "روسيا" and stance in {"accepts", "rejects"}
    }


def test_the_two_sides_are_those_named_together_before() -> None:
    raw = "التقت روسيا وتركيا في العاصمة. واتفق الجانبان على وقف إطلاق النار."
    assert {(actor, stance) for actor, stance, _ in told(raw)} == {("روسيا", "accepts"), ("تركيا", "accepts")}


def test_what_is_demanded_of_others_is_a_position_whatever_the_verb() -> None:
    raw = "قالت تركيا إنه من المهم للغاية فتح الممرات فورا."
    found = told(raw, Said("تركيا", "قالت", "من المهم للغاية فتح الممرات فورا", "demand"))
    assert {(actor, stance) for actor, stance, _ in found} == {("تركيا", "demands")}


def test_the_wing_of_a_party_speaks_for_it() -> None:
    raw = "أعلن الجناح المسلح في المعارضة السورية: لن نقبل الهدنة."
    found = told(raw, Said("الجناح المسلح في المعارضة السورية", "أعلن", "لن نقبل الهدنة", "reject"))
    assert {(actor, stance) for actor, stance, _ in found} == {("المعارضة السورية", "rejects")}


def test_the_same_said_twice_in_one_clause_is_one_position() -> None:
    raw = "قالت تركيا: لن نسلم المدينة ولن نستسلم أبدا."
    found = positions(raw, Said("تركيا", "قالت", "لن نسلم المدينة ولن نستسلم أبدا"))
    assert len({(p.actor, p.stance, p.proposal) for p in found}) == 1


def held(raw: str, *said: Said) -> set[tuple[str, str]]:
    return {(actor, stance) for actor, stance, _ in told(raw, *said)}


def test_who_agrees_with_somebody_agrees_as_both_do() -> None:
    assert held("وقعت روسيا اتفاقا مع تركيا في العاصمة.") == {("روسيا", "accepts"), ("تركيا", "accepts")}


def test_people_whom_no_entity_names_act_under_their_own_name() -> None:
    raw = "قالت تركيا إن الناجين يطالبون بوقف القصف. ورحبت روسيا بالهدنة."
    assert ("الناجين", "demands") in held(raw, Said("تركيا", "قالت", "الناجين يطالبون بوقف القصف"))


def test_who_is_followed_by_a_relative_clause_holds_its_stance() -> None:
    assert ("روسيا", "rejects") in held("التقى الوفد روسيا التي رفضت وقف إطلاق النار.")
    assert ("روسيا", "rejects") not in held("التقى الوفد روسيا في المدينة التي رفضت وقف إطلاق النار.")


def test_what_somebody_will_not_do_but_on_a_condition_is_accepted_on_it() -> None:
    raw = "قالت تركيا: لن نقبل الهدنة إلا بضمانات دولية."
    (found,) = positions(raw, Said("تركيا", "قالت", "لن نقبل الهدنة إلا بضمانات دولية"))
    assert (found.stance, found.condition) == ("accepts-if", "ضمانات دولية")


def test_a_duty_that_is_a_noun_is_a_demand() -> None:
    raw = "قالت تركيا: على روسيا احترام الهدنة."
    assert held(raw, Said("تركيا", "قالت", "على روسيا احترام الهدنة")) == {("تركيا", "demands")}


def test_what_must_not_be_is_rejected() -> None:
    raw = "قالت تركيا إن الهجوم على المدينة لا ينبغي أن يستمر."
    assert held(raw, Said("تركيا", "قالت", "الهجوم على المدينة لا ينبغي أن يستمر")) == {("تركيا", "rejects")}


def test_to_comment_on_an_agreement_is_not_to_suspend_it() -> None:
    assert not held("علقت روسيا بقوة على اتفاق وقف إطلاق النار.")
    assert held("علقت روسيا اتفاق وقف إطلاق النار.") == {("روسيا", "postpones")}


def test_every_form_of_a_verb_is_read() -> None:
    forms = {form for entry in bundled().entries("stances", StanceEntry) for form, _ in inflected(entry)}
    assert {"ترفضه", "يرفضون", "رفضت", "نرفض", "رافضا", "رفضهم"} <= forms


def test_proposals_stand_in_every_case_and_with_possessives() -> None:
    assert set(declined("اتفاق")) == {"اتفاق", "اتفاقا", "اتفاقه", "اتفاقها", "اتفاقهم", "اتفاقهما", "اتفاقنا"}
    assert {"مبادرتها", "مبادره"} <= set(declined("مبادرة"))
    assert set(declined("الحوار")) == {"الحوار"}


def test_the_terms_of_an_agreement_are_no_condition() -> None:
    assert told("وافقت روسيا على اتفاق يقضي بوقف إطلاق النار مقابل الانسحاب.") == {("روسيا", "accepts", "agreement")}
    assert {stance for _, stance, _ in told("وافقت روسيا على وقف إطلاق النار بشرط الانسحاب.")} == {"accepts-if"}


def test_of_two_stances_on_the_same_words_the_likelier_stands() -> None:
    def candidate(stance: Stance, end: int, *traits: str) -> Candidate:
        return Candidate(Position("روسيا", "talks", stance, Span(0, end)), traits)

    weights = {"sure": 2.0, "likely": 1.0, "no": -5.0}
    shared = [candidate("demands", 40, "likely"), candidate("rejects", 38, "sure"), candidate("supports", 40, "no")]
    assert [position.stance for position in chosen(shared, weights)] == ["rejects"]
    apart = [candidate("demands", 90, "likely"), candidate("rejects", 20, "sure", "unheard")]
    assert [position.stance for position in chosen(apart, weights)] == ["rejects", "demands"]


def of(raw: str, *named: Entity) -> list[tuple[str, str]]:
    """Return the holders and stances of a report in which only the entities given are named."""
    reading = Reading(Document(document_id("a", raw, None, None), "a", raw), Layers(entities=named))
    return [(position.actor, position.stance) for position in ANNOTATOR.annotate(reading, bundled())]


def entity(raw: str, name: str, kind: EntityType, **facts: str) -> Entity:
    return Entity(name, kind, (Mention(span(raw, name)),), **facts)  # type: ignore[arg-type]


def test_a_report_that_names_nobody_has_no_positions() -> None:
    assert of("طالب الأهالي بوقف إطلاق النار.") == []


def test_a_report_that_names_no_side_has_only_likely_positions() -> None:
    raw = "طالب الأهالي بوقف إطلاق النار."
    assert of(raw, entity(raw, "الأهالي", "GROUP")) == [("الأهالي", "demands")]
    wanted = "الأهالي بحاجة إلى المساعدات."
    assert of(wanted, entity(wanted, "الأهالي", "GROUP")) == []
    likely = Candidate(Position("الأهالي", "talks", "demands", Span(0, 40)), ("fair",))
    assert chosen([likely], {"fair": -1.0}) == [likely.position]
    assert chosen([likely], {"fair": -1.0}, quiet=True) == []


def test_the_subject_of_a_headline_stands_before_its_verb() -> None:
    assert told("روسيا تدعو فرنسا إلى الحوار.") == {("روسيا", "demands", "talks")}


def test_people_in_the_plural_act_as_they_are_written() -> None:
    raw = "رفض النواب اليونانيون زيادة الضرائب بعد محادثات مع فرنسا."
    assert of(raw, entity(raw, "فرنسا", "GPE", party="فرنسا")) == [("النواب اليونانيون", "rejects")]


def test_officials_and_europe_act_for_their_side() -> None:
    raw = "رفض السفير الروسي في تركيا أي تدخل عسكري."
    envoy = Entity(
        "السفير الروسي", "PER", (Mention(span(raw, "السفير الروسي")),), role="السفير الروسي في تركيا", party="تركيا"
    )
    assert of(raw, envoy, entity(raw, "تركيا", "GPE", party="تركيا")) == [("روسيا", "rejects")]
    europe = "أوروبا ترفض الاتفاق مع تركيا."
    assert of(europe, entity(europe, "أوروبا", "LOC"), entity(europe, "تركيا", "GPE", party="تركيا")) == [
        ("الاتحاد الأوروبي", "rejects")
    ]


def test_who_held_an_office_before_acts_for_themselves() -> None:
    raw = "رفض جون ميلر الاتفاق مع روسيا."
    russia = entity(raw, "روسيا", "GPE", party="روسيا")
    for role, actor in (("وزير الدفاع الأميركي", "الولايات المتحدة"), ("وزير الدفاع الأميركي السابق", "جون ميلر")):
        somebody = entity(raw, "جون ميلر", "PER", role=role, party="الولايات المتحدة")
        assert of(raw, somebody, russia) == [(actor, "rejects")]


def test_every_speaker_of_a_statement_holds_what_it_shows() -> None:
    said = Said("روسيا وفرنسا", "دعت", "إلى وقف إطلاق النار", "demand")
    assert held("دعت روسيا وفرنسا إلى وقف إطلاق النار.", said) == {("روسيا", "demands"), ("فرنسا", "demands")}


def test_a_source_holds_no_position() -> None:
    said = Said("مصدر مطلع", "قال", "روسيا سترفض الاتفاق لوقف إطلاق النار", "say")
    assert "مصدر مطلع" not in {
        actor for actor, _ in held("قال مصدر مطلع إن روسيا سترفض الاتفاق لوقف إطلاق النار.", said)
    }


def test_proposals_of_economy_and_courts_are_known() -> None:
    assert told("رفضت روسيا الضرائب الجديدة.") == {("روسيا", "rejects", "economic-step")}
    assert told("أيدت فرنسا حكم الإعدام.") == {("فرنسا", "supports", "judicial-step")}


def test_what_a_party_shows() -> None:
    said = Said("فرنسا", "أبدت", "حرصا على الحوار", "support")
    assert told("أبدت فرنسا حرصا على الحوار.", said) == {("فرنسا", "supports", "talks")}
