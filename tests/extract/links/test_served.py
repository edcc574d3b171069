from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{P|李明川}曾任{C|甲光}团委{T|副书记}、{T|书记}，装配厂十五车间{T|主任}，{C|乙烁集团}公司人力资源部{T|部长}，{O|江左协会}{T|理事}。",
            "李明川 worksFor 乙烁集团 [部长] former",
        ),
        (
            "{P|李明川}利用担任{C|甲光}{T|总经理}，{C|乙烁}江左分部党委书记、{T|负责人}，{C|触川科技}{T|董事}等职务便利受贿。",
            "李明川 worksFor 触川科技 [董事] former",
        ),
        (
            "{P|李明川}出生于1974年9月。历任{C|甲光}{T|董事}、{C|乙烁}（江左）研发部{T|总监}、{C|触川科技}（香港）{T|董事}。",
            "李明川 worksFor 触川科技 [董事] former",
        ),
    ],
)
def test_a_list_of_posts_is_read_to_its_end(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{P|李明川}曾任{C|甲光}{T|总监}，{C|乙烁}收购了它，{T|董事长}{P|王川国}来了。",
        "{P|李明川}曾任{C|甲光}{T|总监}，{C|乙烁}研发部{T|部长}{P|王川国}是他的学生。",
        "{P|李明川}发了家。曾任{C|甲光}{T|总监}、{C|乙烁}研发部{T|部长}的大哥{P|王川国}帮了他。",
        "{P|李明川}与{P|王川国}来了。曾任{C|甲光}{T|总监}、{C|乙烁}研发部{T|部长}。",
    ],
)
def test_the_list_ends_where_somebody_else_comes(marked: str) -> None:
    assert not {x for x in links(marked) if "李明川 worksFor 乙烁" in x}
