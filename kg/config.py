"""Where shipped data lies, and the settings of a run; the only module that knows paths of our own."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import UsageError

_HERE = Path(__file__).resolve().parent
_DATA = ("packs", "queries", "samples", "models")
_INSTALLED = {"ontology": _HERE / "_ontology", **{name: _HERE / "_data" / name for name in _DATA}}
_CHECKOUT = {"ontology": _HERE.parent / "ontology", **{name: _HERE.parent / "data" / name for name in _DATA}}
_TRUE = frozenset(("1", "true", "yes", "on"))
_FALSE = frozenset(("0", "false", "no", "off"))


def shipped(name: str) -> Path:
    """Give the folder of shipped data (ontology, packs, queries, samples or models), installed or in a checkout."""
    folder = _INSTALLED[name]
    return folder if folder.is_dir() else _CHECKOUT[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run goes: `kg.toml` in the working folder, over it the environment (`KG_JOBS=4`), over it the options."""

    packs: tuple[str, ...] = ("ai",)
    jobs: int = 1
    engine: str = "local"
    master: str = ""
    conf: tuple[str, ...] = ()
    lexicon: bool = True
    strict: bool = False
    columns: tuple[str, ...] = ()
    fetch: bool = False
    token: str = ""
    user: str = ""

    @classmethod
    def read(cls, file: Path, environment: Mapping[str, str], options: Mapping[str, Any]) -> Settings:
        """Read the settings; an option that is None was not given, and an unknown key is an error with the nearest."""
        given: dict[str, Any] = {}
        if file.is_file():
            for key, value in _toml(file).items():
                given[key] = _checked(f"{file}: {key}", _known(key, str(file)), value)
        for variable, text in environment.items():
            if variable.startswith("KG_"):
                name = _known(variable.removeprefix("KG_").lower(), f"the environment ({variable})")
                given[name] = _checked(f"environment variable {variable}", name, _parsed(name, text))
        for name, value in options.items():
            if value is not None:
                given[name] = _checked(f"--{name}", name, value)
        return cls(**given)


def _names() -> list[str]:
    return [field.name for field in fields(Settings)]


def _known(key: str, where: str) -> str:
    if key in _names():
        return key
    near = difflib.get_close_matches(key, _names(), n=1)
    hint = f"did you mean {near[0]}?" if near else f"settings are {', '.join(_names())}"
    raise UsageError(f"{where}: there is no setting {key}; {hint}")


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}; correct the file") from error


def _parsed(name: str, text: str) -> Any:
    """Turn the text of an environment variable into what the setting holds, or leave it to be refused."""
    default = getattr(Settings(), name)
    if isinstance(default, bool) and text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    if isinstance(default, int) and not isinstance(default, bool) and text.isdecimal():
        return int(text)
    if isinstance(default, tuple):
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _checked(where: str, name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    if isinstance(default, tuple):
        if isinstance(value, (list, tuple)) and value and all(isinstance(part, str) for part in value):
            return tuple(dict.fromkeys(value))
        raise UsageError(f"{where} must be a list of names, not {value!r}")
    if type(value) is not type(default) or (name == "jobs" and value < 1):
        what = {bool: "true or false", int: "a whole number from 1", str: "a word"}[type(default)]
        raise UsageError(f"{where} must be {what}, not {value!r}")
    return value
