"""Which names are no works of anybody: writings, events, periods, posts, shops, and what a paper only has in its title."""

from __future__ import annotations

import re

from kg.model import Link, Mention, Reading

_CLOSED = "[”」』》]?"
_NO_WORK = re.compile(
    "(?:榜|榜单|排行|奖|奖项|指数|白皮书|大厦|[\u4e00-\u9fff]楼|广场|法案|倡议书|情况[说通][明报]|征求意见稿|Study|Survey|合伙企业|基金|委员会"
    "|[\u4e00-\u9fff]系|[\u4e00-\u9fff]证)$"
)
_WRITTEN = re.compile(
    "(?:书|信|函|声明|公告|通知|条例|意见|办法|方案|协议|合同|法案?|文件|说明|通报|规划|计划|纲要|指南|目录|标准|报告|公约|准则|细则)$"
)
_OTHER_KIND = re.compile(
    f"{_CLOSED}的?(?:系列|相关|这类)?(?:概念|采访|专访|领域|理念|账号|航班|病|赛事|活动|说法|现象|称号|栏目|留言|行动|举措|措施|政策|问题|战略"
    "|录音|视频号|文章|帖子|推文|演讲|讲话|标语|口号|字样|话题|词条|条款|荣誉|课题|研究报告)"
    f"|{_CLOSED} ?(?:们|的[^，。；、“”]{{0,5}}(?:者|网友|博主|男子|女子)(?=[，。的真身被在])|店|门店|[^，。；：“”\\s]{{0,4}}(?:大会|峰会|论坛|年会|展会|博览会|颁奖|晚会|讲座|沙龙)(?![的上中里]?[^，。；]{{0,12}}(?:展出|亮相)))"
)
"""Behind a name: that it is no thing that a firm makes."""
_INDICES = re.compile("指数(?:包括|有|为|如|分别|包含)[^。；！？\n]*$")
_PERIOD = re.compile("[QHqh][1-4]$|FY\\d{2,4}$")
_TOLD_OF_PERIOD = re.compile(
    "[的，]?(?:总?[营净]?[收利亏毛]|业绩|财报|指引|季报|同比|环比|GMV|研发费|财务|销量|交付|预[期计]|盈)"
)
_SUBSTANCE = re.compile("(?:注射液|口服液|药物|胶囊|片剂?|疫苗|单抗|生物类似药|仿制药|制剂|凝胶|滴眼液)[“「『]?")
"""Behind the name of what a drug is made of, before the name that it is sold by."""


def is_no_work(reading: Reading, place: Mention) -> bool:
    """Say whether a place names no work of anybody: a writing, an event, a quarter, a shop, a substance that a brand comes behind."""
    text, (start, end) = reading.text, (place.span.start, place.span.end)
    if _NO_WORK.search(place.name) or _OTHER_KIND.match(text, end) or _in_a_title(text, start, end):
        return True
    if text.startswith("《", max(0, start - 1)) and _WRITTEN.search(place.name):
        return True
    if _PERIOD.search(place.name) and _TOLD_OF_PERIOD.match(text, end):
        return True
    if _INDICES.search(text, max(0, start - 80), start):
        return True
    substance = _SUBSTANCE.match(text, end)
    return substance is not None and any(
        m.type == "Product" and m.span.start == substance.end() for m in reading.mentions
    )


def _in_a_title(text: str, start: int, end: int) -> bool:
    """Say whether a name is only part of the title of a paper: 某某 of 《关于推行“某某”的意见》."""
    opened = text.rfind("《", max(0, start - 40), start)
    if opened < 0 or text.find("》", opened, start) >= 0:
        return False
    closed = text.find("》", end, end + 60)
    return closed >= 0 and _A_PAPER.search(text, opened, closed) is not None and closed > end


_A_PAPER = re.compile("《关于|(?:意见|办法|通知|公告|方案|报告|规划|规定|条例)(?:（[^（）]{1,10}）)?$")


def without_no_works(reading: Reading, links: list[Link]) -> list[Link]:
    """Leave out who would have made what is no work of anybody."""
    given = [x.subject for x in links if x.predicate == "developedBy"]
    places: dict[str, list[bool]] = {m.name: [] for m in given}
    for mention in reading.mentions:
        if mention.name in places:
            places[mention.name].append(is_no_work(reading, mention))
    mostly = {name for name, found in places.items() if sum(found) * 2 > len(found)}
    none = {m for m in given if m.name in mostly or is_no_work(reading, m)}
    return [x for x in links if x.predicate != "developedBy" or x.subject not in none]
