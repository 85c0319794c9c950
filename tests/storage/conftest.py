"""The engines that the storage contract is run on, and an empty table on each for every test that wants one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from skill.storage.dynamodb import Connection, connect
from skill.storage.schema import create_table
from skill.tools.dynamodb_local import dynamodb_local
from skill.tools.engine import local_engine
from skill.tools.opening import TOOL_LIMITS
from tests.storage.tables import Table

NO_PROGRAM = Path("no-such-folder/dynoxide")


@dataclass(frozen=True)
class Engine:
    """A DynamoDB that answers."""

    name: str
    connection: Connection


@contextmanager
def dynoxide() -> Iterator[Connection]:
    """The default engine, in memory."""
    with local_engine(None) as running:
        yield running.connection


@contextmanager
def moto() -> Iterator[Connection]:
    """What serves where there is no build of the default engine."""
    with local_engine(None, NO_PROGRAM) as running:
        yield running.connection


STARTS = {"dynoxide": dynoxide, "moto": moto, "dynamodb-local": dynamodb_local}
JUDGE = pytest.param("dynamodb-local", marks=pytest.mark.dynamodb_local)


@pytest.fixture(scope="module", params=["dynoxide", "moto", JUDGE])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn. No longer than a module: moto keeps its tables in this process, and other tests use it."""
    with STARTS[request.param]() as connection:
        yield Engine(request.param, connection)


@pytest.fixture(scope="module")
def new_table(engine: Engine) -> Callable[[], Table]:
    """Makes empty tables."""
    client, names, sent = connect(engine.connection, TOOL_LIMITS), (f"table-{n}" for n in count()), list[str]()

    def note(request: Any, **_: Any) -> None:
        sent.append(request.headers["X-Amz-Target"].decode().rpartition(".")[2])

    def make() -> Table:
        create_table(client, name := next(names))
        return Table(engine.name, client, name, sent)

    client.meta.events.register("before-send.dynamodb", note)
    return make


@pytest.fixture
def table(new_table: Callable[[], Table]) -> Table:
    """An empty table."""
    return new_table()
