"""Names of news articles: read by places, cut into paragraphs with labels, and what a label allows the network."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

from tests.extract.readings import reading
from training.annotations import check, whole_text
from training.corpus import Row, Span
from training.evaluate import settled
from training.named import Name, Named, Tie, articles, marked, rows
from training.news import ANNOTATIONS, held_out
from training.styles import NEWS, UNIFIED, allowed_labels
from training.substitution import Substitution
from training.ties_corpus import with_strays

TEXT = "恒川物流换帅\n韩沐阳出任恒川物流总裁，砾石云由他主管。"


def written(folder: Path) -> Path:
    (folder / "articles").mkdir()
    told = {
        "check": check(TEXT),
        "names": [[0, 4, "CO", 0], [7, 10, "P", 1], [12, 16, "C", 0], [19, 22, "D?", 2]],
        "posts": [[16, 18]],
        "ties": [["worksFor", 1, 0], ["developedBy", 2, 0, "unsure"]],
    }
    sources = [f"articles/{k}.txt" for k in range(20)]
    for source in sources:
        (folder / source).write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    (folder / sources[0]).write_text("别的一版", encoding="utf-8")
    path = folder / "notes.jsonl"
    path.write_text("".join(json.dumps({"source": source, **told}) + "\n" for source in sources), encoding="utf-8")
    return path


def one(folder: Path) -> Named:
    return next(articles(folder, written(folder), measured=False))


def test_articles_to_learn_from_and_to_measure(tmp_path: Path) -> None:
    path = written(tmp_path)
    parts = [list(articles(tmp_path, path, measured=measured)) for measured in (True, False)]
    assert sum(map(len, parts)) == 19  # one is another edition
    for one in parts[0] + parts[1]:
        assert held_out(one.source) == (one in parts[0])
        assert one.text == TEXT
        assert [one.text[name.start : name.end] for name in one.names] == ["恒川物流", "韩沐阳", "恒川物流", "砾石云"]
        assert one.names[0].types == ("Company", "Organization")
        assert one.names[3].optional
        assert one.names[0].thing == one.names[2].thing != one.names[1].thing


def test_sentences_have_their_names_and_the_posts_that_the_program_found(tmp_path: Path) -> None:
    head, body = rows(one(tmp_path))
    assert head == Row("恒川物流换帅", (Span(0, 4, "Company+Organization"),))
    assert body.spans == (
        Span(0, 3, "Person"), Span(5, 9, "Company"), Span(9, 11, "Title"), Span(12, 15, "Product?")
    )  # fmt: skip


def test_relations_are_between_things_and_marked_by_their_fullest_names(tmp_path: Path) -> None:
    article = one(tmp_path)
    assert article.ties == (Tie("worksFor", 1, 0, "asserted"), Tie("developedBy", 2, 0, "unsure"))
    shorter = article._replace(names=(article.names[0]._replace(end=2), *article.names[1:]))
    text, stated, _ = marked(shorter)
    assert text == "{C|恒川=恒川物流}物流换帅\n{P|韩沐阳}出任{C|恒川物流}{T|总裁}，{D|砾石云}由他主管。"
    assert stated == [
        (("worksFor", "韩沐阳", "恒川物流"), "asserted"),
        (("developedBy", "砾石云", "恒川物流"), "unsure"),
    ]


def test_a_spelling_over_the_end_of_a_line_is_a_thing_s_name_only_where_it_has_no_other() -> None:
    text = "岭石\n重工与远砾\n航运签约，岭石很快交货。"
    names = (
        Name(0, 5, ("Company",), optional=False, thing=0),
        Name(6, 11, ("Company",), optional=False, thing=1),
        Name(14, 16, ("Company",), optional=False, thing=0),
    )
    article = Named("a", text, names, ties=(Tie("partnersWith", 0, 1, "asserted"),))
    assert {thing: list(said) for thing, said in article.spellings().items()} == {0: ["岭石"], 1: ["远砾\n航运"]}
    assert marked(article).text == "岭石\n重工与远砾\n航运签约，{C|岭石}很快交货。"


def test_a_name_changes_alike_where_one_place_may_be_read_otherwise() -> None:
    makers = object.__new__(Substitution)
    makers.chance = random.Random(1)
    row = Row(
        "Torvex与Torvex与Torvex", (Span(0, 6, "Product"), Span(7, 13, "Product?"), Span(14, 20, "Product+Company"))
    )
    changed = [makers.vary(row) for _ in range(9)]
    assert any("Torvex" not in one.text for one in changed)
    assert all(len({one.text[start:end] for start, end, _ in one.spans}) == 1 for one in changed)


def test_what_the_program_takes_for_a_name_besides_is_a_thing_of_its_own() -> None:
    found = reading("{C|恒川}物流换帅\n{P|韩沐阳}出任恒川物流总裁，{C|砾石云}由他主管，{C|砾石云}。")
    article = Named("a", found.text, (Name(0, 4, ("Company",), optional=False, thing=3),), posts=((18, 20),))
    strays = with_strays(article, found).names[1:]
    assert [(found.text[one.start : one.end], one.thing) for one in strays] == [
        ("韩沐阳", 4),
        ("砾石云", 5),
        ("砾石云", 5),
    ]


def test_a_label_allows_each_of_its_types_and_silence_allows_a_post() -> None:
    allowed = allowed_labels(NEWS, Row("恒川与砾石", (Span(0, 2, "Company+Product?"),)))
    names = [{name for name, ok in zip(UNIFIED, row, strict=True) if ok} for row in allowed]
    assert names[0] == {"O", "B-Company", "B-Product"}
    assert names[1] == {"O", "E-Company", "E-Product"}
    assert names[2] == {"O", "B-Title", "I-Title", "E-Title", "S-Title"}


def test_what_is_found_is_held_against_any_right_type_and_not_against_what_may_be_left_out() -> None:
    row = Row("恒川与砾石", (Span(0, 2, "Company+Product"), Span(3, 5, "Product?")))
    found = {(0, 2, "Product"), (3, 5, "Company"), (2, 3, "Title")}
    assert settled(row, found) == (Row(row.text, (Span(0, 2, "Product"),)), {(0, 2, "Product")})


def test_the_articles_of_the_project_are_whole() -> None:
    told = [json.loads(line) for line in (Path(__file__).parents[2] / ANNOTATIONS).read_text("utf-8").splitlines()]
    assert len({one["source"] for one in told}) == len(told)
    for one in told:
        places = sorted([*(name[:2] for name in one["names"]), *one["posts"]])
        assert all(start < end for start, end in places)
        assert all(a[1] <= b[0] for a, b in pairwise(places)), one["source"]
        assert {number for tie in one["ties"] for number in tie[1:3]} <= {name[3] for name in one["names"]}


def test_lines_without_blanks_are_what_places_count_in(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" 恒川 \n\n 远砾\n", encoding="utf-8")
    assert whole_text(path) == "恒川\n远砾"
