"""What the market's news glues to a firm's name."""

from __future__ import annotations

import pytest

from kg.extract.names.glued import glued
from kg.model import Span


@pytest.mark.parametrize(
    ("name", "behind", "kept"),
    [
        ("川果微", "跌0.2%", "川果"),
        ("江川海控跌", "近3%", "江川海控"),
        ("江川海能高", "开超3%", "江川海能"),
        ("川果微", "宣布", None),
        ("江高", "高开", None),
        ("川屿咖啡花", "1.1亿元收购了乙川", "川屿咖啡"),
        ("川屿花", "花店新开", None),
        ("川江财经上海", "3月21日电（记者）", "川江财经"),
        ("川江财经上海", "分社说", None),
        ("川颖营运", "目标之一是", "川颖"),
        ("川颖营运", "公司宣布", None),
        ("川海投资", "案生变", "川海"),
    ],
)
def test_how_a_share_moves_is_no_part_of_its_firm(name: str, behind: str, kept: str | None) -> None:
    end = glued(Span(0, len(name)), name + behind + "。")
    assert (name[:end] if end else None) == kept
