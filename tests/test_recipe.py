"""The recipe: extractors see what the tagger sees, and a finished reading does not carry it on."""

from __future__ import annotations

import numpy as np

from kg.model import Document, Reading
from kg.recipe import Recipe, folded

TEXT = "恆川物流創始人沈硯秋說：\n\n“２０２６年沒有人會為參數付錢。”他看好汀芷云。"


def tagged(*texts: str) -> list[Reading]:
    recipe = Recipe()
    recipe.prepare()
    return list(recipe.tagged([folded(Document(id=text, text=text, sha256=""))[0] for text in texts]))


def test_what_the_tagger_sees_stands_beside_the_match_form_and_is_the_same_in_any_company() -> None:
    (alone,) = tagged(TEXT)
    assert alone.sight is not None
    assert len(alone.sight) == len(alone.text)
    inside = np.zeros(len(alone.text), bool)
    for sentence in alone.sentences:
        inside[sentence.start : sentence.end] = True
    assert alone.sight[inside].any(1).all()
    assert not alone.sight[~inside].any()
    _, together = tagged("顾砚知加入松砾资本。", TEXT)
    assert together.sight is not None
    assert np.array_equal(together.sight, alone.sight)


def test_where_nothing_stands_nothing_is_seen() -> None:
    (empty,) = tagged("")
    assert empty.sight is None


def test_a_finished_reading_carries_it_no_further() -> None:
    (reading,) = Recipe()([Document(id="1", text=TEXT, sha256="")])
    assert reading.mentions
    assert reading.sight is None
