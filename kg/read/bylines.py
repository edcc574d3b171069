"""Who wrote and edited a text, and for which medium, as its bylines tell: 作者：某某, 某报记者 某某, 责编 某某."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.read.media import is_medium, medium
from kg.text.folding import HAN


class Byline(NamedTuple):
    """Whom a line names as having written a text, for which medium, and where in the line it says so."""

    author: str | None = None
    publisher: str | None = None
    start: int = -1


_NAME = rf"(?:[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})*|[A-Z][a-zA-Z.'-]*(?: [A-Z][a-zA-Z.'-]*){{1,3}})"
_PERSON = re.compile(_NAME)
_OF = r"(?: ?[:：/|｜丨] ?)"
_WRITTEN = re.compile(
    r"(?:(?:本文|文章|特约|采访|整理|撰写)?(?:作者|撰文|撰稿|文字|执笔|采写|采访|整理)"
    rf"|(?<![{HAN}])文|(?<![{HAN}])记者(?= ?[:：]))(?:[、/和及]?(?:采访|整理|撰写|编译))*(?:{_OF}|(?<=作者) |(?<=撰文) )"
)
_LABEL = re.compile(
    r"(?:特约|责任|值班|执行|运营|新媒体|视频|美术)?(?:作者|编辑|责编|主编|校对|审核|审签|监制|制图|美编|摄影|图片|图源|视觉|设计|排版|实习生|来源|出品|题图|统筹|策划)"
    rf"(?={_OF}| |$)"
)
"""What else a byline tells, behind the names: 责编 某某."""
_AND = rf"(?<=[{HAN}]{{2}})和(?=[{HAN}]{{2}})"
"""Between two names, and no part of one: 李和平."""
_PARTED = re.compile(rf"[、,，／/&+]+|{_AND}|\s+(?=[{HAN}])|(?<=[{HAN}])\s+")
_REPORTER = re.compile(
    rf"(?:^|(?<=[（(【\[\s:：|｜丨/／，,·*]))(?P<medium>《[{HAN}A-Za-z]{{2,12}}》|[{HAN}A-Za-z·]{{0,14}}?)(?:驻[{HAN}、]{{1,12}}?)?(?:见习|实习|特约|首席|高级|资深)*记者(?!获悉|了解|从|在|注意|发现|采访)(?P<sep>{_OF}?) ?"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[、 ,，]+(?![{HAN}]{{2,6}}(?:报道|报导|摄|电|讯|编辑|[责主]编))[{HAN}]{{2,4}})*)"
    rf"(?=$|[\s）)】/／|｜·,，]|[{HAN}]{{2,4}}(?:报道|报导))"
)
_EDITED = re.compile(r"(?:责任编辑|责编|值班编辑|执行编辑|编辑)(?: ?[:：/|｜丨] ?| +)")
_SPACED = re.compile(rf"(?<=(?<![{HAN}])[{HAN}])[ 　]+(?=[{HAN}](?![{HAN}]))")
"""Within a name of two characters that is set as wide as one of three: 钱 秋."""
_ROLE = re.compile("^(?:(?:见习|实习|特约|首席|高级|资深)*记者|实习生)|(?:见习|实习|特约|首席|高级|资深)*记者$|实习生$")


def byline(text: str) -> Byline | None:
    """Read who wrote a text from a line of its head or its end, the medium among the names told apart."""
    told = [(found.start(), _told(text[found.end() :])) for found in _WRITTEN.finditer(text)]
    if people := list(dict.fromkeys(one.author for _, one in told if one.author)):
        start = next(at for at, one in told if one.author)
        return Byline("、".join(people), next((one.publisher for _, one in told if one.publisher), None), start)
    if len(text) <= 60 and (found := _REPORTER.search(text)) and (author := names(found["names"])):
        of = found["medium"]
        return Byline(author, medium(of) if len(of) > 1 else None, found.start())
    return None


def _told(rest: str) -> Byline:
    """Read the names behind a label of a byline, up to the next label or whatever is no name."""
    rest = _SPACED.sub("", rest)
    label = _LABEL.search(rest)
    people: list[str] = []
    publisher = None
    for word in _PARTED.split(re.split("[（(【）)】|｜丨。；;]|——", rest[: label.start()] if label else rest)[0]):
        bare = _ROLE.sub("", word.strip(" *_:："))
        if not bare:
            continue
        if (is_medium(bare) or word.endswith("记者")) and not people:
            publisher = publisher or medium(bare)
        elif _PERSON.fullmatch(bare) and not _NOT_NAMES.search(bare):
            people.append(bare)
        else:
            break
    return Byline("、".join(people) or None, publisher)


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪殷童牛祁翁俞牟冷宁安包左卓柏尤"
    "庄柯麦简桑费阮裴霍宗詹路岳齐梅盛娄柳鲍季耿卫葛聂翟蓝章倪焦鲁甘符单凌华申游柴欧闵舒房屈苗管温芦谷祝项涂吉项骆解储凤花丛商米"
    "归麻贡劳姬寿边瞿戈寇冼洛仝亓尉蒲缑郁阎谌阮卞井邝苑池屠晏敖辛臧蔚仇匡满冀甄栾荆晋茹练辜岑国蔺巩鞠湛谯鄢褚庾汲糜宓隗仰仲宫宁仉郦雍璩濮扈冉郏桂牧隆逯暨阚"
    "郜窦滕楚迟佟鄂萧颜靳艾戚喻习芮茅穆饶栗樊虞苟邰展肇缪宣邬滑嵇邢裘丛楼郄覃佘揭揣尚卢阙狄米佴丘简巫祖斐漆普钮宿郗农别晁勾敖冷訾那师竺权逄盍乌焉巴弓"
)
_DOUBLE = frozenset(
    "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 司徒 令狐 端木 东方 南宫 独孤 宇文 长孙 闻人 漆雕 乐正 百里 呼延".split()  # noqa: SIM905 - one line a word would fill a screen
)
_NOT_NAMES = re.compile(
    r"招待|见面|发自|证实|表示|致电|联系|查询|看到|获得|走访|求证|拨打|探访|梳理|实习|内容|简介|视频|图片|获悉|了解|从|在|对|报道|注意|采访|发现|编辑|来源|发布|记者|时间|日期|阅读|本刊|本报|原创|佚名|匿名|未知|网络|分享|微[信博]|收藏|打印|点击|浏览|评论|字号|转载|推荐|举报|关注|订阅|北京|上海|深圳"
)


def is_person(word: str, *, alone: bool) -> bool:
    """Say whether a bare word behind the date is a person's name: by its surname; a wrong author is worse than none."""
    if not _PERSON.fullmatch(word) or _NOT_NAMES.search(word):
        return False
    known = word[0] in _SURNAMES or word[:2] in _DOUBLE or "·" in word
    return known or (word[0].isascii() and not alone)


def editor_of(line: str) -> str | None:
    """Read 责任编辑：某某 in a short line: the editors of the first label, and whom further labels add."""
    if len(line) > 60:
        return None
    people: list[str] = []
    for label in _EDITED.finditer(line):
        told = _told(line[label.end() :])
        people += [name for name in (told.author or "").split("、") if name and name not in people]
    return "、".join(people) or None


def without_bylines(text: str) -> str:
    """Blank out what a line tells of its writers."""
    return _REPORTER.sub(" ", re.sub(rf"{_WRITTEN.pattern}(?:{_NAME}[、,， ／/&和]*)+", " ", text))


def names(text: str) -> str | None:
    """Give the names of a list, joined, or None where the first is no name."""
    people = [n.strip() for n in re.split(rf"[、,，／/&]+|{_AND}| (?=[{HAN}])", text) if n.strip()]
    if not people or _NOT_NAMES.search(people[0]):
        return None
    return "、".join(n for n in people if not _NOT_NAMES.search(n))
