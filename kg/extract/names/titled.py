"""Games and other software in book marks, told from books, films, papers and media by what the whole document says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names.candidates import LIKELY, SURE, Candidate, named
from kg.model import Span
from kg.text.triggered import Triggered

_GAME = "(?:手机|网络|单机|移动|主机|电脑|卡牌|角色扮演|[手端网页])?(?:游戏|手游|端游|网游|页游)"
_ROWS = Triggered(
    re.compile(
        r"(?P<row>(?:《[^《》，。；：！？]{1,16}》[、和与及]?){2,})(?:等[^，。；：！？]{0,8}|(?:这|那)?[两三几多]?[款个])(?:游戏|手游|网游|端游|应用|软件|App|APP)"
    ),
    re.compile("》[、和与及]?《"),
)
"""Several in book marks whose sort is told behind them: 《某某》《某某》等热门手游."""
_BOOKED = re.compile("《(?P<name>[^《》]{2,})》")
_NEXT = re.compile(r"[、和与及]?《(?P<name>[^》，。；：！？《]{2,12})》")
_DEVELOPED = Triggered(
    re.compile(
        r"(?:开发|代理|运营|研发)(?:过|了|着|的)?《(?P<name>[^《》，。；！？]{2,12})》|《(?P<name2>[^《》，。；！？]{2,12})》"
        r"(?:[手端网页]游|游戏|开启[^，。；]{0,6}测试|(?:开启)?[公内封]测|不删档|登陆(?:Steam|PS|Switch|Xbox|移动端|手机))"
    ),
    re.compile("[发理营]《|[过了着的]《|》(?:[手端网页]游|游戏|开启|[公内封]测|不删|登陆)"),
)
"""What somebody makes in book marks is no book: 开发过《某某》; nor is what is tested: 《某某》开启公测."""
_PLAYED_BEFORE = re.compile(rf"(?:{_GAME}|大作|网络游戏|玩家|玩过?)(?:产品|作品|新作|大作|IP)?(?:包括|如|有|是|、)?$")
_PLAYED_BEHIND = re.compile(
    rf"(?:的|系列|IP)?(?:{_GAME}|国服|外服|国际服|台服|PC版|端游|手游|移动版|重制版|资料片|DLC|玩家|版号|服务器|电竞|职业联赛|世界赛|赛季|上线首月|流水|首月流水|不删档|[公内]测)"
)
_TOLD_BEFORE = re.compile(
    "(?:新闻|报社?|网|[对向据在]|告诉|接受|回复|[电媒]视?|日媒|[美韩英日德法俄港台外央]媒|杂志|栏目|电影|影片|纪录片|动画|动漫|漫画|小说|话剧|舞剧|音乐剧|歌曲|专辑|综艺|节目|电视剧|剧集|连续剧|网剧|剧版|专著|[新著]书|一书|文章|题为|报告|论文|依据|根据|按照|违反|签署|印发|起草|制定|出台|修订)(?:了|的|过)?$"
)
_TOLD_BEHIND = re.compile(
    "等?(?:媒体|记者|作者|编辑|杂志|报道|栏目|专访|独家|节目|周刊|一书|一文|这本书|票房|电影|影片|动画|电视剧|剧集|小说|漫画|作?者|第[一二三四五六七八九十百零\\d]+[条章款集季]|规定|要求|中(?:表示|写|说|称|指出|提到|介绍)|明确|提出|指出|显示|的(?:报道|文章|规定|要求))|(?:剧|电影|动画|影)版"
)
_PAPER = re.compile(
    "(?:办法|条例|规定|规则|意见|意见稿|通知|方案|报告书?|公告|指南|指引|协议|规划|计划|白皮书|准则|标准|说明书?|合同|决定|细则|目录|纲要|公约|法|法案|草案|书|函|表|周刊|日报|晚报|时报|月刊|杂志|新闻|财经|观察|评论|导报|快报)(?:[（(].*)?$"
)
_GAMING, _SCREEN = re.compile("游戏|手游|端游|网游|玩家"), re.compile("电影|影片|票房|电视剧|剧集|动画|小说|综艺|漫画")
_DENSE = 250  # characters to one word of games in a text on them
_ENOUGH = 5  # such words
_LONGEST = 20  # characters of a title


def from_titles(text: str) -> Iterator[Candidate]:
    """Find games and apps in book marks: developed, tested or listed as such, or titles of a document on games."""
    for found in _DEVELOPED.finditer(text):
        group = "name" if found["name"] else "name2"
        if named(found[group].replace("：", "")):
            # not only the known name that it begins with
            yield Candidate(span=Span(*found.span(group)), type="Product", strength=SURE, source="wording")
            end = found.end()
            while group == "name" and (more := _NEXT.match(text, end)):
                yield Candidate(span=Span(*more.span("name")), type="Product", strength=LIKELY, source="wording")
                end = more.end()
    for row in _ROWS.finditer(text):
        for found in _BOOKED.finditer(text, *row.span("row")):
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=LIKELY, source="wording")
    yield from _played(text)


def _played(text: str) -> Iterator[Candidate]:
    """Find titles that are played somewhere in the document, and in one on games those that nothing calls a work or a paper."""
    words = len(_GAMING.findall(text)) if "《" in text else 0
    if words < 2:
        return
    on_games = words >= _ENOUGH and words * _DENSE > len(text) and words > 3 * len(_SCREEN.findall(text))
    played: set[str] = set()
    told: set[str] = set()
    places = [found for found in _BOOKED.finditer(text) if "\n" not in found["name"] and len(found["name"]) < _LONGEST]
    for found in places:
        name = found["name"]
        if (
            _PAPER.search(name)
            or (_TOLD_BEFORE.search(text, max(0, found.start() - 8), found.start()) and not _within(found, text))
            or _TOLD_BEHIND.match(text, found.end())
        ):
            told.add(name)
        elif _PLAYED_BEHIND.match(text, found.end()) or _PLAYED_BEFORE.search(
            text, max(0, found.start() - 12), found.start()
        ):
            played.add(name)
    for found in places:
        if found["name"] not in told and (on_games or found["name"] in played):
            strength = SURE if found["name"] in played else LIKELY
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=strength, source="device")


def _within(title: re.Match[str], text: str) -> bool:
    """Say whether something is told to happen in what bears the title: 在《某某》中."""
    return text.endswith("在", 0, title.start()) and text.startswith(("中", "里"), title.end())
