"""Whether a stretch of text asserts, denies, plans or rumours what it speaks of, by words that the packs list."""

from __future__ import annotations

import re

from kg.model import Modality
from kg.packs import Pack

_BY_WEIGHT: tuple[Modality, ...] = ("negated", "rumoured", "planned")
_DONE: Modality = "asserted"
_FAR = 24  # how far behind a statement what takes it back may stand
_ON = 80  # how far on the end of a deal may be told
_CLAUSE = re.compile(r"[，,。；;：:！!？?\n]|——")


class Modalities:
    """Reads the modality of a relation from the words around its trigger."""

    def __init__(self, pack: Pack) -> None:
        self._near: dict[str, re.Pattern[str]] = {}
        self._anywhere: dict[str, re.Pattern[str]] = {}
        self._will: dict[str, re.Pattern[str]] = {}
        self._behind: dict[str, re.Pattern[str]] = {}
        self._exempt: dict[str, re.Pattern[str]] = {}
        self._outcome: dict[str, re.Pattern[str]] = {}
        for table in pack.of("modality"):
            for key, target in (
                ("near", self._near),
                ("will", self._will),
                ("sentence", self._anywhere),
                ("behind", self._behind),
                ("except", self._exempt),
                ("outcome", self._outcome),
            ):
                if words := table.values.get(key):
                    target[table.name] = re.compile("|".join(sorted(words, key=len, reverse=True)))

    def of(self, sentence: str, start: int, end: int, *, announced: bool = False) -> Modality:
        """Say how the relation that `sentence[start:end]` states stands; a denial outweighs a rumour, a rumour a plan.

        Of a tie that counts from when it is `announced`, what will be is asserted: 将搭载, but not 拟搭载.
        """
        before = [m.end() for m in _CLAUSE.finditer(sentence, 0, start)]
        clause = sentence[max(before, default=0) : end]
        after = _CLAUSE.search(sentence, end)
        tail = sentence[end : min(after.start() if after else len(sentence), end + 12)]
        for modality in _BY_WEIGHT:
            near = self._near.get(modality)
            exempt = self._exempt.get(modality)
            probe = exempt.sub("", clause) if exempt else clause
            will = None if announced else self._will.get(modality)
            if (near and near.search(probe)) or (will and will.search(probe)):
                return modality
            behind = self._behind.get(modality)
            if behind and behind.match(sentence, end, end + _FAR):
                return modality
            anywhere = self._anywhere.get(modality)
            if anywhere and (
                anywhere.search(probe) or anywhere.search(tail) or anywhere.search(sentence[:start][-24:])
            ):
                return modality
        return "asserted"

    def outcome(self, text: str, end: int) -> Modality | None:
        """Say how a deal that `text` tells of up to `end` came out, if what follows tells that."""
        for modality in (*_BY_WEIGHT, _DONE):
            told = self._outcome.get(modality)
            if told and told.match(text, end, end + _ON):
                return modality
        return None
