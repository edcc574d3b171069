"""Posts and bodies that news uses for one another: whom 这位高管 or 该行 may mean."""

from __future__ import annotations

import re

# A description with one of these may mean somebody who holds another.
_KIN: tuple[tuple[str, ...], ...] = (
    ("CEO", "首席执行官", "执行长", "行政总裁", "首席执行长"),
    ("CTO", "首席技术官", "技术长"),
    ("CFO", "首席财务官", "财务长", "财务总监", "财务负责人"),
    ("COO", "首席运营官", "营运长", "运营长"),
    ("CIO", "首席信息官", "资讯长"),
    ("董事长", "董座", "董事局主席", "主席", "董事会主席"),
    ("创始人", "创办人", "创办者", "创立者", "联合创始人", "共同创始人", "始创人"),
    ("投资人", "合伙人", "投资者", "投资", "资本"),
    ("学者", "教授", "研究员", "专家", "院士", "科学家", "副教授", "院长"),
    ("专家", "分析师", "教授", "研究员", "顾问", "首席"),
    ("分析师", "分析员", "研究员", "首席分析师"),
    (
        "老板",
        "掌门人",
        "当家人",
        "掌舵人",
        "企业家",
        "创业者",
        "创始人",
        "董事长",
        "总经理",
        "CEO",
        "首席执行官",
        "总裁",
    ),
    (
        "高管",
        "负责人",
        "高层",
        "总裁",
        "总经理",
        "总监",
        "首席",
        "董事",
        "主任",
        "部长",
        "经理",
        "秘书长",
        "局长",
        "官",
    ),
    ("官员", "局长", "处长", "部长", "司长", "主任", "市长", "书记", "厅长", "区长", "县长"),
    ("老总", "总经理", "总裁", "董事长"),
)
FIRM_KIN: tuple[tuple[str, str], ...] = (
    ("行", "银行"),
    ("校", "大学学院中学学校"),
    ("院", "院"),
    ("局", "局"),
    ("所", "所"),
    ("厂", "厂"),
    ("部", "部"),
    ("银行", "银行"),
    ("大学", "大学"),
    ("学院", "学院"),
    ("医院", "医院"),
    ("研究院", "研究院"),
    ("研究所", "所"),
    ("协会", "协会"),
    ("学会", "学会"),
    ("商会", "商会"),
    ("联盟", "联盟"),
    ("工会", "工会"),
    ("法院", "法院"),
    ("检察院", "检察院"),
    ("交易所", "交易所"),
    ("证监局", "证监局"),
    ("监管局", "监管局"),
    ("基金会", "基金会"),
    ("委员会", "委员会"),
    ("管委会", "管委会"),
    ("仲裁委", "仲裁委"),
    ("研究中心", "中心"),
    ("实验室", "实验室"),
    ("集团", "集团"),
    ("券商", "证券"),
    ("学校", "大学学院中学学校"),
)
SCHOOLS = ("校", "学校", "大学", "学院")
"""Words for a place of learning, which mean no firm."""


def akin(role: str) -> tuple[str, ...]:
    """List the words of which one stands in the posts of whom a word for people may mean."""
    role = role.removeprefix("前").removeprefix("原")
    kin = {other for group in _KIN for head in group[:3] if role.endswith(head) for other in group}
    if role.endswith(("负责人", "高管")):
        kin.update(next(g for g in _KIN if g[0] == "高管"))
    tail = [role[i:] for i in range(max(0, len(role) - 6), max(0, len(role) - 1))] if len(role) > 6 else [role]
    return tuple(sorted({*kin, role, *(t for t in tail if len(t) >= 3)} - {""}))


def endings(within: str) -> tuple[str, ...]:
    """List the ends of names of bodies of one kind."""
    return ("大学", "学院", "中学", "学校") if within == "大学学院中学学校" else (within,)


def of_another_body(title: str, place: str) -> bool:
    """Say whether a post names the body that it is of, which is not the place: 人大常委会副主任 is nobody's at 甲省委."""
    named = _BODY.search(title)
    return named is not None and named[0] not in place


_BODY = re.compile("中央(?=候补|委员)|人大|政协|常委会|(?<=[省市县区])委(?!员)")
