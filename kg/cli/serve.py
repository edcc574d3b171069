"""The command that puts a knowledge base on the web: explorer, JSON API and SPARQL endpoint."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import uvicorn

from kg.errors import UsageError
from kg.serve.app import create
from kg.serve.limits import Limits
from kg.store.folder import Folder


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--token", metavar="T", help="What clients must show; needed beyond this machine.")
@click.option("--allow-host", "more_hosts", multiple=True, metavar="NAME[:PORT]", help="Also answer to this name.")
@click.option("--cors", is_flag=True, help="Let pages of other sites query /sparql.")
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1), help="Time of one query.")
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="Rows of one answer.")
def serve_command(
    folder: Path,
    *,
    host: str,
    port: int,
    token: str | None,
    more_hosts: tuple[str, ...],
    seconds: float,
    rows: int,
    cors: bool,
) -> None:
    """Serve an explorer for browsers, a JSON API and a read-only SPARQL 1.1 endpoint at /sparql.

    Example: kg serve kb --port 8000
    """
    Folder.open(folder)
    if not _loopback(host) and not token:
        raise UsageError(f"{host} can be reached from other machines; give --token T, which clients must then show")
    with _bound(host, port) as listener:
        port = listener.getsockname()[1]
        hosts = [*_names(host, port), *(name for given in more_hosts for name in _with_port(given, port))]
        app = create(folder, hosts=hosts, token=token, cors=cors, limits=Limits(seconds=seconds, rows=rows))
        click.echo(f"http://{hosts[0]}/ explorer · /query editor · /sparql endpoint · /api; Ctrl-C ends it", err=True)
        config = uvicorn.Config(
            app,
            loop="asyncio",  # uvloop runs code between fork and exec, which can hang where other threads run
            server_header=False,
            access_log=False,
            log_level="warning",
            h11_max_incomplete_event_size=65536,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, so that asyncio sets TCP_NODELAY
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)  # who comes early waits
    except OSError as error:
        listener.close()
        reason = error.strerror or error
        raise UsageError(
            f"cannot listen at {host}:{port} ({reason}); give another --port, or 0 for a free one"
        ) from error
    return listener


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _names(host: str, port: int) -> list[str]:
    """List what a browser on this machine, or one that was told the address, writes into Host."""
    shown = f"[{host}]" if ":" in host else host
    near = ["localhost", "127.0.0.1", "[::1]"]
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104 - it is recognised here, not bound
    names = near if everywhere else [shown, *(near if _loopback(host) else [])]
    return [name for one in dict.fromkeys(names) for name in _with_port(one, port)]


def _with_port(name: str, port: int) -> Iterator[str]:
    has_port = name.rpartition(":")[2].isdigit() and not name.endswith("]")
    yield name if has_port else f"{name}:{port}"
    if not has_port and port == 80:
        yield name
