"""Serving a record."""

import errno
import ipaddress
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette

from khabar.errors import RecordError, ServiceError, UsageError
from khabar.store.manifest import Manifest, read_manifest
from khabar.web.app import application
from khabar.web.rendering import warm
from khabar.web.shelf.reading import Shelf

if TYPE_CHECKING:
    from khabar.store.record import Record

SHELF = "reading-room.sqlite"
"""File of the shelf within the record directory; it is made from the record and may be deleted."""
BACKLOG = 512
"""Readers that may wait to be let in while others are answered."""
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def shelf_of(record: "Path | Record") -> Shelf:
    """Return the shelf of a record, made first if it is missing or the record has changed since.

    Raises RecordError if there is no record.
    """
    folder = record if isinstance(record, Path) else record.folder
    path = folder / SHELF
    fingerprint = _fingerprint(read_manifest(folder))
    try:
        shelf = Shelf(path)
        if shelf.fact("fingerprint") == fingerprint:
            return shelf
    except RecordError:
        pass
    # A record that is only read on needs neither Arrow nor DuckDB, and starts sooner without them.
    from khabar.store.record import Record
    from khabar.web.holdings import RecordHoldings
    from khabar.web.shelf.making import make

    make(RecordHoldings(Record(folder)), path, fingerprint)
    return Shelf(path)


def create_app(record: "Path | Record", token: str | None = None, hosts: tuple[str, ...] = ("*",)) -> Starlette:
    """Return the ASGI application of a record directory."""
    return application(shelf_of(record), token, hosts)


def serve(
    record: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a record until stopped; ``ready`` is called with the address once it answers.

    Raises UsageError for a host beyond this machine without a token, and ServiceError where the port cannot be had.
    """
    local = _is_loopback(host)
    if not local and not token:
        raise UsageError(
            f"{host} can be reached from other machines: give a token, such as --token {secrets.token_urlsafe(12)}"
        )
    with listening(host, port) as socket_:
        app = create_app(record, token, LOOPBACK_HOSTS if local else ("*",))
        threading.Thread(target=warm, daemon=True).start()
        if ready:
            ready(f"http://{f'[{host}]' if ':' in host else host}:{socket_.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[socket_])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address. Raises ServiceError with what to do where it cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address[:2], family=family, backlog=BACKLOG)
        # Connections inherit it; a page's head and body would else wait 40 ms for one another's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        reasons = {
            errno.EADDRINUSE: "it is taken: stop what listens there or name another port with --port",
            errno.EACCES: "it needs rights that this user lacks: name a port above 1023 with --port",
            errno.EADDRNOTAVAIL: "this machine has no such address: name one of its own with --host",
        }
        why = reasons.get(error.errno or 0, error.strerror or str(error))
        raise ServiceError(f"cannot listen at {host} port {port}: {why}") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _fingerprint(manifest: Manifest) -> str:
    """Return what the shelf depends on: the hashes of all tables."""
    return ",".join(f"{name}:{entry.sha256[:16]}" for name, entry in sorted(manifest.tables.items()))
