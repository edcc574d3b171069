from __future__ import annotations

import pytest

from kg.text.folding import fold, key, without_glosses
from kg.text.glosses import toneless_glosses

STREWN = "零重力(li)飛機工業(合肥)有(you)限(xian)公司完成融(rong)資(zi)，三輪(lun)(lun)共7億(yi)元。"


def test_glosses_strewn_in_are_left_out_of_the_match_form() -> None:
    assert fold(STREWN * 2).text.startswith("零重力飞机工业（合肥）有限公司完成融资，三轮共7亿元。")


def test_evidence_keeps_them() -> None:
    form = fold(STREWN * 2)
    at = form.text.index("有限公司")
    assert STREWN[form.origin[at] : form.origin[at + 3] + 1] == "有(you)限(xian)公司"


@pytest.mark.parametrize(
    "text",
    [
        "智能体(agent)和爱(ai)。",
        "优必选(ubtech)、比亚迪(byd)和腾讯(tengxun)签约，小米(mi)没有。",
        "他们(an)在(wo)家(bu)里。",
    ],
)
def test_other_latin_words_in_brackets_stay(text: str) -> None:
    assert toneless_glosses(text) == []


def test_a_name_is_the_same_with_and_without() -> None:
    assert key("玻(bo)色量子") == key("玻色量子")
    assert without_glosses("玻(bo)色量子(xyz)") == "玻色量子(xyz)"
