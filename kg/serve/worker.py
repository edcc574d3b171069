"""The process that answers queries of strangers: one at a time, under limits of its own, and free to die.

`python -m kg.serve.worker STORE MEMORY` reads questions from stdin and writes replies to stdout, each as the lengths
of a head (JSON) and a body. MEMORY is what queries may take, in bytes, beyond what the open store holds. A query runs
in the main thread, whose stack is large enough for all that the guard lets through; an alarm ends the process when
time is up, whatever the engine is doing.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import resource
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.facts import Answer, Value
from kg.rdf.answers import term, write_answer
from kg.store.graph import GraphStore

LENGTHS = struct.Struct(">II")
_STACK = 8 * 1024 * 1024
_WRITTEN = {"rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def main() -> None:
    """Answer questions until stdin ends."""
    store_path, memory = sys.argv[1:]
    _confine()
    questions, replies = sys.stdin.buffer, sys.stdout.buffer
    with GraphStore.open(Path(store_path)) as store:
        _bound(resource.RLIMIT_AS, _address_space() + int(memory))
        _send(replies, {"ready": True})
        while head := questions.read(LENGTHS.size):
            question = json.loads(questions.read(LENGTHS.unpack(head)[0]))
            _reply(store, question, replies)


def _confine() -> None:
    """Bind the process to its parent and to what one query may do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    _bound(resource.RLIMIT_STACK, _STACK)
    _bound(resource.RLIMIT_CORE, 0)


def _bound(what: int, limit: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (limit, resource.getrlimit(what)[1]))


def _address_space() -> int:
    """Give the bytes of address space in use: an open store reserves some for each thread, so for each core."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # only Linux tells; elsewhere what was used at most stands for it
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _reply(store: GraphStore, question: dict[str, Any], replies: BinaryIO) -> None:
    signal.setitimer(signal.ITIMER_REAL, question["seconds"])
    body = b""
    try:
        head, body = _answer(store, question)
    except QueryError as error:
        told = str(error)
        head = {"error": "store" if "IO error" in told or "Corruption" in told else "query", "message": told}
    except MemoryError:
        head = {"error": "memory", "message": "the query needs more memory than it may use"}
    except (KGError, ValueError) as error:
        head = {"error": "query", "message": str(error)}
    signal.setitimer(signal.ITIMER_REAL, 0)
    _send(replies, head, body)


def _send(replies: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    written = json.dumps(head).encode()
    replies.write(LENGTHS.pack(len(written), len(body)) + written)
    replies.write(body)
    replies.flush()


def _answer(store: GraphStore, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    answer = store.query(question["query"], base=question["base"], default=question["default"], named=question["named"])
    form = question["graph" if answer.kind == "triples" else "rows"]
    if form is None:
        kinds = "a graph" if answer.kind == "triples" else "rows"
        return {"error": "form", "message": f"the answer is {kinds}, and no form of that is accepted"}, b""
    stream = io.StringIO(newline="")
    cut = _Cut(question)
    limited = Answer(kind=answer.kind, variables=answer.variables, rows=cut.rows(answer, stream), truth=answer.truth)
    if form in _WRITTEN or form == "ntriples":
        stream.writelines(_lines(limited))
    else:
        write_answer(limited, form, stream)
    text = stream.getvalue()
    if form in _WRITTEN:
        quads = ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
        text = (ox.serialize(quads, format=_WRITTEN[form]) or b"").decode()
    if cut.reason:
        text = _marked(text, form, cut.reason, question["base"] or "")
    return {"form": form, "truncated": cut.reason}, text.encode("utf-8", "replace")


class _Cut:
    """Ends an answer that grows too long, and remembers why."""

    def __init__(self, question: dict[str, Any]) -> None:
        self._limit, self._characters = question["limit"], question["characters"]
        self._until = time.monotonic() + question["seconds"] * 0.8  # what is found by then is handed over
        self.reason: str | None = None

    def rows(self, answer: Answer, stream: io.StringIO) -> Iterator[tuple[Value | None, ...]]:
        """Give rows until a limit is reached."""
        for number, row in enumerate(answer.rows):
            if number >= self._limit:
                self.reason = f"rows={self._limit}"
            elif stream.tell() > self._characters:
                self.reason = f"characters={self._characters}"
            elif time.monotonic() > self._until:
                self.reason = "time"
            if self.reason:
                return
            yield row


def _lines(answer: Answer) -> Iterator[str]:
    for row in answer.rows:
        yield " ".join(term(value) for value in row if value is not None) + " .\n"


def _marked(text: str, form: str, reason: str, base: str) -> str:
    """Say within the answer, where its format has room for it, that it is not whole."""
    place = f"{base}#truncated-{reason}"
    if form == "json":
        return text.replace('}, "results"', f', "link": [{json.dumps(place)}]}}, "results"', 1)
    if form == "xml":
        return text.replace("</head>", f'<link href="{place}"/></head>', 1)
    if form in {"turtle", "ntriples"}:
        return f"# truncated: {reason}\n{text}"
    return f"{text}<!-- truncated: {reason} -->\n" if form == "rdfxml" else text


if __name__ == "__main__":
    main()
