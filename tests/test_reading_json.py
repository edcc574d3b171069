from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Assertion,
    Attribute,
    Document,
    Drop,
    Form,
    Link,
    Mention,
    Print,
    Quantity,
    Quote,
    Reading,
    Span,
    Tag,
)
from kg.reading_json import dump, load, public

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
offsets = st.integers(0, 10_000)
spans = st.builds(Span, offsets, offsets)
mentions = st.builds(Mention, span=spans, type=st.sampled_from(["Person", "Company", "Title"]), name=words)


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


quantities = st.builds(
    Quantity,
    span=spans,
    value=words,
    unit=words,
    low=st.none() | st.floats(0, 1e12),
    high=st.none() | st.floats(0, 1e12),
    measure=st.none() | words,
    subject=st.none() | mentions | words,
    words=several(words),
    period=st.none() | words,
    negated=st.booleans(),
)
assertions = st.builds(
    Assertion,
    span=spans,
    subject=st.none() | mentions,
    predicate=words,
    words=several(words),
    anchors=several(words),
    negated=st.booleans(),
    tense=st.sampled_from(["past", "present", "future"]),
    hedged=st.booleans(),
)
PLAIN = {"kind": "announcement", "negated": False, "said_on": None, "quantities": []}

readings = st.builds(
    Reading,
    document=st.builds(Document, id=words, text=words, sha256=words, sources=st.tuples(words)),
    text=words,
    paragraphs=several(spans),
    sentences=several(spans),
    tags=several(st.builds(Tag, span=spans, type=words, score=st.floats(0, 1))),
    mentions=several(mentions),
    links=several(
        st.builds(
            Link,
            predicate=words,
            subject=mentions,
            object=mentions,
            evidence=spans,
            title=st.none() | words,
            former=st.booleans(),
            modality=st.sampled_from(["asserted", "negated", "planned", "rumoured"]),
            rule=words,
            since=st.none() | words,
            until=st.none() | words,
        )
    ),
    attributes=several(st.builds(Attribute, entity=mentions, name=words, value=words, evidence=spans, rule=words)),
    quotes=several(
        st.builds(
            Quote,
            speaker=st.none() | mentions,
            speaker_span=st.none() | spans,
            content=spans,
            direct=st.booleans(),
            cue=st.none() | spans,
            about=several(mentions),
            topics=several(words),
            rule=words,
            kind=st.sampled_from(["prediction", "announcement"]),
            negated=st.booleans(),
            told=st.none() | words,
            quantities=several(quantities),
            assertions=several(assertions),
        )
    ),
    print=st.none() | st.builds(Print, shingles=words, figures=several(words)),
    dropped=several(st.builds(Drop, reason=words, span=spans)),
    form=st.none() | st.builds(Form, text=words, origin=st.lists(offsets, max_size=3)),
)


@given(readings)
def test_dump_loses_nothing(reading: Reading) -> None:
    assert load(dump(reading), reading.document) == reading


@given(readings)
def test_public_indices_point_at_the_mentions_meant(reading: Reading) -> None:
    row = public(reading)
    for quote, written in zip(reading.quotes, row["quotes"], strict=True):
        if quote.speaker is not None:
            assert row["mentions"][written["speaker"]]["name"] == quote.speaker.name


def test_public_form_is_the_contract() -> None:
    text = "安筱鹏（副总裁）表示算力不够"
    person = Mention(span=Span(0, 3), type="Person", name="安筱鹏")
    model = Mention(span=Span(0, 2), type="Model", name="盘古")
    reading = Reading(
        document=Document(id="d", text=text, sha256="00", sources=("a.txt",), title="t", published="2024-08-02"),
        text=text,
        mentions=(person,),
        links=(Link(predicate="worksFor", subject=person, object=model, evidence=Span(0, 8), title="副总裁"),),
        quotes=(
            Quote(speaker=person, speaker_span=Span(0, 3), content=Span(10, 14), direct=False, cue=Span(8, 10)),
            Quote(speaker=None, speaker_span=None, content=Span(10, 14), direct=True, about=(model,), topics=("算力",)),
        ),
        attributes=(Attribute(entity=model, name="price", value="2元", evidence=Span(1, 2)),),
        dropped=(Drop(reason="spam", span=Span(3, 4)),),
    )
    assert public(reading) == {
        "id": "d",
        "source": "a.txt",
        "title": "t",
        "published": "2024-08-02",
        "text": text,
        "mentions": [
            {"start": 0, "end": 3, "type": "Person", "name": "安筱鹏"},
            {"start": 0, "end": 2, "type": "Model", "name": "盘古"},
        ],
        "links": [
            {
                "predicate": "worksFor",
                "subject": 0,
                "object": 1,
                "title": "副总裁",
                "former": False,
                "since": None,
                "until": None,
                "start": 0,
                "end": 8,
                "modality": "asserted",
            }
        ],
        "quotes": [
            {
                "speaker": 0,
                "speaker_span": [0, 3],
                "start": 10,
                "end": 14,
                "quotation": "indirect",
                "cue": [8, 10],
                "about": [],
                "topics": [],
                **PLAIN,
            },
            {
                "speaker": None,
                "speaker_span": None,
                "start": 10,
                "end": 14,
                "quotation": "direct",
                "cue": None,
                "about": [1],
                "topics": ["算力"],
                **PLAIN,
            },
        ],
        "attributes": [{"entity": 1, "name": "price", "value": "2元", "start": 1, "end": 2}],
        "dropped": [{"reason": "spam", "start": 3, "end": 4}],
    }
