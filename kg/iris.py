"""IRIs of things: pure functions of a thing's own evidence, with 汉字 as they are."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

from kg.vocabulary import THINGS

_UNSAFE = re.compile(r"[^\w.~!'()*,;=:@+-]|[%\\]")
_SEPARATOR = "\x1f"  # cannot stand in a name, so that ("ab", "c") and ("a", "bc") differ


def thing(kind: str, *keys: str) -> str:
    """Give the IRI of a thing of `kind` (person, company, document …) named by `keys`, each made safe."""
    return THINGS + "/".join(segment(part) for part in (kind, *keys))


def segment(text: str) -> str:
    """Write any text as one path segment: letters and 汉字 stay, everything unsafe is percent-encoded."""
    safe = _UNSAFE.sub(_encode, text)
    return safe.replace(".", "%2E") if safe in {".", ".."} else safe


def segments(iri: str) -> tuple[str, ...]:
    """Give back the kind and the keys of a thing's IRI."""
    return tuple(unquote(part) for part in iri.removeprefix(THINGS).split("/"))


def digest(*parts: object, length: int = 20) -> str:
    """Give a short content hash of several values, in hex."""
    joined = _SEPARATOR.join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))
