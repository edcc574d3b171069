"""What news of firms and shares glues to a firm's name: half a chief's post, an analyst's field, its plant, words of the market."""

from __future__ import annotations

import re

from kg.extract.wording.units import PLANT
from kg.model import Span

_CHIEF = re.compile(
    r"(?P<name>.{2,}?)(?:资讯|信息|科技|技术|人资|财务|营运|运营|资安|策略|投资|法务|产品|数字|数位|研发|行销|永续|风控|法遵|公关|生产)长(?=[\u4e00-\u9fff，、（(])(?![期度远久足大成租线江沙春城安治处短三虹青尾效续假周跑红鑫电存征荣庚实])"
)
"""A firm with the beginning of a chief's post: 甲川资讯 in 甲川资讯长某某."""
_COVERS = re.compile(
    r"(?P<name>.{2,}?)(?:半导体|科技|硬件|硬体|软件|软体|电子|汽车|金融|能源|医药|医疗|互联网|网络|网路|消费|传媒|通信|通讯|机械|化工|军工|新能源|光电)(?=(?:产业|行业|领域|板块|业)?(?:首席|资深|高级)?(?:产业|行业)?分析师)"
)
"""A house with what its analyst follows: 甲川半导体分析师."""
_PLANT_OF = re.compile(f"(?<=..){PLANT.pattern}")
_MARKET_WORD = re.compile(
    r"(?P<name>.{2,}?)(?:后市|股价|市值|营收|良率|市占率?|产能|订单|毛利率?|财报|概念股|法说会?|后段|前段|权值)$"
)
_SUPPLIERS = re.compile(
    r"(?P<name>.{2,}?)供应链(?=包括|包含|涵盖|厂|业者|伙伴|体系|成员|[中里]的?|概念|个股|相关|族群)"
)
_MARKET_HALF = re.compile(
    "良率|市占(?=率|有|达|为|约|近|超|逾|\\d)|市值(?!得)|股价|营收(?!入)|毛利|产能(?=利用|满载|吃紧|过剩|扩|达|释|不足|[，、])|订单|法说会|财报(?!道)|后市"
)
"""Words of the market that the tagger took in or cut: 甲川后市, 甲川良 of 甲川良率."""
_MOVES = (
    re.compile(r"(?P<name>.{2,}?)[微齐暴急狂]?[涨跌](?=[近超逾约幅停\d])"),
    re.compile(r"(?P<name>.{2,}?)(?:[微累齐暴急狂](?=[涨跌升挫])|[高低](?=开[^发放源关]))"),
)
"""A firm with how its share moves: 甲川微 of 甲川微跌1%."""
_OF_ITS_WORK = re.compile(
    r"(?P<name>.{2,}?)(?:(?:营运|运营|经营|业务)(?=目标|表现|状况|重心|动能|绩效|成果|展望)|投资(?=一?案|计划(?!署)|传生变|生变))"
)
"""A firm with a word of its work: 甲川营运 of 甲川营运目标."""
_SPENDS = re.compile(
    r"(?P<name>.{2,}?)[花以用拿斥耗掷](?=了?约?[\d一二两三四五六七八九十][\d.一二两三四五六七八九十百千万亿]{0,10}[^，。；\d]{0,3}元)"
)
"""A firm with the word before what it spends: 甲川花1.1亿元收购乙川."""
_SENT_FROM = re.compile(
    r"(?P<name>.{2,}?(?:社|网|报|财经|新闻|在线|电讯|证券))(?:北京|上海|广州|深圳|杭州|成都|武汉|南京|重庆|天津|西安|香港|台北|东京|纽约|华盛顿)(?=(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯])"
)
"""A medium with the town of its dateline: 甲川财经上海3月21日电."""
_FAR = 8  # characters behind a name that tell what it took in


def glued(span: Span, text: str) -> int | None:
    """Give how many characters a firm's name has without what is glued to it, if something is."""
    for pattern in (_CHIEF, _COVERS, _SUPPLIERS, _OF_ITS_WORK):
        cut = pattern.match(text, span.start, span.end + _FAR)
        if cut and cut.end("name") < span.end <= cut.end() and (pattern is _CHIEF or cut.end() == span.end):
            return cut.end("name") - span.start
    for pattern in (_SPENDS, _SENT_FROM):
        cut = pattern.match(text, span.start, span.end + 2 * _FAR)
        if cut and cut.end() == span.end:
            return cut.end("name") - span.start
    surface = span.of(text)
    if (plant := _PLANT_OF.search(surface)) and plant.end() == len(surface):
        return plant.start()
    if market := _MARKET_WORD.fullmatch(surface):
        return market.end("name")
    for moved in _MOVES:
        moves = moved.match(text, span.start, span.end + 3)
        if moves and moves.end("name") < span.end == moves.end():
            return moves.end("name") - span.start
    return len(surface) - 1 if len(surface) > 2 and _MARKET_HALF.match(text, span.end - 1) else None
