from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}{T|总裁}{P|陆守拙}上任。\n{P|陆守拙}不怕与{C|乙烁}的竞争。", "甲光 competesWith 乙烁"),
        (
            "{C|甲光}{T|总裁}{P|陆守拙}上任。{C|丙辉}没有来。\n{P|陆守拙}曾推动与{C|乙烁}的合作。",
            "甲光 partnersWith 乙烁",
        ),
        (
            "{C|甲光}{T|总裁}{P|陆守拙}在接受{O|岚江日报}专访时坦言，上门的包括老对手{C|乙烁}。",
            "甲光 competesWith 乙烁",
        ),
    ],
)
def test_it_is_told_of_the_firm_of_whoever_acts(marked: str, told: str) -> None:
    assert told in links(marked)
