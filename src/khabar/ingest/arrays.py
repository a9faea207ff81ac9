"""JSON arrays and JSON Lines: one element after another, so that a bad one costs itself only.

An array's text is held in memory and its elements are parsed one at a time; JSON Lines are read line by line.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from khabar.ingest.encodings import decode
from khabar.ingest.fields import facts, report
from khabar.ingest.limits import MAX_LINE
from khabar.ingest.reasons import RefusedInputError
from khabar.model.document import Document, Reject

_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT_ELEMENT = re.compile(r"\}\s*,\s*(?=\{)")
_MOST_FAULTS = 100
"""Bad places after which the rest of an array is given up."""
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an input of many reports: its place from 0, and its value or why it has none."""

    index: int
    value: Any = None
    refused: RefusedInputError | None = None


def read_json(text: str, stem: str, source: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Document | Reject]:
    """Yield the reports of a JSON text: an array, one object that is a report, an object that holds one array, or lines.

    ``stem`` is the file's name without suffix, from which members without id are named. Raises RefusedInputError where the whole
    is no JSON.
    """
    start = _after_blank(text, 0)
    if text.startswith("[", start):
        yield from read_elements(_array(text, start + 1), stem, source, names)
        return
    try:
        value, end = _parse(text, start)
    except RefusedInputError:
        if "\n" not in text.strip():
            raise
        yield from read_elements(_text_lines(text), stem, source, names)
        return
    if _after_blank(text, end) < len(text):
        yield from read_elements(_text_lines(text), stem, source, names)
    else:
        yield from _single(value, stem, source, names)


def read_lines(
    stream: IO[bytes], stem: str, source: str, names: Mapping[str, tuple[str, ...]]
) -> Iterator[Document | Reject]:
    """Yield the reports of JSON Lines in any encoding that keeps line breaks as single bytes."""
    yield from read_elements(_byte_lines(stream), stem, source, names)


def read_elements(
    elements: Iterable[Element], stem: str, source: str, names: Mapping[str, tuple[str, ...]]
) -> Iterator[Document | Reject]:
    """Yield a document or a reject for every element; one without id is named ``stem`` and its place in four digits."""
    for element in elements:
        where = f"{source}#{element.index}"
        try:
            if element.refused is not None:
                raise element.refused
            yield _report(element.value, f"{stem}-{element.index:04d}", where, names)
        except RefusedInputError as refused:
            yield Reject(where, refused.reason, refused.detail)


def _single(value: Any, stem: str, source: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Document | Reject]:
    """Yield the reports of a file that holds one JSON value: a report, or an object around one array of objects."""
    if isinstance(value, dict) and facts(value, names).text is None:
        arrays = [item for item in value.values() if isinstance(item, list) and any(isinstance(x, dict) for x in item)]
        if len(arrays) == 1:
            elements = (Element(index, item) for index, item in enumerate(arrays[0]))
            yield from read_elements(elements, stem, source, names)
            return
    yield _report(value, stem, source, names)


def _report(value: Any, name: str, source: str, names: Mapping[str, tuple[str, ...]]) -> Document:
    if not isinstance(value, dict):
        raise RefusedInputError("not-a-report", f"a JSON {type(value).__name__}, not an object")
    return report(facts(value, names), name, source)


def _array(text: str, at: int) -> Iterator[Element]:
    """Yield the elements of an array whose first element begins at or after ``at``."""
    faults = 0
    index = 0
    at = _after_blank(text, at)
    while not text.startswith("]", at):
        try:
            value, at = _parse(text, at)
            yield Element(index, value)
            index += 1
            at = _after_comma(text, at)
        except RefusedInputError as refused:
            faults += 1
            resumed = _NEXT_ELEMENT.search(text, at) if faults < _MOST_FAULTS else None
            yield Element(index, refused=refused if faults < _MOST_FAULTS else _given_up(refused))
            if resumed is None:
                return
            index += 1
            at = resumed.end()
    yield from _rest(text, at + 1, index)


def _given_up(refused: RefusedInputError) -> RefusedInputError:
    return RefusedInputError(refused.reason, f"{refused.detail}; the rest is not read, after {_MOST_FAULTS} bad places")


def _rest(text: str, at: int, index: int) -> Iterator[Element]:
    at = _after_blank(text, at)
    if at < len(text):
        yield Element(
            index, refused=RefusedInputError("malformed-json", f"text after the array's end, at character {at}")
        )


def _after_comma(text: str, at: int) -> int:
    """Return where the next element or the closing bracket stands; RefusedInputError if neither can follow."""
    at = _after_blank(text, at)
    if text.startswith("]", at):
        return at
    if not text.startswith(",", at):
        what = "the array breaks off" if at >= len(text) else "no comma or bracket after an element"
        raise RefusedInputError("malformed-json", f"{what} at character {at}")
    return _after_blank(text, at + 1)


def _text_lines(text: str) -> Iterator[Element]:
    lines = (line for line in text.split("\n") if line.strip())
    for index, line in enumerate(lines):
        yield _line_element(index, line)


def _byte_lines(stream: IO[bytes]) -> Iterator[Element]:
    index = 0
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            _skip_line(stream, line)
            refused = RefusedInputError("too-large", f"a line of more than {MAX_LINE:,} bytes")
            yield Element(index, refused=refused)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                yield _line_element(index, decode(line))
            except RefusedInputError as refused:
                yield Element(index, refused=refused)
        else:
            continue
        index += 1


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)


def _line_element(index: int, line: str) -> Element:
    try:
        start = _after_blank(line, 0)
        value, end = _parse(line, start)
        if _after_blank(line, end) < len(line):
            raise RefusedInputError("malformed-json", f"text after the value, at character {end} of the line")
    except RefusedInputError as refused:
        return Element(index, refused=refused)
    return Element(index, value)


def _parse(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except RecursionError:
        raise RefusedInputError("malformed-json", f"nested too deeply, from character {at}") from None
    except json.JSONDecodeError as error:
        raise RefusedInputError("malformed-json", f"{error.msg} at line {error.lineno}, column {error.colno}") from None
    except ValueError as error:
        raise RefusedInputError("malformed-json", f"{error}, from character {at}") from None


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
