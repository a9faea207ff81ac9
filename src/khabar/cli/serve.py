"""``khabar serve``: the record as pages."""

from pathlib import Path
from typing import Annotated

import typer


def serve(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="Folder of a record.")],
    host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen at.")] = 8000,
    token: Annotated[
        str | None, typer.Option("--token", help="Secret that readers must give; required beyond this machine.")
    ] = None,
) -> None:
    """Serve the pages of a record on this machine until stopped with Ctrl-C.

    Example: khabar serve record --port 8080
    """
    from khabar.web import serve as run

    def ready(address: str) -> None:
        asked = "?token=TOKEN" if token else ""
        typer.echo(f"reading room of {record}: {address}{asked} (Ctrl-C stops it)")

    run(record, host, port, token, ready)
