"""A record made to harm: names, words and ids of any length and kind."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from tests.web.asking import ask
from tests.web.holdings import HOSTILE, SmallRecord
from tests.web.reports import document
from tests.web.test_pages import Page, every_address

from khabar.model.document import Document
from khabar.model.layers import Entity, Event, Layers, Layout, Mention, Naming, Statement
from khabar.model.record import (
    Contradiction,
    Control,
    Evidence,
    NamingUse,
    RecordEntity,
    RecordEvent,
    RecordPosition,
    RecordStatement,
    StatementVariant,
    StoryMember,
)
from khabar.model.spans import Span
from khabar.web.app import application
from khabar.web.shelf.making import make
from khabar.web.shelf.reading import Shelf
from khabar.web.site import write_pages

HEAVIEST = 265_000
"""Bytes of a page; its sheet and script come to less than 35,000."""
ODD = [
    "../../../etc/passwd",
    "a\x00b",
    "\u202egnp.exe\u202c",
    "javascript:alert(1)",
    "%2e%2e%2f",
    "🇸🇾" * 90,
    ".",
    "..",
    "con",
    "a+b",
]
OUTLET = f"{HOSTILE} {'صحيفة ' * 50_000}"
NAMES = [f"{HOSTILE}{number} {'اسم ' * 100}"[:120] for number in range(4)]
"""Longer than any name that an annotator finds in a text."""


class HostileRecord(SmallRecord):
    """Stories of reports that are too long, each with one kind of line many times over, and with names that are too long."""

    def __init__(self) -> None:
        super().__init__()
        line = f"قال {HOSTILE} إن «موسكو» بعيدة جدا. "
        texts = [line * 1500, "كلمة بلا نقطة " * 10_000, f"{'عنوان ' * 20_000}\n{line}", "سطر قصير\n" * 12_000]
        self.long = [document(f"long{n}", f"{OUTLET}{n}", text) for n, text in enumerate(texts)]

    def reports(self) -> Iterable[tuple[Document, Layers]]:
        yield from super().reports()
        for doc in self.long:
            yield doc, self._long_layers(doc)

    def _long_layers(self, doc: Document) -> Layers:
        places = [match.start() for match in re.finditer("قال|كلمة", doc.raw)][:2000]
        spans = [Span(at, at + 4) for at in places]
        return Layers(
            layout=Layout(title=Span(0, max(1, doc.raw.find("\n"))), outlet=doc.outlet),
            entities=tuple(Entity(f"{NAMES[0]}{n}", "PER", (Mention(span),)) for n, span in enumerate(spans[:300])),
            statements=tuple(
                Statement(n + 1, (span,), "indirect", "say", None, "متكلم", "طرف", span) for n, span in enumerate(spans)
            ),
            events=tuple(Event("killing", span, ("حلب", HOSTILE), "2016-12-05", "فاعل", "هدف") for span in spans[::3]),
            naming=tuple(Naming(span, "طرف", "pro-government", HOSTILE) for span in spans[::5]),
        )

    def members(self) -> Iterable[StoryMember]:
        return [
            *super().members(),
            *(StoryMember(doc.id, f"story-long{n}", "storyline-long", "news") for n, doc in enumerate(self.long)),
        ]

    def _whole(self) -> list[Evidence]:
        return [Evidence(doc.id, Span(0, len(doc.raw))) for doc in self.long]

    def entities(self) -> Iterable[RecordEntity]:
        long = [RecordEntity(f"entity-{n}", name, "PER", ((name, 3),), name) for n, name in enumerate(NAMES)]
        return [*super().entities(), *long, *(RecordEntity(id_, id_, "ORG", ((id_, 1),)) for id_ in ODD)]

    def statements(self) -> Iterable[RecordStatement]:
        yield from super().statements()
        variants = tuple(StatementVariant(e, 1, NAMES[0], tuple(NAMES), f"via {NAMES[1]}") for e in self._whole() * 3)
        for n in range(60):
            yield RecordStatement(f"said-long-{n}", "story-long0", NAMES[n % 4], NAMES[n % 3], "say", None, variants, 2)

    def positions(self) -> Iterable[RecordPosition]:
        yield from super().positions()
        for n in range(600):
            yield RecordPosition(
                f"position-long-{n}", f"{n % 20} {NAMES[0]}", f"ceasefire-{n % 9}", "accepts-if", "2016-12-05", NAMES[1],
                NAMES[2], (self._whole()[2],),
            )  # fmt: skip

    def events(self) -> Iterable[RecordEvent]:
        yield from super().events()
        for n in range(60):
            yield RecordEvent(
                f"event-long-{n}", "killing", "story-long1", tuple(NAMES) * 9, "2016-12-05", NAMES[0], NAMES[1], NAMES[2], "", (),
                tuple(self._whole()), (None,) * 4,
            )  # fmt: skip

    def contradictions(self) -> Iterable[Contradiction]:
        yield from super().contradictions()
        a, b, *_ = self._whole()
        for n in range(60):
            why = NAMES[2]
            yield Contradiction(f"clash-long-{n}", "denial", a, b, NAMES[0], NAMES[1], why, why, "weak", "story-long2")

    def naming(self) -> Iterable[NamingUse]:
        yield from super().naming()
        evidence = self._whole()[3]
        for n in range(400):
            yield NamingUse(
                f"{n % 80} {NAMES[0]}", NAMES[1], f"{n} {NAMES[2]}", "pro-government", "own", None, evidence
            )

    def control(self) -> Iterable[Control]:
        yield from super().control()
        for n in range(300):
            place = f"{n} {NAMES[0]}"
            yield Control(f"control-long-{n}", "story-long3", place, NAMES[1], "2016-12-06", tuple(NAMES), (), 1, True)


@pytest.fixture(scope="module")
def hostile_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    path = tmp_path_factory.mktemp("hostile") / "shelf.sqlite"
    make(HostileRecord(), path)
    return Shelf(path)


@pytest.fixture(scope="module")
def hostile(hostile_shelf: Shelf) -> Starlette:
    return application(hostile_shelf)


def test_every_page_stays_light_and_plain(hostile: Starlette, hostile_shelf: Shelf) -> None:
    from urllib.parse import quote

    addresses = [
        f"/entity/{quote(address[8:], safe='')}" if address.startswith("/entity/") else address
        for address in every_address(hostile_shelf)
    ]
    parts = [f"/report/{doc}?page={n}" for doc, starts in hostile_shelf.parts().items() for n in (2, len(starts))]
    assert len(parts) >= 6
    for address in [*addresses, *parts, "/search?q=كلمة", "/search?q=بعيده"]:
        answer = ask(hostile, address)
        assert answer.status == 200, address
        assert len(answer.body) < HEAVIEST, (address, len(answer.body))
        found = Page(answer.text)
        assert found.tags.count("script") == 1, address
        assert "img" not in found.tags
        assert not [link for link in found.links if link.lower().startswith(("javascript:", "data:"))]


def test_any_span_of_a_long_report_has_an_address(hostile: Starlette, hostile_shelf: Shelf) -> None:
    doc, starts = max(hostile_shelf.parts().items(), key=lambda item: len(item[1]))
    length = len(hostile_shelf.sources([doc]).raw(doc))
    for at in (0, 5000, starts[-1] - 3, starts[-1], length - 9):
        html = ask(hostile, f"/report/{doc}?at={at}-{at + 5}").text
        assert 'class="lit' in html or " lit" in html, at


def test_parts_join_to_the_whole_text(hostile: Starlette, hostile_shelf: Shelf) -> None:
    doc, starts = min(hostile_shelf.parts().items(), key=lambda item: len(item[1]))
    raw = hostile_shelf.sources([doc]).raw(doc)
    shown = ""
    for n in range(1, len(starts) + 1):
        html = ask(hostile, f"/report/{doc}?page={n}").text
        shown += "".join(re.findall(r'<span id="c\d+"[^>]*>([^<]*)</span>', html))
    assert re.sub(r"\s", "", Page(f"<p>{shown}</p>").words) == re.sub(r"\s", "", raw)


def test_no_file_of_the_folder_lies_outside_it(tmp_path: Path, hostile_shelf: Shelf) -> None:
    out = tmp_path / "deep" / "pages"
    write_pages(hostile_shelf, out)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(out) for path in files)
    pages = [path for path in files if path.suffix == ".html"]
    assert max(path.stat().st_size for path in pages) < HEAVIEST
    assert all(len(path.name) < 200 for path in files)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/search?q=" + "a" * 60_000, {}), ("/?" + "&".join(f"x{n}={n}" for n in range(5000)), {}), ("/?page=" + "9" * 9000, {}),
        ("/search?q=" + "%22" * 190, {}), ("/search?q=" + "ا* " * 60, {}), ("/search?q=" + "و" * 199, {}),
        ("/?party=" + "%00" * 50, {}), ("/search?q=x&outlet=" + "ا" * 5000, {}), ("/" + "a/" * 3000, {}),
        ("/report/" + "%F0%9F%87%B8" * 500, {}), ("/", {"cookie": "lang=" + "x" * 9000}), ("/", {"cookie": "\x01;=;;lang=en"}),
        ("/?lang=%3Cscript%3E&digits=evil&scheme=%22onload", {}),
    ],
)  # fmt: skip
def test_odd_requests_end_in_an_answer(hostile: Starlette, address: str, headers: dict[str, str]) -> None:
    answer = ask(hostile, address, headers)
    assert answer.status in {200, 400, 404}
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert len(answer.body) < HEAVIEST
    assert "Traceback" not in answer.text
