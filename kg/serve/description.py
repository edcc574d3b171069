"""What the endpoint says of itself, in the terms of SPARQL 1.1 Service Description."""

from __future__ import annotations

import pyoxigraph as ox

from kg.serve.forms import ROWS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = {"json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV"}
_TRIPLES = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
WRITTEN = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""How pyoxigraph calls the forms of graphs."""


def description(endpoint: str, form: str) -> bytes:
    """Give the service description of an endpoint in a form of graphs."""
    results = " , ".join(f"<{_FORMATS}{_RESULTS.get(name, 'SPARQL_Results_TSV')}>" for name in ROWS)
    graphs = " , ".join(f"<{_FORMATS}{name}>" for name in _TRIPLES)
    turtle = f"""
        @prefix sd: <{_SD}> .
        [] a sd:Service ;
          sd:endpoint <{endpoint}> ;
          sd:supportedLanguage sd:SPARQL11Query ;
          sd:resultFormat {results} , {graphs} ;
          sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
        """
    quads = ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return ox.serialize(quads, format=WRITTEN[form], prefixes={"sd": _SD} if form == "turtle" else None) or b""
