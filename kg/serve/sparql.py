"""The SPARQL 1.1 protocol, its query side: what a request asks becomes a question, the reply becomes a response."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.serve.description import description
from kg.serve.forms import GRAPHS, ROWS, accepted, media_type, wants_html
from kg.serve.limits import Limits
from kg.serve.pool import Pool, Question, Reply

_STATUS = {"query": 400, "form": 406, "store": 503, "often": 429, "busy": 503, "time": 504, "memory": 507}
_READ_ONLY = "this endpoint is read-only; `kg build` changes the graph"
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_Parameters = list[tuple[str, str]]


class Sparql:
    """The endpoint /sparql."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits

    async def __call__(self, request: Request) -> Response:
        """Answer GET, HEAD and POST as the protocol has it."""
        parameters = await self._parameters(request)
        names = [name for name, _ in parameters]
        if "update" in names or any(name.startswith("using-") for name in names):
            raise HTTPException(403, _READ_ONLY)
        if names.count("query") != 1:
            if "query" in names or request.method == "POST":
                raise HTTPException(400, "give exactly one query")
            return _introduction(request)
        reply = await self._pool.ask(_question(request, parameters))
        return response(reply)

    async def _parameters(self, request: Request) -> _Parameters:
        """Read the parameters, wherever the protocol lets them stand."""
        given = _pairs(request.url.query)
        if request.method != "POST":
            return given
        body = await bounded(request, self._limits.body)
        kind, charset = _content_type(request)
        if kind == _UPDATE:
            raise HTTPException(403, _READ_ONLY)
        if kind not in {_FORM, _QUERY}:
            raise HTTPException(415, f"send {_QUERY} or {_FORM}, not {kind or 'a body without Content-Type'}")
        if charset not in {"", "utf-8", "utf8"}:
            raise HTTPException(415, f"send UTF-8, not {charset}")
        try:
            text = body.decode()
        except UnicodeDecodeError as error:
            raise HTTPException(400, "the query is not UTF-8") from error
        return given + (_pairs(text) if kind == _FORM else [("query", text)])


def _question(request: Request, parameters: _Parameters) -> Question:
    accept = ", ".join(request.headers.getlist("accept"))
    wish = next((value for name, value in parameters if name in {"format", "output"}), "")
    if accept in {"", "*/*"} and wish in {*ROWS, *GRAPHS}:  # a convenience for links; a real Accept header wins
        accept = media_type(wish)
    default = tuple(value for name, value in parameters if name == "default-graph-uri")
    named = tuple(value for name, value in parameters if name == "named-graph-uri")
    chosen = bool(default or named)
    return Question(
        query=next(value for name, value in parameters if name == "query"),
        client=request.client.host if request.client else "",
        rows=accepted(accept, ROWS),
        graph=accepted(accept, GRAPHS),
        default=default if chosen else None,
        named=named if chosen else None,
        base=_base(request),
        seconds=_seconds(request),
    )


def response(reply: Reply) -> Response:
    """Turn a reply into HTTP: errors as one plain text, a cut answer with a header that says so."""
    headers = {"Vary": "Accept"}
    if reply.error:
        if reply.retry is not None or reply.error == "store":
            headers["Retry-After"] = str(reply.retry or 1)
        return PlainTextResponse(reply.message + "\n", status_code=_STATUS[reply.error], headers=headers)
    if reply.truncated:
        headers["X-KG-Truncated"] = reply.truncated
    return Response(reply.body, headers={**headers, "Content-Type": media_type(reply.form or "json")})


async def bounded(request: Request, limit: int) -> bytes:
    """Read a body up to a size."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise HTTPException(413, f"at most {limit:,} bytes are read")
    return bytes(body)


def _introduction(request: Request) -> Response:
    """Without a query: the editor for a browser, the service description for a machine."""
    accept = ", ".join(request.headers.getlist("accept"))
    if wants_html(accept):
        return RedirectResponse("/query", status_code=303, headers={"Vary": "Accept"})
    form = accepted(accept, GRAPHS)
    if form is None:
        raise HTTPException(406, "the service description is there as Turtle, N-Triples, RDF/XML and JSON-LD")
    body = description(_base(request), form)
    return Response(body, headers={"Content-Type": media_type(form), "Vary": "Accept"})


def _base(request: Request) -> str:
    parts = urlsplit(str(request.url))
    return f"{parts.scheme}://{parts.netloc}/sparql"


def _seconds(request: Request) -> float | None:
    """Give the time that the client allows, if it allows less than we do."""
    try:
        given = float(request.headers.get("x-kg-timeout", ""))
    except ValueError:
        return None
    return given if given > 0.01 else None


def _pairs(text: str) -> _Parameters:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except (ValueError, UnicodeDecodeError) as error:
        raise HTTPException(400, "the parameters are not UTF-8 or too many") from error


def _content_type(request: Request) -> tuple[str, str]:
    kind, *rest = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charsets = [part.removeprefix("charset=").strip('"') for part in rest if part.startswith("charset=")]
    return kind, next(iter(charsets), "")
