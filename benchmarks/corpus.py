"""Short articles whose names follow Zipf's law, for tests of growth and faults; `benchmarks.news` writes long ones.

Names, posts and models are made up of syllables; a few are in very many articles and most in one or two, as in news.
The same number and seed give the same bytes.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭鲁韦马苗凤方俞任袁柳"
GIVEN = "安邦博晨楚丹冬帆芳风歌观海涵航禾衡泓晖嘉江瑾景静钧凯兰岚乐黎林凌铭南宁鹏琪清然若森山舒朔思棠彤薇文溪贤筱欣轩雅岩言瑶逸吟远云泽哲真舟竹卓"
HOUSES = "澄霁岚星砾汀芷屿岑桅潮蓬榆珩沐栖澜岱峤湛溯朗翎渺聿昶钦砚霖瀚灏璟煦禹鲲鹭鸢骐骏"
TRADES = [
    "智能",
    "科技",
    "半导体",
    "云计算",
    "汽车",
    "医药",
    "能源",
    "物流",
    "机器人",
    "软件",
    "资本",
    "生物",
    "光电",
    "通信",
    "材料",
]
PLACES = ["北京", "上海", "深圳", "杭州", "苏州", "成都", "武汉", "南京", "西安", "合肥", "宁波", "厦门"]
POSTS = [
    "创始人",
    "董事长",
    "总裁",
    "首席执行官",
    "首席技术官",
    "副总裁",
    "首席科学家",
    "研发总监",
    "总经理",
    "市场负责人",
]
TOPICS = ["算力", "开源", "数据", "成本", "安全", "人才", "芯片", "推理", "训练", "落地"]
SAYINGS = (
    *("{topic}仍是行业今年最大的难题", "没有{topic}，就没有下一代产品", "{model}的{topic}还有很长的路要走"),
    *("谁先解决{topic}，谁就能走得更远", "公司会把{topic}放在第一位", "{topic}的问题要靠{other}解决"),
    *("公司明年将把研发投入提高到{number}亿元", "{model}与海外最好的模型只差{number}个月"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post at a firm."""

    name: str
    firm: int
    post: str


class Zipf:
    """Draws numbers below `count`: the first ones often, the last ones hardly ever."""

    def __init__(self, count: int, exponent: float = 1.0) -> None:
        self._sums = list(accumulate(1 / (rank + 1) ** exponent for rank in range(count)))

    def draw(self, chance: random.Random) -> int:
        """Draw one."""
        return min(bisect(self._sums, chance.random() * self._sums[-1]), len(self._sums) - 1)


class World:
    """The firms, people and models that the articles are about; their number grows with that of the articles."""

    def __init__(self, articles: int, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
        firms = max(8, articles // 4)
        stems = _distinct(chance, firms, lambda: "".join(chance.sample(HOUSES, 2)))
        self.firms = [stem + chance.choice(TRADES) for stem in stems]
        self.full = [f"{chance.choice(PLACES)}{firm}有限公司" for firm in self.firms]
        people = max(12, articles // 2)
        self.people = [
            Person(
                chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)),
                chance.randrange(firms),
                chance.choice(POSTS),
            )
            for _ in range(people)
        ]
        self.models = [
            (f"{''.join(chance.sample(HOUSES, 2))}{chance.choice(('', '', '2.0', '-7B', 'Pro'))}", number % firms)
            for number in range(max(6, articles // 10))
        ]
        self._draw = {
            kind: Zipf(len(each)) for kind, each in (("p", self.people), ("f", self.firms), ("m", self.models))
        }

    def article(self, number: int, seed: int) -> dict[str, str]:
        """Write one article; it depends on its number alone, not on those before it."""
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - the same
        person = self.people[self._draw["p"].draw(chance)]
        second = self.people[self._draw["p"].draw(chance)]
        other = self.firms[self._draw["f"].draw(chance)]
        model, maker = self.models[self._draw["m"].draw(chance)]
        firm = self.firms[person.firm]
        day = f"{2020 + chance.randrange(6)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"

        def saying() -> str:
            return chance.choice(SAYINGS).format(
                topic=chance.choice(TOPICS),
                other=chance.choice(TOPICS),
                number=1 + chance.randrange(99),
                model=f"“{model}”",
            )

        sentences = [
            f"{self.full[person.firm] if chance.random() < 0.2 else firm}{person.post}{person.name}表示，{saying()}。",
            f"{self.firms[maker]}发布大模型“{model}”。",
            f"“{saying()}。”{self.firms[second.firm]}{second.post}{second.name}说。",
            f"{firm}与{other}宣布达成战略合作。" if other != firm else f"{firm}完成新一轮融资。",
        ]
        body = sentences[:1] + chance.sample(sentences[1:], chance.randrange(1, 4))
        title = f"{firm}近况之{number}"
        return {"id": f"n{number:06}", "title": title, "published": day, "text": f"{title}\n\n{''.join(body)}\n"}


def articles(number: int, *, seed: int = 5, world: int | None = None) -> Iterator[dict[str, str]]:
    """Give that many articles as lines for `kg build`, about a world of the size that `world` articles have."""
    about = World(world or number, seed)
    for one in range(number):
        yield about.article(one, seed)


def _distinct(chance: random.Random, count: int, draw: object) -> Sequence[str]:
    found: dict[str, None] = {}
    make = draw if callable(draw) else str
    while len(found) < count:
        stem = str(make())
        found[stem if len(found) < 1200 else stem + chance.choice(HOUSES)] = None
    return list(found)
