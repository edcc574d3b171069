"""Pages from the web, only where somebody asked for it: http and https, within limits of size and time."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg import __version__
from kg.errors import InputError
from kg.read import limits
from kg.read.parsed import Item

_CHUNK = 1 << 16
_remedy = "check the address in a browser"


def fetch(address: str) -> Item:
    """Load one address."""
    asked = address
    began = time.monotonic()
    for _ in range(limits.REDIRECTS + 1):
        _check(address, asked)
        answer = _open(address, asked)
        with answer:
            if answer.status in {301, 302, 303, 307, 308} and (onward := answer.headers.get("Location")):
                address = urljoin(address, onward)
                continue
            if answer.status != 200:
                raise InputError(asked, f"the server answers {answer.status}", _remedy)
            declared = answer.headers.get_content_charset()
            return Item(name=address, source=address, stream=io.BytesIO(_body(answer, asked, began)), declared=declared)
    raise limits.too_much(asked, "it leads on and on", f"{limits.REDIRECTS} redirects", _remedy)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leave redirects to us: each is checked before it is followed."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow none."""


def _open(address: str, asked: str) -> Any:
    request = urllib.request.Request(address, headers={"User-Agent": f"industry-kg/{__version__}", "Accept": "*/*"})  # noqa: S310 - _check lets only http and https through
    handlers = (_NoRedirect(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler())
    try:
        return urllib.request.build_opener(*handlers).open(request, timeout=limits.FETCH_SECONDS / 2)
    except urllib.error.HTTPError as error:
        if error.code in {301, 302, 303, 307, 308}:
            return error
        with error:
            raise InputError(asked, f"the server answers {error.code}", _remedy) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(asked, f"it cannot be reached ({reason})", _remedy) from error


def _body(answer: Any, asked: str, began: float) -> bytes:
    data = bytearray()
    try:
        while chunk := answer.read1(_CHUNK):
            data += chunk
            if len(data) > limits.PAGE_BYTES:
                raise limits.too_much(asked, "it is too large", limits.PAGE_BYTES, "load it yourself and give the file")
            if time.monotonic() - began > limits.FETCH_SECONDS:
                raise limits.too_much(asked, "it comes too slowly", f"{limits.FETCH_SECONDS:g} seconds", _remedy)
    except (OSError, http.client.HTTPException) as error:
        raise InputError(asked, f"loading it broke off ({error})", _remedy) from error
    return bytes(data)


def _check(address: str, asked: str) -> None:
    """Let only the web through; a page out there may not send us to machines of the network that we are in."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(asked, "it is no address on the web", _remedy) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise InputError(asked, f"it leads to {parts.scheme or 'no'} address", "give an address with http or https")
    if address != asked and not _is_inside(urlsplit(asked).hostname or "", None) and _is_inside(host, port):
        raise InputError(asked, "it leads into this machine's own network", _remedy)


def _is_inside(host: str, port: int | None) -> bool:
    try:
        found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)
