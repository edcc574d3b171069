from __future__ import annotations

import pytest

from kg.extract.wording.members import of_family


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("系列的头号模型", True),
        ("旗舰推理模型", True),
        ("插件生态平台“", True),
        ("的前作", True),
        ("家族新成员“", True),
        (" 系列首个多模态模型 ", True),
        ("和开源模型", False),
        ("落后于模型", False),
        ("是", False),
        ("、", False),
        ("接入了新模型", False),
    ],
)
def test_a_family_stands_before_its_member(between: str, *, expected: bool) -> None:
    text = f"望川{between}望川9"
    assert of_family(text, 2, 2 + len(between)) is expected
