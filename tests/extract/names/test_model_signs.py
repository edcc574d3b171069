"""Signs of models beside a name."""

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.model_signs import signs
from kg.model import Span


def found(text: str, *names: str, kind: str = "Product") -> list[Candidate]:
    return [
        Candidate(span=Span(text.index(name), text.index(name) + len(name)), type=kind, strength=0.6, source="tagger")
        for name in names
    ]


@pytest.mark.parametrize(
    "text",
    [
        "云谷科技让沐光3只收每百万tokens 1.2元。",
        "沐光3的接口定价只剩四成。",
        "沐光3的API价格仍未变。",
        "沐光3：参数规模720亿。",
        "沐光3的幻觉比同行要少。",
        "明镜法务用沐光3做了微调。",
        "獬目以沐光3为底座训练。",
        "团队训练出法律专用的沐光3。",
        "这个模型取名“沐光3”，只在院内用。",
        "自家模型名叫沐光3。",
        "背后是沐光3，据技术报告，总参数1200亿。",
        "沐光3由大模型蒸馏得到，只有13亿参数。",
    ],
)
def test_what_is_said_of_models_only_is_a_sign(text: str) -> None:
    assert ("沐光3", 1.5) in {(name, min(weight, 1.5)) for name, weight in signs(found(text, "沐光3"), text)}


@pytest.mark.parametrize(
    "text",
    [
        "沐光3起售价三千元。",
        "沐光3系列手机每百台返修两台。",
        "工厂里摆着沐光3，模型在云上训练。",
        "沐光3卖得好，里面塞进一个3亿参数的小模型。",
        "沐光3上市。新模型参数70亿。",
    ],
)
def test_what_any_thing_has_is_none(text: str) -> None:
    assert not list(signs(found(text, "沐光3"), text))


def test_a_sign_belongs_to_the_name_right_before_it() -> None:
    text = "明镜法务用竹笺Pro微调出了合同审查模型。"
    firm, thing = found(text, "明镜法务", "竹笺Pro")
    assert {name for name, _ in signs([firm._replace(type="Company"), thing], text)} == {"竹笺Pro"}


@pytest.mark.parametrize("text", ["三家都在做大模型：明镜法务走得最远。", "她用大模型叫明镜法务送来合同。"])
def test_a_firm_behind_the_word_for_models_is_none(text: str) -> None:
    assert not list(signs(found(text, "明镜法务", kind="Company"), text))
