"""What may stand between a subject and its verb of saying: adverbs, and phrases of where, when and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

_words = [
    "方面",
    "官方",
    "本人",
    "等",
    "们",
    "则",
    "也",
    "还",
    "又",
    "再",
    "再次",
    "就",
    "便",
    "都",
    "均",
    "皆",
    "曾",
    "已",
    "已经",
    "并",
    "且",
    "同时",
    "随后",
    "最后",
    "继续",
    "进一步",
    "明确",
    "公开",
    "多次",
    "反复",
    "一再",
    "当场",
    "当天",
    "当日",
    "昨日",
    "今日",
    "近日",
    "近期",
    "日前",
    "此前",
    "事后",
    "昨天",
    "今天",
    "早些时候",
    "这样",
    "如此",
    "如是",
    "却",
    "才",
    "仅",
    "只",
    "只是",
    "发表意见",
    "发表看法",
    "发表声明",
    "发布声明",
    "只好",
    "只得",
    "倒是",
    "转而",
    "继而",
    "随口",
    "顺口",
    "更",
    "方才",
    "刚刚",
    "一致",
    "共同",
    "普遍",
    "纷纷",
    "分别",
    "联合",
    "联名",
    "书面",
    "口头",
    "正式",
    "直接",
    "再度",
    "首次",
    "率先",
    "另外",
    "此外",
    "不过",
    "但",
    "而",
    "坦率",
    "随即",
    "立刻",
    "立即",
    "马上",
    "连忙",
    "主动",
    "特别",
    "尤其",
    "着重",
    "顺便",
    "还曾",
    "亦",
    "一直",
    "始终",
    "哽咽",
    "轻声",
    "低声",
    "大声",
    "补充",
    "解释",
    "介绍",
    "受访",
    "受访时",
    "致辞",
    "致词",
    "发言",
    "发文",
    "撰文",
    "回复",
    "来电",
    "断然",
    "矢口",
    "予以",
    "否认",
    "回应",
    "无奈",
    "淡定",
    "自豪",
    "上午",
    "下午",
    "晚间",
    "凌晨",
    "晚",
    "早间",
    "时",
    "会后",
    "审理后",
    "经审理",
    "一审",
    "二审",
    "终审",
    "最终",
    "会上",
    "席间",
    "现场",
    "直播中",
    "演讲中",
    "邮件中",
    "信中",
    "公告中",
    "声明中",
    "微博",
    "微博上",
    "朋友圈",
    "文中",
    "书中",
    "缓缓",
    "慢慢",
    "直接",
    "坦然",
    "笑",
    "亲自",
    "仍",
    "仍然",
    "依然",
    "依旧",
    "分析",
    "惊讶",
    "兴奋",
    "激动",
    "严肃",
    "幽默",
    "点头",
    "摇头",
    "苦笑",
    "微笑",
    "大笑",
    "开玩笑",
    "半开玩笑",
    "打趣",
    "动情",
    "诚恳",
    "平静",
    "冷静",
    "强硬",
    "私下",
    "逗趣",
    "俏皮",
    "霸气",
    "乐观",
    "直白",
    "低调",
    "高调",
    "仅仅",
    "紧急",
    "火速",
    "连夜",
    "迅速",
    "郑重",
    "严正",
    "委婉",
    "含蓄",
    "谨慎",
    "忍不住",
    "不禁",
    "脱口而出",
    "斩钉截铁",
    "毫不犹豫",
    "一本正经",
    "不假思索",
    "无一例外",
    "不约而同",
    "异口同声",
    "欣然",
    "淡然",
]
_adverb = re.compile(
    "|".join(sorted(map(re.escape, _words), key=len, reverse=True))
    + r"|[上本下这]?(?:周|星期|礼拜)[一二三四五六日天末]?|[昨今当次][晚夜晨早]|\d{1,4}[年月日]|[一二三四五六七八九十]{1,2}月|[（(][^（()）\n]*[）)]|[ \u3000*`]|同[日天年月]|在(?:个人|官方|自己的|其)?(?:朋友圈|微博|微信群|公众号|社交平台|社交媒体|推特|脸书|官网|X平台|播客)|[今昨前明](?=[（(])|日(?<=[）)]日)"
)
_place = re.compile(r"在|于|(?:回[复应答]|答复)(?=[^，。]{2})")
_place_end = re.compile(r"上|中|里|时|后|前|期间|间隙|现场|内|下|之余|致辞|致词|发言|演讲|撰文|受访")
_open = re.compile(r"对|向|给|跟|与|就|通过|以(?!及)|接受|(?:\d{1,4}[年月日])+")
_REACH = {"对": 20, "向": 20, "给": 16, "跟": 16, "与": 18, "就": 26, "通过": 18, "以": 14, "接受": 32}
_DATED = 8  # characters that a date may be followed by: 5日晚间
_PLACE = 32  # characters of 在……上
_MANNER = 6  # characters of ……地, ……着


def is_gap(text: str, start: int, end: int, *, phrases: bool = True) -> bool:
    """Say whether nothing but adverbs (and `phrases`: 在会上, 对记者) fills a stretch.

    Every way of cutting it up is tried once, so that no text makes this slow.
    """
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        if at not in seen and at < end:
            seen.add(at)
            waiting.extend(_steps(text, at, end, phrases=phrases))
    return False


def _steps(text: str, at: int, end: int, *, phrases: bool) -> Iterator[int]:
    adverb = _adverb.match(text, at, end)
    if adverb:
        yield adverb.end()
        if adverb.end() - at > 1 and _adverb.match(text, at, at + 1):
            yield at + 1
    for mark in "地着":
        found = text.find(mark, at + 1, min(end, at + _MANNER))
        if found >= 0 and "的" not in text[at:found]:
            yield found + 1
    if not phrases:
        return
    if _place.match(text, at, end):
        for closing in _place_end.finditer(text, at + 2, min(end, at + _PLACE)):
            yield closing.end()
        return
    opening = _open.match(text, at, end)
    if opening:
        reach = _REACH.get(opening[0], opening.end() - at + _DATED)
        if end - at <= reach:
            yield end
        for following in _place.finditer(text, opening.end() + 1, min(end, at + reach)):
            yield following.start()
