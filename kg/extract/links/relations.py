"""Relations between names: the packs' patterns over skeletons, posts in noun phrases, and the structure of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.context.entries import headed
from kg.extract.context.investors import is_fund
from kg.extract.context.protagonist import only_tells
from kg.extract.context.references import References
from kg.extract.context.stand_ins import StandIns
from kg.extract.links import posts as noun_phrases
from kg.extract.links.apiece import apiece
from kg.extract.links.authorities import beyond_authorities, offices_named
from kg.extract.links.careers import careers, with_careers
from kg.extract.links.certainty import stands
from kg.extract.links.continued import further
from kg.extract.links.credits import credited
from kg.extract.links.entitled import entitled
from kg.extract.links.fittings import fittings
from kg.extract.links.former import departed, ended
from kg.extract.links.holdings import held
from kg.extract.links.lookalikes import is_a_game, is_of_another, is_unlike
from kg.extract.links.makers import KnownMakers
from kg.extract.links.objections import Objections, is_byline
from kg.extract.links.offered import without_offered
from kg.extract.links.pairing import each_with_it, tied
from kg.extract.links.pending import pending
from kg.extract.links.periods import dated
from kg.extract.links.possible import Possible
from kg.extract.links.repeats import distinct, founders, without_own
from kg.extract.links.resumes import tabled
from kg.extract.links.rivals import told_rivals
from kg.extract.links.roles import Roles, is_dateline
from kg.extract.links.rules import Rule, Rules
from kg.extract.links.served import served
from kg.extract.links.sides import (
    goes_on_about_another,
    holder_at,
    is_a_firms,
    is_anothers,
    is_bought_by_its_mother,
    leaves_a_bracket,
    of_others,
    only_a_thing,
    only_moves_another,
    same_on_both_sides,
)
from kg.extract.links.spotlight import Spotlight
from kg.extract.links.staff import staff, undisputed
from kg.extract.links.stakes import buys_a_part
from kg.extract.links.structure import handed_down, structural_links, units_behind, units_of_stand_ins
from kg.extract.links.subjects import is_of_his_pupil
from kg.extract.links.succession import succeeded
from kg.extract.links.taken import is_one_thing, only_speaks_of_use
from kg.extract.links.ties import Ties, believed, taken
from kg.extract.links.works import without_no_works
from kg.extract.wording.modality import Modalities
from kg.extract.wording.offices import of_another_body
from kg.extract.wording.skeleton import Skeleton, by_sentence, names_in, skeleton
from kg.extract.wording.terms import check_predicates
from kg.model import FAMILY, Link, Mention, Reading, Span
from kg.ontology import Ontology
from kg.packs import Pack


class Relations:
    """Adds the links that a document states: by patterns, and by the network of ties if it is given.

    Types outside a predicate's domain and range are left out.
    """

    def __init__(self, pack: Pack, ties: Ties | None = None) -> None:
        self._ontology = Ontology.read(pack.ontology)
        self._rules = Rules.read(pack)
        check_predicates(((rule.where, rule.predicate) for rule in self._rules.all), self._ontology)
        self._modalities = Modalities(pack)
        self._makers = KnownMakers(pack)
        self._ties = ties
        self._fitting = {
            (p, role): frozenset(
                t
                for t in FAMILY
                if any(self._ontology.allows(*((t, p, o) if role == "subject" else (o, p, t))) for o in FAMILY)
            )
            for p in {rule.predicate for rule in self._rules.all}
            for role in ("subject", "object")
        }

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its links, each with the characters that say it."""
        if not any(m.type != "Title" for m in reading.mentions):
            return reading
        links, bones, main = self.stated(reading)
        if self._ties is not None:
            weighed = self._ties.weighed(self._possible(self._ties, reading, links, bones, main))
            links = believed(weighed, links, lambda link: self._is_known(link, reading.text))
            links.extend(self._sound(list(taken(weighed))))
            links.extend(founders(links))
            links.extend(self._sound(list(handed_down(reading, links, self._makers.makes))))
        links.extend(self._sound(list(credited(reading, links))))
        links = entitled(links, reading)
        told = list(dated(without_own(list(held(pending(links, reading.text), reading.text))), reading))
        return reading.adding(links=distinct(succeeded(told, reading)))

    def possible(self, reading: Reading) -> list[Possible]:
        """List the relations that patterns state or the network of ties sees, before any of them is weighed."""
        if self._ties is None or not any(m.type != "Title" for m in reading.mentions):
            return []
        return self._possible(self._ties, reading, *self.stated(reading))

    def _possible(
        self, ties: Ties, reading: Reading, stated: Sequence[Link], bones: Sequence[Skeleton], main: Mention | None
    ) -> list[Possible]:
        against = Objections(reading, stated, self._modalities.of, self._makers.makes)
        return ties.possible(reading, bones, main, stated, against)

    def _is_known(self, link: Link, text: str) -> bool:
        """Say whether the packs know who made a thing, or a byline tells for whom somebody writes: of these nothing is learned."""
        if link.predicate == "worksFor":
            return is_byline(text, link.subject)
        return link.predicate == "developedBy" and self._makers.makes(link.object, link.subject, text) is True

    def stated(self, reading: Reading) -> tuple[list[Link], list[Skeleton], Mention | None]:
        """Give what patterns and the structure of names tell, the skeletons of the sentences, and the document's firm."""
        references = References(reading)
        inside = by_sentence(reading)
        links: list[Link] = []
        roles = Roles(reading)
        stand_ins = StandIns(reading, references)
        skeletons: list[tuple[list[tuple[Span, Mention]], Skeleton]] = []
        for sentence, mentions in inside:
            words = stand_ins(sentence)
            bones = skeleton(reading.text, sentence, mentions, words)
            skeletons.append((words, bones))
            roles.enter(bones)
            posts = list(ended(self._posts(bones, roles), bones))
            roles.learn(posts)
            links.extend(posts)
        stand_ins = StandIns(reading.adding(links=links), references)  # now that employers are known
        roles = Roles(reading)
        roles.learn(links)
        all_bones: list[Skeleton] = []
        for (sentence, mentions), (before, bones) in zip(inside, skeletons, strict=True):
            words = stand_ins(sentence)
            if words != before:
                bones = skeleton(reading.text, sentence, mentions, words)  # noqa: PLW2901
            all_bones.append(bones)
            roles.enter(bones)
            told = list(ended(self._patterns(bones, roles, self._rules.fitting(bones.text)), bones))
            roles.learn(told)
            links.extend(told)
            links.extend(units_of_stand_ins(bones))
            links.extend(units_behind(bones))
        things = [m.span for m in reading.mentions if m.type in ("Model", "Product")]
        links = list(
            offices_named(self._sound(list(without_offered(links, self._makers, reading.text, things))), reading)
        )
        strays = of_others(links)
        links = departed([link for link in links if link not in strays], reading.text)
        made = {link.subject.name for link in links if link.predicate == "developedBy"}
        links = with_careers(links, list(careers(reading, all_bones, links, roles.main)))
        links.extend(self._makers.links(reading, inside, made))
        links.extend(fittings(all_bones, reading.paragraphs, links, self._modalities))
        spotlight = Spotlight(reading.paragraphs, all_bones, links, headed(reading))
        links = list(undisputed(links, spotlight, roles.main, reading.text))
        links.extend(served(all_bones, links))
        links.extend(tabled(all_bones, links))
        links.extend(staff(all_bones, links, spotlight))
        links.extend(structural_links(reading, links, roles.main, makes=self._makers.makes, spotlight=spotlight))
        links.extend(told_rivals(reading, inside, roles.main or roles.likely, links))
        return without_no_works(reading, list(self._sound(links))), all_bones, roles.main

    def by_rule(self, name: str, reading: Reading) -> list[Link]:
        """Give what one pattern alone finds in a reading: how its examples are run."""
        references = References(reading)
        roles = Roles(reading)
        stand_ins = StandIns(reading, references)
        rules = Rules([rule for rule in self._rules.all if rule.name == name])
        links: list[Link] = []
        for sentence, mentions in by_sentence(reading):
            bones = skeleton(reading.text, sentence, mentions, stand_ins(sentence))
            roles.enter(bones)
            links.extend(self._patterns(bones, roles, rules.fitting(bones.text)))
        return list(self._sound(links))

    def _posts(self, bones: Skeleton, roles: Roles) -> Iterator[Link]:
        def employer(post: noun_phrases.Post) -> Mention | None:
            return roles.employer(post, bones)

        for post in (*noun_phrases.posts(bones), *apiece(bones)):
            told = noun_phrases.links(post, employer)
            if post.apiece:
                begin, end = bones.starts.index(post.evidence.start), bones.ends.index(post.evidence.end) + 1
                modality = self._modalities.of(bones.text, begin, end)
                told = (replace(link, modality=modality) for link in told)
            yield from told

    def _patterns(self, bones: Skeleton, roles: Roles, rules: Sequence[Rule]) -> Iterator[Link]:
        found = [
            (rule, match)
            for rule in rules
            for match in rule.finds(bones.text)
            if not leaves_a_bracket(bones.text, match)
            and not any(is_not(rule, match, bones.text) for is_not in _OTHERWISE)
        ]
        given: dict[tuple[str, str], set[str]] = {}
        for rule, match in found:
            for role in ("subject", "object"):
                if role in rule.regex.groupindex:
                    given.setdefault((rule.predicate, role), set()).update(m.name for m in names_in(role, match, bones))
        whole = [
            (rule.predicate, *match.span())
            for rule, match in found
            if rule.says_both(match) and not same_on_both_sides(match, bones)
        ]
        for rule, match in found:
            if not rule.says_both(match) and any(
                p == rule.predicate and start <= match.start() < end - 1 for p, start, end in whole
            ):
                continue  # the same words with both roles in them say it of somebody else than the topic
            yield from self._links(rule, match, bones, roles, given)

    def _links(
        self,
        rule: Rule,
        found: re.Match[str],
        bones: Skeleton,
        roles: Roles,
        told: Mapping[tuple[str, str], set[str]],
    ) -> Iterator[Link]:
        groups = rule.regex.groupindex
        apiece = "分别" in bones.text[max(0, found.start() - 3) : found.end()]
        if apiece and rule.predicate == "partnersWith" and not each_with_it(rule, found):
            return
        if apiece and rule.predicate == "worksFor" and _SEVERAL.search(bones.text[: holder_at(found) + 1]):
            return  # each to his own: `posts` reads that
        evidence = bones.span(found.start(), found.end())
        modality = stands(rule, found, bones, self._modalities)
        title = found["title"] if "title" in groups and found["title"] else None
        held = [m.name for m in names_in("title", found, bones) if m.type == "Title"] if title else []
        word = bones.said(*found.span("title")) if title and not held else ""  # a post by a word that is no known one
        title_text = "、".join(dict.fromkeys(held)) or (word if "的" not in word else "") or None
        pairs = tied(rule, found, bones, roles, fitting=self._fitting, told=told, apiece=apiece)
        if not pairs or (title and _asks_a_reporter(held, bones, found.start("title"))):
            return
        former = rule.former == "yes" or ("former" in groups and bool(found["former"]))
        for subject, other in pairs:
            if (
                _only_report(bones, (subject, other), found[0])
                or is_unlike(rule, subject, other)
                or is_a_game(rule, subject, other, bones)
                or is_one_thing(rule.predicate, subject, other)
                or (title_text and "object" not in groups and of_another_body(title_text, other.name))
            ):
                continue
            if (subject.type, subject.name) != (other.type, other.name):
                part = rule.predicate == "acquires" and buys_a_part(bones, found.end(), other)
                yield Link(
                    predicate="investsIn" if part else rule.predicate,
                    subject=subject,
                    object=other,
                    evidence=evidence,
                    title=title_text,
                    former=former,
                    modality=modality,
                    rule=rule.name,
                )
                if title_text and noun_phrases.is_founder(title_text):
                    yield Link(
                        predicate="founderOf",
                        subject=subject,
                        object=other,
                        evidence=evidence,
                        modality=modality,
                        rule=rule.name,
                    )
        if title and found.end("title") == found.end() and len(pairs) == 1:
            subject, other = pairs[0]
            for post in further(bones, found.end(), subject, other, former=former):
                for link in noun_phrases.links(post, lambda _: None):
                    yield replace(link, modality=modality, rule=rule.name)

    def _sound(self, links: Sequence[Link]) -> Iterator[Link]:
        for link in links:
            if link.subject.name == link.object.name or "Title" in (link.subject.type, link.object.type):
                continue
            if link.predicate == "worksFor" and link.title and _NO_POST.fullmatch(link.title):
                if link.rule == "post" and _BACKS.fullmatch(link.title) and not is_fund(link.object.name):
                    yield replace(link, predicate="investsIn", title=None, former=False)
                continue
            if link.predicate == "worksFor" and not link.title and _PARTY.search(link.object.name):
                continue  # who joins a party has no post in it
            if beyond_authorities(link):
                continue
            if self._ontology.allows(link.subject.type, link.predicate, link.object.type):
                yield link


def _asks_a_reporter(posts: Sequence[str], bones: Skeleton, at: int) -> bool:
    """Say whether a post is that of a reporter to whom somebody speaks: 还向某报记者透露."""
    return bool(posts) and all(map(_PRESS.search, posts)) and _ASKED.search(bones.text, 0, at) is not None


def _only_report(bones: Skeleton, ends: Sequence[Mention], said: str) -> bool:
    """Say whether one of two only heads or tells the report: 据甲报道，拟收购乙 is not what 甲 does."""
    return any(is_dateline(bones.source, m) or ("，" in said and only_tells(bones.source, m.span)) for m in ends)


_OTHERWISE = (
    is_anothers,
    is_bought_by_its_mother,
    is_of_another,
    only_a_thing,
    only_moves_another,
    goes_on_about_another,
    is_a_firms,
    is_of_his_pupil,
    only_speaks_of_use,
)
"""What a match may be instead of what its pattern says."""
_PRESS = re.compile("记者$")
_ASKED = re.compile("(?:向|对|告诉|接受)[^，。；：\ue000\ue003-\ue005]{0,6}$")
_SEVERAL = re.compile("\ue000[、和与及]\ue000$")
_NO_POST = re.compile(
    r"(?:天使|个人|知名|独立|早期)?投资人|企业家|(?:一位)?(?:连续)?(?:创业|执行|参与|支持|推动|见证|亲历|消费|爱好|投资|获得)者|中管干部|(?:游戏|带货)(?:女|男)?主播|.*MVP|代表人物|(?:[\u4e00-\u9fff]{2,6})?(?:博士|硕士|学士|本科|博士生|硕士生|研究生|毕业生|校友)(?:学位)?"
)
"""What somebody has from a university, or does for himself: no post that he holds somewhere."""
_PARTY = re.compile("(?:共产党|共青团|青年团|少先队)$")
_BACKS = re.compile("(?:天使|早期|首位)(?:轮)?投资人")
"""Whoever is that of a firm has given it money, where that of a fund gives it to others."""
