"""Asking an ASGI application without a server."""

import asyncio
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def ask(
    app: ASGIApp,
    address: str,
    headers: dict[str, str] | None = None,
    raw_path: bytes | None = None,
    method: str = "GET",
) -> Answer:
    """Return the answer to a request."""
    path, _, query = address.partition("?")
    sent: list[Message] = []
    asked: list[bool] = []

    async def receive() -> Message:
        if asked:
            await asyncio.Event().wait()
        asked.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": raw_path or quote(path, safe="/%@+").encode(),
        "query_string": quote(query, safe="=&%+").encode(),
        "headers": [
            (name.lower().encode(), value.encode()) for name, value in ({"host": "localhost"} | (headers or {})).items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "root_path": "",
    }

    async def run() -> None:
        await app(scope, receive, send)

    asyncio.run(run())
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(start["status"], Headers(raw=start["headers"]), body)
