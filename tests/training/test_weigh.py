"""What the regression over possible ties learns from, and what is told of it."""

from __future__ import annotations

import pytest

from kg.extract.links.ties import TAKEN
from kg.model import Document, Reading
from kg.recipe import folded
from tests.extract.readings import reading
from training import weigh
from training.named import Name, Named, Tie
from training.regression import Lesson
from training.weigh import Answers, Question

TEXT = "恒川物流與遠礫能源簽約，韓沐陽出任恒川物流總裁，叠霜也來了。"
ARTICLE = Named(
    "articles/1.txt",
    TEXT,
    (
        Name(0, 4, ("Company",), optional=False, thing=0),
        Name(5, 9, ("Company",), optional=False, thing=1),
        Name(12, 15, ("Person",), optional=False, thing=2),
        Name(17, 21, ("Company",), optional=False, thing=0),
        Name(24, 26, ("Company",), optional=True, thing=3),
    ),
    ties=(
        Tie("partnersWith", 0, 1, "asserted"),
        Tie("worksFor", 2, 0, "unsure"),
        Tie("founderOf", 2, 0, "negated"),
        Tie("competesWith", 0, 3, "asserted"),
    ),
)


def answers() -> Answers:
    given, _ = folded(Document(id="1", text=TEXT, sha256=""))
    marked = reading("{C|恒川物流}与{C|远砾能源}签约，{P|韩沐阳}出任{C|恒川物流}总裁，{C|叠霜}也来了。{C|莫须有}")
    assert given.text == marked.text.removesuffix("莫须有")
    inside = [m for m in marked.mentions if m.span.end <= len(given.text)]
    return Answers(ARTICLE, given.adding(mentions=inside))


def test_readers_say_what_is_so_in_match_form() -> None:
    said = answers()
    assert said.right("partnersWith", "远砾能源", "恒川物流") is True  # of equals, in either order
    assert said.right("partnersWith", "韩沐阳", "恒川物流") is False
    assert said.right("founderOf", "韩沐阳", "恒川物流") is False  # it is denied
    assert said.right("worksFor", "韩沐阳", "恒川物流") is None  # they hesitated
    assert said.right("competesWith", "恒川物流", "叠霜") is None  # of a name that may be left out
    assert said.right("partnersWith", "恒川物流", "莫须有") is False  # no name at all


def test_a_reading_without_match_form_is_an_error() -> None:
    plain: Reading = reading("{C|恒川物流}签约。")
    with pytest.raises(ValueError, match="no match form"):
        Answers(ARTICLE, plain)


def test_what_is_stated_is_told_below_and_what_is_not_above(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [("worksFor", True, -3.0, False), ("worksFor", True, 2.0, True), ("worksFor", False, 1.5, True)]
    weigh.report([(score, Question(p, stated, Lesson([], right))) for p, stated, score, right in asked])
    stated, other, _ = capsys.readouterr().out.splitlines()
    assert "-2.2: 0 of 1" in stated
    assert "1.5: 0 of 1" in stated
    assert f"{TAKEN}: 1 of 1" in other
