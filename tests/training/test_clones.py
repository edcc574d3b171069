"""What files of clones hold: pages without their dress, cells of tables, strings of JSON."""

from __future__ import annotations

import json
from pathlib import Path

from training.clones import plain, texts


def test_front_matter_goes_and_its_title_stands_before_the_text() -> None:
    page = '---\ntitle: "岚图换电"\ndate: 2024-01-01\n---\n第一段。\n\n\n\n第二段。\n'
    assert plain(page) == "岚图换电\n\n第一段。\n\n第二段。"
    assert plain("---\ntitle: 岚图换电\n---\n# 岚图换电\n正文") == "# 岚图换电\n正文"


def test_html_becomes_lines() -> None:
    page = "<%@ page %><head><title>站</title></head><div>甲<b>乙</b>\n丙</div><script>x</script><p>丁&amp;戊<br>己</p>"
    assert plain(page) == "甲乙\n丙\n\n丁&戊\n己"


def test_links_keep_their_words_and_pictures_go() -> None:
    assert plain("见[公告](https://a.example/b)。![图](a.png)\u3000") == "见公告。"


def test_a_page_is_told_as_it_stands_too(tmp_path: Path) -> None:
    page = tmp_path / "a"
    page.write_text("---\ntitle: 题\n---\n正文\n", encoding="utf-8")
    assert list(texts(page)) == ["---\ntitle: 题\n---\n正文", "题\n\n正文"]


def test_long_cells_and_strings_are_articles(tmp_path: Path) -> None:
    long = "恒川物流没有回应。" * 40
    table, lines, whole = tmp_path / "a.csv", tmp_path / "b.jsonl", tmp_path / "c.json"
    table.write_text(f'1,"<p>{long}</p>",短\n', encoding="utf-8")
    lines.write_text(json.dumps({"a": ["短", {"b": long}]}) + "\n坏\n", encoding="utf-8")
    whole.write_text(json.dumps([long, 3]), encoding="utf-8")
    for path in (table, lines, whole):
        assert list(texts(path))[1:] == [long]


def test_older_chinese_encodings_are_read_and_bytes_are_not(tmp_path: Path) -> None:
    page, picture = tmp_path / "a.txt", tmp_path / "b.png"
    page.write_bytes("恒川物流".encode("gb18030"))
    picture.write_bytes(b"\x89PNG\xff\xff\xff")
    assert set(texts(page)) == {"恒川物流"}
    assert list(texts(picture)) == []
