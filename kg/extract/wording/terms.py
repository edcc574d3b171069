"""Whether the patterns of packs speak the ontology's words; one that does not is told with its file and name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import OntologyError, PackError
from kg.ontology import Ontology
from kg.packs import Pack


def check_predicates(rules: Iterable[tuple[str, str]], ontology: Ontology) -> None:
    """See that each predicate, told with the place of its pattern, is a property."""
    for where, predicate in rules:
        try:
            ontology.predicate(predicate)
        except OntologyError as error:
            raise PackError(f"{where}: {error}") from error


def check_attributes(pack: Pack) -> None:
    """See that the attributes of packs that do not ship, and the types that bear them, are terms."""
    if not pack.own:
        return
    ontology = Ontology.read(pack.ontology)
    for table in pack.of("attribute"):
        where = f"{table.file}: attribute {table.name}"
        check_predicates([(where, str(table.values["attribute"]))], ontology)
        try:
            for kind in table.values["types"]:
                ontology.entity_type(kind)
        except OntologyError as error:
            raise PackError(f"{where}: {error}") from error
