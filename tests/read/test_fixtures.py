"""What the readers make of the fixture corpus: main text, title, date and names, measured and held to floors."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.files import Record, records
from kg.text.folding import simplify

from .fixtures import Case, cases, f1

CASES = cases()


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Record | InputError]]:
    folder = tmp_path_factory.mktemp("fixtures")
    found: dict[str, list[Record | InputError]] = {}
    for case in CASES:
        (folder / case.name).write_bytes(case.data)
        found[case.name] = []
    for case in CASES:
        found[case.name] = list(records([str(folder / case.name)]))
    return found


def test_there_are_enough_fixtures() -> None:
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_gives_its_documents(case: Case, read: dict[str, list[Record | InputError]]) -> None:
    outcomes = read[case.name]
    assert [type(one) for one in outcomes] == [Record] * len(case.expected), outcomes
    for one in outcomes:
        assert isinstance(one, Record)
        assert one.kind == case.kind
        assert one.document.text


def test_main_text_titles_and_dates(read: dict[str, list[Record | InputError]]) -> None:
    figures = measure(read)
    assert figures["main text F1"] >= 0.97
    assert figures["lowest F1"] >= 0.8
    assert figures["title"] >= 0.97
    assert figures["date"] >= 0.97
    assert figures["wrong dates"] == 0
    assert figures["publisher"] >= 0.95
    assert figures["author"] >= 0.95


def measure(read: dict[str, list[Record | InputError]], *, tell: bool = False) -> dict[str, float]:
    scores: list[float] = []
    right: Counter[str] = Counter()
    wrong_dates = 0
    for case in CASES:
        for one, expected in zip(read[case.name], case.expected, strict=False):
            if isinstance(one, InputError):
                scores.append(0.0)
                if tell:
                    sys.stdout.write(f"{case.name} {one}\n")
                continue
            document = one.document
            score = f1(kept(one), expected.text if case.titled else expected.body)
            scores.append(score)
            same = {
                "title": document.title == expected.title,
                "date": document.published == expected.published,
                "publisher": document.publisher == simplify(expected.publisher or "")
                or document.publisher == expected.publisher,
                "author": document.author == simplify(expected.author or "") or document.author == expected.author,
            }
            right.update(name for name, so in same.items() if so)
            wrong_dates += document.published not in {None, expected.published}
            if tell and (score < 0.97 or not all(same.values())):
                wanted = (expected.title, expected.published, expected.publisher, expected.author)
                got = (document.title, document.published, document.publisher, document.author)
                differing = [(g, w) for g, w in zip(got, wanted, strict=True) if g != w]
                sys.stdout.write(f"{case.name} {score:.3f} {differing}\n")
    return {
        "documents": len(scores),
        "main text F1": sum(scores) / len(scores),
        "lowest F1": min(scores),
        **{name: right[name] / len(scores) for name in ("title", "date", "publisher", "author")},
        "wrong dates": wrong_dates,
    }


def kept(record: Record) -> str:
    """Give the text without what is skipped in it."""
    text = record.document.text
    for drop in reversed(record.dropped):
        text = text[: drop.span.start] + text[drop.span.end :]
    return text


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            (Path(folder) / case.name).write_bytes(case.data)
        read = {case.name: list(records([str(Path(folder) / case.name)])) for case in CASES}
    for name, value in measure(read, tell=True).items():
        sys.stdout.write(f"{name}\t{value:.4f}\n")


if __name__ == "__main__":
    main()
