"""The commands that speak to a triple store elsewhere: export --to and query --endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.elsewhere import Store, serving

from .conftest import Run


@pytest.fixture
def elsewhere() -> Iterator[Store]:
    with serving() as store:
        yield store


def test_what_is_put_there_can_be_asked_there(
    run: Run, built: Path, elsewhere: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.authorization = "Bearer ab12"
    assert "give --token" in run("export", built, "--to", elsewhere.url).stderr
    put = run("export", built, "--to", elsewhere.url, "--token", "ab12")
    assert (put.exit_code, put.stdout) == (0, "")
    assert f"the default graph of {elsewhere.url} holds {built} now" in put.stderr
    monkeypatch.setenv("KG_TOKEN", "ab12")
    for words in (("posts",), ("claims-by", "--set", "name=裴若川", "--format", "csv")):
        there = run("query", "--endpoint", elsewhere.url, *words)
        assert (there.exit_code, there.stdout) == (0, run("query", built, *words).stdout)
        assert "裴若川" in there.stdout


def test_a_graph_of_its_own_and_another_format(run: Run, built: Path, elsewhere: Store) -> None:
    result = run("export", built, "--to", elsewhere.url, "--graph", "urn:news", "--format", "ntriples")
    assert result.exit_code == 0
    (graph,) = elsewhere.data.named_graphs()
    assert str(graph) == "<urn:news>"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "KB"), "give --format"),
        (("export", "KB", "--format", "csv", "--to", "URL"), "csv is not one graph; --to sends turtle"),
        (("export", "KB", "--format", "turtle", "--graph", "urn:x"), "go with --to URL"),
        (("export", "KB", "--to", "URL", "-o", "x.ttl"), "either -o or --to"),
        (("export", "KB", "--to", "localhost"), "give one with http or https"),
        (("query", "KB", "posts", "--endpoint", "URL"), "or --endpoint, not both"),
        (("query",), "give the knowledge base to ask"),
        (("query", "KB", "SELECT", "*"), "put SPARQL in quotation marks"),
    ],
)
def test_wrong_use(run: Run, built: Path, elsewhere: Store, words: tuple[str, ...], told: str) -> None:
    result = run(*({"KB": built, "URL": elsewhere.url}.get(word, word) for word in words))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert elsewhere.seen == []


def test_a_name_that_is_not_there_shows_the_nearest(run: Run, built: Path, elsewhere: Store) -> None:
    run("export", built, "--to", elsewhere.url)
    result = run("query", "--endpoint", elsewhere.url, "posts", "--set", "name=裴若")
    assert result.exit_code == 1
    assert "裴若川" in result.stderr
