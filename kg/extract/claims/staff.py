"""For which firm somebody speaks whom nobody names: 某公司工作人员, 该公司发言人, and the 工作人员 of the firm that was asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.claims.described import Descriptions
from kg.extract.context.references import References
from kg.model import Mention, Span

_WORD = (
    "(?:工作|接线|接待|客服|销售|营销|公关|值班|技术|调查|研究|评级|相关|有关|招商|管理|执法|安保)人员|(?:相关|有关)人士|接线员|客服|店员|柜员"
    "|发言人|负责人|高管|高层|管理层|官员|主管|经理|官方|分析师|策略师|经济学家|研究员|CEO|首席执行官|总裁|总经理|董秘"
)
STAFF = re.compile(f"(?:{_WORD})$")
"""Who speaks for the firm or body that he works for, though nobody names him."""
_OTHERS = re.compile(
    "知情|接近|内部|匿名|具名|离职|前员工|竞争|对手|客户|用户|股东|投资|供应商|经销商|合作|友商|同行|竞品|同类|[上下]游|[入进]驻|委托|承建|承包|代理"
    "|旁|附近|隔壁|楼[上下]|对面|周边|所在|辖区|注册地|当地|便利|书店|[母子]公司|代表|受害|园区|另一|某公司|一家"
)
"""Between a firm and such a word: somebody who speaks for himself, or for another."""
_LINK = re.compile(
    "(?:（[^（）]{0,60}）)?(?:的|方面|官方|有关|相关|对外|[多几两三]?[位名]|[一某][位名]|其中|中国区?|大中华区|公司|集团)*"
    "(?:[^，。；、“”「」（）()\ue000-\uf8ff]{0,8}?(?:部门?|处|室|科|中心|热线|门店|旗舰店|专柜|柜台|网点|营业厅|[支分]行|店|分公司|事业群|业务线?)的?|(?:产品|项目|新闻|媒体|企业|平台|网站|App))?"
    "(?:有关|相关|上述|前述|[一某多几两三][位名]|的)*(?:女|男|高级|资深|首席|前台|在线|热线|官方|专业|产品咨询|售后|新闻|接线|接电话的)*(?:部门)?"
)
"""What may stand between the name and the word."""
_POSTS = frozenset(
    (
        *("高管", "高层", "主管", "经理", "CEO", "首席执行官", "总裁", "总经理", "董秘", "研究员"),
        *("分析师", "经济学家", "策略师"),
    )
)
"""Words for one who may be named elsewhere in the text."""
_ITS = re.compile(
    "((?:该|这家|上述|前述)(?:公司|集团|企业|银行|品牌|平台|店|门店|机构)|(?<![尤极])其|(?<![^，。；！？\n对此而但])(?:公司|集团|平台))"
    "(?:的|方面|一[位名]|有关|相关|工作|接线|客服)*$"
)
"""Before such a word: the firm of which the text tells."""
_BARE = re.compile("工作人员|接线(?:工作)?人员|接线员|客服(?:人员)?|店员|柜员|值班人员|销售人员|接电话的.{0,4}人员")
"""Who answers when a firm is asked, called or visited."""
_HEARD = re.compile("(?:相关|有关)(?:负责人|人员|人士)$")
"""Who answers as well, but of the firm that was asked right before alone."""
_WHOSE = re.compile("的(?!官方|客服|热线|电话|办公|工作|前台|门店|营业|证券部|总部)")
"""Behind a firm's name: whoever is asked is not the firm, but somebody of its (北斛物流的房东)."""
_FAR = 80  # characters from a firm's name to the end of the word for who speaks for it
_BACK = 800  # characters back in which the same one came in before
_TIMES = 3  # steps back by which one is followed to where he came in


class Staff:
    """Tells for which firm unnamed people of one reading speak."""

    def __init__(
        self, hidden: str, mentions: Sequence[Mention], references: References, descriptions: Descriptions
    ) -> None:
        self._text = hidden
        self._firms = [m for m in mentions if m.type in ("Company", "Organization")]
        self._ends = sorted((m.span.end, n) for n, m in enumerate(self._firms))
        self._references = references
        self._descriptions = descriptions

    def told_of(self, start: int, end: int) -> tuple[Span, Mention] | None:
        """Give who of a firm comes in last in a clause, and that firm (甲的发言人对此予以否认，他……)."""
        words = list(re.finditer(_WORD, self._text[start:end]))
        role = Span(start + words[-1].start(), start + words[-1].end()) if words else None
        named = self._of(role, start) if role else None
        return (role, named) if role and named else None

    def firm(self, role: Span, start: int) -> tuple[Span, Mention] | None:
        """Give what tells of him in a clause that begins at `start`, and whom he speaks for, or None where that is open."""
        if not STAFF.search(self._text, start, role.end):
            return None
        named = self._of(role, start)
        if role.of(self._text) in _POSTS:
            known = self._references.description(role)
            if known is not None and (named is None or self._references.serves(known, named)):
                return None
        if named is not None:
            return Span(named.span.start, role.end), named
        if its := _ITS.search(self._text[start : role.start]):
            span = Span(start + its.start(), role.end)
            word = Span(span.start, span.start + len(its[1]))
            meant = self._references.organization(span.start) if its[1] == "其" else self._references.description(word)
            return (span, meant) if meant is not None and meant.type in ("Company", "Organization") else None
        if self._named(start, role.start):
            return None
        asked = self._asked(role, start, _TIMES)
        return (role, asked) if asked is not None else None

    def _of(self, role: Span, start: int) -> Mention | None:
        """Give the firm whose name stands before the word."""
        at = bisect_left(self._ends, (role.end, 0))
        for end, number in reversed(self._ends[max(0, at - 2) : at]):
            firm = self._firms[number]
            if firm.span.start < start:
                return None
            tail = self._text[end : role.end]
            if end <= role.start and len(tail) <= _FAR and not _OTHERS.search(tail):
                for word in re.finditer(_WORD, tail):
                    if word.end() == len(tail) and _LINK.fullmatch(tail, 0, word.start()):
                        return firm
        return None

    def _named(self, start: int, end: int) -> bool:
        """Say whether a firm is named in a clause: whoever stands behind is of no firm named before it."""
        at = bisect_left(self._ends, (end + 1, 0))
        return at > 0 and self._firms[self._ends[at - 1][1]].span.start >= start

    def _asked(self, role: Span, start: int, times: int) -> Mention | None:
        """Give the firm that was asked last where 工作人员 answers, or that of the one who answered before (该工作人员)."""
        bare = _BARE.search(self._text, max(start, role.start - 4), role.end)
        if not bare and not _HEARD.search(self._text, max(start, role.start - 4), role.end):
            return None
        other = self._descriptions.other_side(role.start)
        if other is not None and _WHOSE.match(self._text, other.span.end):
            return None
        if other is not None or not bare:
            return other if other is not None and other.type in ("Company", "Organization") else None
        noun = self._text[max(role.start, role.end - 4) : role.end]
        before = self._text.rfind(noun, max(0, role.start - _BACK), role.start)
        if before < 0 or not times:
            return None
        earlier = Span(before, before + len(noun))
        floor = max(self._text.rfind(mark, 0, before) + 1 for mark in "，。；\n！？")
        return self._of(earlier, floor) or self._asked(earlier, floor, times - 1)
