from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.read.decoding import decode

SIMPLE = "临湖数控在春季大会上发布了新的控制器，公司表示今年将把产能提高一倍。"
TRADITIONAL = "臨湖數控在春季大會上發布了新的控制器，公司表示今年將把產能提高一倍。"


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "gb2312", "gb18030"),
        (SIMPLE + "𠮷", "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
        (SIMPLE + "\nAbc\n", "utf-16-le", "utf-16-le"),
        (SIMPLE + "\nAbc\n", "utf-16-be", "utf-16-be"),
        ("plain words", "ascii", "utf-8"),
    ],
)
def test_an_encoding_is_told_by_what_reads_as_chinese(text: str, written: str, expected: str) -> None:
    assert decode(text.encode(written), "a.txt") == (text, expected)


@pytest.mark.parametrize("written", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(written: str) -> None:
    assert decode(SIMPLE.encode(written), "a.txt")[0] == SIMPLE


def test_line_breaks_are_untouched() -> None:
    assert decode("一\r\n二\r三\n".encode(), "a.txt")[0] == "一\r\n二\r三\n"


@pytest.mark.parametrize("wrong", ["latin-1", "gb18030"])
def test_a_wrong_decoding_of_the_whole_file_is_undone(wrong: str) -> None:
    text = SIMPLE[:20] if wrong == "gb18030" else SIMPLE
    text = text if len(text.encode()) % 2 == 0 else text + "a"
    garbled = text.encode().decode(wrong)
    assert decode(garbled.encode(), "a.txt")[0] == text


def test_a_lost_byte_in_a_long_text_is_marked_and_not_guessed() -> None:
    data = bytearray((SIMPLE * 20).encode())
    data[300] = 0xFF
    text, encoding = decode(bytes(data), "a.txt")
    assert encoding == "utf-8 (damaged)"
    assert 1 <= text.count("\ufffd") <= 3


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04" + b"\0" * 30, bytes(range(256)) * 40, b"\x89PNG\r\n", b"\0\0\0abc\0\0"]
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        decode(data, "scan.txt")
    assert raised.value.source == "scan.txt"
    assert raised.value.remedy


def test_a_mark_that_promises_too_much_is_refused() -> None:
    with pytest.raises(InputError, match="breaks off"):
        decode(b"\xef\xbb\xbf" + SIMPLE.encode()[:-1], "a.txt")
