"""Relations between names: the packs' patterns over skeletons, posts in noun phrases, and the structure of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import ahocorasick_rs

from kg.extract import posts as noun_phrases
from kg.extract.makers import KnownMakers
from kg.extract.modality import Modalities
from kg.extract.periods import dated
from kg.extract.references import References
from kg.extract.skeleton import Skeleton, compiled, names_in, skeleton
from kg.extract.stand_ins import StandIns, only_tells
from kg.extract.structure import structural_links
from kg.model import FAMILY, Link, Mention, Reading, Span
from kg.ontology import Ontology
from kg.packs import Pack, Pattern

_THINGS = ("Model", "Product")
_PLACES = ("Company", "Organization")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One compiled relation pattern; a role without a group of its own is filled by what the text is about."""

    name: str
    predicate: str
    regex: re.Pattern[str]
    triggers: tuple[str, ...]
    former: str
    asserted: bool
    here: bool


class Relations:
    """Adds the links that a document states; types outside a predicate's domain and range are left out."""

    def __init__(self, pack: Pack) -> None:
        self._ontology = Ontology.read(pack.ontology)
        words: dict[str, Sequence[str] | str] = {}
        for table in pack.of("words"):
            words[table.name] = (
                tuple(table.values["words"]) if "words" in table.values else str(table.values["pattern"])
            )
        self.rules = tuple(self._rule(table, words) for table in pack.of("relation"))
        self._triggers = _Triggers(self.rules)
        self._modalities = Modalities(pack)
        self._makers = KnownMakers(pack)
        self._fitting = {
            (p, role): frozenset(
                t
                for t in FAMILY
                if any(self._ontology.allows(*((t, p, o) if role == "subject" else (o, p, t))) for o in FAMILY)
            )
            for p in {rule.predicate for rule in self.rules}
            for role in ("subject", "object")
        }

    def _rule(self, table: Pattern, words: Mapping[str, Sequence[str] | str]) -> Rule:
        where = f"{table.file}: relation {table.name}"
        predicate = str(table.values["predicate"])
        self._ontology.predicate(predicate)
        triggers: list[str] = []
        for trigger in table.values.get("triggers", ()):
            known = words.get(trigger[1:-1]) if trigger.startswith("{") else (trigger,)
            triggers.extend(known if known and not isinstance(known, str) else ())
        return Rule(
            name=table.name,
            predicate=predicate,
            regex=compiled(str(table.values["pattern"]), words, where),
            triggers=tuple(triggers),
            former=str(table.values.get("former", "no")),
            asserted=bool(table.values.get("asserted", False)),
            here=bool(table.values.get("here", False)),
        )

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its links, each with the characters that say it."""
        if not any(m.type != "Title" for m in reading.mentions):
            return reading
        references = References(reading)
        inside = _by_sentence(reading)
        links: list[Link] = []
        topics = Topics(reading)
        stand_ins = StandIns(reading, references)
        skeletons: list[tuple[list[tuple[Span, Mention]], Skeleton]] = []
        for sentence, mentions in inside:
            words = stand_ins(sentence)
            bones = skeleton(reading.text, sentence, mentions, words)
            skeletons.append((words, bones))
            topics.enter(bones)
            links.extend(self._posts(bones, topics))
        stand_ins = StandIns(reading.adding(links=links), references)  # now that employers are known
        topics = Topics(reading)
        for (sentence, mentions), (before, bones) in zip(inside, skeletons, strict=True):
            words = stand_ins(sentence)
            if words != before:
                bones = skeleton(reading.text, sentence, mentions, words)  # noqa: PLW2901
            topics.enter(bones)
            links.extend(self._patterns(bones, topics, self._triggers.rules(bones.text)))
        links = list(self._sound(links))
        made = {link.subject.name for link in links if link.predicate == "developedBy"}
        links.extend(self._makers.links(reading, inside, made))
        links.extend(structural_links(reading, links, topics.main, self._makers.makes))
        return reading.adding(links=_distinct(dated(_without_own(list(self._sound(links))), reading)))

    def by_rule(self, name: str, reading: Reading) -> list[Link]:
        """Give what one pattern alone finds in a reading: how its examples are run."""
        references = References(reading)
        topics = Topics(reading)
        stand_ins = StandIns(reading, references)
        triggers = _Triggers([rule for rule in self.rules if rule.name == name])
        links: list[Link] = []
        for sentence, mentions in _by_sentence(reading):
            bones = skeleton(reading.text, sentence, mentions, stand_ins(sentence))
            topics.enter(bones)
            links.extend(self._patterns(bones, topics, triggers.rules(bones.text)))
        return list(self._sound(links))

    @staticmethod
    def _posts(bones: Skeleton, topics: Topics) -> Iterator[Link]:
        def employer(post: noun_phrases.Post) -> Mention | None:
            return topics.employer(post, bones)

        for post in noun_phrases.posts(bones):
            yield from noun_phrases.links(post, employer)

    def _patterns(self, bones: Skeleton, topics: Topics, rules: Sequence[Rule]) -> Iterator[Link]:
        found = [(rule, match) for rule in rules for match in rule.regex.finditer(bones.text)]
        given: dict[tuple[str, str], set[str]] = {}
        for rule, match in found:
            for role in ("subject", "object"):
                if role in rule.regex.groupindex:
                    given.setdefault((rule.predicate, role), set()).update(m.name for m in names_in(role, match, bones))
        whole = [(rule.predicate, *match.span()) for rule, match in found if _says_both(rule, match)]
        for rule, match in found:
            if _leaves_a_bracket(bones.text, match):
                continue
            if not _says_both(rule, match) and any(
                p == rule.predicate and start <= match.start() and match.end() <= end for p, start, end in whole
            ):
                continue  # the same words with both roles in them say it of somebody else than the topic
            yield from self._links(rule, match, bones, topics, given)

    def _links(
        self,
        rule: Rule,
        found: re.Match[str],
        bones: Skeleton,
        topics: Topics,
        told: Mapping[tuple[str, str], set[str]],
    ) -> Iterator[Link]:
        groups = rule.regex.groupindex
        apiece = "分别" in bones.text[max(0, found.start() - 3) : found.end()]
        if apiece and rule.predicate == "partnersWith":
            return
        if apiece and rule.predicate == "worksFor" and _SEVERAL.search(bones.text[: found.start() + 1]):
            return  # each to his own: `posts` reads that
        evidence = bones.span(found.start(), found.end())
        modality = "asserted" if rule.asserted else self._modalities.of(bones.text, found.start(), found.end())
        title = found["title"] if "title" in groups and found["title"] else None
        held = [m.name for m in names_in("title", found, bones) if m.type == "Title"] if title else []
        title_text = "、".join(dict.fromkeys(held)) or None
        if "members" in groups:
            members = list(names_in("members", found, bones))
            pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
        else:
            given = {
                role: list(names_in(role, found, bones)) if role in groups and found[role] else []
                for role in ("subject", "object")
            }
            kin = (
                _family((given["subject"] or given["object"])[0].type)
                if rule.predicate == "competesWith" and any(given.values())
                else None
            )
            one_way = rule.predicate not in ("partnersWith", "competesWith")
            actor = next((r for r in ("subject", "object") if given[r] and found.start(r) == found.start()), None)
            if actor and _handed_on(bones.text, found.start(), found.end()):
                fitting = self._fitting[rule.predicate, actor]
                like = kin or _family(given[actor][0].type)
                given[actor] = topics.fill(fitting, found, bones, like, (), here=True) or topics.fill(
                    fitting, found, bones, kin, (), here=True
                )
                if not given[actor]:
                    return
            sides = [
                given[role]
                or topics.fill(
                    self._fitting[rule.predicate, role],
                    found,
                    bones,
                    kin,
                    told.get((rule.predicate, other), set()) if one_way else set(),
                    here=rule.here,
                )
                for role, other in (("subject", "object"), ("object", "subject"))
            ]
            pairs = [(s, o) for s in sides[0] for o in sides[1]]
            if apiece and len(sides[0]) == len(sides[1]):
                pairs = list(zip(*sides, strict=True))
        if not pairs:
            return
        former = rule.former == "yes" or ("former" in groups and bool(found["former"]))
        for subject, other in pairs:
            if (subject.type, subject.name) != (other.type, other.name):
                yield Link(
                    predicate=rule.predicate,
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
            for post in noun_phrases.further(bones, found.end(), subject, other, former=former):
                for link in noun_phrases.links(post, lambda _: None):
                    yield replace(link, modality=modality, rule=rule.name)

    def _sound(self, links: Sequence[Link]) -> Iterator[Link]:
        for link in links:
            if link.subject.name == link.object.name or "Title" in (link.subject.type, link.object.type):
                continue
            if link.predicate == "worksFor" and link.title and _DEGREE.fullmatch(link.title):
                continue
            if self._ontology.allows(link.subject.type, link.predicate, link.object.type):
                yield link


def _says_both(rule: Rule, found: re.Match[str]) -> bool:
    """Say whether a match names both sides of its relation."""
    groups = rule.regex.groupindex
    return "members" in groups or all(role in groups and found[role] for role in ("subject", "object"))


def _leaves_a_bracket(text: str, found: re.Match[str]) -> bool:
    """Say whether a match begins inside a bracket and ends outside: what a bracket explains acts in no sentence."""
    depth = 0
    for character in text[found.start() : found.end()]:
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return True
    return False


_GOES_ON = re.compile(r"[，,](?:并|还|又|也|且|同时|随后|此后|搭载|接入|采用)")
_NO_ACTOR = re.compile(
    r"(?:向|对|给|把|将|从|跟|被|让|使|以|与|和|同|为|据|投资|入股|收购|发布|推出|接入|加入|加盟|合作|携手|联合|离开|采用|参与)(?:了|过)?"
    r"(?:[\ue001\ue002\ue005的、]|[\ue000-\ue004](?:、|和|与|及))*$"
    r"|(?:改用|换用|采用|使用|发布|推出|带来|配备|搭载|收购|投资)(?:了|过)?[^，。；：！？\ue000-\ue005]{1,12}$"
)


def _handed_on(text: str, start: int, end: int) -> bool:
    """Say whether a match begins at a name that acted in no way: 甲投资了乙，并收购丙 is what 甲 did, not 乙."""
    going_on = _GOES_ON.search(text, start, end)
    return going_on is not None and _NO_ACTOR.search(text, max(0, start - 16), start) is not None


def _without_own(links: Sequence[Link]) -> list[Link]:
    """Leave out that a maker adopts what it makes: 甲将自家的乙接入丙 says that 丙 has 乙."""
    made = {(x.object.name, x.subject.name) for x in links if x.predicate == "developedBy" and x.modality == "asserted"}
    return [x for x in links if x.predicate != "integrates" or (x.subject.name, x.object.name) not in made]


class _Triggers:
    """Which rules a sentence can fit at all, found in one pass over it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._words = sorted({t for rule in rules for t in rule.triggers})
        self._finder = ahocorasick_rs.AhoCorasick(self._words)
        self._by_word = [[i for i, rule in enumerate(rules) if word in rule.triggers] for word in self._words]
        self._always = [i for i, rule in enumerate(rules) if not rule.triggers]

    def rules(self, text: str) -> list[Rule]:
        """List the rules whose triggers stand in the text, in the order of the packs."""
        seen = {word for word, _, _ in self._finder.find_matches_as_indexes(text, overlapping=True)}
        fit = set(self._always).union(*(self._by_word[word] for word in seen))
        return [self._rules[i] for i in sorted(fit)]


class Topics:
    """What the text is about as one reads on: the name in subject position of this sentence, or of one before."""

    def __init__(self, reading: Reading) -> None:
        self._latest: dict[str, Mention] = {}
        self._own: dict[str, Mention] = {}
        self.main = _main_firm(reading)
        self._paragraph_starts = [p.start for p in reading.paragraphs]
        self._paragraph = -1
        self._opening: Mention | None = None
        self._before: Mention | None = None

    def enter(self, bones: Skeleton) -> None:
        """Take up the next sentence: its first name of each family becomes the topic."""
        self._latest.update(self._own)
        paragraph = bisect_right(self._paragraph_starts, bones.starts[0]) if bones.starts else self._paragraph
        if paragraph != self._paragraph:
            self._paragraph, self._before, self._opening = paragraph, self._opening or self._before, None
        if self._opening is None:
            self._opening = next(
                (
                    bones.names[i]
                    for i in sorted(bones.names)
                    if bones.names[i].type == "Company" and not _tells(bones, bones.names[i])
                ),
                None,
            )
        self._own = {}
        for i in sorted(bones.names):
            if _DATELINE.match(bones.source, bones.names[i].span.end):
                continue
            if not _tells(bones, bones.names[i]):
                self._own.setdefault(_family(bones.names[i].type), bones.names[i])

    def fill(
        self,
        fitting: frozenset[str],
        found: re.Match[str],
        bones: Skeleton,
        kin: str | None,
        barred: Collection[str],
        *,
        here: bool = False,
    ) -> list[Mention]:
        """Give what stands for a role that the pattern leaves open.

        It is the first fitting name of the part of the sentence before it, companies before other organisations, else
        the topic of a sentence before; `kin` asks for a name of that family, `here` for one of the same part, `barred`
        names stand in the other role in the same sentence: who invests in a round is not what all of them invest in.
        """
        begin = max(bones.text.rfind(mark, 0, found.start()) for mark in "；;。") + 1
        other_parts: tuple[list[Mention], ...] = () if here else (bones.mentions(0, begin), list(self._latest.values()))
        inside = {*barred, *(m.name for m in bones.mentions(found.start(), found.end()))}
        posts = noun_phrases.indexes(bones)  # the employer of whoever speaks is not what is spoken of
        near = [
            bones.names[i]
            for i in range(begin, found.start())
            if i in bones.names
            and i not in posts
            and not _tells(bones, bones.names[i])
            and not _AIDE.search(bones.text, max(0, i - 4), i)
        ]
        own = noun_phrases.holder_places(bones, found.start()) if "title" in found.re.groupindex else []
        if _THIS_ROUND.match(bones.text):
            near = []  # whoever is named beside 本轮融资 gives the money
        for place in (near, own, *other_parts):
            fit = [m for m in place if m.type in fitting and m.name not in inside and kin in (None, _family(m.type))]
            if fit:
                chosen = next((m for m in fit if m.type != "Organization"), fit[0])
                return _with_fellows(bones, chosen) if chosen.type == "Person" and place is near else [chosen]
        return []

    def employer(self, post: noun_phrases.Post, bones: Skeleton) -> Mention | None:
        """Give the organisation that a post without one means, where the text leaves little doubt.

        A reporter works for the medium named before; anybody else for the last organisation of the sentence before
        the post, else for the document's main firm, if the post is one that a firm has.
        """
        at = next((i for i in range(len(bones.text)) if bones.starts[i] >= post.evidence.start), 0)
        if _PRESS.search(post.title):
            held = noun_phrases.indexes(bones)
            media = [
                bones.names[i]
                for i in range(at)
                if i in bones.names and i not in held and bones.names[i].type in _PLACES
            ]
            return media[0] if media and at < 60 else None
        before = [
            m
            for m in bones.mentions(0, at)
            if m.type in _PLACES and not _tells(bones, m) and not _ONCE.match(bones.source, m.span.end)
        ]
        if _OF_A_THING.search(bones.text[: at + 1]):
            return None
        if not _CORPORATE.fullmatch(post.title) or (
            at and not _STATED_ALONE.search(bones.text[max(0, at - 2) : at + 1])
        ):
            return None
        if before and not _APART.search(bones.text[:at]):
            funds = _INVESTOR.search(post.title) is not None
            kin = [m for m in before if bool(_FUND.search(m.name)) == funds]
            return kin[-1] if kin else before[-1] if funds else self.main or before[-1]
        told = self._opening is not None and self._opening.span.start < post.evidence.start
        return self.main or (self._opening if told else self._before)


def _with_fellows(bones: Skeleton, first: Mention) -> list[Mention]:
    """Give a person with those who are listed behind: 甲和乙离开公司，创办了丙."""
    at = next(i for i in sorted(bones.names) if bones.names[i] == first)
    listed = _FELLOWS.match(bones.text, at)
    return list(dict.fromkeys(bones.mentions(at, listed.end()))) if listed else [first]


def _tells(bones: Skeleton, mention: Mention) -> bool:
    return only_tells(bones.source, mention.span) or _DATELINE.match(bones.source, mention.span.end) is not None


_ONCE = re.compile(
    r"(?:一起|一同)?(?:共事|共过事|同事|工作过|实习|任职过|毕业|读书|就读|求学)"
)  # where somebody was before
_DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)[】），：: ]")
_AIDE = re.compile(r"(?:子公司|孙公司|附属公司)$")
"""What a firm acts through: 甲通过子公司乙 is about 甲."""
_THIS_ROUND = re.compile(r"\s*[本此这该]轮")
_SEVERAL = re.compile("\ue000[、和与及]\ue000$")
_FELLOWS = re.compile("\ue000(?:(?: ?(?:、|和|与|及|以及) ?){1,2}\ue000)+")
_DEGREE = re.compile(r"(?:[\u4e00-\u9fff]{2,6})?(?:博士|硕士|学士|本科|博士生|硕士生|研究生|毕业生|校友)(?:学位)?")
"""What somebody has from a university, not a post that he holds there."""
_STATED_ALONE = re.compile(
    r"(?:[^\u4e00-\u9fffA-Za-z0-9》”’」』\ue003\ue004]|[由据向对与和及的让请其到是为]|[，。！？…][”’」』]).$|的$"
)
"""What may stand before a post whose place the text leaves open; a word that no one knows is the place itself."""
_OF_A_THING = re.compile("[\ue003\ue004]的?$")
"""Before a post: whoever founded or leads a product does so at a firm that the phrase does not name."""
_INVESTOR = re.compile(r"合伙人|投资")
_FUND = re.compile(r"(?:资本|创投|基金|投资|投资集团|Capital|Ventures|Partners)$")
_PRESS = re.compile(r"记者|通讯员|编辑|撰稿|评论员|主笔|主编")
_HEADS = (
    "创始人|联合创始人|创办人|董事长|副董事长|首席[\u4e00-\u9fffA-Z]{1,4}官|首席科学家|首席架构师|总经理|副总经理|总裁|副总裁|执行长|营运长|财务长|技术长|产品长|"
    "财务总监|技术总监|CEO|CTO|CFO|COO|CIO|CMO|合伙人|管理合伙人|董座|行长|厂长|总工程师|董事|董事会秘书|董秘|高级副总裁|执行董事|主席|发言人"
)
_CORPORATE = re.compile(
    rf"(?:商业|技术|产品|运营|市场|管理|核心|高级|资深|执行|联席|前|原)*(?:{_HEADS})(?:[、兼和及，]*(?:{_HEADS}))*"
)
_APART = re.compile(r"(?:一位|另一位|一名|有|某|业内|不具名)[^，。]{0,6}$")


def _main_firm(reading: Reading) -> Mention | None:
    """Give the company that a document is about: the one named most, and at least half as often again as the next."""
    counts: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for m in reading.mentions:
        if m.type == "Company" and not only_tells(reading.text, m.span):
            counts[m.name] = counts.get(m.name, 0) + 1
            first.setdefault(m.name, m)
    ranked = sorted(counts, key=lambda n: (-counts[n], first[n].span))
    if not ranked or (
        len(ranked) > 1 and counts[ranked[0]] < max(1.5 * counts[ranked[1]], 0.25 * sum(counts.values()))
    ):
        return None
    return first[ranked[0]]


def _by_sentence(reading: Reading) -> list[tuple[Span, list[Mention]]]:
    """Pair each sentence that names something with its mentions."""
    out: list[tuple[Span, list[Mention]]] = []
    mentions = sorted(reading.mentions)
    at = 0
    for sentence in reading.sentences:
        while at < len(mentions) and mentions[at].span.start < sentence.start:
            at += 1
        inside = []
        while at < len(mentions) and mentions[at].span.start < sentence.end:
            if mentions[at].span.end <= sentence.end:
                inside.append(mentions[at])
            at += 1
        if inside:
            out.append((sentence, inside))
    return out


def _family(kind: str) -> str:
    return "place" if kind in _PLACES else "thing" if kind in _THINGS else kind


def _distinct(links: Iterator[Link]) -> list[Link]:
    """Keep one link per statement and place; where two rules read the same pair, the first that names a title stays."""
    kept: dict[tuple[str, str, str, str, str, str | None, Span], Link] = {}
    for link in links:
        key = (
            link.predicate,
            link.subject.type,
            link.subject.name,
            link.object.type,
            link.object.name,
            link.title,
            link.evidence,
        )
        kept.setdefault(key, link)
    return sorted(kept.values(), key=lambda x: (x.evidence, x.predicate, x.subject, x.object, x.title or ""))
