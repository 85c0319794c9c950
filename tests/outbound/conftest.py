"""An empty table on the default engine, and an outlet that remembers what it was sent."""

from collections.abc import Iterator
from itertools import count

import pytest

from skill.outbound.delivery import Delivery
from skill.storage.dynamodb import Connection, connect
from skill.storage.outbox_store import OutboxStore
from skill.storage.schema import create_table
from skill.tools.engine import local_engine
from skill.tools.opening import TOOL_LIMITS
from tests.outbound.outlets import Remembers
from tests.storage.tables import Table


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    """The default engine, in memory."""
    with local_engine(None) as running:
        yield running.connection


@pytest.fixture(scope="module")
def names() -> Iterator[str]:
    """Names that no other table has."""
    return (f"outbox-{n}" for n in count())


@pytest.fixture
def table(connection: Connection, names: Iterator[str]) -> Table:
    """An empty table."""
    client = connect(connection, TOOL_LIMITS)
    create_table(client, name := next(names))
    return Table("the default engine", client, name, [])


@pytest.fixture
def outlet() -> Remembers:
    """Takes everything until told otherwise."""
    return Remembers()


@pytest.fixture
def delivery(table: Table, outlet: Remembers) -> Delivery:
    """From that table to that outlet."""
    return Delivery(OutboxStore(table.client, table.name), outlet)
