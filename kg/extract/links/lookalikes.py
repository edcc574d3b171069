"""What reads like a deal or a contest and is none: games, rows of headlines, who is replaced, whom a list is measured by."""

from __future__ import annotations

import re

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
    r"(?<![\d.年月-])\d{1,3} ?[-:：比] ?\d{1,3}(?![\d.％%-])|主场|客场|决赛|小组赛|热身赛|预选赛|淘汰赛|联赛|比赛日|[一二三四五两\d]场(?:比赛|不胜|连[胜败])"
)
_TEAM = re.compile("(?:队|[男女][足篮排]|国[足奥]|足球俱乐部|篮球俱乐部|战队)$")


def is_of_another(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match tells of a firm that stands elsewhere than its pattern looks for one."""
    if "members" in rule.regex.groupindex:
        return False
    return _both_stand_wrong(rule, found, text) if rule.says_both(found) else _one_stands_wrong(rule, found, text)


def _both_stand_wrong(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match begins at whom somebody replaces, at the rest of a list, or goes on to whose another is."""
    start, end = found.span()
    if rule.predicate == "investsIn":
        return _BECOMES.match(found[0]) is not None and _REPLACES.search(text, 0, start) is not None
    if rule.predicate == "competesWith" and _BESIDE.search(text, 0, start):
        return True
    if rule.predicate == "partnersWith" and _EACH_ALONE.match(found[0]):
        return True
    follows = {"competesWith": _OF_WHAT_FOLLOWS, "partnersWith": _OF_A_FIRM}.get(rule.predicate)
    return follows is not None and "，" in found[0] and follows.match(text, end) is not None


def _one_stands_wrong(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether the side that a match leaves open is not what the text is about."""
    start, end = found.span()
    if rule.predicate in _DEALS and _RISES.match(text, end) and not _PLACE.search(text, 0, start):
        return True
    if rule.predicate == "partnersWith":
        return _OF_A_FIRM.match(text, end) is not None or _LIKE.match(text, end) is not None
    if rule.predicate == "competesWith":
        return "subject" not in rule.regex.groupindex and _HIS_OWN.search(text, 0, start) is not None
    return rule.predicate == "acquires" and _BUYER.search(text, 0, start) is not None


def is_a_game(rule: Rule, subject: Mention, other: Mention, bones: Skeleton) -> bool:
    """Say whether two play against each other: who wins a match competes with nobody in a market."""
    if rule.predicate != "competesWith" or subject.type not in ("Organization", "Company"):
        return False
    if any(_TEAM.search(m.name) for m in (subject, other)):
        return True
    return "Organization" in (subject.type, other.type) and _SCORE.search(bones.text) is not None
