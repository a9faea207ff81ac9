"""The commands: parse, call, print."""

from khabar.cli.main import main

__all__ = ["main"]
