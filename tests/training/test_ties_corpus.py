"""What the network of ties learns from: windows with what the tagger sees at their tokens, and what is so of their pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kg.extract.links.windows import NOWHERE
from training.ties_corpus import CLASSES, Article, articles

WRITTEN = """{P|沈砚秋}是{C|恒川物流}的{T|创始人}。
> founderOf | 沈砚秋 | 恒川物流
> worksFor | 沈砚秋 | 恒川物流 | planned
"""


def written(tmp_path: Path) -> Article:
    (tmp_path / "a.txt").write_text(WRITTEN, "utf-8")
    (article,) = articles(tmp_path, [])
    return article


def test_a_window_has_what_the_tagger_sees_at_each_of_its_tokens(tmp_path: Path) -> None:
    (one,) = written(tmp_path).windows
    assert one.sight.dtype == np.int8
    assert len(one.sight) == len(one.window.tokens)
    stands = [place != NOWHERE for place in one.window.places]
    assert one.sight.any(1).tolist() == stands
    assert list(one.window.posts.values()) == [["创始人"]]


def test_only_what_is_asserted_is_so(tmp_path: Path) -> None:
    article = written(tmp_path)
    (one,) = article.windows
    assert article.wanted == {("founderOf", "沈砚秋", "恒川物流")}
    told = {CLASSES[cell] for _, cell in np.argwhere(one.right > 0).tolist()}
    assert told == {("founderOf", False)}
    assert one.weight[:, CLASSES.index(("worksFor", False))].any()  # it counts, as not so
