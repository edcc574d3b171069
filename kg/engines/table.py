"""The engines by name."""

from __future__ import annotations

import difflib

from kg.engines.local import Local
from kg.errors import UsageError
from kg.protocols import Engine

_ENGINES = {"local": Local}


def engine(name: str = "local", *, jobs: int = 1) -> Engine:
    """Give the engine of this name, for so many jobs."""
    if name not in _ENGINES:
        near = difflib.get_close_matches(name, _ENGINES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"engines are {', '.join(_ENGINES)}"
        raise UsageError(f"there is no engine {name}; {hint}")
    return _ENGINES[name](jobs=jobs)
