"""Words that stand for a name - 他, 该公司, 公司, 新模型, 我们 - with the name that they mean, so that patterns read through them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from kg.extract.context.antecedents import Antecedents
from kg.extract.context.guests import Guests
from kg.extract.context.investors import looks_on
from kg.extract.context.nameless import IT, SUCH_A_THING, THIS_SORT, UNSEEN, Things
from kg.extract.context.protagonist import only_registers, only_tells, opens_clause
from kg.extract.context.references import AND, ASIDE, References
from kg.extract.context.voices import Voices
from kg.extract.wording.houses import WORD, group, house, stands_for_one
from kg.model import Mention, Reading, Span
from kg.text.triggered import any_within, places

_FIRM = re.compile(
    r"公司(?<=(?:持有|增持|减持|收购|认购|受让)公司)(?=\d|约|近|超|全部|股|总股|的股|[AH]股)|公司(?<=(?:离开|加入|入职)公司)(?=[，。；前后担任])|公司(?<=成为公司)(?=新的?[控第最大]|第[一二三四五]大|最大|单一|控股|实际控制|[大战]|重要)|公司(?<![\u4e00-\u9fffA-Za-z0-9]公司)(?=[\u4e00-\u9fffA-Za-z])(?!法|债|化|章|治|制|类|型)|集团(?<![\u4e00-\u9fffA-Za-z0-9]集团)(?=董事|党委|总|副总|首席|监事|高级|执行|创始|技术|财务)|公司(?<=[了成为由对是与和任但而且称使让令]公司)(?=自主|目前|拟|已|将|计划|正|创始|联合创始|董事|独立|非执行|执行|授权|监事|财务|技术|新任|首席|总经理|总裁|副总|CEO|CTO|COO|CFO|的|旗下|方面|控股|自研)|集团(?<=[前今]集团)(?=合计|共|已|持|总|累计)|集团(?<=[了成为由对是与和]集团)(?=创始|联合创始|董事|首席|总经理|总裁|副总|CEO|CTO|COO|CFO|的|旗下|方面|控股|自研)"
)
_ITS = re.compile(
    r"其(?<![尤极]其)(?=董|创|联合创|首席|总|副总|CEO|CTO|CFO|主席|财务|执行|负责)"
    r"|其(?<![尤极]其)(?!中(?!国)|他|它|余|次|实|间|后|所|时)(?=[\u4e00-\u9fffA-Za-z]{1,8}(?<![的了在是将与和及曾任为等])(?:总监|总裁|经理|主管|负责人|发言人|董秘|首席[\u4e00-\u9fff]{1,4}官|工程师|架构师|科学家|合伙人|院长|所长|校长|厂长|行长|部长))"
)
_APPOINTED = re.compile("[他她其](?<=(?:任命|聘任|委任|聘请|提拔)[他她其])(?=为|担任|出任|任)")
"""Whom somebody appoints, who is never himself."""
_IS = re.compile(r"的[^，。；！？的]{2,14}(?:是|为|系)$")
"""Before whom a clause names last: 甲的大股东是乙，其创始人."""
_AND = re.compile(f"{ASIDE}{AND}")
"""Between a firm and 其, which then is of that firm: 甲起诉乙及其总裁."""
_TARGET = re.compile(r"(?:标的|目标)(?:公司|企业)")
_BUYS = re.compile(r"(?:收购|购买|并购|受让|买下|拿下|增持|认购|入股|投资)[^，。；！？]{0,40}$")
_BOUGHT = re.compile(r"[^，。；！？]{0,6}(?:\d|股权|股份|控股权|资产)|[，。；]")
_HAS = re.compile("搭载|基于|内置|配备|集成|售价|定价|起售|续航|参数|支持")
"""What a thing does, and no firm."""
_HELD = re.compile(r"其(?<=成为其)(?=(?:第[一二三四五]大|最大|单一|唯一|控股|战略|[大新])*(?:股东|实控人|实际控制人))")
"""Of whom one that buys becomes a holder: 甲收购乙三成股份，成为其控股股东."""
_STOP = re.compile(r"[，。；：！？\n]")
_FORMER, _LATTER = re.compile(r"前者(?<![目以之日此]前者)"), re.compile(r"后者")
_LATTER_ACTS = re.compile("[，；。](?P<latter>后者)(?!的)[^。；！？\n]{0,40}，$")
"""Before 其: the clause before tells of the latter (甲收购了乙，后者独立运作，其创始人)."""
_BESIDE = re.compile(
    r" ?(?:和|与|及|以及) ?(?:[\u4e00-\u9fff]{2,10}(?:企业|公司|[厂车药电酒]?企|厂商|厂家|[^，。；！？]商|巨头|机构|集团|品牌|平台|大学))?"
)
_LISTED = re.compile(
    "(?:、|和|与|及|以及)[^，。；：！？、的]{0,8}|(?:、|和|与|及|以及)[他她]的[^，。；：！？、的]{0,8}"
)
_IT_DEALS = re.compile(
    "它(?<!其它)(?=(?:[还也又曾已正将]|先后|近日|目前)*(?:与|和|同|跟)[^，。；！？\n]{1,40}(?:签署|签订|签约|签下|合作|合资|成立|共建|联合|共同|达成|组建|结盟))"
)
"""A firm without its name, by what only firms do: 它与甲签署协议."""
_VENTURE = re.compile(r"(?:新成立的|该|这家|上述)?(?:合资公司|合资企业|合营公司)(?![^，。；]{0,3}(?:——|[“「]))")
_NEW = re.compile(r"(?:新公司|合资公司|合资企业|合营公司|成立|设立|组建)(?:了)?[^，。；！？]{0,12}$")
_WE = re.compile(r"我们公司|我们|本公司|我司|咱们")
_I = re.compile(
    "(?<![自你您本大])我(?=(?:来|到|去|进|加入|加盟|入职|进入|来到)[^，。；！？\\n]{1,14}(?:之前|前[，在])|(?:此前|之前|以前|早年|曾)+在|[^，。；！？\\n]{0,8}在[^，。；！？“”\\n]{2,20}[了过满](?:整整|将近|近|约|快|小)?[\\d一二两三四五六七八九十几多半]+个?(?:多|余)?(?:年|载))"
)
"""Who tells of what he did before."""
_WHOSE = re.compile(
    "(?:则|就|正|也)?(?:属于?|归|姓|出自|产自|(?:的)?(?:背后|幕后)(?:是|站着|的)"
    "|的(?:主人|东家|厂商|厂家|作者|开发[商者]|制造[商者]|出品方|研发方|[运营]营[方商]|母公司)|由[^，。；！？]{2,16}(?:研发|开发|打造|制造|出品|做|写))"
)
"""What is told of a thing, and whose it is: 前者属甲，后者背后是乙."""
_POINTS = re.compile("[这该那][位名]")
_LIFE = re.compile(
    "头衔|履历|[^，。]{0,4}岁|[在任][^，。；]{1,12}(?:待|干|做|工作|任职)|(?:任|就|供)职|毕业|出身|加入|师从|[待干]过"
)


@lru_cache(maxsize=4)  # several extractors ask about one text
def _places(text: str) -> tuple[int, ...]:
    return places(
        (
            _FIRM,
            _ITS,
            _APPOINTED,
            _HELD,
            _FORMER,
            _LATTER,
            SUCH_A_THING,
            THIS_SORT,
            IT,
            _IT_DEALS,
            _VENTURE,
            _TARGET,
            _WE,
            _I,
        ),
        text,
    )


class StandIns:
    """Finds the stand-ins of a sentence; what cannot be told is left as a word."""

    def __init__(self, reading: Reading, references: References) -> None:
        self._text = reading.text
        self._references = references
        self._mentions = sorted(m for m in reading.mentions if m.type != "Title")
        self._starts = [m.span.start for m in self._mentions]
        self._things = Things(self._text, self._before)
        self._begins = frozenset(self._starts)
        self._posts = frozenset(m.span.start for m in reading.mentions if m.type == "Title")
        self._employers: dict[str, Mention] = {}
        insiders: dict[str, Mention] = {}
        for link in reading.links:
            if link.predicate == "worksFor" and not link.former:
                self._employers.setdefault(link.subject.name, link.object)
                if link.object.type == "Company" and not looks_on(link.title or ""):
                    insiders.setdefault(link.subject.name, link.object)
        for link in reading.links:
            if link.predicate == "founderOf" and link.object.type == "Company":
                insiders.setdefault(link.subject.name, link.object)
        self._antecedents = Antecedents(reading, references, insiders)
        self._voices = Voices(reading, Guests(reading, references.topic), self._employers)
        self._described = sorted(
            {
                (Span(q.speaker_span.start, q.speaker_span.start + 2), q.speaker)
                for q in reading.quotes
                if q.speaker is not None
                and q.speaker.type == "Person"
                and q.speaker_span is not None
                and _POINTS.match(self._text, *q.speaker_span)
            }
        )  # whom 这位曾在甲川做过六年研究员的创业者 means has been told for what he says

    def __call__(self, sentence: Span) -> list[tuple[Span, Mention]]:
        """List the stand-ins of one sentence with the mentions that they mean, none overlapping another."""
        found = list(self._references.stand_ins(sentence))
        if any_within(_places(self._text), sentence):
            found = self._told(sentence, found)
        found = [(span, self._group(span, meant)) for span, meant in found]
        for span, speaker in self._described:
            if span.inside(sentence):
                found = [f for f in found if not span.overlaps(f[0])]
                found.append((span, speaker))
        heads = (m for m in WORD.finditer(self._text, sentence.start, sentence.end) if m.end() in self._posts)
        for word in heads:
            span = Span(*word.span())
            if stands_for_one(self._text, span.start) and not any(span.overlaps(other) for other, _ in found):
                meant = self._house(span)
                if meant is not None:
                    found.append((span, meant))
        return sorted(found, key=lambda f: f[0])

    def _house(self, span: Span) -> Mention | None:
        """Give the body that a word for one right before a post means."""
        word, before = span.of(self._text), self._mentions[: bisect_left(self._starts, span.start)]
        if word == "公司":
            return self._antecedents.firm(span.start)
        if word == "集团":
            return group(span.start, self._antecedents.firm(span.start), before, self._text)
        return house(word, span.start, before, self._text)

    def _group(self, span: Span, meant: Mention) -> Mention:
        """Give the group of which a word for one tells, else what it means anyway."""
        if span.of(self._text) != "集团":
            return meant
        before = self._mentions[: bisect_left(self._starts, span.start)]
        return group(span.start, meant, before, self._text) or meant

    def _told(self, sentence: Span, found: list[tuple[Span, Mention]]) -> list[tuple[Span, Mention]]:
        """Give the stand-ins of a sentence with those whose wording tells more than where they stand."""
        for pattern, find in (
            (_FIRM, self._antecedents.firm),
            (_ITS, self._place_before),
            (_APPOINTED, self._appointed),
            (_HELD, self._target),
            (_FORMER, self._former),
            (_LATTER, self._latter),
            (SUCH_A_THING, self._things.such),
            (THIS_SORT, self._things.of_sort),
            (IT, self._things.it),
            (_IT_DEALS, self._antecedents.firm),
            (_VENTURE, self._venture),
            (_TARGET, self._target),
            (_WE, self._voices.firm),
            (_I, self._voices.speaker),
        ):
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                span = Span(*match.span())
                if any(span.overlaps(other) for other, _ in found):
                    if pattern is SUCH_A_THING and self._named_since(sentence.start, span.start):
                        found = [f for f in found if not span.overlaps(f[0])]
                    elif pattern not in (_ITS, _FIRM, _APPOINTED, _HELD) and (
                        pattern is not _WE or not self._voices.writer
                    ):
                        continue
                    found = [f for f in found if not span.overlaps(f[0])]
                if pattern is SUCH_A_THING and UNSEEN.search(self._text, max(0, span.start - 8), span.start):
                    continue
                if pattern in (SUCH_A_THING, _ITS) and span.end in self._begins:
                    continue  # 新产品某某 is its kind and its name; 免去其某某公司总经理职务 is of a person
                meant = find(span.start)
                if meant is not None:
                    found.append((span, meant))
        return found

    def _named_since(self, begin: int, at: int) -> bool:
        """Say whether a thing is what a sentence named last before a word that may mean a firm too: 平台乙由甲开发，该平台……."""
        named = [m for m in self._before(at) if m.span.start >= begin and m.type != "Person"]
        return bool(named) and named[-1].type in ("Model", "Product")

    def _before(self, at: int) -> list[Mention]:
        """List the names that begin shortly before `at`."""
        return self._mentions[bisect_left(self._starts, at - 400) : bisect_left(self._starts, at)]

    def _place_before(self, at: int) -> Mention | None:
        """Give the organisation that begins a clause of the nearest sentence that names one, else the one named last."""
        near = [m for m in self._places_near(at) if not only_registers(self._text, m.span)]
        if not near:
            return None
        if _AND.fullmatch(self._text, near[-1].span.end, at):
            return near[-1]
        if near[-1].span.end == at - 1 and _IS.search(
            self._text, max(0, near[-1].span.start - 20), near[-1].span.start
        ):
            return near[-1]
        told = max(self._text.rfind(mark, 0, near[-1].span.start) for mark in "。！？\n") + 1
        if latter := _LATTER_ACTS.search(self._text, near[-1].span.end, at):
            return self._latter(latter.start("latter"))
        opening = [m for m in near if m.span.start >= told and opens_clause(self._text, m.span.start)]
        return next((m for m in reversed(opening) if not only_tells(self._text, m.span)), near[-1])

    def _places_near(self, at: int) -> list[Mention]:
        """List the organisations named shortly before `at`."""
        return [
            m
            for m in self._before(at)
            if m.span.end <= at and at - m.span.end < 80 and m.type in ("Company", "Organization")
        ]

    def _appointed(self, at: int) -> Mention | None:
        """Give the person named last who is not the one that appoints: 甲挖来了乙，任命他为总裁."""
        people = [m for m in self._before(at) if m.type == "Person"]
        by = people[-1].name if people and not _STOP.search(self._text, people[-1].span.end, at) else None
        return next((m for m in reversed(people) if m.name != by), None)

    def _of_two_people(self, at: int, place: int) -> Mention | None:
        """Give the first or second of two people of a sentence, where what comes behind tells of a person's life."""
        if pair := self._side_by_side(at):
            return pair[place] if pair[0].type == "Person" else None
        stop = _STOP.search(self._text, at)
        end = stop.start() if stop else len(self._text)
        if not _LIFE.search(self._text, at + 2, end) and not any(at < post < end for post in self._posts):
            return None
        begin = max(self._text.rfind(mark, 0, at) for mark in "。！？\n") + 1
        told = [m for m in self._before(at) if m.type == "Person" and m.span.start >= begin]
        names = list(dict.fromkeys(m.name for m in told))
        return next(m for m in told if m.name == names[place]) if len(names) == 2 else None

    def _of_two_things(self, at: int, place: int) -> Mention | None:
        """Give the first or second of two things that a sentence names, where what comes behind tells whose it is."""
        if not _WHOSE.match(self._text, at + 2):
            return None
        end = at
        for _ in range(2):  # this sentence, else the one before
            begin = max(self._text.rfind(mark, 0, end) for mark in "。！？\n") + 1
            told = [m for m in self._before(at) if m.type != "Person" and begin <= m.span.start < end]
            things = list(dict.fromkeys(m.name for m in told if m.type in ("Model", "Product")))
            if things:
                return next(m for m in told if m.name == things[place]) if len(things) == 2 else None
            end = begin - 1
        return None

    def _side_by_side(self, at: int) -> tuple[Mention, Mention] | None:
        """Give the two of one kind that a paragraph lists last before `at`, if they are no more than two."""
        begin = self._text.rfind("\n", 0, at) + 1
        near = [m for m in self._before(at) if m.span.start >= begin]
        listed = [
            a.type == b.type and _LISTED.fullmatch(self._text, a.span.end, b.span.start) is not None
            for a, b in pairwise(near)
        ]
        last = next((i for i in reversed(range(len(listed))) if listed[i]), None)
        if last is None or (last and listed[last - 1]):
            return None
        return near[last], near[last + 1]

    def _former(self, at: int) -> Mention | None:
        """Give the first of the two that stand side by side (甲川和乙川) last before `at`, else of the two in a sentence."""
        if (one := self._of_two_people(at, 0) or self._of_two_things(at, 0)) is not None:
            return one
        pair = self._pair(at)
        if pair is not None:
            return pair[0]
        near = self._places_near(at)
        begin = max(self._text.rfind(mark, 0, near[-1].span.start) for mark in "。！？\n") + 1 if near else 0
        told = list(dict.fromkeys(m.name for m in near if m.span.start >= begin))
        return next(m for m in near if m.name == told[0] and m.span.start >= begin) if len(told) == 2 else None

    def _latter(self, at: int) -> Mention | None:
        """Give the second of the two that stand side by side, else the thing or organisation named last."""
        if (one := self._of_two_people(at, 1) or self._of_two_things(at, 1)) is not None:
            return one
        near = self._places_near(at)
        begin = max(self._text.rfind(mark, 0, at) for mark in "。！？\n") + 1
        things = [m for m in self._before(at) if m.type in ("Model", "Product") and begin <= m.span.start]
        alone = things and (len(things) > 1 or _HAS.match(self._text, at + 2))
        if alone and (not near or near[-1].span.start < things[-1].span.start):
            return things[-1]
        pair = self._pair(at)
        if pair is None or (near and pair[1].span.end <= near[-1].span.start and self._done_to(near[-1])):
            return near[-1] if near else None
        return pair[1]

    def _done_to(self, firm: Mention) -> bool:
        """Say whether something is done to a firm, which no clause begins with: 丙收购乙."""
        return not opens_clause(self._text, firm.span.start)

    def _pair(self, at: int) -> tuple[Mention, Mention] | None:
        near = [m for m in self._before(at) if m.span.end <= at and at - m.span.end < 120]
        for left, right in zip(reversed(near[:-1]), reversed(near[1:]), strict=True):
            if left.type == right.type and _BESIDE.fullmatch(self._text, left.span.end, right.span.start):
                return left, right
        return None

    def _venture(self, at: int) -> Mention | None:
        """Give the firm last told of as a venture of several or as new."""
        told = (m for m in self._before(at) if m.type == "Company" and m.span.end <= at)
        new = [m for m in told if _NEW.search(self._text, max(0, m.span.start - 18), m.span.start)]
        return new[-1] if new else None

    def _target(self, at: int) -> Mention | None:
        """Give the firm that was last told to be bought."""
        bought = [
            m
            for m in self._before(at)
            if m.type == "Company"
            and _BUYS.search(self._text, max(0, m.span.start - 44), m.span.start)
            and _BOUGHT.match(self._text, m.span.end)
        ]
        return bought[-1] if bought else None
