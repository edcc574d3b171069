"""Names of persons, companies, organisations, models and products: proposed, chosen, followed through the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.config import shipped
from kg.extract import borders, doubts
from kg.extract.candidates import (
    GRADE,
    LIKELY,
    TECHNIQUE,
    Candidate,
    chosen,
    from_entries,
    from_heads,
    from_lexicon,
    from_metadata,
    from_posts,
    from_tags,
    from_wording,
    named,
    supported,
)
from kg.extract.coined import (
    from_codes,
    from_devices,
    from_employers,
    from_leaders,
    from_makers,
    from_roles,
    from_spellings,
    from_versions,
)
from kg.extract.entity_types import settled
from kg.extract.latin import from_speech
from kg.extract.lexicon import Lexicon
from kg.extract.naming import heads, names, stems
from kg.extract.skeleton import benchmark
from kg.extract.units import with_unit
from kg.extract.versions import versioned, with_version
from kg.model import Gist, LocalEntity, Mention, Reading, Span
from kg.packs import Pack
from kg.text.folding import fold
from kg.text.regional import mainland
from kg.text.words import dictionary_word, tagged_words
from kg.text.wraps import unwrapped

_ROAD = re.compile(
    r"(?:[东西南北中]?[路街巷弄](?![线由演况径程透过人边])|大道|大街|胡同|[村镇乡县](?![镇村])|地铁站|广场|大厦\d|大桥|公园)"
)
_PERSONAL = re.compile(r"(?:官|长|总|人|裁|师|记者|授|监|理|CEO|CTO|员|者|席|书)$")
_HEADED = re.compile(
    r"(?:的)?(?:联合)?(?:创始人|董事长|总裁|总经理|首席|CEO|CTO|CFO|副总裁|合伙人|高管|发言人|负责人)|方面|旗下|宣布|公告"
)
_LEGAL_FORM = re.compile(r"有限|股份|集团公司|总公司|分公司|子公司")
_CALLED, _FIRM_KIND = (
    re.compile("[“「『‘]"),
    re.compile("(?:公司|企业|厂商|品牌|基金|机构|团队|平台|机器人|芯片|系统|软件|大模型)$"),
)
_KIND_CALLED = re.compile("(?:平台|系统|软件|机器人|芯片|工具|助手|应用)[“「『‘]")
_HOLDS, _STOPS = re.compile(r"(?:担任|出任|升任|并任)$"), re.compile(r"[，。；、]")
_GENERIC = re.compile(r"(?:公司|企业|厂|厂商|机构|部门|平台|工厂|新厂|券商|外资|法人)$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ABBREVIATION = re.compile(r"[A-Z]{1,4}")
_SORT = re.compile(r"[A-Za-z0-9+]{2,5} ?(?:初创|创业|独角兽|领域|行业)?(?:公司|企业|厂商|平台|团队|巨头|独角兽)")
"""AI 公司, SaaS企业: firms of a sort."""
_NO_NAME = re.compile(
    r"(?:公告|披露|称|及)其$|^(?:集团|公司|总公司|实际控制人|实控人)$|^\d{1,4}[年月日]|^\d{1,2}[时点分秒]|^L\d ?级?$|^[A-Z]\+?\+? ?轮|共同|或|×|^某|^[A-Z]{4,} ?20\d\d$|^(?:文生|图生)[图视]?$|^(?:AI|GPU|国产|国内|头部|初创|创业|上市|芯片|机器人|大模型|互联网|软件|代理|[（(]Agent[)）]){2,}(?:公司|企业|厂商|大厂)$|[一二三四五六七八九十]小[龙虎强花]|(?:巨头|大厂|新势力)$|团队$|(?:IPO|API|SDK)$|^(?i:top) ?\d+$|^(?i:c-(?:suite|level))$|\.(?:com|cn|net|org)$|^(?:通用|生成|多模态|物理|主权|端侧|行业|超级)[\u4e00-\u9fff]?AI$|\d月\d{1,2}日|^(?:[A-Z]{1,5}|\d{4,6})[-.](?:US|TW|HK|SH|SZ|TSE|N|O)$"
    r"|^(?:研发|营运|运营|数据|大数据|云计算|物料|客户|物流|计算|算力|智算|生产|制造|配送|分拨|采购|销售|交付|售后|呼叫|调度|指挥|会展|会议|培训|结算|体验|展示|超算){1,3}(?:服务|管理)?中心$"
    r"|\d ?[KM万] ?(?i:tokens?)$|\d ?亿$|\d ?(?:奈米|纳米|nm)$"
    r"|^(?:董事会)?(?:审核|审计|提名|薪酬|战略|风险|考核|投资|合规|关联交易|控制|管理|[与及和、]){1,5}委员会$"
)
"""Days, stock codes and what every firm has: no names, whatever the tagger takes them for."""
_MARKS = "“”‘’「」『』《》〈〉【】\"' \u3000，。、：；（）()"


_PAPER = re.compile(
    r"(?:规划|计划|办法|条例|规定|意见|指南|方案|通知|报告|白皮书|纲要|标准|协议|合同|意向书|公告|声明|法)》?$"
)
_OFFICE = re.compile(r"(?:Officer|President|Director|Manager|Chairman|Vice President|Engineer|Scientist)$")


class Entities:
    """Adds the names of a document as mentions that do not overlap, each with the document's full name of its thing."""

    def __init__(self, pack: Pack) -> None:
        self._lexicon = Lexicon(pack)
        self._stops = pack.stops
        self._benchmark = benchmark(pack)
        self._surnames = pack.surnames
        self._places = _places()

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its names."""
        text = reading.text
        document = reading.document
        proposed = [
            *borders.mended(from_tags(reading.tags), text, self._places),
            *from_lexicon(
                self._lexicon.hits(text),
                lambda span, kind: with_unit(span, text) if kind == "Company" else with_version(span, kind, text),
            ),
        ]
        plain = mainland(text)
        proposals = [
            *proposed,
            *from_wording(plain),
            *from_posts(text, self._surnames),
            *from_entries(text),
            *from_versions(text),
            *from_spellings(text),
            *from_roles(plain),
            *from_employers(text),
            *from_leaders(text),
            *from_heads(text),
            *from_speech(plain),
            *from_makers(plain, proposed),
            *from_codes(plain),
            *from_devices(plain),
            *from_metadata(text, _folded(document.publisher), _folded(document.author)),
        ]
        possible = [c for c in proposals if self._possible(c, text)]
        first = [c for c in chosen(supported(self._split(possible, text), text), text) if c.strength >= 0.5]
        found = self._followed(borders.settled(first, text), text)
        kinds = settled(found, text, self._lexicon.entry, self._surnames)
        spans = [(c.span, kinds[c.span.of(text)]) for c in found]
        return reading.adding(mentions=names(text, spans, self._full_name, self._places))

    def _full_name(self, name: str) -> str | None:
        entry = self._lexicon.entry(name)
        return entry.name if entry else None

    def _possible(self, c: Candidate, text: str) -> bool:
        """Refuse what cannot be a name: stop words, roads called after somebody, one character, figures."""
        surface = c.span.of(text)
        before = text[max(0, c.span.start - 12) : c.span.start]
        if c.type == "Person" and (
            surface.count(" ") > 3 or _ABBREVIATION.fullmatch(surface) or _OFFICE.search(surface)
        ):
            return False  # an English sentence or title, or no full word
        if c.type == "Person" and text.startswith("报道", c.span.end) and "记者" in before[:-2]:
            return False  # 记者 某某 临川报道: the place of writing
        if (
            (
                surface in self._stops
                and c.source not in ("wording", "entry")
                and not (c.type == "Person" and _PERSONAL.search(before))
            )
            or not surface.strip(_MARKS)
            or surface[0] in _MARKS
            or surface[-1] in "，。、：；“‘「『《"
            or (before.endswith("《") and _PAPER.search(surface))
            or doubts.money(text, c.span)
        ):
            return False
        if (c.type != "Person" and len(surface) < 2) or (
            c.source != "lexicon"
            and (_NO_NAME.search(surface) or (self._benchmark and self._benchmark.fullmatch(surface)))
        ):
            return False
        if c.type in ("Model", "Product") and (
            GRADE.fullmatch(surface)  # Turbo, Pro 版: a version of something that stands elsewhere
            or (not named(surface) and c.source in ("tagger", "wording"))
        ):
            return False
        refused = (
            self._described(c, text) or doubts.figurative(c, text)
            if c.source == "tagger"
            else _ROAD.match(text, c.span.end)
        )
        if refused:
            return False
        if c.source == "lexicon" and len(surface) == 2 and doubts.astride(text, c.span):
            return False
        return (c.source == "lexicon" or not surface.isdigit()) and not (
            c.source not in ("lexicon", "role") and surface in self._places
        )

    def _described(self, c: Candidate, text: str) -> bool:
        """Say whether the tagger took for a name what only tells a kind: a technique, a sort of firm, a common word."""
        surface = c.span.of(text)
        if TECHNIQUE.match(surface) or doubts.foreign(c, text) or doubts.elsewhere(c, text):
            return True
        if _SORT.fullmatch(surface) and TECHNIQUE.match(re.split("[^A-Za-z0-9+]", surface)[0]):
            return True
        if c.type == "Company" and _CALLED.match(text, c.span.end) and _FIRM_KIND.search(surface):
            return True  # 临川机器人公司“某某”, 炒菜机器人“某某”: what it is, before its name
        if c.type in ("Model", "Product") and _KIND_CALLED.match(text, c.span.end):
            return True  # 筛药平台“某某”
        if c.type == "Company" and (
            text.startswith(("的公司", "的企业", "的厂商"), c.span.end)  # 广川网的公司: what a firm does
            or (_HOLDS.search(text, max(0, c.span.start - 2), c.span.start) and _STOPS.match(text, c.span.end))
        ):
            return True  # 担任联创，: a post
        if c.strength >= 0.75 or c.type == "Person":
            return False
        firm = c.type in ("Company", "Organization")
        if (
            (self._common(surface) if firm else doubts.term(c, text))
            or doubts.cut_quote(c, text)
            or doubts.wordy(surface)
        ):
            return True
        return self._ordinary(surface) and not _HEADED.match(text, c.span.end)

    def _common(self, surface: str) -> bool:
        """Say whether a supposed firm is only described: 美国软件公司, 晶圆代工厂 - common words all through."""
        if not _GENERIC.search(surface) or _LEGAL_FORM.search(surface):
            return False
        if any(surface[:n] in self._places and not surface[:n].endswith("国") for n in (2, 3, 4)):
            return False  # 湘川钢铁公司 is one of its town, 美国软件公司 any of a country's
        words = tagged_words(surface)
        return all(
            kind.startswith(("n", "v", "a", "j", "b", "l", "m", "f", "s"))
            and not kind.startswith(("nr", "nz", "nt"))
            and end - start > 1
            for start, end, kind in words[:-1]
        )

    @staticmethod
    def _split(proposals: Sequence[Candidate], text: str) -> list[Candidate]:
        """Cut 百度文心一言, proposed as one model, where a known or proposed firm stands at its front."""
        firms = [c for c in proposals if c.type in ("Company", "Organization") and c.strength >= LIKELY]
        out: list[Candidate] = []
        for c in proposals:
            head = next(
                (
                    f
                    for f in firms
                    if c.type in ("Model", "Product")
                    and c.source not in ("lexicon", "maker")
                    and f.span.start == c.span.start
                    and c.span.end - f.span.end >= 2
                ),
                None,
            )
            rest = text[head.span.end : c.span.end] if head else ""
            if (head and _HAN.match(rest)) or (head and rest[:1].isupper()):
                out.append(
                    Candidate(span=Span(head.span.end, c.span.end), type=c.type, strength=c.strength, source=c.source)
                )
            else:
                out.append(c)
        return out

    def _followed(self, first: Sequence[Candidate], text: str) -> list[Candidate]:
        """Find the names of strong places again in the whole document, and the short forms of its firms."""
        strength: defaultdict[str, float] = defaultdict(float)
        kind: dict[str, Counter[str]] = defaultdict(Counter)
        for c in first:
            surface = c.span.of(text)
            strength[surface] = max(strength[surface], c.strength)
            kind[surface][c.type] += 1
        for head, whole in heads([surface for surface, counted in kind.items() if counted["Company"]]):
            for surface in (head, whole):  # a firm and its short form bear each other out
                strength[surface] = max(strength[surface], LIKELY)
        for surface, counted in kind.items():
            if counted["Company"] > 2:  # proposed again and again
                strength[surface] = max(strength[surface], LIKELY)
        more: list[Candidate] = []
        for surface in sorted(strength):
            if strength[surface] < LIKELY or len(surface) < 2:
                continue
            best = max(sorted(kind[surface]), key=lambda k: kind[surface][k])
            more.extend(self._again(surface, best, text, LIKELY - 0.05))
            if best == "Model" and (base := _versionless(surface)):
                coined = dictionary_word(base) is None  # then it stands for the family where it stands alone
                more.extend(
                    c
                    for c in self._again(base, best, text, LIKELY - 0.1)
                    if coined or c.span.end - c.span.start > len(base)
                )
            if best == "Company" and _HAN.search(surface):
                for stem in stems(surface, self._places):
                    if stem not in strength and stem not in self._stops and not self._ordinary(stem):
                        more.extend(self._again(stem, best, text, LIKELY - 0.15))
        more = [c for c in more if self._possible(c, text)]
        longer = {c.span for c in more}
        kept = (
            c
            for c in first
            if not any(c.span.inside(span) and c.span != span for span in longer if span.overlaps(c.span))
        )
        return chosen((*kept, *more), text)

    def _again(self, surface: str, kind: str, text: str, strength: float) -> Iterator[Candidate]:
        at = text.find(surface)
        ordinary = self._ordinary(surface)
        while at >= 0:
            span = Span(at, at + len(surface))
            if kind in ("Model", "Product"):
                span = versioned(span, text)
            if (
                not (ordinary and kind != "Model")
                and not _ROAD.match(text, span.end)
                and not _goes_on(text, span)
                and self._whole(text, span)
            ):
                yield Candidate(span=span, type=kind, strength=strength, source="again")
            at = text.find(surface, at + len(surface))

    @staticmethod
    def _ordinary(surface: str) -> bool:
        """Say whether jieba's dictionary knows the name as a common word: then it is a name only where something says so."""
        kind = dictionary_word(surface) if len(surface) <= 4 else None
        if len(surface) == 4:
            return kind in ("i", "l")  # a saying: 星光熠熠
        return kind is not None and kind[:1] in "anvdlirmzcpuo" and not kind.startswith(("nr", "nt", "nz", "ns"))

    @staticmethod
    def _whole(text: str, span: Span) -> bool:
        """Say whether no word of the surroundings runs across the border of a short name."""
        if span.end - span.start > 2:
            return True
        begin, end = max(0, span.start - 4), min(len(text), span.end + 4)
        around = text[begin:end]
        return not any(
            b - a > 1
            and (a < span.start - begin < b or a < span.end - begin < b)
            and b - a <= 4
            and dictionary_word(around[a:b]) is not None  # what jieba only guesses to be a word proves nothing
            for a, b, kind in tagged_words(around)
            if kind not in ("nr", "x")
        )


def _versionless(name: str) -> str | None:
    """Give the Chinese name before a version: 数川 of 数川2, whose sister may be 数川1."""
    found = re.match(r"([\u4e00-\u9fff]{2,})(?=[A-Za-z0-9. -]*\d)", name)
    return found[1] if found else None


def _goes_on(text: str, span: Span) -> bool:
    """Say whether a Latin name continues at either side."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    first, last = text[span.start], text[span.end - 1]
    return (first.isascii() and first.isalnum() and before.isascii() and before.isalnum()) or (
        last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    )


def _places() -> frozenset[str]:
    path = shipped("packs") / "common" / "places.tsv"
    lines = path.read_bytes().decode("utf-8").split("\n") if path.is_file() else ()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def gist(reading: Reading) -> Gist:
    """Give what the steps over the whole corpus see of a finished reading."""
    return Gist(
        document=reading.document.id,
        published=reading.document.published,
        entities=tuple(local_entities(reading)),
        print=reading.print,
    )


def local_entities(reading: Reading) -> list[LocalEntity]:
    """List the things that a finished reading names, each with its spellings and what it is tied to."""
    text = reading.text
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for m in reading.mentions:
        if m.type != "Title":
            grouped.setdefault((m.type, m.name), []).append(m)
    partners: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for link in reading.links:
        # who is to take a post tells who he is as well as who has it
        if link.modality != "asserted" and (link.modality, link.predicate) != ("planned", "worksFor"):
            continue
        subject, other = (link.subject.type, link.subject.name), (link.object.type, link.object.name)
        partners[subject].add((link.predicate, link.object.name))
        partners[other].add((f"^{link.predicate}", link.subject.name))
        if link.title:
            titles[subject].add(link.title)
    speakers = {(quote.speaker.type, quote.speaker.name) for quote in reading.quotes if quote.speaker}
    return [
        LocalEntity(
            document=reading.document.id,
            type=kind,
            name=name,
            surfaces=tuple(sorted({fold(unwrapped(m.span.of(text))).text for m in mentions} | {name})),
            spellings=tuple(sorted({unwrapped(m.span.of(text)) for m in mentions})),
            partners=tuple(sorted(partners[kind, name])),
            titles=tuple(sorted(titles[kind, name])),
            published=reading.document.published,
            count=len(mentions),
            speaks=(kind, name) in speakers,
        )
        for (kind, name), mentions in sorted(grouped.items())
    ]


def _folded(given: str | None) -> str | None:
    return fold(given).text if given else None
