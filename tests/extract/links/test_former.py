from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{P|沈砚冬}2009年加入{C|甲光集团}，2022年离开。", {"沈砚冬 worksFor 甲光集团 former"}),
        ("{P|沈砚冬}2016年加入{C|甲光集团}任总监，今年8月离职。", {"沈砚冬 worksFor 甲光集团 [总监] former"}),
        ("{P|沈砚冬}2009年加入{C|甲光集团}，2022年离开北方。", {"沈砚冬 worksFor 甲光集团"}),
        (
            "{C|甲光集团}总裁{P|沈砚冬}、首席技术官{P|殷宇川}辞职。",
            {"沈砚冬 worksFor 甲光集团 [总裁] former", "殷宇川 worksFor 甲光集团 [首席技术官] former"},
        ),
        (
            "{C|甲光集团}副总裁{P|沈砚冬}、{C|乙烁银行}总监{P|殷宇川}和{C|丙川}董事{P|廉清川}相继离职。",
            {
                "沈砚冬 worksFor 甲光集团 [副总裁] former",
                "殷宇川 worksFor 乙烁银行 [总监] former",
                "廉清川 worksFor 丙川 [董事] former",
            },
        ),
        (
            "{C|甲光集团}{T|副总裁}{P|沈砚冬}现已离开{C|甲光集团}。",
            {"沈砚冬 worksFor 甲光集团 [副总裁] former", "沈砚冬 worksFor 甲光集团 former"},
        ),
        ("{C|甲光集团}总裁{P|沈砚冬}被董事会免职。", {"沈砚冬 worksFor 甲光集团 [总裁] former"}),
        ("{C|甲光集团}近日收到总裁{P|沈砚冬}的书面辞职报告。", {"沈砚冬 worksFor 甲光集团 [总裁] former"}),
        ("{P|沈砚冬}去年离职，加入{C|甲光集团}，任副总裁。", {"沈砚冬 worksFor 甲光集团 [副总裁]"}),
        ("{P|沈砚冬}离任后出任{C|甲光集团}副总裁。", {"沈砚冬 worksFor 甲光集团 [副总裁]"}),
        ("{P|沈砚冬}此前兼任{C|甲光集团}副总裁。", {"沈砚冬 worksFor 甲光集团 [副总裁] former"}),
        (
            "{P|沈砚冬}，1975年出生，历任{C|甲光集团}主任、{C|乙烁银行}副总裁，现任{C|丙川}总裁。",
            {
                "沈砚冬 worksFor 甲光集团 [主任] former",
                "沈砚冬 worksFor 乙烁银行 [副总裁] former",
                "沈砚冬 worksFor 丙川 [总裁]",
            },
        ),
        (
            "{P|沈砚冬}2015年加入{C|甲光集团}，2018年加入{C|乙烁银行}。",
            {"沈砚冬 worksFor 甲光集团 former", "沈砚冬 worksFor 乙烁银行"},
        ),
        (
            "{P|沈砚冬}2015年加入{C|甲光集团}，2018年联合创办{C|乙烁银行}。",
            {"沈砚冬 worksFor 甲光集团 former", "沈砚冬 founderOf 乙烁银行"},
        ),
        (
            "{C|甲光集团}公告，{P|沈砚冬}历任公司{T|副总裁}，现任公司{T|总裁}、{C|乙烁银行}董事。",
            {
                "沈砚冬 worksFor 甲光集团 [副总裁] former",
                "沈砚冬 worksFor 甲光集团 [总裁]",
                "沈砚冬 worksFor 乙烁银行 [董事]",
            },
        ),
        ("{C|甲光集团}总裁{P|沈砚冬}否认离职。", {"沈砚冬 worksFor 甲光集团 [总裁]"}),
        (
            "{C|甲光集团}总裁{P|沈砚冬}加盟{C|乙烁银行}。",
            {"沈砚冬 worksFor 甲光集团 [总裁] former", "沈砚冬 worksFor 乙烁银行"},
        ),
        (
            "{C|甲光集团}总裁{P|沈砚冬}入职公司那年，厂房还没盖好。",
            {"沈砚冬 worksFor 甲光集团 [总裁]"},
        ),
    ],
)
def test_posts_that_are_over(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected
