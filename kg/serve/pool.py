"""Processes that answer queries, kept warm, killed when they take too long, replaced when they die."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.serve.limits import Limits
from kg.serve.worker import LENGTHS
from kg.store.folder import Folder

_START = 20.0  # seconds until a fresh process must be ready
_GRACE = 0.5  # seconds that a process has to end itself before it is killed from outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with the dataset and the forms that the client asks for."""

    query: str
    client: str
    rows: str | None = "json"
    graph: str | None = "turtle"
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    base: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer as bytes of a form, or the kind of error and what to say: query, form, time, memory, busy, often."""

    body: bytes = b""
    form: str | None = None
    truncated: str | None = None
    error: str | None = None
    message: str = ""
    retry: int | None = None


@dataclass(slots=True)
class _Client:
    pending: int = 0
    killed: deque[float] = field(default_factory=deque)


@dataclass(frozen=True, slots=True)
class _Worker:
    process: asyncio.subprocess.Process
    build: tuple[int, ...]


class Pool:
    """A few processes over the store that stands now; a new build makes new ones."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = Folder(folder)
        self._limits = limits
        self._free = asyncio.Semaphore(limits.workers)
        self._idle: list[_Worker] = []
        self._all: set[asyncio.subprocess.Process] = set()
        self._pending = 0
        self._clients: defaultdict[str, _Client] = defaultdict(_Client)
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Have all processes ready."""
        self._idle.extend(await asyncio.gather(*(self._spawn() for _ in range(self._limits.workers))))

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for process in list(self._all):
            await self._kill(process)

    async def ask(self, question: Question) -> Reply:
        """Answer one question, or say why not."""
        client = self._clients[question.client]
        refusal = self._refusal(client)
        if refusal is not None:
            return refusal
        self._pending += 1
        client.pending += 1
        try:
            async with self._free:
                reply = await self._answered(question)
        finally:
            self._pending -= 1
            client.pending -= 1
            if not client.pending and not client.killed:
                self._clients.pop(question.client, None)
        if reply.error in {"time", "memory"}:
            client.killed.append(time.monotonic())
            self._clients[question.client] = client
        return reply

    def _refusal(self, client: _Client) -> Reply | None:
        now = time.monotonic()
        while client.killed and client.killed[0] < now - self._limits.pause:
            client.killed.popleft()
        if len(client.killed) >= self._limits.kills:
            wait = int(client.killed[0] + self._limits.pause - now) + 1
            return Reply(error="often", message="too many of your queries had to be stopped; wait", retry=wait)
        if client.pending >= self._limits.waiting_of_one:
            return Reply(error="often", message="too many of your queries are waiting", retry=1)
        if self._pending >= self._limits.waiting + self._limits.workers:
            return Reply(error="busy", message="too many queries are waiting; try again", retry=2)
        return None

    async def _answered(self, question: Question) -> Reply:
        """Ask a process; if its store was swapped away under it, ask a fresh one."""
        for last in (False, True):
            worker = await self._worker()
            reply = await self._asked(worker, question)
            if reply.error == "store":
                await self._kill(worker.process)
                if not last:
                    continue
            return reply
        raise AssertionError  # the second pass returns

    async def _worker(self) -> _Worker:
        build = self.build()
        while self._idle:
            worker = self._idle.pop()
            if worker.build == build and worker.process.returncode is None:
                return worker
            await self._kill(worker.process)
        return await self._spawn()

    async def _asked(self, worker: _Worker, question: Question) -> Reply:
        process, limits = worker.process, self._limits
        seconds = min(question.seconds or limits.seconds, limits.seconds)
        asked = {
            **{name: getattr(question, name) for name in ("query", "rows", "graph", "default", "named", "base")},
            "seconds": seconds,
            "limit": limits.rows,
            "characters": limits.characters,
        }
        began = time.monotonic()
        try:
            async with asyncio.timeout(seconds + _GRACE):
                head, body = await _exchange(process, json.dumps(asked).encode("utf-8", "replace"))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            await self._kill(process)
            self._replace()
            if process.returncode == -signal.SIGALRM or time.monotonic() - began >= seconds:
                return Reply(error="time", message=f"the query was stopped after {seconds:g} seconds; ask for less")
            return Reply(error="memory", message="the query was stopped: it needs too much memory; ask for less")
        except BaseException:  # cancelled: what the process would still say belongs to nobody
            process.kill()
            raise
        if len(self._all) <= self._limits.workers:
            self._idle.append(worker)
        else:
            await self._kill(process)
        return Reply(
            body=body,
            form=head.get("form"),
            truncated=head.get("truncated"),
            error=head.get("error"),
            message=head.get("message", ""),
        )

    def build(self) -> tuple[int, ...]:
        """Tell one finished build from the next."""
        stat = (self._folder.path / "kb.json").stat()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _replace(self) -> None:
        """Have a new process ready before the next question needs it."""

        async def refill() -> None:
            if len(self._all) < self._limits.workers and not self._closed:
                self._idle.append(await self._spawn())

        task = asyncio.create_task(refill())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _spawn(self) -> _Worker:
        """Start a process; if a build swaps the store away meanwhile, start it on the new one."""
        for _ in range(3):
            worker = await self._started()
            try:
                async with asyncio.timeout(_START):
                    await _read(worker.process)
            except (TimeoutError, asyncio.IncompleteReadError):
                await self._kill(worker.process)
            else:
                return worker
        raise StoreError(f"{self._folder.path}: no process can open its store; build the knowledge base afresh")

    async def _started(self) -> _Worker:
        build = self.build()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "kg.serve.worker",
            str(self._folder.store),
            str(self._limits.memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        self._all.add(process)
        return _Worker(process, build)

    async def _kill(self, process: asyncio.subprocess.Process) -> None:
        self._all.discard(process)
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        await process.wait()


async def _exchange(process: asyncio.subprocess.Process, question: bytes) -> tuple[dict[str, Any], bytes]:
    if process.stdin is None:
        raise ConnectionError
    process.stdin.write(LENGTHS.pack(len(question), 0) + question)
    await process.stdin.drain()
    return await _read(process)


async def _read(process: asyncio.subprocess.Process) -> tuple[dict[str, Any], bytes]:
    if process.stdout is None:
        raise ConnectionError
    head, body = LENGTHS.unpack(await process.stdout.readexactly(LENGTHS.size))
    return json.loads(await process.stdout.readexactly(head)), await process.stdout.readexactly(body)
