from __future__ import annotations

import pytest

from kg.extract.names.titles import Titles
from kg.packs import read_packs
from tests.extract.readings import reading

TITLES = Titles(read_packs(["common"]))


def named(marked: str) -> list[str]:
    text = reading(marked).text
    return [m.span.of(text) for m in sorted(TITLES(reading(marked)).mentions)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|甲川银行支付结算部}总经理{P|沈砚冬}", ["甲川银行", "支付结算部总经理", "沈砚冬"]),
        ("{C|甲川食品酱料事业部}总经理{P|沈砚冬}", ["甲川食品", "酱料事业部总经理", "沈砚冬"]),
        ("{C|甲川化工有限公司能源业务部}总经理{P|沈砚冬}", ["甲川化工有限公司", "能源业务部总经理", "沈砚冬"]),
        ("{C|川味}说，{C|川味酱料事业部}总经理{P|沈砚冬}", ["川味", "川味", "酱料事业部总经理", "沈砚冬"]),
        ("{C|甲川药业集团数字化中心}主任{P|沈砚冬}", ["甲川药业集团", "数字化中心主任", "沈砚冬"]),
        (
            "{C|甲川}签约，{C|甲川药业集团数字化中心}主任{P|沈砚冬}",
            ["甲川", "甲川药业集团", "数字化中心主任", "沈砚冬"],
        ),
        ("{O|甲川医院心血管内科}主任{P|沈砚冬}", ["甲川医院", "心血管内科主任", "沈砚冬"]),
        ("{C|甲川证券}金融{O|科技部}副总经理{P|沈砚冬}", ["甲川证券", "金融科技部副总经理", "沈砚冬"]),
        # houses of their own, ministries, departments that do something themselves, firms whose line comes before their part
        ("{O|甲川大学医学部}主任{P|沈砚冬}", ["甲川大学医学部", "主任", "沈砚冬"]),
        ("{O|甲川大学能源贸易研究中心}主任{P|沈砚冬}", ["甲川大学能源贸易研究中心", "主任", "沈砚冬"]),
        ("{C|甲川科技}与{O|科技部}副部长{P|沈砚冬}", ["甲川科技", "科技部", "副部长", "沈砚冬"]),
        ("{C|甲川集团}获{O|商务部}负责人{P|沈砚冬}支持", ["甲川集团", "商务部", "负责人", "沈砚冬"]),
        ("{O|甲川集团实验室}主任{P|沈砚冬}", ["甲川集团实验室", "主任", "沈砚冬"]),
        # bodies of which only the firm was found
        ("{P|沈砚冬}加入{C|甲川集团}研究院，再没有走", ["沈砚冬", "甲川集团研究院"]),
        ("{P|沈砚冬}问{C|甲川集团}研究人员", ["沈砚冬", "甲川集团"]),
        ("{P|沈砚冬}问{C|甲川集团}实验室人员", ["沈砚冬", "甲川集团"]),
        ("{C|甲川银行支付结算部}说，{P|沈砚冬}来了", ["甲川银行支付结算部", "沈砚冬"]),
        ("{C|甲川能源事业部}总经理{P|沈砚冬}", ["甲川能源事业部", "总经理", "沈砚冬"]),
    ],
)
def test_a_department_before_a_post_belongs_to_the_post(marked: str, expected: list[str]) -> None:
    assert named(marked) == expected
