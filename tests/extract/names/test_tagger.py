"""The shipped tagger: what it finds, that offsets are code points, and that company changes nothing."""

from __future__ import annotations

import random
import time
from pathlib import Path

import numpy as np
import pytest

from kg.extract.names.tagger import (
    FULL_BATCH,
    LONGEST,
    ROUND_BATCH,
    STEP_COST,
    Tagged,
    Tagger,
    batches,
    pieces,
    spread,
    tidy,
)
from kg.model import Span

MODEL = Path(__file__).parents[3] / "data" / "models" / "tagger"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ["砚秋", "明远", "若水", "建国", "晓彤", "浩", "思齐", "文静"]
PLACES = ["深圳", "杭州", "合肥", "苏州", "成都"]
TRADES = ["机器人", "半导体", "医疗", "能源", "软件"]
FRAMES = [
    "{place}启衡{trade}技术有限公司董事长{name}表示，明年将投产第二条产线。",
    "{name}说：“没有人会为参数付钱。”",
    "据了解，{place}市数据局副局长{name}出席了签约仪式，双方未披露金额😀。",
    "GPT-4o 与 DeepSeek-V3 的价格相差 {number} 倍，{name}在会上给出了这个数字。",
    "{number}年前，这里还是一片稻田。",
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.read(MODEL)


def some_sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        frames = chance.sample(FRAMES, chance.choice((1, 1, 1, 2, 3)))
        made.append(
            "".join(frames).format(
                place=chance.choice(PLACES),
                trade=chance.choice(TRADES),
                name=chance.choice(SURNAMES) + chance.choice(GIVEN),
                number=chance.randrange(2, 900),
            )
        )
    return made


def names(tagger: Tagger, sentence: str) -> set[tuple[str, str]]:
    return {(sentence[tag.start : tag.end], tag.type) for tag in tagger.tag([sentence])[0]}


def test_reads_quickly() -> None:
    before = time.process_time()
    Tagger.read(MODEL)
    assert time.process_time() - before < 1.5  # far above the usual 0.3 s: the machine may be busy


def test_finds_names_of_every_common_type(tagger: Tagger) -> None:
    sentence = "华为副总裁沈砚秋说，江东理工大学计算机学院教授李明远参与了DeepSeek-V3的评测。"
    found = names(tagger, sentence)
    assert ("沈砚秋", "Person") in found
    assert ("李明远", "Person") in found
    assert ("华为", "Company") in found
    assert ("副总裁", "Title") in found
    assert ("江东理工大学计算机学院", "Organization") in found


def test_offsets_are_code_points(tagger: Tagger) -> None:
    plain = "腾讯副总裁李明远表示，合作还在谈。"
    prefix = "😀😀 OK！"
    plain_names = names(tagger, plain)
    assert ("李明远", "Person") in plain_names
    assert ("李明远", "Person") in names(tagger, prefix + plain)


def test_tags_do_not_depend_on_company(tagger: Tagger) -> None:
    sentences = some_sentences(400, seed=1)
    together = tagger.tag(sentences)
    assert sum(map(len, together)) > 400
    chance = random.Random(2)
    order = list(range(len(sentences)))
    for size in (1, 7, 64, 333):
        chance.shuffle(order)
        for first in range(0, len(order) if size > 1 else 40, size):
            group = order[first : first + size]
            assert tagger.tag([sentences[k] for k in group]) == [together[k] for k in group]


def cost(lengths: list[int], cut: list[tuple[int, int]]) -> int:
    filled = [-(-(last - first) // ROUND_BATCH) * ROUND_BATCH for first, last in cut]
    return sum(lengths[last - 1] * (size + STEP_COST) for (_, last), size in zip(cut, filled, strict=True))


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 128, 129, 700])
def test_batches_hold_every_piece_once_and_cost_no_more_than_equal_ones(count: int) -> None:
    chance = random.Random(count)
    lengths = sorted(min(LONGEST, 1 + int(chance.expovariate(1 / 30))) for _ in range(count))
    cut = batches(lengths)
    assert [place for first, last in cut for place in range(first, last)] == list(range(count))
    assert all(0 < last - first <= FULL_BATCH for first, last in cut)
    for size in (ROUND_BATCH, 48, FULL_BATCH):
        ends = [*range(count, 0, -size)][::-1]
        assert cost(lengths, cut) <= cost(lengths, list(zip([0, *ends], ends, strict=False)))


def test_what_is_seen_of_a_character_does_not_depend_on_company() -> None:
    tagger = Tagger.read(MODEL, lambda encoded: encoded.view(np.int8))
    sentences = [*some_sentences(40, 7), "", "汇" * 20 + "，" + "川" * LONGEST + "。"]
    together = tagger.look(sentences)
    assert together[-2].sight is None
    for sentence, seen in zip(sentences, together, strict=True):
        (alone,) = tagger.look([sentence])
        assert alone.tags == seen.tags
        if sentence:
            assert seen.sight is not None
            assert alone.sight is not None
            assert len(seen.sight) == len(sentence)
            assert np.array_equal(alone.sight, seen.sight)


def test_without_a_lens_nothing_is_seen(tagger: Tagger) -> None:
    (found,) = tagger.look(["沈砚秋说：“没有人会为参数付钱。”"])
    assert found.tags == tagger.tag(["沈砚秋说：“没有人会为参数付钱。”"])[0]
    assert found.sight is None
    assert spread(5, [(Span(0, 5), found)]) is None


def test_what_is_seen_stands_where_its_sentence_stands() -> None:
    seen = Tagged([], np.array([[1], [2]], np.int8))
    table = spread(6, [(Span(1, 3), seen), (Span(3, 3), Tagged([])), (Span(4, 6), seen)])
    assert table is not None
    assert table[:, 0].tolist() == [0, 1, 2, 0, 1, 2]


def test_tags_lie_in_order_inside_the_sentence(tagger: Tagger) -> None:
    sentences = some_sentences(200, seed=3)
    for sentence, tags in zip(sentences, tagger.tag(sentences), strict=True):
        last = 0
        for tag in tags:
            assert last <= tag.start < tag.end <= len(sentence)
            assert 0 < tag.score <= 1
            last = tag.end


def test_nothing_to_tag(tagger: Tagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag(["", "。", " ", "\n"]) == [[], [], [], []]


def test_strange_characters(tagger: Tagger) -> None:
    odd = ["\ud800", "\x00\x01", "👩‍🔬" * 300, "\r\n\t", "ＡＢＣ" * 100, "\U0010ffff李明远"]
    assert len(tagger.tag(odd)) == len(odd)


def test_long_sentences_are_cut_at_commas() -> None:
    sentence = ("一二三四五六七八九，" * 40)[:-1]
    cut = list(pieces(sentence))
    assert [start for start, _ in cut[1:]] == [end for _, end in cut[:-1]]
    assert cut[0][0] == 0
    assert cut[-1][1] == len(sentence)
    assert all(end - start <= LONGEST and sentence[end - 1] == "，" for start, end in cut[:-1])
    assert list(pieces("好" * (LONGEST + 1))) == [(0, LONGEST), (LONGEST, LONGEST + 1)]


@pytest.mark.parametrize(
    ("text", "name", "better"),
    [
        ("在《美术大观》杂志任职", "美术大观》杂志", "《美术大观》杂志"),
        ("协会（ACIIA）主席", "ACIIA）", "ACIIA"),
        ("（Vera Schwarcz）教授", "（Vera Schwarcz", "Vera Schwarcz"),
        ("海南电缆厂(通信电缆厂)的", "海南电缆厂(通信电缆厂", "海南电缆厂(通信电缆厂)"),
        ("凯特·说", "凯特·", "凯特"),
        ("启衡（深圳）科技有限公司的", "启衡（深圳）科技有限公司", "启衡（深圳）科技有限公司"),
        ("“——”", "——", ""),
    ],
)
def test_borders_of_names_are_mended(text: str, name: str, better: str) -> None:
    start = text.index(name)
    first, last = tidy(text, start, start + len(name))
    assert text[first:last] == better


def test_names_far_into_a_long_sentence_keep_their_place(tagger: Tagger) -> None:
    sentence = "这是一段没有名字的话，" * 30 + "腾讯副总裁李明远表示，合作还在谈。"
    assert ("李明远", "Person") in names(tagger, sentence)
