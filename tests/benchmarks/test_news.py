"""Invented news: the same every time, about 2 KB each, with names of Zipf's law."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.growth import exponent
from benchmarks.news import News, Tail, World, articles

ROOT = Path(__file__).resolve().parent.parent.parent


def test_an_article_depends_on_its_number_and_the_seed_alone() -> None:
    rows = list(articles(40))
    assert rows[:10] == list(articles(10))
    assert News(5).article(17) == rows[17]
    assert list(articles(10, seed=6)) != rows[:10]


def test_bytes_are_the_same_in_another_process() -> None:
    command = [sys.executable, "-m", "benchmarks.news", "20"]
    one, other = (subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout for _ in range(2))
    assert one == other
    assert len(one.splitlines()) == 20


def test_articles_come_one_by_one_however_many_there_are() -> None:
    assert len(list(islice(articles(10**9), 3))) == 3


def test_articles_have_two_kilobytes_and_few_are_reprints() -> None:
    rows = list(articles(1000))
    assert len({row["id"] for row in rows}) == 1000
    assert 1900 < sum(len(row["text"].encode()) for row in rows) / 1000 < 2200
    assert 10 < 1000 - len({row["text"] for row in rows}) < 60


def test_names_follow_zipfs_law_with_a_flat_head() -> None:
    head, power = 25, 1.2
    tail, chance = Tail(power, head), random.Random(1)
    drawn = Counter(tail.draw(chance) for _ in range(100_000))
    ranks = [(n + head, sum(drawn[m] for m in range(n, 2 * n)) / n) for n in (10, 20, 40, 80, 160, 320, 640)]
    # how often the names from n to 2n are drawn, each, over the place of their middle
    shifted = [(1.5 * (place - head) + head, often) for place, often in ranks]
    assert math.isclose(exponent(shifted), -power, abs_tol=0.1)
    assert drawn[0] < 0.02 * 100_000
    assert sum(often == 1 for often in drawn.values()) > 0.5 * len(drawn)


def test_new_names_never_cease() -> None:
    tail, chance = Tail(1.2, 25), random.Random(1)
    drawn = [tail.draw(chance) for _ in range(40_000)]
    assert 1.6 < len(set(drawn)) / len(set(drawn[:20_000])) < 2
    assert max(drawn) < 1_000_000


def test_firms_have_names_of_their_own_and_people_have_namesakes() -> None:
    world = World(5)
    assert len({world.stem(number) for number in (*range(5_000), *range(11_000, 16_000))}) == 10_000
    people = Counter(world.person(number).name for number in range(5_000))
    assert 1.01 < 5_000 / len(people) < 1.5
