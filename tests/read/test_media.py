"""Names of media as heads of articles write them."""

from __future__ import annotations

import pytest

from kg.read.media import is_medium, medium


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("《江左晚报》", "江左晚报"),
        ("江左新闻客户端", "江左新闻"),
        ("江左财经（微信号）", "江左财经"),
        ("江左网讯", "江左网"),
        ("江左快讯", "江左快讯"),
        ("本报", None),
        ("网", None),
        ("", None),
        ("转载请注明出处", None),
    ],
)
def test_the_bare_name(written: str, bare: str | None) -> None:
    assert medium(written) == bare


def test_what_reads_as_a_medium() -> None:
    assert is_medium("江左晚报")
    assert not is_medium("本报")
    assert not is_medium("沈砚舟")
