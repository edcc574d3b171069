"""Departments before a post: of 甲川银行支付部主管 the bank is who employs, and 支付部主管 the post.

Houses of their own (学院, 研究院, 实验室) employ; so do ministries, whose short names stand in those of departments too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.extract.wording.units import is_field
from kg.model import Mention, Span

_PART = re.compile(
    "(?:(?:事业|业务|管理|市场|销售|运营|研发|技术|产品|战略|财务|投资|人力资源|品牌)?部门?|事业群|事业本部|[BM][GU]|[处科]|(?<!实验)(?<!工作)(?<!研究)(?<!教研)室|小组|(?<!购物)(?<!会展)中心|团队|产品线|业务线)$"
)
_NO_PART = re.compile("(?:俱乐部|总部|学部|党支部|支部|[校学]区|警备部|司令部)$")
_OF_A_HOSPITAL = re.compile("(?:科|科室|部|处|(?<!实验)(?<!工作)(?<!研究)室)$")
_HOSPITAL = "医院"
_HEADS = tuple(
    re.compile(
        f"(?P<whole>[^，。；：、]{{2,40}}(?:{ends}))(?P<part>(?!(?:事业|业务|管理)?(?:部|群|中心))[\u4e00-\u9fffA-Za-z与和]{{2,16}})"
    )
    for ends in (
        "公司|集团|银行|证券|人寿|财险|保险|医院|股份|控股|基金|信托|交易所",
        "科技|汽车|电子|药业|医药|制药|能源|物流|食品|乳业|医疗|材料|网络|软件|传媒|地产|航空|航运|海运|通信|半导体|动力|电气|重工|化工|矿业|光电|生物|机器人",
    )
)
"""Names that go on behind the word for what they are names of, where the whole stands nowhere else; the surer words first."""
_HOUSE = re.compile("(?:研究院|研究所|研究中心|实验室|学院|医院|协会|基金会)")
_OWN_HOUSE = re.compile("研究院|研究所|实验室|基金会")
_NO_HOUSE = re.compile("[员人者生群级]|报告|论文|显示|数据|联合|[\u4e00-\u9fff]{0,4}(?:公司|集团|设备|仪器)")
"""Behind the word for a body: it belongs to another name or word."""
_OF_FIRMS = re.compile("(?:副?总经理|副?经理|副总|总监|主管|负责人|副?总裁|主任|助理|高管)")
"""Posts in departments, which no ministry has."""
_FIELD = re.compile("[\u4e00-\u9fffA-Za-z]{0,6}")


def without_departments(mentions: Sequence[Mention], text: str, posts: Collection[int]) -> list[Mention]:
    """Leave of names that go on to a department the firm or hospital, where one of `posts`, starts of posts, comes next."""
    firms = {m.span.of(text): m for m in mentions if m.type in ("Company", "Organization")}
    ends = {m.span.end: m for m in mentions if m.type == "Company"}
    return list(_cut(mentions, text, posts, firms, ends))


def _cut(
    mentions: Sequence[Mention],
    text: str,
    posts: Collection[int],
    firms: Mapping[str, Mention],
    ends: Mapping[int, Mention],
) -> Iterator[Mention]:
    for mention in mentions:
        if (longer := _with_house(mention, text, firms)) is not None:
            yield longer
        elif mention.type not in ("Company", "Organization") or mention.span.end not in posts:
            yield mention
        elif not _is_in_a_firm(mention.span, text, ends):
            yield _whole(mention, text, firms)


def _with_house(mention: Mention, text: str, firms: Mapping[str, Mention]) -> Mention | None:
    """Give the name that goes on behind a firm's with the word for a body: of the firm 抱川 the body 抱川研究院."""
    word = _HOUSE.match(text, mention.span.end)
    if word is None or mention.type not in ("Company", "Organization"):
        return None
    span = Span(mention.span.start, word.end())
    known = firms.get(span.of(text))
    if known is not None:
        return known._replace(span=span)
    if mention.type != "Company" or _NO_HOUSE.match(text, word.end()) or not _OWN_HOUSE.fullmatch(word[0]):
        return None
    return mention._replace(span=span, type="Organization", name=span.of(text))


def _whole(mention: Mention, text: str, firms: Mapping[str, Mention]) -> Mention:
    """Give the name of whose department a name is, else the name itself."""
    name = mention.span.of(text)
    if _NO_PART.search(name) or not _PART.search(name):
        return mention
    sure = _HEADS[0].fullmatch(name)
    least = sure.end("whole") if sure and _is_part(sure["whole"], sure["part"], mention.type) else 2
    for end in range(len(name) - 2, least - 1, -1):
        known = firms.get(name[:end])
        if known is not None and _is_part(name[:end], name[end:], known.type):
            return known._replace(span=Span(mention.span.start, mention.span.start + end))
    found = next((m for m in (head.fullmatch(name) for head in _HEADS) if m), None)
    if found is None or not _is_part(found["whole"], found["part"], mention.type):
        return mention
    end = mention.span.start + found.end("whole")
    return mention._replace(span=Span(mention.span.start, end), name=found["whole"])


def _is_part(whole: str, part: str, kind: str) -> bool:
    if whole.endswith(_HOSPITAL):
        return _OF_A_HOSPITAL.search(part) is not None
    return kind == "Company" and _PART.search(part) is not None


def _is_in_a_firm(span: Span, text: str, ends: Mapping[int, Mention]) -> bool:
    """Say whether a ministry is only read into the name of a department: 甲川证券金融科技部副总经理."""
    if (
        not text.endswith("部", span.start, span.end)
        or span.end - span.start > 4
        or not _OF_FIRMS.match(text, span.end)
    ):
        return False
    return any(
        start in ends and _FIELD.fullmatch(text, start, span.start) and is_field(text[start : span.start])
        for start in range(max(0, span.start - 6), span.start + 1)
    )
