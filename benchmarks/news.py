"""Write news without end, for measuring how a knowledge base grows: `python -m benchmarks.news 100000 > news.jsonl`.

An article has about 2 KB: a headline, a day, who said what, who holds which post, who works with whom, and paragraphs
that name nobody. Names of people, firms, models and products are made of syllables and follow Zipf's law with a long
tail: a few are in very many articles, most in one or two, and new ones never cease. Some people are namesakes, some
articles reprint an earlier one. An article depends on its number and the seed alone, and so does a name, so that
nothing is held, the first thousand articles are the same in any number of them, and the same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from benchmarks import wording
from benchmarks.corpus import GIVEN, HOUSES, PLACES, POSTS, SURNAMES, TOPICS, TRADES

_REPRINTS = 0.03  # share of articles that reprint an earlier one
_DEBATED = 0.003  # share of sayings that others contradict
_NAMES = 1_000_000  # things of each kind that there are at most
_TWO = 10_000  # names of two characters, for the things that are named most; the others have three
_LETTERS = "".join(dict.fromkeys(HOUSES + GIVEN))  # of which names of firms, models and products are made


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post at a firm, told by its number."""

    name: str
    firm: int
    post: str


class Tail:
    """Draws numbers from 0 on by Zipf's law with a flat head: the n-th has a chance near `(n + head) ** -exponent`."""

    def __init__(self, exponent: float, head: float, count: int = _NAMES) -> None:
        self._power, self._head = exponent - 1, head
        self._last = (1 + count / head) ** -self._power

    def draw(self, chance: random.Random) -> int:
        """Draw one, in the same time however many there are."""
        left = self._last + (1 - self._last) * (1 - chance.random())
        return int(self._head * (left ** (-1 / self._power) - 1))


class World:
    """Everything that the articles may name, each made when it is asked for."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.draw = {"person": Tail(1.15, 40), "firm": Tail(1.2, 25), "model": Tail(1.3, 15), "product": Tail(1.2, 30)}
        self.person = lru_cache(4096)(self._person)
        self.firm = lru_cache(4096)(self._firm)

    def full(self, number: int) -> str:
        """Give the name of a firm with place and legal form."""
        return f"{PLACES[number % len(PLACES)]}{self.firm(number)}有限公司"

    def model(self, number: int) -> tuple[str, int]:
        """Give the name of a model and the number of the firm that makes it."""
        chance = self._chance("model", number)
        return self.stem(number + 7) + chance.choice(("", "", "2.0", "-7B", "Pro")), self.draw["firm"].draw(chance)

    def product(self, number: int) -> tuple[str, str, int]:
        """Give the name of a product, what it is, and the number of the firm that makes it."""
        chance = self._chance("product", number)
        name = self.stem(number + 11) + chance.choice(("", "X1", "S3", "Mini", "100"))
        return name, chance.choice(wording.WARES), self.draw["firm"].draw(chance)

    def _person(self, number: int) -> Person:
        chance = self._chance("person", number)
        surname = SURNAMES[min(int(chance.expovariate(0.08)), len(SURNAMES) - 1)]  # a few bear half of the people
        given = "".join(chance.sample(GIVEN, 1 if chance.random() < 0.15 else 2))
        return Person(surname + given, self.draw["firm"].draw(chance), chance.choice(POSTS))

    def _firm(self, number: int) -> str:
        return self.stem(number) + self._chance("firm", number).choice(TRADES)

    def stem(self, number: int) -> str:
        """Give the number-th of different syllables for a name: no two numbers have the same."""
        size = len(_LETTERS)
        length, space = (2, size**2) if number < _TWO else (3, size**3)
        place = (number * 7919 + self.seed) % space  # a prime that the space is no multiple of: a permutation
        letters = ""
        for _ in range(length):
            place, letter = divmod(place, size)
            letters += _LETTERS[letter]
        return letters

    def _chance(self, kind: str, number: int) -> random.Random:
        return random.Random(f"{self.seed}/{kind}/{number}")  # noqa: S311 - a benchmark, no secret


class News:
    """Articles about a world, by their numbers."""

    def __init__(self, seed: int = 5) -> None:
        self._world = World(seed)
        self._seed = seed

    def article(self, number: int) -> dict[str, str]:
        """Write one article as a line for `kg build`."""
        chance = random.Random(f"{self._seed}/{number}")  # noqa: S311 - the same
        day = f"{2018 + chance.randrange(8)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        row = {"id": f"n{number:08}", "published": day, "publisher": chance.choice(wording.PAPERS)}
        if number and chance.random() < _REPRINTS:
            before = self.article(chance.randrange(number))
            return {**row, "title": before["title"], "text": before["text"]}
        title, paragraphs = self._written(chance)
        return {**row, "title": title, "text": "\n\n".join((title, *paragraphs)) + "\n"}

    def _written(self, chance: random.Random) -> tuple[str, list[str]]:
        """Write headline and paragraphs: the lead and a few that name somebody, among others that do not."""
        told = self._cast(chance)

        def one(patterns: tuple[str, ...]) -> str:
            return chance.choice(patterns).format_map({**told, **_facts(chance)})

        def several(patterns: tuple[str, ...], least: int, most: int) -> list[str]:
            return [
                pattern.format_map({**told, **_facts(chance)})
                for pattern in chance.sample(patterns, chance.randint(least, most))
            ]

        named = several(wording.NAMED, 3, 5)
        plain = ["".join(several(wording.PLAIN, 4, 5)) for _ in range(3)]
        body = [*named, *plain]
        chance.shuffle(body)
        return one(wording.TITLES), [one(wording.LEADS), *body]

    def _cast(self, chance: random.Random) -> dict[str, str]:
        """Choose whom an article is about: two people with their firms, another firm, a model and a product."""
        world = self._world
        first, second = (world.person(world.draw["person"].draw(chance)) for _ in range(2))
        other = world.draw["firm"].draw(chance)
        model, maker = world.model(world.draw["model"].draw(chance))
        product, ware, seller = world.product(world.draw["product"].draw(chance))
        told = {"person": first.name, "post": first.post, "second": second.name, "second_post": second.post}
        told |= {"firm": world.firm(first.firm), "second_firm": world.firm(second.firm), "other": world.firm(other)}
        told |= {"full": world.full(first.firm), "maker": world.firm(maker), "seller": world.firm(seller)}
        return told | {"model": model, "product": product, "ware": ware}


def _facts(chance: random.Random) -> dict[str, str]:
    """Choose the figures, places and topics of one sentence."""
    topic, topic2 = chance.sample(TOPICS, 2)
    place, place2 = chance.sample(PLACES, 2)
    trade, trade2 = chance.sample(wording.FIELDS, 2)
    figures = {"n": 2 + chance.randrange(97), "m": 100 + chance.randrange(900), "month": 1 + chance.randrange(12)}
    words = {"topic": topic, "topic2": topic2, "place": place, "place2": place2, "trade": trade, "trade2": trade2}
    facts = {**words, **{name: str(number) for name, number in figures.items()}}
    saying = wording.DEBATED if chance.random() < _DEBATED else chance.choice(wording.SAYINGS)
    return {**facts, "said": saying.format_map(facts)}


def articles(number: int, *, seed: int = 5) -> Iterator[dict[str, str]]:
    """Give that many articles, one after the other."""
    news = News(seed)
    return (news.article(one) for one in range(number))


def main() -> None:
    """Write articles as JSON lines."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("number", type=int)
    options.add_argument("--seed", type=int, default=5)
    given = options.parse_args()
    for row in articles(given.number, seed=given.seed):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
