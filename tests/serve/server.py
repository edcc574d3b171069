"""A server in a thread, and a knowledge base folder around any triples or quads."""

from __future__ import annotations

import http.client
import json
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
import uvicorn

from benchmarks.million import finish
from kg.serve.app import create
from kg.serve.limits import Limits

SMALL = Limits(seconds=2.0, workers=2)


@dataclass(frozen=True, slots=True)
class Got:
    """A response, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Server:
    """A running service."""

    url: str

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Got:
        parts = urlsplit(self.url)
        with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)) as line:
            line.request(method, path, body=body, headers=dict(headers or {}))
            answer = line.getresponse()
            return Got(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())


@contextmanager
def running(folder: Path, *, limits: Limits = SMALL, token: str | None = None, cors: bool = False) -> Iterator[Server]:
    """Serve a folder at a free port of this machine."""
    with closing(socket.socket(proto=socket.IPPROTO_TCP)) as listener:
        listener.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        app = create(folder, hosts=[host], token=token, cors=cors, limits=limits)
        config = uvicorn.Config(app, loop="asyncio", log_level="error", server_header=False, lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: server.run(sockets=[listener]), daemon=True)  # no hang outlives it
        thread.start()
        try:
            until = time.monotonic() + 60
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started, f"the server did not start; it stands at\n{_stands(thread)}"
            yield Server(f"http://{host}")
        finally:
            server.should_exit = True
            thread.join(20)
        assert not thread.is_alive(), f"the server did not end; it stands at\n{_stands(thread)}"


def _stands(thread: threading.Thread) -> str:
    frame = sys._current_frames().get(thread.ident or 0)  # noqa: SLF001 - its documented use
    return "".join(traceback.format_stack(frame)) if frame else "its end"


def folder_of(
    path: Path,
    data: bytes,
    *,
    form: ox.RdfFormat = ox.RdfFormat.N_TRIPLES,
    store: str = "store",
    texts: Mapping[str, str] | None = None,
) -> Path:
    """Make a finished knowledge base folder of triples or quads, with the texts of documents by their IRIs."""
    path.mkdir(exist_ok=True)
    database = ox.Store(str(path / store))
    database.bulk_load(data, format=form)
    database.flush()
    del database
    finish(path, store=store, texts=texts)
    return path
