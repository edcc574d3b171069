"""What the tagger takes in before a name: verbs and other words that join (部署砚川-72B, 总比墨川便宜), and which generation a thing is of (初代S1)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extract.names.candidates import Candidate
from kg.model import Span
from kg.text.words import tagged_words

_JOINING = frozenset("vdpcrmuq")
"""Parts of speech that no name begins with: verbs, adverbs, prepositions, conjunctions, pronouns, numbers, particles, counters."""
_BESIDE = frozenset("ab")  # what may stand with them: adjectives
_GENERATION = re.compile("初代|前代|上代|前辈|前身|前作|新款|老款|旧款|现款")
_LONGEST = 4  # characters that are cut off
_BASE = re.compile("[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}")
"""What a name has in common with others of its family: 砚川 of 砚川-72B, Qiga of Qiga Air."""
_LETTERS = re.compile("[A-Z][A-Za-z0-9]")
_TYPES = frozenset(("Model", "Product", "Company"))


def without_fronts(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Cut off what stands before a name here, where the document names the thing or its family without it."""
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({c.span.of(text) for c in found if c.type in _TYPES}):
        by_head[name[:2]].append(name)
    out = []
    for c in found:
        surface = c.span.of(text)
        cut = 0
        coded = c.type != "Company" and surface[-1].isascii()
        joining = _JOINING | {"n"} if coded else _JOINING  # goods and firms are called by nouns: 桂花乌龙
        if c.type in _TYPES and c.source != "lexicon" and "\u4e00" <= surface[0] <= "\u9fff":
            cut = next(
                (n for n in _fronts(surface, joining) if _named_without(surface, surface[n:], by_head, text)),
                _generation(surface) if c.type != "Company" else 0,
            )
        out.append(c._replace(span=Span(c.span.start + cut, c.span.end)) if cut else c)
    return out


def _fronts(surface: str, joining: frozenset[str]) -> Iterator[int]:
    """Yield how many characters at the front of a name may be words that join, the fewest first."""
    for n in range(1, min(_LONGEST, len(surface) - 2) + 1):
        front = surface[:n]
        if not ("\u4e00" <= front[-1] <= "\u9fff"):
            return
        kinds = [kind[0] for *_, kind in tagged_words(front)]
        joins = not joining.isdisjoint(kinds) and all(kind in joining or kind in _BESIDE for kind in kinds)
        if joins or _GENERATION.fullmatch(front):
            yield n


def _named_without(surface: str, rest: str, by_head: dict[str, list[str]], text: str) -> bool:
    """Say whether the text names `rest` or others of its family, and more often so than with what stands before it here."""
    base = _BASE.match(rest)
    if base is None:
        return False
    family = [name for name in by_head.get(rest[:2], ()) if name == rest or name.startswith(base[0])]
    whole = surface[: len(surface) - len(rest)] + base[0]
    return bool(family) and text.count(base[0]) > 2 * text.count(whole)


def _generation(surface: str) -> int:
    """Give how many characters tell the generation of a thing named by letters."""
    found = _GENERATION.match(surface)
    return found.end() if found and _LETTERS.match(surface, found.end()) else 0
