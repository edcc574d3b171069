from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import LocalEntity, Mention, Resolution, Span
from kg.resolve.clusters import resolve
from kg.resolve.decisions import Decisions
from kg.vocabulary import THINGS

Ties = Sequence[tuple[str, str]]


def local(
    document: str, name: str, kind: str = "Company", *, ties: Ties = (), also: Sequence[str] = (), **more: object
) -> LocalEntity:
    surfaces = tuple(sorted({name, *also}))
    return LocalEntity(document=document, type=kind, name=name, surfaces=surfaces, partners=tuple(ties), **more)  # type: ignore[arg-type]


def person(
    document: str, name: str, *employers: str, titles: Sequence[str] = (), also: Sequence[str] = ()
) -> LocalEntity:
    ties = tuple(("worksFor", e) for e in employers)
    return local(document, name, "Person", ties=ties, also=also, titles=tuple(titles))


def groups(*locals_: LocalEntity, **more: object) -> set[frozenset[str]]:
    found = resolve(locals_, **more)  # type: ignore[arg-type]
    ids: dict[str, set[str]] = {}
    for (document, _, name), entity in found.assignment.items():
        ids.setdefault(entity, set()).add(f"{name}/{document}")
    return {frozenset(names) for names in ids.values()}


def one(*locals_: LocalEntity) -> bool:
    return len(groups(*locals_)) == 1


def iris(found: Resolution) -> list[str]:
    return [iri.removeprefix(THINGS) for iri in found.entities]


@pytest.mark.parametrize("other", ["陶筱川", "陶筱穿", "陶小川", "陶曉川"])
def test_a_misspelt_person_with_the_same_employer_is_one(other: str) -> None:
    assert one(person("a", "陶筱川", "远帆科技"), person("b", other, "远帆科技"))


def test_a_homophone_with_another_employer_is_another() -> None:
    assert len(groups(person("a", "祝同舟", "临港集团"), person("b", "祝同洲", "临港海关"))) == 2


def test_a_homophone_whom_nothing_ties_stays_apart() -> None:
    assert len(groups(person("a", "祝同舟", "临港集团"), person("b", "祝同洲"))) == 2


def test_one_document_that_spells_a_person_in_two_ways_means_one() -> None:
    assert one(person("a", "程景源", "海天软件"), person("a", "程静远"))


def test_two_short_homophones_in_one_house_are_two_unless_the_post_agrees() -> None:
    assert len(groups(person("a", "李伟", "海天软件"), person("b", "李炜", "海天软件"))) == 2


@pytest.mark.parametrize(("a", "b"), [("顾思明", "顾思民"), ("沈若林", "沈若宁"), ("孙一帆", "孙一方")])
def test_names_that_only_resemble_each_other_stay_apart_in_one_house(a: str, b: str) -> None:
    assert len(groups(person("a", a, "海天软件", titles=["总裁"]), person("b", b, "海天软件", titles=["监事"]))) == 2


def test_two_bearers_of_a_name_at_different_employers_are_told_apart_by_them() -> None:
    found = resolve([person("a", "王磊", "长风航天"), person("b", "王磊", "海天软件")])
    assert iris(found) == ["person/王磊@海天软件", "person/王磊@长风航天"]


def test_a_document_that_knows_both_employers_makes_them_one() -> None:
    both = person("c", "王磊", "长风航天", "海天软件")
    assert one(person("a", "王磊", "长风航天"), person("b", "王磊", "海天软件"), both) is True


def test_a_house_and_its_unit_are_no_different_employers() -> None:
    assert one(person("a", "陶筱川", "临湖大学"), person("b", "陶筱川", "临湖大学机械学院"))


def test_a_rare_name_without_context_joins_its_only_bearer() -> None:
    assert one(person("a", "陶筱川", "远帆科技"), person("b", "陶筱川"))


def test_a_common_name_without_context_stays_for_itself() -> None:
    found = resolve([person("a", "王磊", "长风航天"), person("b", "王磊")])
    assert iris(found) == ["person/王磊", "person/王磊@长风航天"]


def test_a_name_without_context_joins_none_of_two_bearers() -> None:
    found = groups(person("a", "陶筱川", "远帆科技"), person("b", "陶筱川", "海天软件"), person("c", "陶筱川"))
    assert len(found) == 3


def test_a_latin_name_of_a_colleague_is_the_chinese_one() -> None:
    assert one(person("a", "祝闻溪", "远帆科技"), person("b", "Wenxi Zhu", "远帆科技"))
    assert len(groups(person("a", "祝闻溪", "远帆科技"), person("b", "Wenxi Zhu", "海天软件"))) == 2


@pytest.mark.parametrize("other", ["澄海机器人", "深圳市澄海机器人技术有限公司", "澄海", "澄海机器人（深圳）有限公司"])
def test_short_and_full_names_of_a_company_are_one(other: str) -> None:
    assert one(local("a", "澄海机器人"), local("b", other))


def test_all_names_of_a_large_group_are_one_and_its_units_are_not() -> None:
    house = ["阿里", "阿里巴巴", "阿里巴巴集团", "阿里巴巴（中国）有限公司"]
    found = groups(*(local(str(i), n) for i, n in enumerate([*house, "阿里云"])))
    assert sorted(map(len, found)) == [1, 4]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("通化资本", "通华精密"),
        ("百度", "百川智能"),
        ("京东", "京东方"),
        ("澄海银行", "澄海证券"),
        ("华为", "华为云"),
        ("霁屿智航", "霁宇科技"),
        ("临湖大学", "临湖大学附属医院"),
        ("北京银行", "北京大学"),
        ("上海澄海贸易有限公司", "北京澄海贸易有限公司"),
    ],
)
def test_names_that_share_a_part_stay_apart(a: str, b: str) -> None:
    assert len(groups(local("a", a), local("b", b))) == 2


def test_what_one_document_names_side_by_side_stays_apart() -> None:
    assert len(groups(local("a", "澄海"), local("a", "澄海机器人"))) == 2


def test_what_a_document_relates_is_two() -> None:
    found = groups(local("a", "澄海机器人", ties=[("subsidiaryOf", "澄海")]), local("b", "澄海"))
    assert len(found) == 2


def test_a_short_name_that_fits_two_joins_none() -> None:
    assert len(groups(local("a", "澄海"), local("b", "澄海机器人"), local("c", "澄海半导体"))) == 3


def test_an_english_name_joins_where_a_document_says_both() -> None:
    says = local("b", "Chenghai Robotics", also=["澄海机器人"])
    assert one(local("a", "澄海机器人"), says, local("c", "Chenghai Robotics"))


def test_a_fund_is_its_short_name_where_people_and_deals_agree() -> None:
    deals: Ties = [("investsIn", "澄海机器人"), ("^worksFor", "陶筱川")]
    assert one(local("a", "雁原资本", ties=deals), local("b", "雁原", ties=deals))
    assert len(groups(local("a", "雁原资本"), local("b", "雁原"))) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GPT-4", "GPT-4o"),
        ("青岚-7B", "青岚-72B"),
        ("青岚", "青岚2.0"),
        ("青岚2.0", "青岚2.0-Turbo"),
        ("青岚Pro", "青岚Max"),
    ],
)
def test_versions_of_a_model_are_never_one(a: str, b: str) -> None:
    shared = [("developedBy", "澄海机器人")]
    assert len(groups(local("a", a, "Model", ties=shared, also=[b]), local("b", b, "Model", ties=shared))) == 2


def test_the_word_model_is_no_part_of_a_name() -> None:
    assert one(local("a", "青岚", "Model"), local("b", "青岚大模型", "Model"))


def test_families_never_come_together() -> None:
    assert len(groups(local("a", "青岚", "Model"), local("b", "青岚"), local("c", "青岚", "Person"))) == 3


def test_a_company_may_be_called_an_organization() -> None:
    found = resolve([local("a", "澄海研究社", count=3), local("b", "澄海研究社", "Organization")])
    assert [(e.type, e.replaces) for e in found.entities.values()] == [
        ("Company", (f"{THINGS}organization/澄海研究社",)),
    ]


def test_the_lexicon_knows_other_names() -> None:
    aliases = {"赤鱬": "红鳞科技"}
    found = resolve([local("a", "赤鱬", count=9), local("b", "红鳞科技")], aliases=aliases)
    (entity,) = found.entities.values()
    assert (entity.label, entity.names) == ("红鳞科技", ("赤鱬",))


def test_an_entity_keeps_all_names_and_the_iris_of_those_it_is_not_called_by() -> None:
    tw = local("b", "澄海", also=["澄海机器人"], spellings=("澄海機(jī)器人",))
    found = resolve([local("a", "澄海机器人", count=5), tw])
    (entity,) = found.entities.values()
    assert entity.id == f"{THINGS}company/澄海机器人"
    assert entity.names == ("澄海", "澄海機器人")
    assert entity.replaces == (f"{THINGS}company/澄海",)
    assert entity.documents == ("a", "b")
    assert found.entity("b", Mention(span=Span(0, 2), type="Company", name="澄海")) is entity


def test_verdicts_of_people_stand_above_all_reasons() -> None:
    lines = [
        "same\t澄海\t百里云",
        "different\tPerson:陶筱川@远帆科技\t陶小川",
        "rename\t青岚\t青岚大模型",
        "drop\t某某",
    ]
    found = resolve(
        [
            local("a", "澄海"),
            local("b", "百里云"),
            person("a", "陶筱川", "远帆科技"),
            person("b", "陶小川", "远帆科技"),
            local("a", "青岚", "Model"),
            local("a", "某某"),
        ],
        decisions=Decisions.parse({f"decisions.tsv:{number}": line for number, line in enumerate(lines, 1)}),
    )
    ids = found.assignment
    assert ids["a", "Company", "澄海"] == ids["b", "Company", "百里云"]
    assert ids["a", "Person", "陶筱川"] != ids["b", "Person", "陶小川"]
    assert found.entities[ids["a", "Model", "青岚"]].label == "青岚大模型"
    assert ("a", "Company", "某某") not in ids


def test_models_and_products_that_people_call_one_become_what_the_first_is() -> None:
    locals_ = [
        local("a", "星屿", "Product", ties=(("developedBy", "远帆科技"),)),
        local("b", "星屿", "Model", ties=(("developedBy", "海天软件"),)),
        local("c", "星屿系统", "Product"),
        local("c", "星屿", "Company", ties=(("partnersWith", "澄海"),)),
    ]
    assert len(resolve(locals_).entities) == 4
    verdicts = {
        "1": "same\tmodel/星屿\tproduct/星屿",
        "2": "same\tProduct:星屿\t星屿系统",
        "3": "rename\tProduct:星屿\t屿",
    }
    found = resolve(locals_, decisions=Decisions.parse(verdicts))
    ids = found.assignment
    assert (
        ids["a", "Product", "星屿"]
        == ids["b", "Model", "星屿"]
        == ids["c", "Product", "星屿系统"]
        == f"{THINGS}model/屿"
    )
    assert found.entities[ids["c", "Company", "星屿"]].type == "Company"
    assert not found.warnings


def test_a_verdict_that_cannot_be_followed_is_told() -> None:
    verdicts = Decisions.parse({"1": "same\tModel:星屿\tCompany:澄海", "2": "same\tModel:星屿\t没有"})
    found = resolve([local("a", "星屿", "Model"), local("a", "澄海")], decisions=verdicts)
    assert len(found.entities) == 2
    assert found.warnings == (
        "`same` of Model:星屿 and Organization:澄海 is not followed: they are of different sorts",
    )


PEOPLE = ["陶筱川", "陶小川", "陶晓穿", "王磊", "Wang Lei", "顾思明", "顾思民"]
HOUSES = ["澄海", "澄海机器人", "深圳市澄海机器人技术有限公司", "雁原资本", "雁原", "澄海半导体", "Chenghai"]


@st.composite
def corpora(draw: st.DrawFn) -> list[LocalEntity]:
    found = []
    for document, name in draw(st.sets(st.sampled_from(list(product("abcd", PEOPLE))), max_size=12)):
        found.append(person(document, name, *draw(st.sets(st.sampled_from(HOUSES), max_size=2))))
    for document, name in draw(st.sets(st.sampled_from(list(product("abcd", HOUSES))), max_size=12)):
        found.append(
            local(
                document, name, also=draw(st.lists(st.sampled_from(HOUSES), max_size=1)), count=draw(st.integers(1, 3))
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(corpus: list[LocalEntity], random: object) -> None:
    shuffled = list(corpus)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = resolve(corpus)
    again = resolve(shuffled)
    assert found == again
    assert list(found.entities) == list(again.entities)


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_local_entity_is_assigned_and_no_iri_is_used_twice(corpus: list[LocalEntity]) -> None:
    found = resolve(corpus)
    assert set(found.assignment) == {(o.document, o.type, o.name) for o in corpus}
    assert set(found.assignment.values()) == set(found.entities)
    old = [iri for e in found.entities.values() for iri in e.replaces]
    assert not set(old) & set(found.entities)
    assert len(old) == len(set(old))
