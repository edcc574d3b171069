"""Claims and values of annotated articles as documents that `kg score` reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from training import told
from training.annotations import check
from training.named import Name, Named, Tie
from training.news import held_out

TEXT = "韩沐阳表示，砾石云-7B售价三元，春天上市。"
ROW = {
    "claims": [[0, 6, 20], [1, 16, 20, "?"]],
    "values": [[1, "price", 13, 15], [1, "releaseDate", 16, 18, "2025-03"], [1, "releaseDate", 16, 18, "?"]],
}


def article() -> Named:
    names = (
        Name(0, 3, ("Person",), optional=False, thing=0),
        Name(6, 12, ("Model", "Product"), optional=True, thing=1),
    )
    return Named(
        "articles/1.txt", TEXT, names, ties=(Tie("developedBy", 1, 0, "unsure"), Tie("worksFor", 0, 1, "negated"))
    )


def test_an_article_is_written_as_its_readers_told_it() -> None:
    written = told.document(article(), ROW)
    person, model = written["entities"]
    assert (person["type"], person["name"], "optional" in person) == ("Person", "韩沐阳", False)
    assert (model["type"], model["also"], model["optional"]) == ("Model", ["Product"], True)
    first, second = written["claims"]
    assert (first["claimant"], first["text"], first["about"]) == ("e0", TEXT[6:20], ["e1"])
    assert second["optional"]
    assert [one.get("modality", "optional" in one) for one in written["relations"]] == [True, "negated"]


def test_days_stand_in_iso_form_and_sizes_in_names_may_be_left_out() -> None:
    values = told.document(article(), ROW)["attributes"]
    assert [(one["attribute"], one["value"], "optional" in one) for one in values] == [
        ("price", TEXT[13:15], False),
        ("releaseDate", "2025-03", False),
        ("releaseDate", TEXT[16:18], True),
        ("parameterCount", "7B", True),
    ]


def test_only_articles_of_which_claims_were_written_down_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [f"articles/{number}.txt" for number in range(12)]
    (tmp_path / "articles").mkdir()
    for source in sources:
        (tmp_path / source).write_text(TEXT, encoding="utf-8")
    own = {"check": check(TEXT), "names": [[0, 3, "P", 0], [6, 12, "M", 1]], "posts": [], "ties": []}
    named = "".join(json.dumps({"source": source, **own}) + "\n" for source in sources)
    (tmp_path / "articles.jsonl").write_text(named, encoding="utf-8")
    (tmp_path / "told.jsonl").write_text(
        "".join(json.dumps({"source": source, "check": check(TEXT), **ROW}) + "\n" for source in sources[:8]),
        encoding="utf-8",
    )
    given = {
        measured: [
            one.source
            for one, _ in told.told(
                tmp_path, path=tmp_path / "told.jsonl", names=tmp_path / "articles.jsonl", measured=measured
            )
        ]
        for measured in (True, False)
    }
    assert sorted(given[True] + given[False]) == sources[:8]
    assert all(held_out(source) for source in given[True])
    monkeypatch.setattr(sys, "argv", ["told", str(tmp_path / "none"), str(tmp_path / "out")])
    told.main()
    assert "0 articles" in capsys.readouterr().out


def test_places_of_what_was_told_lie_in_the_order_of_the_text() -> None:
    for line in told.TOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert all(0 <= start < end for _, start, end, *_ in row["claims"]), row["source"]
        assert row["claims"] == sorted(row["claims"], key=lambda claim: (claim[1], claim[2], claim[0]))
        assert all(start < end for _, _, start, end, *_ in row["values"]), row["source"]
