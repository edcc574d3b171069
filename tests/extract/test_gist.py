"""What the corpus sees of a finished reading."""

from __future__ import annotations

import pytest

from kg.extract.gist import local_entities
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "name", "also"),
    [
        ("{C|望川} {D|G7}昨晚上市，{D|G7}起售价19万元。", "G7", {"G7", "望川 G7"}),
        ("{C|望川}{D|Mate 9}昨晚上市。", "Mate 9", {"Mate 9", "望川Mate 9"}),
        ("{C|望川}的{D|G7}昨晚上市。", "G7", {"G7"}),
        ("{C|望川}{D|云笺}昨晚上市。", "云笺", {"云笺"}),
    ],
)
def test_a_code_right_behind_its_brand_is_called_by_both(marked: str, name: str, also: set[str]) -> None:
    (thing,) = [one for one in local_entities(reading(marked)) if one.type == "Product"]
    assert (thing.name, set(thing.surfaces), set(thing.spellings)) == (name, also, also)
    assert thing.count == marked.count(name)
