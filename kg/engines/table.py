"""The engines by name."""

from __future__ import annotations

import difflib
import importlib.util
from collections.abc import Callable

from kg.engines.local import Local
from kg.errors import MissingExtraError, UsageError
from kg.protocols import Engine


def engine(name: str = "local", *, jobs: int = 1, master: str = "", conf: tuple[str, ...] = ()) -> Engine:
    """Give the engine of this name: for so many jobs on this machine, or for a master with its settings."""
    if name not in _ENGINES:
        near = difflib.get_close_matches(name, _ENGINES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"engines are {', '.join(_ENGINES)}"
        raise UsageError(f"there is no engine {name}; {hint}")
    return _ENGINES[name](jobs, master, conf)


def _local(jobs: int, master: str, conf: tuple[str, ...]) -> Engine:
    if master or conf:
        raise UsageError("--master and --conf are for a cluster; add --engine spark")
    return Local(jobs=jobs)


def _spark(_jobs: int, master: str, conf: tuple[str, ...]) -> Engine:
    if importlib.util.find_spec("pyspark") is None:
        raise MissingExtraError("the engine spark needs the extra spark; pip install 'industry-kg[spark]'")
    from kg.engines.spark import Spark  # noqa: PLC0415 - an extra, loaded only where it is asked for

    return Spark(master=master, conf=conf)


_ENGINES: dict[str, Callable[[int, str, tuple[str, ...]], Engine]] = {"local": _local, "spark": _spark}
