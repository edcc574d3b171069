"""Small inputs that would take hours or gigabytes: each is made here, and each must be refused within two seconds."""

from __future__ import annotations

import functools
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from tests.read.fixtures import zipped

_TEXT = "<p>甲公司今天宣布，新的产品已经完成测试。</p>"
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    + "]>"
)
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Endless(io.RawIOBase):
    """So many bytes of one letter, without holding them."""

    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self._left)
        buffer[:size] = b"a" * size
        self._left -= size
        return size


def _endless(size: int) -> BinaryIO:
    return io.BufferedReader(Endless(size))


def _page(inner: str) -> bytes:
    return f"<html><body><article>{_TEXT}{inner}</article></body></html>".encode()


def _deflated(name: str, text: str, times: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(times):
            member.write(text.encode())
    return stream.getvalue()


def _nested(levels: int) -> bytes:
    data = zipped({"a.txt": "甲。".encode()})
    for _ in range(levels):
        data = zipped({"a.zip": data})
    return data


def _warc(inner: bytes) -> bytes:
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://bomb.example/\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(inner)}\r\n\r\n"
    )
    return head.encode() + inner + b"\r\n\r\n"


def pdf(content: bytes) -> bytes:
    """A PDF of one page with this content."""
    packed = zlib.compress(content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        page,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return bytes(out) + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        start,
    )


def _loop() -> bytes:
    return _LOOP


_LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R/Prev 130>>\nstartxref\n130\n%%EOF"
)
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BOMBS: dict[str, Callable[[], bytes | BinaryIO]] = {
    "nested.html": lambda: _page("<div>" * 100_000),
    "nested-a-little.html": lambda: _page("<div>" * 5_000),
    "attributes.html": lambda: _page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">甲</p>"),
    "attributes-quoted.html": lambda: _page("<p " + " ".join(f'a{i}=">"' for i in range(100_000)) + ">甲</p>"),
    "attributes-unquoted.html": lambda: _page("<p x' " + " ".join(f"a{i}=1" for i in range(100_000)) + ">甲</p>"),
    "flat.html": lambda: _page(_TEXT * 100_000),
    "large.html": lambda: _endless(1 << 30),
    "zeros.zip": lambda: _deflated("a.txt", "\0" * (1 << 20), 120),
    "large.zip": lambda: _deflated("a.txt", "甲" * (1 << 18), 280),
    "nested.zip": functools.partial(_nested, 10),
    "laughs.xml": f"{_LAUGHS}<rss><channel><item><title>&l11;</title></item></channel></rss>".encode,
    "laughs.docx": lambda: zipped({"word/document.xml": f"{_LAUGHS}<w:document {_NS}>&l11;</w:document>".encode()}),
    "outside.xml": lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss>&f;</rss>',
    "large.docx": lambda: _deflated("word/document.xml", "<w:t>" + "a" * (1 << 20), 120),
    "long-line.jsonl": lambda: _endless(1 << 30),
    "nested.json": lambda: b"[" * 100_000,
    "nested.jsonl": lambda: b'{"text":' + b"[" * 100_000 + b"\n",
    "zeros.gz": lambda: gzip.compress(b"\0" * (120 << 20), 1),
    "zeros.warc.gz": lambda: gzip.compress(_warc(_HTTP + b"\r\n" + b"a" * (60 << 20)), 1),
    "packed.warc": lambda: _warc(_HTTP + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * (60 << 20), 1)),
    "loop.pdf": _loop,
    "blanks.pdf": lambda: pdf(b" " * (60 << 20)),
    "stack.pdf": lambda: pdf(b"q " * 15_000_000),
}
