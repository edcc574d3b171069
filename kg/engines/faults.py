"""What can be wrong with a cluster, each in one line with the remedy."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from pathlib import Path

from kg.engines.executor import REMEDY
from kg.errors import EngineError, InputError, UsageError

_JAVA = "install Java 17 or newer (on Debian or Ubuntu: apt-get install default-jre-headless), or set JAVA_HOME"
_ours = re.compile(r"kg\.errors\.\w+: (.+)")
_no_package = re.compile(r"ModuleNotFoundError: No module named '(\w+)")
_master = re.compile(r"local(?:\[[\d*]+(?:,\s*\d+)?\]|-cluster\[[\d\s,]+\])?$|yarn$|spark://|k8s://")
_ended = re.compile(r"Python worker (?:exited unexpectedly|failed to connect)|ExecutorLostFailure|EOFException")


def require_java() -> None:
    """Refuse to go on without Java."""
    home = os.environ.get("JAVA_HOME")
    if not (Path(home, "bin", "java").is_file() if home else shutil.which("java")):
        where = f"JAVA_HOME ({home}) holds none" if home else "there is none here"
        raise EngineError(f"Spark runs on Java, and {where}; {_JAVA}")


def require_master(master: str) -> None:
    """Refuse a master that cannot be: Spark itself would say so in pages, or try for a minute and then say little."""
    if master and not _master.match(master):
        raise UsageError(f"--master {master}: write it as local[4], spark://HOST:7077, yarn or k8s://https://HOST:6443")
    if master == "yarn" and not (os.environ.get("HADOOP_CONF_DIR") or os.environ.get("YARN_CONF_DIR")):
        raise EngineError("--master yarn: HADOOP_CONF_DIR must name the folder of the cluster's settings; set it")
    if not master.startswith("spark://"):
        return
    reasons = []
    for place in master.removeprefix("spark://").split(","):
        host, _, port = place.rpartition(":")
        try:
            with socket.create_connection((host.strip("[]"), int(port)), timeout=10):
                return
        except ValueError:
            raise UsageError(f"--master {master}: write it as spark://HOST:7077") from None
        except OSError as error:
            reasons.append(f"{place}: {error.strerror or error}")
    raise EngineError(
        f"the Spark master {master} cannot be reached ({'; '.join(reasons)}); check --master, and that it runs"
    )


def ended(error: BaseException) -> bool:
    """Say whether a process that read documents ended, and not their reading failed."""
    return _ended.search(_told(error)) is not None


def _told(error: BaseException) -> str:
    """Give all that an error of Spark says, with the traceback from the executor."""
    java = getattr(error, "java_exception", None)
    return f"{error}\n{java.toString()}" if java is not None else str(error)


def explained(error: BaseException, master: str) -> EngineError:
    """Say in one line what went wrong on the cluster."""
    told = _told(error)
    if found := _ours.search(told):
        return EngineError(found[1])
    if found := _no_package.search(told):
        return EngineError(f"the executors have no {'industry-kg' if found[1] == 'kg' else found[1]}; {REMEDY}")
    if "PYTHON_VERSION_MISMATCH" in told:
        return EngineError(f"the executors run another Python than the driver ({sys.version.split()[0]}); {REMEDY}")
    if "JAVA_GATEWAY_EXITED" in told or "UnsupportedClassVersionError" in told:
        return EngineError(f"Spark could not start (the lines above say why); {_JAVA}, and check --master {master}")
    return EngineError(
        f"Spark on {master or 'its own settings'} failed ({_reason(error)}); its log says more: --conf spark.log.level=INFO"
    )


def _reason(error: BaseException) -> str:
    """Give the innermost cause that Java names, or else the first line."""
    lines = [line.strip() for line in _told(error).splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith(("Caused by:", ": "))]
    return (causes[-1] if causes else lines[0] if lines else type(error).__name__).removeprefix(": ")[:300]


def unreadable(name: str, error: BaseException) -> InputError:
    """Refuse an input that Spark cannot read."""
    if "PATH_NOT_FOUND" in _told(error):
        return InputError(name, "there is no such file or folder", "check the address")
    return InputError(
        name, f"Spark cannot read it ({_reason(error)})", "check the address, and what Spark needs for it"
    )
