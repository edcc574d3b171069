"""Options of the commands that speak to a triple store elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.config import Settings
from kg.store.remote import Remote

_Command = TypeVar("_Command", bound=Callable[..., Any])


def credentials(command: _Command) -> _Command:
    """Add what a store may want to see."""
    for option in (
        click.option("--user", metavar="NAME:PASSWORD", help="Who asks, there; or KG_USER in the environment."),
        click.option("--token", metavar="T", help="Token to show there; or KG_TOKEN in the environment."),
    ):
        command = option(command)
    return command


def remote(url: str, token: str | None, user: str | None) -> Remote:
    """Name a store elsewhere, with the credentials of the options or else of the environment."""
    settings = Settings.read(Path("kg.toml"), os.environ, {})
    if token or user:
        return Remote(url=url, token=token or "", user=user or "")
    return Remote(url=url, token=settings.token, user=settings.user)
