from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "论规模，{C|甲光}的冷库更多；论价格，背靠{C|岚汀}的{C|丙辉}降得最狠。{C|乙烁}创始人并不怕这两个对手。",
            {"乙烁 competesWith 甲光", "乙烁 competesWith 丙辉"},
        ),
        (
            "{C|乙烁}的{T|董事长}{P|李明川}出席。\n{C|甲光}主打低价，{C|丙辉}靠渠道取胜。{P|李明川}不避讳这两家劲敌。",
            {"乙烁 competesWith 甲光", "乙烁 competesWith 丙辉"},
        ),
        (
            "{C|甲光}主打低价，{C|丙辉}靠渠道。面对这两个对手，{C|乙烁}做高端。",
            {"乙烁 competesWith 甲光", "乙烁 competesWith 丙辉"},
        ),
        ("{C|甲光}主打低价，{C|丙辉}靠渠道，{C|岚汀}靠品牌。面对这两个对手，{C|乙烁}做高端。", set()),
        ("{C|甲光}和{C|丙辉}是投资方。面对这两个股东，{C|乙烁}很坦然。", set()),
        (
            "{C|乙烁}{T|创始人}{P|李明川}接受采访。\n问：{C|甲光}、{C|丙辉}都在做类似的事，您怎么看这些对手？\n{P|李明川}：他们很强。\n问：还有呢？\n{P|李明川}：没有了。",
            {"乙烁 competesWith 甲光", "乙烁 competesWith 丙辉"},
        ),
        (
            "要说对手，{C|乙烁}绕不开两家：论技术，{C|甲光}更准；论渠道，{C|丙辉}更广。",
            {"乙烁 competesWith 甲光", "乙烁 competesWith 丙辉"},
        ),
        (
            "{C|乙烁}今年盈利，{C|乙烁}的对手也没闲着。\n对手不会坐等。{C|甲光}上月投产新线。",
            {"乙烁 competesWith 甲光"},
        ),
        (
            "{C|乙烁}今年盈利，{C|乙烁}还在招人。\n订单之外，对手也不少。{C|甲光}把价格压低，内地的{C|丙辉}、{C|触川}入局更早，{C|岚汀}旗下的{C|墨玉}也在做，听说要卖给{C|庚辰}。",
            {
                "乙烁 competesWith 甲光",
                "乙烁 competesWith 丙辉",
                "乙烁 competesWith 触川",
                "乙烁 competesWith 墨玉",
            },
        ),
        ("{C|乙烁}今年盈利，{C|乙烁}还在招人。\n对手不多。{C|甲光}是它的股东。", set()),
    ],
)
def test_who_is_called_a_rival_in_another_sentence(marked: str, told: set[str]) -> None:
    assert {x for x in links(marked) if "competesWith" in x} == told


def test_ranks_alone_make_no_rivals() -> None:
    found = links("市场机构{C|岚汀咨询}的数据显示，全球出货中，{C|甲光}以47%居首，{C|乙烁}占20%。")
    assert not any("competesWith" in x for x in found)
    found = links("全球出货中，{C|甲光}以47%居首，超过{C|乙烁}成为第一。")
    assert found == {"甲光 competesWith 乙烁"}


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("在面包市场，{C|甲光}仅次于{C|乙烁}，位列第二。", {"甲光 competesWith 乙烁"}),
        ("据{C|甲光}的数据，四个品牌的份额仅次于{C|乙烁}。", set()),
        ("{D|川途 15}开局不好，销量远逊于{D|川途 14}。", set()),
        ("{D|川途 15}开局不好，销量远逊于{D|岚山 9}。", {"川途 15 competesWith 岚山 9"}),
        ("{C|甲光}的股价涨幅高于{C|乙烁}，市场份额没有变。", set()),
    ],
)
def test_who_is_measured_by_whom(marked: str, told: set[str]) -> None:
    assert {x for x in links(marked) if "competesWith" in x} == told
