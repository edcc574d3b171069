"""Posts on outside sentences: recall of (organisation, title, person), and precision against rejected combinations.

    python -m benchmarks.posts percent4_spo.train.jsonl

A row is {"text", "triples": [[organisation, title, person]], "neg": [...]}. Only posts in firms, institutes and
universities count (POSTS); a fifth of the rows, told by a hash of the text, is measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from kg.model import Document
from kg.recipe import Recipe

POSTS = [
    "董事长",
    "副董事长",
    "执行董事",
    "独立董事",
    "董事",
    "总经理",
    "副总经理",
    "总裁",
    "副总裁",
    "高级副总裁",
    "首席执行官",
    "首席财务官",
    "首席技术官",
    "首席运营官",
    "首席科学家",
    "首席分析师",
    "首席经济学家",
    "CEO",
    "CTO",
    "CFO",
    "COO",
    "创始人",
    "联合创始人",
    "创办人",
    "合伙人",
    "负责人",
    "发言人",
    "新闻发言人",
    "法定代表人",
    "行长",
    "副行长",
    "教授",
    "副教授",
    "研究员",
    "院长",
    "副院长",
    "所长",
    "副所长",
    "校长",
    "副校长",
    "院士",
    "分析师",
    "工程师",
    "总监",
    "经理",
    "主任",
    "副主任",
    "秘书长",
    "会长",
    "副会长",
    "主编",
    "记者",
    "董秘",
    "董事会秘书",
    "掌门人",
]


def held_out(text: str) -> bool:
    """Say whether a row is in the measured fifth."""
    return hashlib.sha256(text.encode()).digest()[0] % 5 == 0


def post(title: str) -> bool:
    """Say whether a predicate of the set is a post that counts, without 前, 原 and the like."""
    return title.lstrip("前原新任时现") in POSTS


def fits(told: str, found: str) -> bool:
    """Say whether two spellings of one name agree: the one within the other."""
    a, b = (x.strip("“”‘’《》 ") for x in (told, found))
    return bool(a and b) and (a in b or b in a)


def main() -> None:
    """Print recall and precision."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path)
    rows = [json.loads(line) for line in options.parse_args().rows.read_text("utf-8").splitlines()]
    rows = [r for r in rows if held_out(r["text"]) and any(post(t) for _, t, _ in (*r["triples"], *r["neg"]))]
    recipe = Recipe()
    recipe.prepare()
    readings = recipe([Document(id=str(i), text=r["text"], sha256="") for i, r in enumerate(rows)])
    wanted = found = right = wrong = 0
    for row, reading in zip(rows, readings, strict=True):
        have = [
            (x.object.span.of(row["text"]), x.object.name, x.title or "", x.subject.name)
            for x in reading.links
            if x.predicate == "worksFor"
        ]
        have += [
            (x.object.span.of(row["text"]), x.object.name, "创始人", x.subject.name)
            for x in reading.links
            if x.predicate == "founderOf"
        ]

        def has(triple: list[str], have: list[tuple[str, str, str, str]] = have) -> bool:
            org, title, person = triple
            head = title.lstrip("前原新任时现")
            return any(fits(person, p) and (fits(org, o) or fits(org, name)) and head in t for o, name, t, p in have)

        for triple in row["triples"]:
            if post(triple[1]):
                wanted += 1
                found += has(triple)
                right += has(triple)
        wrong += sum(has(triple) for triple in row["neg"] if post(triple[1]))
    print(
        f"{len(rows)} rows, {wanted} posts: recall {found / wanted:.3f}; precision against rejected {right / (right + wrong):.3f}"
    )


if __name__ == "__main__":
    main()
