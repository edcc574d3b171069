"""The JSON API behind the explorer; `kg/serve/openapi.py` describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import KGError, NotFoundError, UsageError
from kg.queries import named_queries
from kg.rdf.turtle import PREFIXES
from kg.serve.blocks import DRAWN
from kg.serve.openapi import OPENAPI
from kg.serve.snapshot import Current, Snapshot
from kg.serve.sparql import bounded
from kg.vocabulary import DCTERMS_TITLE, THINGS

_hint = re.compile(r"(?m)^ *#[?!].*\n")
_BUSY = 200  # requests that may be under way
_BODY = 500_000
_Answer = Callable[[Snapshot, Request, Any], Any]


class Api:
    """Answers of the JSON API, from the snapshot that stands."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._pending = 0

    def route(self, answer: _Answer) -> Callable[[Request], Awaitable[Response]]:
        """Make the endpoint of an answer: read in a thread, marked with its build, errors told as JSON."""

        async def endpoint(request: Request) -> Response:
            if self._pending >= _BUSY:
                return _error(503, "too many requests are waiting; try again", retry=1)
            given = await _given(request)
            self._pending += 1
            try:
                return await run_in_threadpool(self._respond, answer, request, given)
            finally:
                self._pending -= 1

        return endpoint

    def _respond(self, answer: _Answer, request: Request, given: Any) -> Response:
        try:
            snapshot = self._current.get()
            tag = f'"{snapshot.build}"'
            headers = {"ETag": tag, "Cache-Control": "no-cache"}
            if request.method == "GET" and request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers=headers)
            return _json(answer(snapshot, request, given), headers=headers)
        except NotFoundError as error:
            return _error(404, str(error))
        except UsageError as error:
            return _error(400, str(error))
        except (KGError, OSError) as error:  # the store was swapped away; the next request finds the new one
            self._current.prepare()
            return _error(503, str(error), retry=1)


def start(snapshot: Snapshot, _: Request, __: Any) -> Any:
    """Give what the explorer needs before anything else: the labels of terms, and the prefixes for queries."""
    examples = [
        {"title": query.title, "text": _hint.sub("", query.text).strip() + "\n"} for query in named_queries().values()
    ]
    return {
        "terms": snapshot.blocks.terms(),
        "vocabulary": snapshot.blocks.vocabulary(),
        "prefixes": dict(PREFIXES),
        "examples": examples,
    }


def overview(snapshot: Snapshot, _: Request, __: Any) -> Any:
    """Give the whole graph as far as it can be drawn."""
    return snapshot.blocks.overview


def around(snapshot: Snapshot, request: Request, _: Any) -> Any:
    """Give what stands around a thing or what ties `of` and `and`."""
    key = request.query_params.get("of", "")
    other = request.query_params.get("and")
    if other is not None:
        return snapshot.blocks.between(key, other)
    return snapshot.blocks.around(key, _number(request, "limit", 60, 300))


def ties(snapshot: Snapshot, _: Request, given: Any) -> Any:
    """Give the edges among the things that are named."""
    if not isinstance(given, list) or len(given) > DRAWN or not all(isinstance(key, str) for key in given):
        raise UsageError(f"send a JSON list of up to {DRAWN} keys")
    return {"edges": snapshot.blocks.ties(given)}


def search(snapshot: Snapshot, request: Request, _: Any) -> Any:
    """Suggest things for what was typed so far."""
    numbers = snapshot.suggestions.find(request.query_params.get("q", ""), _number(request, "limit", 12, 100))
    return {"found": snapshot.blocks.found(numbers)}


def document(snapshot: Snapshot, request: Request, _: Any) -> Any:
    """Give the text of a document."""
    iri = THINGS + request.query_params.get("key", "")
    titles = [value.text for _, _, value in snapshot.store.values(iri, DCTERMS_TITLE)]
    text = snapshot.text(iri)
    if text is None:
        raise NotFoundError("the folder holds no text of this document")
    return {"key": iri.removeprefix(THINGS), "title": min(titles, default=None), "text": text}


def described(_: Snapshot, request: Request, __: Any) -> Any:
    """Give the description of this API."""
    return {**OPENAPI, "servers": [{"url": f"{request.url.scheme}://{request.url.netloc}"}]}


def _number(request: Request, name: str, default: int, most: int) -> int:
    text = request.query_params.get(name, str(default))
    if not text.isascii() or not text.isdecimal():
        raise UsageError(f"{name} must be a whole number, not {text[:40]}")
    return max(1, min(int(text[:6]), most))


async def _given(request: Request) -> Any:
    if request.method != "POST":
        return None
    try:
        return json.loads(await bounded(request, _BODY))
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "the body is not JSON") from error


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, status_code=status, headers={**(headers or {}), "Content-Type": "application/json"})


def _error(status: int, message: str, retry: int | None = None) -> Response:
    return JSONResponse({"error": message}, status, {"Retry-After": str(retry)} if retry else None)
