from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.iris import digest, segments, thing


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_thing_leads_back_to_its_keys(key: str) -> None:
    assert segments(thing("document", key, "x")) == ("document", key, "x")


def test_written() -> None:
    assert thing("person", "安筱鹏") == "https://w3id.org/industry-kg/id/person/安筱鹏"
    assert thing("model", "a/b c%") == "https://w3id.org/industry-kg/id/model/a%2Fb%20c%25"
    assert digest("ab", "c") != digest("a", "bc")
