from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.nesting import an_edition, edition, nested
from kg.model import Span


def whole(text: str, kind: str, strength: float = 0.56) -> Candidate:
    return Candidate(span=Span(0, len(text)), type=kind, strength=strength, source="tagger")


@pytest.mark.parametrize(
    ("part", "kind", "text", "of", "expected"),
    [
        ("川为", "Company", "川为商城", "Product", True),
        ("川为", "Company", "川为 20", "Product", True),
        ("川为", "Company", "经典川为", "Product", True),
        ("Velor", "Company", "Velor TV", "Product", True),
        ("川为", "Company", "川为新M7", "Product", False),  # 新M7 is a name without its maker
        ("Velor", "Company", "Velor GH20", "Product", False),
        ("川为", "Company", "川为TV", "Product", False),
        ("川为", "Company", "川为手机", "Product", False),  # goods
        ("川音", "Product", "川音电商", "Company", True),
        ("川音", "Product", "汀川音电商", "Company", False),
        ("川音", "Product", "川音团队", "Company", False),
        ("沈砚", "Person", "沈砚基金会", "Organization", True),
        ("沈砚", "Person", "沈砚政府", "Organization", False),
        ("川腾", "Company", "川腾汽车", "Organization", True),  # a medium
        ("川腾", "Company", "川腾汽车", "Company", False),
    ],
)
def test_a_name_within_one_of_another_kind(part: str, kind: str, text: str, of: str, expected: bool) -> None:
    at = text.index(part)
    assert nested(kind, Span(at, at + len(part)), whole(text, of), text, ()) is expected


def test_two_known_names_are_no_third() -> None:
    text = "川米川维"
    assert not nested("Company", Span(0, 2), whole(text, "Product"), text, [Span(0, 2), Span(2, 4)])


def test_a_doubtful_body_is_not_called_after_what_stands_in_it() -> None:
    assert not nested("Product", Span(0, 2), whole("川音电商", "Company", 0.51), "川音电商", ())


@pytest.mark.parametrize(("text", "expected"), [("川信读书", True), ("川信号", False), ("川信客户端", False)])
def test_a_thing_whose_name_begins_with_that_of_another(text: str, expected: bool) -> None:
    assert edition(Span(0, 2), whole(text, "Product"), text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("川信架构", False), ("川信API", False), ("川信系统", False), ("川信 Max", True)]
)
def test_what_is_built_of_a_thing_is_no_edition(text: str, expected: bool) -> None:
    assert an_edition(text[2:]) is expected
