"""Models and products spoken of without their names: 该模型, 这款耳机, 新车, 它."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from kg.extract.context.protagonist import only_tells
from kg.extract.wording.members import of_family
from kg.model import Mention

SUCH_A_THING = re.compile(
    r"(?:该|这款|这一|这个|这[台部辆]|本|新(?<![最更全创]新)|此|上述|其)(?:款|套|个)?(?:大?模型|(?<=这[台部辆])(?:机器|手机|车|电脑|设备|新车|新机)|产品|平台|系统|芯片|机器人|车型|新车|软件|应用|(?<=该)[机车药])(?!的?行业|版本|市场|厂商|公司|[\u4e00-\u9fff]{0,3}[“「『《])"
)
THIS_SORT = re.compile(
    r"(?:这|该)[款颗套台部辆架张支枚只艘座片](?:[\u4e00-\u9fff]{0,4}?)(?P<sort>[\u4e00-\u9fff]{0,2}(?:平台|系统|工具|软件|应用|引擎|游戏|终端|设备|仪器|耳机|眼镜|手表|手环|手机|平板|电脑|笔记本|音箱|电视|冰箱|洗衣机|扫地机|空调|相机|摄像头|无人机|一体机|工作站|服务器|机床|雷达|传感器|电池|电机|电芯|轿车|卡车|皮卡|客车|新药|疫苗|试剂|面霜|精华|饮料|玩具|玩偶|材料|显卡|主板|屏幕|卫星|火箭))"
)
"""A thing without its name, by a word for its sort that stands beside the name elsewhere: 这款耳机."""
_DOES = (
    "(?:还|将|也|已|则|都|均|全系|首次|率先|同时|并|现|目前|内部|直接|[今明][年天])*"
    "(?:搭载|配备|采用|标配|选配|基于|内置|预装|内含|自带|首搭|接入|换装|换用|集成|以[^，。；！？\n]{1,24}为(?:底座|基座|基础|核心)|由[^，。；！？\n]{1,24}(?:微调|训练|蒸馏|驱动|供电)|使用|支持|兼容|用的是|用上)"
)
IT = re.compile(
    f"(?:(?<=[，。；：！？\n“”])新[车机]|它(?<!其它))(?={_DOES})"
    "|它(?<=[用拿靠]它)(?<![都均][用拿靠]它)(?=来(?!自)|给|做|预报|预测|审|检测|识别|分析|处理|辅助|生成|批改|巡检|写|画)"
)
"""What a text goes on about without its name, by what only things do: 新车搭载, 它内置."""
UNSEEN = re.compile(
    "(?:(?:发布|推出|开发|研发|打造|带来|生产|设计|准备|期待)(?:了|过|出)?(?:一?[款个种])?|[两三四五六七八九十几多数\\d][款个种])(?=$)"
)
"""Before what is spoken of for the first time, or as several: 发布新产品, 三款新产品."""
_TAKES = re.compile("(?:接入|搭载|采用|集成|部署|使用|引入|内置|支持|适配|上线|基于|对标|选用|选择)(?:了|对)?$")
_BRINGS = re.compile(
    "(?:发布|发表|推出|开源(?!平台|社区|生态|框架|协议)|上线|带来|放出|公布|打造)(?![^，。；：！？]*基于)[^，。；：！？]{0,24}$"
)
"""Before what a sentence brings out, of which the next one tells."""
_MEASURE = re.compile("[”」]?(?:相比|相较|比起来?)(?:之下)?，")
"""Behind a thing by which the one spoken of is measured: 跟老款甲比起来，该车省电."""
_BESIDE_SORT = re.compile("[”」』》]?(?P<words>[^，。；：！？、“”「」\n]{0,8})")


class Things:
    """Finds the thing of one text that such words mean; `before` lists the names that begin shortly before a place."""

    def __init__(self, text: str, before: Callable[[int], Sequence[Mention]]) -> None:
        self._text, self._before = text, before

    def such(self, at: int) -> Mention | None:
        """Give the model or product that opens the nearest sentence before `at`, as what the text speaks of."""
        near = [
            m
            for m in self._before(at)
            if m.span.end <= at
            and m.type in ("Model", "Product")
            and at - m.span.end < 240
            and not only_tells(self._text, m.span)
            and not _MEASURE.match(self._text, m.span.end)
        ]
        if word := SUCH_A_THING.match(self._text, at):
            sort = "Model" if word[0].endswith("模型") else "Product"
            near = [m for m in near if m.type == sort] or near
        if _TAKES.search(self._text, max(0, at - 6), at):  # 甲和乙均已接入该模型: neither of them is it
            clause = max(self._text.rfind(mark, 0, at) for mark in "，；。！？\n")
            near = [m for m in near if m.span.end <= clause]
        if not near:
            return None
        begin = max(self._text.rfind(mark, 0, near[-1].span.start) for mark in "。！？\n") + 1
        told = [m for m in near if m.span.start >= begin]
        heads = [
            m for m, n in zip_longest(told, told[1:]) if not (n and of_family(self._text, m.span.end, n.span.start))
        ]
        brought = (m for m in heads if _BRINGS.search(self._text, max(begin, m.span.start - 32), m.span.start))
        return next(brought, heads[0] if heads else near[-1])

    def of_sort(self, at: int) -> Mention | None:
        """Give the thing named last beside the word for its sort that 这款耳机 repeats: 耳机“某某”, “某某”调度平台."""
        word = THIS_SORT.match(self._text, at)
        sort = word["sort"][-2:] if word else ""
        for m in reversed(self._before(at)):
            if m.type not in ("Model", "Product") or m.span.end > at:
                continue
            if self._text.count("\n", m.span.end, at) > 1:
                return None
            behind = _BESIDE_SORT.match(self._text, m.span.end)
            before = self._text[max(0, m.span.start - 4) : m.span.start].rstrip("“「『《 ")
            if before.endswith(sort) or (behind and sort in behind["words"]):
                return m
        return None

    def it(self, at: int) -> Mention | None:
        """Give what 它 or 新车 means: the thing that the sentence goes on about, or the one before it began with."""
        meant = self.such(at)
        if meant is None:
            return None
        here = max(0, self._text.rfind("。", 0, at))
        before = self._text.rfind("\n" if self._text[at] == "新" else "。", 0, here)
        return meant if meant.span.start > before else None
