"""Sums of money and dates of a sentence, whatever they are told of, and the sentences in which they and things stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.extract.context.stand_ins import StandIns
from kg.extract.values.days import Clock
from kg.extract.wording.skeleton import Skeleton, skeleton, unspaced
from kg.model import Mention, Span

THINGS = frozenset(("Model", "Product"))
DENIED = re.compile("否认|传言|传闻|据传|从未证实|未予证实|有消息称|爆料")
"""A sentence that speaks so states no value."""
_COIN = re.compile("[元块毛角分厘$¥￥€镑铢]|卢[比布]|林吉特|谢克尔")
_SUM = re.compile(f"{_COIN.pattern}|[万千]")
"""In every sum of money, with its coin or without (11.98万)."""
_TOKENS = re.compile("oken|TOKEN|词元|字符")
MARKS = "，。；：！？\n"
"""What parts clauses."""
_PRICED = re.compile("价|卖|售|起步|落地|到手|入手|[只仅]要|便宜|贵|费|元|级")
"""In the clause of a sum without its coin: it is one (卖11.98万)."""
_NO_PRICE = re.compile(
    "溢价|差[价距额]|相差|[高低多少]出|[涨降跌]幅|(?:提价|加价|[涨降]了|上调|下调|直降|便宜|贵了)(?![^，。；：]{0,6}[至到为])|优惠|补贴|立减|返现|省[下了去]|免赔|保额|起投|成本|毛利|利润|融资|估值|市值|营收|收入|销售额|奖|罚|赔|薪|投资|投入|预算|募资|红包|券|定金|订金|押金|首付|损失"
)
"""Before a sum: it is no price."""
_CLOSE = 10  # characters
_NO_PRICE_BEHIND = re.compile(
    "的?(?:优惠|补贴|红包|券|奖金|融资|投资|罚款|赔偿|定金|订金|押金|保额|起投|收入|营收|利润|订单|差价|成本|计划|基金)"
)
_EXPECTED = re.compile("预计|有望|计划|规划|拟[于在]|将[于在]|争取|或[于在将]")
"""In the clause of a date: nothing has come out yet."""
_NEAR = 16
"""Characters from a sum within which tokens are told of: such sums come in twos and threes, and patterns read them together."""


class Figure(NamedTuple):
    """A value that some model or product may bear: its attribute, half-open characters of a skeleton, and the value.

    `against` says that words around it speak against it: it is a rebate, a day to come, or a rumour.
    """

    attribute: str
    start: int
    end: int
    value: str
    against: bool = False


class Sentence:
    """A sentence with the number of its paragraph and what it names; folded when first asked."""

    def __init__(self, text: str, span: Span, paragraph: int, named: list[Mention], stand_ins: StandIns) -> None:
        self.span, self.paragraph, self.named = span, paragraph, named
        self._text, self._stand_ins = text, stand_ins

    @cached_property
    def words(self) -> list[tuple[Span, Mention]]:
        """Words that stand for a name, with the mention that they mean."""
        return self._stand_ins(self.span)

    @cached_property
    def spaced(self) -> Skeleton:
        """The sentence with its names folded."""
        return skeleton(self._text, self.span, self.named, self.words)

    @cached_property
    def bones(self) -> Skeleton:
        """The same without blanks that say nothing."""
        return unspaced(self.spaced)

    def figures(self, money: re.Pattern[str] | None, clock: Clock) -> Iterator[Figure]:
        """Yield its sums of money, as written, and its dates in ISO form, each in order."""
        start, end = self.span
        denied = DENIED.search(self._text, start, end) is not None
        if money is not None and _SUM.search(self._text, start, end):
            text = self.bones.text
            for found in money.finditer(text):
                if not _TOKENS.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR):
                    value = self.bones.said(*found.span()).strip()
                    yield Figure("price", *found.span(), value, denied or _no_price(text, *found.span()))
        if any(clock.dates(self._text, start, end)):
            for day, first, last in reversed(list(clock.dates(self.bones.text, 0, len(self.bones.text)))):
                expected = _EXPECTED.search(self.bones.text, *clause(self.bones.text, first, last))
                yield Figure("releaseDate", first, last, day, denied or expected is not None)


def _no_price(text: str, start: int, end: int) -> bool:
    """Say whether words around a sum make it something else, or nothing makes one without its coin a price."""
    around = clause(text, start, end)
    if _NO_PRICE.search(text, max(around.start, start - _CLOSE), start) or _NO_PRICE_BEHIND.match(text, end):
        return True
    return not _COIN.search(text, start, end) and not _PRICED.search(text, around.start, around.end + 1)


def clause(text: str, start: int, end: int) -> Span:
    """Give where the clause around a stretch begins and ends."""
    begin = max(text.rfind(mark, 0, start) for mark in MARKS) + 1
    return Span(begin, min((at for mark in MARKS if (at := text.find(mark, end)) >= 0), default=len(text)))
