"""Apart: what one item of a digest tells goes to nobody of another."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest

from kg.extract.apart import Apart
from kg.extract.claims.quotes import Quotes
from kg.extract.links.relations import Relations
from kg.extract.links.structure import Versions
from kg.extract.names.titles import Titles
from kg.model import Reading
from kg.packs import read_packs
from tests.extract.readings import reading

DIGEST = """早参丨{C|砚川药业}获融资；{C|柳营汽车}换帅

1、{C|砚川药业}完成B轮融资
6月29日，{C|砚川药业}宣布完成2亿元B轮融资，{C|石门资本}领投。{C|砚川药业}首席执行官{P|贺听澜}说，“钱要花在病人身上。”

2、{C|柳营汽车}换帅
{C|柳营汽车}昨日宣布，总裁{P|关山度}因个人原因离职。{C|柳营汽车}的母公司仍是{C|赤崖集团}。

3、短视频平台月活突破四千万
业内人士昨日透露，短视频平台“{D|红鲤剧场}”月活突破四千万，公司不予置评。该负责人表示，明年的目标是一亿。

4、{C|荻浦银行}签约
{C|荻浦银行}近日与{O|云杉实验室}签约，双方将研发审查模型“{M|定盘星}”。"""

HEADED = """每日要闻
【{C|砚川药业}获投】{C|石门资本}6月29日宣布投资{C|砚川药业}。
【{C|柳营汽车}换帅】{C|柳营汽车}昨日公告，{P|关山度}任首席执行官。
【{C|穹石科技}发新卡】{C|穹石科技}发布推理卡“{D|赤霄}”。"""


@cache
def apart() -> tuple[Titles, Apart, Quotes]:
    pack = read_packs(["ai"])
    quotes = Quotes(pack)
    return Titles(pack), Apart([quotes, Relations(pack)]), quotes


def read(marked: str) -> Reading:
    titles, extractors, _ = apart()
    return extractors(titles(reading(marked)))


def test_relations_and_speakers_stay_in_their_item() -> None:
    found = read(DIGEST)
    said = {(x.subject.name, x.predicate, x.object.name) for x in found.links}
    assert ("石门资本", "investsIn", "砚川药业") in said
    assert ("关山度", "worksFor", "柳营汽车") in said
    assert {(s, o) for s, _, o in said if "红鲤剧场" in (s, o)} == set()
    assert {o for s, p, o in said if s == "柳营汽车" and p == "subsidiaryOf"} == {"赤崖集团"}
    by = {q.content.of(found.text): q.speaker.name if q.speaker else None for q in found.quotes}
    assert by["钱要花在病人身上。"] == "贺听澜"
    assert by["明年的目标是一亿"] is None


def test_spans_of_items_count_in_the_whole_text() -> None:
    found = read(DIGEST)
    for link in found.links:
        for m in (link.subject, link.object):
            assert m in found.mentions
        assert link.subject.span.start >= 0
        assert found.text[link.evidence.start : link.evidence.end].strip()
    [quote] = [q for q in found.quotes if q.speaker and q.speaker.name == "贺听澜"]
    assert quote.speaker in found.mentions
    assert quote.content.of(found.text) == "钱要花在病人身上。"


def test_an_item_keeps_what_the_tagger_sees_in_it() -> None:
    given = reading(DIGEST)
    places = (np.arange(len(given.text)) % 100).astype(np.int8)[:, None]
    items = Apart.items(dataclasses.replace(given, sight=places))
    assert len(items) > 3
    for item in items:
        assert item.form is not None
        assert item.sight is not None
        assert item.sight[:, 0].tolist() == [origin % 100 for origin in item.form.origin]


def test_a_head_in_brackets_is_a_sentence_of_its_own() -> None:
    said = {(x.subject.name, x.predicate, x.object.name) for x in read(HEADED).links}
    assert said == {
        ("石门资本", "investsIn", "砚川药业"),
        ("关山度", "worksFor", "柳营汽车"),
        ("赤霄", "developedBy", "穹石科技"),
    }


@pytest.mark.parametrize("text", ["", "{C|砚川药业}董事长{P|贺听澜}表示，公司很好。\n他说，明年会更好。"])
def test_one_text_is_read_whole(text: str) -> None:
    titles, extractors, quotes = apart()
    before = titles(reading(text))
    assert extractors(before).quotes == quotes(before).quotes


FAMILY = """每日要闻
【{C|砚川药业}获投】{C|石门资本}6月29日宣布投资{C|砚川药业}，后者用{M|定盘星}筛药。
【{C|柳营汽车}换帅】{C|柳营汽车}昨日公告，{P|关山度}任首席执行官。
【{C|穹石科技}发模型】{C|穹石科技}近日发布{M|定盘星-7B}。"""


def test_a_version_is_told_from_its_family_in_another_item() -> None:
    found = Apart([Relations(read_packs(["ai"]))], [Versions()])(reading(FAMILY)).links
    told = [(link.subject.name, link.object.name) for link in found if link.predicate == "versionOf"]
    assert told == [("定盘星-7B", "定盘星")]
