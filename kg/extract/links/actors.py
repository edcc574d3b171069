"""Who acts where a match begins at a name that acts in no way: what somebody did something to, a part, a member of a row."""

from __future__ import annotations

import re

from kg.model import Mention

NEW = re.compile("(?:发布|推出|带来|亮出|上市|打造|公布)(?:了|出)?[^，。；：！？\ue003-\ue005]{0,14}$")
"""Before a thing that is new."""


def handed_on(predicate: str, first: Mention, text: str, found: re.Match[str]) -> bool:
    """Say whether a match begins at a name that acted in no way: 甲投资了乙，并收购丙 is what 甲 did, not 乙."""
    start, end = found.span()
    if first.type in ("Model", "Product"):
        if (
            predicate == "integrates"
            and NEW.search(text, max(0, start - 16), start)
            and (_FITTED.search(text, start, end) or _PUT_INTO.search(text, start, end))
        ):
            return False  # 甲推出乙，搭载丙: what is new has it; 甲推出乙，并搭载到丙: or is put there
        if of_its_bearer(text, start, end):
            return True  # 甲搭载乙，对标丙: 甲 does
    if text.endswith(_IS, 0, start) and _WHOSE.match(text, start + 1, end):
        return True
    if predicate == "acquires" and _ONE_MORE.match(text, start + 1, end):
        return True  # 旗下有甲，还有去年收购的乙: whose 甲 is bought 乙
    if predicate in _OF_FIRMS and (_acted_on(text, start, end) or _OF_SOMETHING_NEW.search(text, start, end)):
        return True
    return acted_in_no_way(text, start, end)


def acted_in_no_way(text: str, start: int, end: int) -> bool:
    """Say whether a match begins at whom something is done to and goes on with what somebody else does next."""
    return (
        _GOES_ON.search(text, start, end) is not None and _NO_ACTOR.search(text, max(0, start - 16), start) is not None
    )


def of_its_bearer(text: str, start: int, end: int) -> bool:
    """Say whether a match begins at a part and goes on with what is told of the thing that has it."""
    return (
        _PART.search(text, max(0, start - 16), start) is not None or _GROUND.match(text, max(0, start - 1)) is not None
    ) and _OF_ITS_BEARER.search(text, start, end) is not None


def _acted_on(text: str, start: int, end: int) -> bool:
    """Say whether a match of a deal begins at what a deal is done to, or stands within what one is about."""
    if _NEXT_IN_ROW.match(text, start + 1, end) or _AND_DOES.match(text, start + 1, end):
        return _DEALT_WITH.search(text, max(0, start - 16), start) is not None
    if text.endswith(_BY, 0, start) and _THEN.search(text, start, end):
        return True  # 乙被甲收购，成为其子公司 is told of 乙
    if text.endswith(_WITH, 0, start) and _WITH_ANOTHER.match(text, start + 1, end):
        return True  # 与甲合作的乙以及与丙合作的丁: whoever works with both is told before
    return _NO_VERB.match(text, start, end) is not None


_OF_FIRMS = frozenset(("acquires", "investsIn", "subsidiaryOf", "partnersWith"))
_DEAL = "(?:收购|并购|认购|买下|增资|注资|入股|参股|控股|投资|受让|增持|减持|回购|出售|转让|成立|设立|组建)"
_DEALT_WITH = re.compile(f"{_DEAL}(?:了|过)?[^，。；：！？、\ue000-\ue005]{{0,8}}(?:[\ue001\ue002](?:、|和|与|及))*$")
_NEXT_IN_ROW = re.compile(
    f"[^，。；：！？、\ue000-\ue005]{{0,12}}、(?:并|还|又|再|以[^，。；：！？、\ue000-\ue005]{{1,10}}){{0,2}}{_DEAL}"
)
"""Behind a firm whose deal is one of a row: 收购甲、增资乙."""
_AND_DOES = re.compile("(?:并|且)(?:直接|间接|合计|同时|随即|最终){0,2}(?:持有|持股|收购|控股|投资|增资|出资|拥有)")
"""Behind a firm with which one more thing is done: 成立甲并持有其四成股权."""
_BY = ("被", "由", "遭")
_THEN = re.compile("[，,](?:并|从而|进而|随后|正式|最终)?(?:成为|变为|变成|并入|更名)")
_WITH = ("与", "和", "同", "跟")
_WITH_ANOTHER = re.compile(
    "[^，。；：！？\ue000-\ue005]{0,8}的[^，。；：！？\ue000-\ue005]{0,12}(?:以及|及|、|，)(?:与|和|同|跟)"
)
_OF_SOMETHING_NEW = re.compile("[，,](?!其|该|这)[^，。；：！？、\ue000-\ue005]{2,10}是(?:与|和|同|跟)")
"""Behind a firm that the next clause tells nothing of: 货出自甲，面粉是跟乙合制的."""
_NO_VERB = re.compile(
    "[\ue001\ue002](?:(?:、|和|与|及|以及)[\ue001\ue002])*的[^，。；：！？\ue000-\ue005]{1,8}，(?:并|还|又|且|随后|此后)(?!不|未|没)"
)
"""A phrase with no verb in it, behind which the next thing is told that somebody before it did: 促成甲与乙的合并，并投资丙."""
_PUT_INTO = re.compile("(?:搭载|装载|首搭)[到在于至]")
_FITTED = re.compile("[，,](?:搭载|采用|内置|配备|接入|标配|首搭|首发|预装|集成|使用)")
_PART = re.compile(
    "(?:搭载|采用|内置|配备|标配|集成|基于|使用|预装|适配|兼容|运用|用的是)(?:了|于|的是)?[^，。；：！？\ue003-\ue005]{0,14}"
    "(?:[\ue003\ue004][^，。；：！？\ue003-\ue005]{0,6}(?:、|和|与|及)[^，。；：！？、\ue003-\ue005]{0,8}){0,4}$"
)
_GROUND = re.compile("[以拿用由在][\ue003\ue004](?:系列|大?模型)*(?:为|作|当|做|之?上|的?基础|的?底座)")
_OF_ITS_BEARER = re.compile(
    "[，,](?:直接|正面|全面|性能)?(?:对标|叫板|抗衡|匹敌|挑战|媲美|剑指|直指|比肩)|[，,](?:并|也|还)?可(?:在|于|以在)"
    "|[，,](?:并|也|还|且|同时|全系)*(?:搭载|采用|内置|配备|标配|集成|预装)"
    "|[，,][^，。；：！？\ue000-\ue005]{1,10}(?:使用|采用|选用|用)的(?:则|也)?是"
)
"""What is told of the thing and not of the part last named: 甲搭载乙，对标丙，内置丁; 甲适配乙，可在丙部署."""
_GOES_ON = re.compile(
    r"[，,；](?:(?:\d{1,4}[年月日]|[今去前次同]年|[年月][初中底末]|[上下本]月|不久|后来|近日|日前)[初底末份]?){0,2}(?:并|还|又|也|且|同时|随后|此后|此外|另外|搭载|接入|采用|收购|并购|投资|入股|增资|参股|注资|被|(?:本身|自身)?[已将正]?(?:与|同|跟|携手|联手))"
)
_NO_ACTOR = re.compile(
    r"(?:在|通过|向|对|给|把|将|从|跟|被|由|让|使|以|与|和|同|为|据|投资|入股|收购|重组|整合|获得|拿下|控股|参股|发布|推出|接入|加入|加盟|合作|携手|牵手|联手|联合|离开|采用|使用|选用|来自|参与|有|包括|对标|叫板|抗衡|媲美|比肩|剑指|直指)(?:了|过)?(?!的)"
    r"(?:[\ue001\ue002\ue005的、]|[\ue000\ue003\ue004](?:、|和|与|及)|[\ue001\ue002](?:和|与|及))*$"
    r"|(?:携手|联手|牵手|除了?|改用|换用|采用|使用|发布|推出|带来|配备|搭载|收购|投资)(?:了|过)?(?!的)[^，。；：！？\ue000-\ue005]{1,12}$"
)
_ONE_MORE = re.compile(
    "[，、；](?:还|也|又|另|再)?(?:有|包括|以及|外加|加上)[^，。；：！？\ue000-\ue005]{0,10}?(?:收购|并购|买下|购入|拿下|收编)来?的"
)
_IS = ("是", "系", "为", "属于", "作为", "成为")
_WHOSE = re.compile(
    "(?:(?:的|旗下|下属|控股|参股|全资|投资|孵化)[^，。；：！？\ue000-\ue005]{1,16}|[^，。；：！？\ue000-\ue005]{0,8}(?:供应商|供货商|客户|合作伙伴|分支机构|[子分孙]公司)(?:之一)?)，"
)
"""Behind who is only named to tell whose another is: 甲是乙旗下的基金，投资了丙."""
