"""Bytes to text: which encoding a Chinese document is in, told by trial and by whether the result reads as Chinese."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# The most frequent characters of Chinese text, in both writings: about a third of any prose, and almost nothing of
# what the wrong one of GB18030 and Big5 gives.
_FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
    "子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體"
    "制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線"
    "内數数正心反你明看原又么麼利比或但质質第气氣向道命此变變条條只没沒结結解问問意建月公无無系司场場市技科资資金模型智网網"
)
_controls = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_han = re.compile("[\u4e00-\u9fff]")
_garbled = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")


def decode(data: bytes, source: str, *, declared: str | None = None) -> tuple[str, str]:
    """Give the text of `data`, without a byte order mark, and the name of its encoding; `InputError` where it has none.

    `declared` is what the data or its transport claims; it is believed only where the text does not tell otherwise.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source), encoding
    _refuse_formats(data, source)
    if b"\0" in data:
        return _with_zeros(data, source, declared)
    if len(_controls.findall(data[:65536])) * 50 > len(data[:65536]):
        raise _binary(source, "binary data")
    try:
        return _undone(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _legacy(data, source, declared)


def _refuse_formats(data: bytes, source: str) -> None:
    for start, what in _FORMATS:
        if data.startswith(start):
            raise _binary(source, what)


_REMEDIES = {
    "an image": "have its text recognised (OCR), save that as .txt and give it",
    "an old Office file": "save it as .docx, .csv or .txt and give that",
    "an RTF file": "save it as .docx or .txt and give that",
}


def _binary(source: str, what: str) -> InputError:
    remedy = _REMEDIES.get(what, "save it as UTF-8 text (.txt) and give that")
    return InputError(source, f"it is {what}, not text", remedy)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"it claims to be {encoding} but breaks off at byte {error.start}"
        raise InputError(source, reason, "save it again as UTF-8") from error


def _with_zeros(data: bytes, source: str, declared: str | None) -> tuple[str, str]:
    """Decode what holds zero bytes: UTF-16, or a text in which a few bytes were lost, which are marked."""
    try:
        return _wide(data, source)
    except InputError:
        if data.count(b"\0") * 200 > len(data):
            raise
    text, encoding = decode(data.replace(b"\0", b"\x7f"), source, declared=declared)
    return text.replace("\x7f", "\ufffd"), f"{encoding.removesuffix(' (damaged)')} (damaged)"


def _wide(data: bytes, source: str) -> tuple[str, str]:
    """Decode UTF-16 without a mark: in the right byte order it holds frequent characters or mostly Latin ones."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        ascii_share = sum(c.isascii() and (c.isprintable() or c.isspace()) for c in text[:20000]) / len(text[:20000])
        if "\0" not in text and (_likelihood(text) > 0.08 or ascii_share > 0.9):
            return text, encoding
    raise _binary(source, "binary data")


def _undone(text: str) -> tuple[str, str]:
    """Undo a wrong decoding of the whole file that was saved as UTF-8: UTF-8 once read as Latin-1 or as GBK."""
    if _garbled.search(text) and not _han.search(text):
        for wrong, data in (("latin-1", _bytes(text, "latin-1")), ("cp1252", _as_windows(text))):
            right = _decoded(data)
            if right and _han.search(right):
                return right, f"utf-8 (twice, by way of {wrong})"
    if _likelihood(text) < 0.1 and len(_han.findall(text[:100_000])) >= 10:
        # a character that was lost on the way there stays lost: its place is marked again
        data = text.replace("\ufffd", "\x7f").encode("gb18030", "replace").replace(b"\x7f", b"\xff")
        right = _decoded(data, most=8)
        if right and _likelihood(right) > 0.1:
            return right, "utf-8 (twice, by way of gb18030)"
    return text, "utf-8"


def _bytes(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return None


def _as_windows(text: str) -> bytes | None:
    """Give the bytes of a text in cp1252, whose five holes browsers fill with control characters."""
    try:
        return b"".join(bytes([ord(c)]) if ord(c) < 256 else c.encode("cp1252") for c in text)
    except UnicodeError:
        return None


def _decoded(data: bytes | None, *, most: int = 20) -> str | None:
    """Decode UTF-8 of which a few characters may be lost: each is marked, none is guessed."""
    if data is None:
        return None
    right = data.decode("utf-8", "replace")
    return right if len(re.findall("\ufffd+", right)) * most <= len(right) else None


def _legacy(data: bytes, source: str, declared: str | None) -> tuple[str, str]:
    lossy = data.decode("utf-8", "replace")
    lost = lossy.count("\ufffd")
    # A few broken bytes in a long UTF-8 text: each is marked by U+FFFD, none is guessed.
    if lost * 100 <= len(lossy) and len(_han.findall(lossy)) >= 20 * lost and _likelihood(lossy) > 0.1:
        return lossy, "utf-8 (damaged)"
    found = []
    for encoding in ("gb18030", "big5hkscs", "cp950"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = data.decode(encoding, "replace")
            lost = text.count("\ufffd")
            if lost * 50 <= len(text) and _likelihood(text) > 0.12:
                found.append((_likelihood(text) - 0.02, f"{encoding} (damaged)", text))
            continue
        found.append((_likelihood(text), encoding, text))
    if found:
        likelihood, encoding, text = max(found, key=lambda one: one[0])
        if likelihood > 0.08 or (likelihood > 0 and len(_han.findall(text)) < 20 and not declared):
            return text, encoding
    if declared and (as_declared := _as_declared(data, declared)):
        return as_declared, declared.lower()
    if found and likelihood > 0 and len(_han.findall(text)) < 20:
        return text, encoding
    best = from_bytes(data[:65536]).best()  # beyond that it only takes longer
    if best is not None and (best.encoding not in {"utf_8", "ascii"}):
        text = data.decode(best.encoding, "replace")
        if "\0" not in text and text.count("\ufffd") * 50 <= len(text):
            return text, best.encoding.replace("_", "-")
    raise InputError(source, "its encoding could not be told", "save it as UTF-8")


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        if codecs.lookup(declared).name in {"utf-8", "utf-16", "utf-32", "ascii"}:
            return None
        return data.decode(declared)
    except (LookupError, ValueError):  # an encoding that does not exist, or that does not hold this
        return None


def _likelihood(text: str) -> float:
    """Give the share of very frequent characters among the first Chinese ones."""
    characters = _han.findall(text[:20000])
    return sum(map(_FREQUENT.__contains__, characters)) / len(characters) if characters else 0.0
