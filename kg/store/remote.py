"""A triple store elsewhere: asked by the SPARQL 1.1 Protocol, filled by the SPARQL 1.1 Graph Store HTTP Protocol.

Nothing is sent unless a person names the address. Redirects are told and not followed, so that a token goes to nobody
else; nothing is tried twice.
"""

from __future__ import annotations

import base64
import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox

from kg import __version__
from kg.errors import EndpointError, QueryError, UsageError
from kg.facts import Answer, Value
from kg.rdf.guard import guard
from kg.rdf.turtle import PREFIXES
from kg.store.graph import answer_of

MEDIA = {"turtle": "text/turtle", "ntriples": "application/n-triples", "jsonld": "application/ld+json"}
"""The formats of one graph that a store is sent."""

_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8,"
    " application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
)
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
_REMEDIES = {
    400: "see what it says; line 1 there is that of our prefixes",
    401: "give --token T or --user NAME:PASSWORD",
    403: "ask its owner for the right to do this",
    404: "check the address, as docs/cluster.md lists them",
    405: "this address takes no graphs; see docs/cluster.md for the right one",
    413: "load N-Quads in bulk, as docs/cluster.md tells",
    415: "try --format ntriples",
    501: "this store takes no graphs this way; load N-Quads in bulk, as docs/cluster.md tells",
}
_SECONDS = 600.0  # without a byte from the other side: large graphs are indexed before a store answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A store at an address; `token` is shown as a bearer token, `user` (NAME:PASSWORD) as HTTP basic authentication."""

    url: str
    token: str = field(default="", repr=False)
    user: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise UsageError(f"{self.url} is no address; give one with http or https")
        if self.token and self.user:
            raise UsageError("give either a token or a user, not both")
        if self.user and ":" not in self.user:
            raise UsageError("--user: write it as NAME:PASSWORD")

    def query(self, text: str) -> Answer:
        """Answer a query there; our prefixes are declared, updates and SERVICE are refused here already."""
        guard(text)
        body = urlencode({"query": f"{_PROLOGUE}\n{text}"}).encode()
        headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
        answer = self._send("POST", self.url, body, headers)
        media = answer.headers.get_content_type()
        try:
            if media in _ROWS:
                return _told(answer_of(ox.parse_query_results(answer, _ROWS[media])), self.url)
            if media in _TRIPLES:
                return _told(answer_of(ox.parse(answer, _TRIPLES[media])), self.url)
        except (SyntaxError, ValueError, OSError) as error:
            raise _broken(self.url, error) from error
        raise EndpointError(f"{self.url} answers with {media}, which is no answer to SPARQL; {_REMEDIES[404]}")

    def put(self, file: Path, form: str, *, graph: str | None = None) -> None:
        """Let the default graph there, or the one of this name, hold what a file holds, and nothing else."""
        mark = "&" if urlsplit(self.url).query else "?"
        place = f"graph={quote(graph, safe='')}" if graph else "default"
        headers = {"Content-Type": MEDIA[form], "Content-Length": str(file.stat().st_size)}
        with file.open("rb") as body:
            self._send("PUT", f"{self.url}{mark}{place}", body, headers).close()

    def _send(self, method: str, url: str, body: Any, headers: dict[str, str]) -> http.client.HTTPResponse:
        request = urllib.request.Request(url, data=body, headers=headers | self._headers(), method=method)  # noqa: S310 - only http and https get here
        try:
            answer: http.client.HTTPResponse = _opener.open(request, timeout=_SECONDS)
        except urllib.error.HTTPError as error:
            with error:
                raise _refused(self.url, error) from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise EndpointError(
                f"{self.url} cannot be reached ({reason}); check the address, and that it runs"
            ) from error
        return answer

    def _headers(self) -> dict[str, str]:
        told = {"User-Agent": f"industry-kg/{__version__}"}
        if self.token:
            told["Authorization"] = f"Bearer {self.token}"
        if self.user:
            told["Authorization"] = f"Basic {base64.b64encode(self.user.encode()).decode()}"
        return told


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follow none."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Give no request to go on with."""


class _Patient(http.client.HTTPConnection):
    """Hears what a server says that refuses a body before it has all of it."""

    def send(self, data: Any) -> None:
        """Send, or leave it: where nobody listens any more, the answer tells why."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().send(data)


class _PatientTls(_Patient, http.client.HTTPSConnection):
    """The same, encrypted."""


class _Handler(urllib.request.HTTPSHandler, urllib.request.HTTPHandler):
    """Opens both kinds."""

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open an address with http."""
        return self.do_open(_Patient, req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open an address with https."""
        return self.do_open(_PatientTls, req)


_opener = urllib.request.build_opener(_NoRedirect(), _Handler())


def _refused(url: str, error: urllib.error.HTTPError) -> EndpointError | QueryError:
    onward = error.headers.get("Location")
    if 300 <= error.code < 400 and onward:
        return EndpointError(f"{url} leads to {onward}; give that address if you trust it")
    said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:200]
    remedy = _REMEDIES.get(error.code, "see its log" if error.code >= 500 else "check the address")
    reason = f"{error.code} {error.reason}".strip() + (f": {said}" if said and not said.startswith("<") else "")
    return EndpointError(f"{url} refuses ({reason}); {remedy}")


def _told(answer: Answer, url: str) -> Answer:
    """Let rows that break off be told as such."""

    def rows() -> Iterator[tuple[Value | None, ...]]:
        try:
            yield from answer.rows
        except (SyntaxError, QueryError, http.client.HTTPException) as error:
            raise _broken(url, error) from error

    if answer.kind == "boolean":
        return answer
    return Answer(kind=answer.kind, variables=answer.variables, rows=rows())


def _broken(url: str, error: BaseException) -> EndpointError:
    return EndpointError(f"the answer of {url} cannot be read ({error}); ask for less, or ask again")
