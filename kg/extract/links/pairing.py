"""Which names a match of a pattern ties to which: those that stand in it, whoever acts, and what the text is about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.links.actors import handed_on
from kg.extract.links.besides import besides
from kg.extract.links.roles import Roles, family
from kg.extract.links.rules import Rule
from kg.extract.links.sides import all_together, by_role, fellows
from kg.extract.links.spoken import OF_FIRMS, firm_of_whoever_acts
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_Fitting = Mapping[tuple[str, str], frozenset[str]]
_WITH_THEM = re.compile("(?:与|同|跟|向|对)[^，。；：、\ue000-\ue005]{0,8}$")
_EACH_WITH = re.compile("分别(?:与|和|同|跟)")
"""甲分别与乙、丙签约: with each of them, where 分别由甲和乙开发 parts the two."""
_SEVERAL = re.compile("[、和与及]")


def each_with_it(rule: Rule, found: re.Match[str]) -> bool:
    """Say whether 分别 tells that one does something with each of several: 甲分别与乙、丙签约, 甲与乙、丙分别签约."""
    if _EACH_WITH.search(found[0]):
        return True
    whole = rule.says_both(found) and "members" not in found.re.groupindex
    return whole and _SEVERAL.search(found["object"]) is not None


def tied(
    rule: Rule,
    found: re.Match[str],
    bones: Skeleton,
    roles: Roles,
    *,
    fitting: _Fitting,
    told: Mapping[tuple[str, str], set[str]],
    apiece: bool,
) -> list[tuple[Mention, Mention]]:
    """List whom a match ties to whom; `told` are the names that its sentence gives for each role, `apiece` is said of 分别."""
    groups = rule.regex.groupindex
    if "members" in groups:
        if _WITH_THEM.search(bones.text, max(0, found.start() - 10), found.start()):
            return []  # 甲与乙、丙签约: what 甲 does with each of them
        return fellows(found, bones)
    sides = by_role(rule, found, bones)
    kin = (
        family((sides["subject"] or sides["object"])[0].type)
        if rule.predicate == "competesWith" and any(sides.values())
        else None
    )
    actor = next(
        (r for r in ("subject", "object") if r in groups and sides[r] and found.start(r) == found.start()), None
    )
    if actor and handed_on(rule.predicate, sides[actor][0], bones.text, found):
        _hand_on(fitting[rule.predicate, actor], found, bones, roles, sides=sides, actor=actor, kin=kin)
        if not sides[actor]:
            return []
    if kin == "thing" and all(sides.values()) and family(sides["object"][0].type) == "place":
        sides["subject"] = roles.fill(fitting[rule.predicate, "subject"], found, bones, "place", ())  # 甲的乙号与丙竞争
    subjects, objects = (
        sides[role]
        or _whoever_acts(rule, role, found, bones, roles, fitting=fitting, kin=kin)
        or roles.fill(
            fitting[rule.predicate, role],
            found,
            bones,
            kin,
            _barred(rule, role, told),
            here=rule.here,
            just=rule.just,
        )
        for role in ("subject", "object")
    )
    if rule.predicate in ("partnersWith", "competesWith") and {m.name for m in subjects} & {m.name for m in objects}:
        return []  # 甲独立于乙，但将与乙、丙合作 is told of 甲
    subjects, objects = besides(found, bones, subjects, objects)
    if apiece and len(subjects) == len(objects):
        return list(zip(subjects, objects, strict=True))
    pairs = [(s, o) for s in subjects for o in objects]
    if rule.predicate == "partnersWith" and all_together(found):
        pairs.extend((a, b) for i, a in enumerate(objects) for b in objects[i + 1 :])
    return pairs


def _other(role: str) -> str:
    return "object" if role == "subject" else "subject"


def _barred(rule: Rule, role: str, told: Mapping[tuple[str, str], set[str]]) -> set[str]:
    """Give the names that stand in the other role in the same sentence, and so in this one only where both are alike."""
    if rule.predicate in ("partnersWith", "competesWith") or (rule.predicate, role) == ("integrates", "object"):
        return set()  # a part may have parts
    return told.get((rule.predicate, _other(role)), set())


def _whoever_acts(
    rule: Rule,
    role: str,
    found: re.Match[str],
    bones: Skeleton,
    roles: Roles,
    *,
    fitting: _Fitting,
    kin: str | None,
) -> list[Mention]:
    """Give the firm of whoever acts, for a role that a firm may have and a pattern leaves open."""
    other = _other(role)
    named = other in found.re.groupindex and found[other]
    if rule.predicate not in OF_FIRMS or kin == "thing" or not named or "Company" not in fitting[rule.predicate, role]:
        return []
    return firm_of_whoever_acts(found.start(other), bones, roles.employers)


def _hand_on(
    fitting: frozenset[str],
    found: re.Match[str],
    bones: Skeleton,
    roles: Roles,
    *,
    sides: dict[str, list[Mention]],
    actor: str,
    kin: str | None,
) -> None:
    """Put whoever acts in the place of a name that acted in no way; of that name then what is said of 其."""
    other = _other(actor)
    stood, told = sides[actor], sides[other]
    if told and bones.said(found.start(other), found.start(other) + 1) == "其":
        sides[actor], sides[other] = told, stood  # 乙被甲收购，成为其子公司
        return
    like = kin or family(stood[0].type)
    sides[actor] = roles.fill(fitting, found, bones, like, (), here=True) or roles.fill(
        fitting, found, bones, kin, (), here=True
    )
    if not told and "其" in bones.said(*found.span()):
        sides[other] = stood  # 甲成立乙并持有其四成股权
