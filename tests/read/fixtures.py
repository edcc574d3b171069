"""The fixture corpus: articles of our own in every format and encoding, with what a reader should make of each.

`python -m tests.read.fixtures FOLDER` writes the files out, for looking at them.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import gzip
import io
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from .articles import ALL, CHIP, FLASH, FORUM, INTERVIEW, LAUNCH, NOTICE, POST, TAIWAN, Article
from .pages import TEMPLATES, portal, soup, table_layout


@dataclass(frozen=True, kw_only=True)
class Case:
    """One file, and the documents that should come of it, in order."""

    name: str
    data: bytes
    expected: tuple[Article, ...]
    kind: str
    titled: bool = True  # whether the headline stands in the text


def cases() -> list[Case]:
    return [*_pages(), *_encoded_pages(), *_texts(), *_tables(), *_feeds(), *_office(), *_pdfs(), *_packed()]


def _pages() -> Iterator[Case]:
    for template in TEMPLATES:
        for number, article in enumerate(ALL):
            markup, expected = template(article)
            yield Case(
                name=f"{template.__name__}-{number}.html", data=markup.encode(), expected=(expected,), kind="html"
            )


def _encoded_pages() -> Iterator[Case]:
    for article, template, written in (
        (LAUNCH, table_layout, "gb2312"),
        (CHIP, portal, "gb18030"),  # which claims to be UTF-8
        (TAIWAN, soup, "big5"),
        (FORUM, portal, "utf-8-sig"),
        (POST, soup, "utf-16"),
    ):
        markup, expected = template(article)
        data = markup.encode(written, "replace")
        yield Case(name=f"{template.__name__}-{written}.htm", data=data, expected=(expected,), kind="html")
    markup, expected = portal(INTERVIEW)
    garbled = markup.encode().decode("latin-1").encode()  # UTF-8 read as Latin-1 and saved again
    yield Case(name="portal-twice.html", data=garbled, expected=(expected,), kind="html")


def plain(article: Article) -> str:
    byline = " ".join(filter(None, (article.publisher, article.published)))
    author = f"作者：{article.author}\n" if article.author else ""
    return f"{article.title}\n{byline}\n{author}\n{article.body}"


def _texts() -> Iterator[Case]:
    for article, written, suffix in (
        (LAUNCH, "utf-8", "txt"),
        (CHIP, "gb18030", "txt"),
        (FORUM, "utf-16", "txt"),
        (TAIWAN, "big5hkscs", "txt"),
        (POST, "utf-8-sig", "text"),
        (INTERVIEW, "utf-16-le", "txt"),
        (NOTICE, "gbk", "dat"),
    ):
        lines = tuple(plain(article).splitlines())
        expected = dataclasses.replace(article, lines=lines)
        yield Case(
            name=f"{written}.{suffix}",
            data=plain(article).encode(written),
            expected=(expected,),
            kind="text",
            titled=False,
        )
    front = f"---\ntitle: {CHIP.title}\ndate: {CHIP.published}\nsource: {CHIP.publisher}\nauthor: {CHIP.author}\n---\n"
    markdown = front + "\n".join(f"{line}\n" for line in CHIP.lines)
    yield Case(
        name="front-matter.md",
        data=markdown.encode(),
        expected=(CHIP,),
        kind="markdown",
        titled=False,
    )


def _row(article: Article, names: tuple[str, ...]) -> dict[str, Any]:
    values = (article.title, article.published, article.publisher, article.author, article.body)
    return dict(zip(names, values, strict=True))


ENGLISH = ("title", "date", "publisher", "author", "content")
CHINESE = ("标题", "发布时间", "来源", "作者", "正文")


def _tables() -> Iterator[Case]:
    chosen = (LAUNCH, CHIP, TAIWAN)
    for name, names, delimiter, written in (
        ("utf8.csv", ENGLISH, ",", "utf-8-sig"),
        ("chinese.csv", CHINESE, ",", "gb18030"),
        ("tabs.tsv", CHINESE, "\t", "utf-8"),
        ("semicolons.csv", ENGLISH, ";", "utf-8"),
        ("named-otherwise.dat", CHINESE, ",", "utf-8"),
    ):
        stream = io.StringIO()
        writer = csv.DictWriter(stream, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(_row(article, names) for article in chosen)
        data = stream.getvalue().encode(written)
        yield Case(name=name, data=data, expected=chosen, kind="csv", titled=False)
    rows = [_row(article, ENGLISH) for article in chosen]
    for name, value in (("list.json", rows), ("wrapped.json", {"code": 0, "data": rows}), ("unnamed.txt", rows)):
        data = json.dumps(value, ensure_ascii=False, indent=1).encode()
        yield Case(name=name, data=data, expected=chosen, kind="json", titled=False)
    lines = "".join(
        json.dumps(_row(article, ("title", "published", "publisher", "author", "text")), ensure_ascii=False) + "\n"
        for article in chosen
    )
    yield Case(name="rows.jsonl", data=lines.encode(), expected=chosen, kind="jsonl", titled=False)
    yield Case(name="rows.log", data=lines.encode("gb18030"), expected=chosen, kind="jsonl", titled=False)


def _feeds() -> Iterator[Case]:
    chosen = (LAUNCH, CHIP, FLASH)
    items = "".join(
        f"<item><title>{a.title}</title><link>https://news.example.org/{n}.html</link>"
        f"<pubDate>{_rfc(a)}</pubDate><dc:creator>{a.author or ''}</dc:creator><description>{a.lines[0][:30]}…</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{line}</p>' for line in a.lines)}]]></content:encoded></item>"
        for n, a in enumerate(chosen)
    )
    rss = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>远砾网</title>{items}</channel></rss>'
    )
    expected = tuple(dataclasses.replace(a, publisher="远砾网") for a in chosen)
    yield Case(name="rss.xml", data=rss.encode(), expected=expected, kind="feed")
    gbk = rss.replace('encoding="UTF-8"', 'encoding="gbk"').encode("gbk")
    yield Case(name="rss-gbk.rss", data=gbk, expected=expected, kind="feed")
    entries = "".join(
        f"<entry><title>{a.title}</title><link href='https://news.example.org/{n}'/><published>{a.published}T09:00:00+08:00</published>"
        f"<author><name>{a.author or ''}</name></author><content type='html'>{escape(''.join(f'<p>{line}</p>' for line in a.lines))}</content></entry>"
        for n, a in enumerate(chosen)
    )
    atom = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>远砾网</title>{entries}</feed>"
    yield Case(name="atom.xml", data=atom.encode(), expected=expected, kind="feed")


def _rfc(article: Article) -> str:
    moment = dt.datetime.fromisoformat(f"{article.published}T07:30:00+08:00").astimezone(dt.UTC)
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


def docx(lines: list[str], extra: str = "") -> bytes:
    """A Word document with one paragraph a line; each is cut into runs, as Word does."""
    body = "".join(
        "<w:p><w:pPr><w:jc w:val='left'/></w:pPr>"
        + "".join(
            f'<w:r><w:t xml:space="preserve">{escape(line[i : i + 7])}</w:t></w:r>' for i in range(0, len(line), 7)
        )
        + "</w:p>"
        for line in lines
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w='
        f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}{extra}<w:sectPr/></w:body></w:document>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>企业</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>模型</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:del><w:r><w:delText>删去的话。</w:delText></w:r></w:del><w:ins><w:r><w:t>添上的话。</w:t></w:r></w:ins></w:p>"
)


def _office() -> Iterator[Case]:
    for number, article in enumerate((LAUNCH, CHIP, POST, TAIWAN)):
        lines = [line for line in plain(article).splitlines() if line]
        expected = dataclasses.replace(article, lines=tuple(lines))
        yield Case(name=f"word-{number}.docx", data=docx(lines), expected=(expected,), kind="docx", titled=False)
    lines = [line for line in plain(FORUM).splitlines() if line]
    expected = dataclasses.replace(FORUM, lines=(*lines, "企业\t模型", "添上的话。"))
    data = docx(lines, TABLE)
    yield Case(name="word-table.docx", data=data, expected=(expected,), kind="docx", titled=False)
    yield Case(name="word-by-another-name.bin", data=data, expected=(expected,), kind="docx", titled=False)


def pdf(lines: list[str], *, columns: int = 1, header: str = "", size: int = 11, height: int = 842) -> bytes:
    """A PDF with a text layer: lines broken at the edge of the column, a header and a number on every page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, height), invariant=1)
    width = (595 - 100 - (columns - 1) * 30) / columns
    page, column, y = 1, 0, 0.0

    def begin() -> None:
        nonlocal y, column
        canvas.setFont("STSong-Light", 9)
        if header:
            canvas.drawString(50, height - 30, header)
            canvas.drawCentredString(297, 25, f"- {page} -")
        column, y = 0, height - 60.0

    begin()
    for number, line in enumerate(lines):
        points = 16 if number == 0 else size
        font = points

        def measure(row: str, font: int = font) -> float:
            return float(pdfmetrics.stringWidth(row, "STSong-Light", font))

        text = line if number == 0 else "　　" + line
        while text:
            if y < 50:
                column += 1
                y = height - 60.0
                if column == columns:
                    canvas.showPage()
                    page += 1
                    begin()
            canvas.setFont("STSong-Light", points)
            cut = _fitting(text, width, measure)
            row, text = text[:cut], text[cut:].lstrip(" ")
            indent = len(row) - len(row.lstrip("　"))
            canvas.drawString(50 + column * (width + 30) + indent * points, y, row.strip("　"))
            y -= points * 1.5
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> int:
    """Count the characters that fit into a row, as a typesetter does: words stay whole, no row begins with a mark."""
    place = 0
    while place < len(text) and measure(text[: place + 1]) <= width:
        place += 1
    if place == len(text):
        return place
    if text[place] in "，。、；：！？”）》%":
        place -= 1
    start = place
    while (
        start and text[start].isascii() and text[start - 1].isascii() and text[start] != " " and text[start - 1] != " "
    ):
        start -= 1
    return start or place


def _pdfs() -> Iterator[Case]:
    for number, article in enumerate((LAUNCH, CHIP, POST)):
        lines = [line for line in plain(article).splitlines() if line]
        expected = dataclasses.replace(article, lines=tuple(lines))
        yield Case(name=f"print-{number}.pdf", data=pdf(lines), expected=(expected,), kind="pdf", titled=False)
    for name, columns, header, height in (("columns.pdf", 2, "", 842), ("framed.pdf", 1, "栎川日报 2025年第11期", 300)):
        lines = [line for line in plain(FORUM).splitlines() if line]
        lines += [line for article in (LAUNCH, CHIP, INTERVIEW) for line in article.lines]
        expected = dataclasses.replace(FORUM, lines=tuple(lines))
        data = pdf(lines, columns=columns, header=header, height=height)
        yield Case(name=name, data=data, expected=(expected,), kind="pdf", titled=False)


def warc(pages: list[tuple[str, str]], *, packed: bool) -> bytes:
    out = bytearray()
    for address, markup in pages:
        body = markup.encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return bytes(out)


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def _packed() -> Iterator[Case]:
    made = [portal(article) for article in (LAUNCH, CHIP)]
    pages = [(f"https://news.example.org/{n}.html", markup) for n, (markup, _) in enumerate(made)]
    expected = tuple(article for _, article in made)
    yield Case(name="crawl.warc", data=warc(pages, packed=False), expected=expected, kind="html")
    yield Case(name="crawl.warc.gz", data=warc(pages, packed=True), expected=expected, kind="html")
    files = {f"{n}.html": markup.encode() for n, (markup, _) in enumerate(made)}
    yield Case(name="pages.zip", data=zipped(files), expected=expected, kind="html")
    yield Case(name="zip-in-zip.zip", data=zipped({"inner.zip": zipped(files)}), expected=expected, kind="html")
    yield Case(
        name="page.html.gz", data=gzip.compress(made[0][0].encode(), mtime=0), expected=expected[:1], kind="html"
    )


def f1(found: str, expected: str) -> float:
    """Compare two texts by their runs of three characters, blanks aside."""

    def grams(text: str) -> Counter[str]:
        squeezed = "".join(text.split())
        return Counter(squeezed[i : i + 3] for i in range(len(squeezed) - 2))

    one, other = grams(found), grams(expected)
    shared = sum((one & other).values())
    return 2 * shared / ((sum(one.values()) + sum(other.values())) or 1)


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases():
        (folder / case.name).write_bytes(case.data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
