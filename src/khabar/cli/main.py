"""The command line and its exit codes: 0 done, 1 failed, 2 wrong use, 130 stopped by the user."""

import sys
from typing import Annotated

import typer

from khabar.cli.analyze import analyze
from khabar.cli.build import build
from khabar.cli.evaluate import evaluate
from khabar.cli.export import export
from khabar.cli.serve import serve
from khabar.cli.show import show
from khabar.errors import KhabarError, UsageError
from khabar.version import __version__

app = typer.Typer(
    help="Read Arabic news reports about a conflict or negotiation and make one record that can be checked.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong use, 130 stopped by the user.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(analyze)
app.command()(build)
app.command()(show)
app.command()(serve)
app.command()(export)
app.command()(evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khabar {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; every error made on purpose ends as one message on stderr."""
    try:
        app()
    except KhabarError as error:
        typer.echo(f"khabar: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
