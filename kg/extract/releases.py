"""When models came out: a date and a word of release in the clause that speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.bearers import BREAK, clause_start, object_before, subject
from kg.extract.dates import resolved
from kg.extract.skeleton import Skeleton
from kg.model import Attribute, Mention

RELEASE = re.compile(
    r"(?:发布|推出|上线|问世|亮相|开源|开放下载|面世|发表|公布|首发|上市(?!前|公司|融资|计划)|首次发布|正式发布|开售|开放测试|放出了?)"
)
_UNRELEASED = re.compile(
    r"未|没有|不会|推迟|取消|下线|计划|(?<![模虚])拟|预计|有望|准备|争取|可能|原定|或[于在]|将(?![\ue000-\ue005“《])"
)
_FROM = re.compile(r"(?:(?P<since>自从?)|[截止]?至|到|为) ?$")
_NEXT = re.compile(r"[”」]?(?:、|，?以及|，?及|和|与|/|及其)[^，。；：\d\ue000-\ue005]{0,10}")
"""Between two of a list that are brought out together."""
_INTRODUCES = re.compile("：|——|包括|包含|分别|即|涵盖")
"""Between a family and its members, which come out together."""
_FAMILY_OF = re.compile(r"(?:系列|家族)?(?:大|语言|大语言)?(?:模型)?的?(?:最?新版本?|全新版本|全新一代|新成员|升级版)?")
"""Between a family and the member of it that is brought out: 通川模型新版本通川3."""
_CALLED = re.compile(r"名为|名叫|叫做|叫作|命名为|取名|：|——|“|即")
_OTHER_THING = re.compile(r"了[^，。；]{2}|(?:限时|全新|新的?|首个|一[款项个套]|多[款项个]|[两三]款|一系列|面向|针对)")
"""Behind a word of release: what its subject brings out is something else."""
_ATTRIBUTIVE = re.compile("的[^，。；：\ue000-\ue005]{0,8}[\ue003\ue004]")
"""Behind a word of release that only describes: 去年上线，以甲开源的乙为底座 tells no day of 乙."""
_MEANS = re.compile(r"基于|由|采用|搭载|接入|使用|超越|超过|优于|对标|比|升级|新增|替代")
"""Before a name behind a word of release: it is not what was released."""
_EARLIER = re.compile("此前|早前|早已|先前")
_SINCE = re.compile(r" ?年?(?:以来|至今|来的)")


def released(bones: Skeleton, published: str | None) -> Iterator[Attribute]:
    """Read release dates: a date and a word of release in the clause that speaks of a model."""
    for word in RELEASE.finditer(bones.text):
        begin = max((m.end() for m in BREAK.finditer(bones.text, 0, word.start())), default=0)
        stop = BREAK.search(bones.text, word.end())
        end = stop.start() if stop else len(bones.text)
        clause = max(bones.text.rfind("，", begin, word.start()) + 1, begin)
        if _UNRELEASED.search(bones.text[clause : word.start()]):
            continue
        if _EARLIER.search(bones.text, clause, word.start()) and clause > begin:
            continue  # 3月发布甲，此前的乙已上线
        by_the_way = _ATTRIBUTIVE.match(bones.text, word.end()) and object_before(bones.text, begin, word.start())
        date = _day(bones.text, clause if by_the_way else begin, word.start(), published)
        if date is None:
            continue
        models = _released_things(bones, begin, word, end)
        for model in models:
            yield Attribute(
                entity=model,
                name="releaseDate",
                value=date,
                evidence=bones.span(begin, word.end()),
                rule="date of release",
            )


def _day(text: str, begin: int, end: int, published: str | None) -> str | None:
    """Give the last date before a word of release that tells its day: no span of time, and nothing still to come."""
    for date, start, stop in resolved(text, begin, end, published):
        since = _SINCE.match(text, stop) or (
            (before := _FROM.search(text, begin, start))
            and not (before["since"] and (end - stop < 3 or text.startswith("起", stop)))
        )
        if not since and not (published and date > published[: len(date)]):
            return date
    return None


def _released_things(bones: Skeleton, begin: int, word: re.Match[str], end: int) -> list[Mention]:
    """List the models that a word of release speaks of: those behind it, if its clause names one, its subject, else any behind.

    A product in that place means that no model is spoken of.
    """
    kinds = frozenset(("Model", "Product"))
    comma = bones.text.find("，", word.end(), end)
    first = comma if comma >= 0 else end
    at_once = any(i in bones.names and bones.names[i].type in kinds for i in range(word.end(), first))
    speaks = subject(bones, begin, word.start(), kinds)
    if speaks and _OTHER_THING.match(bones.text, word.end()):
        speaks = None
    named = [i for i in range(word.end(), end) if i in bones.names and bones.names[i].type in kinds]
    made = _one_list(bones.text, [i for i in named if not _means(bones.text, word.end(), first, i)] or named)
    before = [i for i in range(begin, word.start()) if i in bones.names and bones.names[i].type in kinds]
    for things in (
        [bones.names[i] for i in made] if at_once else [],
        [speaks] if speaks else [],
        [bones.names[i] for i in made if _CALLED.search(bones.text, word.end(), i)],
        [bones.names[i] for i in before[-1:] if not object_before(bones.text, begin, i)],
    ):
        if things:
            return [m for m in things if m.type == "Model"] if things[0].type == "Model" else []
    return []


def _one_list(text: str, named: Sequence[int]) -> list[int]:
    """Leave only the first of several names and those that stand in one list with it; a family before its member goes."""
    kept = list(named[:1])
    for i in named[1:]:
        between = text[kept[-1] + 1 : i]
        if _FAMILY_OF.fullmatch(between):
            kept[-1] = i
        elif _INTRODUCES.search(between) or _NEXT.fullmatch(between):
            kept.append(i)
        else:
            break
    return kept


def _means(text: str, begin: int, first: int, at: int) -> bool:
    """Say whether the name at `at` is only what another is made with: right before it, or in a clause behind the `first`."""
    words = list(_MEANS.finditer(text, max(clause_start(text, at), begin), at))
    return bool(words) and (at >= first or words[-1].end() == at)
