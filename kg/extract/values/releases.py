"""When models came out: a date and a word of release in the clause that speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.values.bearers import BREAK, clause_start, object_before, subject
from kg.extract.values.days import Clock, day_as_before, day_before, day_behind, day_of_event, days_in_order
from kg.extract.wording.members import of_family
from kg.extract.wording.skeleton import Skeleton
from kg.model import Attribute, Mention, Span

_PLAIN = r"发布(?!会|者|方|日期|时间(?![是为])|[”]?(?:微信|公众号|微博|账号|公布|通报))|推出|上线|问世|亮相|(?<![的款个套最把将用是为以于和与、])开源|开源(?=了)|开放下载|面世|面市|发表|公布|首发(?!用户|名单|阵容|支持|价|经济)|上市(?!前|公司|融资|计划|企业|条件|申请|辅导|价|节奏)|开售|发售|开卖|上架|诞生|公测|放出[来了]?|端了?出来?|[放拿亮捧]了出来|投放市场|铺货|首销|发售|投产(?=[，。；、]|$)|首次公开(?!募|招|发行|露面|亮相|回应|表示|表态)|登场|横空出世|(?:开启|开放|启动)(?:邀测|内测|测试)|对外开放|(?:面?向|对)(?:全?社会|公众|大众|所有(?:用户|人)|全体用户|全球用户|开发者)(?:全面|正式|公开|免费)*开放|登陆(?=[^，。；]{0,8}(?:商店|Store|Steam|平台))|更新(?=的)"
RELEASE = re.compile(
    f"(?:{_PLAIN}|(?:[拿祭抛甩亮交]出|揭[晓幕])(?![^，。；：！？]{{0,10}}(?:元|钱|资金|现金))(?=了?[^，。；：！？]{{0,24}}[\ue003\ue004][”」』》]?(?:$|[，。；：、！？（(和与及以并]|系列|[正预新内]))|(?<=[\ue003\ue004])来了(?=[，。！!]|$)|(?:挂|放|传)[上到至]了?(?=[^，。；]{{0,8}}(?:社区|平台|官网|商店|仓库|[\ue001\ue002\ue004])))"
)
TELLS = re.compile(f"{_PLAIN}|[拿祭抛甩亮交]出|揭[晓幕]|来了|(?:挂|放|传)[上到至]")
"""In a sentence that may tell of a release, before its names are folded."""
_UNRELEASED = re.compile(
    r"未|没有|否认|拒绝|暂停|放弃|暂缓|搁置|叫停|本应|本该|原本|不会|推迟|取消|下线|计划|(?<![模虚])拟|预计|估计|(?<![布大展年峰])会(?=发布|推出|上市|上线|亮相|开售|开源|正式)|宣布今年|有望|准备|争取|可能|原定|或[于在]|将(?![\ue000-\ue005“《])"
)
_NEXT = re.compile(
    r"[”」]?(?:系列|家族)?(?:[^，。；：、的和与及\d\ue000-\ue005]{0,8})(?:、|，?以及|，?及|和|与|/|及其)[^，。；：\d\ue000-\ue005]{0,10}"
)
"""Between two of a list that are brought out together."""
_INTRODUCES = re.compile("：|——|包括|包含|分别|即|涵盖")
"""Between a family and its members, which come out together."""
_FAMILY_OF = re.compile(r"(?:系列|家族)?(?:大|语言|大语言)?(?:模型)?的?(?:最?新版本?|全新版本|全新一代|新成员|升级版)?")
"""Between a family and the member of it that is brought out: 通川模型新版本通川3."""
_CALLED = re.compile(r"，叫|名为|名叫|叫做|叫作|命名为|取名|：|——|“|即")
_OTHER_THING = re.compile(r"了[^，。；]{2}|(?:限时|全新|新的?|首个|一[款项个套]|多[款项个]|[两三]款|一系列|面向|针对)")
"""Behind a word of release: what its subject brings out is something else."""
_ATTRIBUTIVE = re.compile("的[^，。；：\ue000-\ue005]{0,8}[\ue003\ue004]")
"""Behind a word of release that only describes: 去年上线，以甲开源的乙为底座 tells no day of 乙."""
_MEANS = re.compile(
    r"基于|由|采用|搭载|接入|使用|超越|超过|优于|对标|比|升级|新增|替代|结合|支持|集成|融合|适配|面向|针对"
)
"""Before a name behind a word of release: it is not what was released."""
_EXPECTED = re.compile("(?:预计|预测|预期|计划|据传|传闻|有望)[^。；]{0,40}[将会]")
"""Before a word of release, in an earlier clause: it is still to come."""
_OF_OTHER = re.compile("的[\ue003\ue004][^，。；]{0,2}[版端]")
"""Behind a thing: only what runs on another came out (甲的乙版本)."""
_BUILT = re.compile(r"以(?!来)|基于|采用|接入|搭载|对标|脱胎|切换|[改换][用成]|超过|优于|媲美|比|较")
"""In the clause of such a word: another thing is told by the one that it describes."""
_COPULA = re.compile("^[^，。；\ue003\ue004]{0,6}(?:是|为|系)[^，。；\ue003\ue004]{0,24}$")
"""Between a thing and a word of release with 的 behind: 甲是乙公司在2019年5月推出的一款软件."""
_DEFINES = re.compile("的(?!版本)")
_NOMINAL = re.compile("的(?:正式|首次|重磅|全球)?")
"""Between a thing and a word of release that is a noun: 2022年底甲的发布."""
_OF_IT = re.compile("的|了|[\u4e00-\u9fff]{0,4}(?:会|者|方|日|商|信息|消息)")
_NOUN = re.compile("(?<=的)(?:首发|首秀|首次)?(?:发布|推出|上线|首发|面世|问世|诞生|亮相|公布)(?=[，。；、]|$)")
"""A word of release that is a noun: what was brought out is told by what stands before 的."""
_ANNOUNCES = re.compile("公布了?[^，。；]{0,16}?将(?:会|于|在|很?快|陆续)")
"""Words of what is still to come: 公布了甲将很快发布."""
_TOGETHER = re.compile("(?:同时|一同|一并|一起|一道|同步|同台|同期)$")
_ALSO = re.compile("的，?(?:则|也|还)*(?:有|包括|是)")
"""Before and behind a word of release: more came out with what was told (同时发布的还有乙)."""
_THEN = re.compile("(?:以来|之?后|以后|至今)")
_THEN_OF = re.compile("(?:以来|之?后|以后)，([\ue003\ue004])")
"""Behind a word of release: when that had happened, and to whom: 自3月发布以来，甲……."""
_JUST = re.compile("[^，。；\ue001-\ue004]{0,16}")
"""Between a thing and such a word."""
_EARLIER = re.compile("此前|早前|早已|先前")


_PAPER = re.compile(
    "称|公告|声明|报告|财报|通报|通知|数据|视频|海报|推文|消息|文章|文书|文件|调查|研究(?!所|院)|研报|名单|榜|论文|招聘|白皮书|预告"
)
"""Behind a word of release: words are brought out."""
_PREDICATE = re.compile("曾|已(?!久)|让|使(?!用)|比|(?<!为)与(?![^，。；]{0,16}的)|力压|用于|根据|关于|[（(]|称|@")
"""Between a word of release and a name: it belongs to what is told next."""
_IS_PAPER = re.compile(
    "[”》]?(?:的?(?:系列|年度|最新)?(?:研究|调查)?(?:报告|政策|榜单?|排行榜|典型案例|战略|通报|声明|目录|法案|条例|规定|办法|预警|白皮书|行动|功能|称|表示|回应)|的[^，。；：\ue000-\ue005]{0,4}(?:消息|预告|海报|档期|视频)|[^，。；\ue000-\ue005]{1,10}的(?:视频|数据|消息|报告|照片|文章|合照|通报))"
)
_PAPER_NAME = re.compile(
    "(?:目录|通报|声明|报告|法案|战略|愿景|条例|办法|规定|意见|指南|白皮书|预警|政策|榜单?|[一二三四五六七八九十]条|功能|公告|名单|动向|微博|公众号)$"
)
_AGAIN = re.compile("(?:改款|换代|重新|再次|再度|复刻)$")
"""Before a word of release: it came out long before."""
_HAS_OBJECT = re.compile("[端放拿亮捧]了出来|发布|推出|公布|发表|开源|放出[来了]?|[端拿祭抛甩亮交]出|揭[晓幕]")
_CHANNEL = re.compile(" ?(?:应用|网页|手机|客户)?(?:端|版|平台|系统|商店|应用|用户)")
"""Behind a name: it is where something comes out."""
_KINDS = frozenset(("Model", "Product"))
_NOT_FAR = 30
_PUT_OUT = re.compile(
    "[把将][^，。；：\ue000-\ue005]{0,12}(?P<thing>[\ue003\ue004])(?!的?[^，。；：]{0,6}(?:照片|图片|海报|视频|截图|消息|介绍|评测|演示|录像))(?:的?[^，。；：\ue000-\ue005]{0,10})?$"
)
"""Before a word of release: what is put out by somebody (把甲的权重放出来)."""
_PUT_UP = re.compile("[挂放传][上到至]了?")
"""A word of release behind which stands only where something is put."""
_PUTS_OUT = re.compile("发布|推出|公布|发表|上线|开源|上架|放出[来了]?|[端拿祭抛甩亮交]出|揭[晓幕]|首发")
_ENDS = re.compile(
    "$|[，。；：！？、）)”」》,;:!? ]|[于在后前时之已就才便并而且不仅刚当和与及以来至]|运[营行]|试运|服务(?!器|商|包)|使用|(?:[半一两三几百\\d]+(?:个|多|来)?(?:天|周|月|年|小时|季))"
)
"""Behind a word of release that has no object: 发布后, 上线三天."""
_GENERATION = re.compile("第?[二三四五六七八九两\\d]代|[新下]一代|后续|改款|升级版")
_FLOATED = re.compile(
    "交易所|借壳|[港联深上北]交所|[科创主]板|创业板|新三板|纳斯达克|纽约|[A港美]股|IPO|挂牌|敲钟|[\ue001\ue002][^，。；：的\ue000-\ue005]{0,10}$"
)
"""Before 上市: a firm goes public."""


def released(bones: Skeleton, clock: Clock, latest: Attribute | None) -> Iterator[Attribute]:
    """Read release dates: a date and a word of release in the clause that speaks of a model or product.

    `latest` is the one told last before, with which more may have come out.
    """
    for word in RELEASE.finditer(bones.text):
        if word[0] == "更新" and not _is_thing(bones, word.end() + 1):
            continue
        if _ANNOUNCES.match(bones.text, word.start()) or (
            _NOUN.match(bones.text, word.start()) and not _is_thing(bones, word.start() - 2)
        ):
            continue
        begin = max((m.end() for m in BREAK.finditer(bones.text, 0, word.start())), default=0)
        stop = BREAK.search(bones.text, word.end())
        end = stop.start() if stop else len(bones.text)
        clause = max(bones.text.rfind("，", begin, word.start()) + 1, begin)
        if _UNRELEASED.search(bones.text[clause : word.start()]):
            continue
        if _EXPECTED.search(bones.text, begin, word.start()):
            continue
        if _EARLIER.search(bones.text, clause, word.start()) and clause > begin:
            continue  # 3月发布甲，此前的乙已上线
        together = _ALSO.match(bones.text, word.end()) and _TOGETHER.search(bones.text, begin, word.start())
        by_the_way = _ATTRIBUTIVE.match(bones.text, word.end()) and _BUILT.search(bones.text, clause, word.start())
        several = _each_on_its_own(bones, begin, word, end, clock)
        if several is not None:
            yield from several
            continue
        date, stop_at = day_behind(bones.text, word.end(), end, clock)
        date = (
            date
            or day_before(bones, clause if by_the_way else begin, word.start(), clock)
            or day_of_event(bones, begin, word.start(), clock, latest)
        )
        if together:
            date = date or day_as_before(bones, latest)
        if date is None:
            continue
        things = _behind(bones, word.end(), end) if together else _released_things(bones, begin, clause, word, end)
        for thing in things:
            yield _release(thing, date, bones.span(begin, stop_at))


def _release(thing: Mention, date: str, evidence: Span) -> Attribute:
    return Attribute(entity=thing, name="releaseDate", value=date, evidence=evidence, rule="date of release")


def _each_on_its_own(
    bones: Skeleton, begin: int, word: re.Match[str], end: int, clock: Clock
) -> list[Attribute] | None:
    """List the releases of several things whose days are told in one row, if one is: 甲与乙分别于3月和5月发布."""
    dates, at = days_in_order(bones.text, begin, word.start(), clock)
    if not dates:
        return None
    for side in (range(begin, at), range(word.end(), end)):
        things = _one_list(bones.text, [i for i in side if _is_thing(bones, i)])
        if len(things) == len(dates):
            evidence = bones.span(begin, max(word.end(), things[-1] + 1))
            return [_release(bones.names[i], date, evidence) for i, date in zip(things, dates, strict=True)]
    return []


def _behind(bones: Skeleton, begin: int, end: int) -> list[Mention]:
    """List what stands first behind a word of release."""
    return [bones.names[i] for i in _one_list(bones.text, [i for i in range(begin, end) if _is_thing(bones, i)])]


def _released_things(bones: Skeleton, begin: int, clause: int, word: re.Match[str], end: int) -> list[Mention]:
    """List what a word of release speaks of: what stands behind it, if its clause names something, its subject, else any behind."""
    text = bones.text
    if told := _told_by(bones, clause, word):
        return told
    comma = text.find("，", word.end(), end)
    first = comma if comma >= 0 else end
    named = [i for i in range(word.end(), end) if _is_thing(bones, i) and not _OF_OTHER.match(text, i + 1)]
    named = [i for i in named if not _OF_OTHER.match(text, i - 1) and not _PUT_UP.fullmatch(word[0])]
    made = _one_list(text, [i for i in named if not _means(text, word.end(), first, i)] or named)
    at_once = [bones.names[i] for i in made if i < first or made[0] < first]
    if at_once and at_once[0].type == "Product" and not _is_put_out(bones, word, made[0], first):
        at_once = []
    speaks = subject(bones, begin, word.start(), _KINDS)
    if _AGAIN.search(text, clause, word.start()):
        return []
    if speaks and at_once and not _HAS_OBJECT.fullmatch(word[0]) and _CHANNEL.match(text, made[0] + 1):
        return [speaks]  # 甲上线网页端和乙应用
    if speaks and _brings_out_another(bones, speaks, clause, word):
        return at_once
    own = any(bones.names.get(i) is speaks for i in range(clause, word.start()))
    if speaks and own and not _HAS_OBJECT.fullmatch(word[0]):
        return _beside(bones, speaks, clause, word)  # 3月上市的甲 names it behind, 甲3月上市 before
    before = [i for i in range(begin, word.start()) if _is_thing(bones, i)]
    called = [i for i in made if i - word.end() < _NOT_FAR and _CALLED.search(text, word.end(), i)]
    for things in (
        at_once,
        _beside(bones, speaks, clause, word) if speaks else [],
        [
            bones.names[i]
            for i in called
            if not _PAPER.search(text, word.end(), i) and not _PREDICATE.search(text, word.end(), i)
        ],
        [bones.names[i] for i in before[-1:] if not object_before(text, begin, i)],
    ):
        if things:
            return things
    return []


def _told_by(bones: Skeleton, clause: int, word: re.Match[str]) -> list[Mention]:
    """Give what the form of a clause alone shows to come out: 把甲放出来, 甲是去年推出的一款软件, 甲问世以来, 自发布以来，甲……."""
    text = bones.text
    if put_out := _PUT_OUT.search(text, clause, word.start()):
        return [bones.names[put_out.start("thing")]]
    own = next((i for i in reversed(range(clause, word.start())) if _is_thing(bones, i)), None)
    if own is not None and _NOMINAL.fullmatch(text, own + 1, word.start()) and not _OF_IT.match(text, word.end()):
        return [bones.names[own]]
    if own is None:
        then = _THEN_OF.match(text, word.end())
        return [bones.names[then.start(1)]] if then else []
    defined = _DEFINES.match(text, word.end()) and _COPULA.match(text[own + 1 : word.start()])
    then = _THEN.match(text, word.end()) and _JUST.fullmatch(text, own + 1, word.start())
    return [bones.names[own]] if defined or then else []


def _beside(bones: Skeleton, speaks: Mention, clause: int, word: re.Match[str]) -> list[Mention]:
    """Give a subject with those that stand in one list with it right before a word of release: 甲和乙上市."""
    own = [i for i in range(clause, word.start()) if _is_thing(bones, i)]
    first = next((n for n, i in enumerate(own) if bones.names[i] is speaks), None)
    if first is None:
        return [speaks]
    return [bones.names[i] for i in _one_list(bones.text, own[first:])]


def _is_thing(bones: Skeleton, at: int) -> bool:
    return at in bones.names and bones.names[at].type in _KINDS


def _is_put_out(bones: Skeleton, word: re.Match[str], at: int, end: int) -> bool:
    """Say whether a product behind a word of release is what is brought out, and neither a paper nor told of in one."""
    text, begin = bones.text, word.end()
    return (
        at - begin < _NOT_FAR
        and not _PAPER.search(text, begin, at)
        and not _PREDICATE.search(text, begin, at)
        and not _IS_PAPER.match(text, at + 1, end)
        and not _PAPER_NAME.search(bones.names[at].name)
        and not (word[0] == "发布" and bones.said(at, at + 1).startswith("《"))
    )


def _brings_out_another(bones: Skeleton, speaks: Mention, clause: int, word: re.Match[str]) -> bool:
    """Say whether the subject before a word of release is not what comes out."""
    if _OTHER_THING.match(bones.text, word.end()):
        return True
    if _GENERATION.search(bones.text, clause, word.start()) and not any(
        i in bones.names for i in range(clause, word.start())
    ):
        return True  # 第一代甲2021年推出，第二代去年面世
    if word[0] == "上市":
        return _FLOATED.search(bones.text, clause, word.start()) is not None
    puts_out = speaks.type == "Product" and _PUTS_OUT.fullmatch(word[0])  # a platform brings out things of its own
    return bool(puts_out) and not _ENDS.match(bones.text, word.end())


def _one_list(text: str, named: Sequence[int]) -> list[int]:
    """Leave only the first of several names and those that stand in one list with it; a family before its member goes."""
    kept = list(named[:1])
    for i in named[1:]:
        between = text[kept[-1] + 1 : i]
        if _FAMILY_OF.fullmatch(between) or of_family(text, kept[-1] + 1, i):
            kept[-1] = i
        elif _INTRODUCES.search(between) or _NEXT.fullmatch(between):
            kept.append(i)
        else:
            break
    return kept


def _means(text: str, begin: int, first: int, at: int) -> bool:
    """Say whether the name at `at` is only what another is made with: right before it, or in a clause behind the `first`."""
    words = list(_MEANS.finditer(text, max(clause_start(text, at), begin), at))
    if not words:
        return False
    built = words[-1][0] in ("基于", "采用", "搭载", "结合") and "的" not in text[words[-1].end() : at]
    return at >= first or words[-1].end() == at or built
