"""Who gives money to whom, and who founds, buys and holds what, as stories tell it over several clauses."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}完成D轮融资，{C|磐石创投}领投2.5亿元，老股东{C|澄湖资本}和个人投资人{P|陆守拙}跟投。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光", "陆守拙 investsIn 甲光"},
        ),
        (
            "{C|甲光}敲定B轮融资。领投的是{C|磐石创投}，{C|澄湖资本}与{C|乙烁}跟进，早期股东{C|丙辉}这次没有加码。",
            {
                "磐石创投 investsIn 甲光",
                "澄湖资本 investsIn 甲光",
                "乙烁 investsIn 甲光",
                "丙辉 investsIn 甲光",
                "丙辉 investsIn 甲光 negated",
            },
        ),
        (
            "{C|甲光}完成C轮融资，{C|磐石创投}领投，此外{C|乙烁}和{C|丙辉}创始人{P|陆守拙}均参与其中。",
            {
                "磐石创投 investsIn 甲光",
                "乙烁 investsIn 甲光",
                "陆守拙 investsIn 甲光",
                "陆守拙 founderOf 丙辉",
                "陆守拙 worksFor 丙辉 [创始人]",
            },
        ),
        ("{C|甲光}成立两年。{C|磐石创投}的人说，老股东{C|澄湖资本}还会留下。", {"澄湖资本 investsIn 甲光"}),
        (
            "{C|甲光}拿到融资，投资方是{C|磐石创投}。\n两位{T|创始人}里，{P|陆守拙}做过算法，{P|严牧之}懂芯片。",
            {"磐石创投 investsIn 甲光", "陆守拙 founderOf 甲光", "严牧之 founderOf 甲光"},
        ),
        ("{C|甲光}早期{T|投资人}{P|陆守拙}来了。", set()),
        ("{C|甲光}的{T|早期投资人}{P|陆守拙}来了。", {"陆守拙 investsIn 甲光"}),
        ("{C|磐石创投}的{T|早期投资人}{P|陆守拙}来了。", set()),
        ("{C|甲光}{T|印尼业务创始人}{P|陆守拙}来了。", {"陆守拙 worksFor 甲光 [印尼业务创始人]"}),
        ("{C|乙烁}砸3亿元买下{C|甲光}三成股权。", {"乙烁 investsIn 甲光"}),
        ("{C|甲光}背后站着{C|乙烁}{T|董事长}{P|陆守拙}。", {"陆守拙 investsIn 甲光", "陆守拙 worksFor 乙烁 [董事长]"}),
        ("{P|陆守拙}目前通过{C|乙烁}，持有{C|甲光}4.4%股权。", {"陆守拙 investsIn 甲光"}),
        ("{C|乙烁}从{C|丙辉}手中买走{C|甲光}。", {"乙烁 acquires 甲光"}),
    ],
)
def test_backing(marked: str, told: set[str]) -> None:
    assert links(marked) == told
