"""A graph of a million triples in the project's own terms, the same every time: `python -m benchmarks.million DIR [N]`."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

from kg.iris import segments
from kg.rdf.triples import iri, literal
from kg.vocabulary import NAMESPACE, THINGS

SURNAMES = "顾裴祝宁卫沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
GIVEN = "南舟若川云舒不疑明远思齐子衿清扬采薇静姝嘉树乐水望舒疏影怀瑾知微长风景行安澜斯年砚秋书白"
PLACES = [
    "霁川",
    "鹿砦",
    "岑山",
    "远砾",
    "汀芷",
    "栎川",
    "观澜",
    "澄湖",
    "云岫",
    "青崖",
    "松涛",
    "白榆",
    "沧屿",
    "朔风",
    "星槎",
    "呦声",
    "镜湖",
    "长亭",
    "半夏",
    "南麓",
]
WORDS = ["智能", "科技", "半导体", "汽车", "集团", "数据", "机器人", "医疗", "能源", "材料"]
TOPICS = ["算力", "开源", "智能体", "幻觉", "商业化", "价格战", "数据安全", "推理成本", "具身智能", "长上下文"]
_PREFIXES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _name(short: str) -> str:
    prefix, _, local = short.partition(":")
    return iri(_PREFIXES[prefix] + local) if prefix in _PREFIXES else iri(THINGS + short)


def triples(entities: int = 25_000, seed: int = 3) -> Iterator[str]:  # noqa: C901 - the parts of a graph, one by one
    """Give lines of N-Triples: about forty for each entity."""
    chance = random.Random(seed)  # noqa: S311 - the same graph every time, no secret
    people = [
        f"person/{chance.choice(SURNAMES)}{chance.choice(GIVEN)}{chance.choice(GIVEN)}{i}"
        for i in range(entities * 2 // 5)
    ]
    firms = [f"company/{chance.choice(PLACES)}{chance.choice(WORDS)}{i}" for i in range(entities * 2 // 5)]
    models = [f"model/{chance.choice(PLACES)}-M{i}" for i in range(entities // 5)]
    topics = [f"topic/{topic}" for topic in TOPICS]
    documents = [f"document/d{i}" for i in range(entities // 5)]
    day = {d: f"20{22 + i % 4}-{i % 12 + 1:02}-{i % 28 + 1:02}" for i, d in enumerate(documents)}

    def say(subject: str, *rows: tuple[str, str]) -> Iterator[str]:
        for predicate, value in rows:
            shown = value if value.startswith('"') else _name(value)
            yield f"{_name(subject)} {_name(predicate)} {shown} .\n"

    def words(text: str, datatype: str | None = None) -> str:
        return literal(text, datatype=_PREFIXES["xsd"] + datatype if datatype else None)

    def near(things: list[str], at: float) -> str:
        roll = chance.random()
        if roll < 0.05:
            return things[int(chance.random() ** 4 * len(things))]
        return things[(int(at * len(things)) + int(chance.random() ** 2 * 40)) % len(things)]

    for kind, things in {"Person": people, "Company": firms, "Model": models, "Topic": topics}.items():
        for one in things:
            label = literal(one.partition("/")[2], language="zh-Hans")
            yield from say(one, ("rdf:type", f"kg:{kind}"), ("skos:prefLabel", label))
            if kind != "Topic":
                yield from say(one, *(("kg:mentionedIn", chance.choice(documents)) for _ in range(3)))
    for i, one in enumerate(documents):
        date = words(day[one], "date")
        yield from say(
            one, ("rdf:type", "kg:Document"), ("dcterms:title", words(f"行业观察第{i + 1}期")), ("dcterms:issued", date)
        )
    number = 0

    def passage(text: str) -> tuple[str, list[str]]:
        nonlocal number
        number += 1
        one, start = f"evidence/e{number}", chance.randrange(2000)
        rows = [("rdf:type", "kg:Evidence"), ("kg:document", chance.choice(documents)), ("kg:text", words(text))]
        places = [("kg:start", words(str(start), "integer")), ("kg:end", words(str(start + len(text)), "integer"))]
        return one, list(say(one, *rows, *places))

    def relate(one: str, predicate: str, other: str) -> Iterator[str]:
        evidence, lines = passage(f"{other}与{one}的关系进一步明确，双方在发布会上谈到下一年的安排")
        yield from lines
        yield from say(one, (f"kg:{predicate}", other))
        seen = words(chance.choice(list(day.values())), "date")
        about = [
            ("rdf:type", "kg:Statement"),
            ("rdf:subject", one),
            ("rdf:predicate", f"kg:{predicate}"),
            ("rdf:object", other),
        ]
        yield from say(
            f"statement/s{number}",
            *about,
            ("kg:modality", "kg:Asserted"),
            ("kg:evidence", evidence),
            ("kg:firstSeen", seen),
            ("kg:lastSeen", seen),
        )
        if predicate == "worksFor":
            post = [
                ("rdf:type", "kg:Affiliation"),
                ("kg:person", one),
                ("kg:organization", other),
                ("kg:title", words("副总裁")),
            ]
            yield from say(
                f"affiliation/a{number}", *post, ("kg:former", words("false", "boolean")), ("kg:evidence", evidence)
            )

    for i, one in enumerate(people):
        yield from relate(one, "worksFor", near(firms, i / len(people)))
    for i, one in enumerate(models):
        yield from relate(one, "developedBy", near(firms, i / len(models)))
    for i, one in enumerate(firms):
        other = near(firms, i / len(firms))
        if other != one:
            yield from relate(one, "partnersWith", other)
    for i in range(entities * 8 // 5):
        at = chance.random()
        speaker, target, topic, document = (
            near(people, at),
            near(chance.choice([firms, models]), at),
            chance.choice(topics),
            chance.choice(documents),
        )
        text, start = f"我们认为{target}在{topic}上的投入会在两年内见效", chance.randrange(2000)
        rows = [
            ("rdf:type", "kg:Claim"),
            ("kg:claimant", speaker),
            ("kg:about", target),
            ("kg:about", topic),
            ("kg:document", document),
        ]
        rows += [
            ("kg:text", words(text)),
            ("kg:plainText", words(text)),
            ("kg:quotation", "kg:Direct"),
            ("kg:cue", words("表示")),
        ]
        rows += [("kg:start", words(str(start), "integer")), ("kg:end", words(str(start + len(text)), "integer"))]
        yield from say(f"claim/c{i}", *rows, ("kg:statedOn", words(day[document], "date")))


def folder(path: Path, entities: int = 25_000) -> int:
    """Write the graph as a knowledge base folder without articles; give how many triples it has."""
    path.mkdir(parents=True)
    lines = list(triples(entities))
    database = ox.Store(str(path / "store"))
    for start in range(0, len(lines), 200_000):
        database.bulk_load("".join(lines[start : start + 200_000]).encode(), format=ox.RdfFormat.N_TRIPLES)
    database.flush()
    database.optimize()
    count = len(database)
    finish(path)
    return count


def finish(path: Path, *, store: str = "store", texts: Mapping[str, str] | None = None) -> None:
    """Make a folder with a store in it a finished knowledge base, with the texts of documents by their IRIs."""
    (path / "graph.ttl").touch()
    with closing(sqlite3.connect(path / "corpus.sqlite")) as sql:
        sql.execute("CREATE TABLE IF NOT EXISTS texts (content TEXT PRIMARY KEY, text TEXT NOT NULL)")
        sql.execute("CREATE TABLE IF NOT EXISTS places (document TEXT, content TEXT)")
        for iri, text in (texts or {}).items():
            sql.execute("INSERT INTO texts VALUES (?, ?)", (iri, text))
            sql.execute("INSERT INTO places VALUES (?, ?)", (segments(iri)[-1], iri))
        sql.commit()
    marker = {"format": 1, "store": store, "packs": ["ai"], "lexicon": True, "version": "", "recipe": ""}
    (path / "kb.json.next").write_text(json.dumps(marker), encoding="utf-8")
    (path / "kb.json.next").replace(path / "kb.json")


if __name__ == "__main__":
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 25_000
    print(f"{folder(Path(sys.argv[1]), size):,} triples")
