"""Relations of annotated articles beside ours: what is right, extra or missing, and what counts nowhere."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks.annotated import Told, around, judged, line, tie, told
from kg.model import Link, Reading
from tests.extract.readings import reading
from training.annotations import check

TEXT = "韩沐阳出任恒川物流总裁。"


def reading_with(*links: Link) -> Reading:
    return reading("{P|韩沐阳}出任{C|恒川物流}{T|总裁}，{C|远砾快运}是对手。").adding(links=links)


def link(predicate: str, subject: int, object_: int) -> Link:
    given = reading_with()
    one, other = given.mentions[subject], given.mentions[object_]
    return Link(predicate=predicate, subject=one, object=other, evidence=one.span, rule="a rule")


ARTICLE = Told(
    source="articles/a.txt",
    text=reading_with().text,
    names=frozenset(("韩沐阳", "恒川物流")),
    ties={("worksFor", "韩沐阳", "恒川物流"): "asserted", ("founderOf", "韩沐阳", "恒川物流"): "unsure"},
)


def test_relations_are_right_extra_missing_or_not_counted() -> None:
    found = reading_with(link("founderOf", 0, 1), link("investsIn", 0, 1), link("competesWith", 1, 3))
    assert {(what, one[0]) for what, one, _ in judged(ARTICLE, found)} == {
        ("not counted", "founderOf"),  # a careful reader hesitates
        ("extra", "investsIn"),
        ("not counted", "competesWith"),  # one of its names is none
        ("missing", "worksFor"),
    }
    assert [what for what, one, _ in judged(ARTICLE, reading_with(link("worksFor", 0, 1)))] == ["right"]


def test_a_missing_relation_is_shown_where_its_names_stand_closest() -> None:
    assert "出任" in around(ARTICLE.text, None, ("worksFor", "韩沐阳", "恒川物流"))
    assert around(ARTICLE.text, None, ("worksFor", "韩沐阳", "没有")) == ""


def test_relations_of_equals_have_one_order() -> None:
    assert tie("competesWith", "乙", "甲") == tie("competesWith", "甲", "乙")
    assert tie("investsIn", "乙", "甲") != tie("investsIn", "甲", "乙")


def test_articles_that_are_not_there_as_they_were_annotated_are_passed_over(tmp_path: Path) -> None:
    rows = [
        {
            "source": f"articles/{k}.txt",
            "check": check(TEXT),
            "names": [[0, 3, "P"], [5, 9, "C"]],
            "ties": [["worksFor", 0, 1]],
            "wrong": [],
        }
        for k in range(40)
    ]
    (tmp_path / "articles").mkdir()
    for k in range(20):
        (tmp_path / f"articles/{k}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles/20.txt").write_text("别的一版。" + TEXT, encoding="utf-8")
    lines = [json.dumps(row) for row in rows]
    parts = [list(told(iter(lines), tmp_path, measured=measured)) for measured in (True, False)]
    assert sum(map(len, parts)) == 20
    assert all(parts)
    assert parts[0][0].ties == {("worksFor", "韩沐阳", "恒川物流"): "asserted"}


def test_a_row_tells_precision_and_recall() -> None:
    assert line("worksFor", Counter(right=3, extra=1, missing=2)) == (
        "worksFor       P 0.750 R 0.600  3 right, 1 extra, 2 missing"
    )
