"""What one query, one client and the whole service may use."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of the service; every one that is reached is told to the client."""

    seconds: float = 10.0
    """Wall-clock time of one query; then its process is killed."""

    memory: int = 1_000_000_000
    """Address space that a query may take beyond that of a process with an open store, in bytes."""

    rows: int = 10_000
    """Rows or triples of one answer; more are cut off, and the answer says so."""

    characters: int = 16_000_000
    """Characters of one answer."""

    body: int = 1_000_000
    """Bytes of a request."""

    workers: int = field(default_factory=lambda: max(2, min(os.cpu_count() or 2, 8)))
    """Processes that answer queries, one at a time each."""

    waiting: int = 256
    """Queries that wait for a process; the next one is sent away with 503."""

    waiting_of_one: int = 128
    """Queries of one client that wait or run; the next one is sent away with 429."""

    kills: int = 5
    """Queries of one client that may be killed within `pause` seconds; the next one is sent away with 429."""

    pause: float = 60.0
    """Seconds after which a killed query is forgiven."""
