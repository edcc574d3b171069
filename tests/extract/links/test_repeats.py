"""Links that follow from others or repeat them."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.links.repeats import distinct, founders, without_own
from kg.model import Link
from tests.extract.readings import reading

GIVEN = reading("{P|李明川}、{C|甲光}、{C|乙烁}和{M|织光}。")
PERSON, FIRM, OTHER, MODEL = GIVEN.mentions
POST = Link(
    predicate="worksFor",
    subject=PERSON,
    object=FIRM,
    evidence=PERSON.span,
    title="联合创始人",
    former=True,
    rule="post",
)
MADE = Link(predicate="developedBy", subject=MODEL, object=FIRM, evidence=MODEL.span, rule="made")
USES = Link(predicate="integrates", subject=FIRM, object=MODEL, evidence=MODEL.span, rule="adopts")


def test_the_post_of_a_founder_tells_a_founding_once() -> None:
    (link,) = founders([POST])
    assert (link.predicate, link.title, link.former) == ("founderOf", None, False)
    assert founders([POST, link]) == []
    assert founders([replace(POST, title="总裁"), replace(POST, title=None)]) == []


def test_a_maker_adopts_nothing_of_its_own() -> None:
    assert without_own([MADE, USES]) == [MADE]
    others = replace(USES, subject=OTHER)
    assert without_own([MADE, others]) == [MADE, others]
    denied = replace(MADE, modality="negated")
    assert without_own([denied, USES]) == [denied, USES]


def test_of_one_statement_at_one_place_the_first_rule_stays_and_all_stand_in_order() -> None:
    again = replace(POST, rule="other rule")
    elsewhere = replace(POST, evidence=FIRM.span)
    untitled = replace(POST, title=None)
    assert distinct([elsewhere, POST, again, untitled]) == [untitled, POST, elsewhere]
