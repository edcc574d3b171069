"""Which names a match of a pattern gives for each side, where its wording alone would give too many or those beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.context.investors import is_fund
from kg.extract.context.protagonist import only_tells
from kg.extract.links.actors import NEW, acted_in_no_way, of_its_bearer
from kg.extract.links.rules import OWNER, Rule
from kg.extract.links.subjects import listed_before
from kg.extract.wording.skeleton import Skeleton, names_in
from kg.model import Link, Mention, Span


def by_role(rule: Rule, found: re.Match[str], bones: Skeleton) -> dict[str, list[Mention]]:
    """List the names that a match gives for each role; of 甲旗下乙与丙签约 or 甲旗下乙、丙领投 only 乙 is of 甲."""
    groups = rule.regex.groupindex
    sides = {
        role: list(names_in(role, found, bones)) if role in groups and found[role] else []
        for role in ("subject", "object")
    }
    if rule.predicate == "developedBy" and len(sides["subject"]) > 1 and _MEETS.match(bones.text, found.end("subject")):
        apart = max(found["subject"].rfind(word) for word in "与和同跟")
        sides["subject"] = bones.mentions(found.start("subject"), found.start("subject") + max(apart, 1))
    if rule.predicate == "developedBy" and not sides["object"] and _ITS_NEXT.match(found[0]):
        before = bones.names.get(found.start() - 1)
        if before is not None and not _RIVAL.search(bones.text, max(0, found.start() - 14), found.start() - 1):
            sides["object"] = [before]
    if rule.predicate == "developedBy" and not sides["object"] and _AND_ITS.match(found[0]):
        begin = max(bones.text.rfind(mark, 0, found.start()) for mark in "，。；") + 1
        actors = [m for m in bones.mentions(begin, found.start()) if m.type in ("Company", "Organization")]
        sides["object"] = actors[:1]
    if rule.predicate in ("acquires", "investsIn", "subsidiaryOf"):
        _of_a_deal(rule, found, bones, sides)
    elif rule.predicate in ("worksFor", "founderOf") and sides["subject"] and found.start("subject") == found.start():
        sides["subject"] = [*listed_before(bones, found.start()), *sides["subject"]]
    if rule.predicate == "founderOf" and len(sides["object"]) == 2 and _ONE_FOUNDED.match(bones.text, *found.span()):
        if not _OF_BOTH.match(bones.text, found.end("object")):
            sides["object"] = sides["object"][:1]
    elif rule.predicate == "competesWith" and sides["object"]:
        begin, end = found.span("object")
        whose = {bones.names[m.start()] for m in _BESIDE_ITS_OWN.finditer(bones.text, begin, end)}
        sides["object"] = [m for m in sides["object"] if m not in whose]
    return sides


def _of_a_deal(rule: Rule, found: re.Match[str], bones: Skeleton, sides: dict[str, list[Mention]]) -> None:
    """Put right which firms own and are owned, buy and are bought, where a match names others beside them."""
    groups = rule.regex.groupindex
    owned = "subject" if rule.predicate == "subsidiaryOf" else "object"
    if rule.predicate in ("subsidiaryOf", "investsIn"):
        its = found.end(owned) - 1 if owned in groups and found[owned] else found.start() - 1
        if (nearest := _whose_owner(bones, its)) is not None:
            sides[owned] = [nearest]  # 甲、乙及其股东丙: of 乙 alone
    if rule.predicate == "subsidiaryOf" and sides["subject"]:
        sides["subject"] = _its_own(sides["subject"], found, bones)
    elif rule.predicate == "acquires" and "object" not in groups:
        if put := _PUT_BEFORE.search(bones.text, 0, found.start()):
            sides["object"] = [bones.names[put.end() - 1]]
    elif rule.predicate in ("acquires", "investsIn") and sides["object"]:
        at = found.end("object")
        theirs = _OF_WHOM.match(bones.text, at) if at == found.end() else None
        if theirs:
            sides["object"] = bones.mentions(at, theirs.end())
    if rule.predicate == "investsIn" and len(sides["subject"]) > 1:  # of 甲和乙创始人丙 not 乙
        begin, end = found.span("subject")
        firms = [bones.names[m.start()] for m in _HOLDER.finditer(bones.text, begin, end)]
        sides["subject"] = [m for m in sides["subject"] if m not in firms and m.type != "Title"]
        if _ONE_OF_ITS.match(bones.text, end):
            sides["subject"] = sides["subject"][:-1]
    if rule.predicate == "investsIn" and sides["subject"] and sides["subject"][0].type == "Person":
        head = _FUNDS_HEAD.search(bones.text, max(0, found.start("subject") - 16), found.start("subject"))
        if head and is_fund(bones.names[head.start()].name):
            sides["subject"] = [bones.names[head.start()], *sides["subject"]]  # 掏钱的是甲创投合伙人乙
    if rule.predicate == "investsIn" and sides["subject"] and found.end("subject") == found.end():
        holder = _ITS_HEAD.match(bones.text, found.end("subject") - 1)
        told = _ARE.search(bones.text, found.start(), found.start("subject"))
        if holder and told and not is_fund(sides["subject"][-1].name):  # 投资人是甲董事长乙: not 甲
            sides["subject"] = [*sides["subject"][:-1], bones.names[holder.end() - 1]]


def _whose_owner(bones: Skeleton, its: int) -> Mention | None:
    """Give whose owner is told by 其 at `its` behind a list: that of the last member, whatever else 其 may mean."""
    if its not in bones.names or bones.said(its, its + 1) != "其":
        return None
    before = _LAST_AND.search(bones.text, max(0, its - 3), its)
    return bones.names[before.start()] if before else None


_LAST_AND = re.compile("[\ue001\ue002](?:以?及|和|与)$")
_PUT_BEFORE = re.compile(
    "(?:将|把|(?:剥离|拆分|打包|拿出)(?:了)?(?:旗下|其)?的?)(?!于|会|在|以|继续)[^。；！？\n]{0,24}?[\ue001](?=(?:[^。；！？\n\ue000-\ue005]{0,16}(?:股[权份]|权益))?[^。；！？\n\ue000-\ue005]{0,12}$)"
)
"""What is sold, put before the verb, in a clause of its own: 将甲全部股权，以十亿元卖给乙."""
_ITS_NEXT = re.compile("[，,]其(?![中他它余实次])")
_AND_ITS = re.compile("[及和]其(?![他它余中实次])")
"""Of whom the clause is about: 次日甲发布了品牌乙及其平台丙."""
_RIVAL = re.compile(
    "(?:对标|超[越过]|起诉|击败|追[赶上]|挑战|叫板|抗衡|[供售租卖交]给|供应|服务于?|[给向被与和同跟对])[^，。；：\ue000-\ue005]{0,6}$"
)
"""Before a firm that ends a clause, of which the next clause does not speak: 甲对标乙，其新品某某 is of 甲."""


def same_on_both_sides(found: re.Match[str], bones: Skeleton) -> bool:
    """Say whether a match names one and the same on both sides, and so tells nothing: 乙两成股份，成为乙的大股东."""
    if not {"subject", "object"} <= found.re.groupindex.keys():
        return False
    subjects, objects = ({m.name for m in names_in(role, found, bones)} for role in ("subject", "object"))
    return subjects == objects


def _but_partly_held(listed: list[Mention], stretch: range, bones: Skeleton) -> list[Mention]:
    """Leave those out of a list that are only held in part, and who is joined to them: 子公司甲、参股公司乙和丙."""
    own: list[Mention] = []
    partly = False
    for i in stretch:
        if bones.names.get(i) in listed:
            joined = partly and _IN_A_LIST.search(bones.text, max(0, i - 3), i) is not None
            partly = i > stretch.start and (joined or _PARTLY.search(bones.text, max(0, i - 6), i) is not None)
            if not partly:
                own.append(bones.names[i])
    return own


def _its_own(listed: list[Mention], found: re.Match[str], bones: Skeleton) -> list[Mention]:
    """Leave those out of a list of whose somebody is that only act beside them, or are another's."""
    begin = found.start("subject")
    listed = _but_partly_held(listed, range(begin, found.end("subject")), bones)
    if other := OWNER.search(bones.text, begin + 1, found.end("subject")):
        listed = [m for m in listed if m in bones.mentions(begin, other.start())]
    if len(listed) > 1 and "object" in found.re.groupindex and found["object"]:
        at = found.start("object")
        beside = _IN_A_LIST.search(bones.text, 0, at)
        if beside and bones.names[beside.start()].name != bones.names[at].name:  # 甲及其子公司乙、丙
            return listed[:1]
    if "旗下" in found[0] and _ROUND.search(bones.text, found.end()):
        return listed[:1]
    if len(listed) == 2 and ("与" in found["subject"] or _BESIDE.match(bones.text, found.end())):
        return listed[:1]
    last = _WITH_LAST.search(found["subject"])
    if len(listed) > 2 and last and _JOINTLY.match(bones.text, found.end()):
        return [m for m in listed if m not in bones.mentions(found.start("subject") + last.start(), found.end())]
    if len(listed) > 2 and _ACTS.match(bones.text, found.end()) and not _COUNTS.search(found[0]):
        apart = _WITH_SEVERAL.match(found["subject"])
        if apart:
            begin = found.start("subject")
            first = bones.mentions(begin, begin + apart.end())
            return [m for m in listed if m in first]
    return listed


def of_others(links: Sequence[Link]) -> set[Link]:
    """List the later members of a list of whose somebody is, where the text elsewhere tells of them as another's alone."""
    owned = [x for x in links if x.predicate == "subsidiaryOf" and x.modality == "asserted"]
    together: dict[tuple[Span, str], list[Link]] = {}
    for link in owned:
        together.setdefault((link.evidence, link.object.name), []).append(link)
    alone = {
        x.subject.name: x.object.name for xs in together.values() if len({x.subject.name for x in xs}) == 1 for x in xs
    }
    above = {(x.subject.name, x.object.name) for x in owned}
    strays: set[Link] = set()
    for listed in together.values():
        first = min(x.subject.span for x in listed)
        for link in listed:
            mother = alone.get(link.subject.name, link.object.name)
            known = mother == link.object.name or {(mother, link.object.name), (link.object.name, mother)} & above
            if link.subject.span != first and not known:
                strays.add(link)
    return strays


def fellows(found: re.Match[str], bones: Skeleton) -> list[tuple[Mention, Mention]]:
    """Pair the members of a list; of 甲与乙、丙签约 only 甲 with each of the others."""
    members = [m for m in names_in("members", found, bones) if not only_tells(bones.source, m.span)]
    signs = _SIGNS.search(found[0]) and not _OF_ALL.search(found[0])
    apart = _WITH_SEVERAL.match(found["members"]) if signs else None
    if apart:
        first = [
            m for m in bones.mentions(found.start("members"), found.start("members") + apart.end()) if m in members
        ]
        return [(a, b) for a in first for b in members if b not in first]
    return [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]


def all_together(found: re.Match[str]) -> bool:
    """Say whether all whom a match names bring out one thing, where each signs with the first: 甲与乙、丙共同发布."""
    if "object" not in found.re.groupindex or not found["object"]:
        return False
    return _TOGETHER.match(found.string, found.end("object")) is not None


def holder_at(found: re.Match[str]) -> int:
    """Give where the last of those stands who take the post that a match names behind them, else where it begins."""
    groups = found.re.groupindex
    told = all(name in groups and found[name] for name in ("subject", "title"))
    return found.end("subject") - 1 if told and found.end("subject") <= found.start("title") else found.start()


def leaves_a_bracket(text: str, found: re.Match[str]) -> bool:
    """Say whether a match begins inside a bracket and ends outside: what a bracket explains acts in no sentence."""
    depth = 0
    for character in text[found.start() : found.end()]:
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return True
    return False


def only_moves_another(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether whom a match begins with only makes somebody else act: 被甲说服，加入乙 is not what 甲 did."""
    acts = rule.predicate in ("worksFor", "founderOf") and "，" in found[0]
    return acts and text.endswith(("被", "受", "经", "应"), 0, found.start())


def only_a_thing(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether somebody buys a thing or a right of a firm and not the firm: 甲拿下乙的丙号, 甲买下乙的转播权."""
    if rule.predicate != "acquires" or "object" not in rule.regex.groupindex:
        return False
    return found.end("object") == found.end() and _ITS_THING.match(text, found.end()) is not None


_ITS_THING = re.compile(
    "(?:的(?:(?!股|交易|资产|全部|计划|消息|提议|协议|事宜|传闻)[^，。；：！？\n\ue000-\ue005]){0,12}[\ue003\ue004]"
    "|的?(?:(?!股|全部)[^，。；：！？%％\n\ue000-\ue002\ue005]){0,16}?(?:权益|(?:[播版用营产理可发化]|许可|独家)权|授权|许可(?!证))"
    "|(?:[^，。；：！？\n\ue000-\ue002\ue005]{0,14}的)?[这那一某][条块项个][^，。；：！？的\n\ue000-\ue005]{0,8}?(?:[产管]品?线|生产线|业务|板块|部门|资产|专利|品牌|条线))"
)
"""Behind a firm whose thing or right somebody takes over."""


def is_anothers(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match takes whom a text only names to tell whose rival or supplier is bought, and not who that is."""
    return rule.predicate in ("acquires", "investsIn") and _OF_NOBODY.match(text, found.end()) is not None


def is_bought_by_its_mother(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match lets a firm buy what it once was: 甲的前身是去年收购的乙 tells of whose 甲 is."""
    if rule.predicate != "acquires" or "subject" not in rule.regex.groupindex or not found["subject"]:
        return False
    return _ONCE_BOUGHT.match(text, found.end("subject"), found.end()) is not None


def goes_on_about_another(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match takes what a clause ends with for what the next one tells of: 甲不再用乙，改用丙 is told of 甲."""
    start, end = found.span()
    if rule.predicate not in ("integrates", "basedOn") or not _CLAUSE_ENDS.match(text, start + 1, end):
        return False
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    clause = max(begin, *(text.rfind(mark, begin, start) + 1 for mark in "，：—"))
    if (
        _OPENS.fullmatch(text, clause, start)
        or NEW.search(text, clause, start)
        or _PRESENTS.search(text, clause, start)
    ):
        return False
    like = "\ue003\ue004" if rule.predicate == "basedOn" else "\ue001\ue002\ue004"
    if of_its_bearer(text, start, end) or acted_in_no_way(text, start, end):
        return False  # `handed_on` finds who else it is told of
    return any(name in text[begin:start] for name in like)


def is_a_firms(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether what a match tells of somebody who is not named in it is told of a firm: 甲于2008年加入乙协会, 甲与丙共同创建了乙."""
    if rule.predicate not in ("founderOf", "worksFor") or "subject" in rule.regex.groupindex:
        return False
    if _FOUNDED.match(found[0]):
        return False  # 其创立的甲: 其 may mean somebody
    begin = max(text.rfind(mark, 0, found.start()) for mark in "，。；：！？\n") + 1
    return _FIRM_ACTS.fullmatch(text, begin, found.start()) is not None


_FOUNDED = re.compile("(?:联合)?创[办立建]的")
_FIRM_ACTS = re.compile(
    "(?:(?!离开|告别|卸任|辞|从|自|在|与|和|同|跟|加[入盟]|入职|任职|供职|就职|来自|任|由|被|[受应]|经)[^，\ue000-\ue005]){0,8}"
    "\ue001(?![后前的\ue005]|之后|以后|期间|时期)(?:(?!离|辞|出走|退出)[^\ue000\ue005]){0,18}"
)
"""Before a verb: a firm that opens the clause and is not where somebody was."""
_CLAUSE_ENDS = re.compile("(?:的[^，。；：！？\n\ue000-\ue005]{1,10})?[，,]")
_OPENS = re.compile(
    "(?:而|但是?|不过|至于|其中|目前|如今|另外|此外|同时|例如|比如|像|[今去前同次]年|[上本下]月|昨日|近日|日前)?"
    "(?:(?:整个)?[\ue001-\ue004](?:(?:的|旗下|家族|系列)[^，。；：装用接买跑换选挂停弃\ue000-\ue005]{0,10})?|[这那该][^，。；：\ue000-\ue005]{1,6}|[^，。；：\ue000-\ue005]{2,8}(?<=[机器车统台件片型手品端家商司店行业厂]))?"
)
"""What stands before a name that opens its clause: nothing that acts, but whose and what it is."""
_PRESENTS = re.compile("(?:叫作?|名为|名叫|取名|便是|正是|就是|[这那]是|是)[^，。；：\ue000-\ue005]{0,8}$")
"""Before a thing that is presented, and of which the text goes on to tell."""
_ONCE_BOUGHT = re.compile(
    "的?(?:前身|脱胎于|源自|源于|起源于|由|原[是为])[^\ue000-\ue005]{0,30}?(?:收购|并购|买下|购入|拿下|收编|吞下)来?的"
)


_ARE = re.compile("(?:是|为|来自|出自|包括|站着|[^没]有)[^，。；：！？\ue000-\ue005]{0,10}$")
_ITS_HEAD = re.compile("\ue001(?:的|前)?[^，。；：！？、\ue000-\ue005]{0,4}\ue005[\ue005、兼和]{0,4}\ue000")
"""A firm of which only somebody is told who holds a post there."""
_ONE_OF_ITS = re.compile("的[一两三四五几多][只家个支名位]")
"""Behind the last of a list: not it acts, but somebody of it without a name (甲和乙的两只地方基金)."""
_FUNDS_HEAD = re.compile("\ue001(?!的?[前原])的?(?:[^，。；：！？、和与及\ue000-\ue005]{0,6}\ue005)+$")
"""The fund by whose partner money is given."""
_HOLDER = re.compile("[\ue001\ue002]的?前?(?:[^，。；：！？、和与及\ue000-\ue005]{0,4}\ue005)+\ue000")
_ONE_FOUNDED = re.compile(
    "[^，。；：！？]{0,40}的[^，。；：！？的\ue000-\ue005]{0,12}[\ue001\ue002][与和同跟][\ue001\ue002]$"
)
_OF_BOTH = re.compile("[，。；：、）]|$|等|都|均|也|皆|双双|两家|两者|分别|先后|相继|同为|同属")
"""Behind two firms: what is told of both alike, where 甲创立的乙与丙达成合作 says of 乙 alone who founded it."""
_OF_ALL = re.compile("[三四五多]方$")
_SIGNS = re.compile("签|达成|缔结|合作(?!伙伴|方|商)")
_TOGETHER = re.compile(
    "[^等，。；：！？\ue000-\ue005]{0,6}(?:共同|一起|一同|联合)(?:发[布表起]|主办|举办|承办|推出|成立|设立|出品|编写|起草|制定|研制|训练|创[办立])"
)
_WITH_SEVERAL = re.compile(
    "[^与同跟和及，]{1,40}(?:与|同|跟|和)(?=[^与同跟和及，]{0,12}[\ue001\ue002][^与同跟和及，\ue001\ue002]{0,8}、)"
)
"""Who stands before the word for with, where several stand behind it."""
_MEETS = re.compile(
    "(?:平台|系统|生态|应用)?(?:已|正|将|的|完成|实现|进行|达成|展开|全面|深度|无缝|直接|正面){0,4}(?:适配|打通|互联|互通|竞争|对接|融合|联动|合作|兼容|相比|对决)"
)
"""Behind two things: one is somebody's, and meets the other (甲的乙与丙深度适配)."""
_PARTLY = re.compile("(?:参股|联营|合营|被投)(?:公司|企业)?的?$")
"""Before a firm of which somebody holds only a part, in a list of those that are his."""
_IN_A_LIST = re.compile("[\ue001\ue002](?:、|和|与|及|以及)$")
"""Before an owner that itself stands in a list: of 甲、乙旗下的丙、丁 only 丙 is of 乙, 丁 stands beside 甲."""
_ROUND = re.compile("[领跟参联]投|联合投资|共同投资|参与(?:了)?(?:本轮|投资)")
"""Behind a list of who gives money: of 甲旗下乙、丙、丁 only 乙 is of 甲."""
_BESIDE = re.compile(
    "(?:等)?[^，。；\ue000-\ue005]{0,6}(?:签|合作|达成|共同|联合|联手|携手|一起|一同|组成|竞争|同台|角逐|较量|争夺)"
)
"""Behind 甲旗下乙与丙: the two do something together, and only the first is of 甲."""
_BESIDE_ITS_OWN = re.compile("[\ue001\ue002](?=[\ue001\ue002])")
"""Whose the next one is: 甲与乙丙竞争 tells of 丙, which is of 乙."""
_WITH_LAST = re.compile("[与同跟][^、与同跟和及\ue001\ue002]{0,8}[\ue001\ue002]$")
_JOINTLY = re.compile("(?:正式|近日|日前|宣布|已|在[^，。；\ue000-\ue005]{1,6}){0,2}(?:签|达成|合作|展开|开展|建立)")
"""Behind 甲旗下乙、丙与丁: what the two do with the last."""
_ACTS = re.compile("[^等，。；：！？、）的\ue000-\ue005]")
_COUNTS = re.compile("包括|分别|拥有|设有|[下还]有")
"""Before a list of all that somebody owns."""
_ROLES = (
    "对手|竞品|劲敌|挑战者|竞争者|供应商|供货商|客户|合作伙伴|合作方|子公司|孙公司|经销商|代理商|生态链企业|关联公司"
)
_OF_WHOM = re.compile(
    f"的?[^，。；：！？、的\\n\ue000-\ue005]{{0,4}}(?:{_ROLES}|股东)(?:——|之一)?[^，。；：！？、的与和\\n\ue000-\ue005]{{0,4}}"
    "[\ue001\ue002](?:(?:、|和|与|及)[\ue001\ue002])*(?!(?:等|合计|共同|分别)*(?:所?持|手中|手里|名下))"
)
"""Behind whose rival or supplier it is that somebody buys: 收购了甲的供应商乙 tells of 乙."""
_OF_NOBODY = re.compile(f"的?[^，。；：！？、的\\n\ue000-\ue005]{{0,4}}(?:{_ROLES})(?=之一|[，。；！？后时]|$)")
"""Behind whose rival it is that somebody buys, and who that is remains untold."""
