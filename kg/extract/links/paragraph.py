"""What a paragraph names as one reads on: the one firm that it tells of, whose head stands behind it, and the fund that it names last."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.context.investors import is_fund
from kg.extract.links import posts as noun_phrases
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention, Span

_AT_ITS_HEAD = re.compile("创始人|创办人|(?<!副)董事长|CEO|首席执行官|执行长|(?<!副)总裁|(?<!副)总经理")
"""Posts of which a firm has one, so that who holds it is told right behind the firm."""
_OF_A_FUND = re.compile("合伙人|投资(?:总监|经理|副总裁)")


class Paragraph:
    """The firms of one paragraph up to the sentence that is read."""

    def __init__(self) -> None:
        self._read: list[tuple[Skeleton, Collection[Span]]] = []  # the sentences, and what their brackets name

    def enter(self, bones: Skeleton, aside: Collection[Span]) -> None:
        """Take up the next sentence; what its brackets name is `aside`."""
        self._read.append((bones, aside))

    def employer(
        self, post: noun_phrases.Post, text: str, main: Mention | None, opening: Mention | None, known: Collection[str]
    ) -> Mention | None:
        """Give the firm of a post without one: of `opening`, which opens the paragraph, if that names no other before.

        A partner is of the fund that is named last, unless the document is about one (`main`). Whoever is among the
        `known`, whose places are told, and whoever is spoken of in a quotation has a place of his own.
        """
        said = post.evidence.start
        if _OF_A_FUND.search(post.title) and not (main is not None and is_fund(main.name)):
            named = (m for bones, _ in reversed(self._read) for _, m in sorted(bones.names.items(), reverse=True))
            return next((m for m in named if is_fund(m.name) and m.span.start < said), None)
        if text.rfind("“", 0, said) > text.rfind("”", 0, said) or not _AT_ITS_HEAD.search(post.title):
            return None
        if opening is None or opening.span.start >= said or post.person.name in known:
            return None
        before = {
            m.name
            for bones, aside in self._read[:-1]
            for m in bones.names.values()
            if m.type == "Company" and m.span not in aside
        }
        return opening if before == {opening.name} and self._tells_of(opening.name) else None

    def _tells_of(self, name: str) -> bool:
        """Say whether a name stands here not only as somebody's place."""
        return any(
            m.name == name and i not in noun_phrases.indexes(bones)
            for bones, _ in self._read
            for i, m in bones.names.items()
        )
