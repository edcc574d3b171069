"""Addresses of things: /id/… answers a browser with the explorer and a machine with triples."""

from __future__ import annotations

import io
from urllib.parse import quote, unquote

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import KGError
from kg.iris import segment
from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple
from kg.rdf.turtle import turtle
from kg.serve.description import WRITTEN
from kg.serve.forms import GRAPHS, accepted, media_type, wants_html
from kg.serve.snapshot import Current
from kg.vocabulary import THINGS

_MOST = 10_000  # triples about one thing; a header says when there are more


class Things:
    """The addresses under /id/."""

    def __init__(self, current: Current) -> None:
        self._current = current

    async def __call__(self, request: Request) -> Response:
        """Give a thing in the form that is asked for."""
        key = _key(request.scope.get("raw_path") or request.url.path.encode())
        accept = ", ".join(request.headers.getlist("accept"))
        if wants_html(accept):
            target = f"/#/{quote(key, safe='/!()*,;=:@+~')}"
            return RedirectResponse(target, status_code=303, headers={"Vary": "Accept"})
        form = accepted(accept, GRAPHS)
        if form is None:
            return PlainTextResponse("Turtle, N-Triples, RDF/XML, JSON-LD or HTML\n", status_code=406)
        return await run_in_threadpool(self._described, key, form)

    def _described(self, key: str, form: str) -> Response:
        try:
            store = self._current.get().store
            iri = THINGS + key
            triples = list(dict.fromkeys([*store.triples(subject=iri), *store.triples(value=iri)]))
        except (KGError, OSError, ValueError) as error:
            return PlainTextResponse(f"{error}\n", status_code=503, headers={"Retry-After": "1"})
        if not triples:
            return PlainTextResponse("the graph holds nothing of this name\n", status_code=404)
        headers = {"Content-Type": media_type(form), "Vary": "Accept"}
        if len(triples) > _MOST:
            headers["X-KG-Truncated"] = f"triples={_MOST}"
        return Response(_written(triples[:_MOST], form), headers=headers)


def _key(path: bytes) -> str:
    """Read a key as IRIs write it: 汉字 as they are, what is unsafe percent-encoded."""
    text = path.decode("ascii", "replace").partition("/id/")[2]
    return "/".join(segment(unquote(part)) for part in text.split("/"))


def _written(triples: list[Triple], form: str) -> bytes:
    if form == "turtle":
        stream = io.StringIO()
        stream.writelines(turtle(ordered(triples)))
        return stream.getvalue().encode("utf-8", "replace")
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(triples)).encode("utf-8", "replace")
    if form == "ntriples":
        return lines
    return ox.serialize(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), format=WRITTEN[form]) or b""
