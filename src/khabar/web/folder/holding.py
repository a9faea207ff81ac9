"""Data that pages of a folder load as scripts: a page opened from a disk may load scripts, and nothing else.

Each file makes one call, ``khabar.hold(NAME, VALUE)``, with a JSON value; ``folder.js`` asks for the files by name.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

SHARD = 20_000
"""Bytes of a file of words, about; a word that is in very many sentences makes a larger one."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def hold(out: Path, name: str, value: object) -> None:
    """Write a value to ``NAME.js`` below ``out``."""
    path = out / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f'khabar.hold("{name}",{_plain(written)});\n', "utf-8", errors="replace")


def hold_shards(out: Path, name: str, lines: Iterable[tuple[str, str]]) -> list[str]:
    """Write lines of (key, rest) to ``NAME/0.js``, ``NAME/1.js`` … in the order of their keys; return each file's first key."""
    firsts: list[str] = []
    held: list[str] = []
    size = 0
    for key, rest in sorted(lines, key=lambda line: line[0].encode("utf-16-be", "surrogatepass")):
        if held and size > SHARD:
            hold(out, f"{name}/{len(firsts) - 1}", "\n".join(held))
            held, size = [], 0
        if not held:
            firsts.append(key)
        held.append(f"{key}\t{rest}")
        size += len(key) * 2 + len(rest)
    if held:
        hold(out, f"{name}/{len(firsts) - 1}", "\n".join(held))
    return firsts


def compact(number: int) -> str:
    """Return a whole number in base 36, as JavaScript's ``parseInt(text, 36)`` reads it."""
    if number < 36:
        return _DIGITS[number]
    return compact(number // 36) + _DIGITS[number % 36]


def gaps(numbers: Sequence[int]) -> str:
    """Return rising numbers as the steps between them."""
    return " ".join(compact(b - a) for a, b in zip([0, *numbers], numbers, strict=False))


def _plain(written: str) -> str:
    """Return JSON without the two line ends that older scripts did not allow in a text."""
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
