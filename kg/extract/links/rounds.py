"""Words of rounds of money: who raises, leads and joins them."""

from __future__ import annotations

import re

from kg.extract.context.investors import is_fund
from kg.extract.context.protagonist import only_tells
from kg.extract.links.posts import holder_places
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention, Reading

THIS_ROUND = re.compile(
    r"[本此这该](?:轮|次 ?[A-H天种首新][^，。；、\ue000-\ue005]{0,4}轮)|(?:其他|其余|其它)投资[方人]|投资方(?:还|包括|有)|[领跟参]投方|(?:老|早期|既有|现有)股东"
)
RAISES = re.compile(
    r"[\ue001-\ue004](?:[^。；！？，\ue000-\ue005]{0,12}，)?[^。；！？，\ue000-\ue005]{0,16}?(?:完成|获得?|拿到|敲定|募得|筹得|宣布)(?!.{0,4}[\ue000-\ue005])[^。；！？，\ue000-\ue005]{0,20}(?:融资|轮)"
)
"""Who raises money: 甲宣布完成5亿元B轮融资."""
GIVES = re.compile("[领跟参联]投")
"""甲领投，乙完成A轮融资: who gives stands before who is given."""
LEADS = re.compile(
    "(?:[领参]投|(?:投资|入股)(?=了))(?!的|方|机构)(?:了|过)?[^，。；：！？、“”\n\ue000-\ue005]{0,10}[\ue001](?![\ue001\ue002]|旗下)"
    "|[是为][\ue001](?=的?(?:[这此本该上前]一?轮|[^，。；：！？、\n\ue000-\ue005]{0,6}轮)(?:融资)?的?(?:[领跟参]投|投资)[方人])"
)
"""甲领投了乙的A轮融资，丙跟投, 甲是乙C轮融资的领投方: whom they all give money."""
JOINS = re.compile("[领跟参联]投|加码|加注|追投")
FUNDED = re.compile("投|资方|股东")
STRANGER = re.compile(
    "(?:^|[，。；：])[^，。；：的后前时中来间以内起初在成立创上下月年日号周个是和与并且还也又曾再就便才期近久轮司业队目牌台方家今次续连刚先利功计继共均都则即正将其它他她们此该这那没未不被由从向对能可会要有获即宣官披完随亦\\d ,\ue000-\ue005]{2,8}"
    "(?:(?:于|在)?(?:[今去前当]年|\\d{1,4}年|\\d{1,2}[月日]|[本上]月|[年月][初底末中]|[近日昨今]日|日前|近期|此前|随后|目前|已经?|曾|又|先后|陆续|相继|连续|再次|正式|成功|宣布){0,4})"
    "(?:完成|获得?|拿到|敲定|募得|筹得)[^，。；：\ue000-\ue005]{0,16}(?:融资|轮)"
)
"""Somebody who is no known name and raises money."""
COMES_IN = re.compile(
    "^[^领参轮]*(?:加码|加注|追投|跟进|[入进]场|入局|[押下]注|重仓|追加投资)(?:投资|融资)?(?:了?[^元]{1,8}元)?$"
)
"""What is done in many matters beside rounds: 甲降价，乙、丙纷纷跟进."""
ROUND = re.compile(
    r"融资|募资|注资|投资(?:了|过)|参股|入股|股东|投资[方人者]|[领跟参]投|天使|估值|(?:[A-H首]\+?|[本此这该数多新一二两三四五])轮(?![胎毂岗换流椅])"
)
"""What tells of money that is given to a firm."""
GIVES_MORE = re.compile("[领跟参联]投|加码|加注|追投|入局|入股|[入进]场|持股|持有|股东|投资[方人者]")
MONEY = re.compile(f"{GIVES_MORE.pattern}|{FUNDED.pattern}")
UNDER = re.compile("的?旗下的?[^，。；：！？\ue000-\ue005]{0,8}\ue001")
"""Behind whose fund gives money, who is not the one that is given it: 由甲旗下的乙领投，丙加码."""
BUT_FOR = re.compile("(?:之|以)?外，")
DEAL = re.compile(
    "(?<![被遭拟])(?:收购|并购|控股|入股|入主|买下|接手)(?:了)?[^，。；：！？\ue000-\ue005]{0,10}[\ue001](?!的|旗下|[\ue000-\ue005])"
)
SHARE = re.compile(r"(?:持股|占股|出资|持有)[^，。]{0,8}\d")
FOUNDERS = re.compile("[两二三四五][位名个]\ue005")
OF_ONE = re.compile("投|资|股东|[的笔]钱|轮|创始|创办|创立|发起|缔造|[两二三四五][位名个]\ue005")
"""Of money or founders: a text that tells of them without naming the firm means the one that it is about."""
REST = re.compile("(?:剩余|余下|剩下|其余|另外)(?:的)?[^，。；\ue000-\ue005]{0,8}(?:股|[%％成]|权益|部分)")
"""Shares of a firm that somebody does not buy."""
_PRESENTS = re.compile(
    "(?:创[立办建业]|成立|孵化|发起|组建)[了的](?:公司|企业|团队|项目)?(?:[\ue001\ue002]|[^，。；：！？的\n\ue000-\ue005]{2,10})[。；]?$"
)
"""A sentence that ends with whom somebody founded, of whom the next one goes on: 某某创立的甲。投资方包括乙."""
JOINT = re.compile(
    "(?:合资公司|合资企业|合营公司|新公司|成立|设立|组建)(?:了)?[^，。；！？\ue000-\ue005]{0,12}[\ue001\ue002](?!的)"
)
"""A venture that several own, or a new firm."""


class Shown:
    """Whom the sentence before ended with as founded by somebody: what heads the next one is told of it."""

    def __init__(self) -> None:
        self._before: tuple[bool, Mention | None] = (False, None)
        self._last: tuple[bool, Mention | None] = (False, None)

    def enter(self, bones: Skeleton) -> None:
        """Take up the next sentence."""
        found = _PRESENTS.search(bones.text.rstrip())
        at = max((i for i in bones.names if found and i > found.start()), default=None)
        self._before, self._last = self._last, (found is not None, None if at is None else bones.names[at])

    def is_strange(self, found: re.Match[str], bones: Skeleton) -> bool:
        """Say whether a match that heads its sentence is told of somebody whom nobody knows."""
        return self._before[0] and self._before[1] is None and not bones.text[: found.start()].strip()

    def firm(self, found: re.Match[str], bones: Skeleton) -> list[Mention]:
        """Give whom a match that heads its sentence with money is told of."""
        firm = self._before[1] if FUNDED.search(found[0]) and not bones.text[: found.start()].strip() else None
        return [firm] if firm else []


GIVEN = re.compile("[领跟参独]投|[入进]场|入局|[押下]注|加码|加注|追投|掏钱|出钱|[的笔]钱|支票")
"""Money given to a firm that those words need not name."""
_RAISED = re.compile(
    "(?:（[^（）]{1,24}）)?[^。；！？，：、\n]{0,12}?(?:完成|获得?|拿到|敲定|募得|筹得|宣布)[^。；！？，\n]{0,24}?(?:[轮笔](?:[股战][权略])?融资|[A-H]\\+*轮|天使轮|种子轮)"
)
"""Behind a firm: that it raised money."""


def only_raiser(reading: Reading) -> Mention | None:
    """Give the firm that a text tells to have raised money, if it tells that of one alone."""
    raised = [
        m
        for m in sorted(reading.mentions)
        if m.type == "Company"
        and not is_fund(m.name)
        and not only_tells(reading.text, m.span)
        and _RAISED.match(reading.text, m.span.end)
    ]
    return raised[0] if len({m.name for m in raised}) == 1 else None


def left_of(found: re.Match[str], bones: Skeleton, begin: int, bought: Mention | None) -> list[Mention]:
    """Give the firm of which a part is bought, in this sentence or the one before, where a match tells who holds the rest of it."""
    if not REST.search(bones.text, begin, found.end()):
        return []
    deals = [m.end() - 1 for m in DEAL.finditer(bones.text, 0, found.start())]
    return [bones.names[at] for at in deals[-1:]] or [m for m in (bought,) if m is not None]


_HEAD_HOLDS = re.compile("\ue005\ue000(?=[^，。；：\ue000-\ue005]{0,8}(?:持股|占股|出资|持有))")


def of_heads(found: re.Match[str], bones: Skeleton, begin: int) -> list[Mention]:
    """Give the firms whose own people are told to hold shares, there or before in the sentence: 甲的创始人某某持股四成，乙持股两成."""
    heads = (m.end() - 1 for m in _HEAD_HOLDS.finditer(bones.text, begin, found.end()))
    return [firm for at in heads for firm in holder_places(bones, at)]
