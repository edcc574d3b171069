"""An article wrapped into a page, a print and a Word document says the same as its plain text."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document, Reading
from kg.read.files import documents
from kg.recipe import Recipe

from .fixtures import docx, pdf
from .pages import COMMENTS, FOOT, LINKS, NAV, SUMMARIES

HOME = Path(__file__).parents[1] / "quality"
ARTICLES = [path for path in sorted(HOME.glob("*.txt")) if "crawled" not in path.name][:12]


def lines_of(path: Path) -> list[str]:
    return [line.strip() for line in path.read_bytes().decode("utf-8").splitlines() if line.strip()]


def page(lines: list[str]) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(lines[0])}_某某网</title></head><body>"
        f"<div class='nav'><ul>{NAV}</ul></div><div class='main'><h1>{escape(lines[0])}</h1><div class='article-content'>{body}</div>"
        f"<div class='related'>{LINKS}</div><div id='comments'>{COMMENTS}</div></div>"
        f"<div class='sidebar'>{SUMMARIES}</div><div class='footer'>{FOOT}</div></body></html>"
    ).encode()


def said(reading: Reading) -> dict[str, object]:
    """What a reading holds, whatever its offsets: names, relations, values, claims."""
    text = reading.document.text
    return {
        "mentions": sorted({(m.type, m.name) for m in reading.mentions}),
        "links": sorted(
            {(x.predicate, x.subject.name, x.object.name, x.title or "", x.modality) for x in reading.links}
        ),
        "attributes": sorted({(a.entity.name, a.name, a.value) for a in reading.attributes}),
        "quotes": sorted(
            {
                (q.speaker.name if q.speaker else "", "".join(q.content.of(text).split()), q.direct)
                for q in reading.quotes
            }
        ),
    }


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, object]]:
    folder = tmp_path_factory.mktemp("wrapped")
    for path in ARTICLES:
        lines = lines_of(path)
        (folder / f"{path.stem}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / f"{path.stem}.html").write_bytes(page(lines))
        (folder / f"{path.stem}.docx").write_bytes(docx(lines))
        (folder / f"{path.stem}.pdf").write_bytes(pdf(lines))
    found: list[Document] = []
    for one in documents([str(folder)]):
        assert not isinstance(one, InputError), one
        found.append(one)
    recipe = Recipe()
    together: dict[tuple[str, str], dict[str, object]] = {}
    for reading in recipe(found):
        stem, _, suffix = reading.document.source.partition(".")
        together[stem, suffix] = said(reading)
    return together


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
@pytest.mark.parametrize("name", [path.stem for path in ARTICLES])
def test_a_wrapped_article_says_the_same(
    name: str, form: str, readings: dict[tuple[str, str], dict[str, object]]
) -> None:
    assert readings[name, form] == readings[name, "txt"]
