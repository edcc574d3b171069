"""Words and phrases that tell of saying: the packs' attribution tables, compiled, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from kg.errors import PackError
from kg.extract.claims.screens import FIGURES, SHOWS, shown
from kg.extract.wording.marks import BRACKETED, QUOTED
from kg.model import Span
from kg.packs import Pack, Pattern
from kg.text.triggered import Triggered
from kg.text.words import tagged_words

Follow = Literal["comma", "colon", "quote", "end", "bare"]

_negated = re.compile(
    r"(?:未|没有?|不|拒绝|不愿|不肯|不便|无法|难以|尚无|不曾|没能|婉拒|谢绝)"
    r"(?:能|再|予以?|予|置|作出?|做出?|给出|就此|对此|正面|直接|具体|明确|公开|进一步|任何|多|向外界|向记者|详细)*$"
)
_passive = re.compile(
    "被(?!告)[^，。；的]{0,6}(?:媒体|外界|外媒|业内|业界|网友|网民|记者|警方|法院|机构|同行|用户|车主|消费者|投资者|人)(?:普遍|广泛|多次|集中|竞相|争相|纷纷|公开|集体|联名)*$"
)
"""Before a word of saying of which somebody is the object: 被媒体报道."""
_silent = re.compile("(?:没有|[并尚暂仍]未|未(?=[就对向能予作做]|给出)|拒绝|不愿|不予)[^，。；“”]{0,12}$")
_answers = frozenset(("回应", "表态", "评论", "解释", "答复", "回复"))
_called = re.compile("被[^，。；]{0,12}$")
"""Before a word for calling of which somebody is the object: 被业内人士称为."""
_due = re.compile("(?:将于?|定于|拟于)[^，。；]{0,14}$")
"""Before the verb for what will be published (数据将于周五公布), not who publishes it."""
_unannounced = re.compile(
    "(?:计划|打算|准备|可能|有望|预计|否认|传闻|据传|或(?=将|于|会|在)|将(?!军))[^，。；]{0,12}(?<!后)(?<!并)$"
)
"""Before the verb for what is not announced yet, or was denied (或将宣布减产, 否认宣布过减产)."""
_as_expected = re.compile("(?:低于|高于|超出?|不及|好于|优于|逊于|符合|达到|不如)(?:市场|华尔街|外界|此前|分析师)*的?$")
_stirred = re.compile(
    "(?:(?<![援吸指])引(?:[发起]|(?![领入进述用导]))|激起|缓解|加剧|打消|消除|减轻|随着|修正|更正|修订|下修|上修)了?[^，。；]{0,14}$"
)
"""Before a word of saying that is but a noun there (引发市场担忧), or part of what goes with something else (随着年报披露落幕)."""
_within = re.compile("[^，。；：！？、,;:!?”）) \u3000\n]{4}$")
"""Before a frame that does not begin its clause."""
_share = re.compile(
    "(?:[%％]|[一二两三四五六七八九]成|分之[一二三四五六七八九])(?:以上|左右)?(?:的[^，。；]{1,8})?(?:均|都|则|也|还|普遍)*+$"
)
"""A part of those asked, whose answer is a figure and nobody's word (六成的人认为)."""
_topics = frozenset(("谈到", "提到", "讲到", "聊到", "提及", "谈及", "披露", "公布", "宣布"))
_while = re.compile(
    "[^，。；]{1,28}(?:时|的时候|之后|之余)，|[^，。；]{2,16}(?:指出|表示|认为|说|称)(?=[，：])"
)  # 谈到租金时，
_publishing = frozenset(("披露", "公布", "预告"))
_paper = re.compile(
    "(?:(?!将|正在?|已|拟|未|是|被|称|有|会)[^，。；：！？\n]){0,20}(?:[年季中快财]报|业绩|预告|公告|报告书?|预案|草案|方案|计划|进展|情况|数据|结果"
    "|名单|信息|详情|细节|摘要|说明|议案|事项|[书函])(?=[，。；！？\n]|$)"
)
"""A paper that somebody publishes, of which the reporter then tells (披露三季报，营收……)."""
_raised = re.compile("[把将从][^，。；]{1,12}$")  # 把产能提到一万台
_may = re.compile(
    r"(?:也许|或许|可能|难免)[^，。；]{1,6}会$|(?:如果|假如|要是|倘若|除非)[^，。；]{1,8}$|(?:可以|本可|可能|想要|打算|不妨|敢于?|能够|需要)(?:直接|直|这样|如此|明确|公开|大胆)?$"
)  # what is not said yet
_NOUN = (
    "的",
    "被",
    "这一",
    "这番",
    "此番",
    "一番",
    "这种",
    "这些",
    "这句",
    "那句",
    "上述",
)  # a word of saying behind these is a noun
_STILL = ("后来", "从来", "向来", "历来", "素来", "插话", "接话", "搭话", "发话", "喊话", "公开", "财经", "产经")
"""What ends like what makes something else of a word of saying (总的来说, 听话说), and does not."""
_DONE = ("已经", "已")
"""Behind a name and before what it has said: 某某已经确认，…… but 双方已确认，……."""
_suffix = re.compile(r"(?:道|说|称|到)(?=[，：:,“。！？\s]|$)")
_told = re.compile(
    r"(?:称|说)(?![赞为呼号作谓职法明服完]|不予|无法评论|不便评论|无可奉告|拒绝置评)"
)  # 回应称…… as 称……
_counted = re.compile("[一二两三四五六七八九十几多数\\d][则份条项篇封]$")  # 连发七则公告，……
_caused = re.compile("(?:让|使得?|令)(?:用户|人们?|大家|消费者|外界|客户|市场|你|玩家|读者|观众)[^，。；]{0,4}$")
"""Before what anybody is made to think (让用户认为)."""
_awaited = re.compile("(?:待|需要?|须|请|由|经|让|等|后)[^，。；]{1,12}$")  # 待某公司确认，……
_while_telling = re.compile(
    "[时后中](?:则|也|还|又|曾)?(?:反驳|表示|指出|强调|坦言|直言|透露|回应|解释|补充|否认|澄清|介绍|证实|确认|笑言|坦承|重申|说明|认为|预计|指|称|说)$"
)  # 回复本报查询时反驳，……
_hearer = re.compile(
    rf"(?<=告诉)“{QUOTED}{{1,6}}”(?=，)|[^，。；：！？“”\n{QUOTED}]{{0,16}}(?=[，：“。！？\n]|$)"
)  # a medium may stand in marks: 告诉「某某」，……
_next = re.compile(r"[ \u3000]*(?P<mark>[，,：:]?)[ \u3000]*[—]*(?P<quote>“?)")
_plain = "(?:也|都|却|倒)?(?:很|更|十分|非常|相当)(?:简单|明确|干脆|直接|直白|朴素|清楚|坚决|一致|实在|坦率|具体|现实|务实)"  # 某某的理由很简单，
_DEEDS = ("v", "p", "d")
_WARNINGS = ("警告", "告诫")
_BEHIND = ("，", "：", "“")  # a mark between a hearer and what he is told
_FIRST = 12  # characters of a clause in which its first word stands
_BEFORE = 24  # characters before a word of saying that may deny it or tell whose paper speaks
_JOINTS = "，。；：！？、,;:!?”）) \u3000\n但而"
_ENDS = "。！？!?；;…\n"
# What a paper is before its verb: 财报显示, 公告中称.
_between = (
    "(?:中|里|的?(?:内容|信息|结果|资料|数据)|合并财务报表|第?\\d+号|第?[一二三四五六七八九十\\d]{1,3}条"
    "|（[^（）]{1,16}）|还|也|则|又|并|均|都|曾|再度|再次|同时|同日|日前|近日|明确|具体)*"
)

_MARKS = ("，", "：", ",", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What the packs know of a verb of saying."""

    table: str
    bare: bool = False
    carries: bool = False
    hearer: bool = False
    subject: bool = False
    paper: bool = False
    quoted: bool = False
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_alone: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    opens: tuple[str, ...] = ()
    acts: bool = False


_alone = re.compile("[。！？，；\n \u3000](?:公告|通告|声明|通报)(?=称|显示|披露|指出|表示|说)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word of saying in a text: how its clause goes on (`follow`) and where what is said would begin (`content`).

    `speaker` bounds the speaker when a frame holds it, empty where a frame tells of none; `whole` is what stands for him
    in the text (记者从某局); `anyone`: he need not be known as a person or a firm; `named`: he must be.
    """

    span: Span
    table: str
    follow: Follow
    content: int
    carries: bool
    near: bool = False
    paper: str | None = None
    speaker: Span | None = None
    whole: Span | None = None
    anyone: bool = False
    named: bool = False


class Cues:
    """All attribution tables of the packs, ready to read with."""

    def __init__(self, pack: Pack) -> None:
        self._verbs: dict[str, list[Verb]] = {}
        documents: list[str] = []
        screens: list[str] = []
        self.firm_papers: tuple[str, ...] = ()
        for table in pack.of("document"):
            (screens if table.values.get("shown") else documents).extend(table.values["words"])
            self.firm_papers += tuple(table.values.get("firm", ()))
        self._paper = re.compile(f"(?P<paper>{_any(documents)}|(?<={BRACKETED})》){_between}$")
        self._screen = re.compile(f"(?:{_any(screens)}){_between}$")
        self._paper_verbs: dict[str, list[Verb]] = {}
        for table in pack.of("cue"):
            target = self._paper_verbs if table.values.get("document") else self._verbs
            for word in _words(table):
                target.setdefault(word, []).append(replace(_verb(table), paper=word in documents))
        self._labels = {word for table in pack.of("label") for word in _words(table)}
        nouns = [word for table in pack.of("noun") for word in _words(table)]
        self._noun = re.compile(
            f"(?:的|给出的|提出的|得出的)(?:{_any(nouns)})(?:(?:则|也|却|很|十分)?(?:是|就是|为)|{_plain}(?=，)|(?=[：，]“))"
            "|(?<=，)(?:理由|看法|判断|结论|态度|意思|考虑|说法|回答|答案|建议)(?:则|也|却)?(?:很简单|是|就是)"
        )
        words = {*self._verbs, *self._paper_verbs, *self._labels}
        self._word = re.compile(_any(words))
        self._frames = tuple(_frame(table) for table in pack.of("frame"))
        self._colon = re.compile(_any(word for table in pack.of("colon") for word in _words(table)))
        roles = {table.name: _words(table) for table in pack.of("role")}
        self.people = re.compile(_any(roles.get("people", ())))
        self.firms = re.compile(_any(roles.get("firms", ())))
        self._scene = re.compile(_any(word for table in pack.of("scene") for word in _words(table)))

    def find(self, text: str, names: Collection[int] = ()) -> list[Cue]:
        """List the words of saying in a masked text, in order, but for those that mean something else there.

        `names` are the places where a name ends: what it ends with makes no other word of a word of saying (上交所表示).
        """
        framed = list(
            {cue.content: cue for cue in reversed(list(self._of_frames(text)))}.values()
        )  # the first frame reads
        inside = {at for cue in framed for at in range(cue.span.start, cue.span.end)}
        nouns = (cue_at(text, Span(*m.span()), m.end(), "noun", carries=False) for m in self._noun.finditer(text))
        plain = (cue for cue in (*self._of_verbs(text, names), *nouns) if cue.span.start not in inside)
        return sorted((*framed, *plain), key=lambda c: (c.span.start, c.span.end, c.content))

    def speaks(self, clause: str) -> bool:
        """Say whether a clause before a colon tells how somebody speaks (没有绕弯子：)."""
        return bool(self._colon.search(clause))

    def sets_scene(self, clause: str) -> bool:
        """Say whether a clause only sets the scene for what follows (谈到价格，)."""
        return bool(self._scene.match(clause))

    def _of_verbs(self, text: str, names: Collection[int]) -> Iterator[Cue]:
        reached = 0
        for m in self._word.finditer(text):
            word, start, end = m[0], m.start(), m.end()
            if start < reached or (_alone.match(text, start - 1) if start else _alone.match(f"。{text[:8]}")):
                continue  # 称 in 回应称; 公告 in 公告称 where it is the paper itself
            if word in self._labels:
                if text.startswith("“", end) and not _called.search(text, max(0, start - 14), start):
                    yield cue_at(text, Span(start, end), end, "label", carries=False)
                continue
            before = text[max(0, start - _BEFORE) : start].removesuffix("亲自").removesuffix("独自")
            paper = self._paper.search(before) if word in self._paper_verbs else None
            verbs = self._paper_verbs[word] if paper else self._verbs.get(word, ())
            document = paper["paper"] if paper else None
            named = start in names
            if paper is None and word == SHOWS and text.startswith(_MARKS, end):
                is_shown = shown(before, self._screen, named=named)
                verbs, document = (self._paper_verbs[word], FIGURES) if is_shown else (verbs, None)
            done = next((word for word in _DONE if before.endswith(word) and start - len(word) in names), "")
            before = before.removesuffix(done)
            read = (_of_verb(text, Span(start, end), before, verb, document, named=named) for verb in verbs)
            for cue in islice((cue for cue in read if cue is not None), 1):
                reached = cue.span.end
                yield cue

    def _of_frames(self, text: str) -> Iterator[Cue]:
        for frame in self._frames:
            table = frame.table
            for m in frame.matches.finditer(text):
                if "paper" in m.re.groupindex:
                    span = Span(m.end("paper"), m.end())
                    yield cue_at(text, span, m.end(), "shows", carries=True, paper=m["paper"])
                    continue
                cue = cue_at(text, Span(*m.span()), m.end(), str(table.name), carries=bool(table.values.get("carries")))
                if cue.follow == "bare" and table.values.get("person"):
                    continue
                within = (
                    table.values.get("nobody")
                    and cue.follow == "bare"
                    and m.start()
                    and text[m.start() - 1] not in _JOINTS
                    and m[0][0] in "据经根"
                )
                if within:
                    continue  # 总价值据估算超过三百万元
                amid = (
                    table.values.get("anyone")
                    and m[0][0] in "据根"
                    and _within.search(text[max(0, m.start() - 4) : m.start()])
                )
                if frame.needs and not frame.needs.search(text, m.end(), min(len(text), m.end() + 40)):
                    continue
                yield Cue(
                    span=cue.span,
                    table=cue.table,
                    follow=cue.follow,
                    content=cue.content,
                    carries=cue.carries,
                    near=bool(table.values.get("person")),
                    speaker=Span(m.start(), m.start()) if table.values.get("nobody") else Span(*m.span("speaker")),
                    whole=Span(m.start("whole"), m.end("speaker")) if "whole" in m.re.groupindex else None,
                    anyone=bool(table.values.get("anyone")),
                    named=bool(table.values.get("named") or amid),  # 比例会根据市场去判断
                )


def _of_verb(text: str, word: Span, before: str, verb: Verb, paper: str | None, *, named: bool) -> Cue | None:
    """Read a word as one verb of the tables, or as none where it means something else or is denied."""
    start, end = word.start, word.end
    kept = named or before.endswith(_STILL) or text.startswith(("：“", ":“"), end)
    if text.startswith(verb.not_before, end) or (before.endswith(verb.not_after) and not kept):
        return None
    listed = text.startswith("、", end) or (
        before.endswith("、") and text.startswith("等", end)
    )  # 企业回复、是否双驾等
    if listed or (verb.not_alone and verb.not_alone.match(text, end)):
        return None
    told = {"speech": _counted, "confirm": _awaited, "opinion": _caused}.get(verb.table)
    if (
        before.endswith(_NOUN)
        or (told and told.search(before))
        or _denied(text[start:end], verb, before, text[end : end + 32])
    ):
        return None
    if _may.search(before) and not text.startswith(("：“", ":“", "“"), end):
        return None
    longer = _suffix.match(text, end) or (None if verb.paper else _told.match(text, end))
    stop = longer.end() if longer and text[end - 1] not in "道说称到" else end
    hearer = _hearer.match(text, stop) if verb.hearer else None
    if hearer and _while_telling.search(hearer[0]):
        return None
    if hearer and text[start:end] in _WARNINGS and text[hearer.end() : hearer.end() + 1] not in _BEHIND:
        hearer = None  # 警告同行不要涨价。
    at = hearer.end() if hearer else stop
    cue = cue_at(text, Span(start, stop), at, verb.table, carries=verb.carries, near=verb.subject, paper=paper)
    marked = cue.follow in ("comma", "colon") or (cue.follow == "quote" and not verb.subject)
    fits = not verb.needs or verb.needs.match(text, at) or text.startswith(verb.opens, at)
    if not marked and not fits and not (verb.acts and _tells_of_deeds(text, at)):
        return None
    if verb.quoted and cue.follow not in ("quote", "colon"):
        return None
    return cue if cue.follow != "bare" or verb.bare or longer or text[start:end] == "说" else None


def _tells_of_deeds(text: str, at: int) -> bool:
    """Say whether a clause begins with a verb, or with how, when or where something is done (宣布在江边设厂)."""
    words = tagged_words(text[at : at + _FIRST])
    return bool(words) and words[0][2].startswith(_DEEDS) and words[0][2] != "vn"


def _denied(word: str, verb: Verb, before: str, behind: str) -> bool:
    """Say whether what stands before a verb denies it, makes a noun of it, or only counts who says so."""
    silent = word in _answers and _silent.search(before)
    raised = (word == "提到" and _raised.search(before)) or (word in _topics and _while.match(behind))
    raised = raised or (word in _publishing and _paper.match(behind))
    raised = raised or (word == "公布" and _due.search(before))
    raised = raised or ((verb.table == "report" or word in _publishing) and _stirred.search(before))
    raised = raised or (verb.table == "announce" and _unannounced.search(before))
    expected = verb.table == "report" and _as_expected.search(before)
    return bool(
        _negated.search(before) or _passive.search(before) or silent or raised or expected or _share.search(before)
    )


def cue_at(
    text: str, span: Span, at: int, table: str, *, carries: bool, near: bool = False, paper: str | None = None
) -> Cue:
    """Make a cue of a stretch of masked text behind which, at `at`, words are said."""
    if at >= len(text) or text[at] in _ENDS:
        return Cue(span=span, table=table, follow="end", content=at, carries=carries, near=near, paper=paper)
    m = _next.match(text, at)
    follow: Follow = "bare"
    content = at
    if m:
        content = m.start("quote")
        if m["quote"]:
            follow = "quote"
        elif m["mark"]:
            follow = "colon" if m["mark"] in "：:" else "comma"
        if content < len(text) and text[content] in "\n。" and follow != "quote":
            follow = "end" if follow == "bare" else follow
    return Cue(span=span, table=table, follow=follow, content=content, carries=carries, near=near, paper=paper)


def _verb(table: Pattern) -> Verb:
    values = table.values
    return Verb(
        table=table.name,
        bare=bool(values.get("bare")),
        carries=bool(values.get("carries")),
        hearer=bool(values.get("object")),
        subject=bool(values.get("subject")),
        quoted=bool(values.get("quoted")),
        not_before=tuple(values.get("not_before", ())),
        not_after=tuple(values.get("not_after", ())),
        opens=tuple(values.get("opens", ())),
        acts=bool(values.get("acts")),
        needs=re.compile(f"[^，。；！？：\n]{{0,30}}?(?:{_any(needs)})") if (needs := values.get("needs")) else None,
        not_alone=re.compile(f"(?:{_any(alone)})(?=[，。；！,;]|$)") if (alone := values.get("not_alone")) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A wording with the speaker in it; one with `triggers` is looked for only in lines that hold one of them."""

    table: Pattern
    matches: re.Pattern[str] | Triggered
    needs: re.Pattern[str] | None


def _frame(table: Pattern) -> _Frame:
    pattern = str(table.values["pattern"])
    if "{speaker}" not in pattern and "(?P<paper>" not in pattern and not table.values.get("nobody"):
        raise PackError(f"{table.file}: frame {table.name} has no {{speaker}}; write it where the speaker stands")
    try:
        regex = re.compile(pattern.replace("{speaker}", "(?P<speaker>[^，。；：！？“”\n]{1,60}?)"))
        needs = re.compile(str(table.values["needs"])) if table.values.get("needs") else None
    except re.error as error:
        raise PackError(f"{table.file}: frame {table.name} is no regular expression: {error}") from error
    triggers = [str(word) for word in table.values.get("triggers", ())]
    return _Frame(table=table, matches=Triggered(regex, triggers) if triggers else regex, needs=needs)


def _words(table: Pattern) -> Sequence[str]:
    return tuple(str(w) for w in table.values["words"])


def _any(words: object) -> str:
    listed = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(map(re.escape, listed)) if listed else r"(?!)"
