"""Words are found whatever is written onto them."""

import pytest
from tests.web.holdings import SmallRecord

from khabar.errors import UsageError
from khabar.web.shelf.finding import count, find, find_names, parse
from khabar.web.shelf.reading import Shelf
from khabar.web.shelf.stems import keys, stem


def found(shelf: Shelf, text: str, **where: str | bool) -> list[str]:
    query = parse(shelf, text, **where)
    assert query is not None
    return ["".join(hit.pieces) for hit in find(shelf, query, 50, 0)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("الاسد", "الأسد"), ("الأَسَد", "الأسد"), ("واشنطن", "وواشنطن"), ("وموسكو", "موسكو"), ("جنيف", "في جنيف"), ("لحلب", "حلب"),
        ("امريكيه", "الأمريكية"), ("بالخبراء", "الخبراء"), ("للامم", "الأمم"), ("٢٠١١", "2011"),
    ],
)  # fmt: skip
def test_folded_words(shelf: Shelf, typed: str, written: str) -> None:
    assert any(written in sentence for sentence in found(shelf, typed)), typed


def test_hits_are_marked(shelf: Shelf) -> None:
    query = parse(shelf, "موسكو")
    assert query is not None
    for hit in find(shelf, query, 20, 0):
        assert any("موسكو" in piece for piece in hit.pieces[1::2])


def test_a_hit_is_its_sentence(shelf: Shelf, record: SmallRecord) -> None:
    query = parse(shelf, "تشوركين")
    assert query is not None
    raws = {document.id: document.raw for document, _ in record.reports()}
    hits = find(shelf, query, 20, 0)
    assert hits
    for hit in hits:
        assert "".join(hit.pieces) == hit.span.of(raws[hit.doc])  # type: ignore[index]


def test_phrases_keep_their_order(shelf: Shelf) -> None:
    assert found(shelf, '"البيت الأبيض"')
    assert found(shelf, "«مجلس الأمن»")
    assert not found(shelf, '"الأبيض البيت"')
    assert found(shelf, "الأبيض البيت")


def test_all_words_must_stand_in_one_sentence(shelf: Shelf) -> None:
    assert not found(shelf, "البيت بيسكوف")


def test_filters(shelf: Shelf) -> None:
    everywhere = len(found(shelf, "روسيا"))
    assert 0 < len(found(shelf, "روسيا", outlet="رواق الخليج")) < everywhere
    assert 0 < len(found(shelf, "روسيا", start="2016-12-06")) < everywhere
    assert not found(shelf, "روسيا", end="2016-01-01")
    assert 0 < len(found(shelf, "موسكو", said=True)) < len(found(shelf, "موسكو"))


def test_what_was_dropped_is_not_found(shelf: Shelf) -> None:
    assert not found(shelf, "riwaqalkhaleej")
    assert not found(shelf, "النفط")


def test_the_count_agrees_with_the_hits(shelf: Shelf) -> None:
    query = parse(shelf, "موسكو")
    assert query is not None
    assert count(shelf, query) == len(find(shelf, query, 1000, 0))


def test_beginnings_of_words(shelf: Shelf) -> None:
    assert any("مستشفى" in sentence for sentence in found(shelf, "مستش*"))
    assert not found(shelf, "مستش")


def test_names(shelf: Shelf) -> None:
    lavrov = parse(shelf, "لافروف")
    assert lavrov is not None
    assert [id_ for id_, *_ in find_names(shelf, lavrov, 5)] == ["per/lavrov"]


def test_no_words_no_query(shelf: Shelf) -> None:
    assert parse(shelf, " ،!  ") is None
    with pytest.raises(UsageError):
        parse(shelf, "س" * 1000)


def test_the_records_own_words_decide_about_the_first_letter() -> None:
    often = {"موسكو": 50, "لموسكو": 3, "لبنان": 30, "بنان": 1, "الاسد": 9, "اسد": 2, "بالاسد": 1, "وفد": 5}
    for word, expected in [
        ("لموسكو", "موسكو"),
        ("لبنان", "لبنان"),
        ("بالاسد", "اسد"),
        ("الاسد", "اسد"),
        ("وفد", "وفد"),
        ("وبموسكو", "موسكو"),
    ]:
        assert stem(word, lambda form: often.get(form, 0)) == expected


def test_keys_are_letters_and_digits() -> None:
    assert all(key.isalnum() for key in keys("a'b 3.5 @x_y ـــ ن"))


def test_hits_come_newest_first(shelf: Shelf) -> None:
    query = parse(shelf, "روسيا")
    assert query is not None
    days = [shelf.sources([hit.doc]).brief(hit.doc).day or "" for hit in find(shelf, query, 50, 0)]
    assert days == sorted(days, reverse=True)
