"""Media as the press names them, and what merely stands in the same marks."""

from __future__ import annotations

import time

import pytest

from kg.extract.names.press import from_press


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《川岸邮报》等媒体7日报道称，会谈未果。", ["川岸邮报"]),
        ("据《川岸》独家获悉，他已离任。", ["川岸"]),
        ("据《江左 RiverPost》独家获悉，他已离任。", ["江左 RiverPost"]),
        ("他向《川岸》杂志描述自己，又告诉《江左风》，他不后悔。", ["川岸", "江左风"]),
        ("文 | 沈砚舟\n出品 | 川岸·江左工作室\n正文。", ["川岸·江左工作室"]),
        ("据网信川岸公众号9月6日消息，已立案。", ["网信川岸"]),
        ("据“川岸公安”微信公众号消息，已立案。", ["川岸公安"]),
        ("依据《川岸劳动法》报道了此事。", []),
        ("演员沈砚舟向《川岸往事》致敬，现场掌声不断。", []),
        ("沈砚舟对《川岸往事》表示喜欢。", []),
        ("沈砚舟对《川岸往事》大加称赞。", []),
        ("沈砚舟对《江左风》透露，工厂明年动工。", ["江左风"]),
        ("她向《江左风》独家证实了此事。", ["江左风"]),
        ("她接受《江左风》的采访前，先接受《川岸》专访。", ["川岸"]),
        ("调查组向《调查报告》提出异议。", []),
        ("他一向《川岸晚会》的节目组求情。", []),
        ("该片由川岸出品 | 川岸\n", []),
        ("据其微信公众号消息，它已停业。", []),
    ],
)
def test_media_are_named_in_marks_credits_and_accounts(text: str, expected: list[str]) -> None:
    assert [c.span.of(text) for c in from_press(text)] == expected
    assert all(c.type == "Organization" for c in from_press(text))


def test_where_somebody_reports_from_is_read_in_no_time() -> None:
    begun = time.perf_counter()
    assert not list(from_press("《川岸》" + "驻" * 60))
    assert time.perf_counter() - begun < 1
