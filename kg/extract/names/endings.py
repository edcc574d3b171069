"""Where a person's name ends, told by all its places in a document: a name ends alike wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.model import Span
from kg.text.words import dictionary_word, tagged_words

_SHORT = re.compile("[\u4e00-\u9fff]{2}")
_GOES_ON = frozenset("的说称是在和与及等对将已也就还都曾则才只总老先女某等时后前中上下问答")
"""What often stands behind a person's name; 总 of 凌总 and 老 of 川老 are no part of it either."""
_STRANDED = re.compile(
    "也(?=[ \n｜|丨])|[是向以于为从由把被和与同](?=[，。、；：！？）)】]|表示|认为|指出|说[，：“]|介绍[，说]|透露|坦言|强调|告诉|[现出担]任|任(?:首席|总经理|总裁|副|董事|主席|院长|主任|教授|合伙人|C[A-Z]O))"
)
"""A word that only joins cannot end a clause or stand before a verb of saying: it is the end of the name before it."""
_PLACES = 3
"""How many places with one and the same character behind them prove that it belongs to the name."""


def ended(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Cut a doubtful longer person, and give a two-character one the third that stands behind it everywhere.

    司川楠晚 stands once beside 司川楠 and is that person, 季川透 ends before 透露, 季川萼代 beside 季川萼 before 代为; 王川因
    is no 王川 if 因 stands behind each 王川.
    """
    places: defaultdict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.type == "Person":
            places[c.span.of(text)].append(c)
    longer = {
        name
        for name, all_ in places.items()
        if _SHORT.fullmatch(name)
        and (_is_cut([c.span.end for c in all_], text) or _is_stranded([c.span.end for c in all_], text))
    }
    glued = {
        name
        for name, all_ in places.items()
        if len(name) > 2
        and name[:-1] in places
        and all(_begins_word(text[c.span.end - 1 : c.span.end + 2]) for c in all_)
    }
    out = []
    for c in found:
        surface = c.span.of(text) if c.type == "Person" else ""
        if surface in longer:
            out.append(c._replace(span=Span(c.span.start, c.span.end + 1)))
        elif surface in glued or (
            len(surface) > 2
            and c.strength < LIKELY
            and len(places[surface]) == 1
            and (_sure(places.get(surface[:-1], ())) or (len(surface) == 3 and _is_glued(c.span, text)))
        ):
            out.append(c._replace(span=Span(c.span.start, c.span.end - 1)))
        else:
            out.append(c)
    return out


def _is_glued(span: Span, text: str) -> bool:
    """Say whether the last of three characters begins a verb with what stands behind: 季川透露."""
    _, end, _ = next(iter(tagged_words(text[span.end - 1 : span.end + 4])), (0, 0, ""))
    kind = dictionary_word(text[span.end - 1 : span.end - 1 + end]) if end > 1 else None
    return kind == "v"


def _sure(places: Iterable[Candidate]) -> bool:
    return any(c.strength >= LIKELY for c in places)


def _is_cut(ends: Sequence[int], text: str) -> bool:
    """Say whether one and the same character stands behind a name at all its places and begins no word there."""
    behind = {text[end : end + 1] for end in ends}
    if len(ends) < _PLACES or len(behind) > 1:
        return False
    (last,) = behind
    return (
        "\u4e00" <= last <= "\u9fff"
        and last not in _GOES_ON
        and len({text[end + 1 : end + 2] for end in ends}) >= _PLACES
        and not any(_begins_word(text[end : end + 4]) for end in ends)
    )


def _is_stranded(ends: Sequence[int], text: str) -> bool:
    """Say whether one and the same character stands behind a name at all its places, and can be no word at one of them."""
    return len({text[end : end + 1] for end in ends}) == 1 and any(_STRANDED.match(text, end) for end in ends)


def _begins_word(text: str) -> bool:
    return any(dictionary_word(text[:length]) is not None for length in range(2, len(text) + 1))
