"""The catalogues are complete, and numbers and dates are written as the reader chose."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import khabar.web
from khabar.ingest.reasons import REASONS
from khabar.model import layers, record
from khabar.web.preferences import CHOICES, Preferences
from khabar.web.reasons import NAMES, worded
from khabar.web.wording import DOMAIN, LOCALE, NOUNS, PROPOSALS, Wording

WEB = Path(khabar.web.__file__).parent


def catalogue(lang: str) -> Catalog:
    with (LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as stream:
        return read_po(stream, locale=lang, abort_invalid=True)


def messages() -> set[str]:
    """Return every message that a template asks for."""
    found: set[str] = set()
    for path in (WEB / "templates").glob("*.html"):
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        with path.open("rb") as stream:
            found |= {str(message) for _, _, message, _ in babel_extract(stream, ("_",), [], options)}
    return found


def codes() -> set[str]:
    """Return the key of every code of the model that a page names."""
    held = {
        "act": layers.Act, "stance": layers.Stance, "event": layers.EventType, "entity": layers.EntityType,
        "slant": layers.Slant, "contradiction": record.ContradictionKind, "alteration": record.AlterationKind,
        "relation": record.Relation, "strength": record.Strength,
    }  # fmt: skip
    found = {f"{kind}:{value}" for kind, literal in held.items() for value in get_args(literal)}
    found |= {f"{name}:{value}" for name in ("digits", "months", "scheme") for value in CHOICES[name]}
    return (
        found
        | {f"proposal:{kind}" for kind in PROPOSALS}
        | {f"reason:{reason}" for reason in REASONS}
        | {f"why:{name}" for name in NAMES}
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_catalogue_has_every_message(lang: str) -> None:
    held = catalogue(lang)
    wanted = messages() | codes()
    assert len(wanted) > 250
    assert not [message for message in wanted if message not in held]
    assert not [message.id for message in held if message.id and not all(_strings(message.string))]


def test_no_message_is_left_that_nothing_asks_for() -> None:
    used = messages() | {singular for singular, _ in NOUNS.values()}
    for lang in ("ar", "en"):
        held = {
            message.id[0] if isinstance(message.id, tuple) else message.id for message in catalogue(lang) if message.id
        }
        assert not {message for message in held if ":" not in message} - used


def test_arabic_messages_are_arabic() -> None:
    for message in catalogue("ar"):
        if message.id and message.id not in {"digits:latin", "digits:arabic"}:
            assert all(re.search("[\u0600-\u06ff]", text) for text in _strings(message.string)), message.id


def test_both_catalogues_hold_the_same_messages() -> None:
    assert {str(message.id) for message in catalogue("ar")} == {str(message.id) for message in catalogue("en")}


def _strings(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (0, "لا تقارير"),
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (11, "11 تقريرا"),
        (100, "100 تقرير"),
        (103, "103 تقارير"),
    ],
)
def test_arabic_plurals(n: int, written: str) -> None:
    assert Wording(Preferences()).count("report", n) == written


@pytest.mark.parametrize(
    ("months", "written"),
    [("levantine", "6 كانون الأول 2016"), ("egyptian", "6 ديسمبر 2016"), ("maghrebi", "6 دجنبر 2016")],
)
def test_month_names(months: str, written: str) -> None:
    assert Wording(Preferences(months=months)).day(date(2016, 12, 6)) == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2016-12-06", "6 December 2016"),
        ("2016-12", "December 2016"),
        ("2016", "2016"),
        ("2016-W49", "2016-W49"),
        ("2016-13-40", "2016-13-40"),
        ("2016-02-31", "2016-02-31"),
        ("2016-12-01/2016-12-05", "1 December 2016 – 5 December 2016"),
        ("", ""),
        ("soon", "soon"),
    ],
)
def test_days_keep_what_they_say(value: str, written: str) -> None:
    assert Wording(Preferences("en")).day(value) == written
    assert Wording(Preferences("en")).day(value, weekday=True).endswith(written)


def test_arabic_digits() -> None:
    wording = Wording(Preferences(digits="arabic"))
    assert wording.number(17473) == "١٧٬٤٧٣"
    assert wording.percent(0.85) == "٨٥٪"
    assert wording.day("2016-12-06", weekday=True) == "الثلاثاء، ٦ كانون الأول ٢٠١٦"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("P7D", "7 days"),
        ("P1W", "1 week"),
        ("PT48H", "48 hours"),
        ("PXD", "days"),
        ("PAST_REF", "some time before"),
        ("P", "P"),
    ],
)
def test_timex_values_in_words(value: str, written: str) -> None:
    assert Wording(Preferences("en")).timex(value) == written


def test_durations_in_arabic() -> None:
    wording = Wording(Preferences())
    assert [wording.timex(f"P{n}D") for n in (1, 2, 10, 11, 100)] == [
        "يوم واحد",
        "يومان",
        "10 أيام",
        "11 يوما",
        "100 يوم",
    ]


def test_times_of_day() -> None:
    wording = Wording(Preferences("en"))
    assert wording.timex("2016-12-13TNI") == "Tuesday, 13 December 2016 night"
    assert wording.timex("2016-12-13T09:00") == "Tuesday, 13 December 2016 09:00"


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        (
            '"اليوم الخميس" fits Thursday 2016-12-15; retrieved on 2016-12-16',
            "«اليوم الخميس» يوافق الخميس، 15 كانون الأول 2016؛ جُلبت الصفحة يوم الجمعة، 16 كانون الأول 2016",
        ),
        (
            "undecided; earlier: 2016-12-06 / 2016-12-14",
            "القرائن لا تكفي؛ الآخر أسبق: 6 كانون الأول 2016 / 14 كانون الأول 2016",
        ),
        ("3 accounts differ; the most conservative number", "3 روايات مختلفة؛ أُخذ بأكثرها تحفظا"),
        ("يذكره المصدر", "يذكره المصدر"),
        ("", ""),
    ],
)
def test_reasons_in_arabic(reason: str, written: str) -> None:
    said = worded(reason, Wording(Preferences()))
    assert said.translate(dict.fromkeys(map(ord, "\u2068\u2069"))) == written
    assert said.count("\u2068") == said.count("\u2069")


def test_proposals_by_slug() -> None:
    assert Wording(Preferences("en")).proposal("ceasefire-aleppo") == "Ceasefire – Aleppo"
    assert Wording(Preferences("en")).proposal("civilians-evacuation-aleppo") == "Evacuation of civilians – Aleppo"
    assert Wording(Preferences("en")).proposal("unheard-of") == "unheard-of"
