"""Entities over reports written for the purpose: spellings joined, different people never, places chosen in context."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotators.registry import REGISTRY
from khabar.lexicons import bundled
from khabar.lexicons.person_names import name_words as known_names
from khabar.lexicons.places import place_names
from khabar.linking.entities import ReportEntities, link
from khabar.linking.entities.places import Gazetteer
from khabar.linking.entities.spelling import name_words, same_person, skeleton
from khabar.model.document import Document, document_id
from khabar.model.ids import DocId
from khabar.model.layers import Entity, EntityType, Layers, Mention
from khabar.model.record import RecordEntity
from khabar.model.spans import Span
from khabar.text.reading import Reading

NAMES = known_names(bundled())
ENTITIES = next(annotator for annotator in REGISTRY if annotator.name == "entities")


def report(number: int, raw: str, day: date | None = None) -> ReportEntities:
    doc = document_id(f"r{number}", raw, None, None)
    entities: tuple[Entity, ...] = ENTITIES.annotate(Reading(Document(doc, "t", raw), Layers()), bundled())
    return ReportEntities(doc, day or date(2016, 12, 1 + number), raw, entities)


def bare(number: int, *names: str, type_: EntityType = "PER", party: str | None = None) -> ReportEntities:
    """A report that consists of names."""
    raw = " . ".join(names)
    entities = tuple(
        Entity(name, type_, (Mention(Span(raw.index(name), raw.index(name) + len(name)), rule="t"),), party=party)
        for name in names
    )
    return ReportEntities(DocId(f"doc-{number:04d}"), date(2016, 1, 1), raw, entities)


def by_name(entities: list[RecordEntity]) -> dict[str, RecordEntity]:
    return {entity.name: entity for entity in entities}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("فرانسوا هولاند", "فرنسوا أولاند"),
        ("سيرغي لافروف", "سيرجي لافروف"),
        ("رجب طيب إردوغان", "رجب طيب أردوغان"),
        ("عبد الله النسور", "عبدالله النسور"),
        ("خالد بن محمد العطية", "خالد العطية"),
        ("محمد بن سلمان", "محمد بن سلمان بن عبدالعزيز آل سعود"),
        ("فيديريكا موغيريني", "فيديريكا موجيريني"),
        ("بان كي مون", "بان كي-مون"),
        ("مانويل بيليغريني", "مانويل بليجريني"),
        ("خالد الشراحيلي", "خالد شراحيلي"),
    ],
)
def test_two_spellings_are_one_person(a: str, b: str) -> None:
    assert same_person(name_words(a), name_words(b), NAMES)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("رياض حجاب", "رياض حجازي"),
        ("محمد علي", "محمود علي"),
        ("حسن الخالدي", "حسين الخالدي"),
        ("أحمد علي صالح", "علي صالح"),
        ("محمد بن سلمان", "محمد بن سالم"),
        ("محمد بن عبدالعزيز", "محمد بن ناصر بن عبدالعزيز"),
        ("عبد الله بن عبد العزيز", "عبد الله بن عبد العزيز الربيعة"),
        ("محمد عبد الوهاب", "محمد بن عبد الوهاب"),
        ("سالم الشمري", "سليم الشمري"),
        ("الأسد", "بشار الأسد"),
        ("خالد المالكي", "خالد الملكي السعدي"),
        ("أحمد العمري", "أحمد العمير"),
        ("أحمد الجابري", "أحمد جباري"),
        ("محمد ناصر", "محمد الناصر"),
        ("عبد الله المالكي", "عبد الإله المالكي"),
        ("خالد العبيدي", "خالد بن صالح العباد"),
        ("بدر بن محمد بن سعود", "بدر بن محمد بن جلوي آل سعود"),
        ("محمد علي", "محمد محسن علي"),
    ],
)
def test_two_people_stay_two(a: str, b: str) -> None:
    assert not same_person(name_words(a), name_words(b), NAMES)


def test_spellings_of_a_group_and_of_a_person_meet_over_reports() -> None:
    linked = by_name(
        link(
            [
                report(1, "رفضت جماعة أنصار الله العرض، وقال الرئيس الفرنسي فرانسوا هولاند إنه يأسف."),
                report(2, "قصف الحوثيون الميناء، ودعا الرئيس الفرنسي فرنسوا أولاند إلى الهدوء."),
            ]
        )
    )
    assert {variant for variant, _ in linked["الحوثيون"].variants} == {"جماعة أنصار الله", "الحوثيون"}
    assert len(linked["فرانسوا هولاند"].mentions) == 2


def test_a_misspelt_name_joins_the_known_person() -> None:
    linked = by_name(link([report(1, "قالت أنغيلا ميركل ذلك."), bare(2, "أنجيليا ميركيل")]))
    assert linked["أنغيلا ميركل"].en == "Angela Merkel"
    assert len(linked["أنغيلا ميركل"].mentions) == 2


def test_names_do_not_chain_two_people_together() -> None:
    names = ["محمد بن عبدالعزيز", "محمد بن ناصر بن عبدالعزيز", "محمد بن فهد بن عبدالعزيز"]
    assert len(link([bare(number, name) for number, name in enumerate(names)])) == 3


def test_one_name_on_two_sides_is_two_people() -> None:
    reports = [bare(1, "سامي الغانمي", party="تركيا"), bare(2, "سامي الغانمي", party="إيران")]
    assert len(link(reports)) == 2


def test_a_shorter_name_with_another_office_is_another_person() -> None:
    reports = [
        report(1, "قال وزير التخطيط محمد بن سليمان الجاسر إن النمو بطيء."),
        report(2, "قال المتحدث باسم الشرطة محمد الجاسر إن الطريق مغلق."),
    ]
    assert len([entity for entity in link(reports) if entity.type == "PER"]) == 2


def test_a_role_has_the_days_on_which_reports_give_it() -> None:
    reports = [report(number, "وصل وزير النقل الكندي سليم الغانمي أمس.") for number in (3, 1, 2)]
    minister = by_name(link(reports))["سليم الغانمي"]
    assert minister.roles == (("وزير النقل الكندي", "2016-12-02", "2016-12-04"),)


def test_a_place_is_chosen_by_the_report() -> None:
    linked = link(
        [
            report(1, "قصفت طائرات سوريا مدينة الباب قرب حلب، وقالت سوريا إن الباب خالية."),
            report(2, "زار الوفد مدينة طرابلس في ليبيا، وقالت ليبيا إن بنغازي آمنة."),
            report(3, "زار الوفد مدينة طرابلس في لبنان، وقال لبنان إن بيروت آمنة."),
        ]
    )
    towns = [(entity.name, entity.admin[0]) for entity in linked if entity.name.startswith("طرابلس")]
    assert sorted(country for _, country in towns) == ["لبنان", "ليبيا"]
    aleppo = by_name(linked)["حلب"]
    assert aleppo.admin[0] == "سوريا"
    assert aleppo.latitude == pytest.approx(36.2, abs=0.1)


@pytest.mark.parametrize(
    ("name", "context", "neighbours", "country"),
    [
        ("جنيف", ("US", "IR"), frozenset({"فيينا"}), "CH"),
        ("الدوحة", ("PS", "QA"), frozenset({"الضفة الغربية"}), "QA"),
    ],
)
def test_a_city_of_the_world_is_meant_and_not_a_small_namesake(
    name: str, context: tuple[str, ...], neighbours: frozenset[str], country: str
) -> None:
    place = Gazetteer(place_names(bundled())).chosen(name, context, neighbours)
    assert place is not None
    assert place.country == country


def test_a_ministry_is_that_of_the_reports_own_state() -> None:
    linked = link(
        [
            report(1, "قالت وزارة الداخلية إن الطريق مغلق، ورحبت فرنسا بذلك، وأيدت فرنسا الخطوة."),
            report(2, "قالت وزارة الداخلية إن الطريق مفتوح، ورحبت ألمانيا بذلك، وأيدت ألمانيا الخطوة."),
        ]
    )
    assert sum(entity.name == "وزارة الداخلية" for entity in linked) == 2


def test_ids_stay_when_reports_are_added() -> None:
    first = [report(1, "وصل سليم الغانمي وجون كيري إلى حلب."), report(2, "قال سليم الغانمي إن اللجنة العليا تأخرت.")]
    before = {entity.name: entity.id for entity in link(first)}
    later = [
        *first,
        report(9, "قال سليم الغانمي، وزير النقل، إن جون كيري غادر."),
        report(8, "أعلنت اللجنة العليا ذلك."),
    ]
    after = {entity.name: entity.id for entity in link(later)}
    assert before.items() <= after.items()


@given(st.permutations(range(6)))
def test_the_order_of_the_reports_does_not_matter(order: list[int]) -> None:
    texts = ["قال سيرغي لافروف ذلك.", "قال سيرجي لافروف إن روسيا مستعدة.", "رفض الحوثيون.", "وصل سليم الغانمي إلى حلب."]
    reports = [bare(4, "سيرغى لافروف"), bare(5, "رياض حجازي", "رياض حجاب")]
    reports += [report(number, text) for number, text in enumerate(texts)]
    assert link([reports[at] for at in order]) == link(reports)


def test_every_mention_is_kept_once() -> None:
    reports = [report(1, "قال سيرغي لافروف إن روسيا رفضت."), report(2, "رد جون كيري على لافروف في جنيف.")]
    mentions = [mention for entity in link(reports) for mention in entity.mentions]
    assert len(mentions) == len(set(mentions))
    assert len(mentions) == sum(len(entity.mentions) for report_ in reports for entity in report_.entities)


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"), min_size=1, max_size=12))
def test_a_skeleton_is_never_empty(word: str) -> None:
    assert skeleton(word)


def test_many_people_of_one_name_do_not_take_long() -> None:
    names = [
        f"محمد {'ابتثجحخدذرز'[n % 11]}{'سشصضطظعغفق'[n // 11 % 10]}{'كلمنهوي'[n // 110 % 7]}اني" for n in range(770)
    ]
    assert len(link([bare(n, name) for n, name in enumerate(names)])) > 300


def test_two_names_that_begin_at_one_letter_have_two_ids() -> None:
    raw = "مجلس بلدة وادي النخيل"
    names = (
        Entity("مجلس بلدة وادي النخيل", "ORG", (Mention(Span(0, len(raw))),)),
        Entity("مجلس بلدة", "ORG", (Mention(Span(0, 9)),)),
    )
    found = link([ReportEntities(DocId("d"), None, raw, names)])
    assert len({entity.id for entity in found}) == len(found)
