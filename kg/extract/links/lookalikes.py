"""What reads like a deal or a contest and is none: games, rows of headlines, who is replaced, whom a list is measured by."""

from __future__ import annotations

import re

from kg.extract.links.roles import family
from kg.extract.links.rules import Rule
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_DEALS = ("acquires", "investsIn", "partnersWith")
_RISES = re.compile(
    "[^，。；：！？\n\ue000-\ue005]{0,12}，[\ue001](?:股价|复牌|开盘|盘[前后中初]|早盘|午后|一字|大|快速|直线|再度|持续|连续)*"
    "(?:[高低]开|停牌|[上收]?涨|[下收]?跌|走[高低强弱]|连板|\\d连板)"
)
"""Behind the news of a firm that only a row of headlines names behind it: 拟收购甲全部股权，乙复牌涨停."""
_PLACE = re.compile("[\ue001\ue002]")
_REPLACES = re.compile("(?:取代|接替|代替|替代|超过|超越|反超|赶超)了?[^，。；：！？\n\ue001\ue002]{0,8}$")
"""Before who is no longer what another becomes: 取代甲成为乙第一大股东."""
_BECOMES = re.compile("^[\ue000-\ue002]，?(?:成为|成了|变成|当上|跃居|位居)")
_BESIDE = re.compile(
    "(?:与|和|同|跟)[^，。；：！？、\n\ue000-\ue005]{0,4}(?:[\ue001-\ue004](?:的|、|和|与|及|以及)?)+$"
)
"""Before the rest of a list that somebody else is measured by: 意在与甲、乙和丙较量."""
_OF_WHAT_FOLLOWS = re.compile("的[^，。；：！？、\n\ue000-\ue005]{0,10}[\ue001-\ue004]")
"""Behind what only tells of the name that follows: 从与甲竞争的乙做起."""
_OF_A_FIRM = re.compile("的[^，。；：！？、\n\ue000-\ue005]{0,10}[\ue001\ue002]")
_HIS_OWN = re.compile(
    "(?:^|[，。；：！？])[^，。；：！？\n\ue001-\ue004]*\ue000[^，。；：！？、的\n\ue000-\ue005]{0,6}$"
)
"""Before what a person meets or does, and no firm that the clause names."""
_BUYER = re.compile("自然人\ue000(?![^，。；]{0,6}(?:手[中里上]|处|名下|所?持))[^，。；：！？\n\ue001\ue002]*$")
_EACH_ALONE = re.compile("^[\ue001\ue002](?:和|及|以及)[^与同跟合共联携，]*(?:研发|开发|建设|打造|推进|试点)$")
"""Two that do the same, and nothing together: 甲和乙都在大力研发."""
_LIKE = re.compile("的?(?:合作)?(?:模式|方式|关系)?(?:很|颇|十分|非常|极为)?(?:类似|相似|相仿|如出一辙)")
_SCORE = re.compile(
    r"(?<![\d.年月-])\d{1,3} ?[-:：比] ?\d{1,3}(?![\d.％%-])|主场|客场|决赛|小组赛|热身赛|预选赛|淘汰赛|联赛|比赛日|赛季|足协杯|超级杯|世界杯|锦标赛|夺冠|中超|英超|西甲|[一二三四五两\d]场(?:比赛|不胜|连[胜败])"
)
_TEAM = re.compile("(?:队|[男女][足篮排]|国[足奥]|足球俱乐部|篮球俱乐部|战队)$")


def is_of_another(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match tells of a firm that stands elsewhere than its pattern looks for one."""
    if "members" in rule.regex.groupindex:
        return False
    if rule.predicate == "competesWith" and (
        _COUNTERPARTY.search(text, max(0, found.start() - 2), found.end()) or _ALL_RIVALS.match(text, found.end() - 2)
    ):
        return True
    return _both_stand_wrong(rule, found, text) if rule.says_both(found) else _one_stands_wrong(rule, found, text)


def _both_stand_wrong(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match begins at whom somebody replaces, at the rest of a list, or goes on to whose another is."""
    start, end = found.span()
    if rule.predicate == "investsIn":
        return _is_no_investment(rule, found, text)
    if rule.predicate == "competesWith" and _BESIDE.search(text, 0, start):
        return True
    if rule.predicate == "partnersWith" and (_OWN_PARTNERS.search(found[0]) or _UNLIKE.match(text, end)):
        return True
    if rule.predicate == "partnersWith" and (
        _EACH_ALONE.match(found[0]) or ("，" in found[0] and _OF_SOMEBODY.match(text, end))
    ):
        return True
    follows = {"competesWith": _OF_WHAT_FOLLOWS, "partnersWith": _OF_A_FIRM}.get(rule.predicate)
    return follows is not None and "，" in found[0] and follows.match(text, end) is not None


def _one_stands_wrong(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether the side that a match leaves open is not what the text is about."""
    start, end = found.span()
    if rule.predicate in _DEALS and _RISES.match(text, end) and not _PLACE.search(text, 0, start):
        return True
    if rule.predicate == "investsIn":
        return _is_no_investment(rule, found, text)
    if rule.predicate == "partnersWith":
        return any(is_other.match(text, end) for is_other in (_OF_A_FIRM, _OF_SOMEBODY, _LIKE, _UNLIKE))
    if rule.predicate == "competesWith":
        return "subject" not in rule.regex.groupindex and _HIS_OWN.search(text, 0, start) is not None
    return rule.predicate == "acquires" and _BUYER.search(text, 0, start) is not None


def _is_no_investment(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether what looks like an investment is a talk to investors, or goes into something else of a firm."""
    if _BECOMES.match(found[0]) and _REPLACES.search(text, 0, found.start()):
        return True
    if _TO_INVESTORS.search(text, found.start(), found.end() + 2):
        return True
    named_last = "object" in rule.regex.groupindex and found.end("object") == found.end()
    return named_last and _SOMETHING_ELSE.match(text, found.end()) is not None


_COUNTERPARTY = re.compile("交易(?:竞争)?对手")
"""Who stands on the other side of a deal is no rival."""
_ALL_RIVALS = re.compile("竞争(?:对手|品牌|者)")
"""Behind 甲、乙等: all of them are rivals of whom the text is about, and not of each other."""
_OWN_PARTNERS = re.compile(
    "(?:在|与|和)(?:原|各自|其|自己)的?[^，。；：！？\ue000-\ue005]{0,4}(?:合作|合资)$|，在(?:合资|合作)$"
)
"""What several do each with its own partner: 甲和乙在原合作伙伴之外另找别家."""
_UNLIKE = re.compile("[^，。；：！？\ue000-\ue005]{0,6}(?:截然不同|大不相同|完全不同|有所不同|大相径庭|截然相反)")
_OF_SOMEBODY = re.compile(
    "(?:关系)?的(?!是)(?:[^，。；：！？的\ue000-\ue005]{0,6}?)(?:供应商|经销商|代理商|企业|公司|厂商|机构|银行|商家|商户|车企|客户|学校|医院|人士)(?!的|——|包括|有)"
)
"""Behind whoever is only told by whom he works with: 与甲合作的供应商可以申请贷款."""
_TO_INVESTORS = re.compile("[跟向对]投资(?:者|人|方|机构|界)")
_SOMETHING_ELSE = re.compile(
    "的?旗下的?[^，。；：！？\ue000-\ue005]{0,8}(?:项目|产品|业务|楼盘|地块|基地|工厂|酒店|商场|门店)"
    "|[^，。；：！？的\ue000-\ue005]{0,10}(?:ETF|指数|债券|转债|存单|理财|专项基金|赔付|账户|奖学金)"
    "|事件"
)
"""Behind a firm of which something else is meant: 参股甲旗下的项目, 增持甲科创50ETF, 设立甲事件专项基金."""


def is_a_game(rule: Rule, subject: Mention, other: Mention, bones: Skeleton) -> bool:
    """Say whether two play against each other: who wins a match competes with nobody in a market."""
    if rule.predicate != "competesWith" or subject.type not in ("Organization", "Company"):
        return False
    if any(_TEAM.search(m.name) for m in (subject, other)):
        return True
    return "Organization" in (subject.type, other.type) and _SCORE.search(bones.text) is not None


def is_unlike(rule: Rule, subject: Mention, other: Mention) -> bool:
    """Say whether two could be no rivals: a firm competes with firms, a thing with things."""
    return rule.predicate == "competesWith" and family(subject.type) != family(other.type)
