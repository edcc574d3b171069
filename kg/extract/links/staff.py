"""Posts that name no place, of people whom nothing else ties to one: they are of the firm that the passage is about.

甲裁掉了整个品牌部，总监张三也走了 says whose director 张三 is by what it tells of before; a post at a firm that nobody
names (作为一家公司的副总裁，张三（化名）) is at none of those that the text does name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.context.investors import is_fund
from kg.extract.context.protagonist import only_tells, was_once
from kg.extract.links import posts as noun_phrases
from kg.extract.links.credits import is_no_medium
from kg.extract.links.spotlight import Spotlight
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention

_HELD = re.compile(
    "(?!.*(?:基金经理|客户经理|投资人|候选|教练|经纪人))(?:"
    ".*(?:总监|经理|主管|总裁|董事长|负责人|厂长|店长|掌门人|发言人|董秘|秘书|总工|总工程师|总设计师|总架构师|法定代表人|法人代表|控制人|执行长|[营财技产策]务?长|社长|副总|董事)"
    "|[^省市县区国]*(?:(?<!律师事务)所|部|科|中心|组|室|处|班|车间|工段)副?(?:部长|主任|科长|组长|班长|处长|所长|高级经理)|[\u4e00-\u9fff]{2,8}(?:工程师|设计师|技术员|调度员)"
    "|.*首席[^，、]{1,8}|.*(?:创始人|联创|创办人)|.*(?:技术|品牌|创意|营销|产品)合伙人|.*(?:CEO|CTO|CFO|COO|CIO|CMO|CPO|VP|HR)"
    ")"
)
"""Posts that somebody has at a firm, whichever it is."""
_PARTNER = re.compile(".*合伙人|投资.*")
_HOUSES = (
    ("院长", "院"),
    ("校长", "校学中小园"),
    ("馆长", "馆"),
    ("园长", "园"),
    ("行长", "行"),
    ("所长", "所"),
    ("台长", "台"),
)
"""Who heads which kind of house, told by the last character of its name."""
_OUTSIDE = "一位|某|另一家|对方|他们|她们|客户|对手|业内|业界|市场|隔壁|外部|第三方|一家|供应商|合作"
_BEFORE = re.compile(
    "(?:^|[，。；：！？“”（—\n])(?:[\u4e00-\u9fff]{1,6}(?:部|科|室|中心|车间|组)|但|而|只有?|连|就连|还有|先是|然后是|其|它的|它|该公司|公司|集团|本公司|原|老|新|同日|当天|当晚|事后|随后|最后|最终|目前|昨天|昨日|今天|今日|另有?|两位|三位|现任|时任|如今|随行的|此前|我们的?|我们公司的?|"
    f"(?:(?!{_OUTSIDE})[^，。；：！？“”\n\ue000-\ue005]){{0,12}}?(?:由|向|给|对|派来|派出|派|请来|请|挖走|换掉?|换成|开除|解雇|和|与|及|是|为|叫|任命|交给|被|让|将|把))?$"
)
"""What may stand in its clause before such a post."""
_OURS = re.compile("我们(?:公司)?的?$")
_LABEL = re.compile("\ue000：")
_OF_A_BRAND = re.compile("(?!(?:AI|IT|HR|PR|BU|VP|C[A-Z]{1,2}O)(?![A-Za-z]))[A-Za-z]{2,}")
"""A post that begins with a name that nobody knows."""
_WITH = re.compile("(?:[与和同跟向对给被把将让替请从比像]|来自|采用|搭载|使用|收购|投资)[^，。；！？\n]{0,4}$")
"""Before a firm with which something is done."""
_FALSE = re.compile("[（(][^）)]{0,6}(?:化名|假名|匿名)")
_OF_SOME = re.compile("(?<![第唯])(?:[一某多几两][家所间个]|某)(?!叫|名为|名叫)[^，。；：、\ue000-\ue005]{0,18}$")
"""Before a post: 一家数据公司的."""
_OF_UNKNOWN = re.compile("(?:品牌|公司|企业|平台|机构|基金|厂商|[茶饮]店|奶茶|咖啡)[^，。；：、的-]{2,6}的?$")
"""Before a post: a word of sort and behind it a name that no one knows, whose post it is (对冲基金某某的创始人)."""
_ONCE_FOUNDED = re.compile("曾|早年|此前|第一次创业|首次创业|连续创业")
_LEFT = re.compile(
    "[^。！？\n]{0,40}(?:离开|退出|离职|出售|卖[掉出给]|被[^，。；]{0,12}(?:收购|并购)|(?:二|再|第二|第三)次创业|重新创业|另起炉灶|解散|关闭|倒闭|注销)"
)
"""Of whom founded a firm once, and behind where that is told."""
_PLACES = ("Company", "Organization")


def staff(all_bones: Sequence[Skeleton], links: Sequence[Link], spotlight: Spotlight) -> Iterator[Link]:
    """Yield the posts of people without an employer, each at the firm that the passage is about where it stands.

    No other firm may have been named since; what somebody who has the floor calls ours is of his own firm. Where a
    paragraph names nobody, as reports from a factory go on, it is the firm named last, if the text names it again and again.
    """
    times = Counter(m.name for bones in all_bones for m in bones.names.values() if m.type == "Company")
    firms = {x.subject.name: x.object for x in links if x.predicate == "worksFor" and not x.former}
    last: Mention | None = None
    house: Mention | None = None
    speaker: str | None = None
    for bones in all_bones:
        if _LABEL.match(bones.text):
            speaker = bones.names[0].name
        for post in noun_phrases.posts(bones):
            if post.organization is not None or post.person.name in firms:
                continue
            at = next((i for i, start in enumerate(bones.starts) if start >= post.evidence.start), 0)
            if not _BEFORE.search(bones.text, 0, at) or is_of_nobody(bones, at, post.person):
                continue
            if bones.text[at] in "\ue003\ue004" or bones.text[max(0, at - 1)] in "\ue003\ue004":
                continue  # 某某平台总裁: of whose that is
            if bones.source.startswith(("：", ":"), post.evidence.end):
                continue  # a turn's label: of another side than the one before
            near = next(_named(bones, at), last)
            if _OURS.search(bones.text, 0, at):
                place = near = firms.get(speaker or "")
            else:
                place = spotlight.at(post.evidence.start)
                if (
                    place is None
                    and near is not None
                    and near.type == "Company"
                    and not is_fund(near.name)
                    and not _OF_A_BRAND.match(post.title)
                ):
                    place = near if (times[near.name] > 1 or len(times) == 1) and not _is_beside(near, bones) else None
            place = _place(post.title, place, (*_named(bones, at), *([house] if house else ())))
            if place is not None and (near is None or near.name == place.name):
                firms[post.person.name] = place
                yield from _at(place, post)
        last = next(_named(bones, len(bones.text)), last)
        house = next((m for m in _named(bones, len(bones.text)) if m.type == "Organization"), house)


def undisputed(links: Sequence[Link], spotlight: Spotlight, main: Mention | None, text: str) -> Iterator[Link]:
    """Leave out posts at a firm that only stands near, where the passage is about another; the text's own firm, `main`, stays.

    Whoever is told elsewhere to have founded one firm is that one's founder, unless it is one that he has left; who reports works for no firm he tells of.
    """
    founded: dict[str, dict[str, Mention]] = {}
    for link in links:
        told = link.rule != noun_phrases.NEAR and link.modality == "asserted"
        if told and link.predicate == "founderOf" and link.object.type == "Company" and not _is_left_behind(link, text):
            founded.setdefault(link.subject.name, {})[link.object.name] = link.object
    for link in links:
        if link.rule != noun_phrases.NEAR:
            yield link
            continue
        if link.title and link.title.endswith(("记者", "编辑")) and is_no_medium(link.object):
            continue
        firms = founded.get(link.subject.name, {})
        if len(firms) == 1 and link.object.name not in firms and noun_phrases.is_founder(link.title or "创始人"):
            yield replace(link, object=next(iter(firms.values())))
            continue
        about = spotlight.at(link.evidence.start)
        if about is None or link.object.name in (about.name, main and main.name):
            yield link


def _is_left_behind(link: Link, text: str) -> bool:
    """Say whether somebody founded a firm that he no longer has: 曾创办甲，后被收购; 创办甲，次年离开，再次创业."""
    end = link.evidence.end
    return (
        _ONCE_FOUNDED.search(text, max(0, link.evidence.start - 6), end) is not None
        or _LEFT.match(text, end) is not None
    )


def is_of_nobody(bones: Skeleton, at: int, person: Mention) -> bool:
    """Say whether the post at `at` is at a firm that the text does not name, or its holder only goes by a false name."""
    behind = bones.source[person.span.end : person.span.end + 12]
    if _FALSE.match(behind) is not None:
        return True
    return any(of.search(bones.text, max(0, at - 24), at) is not None for of in (_OF_SOME, _OF_UNKNOWN))


def is_of_firms(title: str) -> bool:
    """Say whether a post is one that somebody has at a firm, whichever it is."""
    return _HELD.fullmatch(title) is not None


def _is_beside(firm: Mention, bones: Skeleton) -> bool:
    """Say whether a firm is only one with which something is done, which tells it, or where somebody once was."""
    text = bones.source
    if only_tells(text, firm.span) or was_once(text, firm.span.start):
        return True
    return _WITH.search(text, max(0, firm.span.start - 8), firm.span.start) is not None


def _at(place: Mention, post: noun_phrases.Post) -> Iterator[Link]:
    for link in noun_phrases.links(post, lambda _: place):
        yield replace(link, rule="post at the firm told of")


def _place(title: str, firm: Mention | None, near: Iterable[Mention]) -> Mention | None:
    """Give the firm if it has such a post; of who heads a house, the nearest one of that kind."""
    last = re.split("[、兼暨和及&/]+", title)[-1]
    for head, ends in _HOUSES:
        if last.endswith(head):
            return next((m for m in near if m.name[-1] in ends), None)
    if firm is None:
        return None
    held = _HELD.fullmatch(last) or (_PARTNER.fullmatch(last) and is_fund(firm.name))
    return firm if held else None


def heads_such_a_house(title: str, name: str) -> bool:
    """Say whether a firm of that name may have such a head: no 院长 without a 院, no 行长 without a bank."""
    return all(not title.endswith(head) or any(end in name for end in ends) for head, ends in _HOUSES)


def _named(bones: Skeleton, end: int) -> Iterator[Mention]:
    """Yield the firms and other bodies before a place, the last one first."""
    return (bones.names[i] for i in sorted(bones.names, reverse=True) if i < end and bones.names[i].type in _PLACES)
