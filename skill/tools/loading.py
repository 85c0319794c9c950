"""Writes a shop's folder into the table. Tools only: the skill itself never writes these items."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from skill.errors import StorageThrottled
from skill.storage import items, keys
from skill.storage.dynamodb import translated
from skill.tools.shop_folder import Demo, ShopFolder

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BATCH, TRANSACTION = 25, 100  # what BatchWriteItem and TransactWriteItems take at most
TRIES = 10  # of one batch; the pauses between them double from FIRST_PAUSE on, up to LONGEST_PAUSE
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds
Pause = Callable[[float], None]


def patiently(seconds: float) -> None:
    """A pause of a random part of these seconds, so that many who were refused together don't come back together."""
    time.sleep(random.uniform(0, seconds))  # noqa: S311 nothing secret


def load(client: "DynamoDBClient", table: str, folder: ShopFolder, pause: Pause = patiently) -> int:
    """Put the whole shop into the table; returns how many items were written. The shop's own old items go.

    The customers come first, the shop's own items last and in one transaction: whatever fails on the way, the former
    shop stands as it was (one of more than a hundred items old and new is replaced a hundred at a time). Customers and
    orders are only ever added or replaced, never removed. Raises StorageFault; loading again mends it.
    """
    people = [item for customer in folder.customers for item in items.customer_items(customer)]
    if folder.demo:
        people.append(items.to_item(keys.demo(), folder.demo))
    profile, *published = items.shop_items(folder.shop)
    shop = [*published, profile]  # until the profile is there, there is no shop
    for rows in _parts(people, BATCH):
        _until_taken(partial(_put, client, table), rows, pause)
    for changes in _parts(_shop_changes(client, table, shop), TRANSACTION):
        _until_taken(partial(_change, client), changes, pause)
    return len(people) + len(published) + 1


def is_empty(client: "DynamoDBClient", table: str) -> bool:
    """True when the table holds no shop."""
    with translated():
        return "Item" not in client.get_item(TableName=table, Key=_key(keys.profile(keys.shop_partition())))


def read_demo(client: "DynamoDBClient", table: str) -> Demo | None:
    """What the tools need to play the shop in the table; None for one that was loaded without customers."""
    with translated():
        found = client.get_item(TableName=table, Key=_key(keys.demo())).get("Item")
    return items.from_item(found, Demo) if found else None


def _key(key: keys.Key) -> dict[str, Any]:
    return {keys.PARTITION: {"S": key.pk}, keys.SORT: {"S": key.sk}}


def _shop_changes(client: "DynamoDBClient", table: str, shop: Sequence[dict[str, Any]]) -> list[Any]:
    """What makes the shop's partition hold these items and no others."""
    kept = [_key_of(item) for item in shop]
    with translated():
        stale = [key for key in _shop_keys(client, table) if key not in kept]
    puts = [{"Put": {"TableName": table, "Item": item}} for item in shop]
    return [*puts, *({"Delete": {"TableName": table, "Key": key}} for key in stale)]


def _shop_keys(client: "DynamoDBClient", table: str) -> Iterator[dict[str, Any]]:
    pages = client.get_paginator("query").paginate(
        TableName=table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": keys.shop_partition()}},
        ProjectionExpression="pk, sk",
        ConsistentRead=True,
    )
    return (_key_of(item) for page in pages for item in page["Items"])


def _key_of(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in (keys.PARTITION, keys.SORT)}


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
    try:
        with translated():
            requests: list[Any] = [{"PutRequest": {"Item": item}} for item in rows]
            left = client.batch_write_item(RequestItems={table: requests})["UnprocessedItems"].get(table, [])
            return [request["PutRequest"]["Item"] for request in left]
    except StorageThrottled:
        return rows


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
