"""From bytes to text, with certainty or not at all.

Order of trust: a byte order mark; well-formed UTF-8; what the file declares; UTF-16 without a mark; the Arabic single-byte
encodings, told apart by how Arabic the outcome looks. Text that looks decoded wrongly is refused and never passed on.
"""

import codecs
import re
from collections.abc import Iterable

from khabar.ingest.reasons import RefusedInputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_SINGLE_BYTE = ("cp1256", "iso8859_6", "mac_arabic", "cp720")
_SAMPLE = 200_000
"""Bytes or characters looked at when an encoding is weighed."""

_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u067e\u0686\u06af]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_ARTICLE = re.compile(r"[وفبكل]?(?:ال|لل)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MISREAD = re.compile(
    r"[طظ](?=[\u0080-\u00bf\u0152\u0153\u0178\u0192\u02c6\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2"
    r"\u200c\u200d\u2010-\u203a\u20ac\u2122])|[ØÙ](?=[\u0080-\u2122])"
)
"""UTF-8 Arabic read as windows-1256 (ط§ظ„) or as windows-1252 (Ø§Ù„)."""
_MISREAD_SHARE = 0.15
_CONTROL_SHARE = 0.05
_WIDE_SHARE = 0.01
_LEAST_ARABIC = 0.75
"""Share of the characters beyond ASCII that must be Arabic letters for a single-byte encoding to be believed."""
_LEAST_ARTICLES = 0.08
"""Share of the words that must bear the article, in texts long enough to count."""
_WORDS_THAT_COUNT = 25


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data`` without its byte order mark.

    ``declared`` is the encoding that the input names itself, if any. Raises RefusedInputError (empty, binary, undecodable or
    mojibake).
    """
    if not data.strip():
        raise RefusedInputError("empty", "no characters")
    text = _marked(data)
    if text is None:
        text = _unmarked(data, declared)
    return checked(text)


def checked(text: str) -> str:
    """Return ``text`` if it can be a report's; raise RefusedInputError (binary, undecodable or mojibake) otherwise."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise RefusedInputError("binary", "control characters among the text")
    if _SURROGATE.search(text):
        raise RefusedInputError("undecodable", "holds half a surrogate pair; save the text as UTF-8")
    misread = len(_MISREAD.findall(sample))
    if misread > _MISREAD_SHARE * len(sample.encode("utf-8", "replace")) / 4:
        raise RefusedInputError("mojibake", f"{misread} letter pairs as of UTF-8 read in a single-byte encoding")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                detail = f"begins with the byte order mark of {encoding} but breaks it at byte {error.start}"
                raise RefusedInputError("undecodable", f"{detail}; save it as UTF-8") from None
    return None


def _unmarked(data: bytes, declared: str | None) -> str:
    text = _strict(data, "utf-8")
    if text is not None and not _looks_wide(data):
        return text
    for encoding in _WIDE:
        text = _strict(data, encoding)
        if text is not None and _arabic_share(text) >= _LEAST_ARABIC and not _CONTROL.search(text[:_SAMPLE]):
            return text
    if b"\0" in data[:_SAMPLE]:
        raise RefusedInputError("binary", "NUL bytes")
    return _single_byte(data, declared)


def _looks_wide(data: bytes) -> bool:
    """Tell whether bytes that may pass for UTF-8 have the NULs and 06s of UTF-16 Arabic."""
    sample = data[:_SAMPLE]
    return sample.count(0) + sample.count(6) > _WIDE_SHARE * len(sample)


def _single_byte(data: bytes, declared: str | None) -> str:
    encodings: Iterable[str] = (declared, *_SINGLE_BYTE) if declared else _SINGLE_BYTE
    weighed: list[tuple[float, int, str]] = []
    for rank, encoding in enumerate(encodings):
        text = _strict(data, encoding)
        if text is not None:
            weighed.append((_plausibility(text), -rank, text))
    best = max(weighed, default=(0.0, 0, ""))
    if best[0] <= 0:
        if len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > _CONTROL_SHARE * len(data[:_SAMPLE]):
            raise RefusedInputError("binary", "control bytes and no encoding that fits")
        raise RefusedInputError(
            "undecodable", f"{_utf8_fault(data)}, nor Arabic in a single-byte encoding; save it as UTF-8"
        )
    return best[2]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):  # a declared name may be any string, even one that is no name
        return None


def _utf8_fault(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start} is 0x{data[error.start]:02x})"
    return "not plain UTF-8"


def _arabic_share(text: str) -> float:
    beyond = len(_NON_ASCII.findall(text[:_SAMPLE]))
    return len(_ARABIC.findall(text[:_SAMPLE])) / beyond if beyond else 0.0


def _plausibility(text: str) -> float:
    """Return how Arabic ``text`` looks, 0 (not at all) to 2: the share of Arabic letters and that of words with the article."""
    share = _arabic_share(text)
    if share < _LEAST_ARABIC:
        return 0.0
    words = _WORD.findall(text[:_SAMPLE])
    articles = sum(1 for word in words if _ARTICLE.match(word)) / len(words) if words else 0.0
    if len(words) >= _WORDS_THAT_COUNT and articles < _LEAST_ARTICLES:
        return 0.0
    return share + articles if words else 0.0
