from __future__ import annotations

import errno
import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.read.files import documents, records

TEXT = "临湖数控发布新控制器\n工业晨读 2024-03-05\n\n临湖数控总裁表示，产能将提高一倍。\n"


def read(*inputs: object, stdin: bytes | None = None) -> list[Document | InputError]:
    return list(documents([str(i) for i in inputs], stdin=io.BytesIO(stdin) if stdin is not None else None))


def only(*inputs: object, stdin: bytes | None = None) -> Document:
    (one,) = read(*inputs, stdin=stdin)
    assert isinstance(one, Document), one
    return one


def refusals(outcomes: list[Document | InputError]) -> list[tuple[str, str]]:
    assert all(o.remedy for o in outcomes if isinstance(o, InputError))
    return [(o.source, o.reason) for o in outcomes if isinstance(o, InputError)]


def test_a_file_is_named_by_its_name_and_its_text_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    document = only(path)
    assert document.text == TEXT.replace("\n", "\r\n")
    assert document.sources == ("a.txt",)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.id == document.sha256[:16]
    assert (document.title, document.published, document.publisher) == (
        "临湖数控发布新控制器",
        "2024-03-05",
        "工业晨读",
    )


def test_a_folder_is_read_in_order_and_names_files_from_itself(tmp_path: Path) -> None:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    (tmp_path / "b" / ".hidden" / "x.txt").write_text("甲", "utf-8")
    (tmp_path / "b" / "two.md").write_text("---\ntitle: 某题\ndate: 2024-05\n---\n正文在此。\n", "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    outcomes = read(tmp_path)
    found = [o for o in outcomes if isinstance(o, Document)]
    assert [o.source for o in found] == ["a.txt", "b/two.md"]
    assert (found[1].title, found[1].published) == ("某题", "2024-05")
    assert refusals(outcomes) == [("empty.txt", "it is empty"), ("logo.png", "files of kind .png are not read")]


def test_a_glob_names_files_from_its_fixed_part(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    assert [o.source for o in read(f"{tmp_path}/**/*.txt")] == ["b/two.txt", "one.txt"]
    assert refusals(read(f"{tmp_path}/*.md")) == [(f"{tmp_path}/*.md", "nothing matches")]


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder among others that the system does not let one list: of root's tests no mode would do that."""
    inputs = tmp_path / "inputs"
    for name in ("a.txt", "b/two.txt", "shut/three.txt"):
        (inputs / name).parent.mkdir(parents=True, exist_ok=True)
        (inputs / name).write_text(TEXT + name, "utf-8")
    scandir = os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return inputs / "shut"


@pytest.mark.parametrize("given", ["inputs", "inputs/**/*.txt", "inputs/*/*.txt", "inp*s"])
def test_a_folder_that_cannot_be_listed_is_skipped_and_told(closed: Path, tmp_path: Path, given: str) -> None:
    outcomes = read(tmp_path / given)
    assert refusals(outcomes) == [(str(closed), "it cannot be opened (Permission denied)")]
    names = {one.source.rpartition("/")[2] for one in outcomes if isinstance(one, Document) and one.source}
    assert names == ({"two.txt"} if given == "inputs/*/*.txt" else {"a.txt", "two.txt"})


def test_a_folder_that_is_given_and_cannot_be_listed_is_not_called_empty(closed: Path) -> None:
    assert refusals(read(closed)) == [(str(closed), "it cannot be opened (Permission denied)")]


def test_a_path_through_a_folder_that_is_shut_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lstat = os.lstat

    def refusing(path: Path) -> os.stat_result:
        if "shut" in Path(path).parts:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return lstat(path)

    monkeypatch.setattr(os, "lstat", refusing)
    path = tmp_path / "shut" / "a.txt"
    assert refusals(read(path)) == [(str(path), "it cannot be opened (Permission denied)")]


@pytest.mark.parametrize("name", ["published", "date", "日期", "发布时间"])
@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-04-12", "2026-04-12"),
        ("2026年4月", "2026-04"),
        (20260412, "2026-04-12"),
        (1776000000, "2026-04-12"),
        ("2026-13-45", None),
        ("春天", None),
        ([2026], None),
        (True, None),
    ],
)
def test_dates_are_read_by_one_rule_in_all_tables(tmp_path: Path, name: str, given: object, day: str | None) -> None:
    row = {"text": "甲公司成立。", name: given}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (tmp_path / "b.json").write_text(json.dumps([row]), "utf-8")
    (tmp_path / "c.csv").write_text(f"text,{name}\n甲公司成立。,{given}\n", "utf-8")
    for file in ("a.jsonl", "b.json", "c.csv"):
        (one,) = records([str(tmp_path / file)])
        assert not isinstance(one, InputError), one
        assert one.document.published == day
        assert one.left_out == ({} if day else {"dates that are none": 1})


def test_lines_take_fields_by_other_names_but_numbers_by_their_own_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {
        "text": "甲公司成立。",
        "标题": "快讯",
        "媒体": "南浦财讯",
        "作者": 4,
        "序号": 3,
        "链接": "https://example.org/1",
    }
    path.write_text(json.dumps(row) + "\n", "utf-8")
    one = only(path)
    assert (one.title, one.publisher, one.author, one.source) == ("快讯", "南浦财讯", None, "https://example.org/1")
    assert one.id != "3"


def test_bad_inputs_never_stop_the_rest(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.txt", tmp_path / "broken.txt"
    good.write_text(TEXT, "utf-8")
    broken.write_bytes(bytes(range(256)) * 20)
    outcomes = read(tmp_path / "missing.txt", broken, tmp_path / "page.xyz", good)
    assert [type(o) for o in outcomes] == [InputError, InputError, InputError, Document]


LINES = [
    {"text": "甲公司成立。", "id": "n1", "published": "2024/8/2 10:00", "url": "https://example.org/1"},
    {"text": "乙公司成立。", "title": "快讯", "source": "wire/2", "id": 7},
    {"text": "丙公司成立。"},
]


def test_json_lines_carry_their_own_metadata(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in LINES), "utf-8")
    one, two, three = read(path)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert isinstance(three, Document)
    assert (one.id, one.published, one.sources) == ("n1", "2024-08-02", ("https://example.org/1",))
    assert (two.id, two.title, two.sources) == ("7", "快讯", ("wire/2",))
    assert three.sources == ("news.jsonl",)
    assert three.id == three.sha256[:16]


def test_what_is_told_about_a_text_makes_it_another_document() -> None:
    first, second = read("-", stdin='{"text": "甲。", "title": "一"}\n{"text": "甲。", "title": "二"}\n'.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id != second.id
    assert first.sha256 == second.sha256


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{oops", "the line is no JSON at column 2"),
        ("", "the line is empty"),
        ("[1]", "the line is no JSON object"),
        ('{"title": "无文"}', "`text` is missing"),
        ('{"text": " "}', "`text` is empty"),
        ('{"text": 3}', "`text` is a number, not a string"),
        ('{"text": "甲", "title": ["乙"]}', "`title` is a list, not a string"),
        ('{"text": "甲", "id": {}}', "`id` is an object, not a string"),
        (f'{{"text": "甲", "n": {"1" * 5000}}}', "the line is no JSON"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f'{{"text": "好。"}}\n{line}\n{{"text": "也好。"}}\n', "utf-8")
    outcomes = read(path)
    assert len(outcomes) == 3
    assert refusals(outcomes) == [("news.jsonl:2", reason)]


def test_standard_input_is_json_lines() -> None:
    assert only("-", stdin='{"text": "甲。"}'.encode()).sources == ()
    assert refusals(read("-", stdin=b"x\n")) == [("stdin:1", "the line is no JSON at column 1")]
    assert refusals(read("-")) == [("-", "there is no standard input here")]


def test_half_a_surrogate_pair_is_marked() -> None:
    assert only("-", stdin=b'{"text": "a \\ud83d b"}').text == "a \ufffd b"


def test_a_record_tells_encoding_and_what_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    body = "临湖数控在大会上发布了新的控制器，公司表示今年将把产能提高一倍，客户可以在三个月内完成产线改造。"
    path.write_bytes(f"{body}\n责任编辑：某某\n".encode("gbk"))
    (record,) = records([str(path)])
    assert not isinstance(record, InputError)
    assert record.encoding == "gb18030"
    assert [d.reason for d in record.dropped] == ["editor"]
