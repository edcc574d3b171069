"""What authorities are not to firms or to each other."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    "marked",
    [
        "{O|江口市公安局}与{O|江口市税务局}展开合作，查封三家门店。",
        "{O|江左商务部}和{O|江左发改委}签署文件。",
        "{C|恒川集团}收购{O|江口市税务局}。",
        "{O|江左证监会}投资{C|恒川集团}一事纯属误读，{O|江左证监会}入股{C|恒川集团}。",
    ],
)
def test_an_authority_is_no_partner_of_another_and_buys_nothing(marked: str) -> None:
    assert not links(marked)


def test_an_authority_may_work_with_a_firm() -> None:
    assert links("{O|江口市旅游局}与{C|恒川集团}展开合作。") == {"江口市旅游局 partnersWith 恒川集团"}


def test_whom_an_office_warns_holds_his_post_elsewhere() -> None:
    assert not {x for x in links("{O|江左证监局}对时任{T|董事长}{P|魏思齐}出具警示函。") if "江左证监局" in x}
    assert links("{O|江左证监局}{T|副局长}{P|魏思齐}出席。") == {"魏思齐 worksFor 江左证监局 [副局长]"}
    assert links("{O|江左证券交易所}{T|总裁}{P|魏思齐}出席。") == {"魏思齐 worksFor 江左证券交易所 [总裁]"}


def test_a_post_may_hold_the_name_of_its_office() -> None:
    assert "魏思齐 worksFor 江左商务部" in links("{O|江左商务部}长{P|魏思齐}到访。{O|江左商务部}随后发文。")
    assert not links("{O|江左商务部}长{P|魏思齐}到访。")
    found = links("{O|江左商务部}长{P|魏思齐}到访。{O|江左商务部}长期支持外贸。")
    assert "魏思齐 worksFor 江左商务部" in found
