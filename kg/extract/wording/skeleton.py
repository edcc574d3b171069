"""A sentence with every name folded into one character, so that short regular expressions read its structure.

`岚川科技自研的工业模型“织川”` becomes `Ⓒ自研的工业模型Ⓜ`: marks around a name, the word 大模型 behind a model's name and a
bracket that only repeats the name are swallowed, since they say nothing about who does what to whom.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from kg.errors import PackError
from kg.extract.wording.corporate import COUNTRY
from kg.extract.wording.units import PLANT
from kg.model import Mention, Reading, Span
from kg.packs import Pack, Pattern
from kg.text.regional import mainland

TOKENS: dict[str, str] = {
    "Person": "\ue000",
    "Company": "\ue001",
    "Organization": "\ue002",
    "Model": "\ue003",
    "Product": "\ue004",
    "Title": "\ue005",
}
SLOTS: dict[str, str] = {
    "person": "\ue000",
    "company": "\ue001",
    "org": "\ue001\ue002",
    "model": "\ue003",
    "product": "\ue004",
    "thing": "\ue003\ue004",
    "title": "\ue005",
    "party": "\ue000\ue001\ue002",
    "rival": "\ue001\ue002\ue003\ue004",
    "user": "\ue001\ue002\ue004",
}
NAME = "[\ue000-\ue005]"
_KIND_ENDS = "(?:的|公司|企业|厂商|机构|巨头|品牌|平台|基金|资本|大学|模型|产品)"
_BETWEEN = "[^，。；：！？、\ue000-\ue004]"
_OTHER_ROLE = "关联方|供应商|客户|竞争对手|经销商|代理商"
"""What ends a list of names: who comes behind it stands in another role (子公司甲及公司的关联方乙)."""
_ROW_ENDS = "[\ue000-\ue004](?:[、，和与及][\ue000-\ue004])*+(?:等|[，、。；：）的]|$)"
"""How a list goes on behind a comma: 甲，乙和丙等, but 收购了甲，乙与丙双双退市 begins anew."""
_STRANGERS = "(?:、(?:(?!和|与|及)[^，。；：！？、\n\ue000-\ue005]){1,8}(?=、|和|与|及)){0,2}"
"""Members of a list that are no name to anybody: 甲、拳头、乙."""
_PARTS = "搭载|采用|基于|内置|配备|接入|使用|自家|自有的|自研的"
"""What ends a list of names too: the next one is in what is listed, and not of the list (甲，以及搭载乙的丙)."""
_NEXT_DEAL = "投资(?=了|[\ue001\ue002])|(?:收购|并购|认购|买下)(?!来|的)|增资|注资|入股(?!的)|(?:参股|控股)(?![公企子股的])|转让(?!的)|出售(?!的)"
"""What ends a list as well: with it begins what is done next (收购甲、增资乙)."""
_AND = f"(?:{_STRANGERS}(?:、|和|与|及|以及|/|&|\\+|＋|，以及|、以及|，和)(?:(?!{_OTHER_ROLE}|{_PARTS}|{_NEXT_DEAL}){_BETWEEN}){{0,12}}|，(?:(?:(?![想要做成当变像似]){_BETWEEN}){{0,6}}{_KIND_ENDS})?(?={_ROW_ENDS}))"
"""Between two members of a list. Behind a comma alone only what the next one is may stand: 曾就职于甲，师从乙 is no list."""
_HELD_BY = "[\ue001\ue002]的?前?(?:[^，。；：！？、和与及\ue000-\ue005]{0,4}\ue005)+(?=\ue000)"
"""Where a member of a list holds which post: 甲、乙和丙创始人丁."""
_ASIDE = "(?:（[^（）。；]{1,24}）)"
_LAST = f"(?:{_ASIDE}(?=联合|共同|一同|一起|等|领投|跟投|，))?"
_STAKE = "(?:的?\\d[\\d.]*[%％](?:的)?(?:控股权|股权|股份|权益)?)?"
"""How much of a firm, within a list: 收购甲49%股权以及乙100%股权."""
_SERIAL = "(?:[一二三四五]期)?"
"""Which of several funds of one name: 甲基金二期."""
_BRANCH = "(?:(?:中国|亚洲|亚太|基金|资本|创投|投资|公司|集团)(?=[、和与及以等，]))?"
"""What a name goes on with where only its front was found, within a list: 甲投资中国和乙."""
_SORT = "(?:[®™]?[\u4e00-\u9fff®™]{1,10}?(?=、))?"
"""Of which sort a thing of a list is: 甲®开发平台、乙."""
_UNDER = "的?旗下的?[^，。；：！？、\ue000-\ue005]{0,8}"
_OWNER = re.compile(f"{_UNDER}[\ue001-\ue004]|(?<=[\ue001\ue002])[\ue003\ue004]")
"""Behind whose the next one of a list is: of 甲旗下乙、丙旗下丁、戊己号 only 乙, 丁 and 己号 are meant."""
_INSIDE = re.compile(_ASIDE)
_OWNS = "(?:(?:的|旗下|下属|全资|控股|所属){1,3}(?:子公司|孙公司|公司|平台|品牌|企业|机构)|旗下|手中|手里|所?持有)"
"""Behind a name: it is whose the following is, not one of a list (甲与乙全资子公司丙, 收购甲，从乙手中接过丙)."""
_ITS_THING = "的[^，。；：！？、\ue000-\ue005]{0,6}[\ue003\ue004]"
"""Behind a thing of a list: it owns what follows and belongs to none before it (甲的乙、丙的丁)."""
_OPENING = "“‘「『《〈*"
_CLOSING = "”’」』》〉*"
_MODEL_TAIL = re.compile(
    r"(?:系列)?(?:(?:行业|通用|语言|多模态|推理|基础|金融|工业|医疗|开源)?(?:大|小)?(?:语言)?模型)?(?:系列)?"
)
YARDSTICK = ("级别", "级的", "级主力", "级大", "级模", "级基", "级水", "级性", "级能", "级，", "级、", "级。")
"""Behind a model's name: another is measured by it (百川4级主力模型), and nothing is said of it."""
_COUNTRY = re.compile(f"(?:{COUNTRY})$")
"""Before a foreign firm, whose country says nothing of who does what: 与德国甲合作."""
_AI_TAIL = re.compile(
    r" ?AI(?= ?(?:[、，。；：:）)]|和|与|及|等|也|都|则|的|宣布|推出|发布|跟进|创始|联合创始|CEO|副总裁|首席|中[，、]|$))"
)
"""某某AI is what many write for the firm called 某某."""
_PLANT = re.compile(f"(?:{PLANT.pattern})(?!由)")
_ECHO = re.compile(
    r"[（(](?:[A-Za-z0-9.:： ]{2,16}[，,；;])?(?:以?下?简称[:：]?|下称|中文名|英文名|原名|又名|又称|花名|笔名|昵称|艺名|简称|证券代码|股票代码)?[:：]?[“‘「『\"]?[\ue000-\ue005A-Za-z0-9 .:：·\-]*[”’」』\"]?(?:(?:或|、|和|及)[“‘「『\"]?[\ue000-\ue005A-Za-z0-9 .·\-]+[”’」』\"]?)?[）)]"
)


_LIKENED = re.compile(
    "(?:[下另]一个|第二个|翻版的?|(?:成为?|做|打造[成为]?|变[成为]|当|[是像叫似])(?:一个|所谓的?)?(?:中国|国产|国内|东方|亚洲|[\u4e00-\u9fff]{2}界)[的版](?:的)?)[“‘「『]?$"
)
"""Before a firm that another is likened to, or would be: 想做成中国的甲, 下一个甲."""
_PORTRAYED = re.compile("位于|立于|专注|主要[从生经提]|从事|主打|主营|致力|聚焦|深耕|[估市]值|号称")
_PORTRAIT = re.compile(
    "(?<![\ue000-\ue005的其])(?<!总部)(?:(?:总部(?:位于|设在|在)|位于|设于|成立于|创立于|专注于?|主要(?:从事|生产|经营|提供)|从事|主打|主营|致力于?|聚焦|深耕|估值|市值|号称)"
    "[^，。；：！？“”\n\ue000-\ue005]{1,24}?的、?)++(?=[^，。；：！？、“”由被与把将和\n\ue000-\ue005]{0,10}[\ue000-\ue004])"
)
"""What describes the name behind it: 收购了总部位于英国的、主要从事机床生产的甲."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """One sentence in short: `text`, where each of its characters stands in the reading, and the names behind tokens."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: Mapping[int, Mention]
    source: str = ""

    def said(self, start: int, end: int) -> str:
        """Give the words of the reading behind skeleton characters start..end."""
        return self.span(start, end).of(self.source)

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the reading behind skeleton characters start..end."""
        return Span(self.starts[start], self.ends[end - 1])

    def mentions(self, start: int, end: int) -> list[Mention]:
        """List the names that stand in skeleton characters start..end."""
        return [self.names[i] for i in range(start, end) if i in self.names]


def skeleton(
    text: str, span: Span, mentions: Iterable[Mention], stand_ins: Iterable[tuple[Span, Mention]] = ()
) -> Skeleton:
    """Fold the sentence at `span`; `stand_ins` are words (他, 该公司) with the mention that they mean."""
    pieces = sorted([*((m.span, m) for m in mentions), *stand_ins], key=lambda piece: (piece[0].start, -piece[0].end))
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    names: dict[int, Mention] = {}
    at = span.start

    def plain(until: int) -> None:
        chars.extend(text[at:until])
        starts.extend(range(at, until))
        ends.extend(range(at + 1, until + 1))

    def marks(start: int, end: int) -> tuple[int, int]:
        """Take the marks around a name into it, as many layers as there are."""
        while chars and end < span.end and chars[-1] in _OPENING and text[end] in _CLOSING:
            chars.pop()
            ends.pop()
            start, end = starts.pop(), end + 1
        return start, end

    for place, mention in pieces:
        if place.start < at or place.end > span.end:
            continue
        if mention.type == "Model" and text.startswith(YARDSTICK, place.end):
            continue
        if mention.type == "Company" and _LIKENED.search(text, max(span.start, place.start - 12), place.start):
            continue
        start = place.start
        if mention.type == "Company" and (country := _COUNTRY.search(text, max(at, start - 4), start)):
            start = country.start()
        plain(start)
        at = place.end
        start, at = marks(start, at)
        if mention.type == "Model" and (tail := _MODEL_TAIL.match(text, at, span.end)):
            start, at = marks(start, tail.end())
        if mention.type == "Company" and (
            tail := _AI_TAIL.match(text, at, span.end) or _PLANT.match(text, at, span.end)
        ):
            at = tail.end()
        names[len(chars)] = mention
        chars.append(TOKENS[mention.type])
        starts.append(start)
        ends.append(at)
    plain(span.end)
    raw = Skeleton(text=mainland("".join(chars)), starts=tuple(starts), ends=tuple(ends), names=names, source=text)
    return _without_ranks(_without_kin(_without_portraits(_without_echoes(_without_blanks(raw)))))


_ANY_BLANK = re.compile("[ \u3000\xa0]")
_BLANK = re.compile(
    r"(?<=[\ue000-\ue005])[ \u3000\xa0]+(?![\ue000-\ue005 \u3000\xa0])|(?<![\ue000-\ue005 \u3000\xa0])[ \u3000\xa0]+(?=[\ue000-\ue005])"
)


_STOPS = "。！？；…”」"
_FEW_BLANKS = 3  # in a sentence that is not spaced out all through


def _without_blanks(raw: Skeleton) -> Skeleton:
    """Leave out blanks between a name and a word, which many set around Latin letters; those between two names stay.

    Between Chinese characters few blanks part the clauses of a headline: 甲川紧追乙川 携手丙川.
    """
    if not _ANY_BLANK.search(raw.text):
        return raw
    found = list(_BLANK.finditer(raw.text))
    headline = raw.text[-1] not in _STOPS and len(found) <= _FEW_BLANKS
    parting = [m.start() for m in found if m.end() < len(raw.text) and _parts(raw, m)] if headline else []
    text = "".join("，" if i in parting else c for i, c in enumerate(raw.text)) if parting else raw.text
    gone = {i for m in found for i in range(*m.span())} - set(parting)
    return _without(replace(raw, text=text), gone)


def _parts(raw: Skeleton, blank: re.Match[str]) -> bool:
    """Say whether Chinese characters stand on both sides of a blank, and no bracket is open around it."""
    start, end = blank.span()
    if raw.text.count("（", 0, start) != raw.text.count("）", 0, start):
        return False
    return start > 0 and all("\u4e00" <= raw.source[i] <= "\u9fff" for i in (raw.ends[start - 1] - 1, raw.starts[end]))


def _without_echoes(raw: Skeleton) -> Skeleton:
    """Leave out brackets that repeat the name before them in short, in Latin letters or as a stock code."""
    gone: set[int] = set()
    for found in _ECHO.finditer(raw.text):
        before = found.start() - 1
        inside = raw.mentions(found.start(), found.end())
        if before in raw.names and all(
            m.type == raw.names[before].type and m.name == raw.names[before].name for m in inside
        ):
            gone.update(range(found.start(), found.end()))
    return _without(raw, gone)


def _without_portraits(raw: Skeleton) -> Skeleton:
    """Leave out what tells of a name before it where it sits, since when and what it does, and no tie to another."""
    if not _PORTRAYED.search(raw.text):
        return raw
    return _without(raw, {i for found in _PORTRAIT.finditer(raw.text) for i in range(*found.span())})


_SPACED = re.compile("(?<=[\u4e00-\u9fff，。：；（）]) +(?=[0-9A-Za-z$])|(?<=[0-9A-Za-z%]) +(?=[\u4e00-\u9fff（）])")


def unspaced(raw: Skeleton) -> Skeleton:
    """Leave out the blanks that many set between Chinese characters and figures or letters: 售价约 180 美元."""
    if " " not in raw.text:
        return raw
    return _without(raw, {i for found in _SPACED.finditer(raw.text) for i in range(*found.span())})


_FELLOW = "(?:学生|博士生|硕士生|研究生|弟子|徒弟|同学|同窗|师[弟兄妹姐]|校友|室友|搭档|好友|朋友|同乡|老乡|老同事)"
_KIN = re.compile(f"\ue000的(?:另|两|三|几|一|多|大学|老|博士|硕士|[位名个]){{0,6}}(?:{_FELLOW}|\ue005)(?=\ue000)")
"""Whose fellow or student comes behind: 甲和他的两名博士生乙、丙 are 甲, 乙 and 丙."""


def _without_kin(raw: Skeleton) -> Skeleton:
    """Leave out of whom somebody is a student or fellow, who takes no part in what is told of the other."""
    gone: set[int] = set()
    for found in _KIN.finditer(raw.text):
        if re.search(f"{_FELLOW}$", raw.said(*found.span())):
            gone.update(range(*found.span()))
    return _without(raw, gone)


_RANKED = re.compile(
    "(?<=\ue000)\ue005(?=[^，。；：！？、\ue000-\ue005]{0,8}?(?:(?<![主信责])任(?![务何意])|供职|就职|[加辞]入|加盟|当选|辞[去职]|离[开职]|退休|[获被]聘))"
)
_RANKS = ("博士", "教授", "院士")
_OF_PLACE = re.compile("[\ue001\ue002]的?\ue000$")


def _without_ranks(raw: Skeleton) -> Skeleton:
    """Leave out the rank behind a name that takes a post: 某某博士出任; where a place stands before, 教授 is his post there."""
    ranked = [found.start() for found in _RANKED.finditer(raw.text) if raw.names[found.start()].name in _RANKS]
    return _without(
        raw, {i for i in ranked if raw.names[i].name == "博士" or not _OF_PLACE.search(raw.text, max(0, i - 3), i)}
    )


def _without(raw: Skeleton, gone: set[int]) -> Skeleton:
    if not gone:
        return raw
    kept = bytearray(b"\1") * len(raw.text)
    for i in gone:
        kept[i] = 0
    before = sorted(gone)
    return Skeleton(
        text="".join(compress(raw.text, kept)),
        starts=tuple(compress(raw.starts, kept)),
        ends=tuple(compress(raw.ends, kept)),
        names={i - bisect_left(before, i): m for i, m in raw.names.items() if kept[i]},
        source=raw.source,
    )


_SLOT = re.compile(r"\{(?P<kind>[a-z]+)(?P<many>\+)?(?::(?P<role>[a-z]+))?\}")

_BRACES = re.compile(r"(?<!\\)\{[^\d,}][^}]*\}")
"""What stands in braces and does not only tell how often: a slot, or one that is misspelt and would match itself."""


def word_lists(pack: Pack) -> dict[str, Sequence[str] | str]:
    """Give the word lists and gaps that the patterns of a pack use by name; a later pack may set one anew, no file of the same pack."""
    told: dict[str, Pattern] = {}
    for table in pack.of("words"):
        before = told.get(table.name)
        if before is not None and before.pack == table.pack:
            raise PackError(
                f"{table.file}: the words {table.name} are told in {before.file} too; give them another name"
            )
        told[table.name] = table
    return {
        name: tuple(table.values["words"]) if "words" in table.values else str(table.values["pattern"])
        for name, table in told.items()
    }


def benchmark(pack: Pack) -> re.Pattern[str] | None:
    """Give the expression of a pack for names of benchmarks, which look like names of models and are none."""
    known = word_lists(pack)
    return compiled("{benchmark}", known, "words benchmark") if "benchmark" in known else None


def compiled(pattern: str, words: Mapping[str, Sequence[str] | str], where: str) -> re.Pattern[str]:
    """Compile a pack's pattern: `{org:subject}`, lists `{thing+:object}`, word lists `{release}`, gaps `{gap}`.

    Raises `PackError` that names the pattern for an unknown slot or a bad expression.
    """

    def slot(found: re.Match[str]) -> str:
        kind, many, role = found["kind"], found["many"], found["role"]
        if kind in SLOTS:
            one = f"[{SLOTS[kind]}]"
            # possessive: a list is taken whole, or a long one could be cut in exponentially many ways
            sort = _SORT if kind in ("thing", "model", "product") else ""
            next_ = rf"{one}(?:{_UNDER}{one})?" if "\ue001" in SLOTS[kind] else one
            further = f"(?:{_HELD_BY})?{next_}" if kind == "party" else next_
            branch = _BRANCH if "\ue001" in SLOTS[kind] else ""
            owns = f"{_OWNS}|{_ITS_THING}" if sort else _OWNS
            stake = _STAKE if "\ue001" in SLOTS[kind] else ""
            whole = rf"{next_}(?:{_SERIAL}{branch}{sort}(?:{_ASIDE}?{stake}{_AND}{further}|{next_})(?!{owns}))*+{_SERIAL}{_LAST}"
            body = whole if many else one
        elif kind in words:
            known = words[kind]
            body = (
                _SLOT.sub(slot, known)  # words may be made of others
                if isinstance(known, str)
                else "(?:" + "|".join(sorted(map(re.escape, known), key=len, reverse=True)) + ")"
            )
        else:
            raise PackError(f"{where}: unknown slot {{{kind}}}; known: {', '.join(sorted((*SLOTS, *words)))}")
        return f"(?P<{role}>{body})" if role else f"(?:{body})"

    for braces in _BRACES.finditer(pattern):
        if not _SLOT.fullmatch(braces[0]):
            raise PackError(
                f"{where}: {braces[0]} is no slot; write small letters alone, as {{org:subject}} or {{gap}}"
            )
    try:
        return re.compile(_SLOT.sub(slot, pattern))
    except re.error as error:
        raise PackError(f"{where}: the pattern is no regular expression: {error}") from error


def names_in(group: str, found: re.Match[str], bones: Skeleton) -> Iterator[Mention]:
    """Yield the mentions inside a named group of a match."""
    if found[group] is not None:
        at = found.start(group)
        for aside in _INSIDE.finditer(bones.text, at, found.end(group)):
            yield from bones.mentions(at, aside.start())
            at = aside.end()
        for i in range(at, found.end(group)):
            if i in bones.names and not _OWNER.match(bones.text, i + 1, found.end(group)):
                yield bones.names[i]


def by_sentence(reading: Reading) -> list[tuple[Span, list[Mention]]]:
    """Pair each sentence that names something with its mentions."""
    out: list[tuple[Span, list[Mention]]] = []
    mentions = sorted(reading.mentions)
    at = 0
    for sentence in reading.sentences:
        while at < len(mentions) and mentions[at].span.start < sentence.start:
            at += 1
        inside = []
        while at < len(mentions) and mentions[at].span.start < sentence.end:
            if mentions[at].span.end <= sentence.end:
                inside.append(mentions[at])
            at += 1
        if inside:
            out.append((sentence, inside))
    return out
