"""Records as lines and back, with equal names held once."""

from __future__ import annotations

from kg.model import Gist, LocalEntity, Print, Span
from kg.store import records

KINDS = records.kinds(Gist, LocalEntity, Print, Span)


def gist(document: str) -> Gist:
    one = LocalEntity(
        document=document, type="Person", name="顾南舟", partners=(("worksFor", "鹿砦科技"),), titles=("总裁",)
    )
    other = LocalEntity(document=document, type="Company", name="鹿砦科技", partners=(("^worksFor", "顾南舟"),))
    return Gist(document=document, published=None, entities=(one, other), print=Print(shingles="0" * 1024))


def test_what_is_written_is_read_back() -> None:
    for value in (gist("a"), (Span(1, 2), frozenset({"甲", "乙"}), None, 1.5, ()), "甲"):
        assert records.load(records.dump(value), KINDS) == value
        assert records.load(records.dump(value), KINDS, {}) == value


def test_equal_names_of_many_lines_are_one_object() -> None:
    same: dict[object, object] = {}
    one, other = (records.load(records.dump(gist(name)), KINDS, same) for name in ("a", "b"))
    assert one.entities[0].name is other.entities[0].name is other.entities[1].partners[0][1]
    assert one.entities[0].partners is other.entities[0].partners
    assert one.print.shingles not in same  # what never comes again is not looked up
