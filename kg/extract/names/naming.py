"""What one document calls the same thing: short names to full ones, surnames with 总 to persons, brackets to names.

Every rule looks at names of the same document only; who is who across documents is decided in `kg.resolve`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.names import legal, variants
from kg.extract.names.aliases import said
from kg.extract.names.arms import Arms
from kg.extract.names.candidates import kind_of_place
from kg.extract.names.persons import nicknamed, whom
from kg.extract.names.type_words import START_UP
from kg.extract.names.versions import type_alone, unmarked
from kg.extract.wording.corporate import CORPORATE
from kg.model import FAMILY, Mention, Span
from kg.text.folding import key
from kg.text.words import dictionary_word

_PLACE = re.compile(r"^(?:中国|[\u4e00-\u9fff]{2,3}(?:省|市|区|县))")
_BUSINESS = tuple(
    """
    株式会社 股份有限公司 有限责任公司 集团有限公司 有限公司 股份公司 控股集团 科技集团 集团公司 公司 集团
    控股 股份 科技 技术 智能 智慧 数智 智算 数科 信息 网络 数据 软件 电子 半导体 微电子 机器人 汽车 动力 新能源
    能源 电力 电气 电器 材料 新材料 化工 制药 医药 生物 生物科技 医疗 健康 航空 航天 重工
    精密 精工 机械 装备 制造 工业 实业 传媒 文化 教育 咨询 研究 资本 创投 投资 基金
    产业投资基金 产业基金 投资集团 证券 银行 保险 人寿 财险 产险 寿险 金服 金科 租赁 投顾 资产 信托 期货 物流 快递 速递 快运 速运 供应链 地产 置业 物业 零售 乳业 酒业 服饰 家居 钢铁 矿业 石化 药业 娱乐 影视 出行 航运 通信 物联
    物联网 云计算 云端 资讯 互联 光电 光学 光伏 储能 绿能 氢能 风电 膜材 复材 海运 船舶 桥梁 创新 时代 国际 中国 食品 饮料 啤酒 白酒 咖啡 茶饮 餐饮 超市 百货 酒店 珠宝 家电 农业 牧业 环保
    环境 影业 游戏 互娱 工程 建设 建筑
    通讯 建材 装饰 家具 木业 纸业 陶瓷 照明 灯饰 旅游 旅行 鞋业 服装 制衣 纺织 家纺 石材 玻璃 眼镜 印刷 印务 包装 种业 门业 门窗 园林 粮油 管业 支付 高科
    玩具 消防 安防 茶业 广告 健身 空调 电梯 文具 塑胶 水产 轴承 电缆 线缆 涂料 电机 激光 宠物 农机 农资 燃气 水泥 轮胎 口腔 音响 音频 声学 听力 厨卫 卫浴
    导航 设备 装备 系统 电池 锂电 锂业 特钢 合金 铝业 铜业 稀土 仪器 仪表 阀门 泵业 液压 数控 机床 水务 热电 煤业 自动化 药房 眼科 美妆 日化 护肤 母婴 户外
    乐器 商贸 贸易 无人机 卫星 测绘 遥感 芯片 集成电路 微系统 存储 传感 视觉 语音 影像 算力 量子 通航 机车 客车 商用车 轨道 交通 充电 换电 征信 信用 保理
    担保 小贷 动漫 数码 智造 智联 科创 电商
    码头 货柜码头 港机 港口 港务 港航 集运 船务 船业 舰船 金控 金融 体育 房产 房地产 机电 电工 汽配 货运 家政 检测 检验 基因 细胞 疫苗 诊断 器械 医械 中药 保健 康养 养老 护理 牙科 齿科 骨科 医美
    种子 种苗 农化 农药 化肥 肥业 饲料 养殖 畜牧 禽业 肉业 渔业 果业 果蔬 菌业 糖业 盐业 米业 面业 油脂 粮业 零食 坚果 饮品 奶业 乳品 酿酒 酿造 烟草 木门 地板 橱柜 洁具 厨具 箱包 皮具 内衣 鞋服 棉业 丝绸 印染 染整 化纤 玻纤
    碳纤维 碳纤 复合材料 磁材 永磁 密封 紧固件 铸造 锻造 模具 刀具 减速机 减速器 传动 丝杠 伺服 舵机 关节 焊接 真空 制冷 冷链 热泵 锅炉 风机 压缩机 泵阀 管道 净水 水处理 固废 环卫 再生 低碳
    有色 金属 有色金属 钛业 钼业 镍业 锌业 锡业 钨业 黄金 煤炭 石油 油服 油气 天然气 核电 核能 水电 电网 变压器 逆变器 电控 电驱 电源 电容 电路 晶圆 晶体 硅片 硅业 硅材 封测 封装 光刻 面板 显示 触控 靶材 特气 试剂
    橡胶 塑料 塑业 铝材 钢构 车业 重卡 卡车 货车 摩托 叉车 工程机械 起重机 重机 飞机 直升机 飞行器 火箭 宇航 航发 低空 气象 图书 出版 报业 传播 电讯 电影 院线 电竞 会展 文旅 免税 便利店 商管 商业管理 置地 城建 城投 交投 产投
    国投 建投 文投 网安 信安 区块链 财富 典当 拍卖 人力 人力资源 招聘 培训 幼教 职教 票务 车联 车联网 智驾 雷达 激光雷达 天线 射频 光模块 光通信 光缆 光纤 基站 智行 智控 数字 数字科技 数据科技 信息技术
    """.split()  # noqa: SIM905 - one line a word would fill four screens
)
"""What a company's name may end in beside what it is called: legal forms and lines of business."""
_DEFINED = re.compile("[（(][^（）()\n]{0,24}(?:下称|简称)")
"""Behind a firm's full name, which stands for one firm and no other: 某某有限公司（下称“某某”）."""
_HEADLINE = 60  # characters of a headline at most
_GROUP_NAME = re.compile("(?P<name>[\u4e00-\u9fff]{2,8}?)集团(?:有限(?:责任)?公司)?")
_GROUP = 3  # characters of a line of business, and of a name that is more than 集团 and a syllable
_CLEARLY = 3  # times that one firm is named for all others that a short name may mean
_BODY = re.compile(
    rf"(?:{'|'.join(_BUSINESS)}|研究院|研究所|实验室|学院|大学|医院|协会|联合会|基金会|委员会|事业部|事业群|中心|[部局厅院会所行店厂])$"
)


@lru_cache(maxsize=65536)
def stems(name: str, places: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """List what a company's name may be cut to: without place, legal form and line of business, longest first."""
    found: list[str] = []
    base = re.sub(r"[（(][^（）()]*[)）]", "", name)
    queue = [base]
    while queue:
        here = queue.pop()
        shorter = []
        if here.endswith(_BUSINESS):
            shorter += [here[: -len(end)] for end in _BUSINESS if here.endswith(end) and len(here) - len(end) >= 2]
        shorter += [here[len(p) :] for p in (here[:4], here[:3], here[:2]) if p in places and len(here) - len(p) >= 2]
        if (place := _PLACE.match(here)) and len(here) - place.end() >= 2:
            shorter.append(here[place.end() :])
        for one in shorter:
            if one not in found and one not in places:
                found.append(one)
                queue.append(one)
    return tuple(sorted((f for f in found if len(f) >= 2 and f not in _BUSINESS), key=lambda f: (-len(f), f)))


def heads(firms: Iterable[str]) -> list[tuple[str, str]]:
    """Pair firms with those whose names go on in a coined word: 澄溪 and 澄溪智屿, where 恒川 and 恒川物业 are two."""
    known = {firm for firm in firms if len(firm) < 9}
    return sorted(
        (head, whole)
        for whole in known
        if _han(whole)
        for length in range(2, len(whole) - 1)
        if (head := whole[:length]) in known
        and dictionary_word(head) is None
        and dictionary_word(rest := whole[length:]) is None
        and not _BODY.search(rest)
    )


def names(
    text: str, found: Sequence[tuple[Span, str]], known: Callable[[str], str | None], places: frozenset[str]
) -> list[Mention]:
    """Give each found name the document's full name of its thing.

    `found` are spans with types, `known` gives a lexicon's full name for a name, or None.
    """
    groups = _Groups()
    body = text.find("\n") + 1 if "\n" in text[:_HEADLINE] else 0
    for span, kind in found:
        groups.add(FAMILY[kind], unmarked(span.of(text)), kind, span.start - body)
        if kind == "Company" and START_UP.search(text, max(0, span.start - 6), span.start):
            groups.start_ups.add(unmarked(span.of(text)))
    for family, one, other in said(text, found):
        groups.join(family, unmarked(one), unmarked(other))
        if family == "Person" and nicknamed(one, other, text):
            groups.nicknames.add(unmarked(one))
    groups.hold_apart(span.of(text) for span, kind in found if kind == "Company" and _DEFINED.match(text, span.end))
    _known_aliases(groups, known)
    arms = Arms(text, found, known, groups.told, places)
    bodies = groups.surfaces.get("Organization", Counter())
    for one, other in variants.pairs(bodies, places):
        groups.join("Organization", one, other)
    _short_firms(groups, places, arms)
    _short_units(groups, arms)
    _short_of_legal(groups, places, arms)
    _short_things(groups, places)
    _short_latin(groups, arms)
    people = whom(text, found)
    told: dict[tuple[str, str], tuple[str, str]] = {}  # of every name but once
    out = []
    for span, kind in found:
        surface = unmarked(span.of(text))
        if kind == "Person" and len(surface) == 1 and span not in people:
            continue  # a surname whose bearer the document does not name
        name = FAMILY[kind], surface
        if name not in told:
            told[name] = groups.kind(*name), groups.full(*name)
        common, full = told[name]
        if kind == "Person":
            out.append(Mention(span=span, type=kind, name=people.get(span) or full))
        else:
            out.append(Mention(span=span, type=common, name=full))
    return out


class _Groups:
    """Names of one document joined step by step; the fullest of a group stands for it."""

    def __init__(self) -> None:
        self.surfaces: dict[str, Counter[str]] = {}
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}
        self._kinds: dict[tuple[str, str], Counter[str]] = {}
        self._by_key: dict[tuple[str, str], list[str]] = {}
        self._together: dict[tuple[str, str], list[str]] = {}  # by root, until the next join
        self._held: set[tuple[str, str]] = set()  # roots of firms that the text defines, each another one
        self.nicknames: set[str] = set()
        self.start_ups: set[str] = set()  # bodies that the text calls firms: 初创企业“某某实验室”
        self.told: dict[str, int] = {}  # where each firm is named first below the headline

    def add(self, family: str, surface: str, kind: str, at: int = 0) -> None:
        if at >= 0 and family == "Organization":
            self.told.setdefault(surface, at)
        self._kinds.setdefault((family, surface), Counter())[kind] += 1
        count = self.surfaces.setdefault(family, Counter())
        count[surface] += 1
        if count[surface] == 1:
            self._together.clear()
            twins = self._by_key.setdefault((family, key(surface)), [])
            if twins:
                self.join(family, twins[0], surface)
            twins.append(surface)

    def root(self, family: str, surface: str) -> tuple[str, str]:
        at = (family, surface)
        while at in self._parent:
            at = self._parent[at]
        return at

    def join(self, family: str, one: str, other: str) -> None:
        a, b = self.root(family, one), self.root(family, other)
        if a != b and not (a in self._held and b in self._held):
            self._parent[max(a, b)] = min(a, b)
            self._held.update((min(a, b),) if max(a, b) in self._held else ())
            self._together.clear()

    def hold_apart(self, defined: Iterable[str]) -> None:
        """Let firms that the text defines in full, with a short name each, be joined no more than they are."""
        self._held.update(self.root("Organization", firm) for firm in defined)

    def members(self, family: str, surface: str) -> list[str]:
        if not self._together:
            for kind, surfaces in self.surfaces.items():
                for s in surfaces:
                    self._together.setdefault(self.root(kind, s), []).append(s)
        return self._together.get(self.root(family, surface), [])

    def full(self, family: str, surface: str) -> str:
        """Give the fullest name of the group: no nickname, Chinese before Latin, longest, then most frequent."""
        group = self.members(family, surface) or [surface]
        count = self.surfaces.get(family, Counter())
        return min(group, key=lambda s: (s in self.nicknames, not _han(s), -len(s), -count[s], s))

    def kind(self, family: str, surface: str) -> str:
        """Give the type that most mentions of the group bear; a firm whose fullest name ends like that of a public body is one, unless the text calls it a firm."""
        votes: Counter[str] = Counter()
        for s in self.members(family, surface):
            votes.update(self._kinds[family, s])
        most = max(sorted(votes), key=lambda k: votes[k])
        full = self.full(family, surface)
        public = most == "Company" and kind_of_place(full, most) == "Organization" and full not in self.start_ups
        return "Organization" if public else most


def _han(name: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in name)


def _known_aliases(groups: _Groups, known: Callable[[str], str | None]) -> None:
    for family, surfaces in groups.surfaces.items():
        by_full: dict[str, str] = {}
        for surface in surfaces:
            full = known(surface)
            if full and (family, full) and by_full.setdefault(full, surface) != surface:
                groups.join(family, by_full[full], surface)


def _short_firms(groups: _Groups, places: frozenset[str], arms: Arms) -> None:
    """Join 恒川 to 恒川集团, where only one firm of the document is called so in full."""
    surfaces = groups.surfaces.get("Organization", Counter())
    short_of: dict[str, list[str]] = {}
    for full in surfaces:
        for stem in stems(full, places):
            if stem in surfaces:
                short_of.setdefault(stem, []).append(full)
    for head, whole in heads(s for s in surfaces if groups.kind("Organization", s) == "Company"):
        short_of.setdefault(head, []).append(whole)
    for short, whole in _introduced(groups, arms):
        if whole not in short_of.get(short, ()):
            short_of.setdefault(short, []).append(whole)
    for one in surfaces:
        if one.endswith("集团") and len(one) > _GROUP:
            short_of.setdefault(one, []).extend(full for full in surfaces if full != one and _group(one[:-2], full))
    for lab in surfaces:
        name = lab.removesuffix("实验室")
        if name != lab and _is_the_lab(name, lab, groups, arms):
            short_of.setdefault(name, []).append(lab)
    for stem in sorted(short_of, key=len, reverse=True):  # 恒川集团 is joined to its legal name before 恒川 to either
        fulls = [full for full in short_of[stem] if not arms(stem, full)]
        fulls = [
            f for f in fulls if f[len(stem) :][:1] not in ("（", "(")
        ] or fulls  # 恒川（苏州） is 恒川 in Suzhou only
        for meant in _meant(stem, fulls, surfaces, groups.told):
            if len({groups.root("Organization", f) for f in meant}) == 1:
                groups.join("Organization", stem, meant[0])
                break


def _introduced(groups: _Groups, arms: Arms) -> Iterator[tuple[str, str]]:
    """Pair a coined short name with the firm that was named in full before it, whatever it makes: 拾川 and 拾川茶事."""
    firms = [s for s in groups.surfaces.get("Organization", ()) if groups.kind("Organization", s) == "Company"]
    told = groups.told
    for short in firms:
        if not _COINED.fullmatch(short) or short not in told or dictionary_word(short) or arms.known(short):
            continue
        longer = [f for f in firms if f.startswith(short) and _LINE.fullmatch(f, len(short))]
        first = [f for f in longer if told.get(f, told[short]) < told[short]]
        if len(first) == 1 and not _BODY_OF_FIRM.search(first[0]):
            yield short, first[0]


_COINED, _LINE = re.compile("[\u4e00-\u9fff]{2,3}"), re.compile("[\u4e00-\u9fff]{2,4}")
_BODY_OF_FIRM = re.compile("(?:研究院|研究所|实验室|学院|大学|医院|基金会?|事业部|事业群|中心|云|国际|中国)$")
"""What a name ends in that is a unit of the firm called so."""


def _is_the_lab(name: str, lab: str, groups: _Groups, arms: Arms) -> bool:
    """Say whether a firm is called after its lab: 澄溪, where 澄溪实验室 is named first and no list knows 澄溪."""
    first, then = groups.told.get(lab), groups.told.get(name)
    return first is not None and then is not None and first < then and not arms.known(name)


def _meant(
    stem: str, fulls: Sequence[str], count: Mapping[str, int], told: Mapping[str, int]
) -> Iterator[Sequence[str]]:
    """Give what a short name may mean, as long as it means several firms: all, those that begin with it, their group, the usual one.

    At last it means those that are told before it, where others with such a name come only later.
    """
    yield fulls
    begun = [f for f in fulls if f.startswith(stem)]  # before one that names its place first (恒川 in 北岭恒川物流)
    if any("集团" in f for f in fulls if f not in begun):
        return
    yield begun
    yield [f for f in begun if f == stem + "集团"]
    usual = max(begun, key=lambda f: count[f], default="")
    yield [f for f in begun if f == usual and count[f] > _CLEARLY * sum(count[o] for o in begun if o != usual)]
    if stem in told:
        yield [f for f in fulls if told.get(f, 0) < told[stem] and f in told]


def _group(core: str, full: str) -> bool:
    """Say whether a longer name is that of the group 恒川集团: 北岭恒川酒厂（集团）有限公司, 中国恒川餐饮集团有限公司."""
    if 0 < full.find(core) < full.find("（集团）"):
        return True
    whole = _GROUP_NAME.fullmatch(full.removeprefix("中国"))
    line = whole["name"][len(core) :] if whole and whole["name"].startswith(core) else None
    if line is None or len(line) > _GROUP or line in ("控股", "股份"):
        return False
    return line in ("", *_BUSINESS) or dictionary_word(line) is not None  # no 恒川宝贝王集团, which is an arm


_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:学院|研究院|研究所|实验室|事业部|研究中心|委员会|协会|事业群|集团|分行|支行|分公司|局|中心)$"
)


def _short_units(groups: _Groups, arms: Arms) -> None:
    """Join 计算机学院 to 江左大学计算机学院, where the document names one such unit in full, and 曲川院 to 恒川曲川院."""
    surfaces = groups.surfaces.get("Organization", Counter())
    for short in surfaces:
        unit = _UNIT.match(short)
        fulls = [
            s for s in surfaces if s != short and s.endswith(short) and (unit or _owned(short, s, groups.told, arms))
        ]
        if len({groups.root("Organization", f) for f in fulls}) == 1:
            groups.join("Organization", short, fulls[0])


def _owned(short: str, full: str, told: Mapping[str, int], arms: Arms) -> bool:
    """Say whether a name is another with its owner's before it, and no venture of two: 恒川曲川院, not 恒川丰田."""
    owner = full.removesuffix(short)
    first, then = told.get(full), told.get(short)
    return (
        (owner in told or arms.known(owner))
        and _BODY.search(short) is not None
        and not arms.known(short)
        and first is not None
        and then is not None
        and first < then
    )


def _short_of_legal(groups: _Groups, places: frozenset[str], arms: Arms) -> None:
    """Join what stands for no longer name yet to the one legal name that it is short for."""
    for short, fulls in legal.pairs(groups.surfaces.get("Organization", Counter()), places, arms.known):
        free = groups.full("Organization", short).removesuffix("公司") == short.removesuffix("公司")
        one = len({groups.root("Organization", full) for full in fulls}) == 1
        if free and one and not any(arms(short, full) for full in fulls):
            groups.join("Organization", short, fulls[0])


_LATIN_TAIL = re.compile(rf"(?:[,，]? (?:AI|Tech|{CORPORATE})\.?)+")


def _short_latin(groups: _Groups, arms: Arms) -> None:
    """Join Tidal to Tidal Labs, Quill and Mara to Mara Quill, where the document has one such firm and one such person."""
    for family in ("Organization", "Person"):
        surfaces = [s for s in groups.surfaces.get(family, Counter()) if s.isascii()]
        for short in (s for s in surfaces if " " not in s and s[0].isupper()):
            fulls = [
                s
                for s in surfaces
                if (family == "Person" and " " in s and short in s.split(" ")[:: s.count(" ")])
                or (
                    family != "Person"
                    and s.startswith(f"{short} ")
                    and (_LATIN_TAIL.fullmatch(s[len(short) :]) or _own_word(short, s, arms))
                    and not arms(short, s)
                )
            ]
            if len({groups.root(family, f) for f in fulls}) == 1:
                groups.join(family, short, fulls[0])


def _own_word(short: str, full: str, arms: Arms) -> bool:
    """Say whether a coined word before another word of any sort is what a firm is called in short: Thalor of Thalor Lines."""
    return full.count(" ") == 1 and not arms.known(short) and not arms.unit(full[len(short) :])


_SHORT_THING = re.compile(r"(?=[A-Za-z0-9])(?=.*\d)[A-Za-z0-9][A-Za-z0-9 .+-]*$")


_LAST_WORD = re.compile("[A-Z][a-z]{4,}")


def _short_things(groups: _Groups, places: frozenset[str]) -> None:
    """Join S7 Pro to 川驰S7 Pro, where the document names the maker 川驰 or calls nothing else so; Copilot to the one Tarn Copilot."""
    firms = groups.surfaces.get("Organization", Counter())
    makers = {stem for firm in firms for stem in (firm, *stems(firm, places))}
    for family in ("Model", "Product"):
        surfaces = groups.surfaces.get(family, Counter())
        for short in surfaces:
            if _LAST_WORD.fullmatch(short):
                fulls = [s for s in surfaces if s.endswith(f" {short}") and s.count(" ") == 1]
                if len(fulls) == 1:
                    groups.join(family, short, fulls[0])
            elif len(short) > 1 and _SHORT_THING.match(short):
                fulls = [s for s in surfaces if s.endswith(short) and s[: -len(short)].strip() in makers]
                fulls = fulls or [s for s in surfaces if type_alone(s) == short]
                if len(fulls) == 1:
                    groups.join(family, short, fulls[0])
