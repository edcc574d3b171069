"""A name that a document ties to nothing is the sort of thing that other documents say it is."""

from __future__ import annotations

import pytest

from kg.model import LocalEntity
from kg.resolve.clusters import resolve

MAKER = (("developedBy", "霁川"),)


def local(document: str, kind: str, **rest: object) -> LocalEntity:
    return LocalEntity(document=document, type=kind, name="星汐", surfaces=("星汐",), **rest)  # type: ignore[arg-type]


MODELS = [local("a", "Model", partners=MAKER), local("b", "Model")]


@pytest.mark.parametrize(
    "stray",
    [
        local("c", "Person"),
        local("c", "Product"),
        local("c", "Company"),
        local("c", "Product", partners=(*MAKER, ("basedOn", "汐墨"))),
        local("c", "Product", partners=(("integrates", "岑山"),)),
    ],
)
def test_a_stray_is_what_others_say(stray: LocalEntity) -> None:
    found = resolve([stray, *MODELS])
    assert [e.type for e in found.entities.values()] == ["Model"]
    assert {found.assignment[one.document, one.type, one.name] for one in [*MODELS, stray]} == set(found.entities)
    assert next(iter(found.entities.values())).documents == ("a", "b", "c")


@pytest.mark.parametrize(
    "others",
    [
        [*MODELS, local("c", "Person", speaks=True)],
        [*MODELS, local("c", "Company", partners=(("investsIn", "霁川"),))],
        [*MODELS, local("c", "Person", titles=("总监",))],
        [*MODELS, local("c", "Product", partners=(("developedBy", "岳霖"),))],
        [*MODELS, local("a", "Product")],  # a document that knows both
        [local("a", "Model", partners=MAKER), local("c", "Person")],  # one against one
        [local("a", "Model"), local("b", "Model"), local("c", "Person")],  # nobody says anything of it
    ],
)
def test_what_has_something_of_its_own_stays(others: list[LocalEntity]) -> None:
    assert len(resolve(others).entities) == 2


def test_one_document_that_calls_a_product_a_model_is_enough() -> None:
    found = resolve([local("a", "Model", partners=MAKER), local("b", "Product", partners=(("basedOn", "汐墨"),))])
    assert [e.type for e in found.entities.values()] == ["Model"]


def test_order_does_not_matter() -> None:
    given = [local("c", "Person"), local("d", "Product"), *MODELS]
    assert resolve(given) == resolve(reversed(given))
