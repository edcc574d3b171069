"""Whom a text tells of before a place: the subject of the nearest sentence, else the nearest name that is no object."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kg.extract.context.people import People
from kg.extract.context.protagonist import opens_clause, was_once
from kg.model import Mention, Span

_FIRMS = ("Company", "Organization")
_THINGS = ("Model", "Product")
_OBJECT = re.compile(
    r"(?:对|对于|向|与|跟|同|给|受|将|把|让|请|就|关于|针对|从|为|比|替|接受|回应|告诉|采访|专访|根据|依据|按照|据|在|(?<!由)于"
    r"|谈到|谈及|提到|提及|批评|称赞|邀请|面对|接替|收购|投资|入股|和|及|以|以及|除|除了|不同于|任命|聘任|聘请|感谢)$"
)
_WITH_A_SORT = re.compile(
    "(?:(?<![参给])与|(?<![温总中缓调])和(?![谐讯睦])|(?<![合协共不相伙])同(?![城类行样步级期])|跟(?![单踪随])|(?<![面定方导志])向(?![来上下日])"
    "|(?<![应相绝])对(?![外口冲讲内])标?|(?<![因以作成认视称华名行改])为(?![首了何])|(?:收购|投资|入股)(?!管理|咨询|顾问|控股|银行|集团)|除(?![草尘湿雪霜臭])了?"
    "|(?:从(?![事业])|来自)(?=[^的]*$))"
    "(?![这那该其此本])[\u4e00-\u9fffA-Za-z]{1,8}(?:公司|企业|巨头|厂商|平台|机构|集团|龙头|品牌|对手|大厂|新秀|独角兽|[厂车药电]企|供应商|运营商|开发商|制造商)$"
)
"""Before a firm of which sort an object is: 跟海外纺机厂商某某抢单 is not about it."""
KIN = re.compile(
    "的?(?:后人|家属|亲属|遗孀|之子|之女|之妻|父亲|母亲|妻子|丈夫|[长次三幼独]子|[长次三幼独]女|儿子|女儿|弟弟|哥哥|姐姐|妹妹|[胞堂表][弟兄哥姐妹]|(?:代理|辩护)律师|经纪人|工作室)|的律师"
)
"""Whose somebody is: behind a name, it makes somebody else of it."""
_when = re.compile(r"[ \u3000]*(?:在|当|早在|就在)[^，。；]{4,50}(?:之际|之时|之后|之前|去世后|周年时|诞辰时)，")
_WHEN = 60  # characters of a clause that only tells when
_TOPIC = re.compile("(?:[谈聊][到起及]|[说提][到起及]|评价|对于|关于|针对|面对|至于)$")
"""Before a name of which somebody else then speaks: 谈到某某，他……"""
_AS_FOR = re.compile("(?:公司|集团|自己|本身)?(?:来说|而言|来讲)")
"""Behind a name that 对 stands before: of whom the sentence speaks."""
_POINTS = re.compile(r"(?:[他她](?![们的人国乡日身])|[这那该][位名](?!为|称|叫|列))")
"""A word for somebody told of before, which may be the subject of a sentence (十年前，她……)."""
_OF_HIM = re.compile("(?:[^，。；：！？]{0,20}(?:[的、]|名叫|名为))?")
"""Between such a word and the name in whose phrase it stands."""
_IS = re.compile("(?:则|正|就|也|当时|彼时|曾经?)?[是系乃]")
_ITS_THING = re.compile("的[“「『《]?")
REACH = 8
"""Sentences back that a word may point over."""


class Salience:
    """Weighs the names of one text; nearer subjects come before nearer names."""

    def __init__(self, text: str, sentences: Sequence[Span], named: Iterable[Mention], people: People) -> None:
        self._text = text
        self._sentences = sentences
        self._sentence_starts = [s.start for s in sentences]
        self._people = people
        self._starts: dict[int, Mention] = {}
        self._ends: dict[int, Mention] = {}
        for m in named:
            self._starts[m.span.start] = m
            self._ends[m.span.end] = m

    def sentence(self, at: int) -> int:
        """Give the number of the sentence in which an offset lies."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def before(
        self, named: Sequence[Mention], at: int, gender: str | None = None, reach: int = REACH
    ) -> Mention | None:
        """Give which of these names the text before an offset tells of: the nearest subject, else the nearest name."""
        if not named or not self._sentences:
            return None
        here = self.sentence(at)
        weak: Mention | None = None
        for number in range(here, max(-1, here - reach - 1), -1):
            sentence = self._sentences[number]
            ends = (sentence.start, min(sentence.end, at))
            lo, hi = (bisect_left(named, end, key=lambda m: m.span.start) for end in ends)
            inside = [m for m in named[lo:hi] if m.span.end <= at]
            if number == here and (part := self._text.rfind("；", sentence.start, at)) >= 0:
                inside = [m for m in inside if m.span.start > part] or inside
            if gender is not None:
                inside = [m for m in inside if self._people.genders.get(m.name, gender) == gender]
            inside = self._told_first(inside, sentence)
            subject = next((m for m in inside if self.is_subject(m)), None)
            if subject is None and inside:  # 某某的态度更谨慎。在他看来
                subject = next(
                    (m for m in inside if not self._is_object(m)),
                    inside[-1] if number == here and self._may_go_on(inside[-1]) else None,
                )
            if subject is not None:
                return subject
            weak = weak or next((m for m in reversed(inside) if not self._is_object(m)), None)
            if weak is not None and "\n" in self._text[self._sentences[number - 1].end - 1 : sentence.start]:
                return weak
        return weak

    def _told_first(self, people: list[Mention], sentence: Span) -> list[Mention]:
        """Leave out whom a sentence only names behind a word for its subject (她遇见了某某, 这位博士与某某一道出走)."""
        if not people or people[0].type != "Person":
            return people
        words = _POINTS.finditer(self._text, sentence.start, people[0].span.start)
        word = next((w for w in words if opens_clause(self._text, w.start())), None)
        if word is None:
            return people
        first = self.phrase_start(people[0])
        own = (
            word[0] not in "他她"
            and not self._text.startswith("的", people[0].span.end)
            and _OF_HIM.fullmatch(self._text, word.end(), first)
        )  # 这位总裁的老上司某某
        led = (m for m in people if opens_clause(self._text, self.phrase_start(m)))
        return [people[0]] if own else list(led)

    def _may_go_on(self, mention: Mention) -> bool:
        """Say whether a clause may go on with a person who is an object in the one before, and not only its topic."""
        start = self.phrase_start(mention)
        topic = _TOPIC.search(self._text, max(0, start - 4), start) and self._text.startswith("，", mention.span.end)
        return mention.type == "Person" and not topic

    def is_subject(self, mention: Mention) -> bool:
        """Say whether a name may be what its sentence is about: no object, and no attribute of another."""
        if mention.type == "Person" and (
            self._text.startswith("的", mention.span.end) or KIN.match(self._text, mention.span.end)
        ):
            return False
        if mention.type == "Person" and self._dates(mention):
            return False
        if mention.type in _FIRMS and self._employs(mention):
            return False
        return not self._is_object(mention)

    def _dates(self, mention: Mention) -> bool:
        """Say whether a name only tells when (在甲诞辰百年之际，乙……)."""
        start = max(self._text.rfind(mark, 0, mention.span.start) for mark in "，。！？；：\n") + 1
        return mention.span.start - start <= _WHEN and bool(_when.match(self._text, start, mention.span.end + _WHEN))

    def _employs(self, firm: Mention) -> bool:
        """Say whether a firm only tells whose post somebody has: 甲公司前总裁张三."""
        at = firm.span.end
        post = self._starts.get(at + self._text.startswith(("前", "原", "的"), at))
        if post is None or post.type != "Title":
            return False
        holder = self._starts.get(post.span.end)
        return holder is not None and holder.type == "Person"

    def _is_object(self, mention: Mention) -> bool:
        start = self.phrase_start(mention)
        while mention.type == "Person" and self._text.startswith("、", start - 1):
            listed = self._ends.get(start - 1)  # 与甲、乙一道
            if listed is None or listed.type != "Person":
                break
            start = self.phrase_start(listed)
        if _AS_FOR.match(self._text, mention.span.end):
            return False  # 对甲来说: of whom the sentence speaks
        if mention.type in _FIRMS and was_once(self._text, mention.span.start):
            return True
        if mention.type in _FIRMS and (self.is_explained(mention) or self.only_makes(mention)):
            return True
        text = self._text
        return bool(_OBJECT.search(text, max(0, start - 4), start)) or (
            mention.type in _FIRMS and _WITH_A_SORT.search(text, max(0, start - 16), start) is not None
        )

    def is_explained(self, firm: Mention) -> bool:
        """Say whether a clause only tells what a firm is that its sentence named before: 立誓赶上甲，甲是一家老牌药厂."""
        if not _IS.match(self._text, firm.span.end):
            return False
        start = self._sentences[self.sentence(firm.span.start)].start
        return any(m.name == firm.name for at, m in self._starts.items() if start <= at < firm.span.start)

    def only_makes(self, firm: Mention) -> bool:
        """Say whether in the middle of a clause only something of a firm's is told of (最早接的是甲的模型乙)."""
        made = _ITS_THING.match(self._text, firm.span.end)
        thing = self._starts.get(made.end()) if made else None
        return thing is not None and thing.type in _THINGS and not opens_clause(self._text, firm.span.start)

    def phrase_start(self, mention: Mention) -> int:
        """Give where the noun phrase of a name begins, with the firms and posts written before it."""
        start = mention.span.start
        while True:
            at = start
            while at > 0 and self._text[at - 1] in "、兼的 ·/,及和与*`\u3000":
                at -= 1
            before = self._ends.get(at)
            if before is None or before.type == "Person":
                return start
            if at < start and before.type not in ("Title", *_FIRMS):
                return start
            start = before.span.start
