"""Who is the subject of a word of saying: a name, a pronoun, a post, a firm, or somebody unnamed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.claims.cues import Cues
from kg.extract.claims.described import POINTING, Descriptions
from kg.extract.claims.gaps import is_gap
from kg.extract.claims.media import Media, cited, is_paper
from kg.extract.claims.papers import Papers
from kg.extract.claims.pronouns import PRONOUN, Pronouns
from kg.extract.claims.staff import Staff
from kg.extract.claims.strangers import CROWD, ONE, SOMEBODY, STRANGE, VAGUE, kind_of, stranger
from kg.extract.context.references import References
from kg.extract.context.salience import KIN
from kg.extract.wording.marks import BRACKETED, QUOTED
from kg.model import Mention, Reading, Span

_FIRMS = ("Company", "Organization")
_address = re.compile("[\u4e00-\u9fff](?<![位名叫的称])(?:先生|女士|小姐)")
_several = re.compile("(?:[多两三几数各][家大]|不少|部分|许多|一些)[^，。的]{1,6}(?<!公告|日前|近日)$")
"""Of whom a paper is that is several firms' (多家银行年报)."""
_author = re.compile("(?:本文)?作者(?:不完全|粗略|初步)?")
_object = re.compile(
    r"(?:对|对于|向|与|跟|同|给|被|由|受|将|把|让|请|就|关于|针对|从|为|比|替|接受|回应|回复|答复|回答|告诉|采访|专访|根据|依据|按照|在|(?<!由)于"
    r"|走访|探访|查询|查阅|谈到|谈及|提到|提及|拜会|会见|会晤|拜访|批评|称赞|[高充][度分]肯定|赞扬|表扬|力挺|点赞|抨击|怒斥|炮轰|邀请|面对|接替|收购|投资|入股|以|不同于|任命|聘任|聘请|感谢|发给|致|[^为除]了"
    r"|包括|包含|涵盖|囊括|按|(?<![供反适相效对])应|满足|符合|达到|遵照|贯彻|落实)$"
)
_LISTS = ("包括", "包含", "涵盖", "囊括")
_LONG = 60  # characters of a list of names (包括甲、乙在内的多家公司表示)
_hearer = re.compile(r"(?:对|向|接受|告诉|致|回应|回复|答复)[^，。的]{0,12}$")
_JOINTS = " \u3000，、；但而且并则故据由"
_of_paper = re.compile(
    r"(?:\d{1,2}月\d{1,2}日)?(?:(?:讯|电)[】），：: \u3000]|[丨｜|])|》?(?:的|网|全媒体)?(?:记者|编辑部)"
)
_together = re.compile(r"均|都|皆|双方|共同|联合|一致|分别|纷纷|先后|同时")
_watched = re.compile(r"[^，。的]{0,3}(?:看|望|盯|冲|对|指|朝|转|面)[向着]")
_WHOSE = re.compile("(?:[子孙母]公司|附属公司|控股股东|[第一二三]*大股东|实控人)")
"""Between a firm and the one that speaks: 甲母公司乙."""
_listed = re.compile(r"\s*(?:、|和|及|以及|还有|，|/|与)?\s*$")
_joined = re.compile("(?:、|和|以?及|与)[^，。；、和及与]{1,14}(?:的|巨头|龙头|公司|企业|平台)")
"""Between two firms that speak together, where the second is described: 甲以及同为巨头的乙."""
_AND = ("、", "和", "及", "以及", "与")
_channel = re.compile("[”」』](?:网站|官网|公司|官方|公众号|微信|微博|平台|方面|客户端|App|APP|账号|栏目|节目组)")
"""Behind a name in marks that is no title of words: “川江”网站称."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A speaker: what stands there (`span`), and the mentions that name him, none for an unnamed source.

    `known` is false for a word like 他 whose meaning stays open.
    """

    span: Span
    mentions: tuple[Mention, ...] = ()
    known: bool = True
    rule: str = "name"

    @property
    def personal(self) -> bool:
        """Say whether a person speaks, not a firm."""
        return not self.mentions or self.mentions[0].type == "Person"

    def same(self, other: Who) -> bool:
        """Say whether the two are the same speakers."""
        return bool(self.mentions) and {m.name for m in self.mentions} == {m.name for m in other.mentions}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A person in a clause: the name or pronoun, where his noun phrase begins, and the mention of a name."""

    span: Span
    start: int
    mention: Mention | None


class Speakers:
    """Finds subjects in the clauses of one reading."""

    def __init__(self, reading: Reading, hidden: str, references: References, cues: Cues) -> None:
        self._reading = reading
        self._text = hidden
        self._references = references
        self._cues = cues
        self._papers = Papers(reading, hidden, references, cues)
        self._media = Media(reading, hidden)
        self._descriptions = Descriptions(reading, hidden, references, cues.people)
        self._pronouns = Pronouns(hidden, references, self._descriptions, self._subjects)
        self._mentions = [
            m
            for m in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end))
            if m.span.start < len(hidden)
            and (
                hidden[m.span.start] not in (QUOTED, BRACKETED)
                or (m.type in _FIRMS and (is_paper(hidden, m.span) or _channel.match(hidden, m.span.end)))
            )
        ]
        self._starts = [m.span.start for m in self._mentions]
        self.staff = Staff(hidden, self._mentions, references, self._descriptions)
        self._things = {m.span.start: m for m in reading.mentions if m.type in ("Product", "Model")}

    def within(
        self,
        start: int,
        end: int,
        *,
        near: bool = False,
        paper: str | None = None,
        loose: bool = False,
        owner: bool = False,
    ) -> Who | None:
        """Give the subject of a verb that stands at `end`, from the clause between.

        `near`: only right before the verb; `loose`: also a post that other words part from the end; `owner`: also the
        name before 的 (某某的回答更短).
        """
        if start >= end:
            return None
        found = (
            self.reporting(start, end)
            or self._described(start, end)
            or self._person(start, end, owner=owner)
            or self._role(start, end, loose=loose)
            or self._firm(start, end, paper=paper, owner=owner)
        )
        if (stop := cited(self._text, start, end)) < end and not (
            found and found.mentions and found.span.start >= stop
        ):
            citing = self.within(start, stop) or found  # who cites speaks, but for a person whom he cites by name
            named = None if citing and citing.mentions and citing.personal else self.within(stop + 2, end, owner=True)
            found = named if named and named.mentions and named.personal else citing
        if found is None and SOMEBODY.match(self._text, start, end):
            found = Who(span=Span(start, end), rule="unnamed")
        if found is None or (near and not is_gap(self._text, found.span.end, end, phrases=False)):
            return None
        return found

    def reporting(self, start: int, end: int) -> Who | None:
        """Give the medium whose report goes on (报道还称)."""
        span, medium = self._media.reporting(start, end)
        return Who(span=span, mentions=(medium,), rule="paper") if medium else None

    def _described(self, start: int, end: int) -> Who | None:
        found = self._descriptions.subject(start, end)
        if found is None:
            return None
        span, meant = found
        return Who(span=span, mentions=(meant,) if meant else (), rule="description" if meant else "unnamed")

    def framed(self, span: Span, *, person: bool = False, anyone: bool = False) -> Who | None:
        """Give the speaker whom a frame encloses (在……看来); `anyone` may speak whom no name and no word tells."""
        if _author.fullmatch(self._text, span.start, span.end):
            return Who(span=span, rule="unnamed")
        found = self.within(span.start, span.end, owner=True) or self._whose(span)
        if found is None and not person:
            role = self._cues.people.search(self._text, span.start, span.end)
            return Who(span=span, rule="unnamed") if role or anyone else None
        if person and (found is None or not found.mentions or not found.personal):
            return None
        return found

    def _whose(self, span: Span) -> Who | None:
        """Give whose paper 其招股书 is."""
        meant = self._references.organization(span.start) if self._text.startswith("其", span.start) else None
        return Who(span=span, mentions=(meant,), rule="paper") if meant else None

    def stranger(self, start: int, end: int) -> Who | None:
        """Give the subject of a short clause that is but a noun: somebody whom no list of words for people knows."""
        span = stranger(self._text, start, end)
        return Who(span=span, rule="unnamed") if span else None

    def titled(self, start: int, end: int) -> Who | None:
        """Give the paper in brackets that nobody recognised as a name (《某报》报道)."""
        at, close = self._text.rfind("《", start, end), self._text.rfind("》", start, end)
        told = 0 <= at < close and is_gap(self._text, close + 1, end)
        return Who(span=Span(at, close + 1), rule="unnamed") if told else None

    def names(self, span: Span) -> list[Mention]:
        """List the names that begin in a stretch, those in quotations left out."""
        lo, hi = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._mentions[lo:hi]

    def thing(self, at: int) -> Mention | None:
        """Give the product or model whose name begins at a place, be it in marks."""
        return self._things.get(at)

    def _between(self, start: int, end: int) -> list[Mention]:
        lo, hi = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._mentions[lo:hi] if m.span.end <= end]

    def _is_object(self, start: int, floor: int) -> bool:
        start -= self._text.startswith("《", start - 1)
        before = _object.search(self._text, max(floor, start - 4), start)
        return before is not None and not (before[0] in _LISTS and "在内" in self._text[start : start + _LONG])

    def _person(self, start: int, end: int, *, owner: bool) -> Who | None:
        chosen: list[_Phrase] = []
        passed = -1  # where the last object ends
        for phrase in self._people(start, end):
            together = phrase.mention and _together.search(self._text, phrase.span.end, end)
            beside = passed >= 0 and self._text[passed : phrase.start] in _AND
            if beside or self._is_object(phrase.start, start):
                passed = phrase.span.end
                if chosen and together and self._text[phrase.start - 1] in "与同跟":
                    chosen.append(phrase)
                continue
            if not chosen:
                chosen = [phrase]
                continue
            between = self._text[chosen[-1].span.end : phrase.start]
            listed = _listed.match(between) or (between[:1] in "、和与及" and together)
            if phrase.mention and chosen[-1].mention and listed:
                chosen.append(phrase)
            elif ("的" in between or "旗下" in between or KIN.match(between)) and not _watched.match(between):
                chosen = [phrase]
        if not chosen:
            return None
        span = Span(chosen[0].span.start, chosen[-1].span.end)
        if self._owns(span, end):
            return None
        kin = KIN.match(self._text, span.end, end)
        if kin:
            return Who(span=Span(span.start, kin.end()), rule="unnamed")
        if self._text.startswith("的", span.end, end):
            tail = self._tail_role(span.end, end)
            if tail is not None:
                return Who(span=tail, rule="unnamed")
            if not owner:
                return None
        if chosen[0].mention is None:
            meant, rule, known = self._pronouns.read(span)
            return Who(span=span, mentions=(meant,) if meant else (), known=known, rule=rule)
        return Who(span=span, mentions=tuple(phrase.mention for phrase in chosen if phrase.mention))

    def _owns(self, person: Span, end: int) -> bool:
        """Say whether a name only tells whose the firm is that speaks (某某控股的《某报》称)."""
        for m in self._between(person.end, end):
            bracket = self._text[m.span.start - 1] == "《"
            of = self._text.find("的", person.end, m.span.start)
            if m.type in _FIRMS and of == m.span.start - bracket - 1 and is_gap(self._text, m.span.end + bracket, end):
                return True
        return False

    def _people(self, start: int, end: int) -> list[_Phrase]:
        """List names and pronouns of people; 其 only right before the verb, for elsewhere it means "its"."""
        named = [
            _Phrase(span=m.span, start=max(start, self._references.phrase_start(m)), mention=m)
            for m in self._between(start, end)
            if m.type == "Person"
        ]
        pronouns = [
            _Phrase(span=Span(*p.span()), start=p.start(), mention=None)
            for p in PRONOUN.finditer(self._text, start, end)
            if p[0] not in ("其", "两人", "二人", "三人", "双方", "对方")
            or is_gap(self._text, p.end(), end, phrases=p[0] != "其")
        ]
        return sorted((*named, *pronouns), key=lambda phrase: phrase.span)

    def _tail_role(self, start: int, end: int) -> Span | None:
        """Find somebody else than the name before: 律师 in 张三的律师说."""
        roles = list(self._cues.people.finditer(self._text, start, end))
        return Span(start, roles[-1].end()) if roles and is_gap(self._text, roles[-1].end(), end) else None

    def _subjects(self, start: int, end: int) -> list[Mention]:
        """List the people and firms of a stretch that are no objects there."""
        named = self._between(start, end)
        return [m for m in named if m.type in ("Person", *_FIRMS) and not self._is_object(m.span.start, start)]

    def _roles(self, start: int, end: int) -> Iterator[Span]:
        for m in self._between(start, end):
            if m.type == "Title":
                yield m.span
        for r in self._cues.people.finditer(self._text, start, end):
            yield Span(*r.span())

    def adverbial(self, start: int, end: int) -> bool:
        """Say whether a stretch holds no subject, only how, when and where (在会上，一字一顿地)."""
        return is_gap(self._text, start, end)

    def _role(self, start: int, end: int, *, loose: bool) -> Who | None:
        roles = [r for r in self._roles(start, end) if loose or is_gap(self._text, r.end, end)]
        roles = [r for r in roles if not _hearer.search(self._text, max(start, r.start - 14), r.start)]
        if loose:
            roles = [r for r in roles if self._stands_out(r, start)]
        named = [m.span for m in self._between(start, end) if m.type != "Title"]
        roles = [r for r in roles if not any(r.inside(span) for span in named)]
        if not roles:
            return None
        role = max(roles, key=lambda r: (-r.start if loose else r.end, r.end - r.start))
        if _address.fullmatch(self._text, role.start - 1, role.end):
            return self._addressed(Span(role.start - 1, role.end))
        before = self._text[start : role.start]
        pointing = POINTING.search(before)
        if spoken_for := self.staff.firm(role, start):
            return Who(span=spoken_for[0], mentions=(spoken_for[1],), rule="firm")
        if pointing and not re.search("(?:该|这家|本)(?:公司|集团|企业|行|校|院|局)", before):
            span = Span(start + pointing.start(), role.end)
            meant = None if self._descriptions.points_back(span, role) else self._references.description(span)
            return Who(span=span, mentions=(meant,) if meant else (), rule="description" if meant else "unnamed")
        firms = [m for m in self._between(start, role.start) if m.type in _FIRMS]
        vague = VAGUE.search(self._text[start : role.end])
        if vague or CROWD.search(role.of(self._text)):
            begin = start + vague.start() if vague else self._kind_of(role, start)
            begin = min(begin, start + pointing.start()) if pointing else begin  # 该行工作人员
            firm = next((m for m in named if m.end == begin), None)
            return Who(span=Span(firm.start if firm else begin, role.end), rule="unnamed")
        loose_end = role.start > start and self._text[role.start - 1] not in _JOINTS
        meant = None if role.of(self._text) == "官方" and loose_end else self._references.description(role)
        begin = firms[0].span.start if firms else role.start
        if meant and firms and not any(self._references.serves(meant, firm) for firm in firms):
            meant = None
        return Who(span=Span(begin, role.end), mentions=(meant,) if meant else (), rule="title" if meant else "unnamed")

    def _addressed(self, span: Span) -> Who:
        """Give whom 张女士 means: the text's one person of that name, or somebody unnamed."""
        words = span.of(self._text)
        meant = next((m for m in self._mentions if m.type == "Person" and m.span.of(self._text) == words), None)
        return Who(span=span, mentions=(meant,) if meant else (), rule="name" if meant else "unnamed")

    def _kind_of(self, role: Span, floor: int) -> int:
        """Give where the noun begins whose last part is a role (消息人士, 民宿经营者)."""
        return kind_of(self._text, role, max([floor, *(m.span.end for m in self._between(floor, role.start))]))

    def _stands_out(self, role: Span, start: int) -> bool:
        """Say whether a post far from its verb is the subject: 这位教授 that is no object, or 店员向客人…… at the head."""
        pointing = POINTING.search(self._text[start : role.start])
        if pointing:
            return not self._is_object(start + pointing.start(), start)
        one = ONE.search(self._text, start, role.start)
        if one and (
            one.start() == start or any(m.span.end == one.start() for m in self._between(start, one.start() + 1))
        ):
            return True  # 某公司一位区域经理不愿多谈，只说……
        if role.start - start > STRANGE or not self._text.startswith(("向", "对"), role.end):
            return False
        begin = self._kind_of(role, start)
        return all(m.span.end == begin or m.span.start >= begin for m in self._between(start, role.start))

    def _firm(self, start: int, end: int, *, paper: str | None, owner: bool) -> Who | None:
        chosen: list[Mention] = []
        passed = -1  # where the last object ends
        together = _together.search(self._text, start, end)
        for m in self._between(start, end):
            if m.type not in _FIRMS or _of_paper.match(self._text, m.span.end):
                continue
            if self._is_object(m.span.start, start) or (passed >= 0 and self._text[passed : m.span.start] in _AND):
                passed = m.span.end
                if (
                    chosen
                    and self._text[m.span.start - 1] in "与同跟"
                    and _together.search(self._text, m.span.end, end)
                ):
                    chosen.append(m)
                continue
            between = self._text[chosen[-1].span.end : m.span.start] if chosen else ""
            if not chosen:
                chosen = [m]
            elif (_listed.match(between) and between.strip()) or (together and _joined.fullmatch(between)):
                chosen.append(m)
            elif not between or "旗下" in between or "的" in between or _WHOSE.fullmatch(between):
                chosen = [m]
        if chosen and (paper or owner or not self._text.startswith("的", chosen[-1].span.end)):
            return Who(span=Span(chosen[0].span.start, chosen[-1].span.end), mentions=tuple(chosen), rule="firm")
        if paper:
            return self._spoken_by(paper, start, end)
        words = list(self._cues.firms.finditer(self._text, start, end))
        word = words[-1] if words else None
        if word is None or not is_gap(self._text, word.end(), end):
            return None
        if self._is_object(word.start(), start) or _hearer.search(
            self._text, max(start, word.start() - 14), word.start()
        ):
            return None
        pointing = POINTING.search(self._text[start : word.start()])
        span = Span(start + pointing.start() if pointing else word.start(), word.end())
        if not pointing and span.start > start and self._text[span.start - 1] not in _JOINTS:
            return None  # 某某集团 that nobody recognised as a name, 某模型官方
        if span.of(self._text) == "双方":
            return Who(span=span, rule="unnamed")
        meant = self._references.description(span)
        return Who(span=span, mentions=(meant,), rule="description") if meant else None

    def _spoken_by(self, paper: str, start: int, end: int) -> Who | None:
        """Give whose a paper is beside which no firm stands."""
        at = self._text.rfind(paper, start, end)
        if at >= 0 and (several := _several.search(self._text, start, at)):
            return Who(span=Span(several.start(), at + len(paper)), rule="unnamed")
        meant = self._papers.giver(paper, start, end)
        return Who(span=Span(at, at + len(paper)), mentions=(meant,), rule="paper") if meant and at >= 0 else None
