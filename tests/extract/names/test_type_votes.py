"""What names of one document tell of one another's types."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.entity_types import settled
from kg.model import Span
from kg.packs import Entry
from tests.extract.names.test_entities import names

RIVERLET = Entry(name="岚汀云", type="Company", alternatives=("Lantide",))
MODELS = "岚汀做大模型，各家的模型都在排队测试：小模型、大模型、开源的模型。"


def kinds(text: str, given: dict[str, str]) -> dict[str, str]:
    """Settle the names of a text: every occurrence of each was proposed with its type."""
    found = []
    for name, kind in given.items():
        at = text.find(name)
        while at >= 0:
            found.append(Candidate(span=Span(at, at + len(name)), type=kind, strength=0.9, source="tagger"))
            at = text.find(name, at + 1)
    known = {"Lantide": RIVERLET}
    return settled(sorted(found), text, known.get, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "榜上依次是川蝉-13B（70.1分）、鹤川的“听溪X2”（69.4分）和鹤川的“溪谷4”（64分）。",
        "榜上依次是川蝉-13B、未录科技的“听溪X2”和鹤川的“溪谷4”。",
        "川蝉-13B在四项测试中超过了听溪X2，也超过溪谷4。",
    ],
)
def test_what_stands_in_a_row_with_a_model_or_is_measured_by_it_is_one(text: str) -> None:
    found = kinds(MODELS + text, {"川蝉-13B": "Model", "听溪X2": "Product", "溪谷4": "Product", "鹤川": "Company"})
    assert found["听溪X2"] == "Model"


def test_what_is_measured_by_one_in_news_of_devices_is_none() -> None:
    told = "这款芯片跑川蝉-13B的速度超过了听溪NX。" + "工厂今年扩产，产能翻番，客户排队。" * 20
    assert kinds(told + "人工智能。", {"川蝉-13B": "Model", "听溪NX": "Product"})["听溪NX"] == "Product"


def test_a_firm_whose_name_is_rarely_used_as_that_of_its_thing_stays_one() -> None:
    of_the_firm = "Lantide在川城。基于Lantide的架构很多。Lantide抽成，Lantide涨价，Lantide不语。"
    assert kinds(MODELS + of_the_firm, {"Lantide": "Company"})["Lantide"] == "Company"
    assert kinds(MODELS + "各家接入Lantide，学校也部署了Lantide。", {"Lantide": "Company"})["Lantide"] == "Model"


def test_full_names_in_a_row_that_a_word_for_people_brings_in_are_people() -> None:
    told = "本轮的天使投资人，包括 Mara Quill、Jan Dorn 以及 Tideloop Capital。"
    given = {"Mara Quill": "Company", "Jan Dorn": "Company", "Tideloop Capital": "Company"}
    found = kinds(told, given)
    assert [found[name] for name in given] == ["Person", "Person", "Company"]


def test_what_is_told_to_be_a_firm_behind_a_comma_is_one() -> None:
    told = "她创立了 Mara Quill，这是一家做仓储的公司。"
    assert kinds(told, {"Mara Quill": "Person"})["Mara Quill"] == "Company"


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("大模型论文进了{M|Oralis}环节。", 0.03, []),
        ("大模型论文进了{M|Oralis}环节。", 0.3, ["Oralis"]),
        ("大模型论文用了{M|Oralis 2}来测。", 0.03, ["Oralis 2"]),
    ],
)
def test_latin_words_that_the_tagger_hardly_takes_for_models_are_none(
    marked: str, score: float, expected: list[str]
) -> None:
    assert [surface for surface, _, _ in names(marked, score)] == expected


@pytest.mark.parametrize(
    "told",
    [
        "川岸科技记者到了店里。",
        "据川岸科技不完全统计，开了三百家。",
        "川岸科技注意到，店关了。",
        "川岸科技6月3日消息，店关了。",
        "店主向川岸科技再次回应了此事。",
        "店主告诉川岸科技，店关了。",
    ],
)
def test_who_reports_or_is_told_is_a_medium_though_called_like_a_firm(told: str) -> None:
    assert kinds(told, {"川岸科技": "Company"})["川岸科技"] == "Organization"
    assert kinds("川岸科技回应了此事，对川岸科技影响不大。", {"川岸科技": "Company"})["川岸科技"] == "Company"


@pytest.mark.parametrize("name", ["Tarn Valley University", "Institute of Tarn Studies", "Quill Robotics Laboratory"])
def test_latin_names_that_end_like_a_university_are_of_no_firm_or_person(name: str) -> None:
    for kind in ("Company", "Person"):
        assert kinds(f"他毕业于 {name} 。", {name: kind})[name] == "Organization"


def test_a_branch_of_a_central_bank_is_no_firm() -> None:
    name = "人民银行川岸市中心支行"
    assert kinds(f"罚单由{name}开出。", {name: "Company"})[name] == "Organization"


def test_the_thing_of_a_school_in_a_row_of_models_is_one_and_nobody() -> None:
    told = MODELS + "国内有鹤川的川蝉-13B、江左大学的听溪。"
    given = {"川蝉-13B": "Model", "听溪": "Person", "鹤川": "Company", "江左大学": "Organization"}
    assert kinds(told, given)["听溪"] == "Model"


def test_what_is_called_a_device_is_none_of_a_family_of_models() -> None:
    told = (
        MODELS
        + "岚汀S7词典笔上市。两支笔用的是端侧小模型岚汀Tiny，3亿参数，岚汀Tiny大模型已备案。"
        + "词典笔好写。" * 400
    )
    found = kinds(told, {"岚汀S7": "Product", "岚汀Tiny": "Model"})
    assert found == {"岚汀S7": "Product", "岚汀Tiny": "Model"}


def test_what_quotation_marks_hold_before_a_word_for_models_is_one() -> None:
    assert kinds(MODELS + "“听溪”调度大模型上线。", {"听溪": "Product"})["听溪"] == "Model"
