"""What rules have against a tie that a network sees at two names, each objection by its name: the regression weighs them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from kg.extract.context.protagonist import only_tells
from kg.extract.context.references import BYLINE
from kg.extract.links import between, employers
from kg.extract.links.employers import employment
from kg.extract.links.grounds import in_one_sentence
from kg.extract.links.possible import Look
from kg.extract.links.signs import tells_of_founding
from kg.extract.links.staff import heads_such_a_house
from kg.model import Link, Mention, Modality, Reading

_SURE = 0.1  # below it the tagger does not stand by a name
_TOLD_ONCE = ("basedOn", "founderOf")
"""What patterns tell in full where they tell it: no further founder is guessed beside those who are told."""


_NEAR = 14  # characters between a firm and its thing
_RIVAL = re.compile("(?:对标|媲美|比肩|叫板|挑战|不输|类似)(?:了|于)?$")
_COPIED = re.compile("抄袭|剽窃|盗用|窃取|侵权")
"""What is told of a ground by who accuses somebody."""
_OPEN = re.compile("(?<!自研的)(?<!自家的)开源(?:的)?(?:大|小|语言|视觉|通用|基础|基座|多模态)*模型[“「]?$")
"""Before a model that anybody may build on: 以开源模型甲为底座."""
_TEACHER = re.compile("(?:师从|师承|拜师|拜入|导师是)[^，。；：]{0,10}$")
"""Before whoever only taught the one that a sentence is about: 师从张三，曾任某厂总监."""
_FACILITY = re.compile("[”」』]?(?:[\u4e00-\u9fff]{0,4}(?:中心|基地|园区|产业园|工厂|总部|大厦|广场|仓库|展厅|门店))")
"""Behind the name of a building."""


class Objections:
    """What speaks against ties of one text beside `stated`, the links that patterns state.

    `modality` says how a stretch of a skeleton stands, `makes` whether a firm is known to make a thing (False: somebody
    else is).
    """

    def __init__(
        self,
        reading: Reading,
        stated: Sequence[Link],
        modality: Callable[[str, int, int], Modality],
        makes: Callable[[Mention, Mention, str], bool | None],
    ) -> None:
        self._reading, self._modality, self._makes = reading, modality, makes
        self._known = _well_known(reading)
        self._stated: defaultdict[str, list[Link]] = defaultdict(list)
        for link in stated:
            self._stated[link.predicate].append(link)
        self._integrated = {(x.subject.name, x.object.name) for x in self._stated["integrates"]}

    def __call__(self, predicate: str, look: Look) -> Iterator[str]:
        """Name the objections to a relation as it is seen at one place."""
        text, one, other = self._reading.text, look.subject, look.object
        bones, start, end = look.stretch()
        told = self._modality(bones.text, start, end)
        if told != "asserted":
            yield told
        if self._known is not None and not (one.mention.name in self._known and other.mention.name in self._known):
            yield "unsure name"
        if one.mention.name == self._reading.document.author or is_byline(text, one.mention):
            yield "byline"
        if only_tells(text, other.mention.span):
            yield "tells it"
        yield from self._against(predicate, look, bones.text, start, end)

    def _against(self, predicate: str, look: Look, words: str, start: int, end: int) -> Iterator[str]:
        one, other = look.subject, look.object
        if predicate in between.FIRMS:
            yield from between.objections(predicate, one, other, start, end)
            if predicate == "partnersWith" and self._is_taken(look):
                yield "only takes its thing"
            yield from self._against_firms(predicate, look)
        elif predicate == "worksFor":
            yield from employers.objections(one, other, start, end)
            yield from self._against_employment(look)
        elif predicate == "founderOf":
            if not in_one_sentence(one, other):
                yield "two sentences"
            if not tells_of_founding(words, start, end):
                yield "no word of it"
            if self._was_there_before(look):
                yield "came from there"
            if not in_one_sentence(one, other) and self._states(predicate, of=other.mention.name):
                yield "others founded it"
        elif predicate == "developedBy":
            yield from self._against_maker(look)
        elif predicate == "integrates" and self._is_anothers_part(look):
            yield "another takes it in"
        if predicate in ("competesWith", "integrates") and self._is_ground(look):
            yield "another stands on it"
        if predicate in _TOLD_ONCE:
            yield from self._told_of_another(predicate, look)

    def _against_maker(self, look: Look) -> Iterator[str]:
        one, other = look.subject, look.object
        if (other.mention.name, one.mention.name) in self._integrated:
            yield "only takes it in"
        if self._makes(one.mention, other.mention, self._reading.text) is False:
            yield "known maker"
        if _FACILITY.match(self._reading.text, one.mention.span.end):
            yield "a building"
        if _OPEN.search(self._reading.text, max(0, (at := one.mention.span.start) - _NEAR), at):
            yield "open to all"
        if not in_one_sentence(one, other) and self._is_only_left(other.mention.name):
            yield "only left"
        if _RIVAL.search(self._reading.text, max(0, (at := other.mention.span.start) - _NEAR), at):
            yield "its rival"

    def _against_employment(self, look: Look) -> Iterator[str]:
        person, firm = look.subject.mention.span, look.object.mention
        if person.end <= firm.span.start and _TEACHER.search(
            self._reading.text, max(0, person.start - _NEAR), person.start
        ):
            yield "only teaches"
        if firm.type == "Company" and not heads_such_a_house(
            employment(look.subject, look.object).title or "", firm.name
        ):
            yield "no such house"
        if self._is_anothers(look):
            yield "place of another"
        if self._is_founded_there(look):
            yield "only founded"
        if self._reading.text.startswith("旗下", look.subject.mention.span.end):
            yield "owns it"

    def _against_firms(self, predicate: str, look: Look) -> Iterator[str]:
        """Object where patterns state of two firms, or of their things, what rules the relation out."""
        place = look.evidence()
        if predicate == "competesWith" and any(
            x.modality == "negated" and x.evidence.overlaps(place) for x in self._stated["competesWith"]
        ):
            yield "no rivals"

    def _states(self, predicate: str, of: str) -> bool:
        """Say whether patterns state the relation of somebody to the one called so."""
        return any(x.object.name == of and x.modality == "asserted" for x in self._stated[predicate])

    def _is_only_left(self, firm: str) -> bool:
        """Say whether all that patterns state of a firm is who worked there once."""
        every = (x for links in self._stated.values() for x in links if x.modality == "asserted")
        told = [x for x in every if firm in (x.subject.name, x.object.name)]
        return bool(told) and all(x.predicate == "worksFor" and x.former for x in told)

    def _told_of_another(self, predicate: str, look: Look) -> Iterator[str]:
        """Object where patterns state in the same words that something else stands on the same ground, or somebody else founded it."""
        place, name = look.evidence(), look.object.mention.name
        if any(x.object.name == name and x.evidence.overlaps(place) for x in self._stated[predicate]):
            yield "told of another"
        if predicate == "basedOn" and _COPIED.search(self._reading.text, *place):
            yield "only copied"
        if predicate == "basedOn" and self._is_of_what_follows(look):
            yield "ground of what follows"

    def _is_of_what_follows(self, look: Look) -> bool:
        """Say whether patterns state that what stands behind a ground grew from it, and something before it is seen to: 甲，以及基于乙的丙."""
        thing, ground = look.subject.mention, look.object.mention
        return thing.span.start < ground.span.start and any(
            x.object.span == ground.span and ground.span.start < x.subject.span.start for x in self._stated["basedOn"]
        )

    def _is_taken(self, look: Look) -> bool:
        """Say whether patterns state there that one of two only takes in a thing of the other, named before it: 甲接入了乙的模型丙."""
        ends, place = (look.subject.mention, look.object.mention), look.evidence()
        return any(
            x.subject.name in (user.name, maker.name)
            and maker.span.end <= x.object.span.start <= maker.span.end + _NEAR
            for x in self._stated["integrates"]
            if x.evidence.overlaps(place)
            for user, maker in (ends, ends[::-1])
        )

    def _is_anothers_part(self, look: Look) -> bool:
        """Say whether patterns state there that something named nearer to it takes a thing in: 甲搭载乙，丙接入丁."""
        user, part = look.subject.mention, look.object.mention
        return any(
            x.object.name == part.name
            and x.subject.name != user.name
            and user.span.end <= x.subject.span.start < part.span.start
            for x in self._stated["integrates"]
            if x.evidence.overlaps(look.evidence())
        )

    def _is_ground(self, look: Look) -> bool:
        """Say whether patterns state there that one of two is what a third thing is made of."""
        ends, place = {look.subject.mention.name, look.object.mention.name}, look.evidence()
        return any(
            x.object.name in ends and x.subject.name not in ends
            for x in self._stated["basedOn"]
            if x.evidence.overlaps(place)
        )

    def _is_founded_there(self, look: Look) -> bool:
        """Say whether patterns state in the same words that somebody founded the firm, and these name no post: 甲由乙创办."""
        place, ends = look.evidence(), (look.subject.mention.name, look.object.mention.name)
        founded = (x for x in self._stated["founderOf"] if (x.subject.name, x.object.name) == ends)
        return employment(look.subject, look.object).title is None and any(x.evidence.overlaps(place) for x in founded)

    def _was_there_before(self, look: Look) -> bool:
        """Say whether patterns state that somebody left the firm that he is seen to found."""
        person, firm = look.subject.mention.name, look.object.mention.name
        return any(x.former and (x.subject.name, x.object.name) == (person, firm) for x in self._stated["worksFor"])

    def _is_anothers(self, look: Look) -> bool:
        """Say whether a sentence that does not name somebody gives the place to another: 她的丈夫甲在乙任总监 tells nothing of her."""
        place, person = look.object.mention, look.subject.mention
        return look.subject.bones is not look.object.bones and any(
            x.object.span == place.span and x.subject.name != person.name for x in self._stated["worksFor"]
        )


def _well_known(reading: Reading) -> set[str] | None:
    """Give the names of which the tagger is sure at one place at least; None where it has tagged nothing."""
    sure = {(tag.span, tag.type) for tag in reading.tags if tag.score >= _SURE}
    return {m.name for m in reading.mentions if (m.span, m.type) in sure} if reading.tags else None


def is_byline(text: str, mention: Mention) -> bool:
    """Say whether a name is that of who reports: 记者 某某."""
    return (
        mention.type == "Person"
        and BYLINE.search(text, max(0, mention.span.start - 20), mention.span.start) is not None
    )
