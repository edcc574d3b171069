"""The error tree of industry-kg; each message says what is wrong, where, and what to do.

KGError
├── UsageError            the command was called in a way that cannot work (exit status 2)
├── InputError            an input cannot be read: name, reason and remedy
├── PackError             an industry pack is missing or wrong: file, entry, nearest known term
├── OntologyError         a term is unknown or used against its definition
├── NotFoundError         a name that the graph does not hold, with the nearest ones
├── AmbiguousNameError    a name that several things bear
├── QueryError            a SPARQL query is wrong: line and column
├── StoreError            a knowledge base is missing, locked, broken or of a newer format
├── OutputError           a file that is to be handed out cannot be written
├── EngineError           a cluster cannot be reached, or does not hold what the reading needs
├── EndpointError         a triple store elsewhere cannot be reached, or refuses
└── MissingExtraError     an optional part is not installed; names the extra
"""

from __future__ import annotations


class KGError(Exception):
    """Root of everything that industry-kg raises on purpose."""


class UsageError(KGError):
    """The command was called in a way that cannot work."""


class InputError(KGError):
    """An input cannot be read.

    `source` names the file, `reason` says what is wrong and `remedy` what to do about it.
    """

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(source, reason, remedy)  # as given, so that it can be pickled
        self.source = source
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.remedy}"


class PackError(KGError):
    """An industry pack is missing or wrong."""


class OntologyError(KGError):
    """A term is unknown or used against its definition."""


class NotFoundError(KGError):
    """A name that the graph does not hold."""


class AmbiguousNameError(KGError):
    """A name that several things bear."""


class QueryError(KGError):
    """A SPARQL query cannot be answered."""


class StoreError(KGError):
    """A knowledge base is missing, locked, broken or of a newer format."""


class OutputError(KGError):
    """A file that is to be handed out cannot be written."""


class EngineError(KGError):
    """A cluster cannot be reached, or does not hold what the reading needs."""


class EndpointError(KGError):
    """A triple store elsewhere cannot be reached, or refuses."""


class MissingExtraError(KGError):
    """An optional part is not installed."""
