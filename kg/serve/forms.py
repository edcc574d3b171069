"""Media types: which form of an answer a client wants, from its Accept header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ROWS: Mapping[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json", "text/javascript", "application/javascript"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Forms of rows and of yes or no; the first media type of each is the one that is sent."""

GRAPHS: Mapping[str, tuple[str, ...]] = {
    "turtle": ("text/turtle", "application/x-turtle", "text/n3"),
    "ntriples": ("application/n-triples", "text/plain"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
    "jsonld": ("application/ld+json", "application/json"),
}
"""Forms of triples."""


def accepted(header: str, forms: Mapping[str, Sequence[str]]) -> str | None:
    """Give the form that a client likes best, or None if it takes none of them."""
    best: tuple[float, int, str] | None = None
    wishes = [_wish(part) for part in (header or "*/*").split(",") if part.strip()]
    for rank, (form, types) in enumerate(forms.items()):
        for place, one in enumerate(types):
            fits = [(wish.count("*"), -quality) for wish, quality in wishes if _matches(wish, one)]
            if not fits:
                continue
            stars, less = min(fits)  # the most exact wish decides, as RFC 9110 has it
            score = (-less - stars * 1e-6, -(rank + 10 * (place > 0)), form)
            if less < 0 and (best is None or score > best):
                best = score
    return best[2] if best else None


def media_type(form: str) -> str:
    """Give the media type to send."""
    types = (ROWS.get(form) or GRAPHS[form])[0]
    return f"{types}; charset=utf-8"


def wants_html(header: str) -> bool:
    """Say whether a client is a browser that looks for a page."""
    return accepted(header, {"other": ("application/x-none",), "html": ("text/html",), **GRAPHS, **ROWS}) == "html"


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                quality = float(parameter[2:])
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _matches(wish: str, media: str) -> bool:
    return wish in {"*/*", media} or (wish.endswith("/*") and media.startswith(wish[:-1]))
