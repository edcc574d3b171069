from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


def _plain(marked: str, predicate: str) -> list[str]:
    doubted = ("negated", "planned", "rumoured")
    return [x for x in links(marked) if f" {predicate} " in x and not x.endswith(doubted)]


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("{C|甲光科技}没有收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}否认收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}称，收购{C|乙烁电子}一事不属实。", "acquires"),
        ("市场传闻{C|甲光科技}将收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}拟收购{C|乙烁电子}51%股权。", "acquires"),
        ("{C|甲光科技}正考虑收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}终止收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}收购{C|乙烁电子}的计划搁浅。", "acquires"),
        ("若收购成功，{C|甲光科技}将控股{C|乙烁电子}。", "investsIn"),
        ("如果{C|甲光科技}收购{C|乙烁电子}，价格会涨。", "acquires"),
        ("{C|甲光科技}有望接入{M|望舒}。", "integrates"),
        ("{C|甲光科技}尚未接入{M|望舒}。", "integrates"),
        ("{C|甲光科技}计划明年接入{M|望舒}。", "integrates"),
        ("{C|甲光科技}不排除接入{M|望舒}的可能。", "integrates"),
        ("{C|甲光科技}据称已接入{M|望舒}。", "integrates"),
        ("{C|甲光科技}与{C|乙烁电子}尚未达成合作。", "partnersWith"),
        ("{C|甲光科技}正与{C|乙烁电子}洽谈合作。", "partnersWith"),
        ("{C|甲光科技}与{C|乙烁电子}签署合作意向书。", "partnersWith"),
        ("{C|甲光科技}与{C|乙烁电子}的合作已经终止。", "partnersWith"),
        ("{C|甲光科技}不与{C|乙烁电子}合作。", "partnersWith"),
        ("{C|甲光科技}表示与{C|乙烁电子}不存在竞争关系。", "competesWith"),
        ("{C|甲光科技}无意与{C|乙烁电子}竞争。", "competesWith"),
        ("{C|磐石创投}没有投资{C|乙烁电子}。", "investsIn"),
        ("{C|磐石创投}或将投资{C|乙烁电子}。", "investsIn"),
        ("{C|磐石创投}有意投资{C|乙烁电子}。", "investsIn"),
        ("{C|磐石创投}放弃投资{C|乙烁电子}。", "investsIn"),
        ("{M|望舒}并非基于{M|北斗}。", "basedOn"),
        ("{M|望舒}将基于{M|北斗}训练。", "basedOn"),
        ("有人说{M|望舒}基于{M|北斗}，公司否认了。", "basedOn"),
        ("{P|沈砚冬}拒绝加入{C|甲光科技}。", "worksFor"),
        ("{P|沈砚冬}将出任{C|甲光科技}总裁的传言不实。", "worksFor"),
        ("{P|沈砚冬}从未在{C|甲光科技}任职。", "worksFor"),
        ("{C|乙烁电子}并不是{C|甲光科技}的子公司。", "subsidiaryOf"),
        ("{C|乙烁电子}险些被{C|甲光科技}收购。", "acquires"),
        ("据路透社援引知情人士，{C|甲光科技}已同意收购{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}收购{C|乙烁电子}遭监管否决。", "acquires"),
    ],
)
def test_what_is_denied_planned_or_rumoured_is_not_stated(marked: str, predicate: str) -> None:
    assert _plain(marked, predicate) == []


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("{C|甲光科技}收购了{C|乙烁电子}。此前，公司终止了与{C|丙辉}的合作。", "acquires"),
        ("{C|甲光科技}收购了{C|乙烁电子}。此前它想收购{C|丙辉}，但该交易被否决。", "acquires"),
        ("{C|甲光科技}若干年前收购了{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}提出新的目标，收购了{C|乙烁电子}。", "acquires"),
        ("{C|甲光科技}计划收购{C|乙烁电子}，该交易已于7月完成。", "acquires"),
        ("{C|甲光科技}拟收购{C|乙烁电子}，2017年6月完成交易。", "acquires"),
        ("{C|甲光科技}不仅收购了{C|乙烁电子}，还换了招牌。", "acquires"),
        ("{C|甲光科技}已完成收购{C|乙烁电子}。", "acquires"),
        ("虽然没有人看好，{C|甲光科技}仍接入了{M|望舒}。", "integrates"),
        ("{C|甲光科技}与{C|乙烁电子}去年达成合作，未来还会加深。", "partnersWith"),
        ("{C|磐石创投}投资{C|乙烁电子}，预计年底交付首批产品。", "investsIn"),
    ],
)
def test_what_is_stated_beside_a_denial_or_a_plan_stands(marked: str, predicate: str) -> None:
    assert _plain(marked, predicate)


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("{C|甲光科技}曾以11亿元收购{C|乙烁电子}，但因监管阻力，该交易最终被否决。", "negated"),
        ("{C|甲光科技}曾考虑收购{C|乙烁电子}，但最终放弃。", "negated"),
        ("公告宣告了{C|甲光科技}对{C|乙烁电子}收购的失败。", "negated"),
        ("{C|甲光科技}递交了对{C|乙烁电子}的收购报价。", "planned"),
        ("{C|甲光科技}收购或入股{C|乙烁电子}。", "rumoured"),
        ("{C|甲光科技}拟吸收合并{C|乙烁电子}。12月9日，公司宣布终止该交易。", "negated"),
        ("{C|甲光科技}收购{C|乙烁电子}的交易最终未能完成。", "negated"),
        ("{C|甲光科技}曾计划收购{C|乙烁电子}，但双方未能达成一致。", "negated"),
        ("{C|甲光科技}曾提出8亿元收购{C|乙烁电子}，遭到拒绝。", "negated"),
        ("{C|甲光科技}收购{C|乙烁电子}遭到反对，最终以失败告终。", "negated"),
        ("{C|甲光科技}称将收购{C|乙烁电子}，但公司随后否认了这一消息。", "negated"),
        ("{C|甲光科技}拟收购{C|乙烁电子}，交易完成后改名。", "planned"),
        ("{C|甲光科技}拟收购{C|乙烁电子}，该交易预计于7月完成。", "planned"),
        ("{C|甲光科技}曾计划收购{C|乙烁电子}，后因价格分歧放弃。", "negated"),
        ("{C|甲光科技}拟收购{C|乙烁电子}，遭股东反对后放弃。", "negated"),
        ("{C|甲光科技}拟收购{C|乙烁电子}，但未获同意。", "negated"),
        ("{C|甲光科技}提出以8亿元收购{C|乙烁电子}。", "planned"),
        ("若{C|甲光科技}最终买下{C|乙烁电子}，格局将变。", "planned"),
        ("{C|甲光科技}和{C|丙辉}正就收购{C|乙烁电子}进行谈判。", "planned"),
        ("有消息称，{C|乙烁电子}将被{C|甲光科技}收购。", "rumoured"),
    ],
)
def test_how_a_deal_came_out(marked: str, modality: str) -> None:
    assert f"甲光科技 acquires 乙烁电子 {modality}" in links(marked)
    assert not _plain(marked, "acquires")
