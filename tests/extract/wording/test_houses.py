from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{O|甲川市软件协会}发布指引，{C|乙烁}欢迎。\n协会秘书长{P|沈砚冬}说，还在征求意见。",
            {"沈砚冬 worksFor 甲川市软件协会 [秘书长]"},
        ),
        (
            "{C|乙烁}的品牌{D|麦川}来自{O|甲川大学作物研究所}。\n研究所所长{P|沈砚冬}说，产量高了。",
            {"沈砚冬 worksFor 甲川大学作物研究所 [所长]"},
        ),
        (
            "{C|甲川集团}发布年报。\n{C|甲川云}收入大增，集团首席财务官{P|沈砚冬}表示满意。",
            {"沈砚冬 worksFor 甲川集团 [首席财务官]"},
        ),
        (
            "{C|甲川集团}公布了任命，{C|甲川云}换帅。\n{P|沈砚冬}改任集团{T|首席战略官}。",
            {"沈砚冬 worksFor 甲川集团 [首席战略官]"},
        ),
        (
            "{C|甲川医药}公告。{C|甲川医药}旗下{C|恒烁医疗}的支架上市，{C|甲川医药}获益。\n{C|恒烁医疗}上市的传闻，公司董事会秘书{P|沈砚冬}否认。",
            {"恒烁医疗 subsidiaryOf 甲川医药", "沈砚冬 worksFor 甲川医药 [董事会秘书]"},
        ),
        # the firm's own posts, words for a body that none has, names that nobody knows
        ("{C|甲川动力}的集团副总裁{P|沈砚冬}到场。", {"沈砚冬 worksFor 甲川动力 [副总裁]"}),
        ("{C|甲川动力}年会，学校校长{P|沈砚冬}到场。", set()),
        ("{C|甲川动力}签约。上川协会秘书长{P|沈砚冬}到场。", set()),
        ("{C|甲川动力}换帅，集团总裁{P|沈砚冬}说。{C|乙烁集团}是客户。", {"沈砚冬 worksFor 甲川动力 [总裁]"}),
        ("{C|甲川集团}董事局主席{P|沈砚冬}提出“增设退休奖励金”。", {"沈砚冬 worksFor 甲川集团 [董事局主席]"}),
    ],
)
def test_a_word_for_a_body_before_a_post_means_the_one_named_so(marked: str, expected: set[str]) -> None:
    assert {x for x in links(marked) if "developedBy" not in x} == expected
