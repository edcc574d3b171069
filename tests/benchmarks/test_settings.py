"""Settings of annotated articles: what they change, and that annotations go with the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.settings import SETTINGS, change

TEXT = "汀川集团发布问澜2.0\n江左观察 2026年3月1日\n\n“价格降了8%。”汀川集团总裁汪砚说：成本还会降。去年他们在江左建了一座新厂，工人都是本地人。\n他不怕对手；也不怕涨价。"


@pytest.mark.parametrize("name", SETTINGS)
def test_claims_and_evidence_stand_in_the_changed_text(name: str, tmp_path: Path) -> None:
    gold = {
        "relations": [{"evidence": "汀川集团总裁汪砚"}],
        "attributes": [{"evidence": "价格降了8%"}],
        "claims": [{"text": "价格降了8%。", "start": TEXT.index("价格")}, {"text": "成本还会降"}],
    }
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")
    article.with_suffix(".json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "out").mkdir()
    changed = change(article, SETTINGS[name], tmp_path / "out")
    text, told = changed.read_text("utf-8"), json.loads(changed.with_suffix(".json").read_text("utf-8"))
    assert all(row["evidence"] in text for row in (*told["relations"], *told["attributes"]))
    assert all(text.startswith(row["text"], row["start"]) for row in told["claims"])
    assert (text == TEXT) == (name == "as_it_is")


def test_what_settings_do() -> None:
    assert "".join(SETTINGS["blanks"]("汀川G7卖9万")) == "汀川 G7 卖 9 万"
    assert "".join(SETTINGS["half_with_blanks"]("甲，乙。")) == "甲, 乙. "
    assert "".join(SETTINGS["gloss"]("江川集团公司的人")) == "江(jiang)川集团公司的人(ren)"
    assert "".join(SETTINGS["together"]("甲。\n乙")) == "甲。乙"
    assert "".join(SETTINGS["by_sentence"]("甲。乙。”丙。")) == "甲。\n乙。”丙。\n"
