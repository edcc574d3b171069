from __future__ import annotations

from kg import vocabulary
from tools.vocabulary import CONTEXT, TARGET, constant, context, generate


def test_what_is_generated_stands() -> None:
    assert TARGET.read_text(encoding="utf-8") == generate(), "run `make vocabulary`"
    assert CONTEXT.read_text(encoding="utf-8") == context(), "run `make vocabulary`"


def test_names() -> None:
    assert constant("worksFor") == "WORKS_FOR"
    assert vocabulary.NAMESPACE + "Person" == vocabulary.PERSON
    assert vocabulary.NAMESPACE + "person" == vocabulary.HAS_PERSON
