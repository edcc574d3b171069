"""How judgements on who is who are written."""

from __future__ import annotations

from kg.model import Judgement


def reasons(one: Judgement) -> str:
    """Write what speaks for and against, the weightiest first."""
    said = ", ".join(f"{name} {weight:+g}" for name, weight in sorted(one.reasons, key=lambda r: (-abs(r[1]), r[0])))
    return f"{one.score:g}: {said or 'nothing but a block in common'}" + (f"; a person said {one.by}" if one.by else "")
