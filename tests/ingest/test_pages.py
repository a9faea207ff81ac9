"""Saved pages: visible text kept whole, furniture marked, facts of the markup read."""

import time
from datetime import date
from pathlib import Path

from khabar.ingest import read
from khabar.model.document import Document

PAGE = """<!doctype html><html><head><meta charset="{charset}">
<title>الوزير: المحادثات انتهت - صحيفة المدار</title>
<meta property="og:site_name" content="صحيفة المدار"><link rel="canonical" href="https://madar.test/1">
<meta property="article:published_time" content="2016-12-06T10:11:12+03:00"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul></nav>
<h1>الوزير: المحادثات انتهت</h1>
<article><p>قال الوزير إن المحادثات التي جرت أمس الأحد في العاصمة انتهت من دون اتفاق على وقف إطلاق النار بين الطرفين.</p>
<p>وأضاف أن الوفود ستعود إلى الطاولة في الأسبوع المقبل إذا قبلت الأطراف جدول الأعمال الذي اقترحه الوسيط.</p></article>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/2">عنوان لا صلة له بالخبر</a></li></ul></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def page(folder: Path, html: str, encoding: str = "utf-8") -> Document:
    path = folder / "p.html"
    path.write_bytes(html.encode(encoding))
    (report,) = read([path])
    assert isinstance(report, Document), report
    return report


def kept(report: Document) -> str:
    text = list(report.raw)
    for start, end in report.boilerplate:
        text[start:end] = " " * (end - start)
    return " ".join("".join(text).split())


def test_furniture_is_marked_and_the_headline_is_not(tmp_path: Path) -> None:
    report = page(tmp_path, PAGE.format(charset="utf-8"))
    assert "الرئيسية" in report.raw
    assert "جميع الحقوق" in report.raw
    assert kept(report).startswith("الوزير: المحادثات انتهت قال الوزير")
    assert kept(report).endswith("اقترحه الوسيط.")


def test_a_masthead_above_the_headline_is_furniture(tmp_path: Path) -> None:
    masthead = '<header><a href="/">صحيفة المدار</a></header><main><article><h1>'
    html = PAGE.replace("<h1>", masthead).replace("<article><p>", "<p>").replace("</article>", "</article></main>")
    assert kept(page(tmp_path, html.format(charset="utf-8"))).startswith("الوزير: المحادثات انتهت قال الوزير")


def test_the_markup_says_outlet_address_and_date(tmp_path: Path) -> None:
    report = page(tmp_path, PAGE.format(charset="utf-8"))
    assert (report.outlet, report.url, report.published) == ("صحيفة المدار", "https://madar.test/1", date(2016, 12, 6))


def test_linked_data_goes_first(tmp_path: Path) -> None:
    data = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2016-12-07", "publisher": {"name": "ناشر"}}]}'
    html = PAGE.format(charset="utf-8").replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    report = page(tmp_path, html)
    assert (report.outlet, report.published) == ("ناشر", date(2016, 12, 7))


def test_a_declared_encoding_is_respected(tmp_path: Path) -> None:
    assert (
        page(tmp_path, PAGE.format(charset="windows-1256"), "cp1256").raw
        == page(tmp_path, PAGE.format(charset="utf-8")).raw
    )


def test_a_sidecar_goes_before_the_markup(tmp_path: Path) -> None:
    (tmp_path / "p.meta.json").write_text('{"outlet": "مصدر", "published": "2016-12-05"}', "utf-8")
    report = page(tmp_path, PAGE.format(charset="utf-8"))
    assert (report.outlet, report.published, report.url) == ("مصدر", date(2016, 12, 5), "https://madar.test/1")


def test_a_page_nested_without_end_takes_no_time(tmp_path: Path) -> None:
    began = time.perf_counter()
    assert page(tmp_path, "<div>" * 100_000 + "خبر").raw == "خبر"
    assert time.perf_counter() - began < 5
