"""The description of the JSON API in OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from kg import __version__


def _parameter(name: str, words: str, *, kind: str = "string", required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "description": words, "schema": {"type": kind}}


def _answer(schema: str) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    return {
        "200": {"description": "The answer.", "content": {"application/json": {"schema": reference}}},
        "400": {"description": "The request cannot be understood.", **error},
        "404": {"description": "The graph does not hold that.", **error},
        "503": {"description": "Too busy, or a new build is being taken up; see Retry-After.", **error},
    }


_KEY = "The end of an IRI after …/id/, as person/安筱鹏"
_NUMBERS = {"type": "array", "items": {"type": "array"}}

OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "industry-kg",
        "version": __version__,
        "description": "Reads a knowledge graph; changes nothing.",
    },
    "paths": {
        "/api/start": {"get": {"summary": "Labels of terms, and prefixes for queries", "responses": _answer("Start")}},
        "/api/overview": {
            "get": {"summary": "The whole graph, as far as it can be drawn", "responses": _answer("Block")}
        },
        "/api/around": {
            "get": {
                "summary": "What stands around a thing, claim, relation, post, document or community",
                "parameters": [
                    _parameter("of", _KEY, required=True),
                    _parameter("and", "A second thing: only what ties the two"),
                    _parameter("limit", "How many neighbours, up to 300", kind="integer"),
                ],
                "responses": _answer("Block"),
            }
        },
        "/api/ties": {
            "post": {
                "summary": "The edges among up to 1,000 things",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"type": "array", "items": {"type": "string"}}}},
                },
                "responses": _answer("Edges"),
            }
        },
        "/api/search": {
            "get": {
                "summary": "Suggestions for a beginning in 汉字, pinyin, initials or Latin letters",
                "parameters": [
                    _parameter("q", "What was typed", required=True),
                    _parameter("limit", "How many, up to 100", kind="integer"),
                ],
                "responses": _answer("Found"),
            }
        },
        "/api/document": {
            "get": {
                "summary": "The text of a document; offsets of passages count its code points",
                "parameters": [_parameter("key", _KEY, required=True)],
                "responses": _answer("Document"),
            }
        },
    },
    "components": {
        "schemas": {
            "Error": {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]},
            "Start": {
                "type": "object",
                "properties": {"terms": {"type": "object"}, "prefixes": {"type": "object"}},
                "required": ["terms", "prefixes"],
            },
            "Block": {
                "type": "object",
                "description": "Rows that point at each other by number, in the order of kg/view/content.py.",
                "properties": {
                    **dict.fromkeys(("things", "relations", "posts", "claims", "passages", "documents"), _NUMBERS),
                    "terms": {"type": "object", "description": "Labels of terms in zh and en"},
                    "network": {
                        "type": "object",
                        "description": "nodes: id, size, x, y, and days where nothing ties it; edges: from, to, items (predicate, kind, first, last, how many)",
                    },
                },
                "required": ["things", "relations", "posts", "claims", "passages", "documents", "network"],
            },
            "Edges": {"type": "object", "properties": {"edges": _NUMBERS}, "required": ["edges"]},
            "Found": {
                "type": "object",
                "properties": {"found": {"type": "array", "items": {"$ref": "#/components/schemas/Suggestion"}}},
                "required": ["found"],
            },
            "Suggestion": {
                "type": "object",
                "properties": {
                    "key": {"type": "string"},
                    "type": {"type": "string"},
                    "label": {"type": "string"},
                    "names": {"type": "array", "items": {"type": "string"}},
                    "apart": {
                        "type": "string",
                        "description": "What tells it from others of its type and label, or empty",
                    },
                    "ties": {"type": "integer"},
                },
                "required": ["key", "type", "label", "names", "apart", "ties"],
            },
            "Document": {
                "type": "object",
                "properties": {
                    "key": {"type": "string"},
                    "title": {"type": ["string", "null"]},
                    "text": {"type": "string"},
                },
                "required": ["key", "title", "text"],
            },
        }
    },
}
