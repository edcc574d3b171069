"""Relations of annotated articles beside ours: what is right, extra or missing, and what counts nowhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from benchmarks.annotated import Judge, around, line
from kg.model import Link, Reading
from tests.extract.readings import reading
from training.named import Name, Named, Tie


def reading_with(*links: Link) -> Reading:
    return reading("{P|韩沐阳}出任{C|恒川物流}{T|总裁}，{C|远砾快运}是对手。").adding(links=links)


def link(predicate: str, subject: int, object_: int) -> Link:
    given = reading_with()
    one, other = given.mentions[subject], given.mentions[object_]
    return Link(predicate=predicate, subject=one, object=other, evidence=one.span, rule="a rule")


TEXT = reading_with().text
NAMES = (Name(0, 3, ("Person",), optional=False, thing=0), Name(5, 9, ("Company",), optional=False, thing=1))
TIES = (Tie("worksFor", 0, 1, "asserted"), Tie("founderOf", 0, 1, "unsure"))
ARTICLE = Named("articles/a.txt", TEXT, NAMES, ties=TIES)


def test_relations_are_right_extra_missing_or_not_counted() -> None:
    found = reading_with(link("founderOf", 0, 1), link("investsIn", 0, 1), link("competesWith", 1, 3))
    assert {(one.what, one.predicate, one.both) for one in Judge(ARTICLE, found)()} == {
        ("not counted", "founderOf", True),  # a careful reader hesitates
        ("extra", "investsIn", True),
        ("extra", "competesWith", False),  # one of its names is none
        ("missing", "worksFor", True),
    }
    assert [one.what for one in Judge(ARTICLE, reading_with(link("worksFor", 0, 1)))()] == ["right"]


def test_a_relation_of_a_name_that_was_not_found_is_missing_of_the_whole_alone() -> None:
    nobody = replace(reading_with(), mentions=())
    assert [(one.what, one.both) for one in Judge(ARTICLE, nobody)()] == [("missing", False)]


def test_a_name_that_may_be_left_out_brings_nothing_wrong() -> None:
    rival = Name(12, 16, ("Company",), optional=True, thing=2)
    article = ARTICLE._replace(names=(*NAMES, rival), ties=())
    assert [one.what for one in Judge(article, reading_with(link("competesWith", 1, 3)))()] == ["not counted"]


def test_relations_of_equals_have_one_order() -> None:
    rival = Name(12, 16, ("Company",), optional=False, thing=2)
    for ends in ((1, 2), (2, 1)):
        article = ARTICLE._replace(names=(*NAMES, rival), ties=(Tie("competesWith", *ends, "asserted"),))
        assert [one.what for one in Judge(article, reading_with(link("competesWith", 1, 3)))()] == ["right"]


def test_a_missing_relation_is_shown_where_its_names_stand_closest() -> None:
    assert "出任" in around(TEXT, None, ("韩沐阳", "恒川物流"))
    assert around(TEXT, None, ("韩沐阳", "没有")) == ""


def test_a_row_tells_precision_recall_and_both() -> None:
    assert line("worksFor", Counter(right=3, extra=1, missing=2)) == (
        "worksFor       P 0.750 R 0.600 F1 0.667  3 right, 1 extra, 2 missing"
    )
