"""An empty table on the default engine for every test that wants one."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from skill.storage.dynamodb import connect
from skill.storage.schema import create_table
from skill.tools.engine import local_engine
from skill.tools.opening import TOOL_LIMITS
from tests.storage.tables import Table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

NAMES = (f"orders-{n}" for n in count())


@pytest.fixture(scope="session")
def client() -> "Iterator[DynamoDBClient]":
    with local_engine(None) as running:
        yield connect(running.connection, TOOL_LIMITS)


@pytest.fixture
def table(client: "DynamoDBClient") -> Iterator[Table]:
    """An empty table that notes what is sent to it."""
    create_table(client, name := next(NAMES))
    sent = list[str]()

    def note(request: Any, **_: Any) -> None:
        sent.append(request.headers["X-Amz-Target"].decode().rpartition(".")[2])

    client.meta.events.register("before-send.dynamodb", note)
    yield Table("dynoxide", client, name, sent)
    client.meta.events.unregister("before-send.dynamodb", note)
