"""Who acts where a match begins at a name that acts in no way."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told", "untold"),
    [
        (
            "{C|甲光}认购{C|乙烁}、收购{C|丙辉}、增资{C|丁川}。",
            {"甲光 acquires 丙辉", "甲光 investsIn 丁川"},
            {"乙烁 acquires 丙辉", "乙烁 acquires 丁川"},
        ),
        (
            "除收购{C|乙烁}外，{C|甲光}三年里还认购{C|丙辉}股份、收购{C|丁川}。",
            {"甲光 acquires 丁川"},
            {"乙烁 acquires 丁川", "丙辉 acquires 丁川"},
        ),
        (
            "{C|甲光}促成{C|乙烁}与{C|丙辉}的合并，并投资{C|丁川}。",
            {"甲光 investsIn 丁川"},
            {"乙烁 investsIn 丁川", "丙辉 investsIn 丁川"},
        ),
        (
            "{C|甲光}出资成立{C|乙烁}并直接持有其40%股权。",
            {"甲光 investsIn 乙烁"},
            {"乙烁 investsIn 甲光"},
        ),
        (
            "{C|乙烁}已被{C|甲光}收购，成为其子公司。",
            {"甲光 acquires 乙烁", "乙烁 subsidiaryOf 甲光"},
            {"甲光 subsidiaryOf 乙烁"},
        ),
        (
            "{C|甲光}昨日开会，与{C|乙烁}合作的一款轿车以及与{C|丙辉}合作的新车都将推出。",
            set(),
            {"乙烁 partnersWith 丙辉"},
        ),
    ],
)
def test_a_name_that_something_is_done_to_does_nothing_itself(marked: str, told: set[str], untold: set[str]) -> None:
    found = links(marked)
    assert told <= found
    assert not untold & found
