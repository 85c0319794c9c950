"""Starts or joins a local DynamoDB engine and says how to reach it. Nothing else knows which engine answers."""

import http.client
import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from skill.storage.dynamodb import Connection

DATABASE, LOCAL_TABLE = "careline.db", "careline"  # the file in the data folder, and the one table in it
NODE_MODULES = Path(__file__).parents[2] / "node_modules"


@dataclass(frozen=True, slots=True)
class Running:
    """An engine that answers. `notice` is one line a person should read, or None."""

    connection: Connection
    keeps_data: bool
    notice: str | None = None


@contextmanager
def local_engine(data_dir: Path | None, program: Path | None = None) -> Iterator[Running]:
    """A local engine for as long as the context is open: on the data in `data_dir`, or in memory where that is None.

    Programs that name the same folder share one engine; it stops when the last of them has ended, whoever started
    it and however they end (see engine_folder). `program` is dynoxide, by default the one npm installed; where it is
    missing, moto serves from this process's memory instead (one at a time), and the notice says so.
    Raises SettingsError for a folder that can't be used.
    """
    program = program or installed_dynoxide()
    if not program.is_file():
        with _moto() as port:
            yield Running(connection_to(port), keeps_data=False, notice=_goes_with_it(data_dir, program))
    elif data_dir is None:
        with TemporaryDirectory(prefix="careline-") as folder, _dynoxide(program, Path(folder)) as port:
            yield Running(connection_to(port), keeps_data=False)
    else:
        with _dynoxide(program, data_dir, "--db-path", str(data_dir.absolute() / DATABASE)) as port:
            yield Running(connection_to(port), keeps_data=True)


def installed_dynoxide() -> Path:
    """Where npm puts dynoxide's build for this machine, whether there is one or not."""
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
    return NODE_MODULES / "@dynoxide" / f"{sys.platform}-{machine}" / "dynoxide"


def connection_to(port: int) -> Connection:
    """The way to a local engine: loopback, and made-up credentials so that nobody's real ones are ever sent there."""
    return Connection(f"http://127.0.0.1:{port}", access_key="careline", secret_key="careline", region="us-east-1")  # noqa: S106 - made up


@contextmanager
def _dynoxide(program: Path, folder: Path, *options: str) -> Iterator[int]:
    from skill.tools.engine_folder import engine_in  # needs POSIX locks

    command = [str(program.absolute()), "--host", "127.0.0.1", "--port", "{port}", *options]
    with engine_in(folder, command, mark="listening") as port:
        yield port


@contextmanager
def _moto() -> Iterator[int]:
    from moto.dynamodb.models.table import LocalSecondaryIndex
    from moto.server import ThreadedMotoServer

    log = logging.getLogger("werkzeug")
    level = log.level
    log.setLevel(logging.CRITICAL)  # it would print a line to stderr for every request
    whole_items = patch.object(LocalSecondaryIndex, "project", lambda _index, item: item)
    whole_items.start()  # moto gives what the index holds; DynamoDB fetches from the table what it lacks
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    port = server.get_host_and_port()[1]
    try:
        yield port
    finally:
        reset = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        reset.request("POST", "/moto-api/reset")  # its tables belong to the process, not to the server
        reset.getresponse().read()
        reset.close()
        server.stop()
        whole_items.stop()
        log.setLevel(level)


def _goes_with_it(data_dir: Path | None, program: Path) -> str | None:
    if data_dir is None:
        return None
    return (
        f"No local engine for {program.parent.name} is installed (npm ci brings it, where there is a build), "
        "so the shop is kept in memory and goes when this program ends."
    )
