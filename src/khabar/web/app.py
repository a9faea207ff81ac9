"""The reading room as a web application."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from khabar.errors import UsageError
from khabar.model.spans import Span
from khabar.web.links import ServedLinks
from khabar.web.pages.compare import compare_page
from khabar.web.pages.entity import entity_page
from khabar.web.pages.report import report_page
from khabar.web.pages.search import search_page
from khabar.web.pages.stories import FACETS, stories_page, storyline_page
from khabar.web.pages.story import section_page, story_page
from khabar.web.preferences import CHOICES, chosen
from khabar.web.rendering import render
from khabar.web.safety import SafetyHeaders, TokenGate
from khabar.web.shelf.reading import Choice, Shelf
from khabar.web.wording import Wording

STATIC = Path(__file__).parent / "static"
YEAR = 365 * 86400
ADDRESS = 3000
"""Characters of an address to which a change of preferences leads back."""
ASKED = 600
"""Characters of a filter's value; a longer one is refused."""

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def application(shelf: Shelf, token: str | None = None, hosts: tuple[str, ...] = ("*",)) -> Starlette:
    """Return the application that shows a shelf; with a token, only to who has it."""
    middleware = [Middleware(SafetyHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    if token:
        middleware.append(Middleware(TokenGate, token=token))
    app = Starlette(
        routes=[
            Route("/", _stories),
            Route("/story/{id}", _story),
            Route("/story/{id}/{section}", _section),
            Route("/storyline/{id}", _storyline),
            Route("/report/{id}", _report),
            Route("/compare/{a}/{b}", _compare),
            Route("/entity/{id:path}", _entity),
            Route("/search", _search),
            Route("/record", _record),
            Route("/preferences", _preferences),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=middleware,
        exception_handlers={HTTPException: _http_error, UsageError: _usage_error, Exception: _failure},
    )
    app.state.shelf = shelf
    return app


def _page(request: Request, template: str, page: Any, status: int = 200, **context: Any) -> HTMLResponse:
    wording = _wording(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    here = here if len(here) <= ADDRESS else "/"
    return HTMLResponse(render(template, wording, ServedLinks(), page=page, here=here, **context), status)


def _wording(request: Request) -> Wording:
    return Wording(chosen(request.cookies, request.query_params))


def _shelf(request: Request) -> Shelf:
    shelf = request.app.state.shelf
    assert isinstance(shelf, Shelf)  # noqa: S101
    return shelf


def _found(page: Any) -> Any:
    if page is None:
        raise HTTPException(404)
    return page


def _stories(request: Request) -> Response:
    asked = _asked(request)
    facets = {name: asked.get(name, "") for name in FACETS}
    order = "newest" if asked.get("order") == "newest" else "accounts"
    choice = Choice(_day(asked.get("start", "")), _day(asked.get("end", "")), order=order, **facets)
    return _page(request, "stories.html", stories_page(_shelf(request), choice, _number(asked.get("page"))))


def _story(request: Request) -> Response:
    return _page(request, "story.html", _found(story_page(_shelf(request), request.path_params["id"])))


def _storyline(request: Request) -> Response:
    number = _number(request.query_params.get("page"))
    return _page(request, "storyline.html", _found(storyline_page(_shelf(request), request.path_params["id"], number)))


def _section(request: Request) -> Response:
    number = _number(request.query_params.get("page"))
    page = section_page(_shelf(request), request.path_params["id"], request.path_params["section"], number)
    return _page(request, "section.html", _found(page))


def _report(request: Request) -> Response:
    asked = request.query_params
    lit, page = _span(asked.get("at", "")), _number(asked["page"]) if "page" in asked else None
    return _page(request, "report.html", _found(report_page(_shelf(request), request.path_params["id"], lit, page)))


def _compare(request: Request) -> Response:
    page = compare_page(_shelf(request), request.path_params["a"], request.path_params["b"])
    return _page(request, "compare.html", _found(page))


def _entity(request: Request) -> Response:
    return _page(request, "entity.html", _found(entity_page(_shelf(request), request.path_params["id"])))


def _search(request: Request) -> Response:
    asked = _asked(request)
    where: dict[str, str | bool] = {
        "outlet": asked.get("outlet", ""),
        "start": _day(asked.get("start", "")),
        "end": _day(asked.get("end", "")),
        "story": asked.get("story", ""),
        "said": asked.get("said") == "1",
    }
    page = search_page(_shelf(request), asked.get("q", ""), _number(asked.get("page")), **where)
    return _page(request, "search.html", page, where=where)


def _record(request: Request) -> Response:
    return _page(request, "record.html", _shelf(request).manifest())


def _preferences(request: Request) -> Response:
    """Keep the reader's choices in cookies and go back to where the reader was."""
    back = request.query_params.get("back", "/")
    if not back.startswith("/") or back.startswith(("//", "/\\")) or any(ord(letter) < 32 for letter in back):
        back = "/"
    answer = RedirectResponse(back, 303)
    for name, values in CHOICES.items():
        value = request.query_params.get(name)
        if value in values:
            answer.set_cookie(name, value, max_age=YEAR, samesite="lax")
    return answer


def _asked(request: Request) -> QueryParams:
    """Return what was asked for. Raises UsageError where a value is longer than any name."""
    if any(len(value) > ASKED for value in request.query_params.values()):
        raise UsageError("query")
    return request.query_params


def _day(value: str) -> str:
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError("day") from None


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else 1


def _span(value: str) -> Span | None:
    match = _SPAN.fullmatch(value)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Span(int(match[1]), int(match[2]))


def _error(request: Request, status: int, reason: str) -> Response:
    return _page(request, "error.html", None, status, reason=reason)


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _error(request, status, "missing" if status == 404 else "refused")


def _usage_error(request: Request, error: Exception) -> Response:
    return _error(request, 400, "day" if str(error) == "day" else "query")


def _failure(request: Request, _: Exception) -> Response:
    return _error(request, 500, "failed")
