"""News articles that are annotated: known by their beginning, cut as they were read, held out by their name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from training.annotations import check, without_blanks
from training.news import LONGEST, held_out, name, trimmed

ARTICLE = (
    "# 恒川物流换帅\n\n# 恒川物流换帅\n\n![图](a.jpg)恒川物流今日宣布，韩沐阳出任总裁。\n\n\n\n他此前在远砾快运。\n"
)


def test_an_article_is_known_by_its_words_at_the_beginning() -> None:
    assert name(ARTICLE) == name(ARTICLE.replace("\n", " \n") + "。")
    assert name(ARTICLE) != name("别的" + ARTICLE)


def test_pictures_and_a_headline_told_twice_are_left_out() -> None:
    assert trimmed(ARTICLE) == "# 恒川物流换帅\n\n恒川物流今日宣布，韩沐阳出任总裁。\n\n他此前在远砾快运。\n"


def test_a_long_article_is_cut_at_the_end_of_a_paragraph() -> None:
    paragraph = "恒川物流没有回应。" * 60 + "\n"
    cut = trimmed(paragraph * 9)
    assert len(cut) <= LONGEST
    assert cut == (paragraph * 3).rstrip("\n")


def test_annotated_articles_are_found_in_a_clone(tmp_path: Path) -> None:
    clone, data, rows = tmp_path / "clone" / "2024", tmp_path / "data", tmp_path / "rows.jsonl"
    clone.mkdir(parents=True)
    (clone / "a.md").write_text(ARTICLE, encoding="utf-8")
    (clone / "b.md").write_text("别的文章", encoding="utf-8")
    source = f"articles/{name(ARTICLE.strip())}.txt"
    whole = check(without_blanks(trimmed(ARTICLE)))
    rows.write_text(json.dumps({"source": source, "check": whole}) + "\n", encoding="utf-8")
    call = [sys.executable, "-m", "training.news", str(clone.parent), "--data", str(data), "--annotations", str(rows)]
    told = subprocess.run(call, check=True, capture_output=True, text=True)
    assert told.stdout == "1 of 1 articles found\n"
    assert [path.relative_to(data).as_posix() for path in data.rglob("*.txt")] == [source]


def test_a_clone_that_is_not_there_is_named(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "training.news", str(tmp_path / "nowhere"), "--data", str(tmp_path)]
    told = subprocess.run(call, check=False, capture_output=True, text=True)
    assert told.returncode == 2
    assert "nowhere is no folder" in told.stderr


def test_a_fifth_of_the_articles_is_held_out() -> None:
    rows = Path("data/training/news/articles.jsonl").read_text(encoding="utf-8").splitlines()
    sources = [json.loads(row)["source"] for row in rows]
    assert 0.17 < sum(map(held_out, sources)) / len(sources) < 0.24
