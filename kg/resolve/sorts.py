"""Things that people say are one although their documents take them for different sorts.

A product may be a model, and a model a product: of such two, both become what the first is. Of any other sorts nothing
can be both, so that a verdict on them cannot be followed; it is told.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.model import FAMILY, LocalEntity
from kg.resolve.bundles import name_key
from kg.resolve.decisions import Decisions, Named
from kg.resolve.strays import Address

THINGS = frozenset(("Model", "Product"))
"""Families of which one thing may bear both."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Local entities with the sorts that people gave them, where each was before, the verdicts on them, and what could not be followed."""

    locals: Sequence[LocalEntity]
    decisions: Decisions
    moved: Mapping[Address, Address] = dataclasses.field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def agreed(locals_: Sequence[LocalEntity], decisions: Decisions, aliases: Mapping[str, str]) -> Agreed:
    """Give models and products that are the same to people the sort of the one that is named first."""
    if not decisions.same:
        return Agreed(locals=locals_, decisions=decisions)
    wanted = {named.key for pair in decisions.same for named in pair}
    now, numbers = list(locals_), defaultdict[str, list[int]](list)
    for number, one in enumerate(now):
        if (plain := name_key(one, aliases)) in wanted:
            numbers[plain].append(number)

    def meant(named: Named) -> list[int]:
        return [n for n in numbers[named.key] if named.family in {None, FAMILY[now[n].type]}]

    warnings: list[str] = []
    for verdict in range(len(decisions.same)):  # a verdict may name what one before gave another sort
        this, that = decisions.same[verdict]
        mine, its = meant(this), meant(that)
        first, second = ({FAMILY[now[n].type] for n in found} for found in (mine, its))
        if not first or not second or first & second:
            continue
        kinds = sorted(first & THINGS)
        changed = [n for n in its if now[n].type in THINGS]
        if not kinds or not changed:
            warnings.append(f"`same` of {this} and {that} is not followed: they are of different sorts")
            continue
        former = {FAMILY[now[n].type] for n in changed}
        for n in changed:
            now[n] = dataclasses.replace(now[n], type=kinds[0])
        decisions = decisions.retyped({(that.key, family): kinds[0] for family in former})
    moved = {
        (old.document, old.type, old.name): (new.document, new.type, new.name)
        for old, new in zip(locals_, now, strict=True)
        if old.type != new.type
    }
    return Agreed(locals=now, decisions=decisions, moved=moved, warnings=tuple(warnings))
