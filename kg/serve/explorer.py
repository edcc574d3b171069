"""The pages for browsers: the explorer, of the same parts as the page of `kg view`, and the editor of queries."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.view import shell

_HEAD = '<link rel="stylesheet" href="/assets/page.css">'
_TAIL = (  # ours first: it asks for the data while the drawing library is still being read
    '<script defer src="/assets/explorer.js"></script>\n<script defer src="/assets/vis-network.js"></script>'
)
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M8 9l16 3-9 12z" fill="none" stroke="#8b93a1"'
    ' stroke-width="2"/><circle cx="8" cy="9" r="5" fill="#d2552a"/><rect x="19" y="7" width="9" height="9" rx="2"'
    ' fill="#2462b5"/><path d="M15 18l6 6-6 6-6-6z" fill="#7a43c6"/></svg>'
)
_FILES: dict[str, tuple[str, Callable[[], str]]] = {
    "page.css": ("text/css", lambda: shell.asset("page.css")),
    "query.css": ("text/css", lambda: shell.asset("query.css")),
    "explorer.js": ("text/javascript", shell.script),
    "query.js": ("text/javascript", shell.query_script),
    "vis-network.js": ("text/javascript", shell.vis_network),
    "icon.svg": ("image/svg+xml", lambda: _ICON),
}


async def explorer(_: Request) -> Response:
    """Give the explorer."""
    return _page(shell.document(title="industry-kg", head=_HEAD, tail=_TAIL))


async def editor(_: Request) -> Response:
    """Give the editor of queries."""
    return _page(shell.asset("query.html"))


async def asset(request: Request) -> Response:
    """Give a script, a style or the icon."""
    name = request.path_params.get("name", "icon.svg")
    if name not in _FILES:
        return PlainTextResponse("there is no such file\n", status_code=404)
    body, tag = _file(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Type": f"{_FILES[name][0]}; charset=utf-8"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)


def prepare() -> None:
    """Read all files, so that the first visitor does not wait for the disk."""
    for name in _FILES:
        _file(name)


@cache
def _file(name: str) -> tuple[bytes, str]:
    body = _FILES[name][1]().encode()
    return body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _page(text: str) -> Response:
    text = re.sub(r"</head>", '<link rel="icon" href="/assets/icon.svg">\n</head>', text, count=1)
    return Response(text, headers={"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"})
