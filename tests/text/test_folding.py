from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Attribute, Document, Drop, Form, Link, Mention, Quote, Reading, Span, Tag
from kg.text.folding import fold, key, simplify, unfold

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "創業聯鵬龍著名的(chuàng)（yè）,.:;?!\"'「」“”…—-\n\r\u3000 \u200b\ufeff&quot;ＡＩ９％昇騰後裡"
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("葉鵬在滙豐銀行台北分行裡等了很久，之後走了", "叶鹏在汇丰银行台北分行里等了很久，之后走了"),
        ("隨著名氣上升，這部著名的著作", "随著名气上升，这部著名的著作"),
        ("沿著河岸走，穿著工裝", "沿着河岸走，穿着工装"),
        ("ＧＰＴ－４的准确率达９８％", "GPT-4的准确率达98%"),
        ("聯(lián)網(wǎng)設(shè)備(bèi)的(de)重慶(Chóng qìng)工廠", "联网设备的重庆工厂"),
        ("人工智能(ai)与应用(app)", "人工智能（ai）与应用（app）"),
        ('他说:"好."大家笑了,然后散会', "他说：“好。”大家笑了，然后散会"),
        ("at 10:20, up 1,200 (net)", "at 10:20, up 1,200 (net)"),
        ("模型(Alpha),参数(7B)", "模型（Alpha），参数（7B）"),
        ("零\u200b宽\ufeff与\u00ad软连\ue123字符", "零宽与软连字符"),
        ("&quot;甲&quot;说&amp;做", "“甲”说&做"),
        ("埃隆‧某某", "埃隆·某某"),
        ("⻩河与⽹络", "黄河与网络"),
        ("二○二五年，产能一○○%，○○公司", "二〇二五年，产能一〇〇%，○○公司"),
        ("「不急」，他說", "「不急」，他说"),
        ("汀川-KY、岚川-W（0000）與Tarn-W", "汀川、岚川（0000）与Tarn-W"),
        ("岚川*-KY由Tan Sri Mara Quill创办", "岚川由Mara Quill创办"),
        ("主席拿督斯里沈硯舟說，他獲封拿督。", "主席沈砚舟说，他获封拿督。"),
        ("搭載昇騰晶片的機櫃", "搭载昇腾晶片的机柜"),
    ],
)
def test_the_match_form_is_simplified_half_width_and_without_glosses(text: str, expected: str) -> None:
    assert fold(text).text == expected


@pytest.mark.parametrize("text", ["乾隆年间著名的於姓画家", "想像一下昇腾服务器", "瞭望塔与藉口", "徵羽二音、锺姓"])
def test_simplified_text_passes_unchanged(text: str) -> None:
    assert simplify(text) == text
    assert fold(text).text == text


def test_a_traditional_name_in_a_simplified_text_leaves_the_rest_alone() -> None:
    text = "昇腾芯片的研发持续了多年。\n於震与李錕在乾隆厅见面，讨论了今后三年的合作安排与人员交流的各项细节。"
    assert fold(text).text == text.replace("錕", "锟")


def test_what_only_a_rare_character_would_simplify_keeps_its_form() -> None:
    assert fold("分析師郭明錤認為，這對業績是利多。").text == "分析师郭明錤认为，这对业绩是利多。"


def test_a_comma_between_latin_words_is_chinese_where_all_commas_are_half_width() -> None:
    assert fold("他们发布了Tarn-2,API价格下调,限时三天。").text == "他们发布了Tarn-2，API价格下调，限时三天。"
    assert fold("参数为a,b两个，限时1,000天,到此为止。").text == "参数为a,b两个，限时1,000天，到此为止。"


def test_points_between_characters_are_full_stops_only_where_no_other_stands() -> None:
    assert fold("他走了.她来了.").text == "他走了。她来了。"
    assert fold("埃隆.某某来了。").text == "埃隆.某某来了。"


def test_the_point_that_closes_a_quotation_ends_its_sentence() -> None:
    assert fold('前面有句号。"先算账."她说,"再谈合作."').text == "前面有句号。“先算账。”她说，“再谈合作。”"


def test_an_odd_mark_before_punctuation_closes_an_earlier_quotation() -> None:
    assert fold('到此为止。",他说，"好"').text == "到此为止。”，他说，“好”"


@given(MIXED)
def test_every_character_leads_to_its_origin_in_order(text: str) -> None:
    form = fold(text)
    assert len(form.text) == len(form.origin)
    assert all(a < b for a, b in zip(form.origin, form.origin[1:], strict=False))
    assert all(0 <= o < len(text) for o in form.origin)
    kept = [(text[o], c) for o, c in zip(form.origin, form.text, strict=True) if text[o].isalnum() and c.isascii()]
    assert all(a == b or not a.isascii() for a, b in kept)


@given(MIXED, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_skipped_spans_are_left_out(text: str, pairs: list[tuple[int, int]]) -> None:
    skip = [Span(min(p), min(max(p), len(text))) for p in pairs]
    assert not any(s.start <= o < s.end for o in fold(text, skip).origin for s in skip)


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_spans_stay_ordered_on_the_way_back(text: str, a: int, b: int) -> None:
    form = fold(text)
    start, end = sorted((min(a, len(form.text)), min(b, len(form.text))))
    back = form.span(Span(start, end))
    assert 0 <= back.start <= back.end <= max(len(text), back.start)


def test_a_text_without_anything_to_leave_out_costs_no_table() -> None:
    assert fold("平平常常的一句话。").origin == range(9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("葉鵬", "叶鹏"),
        ("Deep Sea-7B", "deepsea7b"),
        ("《海风》", "海风"),
        ("ＡＢＣ·某某", "abc某某"),
        ("Café", "CAFE"),
        ("川風晶片", "川风芯片"),
    ],
)
def test_names_that_differ_in_writing_only_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_unfolding_carries_every_span_back() -> None:
    text = "聯(lián)山科技的葉鵬(péng)說：「會(huì)來。」"
    form = fold(text)
    assert form.text == "联山科技的叶鹏说：「会来。」"
    org = Mention(span=Span(0, 4), type="Company", name="联山科技")
    man = Mention(span=Span(5, 7), type="Person", name="叶鹏")
    reading = Reading(
        document=Document(id="d", text=text, sha256=""),
        text=form.text,
        form=form,
        paragraphs=(Span(0, 14),),
        sentences=(Span(0, 14),),
        tags=(Tag(span=Span(5, 7), type="Person"),),
        mentions=(org, man),
        links=(Link(predicate="worksFor", subject=man, object=org, evidence=Span(0, 7)),),
        attributes=(Attribute(entity=org, name="price", value="1", evidence=Span(0, 4)),),
        quotes=(
            Quote(
                speaker=man, speaker_span=Span(5, 7), content=Span(10, 13), direct=True, cue=Span(7, 8), about=(org,)
            ),
        ),
        dropped=(Drop(reason="test", span=Span(4, 5)),),
    )
    back = unfold(reading)
    assert back.text == text
    assert back.form is None
    assert back.links[0].subject is back.mentions[1]
    assert back.quotes[0].about[0] is back.mentions[0]
    found = [*back.paragraphs, *back.sentences, back.tags[0].span, *(m.span for m in back.mentions)]
    found += [back.links[0].evidence, back.quotes[0].content, back.quotes[0].cue or Span(0, 0), back.dropped[0].span]
    assert [s.of(text) for s in found] == [
        text, text, "葉鵬", "聯(lián)山科技", "葉鵬", "聯(lián)山科技的葉鵬", "會(huì)來。", "說", "的",
    ]  # fmt: skip
    assert unfold(back) is back


def test_unfolding_a_form_with_nothing_changed_keeps_offsets() -> None:
    form = Form(text="甲乙", origin=range(2))
    assert form.span(Span(0, 2)) == Span(0, 2)
