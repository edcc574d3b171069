"""What reads like a thing that is taken in and is none: whose part it is, who is served by it, what only speaks of its use."""

from __future__ import annotations

import re

from kg.extract.links.rules import Rule
from kg.model import Mention

_VERB = "接入|搭载|集成|采用|引入|部署|用上|内置|导入|选用|嵌入|采购|试用|装上|换上|换装|启用|使用|引进|整合|配备|预装|标配|选配|兼容"
_TAKES = re.compile(f"(?:{_VERB})(?:了|着|有)?")
_PART_OF_IT = re.compile(
    "(?:[\ue003\ue004]|技术|外壳|机身|材质|材料|镜头|摄像头|屏幕?|电池|电芯|芯片|处理器|发动机|电机|底盘|雷达|传感器"
    "|系统|平台|软件|模型|算法|引擎|涂装|形象|配色|设计|接口|协议|方案|功能|能力|标准)的[^，。；：！？、\ue000-\ue005]{0,8}$"
)
"""Behind the verb and before a thing: it has the part, and is none: 采用陶瓷外壳的甲."""
_PASSIVE = re.compile("被[^，。；：！？的\ue000-\ue005]{0,6}$")
_NOUN = re.compile("(?:速度|率|成本|总?量|体验|费|者|方|期限|年限|周期|说明|许可|门槛|效率|次数|时长|习惯|感受|心得)")
"""Behind a verb that is a noun there: 甲处理器的采用速度."""
_ONLY_IF = re.compile(
    "(?:对于|关于|针对|如何|怎样|怎么|是否|能否|要不要|用于|允许|便于|以便|禁止|限制)[^，。；：！？\ue000-\ue005]{0,4}$"
)
"""Before a verb that tells of nobody who does it: 对于使用甲的人."""
_ONLY_THOUGHT = re.compile("[”」』》]?的(?:可能|传闻|建议|要求|想法|设想|提议)")
_TELLS_OF_NEXT = re.compile(
    "[”」』》]?(?:系列)?[^，。；：！？、的\ue000-\ue005]{0,6}的[^，。；：！？、“”\ue000-\ue005]{0,6}(?:[\ue001\ue002][^，。；：！？、“”\ue000-\ue005]{0,4})?[\ue003\ue004]"
)
"""Behind a part that only tells which thing follows: 甲和采用乙芯片的丙 says nothing of 甲."""
_SERVED = re.compile(
    "[”」』》]?的?(?:客户|用户|玩家|买家|车主|开发者|粉丝|对手|竞争对手|供应商|经销商|加盟商|合作伙伴)(?!端|体验|界面|中心|服务|系统|数据|群)"
)
"""Behind a name that does not use a thing itself: those whom it serves do."""

_NUMBERED = re.compile("[ -]?[0-9].*")
"""What tells the things of one series apart: 川途 15 and 川途 14 are no rivals."""
_SERIES = re.compile("[\u4e00-\u9fff]|.{2,}")
"""What names a series, where one letter does not: L90 and L8 may be of two makers."""


def only_speaks_of_use(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match takes what has a part for the part, or whom somebody serves, or words on a use, for a use."""
    groups = rule.regex.groupindex
    if rule.predicate != "integrates" or "object" not in groups or not found["object"]:
        return False
    if "subject" in groups and found["subject"] and _SERVED.match(text, found.end("subject"), found.start("object")):
        return True
    at = found.start("object")
    if at <= found.start():
        return False
    if "subject" in groups and found.start("subject") < at and _TELLS_OF_NEXT.match(text, found.end("object")):
        return True
    verbs = list(_TAKES.finditer(text, found.start(), at))
    if not verbs:
        return False
    verb = verbs[-1]
    between = text[verb.end() : at]
    return (
        _PART_OF_IT.search(between) is not None
        or (between.startswith("的") and _PASSIVE.search(text, max(0, verb.start() - 10), verb.start()) is not None)
        or _NOUN.match(between) is not None
        or _ONLY_IF.search(text, max(0, verb.start() - 10), verb.start()) is not None
        or _ONLY_THOUGHT.match(text, found.end("object")) is not None
    )


def is_one_thing(predicate: str, subject: Mention, other: Mention) -> bool:
    """Say whether two names are of one family, of which none takes in or rivals the other: a thing and its version, a firm and its brand."""
    if predicate not in ("integrates", "competesWith"):
        return False
    one, two = subject.name.casefold(), other.name.casefold()
    if predicate == "competesWith":
        series = [_NUMBERED.sub("", name) for name in (one, two)]
        return series[0] == series[1] and _SERIES.fullmatch(series[0]) is not None
    return one.startswith(two) or two.startswith(one) or (len(two) > 2 and one.endswith(two))
