"""Where a proposed name really begins and ends: units taken in whole, kinds of firms left out, brackets cut apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.names.tails import begins_before, goes_on
from kg.extract.names.trimming import PLACES, trimmed
from kg.extract.wording.corporate import COUNTRY
from kg.extract.wording.units import with_unit
from kg.model import Span
from kg.text.words import dictionary_word

UNIT_END = (
    "研究院|研究总院|研究所|研究中心|实验室|学院|书院|事业部|事业群|事业本部|业务部|委员会|产业委|专委会|分公司|子公司|分院|分会|分行|支行|"
    "股份有限公司|有限责任公司|有限公司|株式会社|集团公司|集团|大学|医院|协会|联合会|基金会"
)
_TAIL = re.compile(rf"(?:{UNIT_END}|(?<=工作室)群)(?!长)")
_LEGAL_TAIL = re.compile(
    r"(?:(?!公司|被|与|和|及|的|是|在|对|向|由|诉|协助|作为|受让|出资|成立|设立|收购|并购|控股|持有|投资|联合|通过|旗下|下属|辖下|将|拟)[\u4e00-\u9fff]){1,8}(?:股份有限公司|有限责任公司|有限公司|株式会社)"
)
_UNIT = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,12}}(?:{UNIT_END}|中心|系|部门|部|处)$")
_WHOLE_END = re.compile(r"(?:大学|学院|科学院|研究院|协会|学会|联合会|集团|公司|银行|证券|科技|局|委|部)$")
_LEAD = re.compile(
    r"^(?:前|原|进|由|与|和|以及|及|在|让|被|把|向|对|据|从|为|是|给|将|外传|盛传|传|并|其|该|本|的|了|自|经|受|如|像|以|用|至|到|于|由于|新任|时任|大陆|国内|海外|盛赞|大赞|力挺|感谢|点名|携手|联手|指责|呼吁|"
    + COUNTRY
    + ")"
)
_NOT_TAKEN_IN = re.compile("控股|公司")
"""Behind a firm's short name: what is done with it, or its kind, though the text has a longer name with it elsewhere."""
_WITH = re.compile("[^，。；]{0,12}(?:合作|签约|签署|联手|携手|达成|对接|谈判|竞争|相比|一[起同道])")
"""Behind a name before which 与 is a preposition."""
_MOSTLY = 2
"""How many times as often as without it a name must be seen with a word like 与 before it, for that to be its beginning."""
_NEARLY = 0.05  # by how much less sure a unit's name may be that stands whole where the tagger sees its beginning
_LONGEST_NAME = 4  # characters of somebody's Chinese name
_FROM = re.compile(COUNTRY)
"""Before a body its country is part of its name: 川国国防部, which beside 国防部 may be another one."""
_TRAIL = re.compile(r"(?:正|已|将|也|还|则|均|都|就|又|的|了|等|称|说)$")
_BRACKET = re.compile(r"^(?P<outer>[^（()）]{2,})[（(](?P<inner>[^（()）]{2,})[)）]$")
_IN_BOOK_MARKS = re.compile(
    r"^[\u4e00-\u9fff]{2,5}《(?P<name>[^《》]{2,})》?$|^(?P<name2>[\u4e00-\u9fff]{4,}[局署院会社台网])[A-Z]{2,6}$"
)
"""A medium behind its country, a body before its letters: 美国《某某报》, 某某航天局NXSA."""
_SUBSIDIARY = re.compile(
    r"^(?P<outer>[^，。；、]*?)(?:(?:的|旗下|下属|所属|间接|境外|全资|控股|参股|合资|独资)*(?:子公司|孙公司|附属公司)|旗下|下属|辖下)(?P<inner>[\u4e00-\u9fffA-Za-z（）()]{3,})$"
)
_NO_INNER = re.compile("(?:有限|普通|特殊普通)合伙|中国|上海|北京|集团|控股|香港|深圳|(?:附属|控股|全资|[子孙])?公司")
_IN_TITLE = re.compile(r"《(?P<name>[^《》\n]{1,10}[：:·])$")
"""Before the second half of a title: 《川坏：某某》."""
_HALF_BRACKET = re.compile("(?<=..)[（(][^（()）]*$")
_SUM = re.compile(r"(?<=..) \d[\d.,]*$")
_COINS = re.compile("(?:多|余)?(?:[万亿千])? ?(?:元|块(?!片)|美元|港元|欧元|日元|英镑)")  # 川码 49元: what it costs
_TURN = re.compile(r"[：:](?=[^：:]{2,}$)")
_ADDRESS = re.compile(r"[路街道巷](?:\d+号|总部|店|厂|院)|号院|\d+号楼?$")
_AND_UNIT = re.compile(r"(?:与|和)[\u4e00-\u9fff]{1,6}?(?:学院|研究院|研究所|实验室|研究中心)(?!长)")
_WHOLE_BODY = re.compile("(?:大学|学院|科学院|研究院|研究所|实验室)$")
_TWO_BODIES = re.compile(
    r"^(?P<outer>.{2,}?(?:大学|科学院|学院))[和与及](?P<inner>.{2,}(?:研究院|研究所|实验室|大学|学院))$"
)
"""Two bodies that the tagger takes for one: 江左大学和川歌研究院."""
_TWO_MEDIA = re.compile("^(?P<outer>.{2,}?(?:新闻|报|网|社))综合(?P<inner>[\u4e00-\u9fff]{2,})$")
"""A medium and the first of those it drew on: 川岸新闻综合江左网."""
_TWO_FIRMS = re.compile(
    r"^(?P<outer>.{2,}?(?:有限公司|有限责任公司|株式会社))(?:由|为|作为|协助|联合|起?诉|携手|受让|收购)(?P<inner>.{3,}(?:公司|株式会社))$"
    r"|^(?P<outer2>[^由]{2,12}?)(?:的?控股股东|协助|(?<!金)诉|联合(?=北京|上海|深圳|广州|中国))(?P<inner2>.{4,}(?:有限公司|有限责任公司|株式会社|集团))$"
    r"|^(?P<outer3>.{2,8}(?:人民政府|管委会))(?P<inner3>.{4,}公司)$"
)
"""Two firms with what one does to the other, a government and a firm on one paper: 川左电器诉江林网络有限公司."""
_FACULTY = re.compile(
    "大[学學](?:(?![聘任为為被邀的在是请請由副兼]|[院校]长|教授|书记|主任)[\u4e00-\u9fff]){2,12}?(?:[学學]院|[学學]系|系|研究所|研究院|中心|[实實][验驗]室)"
    "(?=(?:副|助理|特聘|讲座|講座|系)?(?:教授|主任|讲师|講師)|[副院所系]*[长長]|博士|研究[员員])"
)
"""From 大学 to the end of the unit whose teacher is named behind it, however the tagger cuts it."""
_MEDIUM_TAIL = re.compile("(?:评论|周刊|观察|时报|日报|财经|新闻网?)(?= ?[｜|丨\n：:]|$)")
_CALLED_IN_CHINESE = re.compile(r"(?<=[A-Za-z]) ?[（(](?P<front>[\u4e00-\u9fff]{1,6})$")
"""Between a Latin name and the last of what it is called in Chinese, which fills its bracket: Torvel（川砺机电）."""
_LATIN_BEFORE = re.compile(r"[A-Za-z]{1,20}$")
_LATIN_AFTER = re.compile(r"[A-Za-z]{1,20}(?![A-Za-z])")
_GROUP = re.compile(r"(?:事业部|事业群|业务部|分公司|营业部|分行|支行)$")
_BRANCH = re.compile(
    r"(?P<firm>.{2,}?)(?:硬件|软件|研发|产品|技术|市场|营销|销售|供应链|制造|人力资源|财务|法务|公关|品牌|设计|智驾|自动驾驶|智能驾驶|战略|运营|采购|质量)$"
)
_POST_AFTER = re.compile(
    r"(?:高级|资深|执行|首席)?(?:副总裁|总裁|总监|负责人|总经理|副总经理|经理|主管|工程师|专家|VP|顾问)"
)
_GLUED = frozenset(
    "顿算说笑坦直补表指强认称提介透谈问答看想写讲回解评预则也还均又便却曾常亦并即在是向对与和等因以被聊拟将已总董摄方们"
)
_ITEM_BEGINS, _ITEM_ENDS = "、，：和与及", "、，。；和与及等"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def mended(candidates: Iterable[Candidate], text: str, places: frozenset[str] = frozenset()) -> list[Candidate]:
    """Give the candidates with their borders set right; what is an address and no name is left out.

    `places` are names of countries and towns, which are no part of a Latin name behind them (德国Rhenwerk AG).
    """
    out: list[Candidate] = []
    for c in candidates:
        for piece in _cut(c, text):
            better = _foreign(_latin_whole(trimmed(_extended(piece, text), text), text), text, places)
            thing = better.type in ("Model", "Product")  # 川元科新149号 is a fund
            letter = better.type == "Product" and better.span.of(text).isupper()  # the network X
            if better.span.end - better.span.start > (better.type != "Person" and not letter) and (
                thing or not _ADDRESS.search(better.span.of(text))
            ):
                out.append(better)
    return _joined(out, text)


def _cut(c: Candidate, text: str) -> Iterator[Candidate]:
    """Cut two names that are proposed as one: 松川资本（SC Capital）, 甲川全资子公司乙川, a speaker and what follows."""
    surface = c.span.of(text)
    if c.source == "tagger" and c.type in PLACES and (called := _IN_BOOK_MARKS.match(surface)):
        group = "name" if called["name"] else "name2"
        c = c._replace(span=Span(c.span.start + called.start(group), c.span.start + called.end(group)))
        surface = called[group]
    if c.type == "Product" and (title := _IN_TITLE.search(text, max(0, c.span.start - 12), c.span.start)):
        end = text.find("》", c.span.end, c.span.end + 12)
        if end >= 0:
            c = c._replace(span=Span(title.start("name"), end))
            surface = c.span.of(text)
    elif c.source == "tagger" and (half := _HALF_BRACKET.search(surface)):
        c, surface = c._replace(span=Span(c.span.start, c.span.start + half.start())), surface[: half.start()]
    elif c.source == "tagger" and surface[0] in "《“「" and surface[-1] in "》”」" and len(surface) > 3:
        c, surface = c._replace(span=Span(c.span.start + 1, c.span.end - 1)), surface[1:-1]
    elif c.source == "tagger" and (told := _SUM.search(surface)) and _COINS.match(text, c.span.end):
        c, surface = c._replace(span=Span(c.span.start, c.span.start + told.start())), surface[: told.start()]
    elif c.source == "tagger" and (turn := _TURN.search(surface)):
        c, surface = c._replace(span=Span(c.span.start + turn.end(), c.span.end)), surface[turn.end() :]
    found = None
    if c.source == "tagger":
        found = _BRACKET.match(surface)
        if found is None and c.type in PLACES:
            found = (
                _SUBSIDIARY.match(surface)
                or _TWO_BODIES.match(surface)
                or _TWO_MEDIA.match(surface)
                or _TWO_FIRMS.match(surface)
            )
    groups = [group for group, part in found.groupdict().items() if part is not None] if found else []
    if found is None or _NO_INNER.fullmatch(found[groups[1]]):
        yield c
        return
    for group in groups:
        if found[group] in ("", "公司", "本公司", "其", "该公司"):
            continue
        yield c._replace(span=Span(c.span.start + found.start(group), c.span.start + found.end(group)))


def _extended(c: Candidate, text: str) -> Candidate:
    if c.type in PLACES and c.source == "tagger":
        if (whole := re.search("大[学學]", c.span.of(text))) and (
            unit := _FACULTY.match(text, c.span.start + whole.start())
        ):
            return c._replace(span=Span(c.span.start, max(c.span.end, unit.end())))
        inner = re.search("大学|学院|研究", c.span.of(text))
        tail = (
            _MEDIUM_TAIL.match(text, c.span.end)
            or _TAIL.match(text, c.span.end)
            or _LEGAL_TAIL.match(text, c.span.end)
            or (_AND_UNIT.match(text, c.span.end) if inner and not _WHOLE_BODY.search(c.span.of(text)) else None)
        )
        if tail:
            return c._replace(span=Span(c.span.start, tail.end()))
        front = _CALLED_IN_CHINESE.search(text, max(0, c.span.start - 9), c.span.start)
        if front and text.startswith((")", "）"), c.span.end):
            return c._replace(span=Span(front.start("front"), c.span.end))
    if c.type == "Company" and c.source == "tagger":
        return c._replace(span=with_unit(c.span, text))
    return c


def _latin_whole(c: Candidate, text: str) -> Candidate:
    """Take in the rest of a Latin word that the border cuts: GO SENSE in XiGO SENSE."""
    if not (text[c.span.start].isascii() or text[c.span.end - 1].isascii()):
        return c
    before = (
        _LATIN_BEFORE.search(text, max(0, c.span.start - 21), c.span.start) if text[c.span.start].isalpha() else None
    )
    after = _LATIN_AFTER.match(text, c.span.end) if text[c.span.end - 1].isalpha() else None
    start = before.start() if before and text[c.span.start].isascii() else c.span.start
    end = after.end() if after and text[c.span.end - 1].isascii() else c.span.end
    return c._replace(span=Span(start, end)) if (start, end) != (c.span.start, c.span.end) else c


def _foreign(c: Candidate, text: str, places: frozenset[str]) -> Candidate:
    """Take a place off the front of a Latin firm's name and the end of a reporter's, and leave of a dateline its medium."""
    if c.type == "Person" and text.startswith(("报道", "电", "讯", "综合报道"), c.span.end):
        town = next((n for n in (4, 3, 2) if len(c.span.of(text)) > n + 1 and c.span.of(text)[-n:] in places), 0)
        return c._replace(span=Span(c.span.start, c.span.end - town))
    if c.type not in PLACES or c.source != "tagger":
        return c
    if text.startswith(("讯）", "讯)", "讯】"), c.span.end - 1) and (medium := _wired(c.span.of(text), places)):
        return c._replace(span=Span(c.span.start, c.span.start + medium))
    start = c.span.start
    lead = _BEFORE_LATIN.match(text, start, c.span.end)
    if lead and lead[0] in places and not _OWN_TOWN.fullmatch(lead[0]):
        start = lead.end()
    return c._replace(span=Span(start, c.span.end)) if start > c.span.start else c


def _wired(surface: str, places: frozenset[str]) -> int:
    """Give how many characters of a dateline are the medium: 川社 of （川社江左讯）."""
    return next(
        (len(surface) - n - 1 for n in (5, 4, 3, 2) if len(surface) > n + 2 and surface[-n - 1 : -1] in places), 0
    )


_OWN_TOWN = re.compile("北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安|香港|澳门|台北|台湾")
"""Towns whose names firms bear before letters: 北京TRN, where 德国Rhenwerk is Rhenwerk."""
_BEFORE_LATIN = re.compile(r"[\u4e00-\u9fff]{2,5}(?=[A-Z])")


def _joined(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Join a unit to the whole right before it: 江左大学 and 计算机学院 are one name."""
    by_end = {c.span.end: c for c in candidates if c.type in PLACES and _WHOLE_END.search(c.span.of(text))}
    out: list[Candidate] = list(candidates)
    for c in candidates:
        whole = by_end.get(c.span.start)
        if (
            whole is not None
            and _UNIT.match(c.span.of(text))
            and (c.type == "Organization" or _GROUP.search(c.span.of(text)))
        ):
            strength = max(c.strength, whole.strength)
            out.append(c._replace(span=Span(whole.span.start, c.span.end), type="Organization", strength=strength))
    return out + _halves(candidates, text) + _mixed(candidates, text)


def _halves(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Join two firms without anything between them, neither of which the text names alone: 川时美 and 施川宝."""
    ends = {c.span.end: c for c in candidates if c.type == "Company" and c.source == "tagger"}
    out = []
    for c in candidates:
        first = ends.get(c.span.start) if c.type == "Company" and c.source == "tagger" else None
        if first is None:
            continue
        span = Span(first.span.start, c.span.end)
        times = text.count(span.of(text))
        both = first.span.of(text), c.span.of(text)
        if all(_HAN_NAME.fullmatch(half) and text.count(half) == times for half in both):
            out.append(c._replace(span=span, strength=max(first.strength, c.strength) + 0.05))
    return out


_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,3}")


def _mixed(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Join two halves of a list's member that is half Latin, half Chinese: 甲川、Voss直达、乙川."""
    firms = {c.span.end: c for c in candidates if c.type in PLACES}
    out = []
    for c in candidates:
        first = firms.get(c.span.start)
        if first is None or c.type not in PLACES:
            continue
        start, end = first.span.start, c.span.end
        if (
            text[c.span.start - 1].isascii() != text[c.span.start].isascii()
            and text[start - 1 : start] in tuple(_ITEM_BEGINS)
            and text[end : end + 1] in tuple(_ITEM_ENDS)
        ):
            out.append(c._replace(span=Span(start, end), strength=max(c.strength, first.strength) + 0.05))
    return out


def settled(found: Sequence[Candidate], text: str, places: frozenset[str] = frozenset()) -> list[Candidate]:
    """Cut doubtful names to what the document calls the thing elsewhere: 盛传晶川 where 晶川 stands often."""
    often: Counter[tuple[bool, str]] = Counter((c.type in PLACES, c.span.of(text)) for c in found)
    by_head: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for of_place, name in often:
        by_head[of_place, name[:2]].append(name)
    surest: defaultdict[str, float] = defaultdict(float)
    for c in found:
        if c.type in PLACES:
            surest[c.span.of(text)] = max(surest[c.span.of(text)], c.strength)
    out = []
    for c in found:
        surface, place = c.span.of(text), c.type in PLACES
        lead, trail = _LEAD.match(surface), _TRAIL.search(surface)
        if c.type == "Person":
            lead, trail = (cut if cut and _stands_alone(surface, cut, text) else None for cut in (lead, trail))
        whole = _longer(c, by_head, surest, text) or _with_surname(c, often, text) or _with_lead(c, often, text)
        if whole is not None:
            out.append(c._replace(span=whole))
            continue
        branch = _BRANCH.match(surface) if place and _POST_AFTER.match(text, c.span.end) else None
        if branch and (place, branch["firm"]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.start + branch.end("firm"))))  # 云川硬件副总裁
        elif (
            lead
            and not (c.type == "Organization" and _FROM.fullmatch(lead[0]))
            and (place, surface[lead.end() :]) in often
            and not _leads(surface, surface[lead.end() :], often, text)
        ):
            out.append(c._replace(span=Span(c.span.start + lead.end(), c.span.end)))
        elif trail and (place, surface[: trail.start()]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.start + trail.start())))
        elif c.type == "Person" and len(surface) > 2 and surface[-1] in _GLUED and (False, surface[:-1]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.end - 1)))
        elif (
            c.type == "Company"
            and c.source == "tagger"
            and c.strength < 0.7
            and (inner := _inner(c, often, text, places)) is not None
        ):
            out.append(c._replace(span=inner))
        else:
            out.append(c)
    return out


def _stands_alone(name: str, cut: re.Match[str], text: str) -> bool:
    """Say whether what is left of somebody's name without a word at its border stands anywhere without that word."""
    rest = name[cut.end() :] or name[: cut.start()]
    return len(rest) > 1 and text.count(rest) > text.count(name)


def _with_surname(c: Candidate, often: Counter[tuple[bool, str]], text: str) -> Span | None:
    """Take in the surname that the tagger saw elsewhere, where the document never names somebody without it.

    One that is a preposition too (于汀舟), or one of two characters that is no word (宇文汀舟).
    """
    if c.type != "Person" or c.source != "tagger":
        return None
    surface = c.span.of(text)
    for length in (1, 2):
        if c.span.start < length:
            continue
        name = text[c.span.start - length : c.span.end]
        known = len(name) <= _LONGEST_NAME and (False, name) in often and text.count(name) == text.count(surface)
        if known and (_LEAD.match(name) if length == 1 else dictionary_word(name[:length]) is None):
            return Span(c.span.end - len(name), c.span.end)
    return None


def _leads(name: str, rest: str, often: Counter[tuple[bool, str]], text: str) -> bool:
    """Say whether a word like 与 begins a name: the document never has it without, and it was hardly seen so."""
    if often[True, name] <= _MOSTLY * often[True, rest] or text.count(name) != text.count(rest):
        return False
    return not any(_WITH.match(text, m.end()) for m in re.finditer(re.escape(name), text))


def _with_lead(c: Candidate, often: Counter[tuple[bool, str]], text: str) -> Span | None:
    """Take in the word with which the name of a firm or body begins wherever else it stands (与川同行)."""
    start = c.span.start - 1
    if c.type not in PLACES or start < 0 or not _LEAD.match(text[start : c.span.start]):
        return None
    name = text[start : c.span.end]
    return Span(start, c.span.end) if _leads(name, name[1:], often, text) else None


def _longer(
    c: Candidate, by_head: Mapping[tuple[bool, str], Sequence[str]], surest: Mapping[str, float], text: str
) -> Span | None:
    """Find a longer name of the document that really stands here: 卫川家 where only 卫川 was proposed."""
    surface = c.span.of(text)
    if c.source != "tagger" or (c.strength >= 0.95 and c.type != "Person") or not _HAN.match(surface):
        return None
    if c.type == "Person" and len(surface) == 1:  # a surname, in the midst of a name that the document knows
        known = by_head.get((False, text[c.span.start : c.span.start + 2]), ())
        ends = [c.span.start + len(name) for name in known if text.startswith(name, c.span.start)]
        return Span(c.span.start, max(ends)) if ends else None
    longer = [
        name
        for name in by_head.get((c.type in PLACES, surface[:2]), ())
        if (
            len(name) == len(surface) + 1
            or (c.type == "Person" and len(name) > len(surface) and text.count(name) == text.count(surface))
            or (
                len(name) > len(surface)
                and surest.get(name, 0.0) > c.strength - (_NEARLY if _UNIT.fullmatch(name) else 0.0)
            )
        )
        and not _NOT_TAKEN_IN.fullmatch(name, len(surface))
        and text.startswith(name, c.span.start)
        and name[-1] not in _GLUED
        and not _TRAIL.search(name)
    ]
    return Span(c.span.start, c.span.start + max(map(len, longer))) if longer else None


def _inner(c: Candidate, often: Counter[tuple[bool, str]], text: str, places: frozenset[str]) -> Span | None:
    """Find a name of the document that a doubtful firm's name begins or ends with, and that stands alone more often."""
    surface = c.span.of(text)
    if _UNIT.match(surface):
        return None
    for length in range(len(surface) - 1, 1, -1):
        if often[True, surface[-length:]] > often[True, surface] and not begins_before(surface[:-length], places):
            return Span(c.span.end - length, c.span.end)
        if often[True, surface[:length]] > often[True, surface] and not goes_on(
            Span(c.span.start, c.span.start + length), c, text
        ):
            return Span(c.span.start, c.span.start + length)
    return None
