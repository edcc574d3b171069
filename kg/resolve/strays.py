"""Names whose document takes them for another sort of thing than all others do, and ties them to nothing.

星槎 is a model to five articles and a person to a sixth, which says nothing of it: it is the model there too. What says
anything of its own (a post, a relation, words) stays what its document says, but for a product that is not told to be
of another maker than the model of that name; and so does a name of which the document itself knows both sorts.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.model import FAMILY, LocalEntity
from kg.text.folding import key

Address = tuple[str, str, str]
"""Document, type and name of a local entity."""
_THINGS = {"Model", "Product"}


def settled(locals_: Iterable[LocalEntity]) -> tuple[list[LocalEntity], dict[Address, Address]]:
    """Give the local entities with strays as what they are elsewhere, and for each stray its old address with its new."""
    by_name: defaultdict[str, list[LocalEntity]] = defaultdict(list)
    kept: list[LocalEntity] = []
    for one in locals_:
        by_name[key(one.name) or one.name].append(one)
    moved: dict[Address, Address] = {}
    for group in by_name.values():
        families = {FAMILY[one.type] for one in group}
        kind = _usual(group) if len(families) > 1 else None
        if kind is None:
            kept.extend(group)
            continue
        at_home = {one.document for one in group if FAMILY[one.type] == FAMILY[kind]}
        makers = {maker for one in group if one.type == kind for maker in _makers(one)}
        for one in group:
            if one.document in at_home or (_tied(one) and not _same_thing(one, kind, makers)):
                kept.append(one)
                continue
            kept.append(dataclasses.replace(one, type=kind))
            moved[one.document, one.type, one.name] = one.document, kind, one.name
    return kept, moved


def _usual(group: Sequence[LocalEntity]) -> str | None:
    """Give the type that a name has in most documents, if some of them say more of it than its name."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for one in group:
        documents[FAMILY[one.type]].add(one.document)
    ranked = sorted(documents, key=lambda family: (-len(documents[family]), family))
    if len(documents[ranked[0]]) == len(documents[ranked[1]]):
        if set(ranked) != _THINGS:
            return None
        ranked = ["Model"]  # which few words call what is none, while any model is a product too
    types = Counter(one.type for one in group if FAMILY[one.type] == ranked[0] and _tied(one))
    return min(types, key=lambda kind: (-types[kind], kind), default=None)


def _same_thing(one: LocalEntity, kind: str, makers: set[str]) -> bool:
    """Say whether what its document ties to something may still be the thing that others call a model or a product."""
    mine = _makers(one)
    alike = {one.type, kind} == _THINGS
    return bool(makers & mine) or (alike and not (makers and mine))


def _makers(one: LocalEntity) -> set[str]:
    return {key(name) for predicate, name in one.partners if predicate == "developedBy"}


def _tied(one: LocalEntity) -> bool:
    return bool(one.partners or one.titles or one.speaks)
