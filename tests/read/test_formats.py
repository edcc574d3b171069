"""What the formats need besides main text: columns, places of origin, archives, crawls, addresses, refusals by name."""

from __future__ import annotations

import gzip
import http.server
import io
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import kg
from kg.errors import InputError, UsageError
from kg.read.columns import column_map
from kg.read.decoding import decode
from kg.read.files import Record, records
from kg.read.kinds import kind_of
from kg.read.readers import Options
from kg.text.noise import noise

from .articles import CHIP, FLASH, FORUM, LAUNCH, TAIWAN
from .fixtures import docx, pdf, warc, zipped
from .pages import portal, soup

BODY = "霁川智能今天宣布，新的模型已经完成测试，将在下周向企业用户开放。"


def read(path: Path, options: Options | None = None) -> list[Record | InputError]:
    return list(records([str(path)], options=options))


def only(path: Path, options: Options | None = None) -> Record:
    (one,) = read(path, options)
    assert isinstance(one, Record), one
    return one


def refusal(path: Path, options: Options | None = None) -> InputError:
    (one,) = read(path, options)
    assert isinstance(one, InputError), one
    assert one.remedy
    return one


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    markup = portal(LAUNCH)[0]
    assert only(written(tmp_path, "a.txt", markup)).kind == "html"
    assert only(written(tmp_path, "b.html", pdf(["题", BODY]))).kind == "pdf"
    assert only(written(tmp_path, "c", docx([BODY]))).kind == "docx"
    assert only(written(tmp_path, "d.html", BODY)).kind == "text"
    assert only(written(tmp_path, "e.txt", "[图片] " + BODY)).kind == "text"
    assert only(written(tmp_path, "f.txt", "{不是数据} " + BODY)).kind == "text"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xlsx", zipped({"xl/workbook.xml": b"<x/>"}), "an Excel file"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "files of kind .doc"),
        ("a.txt", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Office file"),
        ("a.js", b"var x = 1;", "files of kind .js"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "no whole PDF"),
        ("a.zip", b"PK\x03\x04 and nothing else", "no whole zip"),
        ("a.xml", b'<?xml version="1.0"?><config><a>1</a></config>', "XML of a kind"),
        ("a.json", b'[{"text": "\xe7', "no JSON at line 1"),
        (
            "list.html",
            "<html><body><ul>" + "<li><a href='x'>一条别处的新闻标题而已</a></li>" * 20 + "</ul></body></html>",
            "no article",
        ),
        ("a.csv", "甲,乙\n1,2\n", "no column is known to hold the text"),
    ],
)
def test_what_is_not_read_is_named_with_a_remedy(name: str, data: bytes | str, reason: str, tmp_path: Path) -> None:
    error = refusal(written(tmp_path, name, data))
    assert error.source == name
    assert reason in error.reason


def test_parquet_is_an_extra_that_the_message_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    error = refusal(written(tmp_path, "a.parquet", b"PAR1" + b"\0" * 600))
    assert "industry-kg[parquet]" in error.remedy


def test_columns_are_mapped(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", f"何时,何事,标题\n2024-08-02,{BODY},甲题\n")
    assert "何时, 何事, 标题" in refusal(path).remedy
    options = Options(columns=column_map(["text=何事", "published=何时"]))
    document = only(path, options).document
    assert (document.text, document.published, document.title) == (BODY, "2024-08-02", "甲题")
    assert [o.place for o in document.origins] == ["row 2"]
    lines = written(tmp_path, "a.jsonl", json.dumps({"何事": BODY}, ensure_ascii=False) + "\n")
    assert only(lines, options).document.text == BODY
    with pytest.raises(UsageError, match="FIELD=NAME"):
        column_map(["body=何事"])


def test_pages_paragraphs_and_elements_are_told(tmp_path: Path) -> None:
    lines = [f"第{n}段。{BODY}{BODY}" for n in range(40)]
    document = only(written(tmp_path, "a.pdf", pdf(lines))).document
    assert {"page 1", "page 2"} <= {o.place for o in document.origins}
    second = next(o.start for o in document.origins if o.place == "page 2")
    assert document.text[second - 1] == "\n"
    document = only(written(tmp_path, "a.docx", docx(lines))).document
    assert document.text[document.origins[2].start :].startswith("第2段")
    assert document.origins[2].place == "paragraph 3"
    document = only(written(tmp_path, "a.html", portal(LAUNCH)[0])).document
    place = next(o for o in document.origins if document.text[o.start :].startswith(LAUNCH.lines[1]))
    assert place.place.endswith("/p[2]")


def test_a_page_tells_editor_section_and_what_was_left_out(tmp_path: Path) -> None:
    record = only(written(tmp_path, "a.html", portal(LAUNCH)[0]))
    assert (record.editor, record.section) == ("阮小乙", "科技")
    assert {"navigation", "related", "comments", "share"} <= set(record.left_out)
    for strange in ("网友", "分享到", "汀芷集团否认", "不是正文"):
        assert strange not in record.document.text


def test_a_members_name_is_its_source_and_chinese_windows_names_are_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("xxxx.txt")
        archive.writestr(info, BODY)
    data = stream.getvalue().replace(b"xxxx.txt", "新闻.txt".encode("gbk"))
    assert only(written(tmp_path, "a.zip", data)).document.sources == ("a.zip/新闻.txt",)


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt"])
def test_names_that_lead_out_of_an_archive_are_refused(name: str, tmp_path: Path) -> None:
    good, bad = sorted(
        read(written(tmp_path, "a.zip", zipped({name: b"x", "ok.txt": BODY.encode()}))),
        key=lambda o: isinstance(o, InputError),
    )
    assert isinstance(good, Record)
    assert isinstance(bad, InputError)
    assert "leads out" in bad.reason
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_links_in_archives_are_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "link" in refusal(written(tmp_path, "a.zip", stream.getvalue())).reason


def test_a_broken_record_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    pages = [(f"https://news.example.org/{n}", portal(a)[0]) for n, a in enumerate((LAUNCH, CHIP, FORUM))]
    parts = [warc([page], packed=True) for page in pages]
    broken = bytearray(parts[1])
    broken[200:260] = b"\0" * 60
    outcomes = read(written(tmp_path, "a.warc.gz", parts[0] + bytes(broken) + parts[2]))
    found = [one.document for one in outcomes if isinstance(one, Record)]
    assert [d.title for d in found] == [LAUNCH.title, FORUM.title]
    assert found[0].sources == ("https://news.example.org/0",)
    errors = [one for one in outcomes if isinstance(one, InputError)]
    assert ["damaged" in one.reason for one in errors] == [True]


def test_declared_encodings_are_not_trusted(tmp_path: Path) -> None:
    markup = soup(TAIWAN)[0].replace("<head>", '<head><meta charset="gb2312">')
    record = only(written(tmp_path, "a.html", markup.encode("big5", "replace")))
    assert TAIWAN.lines[0] in record.document.text
    assert record.encoding == "big5hkscs"
    assert decode("こんにちは、世界のニュース".encode("shift_jis"), "x", declared="shift_jis")[0].startswith(
        "こんにちは"
    )


@pytest.mark.parametrize("written_in", ["gb18030", "big5hkscs"])
def test_a_lost_byte_is_marked_in_any_encoding(written_in: str) -> None:
    text = (LAUNCH if written_in == "gb18030" else TAIWAN).body * 5
    data = bytearray(text.encode(written_in))
    data[301:302] = b""
    found, encoding = decode(bytes(data), "x")
    assert encoding in {f"{written_in} (damaged)", written_in}  # what is left may happen to be whole characters again
    assert found[-100:] == text[-100:]


def test_mojibake_of_a_whole_page_with_losses_is_undone() -> None:
    garbled = (LAUNCH.body * 3).encode().decode("gb18030", "replace").encode()
    text, encoding = decode(garbled, "x")
    assert encoding.startswith("utf-8 (twice")
    assert "霁川智能" in text
    assert "\ufffd" in text or text == LAUNCH.body * 3


def test_bytes_lost_for_good_are_skipped_with_their_reason() -> None:
    text = "模型已经发布?；谌A为的芯片，霁川智能将在下周开放测试。"
    assert any(d.reason == "mojibake" for d in noise(text))


def test_a_zero_byte_in_a_text_is_marked() -> None:
    text, encoding = decode((BODY * 10).encode()[:-3] + b"\0" + "。".encode(), "x")
    assert encoding == "utf-8 (damaged)"
    assert text.count("\ufffd") == 1


def test_standard_input_may_be_a_file_of_any_kind() -> None:
    (one,) = records(["-"], stdin=io.BytesIO(portal(LAUNCH)[0].encode()))
    assert isinstance(one, Record)
    assert one.document.title == LAUNCH.title
    assert one.document.sources == ()


def test_small_texts_need_no_child_and_no_parser() -> None:
    code = (
        "import sys, io\nfrom kg.read.files import records\n"
        f"list(records(['-'], stdin=io.BytesIO('{{\"text\": \"{BODY}\"}}'.encode())))\n"
        "from kg.read import isolation\nprint([m for m in ('lxml', 'pypdfium2', 'urllib.request') if m in sys.modules], isolation._pools)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] {}\n"


def test_many_pages_keep_their_order_however_many_children_read(tmp_path: Path) -> None:
    for n in range(12):
        written(
            tmp_path,
            f"{n:02}.html",
            f"<html><body><article><p>第{n}篇。{BODY * (1 + n % 5)}</p></article></body></html>",
        )
        written(tmp_path, f"{n:02}.txt", f"第{n}篇短文。{BODY}")
    for jobs in (1, 2):
        found = [
            one.document.sources[0]
            for one in records([str(tmp_path)], options=Options(jobs=jobs))
            if isinstance(one, Record)
        ]
        assert found == sorted(found)
        assert len(found) == 24


class _Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
        elif self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif self.path == "/page":
            body = soup(CHIP)[0].encode("gb18030")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=gbk")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        else:
            self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_addresses_are_loaded_only_with_fetch(site: str, tmp_path: Path) -> None:
    path = written(tmp_path, "list.txt", f"{site}/page\n# a remark\n{site}/moved\n{site}/none\n")
    assert {"--fetch" in one.remedy for one in read(path) if isinstance(one, InputError)} == {True}
    one, other, missing = read(path, Options(fetch=True))
    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert isinstance(missing, InputError)
    assert (one.document.title, one.document.published, one.document.sources) == (
        CHIP.title,
        CHIP.published,
        (f"{site}/page",),
    )
    assert other.document.sources == (f"{site}/page",)
    assert "404" in missing.reason
    (direct,) = records([f"{site}/page"], options=Options(fetch=True))
    assert isinstance(direct, Record)
    assert direct.place == f"{site}/page"


@pytest.mark.parametrize(("path", "reason"), [("/file", "leads to file"), ("/round", "leads on and on")])
def test_redirects_are_checked(path: str, reason: str, site: str) -> None:
    (one,) = records([f"{site}{path}"], options=Options(fetch=True))
    assert isinstance(one, InputError)
    assert reason in one.reason


def test_a_server_that_is_not_there() -> None:
    (one,) = records(["http://127.0.0.1:9/x"], options=Options(fetch=True))
    assert isinstance(one, InputError)
    assert "cannot be reached" in one.reason


def test_kinds_of_beginnings() -> None:
    assert kind_of(gzip.compress(b"x"), "a") == "gzip"
    assert kind_of(b"https://a.example/1\nhttps://a.example/2\n", "a.txt") == "urls"
    assert kind_of(f"title\ttext\n甲\t{FLASH.lines[0]}\n".encode(), "a.txt") == "csv"
    assert kind_of(BODY.encode(), "a.whatever") == "text"


def test_people_see_what_a_reader_made_of_a_page(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", portal(LAUNCH)[0])
    result = CliRunner().invoke(kg, ["read", str(path)], catch_exceptions=False)
    row = json.loads(result.stdout)
    assert (row["format"], row["editor"], row["section"], row["published"]) == (
        "html",
        "阮小乙",
        "科技",
        LAUNCH.published,
    )
    assert row["left_out"]["comments"] >= 1
    assert row["origins"][0]["start"] == 0
    assert row["dropped"] == []


def test_a_build_goes_on_and_reports_what_was_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    written(folder, "a.html", portal(LAUNCH)[0])
    written(folder, "b.html", b"<html><body>" + b"<div>" * 5_000 + BODY.encode())
    written(folder, "c.pdf", b"%PDF-1.4 broken")
    result = CliRunner().invoke(kg, ["build", str(folder), "-o", str(tmp_path / "kb")], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "kb" / "report.json").read_bytes())
    assert {row["source"] for row in report["skipped"]} == {"b.html", "c.pdf"}
    assert report["inputs"][0]["left_out"]["related"] >= 1
    graph = (tmp_path / "kb" / "graph.ttl").read_text("utf-8")
    assert "顾南舟" in graph
    assert "郎克己" not in graph  # who stands only beside the article
