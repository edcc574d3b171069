"""How sure a text is of a tie that a pattern finds: whether it is so, is only planned or rumoured, or is denied."""

from __future__ import annotations

import re

from kg.extract.links.rules import Rule
from kg.extract.wording.modality import Modalities
from kg.extract.wording.skeleton import Skeleton
from kg.model import Modality

ANNOUNCED = frozenset(("integrates", "partnersWith"))
"""Ties that hold from when they are announced: 将搭载, 将与甲合作."""
_TO_RAISE = re.compile(
    r"(?:即将|拟|计划|正在?寻求|准备|有望)(?:完成|获得|进行|启动|敲定|展开)?[^。；！？]{0,20}(?:融资|轮)[^。；！？]{0,30}$"
)
"""Money that is still to be raised, before who gives it: 即将完成B轮融资，领投方为甲."""
_ON_CONDITION = re.compile("(?:如果|假如|倘若|一旦|(?<![宛恍般])若(?!干))[^。；！？]*$")
"""Before a tie that is announced only for some case: 若获批，甲将与乙合作."""
_IF = re.compile("(?:如果|假如|倘若|(?<![宛恍般])若(?!干))[^，。；：！？]*$")


def stands(rule: Rule, found: re.Match[str], bones: Skeleton, modalities: Modalities) -> Modality:
    """Say how what a match tells stands, by the words around it, by what kind of tie it is, and by how a deal came out."""
    if rule.asserted:
        return "asserted"
    said = found[0] if rule.inside else bones.text  # 将搭载甲研发的乙 plans nothing about who makes 乙
    begin = 0 if rule.inside else found.start()
    if rule.predicate in ("acquires", "investsIn"):
        came = modalities.outcome(bones.source, bones.ends[found.end() - 1])
        if came:
            return came
    announced = rule.predicate in ANNOUNCED and not _ON_CONDITION.search(bones.text, 0, found.end())
    told = modalities.of(said, begin, begin + len(found[0]), announced=announced)
    if rule.predicate == "competesWith" and told == "planned":
        return "asserted"  # whoever means to overtake another competes with him
    if rule.predicate == "developedBy" and told == "planned" and not _IF.search(bones.text, 0, found.end()):
        return "asserted"  # whose a thing is holds before it comes out: 甲将于明年推出乙
    if rule.predicate == "investsIn" and told == "asserted" and _TO_RAISE.search(bones.text, 0, found.start()):
        return "planned"
    return told
