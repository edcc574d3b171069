"""Names of drugs, which no list can keep up with: by the kind before them, a code in brackets, the stem that they end in.

Stems are those of international nonproprietary names in Chinese (国家药典委员会, 《中国药品通用名称》): 替尼 of -tinib, 单抗 of -mab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names.candidates import LIKELY, SURE, Candidate
from kg.model import Span
from kg.text.triggered import Triggered
from kg.text.words import dictionary_word, tagged_words

_HAN = "\u4e00-\u9fff"
_STEM = "单抗|替尼|糖肽|帕利|西利|西普|他汀|列净|格列[汀酮]|[鲁帕度泊]肽|沙坦|拉唑|昔布|替康|他滨|[那布洛拉替夫卡米玛他]韦|[奥伦仑]赛|泊帕|度胺|紫杉醇|霉素"
_KIND = "单抗|双抗|三抗|抗体|抗体药物|偶联药物|抑制剂|激动剂|拮抗剂|疫苗|新药|药物|注射液|仿制药|胶囊|ADC|减肥药|降糖药|抗癌药"
_STEMMED = Triggered(
    re.compile(rf"(?P<run>[{_HAN}]{{2,10}}?(?:{_STEM}))(?![{_HAN}]{{0,1}}(?:类|级|药))"), re.compile(_STEM)
)
_FORM = re.compile(
    rf"[钠镁钾钙锌]?(?:(?:缓释|控释|肠溶|分散|口服|软|硬)?(?:注射[液剂]|胶囊|颗粒|干?混悬[液剂]|口服液|滴眼液)|(?:缓释|控释|肠溶|分散)片|片(?![{_HAN}]))|[钠镁钾钙](?![{_HAN}])"
)
"""The salt of a drug and the form in which it is given, which are part of its name: 川瑞拉唑钠肠溶片, 川利单抗注射液."""
_ACID = re.compile("(?:注射用)?(?:盐酸|磷酸|硫酸氢?|甲磺酸|马来酸|富马酸|琥珀酸|苯磺酸|枸橼酸|醋酸|酒石酸)$|注射用$")
"""Before a drug: the acid of its salt, what it is made for."""
_CALLED = Triggered(
    re.compile(
        rf"(?:{_KIND})[“「]?(?P<name>[{_HAN}]{{2,5}}?)[”」]?(?=[（(，。、；：,]|和|与|及|则|于|在|已|获|的|去年|今年|近日|正式|成为|上市|是|交由|授权|被|将|也|进入|达到)"
    ),
    re.compile(_KIND),
)
LATIN_STEM = "mab|tinib|ciclib|rafenib|parib|glutide|gliptin|gliflozin|leucel"
"""Stems of the WHO's list of international nonproprietary names."""
_LATIN_DRUG = Triggered(
    re.compile(
        rf"(?P<name>(?<![A-Za-z])(?i:[a-z]{{4,16}}(?:{LATIN_STEM}))(?: (?:deruxtecan|vedotin|govitecan|emtansine|tirumotecan))?(?![A-Za-z]))"
        rf"|(?:口服药|新药|药物|疫苗|减肥药|降糖药|抗癌药|抗生素|抑制剂|激动剂|注射液|药品)[“「]?(?P<called>[A-Z][a-z]{{3,14}})(?![A-Za-z.-]| ?(?:公司|集团|Inc|Pharma|Bio))"
    ),
    re.compile(f"{LATIN_STEM}|[药苗素剂液品物][“「]?[A-Z]"),
)
"""Drugs in letters: by their stem, or behind what they are (口服药Xavilo)."""
_CODED = Triggered(
    re.compile(rf"(?P<run>[{_HAN}]{{2,8}})[”」]?[（(](?:研发|项目)?(?:代号)?[:：]?[A-Z]{{2,6}}-?\d{{2,6}}[A-Z]?[)）]"),
    re.compile(r"\d[A-Z]?[)）]"),
)
_BRAND_BEHIND = re.compile(rf"[（(](?:商品名[:：]?)?[“「]?(?P<name>[{_HAN}]{{2,4}})®?[”」]?®?[)）]")
"""What a drug is sold as, where its maker is told elsewhere: 甲川的川利单抗（川达）."""
_BRAND = Triggered(
    re.compile(rf"商品名(?:称)?(?:拟定|暂定)?(?:为|是|叫)?[:：]?[“「]?(?P<name>[{_HAN}]{{2,5}}?)(?=[”」）)，。、；®])"),
    ["商品名"],
)
_SOUNDS = frozenset(
    "阿埃艾安奥巴贝本比泊博布达德地迪度厄恩尔伐法菲芬夫福格戈赫吉加卡凯克拉来兰劳勒雷利列林卢鲁伦罗洛马迈麦曼美米莫姆那纳奈南尼诺帕派佩匹皮普奇齐乔瑞沙萨赛桑舍斯司索塔泰坦特替托妥瓦万维沃乌西希夏辛信雅亚伊依因尤约泽扎珠兹"
)
"""Characters that spell foreign names: a word made of them (普利, 瑞利) parts no name of a drug, and each name has one."""
_SMALL = frozenset(
    "的了着过在被把将从对向给让与和或者是有为至到由以及款种类其该此新老首标也已均都仍还就又但而因虽若据后前使"
)


def from_drugs(text: str) -> Iterator[Candidate]:
    """Find what is called like a drug, or stands like the name of one."""
    for found in _STEMMED.finditer(text):
        word = _coined(found["run"])
        if len(word) > 2 and not re.fullmatch(_STEM, word[1:]):
            form = _FORM.match(text, found.end("run"))
            start = found.end("run") - len(word)
            acid = _ACID.search(text, max(0, start - 7), start)
            yield _drug(acid.start() if acid else start, form.end() if form else found.end("run"), SURE)
            brand = _BRAND_BEHIND.match(text, found.end())
            if brand and (text[: found.end("run") - len(word)].endswith("的") or text.startswith("由", brand.end())):
                yield _drug(*brand.span("name"), SURE)
    for found in _LATIN_DRUG.finditer(text):
        yield _drug(*found.span("name" if found["name"] else "called"), SURE)
    for found in _CALLED.finditer(text):
        if found["name"] == _coined(found["name"]) and _SOUNDS & set(found["name"]):  # no 疫苗获批
            yield _drug(*found.span("name"))
    for found in _BRAND.finditer(text):
        yield _drug(*found.span("name"))
    for found in _CODED.finditer(text):
        word = _coined(re.split(_KIND, found["run"])[-1])
        if 2 <= len(word) <= 6:
            yield _drug(found.end("run") - len(word), found.end("run"))


def _drug(start: int, end: int, strength: float = LIKELY) -> Candidate:
    return Candidate(span=Span(start, end), type="Product", strength=strength, source="device")


def _coined(run: str) -> str:
    """Give the end of a run of characters in which there is no word of the dictionary and no small word."""
    start = 1 + max((at for at, character in enumerate(run) if character in _SMALL), default=-1)
    for first, end, _ in tagged_words(run):
        word = run[first:end]
        spelt = set(word) <= _SOUNDS or re.search(_STEM, word)
        if end - first > 1 and not spelt and dictionary_word(word) is not None:
            start = max(start, end)
    return run[start:]
