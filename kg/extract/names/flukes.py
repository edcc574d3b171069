"""Supposed bodies that are trades, goods or places: seldom taken for names in the document, or plain words without backing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.naming import stems
from kg.extract.names.shorts import coined_word
from kg.packs import Entry
from kg.text.words import dictionary_word, tagged_words

_BODIES = ("Company", "Organization")
_DOUBTFUL = 0.65
"""Strength below which the tagger alone is not believed against the rest of the document."""
_PLAINLY_DOUBTFUL = 0.7
"""Strength below which a firm of plain words needs backing: of 75 such names in 300 real articles half are none."""
_ONCE, _HARDLY = 0.575, 0.525
"""Strength below which a firm that is seen once needs backing, and one that ends like a firm or is seen again: below it
of the former two in three are none, or have other borders, in 2,000 real articles, of the latter four in five."""
_FIRM_END = re.compile(
    "(?:公司|集团|银行|证券|保险|人寿|基金|资本|投资|控股|科技|股份|实业|集成|电子|医药|药业|生物|半导体|汽车|重工|机械|能源|电力|商贸|贸易|传媒|文化|影业|置业|地产|商管|物业|建设|材料|化工|钢铁|矿业|"
    "食品|乳业|酒业|物流|快递|航空|律所|事务所|出版社|电视台|旅行社|酒店|饭店|宾馆|超市|药房|商行|经营部|餐饮店|管理局|运营中心|咨询|游戏|分店|煤矿|食堂|医院|大学|学院|学堂|书院|诊所|研究院|研究所|实验室|协会|联盟|博物馆|营业部|工程局|Inc\\.?|Ltd\\.?|Corp\\.?|LLC|Group|Holdings|Capital|Management|Partners|Bank)$"
)
_A_FIRM = re.compile(
    "(?:公司|集团|银行|保险|人寿|基金|事务所|快递|航空|[\u4e00-\u9fff]{2}(?:大学|学院|医院|研究院|研究所|实验室))$"
)
"""What ends a firm's name though all before it are plain words (第一大川银行), where 国际物流 is a trade."""
_OFTEN = 4
"""Places from which what the tagger leaves out says something, and how many times as many as it sees."""
_OF_PEOPLE = (
    "方面|旗下|C[A-Z]O|董事|总裁|总经理|(?:的)?(?:联合)?创始人|合伙人|首席|官[方网微]|副总|高管|发言人|负责人|员工|内部|股价|市值|营收|股份|(?:所有|全部|多家|\\d+家)?门店|相关|"
    "[^，。；的]{0,8}(?:策略师|分析师|研究员)|经理|，[\u4e00-\u9fff]{2,3}任|[^，。；]{0,6}记者"
)
_DEEDS = (
    "(?:也|则|还|已|正|将|曾|就|再次|近日|日前|今[日年]|第[一二三四]季度|\\d{1,4}[年月日][^，。；\\d]{0,4}|[一午][直后]|一度|拟|均){0,2}"
    "(?:宣布|表示|指出|称|认为|预计|回应|公告|披露|发布|推出|上线|收购|入股|成立|拥有|持有|计划|担任|录得|获|[大涨下]?跌|[大上]?涨|平[开收]|"
    "跟[涨投]|走[高低强]|领[投涨]|复牌|停牌|一字|封板|闪崩|公布|[上下]调|给予|提供|生产|研发|运营|经营|销售|赞助|承建|竞得|认购|持股|[增减]持|签订|负责|起诉|破产|倒闭|中标|合[作资并]|共[建同]|联[合手]|携手|签|达成)"
)
_PAPERS = "(?:的)?(?:大?数据|统计|研报|报告|(?:最新)?研究|拆机)[^，。；]{0,4}(?:显示|指出|[称，])|(?:新加坡|中国|亚太|北京|上海|美国)?总部|下属|(?:母|子)公司"
_BACKED_BEHIND = re.compile(
    f"[”」』）)]?(?:[（(](?!有限|以下)|-S?W|-S|{_OF_PEOPLE}|{_DEEDS}|[和与、][^，。；]{{2,8}}(?:涨|跌|等)|等(?:公司|企业|机构|[^，。；]{{0,4}}(?:涨|跌|走|跟|回))|{_PAPERS})"
)
"""What stands behind firms: their people and shares, and what firms and shares do."""
_BACKED_BEFORE = re.compile(
    "(?:公司|企业|厂商|品牌|机构|旗下|平台|[发制供经运服]\\w商|巨头|龙头|[任供]职于|加入|收购|子公司|名为|叫做?|源[自于：]|图自|据|前身[为是]|又名|附属|股东|母公司|对手|首席执行官|创始人|分析师|教授)[“「]?$"
)
"""What a firm is called before its name, and what people do to firms."""
_ROW_BEFORE, _ROW_BEHIND = re.compile("(?:”“|”?[、和与及]“?)$"), re.compile("”“|”?[、和与及]“?")
"""Between the members of a row."""


def without_flukes(
    found: Sequence[Candidate], proposed: Sequence[Candidate], text: str, known: Callable[[str], Entry | None]
) -> list[Candidate]:
    """Leave out doubtful bodies that the document as a whole does not bear out.

    A trade, a kind of goods or a place is taken for a firm at one place in ten, a firm at most of its places; and of
    what is made of plain words only a firm is said to have a chief, to announce or to rise. `known` gives what a list
    has under a name.
    """
    strength: defaultdict[str, float] = defaultdict(float)
    companies: set[str] = set()
    times: Counter[str] = Counter()
    for c in found:
        if c.type in _BODIES:
            surface = c.span.of(text)
            times[surface] += 1
            strength[surface] = max(strength[surface], c.strength if c.source == "tagger" else LIKELY)
            companies.update((surface,) if c.type == "Company" else ())
    often = {surface for surface, most in strength.items() if most < _DOUBTFUL and text.count(surface) >= _OFTEN}
    seen = bytearray(len(text))
    for c in proposed if often else ():
        if c.source == "tagger":
            seen[c.span.start : c.span.end] = b"\1" * (c.span.end - c.span.start)
    flukes = {surface for surface in often if _seldom_seen(surface, seen, text)}
    doubtful = {
        surface
        for surface in companies
        if strength[surface] < _limit(surface, times[surface])
        or (strength[surface] < _PLAINLY_DOUBTFUL and not _A_FIRM.search(surface) and _plain(surface))
    }
    firms = [c.span for c in found if doubtful and c.type == "Company" and c.span.of(text) not in doubtful]
    begins, ends = {span.start for span in firms}, {span.end for span in firms}
    for surface in doubtful:
        of_a_firm = any(known(name) or strength.get(name, 0.0) >= LIKELY for name in (surface, *stems(surface)))
        flukes.update(() if of_a_firm or _backed(surface, text, begins, ends) else (surface,))
    return [c for c in found if c.type not in _BODIES or c.span.of(text) not in flukes]


def _limit(surface: str, times: int) -> float:
    """Give the strength below which a name needs backing: less where it ends like a firm's, or is seen again."""
    return _HARDLY if times > 1 or surface.isascii() or _FIRM_END.search(surface) else _ONCE


def _seldom_seen(surface: str, seen: bytearray, text: str) -> bool:
    places = [found.start() for found in re.finditer(re.escape(surface), text)]
    taken = sum(any(seen[at : at + len(surface)]) for at in places)
    return len(places) >= _OFTEN * taken and (taken < 2 or not coined_word(surface))


def _plain(surface: str) -> bool:
    """Say whether a name is nothing but words of the dictionary, none of them a name: 国际物流, 超级智能."""
    return (
        not surface.isascii()
        and not surface.endswith("证券")
        and all(
            end - start > 1
            and (word := dictionary_word(surface[start:end])) is not None
            and not word.startswith(("nr", "ns", "nz", "nt", "j", "eng"))
            for start, end, _ in tagged_words(surface)
        )
    )


def _backed(surface: str, text: str, begins: Collection[int], ends: Collection[int]) -> bool:
    """Say whether somewhere a firm's people or deeds stand behind a name, its kind before it, or a firm beside it."""
    return any(
        _BACKED_BEHIND.match(text, end)
        or _BACKED_BEFORE.search(text, max(0, start - 6), start)
        or ((row := _ROW_BEFORE.search(text, max(0, start - 3), start)) and row.start() in ends)
        or ((row := _ROW_BEHIND.match(text, end)) and row.end() in begins)
        for start, end in (place.span() for place in re.finditer(re.escape(surface), text))
    )
