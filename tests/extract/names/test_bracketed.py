"""What the bracket behind a person tells of how he is called."""

import pytest

from kg.extract.names.bracketed import from_brackets_of_people
from kg.extract.names.candidates import Candidate
from kg.model import Span
from tests.extract.names.test_entities import names


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("帕斯卡·索里奥（Pascal J. St. Sorio）说", ["Pascal J. St. Sorio"]),
        ("帕斯卡·索里奥 (Pascal\nO'Sorio)说", ["Pascal\nO'Sorio"]),
        ("帕斯卡·索里奥（Sorio Capital）说", []),
        ("帕斯卡·索里奥（CEO）说", []),
        ("帕斯卡·索里奥（昵称“帕克”）说", ["帕克"]),
        ("帕斯卡·索里奥（花名：逍云子，四十岁）说", ["逍云子"]),
        ("帕斯卡·索里奥（左）和 Ida Verlin", []),
    ],
)
def test_a_bracket_tells_how_else_one_calls_the_person_before_it(text: str, spelled: list[str]) -> None:
    person = Candidate(span=Span(0, 7), type="Person", strength=0.6, source="tagger")
    assert [c.span.of(text) for c in from_brackets_of_people(text, [person])] == spelled


def test_a_nickname_in_a_bracket_is_not_the_full_name() -> None:
    found = names("{P|沈砚}（花名：逍云子）到任。沈砚很忙，{P|沈总}（{P|沈砚}）也不闲。", 0.9)
    assert {name for _, _, name in found} == {"沈砚"}
