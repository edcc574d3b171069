"""Posts that stand alone, with no firm beside them: which of them may be of the firm that a text is about, by what stands before."""

from __future__ import annotations

import re

_STATED_ALONE = re.compile(
    r"(?:[^\u4e00-\u9fffA-Za-z0-9》”’」』\ue003\ue004]|[由据向对与和及的让请其到是为括以在随经除连]|[，。！？…][”’」』]).$|(?<![》”’」』])的$"
)
"""What may stand before a post whose place the text leaves open; a word that no one knows is the place itself."""
_OF_A_BODY = re.compile("[^，。；、\ue000-\ue005]{2,14}(?:局|处|厅|署|司|委|会|院)\ue005")
"""A post with the words for a body that is no known name (江口区财政局局长): nobody else's."""
_OF_OTHERS = re.compile("(?:他们|她们|对方|对手|客户|另一?家?公司|别的公司|其他公司)的?$")
"""Before a post that somebody outside holds, whose firm the phrase does not name."""
_FOUNDS = re.compile("(?:创始人|创办人|联创)$")
"""Whoever founded a firm may hold any post there: 联合创始人兼产品负责人."""
_HEADS = (
    "创始人|联合创始人|创办人|董事长|副董事长|首席[\u4e00-\u9fffA-Z]{1,4}官(?:[A-Z]{3})?|首席科学家|首席架构师|总经理|副总经理|总裁|副总裁|执行长|营运长|财务长|技术长|产品长|"
    "财务总监|技术总监|监事长|监事会主席|总会计师|(?:财务|技术|产品|研发|战略|投资|销售|营销|运营|业务|法务|合规|人事)负责人|(?:合规|风险|风控|法务|运营|销售|市场|营销|研发|产品|投资|人事|行政|审计|品牌|公关|人力资源)总监|(?:董事长|总经理|总裁|行长)助理|CEO|CTO|CFO|COO|CIO|CMO|合伙人|管理合伙人|董座|行长|厂长|总工程师|董事|董事会秘书|董秘|高级副总裁|执行董事|主席|发言人"
)
_CORPORATE = re.compile(
    rf"(?:明星|知名)?基金经理|[\u4e00-\u9fff]{{2,6}}(?:高级|执行)?副总裁|[\u4e00-\u9fffA-Za-z]{{2,8}}(?:事业部|事业群|BU)(?:负责人|总裁|总经理|副总裁|副总经理|总监|主管)|"
    rf"(?:商业|技术|产品|运营|市场|管理|核心|高级|资深|执行|联席|集团|前|原)*(?:{_HEADS})(?:[、兼暨和及，&]*(?:{_HEADS}))*"
)
_OF_NO_FIRM = re.compile(
    "(?:地方|[文武军法警检外])官|(?:[省市县区镇乡村州校]|议)长$|议员|大使|教授|教师|老师|学生|委员长"
)
_OF_A_LAND = re.compile("[省市县区州]长$|总统$|首相$|总理$|国务卿$|大臣$|酋长$|党鞭$")
"""Posts in which somebody governs, of no body that a text may be about but the government itself."""
_OF_A_UNION = re.compile("理事|会长|秘书长|人大代表|政协委员|院士")
"""Posts that associations give, and no firm."""


def may_be_of_the_topic(title: str, text: str, at: int) -> bool:
    """Say whether a post that begins at `at` of a skeleton may be of the firm told of: one that firms have, behind no other owner."""
    if _OF_OTHERS.search(text, max(0, at - 6), at + 1) or _OF_A_BODY.match(text, at):
        return False
    parts = re.split("[、兼暨和及&/]+", title)
    if not (_CORPORATE.fullmatch(title) or any(_FOUNDS.search(part) for part in parts)):
        return False
    return not at or _STATED_ALONE.search(text[max(0, at - 2) : at + 1]) is not None


def governs(post: str) -> bool:
    """Say whether a post is one in which somebody governs, at no body but a government."""
    return _OF_A_LAND.search(post) is not None


def is_governed(place: str, post: str) -> bool:
    """Say whether a place is the government that a post heads: 某市人民政府 for a 市长, and for no 省长."""
    return place.removesuffix("政府").removesuffix("人民").endswith(post[-2:-1]) and place.endswith("政府")


def types_with(post: str, fitting: frozenset[str]) -> frozenset[str]:
    """Give of which types somebody may be who has a post to give: no firm elects a 理事长."""
    if _OF_A_UNION.search(post):
        fitting &= {"Organization"}
    return fitting - {"Company"} if _OF_NO_FIRM.search(post) else fitting
