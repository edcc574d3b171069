"""What is told of purchases that others have still to agree to, and of those that took place."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("监管机构阻止{C|甲光}收购{C|乙烁}。", "甲光 acquires 乙烁 planned"),
        (
            "{C|甲光}收购{C|乙烁}一案遇阻，欧盟仍在审查。{C|甲光}收购{C|乙烁}的消息推高了股价。",
            "甲光 acquires 乙烁 planned",
        ),
        ("{C|甲光}拟收购{C|乙烁}。两周后，{C|甲光}收购{C|乙烁}仍无进展。", "甲光 acquires 乙烁 planned"),
        ("去年监管机构曾审查{C|甲光}收购{C|乙烁}。如今{C|甲光}收购了{C|乙烁}。", "甲光 acquires 乙烁"),
        ("2019年，{C|甲光}收购{C|乙烁}获得批准。", "甲光 acquires 乙烁"),
        ("2019年，{C|甲光}收购{C|乙烁}经审查后获批。", "甲光 acquires 乙烁"),
        ("未来10年，{C|甲光}收购{C|乙烁}一事还要审查。", "甲光 acquires 乙烁 planned"),
        ("2027年，{C|甲光}收购{C|乙烁}仍待批准。", "甲光 acquires 乙烁 planned"),
        ("{C|甲光}收购{C|乙烁}。", "甲光 acquires 乙烁"),
    ],
)
def test_a_purchase_that_is_told_as_open_and_nowhere_as_done_is_planned(marked: str, told: str) -> None:
    assert {x for x in links(marked) if x.split()[1] == "acquires"} == {told}
