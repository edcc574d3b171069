"""Other names in the same sentences, so that the tagger learns what stands around a name rather than the name."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.text.words import tagged_words
from training.corpus import LABELS, Row, Span
from training.lexicons import company_names, surnames

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 0.3  # share of the names that stay as they are
KEPT_TITLES = 0.65
HALF_WIDTH = 0.1  # share of the texts that get half-width stops and quotes
FULL_NAME = re.compile(r"(股份有限公司|有限责任公司|集团有限公司|有限公司)$")
MATERIAL: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
COMPANY_TAILS = re.compile(f".({'|'.join(MATERIAL['company_ends'])})$")
THING_TAILS = re.compile(f".({'|'.join(MATERIAL['thing_ends'])})$")
NOT_A_TITLE = re.compile(r"大学|学院.|公司|届|集团.|、|》")
HAN = re.compile(r"^[一-鿿]+$")
_RUNS = re.compile(r"[A-Za-z]+|\d+")
_HALF = str.maketrans("。“”", '.""')


class Substitution:
    """Makers of names of every type, from lists of names, labelled names and chance."""

    def __init__(self, data: Path, outside: dict[str, list[Row]], own: list[Row], seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - not a secret
        ranks = surnames(data)
        self._surnames = list(ranks)
        self._weights = np.cumsum([1 / (k + 10) ** 0.9 for k in range(len(ranks))]).tolist()
        self._known_surnames = set(ranks)
        pools: dict[str, set[str]] = defaultdict(set)
        for rows in [*outside.values(), own]:
            for row in rows:
                for start, end, label in row.spans:
                    pools[LABELS.get(label, label)].add(row.text[start:end])
        names = [n for n in sorted(pools["Person"]) if HAN.match(n)]
        self._given = [n[1:] for n in names if len(n) in (2, 3) and n[0] in self._known_surnames]
        self._foreign = [n for n in sorted(pools["Person"]) if re.fullmatch(r"[一-鿿]+[·•・][一-鿿·•・]+", n)]
        mine = sorted({row.text[s:e] for row in own for s, e, label in row.spans if label == "Person"})
        latin = [name.split() for name in mine if re.fullmatch(r"[A-Za-zÀ-ž.\- ]+", name) and " " in name]
        self._latin = ([parts[0] for parts in latin], [parts[-1] for parts in latin])
        self._titles = by_tail({n for n in pools["Title"] if len(n) <= 8 and not NOT_A_TITLE.search(n)})
        kept = (n for n in pools["Organization"] | pools["Org"] if len(n) >= 4 and "公司" not in n)
        self._organisations = by_tail(set(kept))
        self._schools = [n for n in self._organisations["大学"] if HAN.match(n)]
        self._short, self._full, self._places = company_pools(data)

    def vary(self, row: Row) -> Row:
        """Put other names into a sentence; a name that stands twice changes alike."""
        made: dict[tuple[str, str], str] = {}
        text, spans, last = "", [], 0
        for start, end, label in row.spans:
            name = row.text[start:end]
            kind = label.rstrip("?").split("+")[0]
            if (kind, name) not in made:
                made[kind, name] = self._other(kind, name)
            text += row.text[last:start]
            spans.append(Span(len(text), len(text) + len(made[kind, name]), label))
            text += made[kind, name]
            last = end
        text += row.text[last:]
        if self.chance.random() < HALF_WIDTH:
            text = text.translate(_HALF)
        return Row(text, tuple(spans))

    def _other(self, label: str, name: str) -> str:
        if self.chance.random() < (KEPT_TITLES if label == "Title" else KEPT):
            return name
        makers: dict[str, Callable[[str], str]] = {
            "Person": self._person,
            "Company": self._company,
            "Organization": self._organisation,
            "Title": self._title,
            "Model": self._thing,
            "Product": self._thing,
        }
        return makers[label](name)

    def _surname(self) -> str:
        return self.chance.choices(self._surnames, cum_weights=self._weights)[0]

    def _person(self, name: str) -> str:
        if re.search(r"[·•・]", name):
            return self.chance.choice(self._foreign)
        if re.fullmatch(r"[A-Za-zÀ-ž.\- ]+", name):
            return " ".join(map(self.chance.choice, self._latin)) if " " in name else name
        if not HAN.match(name) or len(name) > 4:
            return name
        if len(name) == 1:
            return self._surname()
        if len(name) == 2 and name[0] in "老小":
            return name[0] + self._surname()
        known = name[:2] in self._known_surnames or name[0] in self._known_surnames
        given = name[-1] if name[-1] in "总工董" else self.chance.choice(self._given)
        return self._surname() + given if known else name

    def _stem(self) -> str:
        """Two or three characters that could be a brand: characters of given names, or the head of a company's name."""
        if self.chance.random() < 0.5:
            return self.chance.choice(self._given)[-1] + self.chance.choice(self._given)[0]
        return self.chance.choice(self._short)[: self.chance.choice((2, 2, 3))]

    def _company(self, name: str) -> str:
        full = FULL_NAME.search(name)
        if full:
            if self.chance.random() < 0.5:
                return self.chance.choice(self._full)
            return self.chance.choice(self._places) + self._stem() + self.chance.choice(MATERIAL["trades"]) + full[1]
        if not HAN.match(name):
            return self._respell(name)
        tail = COMPANY_TAILS.search(name)
        if tail and self.chance.random() < 0.7:
            return self._stem() + tail[1]
        return self.chance.choice(self._short) if len(name) <= 6 else name

    def _organisation(self, name: str) -> str:
        if "大学" in name[:-2] and name[-2:] != "大学" and self._schools:
            return self.chance.choice(self._schools) + name[name.index("大学") + 2 :]
        return self.chance.choice(self._organisations.get(name[-2:], [name])) if len(name) >= 4 else name

    def _title(self, name: str) -> str:
        return self.chance.choice(self._titles.get(name[-2:], [name]))

    def _thing(self, name: str) -> str:
        if not HAN.match(name):
            head = re.match(r"[一-鿿]{2,4}", name)
            return (self._stem() if head else "") + self._respell(name[head.end() if head else 0 :])
        tail = THING_TAILS.search(name)
        return self._stem() + (tail[1] if tail and len(name) > len(tail[1]) + 1 else "")

    def _respell(self, name: str) -> str:
        """Other letters and digits of the same make; words such as Turbo or Instruct stay."""

        def run(match: re.Match[str]) -> str:
            old = match[0]
            if old.isdigit():
                first = self.chance.choice("123456789") if old[0] != "0" else "0"
                return first + "".join(self.chance.choice("0123456789") for _ in old[1:])
            if old.lower() in MATERIAL["kept_words"]:
                return old
            if len(old) <= 4 and old.isupper():
                return "".join(self.chance.choice("ABCDEFGHIJKLMNPQRSTUVWXYZ") for _ in old)
            if len(old) <= 2:
                return old
            word = "".join(self.chance.choice(MATERIAL["syllables"]) for _ in range(max(2, round(len(old) / 2.2))))
            return word.upper() if old.isupper() else word.capitalize() if old[0].isupper() else word

        return _RUNS.sub(run, name)


def by_tail(names: set[str]) -> dict[str, list[str]]:
    """Names by their last two characters."""
    out: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if 2 <= len(name) <= 14:
            out[name[-2:]].append(name)
    return out


def company_pools(data: Path) -> tuple[list[str], list[str], list[str]]:
    """Short names that are not plain words, full names, and the places that full names begin with."""
    names = company_names(data)
    short = []
    for name in random.Random(0).sample(names, 40000):  # noqa: S311 - not a secret
        words = tagged_words(name)
        plain = len(words) == 1 and words[0][2] not in ("nt", "nz", "nrt")
        if HAN.match(name) and len(name) <= 5 and not plain:
            short.append(name)
    lines = (data / "relations" / "company_aliases.train.jsonl").read_text(encoding="utf-8").splitlines()
    aliases = [json.loads(line) for line in lines]
    short += [row["short"] for row in aliases for _ in range(4) if HAN.match(row["short"])]
    full = [row["full"] for row in aliases]
    firsts = [(name, tagged_words(name)[0]) for name in full]
    return short, full, sorted({name[:end] for name, (_, end, tag) in firsts if tag == "ns"})
