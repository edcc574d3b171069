from __future__ import annotations

import dataclasses
import random

from kg.assemble import assemble, document_iri, topic_iri
from kg.iris import thing
from kg.vocabulary import DEVELOPED_BY, PARTNERS_WITH, RELEASE_DATE, WORKS_FOR
from tests.graphs import DOCUMENT, TEXT, facts, reading, resolution

PERSON = thing("person", "祝云舒")


def test_what_is_not_asserted_is_a_statement_only() -> None:
    rumour = next(s for s in facts().statements if s.predicate == PARTNERS_WITH)
    assert rumour.modality == "rumoured"
    assert rumour.symmetric
    assert rumour.subject < rumour.object


def test_a_post_has_its_title_once() -> None:
    posts = facts().affiliations
    assert {(p.title, p.former) for p in posts} == {("副总裁", False), ("CEO", True)}
    works = [s for s in facts().statements if s.predicate == WORKS_FOR and s.subject == PERSON]
    assert len({s.id for s in works}) == 1
    assert len(works) == 2, "two pieces of evidence for one statement"


def test_since_when_somebody_is_there_stands_beside_what_the_post_is_called() -> None:
    links = tuple(
        dataclasses.replace(x, title=None, since="2018") for x in reading().links if x.predicate == "worksFor"
    )
    posts = assemble(dataclasses.replace(reading(), links=(*reading().links, *links)), resolution()).affiliations
    assert {p.title for p in posts} == {"副总裁", "CEO", None}
    assert {p.since for p in posts if p.title is None} == {"2018"}
    assert {p.seen for p in posts} == {DOCUMENT.published}


def test_evidence_is_the_document_to_the_letter() -> None:
    for evidence in facts().evidence:
        assert evidence.text == TEXT[evidence.span.start : evidence.span.end] != ""
        assert evidence.document == document_iri(DOCUMENT.id)
    assert len({e.span for e in facts().evidence}) == len(facts().evidence)


def test_claims() -> None:
    zhu, joint, unnamed = facts().claims
    assert zhu.claimants == (PERSON,)
    assert zhu.cue == "表示"
    assert zhu.stated == "2025-06-11"
    assert zhu.about == (topic_iri("算力"),)
    assert joint.claimants == tuple(sorted((thing("person", "裴若川"), thing("company", "霁川智能"))))
    assert joint.direct
    assert unnamed.claimants == (facts().unnamed[0].id,)
    assert facts().unnamed[0].label == "业内人士"
    assert {t.label for t in facts().topics} == {"算力", "基础设施"}


def test_a_claim_that_answers_another() -> None:
    zhu, joint, _ = facts().claims
    assert [(c.claim, c.stance, c.other) for c in facts().comparisons] == [(joint.id, "contradicts", zhu.id)]


def test_a_claim_leads_to_the_sentence_in_which_it_stands() -> None:
    sentences = {evidence.id: evidence.text for evidence in facts().evidence}
    for claim in facts().claims:
        assert claim.evidence is not None
        assert claim.text in sentences[claim.evidence]


def test_the_date_told_stands_before_that_of_the_document() -> None:
    def stated(told: str | None) -> str | None:
        quotes = tuple(dataclasses.replace(quote, told=told) for quote in reading().quotes)
        return assemble(dataclasses.replace(reading(), quotes=quotes), resolution()).claims[0].stated

    assert stated("2025-05-30") == "2025-05-30"
    assert stated(None) == DOCUMENT.published
    assert stated("") is None, "it was said earlier, and nobody tells when"


def test_plain_text_has_no_glosses() -> None:
    content = reading().quotes[0].content
    wide = dataclasses.replace(reading().quotes[0], content=content._replace(start=0))
    plain = assemble(dataclasses.replace(reading(), quotes=(wide,)), resolution()).claims[0].plain
    assert plain.startswith("岑芯半导体副总裁祝云舒表示")


def test_attributes() -> None:
    values = {s.predicate: (s.object, s.values) for s in facts().statements if s.literal}
    assert values[RELEASE_DATE] == ("2025-03", ())
    assert ("1800亿", ("180000000000",)) in values.values()
    assert ("每百万tokens 4元", ("4",)) in values.values()


def test_nothing_is_lost_in_silence() -> None:
    reasons = {drop.reason for drop in facts().dropped}
    assert reasons == {
        "worksFor: not from Company to Company",
        "integrates: an end is no entity",
        "releaseDate: the date cannot be told",
    }


def test_the_source() -> None:
    source = facts().source
    assert source.publisher is None
    assert source.publishers == (thing("company", "霁川智能"),)
    assert source.authors == (PERSON,)
    assert source.creators == ("桑予宁",)


def test_order_of_finding_does_not_matter_to_the_triples() -> None:
    from kg.rdf.sorting import ordered
    from kg.rdf.triples import of_facts

    one = reading()
    links, quotes = list(one.links), list(one.quotes)
    random.Random(1).shuffle(links)
    random.Random(2).shuffle(quotes)
    other = dataclasses.replace(one, links=tuple(links), quotes=tuple(quotes))
    assert list(ordered(of_facts(assemble(other, resolution())))) == list(
        ordered(of_facts(assemble(one, resolution())))
    )
    assert any(s.predicate == DEVELOPED_BY for s in assemble(other, resolution()).statements)
