"""The folder of pages, opened from the disk with the network off: it finds and narrows what the server does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page
from tests.web.browsing import HEAVIEST, needs_chromium
from tests.web.holdings import SmallRecord

from khabar.text.fold import fold
from khabar.web.pages.search import search_page
from khabar.web.pages.stories import stories_page
from khabar.web.shelf.finding import find_names, parse, stem_of
from khabar.web.shelf.reading import Choice, Shelf
from khabar.web.shelf.stems import keys
from khabar.web.site import write_pages

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def site(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write_pages(shelf, out)
    return out


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith("file:") else None)
    yield page
    context.close()
    assert not troubles


def opened(page: Page, site: Path, file: str, asked: dict[str, str]) -> Page:
    page.goto(f"{(site / file).as_uri()}?{urlencode(asked, quote_via=quote)}")
    page.wait_for_selector("[data-ready]", state="attached")
    return page


QUERIES = [
    "الاسد", "وموسكو", "موسكو", "لحلب", "للامم", "بالخبراء", "امريكيه", "مستش*", "روس*", '"البيت الأبيض"', "«مجلس الأمن»",
    "الأبيض البيت",     "البيت بيسكوف", "٢٠١٦", "وكموسكو", "غير موجود", '"لافروف موسكو"', "constructor", "__proto__",
    "<b>", "ا", "*", "في",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_what_the_server_finds(page: Page, site: Path, shelf: Shelf, query: str) -> None:
    opened(page, site, "ar/search/index.html", {"q": query})
    served = search_page(shelf, query)
    found = [re.search(r"report/([^.+]+).*\?at=(\d+)-(\d+)", link) for link in hrefs(page, ".hits a")]
    assert [(m[1], int(m[2]), int(m[3])) for m in found if m] == [
        (hit.doc, hit.span.start, hit.span.end) for hit in served.hits
    ]
    marked = [[mark.inner_text() for mark in line.locator("mark").all()] for line in page.locator(".hits li").all()]
    assert [words for words in marked if words] == [
        list(hit.pieces[1::2]) for hit in served.hits if len(hit.pieces) > 1
    ]
    if served.query:
        assert page.locator("#found h2 .n").last.inner_text() == str(served.total)


def hrefs(page: Page, selector: str) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator(selector).all()]


@pytest.mark.parametrize(
    "where",
    [
        {"outlet": "رواق الخليج"}, {"start": "2016-12-06"}, {"end": "2016-12-05"}, {"start": "2016-12-06", "end": "2016-12-06"},
        {"said": "1"}, {"outlet": "none"}, {"start": "2030-01-01"}, {"outlet": "ضفاف النيل", "said": "1"},
    ],
)  # fmt: skip
def test_a_search_is_narrowed_as_the_server_narrows_it(
    page: Page, site: Path, shelf: Shelf, where: dict[str, str]
) -> None:
    opened(page, site, "en/search/index.html", {"q": "روسيا"} | where)
    asked: dict[str, Any] = where | ({"said": True} if "said" in where else {})
    served = search_page(shelf, "روسيا", **asked)
    found = [re.search(r"at=(\d+)-(\d+)", link) for link in hrefs(page, ".hits a")]
    assert [(int(m[1]), int(m[2])) for m in found if m] == [(hit.span.start, hit.span.end) for hit in served.hits]


def test_names_are_found(page: Page, site: Path, shelf: Shelf) -> None:
    opened(page, site, "ar/search/index.html", {"q": "لافروف"})
    query = parse(shelf, "لافروف")
    assert query is not None
    assert page.locator("#found .names a").all_inner_texts() == [name for _, name, *_ in find_names(shelf, query, 12)]
    page.locator("#found .names a").first.click()
    assert "سيرغي لافروف" in page.locator("h1").inner_text()


def test_a_hit_is_lit_in_its_report(page: Page, site: Path) -> None:
    opened(page, site, "ar/search/index.html", {"q": "تشوركين"})
    sentence = page.locator(".hits a").first.inner_text()
    page.locator(".hits a").first.click()
    page.wait_for_selector(".lit")
    assert " ".join("".join(page.locator(".text .lit").all_text_contents()).split()) == " ".join(sentence.split())
    assert page.locator(".text .lit").first.is_visible()


def test_words_are_folded_and_stripped_as_on_the_server(
    page: Page, site: Path, shelf: Shelf, record: SmallRecord
) -> None:
    opened(page, site, "ar/search/index.html", {})
    known = [form for (form,) in shelf.rows("SELECT form FROM word ORDER BY form")]
    asked = [*known, *(letter + form for form in known[::7] for letter in ("و", "ل", "بال", "لل", "ك", "وس"))]
    page.evaluate("async () => { window.facts = await khabar.load('facts'); }")
    stems = page.evaluate("words => Promise.all(words.map((word) => khabar.stem(window.facts, word)))", asked)
    assert stems == [stem_of(shelf, form) for form in asked]
    texts = [document.raw for document, _ in record.reports()] + ["3.5% don't ٣٫٥ x_y ﷺ ﻻ 👩‍👩‍👧 ⅷ²"]
    assert page.evaluate("texts => texts.map((text) => khabar.fold(window.facts, text))", texts) == [*map(fold, texts)]
    assert page.evaluate("texts => texts.map((text) => khabar.keys(window.facts, text))", texts) == [
        list(keys(text)) for text in texts
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"party": "روسيا"}, {"place": "حلب"}, {"outlet": "ضفاف النيل", "start": "2016-12-07"}, {"end": "2016-12-04"},
        {"order": "newest"},
        {"outlet": "رواق الخليج", "party": "الولايات المتحدة"}, {"start": "2016-12-06", "end": "2016-12-06"}, {"party": "none"},
    ],
)  # fmt: skip
def test_stories_are_narrowed_as_the_server_narrows_them(
    page: Page, site: Path, shelf: Shelf, asked: dict[str, str]
) -> None:
    opened(page, site, "ar/index.html", asked)
    served = stories_page(shelf, Choice(**asked))
    assert page.locator("#list .storyline").evaluate_all("all => all.map((one) => one.id)") == [
        entry.line.id for entry in served.entries
    ]
    assert page.locator("#list .empty").count() == (not served.entries)
    for name, value in asked.items():
        if value != "none":
            assert page.locator(f"main .filters [name={name}]").input_value() == value


def test_a_form_asks_without_a_server(page: Page, site: Path) -> None:
    page.goto((site / "ar/index.html").as_uri())
    page.locator("[name=party]").select_option("روسيا")
    page.locator(".filters button").click()
    page.wait_for_selector("[data-ready]", state="attached")
    assert page.locator("#list .storyline").count() == 1
    page.locator(".language").click()
    page.wait_for_selector("[data-ready]", state="attached")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#list .storyline").count() == 1
    page.locator(".quick input").fill("الاسد")
    page.locator(".quick input").press("Enter")
    page.wait_for_selector(".hits mark")
    assert "الأسد" in page.locator(".hits mark").first.inner_text()


def test_without_script_lists_lead_to_every_value(browser: Browser, site: Path, shelf: Shelf) -> None:
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto((site / "ar/index.html").as_uri())
    assert not page.locator(".filters").is_visible()
    page.locator(".choose a").click()
    for kind in ("party", "place", "outlet"):
        assert page.locator(f"#{kind} a").all_inner_texts() == [value for value, _ in shelf.facet(kind, 200)]
    page.locator("#party a", has_text="روسيا").click()
    assert page.locator(".storyline").count() == 1
    assert page.locator("h1").inner_text() == "روسيا"
    page.goto((site / "ar/search/index.html").as_uri())
    assert "سكربت" in page.locator("noscript .empty").inner_text()
    page.context.close()


def test_pages_carry_a_policy_and_nothing_inline(site: Path) -> None:
    for path in site.glob("??/**/*.html"):
        html = path.read_text("utf-8")
        assert "default-src &#39;none&#39;" in html
        assert not re.search(r"<style|<script>|\son\w+=|\sstyle=|unsafe", html.replace("onerror=alert(2)", "")), path


def test_what_a_page_of_the_folder_loads_is_light(page: Page, site: Path) -> None:
    loaded: list[Path] = []
    page.on("request", lambda request: loaded.append(Path(request.url.removeprefix("file://").split("?")[0])))
    for file, asked in (("ar/search/index.html", {"q": "موسكو"}), ("ar/index.html", {"party": "روسيا"})):
        loaded.clear()
        opened(page, site, file, asked)
        assert len(loaded) > 4
        assert sum(path.stat().st_size for path in loaded if path.suffix != ".woff2") < HEAVIEST


def test_data_cannot_leave_its_call(site: Path) -> None:
    """Each data file is one call with a name and a JSON value."""
    for path in (site / "data").rglob("*.js"):
        match = re.fullmatch(r'khabar\.hold\("([\w/+.-]+)",(.*)\);\n', path.read_text("utf-8"), re.DOTALL)
        assert match, path
        json.loads(match[2])
        assert "\u2028" not in match[2]


def test_the_folder_opens_without_a_network(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/ar/index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 247, 240)"
    page.locator(".story a", has_text="لافروف: واشنطن سحبت").first.click()
    page.locator("#clash-1 .witness cite a").first.click()
    page.wait_for_selector(".text .lit")
    assert "سحبت الورقة" in "".join(page.locator(".text .lit").all_text_contents())
    page.locator(".choices .language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "/en/report/" in page.url
    assert not [line for line in failed if "ERR_ABORTED" not in line]  # leaving a page stops what it still asks for
    context.close()


def test_every_link_of_the_folder_leads_to_a_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        for link in re.findall(r'(?:href|src)="([^"#?]+)', path.read_text("utf-8")):
            assert (path.parent / link).resolve().is_file(), f"{path}: {link}"
