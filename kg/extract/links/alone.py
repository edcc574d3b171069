"""Posts that stand alone, with no firm beside them: which of them may be of the firm that a text is about, and whose they are by what stands before."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from kg.extract.context.investors import gives, is_fund
from kg.extract.context.protagonist import opens_clause
from kg.extract.links import posts as noun_phrases
from kg.extract.links.staff import is_of_nobody
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_PLACES = ("Company", "Organization")

_STATED_ALONE = re.compile(
    r"(?:[^\u4e00-\u9fffA-Za-z0-9》”’」』\ue003\ue004]|[由据向对与和及的让请其到是为括以在随经除连于]|[，。！？…][”’」』]).$|(?<![》”’」』])的$"
)
"""What may stand before a post whose place the text leaves open; a word that no one knows is the place itself."""
_OF_A_BODY = re.compile("[^，。；、\ue000-\ue005]{2,14}(?:局|处|厅|署|司|委|会|院)\ue005")
"""A post with the words for a body that is no known name (江口区财政局局长): nobody else's."""
_OF_OTHERS = re.compile("(?:他们|她们|对方|对手|客户|另一?家?公司|别的公司|其他公司)的?$")
"""Before a post that somebody outside holds, whose firm the phrase does not name."""
_FOUNDS = re.compile("(?:创始人|创办人|联创)$")
"""Whoever founded a firm may hold any post there: 联合创始人兼产品负责人."""
_HEADS = (
    "创始人|联合创始人|创办人|董事长|副董事长|首席[\u4e00-\u9fffA-Z]{1,4}官(?:[A-Z]{3})?|首席科学家|首席架构师|总经理|副总经理|总裁|副总裁|执行长|营运长|财务长|技术长|产品长|"
    "行政总裁|营运总裁|财务总监|技术总监|监事长|监事会主席|总会计师|(?:财务|技术|产品|研发|战略|投资|销售|营销|运营|业务|法务|合规|人事)负责人|(?:合规|风险|风控|法务|运营|营运|销售|市场|营销|研发|产品|投资|人事|行政|审计|品牌|公关|人力资源)总监|(?:董事长|总经理|总裁|行长)助理|CEO|CTO|CFO|COO|CIO|CMO|合伙人|管理合伙人|董座|行长|厂长|总工程师|董事|董事会秘书|董秘|高级副总裁|执行董事|主席|发言人"
)
_CORPORATE = re.compile(
    rf"(?:明星|知名)?基金经理|[\u4e00-\u9fff]{{2,6}}(?:高级|执行)?(?:副总裁|VP)|[\u4e00-\u9fffA-Za-z]{{2,8}}(?:事业部|事业群|BU)(?:负责人|总裁|总经理|副总裁|副总经理|总监|主管)|"
    rf"(?:商业|技术|产品|运营|市场|管理|核心|高级|资深|执行|非执行|独立|职工|外部|联席|集团|前|原)*(?:{_HEADS})(?:[、兼暨和及，&]*(?:{_HEADS}))*"
)
_OF_NO_FIRM = re.compile(
    "(?:地方|[文武军法警检外])官|(?:[省市县区镇乡村州校]|议)长$|议员|大使|教授|教师|老师|学生|委员长"
)
_OF_A_LAND = re.compile("[省市县区州]长$|总统$|首相$|总理$|国务卿$|大臣$|酋长$|党鞭$")
"""Posts in which somebody governs, of no body that a text may be about but the government itself."""
_OF_A_UNION = re.compile("理事|会长|秘书长|人大代表|政协委员|院士")
"""Posts that associations give, and no firm."""


_ONCE = re.compile(
    "(?:一起|一同)?(?:共事|共事过|同事|工作过|实习|任职过|毕业|读书|就读|求学)|(?:为|是|系|成为)(?:公司|其)的?(?:第?[一二三]?大|控股)股东"
)  # where somebody was before, or who only owns the firm told of
_WAS = re.compile(
    "(?:(?:曾|历|先后)(?:担?任|在|是|供职于|就职于|任职于)|[任做当]过|来自|出身于?|出自|毕业于)[^，。；！？]{0,8}$"
)
"""Before where somebody was once: who comes behind is not of that firm (甲曾任乙公司总监，首席技术官丙)."""
_COMES_FROM = re.compile("\ue005\ue000[^，。；：\ue000-\ue005]{0,4}来自[\ue001\ue002]")
"""A post and where its holder came from: not where he has it."""
_RUNS_IT = re.compile("(?:产品|项目|技术|业务|运营|研发)?(?:负责人|经理|总监|主管|主理人|总经理)")
"""Posts that somebody has for a thing, at the firm that makes it."""
_OF_A_THING = re.compile("[\ue003\ue004]的?$")
"""Before a post: whoever founded or leads a product does so at a firm that the phrase does not name."""
_IN_CHARGE = re.compile(
    "(?:负责|主管|分管|主抓|管理|执掌|操盘)[^，。；：\ue000-\ue002]{0,12}[\ue003\ue004][^，。；：\ue000-\ue005]{0,6}的?$"
)
"""Before a post: what its holder is in charge of, which is not whose he is (负责产品甲的副总裁)."""
_INVESTOR = re.compile(r"合伙人|投资")
_PRESS = re.compile(r"记者|通讯员|编辑|撰稿|评论员|主笔|主编")
_APART = re.compile(r"(?:一位|另一位|一名|有|某|业内|不具名)[^，。]{0,6}$")
_BRACKET = re.compile(r"[（(][^（()）]*+[）)]")
_ORIGIN = re.compile(
    "(?:从|自|由)[^，。；：！？\ue000-\ue005]{0,8}(?P<from>[\ue001\ue002])[^，。；：！？\ue000\ue005]{0,12}$"
)
"""Before a post: where its holder came from (从甲转会而来的合伙人)."""
_ENTERED = re.compile(
    "(?:创办|创立|创建|成立|组建|加入|加盟|入职|转投|投奔|跳槽[到至]?|转[到至]|去|回到|投资|收购|入股)(?:了|过)?[^，。；：！？]{0,10}$"
)
"""Before where somebody goes, or what he founds."""
_ABOUT = re.compile("(?:至于|对于|关于|针对|面对|谈到|谈及|说到|被问(?:到|及))[^，。；：！？]{0,8}$")
_RUMOUR = re.compile("[^，。；：！？]{0,16}(?:传闻|传言|消息|说法|质疑|猜测|报道|竞争|可能(?:性)?|问题|计划)，")
"""What is asked about before somebody answers: 至于甲要入股的传闻，首席财务官乙……."""
_TAKES = re.compile("(?:接|用|跑|选|装|采用|调用)的(?:则|就|正)?是$")
_HEAD = 60  # characters of a sentence in which the medium of who reports is named
_NEAR = 32  # characters before a post that tell where its holder came from


def employer(
    post: noun_phrases.Post,
    bones: Skeleton,
    *,
    main: Mention | None,
    made: Collection[str],
    here: Mention | None,
    otherwise: Mention | None,
    tells: Callable[[Mention], bool],
) -> Mention | None:
    """Give the organisation that a post without one means, where the text leaves little doubt.

    A reporter works for the medium named before; anybody else for the last organisation of the sentence before
    the post, else for the document's firm `main`, else for what the text tells of `otherwise`, if the post is one
    that a firm has. `made` are things of `main`; a name that only `tells` the news is nobody's employer.
    """
    text = bones.text
    at = next((i for i in range(len(text)) if bones.starts[i] >= post.evidence.start), 0)
    if is_of_nobody(bones, at, post.person):
        return None
    if _PRESS.search(post.title):
        held = noun_phrases.indexes(bones)
        media = [m for i, m in sorted(bones.names.items()) if i < at and i not in held and m.type in _PLACES]
        return media[0] if media and at < _HEAD else None
    begins = max(at, text.find("\ue005", at) - 1) + 1
    if (thing := _OF_A_THING.search(text, 0, begins)) and not _IN_CHARGE.search(text, 0, begins):
        its = bones.names[thing.start()].name in made
        return main if its and _RUNS_IT.fullmatch(post.title) else None
    if not may_be_of_the_topic(post.title, text, at):
        return None
    before, past = _named_before(bones, at, tells)
    if before and not _APART.search(text[:at]):
        funds = _INVESTOR.search(post.title) is not None
        kin = [m for m in before if is_fund(m.name) == funds]
        if main is not None and main.name in {m.name for m in kin}:
            return main
        opening = [m for m in kin if opens_clause(bones.source, m.span.start)]
        return (opening or kin)[-1] if kin else before[-1] if funds else main or before[-1]
    meant = here or main or otherwise
    return None if meant and meant.name in past else meant


def _named_before(bones: Skeleton, at: int, tells: Callable[[Mention], bool]) -> tuple[list[Mention], set[str]]:
    """Give the organisations before a post that may be its place, and the names of those where its holder only was once."""
    before = [
        m
        for m in bones.mentions(0, at)
        if m.type in _PLACES and not tells(m) and not _ONCE.match(bones.source, m.span.end)
    ]
    came = _COMES_FROM.match(bones.text, at)
    origins = {bones.names[came.end() - 1].name} if came else set()
    if bones.text.startswith("的", at) and (left := _ORIGIN.search(bones.text, max(0, at - _NEAR), at)):
        origins.add(bones.names[left.start("from")].name)
    past = [
        m for m in before if m.name in origins or _WAS.search(bones.source, max(0, m.span.start - 16), m.span.start)
    ]
    before = [m for m in before if m not in past and not gives(bones.source, m) and not _is_topic(bones.source, m)]
    shut = bones.text.rfind("）", 0, at)  # 王某（甲川教授）、李某（总裁）
    closed = {bones.names[i].span for i in bracketed(bones) if i < shut}
    before = [m for m in before if m.span not in closed]
    others = {bones.names[i].span for i in noun_phrases.indexes(bones) if i < at and i in bones.names}
    before = [m for m in before if m.span not in others] or before  # whose others are is not whose this one is
    part = bones.starts[bones.text.rfind("；", 0, at) + 1]
    if "；" in bones.text[:at] and not any(m.span.start >= part for m in before):  # each part tells of somebody else
        before = [m for m in before if opens_clause(bones.source, m.span.start) and not _is_entered(bones.source, m)]
    return before, {m.name for m in past} | origins


def _is_topic(text: str, firm: Mention) -> bool:
    """Say whether a firm is only in what is asked about or taken there, before the clause in which somebody answers."""
    floor = max(0, firm.span.start - 16)
    return bool(
        (_ABOUT.search(text, floor, firm.span.start) and _RUMOUR.match(text, firm.span.end))
        or _TAKES.search(text, floor, firm.span.start)
    )


def _is_entered(text: str, firm: Mention) -> bool:
    """Say whether somebody only goes to a firm there, or founds it."""
    return _ENTERED.search(text, max(0, firm.span.start - 16), firm.span.start) is not None


def bracketed(bones: Skeleton) -> list[int]:
    """List where names stand in brackets."""
    if "（" not in bones.text and "(" not in bones.text:
        return []
    return [i for m in _BRACKET.finditer(bones.text) for i in range(m.start(), m.end()) if i in bones.names]


def may_be_of_the_topic(title: str, text: str, at: int) -> bool:
    """Say whether a post that begins at `at` of a skeleton may be of the firm told of: one that firms have, behind no other owner."""
    if _OF_OTHERS.search(text, max(0, at - 6), at + 1) or _OF_A_BODY.match(text, at):
        return False
    parts = re.split("[、兼暨和及&/]+", title)
    if not (_CORPORATE.fullmatch(title) or any(_FOUNDS.search(part) for part in parts)):
        return False
    return not at or _STATED_ALONE.search(text[max(0, at - 2) : at + 1]) is not None


def governs(post: str) -> bool:
    """Say whether a post is one in which somebody governs, at no body but a government."""
    return _OF_A_LAND.search(post) is not None


def is_governed(place: str, post: str) -> bool:
    """Say whether a place is the government that a post heads: 某市人民政府 for a 市长, and for no 省长."""
    return place.removesuffix("政府").removesuffix("人民").endswith(post[-2:-1]) and place.endswith("政府")


def types_with(post: str, fitting: frozenset[str]) -> frozenset[str]:
    """Give of which types somebody may be who has a post to give: no firm elects a 理事长."""
    if _OF_A_UNION.search(post):
        fitting &= {"Organization"}
    return fitting - {"Company"} if _OF_NO_FIRM.search(post) else fitting
