"""Writes kg/vocabulary.py and ontology/context.jsonld, the names of our ontology, from ontology/core.ttl.

Run it as `python -m tools.vocabulary` (`make vocabulary`); with `--check` it only compares, as a test does.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

_HOME = Path(__file__).resolve().parent.parent
SOURCE = _HOME / "ontology" / "core.ttl"
TARGET = _HOME / "kg" / "vocabulary.py"
CONTEXT = _HOME / "ontology" / "context.jsonld"

_NAMESPACE = "https://w3id.org/industry-kg/ontology#"
_FOREIGN = {
    "RDF_TYPE": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "RDF_SUBJECT": "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject",
    "RDF_PREDICATE": "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate",
    "RDF_OBJECT": "http://www.w3.org/1999/02/22-rdf-syntax-ns#object",
    "RDFS_LABEL": "http://www.w3.org/2000/01/rdf-schema#label",
    "SKOS_CONCEPT": "http://www.w3.org/2004/02/skos/core#Concept",
    "SKOS_PREF_LABEL": "http://www.w3.org/2004/02/skos/core#prefLabel",
    "SKOS_ALT_LABEL": "http://www.w3.org/2004/02/skos/core#altLabel",
    "SKOS_BROADER": "http://www.w3.org/2004/02/skos/core#broader",
    "DCTERMS_TITLE": "http://purl.org/dc/terms/title",
    "DCTERMS_ISSUED": "http://purl.org/dc/terms/issued",
    "DCTERMS_PUBLISHER": "http://purl.org/dc/terms/publisher",
    "DCTERMS_CREATOR": "http://purl.org/dc/terms/creator",
    "DCTERMS_SOURCE": "http://purl.org/dc/terms/source",
    "DCTERMS_IS_REPLACED_BY": "http://purl.org/dc/terms/isReplacedBy",
    "XSD_STRING": "http://www.w3.org/2001/XMLSchema#string",
    "XSD_BOOLEAN": "http://www.w3.org/2001/XMLSchema#boolean",
    "XSD_INTEGER": "http://www.w3.org/2001/XMLSchema#integer",
    "XSD_DECIMAL": "http://www.w3.org/2001/XMLSchema#decimal",
    "XSD_DATE": "http://www.w3.org/2001/XMLSchema#date",
    "XSD_G_YEAR_MONTH": "http://www.w3.org/2001/XMLSchema#gYearMonth",
    "XSD_G_YEAR": "http://www.w3.org/2001/XMLSchema#gYear",
}
_PREFIXES = {
    "kg": _NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_HEAD = '''"""Names of the ontology as typed constants; generated from ontology/core.ttl by `make vocabulary`.

A property whose constant would be that of a class is written with HAS_: kg:Person is PERSON, kg:person HAS_PERSON.
"""

from __future__ import annotations

from typing import Final

NAMESPACE: Final = "{namespace}"
THINGS: Final = "https://w3id.org/industry-kg/id/"

'''


def generate(source: Path = SOURCE) -> str:
    """Give the text of kg/vocabulary.py for the ontology in `source`."""
    kinds = _kinds(source)
    lines = [_HEAD.format(namespace=_NAMESPACE)]
    taken: set[str] = set()
    for title, wanted in (("Classes", "Class"), ("Properties", "Property"), ("Individuals", "Concept")):
        lines.append(f"# {title}\n")
        for name in sorted(name for name, kind in kinds.items() if kind.endswith(wanted)):
            written = f"HAS_{constant(name)}" if constant(name) in taken else constant(name)
            taken.add(written)
            lines.append(f'{written}: Final = "{_NAMESPACE}{name}"\n')
        lines.append("\n")
    lines.append("# Terms of other vocabularies that the graph uses\n")
    lines.extend(f'{name}: Final = "{iri}"\n' for name, iri in _FOREIGN.items())
    return "".join(lines)


def context(source: Path = SOURCE) -> str:
    """Give the text of ontology/context.jsonld: our names bare, those of others with their prefix."""
    kinds = _kinds(source)
    terms: dict[str, object] = dict(_PREFIXES)
    for name in sorted(kinds):
        tied = kinds[name] == "ObjectProperty"
        terms[name] = {"@id": f"kg:{name}", "@type": "@id"} if tied else f"kg:{name}"
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=1) + "\n"


def constant(name: str) -> str:
    """Write a local name as a constant: worksFor -> WORKS_FOR, sha256 -> SHA256."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _kinds(source: Path) -> dict[str, str]:
    """Give the local names of our terms, each with the kind of term that it is (Class, ObjectProperty …)."""
    kinds: dict[str, str] = {}
    for quad in parse(path=source, format=RdfFormat.TURTLE):
        subject, predicate, kind = quad.subject, quad.predicate.value, quad.object
        ours = isinstance(subject, NamedNode) and subject.value.startswith(_NAMESPACE)
        if ours and predicate == _FOREIGN["RDF_TYPE"] and isinstance(kind, NamedNode):
            kinds.setdefault(subject.value.removeprefix(_NAMESPACE), kind.value.rpartition("#")[2])
    return kinds


def main() -> None:
    """Write both files; with --check, only say whether they stand as they should."""
    if "--check" in sys.argv[1:]:
        stale = [
            path.name
            for path, text in ((TARGET, generate()), (CONTEXT, context()))
            if not path.is_file() or path.read_bytes() != text.encode()
        ]
        sys.exit(f"{' and '.join(stale)}: not what ontology/core.ttl says; run `make vocabulary`" if stale else 0)
    TARGET.write_text(generate(), encoding="utf-8", newline="\n")
    CONTEXT.write_text(context(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
