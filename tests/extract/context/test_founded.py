from __future__ import annotations

import pytest

from kg.extract.context.antecedents import Antecedents
from kg.extract.context.founded import Founded
from kg.extract.context.references import References
from tests.extract.links.test_relations import links
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "firm"),
    [
        ("{P|李明川}先在{C|乙烁}做研发，又在{C|岚汀}任总监。2019年，他与师弟创办{C|甲光}。六年间，公司盈利。", "甲光"),
        ("{P|李明川}早年在{C|乙烁}上班，2018年拉上同学办起了做储能的{C|甲光}。次年，公司盈利。", "甲光"),
        ("{P|李明川}2020年从{C|乙烁}辞职，和校友一起成立了{C|甲光}。公司盈利。", "甲光"),
        ("{P|李明川}曾是{C|乙烁}的实习生，如今是{C|甲光}的创始人。公司盈利。", "甲光"),
        ("{P|李明川}在{C|乙烁}干了十年，2018年加入{C|甲光}。公司盈利。", "甲光"),
        ("{P|李明川}离开{C|乙烁}，创立了{C|甲光}。{C|乙烁}后来成了它的客户。公司盈利。", "甲光"),
        ("{P|李明川}离开{C|乙烁}，创立了{C|甲光}。{C|乙烁}去年亏损。公司裁员。", "乙烁"),
        ("{C|乙烁}开业。公司由{P|李明川}创办，他此前创办的{C|甲光}已被{C|岚汀}收购。公司盈利。", "乙烁"),
        ("{C|乙烁}扩张很快，2018年成立了{C|甲光}。公司盈利。", "乙烁"),
        ("{P|李明川}没有创办{C|甲光}，{C|乙烁}是他的东家。公司盈利。", "乙烁"),
    ],
)
def test_whom_somebody_founded_or_joined_last_is_the_firm(marked: str, firm: str) -> None:
    read = reading(marked)
    found = Antecedents(read, References(read), {}).firm(read.text.rindex("公司"))
    assert found is not None
    assert found.name == firm


def test_money_goes_to_the_firm_founded_and_not_to_where_the_founder_was() -> None:
    found = links(
        "{P|李明川}先在{C|乙烁}做研发，2019年创办{C|甲光}。成立至今，累计融资3亿元，投资方包括{C|磐石创投}。\n"
        "{P|王川国}曾任{C|岚汀}总监，后来创办了{C|丙辉}，次年，又引入战略投资者{C|澄湖资本}。"
    )
    assert {x for x in found if "investsIn" in x} == {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 丙辉"}


def test_what_a_firm_sets_up_is_not_founded_by_people() -> None:
    read = reading("{C|乙烁}2018年设立{C|甲光}。{P|李明川}创办{C|丙辉}。")
    assert {span.of(read.text) for span in Founded(read).spans} == {"丙辉"}


@pytest.mark.parametrize(
    ("marked", "firm"),
    [
        ("{C|岚汀}开业。\n更年轻的面孔来自{C|甲光}，一家成立两年的创业公司。公司盈利。", "甲光"),
        ("{C|岚汀}开业。\n{C|甲光}开业，墙上挂着客户：{C|乙烁}、{C|丙辉}。公司盈利。", "甲光"),
    ],
)
def test_whom_a_text_presents_is_the_firm_and_none_of_a_list(marked: str, firm: str) -> None:
    read = reading(marked)
    found = Antecedents(read, References(read), {}).firm(read.text.rindex("公司"))
    assert found is not None
    assert found.name == firm
