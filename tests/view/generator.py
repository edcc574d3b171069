"""Knowledge graphs of any size in the contract's terms, the same every time, for tests of the view."""

from __future__ import annotations

import random

import rdflib
from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef

from benchmarks.million import GIVEN, PLACES, SURNAMES, TOPICS

KG = rdflib.Namespace("https://w3id.org/industry-kg/ontology#")
ID = "https://w3id.org/industry-kg/id/"
SUFFIXES = ["智能", "科技", "半导体", "汽车", "集团", "云", "数据", "机器人", "医疗", "能源"]
WORDS = [
    "我们认为{b}在{t}上的投入会在两年内见效，差距不在参数，而在数据。",
    "{b}的{t}路线是对的，但还需要时间。",
    "{t}不是终点，{b}要先把产品做好。",
]


class Generator:
    """Builds one graph; everything comes from one seed."""

    def __init__(self, entities: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.graph = rdflib.Graph()
        self.texts: dict[str, str] = {}
        self.people: list[tuple[str, str]] = []
        self.firms: list[tuple[str, str]] = []
        self.models: list[tuple[str, str]] = []
        self.number = 0
        self.blocks = max(2, entities // 22)  # communities
        self.seen: set[str] = set()
        self.entities(entities)
        self.documents = [self.document(i) for i in range(max(3, entities // 12))]
        self.relations()
        self.claims(entities)

    def add(self, subject: str, predicate: str, value: str | Literal) -> None:
        term = value if isinstance(value, Literal) else URIRef(value)
        self.graph.add((URIRef(subject), URIRef(predicate), term))

    def thing(self, kind: str, label: str, *classes: str) -> tuple[str, str]:
        while label in self.seen:
            label += self.random.choice("甲乙丙丁戊己庚辛")
        self.seen.add(label)
        iri = f"{ID}{kind}/{label.replace(' ', '_')}"
        for name in classes:
            self.add(iri, RDF.type, KG[name])
        self.add(iri, SKOS.prefLabel, Literal(label, lang="zh-Hans"))
        return iri, label

    def entities(self, count: int) -> None:
        choose = self.random.choice
        for i in range(count):
            part = i % 10
            if part < 4:
                self.people.append(self.thing("person", choose(SURNAMES) + choose(GIVEN) + choose(GIVEN), "Person"))
            elif part < 7:
                name = choose(PLACES) + choose(SUFFIXES)
                self.firms.append(self.thing("company", name, "Company", "Organization"))
            elif part == 7:
                name = choose(PLACES) + choose(["大学", "研究院", "协会", "实验室"])
                self.firms.append(self.thing("organization", name, "Organization"))
            elif part == 8:
                self.models.append(
                    self.thing("model", choose(PLACES) + choose(["大模型", " 2.0", "-M1", "-VL"]), "Model")
                )
                self.add(self.models[-1][0], KG.parameterCount, Literal("340亿"))
            else:
                self.models.append(self.thing("product", choose(PLACES) + choose(["平台", "芯片", "助手"]), "Product"))
        self.topics = [self.thing("topic", topic, "Topic") for topic in TOPICS]

    def document(self, i: int) -> str:
        iri = f"{ID}document/d{i}"
        day = f"20{23 + i % 3}-{i % 12 + 1:02}-{i % 27 + 1:02}"
        self.add(iri, RDF.type, KG.Document)
        self.add(iri, DCTERMS.title, Literal(f"{PLACES[i % 20]}行业观察第{i + 1}期：从榜单到落地"))
        self.add(iri, DCTERMS.issued, Literal(day, datatype=XSD.date))
        self.add(iri, DCTERMS.publisher, Literal("观澜财经"))
        self.add(iri, DCTERMS.source, Literal(f"news/{i:04}.txt"))
        self.texts[iri] = f"{PLACES[i % 20]}行业观察\n\n"
        return iri

    def write(self, node: str, before: str, text: str, after: str = "。") -> None:
        document = self.random.choice(self.documents)
        start = len(self.texts[document] + before)
        self.texts[document] += before + text + after + "\n"
        self.add(node, KG.document, document)
        self.add(node, KG.start, Literal(start))
        self.add(node, KG.end, Literal(start + len(text)))
        self.add(node, KG.text, Literal(text))

    def evidence(self, text: str) -> str:
        self.number += 1
        node = f"{ID}evidence/e{self.number}"
        self.add(node, RDF.type, KG.Evidence)
        self.write(node, "", text)
        return node

    def relate(self, one: tuple[str, str], predicate: str, other: tuple[str, str], words: str) -> str:
        evidence = self.evidence(words.format(a=one[1], b=other[1]))
        modality = self.random.choice(["Asserted"] * 12 + ["Planned", "Rumoured", "Negated"])
        if modality == "Asserted":
            self.add(one[0], KG[predicate], other[0])
        node = f"{ID}statement/s{self.number}"
        for name, value in (
            (RDF.type, KG.Statement),
            (RDF.subject, one[0]),
            (RDF.predicate, KG[predicate]),
            (RDF.object, other[0]),
            (KG.modality, KG[modality]),
            (KG.evidence, evidence),
        ):
            self.add(node, name, value)
        return evidence

    def pick(self, things: list[tuple[str, str]], near: float) -> tuple[str, str]:
        """Choose mostly within a community, sometimes one of the few that everybody knows, seldom anybody."""
        chance = self.random.random()
        if chance < 0.06:
            return things[int(self.random.random() ** 4 * len(things))]
        if chance < 0.09:
            return self.random.choice(things)
        block = int(near * self.blocks) / self.blocks
        size = max(2, len(things) // self.blocks)
        return things[(int(block * len(things)) + int(self.random.random() ** 2 * size)) % len(things)]

    def relations(self) -> None:
        for i, person in enumerate(self.people):
            if self.random.random() < 0.06:
                continue  # some stand alone
            firm = self.pick(self.firms, i / len(self.people))
            evidence = self.relate(person, "worksFor", firm, "{b}副总裁{a}出席了会议，并介绍了公司全年的计划")
            node = f"{ID}affiliation/a{i}"
            self.add(node, RDF.type, KG.Affiliation)
            self.add(node, KG.person, person[0])
            self.add(node, KG.organization, firm[0])
            self.add(
                node, KG.title, Literal(self.random.choice(["副总裁", "首席科学家", "创始人", "董事长", "研究员"]))
            )
            self.add(node, KG.former, Literal(self.random.random() < 0.2))
            self.add(node, KG.evidence, evidence)
        for i, model in enumerate(self.models):
            near = i / len(self.models)
            self.relate(model, "developedBy", self.pick(self.firms, near), "{b}发布了新一代产品{a}")
            if self.random.random() < 0.4:
                self.relate(self.pick(self.firms, near), "integrates", model, "{a}的客服中心上个月接入{b}")
        for i, firm in enumerate(self.firms):
            if self.random.random() < 0.6:
                other = self.pick(self.firms, i / len(self.firms))
                predicate = self.random.choice(
                    ["partnersWith", "investsIn", "subsidiaryOf", "competesWith", "acquires"]
                )
                if other != firm:
                    self.relate(firm, predicate, other, "{a}与{b}的关系进一步明确")

    def claims(self, count: int) -> None:
        before = None
        for i in range(count):
            node = f"{ID}claim/c{i}"
            near = self.random.random() ** 1.5
            speaker = self.pick(self.people, near)
            about = self.pick(self.random.choice([self.firms, self.models]), near)
            topic = self.random.choice(self.topics)
            direct = self.random.random() < 0.6
            text = self.random.choice(WORDS).format(b=about[1], t=topic[1])
            self.add(node, RDF.type, KG.Claim)
            self.write(node, f"{speaker[1]}表示，" + "“" * direct, text, "”" * direct)
            for name, value in ((KG.claimant, speaker[0]), (KG.about, about[0]), (KG.about, topic[0])):
                self.add(node, name, value)
            self.add(node, KG.quotation, KG.Direct if direct else KG.Indirect)
            self.add(node, KG.cue, Literal("表示"))
            self.add(node, KG.statedOn, Literal(f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}", datatype=XSD.date))
            if before and i % 40 == 0:
                self.add(node, KG.contradicts, before)
            before = node
