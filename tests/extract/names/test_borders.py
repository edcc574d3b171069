"""Where a name that the tagger proposes begins and ends."""

import re

import pytest

from kg.extract.names.borders import mended, settled
from kg.extract.names.candidates import Candidate
from kg.model import Span


def better(text: str, name: str, kind: str) -> list[str]:
    start = text.index(name)
    proposed = Candidate(span=Span(start, start + len(name)), type=kind, strength=0.8, source="tagger")
    return [c.span.of(text) for c in mended([proposed], text)]


def test_a_medium_is_cut_from_where_its_report_was_wired() -> None:
    proposed = Candidate(span=Span(1, 7), type="Organization", strength=0.8, source="tagger")
    text = "（岩川社江左讯）"
    assert [c.span.of(text) for c in mended([proposed], text, frozenset({"江左"}))] == ["岩川社"]


def test_a_reporter_is_cut_from_where_he_reports() -> None:
    proposed = Candidate(span=Span(2, 7), type="Person", strength=0.8, source="tagger")
    assert [c.span.of("记者沈砚舟江左报道") for c in mended([proposed], "记者沈砚舟江左报道", frozenset({"江左"}))] == [
        "沈砚舟"
    ]


def test_two_bodies_are_no_unit_of_one() -> None:
    assert better("江左大学和之川实验室发布", "江左大学", "Organization") == ["江左大学"]
    assert better("江左大学和之川实验室发布", "江左大学和之川实验室", "Organization") == ["江左大学", "之川实验室"]


def test_a_sum_behind_a_name_is_what_it_costs() -> None:
    assert better("Tarno 49元起", "Tarno 49", "Product") == ["Tarno"]
    assert better("Tarno 49上市了", "Tarno 49", "Product") == ["Tarno 49"]


def test_what_a_latin_name_is_in_chinese_fills_its_bracket() -> None:
    assert better("Torvel Dynamics（衡川机电）首席执行官来访", "机电", "Company") == ["衡川机电"]
    assert better("衡川（江左机电）首席执行官来访", "机电", "Company") == ["机电"]
    assert better("Torvel（衡川机电公司旗下）来访", "机电", "Company") == ["机电"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("岩砂半导体创办人暨执行长柯若衡说", "岩砂半导体创办人暨", "Company", "岩砂半导体"),
        ("岩砂半导体联合创始人柯若衡说", "岩砂半导体联合创始人", "Company", "岩砂半导体"),
        ("岩砂半导体总裁办公室", "岩砂半导体", "Company", "岩砂半导体"),
        ("岩砂医科大学附属医院副院长兼信息中心主任", "岩砂医科大学附属医院", "Organization", "岩砂医科大学附属医院"),
        ("岩砂集团澳大利亚子公司主席", "岩砂集团澳大利亚子公司", "Company", "岩砂集团"),
        (
            "羊绒供应商江左岩砂绒业股份有限公司",
            "羊绒供应商江左岩砂绒业股份有限公司",
            "Company",
            "江左岩砂绒业股份有限公司",
        ),
        ("岩砂创业旗下附属公司说", "岩砂创业旗下附属公司", "Company", "岩砂创业"),
        ("据美国《临江日报》报道", "美国《临江日报》", "Organization", "临江日报"),
        ("江左有线新闻网NXN报道", "江左有线新闻网NXN", "Organization", "江左有线新闻网"),
        ("“难，但值得。”沈砚答。", "沈砚答", "Person", "沈砚"),
        ("记者沈砚舟台北20日电", "沈砚舟台", "Person", "沈砚舟"),
        ("主持人问沈砚舟是否后悔", "问沈砚舟", "Person", "沈砚舟"),
        ("教练让·索里奥到任", "让·索里奥", "Person", "让·索里奥"),
        ("他入职岩砂科技", "职岩砂科技", "Company", "岩砂科技"),
        ("美国岩砂电气宣布", "美国岩砂电气", "Company", "岩砂电气"),
        ("与日本岩砂株式会社合作", "日本岩砂株式会社", "Company", "日本岩砂株式会社"),
        ("法国巴黎银行宣布", "法国巴黎银行", "Company", "法国巴黎银行"),
        ("美国石油公司宣布", "美国石油公司", "Company", "美国石油公司"),
        ("岩砂企业股份有限公司公告", "岩砂企业股份有限公司", "Company", "岩砂企业股份有限公司"),
        ("岩砂汽车母公司破产", "岩砂汽车母公司", "Company", "岩砂汽车"),
        ("曾在岩砂半导体服务18年的", "岩砂半导体服务", "Company", "岩砂半导体"),
        ("在岩砂法律服务开业后", "岩砂法律服务", "Company", "岩砂法律服务"),
        ("购买岩砂半导体服务3年", "岩砂半导体服务", "Company", "岩砂半导体服务"),
        ("岩砂投资了乙川", "岩砂投资", "Company", "岩砂"),
        ("岩砂投资了乙川", "岩砂", "Company", "岩砂"),
        ("由岩砂控股，市值大增", "岩砂控股", "Company", "岩砂"),
        ("由印度岩砂控股，市值大增", "岩砂控股", "Company", "岩砂"),
        ("本轮由岩砂控股、江岭创投领投", "岩砂控股", "Company", "岩砂控股"),
        ("由岩砂投资51%", "岩砂", "Company", "岩砂"),
        ("据岩砂查信息，他离任", "岩砂查信息", "Company", "岩砂查"),
        ("Tarn总部位于江左", "Tarn总部", "Company", "Tarn"),
        ("岩砂集团附属公司岩芷", "岩砂集团附属公司", "Company", "岩砂集团"),
        ("追平前者，超越岩砂的产品", "超越岩砂", "Company", "岩砂"),
        ("任命谢砚川为主席", "谢砚川为", "Person", "谢砚川"),
        ("谢砚川麻辣烫关店", "谢砚川", "Person", "谢砚川麻辣烫"),
        ("花名砚台的他", "花名砚台", "Person", "砚台"),
        ("新游《砂坏：星川铁道》上线", "星川铁道", "Product", "砂坏：星川铁道"),
        ("岩砂资讯长沈砚说", "岩砂资讯", "Company", "岩砂"),
        ("岩砂人资长沈砚说", "岩砂人", "Company", "岩砂"),
        ("岩砂地产能否脱困", "岩砂地产", "Company", "岩砂地产"),
        ("岩砂直营收入增长", "岩砂直营", "Company", "岩砂直营"),
        ("岩砂科技长三角总部", "岩砂科技", "Company", "岩砂科技"),
        ("（岩川社江左讯）", "岩川社江左讯", "Organization", "岩川社江左讯"),
        ("岩砂12吋厂停电", "岩砂12吋厂", "Company", "岩砂"),
        ("沈总理说", "沈总理", "Person", "沈总理"),
        ("岩砂科技长期看好", "岩砂科技", "Company", "岩砂科技"),
        ("岩砂半导体首席分析师沈砚", "岩砂半导体", "Company", "岩砂"),
        ("岩砂半导体工程师沈砚", "岩砂半导体", "Company", "岩砂半导体"),
        ("岩砂德国厂扩产", "岩砂德国厂", "Company", "岩砂"),
        ("岩砂良率提升", "岩砂良", "Company", "岩砂"),
        ("看好岩砂后市", "岩砂后市", "Company", "岩砂"),
        ("岩砂供应链包括乙川", "岩砂供应链", "Company", "岩砂"),
        ("岩砂供应链上市", "岩砂供应链", "Company", "岩砂供应链"),
        ("美系外资岩砂指出", "美系外资岩砂", "Company", "岩砂"),
        ("“沈总赢在起点。”", "沈总赢", "Person", "沈总"),
        ("沈砚同在江左大学读书", "沈砚同", "Person", "沈砚"),
        ("Sir Mara Quill说", "Sir Mara Quill", "Person", "Mara Quill"),
        ("发布砂语2 老用户免费", "砂语2 老用户", "Model", "砂语2"),
    ],
)
def test_what_is_no_part_of_a_name_is_cut_off(text: str, name: str, kind: str, expected: str) -> None:
    assert better(text, name, kind) == [expected]


def test_two_firms_with_what_one_does_to_the_other_are_two() -> None:
    assert better("川左电器诉江林网络有限公司一案", "川左电器诉江林网络有限公司", "Company") == [
        "川左电器",
        "江林网络有限公司",
    ]
    assert better("江左省人民政府川信资产管理公司战略合作", "江左省人民政府川信资产管理公司", "Company") == [
        "江左省人民政府",
        "川信资产管理公司",
    ]
    assert better("由监理单位川二院监理有限公司负责", "监理单位川二院监理有限公司", "Company") == ["川二院监理有限公司"]


def people(text: str, *names: tuple[str, int]) -> list[str]:
    """Give how the names of persons stand that the tagger sees at the n-th place of each, counted from nought."""
    found = []
    for name, nth in names:
        start = -1
        for _ in range(nth + 1):
            start = text.index(name, start + 1)
        found.append(Candidate(span=Span(start, start + len(name)), type="Person", strength=0.8, source="tagger"))
    return [c.span.of(text) for c in settled(found, text)]


def test_a_surname_that_is_a_preposition_belongs_to_who_is_never_named_without_it() -> None:
    always = "主席于汀舟受审。检方追究于汀舟的责任。"
    assert people(always, ("于汀舟", 0), ("汀舟", 1)) == ["于汀舟", "于汀舟"]
    assert people("汀舟到场。责任归于汀舟。", ("汀舟", 0), ("于汀舟", 0)) == ["汀舟", "汀舟"]


def test_a_surname_of_two_characters_belongs_to_who_is_never_named_without_it() -> None:
    always = "总经理宰衡汀舟留任。宰衡汀舟此前是教授。"
    assert people(always, ("宰衡汀舟", 0), ("汀舟", 1)) == ["宰衡汀舟", "宰衡汀舟"]
    word = "记者汀舟到场。记者汀舟来了。"
    assert people(word, ("记者汀舟", 0), ("汀舟", 1)) == ["记者汀舟", "汀舟"]


def test_a_firms_longer_name_of_which_the_tagger_is_surer_is_taken_where_it_stands() -> None:
    text = "标配川岚芯片的处理器，由川岚公司代工。川岚芯片涨价，川岚公司也涨。"

    def firm(name: str, nth: int, strength: float) -> Candidate:
        at = [found.start() for found in re.finditer(name, text)][nth]
        return Candidate(span=Span(at, at + len(name)), type="Company", strength=strength, source="tagger")

    def found(strength: float) -> list[str]:
        short, other = firm("川岚", 0, 0.6), firm("川岚", 1, 0.6)
        longer = [firm(name, 1, strength) for name in ("川岚芯片", "川岚公司")]
        return [c.span.of(text) for c in settled([short, other, *longer], text)]

    assert found(0.7)[:2] == ["川岚芯片", "川岚"]
    assert found(0.55)[:2] == ["川岚", "川岚"]


def test_no_name_is_cut_to_its_surname() -> None:
    text = "沈正签了字。沈正在公告中表示满意。"
    assert people(text, ("沈正", 0), ("沈", 1)) == ["沈正", "沈正"]


def test_no_surname_is_taken_from_before_the_text() -> None:
    text = "评沈砚舟发言，评沈砚舟离席。"
    found = [Candidate(span=span, type="Person", strength=0.8, source="tagger") for span in (Span(1, 4), Span(7, 11))]
    assert [c.span.of(text) for c in settled(found, text)] == ["沈砚舟", "评沈砚舟"]


def test_a_units_name_is_taken_whole_where_the_tagger_sees_only_its_beginning() -> None:
    text = "两校共建“云川气象协同实验室”。沈砚舟任云川气象协同实验室主任。"
    whole = Candidate(span=Span(5, 14), type="Organization", strength=0.6, source="tagger")
    front = Candidate(span=Span(20, 24), type="Company", strength=0.61, source="tagger")
    assert [c.span.of(text) for c in settled([whole, front], text)] == ["云川气象协同实验室"] * 2


def test_a_person_whose_name_always_goes_on_is_called_by_all_of_it() -> None:
    text = "是阿娜尔古丽让人停了线。阿娜尔古丽来了。"
    short = Candidate(span=Span(1, 3), type="Person", strength=0.9, source="tagger")
    whole = Candidate(span=Span(12, 17), type="Person", strength=0.5, source="tagger")
    assert [c.span.of(text) for c in settled([short, whole], text)] == ["阿娜尔古丽"] * 2
    alone = text + "阿娜走了。"
    assert [c.span.of(alone) for c in settled([short, whole], alone)] == ["阿娜", "阿娜尔古丽"]


def test_a_word_like_with_begins_the_name_that_is_never_written_without_it() -> None:
    def cut(text: str, *names: tuple[str, int]) -> list[str]:
        found = [Candidate(Span(at, at + len(name)), "Company", 0.6, "tagger") for name, at in names]
        return [c.span.of(text) for c in settled(found, text)]

    whole = "与溪同行开播。与溪同行获利，与溪同行回应，与溪同行涨价。"
    places = [("与溪同行", 0), ("与溪同行", 7), ("与溪同行", 14), ("溪同行", 22)]
    assert cut(whole, *places) == ["与溪同行"] * 4
    assert cut(whole + "溪同行称已经停播。", *places) == ["溪同行"] * 4


def test_what_a_page_marks_a_piece_as_is_no_part_of_who_wrote_it() -> None:
    assert better("Original 汪砚 *3月", "Original 汪砚", "Person") == ["汪砚"]
