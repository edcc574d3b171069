"""Of which type Latin names in Chinese text are: told by their form, by what stands beside them, by the lists they stand in.

A tagger of Chinese characters sees little in them; the text says more: whoever 创立, 担任 or 表示 is a person, what 领投 or
is 收购 is a firm, what is 接入 or gets a 版本 is a thing, and the members of one list are of one type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.wording.corporate import FIRM_WORD
from kg.model import FAMILY, Span
from kg.packs import Entry

_FIRM = re.compile(rf"(?:^|(?!(?:.*\d|[a-z]\S*) SE$).* )(?:{FIRM_WORD})\.?$|(?:Project|Operation|Team|Studio|The) ")
WORD = r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*"
_FULL_NAME = re.compile(rf"{WORD}(?: (?:[A-Z]\.|{WORD}|van|von|de|der|bin|al|di|le)){{0,3}} {WORD}")
_BEFORE_NAME = (
    (
        "Person",
        1.5,
        r"(?:CEO|CTO|CFO|COO|创始人|创办人|总裁|总监|主管|负责人|首席[\u4e00-\u9fff]{1,6}[官家]|执行长|董事长|研究员|工程师|教授|科学家|分析师|经济学家|策略师|发言人|议员|部长|律师|记者|先生|女士)",
    ),
    ("Person", 1.0, r"(?:投资人|企业家|之[王父母][”\"]?|由|院士|作者|高管|员工|(?:创始人|创办人|高管|合伙人)之一的?)"),
    (
        "Company",
        1.2,
        r"(?:公司|企业|厂商|业者|大厂|新创|[药车]企|[制代]?[药工]厂|巨头|独角兽|竞争对手|对手|风投|机构|基金|对手|(?:收购|并购|买下|投资|入股|创办|创立|加入|加盟|离开|任职于|就职于|供职于)(?:了|过)?)",
    ),
    ("Model", 1.5, r"(?<!表现)(?<!走势)优于(?:[A-Za-z0-9-]{2,8}[、和与]){0,2}"),
    ("Model", 1.5, r"[\u4e00-\u9fff]{2}(?<!接入)(?<!多个)(?<!其他)(?<!的大)模型"),
    (
        "Product",
        1.2,
        r"(?:接入|搭载|集成|整合|内置|升级|架构|平台|系统|功能|应用|车型|软件|芯片|浏览器|产品|新品|新机|玩偶|[^出]版的?|[首新这那][款代]的?)(?:了|的)?",
    ),
)
_AFTER_NAME = (
    (
        "Person",
        1.2,
        r"(?:[一也则还就又]?(?:表示|说[，：“道]|认为|指出|坦言|强调|直言|写道|补充|表达)|(?:之前|此前|曾经|曾)(?:在|任|是|担任)|是[^，。；]{2,30}的(?:CEO|CTO|COO|CFO|首席|联合创始人|创始人|总裁|董事长|合伙人)|(?:的|[^，。；：、]{0,14}宣布)?(?:辞去|辞职|离职|辞任|卸任)|(?:此前|曾)先后|先生|女士|本人|个人|之手|(?:已经?|目前|现)?在[^，。；]{1,16}(?:任职|担任)|毕业于|共同创[立办])",
    ),
    (
        "Company",
        1.2,
        r"(?:公司|集团|宣布|完成了?[^，。]{0,10}融资|领投|跟投|参投|旗下|方面|官方|估值|获得了?[^，。]{0,12}(?:投资|融资)|的(?:CEO|创始人|联合创始人|首席|团队|工程师|员工|竞争对手|投资人|估值|收购)|创始人|前?任?(?:CEO|CTO|CFO|COO)|执行长|由[^，。]{2,40}创立)",
    ),
    (
        "Product",
        1.2,
        r"(?:[\u4e00-\u9fff]{0,6}(?:系统|平台|架构|功能|软件|商店|浏览器|引擎|芯片)|的?(?:新|最新)?(?:版本|用户|体验|接口|车型)|迎来[^，。]{0,6}版本|上实现|上市(?!公司)|年内|上线)",
    ),
)
_CUES = tuple(
    [(kind, weight, re.compile(f"{words}[ \u3000“「]*$"), True) for kind, weight, words in _BEFORE_NAME]
    + [
        (kind, weight, re.compile(f"[ \u3000”」]*(?:[（(][^（()）]{{0,24}}[)）] ?)?{words}"), False)
        for kind, weight, words in _AFTER_NAME
    ]
)
_LISTED = re.compile(r"[ \u3000]*(?:(?:、|以及|，以及|，和|和|与|及|&)[ \u3000]*){1,2}")
_MEMBER = 1.2  # what the type of its fellows weighs for a member of a list
_SAYS = re.compile(
    rf"(?<![A-Za-z.&] )(?<![A-Za-z.&])(?P<name>{_FULL_NAME.pattern})(?= ?(?:则|也|还|曾|此前|随后)?(?:在[^，。：；]{{1,16}})?(?:说[，：“]|表示|认为|指出|强调|坦言|称[，：“]|写道|表达过?|补充|告诉|透露|警告|预测))"
)


_LEAVES = re.compile(
    rf"(?<![A-Za-z.&] )(?<![A-Za-z.&])(?P<name>{_FULL_NAME.pattern})(?=[^，。：；、]{{0,16}}(?:辞职|离职|辞任|卸任|退休|去世))"
)


_HOLDS = re.compile(
    rf"(?:员工|高管|创始人|创办人|负责人|合伙人|工程师|研究员|科学家|投资人|总裁|CEO|CTO|CFO|COO|董事长|执行长)[ \n]?(?P<name>{_FULL_NAME.pattern})(?![A-Za-z&]| [A-Z])"
)


_EXPLAINED = re.compile(
    rf"(?<![A-Za-z.&] )(?<![A-Za-z.&])(?P<name>{_FULL_NAME.pattern})(?= ?[（(][^（()）。]{{0,24}}(?:CEO|CTO|CFO|COO|VP|创始人|创办人|合伙人|董事长|总裁|总经理|执行长|首席[^，。（()）]{{1,6}}[官家]|教授|研究员|工程师)[)）])"
)
"""Behind it a bracket that ends in a post: Rhea Valk（Nordlin前CTO）."""


def of_firm(surface: str) -> bool:
    """Say whether a Latin name ends in a word of a firm, or begins in one of an undertaking."""
    return _FIRM.match(surface) is not None


def is_latin(surface: str) -> bool:
    """Say whether a name is written in Latin letters alone."""
    return surface.isascii() and any(c.isalpha() for c in surface)


def like_a_person(surface: str) -> bool:
    """Say whether a Latin name has the form of a person's full name and ends in no word of a firm."""
    plain = surface.replace("\n", " ")
    return _FULL_NAME.fullmatch(plain) is not None and not _FIRM.match(plain)


def from_speech(text: str) -> Iterator[Candidate]:
    """Find full names in Latin letters of whom only people do what is told: they say something, hold, held or leave a post."""
    seen: set[Span] = set()
    for pattern in (_SAYS, _LEAVES, _HOLDS, _EXPLAINED):
        for found in pattern.finditer(text):
            span = Span(*found.span("name"))
            if like_a_person(found["name"]) and span not in seen:
                seen.add(span)
                yield Candidate(span=span, type="Person", strength=LIKELY, source="wording")


def weigh(
    votes: Mapping[str, defaultdict[str, float]],
    found: Sequence[Candidate],
    text: str,
    known: Callable[[str], Entry | None],
) -> None:
    """Add to the votes on Latin names what their places, their form and their fellows in lists say."""
    names = {surface for surface in votes if is_latin(surface)}
    lists = list(_lists(found, text))
    ends = {c: (c, c) for c in found} | {c: (listed[0], listed[-1]) for listed in lists for c in listed}
    for c in found:
        surface = c.span.of(text)
        if surface not in names:
            continue
        first, last = ends[c]  # what stands before a list and behind it goes for all of it
        if _EXPLAINED.match(text, c.span.start):
            votes[surface]["Person"] += 2.5
        before = text[max(0, first.span.start - 12) : first.span.start]
        after = text[last.span.end : last.span.end + 40]
        for kind, weight, pattern, ahead in _CUES:
            if (pattern.search(before) if ahead else pattern.match(after)) and (
                kind != "Person" or like_a_person(surface) or votes[surface].get("Person")
            ):
                votes[surface][kind] += weight
    _by_form(votes, names)
    _by_brackets(votes, found, text)
    for listed in lists:
        _by_fellows(votes, [c.span.of(text) for c in listed], names, known)


def _by_form(votes: Mapping[str, defaultdict[str, float]], names: set[str]) -> None:
    """Weigh words of a firm at the end, and single words that full names of the document end or begin in."""
    for surface in names:
        if _FIRM.match(surface) and " " in surface:
            votes[surface]["Company"] += 1.5
    people = {surface.split()[-1] for surface in names if like_a_person(surface) and _best(votes[surface]) == "Person"}
    firms = {surface.split(" ", 1)[0] for surface in names if " " in surface and _FIRM.match(surface)}
    for surface in names:
        if surface in people and surface not in firms:
            votes[surface]["Person"] += 2.0 + max(votes[surface].values())  # however often the tagger errs
        elif surface in firms:
            votes[surface]["Company"] += 2.0
        elif " " not in surface and _best(votes[surface]) == "Person":
            votes[surface]["Company"] += 0.5  # one word alone is seldom all that is told of a person


def _by_brackets(votes: Mapping[str, defaultdict[str, float]], found: Sequence[Candidate], text: str) -> None:
    """Let a Latin name in brackets and the name that it spells be of one type: 汀川(Tidal Inc)."""
    ends = {c.span.end: c.span.of(text) for c in found}
    for c in found:
        inner = c.span.of(text)
        outer = ends.get(c.span.start - 1)
        if outer and is_latin(inner) and text[c.span.start - 1] in "(（" and text[c.span.end : c.span.end + 1] in "）)":
            kind = "Company" if _FIRM.match(inner) else _best(votes[inner])
            weight = 2.0 if _FIRM.match(inner) else 0.6
            votes[outer][kind] += weight
            votes[inner][_best(votes[outer])] += weight


def _lists(found: Sequence[Candidate], text: str) -> Iterator[list[Candidate]]:
    """Yield the names that stand in one list: 甲、乙和丙; a maker right before its thing is none of them: 甲川S7、甲川S8."""
    run: list[Candidate] = []
    ordered = sorted(found)
    start = None
    for c, then in zip_longest(ordered, ordered[1:]):
        start = c.span.start if start is None else start
        if then and then.type in ("Model", "Product") and _maker(c, then, text):
            continue
        if run and not _LISTED.fullmatch(text, run[-1].span.end, start):
            if len(run) > 1:
                yield run
            run = []
        run.append(c)
        start = None
    if len(run) > 1:
        yield run


def _maker(c: Candidate, thing: Candidate, text: str) -> bool:
    return c.type in ("Company", "Organization") and not text[c.span.end : thing.span.start].strip(" ")


def _by_fellows(
    votes: Mapping[str, defaultdict[str, float]],
    members: Sequence[str],
    names: set[str],
    known: Callable[[str], Entry | None],
) -> None:
    """Let a list draw its Latin members to the type that most of it has."""
    kinds = {m: (entry.type if (entry := known(m)) else _best(votes[m])) for m in members}
    counted: Counter[str] = Counter()
    for m, kind in kinds.items():
        counted[FAMILY.get(kind, kind)] += 2 if known(m) or m not in names or like_a_person(m) else 1
    (family, most), *others = counted.most_common()
    if others and most < 2 * others[0][1]:
        return
    drawn = Counter(k for k in kinds.values() if FAMILY.get(k, k) == family).most_common(1)[0][0]
    for m, kind in kinds.items():
        if m in names and known(m) is None and FAMILY.get(kind, kind) != family:
            votes[m][drawn] += _MEMBER


def _best(counted: Mapping[str, float]) -> str:
    return max(sorted(counted), key=lambda k: counted[k])
