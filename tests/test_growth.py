"""The promise of growth: whatever the order and the steps, with changes and removals, the bytes are those of one build."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.recipe import Recipe
from tests.growth import Growth, of

NAMES = ["王磊", "王蕾", "陶筱川", "陶小川", "Wang Lei"]
FIRMS = ["澄海机器人", "深圳市澄海机器人技术有限公司", "澄海", "雁原资本", "百度"]
SENTENCES = [
    "{firm}总裁{name}表示，公司明年将把研发投入提高到{number}亿元。",
    "“算力不够，是今年最大的难题。”{firm}创始人{name}说。",
    "{firm}与{other}宣布达成战略合作。",
    "{firm}原首席执行官{name}加入{other}，任总裁。",
]
RECIPE = Recipe()


def test_orders_and_steps_do_not_matter(tmp_path: Path) -> None:
    growth = of(tmp_path, 40)
    for seed in range(4):
        assert growth.grow(random.Random(seed)) == growth.expected, seed


def test_a_document_is_read_in_time_to_its_length() -> None:
    sentence = "第{0}家门店的店长沈川{1}（店长）认为，澄海机器人的澄海助手第{0}次更新后更好用。"

    def seconds(sentences: int) -> float:
        text = "".join(sentence.format(number, chr(0x4E00 + number)) for number in range(sentences))
        began = time.process_time()
        RECIPE([Document(id="d", text=text, sha256="")])
        return time.process_time() - began

    seconds(100)  # what is done once
    assert seconds(2000) < 8 * seconds(500)  # 4 times the text; by the square it would be 16 times the time


@st.composite
def corpora(draw: st.DrawFn) -> list[dict[str, str]]:
    rows = []
    for number in range(draw(st.integers(2, 5))):
        sentences = [
            draw(st.sampled_from(SENTENCES)).format(
                firm=draw(st.sampled_from(FIRMS)),
                other=draw(st.sampled_from(FIRMS)),
                name=draw(st.sampled_from(NAMES)),
                number=draw(st.integers(1, 9)),
            )
            for _ in range(draw(st.integers(1, 3)))
        ]
        day = draw(st.sampled_from(["2024", "2024-05", "2024-05-06", "2025-01-02"]))
        rows.append({"id": f"d{number}", "published": day, "text": "".join(sentences) + "\n"})
    return rows


@settings(max_examples=8, deadline=None)
@given(corpora(), corpora(), st.integers(0, 1000))
def test_small_corpora_of_namesakes_grow_alike(
    rows: list[dict[str, str]], others: list[dict[str, str]], seed: int
) -> None:
    others = [{**row, "id": f"o{row['id']}"} for row in others]
    with tempfile.TemporaryDirectory() as place:
        growth = Growth(Path(place), rows, others=others, recipe=RECIPE)
        assert growth.grow(random.Random(seed)) == growth.expected
