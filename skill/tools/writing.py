"""Writes many items into a table that may be busy: what it does not take is sent again, with pauses that grow."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from skill.errors import StorageThrottled
from skill.storage.dynamodb import translated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BATCH, TRANSACTION = 25, 100  # what BatchWriteItem and TransactWriteItems take at most
TRIES = 10  # of one batch; the pauses between them double from FIRST_PAUSE on, up to LONGEST_PAUSE
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds
Pause = Callable[[float], None]


def patiently(seconds: float) -> None:
    """A pause of a random part of these seconds, so that many who were refused together don't come back together."""
    time.sleep(random.uniform(0, seconds))  # noqa: S311 nothing secret


def put_all(client: "DynamoDBClient", table: str, rows: Sequence[dict[str, Any]], pause: Pause) -> None:
    """Put these items, in any order. Raises StorageFault."""
    for part in _parts(rows, BATCH):
        _until_taken(partial(_put, client, table), part, pause)


def delete_all(client: "DynamoDBClient", table: str, keys: Sequence[dict[str, Any]], pause: Pause) -> None:
    """Take away what has these keys, in any order. Raises StorageFault."""
    for part in _parts(keys, BATCH):
        _until_taken(partial(_delete, client, table), part, pause)


def change_all(client: "DynamoDBClient", changes: Sequence[dict[str, Any]], pause: Pause) -> None:
    """Make these changes in their order, a hundred at a time in one step. Raises StorageFault."""
    for part in _parts(changes, TRANSACTION):
        _until_taken(partial(_change, client), part, pause)


def _until_taken(send: Callable[[list[Any]], list[Any]], waiting: list[Any], pause: Pause) -> None:
    """Sends until nothing is left; what was not taken goes again after a pause. Raises StorageThrottled."""
    for sent in range(TRIES):
        if sent:
            pause(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (sent - 1)))
        waiting = send(waiting)
        if not waiting:
            return
    raise StorageThrottled(f"the table did not take {len(waiting)} items, sent {TRIES} times")


def _put(client: "DynamoDBClient", table: str, rows: list[Any]) -> list[Any]:
    """Sends once; returns the rows that the table did not take."""
    left = _write(client, table, [{"PutRequest": {"Item": item}} for item in rows])
    return [request["PutRequest"]["Item"] for request in left]


def _delete(client: "DynamoDBClient", table: str, rows: list[Any]) -> list[Any]:
    """The same for keys of what goes."""
    left = _write(client, table, [{"DeleteRequest": {"Key": key}} for key in rows])
    return [request["DeleteRequest"]["Key"] for request in left]


def _write(client: "DynamoDBClient", table: str, requests: list[Any]) -> list[Any]:
    try:
        with translated():
            return [*client.batch_write_item(RequestItems={table: requests})["UnprocessedItems"].get(table, [])]
    except StorageThrottled:
        return requests


def _change(client: "DynamoDBClient", changes: list[Any]) -> list[Any]:
    """All of these changes or none; returns them when the table could not take them yet."""
    try:
        with translated():
            client.transact_write_items(TransactItems=changes)
            return []
    except StorageThrottled:
        return changes


def _parts(whole: Sequence[Any], size: int) -> Iterator[list[Any]]:
    return (list(whole[start : start + size]) for start in range(0, len(whole), size))
