"""Which longer name is that of an arm and not the full name of the firm: 恒川物流 beside 恒川.

A firm is an arm where the text says so (子公司, 旗下), where its line of business is one that groups have arms in, and
where a firm that the lexicon knows stands beside a name that is none of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from kg.extract.wording.corporate import COUNTRY
from kg.model import Span

_ARM_LINE = re.compile("(?:游戏|音乐|视频|文学|影业|体育|金融)$")
"""Lines of business that big firms have arms in: 恒川 and 恒川游戏 are two, if both are named."""
_SIDE_LINE = re.compile(
    "(?:能源|储能|物流|健康|零售|地产|置业|物业|教育|保险|证券|银行|人寿|财险|产险|寿险|金服|金科|数科|租赁)$"
)
"""Lines that firms have arms in or are called by: 恒川能源 is an arm where 恒川 is what the text is about."""
_OWN_LINE = re.compile(
    "(?:集团|公司|有限|责任|股份|控股|科技|技术|企业|实业|（集团）|株式会社|速运|速递|快递|出行|电器|家电|乳业|食品|药业|制药|酒业|啤酒|时代)+"
)
"""What a firm's own longer name ends in: 恒川速递 is 恒川."""
_LEGAL_END = re.compile("(?:公司|集团|株式会社)$")
_TOLD = re.compile('(?:(?:子公司|孙公司|附属公司|旗下的?|下属的?)|(?:筹建|新设|设立)了?)[“「『"]?$')
_IS = re.compile("(?:（[^（）]{0,20}）|[(][^()]{0,20}[)])?(?:，)?(?:则|也|现)?(?:是|为|系|作为|由|被)")
_ITS_ARM = re.compile(
    "的?(?:全资|控股|上市|参股)*(?:子公司|孙公司|附属公司|上市平台|(?:第一)?大股东|控股股东|母公司)|(?:间接|直接|全资|绝对)?控股"
)
_HOLDS = re.compile(
    "(?:（[^（）]{0,20}）)?(?:，)?(?:直接|间接|合计|共|仍|还|目前|则)*(?:持有|持股|控股|减持|增持)(?:了)?|的?(?:全资|控股|上市)*(?:子公司|孙公司|附属公司|上市平台|控股股东|母公司|大股东)(?:是|为|、)?"
)
"""Between a firm and the other that owns or is owned by it: 恒川重装是恒川集团的控股子公司, 恒川集团持有恒川重装45%的股份."""
_LATIN_ARM = re.compile(
    " (?:AI|Labs?|Research|Cloud|Capital|Ventures?|Studios?|Robotics|Health|Bank|Pay|Energy|Motors?)"
)
_ABROAD = re.compile(f"[（(](?:{COUNTRY}|中国|香港|澳门|台湾|亚太|亚洲|欧洲|北美)[)）]")
"""What tells a firm's arm in another country, where a town in brackets is the seat of the firm itself."""
_OFTEN = 2  # times that a firm is named for each time that its arm is


class Arms:
    """Tells arms by the names of one document."""

    def __init__(
        self,
        text: str,
        found: Sequence[tuple[Span, str]],
        known: Callable[[str], str | None],
        told: Mapping[str, int],
        places: frozenset[str] = frozenset(),
    ) -> None:
        self._known, self._told, self._places = known, told, places
        bodies = [(span.of(text), kind) for span, kind in found if kind in ("Company", "Organization")]
        self._count = Counter(surface for surface, _ in bodies)
        self._firms = {surface for surface, kind in bodies if kind == "Company"}
        # whose arm a firm is said to be, "" where nobody stands before that
        self._said: defaultdict[str, set[str]] = defaultdict(set)
        for span, kind in found:
            said = _TOLD.search(text, max(0, span.start - 6), span.start) if kind == "Company" else None
            if said:
                before = (owner for owner in self._firms if text.endswith(owner, 0, said.start()))
                self._said[span.of(text)].add(max(before, key=len, default=""))

        self._apart: set[tuple[str, str]] = set()
        firms = sorted((span, kind) for span, kind in found if kind in ("Company", "Organization"))
        for (a, _), (b, _) in pairwise(firms):
            one, other = sorted((a.of(text), b.of(text)), key=len)
            if other.startswith(one) and (
                _HOLDS.fullmatch(text, a.end, b.start)
                or (_IS.fullmatch(text, a.end, b.start) and _ITS_ARM.match(text, b.end))
            ):
                self._apart.add((one, other))

    def known(self, name: str) -> bool:
        """Say whether a list has this name."""
        return self._known(name) is not None

    def unit(self, rest: str) -> bool:
        """Say whether a Latin word behind a firm's name is that of a unit: Cloud, Research."""
        return _LATIN_ARM.fullmatch(rest) is not None

    def __call__(self, stem: str, full: str) -> bool:
        """Say whether a longer name is an arm of the firm with this short name."""
        if any(stem == one and full.startswith(other) for one, other in self._apart):
            return True
        before = self._told.get(stem, 0) < self._told.get(full, 0)  # else the arm itself is called so from there on
        if stem not in self._said and any(
            (before if owner == "" else owner.startswith(stem)) for owner in self._said.get(full, ())
        ):
            return True  # not where another's arm is told of: 曲川集团旗下的恒川汽车
        if full == f"{stem}中国" or self._another(stem, full) or self._abroad(stem, full):
            return True
        if _ARM_LINE.search(full) and self._count[stem] > 1:
            return True
        if not (_SIDE_LINE.search(full) or (full.startswith("中国") and not stem.startswith("中国"))):
            return False
        first = self._told.get(stem)
        often = self._count[stem] >= _OFTEN * self._count[full]
        return first is not None and first < self._told.get(full, 0) and often

    def _abroad(self, stem: str, full: str) -> bool:
        """Say whether a known firm's name goes on to where this one is, or begins with it: 恒川（巴西）有限公司, 临川恒川."""
        if stem not in self._firms or self._known(stem) is None or self._known(full) is not None:
            return False
        return (
            _ABROAD.match(full, len(stem)) is not None
            if full.startswith(stem)
            else full.removesuffix(stem) in self._places
        )

    def _another(self, stem: str, full: str) -> bool:
        """Say whether the lexicon knows the firm, and the longer name, which is no legal one, as none of its names."""
        firm = self._known(stem)
        if firm is None or not full.startswith(stem) or self._known(full) == firm or _LEGAL_END.search(full):
            return False
        rest = full[len(stem) :]
        return _LATIN_ARM.fullmatch(rest) is not None if rest.isascii() else _OWN_LINE.fullmatch(rest) is None
