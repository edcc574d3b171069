"""Proposals for media by how the press names them: in book marks, on the line of who brings it out, by their accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names.candidates import LIKELY, SURE, Candidate, named
from kg.model import Span
from kg.text.triggered import Triggered

_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z·. -]{2,14})"
_CALLED = Triggered(
    re.compile(r"《(?P<name>[\u4e00-\u9fffA-Za-z·]{1,10}(?:报|周刊|月刊|杂志|新闻网?|观察|评论|财经|网))》"),
    ["》"],
)
"""What a medium is called like: 《川岸邮报》."""
_TELLS = "[^，。；：！？《》\\n]{0,6}?(?:(?<!小)说|表示(?!支持|欢迎|喜|赞|遗憾|敬|质疑|不满|关注|感谢|反对)|透露|确认|证实|称(?!赞|颂|道)|回应|介绍)"
"""Behind one to whom, or towards which, something is done: a work is saluted (向《川岸往事》致敬), a medium is told."""
_TOLD = Triggered(
    re.compile(
        rf"《{_NAME}》(?:杂志|网站|周刊|月刊|周报|(?:\d{{1,2}}月?)?(?:\d{{1,2}}日)?(?:首席|特约|见习|实习|资深|驻[\u4e00-\u9fff]{{1,6}}|独家){{0,3}}"
        r"(?:记者|主笔|编辑部?|撰稿人|专栏作家|作者|报道|报导|消息|获悉|援引|刊文|披露|了解到|注意到|独家|采访))"
        rf"|(?:(?:接受|告诉)|(?P<towards>(?<![一绝反])对|(?<!投)向))《(?P<whom>[\u4e00-\u9fffA-Za-z·. -]{{2,14}})》(?!的)(?(towards){_TELLS})"
    ),
    ["《"],
)
"""What a medium does, and what is done to one: 《川岸》独家获悉, 告诉《川岸》."""
_PAPER = re.compile(
    r"(?:报告书?|公报|通报|简报|办法|条例|规定|意见稿?|稿|备忘录|法案?|通知|公告|方案|规划|协议|合同|声音|联播|访谈|晚会)$|关于"
)
"""Papers and programmes, which report and are spoken to as well."""
_BROUGHT_OUT = Triggered(
    re.compile(
        r"(?m)^[ \u3000*_]*出品(?:方)?[ \u3000*]*[|丨｜/／：:][ \u3000*]*(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·.]{1,15})[ \u3000*_]*$"
    ),
    ["出品"],
)
_ACCOUNT = Triggered(
    re.compile(
        r"据[“「]?(?P<name>(?!其|该|微信|上述|官方|多家)[\u4e00-\u9fff]{2,9}?)[”」]?(?:官方)?(?:微信|微博)?(?:公众号|官微|官方微信)(?=[\u4e00-\u9fff\d，“”])"
    ),
    ["公众号", "官微", "官方微信"],
)
"""Whose account tells it: 据网信川岸公众号5月6日消息."""
_BODY = re.compile(r"(?:网信|公安|发布|检察|法院|[局委厅署院办]|警察|交警|大学|学院|在线|日报|网|融媒|之声)")


def from_press(text: str) -> Iterator[Candidate]:
    """Find media in book marks and credits, and bodies whose accounts are quoted."""
    for pattern in (_CALLED, _TOLD, _BROUGHT_OUT):
        for found in pattern.finditer(text):
            group = "name" if found["name"] else "whom"
            if not _PAPER.search(found[group]) and named(found[group]):
                yield Candidate(span=Span(*found.span(group)), type="Organization", strength=SURE, source="wording")
    for found in _ACCOUNT.finditer(text):
        if _BODY.search(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Organization", strength=LIKELY, source="wording")
