"""A triple store as others run them: an Oxigraph behind the SPARQL and the Graph Store protocol, with a guarded door."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

MEDIA = {"text/turtle": ox.RdfFormat.TURTLE, "application/n-triples": ox.RdfFormat.N_TRIPLES}


@dataclass
class Store:
    """What a triple store has of the two protocols; `refuse` makes it answer with a status and words instead, `hasty` before it has read anything."""

    url: str = ""
    data: ox.Store = field(default_factory=ox.Store)
    authorization: str = ""
    refuse: tuple[int, str] | None = None
    onward: str = ""
    answers: str = ""
    hasty: bool = False
    seen: list[tuple[str, str]] = field(default_factory=list)


def _handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def _say(self, status: int, body: bytes = b"", media: str = "text/plain", **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": media, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _begin(self) -> bytes | None:
            if store.hasty:
                self._say(413, b"so much?")
                self.close_connection = True
                return None
            body = self.rfile.read(int(self.headers["Content-Length"]))
            store.seen.append((self.command, self.path))
            if store.authorization and self.headers["Authorization"] != store.authorization:
                self._say(401, b"who is it?")
            elif store.refuse:
                self._say(store.refuse[0], store.refuse[1].encode())
            elif store.onward:
                self._say(307, Location=store.onward)
            else:
                return body
            return None

        def do_PUT(self) -> None:
            body = self._begin()
            if body is None:
                return
            asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
            graph = ox.NamedNode(asked["graph"][0]) if "graph" in asked else ox.DefaultGraph()
            assert ("default" in asked) != ("graph" in asked)
            store.data.clear_graph(graph)
            store.data.load(body, format=MEDIA[self.headers["Content-Type"]], to_graph=graph)
            self._say(204)

        def do_POST(self) -> None:
            body = self._begin()
            if body is None:
                return
            if store.answers:
                self._say(200, store.answers.encode(), "text/html")
                return
            try:
                found = store.data.query(parse_qs(body.decode())["query"][0])
            except SyntaxError as error:
                self._say(400, str(error).encode())
                return
            form: Any = ox.QueryResultsFormat.JSON
            media = "application/sparql-results+json; charset=utf-8"
            if isinstance(found, ox.QueryTriples):
                form, media = ox.RdfFormat.N_TRIPLES, "application/n-triples"
            self._say(200, found.serialize(format=form) or b"", media)

    return Handler


@contextmanager
def serving() -> Iterator[Store]:
    """Run it on loopback."""
    store = Store()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(store)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        store.url = f"http://127.0.0.1:{server.server_port}/store"
        try:
            yield store
        finally:
            server.shutdown()
            thread.join()
