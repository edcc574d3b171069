"""The service as one list of routes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve import api, explorer
from kg.serve.gate import Gate
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.snapshot import Current
from kg.serve.sparql import Sparql
from kg.serve.things import Things
from kg.store.folder import Folder


def create(
    folder: Path,
    *,
    hosts: Iterable[str] = ("localhost", "127.0.0.1"),
    token: str | None = None,
    cors: bool = False,
    limits: Limits | None = None,
) -> Starlette:
    """Make the service of a knowledge base folder; `hosts` are the values of the Host header that it answers to."""
    Folder.open(folder)
    limits = limits or Limits()
    pool = Pool(folder, limits)
    current = Current(folder)
    sparql, answers, things = Sparql(pool, limits), api.Api(current), Things(current)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        current.prepare()
        explorer.prepare()
        await pool.start()
        yield
        await pool.close()

    return Starlette(
        routes=[
            Route("/", explorer.explorer),
            Route("/query", explorer.editor),
            Route("/assets/{name}", explorer.asset),
            Route("/favicon.ico", explorer.asset),
            Route("/sparql", sparql.__call__, methods=["GET", "POST"]),
            Route("/sparql/", sparql.__call__, methods=["GET", "POST"]),
            Route("/id/{key:path}", things.__call__),
            Route("/api", answers.route(api.described)),
            Route("/api/openapi.json", answers.route(api.described)),
            Route("/api/start", answers.route(api.start)),
            Route("/api/overview", answers.route(api.overview)),
            Route("/api/around", answers.route(api.around)),
            Route("/api/ties", answers.route(api.ties), methods=["POST"]),
            Route("/api/search", answers.route(api.search)),
            Route("/api/document", answers.route(api.document)),
            Route("/healthz", _health),
        ],
        middleware=[Middleware(Gate, hosts=hosts, token=token, cors=cors)],
        exception_handlers={Exception: _failed},
        lifespan=lifespan,
    )


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok\n")


async def _failed(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{type(error).__name__}\n", status_code=500)
