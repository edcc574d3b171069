"""Things that a firm offers, runs or speaks of, and another makes: 甲云上线乙的望舒, 甲发布望舒一体机, 甲宣布，望舒可在其平台运行."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.links.makers import KnownMakers
from kg.model import Link, Mention, Span

_OFFERS = re.compile(r"上线|上架|接入|部署|支持|适配|提供")
_SERVICE = re.compile(
    r"[”」]?(?:满血版|系列|全系|大?模型|推理|训练|全尺寸|满血|蒸馏版?|[的 ]){0,4}"
    r"(?:一体机|云服务|推理服务|API|MaaS|镜像|私有化|专属|解决方案|部署方案|推理平台|推理加速|推理方案|服务(?!器))"
)
_ONLY_OF_IT = re.compile(
    "[”」]?的(?:[^，。；：！？]{0,4}(?:示例|例子|样本|截图|记录|回答|输出|案例|证据|数据|报告|说明))"
)
"""Behind a thing of which somebody only gives an example."""
_TITLES = re.compile("》[、和与及]?《")
_BESIDE = re.compile("[“「『《 ]*(?:在|官方|的)?[“「『《 ]*|(?:发布|发表|更新|发|开通)了?[“「『《 ]*")
_TELLS = re.compile(r"(?:宣布|官宣|公布|表示|透露)[^。；！？]*$")
_RELEASES = re.compile(r"发布|推出|开源|研发|自研|旗下|打造|训练")


def without_offered(links: Sequence[Link], makers: KnownMakers, text: str, things: Sequence[Span]) -> Iterator[Link]:
    """Take a maker from a thing that is another's, by the packs or by the text; whoever only offers a model integrates it.

    `things` are where models and products stand.
    """
    house = _House(links, makers, text)
    for link in links:
        if link.predicate != "developedBy" or not house.is_anothers(link, things):
            yield link
        elif (
            _offered(link, text) and link.subject.type == "Model" and not _ONLY_OF_IT.match(text, link.subject.span.end)
        ):
            yield replace(link, predicate="integrates", subject=link.object, object=link.subject)


class _House:
    """Who makes what, by what a text tells and the packs know."""

    def __init__(self, links: Sequence[Link], makers: KnownMakers, text: str) -> None:
        self._makers, self._text = makers, text
        self._made = [x for x in links if x.predicate == "developedBy" and x.modality == "asserted"]
        self._told: dict[str, list[Mention]] = {}
        for link in self._made:
            if not (_offered(link, text) or _spoken_of(link, text)):
                self._told.setdefault(link.subject.name, []).append(link.object)

    def is_anothers(self, link: Link, things: Sequence[Span]) -> bool:
        """Say whether a thing is not the firm's to which words give it."""
        known = self._makers.makes(link.object, link.subject, self._text)
        if known is False and not link.object.span.inside(link.evidence):
            return True  # whom the words do not name gives way to a maker that is known
        words = _between(link)
        if words is not None and _TITLES.fullmatch(words.of(self._text)):
            return True  # 《甲》《乙》: two titles
        if words is not None and known is False and _BESIDE.fullmatch(words.of(self._text)):
            return True  # 甲的店在乙上, or 甲发布乙 of a place where it only posts
        if _offered(link, self._text) or _spoken_of(link, self._text):
            told = self._told.get(link.subject.name, [])
            other = bool(told) and not any(self._makers.akin(link.object, firm) for firm in told)
            return known is False or (known is None and other)
        if known is not False or self._with_its_maker(link):
            return False
        between = _between(link)
        listed = between is not None and any(between.start <= x.start and x.end <= between.end for x in things)
        return listed or (
            (link.subject.type == "Model" or link.object.type == "Organization")
            and _RELEASES.search(_words(link, self._text)) is not None
        )

    def _with_its_maker(self, link: Link) -> bool:
        """Say whether the same words give a thing to its known maker too: the two made it together."""
        return any(
            x.evidence == link.evidence
            and x.subject == link.subject
            and self._makers.makes(x.object, x.subject, self._text)
            for x in self._made
        )


def _between(link: Link) -> Span | None:
    """Give what stands between a firm and its thing behind it."""
    firm, thing = link.object.span, link.subject.span
    return Span(firm.end, thing.start) if firm.end <= thing.start < link.evidence.end else None


def _words(link: Link, text: str) -> str:
    """Give the words between a firm and its thing behind it."""
    between = _between(link)
    return between.of(text) if between else ""


def _offered(link: Link, text: str) -> bool:
    """Say whether a firm brings a thing to its platform, or a service or a box with it."""
    between = _words(link, text)
    return bool(between) and (
        _OFFERS.search(between) is not None or _SERVICE.match(text, link.subject.span.end) is not None
    )


def _spoken_of(link: Link, text: str) -> bool:
    """Say whether a firm only tells something of a thing: 甲宣布，望舒可在其平台运行."""
    between = _words(link, text)
    return _TELLS.search(between) is not None and _RELEASES.search(between) is None
