"""Whose words stand at a place: the source of a quotation, whose turn it is, or the firm that writes the text of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.context.guests import Guests
from kg.extract.context.writer import writer
from kg.model import Mention, Reading

_TURN = re.compile(r"[：:]")


class Voices:
    """Tells who says 我 and whose firm 我们 is, all over one text."""

    def __init__(self, reading: Reading, guests: Guests, employers: Mapping[str, Mention]) -> None:
        self.writer = writer(reading)
        self._turns = _turns(reading)
        self._guests = guests
        self._direct = [q for q in reading.quotes if q.direct and q.speaker is not None]
        self._employers = employers

    def speaker(self, at: int) -> Mention | None:
        """Give whose words stand around `at`: the source of the quotation, or who has the floor."""
        quoted = next((q.speaker for q in self._direct if q.content.start <= at < q.content.end), None)
        return quoted or next((who for start, who in reversed(self._turns) if start <= at), None)

    def firm(self, at: int) -> Mention | None:
        """Give the employer of whoever speaks, outside all speech the firm that writes."""
        speaker = self.speaker(at)
        if speaker is not None and speaker.type in ("Company", "Organization"):
            return speaker
        if speaker is not None and speaker.name == self._guests.guest and self._guests.firm is not None:
            return self._guests.firm
        return self._employers.get(speaker.name) if speaker else self.writer


def _turns(reading: Reading) -> list[tuple[int, Mention]]:
    """List where turns of a transcript begin (a name and a colon at the start of a paragraph) and whose they are."""
    opening = {m.span.start: m for m in reading.mentions if m.type == "Person"}
    out = []
    for paragraph in reading.paragraphs:
        who = opening.get(paragraph.start)
        if (who and _TURN.match(reading.text, who.span.end)) or (who and _TURN.match(reading.text, who.span.end + 1)):
            out.append((paragraph.start, who))
    return out if len(out) > 1 else []
