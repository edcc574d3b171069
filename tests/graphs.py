"""A small made-up document with its reading and resolution, and the graph that they give."""

from __future__ import annotations

from pathlib import Path

from kg.assemble import assemble
from kg.facts import Facts
from kg.iris import thing
from kg.model import Attribute, Document, Entity, Link, Mention, Quote, Reading, Resolution, Span
from kg.rdf.triples import Triple, of_entity, of_facts
from kg.store.graph import GraphStore

TEXT = (
    "岑芯半導體副总裁祝云舒（shū）表示，“算力不够用”，=国产要加油。星槎由岑芯半导体研发，参数1800亿，每百万tokens 4元，"
    "3月发布。\n传闻霁川智能与岑芯半导体合作。霁川智能CEO裴若川并不认同，称“算力够用”。业内人士说，再等等。"
)
DOCUMENT = Document(
    id="文档/1",
    text=TEXT,
    sha256="0" * 64,
    sources=("news/a b.txt",),
    title='题"目"',
    published="2025-06-11",
    publisher="霁川智能",
    author="祝云舒、桑予宁",
)


def span(words: str) -> Span:
    """Give where these words first stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, kind: str, name: str | None = None) -> Mention:
    """Give the mention of these words."""
    return Mention(span=span(words), type=kind, name=name or words)


ZHU, PEI = mention("祝云舒", "Person"), mention("裴若川", "Person")
CEN, JI = mention("岑芯半導體", "Company", "岑芯半导体"), mention("霁川智能", "Company")
XING = mention("星槎", "Model")
TITLE = mention("副总裁", "Title")
NOTHING = mention("国产", "Product")


def reading() -> Reading:
    """Give the finished reading of the document."""
    return Reading(
        document=DOCUMENT,
        text=TEXT,
        mentions=(CEN, TITLE, ZHU, XING, JI, PEI),
        links=(
            Link(
                predicate="worksFor", subject=ZHU, object=CEN, evidence=span("岑芯半導體副总裁祝云舒"), title="副總裁"
            ),
            Link(predicate="worksFor", subject=ZHU, object=CEN, evidence=span("祝云舒")),
            Link(
                predicate="worksFor",
                subject=PEI,
                object=JI,
                evidence=span("霁川智能CEO裴若川"),
                title="CEO",
                former=True,
            ),
            Link(predicate="developedBy", subject=XING, object=CEN, evidence=span("星槎由岑芯半导体研发")),
            Link(
                predicate="partnersWith",
                subject=JI,
                object=CEN,
                evidence=span("传闻霁川智能与岑芯半导体合作"),
                modality="rumoured",
            ),
            Link(predicate="competesWith", subject=JI, object=CEN, evidence=span("传闻霁川智能与岑芯半导体合作")),
            Link(predicate="worksFor", subject=CEN, object=JI, evidence=span("岑芯")),
            Link(predicate="integrates", subject=JI, object=NOTHING, evidence=span("国产")),
        ),
        attributes=(
            Attribute(entity=XING, name="parameterCount", value="1800亿", evidence=span("参数1800亿")),
            Attribute(entity=XING, name="price", value="每百万tokens 4元", evidence=span("每百万tokens 4元")),
            Attribute(entity=XING, name="releaseDate", value="3月", evidence=span("3月发布")),
            Attribute(entity=XING, name="releaseDate", value="昨日", evidence=span("3月发布")),
        ),
        quotes=(
            Quote(
                speaker=ZHU,
                speaker_span=span("祝云舒"),
                content=span("“算力不够用”，=国产要加油"),
                direct=False,
                cue=span("表示"),
                topics=("算力",),
            ),
            Quote(
                speaker=PEI,
                speaker_span=span("裴若川"),
                content=span("“算力够用”"),
                direct=True,
                cue=span("称"),
                about=(XING,),
                topics=("算力",),
            ),
            Quote(
                speaker=JI,
                speaker_span=span("霁川智能"),
                content=span("“算力够用”"),
                direct=True,
            ),
            Quote(speaker=None, speaker_span=span("业内人士"), content=span("再等等"), direct=False),
        ),
    )


def resolution() -> Resolution:
    """Say which thing each name is."""
    names = {
        ZHU: ("祝云舒",),
        PEI: ("裴若川",),
        CEN: ("岑芯半导体", "岑芯半導體", "Censhan Semiconductor"),
        JI: ("霁川智能", "霁川"),
        XING: ("星槎",),
    }
    entities = {
        m: Entity(
            id=thing(m.type.lower(), m.name),
            type=m.type,
            label=m.name,
            names=given,
            replaces=(thing("company", "霁川"),) if m is JI else (),
        )
        for m, given in names.items()
    }
    return Resolution(
        entities={e.id: e for e in entities.values()},
        assignment={(DOCUMENT.id, m.type, m.name): e.id for m, e in entities.items()},
    )


def facts() -> Facts:
    """Assemble the document."""
    return assemble(reading(), resolution(), broader={"算力": "基础设施"})


def triples() -> list[Triple]:
    """Give all triples of the small graph."""
    entities = [t for e in resolution().entities.values() for t in of_entity(e)]
    return [*entities, *of_facts(facts())]


def store() -> GraphStore:
    """Hold the small graph in memory."""
    return GraphStore.of(triples())


def text_of(document: str) -> str | None:
    """Give the text of the document by its id."""
    return TEXT if document == DOCUMENT.id else None


ROOT = Path(__file__).resolve().parent.parent
