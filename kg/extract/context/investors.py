"""Who is named only because he gives money or advice: funds, those who lead a round, brokers that are quoted."""

from __future__ import annotations

import re

from kg.model import Mention

_FUND = re.compile(r"(?:资本|创投|风投|基金|投资|投资集团|Capital|Ventures|Partners)$")
_GIVES = re.compile(
    r"(?=[^，。；！？]{0,200}?[投股])"  # without it a long row is walked in every way that it may be parted
    r"(?:(?:、|和|与|及|以及)[^，。；！？、]{2,12}){0,6}(?:等[^，。；！？]{0,8})?(?:联合|独家|共同|参与|分别|继续|持续|仍|依然|在?[\u4e00-\u9fffA-Z+]{1,4}轮)*"
    r"(?:[领跟参]投|持股|占股|持有[^，。；！？]{0,16}股[份权]|[为是]其?[^，。；！？]{0,8}股东)"
)
_BROKER = re.compile(r"(?:证券|建投|期货|投顾)$")
_VIEWS = re.compile(r"[^，。；！？]{0,6}(?:认为|指出|预计|预测|估计|判断|表示看好|看好|建议)")
_COUNSEL = re.compile(
    r"(?:(?:、|和|与|及)(?:(?![领跟参独联]投)[^，。；！？、]){2,12}){0,4}(?:等[^，。；！？]{0,4})?(?:则|也|均|都|继续|此次|本轮|本次|长期|独家){0,2}(?:担任|出任|作为|充当|任|为|是|系)(?:了)?(?:其|公司|本轮|本次|该轮|此次|此轮|这轮|融资|交易|的){0,4}"
    r"(?:独家|联席|首席|常年|唯一)?(?:财务|融资|法律|投资|并购|上市|专项|FA)(?:及[^，。；！？]{1,4})?顾问"
)
_OUTSIDER = re.compile(
    r"分析师|分析员|研究员|经济学家|策略师|合伙人|投资|基金经理|记者|编辑|教授|院长|院士|律师|顾问|监管"
)


def is_fund(name: str) -> bool:
    """Say whether a name is that of a fund."""
    return _FUND.search(name) is not None


def gives(text: str, firm: Mention) -> bool:
    """Say whether what follows a firm tells that it gives money or holds a share (甲领投，甲持股8%)."""
    return _GIVES.match(text, firm.span.end) is not None


def only_gives(text: str, firm: Mention) -> bool:
    """Say whether a firm is named as one who gives money: a fund, or who leads a round or holds a share (甲领投)."""
    return is_fund(firm.name) or gives(text, firm)


def advises(text: str, firm: Mention) -> bool:
    """Say whether a firm is a broker that gives its view of another (某某证券认为)."""
    return _BROKER.search(firm.name) is not None and _VIEWS.match(text, firm.span.end) is not None


def only_counsels(text: str, firm: Mention) -> bool:
    """Say whether a firm only gave counsel in a deal (甲任本次交易的法律顾问)."""
    return _COUNSEL.match(text, firm.span.end) is not None


def looks_on(title: str) -> bool:
    """Say whether who holds this post speaks of the firms of others: an analyst, a partner of a fund."""
    return _OUTSIDER.search(title) is not None
