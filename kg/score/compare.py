"""One built graph held against one annotated document.

Gold is a folder of NAME.txt with NAME.json beside it: entities, relations, attributes and claims, everything that the
text says; a row may be `optional` (neither demanded nor punished). Names are compared folded, claims by characters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.score.built import ATTRIBUTES, FAMILY, SYMMETRIC, Built, BuiltClaim, Thing, fold
from kg.score.tally import Scores

Row = Mapping[str, Any]
_Cells = set[tuple[str, int]]
_Triple = tuple[str | None, str, str | None]


def documents(gold: Path) -> list[Path]:
    """List the annotated texts of a folder; none is an error."""
    texts = [path.with_suffix(".txt") for path in sorted(gold.glob("*.json"))]
    found = [path for path in texts if path.is_file()]
    if not found:
        raise InputError(str(gold), "holds no annotated document", "give a folder with NAME.txt and NAME.json")
    return found


def compare(text: Path, graph: Path, scores: Scores) -> None:
    """Add to `scores` what the graph built from the document `text` alone has right, extra and missing."""
    told = text.with_suffix(".json")
    try:
        gold = json.loads(told.read_bytes())
    except ValueError as error:
        raise InputError(str(told), f"it is no JSON in UTF-8 ({error})", "correct the file") from error
    try:
        words = text.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(text), "it is no UTF-8", "save the annotated text as UTF-8") from error
    _Comparison(text.stem, gold, words, Built(graph), scores).run()


class _Comparison:
    """The state of one comparison: which built thing is which annotated one."""

    def __init__(self, name: str, gold: Row, text: str, built: Built, scores: Scores) -> None:
        self.name = name
        self.gold = gold
        self.text = text
        self.built = built
        self.scores = scores
        self.rows = {row["id"]: row for row in gold["entities"]}
        self.optional = {row["id"] for row in gold["entities"] if row.get("optional")}
        self.found = _matched(gold["entities"], built.things)

    def run(self) -> None:
        """Compare everything."""
        self._entities()
        self._relations()
        self._attributes()
        self._claims()

    def _label(self, node: str) -> str:
        return self.built.things[node].label if node in self.built.things else node

    def _entities(self) -> None:
        for node, thing in self.built.things.items():
            known = self.found.get(node)
            if known is None:
                self.scores.entities[thing.family].add(0, 1, 0)
                self.scores.miss(self.name, "entity", "extra", thing.kind, thing.label)
            elif known not in self.optional:
                row = self.rows[known]
                self.scores.entities[FAMILY[row["type"]]].add(1, 0, 0)
                self.scores.kind.add(right=thing.kind in _types(row))
        matched = set(self.found.values())
        for known, row in self.rows.items():
            if known not in matched | self.optional:
                self.scores.entities[FAMILY[row["type"]]].add(0, 0, 1)
                self.scores.miss(self.name, "entity", "missing", row["type"], row["name"])

    def _relations(self) -> None:
        wanted: dict[_Triple, Row] = {(r["subject"], r["predicate"], r["object"]): r for r in self.gold["relations"]}
        parents: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.gold["relations"]:
            if row["predicate"] == "subsidiaryOf":
                parents[row["subject"]].add(row["object"])
        got: set[_Triple] = set()
        versions = any(row["predicate"] == "versionOf" for row in self.gold["relations"])
        for subject, predicate, other in self._once():
            if predicate == "versionOf" and not versions:
                continue  # documents annotated without versions
            triple = (self.found.get(subject), predicate, self.found.get(other))
            if predicate in SYMMETRIC and triple not in wanted:
                triple = (triple[2], predicate, triple[0])
            row = wanted.get(triple)
            if row is not None and row.get("modality") != "negated":
                if triple not in got:
                    got.add(triple)
                    self._right_relation(row, subject, other)
            elif not self._excused(triple, wanted, parents):
                self.scores.relations[predicate].add(0, 1, 0)
                ends = f"{self._label(subject)} -> {self._label(other)}"
                self.scores.miss(self.name, "relation", "extra", predicate, ends)
        for triple, row in wanted.items():
            if triple not in got and not row.get("optional"):
                self.scores.relations[row["predicate"]].add(0, 0, 1)
                ends = f"{self.rows[row['subject']]['name']} -> {self.rows[row['object']]['name']}"
                self.scores.miss(self.name, "relation", "missing", row["predicate"], ends)

    def _once(self) -> Iterator[tuple[str, str, str]]:
        """Give each built tie, a symmetric one in one direction only."""
        seen = set()
        for subject, predicate, other in sorted(self.built.relations):
            pair = (predicate, frozenset((subject, other)))
            if predicate not in SYMMETRIC or pair not in seen:
                seen.add(pair)
                yield subject, predicate, other

    def _right_relation(self, row: Row, subject: str, other: str) -> None:
        if row.get("optional"):
            return
        self.scores.relations[row["predicate"]].add(1, 0, 0)
        if row["predicate"] != "worksFor":
            return
        post = (subject, other)
        self.scores.former.add(right=(post in self.built.former) == bool(row.get("former")))
        if row.get("title"):
            want, have = fold(row["title"]), self.built.titles.get(post, set())
            right = any(title in want or want in title for title in have)
            self.scores.titles.add(right=right)
            if not right:
                self.scores.miss(self.name, "title", "wrong", row["title"], sorted(have))

    def _excused(self, triple: _Triple, wanted: Mapping[_Triple, Row], parents: Mapping[str, set[str]]) -> bool:
        """Say whether a tie that is not annotated is neither right nor wrong: to a parent, or of something optional."""
        subject, predicate, other = triple
        to_parent = predicate in {"worksFor", "developedBy"} and any(
            (subject, predicate, unit) in wanted and other in above for unit, above in parents.items()
        )
        return to_parent or (triple not in wanted and bool({subject, other} & self.optional))

    def _attributes(self) -> None:
        rows = [row for row in self.gold.get("attributes", ()) if row["attribute"] in ATTRIBUTES]
        left = list(rows)
        for node, name, value in self.built.attributes:
            hits = [
                row
                for row in rows
                if (row["entity"], row["attribute"]) == (self.found.get(node), name) and same_value(value, row["value"])
            ]
            hit = next((row for row in hits if row in left), None)
            if hit is not None:
                left.remove(hit)
                if not hit.get("optional"):
                    self.scores.attributes.add(1, 0, 0)
            elif not hits:
                self.scores.attributes.add(0, 1, 0)
                self.scores.miss(self.name, "attribute", "extra", name, f"{self._label(node)} = {value}")
        for row in left:
            if not row.get("optional"):
                self.scores.attributes.add(0, 0, 1)
                what = f"{self.rows[row['entity']]['name']} = {row['value']}"
                self.scores.miss(self.name, "attribute", "missing", row["attribute"], what)

    def _claims(self) -> None:
        wanted: list[tuple[_Cells, Row]] = []
        ignored: _Cells = set()
        for row in self.gold["claims"]:
            if row["claimant"] in self.rows:
                cells = self._cells(row["claimant"], row["start"], row["start"] + len(row["text"]))
                if row.get("optional"):
                    ignored |= cells
                else:
                    wanted.append((cells, row))
        have: list[tuple[_Cells, BuiltClaim]] = []
        for claim in self.built.claims:
            self.scores.evidence.add(right=claim.start >= 0 and self.text[claim.start : claim.end] == claim.text)
            cells = self._cells(self._known(claim.claimant), claim.start, claim.end)
            if not ignored or 2 * len(cells & ignored) < len(cells):
                have.append((cells, claim))
        want_cells = set().union(*(cells for cells, _ in wanted))
        have_cells = set().union(*(cells for cells, _ in have)) - ignored
        self.scores.claims.add(len(want_cells & have_cells), len(have_cells - want_cells), len(want_cells - have_cells))
        self._spans(wanted, have, have_cells)
        for cells, claim in have:
            if 2 * len(cells & want_cells) < len(cells):
                self.scores.miss(self.name, "claim", "extra", self._label(claim.claimant), claim.text[:40])

    def _spans(
        self, wanted: list[tuple[_Cells, Row]], have: list[tuple[_Cells, BuiltClaim]], have_cells: _Cells
    ) -> None:
        free = set(range(len(have)))
        hits = 0
        for cells, row in wanted:
            best = max(free, key=lambda i: len(cells & have[i][0]), default=None)
            if best is not None and 2 * len(cells & have[best][0]) >= len(cells | have[best][0]) > 0:
                free.discard(best)
                hits += 1
                self._right_claim(row, have[best][1])
            elif 2 * len(cells & have_cells) < len(cells):
                who = self.rows[row["claimant"]]["name"]
                self.scores.miss(self.name, "claim", "missing", who, row["text"][:40])
        self.scores.spans.add(hits, len(free), len(wanted) - hits)

    def _right_claim(self, row: Row, claim: BuiltClaim) -> None:
        self.scores.quotation.add(right=claim.quotation == row["kind"])
        words = fold(row["text"])
        want = {known for known in row.get("about", ()) if any(n in words for n in _names(self.rows[known]))}
        words = fold(claim.text)  # a thing meant by a pronoun is neither demanded nor punished; topics are not scored
        named = [
            n for n in claim.about if n in self.built.things and any(x in words for x in self.built.things[n].names)
        ]
        have = {self._known(node) for node in named}
        want, have = want - self.optional, have - self.optional
        self.scores.about.add(len(have & want), len(have - want), len(want - have))

    def _known(self, node: str) -> str:
        return self.found.get(node, f"unmatched {node}")

    def _cells(self, who: str, start: int, end: int) -> _Cells:
        return {(who, i) for i in range(max(start, 0), min(end, len(self.text))) if self.text[i].isalnum()}


def _matched(gold: Iterable[Row], things: Mapping[str, Thing]) -> dict[str, str]:
    """Match built things with annotated ones, one to one: those that share the full name first, then the most names."""
    pairs = []
    for row in gold:
        names, families = _names(row), {FAMILY[kind] for kind in _types(row)}
        for node, thing in things.items():
            shared = names & thing.names
            if shared and thing.family in families:
                pairs.append((fold(row["name"]) not in shared, -len(shared), str(row["id"]), node))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, known, node in sorted(pairs):
        if known not in taken and node not in found:
            found[node] = known
            taken.add(known)
    return found


def _names(row: Row) -> set[str]:
    return {fold(name) for name in (row["name"], *row.get("aliases", ()), *row.get("mentions", ()))} - {""}


def _types(row: Row) -> tuple[str, ...]:
    return (row["type"], *row.get("also", ()))


def same_value(built: str, gold: str) -> bool:
    """Say whether two wordings hold the same figures, and one wording stands within the other."""
    figures = [re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", text)) for text in (built, gold)]
    b, g = fold(built), fold(gold)
    return bool(b and g) and figures[0] == figures[1] and (b in g or g in b)
