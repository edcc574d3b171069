"""Names of drugs, told by their stems, kinds and codes."""

import pytest

from kg.extract.names.drugs import from_drugs


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("泽岩替尼的销售额超过10亿美元。", ["泽岩替尼"]),
        ("头对头击败默岩东的帕岩利珠单抗。", ["帕岩利珠单抗"]),
        ("将旗下双特异性抗体依岩西（AK112）的权益授予别家。", ["依岩西"]),
        ("另一款双抗卡岩尼利（商品名开岩尼）获批。", ["卡岩尼利", "开岩尼"]),
        ("司岩格鲁肽注射液和替岩泊肽竞争。", ["司岩格鲁肽注射液", "替岩泊肽"]),
        ("竞品磷酸奥岩他韦胶囊与泮岩拉唑钠肠溶片都在集采之列。", ["磷酸奥岩他韦胶囊", "泮岩拉唑钠肠溶片"]),
        ("帕岩替尼片剂型不同，注射用曲岩珠单抗断货。", ["帕岩替尼", "注射用曲岩珠单抗"]),
        ("单抗派岩普利交由别家一起开发和销售。", ["派岩普利"]),
        (
            "默岩东的帕岩利珠单抗（可岩达）与礼岩的度岩糖肽（岩易达®）、尼岩帕利（岩川）竞争。",
            ["帕岩利珠单抗", "可岩达", "度岩糖肽", "岩易达", "尼岩帕利"],
        ),
        ("新药（商品名拟定为“舒岩宁”）获批，候选药物也已进入三期。", ["舒岩宁"]),
        ("但莫川拉韦比口服药Xavilon（阿川他韦）便宜，药企Velmab也在场。", ["莫川拉韦", "Xavilon", "阿川他韦"]),
        ("药物velorimab deruxtecan获优先审查，新药Lira-S在研。", ["velorimab deruxtecan"]),
        ("疫苗获批上市，抗体阳转率上升，疫苗未再获签发，人称创新药一哥。", []),
        ("广岩携地平线发布新车，泰洛尔到场。", []),
        ("新药研发投入增加，药物市场规模扩大，疫苗接种率上升，国产单抗降价。", []),
    ],
)
def test_drugs(text: str, names: list[str]) -> None:
    found = sorted({c.span for c in from_drugs(text)})
    assert [span.of(text) for span in found] == names
