"""Who is let in, what is refused, and what every answer carries."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from tests.web.asking import ask

import khabar.web
from khabar.errors import UsageError
from khabar.web.app import application
from khabar.web.safety import COOKIE
from khabar.web.service import LOOPBACK_HOSTS, serve
from khabar.web.shelf.reading import Shelf

TOKEN = "s3cret"  # noqa: S105
STATIC = Path(khabar.web.__file__).parent / "static"


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/room.css", "/record", "/?start=x"])
def test_every_answer_carries_the_policy(app: Starlette, address: str) -> None:
    headers = ask(app, address).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "raw",
    [
        b"/static/../app.py", b"/static/%2e%2e/app.py", b"/static/..%2fapp.py", b"/static//etc/passwd",
        b"/static/fonts/../../app.py",
        b"/report/../../../../etc/passwd", b"/entity/../../etc/passwd", b"/entity/%2e%2e/%2e%2e/etc/passwd", b"/static/%00",
    ],
)  # fmt: skip
def test_no_path_leads_out(app: Starlette, raw: bytes) -> None:
    from urllib.parse import unquote

    answer = ask(app, unquote(raw.decode()), raw_path=raw)
    assert answer.status in {400, 404}
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/story/none", 404, "لا وجود لهذه الصفحة"),
        ("/report/none", 404, "لا وجود لهذه الصفحة"),
        ("/compare/a/b", 404, "لا وجود لهذه الصفحة"),
        ("/entity/none", 404, "لا وجود لهذه الصفحة"),
        ("/story/story-veto/nothing", 404, "لا وجود لهذه الصفحة"),
        ("/?start=yesterday", 400, "هذا ليس يوما"),
        ("/search?q=a&end=2016-99-99", 400, "هذا ليس يوما"),
        ("/search?q=" + "س" * 201, 400, "تعذّر فهم هذا البحث"),
    ],
)
def test_errors_say_what_to_do(app: Starlette, address: str, status: int, words: str) -> None:
    answer = ask(app, address)
    assert answer.status == status
    assert words in answer.text


@pytest.mark.parametrize("page", ["-1", "0", "99999999999999", "x", "١", "2e3"])
def test_odd_page_numbers_are_no_errors(app: Starlette, page: str) -> None:
    assert ask(app, f"/?page={page}").status == 200
    assert ask(app, f"/search?q=موسكو&page={page}").status == 200


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "*",
        "* OR *",
        "NEAR(a b)",
        "stems:x",
        "a AND",
        "-",
        "(",
        "'; DROP TABLE report",
        "\x00",
        "👩‍👩‍👧",
        "\ud800",
    ],
)
def test_odd_searches_are_no_errors(app: Starlette, query: str) -> None:
    assert ask(app, f"/search?q={query.encode('utf-8', 'replace').decode()}").status == 200


def test_preferences_go_back_only_within(app: Starlette) -> None:
    for back in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/a\r\nx: y",
    ):
        answer = ask(app, f"/preferences?lang=en&back={back}")
        assert answer.status == 303
        assert answer.headers["location"] == "/"
    answer = ask(app, "/preferences?lang=en&digits=arabic&months=none&back=/record")
    assert answer.headers["location"] == "/record"
    cookies = answer.headers.getlist("set-cookie")
    assert [cookie.split(";")[0] for cookie in cookies] == ["lang=en", "digits=arabic"]


def test_the_token_is_asked_for(shelf: Shelf) -> None:
    closed = application(shelf, token=TOKEN)
    for address in ("/", "/static/room.css", "/?token=wrong", "/record?token="):
        assert ask(closed, address).status == 401
    welcome = ask(closed, "/record?token=s3cret&lang=en")
    assert welcome.status == 303
    assert welcome.headers["location"] == "/record?lang=en"
    cookie = welcome.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert ask(closed, "/", {"cookie": f"{COOKIE}=s3cret"}).status == 200
    assert ask(closed, "/", {"cookie": f"{COOKIE}=other"}).status == 401
    assert ask(closed, "/", {"authorization": "Bearer s3cret"}).status == 200


def test_a_welcome_never_leads_elsewhere(shelf: Shelf) -> None:
    welcome = ask(application(shelf, token=TOKEN), "//elsewhere.example/?token=s3cret")
    assert welcome.headers["location"].startswith("/elsewhere")


def test_other_host_names_are_refused(shelf: Shelf) -> None:
    local = application(shelf, hosts=LOOPBACK_HOSTS)
    assert ask(local, "/", {"host": "rebound.example"}).status == 400
    assert ask(local, "/", {"host": "127.0.0.1:8000"}).status == 200
    assert ask(local, "/", {"host": "localhost:8000"}).status == 200
    assert ask(local, "/", {"host": "[::1]:8000"}).status == 200
    for host in (
        "",
        "127.0.0.1.rebound.example",
        "localhost@rebound.example",
        "127.0.0.1:8000:1",
        "[::1",
        "*",
        "localhost.",
    ):
        assert ask(local, "/", {"host": host}).status == 400, host


@pytest.mark.parametrize("host", ["192.0.2.1", "::", "example.org"])
def test_other_hosts_need_a_token(host: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="token"):
        serve(tmp_path, host=host)


def test_the_sheet_knows_no_left_or_right() -> None:
    css = re.sub(r"/\*.*?\*/", "", (STATIC / "room.css").read_text("utf-8"), flags=re.DOTALL)
    physical = re.findall(
        r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
        r"|left|right|top|bottom|width|height|min-width|max-height|min-height|float|text-align\s*:\s*(?:left|right))\s*:",
        css,
    )
    assert not [found for found in physical if found]
    assert not re.search(r"letter-spacing|font-style:\s*italic|text-align:\s*justify", css)
    assert "http" not in css.replace("http://www.w3.org", "")


def test_no_template_marks_text_as_safe() -> None:
    for path in (STATIC.parent / "templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), path.name
