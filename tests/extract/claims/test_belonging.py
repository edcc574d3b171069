"""What is learned of sentences that go on with a report, weighed against what rules say of them."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.claims.learned import Learned
from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from kg.text.regression import Regression
from tests.extract.claims.test_quotes import told

GOES_ON = "{P|卢青禾}表示，仓库越小越灵活。因此，青州的仓库只有三百平方米。"
ENDS = "{P|卢青禾}表示，仓库越小越灵活。3月5日，{C|南斗快运}在青州开仓。"
UNNAMED = "一位员工表示，仓库越小越灵活。因此，青州的仓库只有三百平方米。"


def quotes(bias: float) -> Quotes:
    never = Regression(np.zeros(2, np.int8), step=1.0, bias=-9.0)
    always = Regression(np.zeros(2, np.int8), step=1.0, bias=bias)
    return Quotes(read_packs(["ai"]), Learned(leads=never, sequels=always))


@pytest.mark.parametrize("bias", [-0.9, 0.9])
def test_rules_stand_where_what_is_learned_is_not_sure(bias: float) -> None:
    assert told(quotes(bias), GOES_ON) == ["卢青禾，仓库越小越灵活。因此，青州的仓库只有三百平方米"]
    assert told(quotes(bias), ENDS) == ["卢青禾，仓库越小越灵活"]


def test_what_is_surely_learned_ends_a_report_and_lets_it_go_on() -> None:
    assert told(quotes(-1.1), GOES_ON) == ["卢青禾，仓库越小越灵活"]
    assert told(quotes(1.1), ENDS) == ["卢青禾，仓库越小越灵活。3月5日，南斗快运在青州开仓"]


def test_reports_of_unnamed_people_are_left_to_the_rules() -> None:
    assert told(quotes(-9.0), UNNAMED) == told(Quotes(read_packs(["ai"])), UNNAMED) != []
