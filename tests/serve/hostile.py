"""Three hundred strings that would do harm if a view took them for markup, and a graph that bears them everywhere."""

from __future__ import annotations

from kg.iris import thing
from kg.rdf.triples import Triple, iri, literal
from kg.vocabulary import NAMESPACE

RUN = "window.__x=1"
_TAGS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<details open ontoggle={RUN}>",
    f"<a href=javascript:{RUN}>link</a>",
    f"<math><mtext><style><img onerror={RUN} src=x>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<base href=//evil.example/><script>{RUN}//",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<link rel=stylesheet href=data:,*{{}} onload={RUN}>",
    f"<style>@import'javascript:{RUN}'</style>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<object data=javascript:{RUN}>",
    f"<form><button formaction=javascript:{RUN}>x</button></form>",
]
_BREAKS = ["", '"', "'", "`", "-->", "]]>", "</style>", "</title>", "</textarea>", "\\", "\u2028", "${", "{{"]
_OTHERS = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    f"<%= {RUN} %>",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "\tTab",
    "\u202eright to left\u202c",
    "\u0000null",
    "\ufeffmark",
    "e\u0301\u0301\u0301\u0301\u0301",
    "🧨" * 20,
    "\U00020000\U0002a6d6",
    "a" * 3000,
    "&lt;script&gt;&amp;&#x3c;",
    "%3Cscript%3E",
    "../../../../etc/passwd",
    "C:\\Windows\\system32",
    "' OR 1=1 --",
    "} } DROP ALL #",
    "> <http://evil> <http://p",
    "\\u003cscript\\u003e",
    "<!--",
    "<![CDATA[",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "line\nbreak\r\nbreak",
    "|pipe&and#hash?question",
    "%E9%9D",
    "%zz",
    "#/person/x|*",
    "//evil.example/x",
]
HOSTILE: tuple[str, ...] = tuple(dict.fromkeys([*_OTHERS, *(start + tag for start in _BREAKS for tag in _TAGS)]))[:300]


def _kg(name: str) -> str:
    return iri(NAMESPACE + name)


def _rdf(name: str) -> str:
    return iri(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}")


def _skos(name: str) -> str:
    return iri(f"http://www.w3.org/2004/02/skos/core#{name}")


def _dcterms(name: str) -> str:
    return iri(f"http://purl.org/dc/terms/{name}")


def triples() -> list[Triple]:
    """Give a graph whose labels, titles, texts, IRIs, dates, cues and file names are hostile, all of them tied."""
    found: list[Triple] = []

    def say(subject: str, predicate: str, value: str) -> None:
        found.append((iri(subject), predicate, value))

    a, label, other = _rdf("type"), _skos("prefLabel"), _skos("altLabel")
    hub = thing("company", "枢纽")
    say(hub, a, _kg("Company"))
    say(hub, label, literal("枢纽"))
    for i, words in enumerate(HOSTILE):
        kind = ("Person", "Company", "Model", "Product", "Topic")[i % 5]
        one, document = thing(kind.lower(), words), thing("document", words)
        evidence, claim, statement = (thing(name, words) for name in ("evidence", "claim", "statement"))
        text = literal(words)
        for subject, rows in {
            one: [(a, _kg(kind)), (label, text), (other, text), (_kg("mentionedIn"), iri(document))],
            document: [
                (a, _kg("Document")),
                (_dcterms("title"), text),
                (_dcterms("source"), text),
                (_dcterms("issued"), text),
            ],
            evidence: [(a, _kg("Evidence")), (_kg("document"), iri(document)), (_kg("text"), text)],
            statement: [
                (a, _kg("Statement")),
                (_rdf("subject"), iri(one)),
                (_rdf("predicate"), _kg("partnersWith")),
                (_rdf("object"), iri(hub)),
                (_kg("modality"), _kg("Asserted")),
                (_kg("evidence"), iri(evidence)),
                (_kg("firstSeen"), text),
            ],
            claim: [
                (a, _kg("Claim")),
                (_kg("claimant"), iri(hub)),
                (_kg("about"), iri(one)),
                (_kg("document"), iri(document)),
                (_kg("text"), text),
                (_kg("cue"), text),
                (_kg("statedOn"), text),
                (_kg("quotation"), _kg("Direct")),
            ],
        }.items():
            for predicate, value in rows:
                say(subject, predicate, value)
            if subject in {evidence, claim}:
                integer = "http://www.w3.org/2001/XMLSchema#integer"
                say(subject, _kg("start"), literal("0", datatype=integer))
                say(subject, _kg("end"), literal(str(len(words)), datatype=integer))
    return found
