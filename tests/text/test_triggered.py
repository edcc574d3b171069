from __future__ import annotations

import re

from kg.text.triggered import Triggered

PATTERN = re.compile(r"(?P<name>[^，。\n]{1,6}?)消息(?=，)")


def test_it_finds_what_the_expression_finds_alone() -> None:
    text = "开头的一行\n某川网消息，新厂投产。另据岚川消息，另一家。\n没有的一行，\n他们的消息。\n末川消息，"
    found = [m.span() for m in Triggered(PATTERN, ["消息"]).finditer(text)]
    assert found == [m.span() for m in PATTERN.finditer(text)]
    assert len(found) == 3


def test_a_match_does_not_begin_in_a_line_without_a_trigger() -> None:
    assert not list(Triggered(re.compile("川"), re.compile("[0-9]")).finditer("岚川\n7"))
    assert [m.start() for m in Triggered(re.compile("川"), re.compile("[0-9]")).finditer("川7川\n川")] == [0, 2]
