from __future__ import annotations

import pytest

from kg.extract.context.references import References
from kg.extract.wording.markup import parse
from kg.model import Document, Reading, Span
from kg.text.sentences import paragraphs, sentences


def read(marked: str) -> tuple[Reading, list[Span]]:
    text, mentions, spans = parse(marked)
    whole = paragraphs(text)
    reading = Reading(
        document=Document(id="t", text=text, sha256=""),
        text=text,
        paragraphs=tuple(whole),
        sentences=tuple(sentences(text, whole)),
        mentions=tuple(mentions),
    )
    return reading, spans


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{P|甲乙}到了。⟦他⟧说好。", "甲乙"),
        ("{P|甲乙}对{P|丙丁}很客气。⟦他⟧说好。", "甲乙"),
        ("{P|甲乙}到了，⟦他⟧说好。", "甲乙"),
        ("{P|甲乙}的态度很谨慎。在⟦她⟧看来，不急。", "甲乙"),
        ("{P|甲乙}到了。{P|丙丁}也到了。⟦他⟧说好。", "丙丁"),
        ("{P|甲乙}到了。天气很热。⟦他⟧说好。", "甲乙"),
        ("{P|甲乙}说，“{P|丙丁}更好”。⟦他⟧笑了。", "甲乙"),
        ("{P|甲乙}女士到了。{P|丙丁}先生也到了。⟦她⟧说好。", "甲乙"),
        ("天气很热。⟦他⟧说好。", None),
        ("总裁将变更为{P|甲乙}。⟦他⟧说好。", "甲乙"),
        ("{P|丙丁}：叫{P|甲乙}。⟦他⟧很好。", "甲乙"),
        ("{P|丙丁}：问得好。⟦他⟧很好。", None),
    ],
)
def test_pronouns(marked: str, wanted: str | None) -> None:
    reading, (span,) = read(marked)
    meant = References(reading).person(span.start)
    assert (meant.name if meant else None) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{O|某大学}{T|教授}{P|甲乙}到了。{P|丙丁}走了。⟦这位教授⟧说好。", "甲乙"),
        ("{C|某厂}{T|首席信息官}{P|甲乙}到了。⟦首席信息官⟧说好。", "甲乙"),
        ("{C|某厂}{T|首席执行官}{P|甲乙}到了。⟦这位CEO⟧说好。", "甲乙"),
        ("{C|某厂}{T|合伙人}{P|甲乙}到了。⟦这位投资人⟧说好。", "甲乙"),
        ("{P|甲乙}做了九年工艺工程师。⟦这位前工艺工程师⟧说好。", "甲乙"),
        ("{C|某厂}{T|总经理}{P|甲乙}到了。⟦该负责人⟧说好。", "甲乙"),
        ("{C|某厂}{T|总经理}{P|甲乙}到了。一位设备厂商负责人也到了。⟦该负责人⟧说好。", None),
        ("{C|某厂}{T|总经理}{P|甲乙}到了。⟦首席财务官⟧说好。", None),
        ("{C|某厂}停产。⟦该公司⟧说好。", "某厂"),
        ("{C|某查}数据显示，{C|某厂}停产。⟦该公司⟧由某人所有。", "某厂"),
        ("{C|某厂}停产。{C|某查}App显示，⟦该公司⟧由某人所有。", "某厂"),
        ("{C|某厂}官网显示，⟦该公司⟧停产。", "某厂"),
        ("{O|江左社}报道称，议员致信{C|某厂}，并威胁传唤⟦该公司⟧的人。", "某厂"),
        ("{C|某厂}向{C|某店}投资，{C|某社}则获得了⟦该公司⟧的股权。", "某店"),
        ("{C|某厂}与{C|某店}签约。{C|某社}随后投资了⟦该公司⟧。", "某店"),
        ("{C|某厂}投资{C|某店}后，持有⟦该公司⟧的股权。", "某店"),
        ("{C|某厂}与{C|某店}签约。{C|某社}表示⟦该公司⟧很忙。", "某社"),
        ("{C|某厂}停产。{C|某店}开业。⟦公司⟧说好。", "某店"),
        ("{O|某交易所}的信息显示，{C|某厂}的申请获得受理。招股书写了很多。\n⟦这家公司⟧说好。", "某厂"),
        ("{C|某厂}的织机走俏，跟海外纺机厂商{C|某社}抢单。⟦该公司⟧又招了人。", "某厂"),
        ("{C|某厂}立誓“三年赶上{C|某社}”，{C|某社}是一家老牌药厂。⟦该公司⟧随后融资。", "某厂"),
        ("{C|某社}是一家老牌药厂。⟦该公司⟧随后融资。", "某社"),
        ("{C|某社}停产。来自江左的水泵公司{C|某厂}到场。⟦该公司⟧说好。", "某厂"),
        ("{C|某社}停产。投资管理公司{C|某厂}到场。⟦该公司⟧说好。", "某厂"),
        ("{C|某社}停产。同城配送平台{C|某厂}到场。⟦该公司⟧说好。", "某厂"),
        ("{C|某厂}融资，{C|某社}旗下的{C|某基金}跟投。⟦这家公司⟧开业两年。", "某厂"),
        ("{C|某厂}上市。{P|某甲}早年是{C|某行}的主管。⟦该公司⟧说好。", "某厂"),
        ("前{C|某社}{T|总监}{P|某甲}创办的初创企业“{C|某厂}”很忙。⟦该公司⟧说好。", "某厂"),
        ("{C|某社}很忙。“{C|某厂}也很忙。”⟦该公司⟧说。", "某社"),
        ("{O|某某大学}与{C|某厂}合作。⟦该校⟧说好。", "某某大学"),
        ("{C|某某银行}与{C|某厂}合作。⟦该行⟧说好。", "某某银行"),
        ("{C|甲川}与{C|乙川}签约。\n对成立不久的{C|乙川}来说，这是第一次。⟦公司⟧很高兴。", "乙川"),
    ],
)
def test_descriptions(marked: str, wanted: str | None) -> None:
    reading, (span,) = read(marked)
    meant = References(reading).description(span)
    assert (meant.name if meant else None) == wanted


def test_the_main_firm_stands_where_no_other_is_near() -> None:
    reading, (span,) = read("{C|某厂}停产。\n" + "天气很热。\n" * 12 + "⟦公司⟧说好。")
    meant = References(reading).organization(span.start)
    assert meant is not None
    assert meant.name == "某厂"
    assert References(reading).organization(span.start, reach=2) is None


def test_stand_ins_of_a_sentence() -> None:
    reading, _ = read("{C|某厂}{T|董事长}{P|甲乙}到了。他说该公司很忙，其他人不知道。")
    found = References(reading).stand_ins(reading.sentences[1])
    assert [(span.of(reading.text), m.name) for span, m in found] == [("他", "甲乙"), ("该公司", "某厂")]


def test_this_head_of_a_firm_leaves_the_firm_to_be_read() -> None:
    reading, _ = read("{P|甲乙}到了。这位{C|某厂}的创始人很忙，其加盟不久。")
    found = References(reading).stand_ins(reading.sentences[1])
    assert [(span.of(reading.text), m.name) for span, m in found] == [("这位", "甲乙"), ("其", "甲乙")]


def test_the_subject_of_a_sentence() -> None:
    reading, _ = read("据{P|甲乙}介绍，{P|丙丁}负责选址。")
    lead = References(reading).lead(reading.sentences[0])
    assert lead is not None
    assert lead.name == "丙丁"
