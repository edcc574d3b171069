"""What annotated articles claim and state, as documents that `kg score` reads.

    python -m training.told DATA OUT [--part learn|held-out]

Readers wrote down, for some of the articles of `training.named`, who claims what and which values are stated of models,
products and firms (`data/training/news/told.jsonl`, places alone). With the articles in DATA/articles, each becomes a text
and its annotation in OUT, names and relations with it, so that `kg score OUT --misses` measures all of them at once. Posts
were not asked for; sizes within the names of models may be left out.

A line: `source` and `check` as in `training.annotations`; `claims`, a list of `[thing, start, end]`; `values`, a list of
`[thing, attribute, start, end]`, with the ISO day of a release behind it, as far as the article tells it. A last `?` stands
where no fair judge would ask for it.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.named import Named, articles
from training.news import ANNOTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD = ANNOTATIONS.with_name("told.jsonl")
_SIZE = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbT])(?![A-Za-z0-9])")
_Row = dict[str, Any]


def main() -> None:
    """Write the articles that are at hand, each with its annotation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=("learn", "held-out"), default="held-out")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for article, row in told(given.data, measured=given.part == "held-out"):
        place = given.out / Path(article.source).name
        place.write_text(article.text, encoding="utf-8")
        written = json.dumps(document(article, row), ensure_ascii=False, indent=1)
        place.with_suffix(".json").write_text(written + "\n", encoding="utf-8")
        count += 1
    print(f"{count} articles in {given.out}")


def told(data: Path, *, path: Path = TOLD, names: Path = ANNOTATIONS, measured: bool) -> Iterator[tuple[Named, _Row]]:
    """Yield the articles of the held-out fifth, or of the others, of which readers wrote down what they tell."""
    rows = {row["source"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for article in articles(data, names, measured=measured):
        if article.source in rows:
            yield article, rows[article.source]


def document(article: Named, row: _Row) -> _Row:
    """Give the annotation of an article in the form that `kg score` reads."""
    text = article.text
    things = article.spellings()
    entities = [_entity(article, thing, list(said)) for thing, said in sorted(things.items())]
    values = [_value(text, value) for value in row["values"]]
    sized = {(value["entity"], value["attribute"]) for value in values}
    for entity in entities:
        size = _SIZE.search(" ".join(entity["mentions"]))
        if entity["type"] == "Model" and size and (entity["id"], "parameterCount") not in sized:
            told_by_name = {"entity": entity["id"], "attribute": "parameterCount", "value": size[1]}
            values.append({**told_by_name, "evidence": size[1], "optional": True})
    return {
        "document": Path(article.source).name,
        "title": None,
        "date": None,
        "publisher": None,
        "author": None,
        "entities": entities,
        "relations": [
            {
                "subject": _id(tie.subject),
                "predicate": tie.predicate,
                "object": _id(tie.object),
                **({"modality": "negated"} if tie.how == "negated" else {}),
                **({"optional": True} if tie.how not in ("asserted", "negated") else {}),
            }
            for tie in article.ties
        ],
        "attributes": values,
        "claims": [_claim(article, claim) for claim in row["claims"]],
        "noise": [],
        "notes": "",
    }


def _id(thing: int) -> str:
    return f"e{thing}"


def _entity(article: Named, thing: int, said: list[str]) -> _Row:
    own = [name for name in article.names if name.thing == thing]
    types = list(dict.fromkeys(kind for name in own for kind in name.types))
    entity: _Row = {"id": _id(thing), "type": types[0], "name": said[0], "aliases": said[1:], "mentions": said}
    if types[1:]:
        entity["also"] = types[1:]
    if all(name.optional for name in own):
        entity["optional"] = True
    return entity


def _value(text: str, value: list[Any]) -> _Row:
    thing, attribute, start, end, *how = value
    day = next((word for word in how if word != "?"), None)
    row: _Row = {"entity": _id(thing), "attribute": attribute, "value": day or text[start:end]}
    row["evidence"] = text[start:end]
    return {**row, "optional": True} if "?" in how else row


def _claim(article: Named, claim: list[Any]) -> _Row:
    thing, start, end, *how = claim
    named = {name.thing for name in article.names if start <= name.start < name.end <= end}
    row: _Row = {"claimant": _id(thing), "text": article.text[start:end], "start": start, "kind": "indirect"}
    row["about"] = sorted(map(_id, named))
    return {**row, "optional": True} if how else row


if __name__ == "__main__":
    main()
