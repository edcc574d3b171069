"""Who wrote a text and for which medium, as its bylines tell."""

from __future__ import annotations

import pytest

from kg.read.bylines import byline, editor_of, is_person, names, without_bylines


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("作者：沈砚舟", "沈砚舟", None),
        ("文｜沈砚舟 编辑｜方知远", "沈砚舟", None),
        ("采写：江左晚报记者 沈砚舟", "沈砚舟", "江左晚报"),
        ("江左晚报记者 沈砚舟、方知远", "沈砚舟、方知远", "江左晚报"),
        ("作者：李和平", "李和平", None),  # 和 within a name
        ("作者：沈砚舟和方知远", "沈砚舟、方知远", None),
        ("作者：方 远", "方远", None),
    ],
)
def test_who_wrote_it(line: str, author: str, publisher: str | None) -> None:
    found = byline(line)
    assert found is not None
    assert (found.author, found.publisher) == (author, publisher)


@pytest.mark.parametrize("line", ["", "记者获悉，江川停产", "作者：佚名", "中文：江川"])
def test_lines_that_name_nobody(line: str) -> None:
    assert byline(line) is None


def test_editors_of_several_labels_are_joined() -> None:
    assert editor_of("责编：沈砚舟 执行编辑：方知远") == "沈砚舟、方知远"
    assert editor_of("编辑部搬了家") is None


def test_the_names_of_a_list() -> None:
    assert names("沈砚舟和方知远，李和平") == "沈砚舟、方知远、李和平"
    assert names("本报、沈砚舟") is None


def test_a_bare_word_is_a_person_by_its_surname() -> None:
    assert is_person("萧砚舟", alone=True)
    assert is_person("欧阳川", alone=True)
    assert not is_person("快讯", alone=True)
    assert not is_person("", alone=True)


def test_a_line_without_its_writers() -> None:
    assert without_bylines("2024年5月6日 作者：沈砚舟").strip() == "2024年5月6日"
