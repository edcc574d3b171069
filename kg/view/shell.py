"""What is around the data: the HTML, style and scripts that the page of `kg view` and the explorer have in common."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

_QUERY = ("words", "query-words", "dom", "highlight", "query")
_SCRIPTS = (
    "words",
    "source",
    "data",
    "dom",
    "filters",
    "search",
    "lettering",
    "canvas",
    "panel",
    "table",
    "settle",
    "place",
    "hand-out",
    "main",
)


def document(*, title: str, head: str, tail: str) -> str:
    """Give the HTML of a page with what stands in its head and what follows its body."""
    parts = {"title": html.escape(title), "head": head, "tail": tail}
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], asset("page.html"))


@cache
def asset(name: str) -> str:
    """Read one of our own files for browsers."""
    return (files("kg.view") / "assets" / name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """Give the scripts of the page and the explorer as one."""
    return _joined(_SCRIPTS)


@cache
def query_script() -> str:
    """Give the scripts of the editor of queries as one."""
    return _joined(_QUERY)


def _joined(names: Iterable[str]) -> str:
    return "\n".join(['"use strict";', "(() => {", *(asset(f"{name}.js") for name in names), "})();"])


@cache
def vis_network() -> str:
    """Read the script that pyvis brings, without the line that would make a browser ask for its source map."""
    library = Path(str(distribution("pyvis").locate_file("pyvis/lib")))  # not imported: that would bring IPython along
    text = (max(library.glob("vis-*")) / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text).replace("</script", "<\\/script")
