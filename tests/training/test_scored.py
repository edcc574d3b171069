"""Our own annotated articles as lessons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training.scored import annotated

if TYPE_CHECKING:
    from pathlib import Path


def test_every_place_of_a_name_and_how_each_relation_stands(tmp_path: Path) -> None:
    text = "恒川物流收购远砾。恒川否认入股叠霜，或与远砾合作。"
    told = {
        "entities": [
            {"id": "c1", "type": "Company", "mentions": ["恒川物流", "恒川"]},
            {"id": "c2", "type": "Company", "mentions": ["远砾"], "also": ["Organization"]},
            {"id": "c3", "type": "Company", "mentions": ["叠霜"], "optional": True},
        ],
        "relations": [
            {"predicate": "acquires", "subject": "c1", "object": "c2"},
            {"predicate": "investsIn", "subject": "c1", "object": "c3", "modality": "negated"},
            {"predicate": "partnersWith", "subject": "c1", "object": "c2", "optional": True},
        ],
    }
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(told), encoding="utf-8")
    (article,) = annotated(tmp_path)
    assert [(text[n.start : n.end], n.thing, n.optional) for n in article.names] == [
        ("恒川物流", 0, False),
        ("远砾", 1, False),
        ("恒川", 0, False),
        ("叠霜", 2, True),
        ("远砾", 1, False),
    ]
    assert article.names[1].types == ("Company", "Organization")
    assert [(t.predicate, t.how) for t in article.ties] == [
        ("acquires", "asserted"),
        ("investsIn", "negated"),
        ("partnersWith", "unsure"),
    ]


def test_the_articles_that_ship_can_be_read() -> None:
    articles = list(annotated())
    assert len(articles) > 60
    assert all(article.names and article.ties for article in articles)
