"""What words without a name mean: 他, 其, 该公司, 这位教授, 首席信息官."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from kg.extract.context.founded import Founded
from kg.extract.context.investors import gives
from kg.extract.context.people import People
from kg.extract.context.protagonist import (
    is_left,
    often_named,
    only_registers,
    only_tells,
    only_where,
    opens_clause,
    protagonist,
)
from kg.extract.context.salience import REACH, Salience
from kg.extract.context.writer import defined
from kg.extract.wording.marks import BRACKETED, QUOTED, speech_marks
from kg.extract.wording.offices import FIRM_KIN, SCHOOLS, akin, endings
from kg.model import Mention, Reading, Span
from kg.text.triggered import any_within, places

_FIRMS = ("Company", "Organization")
_indefinite = re.compile(r"(?:一[位名]|多[位名]|某|有|不愿|不具名|匿名|知情|接近)[^，。；！？\n]{0,24}$")
_definite = re.compile(r"^(?:这位|这名|该名|该位|该|上述|前述|那位|这家|这个|此|本|这)")
_ANY = ("负责人", "高管", "官员")  # which without 该 or 这位 mean nobody who was named with another post
_BODY = r"(?:公司|企业|集团|机构|银行|行|校|院|所|局|厂|厂商|大学|学院|研究院|研究所|研究中心|实验室|协会|学会|商会|基金会|医院|学校|平台|[车药房电酒乳煤钢船航创]企)(?!业|长)"
_SOMEBODY = r"[^，。；：！？“”\n]{0,14}?(?:人士|负责人|分析师|专家|高管|学者|教授|研究员|投资人|工程师|创始人|董事长|总经理|总裁|官|长|CEO|主席|院士|经理|主任|博士|硕士|科学家|企业家|掌门人|掌舵人|老板|医生|者)"
# Each way of these two begins with letters, so that a search leaps from one place to the next.
_stand_in = re.compile(
    r"(?:他(?<!其他)(?![们人国乡日])|她(?!们))(?!的?(?:[大小]?师[兄弟姐妹父]|同学|校友|朋友|好友|妻子|丈夫|太太|儿子|女儿|学生|导师|老师|搭档|弟弟|哥哥|父亲|母亲|下属|上司|老板|前?同事))"
    r"|其(?=(?:曾|已|正式|随后)?(?:加盟|入职|出任|担任|任职于|就职于))"
    r"|其(?<![尤极]其)(?=(?:董事长|创始人|联合创始人|首席|主席|总裁|总经理|CEO|CTO|全资|控股|子公司|旗下|母公司|副总|负责人|大股东|行政总裁|法定代表人|法人代表))"
    r"|其(?<=及其|和其)(?=法人|执行|创办人|实际控制人|实控人|董事|行长|院长|校长|老板|掌门人)"
    rf"|该{_BODY}|这家{_BODY}|本{_BODY}"
    rf"|这位{_SOMEBODY}|这名{_SOMEBODY}|该名{_SOMEBODY}"
)
_JOINS = re.compile("(?:曾|已|正式|随后)?(?:加盟|入职|出任|担任|任职于|就职于)")
ASIDE, AND = "(?:[（(][^（）()\n]{0,30}[）)])?", "(?:以?及|和|与|暨)"
_BEFORE_ITS = re.compile(f"{ASIDE}[，,、]?{AND}?")
"""Between a firm and 其, which then is of that firm."""
_bare = re.compile(
    r"(?:公司(?:(?<=[，。；：！？、\n”）]公司)|(?<![\s\S]公司))|集团(?:(?<=[，。；：！？、\n”）]集团)|(?<![\s\S]集团))|学校(?<=[，。；\n]学校)(?=的|旗下|方面|[与和同将把]))(?![\u4e00-\u9fff]{0,1}(?:法|债|化|军|章))"
)
BYLINE = re.compile(
    r"(?:作者|记者|编辑|编译|撰文|采写|通讯员|摄影|责编|校对|审核|来源|(?:^|(?<=[\s|｜丨（(]))[文图])[ \u3000]*(?:[：:/／|｜丨]|[ \u3000])[^，。；\n]{0,12}$"
)
_SOURCE = re.compile(
    "(?:业内|知情|消息|圈内|行业|市场|内部|权威|匿名|相关|机构|企业)人士$|(?:网友|员工|用户|读者|消费者|路人|股民|工作人员|消息|报道|记者|患者|家属)$"
)
LEGAL = re.compile("(?:股份|控股|有限|责任)*公司$")
_FOUNDS = re.compile("(?:创办|创立|创建|成立)了?$")
_IS_ITS = re.compile("(?:(?<![但还只就总可都])[是系]|成为|作为)了?$")
"""Before a word for a firm of which one that was just named is something."""
_OPENS_AS_FIRM = re.compile("公司(?=[成创目已旗主现近将在也还由总年产从专是拥正又董])")
"""What begins a sentence on a firm without its name."""
_DONE_TO = re.compile(
    "(?:收购|并购|投资|入股|参股|控股|增持|减持|认购|购买|购入|获得|取得|持有|拿下|买下|起诉|指控|注资|增资|向|与|和|同|给)了?$"
)
"""Before a word for a firm that is not the one which does it."""
_PAIR = 3  # sentences in which two are named of whom 前者 is one
_NEAR = 300  # characters back in which somebody unnamed came in
_FAR = 200  # names back that a post alone may point over


class References:
    """Resolves words of one reading; nearer subjects come before nearer names."""

    def __init__(self, reading: Reading, hidden: str | None = None) -> None:
        self._reading = reading
        self._text = reading.text
        if hidden is None:
            _, _, hidden = speech_marks(reading.text, reading.paragraphs)
        self._hidden = hidden
        named = [
            m for m in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)) if m.span.start < len(hidden)
        ]
        open_ = [m for m in named if hidden[m.span.start] not in (QUOTED, BRACKETED) or self._alone_in_marks(m)]
        self._persons = [
            m
            for m in open_
            if m.type == "Person" and not BYLINE.search(self._text, max(0, m.span.start - 20), m.span.start)
        ]
        firms = [m for m in open_ if m.type in _FIRMS]
        self._bodies = firms
        tell = {m.name for m in firms if only_registers(self._text, m.span)}
        act = {m.name for m in firms if m.name in tell and not only_registers(self._text, m.span)}
        self._firms = [m for m in firms if m.name not in tell or m.name in act]
        self._sentences = list(reading.sentences or reading.paragraphs)
        self._sentence_starts = [s.start for s in self._sentences]
        self._person_starts = [m.span.start for m in self._persons]
        self._firm_starts = [m.span.start for m in self._firms]
        self._companies = [m for m in self._firms if m.type == "Company"]
        self._company_starts = [m.span.start for m in self._companies]
        self._people = People(reading, firms)
        self._salience = Salience(self._text, self._sentences, named, self._people)

    def _alone_in_marks(self, mention: Mention) -> bool:
        """Say whether a pair of quotation marks holds nothing but a name, which nobody speaks: 初创企业“某某”."""
        before, behind = self._text[mention.span.start - 1 : mention.span.start], self._text[mention.span.end :][:1]
        return before + behind in ("“”", "「」", "『』")

    @cached_property
    def founded(self) -> Founded:
        """Which firms people are told to have founded."""
        return Founded(self._reading)

    def person(self, at: int) -> Mention | None:
        """Give whom 他, 她 or 其 at this offset means."""
        pronoun = self._text[at : at + 1]
        wanted = {"他": "m", "她": "f"}.get(pronoun)
        salient = self._salience.before(self._persons, at, wanted)
        if salient is not None and wanted and (self._hidden[at : at + 1] == QUOTED or self._has_the_floor(salient, at)):
            return self._spoken_of(at, salient)
        return salient or (self._named_before(at) if wanted else None)

    def either(self, at: int) -> Mention | None:
        """Give which of the two people, or else firms, whom a sentence before names 前者 or 后者 means."""
        number = self._text.startswith("后", at)
        for here in range(self._salience.sentence(at), max(-1, self._salience.sentence(at) - _PAIR), -1):
            start, end = self._sentences[here].start, min(at, self._sentences[here].end)
            for named in (self._persons, self._companies):
                lo, hi = (bisect_left(named, bound, key=lambda m: m.span.start) for bound in (start, end))
                two = list({m.name: m for m in reversed(named[lo:hi])}.values())[::-1]
                if len(two) == 2:
                    return sorted(two)[number]
        return None

    def _has_the_floor(self, person: Mention, at: int) -> bool:
        """Say whether a name only heads the turn in which a word stands: 甲：叫乙。他之前……."""
        return (
            self._text.startswith("：", person.span.end)
            and self._text[person.span.start - 1 : person.span.start] in ("", "\n")
            and self._text.find("\n", person.span.end, at) < 0
        )

    def _named_before(self, at: int) -> Mention | None:
        """Give the person whom the sentence before names last, as an object: 变更为某某。他此前."""
        here = self._salience.sentence(at)
        last = bisect_left(self._person_starts, at) - 1
        if last < 0 or not self._sentences or here - self._salience.sentence(self._persons[last].span.start) != 1:
            return None
        return self._persons[last]

    def _spoken_of(self, at: int, speaker: Mention) -> Mention | None:
        """Give whom 他 in a quotation means: whoever else was named last, for nobody speaks so of himself."""
        start = self._sentences[max(0, self._salience.sentence(at) - 1)].start
        before = self._persons[bisect_left(self._person_starts, start) : bisect_left(self._person_starts, at)]
        return next((m for m in reversed(before) if m.name != speaker.name), None)

    def organization(self, at: int, *, reach: int | None = None) -> Mention | None:
        """Give which firm or body a word at this offset means: the latest subject, else the document's main one.

        With a `reach` of so many sentences back, nothing beyond it.
        """
        if reach is not None:
            return self._salience.before(self._firms, at, reach=reach)
        return self._own_firm(at) or self._salience.before(self._firms, at) or self.main

    def company(self, at: int) -> Mention | None:
        """Give which firm 公司 means at this offset, for which no medium or office is taken."""
        if self._called is not None and self._text.startswith("公司", at):
            return self._called
        if new := self.founded.before(self._text.rfind("\n", 0, at) + 1, at):
            return new
        salient = self._salience.before(self._companies, at)
        bare = salient if self._text.startswith("公司", at) else None
        told = self.topic or self.likely
        if bare is not None and told is not None and not opens_clause(self._text, bare.span.start):
            salient = told  # 国内则点了甲川、乙川的名。公司坦言
        main = self.main if self.main is not None and self.main.span.start < at else None
        return self._own_firm(at) or salient or main or self._salience.before(self._firms, at)

    @cached_property
    def _called(self) -> Mention | None:
        return defined(self._reading)

    @cached_property
    def topic(self) -> Mention | None:
        """The firm that the document is about, if it is clearly about one."""
        return protagonist(self._reading)

    @cached_property
    def likely(self) -> Mention | None:
        """The firm that the document names most often, if clearly so."""
        return often_named(self._reading)

    def _own_firm(self, at: int) -> Mention | None:
        """Give the one firm of a person who alone is named before a word for a firm in its sentence (某某强调，该公司……)."""
        start = self._sentences[self._salience.sentence(at)].start if self._sentences else at
        people = self._persons[bisect_left(self._person_starts, start) : bisect_left(self._person_starts, at)]
        if len(people) != 1 or bisect_left(self._firm_starts, start) < bisect_left(self._firm_starts, at):
            return None
        known = self._people.employers.get(people[0].name, set())
        earlier = self._firms[: bisect_left(self._firm_starts, at)]
        return next((m for m in reversed(earlier) if m.name in known), None) if len(known) == 1 else None

    def description(self, span: Span) -> Mention | None:
        """Give what 这位教授, 该负责人, 该公司, 公司 or 首席信息官 means."""
        words = span.of(self._text)
        definite = bool(_definite.match(words))
        core = _definite.sub("", words)
        if _SOURCE.search(core):
            return None  # 该业内人士 has no name, whoever else is named before
        for suffix, within in sorted(FIRM_KIN, key=lambda x: -len(x[0])):
            if core == suffix:
                like = self._firm_like(span.start, within)
                meant = like or (self.organization(span.start) if definite or core == "集团" else None)
                return None if like is None and meant and core in SCHOOLS and meant.type == "Company" else meant
        if core.endswith(("公司", "集团", "企业", "企")):
            latest = self._latest(span.start) if words.startswith("这家") else None
            latest = latest or (self._told_of(span.start) or self._gone_on_about(span.start) if definite else None)
            meant = latest or self.company(span.start)
            founded = meant is not None and _FOUNDS.search(self._text, max(0, span.start - 6), span.start)
            return None if meant is not None and founded and is_left(self._text, meant.span) else meant
        if core.endswith(("机构", "平台", "厂商", "方面", "官方", "团队", "基金", "部门", "工厂")):
            return self.organization(span.start, reach=2)
        return self._holder(core, span, definite=definite)

    def _gone_on_about(self, at: int) -> Mention | None:
        """Give the firm of which the sentence before tells as 公司, whoever else it names: 公司与甲川竞争。该公司……."""
        here = self._salience.sentence(at)
        start = self._sentences[here - 1].start if self._sentences and here > 0 else -1
        return self.company(start) if start >= 0 and _OPENS_AS_FIRM.match(self._text, start) else None

    def _latest(self, at: int) -> Mention | None:
        """Give the firm named last before this offset in its sentence or the one before: 这家公司 points at what was just told."""
        here = self._salience.sentence(at)
        start = self._sentences[max(0, here - 1)].start if self._sentences else at
        before = self._firms[bisect_left(self._firm_starts, start) : bisect_left(self._firm_starts, at)]
        if _FOUNDS.search(self._text, max(0, at - 6), at):
            before = [m for m in before if not is_left(self._text, m.span)]
        companies = [m for m in before if m.type == "Company"]
        if _IS_ITS.search(self._text, max(0, at - 6), at):
            companies = companies[:-1]  # 甲是这家公司的股东: of another's
        return next((m for m in reversed(companies) if not self._passed_by(m)), companies[-1] if companies else None)

    def _passed_by(self, firm: Mention) -> bool:
        """Say whether a firm only gives money or tells at whose place something is done (乙旗下基金跟投, 在甲的车间上岗)."""
        return (
            gives(self._text, firm) or self._text.startswith("旗下", firm.span.end) or only_where(self._text, firm.span)
        )

    def _told_of(self, at: int) -> Mention | None:
        """Give who was named last before the firm that does something to 该公司: 甲投资乙，丙则收购了该公司."""
        if not _DONE_TO.search(self._text, max(0, at - 8), at):
            return None
        clause = max(self._text.rfind(mark, 0, at) for mark in "，。；：！？\n") + 1
        lo, hi = bisect_left(self._company_starts, clause), bisect_left(self._company_starts, at)
        if lo < hi and not opens_clause(self._text, self._companies[lo].span.start):
            return None
        here = self._salience.sentence(at) - (lo < hi)  # who goes on from the clause before is told of in this sentence
        start = self._sentences[max(0, here)].start if self._sentences else at
        told = self._companies[bisect_left(self._company_starts, start) : lo]
        doer = next(iter((*self._companies[lo:hi], *told)), None)
        return next(
            (m for m in reversed(told) if doer and m.name != doer.name and not only_tells(self._text, m.span)), None
        )

    def only_explained(self, firm: Mention) -> bool:
        """Say whether a clause only tells what a firm is that its sentence named before."""
        return self._salience.is_explained(firm)

    def only_makes(self, firm: Mention) -> bool:
        """Say whether only something of a firm's is told of."""
        return self._salience.only_makes(firm)

    def serves(self, person: Mention, firm: Mention) -> bool:
        """Say whether somebody may hold a post at a firm: the text puts him there, or at none."""
        known = self._people.employers.get(person.name)
        return not known or firm.name in known

    def employs(self, firm: Mention, person: Mention) -> bool:
        """Say whether the text names a firm right before somebody's name."""
        return firm.name in self._people.employers.get(person.name, ())

    def holds(self, person: Mention, role: str, *, exactly: bool = False) -> bool:
        """Say whether the text gives somebody a post that is akin to a word for people, or `exactly` that."""
        return self._posted(person, (role,) if exactly else akin(role))

    def titled(self, person: Mention) -> bool:
        """Say whether the text gives somebody a post right beside his name."""
        return person.name in self._people.titled

    def _posted(self, person: Mention, wanted: Iterable[str]) -> bool:
        return any(word in title for word in wanted for title in self._people.posts.get(person.name, ()))

    def stand_ins(self, sentence: Span) -> list[tuple[Span, Mention]]:
        """List the words of a sentence that stand for a name, with the mention that each means."""
        found: list[tuple[Span, Mention]] = []
        if not any_within(_stand_in_places(self._text), sentence):
            return found
        for m in (*_stand_in.finditer(self._text, *_ends(sentence)), *_bare.finditer(self._text, *_ends(sentence))):
            span, words = Span(*m.span()), m[0]
            if words in "他她":
                meant = self.person(span.start)
            elif words == "其":
                joins = _JOINS.match(self._text, span.end)
                firm = self._beside(span.start) or self.organization(span.start)
                meant = self.person(span.start) if joins else firm
            else:
                meant = self.description(span)
            if meant is not None and not any(span.overlaps(other) for other, _ in found):
                found.append((self._without_firm(span), meant))
        return sorted(found)

    def _beside(self, at: int) -> Mention | None:
        """Give the firm that stands right before 其: 甲及其总裁, 甲（简称丙），其总裁."""
        before = bisect_left(self._firm_starts, at) - 1
        near = self._firms[before] if before >= 0 else None
        return near if near is not None and _BEFORE_ITS.fullmatch(self._text, near.span.end, at) else None

    def _without_firm(self, span: Span) -> Span:
        """Leave only 这位 of 这位某某公司的创始人, so that his firm and post can still be read."""
        at = bisect_left(self._firm_starts, span.start)
        inside = at < len(self._firms) and self._firms[at].span.inside(span)
        return Span(span.start, span.start + 2) if inside and span.of(self._text).startswith("这") else span

    def lead(self, sentence: Span) -> Mention | None:
        """Give the person whom a sentence is about: the first who is no object and no attribute of another."""
        lo, hi = bisect_left(self._person_starts, sentence.start), bisect_left(self._person_starts, sentence.end)
        return next((m for m in self._persons[lo:hi] if self._salience.is_subject(m)), None)

    def lead_behind(self, at: int) -> Mention | None:
        """Give the person whom the first sentence of the next paragraph is about."""
        following = bisect_left(self._sentence_starts, at)
        return self.lead(self._sentences[following]) if following < len(self._sentences) else None

    def phrase_start(self, mention: Mention) -> int:
        """Give where the noun phrase of a name begins, with the firms and posts written before it."""
        return self._salience.phrase_start(mention)

    @cached_property
    def main(self) -> Mention | None:
        """The company that the document names most; the first of equals."""
        counts = Counter(m.name for m in self._firms if m.type == "Company")
        if not counts:
            return None
        most = max(counts.values())
        return next(m for m in self._firms if m.type == "Company" and counts[m.name] == most)

    def _firm_like(self, at: int, within: str) -> Mention | None:
        hi = bisect_left(self._bodies, at, key=lambda m: m.span.start)
        for m in reversed(self._bodies[max(0, hi - _FAR) : hi]):
            called = (m.name, m.span.of(self._text), LEGAL.sub("", m.name))
            if any(name.endswith(end) for name in called for end in endings(within)):
                return m
        return None

    def _holder(self, role: str, span: Span, *, definite: bool) -> Mention | None:
        wanted = akin(role) if definite or not role.endswith(_ANY) else (role,)
        hi = bisect_left(self._person_starts, span.start)
        latest: dict[str, Mention] = {}
        here = self._salience.sentence(span.start)
        for m in reversed(self._persons[max(0, hi - _FAR) : hi]):
            if definite and here - self._salience.sentence(m.span.start) > REACH:
                break
            latest.setdefault(m.name, m)
        akin_to = [m for m in latest.values() if self._posted(m, wanted)]
        very = [m for m in akin_to if not role.endswith(_ANY) and self._posted(m, (role,))]  # before who is but akin
        begin = self._text.rfind("\n", 0, span.start)
        main = self._salience.before(self._persons, span.start) if definite else None
        if main is not None and (main.span.start < begin or self.titled(main)):
            main = None
        here_akin = [m for m in akin_to if m.span.start > begin]
        for m in (*very, *here_akin, *([main] if main else ()), *akin_to):
            return None if self._unnamed_between(m.span.end, span, wanted) else m
        if not definite or self._unnamed_between(max(0, span.start - _NEAR), span, (role,)):
            return None
        nearest = self._salience.before(self._persons, span.start)
        if nearest is None or here - self._salience.sentence(nearest.span.start) > 3:
            return None
        return None if self._unnamed_between(nearest.span.end, span, wanted) else nearest

    def _unnamed_between(self, start: int, span: Span, wanted: Iterable[str]) -> bool:
        """Say whether somebody unnamed of that kind came in since (一位设备厂商负责人 … 该负责人)."""
        head = max(wanted, key=lambda w: (span.of(self._text).endswith(w), len(w)), default="")
        at = self._text.rfind(head, start, span.start) if head else -1
        return at > start and bool(_indefinite.search(self._text, max(start, at - 30), at))


@lru_cache(maxsize=4)  # several extractors ask about one text
def _stand_in_places(text: str) -> tuple[int, ...]:
    return places((_stand_in, _bare), text)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
