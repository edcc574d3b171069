from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}涨价\n{O|江左深读}《前线》{P|李明川} {P|王川国} 发自江左\n{C|甲光}昨日宣布涨价。",
            "王川国 worksFor 江左深读",
        ),
        ("{C|甲光}涨价\n{O|江左时报} {P|李明川}\n{C|甲光}昨日宣布涨价。", "李明川 worksFor 江左时报"),
        ("{O|江左社}5月6日电 （{T|记者} {P|王川国} 实习生{P|李明川}）{C|甲光}昨日宣布涨价。", "李明川 worksFor 江左社"),
        ("_{C|甲光}的新厂。{O|江左社}发 {P|李明川} 摄_\n{C|甲光}昨日宣布涨价。", "李明川 worksFor 江左社"),
        (
            "{C|甲光}涨价\n作者 | {P|李明川}\n编辑 | {P|王川国}\n出品 | {O|江左深读}\n{C|甲光}昨日宣布涨价。",
            "王川国 worksFor 江左深读 [编辑]",
        ),
        (
            "{C|甲光}昨日宣布涨价。\n{O|江左晚报}{T|记者} {P|陆守拙}\n编辑 {P|李明川} 责编 {P|王川国}",
            "王川国 worksFor 江左晚报 [责编]",
        ),
        (
            "{C|甲光}涨价\n江经{T|编辑}：{P|李明川}\n《{O|江左经济新闻}》{T|记者}来到{C|甲光}门口。",
            "李明川 worksFor 江左经济新闻 [编辑]",
        ),
        ("{C|甲光}涨价\n文｜{O|江左深读} {P|李明川}\n{C|甲光}昨日宣布涨价。", "李明川 worksFor 江左深读"),
        ("{C|甲光}涨价\n作者：{P|李明川} {P|王川国}\n{O|江左深读}获悉，{C|甲光}昨日涨价。", "王川国 worksFor 江左深读"),
        *(
            (f"{{C|甲光}}涨价\n作者 | {{P|李明川}}\n{source}\n{{C|甲光}}昨日宣布涨价。", "李明川 worksFor 江左深读")
            for source in (
                "来源：{O|江左深读}客户端",
                "出品 | {O|江左深读}工作室",
                "来源：{O|江左深读}和{O|乙川社}",
            )
        ),
        (
            "{C|甲光}涨价\n来源：{O|乙川图社}\n作者 | {P|李明川}\n编辑 | {P|王川国}\n出品 | {O|江左深读}\n{C|甲光}昨日涨价。",
            "李明川 worksFor 江左深读",
        ),
    ],
)
def test_who_is_named_at_head_or_foot_works_for_the_medium(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}  {P|李明川}\n{C|甲光}昨日宣布涨价。",
        "{O|江左时报}5月6日消息，{P|李明川}昨日宣布涨价。",
        "{C|甲光}涨价\n作者 | {P|李明川}\n图片来源：{C|乙烁}\n{C|甲光}昨日宣布涨价。",
        "{C|甲光}涨价\n乙川新闻{T|记者} {P|李明川}\n{O|江左深读}获悉，{C|甲光}昨日涨价。",
        "{C|甲光}涨价\n编辑：{P|李明川}\n{T|记者}从{O|江左市交通局}获悉，{C|甲光}昨日涨价。",
        "{C|甲光}涨价\n据悉，作者：{P|李明川}，昨日在一篇长长的文章里说起涨价的原因。{O|江左深读}获悉。",
        "来源：{O|江左深读}\n{C|甲光}涨价\n编辑：{P|李明川}",
        "_{C|甲光}的工人 来源：{O|乙川图社}_\n作者 | {P|李明川}\n{C|甲光}昨日宣布涨价。",
        "{C|甲光}涨价\n作者 | {P|李明川}\n出品 | 前线·{C|乙川}大院工作室\n{C|甲光}昨日宣布涨价。",
        "{C|甲光}涨价\n作者 | {P|李明川}\n出品 | 前线·{O|乙川工作室}\n{C|甲光}昨日宣布涨价。",
        "{C|甲光}涨价\n作者：{P|李明川}\n{C|甲光}昨日宣布涨价。\n{C|甲光}的新厂。{O|江左社}发 {P|王川国} 摄",
    ],
)
def test_no_medium_is_guessed(marked: str) -> None:
    assert not {x for x in links(marked) if "李明川 worksFor" in x}
