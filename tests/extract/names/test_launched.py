"""Things in quotation marks that somebody brings out, has several of, or made himself."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import LIKELY
from kg.extract.names.launched import launched


def found(text: str) -> set[tuple[str, str]]:
    return {(c.span.of(text), c.type) for c in launched(text) if c.strength >= LIKELY}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("岚汀家电今年有“净小川”“净小墨”和“净小灰”三款。", {"净小川", "净小墨", "净小灰"}),
        ("岚汀重工拥有“穿川”“破川”两大产品系列。", {"穿川", "破川"}),
        ("品牌已推出「晚川光感系列」「黑川系列」两条护线。", {"晚川光感系列", "黑川系列"}),
        ("岚汀上春推出联名款“青川奶绿”，卖断了货。", {"青川奶绿"}),
        ("教授团队研制的盾构机“穿川号”已经下线。", {"穿川号"}),
        ("榜单上它压过了岚汀自家的“豆川”。", {"豆川"}),
        ("岚汀押在今年4月上市的“冷川油柑”身上，定价12元。", {"冷川油柑"}),
        ("对面跟进，同规格的“青川”标价388元。", {"青川"}),
        ("岚汀今天发布 Lumo Pad 2.3.0 版本。", {"Lumo Pad"}),
        ("岚汀今天发布 2.3.0 版本，Lumo 没有更新。", set()),
        ("岚汀主打“极致川价”，售价9.98万元。", set()),
        ("岚汀拥有“研发”“生产”“销售”三大系统。", set()),
        ("岚汀自研的“卡脖子”芯片还没有影子。", set()),
        ("岚汀坚持“高”“精”“尖”三大特点。", set()),
        ("岚汀发布了关于“川海开放”的说明。", set()),
        ("岚汀推出针对新人的“青川计划”。", set()),
        ("岚汀自研的“三川”技术体系落地。", set()),
    ],
)
def test_things_in_quotation_marks(text: str, things: set[str]) -> None:
    assert {name for name, kind in found(text) if kind == "Product"} == things


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("岚汀上月发表参数量700亿的“听川雀”并宣布免费。", "听川雀"),
        ("岚汀早年做过并上线 AI 模型 TARN，后来停了。", "TARN"),
        ("岚汀开源了视频生成模型Tarnelly。", "Tarnelly"),
    ],
)
def test_models(text: str, model: str) -> None:
    assert (model, "Model") in found(text)
