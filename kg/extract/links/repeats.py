"""Links that follow from others or repeat them: founders by their posts, makers that adopt what they make, one pair read twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.links import posts as noun_phrases
from kg.model import Link, Span


def founders(links: Sequence[Link]) -> list[Link]:
    """Give what posts say of who founded what, where nothing else has said it: 甲，乙创始人."""
    told = {(x.subject.name, x.object.name) for x in links if x.predicate == "founderOf"}
    return [
        replace(x, predicate="founderOf", title=None, former=False)
        for x in links
        if x.predicate == "worksFor"
        and x.title
        and noun_phrases.is_founder(x.title)
        and (x.subject.name, x.object.name) not in told
    ]


def without_own(links: Sequence[Link]) -> list[Link]:
    """Leave out that a maker adopts what it makes: 甲将自家的乙接入丙 says that 丙 has 乙."""
    made = {(x.object.name, x.subject.name) for x in links if x.predicate == "developedBy" and x.modality == "asserted"}
    return [x for x in links if x.predicate != "integrates" or (x.subject.name, x.object.name) not in made]


def distinct(links: Iterable[Link]) -> list[Link]:
    """Keep one link per statement and place, that of the rule which comes first, and put them in the order of the text."""
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
