"""Who holds which post where: noun phrases before a name, appositions and brackets behind it, lists of guests.

All work on skeletons (one character a name): 江左协会委员、江左研究院院长、甲光集团副总裁李明川 is ⓄⓉ、ⓄⓉ、ⓄⓉⓅ.
Wordings with a verb (出任, 任职于, 离职 …) are patterns of the packs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Span

_O, _P, _T = "[\ue001\ue002]", "\ue000", "\ue005"
FORMER = "(?:(?:(?<![目日此之先以从年月天周市业入职任购提眼空史])|(?<=聘任)|(?<=委任)|(?<=选任))前任?|原|时任|彼时|当时|曾任|卸任|离任|现任|曾?(?:担任|出任|做|当)过|(?:刚刚?|刚刚|已|日前|前不久|不久前|上月)?(?:离任|离职|卸任|辞任|退休)的)"
_AND = "(?:、|，|,|&|＆|同时兼任|同时任|同时担任|兼任|兼|和|及|以及|暨|/|／| |\u3000)"
_RANK = "[ \u3000]?(?:(?:明星|知名|资深|退役|现任|新任|拟任|候任|代理|首位|首任|年轻|核心|全球|中国区|大中华区|亚太区|集团级|集团|女|另一[位名]|[一两二三四五六]位)){0,2}"
_CODES = "(?: ?[（(][^（）()]{0,20}[）)]){0,2} ?"  # 台川电 （2330-TW）（TSM-US） 总经理
_UNIT = (
    "(?:[^，。；：、的（）\ue000-\ue005]{0,6}[\ue003\ue004]?[^，。；：、的（）\ue000-\ue005]{0,8}"
    "(?:部门|团队|业务|产品线|项目|事业部|业务部|生态|(?<!公)司|局|处|厅|署)(?=[ \u3000]?\ue005)|负责[^，。；、\ue000-\ue005]{1,14}的(?=\ue005)"
    "|(?<=[\ue001\ue002])(?:(?!我们|咱们|他们|宣布|公布|任命|聘|的|共|了|着|里|上|中|其|这|那|一|由|与|和|在|对|说|称|及|原|前|是|为|新|派|邀|请|表示|指|据|等|兼|曾|向|让|被|任|从|将|把|给|年|月|日|员工|旗下|方面|收购|投资|起诉)[\u4e00-\u9fff]){2,4}(?=\ue005(?:\ue000|$))| ?[\ue003\ue004][ +]{0,2}(?=\ue005))?"
)
"""What an unnamed part of a firm may be called before a post: 某公司Ⓓ业务部门副总裁."""
PLACE = f"(?:{_O}{_CODES}(?:公司(?!\ue000)|旗下|的|[、和与及]|原|前|现任)?)"
_ASIDE = re.compile("[（(][^（）()]*+[）)]")
_CHARGE = "(?:（[^（）\ue000\ue005]{1,8}）)?"  # what a post is in charge of: 副总经理（研发）
_POST = f"{FORMER}?{PLACE}{{0,4}}{FORMER}?(?:的)?{_UNIT}{_RANK}{_T}"
_OF_KIND = f"(?:[\u4e00-\u9fff]{{1,8}}(?:公司|平台|企业|厂商|品牌|机构|巨头|网站)(?={_O}))?"  # 和风险投资公司某某
_POSTS = f"{_POST}(?:{_AND}{{0,2}}{_OF_KIND}{_POST})*"
_SORT = "(?:(?!曾|前|原|任|是|与|和|在|从|被|由)[^，。；：、（）的\ue000-\ue005]){1,10}(?:公司|平台|企业|厂商|品牌|独角兽|机构)"  # 智能眼镜公司某某
_BEFORE = re.compile(
    rf"(?P<posts>{_POSTS})(?:[（(](?P<aside>{_POSTS})[）)]|{_CHARGE})(?:的|、|，|：|:| |\u3000|——| ?[|｜丨/] ?)?(?P<people>{_P}(?:[（(][^（）()]*[）)])?(?:(?:、|和|与|及|,){_P})*)"
)
_BEHIND = re.compile(
    rf"(?P<people>{_P})(?:[（(]\s*(?P<inside>{_POSTS})[^（）()]{{0,16}}[）)]|(?:[，,]|[ \u3000]+|——|—)(?:系|是|为|现任|现为|男，|女，)?(?:{_SORT}(?={_O}))?(?P<apart>{_POSTS})(?=[，。；,\n）)—]|$|{_P}))"
)
_ENTRY = rf"{_P}[ \u3000]+{_POSTS}"
_ROW = re.compile(
    rf"(?<!{_T})(?<!{_T} )(?:{_ENTRY}(?:(?:[、；;]|[ \u3000]?[/|｜][ \u3000]?|[ \u3000]+)(?={_P})|，(?={_ENTRY})))+(?:{_ENTRY})?|(?<={_T}[、，/]){_ENTRY}(?=[、，；。]|$)"
)
"""A list in which each name stands before its posts: 甲 乙公司总裁、丙 丁公司总监."""
_ENTRIES = re.compile(rf"(?P<people>{_P})[ \u3000]+(?P<posts>{_POSTS})")
_RANKED = re.compile(
    rf"(?P<people>{_P})(?P<rank>{_T}|教授|博士|院士|研究员|老师|先生|女士)[（(](?:(?P<inside>{_POSTS})[^（）()\ue000]{{0,16}}|(?P<place>{PLACE}+))[）)]"
)
"""What a bracket behind a rank tells: 甲院士（乙公司首席科学家）、丙教授（丁大学）."""
_OF_ARMS = re.compile("(?:退役|海军|空军|陆军)*[上中少]将")
"""A rank that somebody has beside his post: 甲学院院长、中将."""
_NO_POST = re.compile("博士|硕士|院士|老师|先生|女士")
_KIN = re.compile(
    rf"的?(?:丈夫|妻子|太太|先生|夫人|之[子女妻]|[长次三幼独]?[子女]|儿子|女儿|父亲|母亲|[弟兄哥姐妹]{{1,2}}|女友|男友|前妻|前夫)(?P<meant>{_P})"
)
"""Behind somebody who is only named as kin of whoever holds the post: 作家甲丈夫乙."""
_CHILD = re.compile("[长次三幼独]?[子女儿]")
"""Behind the elder, whose the post is: 甲公司创始人张三女儿李四."""
_TAKES = re.compile(r"(?:任|(?<!作)为|是|当|当选)[^，。；]{0,2}$")
_HELD_ONCE = re.compile("曾任|卸任|离任|现任|[任做当]过")
_HOLDER = re.compile(f"{_P}(?:先生|女士)?[^，。；{_P}]{{0,6}}$")
"""Who stands before a verb that the pattern takes for the beginning of another's posts."""
_GIVES_UP = re.compile(r"(?:退出|辞去|卸下|不再担任|卸任|出任|担任|兼任|升任|接任|就任)(?:了|公司|集团)?$")
"""Before a post that ends a clause: 退出执行董事，总裁某某 are posts of two people."""
_OF_NOBODY = re.compile("(?<!\ue005)[有无是]\ue005，")
"""Behind a verb, before a comma: posts that nobody holds (没有主持人，总裁某某)."""
_LIFE = re.compile(
    rf"(?:[^，。；：\ue000-\ue005]{{0,10}}(?:显示|资料|简历|介绍|据悉)[，,：])?(?P<person>{_P})(?:[（(][^（）()]{{0,24}}[）)])?[，,] ?(?:{_T}(?=[，,])|男|女|[^，。；]{{0,10}}(?:年生|出生|年\d+月|生于|人[，,]|族[，,]|党员|岁|学历|博士|硕士|毕业))"
)
_POST_OF_LIFE = re.compile(
    rf"(?<=[，；、,])(?P<when>现任|现为|任|曾任|历任|原|前)?(?P<posts>{_O}(?:[、和与及]{_O})*的?{_T}(?:[、兼和及]{_T})*)(?=[，。；、,]|$)"
)
_ITEM = re.compile(rf"(?P<former>{FORMER})?(?P<orgs>{PLACE}*)(?P<late>{FORMER})?(?:的)?{_UNIT}{_RANK}(?P<title>{_T})")
PAST = re.compile(r"前|原|曾任|时任|彼时|当时|卸任|离任|离职|辞任|退休|[任做当]过|历任")
_LISTED = re.compile(r"(?:先生|女士|小姐)?(?:、|，|；|和|与|及|以及|，以及|、以及){1,2}")
_APIECE = re.compile(
    rf"(?P<people>{_P}(?:(?:、|和|与|及){_P})+)[^。；，、\ue000-\ue005]{{0,6}}(?:[—，]{{1,2}}[^。；，、\ue000-\ue005]{{0,4}})?"
    rf"分别(?:就职于|任职于|出任|担任|来自|当选|系|是|为|任)?(?P<posts>{PLACE}{_T}(?:(?:、|和|与|及|，){PLACE}?{_T})+"
    rf"|{_O}(?:(?:、|和|与|及){_O})+的?{_T}|{_T}(?:(?:、|和|与|及|，){_T})+)"
)
_OF_ONE = re.compile(
    r"(?<!副)(?:董事长|主席|总裁|总经理|行长|[院校局]长|法定代表人|掌门人|CEO|首席[^、]{1,4}官|控制人|实控人|控股股东)$"
)
"""Posts that one person has at one place: of 甲公司董事长张三与李四 only the first is its chairman."""
_TWO_SIDES = re.compile(
    "[^，。；！？]{0,12}(?:同台|登台|对谈|对话|会面|会谈|会见|握手|见面|碰面|合影|对决|论战|交锋|同框|聚餐|共进)"
)
"""Behind 甲公司创始人张三与李四: what two do who stand apart."""
_NUMBERS = {
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "6": 6,
}
_COUNTED = re.compile("(?P<count>[两二三四五六七八])[位名个大](?:(?![位名])[^，。；：！？、\ue000\ue003\ue004]){0,12}$")
_COUNTED_BEHIND = re.compile("(?P<count>[两二三四五六七八2-6])(?:人|位|名|任)")
"""How many there are of whom a list names as many: 甲公司三位创始人张三、李四、王五."""
_RANKS_BEHIND = re.compile(f"{_P}{_T}(?:、|和|与|及){_P}{_T}")
"""张三总经理、李四书记: the posts stand behind their bearers."""
_TOGETHER = re.compile("[^，。；！？]{0,6}(?:共同|联合|一起|一同|联手|两人|二人|均|都)")
_TOLD = re.compile(r"记者$")
_PRESS = re.compile(r"(?:首席|特约|本报|见习|实习|资深)?(?:记者|通讯员|编辑|责任编辑|摄影记者)")
_APART = re.compile(
    r"记者|编辑|通讯员|书记|教授|院士|博士|律师|主持人|[市省县区州乡镇局厅部司处科]长|分析师|研究员|主任|代表|先生"
)
_A_PART = re.compile("(?:部|事业群|B[UG]|中心|党委|党组|纪委)$")
_SENT = re.compile("驻.*组$")
"""A group that one body sends to another: 某纪委驻某部纪检监察组."""
_CREDIT = re.compile("(?:摄影|摄|图|图片|供图|来源|供稿|审核|审校|校对|制图|视频)[：:/] ?$")
_HONOUR = re.compile("院士$")
"""What somebody is beside his post: who is listed behind him is of no academy."""
_ELSEWHERE = re.compile(
    "^[^副总].*(?:部|区|群|B[UG]|中心)|^(?!.*(?:书记|委员|成员|组长)).*(?:[校院行局]长|C[A-Z]O|首席|参谋长)"
)
"""Posts of another part or of the whole, behind one of a part."""
_BYLINE = re.compile(f"(?:(?:[ \u3000]+|[，,/]){_P}){{1,5}}(?=[ \u3000]*(?:$|\n|[（(]|[^，。；：]{{0,6}}报道|发自))")
"""Who else wrote a report: 某报记者　甲　乙."""
_OF_MANY = re.compile(r"副|联合创始人|联席|委员$|助理$|董事$|监事$|合伙人$|研究员$|工程师$|成员$")
"""Posts that several have at one place: 副总经理张三、李四、王五."""
_HELD_BY = re.compile(
    f"{_P}[^，。；{_P}]{{0,6}}(?:做过|当过|曾任|历任|曾是|担任|出任|是|任)[^，。；{_P}]{{0,12}}$|(?:聘任?|聘请|任命|委任|选举|推选){_P}(?:先生|女士)?为$"
)
"""Before posts: the first of them is of him who is named there (甲做过乙公司的总监，董事长丙; 任命甲为乙公司总监，董事长丙)."""
NEAR = "post of the salient organisation"
"""By what a post at no named place is read."""
_FOUNDER = ("创始人", "联创", "创办人", "创始合伙人", "创建者", "创办者", "始创人", "发起人")
_OF_A_PART = re.compile("(?:业务|事业部|部门|项目|板块|条线)的?(?:联合)?创[始办]人")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of one person; `organization` is None where the phrase names none, `title` empty where it tells none."""

    person: Mention
    organization: Mention | None
    title: str
    former: bool
    evidence: Span
    apiece: bool = False
    """Whether it is one of several that are shared out by a verb, so that the words around say whether it is so."""


def posts(bones: Skeleton) -> Iterator[Post]:
    """Yield the posts that noun phrases of one sentence state."""
    if _P not in bones.text or _T not in bones.text:
        return
    claimed: set[int] = set()
    for found in _APIECE.finditer(bones.text):
        claimed.update(range(found.start("posts"), found.end("posts")))
        yield from _apiece(bones, found)
    for row in _ROW.finditer(bones.text):
        claimed.update(range(*row.span()))
        for found in _ENTRIES.finditer(bones.text, *row.span()):
            yield from _read(bones, found, "posts")
    for found in _RANKED.finditer(bones.text):
        claimed.update(range(found.start("rank"), found.end()))
        yield from _read(bones, found, "inside") if found["inside"] else _ranked(bones, found)
    last: Post | None = None
    end = 0
    for found in _BEFORE.finditer(bones.text):
        if claimed.intersection((*range(*found.span("posts")), found.start("people"))):
            continue
        if _RANKS_BEHIND.match(bones.text, max(0, found.start("posts") - 1)):
            continue
        if (
            _CREDIT.search(bones.text, max(0, found.start() - 8), found.start())
            and bones.text[found.end("posts")] in "：:"
        ):
            continue  # 摄影：某研究所 编辑：某某 are two credits
        if "，" in found["posts"]:
            found = _begun_behind(bones, found)  # noqa: PLW2901
        if bones.text[found.end("posts")] == "，" and (
            _TAKES.search(bones.text, max(0, found.start() - 4), found.start())
            or (
                _HELD_ONCE.match(found["posts"])
                and _HOLDER.search(bones.text, max(0, found.start() - 9), found.start())
            )
            or _TOLD.search(bones.said(*found.span("posts")))
        ):
            continue  # 甲调任乙公司总裁，丙; 甲卸任乙公司总裁，丙: who comes behind the comma holds nothing; 告诉某报记者，丁
        claimed.update(range(found.start("posts"), found.end("posts")))
        listed = last if _LISTED.fullmatch(bones.text, end, found.start()) else None
        for post in _read(bones, found, "posts"):
            told = post if listed is None else _of_the_list(post, listed)
            yield told
            sent = listed and told.organization and _SENT.search(told.organization.name)
            last = listed if sent or _HONOUR.search(told.title) else told  # behind either the list is of those before
        if found["aside"]:
            yield from _read(bones, found, "aside")
        end = found.end()
    yield from _resume(bones, claimed)
    for found in _BEHIND.finditer(bones.text):
        group = "inside" if found["inside"] else "apart"
        if not claimed.intersection(range(found.start(group), found.end(group))):
            yield from _read(bones, found, group)


def _begun_behind(bones: Skeleton, found: re.Match[str]) -> re.Match[str]:
    """Let posts begin behind a comma where those before it are nobody's here, or another's who is named before."""
    text, comma = bones.text, bones.text.index("，", found.start())
    gives_up = _GIVES_UP.search(text, max(0, found.start() - 5), found.start())
    if gives_up or _OF_NOBODY.match(text, max(0, found.start() - 1)):
        found = _BEFORE.match(text, comma + 1) or found
    if "，" not in found["posts"]:
        return found
    held = next(i for i in range(*found.span("posts")) if i in bones.names)
    if _HELD_BY.search(text, max(0, held - 24), held):
        found = _BEFORE.match(text, text.index("，", held) + 1) or found
    return found


def _resume(bones: Skeleton, claimed: set[int]) -> Iterator[Post]:
    """Yield the posts of a life in short: 张三，男，1970年生，中共党员，甲公司董事长、总裁，乙协会理事."""
    head = _LIFE.match(bones.text)
    if head is None:
        return
    person = bones.names[head.start("person")]
    for found in _POST_OF_LIFE.finditer(bones.text, head.end("person")):
        told = bones.mentions(*found.span("posts"))
        places = [m for m in told if m.type != "Title"]
        if places and not claimed.intersection(range(*found.span("posts"))):
            claimed.update(range(*found.span("posts")))
            titles = [i for i in range(*found.span("posts")) if i in bones.names and bones.names[i].type == "Title"]
            for place in places:
                yield Post(
                    person=person,
                    organization=place,
                    title=bones.said(titles[0], titles[-1] + 1),
                    former=PAST.search(found["when"] or "") is not None,
                    evidence=bones.span(found.start(), found.end()),
                )


def holder_places(bones: Skeleton, at: int) -> list[Mention]:
    """List the places in the noun phrase that ends with the person at skeleton character `at`: 甲公司创始人张三."""
    for found in _BEFORE.finditer(bones.text):
        if found.start("people") <= at < found.end("people"):
            return [
                m
                for m in bones.mentions(found.start("posts"), found.end("posts"))
                if m.type in ("Company", "Organization")
            ]
    return []


def indexes(bones: Skeleton) -> set[int]:
    """Give where in a skeleton names stand as part of somebody's post."""
    if _P not in bones.text or _T not in bones.text:
        return set()
    return {i for found in _BEFORE.finditer(bones.text) for i in range(found.start("posts"), found.end("posts"))}


def _of_the_list(post: Post, before: Post) -> Post:
    """甲公司总裁张三、副总裁李四: who is listed behind somebody without a place of his own belongs to the same."""
    if post.organization or before.organization is None or before.former:
        return post
    if _A_PART.search(before.organization.name) and _ELSEWHERE.search(post.title):
        return post  # 生态部总经理张三、销售部总裁李四; 甲党委书记张三，副校长李四
    deputy = post.title.startswith("副") and before.title.endswith(post.title[1:])  # 甲局局长张三、副局长李四
    if _APART.search(post.title) and not deputy:
        return post
    return replace(post, organization=before.organization)


def _apiece(bones: Skeleton, found: re.Match[str]) -> Iterator[Post]:
    """张三和李四分别是甲公司和乙公司的创始人: as many places or posts as people, each to his own."""
    people = bones.mentions(found.start("people"), found.end("people"))
    told = bones.mentions(found.start("posts"), found.end("posts"))
    places, titles = [m for m in told if m.type != "Title"], [m for m in told if m.type == "Title"]
    if len(titles) == 1:
        titles *= len(people)
    if len(titles) != len(people) or len(places) not in (0, 1, len(people)):
        return
    shared = places[0] if places else None
    where: list[Mention | None] = list(places) if len(places) == len(people) else [shared] * len(people)
    evidence = bones.span(found.start(), found.end())
    for person, place, title in zip(people, where, titles, strict=True):
        yield Post(person=person, organization=place, title=title.name, former=False, evidence=evidence, apiece=True)


def _ranked(bones: Skeleton, found: re.Match[str]) -> Iterator[Post]:
    """甲教授（乙大学）: the rank is the post there, unless it is one that somebody has wherever he is."""
    rank = bones.said(*found.span("rank"))
    yield Post(
        person=bones.names[found.start("people")],
        organization=_employers(bones.mentions(*found.span("place")))[-1],
        title="" if _NO_POST.search(rank) else rank,
        former=False,
        evidence=bones.span(*found.span()),
    )


def _read(bones: Skeleton, found: re.Match[str], group: str) -> Iterator[Post]:
    evidence = bones.span(found.start(), found.end())
    people = bones.mentions(found.start("people"), found.end("people"))
    people = [p for p in people if p.type == "Person"]
    if (kin := _KIN.match(bones.text, found.end("people"))) and not (
        found.end("posts") == found.start("people") and (kin[0].startswith(("的", "之")) or _CHILD.match(kin[0]))
    ):
        people = bones.mentions(kin.start("meant"), kin.end())
    titles_told = [m.name for m in bones.mentions(found.start(group), found.end(group)) if m.type == "Title"]
    if (
        group == "posts"
        and _PRESS.fullmatch(titles_told[-1])
        and (more := _BYLINE.match(bones.text, found.end("people")))
    ):
        people = [*people, *bones.mentions(*more.span())]
    elif len(people) > 1 and not _shared(bones.text, found, group, titles_told[-1]):
        people = people[:1]
    gathered: list[tuple[tuple[Mention, ...], list[int], bool]] = []
    former_so_far = False
    for item in _ITEM.finditer(bones.text, found.start(group), found.end(group)):
        orgs = tuple(_outside_brackets(bones, *item.span("orgs")))
        title = item.start("title")
        if gathered and _OF_ARMS.fullmatch(bones.names[title].name):
            continue
        former = PAST.search(item["former"] or item["late"] or "") is not None or item["orgs"][-1:] in ("前", "原")
        if orgs or not gathered:
            gathered.append((orgs, [title], former))
            former_so_far = former
        elif former and not former_so_far:
            gathered.append((gathered[-1][0], [title], True))
        else:
            gathered[-1][1].append(title)
    for person in people:
        for orgs, titles, former in gathered:
            for org in _employers(orgs) or (None,):
                held = bones.said(titles[0], titles[-1] + 1)
                yield Post(person=person, organization=org, title=held, former=former, evidence=evidence)


def _shared(text: str, found: re.Match[str], group: str, title: str) -> bool:
    """甲公司创始人张三和李四: a post shared by two; a list of bare names is read as guests, but where many hold the post."""
    if group != "posts":
        return False
    counts = (
        _COUNTED.search(text, max(0, found.start("people") - 16), found.start("people")),
        _COUNTED_BEHIND.match(text, found.end("people")),
    )
    if any(told and _NUMBERS[told["count"]] == found["people"].count("\ue000") for told in counts):
        return True
    if "与" in found["people"] and title in _FOUNDER and not _TOGETHER.match(text, found.end("people")):
        return False
    if "与" in found["people"] and _TWO_SIDES.match(text, found.end()):
        return False
    if _PRESS.fullmatch(title) or _OF_MANY.search(title):
        return True
    if _OF_ONE.search(title):
        return False
    return found["people"].count("\ue000") == 2 and ("、" not in found["people"] or title in _FOUNDER)


def _employers(orgs: Sequence[Mention]) -> tuple[Mention, ...]:
    """Of names in a row (江东理工大学 计算机学院) the last employs, as its part."""
    return tuple(orgs[-1:])


def _outside_brackets(bones: Skeleton, start: int, end: int) -> list[Mention]:
    """List the names of a stretch; what stands in brackets behind a firm is its code or exchange: 甲公司（江交所：123）."""
    aside = [i for m in _ASIDE.finditer(bones.text, start, end) for i in range(*m.span())]
    return [bones.names[i] for i in range(start, end) if i in bones.names and i not in aside]


def is_founder(title: str) -> bool:
    """Say whether a title says that its bearer founded the place."""
    return any(word in title for word in _FOUNDER) and _OF_A_PART.search(title) is None


def links(found: Post, employer: Callable[[Post], Mention | None]) -> Iterator[Link]:
    """Turn a post into links; `employer` finds the place where the phrase itself names none."""
    org = found.organization or employer(found)
    if org is None:
        return
    rule = "post" if found.organization else NEAR
    yield Link(
        predicate="worksFor",
        subject=found.person,
        object=org,
        evidence=found.evidence,
        title=found.title or None,
        former=found.former,
        rule=rule,
    )
    if is_founder(found.title):
        yield Link(predicate="founderOf", subject=found.person, object=org, evidence=found.evidence, rule=rule)
