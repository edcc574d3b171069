"""What speaks for two names meaning one thing, and what against: a table of features with their weights.

Each feature says between 0 and 1 how far it holds; the weighted sum is the score, and from `THRESHOLD` on two bundles
are one thing. Negative weights are objections: one that weighs more than all that can be said for a pair is a veto.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.model import LocalEntity
from kg.resolve import names
from kg.resolve.abbreviations import Abbreviations
from kg.resolve.bundles import Bundle, bare
from kg.text.folding import key

THRESHOLD = 0.6


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against, with its weight; `value` says how far it holds of two bundles."""

    name: str
    weight: float
    value: Callable[[Bundle, Bundle], float]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature as it holds of a pair: its name and what it adds to the score."""

    feature: str
    weight: float


def same_name(a: Bundle, b: Bundle) -> float:
    """Bear the same name."""
    return float(bool(a.keys & b.keys))


def shared_surface(a: Bundle, b: Bundle) -> float:
    """Share a name that a document gives: one of them is called by the other's, or both by a third."""
    shared = ((a.surfaces | a.keys) & (b.surfaces | b.keys)) - (a.keys & b.keys)
    if a.family == "Person":
        return float(any(len(s) >= 2 for s in shared))
    # two characters are soon shared by chance (霁衡 of 霁衡资本 and of 霁衡机器人)
    return max((1.0 if len(s) >= 3 else 0.5 for s in shared if len(s) >= 2), default=0.0)


def same_sound(a: Bundle, b: Bundle) -> float:
    """Sound alike in different characters, or in letters: 陶筱川, 陶小川, Tao Xiaochuan."""
    if a.keys & b.keys:
        return 0.0
    alike = [(x, y) for x in _spoken(a) for y in _spoken(b) if names.same_sound(x, y)]
    # 李伟 and 李炜 are two men in any large house; two characters of given name hardly sound alike by chance
    return max((0.2 if _is_short_name(x) and _is_short_name(y) else 1.0 for x, y in alike), default=0.0)


def nearly_same_sound(a: Bundle, b: Bundle) -> float:
    """Sound alike but for what many writers mix up: 思明, 思民."""
    if a.keys & b.keys or same_sound(a, b):
        return 0.0
    return float(bool({names.loose_sound(n) for n in a.names} & {names.loose_sound(n) for n in b.names}))


def same_employer(a: Bundle, b: Bundle) -> float:
    """Work, or have worked, for the same organisation."""
    return float(bool(a.employers & b.employers))


def related_employers(a: Bundle, b: Bundle) -> float:
    """Work for a house and its unit: 华为, 华为云."""
    if a.employers & b.employers:
        return 0.0
    return float(any(_related(x, y) for x in a.employers for y in b.employers))


def same_post(a: Bundle, b: Bundle) -> float:
    """Hold the same post; one that every firm has says little."""
    return max((1.0 if len(t) >= 5 else 0.3 for t in a.titles & b.titles), default=0.0)


def spelt_in_one_document(a: Bundle, b: Bundle) -> float:
    """Find one person spelt in two ways by one document."""
    return float(bool(a.documents & b.documents) and same_sound(a, b) == 1.0)


def different_employers(a: Bundle, b: Bundle) -> float:
    """Have employers, and none in common."""
    apart = a.employers and b.employers and not a.employers & b.employers
    return float(bool(apart) and not related_employers(a, b))


def common_name_alone(a: Bundle, b: Bundle) -> float:
    """Warn where one of them is only named, and the name is one that many bear: 王磊."""
    return float(a.has_context != b.has_context and any(map(_is_short_name, (*a.names, *b.names))))


def side_by_side(a: Bundle, b: Bundle) -> float:
    """Stand in one document as two things."""
    if not a.documents & b.documents or a.keys & b.keys:
        return 0.0
    return 0.0 if a.family == "Person" and same_sound(a, b) else 1.0


def said_apart(a: Bundle, b: Bundle) -> float:
    """Have a relation that a document tells: one owns, fights or follows the other."""
    return float(bool((a.apart & b.keys) | (b.apart & a.keys)))


def same_core(a: Bundle, b: Bundle) -> float:
    """Bear names that are the same but for legal form, brackets and the place before a full name."""
    return float(bool(_cores(a) & _cores(b)))


def abbreviates(a: Bundle, b: Bundle) -> float:
    """Leave nothing but common words out of the other's name: 汀洲基金, 汀洲产业投资基金."""
    return max(_abbreviates(a, b), _abbreviates(b, a))


def latin_form(a: Bundle, b: Bundle) -> float:
    """Spell the other's name in Latin letters: Tonghua Capital, 通化资本."""
    return float(_spells(a, b) or _spells(b, a))


def same_ties(a: Bundle, b: Bundle) -> float:
    """Have the same people, products or partners."""
    return min(1.0, 0.7 * len(a.ties & b.ties))


def two_full_names(a: Bundle, b: Bundle) -> float:
    """Bear two full names with legal form that differ: two firms of one house."""
    mine, other = ({n for n in x.names if names.has_legal_form(n)} for x in (a, b))
    return float(bool(mine and other) and not {key(n) for n in mine} & {key(n) for n in other})


def different_bodies(a: Bundle, b: Bundle) -> float:
    """Say a bank, an institute or a fund where the other does not: 华为, 华为云."""
    if a.keys & b.keys or same_core(a, b):
        return 0.0
    mine, other = (set(map(_body, x.names)) for x in (a, b))
    if mine & other:
        return 0.0
    if "" not in mine | other:
        return 1.0
    # 通化 may be short for 通化资本, 华为 hardly for 华为云
    return 0.3 if (mine | other) - {""} <= set(names.words("fund")) else 0.9


def same_bare(a: Bundle, b: Bundle) -> float:
    """Bear names that are the same but for 大模型 and the like."""
    mine, other = ({key(names.bare_model(n)) for n in x.names} for x in (a, b))
    return float(bool(mine & other))


def same_maker(a: Bundle, b: Bundle) -> float:
    """Come from the same developer."""
    return float(bool(a.makers & b.makers))


def different_makers(a: Bundle, b: Bundle) -> float:
    """Have developers, and none in common."""
    return float(bool(a.makers and b.makers and not a.makers & b.makers))


def different_versions(a: Bundle, b: Bundle) -> float:
    """Tell different versions, or one where the other tells none: GPT-4, GPT-4o."""
    return float(not {names.version(n) for n in a.names} & {names.version(n) for n in b.names})


PERSON = (
    Feature("same name", 0.6, same_name),
    Feature("one is called by the other's name", 0.6, shared_surface),
    Feature("same sound", 0.45, same_sound),
    Feature("nearly the same sound", 0.05, nearly_same_sound),
    Feature("same employer", 0.5, same_employer),
    Feature("related employers", 0.35, related_employers),
    Feature("same post", 0.2, same_post),
    Feature("spelt in two ways by one document", 0.25, spelt_in_one_document),
    Feature("different employers", -1.5, different_employers),
    Feature("a common name and nothing else", -0.3, common_name_alone),
    Feature("named side by side", -1.5, side_by_side),
)
ORGANIZATION = (
    Feature("same name", 1.0, same_name),
    Feature("same but for legal form and place", 0.9, same_core),
    Feature("one is called by the other's name", 0.7, shared_surface),
    Feature("one name abbreviates the other", 0.7, abbreviates),
    Feature("one name spells the other in Latin letters", 0.35, latin_form),
    Feature("same people, products or partners", 0.45, same_ties),
    Feature("two full names that differ", -0.5, two_full_names),
    Feature("different bodies", -0.8, different_bodies),
    Feature("named side by side", -1.0, side_by_side),
    Feature("a relation between them", -2.0, said_apart),
)
MODEL = (
    Feature("same name", 1.0, same_name),
    Feature("same but for 大模型", 0.8, same_bare),
    Feature("one is called by the other's name", 0.7, shared_surface),
    Feature("one name spells the other in Latin letters", 0.35, latin_form),
    Feature("same developer", 0.3, same_maker),
    Feature("different developers", -0.35, different_makers),
    Feature("different versions", -3.0, different_versions),
    Feature("named side by side", -1.0, side_by_side),
    Feature("a relation between them", -2.0, said_apart),
)
TABLE: Mapping[str, tuple[Feature, ...]] = {
    "Person": PERSON,
    "Organization": ORGANIZATION,
    "Model": MODEL,
    "Product": MODEL,
}


def reasons(a: Bundle, b: Bundle) -> list[Reason]:
    """List what speaks for and against two bundles of one family being one thing."""
    if a.family != b.family:
        return [Reason("different families", -9.0)]
    found = ((f.name, round(f.weight * f.value(a, b), 4)) for f in TABLE[a.family])
    return [Reason(name, weight) for name, weight in found if weight]


def score(a: Bundle, b: Bundle, *, least: float) -> float:
    """Give the sum of all reasons; below `least` only that it is below: most pairs have hardly a reason for them."""
    total = 0.0
    for feature in TABLE[a.family]:
        if feature.weight < 0 and round(total, 4) < least:
            break  # objections stand behind the reasons for a pair, and can but lower what these add up to
        total += round(feature.weight * feature.value(a, b), 4)
    return round(total, 4)


def explain(a: LocalEntity, b: LocalEntity) -> list[Reason]:
    """List what the names and ties of two local entities alone say for and against their being one thing."""
    return reasons(Bundle.of([a]), Bundle.of([b]))


def _spoken(bundle: Bundle) -> set[str]:
    return {n for n in (*bundle.names, *bundle.latin) if names.is_full_person(n)}


def _cores(bundle: Bundle) -> set[str]:
    return {key(names.core(n)) for n in bundle.names}


def _is_short_name(name: str) -> bool:
    return not names.is_latin(name) and names.given_length(name) == 1


def _related(one: str, other: str) -> bool:
    """Say whether two employers share the part that is their own, as a house and its units do."""
    short, long = sorted((key(names.core(bare(one))), key(names.core(bare(other)))), key=len)
    if len(short) >= 3 and long.startswith(short):
        return True
    short, long = sorted((names.own(short), names.own(long)), key=len)
    return len(short) >= 2 and long.startswith(short) and short not in names.places() and not names.is_common(short)


def _abbreviates(short: Bundle, full: Bundle) -> float:
    best = 0.0
    for s in short.names:
        for f in full.names:
            if len(key(s)) >= len(key(f)) or names.has_legal_form(s) or names.is_latin(s) != names.is_latin(f):
                continue
            best = max(best, _abbreviation(s, f))
    return best


def _abbreviation(short: str, full: str) -> float:
    letters, core, own = key(short), key(names.core(full)), key(names.own(full))
    if len(letters) < 2 or names.is_common(letters):
        return 0.0
    if core.endswith(letters) and names.is_region(core.removesuffix(letters)):
        return 0.6  # 冷链协会 is 华南冷链协会 where a document shows it
    if letters in names.places() or own in names.places():
        return 0.6 if letters == own else 0.0  # 通化 is a town before it is 通化资本
    # 砚池科技 of 砚池科技集团有限公司: the core of a full name lacks 科技, the name itself holds it
    if letters == own or (letters.startswith(own) and Abbreviations.takes(letters, key(full))):
        return 1.0
    # two characters of four or more are the usual short form (霁屿 of 霁屿智航); 京东 is none of 京东方
    return 0.9 if len(letters) == 2 and len(own) >= 4 and own.startswith(letters) else 0.0


def _spells(latin: Bundle, other: Bundle) -> bool:
    mine = names.own if latin.family == "Organization" else names.bare_model
    letters = {key(mine(n)) for n in latin.latin}
    spoken = {names.sound(mine(n)) for n in other.names if not names.is_latin(n)}
    return bool({w for w in letters if len(w) >= 4} & spoken)


@lru_cache(maxsize=65536)
def _body(name: str) -> str:
    """Give what kind of body a name says it is (银行, 研究院, 云 …), or nothing where it is a business like others."""
    core = names.core(name)
    return next((w for w in (*names.words("ending"), *names.words("unit")) if core.endswith(w) and core != w), "")
