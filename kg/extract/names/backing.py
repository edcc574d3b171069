"""What stands beside a body that the tagger sees and bears it out: who founded it, what it is said to be, its reporters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.candidates import LIKELY, SURE, Candidate

_BY_FOUNDERS = re.compile("(?:创办|创立|创建)了?[“「]?$")
_FOUNDED_ENDS = re.compile("[，。；、！？”」（(]|$|的(?!企业|公司)")
_IS_FIRM = re.compile(
    "[”」]?(?:[（(][^（）()\n]{1,24}[)）])?，?(?:[则就也本曾]|曾经|原本){0,2}是(?:国内|中国|全球|当地|目前)?一[家个][^，。；\n]{0,30}?"
    "(?:公司|企业|厂商|独角兽|品牌|机构|[制造供应服务运营开发经销零售]{2}商|连锁|工作室|券商|银行|集团)(?=[，。；、！？]|$)"
)
_REPORTERS = re.compile(" ?(?:首席|特约|见习|实习|资深|驻[\u4e00-\u9fff]{2,4})?记者")


def borne_out(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Propose anew, and as likely, the bodies that the words around them call so.

    These are the firm behind a word for founding (创办某某机器人) or before what it is (某某是一家机器人公司), and the
    medium before its reporters (某某时报记者).
    """
    for c in proposed:
        if c.source != "tagger":
            continue
        if c.type == "Company":
            if _BY_FOUNDERS.search(text, max(0, c.span.start - 6), c.span.start) and _FOUNDED_ENDS.match(
                text, c.span.end
            ):
                yield Candidate(span=c.span, type="Company", strength=LIKELY, source="role")
            if _IS_FIRM.match(text, c.span.end):
                yield Candidate(span=c.span, type="Company", strength=SURE, source="role")
        if c.type in ("Company", "Organization") and _REPORTERS.match(text, c.span.end):
            yield Candidate(span=c.span, type="Organization", strength=LIKELY, source="role")
