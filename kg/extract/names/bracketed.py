"""What the bracket behind a person tells of how he is called: his whole name in Latin letters, a nickname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.candidates import SURE, Candidate
from kg.extract.names.latin import WORD, is_latin, of_firm
from kg.model import Span

_SPELT = re.compile(
    rf"[ \n]?[（(][ \n]?(?P<name>(?:{WORD}|[A-Z]\.)(?:[ \n](?:(?:[A-Z]\.[ -]?){{1,3}}|St\.|Jr\.?|van|von|de|der|bin|al|el|di|da|le|la|[A-Z]?[’']?{WORD}|Mc{WORD}|[IVX]{{2,3}})){{1,5}})[ \n]?[)）]"
)
"""A bracket that holds nothing but several Latin words."""
_NICKNAME = re.compile(
    r" ?[（(](?:又|人|外|江湖|网友|粉丝)?(?:昵称|花名|小名|乳名|艺名|网名|笔名|外号|绰号|原名|本名|曾用名|英文名|中文名|又名|人称)(?:[为是叫]|[:：] ?)?[“「‘『]?"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z]{1,12}|[\u4e00-\u9fff]{2,4}·[\u4e00-\u9fff]{2,5})[”」’』]?[)），、；]"
)
"""A bracket that says what else he is called: （花名：逍云子）."""


def from_brackets_of_people(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the whole Latin name or the nickname that a bracket gives for a person: 谢知川（Alan D. Tse）."""
    for c in proposed:
        if c.type != "Person":
            continue
        found = _NICKNAME.match(text, c.span.end)
        if found is None and not is_latin(c.span.of(text)):
            found = _SPELT.match(text, c.span.end)
        if found and not of_firm(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Person", strength=SURE, source="bracket")
