"""What the pages show of the small record."""

import re
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from tests.web.asking import ask
from tests.web.holdings import HOSTILE, SmallRecord

from khabar.web.shelf.reading import Choice, Shelf


class Page(HTMLParser):
    """Ids, links and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        self.attributes |= held.keys()
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if "href" in held else []

    def handle_data(self, data: str) -> None:
        self.words += data


def page(app: Starlette, address: str) -> Page:
    answer = ask(app, address)
    assert answer.status == 200, address
    return Page(answer.text)


def every_address(shelf: Shelf) -> list[str]:
    found = ["/", "/record", "/search", "/search?q=موسكو"]
    found += [f"/story/{id_}" for (id_,) in shelf.rows("SELECT id FROM story")]
    found += [
        f"/story/{id_}/{name}"
        for (id_,) in shelf.rows("SELECT id FROM story")
        for name in ("reports", "statements", "events", "contradictions")
    ]
    found += [f"/storyline/{id_}" for (id_,) in shelf.rows("SELECT id FROM storyline")]
    found += [f"/report/{doc}" for (doc,) in shelf.rows("SELECT doc FROM report")]
    found += [f"/entity/{id_}" for (id_,) in shelf.rows("SELECT id FROM entity")]
    found += ["/compare/" + id_.replace("+", "/") for (id_,) in shelf.rows("SELECT id FROM line WHERE kind = 'copy'")]
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_link_of_every_page_leads_somewhere(app: Starlette, shelf: Shelf, lang: str) -> None:
    todo, seen = every_address(shelf), set()
    while todo:
        address = todo.pop()
        path = address.split("#")[0]
        if path in seen or path.startswith(("/preferences", "/static")) or not path.startswith("/"):
            continue
        seen.add(path)
        answer = ask(app, path, {"cookie": f"lang={lang}"})
        assert answer.status == 200, path
        found = Page(answer.text)
        assert len(found.ids) == len(set(found.ids)), path
        anchors = {link[1:] for link in found.links if link.startswith("#")}
        assert not {anchor for anchor in anchors if anchor not in found.ids}, path
        todo += [link for link in found.links if link.startswith("/")]


def test_an_anchor_in_another_page_is_there(app: Starlette) -> None:
    """From a contradiction both addresses lead to the characters themselves."""
    links = [link for link in page(app, "/story/story-geneva").links if link.startswith("/report/")]
    assert len(links) > 4
    for link in links:
        address, _, anchor = link.partition("#")
        assert not anchor or anchor in page(app, address).ids, link


def test_a_report_shows_its_text_as_published(app: Starlette, record: SmallRecord) -> None:
    for document, _ in record.reports():
        html = ask(app, f"/report/{document.id}").text
        shown = "".join(re.findall(r'<span id="c\d+"[^>]*>([^<]*)</span>', html))
        plain = Page(f"<p>{shown}</p>").words
        assert re.sub(r"\s", "", plain) == re.sub(r"\s", "", document.raw)


def test_lit_characters(app: Starlette, record: SmallRecord) -> None:
    at = record.at(record.geneva, "سحبت الورقة").span
    html = ask(app, f"/report/{record.geneva.id}?at={at.start}-{at.end}").text
    lit = re.findall(r'<span id="c(\d+)" class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)', html)
    assert lit[0][0] == str(at.start)
    assert "".join(text for _, text in lit) == "سحبت الورقة"


@pytest.mark.parametrize("at", ["5-2", "x", "-1-4", "1-99999999999", "0-999999999"])
def test_a_span_that_is_none_lights_nothing_or_what_there_is(app: Starlette, record: SmallRecord, at: str) -> None:
    assert ask(app, f"/report/{record.geneva.id}?at={at}").status == 200


def test_the_story_shows_every_kind_of_line(app: Starlette) -> None:
    found = page(app, "/story/story-geneva")
    assert {"said-2", "event-1", "clash-1", "map"} <= set(found.ids)
    for words in ("يقبل بشرط", "وزارة الدفاع الروسية", "اتهم", "تغير السيطرة", "الأرجح"):
        assert words in found.words
    veto = page(app, "/story/story-veto")
    assert "ينقض" in veto.words
    assert "نسخة قريبة" in veto.words
    assert "الجماعات المسلحة" in veto.words


def test_the_chain_is_in_the_order_in_which_the_words_travelled(app: Starlette, record: SmallRecord) -> None:
    html = ask(app, f"/report/{record.toner.id}").text
    chains = [re.findall(r"<bdi>([^<]*)</bdi>", chain) for chain in re.findall(r'<ol class="isnad".*?</ol>', html)]
    assert ["مسؤول في الجبهة الشامية", "وكالة ميناء للأنباء", "شبكة هديل الإخبارية", "ضفاف النيل"] in chains


def test_an_inferred_date_says_so(app: Starlette, record: SmallRecord) -> None:
    words = page(app, f"/report/{record.evacuation.id}").words
    assert "مستنتج" in words
    assert "أول من أمس الثلاثاء" in words
    assert "22 كانون الأول 2016" in words


def test_the_comparison_names_the_changed_speaker(app: Starlette, record: SmallRecord) -> None:
    html = ask(app, f"/compare/{record.veto.id}/{record.copy.id}").text
    assert '<span class="alt-speaker">المتكلم</span>' in html
    assert html.count('class="ribbon') == 3  # the picture, and its two bands
    turned = ask(app, f"/compare/{record.copy.id}/{record.veto.id}").text
    assert '<span class="alt-speaker">المتكلم</span>' in turned


def test_filters(shelf: Shelf) -> None:
    assert shelf.storylines_within(Choice()) == 3
    assert shelf.storylines_within(Choice(party="روسيا")) == 1
    assert shelf.storylines_within(Choice(place="حلب")) == 1
    assert shelf.storylines_within(Choice(outlet="ضفاف النيل", start="2016-12-07")) == 1
    assert shelf.storylines_within(Choice(end="2016-12-04")) == 0


def test_independent_accounts_count_a_copy_once(shelf: Shelf) -> None:
    veto, geneva = shelf.story("story-veto"), shelf.story("story-geneva")
    assert veto is not None
    assert (veto.reports, veto.accounts) == (2, 1)
    assert geneva is not None
    assert (geneva.reports, geneva.accounts) == (2, 2)


def test_hostile_names_stay_text(app: Starlette, record: SmallRecord) -> None:
    addresses = ["/", "/story/story-hostile", f"/report/{record.hostile.id}", "/entity/per/hostile", "/search?q=عاجل"]
    for address in [*addresses, f"/search?q={HOSTILE}", f"/?party={HOSTILE}&place={HOSTILE}"]:
        for lang in ("ar", "en"):
            answer = ask(app, address, {"cookie": f"lang={lang}"})
            assert answer.status == 200
            found = Page(answer.text)
            assert found.tags.count("script") == 1, address
            assert "img" not in found.tags
            assert "onerror" not in found.attributes


def test_nothing_is_inline(app: Starlette, shelf: Shelf) -> None:
    for address in every_address(shelf):
        html = ask(app, address).text
        assert not [name for name in Page(html).attributes if name == "style" or name.startswith("on")], address
        assert "<style" not in html
        assert re.findall(r"<script[^>]*>", html) == ['<script src="/static/room.js" defer>']


def test_no_page_asks_for_anything_beyond_this_machine(app: Starlette, shelf: Shelf) -> None:
    for address in every_address(shelf):
        html = ask(app, address).text
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), address


def test_the_map_says_who_holds_what_by_whose_word_and_when(app: Starlette) -> None:
    html = ask(app, "/story/story-geneva").text
    row = re.search(r'<tr id="control-1">(.*?)</tr>', html, re.DOTALL)
    assert row
    words = Page(row[1]).words
    for said in ("حلب", "6 كانون الأول 2016", "سوريا", "محل خلاف", "الوسيلة نفسها"):
        assert said in words
    assert re.search(r'class="spot held hue-\d"><title>حلب — ', html)


def test_a_storyline_has_all_its_stories(app: Starlette) -> None:
    found = page(app, "/storyline/storyline-talks")
    assert {"/story/story-veto", "/story/story-geneva"} <= set(found.links)
    assert ask(app, "/storyline/none").status == 404


def test_a_copy_is_listed_with_both_outlets(app: Starlette) -> None:
    listed = re.search(r'<ul class="copies">(.*?)</ul>', ask(app, "/story/story-veto").text, re.DOTALL)
    assert listed
    assert re.findall(r"<bdi>([^<]*)</bdi>", listed[1])[:2] == ["وكالة ميناء للأنباء", "رواق الخليج"]


def test_an_entity_leads_to_its_stories(app: Starlette) -> None:
    assert {"/story/story-veto", "/story/story-geneva"} & set(page(app, "/entity/gpe/russia").links)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(app: Starlette, method: str) -> None:
    assert ask(app, "/record", method=method).status == 405


def test_each_paragraph_finds_its_own_direction(app: Starlette, record: SmallRecord) -> None:
    """A line that begins with Latin letters turns no other."""
    html = ask(app, f"/compare/{record.veto.id}/{record.copy.id}").text
    columns = re.findall(r'<div class="columntext">(.*?)</div>', html, re.DOTALL)
    assert len(columns) == 2
    for paragraph in re.findall(r"<p[^>]*>", "".join(columns)):
        assert 'dir="auto"' in paragraph or "left-out" in paragraph
