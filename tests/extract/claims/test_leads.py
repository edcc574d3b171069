"""What is learned to bring in somebody's words, with the regressions that ship and with ones of a test's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.extract.claims.learned import Learned
from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from kg.text.regression import Regression
from tests.extract.claims.test_quotes import told

WEIGHTS = Path(__file__).parents[3] / "data" / "models" / "claims" / "weights.npz"


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["ai"]), Learned.load(WEIGHTS))


BROUGHT_IN = [
    ("去年底，{C|北斛物流}宣布完成3亿元B轮融资，资金用于建仓。", ["北斛物流，完成3亿元B轮融资，资金用于建仓"]),
    (
        "但{P|卢青禾}注意到，夜里发货的仓库租金更低，工人也更愿意留下。",
        ["卢青禾，夜里发货的仓库租金更低，工人也更愿意留下"],
    ),
    (
        "{C|北斛物流}周一宣布了一款名为“青鸟”的分拣机器人，它可以自动搬运货物。",
        ["北斛物流，一款名为“青鸟”的分拣机器人，它可以自动搬运货物"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), BROUGHT_IN)
def test_words_that_no_table_tells_to_be_brought_in_are_claims(text: str, claims: list[str], quotes: Quotes) -> None:
    assert told(quotes, text) == claims
    assert told(Quotes(read_packs(["ai"])), text) == []  # the tables alone are silent


NOBODYS = [
    "{C|北斛物流}成立于2001年，总部在青州，现有员工两千人。",
    "{O|仓储之窗}了解到，全国无人仓去年新增了三成以上。",
    "{P|卢青禾}毕业于青州大学，曾在三家物流公司任职。",
    "{C|北斛物流}：不怕同行来抄\n青州的仓库还在增加，租金却在下降。",
    "{C|北斛物流}否认了旧仓年底停租、员工全部转岗的传闻。",
    "{P|卢青禾}首先对来宾一行到来表示热烈欢迎，并对多年来的支持表示感谢。",
    "论坛邀请了{C|北斛物流}{T|CEO}{P|卢青禾}博士，{C|远岑仓储}{T|总经理}{P|沈砚舟}先生做主题分享。",
    "对此，{C|北斛物流}方面回应称不予置评，也没有说明原因。",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_somebody_is_and_learned_and_denied_and_headlines_bring_in_nothing(text: str, quotes: Quotes) -> None:
    assert told(quotes, text) == []


def test_a_regression_adds_up_the_weights_of_its_features() -> None:
    one = Regression(np.array([2, -4, 6, 1], np.int8), step=0.5, bias=-1.0)
    each = {name: one.score([name]) for name in ("a", "b", "c", "d")}
    assert set(each.values()) <= {-1.0 + 0.5 * weight for weight in (2, -4, 6, 1)}
    assert one.score(["a", "b"]) == each["a"] + each["b"] + 1.0
    assert one.score([]) == -1.0
