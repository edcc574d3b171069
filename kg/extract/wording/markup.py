"""Examples with names marked up, as packs and tests write them ({P|张三}说，⟦……⟧)."""

from __future__ import annotations

import re

from kg.model import Mention, Span

_TYPES = {"P": "Person", "C": "Company", "O": "Organization", "M": "Model", "D": "Product", "T": "Title"}
_token = re.compile(r"\{([PCOMDT])\|([^{}=]+)(?:=([^{}]+))?\}|⟦|⟧")


def parse(marked: str) -> tuple[str, list[Mention], list[Span]]:
    """Give the plain text of an example, its mentions, and the stretches between ⟦ and ⟧ in order.

    {P|张三} {C|某公司} {O|某大学} {M|某模型} {D|某产品} {T|总经理} are names; {P|老张=张三} stands for one whose full
    name is 张三.
    """
    pieces: list[str] = []
    mentions: list[Mention] = []
    stretches: list[Span] = []
    opened: list[int] = []
    length = at = 0
    for found in _token.finditer(marked):
        plain = marked[at : found.start()]
        pieces.append(plain)
        length += len(plain)
        at = found.end()
        if found[0] == "⟦":
            opened.append(length)
        elif found[0] == "⟧":
            if not opened:
                raise ValueError(f"⟧ closes nothing in {marked!r}; write ⟦ before it")
            stretches.append(Span(opened.pop(), length))
        else:
            kind, surface, name = found[1], found[2], found[3] or found[2]
            mentions.append(Mention(span=Span(length, length + len(surface)), type=_TYPES[kind], name=name))
            pieces.append(surface)
            length += len(surface)
    if opened:
        raise ValueError(f"⟦ is never closed in {marked!r}; write ⟧ behind it")
    pieces.append(marked[at:])
    return "".join(pieces), mentions, sorted(stretches)
