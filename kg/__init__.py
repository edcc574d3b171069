"""industry-kg: from Chinese industry news to a knowledge graph with claims, speakers and character evidence.

`kg.build(inputs, output)` and `kg.open(path)` give a `KnowledgeBase`; `kg.annotate(documents)` yields readings.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import annotate, build
    from kg.knowledge_base import KnowledgeBase, open  # noqa: A004 - kg.open is the name promised

__version__ = "0.1.0"
__all__ = ["KnowledgeBase", "__version__", "annotate", "build", "open"]

_HOMES = {"annotate": "kg.api", "build": "kg.api", "KnowledgeBase": "kg.knowledge_base", "open": "kg.knowledge_base"}


def __getattr__(name: str) -> Any:
    """Load what is asked for only then: `import kg` costs nothing."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
