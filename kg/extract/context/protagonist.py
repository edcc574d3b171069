"""Whom a document is about: the firm that its headline begins with or that it names most, what it calls its own, and which firms begin a clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kg.extract.context.entries import headed
from kg.extract.context.writer import writer
from kg.model import Mention, Reading, Span

_MAKES = re.compile("(?:研究院|实验室)$")
"""Bodies that bring things out as firms do."""
_HEADLINE = 60  # characters of a headline at most
_CLEAR = 1.5  # how much more often than any other the firm is named that a document is clearly about
_SHARE = 0.25  # of all mentions of firms, at least
_OFTEN = 5  # times that a firm is named which a document is likely to mean though it has less of all mentions,
_LESS = 0.18  # but this much at least
_ENDS = "。！？!?；;"
_INTERVIEW = re.compile(r"(?:独家|深度|本刊|本报)?(?:专访|对话|访谈|访|对谈)[丨|｜：:]?[ \u3000]?[“「]?")
"""What a headline begins with whose firm is that of whoever is asked."""
_SAYS = re.compile("[：:“]|(?:[\u4e00-\u9fff·]{2,8})[：:]")
"""Behind the post of whom a headline lets speak: 某某董事长：……."""
_SORT = "公司|企业|集团|巨头|厂商|独角兽|机构|平台|品牌|龙头|商|厂|国|省|市|区|县|洲|资本|基金|新秀|黑马|老牌|初创"
_LEADS = re.compile(
    r"(?:[\d零一二三四五六七八九十〇年月日号上下半初底末午晚早间凌晨今昨明去前本此次当时天周期季度近最新的之后来截至在自从到于]"
    r"|(?:国内|国外|海外|内地|本土|本地|境外|同城|隔壁|美国|日本|韩国|德国|法国|英国|荷兰|瑞士|以色列|新加坡|欧洲|台湾|香港|北京|上海|深圳|广州|杭州|成都|苏州|南京|武汉|合肥|重庆|西安|厦门|珠海|东莞|宁波|天津|长沙|青岛|无锡|常州|佛山|济南|郑州)的?"
    r"|其中|而|但|则|不过|同时|另外|随后|目前|如今|作为|家|这|即便|因为|由|如果|虽然|尽管|只有|就连|甚至|据悉|外|[“‘「『《])*+"
)
"""What may stand before the first name of a clause: when it was, and how it goes on from the clause before."""
_OF_A_SORT = re.compile(f"(?:{_SORT})的?[“‘「『《]?$")
_DOES = re.compile("[收购投入]")
_ITS_THING = re.compile("(?:的|旗下的?|自研的?|自主研发的?)[^，。；：！？、与和及]{0,10}?[“「『《]?")
_SHORT = 12  # characters that tell of what sort a firm is; more of them hold a 的
_TOLD = re.compile(
    r"(?:的|App|APP)?(?:最新)?(?:工商)?(?:信息|数据|资料|统计|监测|测算|报道|报导|查询|了解|不完全统计|发布|公布|公告|披露|消息)"
)
_HEAD = re.compile(r"[ \u3000]?[\u4e00-\u9fff]{0,4}[ \u3000]?\d{1,2} ?月 ?\d{1,2} ?日(?:，|,|讯|消息|电|报道)")
_SHOWS = re.compile(
    r"[”」』》]?(?:App|APP|网站|官网|平台)?(?:最新|公开)?(?:工商)?(?:信息|数据|数字|资料|统计|监测|报告|研报)?(?:显示|(?:独家|日前|近日|最新)?获悉|统计|查询(?:到|发现|可知|得知|结果|显示)|发现(?=，))"
    r"|的(?:最新|统计|监测|调研|测算|跟踪|追踪){0,2}(?:数据|统计|报告|研报)(?:显示|表明)"
    r"|出具的[^，。；！？]{0,30}(?:报告|意见书)(?:显示|指出|认为|表明)"
    r"|[^，。；！？]{0,6}(?:研报|研究报告)中?[，,]?(?:指出|认为|称|表示|预计|提到|分析)"
    r"|[》」』]?(?:(?:近日|今日|昨日|最新|独家|[\d月日])*+(?:报道|报导)|援引|(?:财经|新闻|特约|首席|科技)?记者(?!会|招待))"
    r"|(?:(?<=[社报网刊])|(?<=财经)|(?<=新闻))[》」』]?(?:称|披露|透露|表示|写道|消息|率先)"
    r"|(?:AI|财经|盘中|盘后)?(?:快讯|电讯)[，,：:]"
    r"|在?现场(?:看到|了解到|注意到)|注意到"
    r"|\d{1,2}月\d{1,2}日(?:丨|\||｜|讯|消息|电|报道)"
    r"|(?:汽车|科技|财经|网)?(?:记者)?(?:\d{1,2}月\d{1,2}日)?(?:独家)?从[^，。]{1,16}(?:获悉|了解到|处得知)"
)
"""某某显示，某某获悉，某某研报称，某某报道: who looked it up, not whom the news are about."""
_IS_TOLD = re.compile(
    "(?:《[^》]{1,8}》)?(?:记者)?(?:坦言|坦承|直言|表示|透露|介绍|回应|确认|证实|回忆|解释|强调|感慨|感叹|说道?[，：“]|称)"
)
"""Behind a medium to which somebody speaks: 对某某表示."""
_ITS_OWN = re.compile("[》」』]?的?(?:最新)?(?:官网|网站|年报|财报|公告|报告|披露|发布|公布|消息|表示|称|透露)")
"""Behind whose own word is quoted, who may be told of as well."""
_CARRIES = re.compile(
    r"(?:官方|个人|社交|公众)?(?:平台|账号|号|上|官网|朋友圈|直播间)[^，。；！？]{0,8}(?:[，：:]|表示|称|说|发|写|透露|回应|宣布|晒|直播|转)|发文|发帖|发微博|发视频|发布(?:视频|长文|动态|消息|声明)"
)
"""Behind what only carries words: 在某某上表示."""
_WAS = re.compile(
    r"(?:早年(?:在|是|任|为|供职|就职)|曾经?(?:先后)?(?:历?任|在|就职|供职|任职|担任|为|是|出任|效力|就读)|历任|先后(?:任|在|就职|供职|担任)|此前(?:任|在|担任|就职|供职)|原任|早年间?(?:曾|先后)?(?:在|于|任|是|就职|供职|任职|效力)|毕业|就读|求学|深造)[^，。；！？\n]*$"
)
_LEAVING = re.compile("(?:从|自|离开了?|告别了?|辞去|卸任)$")
_LEAVES = re.compile("[^，。；！？]{0,8}(?:离职|辞职|出走|退休|离任|卸任|离开)")
_PAST = 60  # characters back in which a clause tells where somebody was once
_REACH = 40  # characters back in which a clause begins
_CLAUSE = re.compile(r"[，。；：！？,;:!?“”\n\r|｜]")


def opens_clause(text: str, start: int) -> bool:
    """Say whether what begins at `start` begins its clause, behind a time, a connective or what sort of firm it is."""
    floor = max(0, start - _REACH)
    begin = max((m.end() for m in _CLAUSE.finditer(text, floor, start)), default=floor)
    before = text[begin:start].strip(" \u3000")
    led = _LEADS.match(before)
    rest = before[led.end() :] if led else before
    if not rest:
        return True
    described = len(rest) <= _SHORT or ("的" in rest and not _DOES.search(rest))
    return described and _OF_A_SORT.search(rest) is not None


def only_tells(text: str, span: Span) -> bool:
    """Say whether a name is only where the facts come from: 据某某数据显示."""
    before = text[max(0, span.start - 3) : span.start]
    if before.endswith(("据", "自")) and _TOLD.match(text, span.end) is not None:
        return True
    if before.endswith("据") and text.startswith(("，", ","), span.end):
        return True
    if before.endswith("告诉") and text.startswith(("，", "：", "记者"), span.end):
        return True
    if before.endswith(("对", "向")) and _IS_TOLD.match(text, span.end):
        return True
    if before.endswith(("在", "于", "过", "用")) and _CARRIES.match(text, span.end):
        return True
    if before.rstrip(" \u3000")[-1:] in ("", "\n", "。", "】", "["):
        return _HEAD.match(text, span.end) is not None or _SHOWS.match(text, span.end) is not None
    return _SHOWS.match(text, span.end) is not None


def only_registers(text: str, span: Span) -> bool:
    """Say whether a name is that of a register or a medium there, and not of a firm whose own site or report is quoted."""
    return only_tells(text, span) and _ITS_OWN.match(text, span.end) is None


def was_once(text: str, start: int) -> bool:
    """Say whether a name is only where somebody was once, to work or to learn: 曾任某某总裁."""
    return _WAS.search(text, max(0, start - _PAST), start) is not None


def is_left(text: str, span: Span) -> bool:
    """Say whether somebody leaves a firm there: 从甲离职，创办了这家公司."""
    return _LEAVING.search(text, max(0, span.start - 4), span.start) is not None and (
        not text.startswith(("从", "自"), span.start - 1) or _LEAVES.match(text, span.end) is not None
    )


def only_where(text: str, span: Span) -> bool:
    """Say whether a firm only tells at whose place something is done: 在甲的车间上岗."""
    return text.startswith(("在", "到"), max(0, span.start - 1)) and text.startswith("的", span.end)


def protagonist(reading: Reading) -> Mention | None:
    """Give the firm that a document is about, if it heads it, writes it, is named clearly most often or alone leads the headline."""
    if (head := headed(reading) or writer(reading)) is not None:
        return head
    firms = _firms(reading)
    times = Counter(m.name for m in firms)
    if not times:
        return None
    first = reading.paragraphs[0] if reading.paragraphs else None
    if first is not None and (asked := _asked(reading.text, first, firms)) is not None:
        return asked
    (leader, most), *others = times.most_common(2)
    second = others[0][1] if others else 0
    if most >= _CLEAR * second and most >= _SHARE * times.total():
        return next(m for m in firms if m.name == leader)
    if first is None or first.end - first.start > _HEADLINE or reading.text[first.end - 1] in _ENDS:
        return None
    posts = {m.span.start for m in reading.mentions if m.type == "Title"}
    leading = [
        m
        for m in firms
        if m.span.end <= first.end
        and opens_clause(reading.text, m.span.start)
        and posts.isdisjoint((m.span.end, m.span.end + 1))  # 甲川CTO创立的公司 is not about 甲川
    ]
    if len({m.name for m in leading}) != 1:  # the news of a week: 甲川上市，乙川换帅
        return None
    times_led = times[leading[0].name]
    return leading[0] if times_led > 1 and times_led * _CLEAR >= most else None


def _firms(reading: Reading) -> list[Mention]:
    """List the firms that a document tells of, and do not only tell it."""
    return [
        m
        for m in sorted(reading.mentions)
        if (m.type == "Company" or (m.type == "Organization" and _MAKES.search(m.name)))
        and not only_tells(reading.text, m.span)
    ]


def often_named(reading: Reading) -> Mention | None:
    """Give the firm that a document on many firms names clearly most often: whom it is likely to mean where it names none."""
    firms = _firms(reading)
    (leader, most), *others = [*Counter(m.name for m in firms).most_common(2), ("", 0)]
    clear = most >= max(_OFTEN, _CLEAR * others[0][1] if others else 0) and most >= _LESS * len(firms)
    return next(m for m in firms if m.name == leader) if clear else None


def _asked(text: str, headline: Span, firms: Iterable[Mention]) -> Mention | None:
    """Give the firm with which a headline introduces whom somebody asks: 专访某某创始人……."""
    begin = _INTERVIEW.match(text, headline.start, headline.end)
    return next((m for m in firms if begin is not None and m.span.start == begin.end()), None)


def things_of(main: Mention | None, reading: Reading) -> set[str]:
    """List the things that the text names right behind a firm as its own (甲的开放平台“乙”)."""
    if main is None:
        return set()
    named = sorted(m for m in reading.mentions if m.type != "Title")
    return {
        thing.name
        for firm, thing in pairwise(named)
        if firm.name == main.name
        and thing.type in ("Model", "Product")
        and _ITS_THING.fullmatch(reading.text, firm.span.end, thing.span.start)
    }
