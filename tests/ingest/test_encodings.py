"""Bytes become the text they were, or a refusal; never something else."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.ingest.encodings import decode
from khabar.ingest.reasons import RefusedInputError

TEXT = (
    "قال وزير الخارجية إن المحادثات التي جرت في العاصمة أمس الأحد لم تصل إلى اتفاق على وقف إطلاق النار،\n"
    "وأضاف أن بلاده مستعدة للتفاوض على فتح الممرات لخروج المدنيين من الأحياء المحاصرة في المدينة القديمة.\n"
    "من جهتها رفضت المعارضة المقترح وقالت إنه لا يضمن عودة الأهالي ولا دخول المساعدات الإنسانية إلى السكان."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_unmarked_encodings_are_told_apart(encoding: str) -> None:
    text = TEXT if encoding != "iso8859_6" else TEXT.replace("،", "،")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_a_wrong_declaration_does_not_make_mojibake() -> None:
    assert decode(TEXT.encode(), declared="windows-1256") == TEXT
    assert decode(TEXT.encode("cp1256"), declared="utf-8") == TEXT
    assert decode(TEXT.encode("cp1256"), declared="no-such-encoding") == TEXT


def test_short_windows_1256_text_is_read() -> None:
    assert decode("هدنة في حلب".encode("cp1256")) == "هدنة في حلب"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 200, "binary"),
        ("Le président a été élu à Damas, déclare-t-il".encode("cp1252"), "undecodable"),
        (TEXT.encode()[:201] + b"\xff" + TEXT.encode()[201:], "undecodable"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "undecodable"),
        (TEXT.encode().decode("cp1256", "replace").encode(), "mojibake"),
        (TEXT.encode().decode("latin-1").encode(), "mojibake"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedInputError) as refused:
        decode(data)
    assert refused.value.reason == reason


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except RefusedInputError:
        return
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(min_codepoint=0x621, max_codepoint=0x64A), min_size=1, max_size=200))
def test_utf8_is_always_itself(text: str) -> None:
    assert decode(text.encode()) == text
