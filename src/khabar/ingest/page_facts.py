"""What a page's markup says about its report: JSON-LD, meta tags, the canonical link."""

import json
from collections.abc import Iterator
from typing import Any

from resiliparse.parse.html import HTMLTree

from khabar.ingest.fields import Facts, as_date

_ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
)
_TITLE = ("og:title", "twitter:title", "dc.title")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date",
    "parsely-pub-date", "sailthru.date", "publishdate", "pubdate", "date",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher")
_AUTHOR = ("article:author", "author", "dc.creator", "parsely-author")
_URL = ("og:url",)


def page_facts(tree: HTMLTree) -> Facts:
    """Return what the page says; JSON-LD of an article goes before meta tags. The visible text is not looked at."""
    metas = _metas(tree)
    article = next(_linked_articles(tree), {})
    return Facts(
        title=_text(article.get("headline")) or _pick(metas, _TITLE) or _text(tree.title),
        published=as_date(article.get("datePublished")) or _first_date(metas) or _time_element(tree),
        outlet=_named(article.get("publisher")) or _pick(metas, _OUTLET),
        author=_named(article.get("author")) or _pick(metas, _AUTHOR),
        url=_canonical(tree) or _pick(metas, _URL),
    )


def _elements(tree: HTMLTree, tag: str) -> list[Any]:
    return list(tree.document.get_elements_by_tag_name(tag)) if tree.document is not None else []


def _metas(tree: HTMLTree) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in _elements(tree, "meta"):
        key = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop")
        content = _text(meta.getattr("content"))
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _linked_articles(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    for script in _elements(tree, "script"):
        if (script.getattr("type") or "").lower() == "application/ld+json":
            yield from _articles(_parsed(script.text))


def _parsed(text: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the article objects of one JSON-LD block: itself, the items of an array, or those of its @graph."""
    candidates = value if isinstance(value, list) else [value]
    for candidate in candidates:
        if isinstance(candidate, dict):
            graph = candidate.get("@graph")
            for item in [candidate, *(graph if isinstance(graph, list) else [])]:
                if isinstance(item, dict) and _is_article(item.get("@type")):
                    yield item


def _is_article(kind: Any) -> bool:
    return any(name in _ARTICLES for name in (kind if isinstance(kind, list) else [kind]))


def _named(value: Any) -> str | None:
    """Return the name of a person or organisation, or the names of a list of them."""
    if isinstance(value, list):
        return "، ".join(filter(None, map(_name, value))) or None
    return _name(value)


def _name(value: Any) -> str | None:
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _pick(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _first_date(metas: dict[str, str]) -> Any:
    return next(filter(None, (as_date(metas.get(key)) for key in _PUBLISHED)), None)


def _time_element(tree: HTMLTree) -> Any:
    """Return the date of the only time element, or of the one marked as the publication's; several others prove nothing."""
    times = _elements(tree, "time")
    marked = [time for time in times if (time.getattr("itemprop") or "") == "datePublished"]
    chosen = marked or times
    return as_date(chosen[0].getattr("datetime")) if len(chosen) == 1 else None


def _canonical(tree: HTMLTree) -> str | None:
    for link in _elements(tree, "link"):
        if (link.getattr("rel") or "").lower() == "canonical":
            return _text(link.getattr("href"))
    return None
