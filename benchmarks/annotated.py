"""Relations of annotated real articles beside ours: precision and recall of each, precision of each rule, and every difference.

    python -m benchmarks.annotated DATA [--part learn] [--rows rows.tsv] [--most 400]

The annotations are those of data/training/news/articles.jsonl, the articles lie in DATA/articles (training/news.py tells
how they come there). Readers wrote down every name and every relation, quickly: a tenth may be wrong or missing.
`held-out`, a fifth of the articles, is to measure; the rest, `learn`, is to look at. Two counts: of relations whose two
names both sides have, and of all ("whole"), where a relation with a name that is none is wrong and one whose name was
not found is missing. What readers hesitated at, and between names that may be left out, counts nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.readings import given, readings, write
from kg.extract.links.possible import key
from kg.model import Link, Mention, Reading
from training.named import Named, Things

SHOWN = 60  # code points around two names

Pair = tuple[str, int, int]


class Judgement(NamedTuple):
    """What is to be said of a relation, its names, ours if we have it, and whether both sides have both names."""

    what: str
    predicate: str
    subject: str
    object: str
    link: Link | None
    both: bool


class Judge:
    """An article's relations held against ours."""

    def __init__(self, article: Named, reading: Reading) -> None:
        self._article, self._reading = article, reading
        self._wanted = {key(tie.predicate, tie.subject, tie.object): tie.how for tie in article.ties}
        self._free = {name.thing for name in article.names if name.optional}
        self._things = Things(article)
        self._said = article.spellings()

    def _thing(self, mention: Mention) -> int | None:
        return self._things.at(*mention.span, mention.name)

    def __call__(self) -> Iterator[Judgement]:
        """Yield every relation of either side, each once."""
        known = {self._thing(mention) for mention in self._reading.mentions}
        found: dict[Pair | tuple[str, ...], tuple[Link, Pair | None]] = {}
        for link in self._reading.links:
            if link.modality != "asserted" or link.predicate == "versionOf":
                continue
            one, other = self._thing(link.subject), self._thing(link.object)
            pair = key(link.predicate, one, other) if one is not None and other is not None else None
            told = pair or (link.predicate, *sorted((link.subject.name, link.object.name)))
            found.setdefault(told, (link, pair))
        for link, pair in found.values():
            ends = (link.subject.name, link.object.name)
            if pair is None:
                yield Judgement("extra", link.predicate, *ends, link, both=False)
            elif pair[1] != pair[2]:
                how = self._wanted.get(pair)
                free = how is None and not self._free.isdisjoint(pair[1:])
                what = {"asserted": "right", "unsure": "not counted"}.get(how or "", "not counted" if free else "extra")
                yield Judgement(what, link.predicate, *ends, link, both=True)
        for pair, how in self._wanted.items():
            if how == "asserted" and pair not in found and self._free.isdisjoint(pair[1:]):
                ends = (next(iter(self._said[pair[1]])), next(iter(self._said[pair[2]])))
                yield Judgement("missing", pair[0], *ends, None, both={pair[1], pair[2]} <= known)


def around(text: str, link: Link | None, names: tuple[str, str]) -> str:
    """Give the words that say it, or those between the names where they stand closest, in one line."""
    if link is not None:
        return link.evidence.of(text).replace("\n", " ")
    places = [[at for at in range(len(text)) if text.startswith(name, at)] for name in names]
    pairs = [(abs(a - b), min(a, b), max(a, b)) for a in places[0] for b in places[1]]
    _, start, end = min(pairs, default=(0, 0, 0))
    return text[max(0, start - SHOWN) : end + SHOWN].replace("\n", " ") if pairs else ""


def line(name: str, counted: Counter[str]) -> str:
    """Format precision and recall of one row."""
    right, extra, missing = counted["right"], counted["extra"], counted["missing"]
    precision, recall = right / max(1, right + extra), right / max(1, right + missing)
    both = 2 * right / max(1, 2 * right + extra + missing)
    return f"{name:14} P {precision:.3f} R {recall:.3f} F1 {both:.3f}  {right} right, {extra} extra, {missing} missing"


def main() -> None:
    """Read the articles, print the tables, write the differences."""
    texts, path = given(__doc__)
    predicates, rules, rows = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter), []
    for article, reading in readings(texts):
        for one in Judge(article, reading)():
            predicates["whole"][one.what] += 1
            if one.both:
                predicates[one.predicate][one.what] += 1
                predicates["all"][one.what] += 1
            if one.link is not None:
                rules[f"{one.predicate} {one.link.rule}"][one.what] += 1
            if one.what in ("extra", "missing"):
                ends = (one.subject, one.object)
                rule = one.link.rule if one.link is not None else ""
                kind = one.what if one.both else one.what + " name"
                rows.append((kind, rule, one.predicate, *ends, around(article.text, one.link, ends), article.source))
    print(f"{len(texts)} articles")
    for name, counted in sorted(predicates.items()):
        print(line(name, counted))
    print("rules, the worst first")
    shares = {name: c["right"] / total for name, c in rules.items() if (total := c["right"] + c["extra"]) >= 8}
    for name in sorted(shares, key=lambda n: (shares[n], n)):
        print(f"{shares[name]:.2f} of {rules[name]['right'] + rules[name]['extra']:4d} {name}")
    write(rows, path)


if __name__ == "__main__":
    main()
