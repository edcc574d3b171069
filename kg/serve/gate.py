"""What every request passes: known hosts only, a token where one is set, and headers that keep browsers strict."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
    "Access-Control-Expose-Headers": "X-KG-Truncated, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class Gate:
    """Answers 421 to unknown hosts and 401 without the token; everything else goes on, its answer with our headers."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], token: str | None = None, cors: bool = False) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._token = token
        self._cors = cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        open_to_all = self._cors and scope["path"].rstrip("/") == "/sparql"

        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in {**_HEADERS, **(_CORS if open_to_all else {})}.items():
                    answered[name] = value
            await send(message)

        refusal = self._refusal(headers, scope)
        if refusal is None and open_to_all and scope["method"] == "OPTIONS":
            refusal = PlainTextResponse("", status_code=204)
        await (refusal or self._app)(scope, receive, strict)

    def _refusal(self, headers: Headers, scope: Scope) -> PlainTextResponse | None:
        if headers.getlist("host") != headers.getlist("host")[:1] or headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("this host is not served here; see `kg serve --allow-host`\n", status_code=421)
        if self._token is None or (scope["method"] == "OPTIONS" and self._cors):
            return None
        if hmac.compare_digest(_given(headers).encode(), self._token.encode()):
            return None
        asks = {"WWW-Authenticate": 'Basic realm="industry-kg", charset="UTF-8"'}
        return PlainTextResponse("a token is needed: Authorization: Bearer …\n", status_code=401, headers=asks)


def _given(headers: Headers) -> str:
    """Give the token of a request: as a bearer token, or as the password that a browser asks its user for."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""
