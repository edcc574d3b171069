"""The network of ties: what it sees of a window does not hang on what stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from kg.config import shipped
from kg.extract.links.network import Network, seen_at
from kg.extract.links.relations import Relations
from kg.extract.links.windows import NOWHERE, windows
from kg.model import Span
from kg.packs import read_packs
from tests.extract.readings import reading


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(shipped("models") / "ties")


def test_a_window_is_judged_alike_beside_others(network: Network) -> None:
    relations = Relations(read_packs(("ai",)))
    texts = ["{P|魏思齐}执掌{C|岑石微}多年。", "{C|岑石微}与{C|叠霜半导体}争了十年，{D|织川}是前者的{P|骆景昀}做的。"]
    found = []
    for text in texts:
        given = reading(text)
        _, bones, main = relations.stated(given)
        found += list(windows(bones, given.paragraphs, main, network.pairs))
    together = network.judged(found)
    for window, judged in zip(found, together, strict=True):
        (alone,) = network.judged([window])
        assert np.allclose(alone, judged, atol=1e-4)
        assert judged.shape == (len(window.pairs), len(network.classes))
    assert network.judged([]) == []


def test_what_the_tagger_sees_at_a_token_is_the_mean_of_its_characters_and_nothing_where_none_stands() -> None:
    sight = np.array([[2, -4], [4, 0], [100, 100], [7, 7]], np.int8)
    places = [NOWHERE, Span(0, 2), Span(3, 4)]
    assert seen_at(sight, places).tolist() == [[0, 0], [3, -2], [7, 7]]
    assert seen_at(sight, [NOWHERE]).tolist() == [[0, 0]]


def test_what_the_tagger_sees_counts(network: Network) -> None:
    given = reading("{P|魏思齐}执掌{C|岑石微}多年。")
    _, bones, main = Relations(read_packs(("ai",))).stated(given)
    read = list(windows(bones, given.paragraphs, main, network.pairs))
    silent = np.zeros((len(given.text), network.asked), np.int8)
    loud = np.random.default_rng(0).integers(-60, 60, silent.shape).astype(np.int8)
    (without,), (with_none,), (with_some,) = (network.judged(read, sight) for sight in (None, silent, loud))
    assert np.allclose(without, with_none, atol=1e-6)
    assert np.abs(without - with_some).max() > 1e-4


def test_types_that_do_not_fit_have_no_probability(network: Network) -> None:
    given = reading("{P|魏思齐}执掌{C|岑石微}多年。")
    _, bones, main = Relations(read_packs(("ai",))).stated(given)
    (window,) = windows(bones, given.paragraphs, main, network.pairs)
    (judged,) = network.judged([window])
    probable = {network.classes[cell] for _, cell in np.argwhere(judged > 0).tolist()}
    assert {predicate for predicate, _ in probable} == {"worksFor", "founderOf", "investsIn"}
