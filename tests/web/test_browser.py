"""The pages in headless Chromium: clicks, keys, print, a folder of pages, and the accessibility rules of axe."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Locator, Page
from starlette.applications import Starlette
from tests.web.browsing import HEAVIEST, needs_chromium
from tests.web.holdings import SmallRecord
from tests.web.test_pages import every_address

from khabar.web.shelf.reading import Shelf
from khabar.web.trial import running

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def base(app: Starlette) -> Iterator[str]:
    with running(app) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not [trouble for trouble in troubles if "404" not in trouble]


def test_from_a_contradiction_to_both_its_spans(tab: Page, base: str) -> None:
    for side, words in enumerate(("الولايات المتحدة سحبت الورقة", "أن تكون الولايات المتحدة قد ألغت")):
        tab.goto(f"{base}/story/story-geneva#clash-1")
        tab.locator("#clash-1 .witness cite a").nth(side).click()
        tab.wait_for_url("**/report/**")
        lit = "".join(tab.locator(".text .lit").all_text_contents())
        assert words in lit
        assert tab.locator(".text .lit").first.is_visible()


def test_from_a_position_to_its_sentence(tab: Page, base: str) -> None:
    tab.goto(f"{base}/story/story-veto")
    tab.locator(".matrix td a").first.click()
    tab.wait_for_url("**/report/**")
    assert "استخدمت روسيا والصين حق النقض" in "".join(tab.locator(".text .lit").all_text_contents())


def test_the_language_changes_and_stays(tab: Page, base: str) -> None:
    tab.goto(f"{base}/story/story-veto")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    tab.locator(".choices .language").click()
    assert tab.url.endswith("/story/story-veto")
    assert tab.locator("html").get_attribute("dir") == "ltr"
    assert tab.get_by_role("heading", name="Positions").is_visible()
    tab.goto(f"{base}/")
    assert tab.locator("html").get_attribute("lang") == "en"


def test_digits_and_months_change(tab: Page, base: str) -> None:
    tab.goto(f"{base}/story/story-veto")
    tab.locator(".choices summary").click()
    tab.get_by_role("link", name="١٢٣").click()
    tab.locator(".choices summary").click()
    tab.get_by_role("link", name="مغربية (دجنبر)").click()
    assert "٥ دجنبر ٢٠١٦" in tab.locator(".lede").inner_text()


def test_a_folded_word_is_found(tab: Page, base: str) -> None:
    tab.goto(base)
    tab.locator(".quick input").fill("الاسد")
    tab.locator(".quick input").press("Enter")
    assert "الأسد" in tab.locator(".hits mark").first.inner_text()
    tab.locator(".hits a").first.click()
    assert "الأسد" in "".join(tab.locator(".text .lit").all_text_contents())


def test_text_and_margin_light_each_other(tab: Page, base: str, record: SmallRecord) -> None:
    tab.goto(f"{base}/report/{record.geneva.id}")
    tab.locator("#s1").hover()
    assert tab.locator(".text .statement.on").count() > 0
    tab.locator(".text .count").first.hover()
    assert "on" in (tab.locator("#e0").get_attribute("class") or "")


def test_a_layer_is_switched_off_by_its_key_and_without_script(
    browser: Browser, base: str, record: SmallRecord
) -> None:
    for script in (True, False):
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{base}/report/{record.geneva.id}")
        card = page.locator(".card.statement").first
        assert card.is_visible()
        if script:
            page.keyboard.press("1")
        else:
            page.locator("label[for=layer-statement]").click()
        assert not card.is_visible()
        page.context.close()


def test_keys_walk_the_lines(tab: Page, base: str) -> None:
    tab.goto(f"{base}/story/story-geneva")
    tab.keyboard.press("c")
    assert tab.evaluate("document.activeElement.id") == "clash-1"
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.classList.contains('line')")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.type") == "search"


def test_cards_never_overlap(tab: Page, base: str, shelf: Shelf) -> None:
    for (doc,) in shelf.rows("SELECT doc FROM report"):
        tab.goto(f"{base}/report/{doc}")
        boxes = [card.bounding_box() for card in tab.locator(".leaf .card").all() if card.is_visible()]
        held = [box for box in boxes if box]
        for above, below in pairwise(held):
            assert above["y"] + above["height"] <= below["y"] + 0.5


def test_a_citation_is_copied(browser: Browser, base: str, record: SmallRecord) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{base}/report/{record.geneva.id}")
    page.locator("#s1").hover()
    page.locator("#s1 .copy-button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (
        "وكالة ميناء للأنباء",
        "لافروف: واشنطن سحبت ورقتها",
        "6 كانون الأول 2016",
        "الولايات المتحدة سحبت الورقة",
        f"{base}/report/",
    ):
        assert part in copied
    context.close()


def test_a_story_prints(tab: Page, base: str) -> None:
    tab.goto(f"{base}/story/story-geneva")
    pdf = tab.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000


def test_nothing_reaches_beyond_this_machine(tab: Page, base: str, shelf: Shelf) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for address in every_address(shelf):
        tab.goto(f"{base}{address}")
    assert len(asked) > 20
    assert all(url.startswith(base) for url in asked)


def test_no_page_scrolls_sideways(browser: Browser, base: str, shelf: Shelf) -> None:
    for lang in ("ar", "en"):
        page = browser.new_page(viewport={"width": 390, "height": 800})
        for address in every_address(shelf):
            page.goto(f"{base}{address}{'&' if '?' in address else '?'}lang={lang}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        page.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, base: str, shelf: Shelf, lang: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    for address in [*every_address(shelf), "/nowhere"]:
        page.goto(f"{base}{address}{'&' if '?' in address else '?'}lang={lang}")
        page.add_script_tag(path=AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)["violations"]
        assert not [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"][:200]) for v in found], (
            address
        )
    context.close()


def test_pages_are_light(browser: Browser, base: str, shelf: Shelf) -> None:
    page = browser.new_page()
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: len(answer.body())}))
    for address in every_address(shelf):
        weights.clear()
        page.goto(f"{base}{address}", wait_until="networkidle")
        assert sum(size for url, size in weights.items() if ".woff2" not in url) < HEAVIEST, address
    page.close()


def test_bands_join_passages_where_they_stand(tab: Page, base: str, record: SmallRecord) -> None:
    """Each band reaches from the one passage to the other, whatever the lengths of the texts."""
    for lang in ("ar", "en"):
        tab.goto(f"{base}/compare/{record.veto.id}/{record.copy.id}?lang={lang}", wait_until="networkidle")
        tab.wait_for_timeout(200)
        svg = tab.locator(".ribbons").bounding_box()
        assert svg
        columns = sorted(tab.locator(".facing .column").all(), key=lambda column: (column.bounding_box() or svg)["x"])
        for link in tab.locator(".ribbons [data-block]").all():
            block, band = link.get_attribute("data-block"), link.locator("path").bounding_box()
            boxes = [box for column in columns if (box := _around(column, f"[data-refs~=k{block}]"))]
            assert band
            assert abs(band["y"] - min(top for top, _ in boxes)) < 3
            assert abs(band["y"] + band["height"] - max(bottom for _, bottom in boxes)) < 3
    assert tab.locator(".columntext .alt-speaker").all_inner_texts() == ["البيت الأبيض", "الولايات المتحدة"]


def _around(column: Locator, selector: str) -> tuple[float, float] | None:
    boxes = [box for piece in column.locator(selector).all() if (box := piece.bounding_box())]
    return (min(b["y"] for b in boxes), max(b["y"] + b["height"] for b in boxes)) if boxes else None


def test_light_and_dark_are_chosen_and_stay(tab: Page, base: str) -> None:
    tab.goto(f"{base}/record")
    seen = set()
    for scheme in ("داكن", "فاتح"):
        tab.locator(".choices summary").click()
        tab.get_by_role("link", name=scheme, exact=True).click()
        seen.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(seen) == 2
    tab.goto(base)
    assert tab.locator("html").get_attribute("data-scheme") == "light"
