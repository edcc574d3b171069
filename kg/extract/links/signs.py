"""Words that say that somebody works at a place, or founded it: without one near its names, a network's tie stands on nothing.

甲在乙接受了手术 and 甲前往乙 bring two names as near together as 甲在乙任职 does.
"""

from __future__ import annotations

import re

from kg.extract.wording.skeleton import TOKENS

_TITLE, _PERSON = TOKENS["Title"], TOKENS["Person"]
_FIRM = "[\ue001\ue002]"
_WORK = re.compile(
    f"{_TITLE}|员工|同事|团队|高管|高层|骨干|元老|老人|老兵|职|服役|工作|任教|执教|教授|教书|老师|负责|担任|[出就接升调转改兼历续]任|任命|加入|加盟|入[选伙队]|离[开任]"
    "|退[出休伍役]|卸任|辞|接[替棒班管手掌]|执掌|掌[管舵门]|领导|领衔|带领|带队|主管|分管|主持|主导|主理|主政|统领|操盘|回归|[回返]到|重返|聘|招[揽募进来]|挖[走来]|委[任派]|派驻|提拔|晋升|调[入到往任至]|升[至到为]|效力"
    "|创始|创[办立建业]|联创|主席|董事|总裁|经理|老板|掌门|当家|一号位|一把手|二号人物|[部局院校所台行处科组队会社站馆][长员]|{_FIRM}长|书记|主任|主将|主帅|主教练|专家|师(?:傅|兄|弟)?(?=[，。、的\ue000])|研究员|分析师|记者|编辑|作者|成员|代表|课题组|组员"
    f"|[干待呆做当]了|[干待呆做当]过|那批人|出身|履历|花名|司龄|上班|打工|从业|实习|就任|履新|走马|上任|新人|空降|跳槽|(?:前往|转投|来到|进入|进|去了|投奔)(?={_FIRM}(?:[，。；]|的|{_TITLE}))|从{_FIRM}[到来去跳转]|家族|帝国|班底|麾下|手下|门下"
)
_BESIDE = re.compile(f"{_FIRM}(?:[（(][^（）()]{{0,20}}[）)])?(?:的| )?{_PERSON}|{_PERSON}[ ]?[（(]{_FIRM}")
"""A firm right before whom it names (甲公司张三), or in a bracket behind."""
_FOUNDING = re.compile(
    "创始|(?<!原)创[办立建设业]|联创|草创|自创|首创|(?<!注册)成立(?!于|以来|之初|时间|日期|的)|[设开]立|组建|[开举]办了|办起|做起|起家|缔造|发起|搭起|拉起|单干|自立门户|另起炉灶"
)
_ELSEWHERE = re.compile(
    f"(?:^|[，。；：“、])(?!现任|时任)[^，。；：“”、\ue000-\ue005]{{0,8}}[国洲省市县区州镇部委局厅署院校会所社队行](?:前|原)?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*(?:[ ]|，)?$"
)
"""Before somebody whose post is at a place that is no known name: 甲国总统某某."""


def tells_of_work(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a skeleton has a word of employment, or a firm right before a name."""
    return _WORK.search(text, start, end) is not None or _BESIDE.search(text, start, end) is not None


def tells_of_founding(text: str, start: int, end: int) -> bool:
    """Say whether a stretch has a word of founding: 旗下 and 持股 tell only of owners."""
    return _FOUNDING.search(text, start, end) is not None


def is_posted_elsewhere(text: str, begin: int, at: int) -> bool:
    """Say whether the post before the person at `at` is at a place that stands there without being a known name."""
    return _ELSEWHERE.search(text, max(0, begin - 1), at) is not None
