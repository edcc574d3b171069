"""Who is who over all documents: local entities in, entities out.

Blocking finds the pairs worth a look, `scoring` weighs them, the best come together first and are weighed again as
what they have become, so that an objection holds for the whole group. Organisations come first, because employers
tell persons apart. Nothing here looks at the order of arrival: what comes in is sorted by content.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import FAMILY, Entity, Judgement, LocalEntity, Resolution
from kg.resolve import names
from kg.resolve.bundles import EMPLOYS, Bundle, Place, bare, by_key, cluster_id, name_key
from kg.resolve.decisions import Decisions, Named
from kg.resolve.naming import entities, label
from kg.resolve.scoring import THRESHOLD, abbreviates, reasons, score, shared_surface
from kg.resolve.sorts import agreed
from kg.resolve.strays import settled
from kg.text.folding import key

_MARGIN = 0.15  # by so much a short name must fit one thing better than another
_BLOCK = 60  # a name that more things share tells nothing of any two
_DOUBTFUL = 0.3  # a score from which on a person may want to look at what was not joined
_TOLD = 30  # judgements that are kept of one thing
_ROUNDS = 3  # what came together may bring more together; it settles at once or nearly so
_NONE = Decisions()


def resolve(
    entities_: Iterable[LocalEntity], *, aliases: Mapping[str, str] | None = None, decisions: Decisions | None = None
) -> Resolution:
    """Say which entity each local entity is; `aliases` are the lexicon's other names with the one that it writes."""
    aliases, decisions = aliases or {}, decisions or _NONE
    by_family: defaultdict[str, list[LocalEntity]] = defaultdict(list)
    everywhere, moved = settled(set(entities_))
    said = agreed(sorted(everywhere, key=_order), decisions, aliases)
    decisions = said.decisions
    for one in sorted(said.locals, key=_order):
        by_family[FAMILY[one.type]].append(one)
    found: dict[str, Entity] = {}
    assignment: dict[tuple[str, str, str], str] = {}
    judged: dict[str, tuple[Judgement, ...]] = {}
    place: Place = by_key
    labels: dict[str, str] = {}
    canonical = frozenset(aliases.values())
    for family in ("Organization", "Person", "Model", "Product"):
        union = _clusters(by_family[family], place, aliases, decisions)
        if family == "Organization":
            # who belongs together shows better once partners are things instead of names
            place = _placed(union.bundles, map(_id, union.bundles))
            del union  # it is as large as the next one
            union = _clusters(by_family[family], place, aliases, decisions)
        bundles = union.bundles
        if family == "Organization":
            ids = [_id(b) for b in bundles]
            place, labels = _placed(bundles, ids), {i: label(b, canonical) for i, b in zip(ids, bundles, strict=True)}
        bundles = [b for b in bundles if not any(_means(n, b) for n in decisions.drop)]
        renamed = {n: new for n, b in enumerate(bundles) for named, new in decisions.rename if _means(named, b)}
        made = entities(bundles, labels=labels, renamed=renamed, canonical=canonical)
        for bundle, entity in zip(bundles, made, strict=True):
            found[entity.id] = entity
            assignment.update({(one.document, one.type, one.name): entity.id for one in bundle.locals})
        judged.update(union.judgements({id(b): e.id for b, e in zip(bundles, made, strict=True)}))
    for addresses in (said.moved, moved):  # what was settled first may have moved on
        assignment.update({old: assignment[new] for old, new in addresses.items() if new in assignment})
    return Resolution(
        entities=dict(sorted(found.items())),
        assignment=dict(sorted(assignment.items())),
        judgements=dict(sorted(judged.items())),
        warnings=said.warnings,
    )


def _order(one: LocalEntity) -> tuple[object, ...]:
    return (one.type, one.name, one.document, one.surfaces, one.spellings, one.partners, one.titles, one.count)


def _placed(bundles: Sequence[Bundle], ids: Iterable[str]) -> Place:
    """Let names of organisations mean their clusters, in their own document first."""
    named = list(zip(bundles, ids, strict=True))
    inside = {(one.document, key(one.name)): id_ for b, id_ in named for one in b.locals}
    anywhere = {k: id_ for b, id_ in named for k in b.keys}

    def place(document: str, name: str) -> str:
        plain = key(name)
        return inside.get((document, plain)) or anywhere.get(plain) or plain

    return place


def _id(bundle: Bundle) -> str:
    return cluster_id(label(bundle))


def _clusters(locals_: Sequence[LocalEntity], place: Place, aliases: Mapping[str, str], decisions: Decisions) -> _Union:
    groups: defaultdict[tuple[str, str], list[LocalEntity]] = defaultdict(list)
    for one, part in zip(locals_, _parts(locals_, place, aliases), strict=True):
        groups[part].append(one)
    atoms = sorted((Bundle.of(group, place, aliases) for group in groups.values()), key=lambda b: b.order)
    return _Union(atoms, decisions)


def _parts(locals_: Sequence[LocalEntity], place: Place, aliases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Say what belongs together before anything is weighed: one name; of persons, one name and a shared employer."""
    employers: list[frozenset[str]] = []
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    keys = [name_key(one, aliases) for one in locals_]
    for one, name in zip(locals_, keys, strict=True):
        mine = {place(one.document, n) for p, n in one.partners if p in EMPLOYS} if one.type == "Person" else set()
        employers.append(frozenset(mine))
        nodes = sorted({root((name, e)) for e in mine})
        for other in nodes[1:]:
            parent[other] = nodes[0]  # the smallest stays, so that the order of arrival shows nowhere
    for name, mine_ in zip(keys, employers, strict=True):
        yield root((name, min(mine_))) if mine_ else (name, "")


class _Union:
    """Atoms that come together, the best pairs first, as far as no objection and no person's verdict forbids it."""

    def __init__(self, atoms: Sequence[Bundle], decisions: Decisions) -> None:
        self._bundles = list(atoms)
        self._parent = list(range(len(atoms)))
        self._atoms = atoms
        self._apart = [(self._matching(a), self._matching(b)) for a, b in decisions.different]
        self._members = [{n} for n in range(len(atoms))] if self._apart else []
        self._joins: list[tuple[int, int, str]] = []
        self._scores: dict[tuple[int, int], tuple[Bundle, Bundle, float]] = {}
        for a, b in decisions.same:
            one, other = self._matching(a), self._matching(b)
            if one and other:
                for n in sorted(one | other)[1:]:
                    self._join(min(one | other), n, by="same")
        self._worth = sorted(self._pairs())
        for _ in range(_ROUNDS):
            tried = [self._try(total, a, b) for total, a, b in self._weighed(self._worth)]
            if not any(tried):
                break

    @property
    def bundles(self) -> list[Bundle]:
        """List what came together."""
        return [self._bundles[n] for n in range(len(self._atoms)) if self._root(n) == n]

    def judgements(self, ids: Mapping[int, str]) -> dict[str, tuple[Judgement, ...]]:
        """Tell for each thing, by the `id()` of its bundle, what joined its names and what it was nearly joined with."""
        found: defaultdict[str, list[Judgement]] = defaultdict(list)
        for a, b, by in self._joins:
            thing = ids.get(id(self._bundles[self._root(a)]))
            if thing is not None:
                found[thing].append(
                    _judgement(self._atoms[a], self._atoms[b], label(self._atoms[b]), joined=True, by=by)
                )
        for a, b in sorted(
            {(min(x, y), max(x, y)) for n, m in self._worth if (x := self._root(n)) != (y := self._root(m))}
        ):
            one, other = ids.get(id(self._bundles[a])), ids.get(id(self._bundles[b]))
            if one is not None and other is not None:
                by = "different" if self._forbidden(a, b) else ""
                if self._score(a, b) >= _DOUBTFUL or by or self._bundles[a].keys & self._bundles[b].keys:
                    made = _judgement(self._bundles[a], self._bundles[b], other, joined=False, by=by)
                    found[one].append(made)
                    found[other].append(dataclasses.replace(made, one=label(self._bundles[b]), other=one))
        return {
            thing: tuple(sorted(made, key=lambda j: (not j.joined, -j.score, j))[:_TOLD])
            for thing, made in found.items()
        }

    def _weighed(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[float, int, int]]:
        roots = sorted({(min(a, b), max(a, b)) for x, y in pairs if (a := self._root(x)) != (b := self._root(y))})
        found = ((self._score(a, b), a, b) for a, b in roots)
        self._near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        kept = sorted((one for one in found if one[0] >= THRESHOLD), key=lambda one: (-one[0], one[1], one[2]))
        for total, a, b in kept:
            self._near[a].append((total, b))
            self._near[b].append((total, a))
        return kept

    def _score(self, a: int, b: int) -> float:
        """Weigh two things once, until one of them grows; of doubtful ones and better ones the score is exact."""
        mine, its = self._bundles[a], self._bundles[b]
        known = self._scores.get((a, b))
        if known is None or known[0] is not mine or known[1] is not its:
            known = self._scores[a, b] = mine, its, score(mine, its, least=_DOUBTFUL)
        return known[2]

    def _try(self, total: float, a: int, b: int) -> bool:
        one, other = self._root(a), self._root(b)
        if one == other or self._forbidden(one, other):
            return False
        if (one, other) != (a, b) and self._score(one, other) < THRESHOLD:
            return False
        if self._ambiguous(total, a, b) or self._ambiguous(total, b, a):
            return False
        self._join(a, b)
        return True

    def _ambiguous(self, total: float, a: int, b: int) -> bool:
        """Say whether `a`, a short name or a name without context, fits another thing about as well as `b`."""
        mine, other = self._atoms[a], self._atoms[b]
        short = mine.family == "Person" and not mine.has_context and other.has_context
        short = short or (mine.family != "Person" and _is_short(mine, other))
        return short and any(
            near >= total - _MARGIN and self._root(n) != self._root(b) and self._root(n) != self._root(a)
            and (mine.family != "Person" or self._atoms[n].has_context)
            for near, n in self._near[a]
        )  # fmt: skip

    def _join(self, a: int, b: int, by: str = "") -> None:
        one, other = sorted((self._root(a), self._root(b)))
        if one == other:
            return
        self._joins.append((a, b, by))
        self._parent[other] = one
        self._bundles[one] = self._bundles[one].joined(self._bundles[other])
        if self._members:
            self._members[one] |= self._members[other]

    def _root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def _matching(self, named: Named) -> frozenset[int]:
        return frozenset(n for n, atom in enumerate(self._atoms) if _means(named, atom))

    def _forbidden(self, one: int, other: int) -> bool:
        if not self._apart:
            return False
        mine, its = self._members[one], self._members[other]
        return any((a & mine and b & its) or (b & mine and a & its) for a, b in self._apart)

    def _pairs(self) -> set[tuple[int, int]]:
        blocks: defaultdict[str, set[int]] = defaultdict(set)
        for n, atom in enumerate(self._atoms):
            for block in _blocks(atom):
                blocks[block].add(n)
        pairs: set[tuple[int, int]] = set()
        for members in blocks.values():
            for group in _small(members, self._atoms):
                ordered = sorted(group)
                pairs.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
        return pairs


def _small(members: set[int], atoms: Sequence[Bundle]) -> Iterator[set[int]]:
    """Cut a block that is too large by employer; what has none is compared with those who alone bear its name."""
    if len(members) <= _BLOCK:
        yield members
        return
    by_employer: defaultdict[str, set[int]] = defaultdict(set)
    for n in members:
        for employer in atoms[n].employers:
            by_employer[employer].add(n)
    yield from (group for group in by_employer.values() if len(group) <= _BLOCK)


def _judgement(a: Bundle, b: Bundle, other: str, *, joined: bool, by: str) -> Judgement:
    found = tuple((reason.feature, reason.weight) for reason in reasons(a, b))
    total = round(sum(weight for _, weight in found), 4)
    one = label(a)
    if joined and one == other:  # two of one name were joined: their employers tell which
        one, other = _told_apart(a), _told_apart(b)
    return Judgement(one=one, other=other, joined=joined, score=total, reasons=found, by=by)


def _told_apart(bundle: Bundle) -> str:
    employer = min(map(bare, bundle.employers), default="")
    return f"{label(bundle)}@{employer}" if employer else label(bundle)


def _is_short(mine: Bundle, other: Bundle) -> bool:
    return bool(abbreviates(mine, other)) or shared_surface(mine, other) == 0.5


def _blocks(bundle: Bundle) -> Iterator[str]:
    """List what another bundle must share to be worth a comparison."""
    yield from bundle.keys
    yield from (s for s in bundle.surfaces if len(s) >= 2)
    for name in (*bundle.names, *bundle.latin):
        if bundle.family == "Person":
            if names.is_full_person(name):
                yield "sound " + names.sound(name)
                yield "loose " + names.loose_sound(name)
                yield from ("sound " + order for order in names.latin_orders(name) if names.is_latin(name))
        elif bundle.family == "Organization":
            own = names.own(name)
            yield "core " + key(names.core(name))
            yield "own " + key(own)
            yield "core " + key(names.without_region(names.core(name)))
            yield "sound " + names.sound(own)
            if len(own) >= 4 or len(key(name)) == 2:
                yield "head " + key(name if len(key(name)) == 2 else own)[:2]
        else:
            yield "bare " + key(names.bare_model(name))
            yield "sound " + names.sound(names.bare_model(name))


def _means(named: Named, bundle: Bundle) -> bool:
    said = {key(name) for one in bundle.locals for predicate, name in one.partners if predicate in EMPLOYS}
    return named.means(family=bundle.family, keys=bundle.keys, apart={*said, *(key(bare(e)) for e in bundle.employers)})
