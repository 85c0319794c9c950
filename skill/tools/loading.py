"""Writes a shop's folder into the table. Tools only: the skill itself never writes these items."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from skill.storage import items, keys
from skill.storage.dynamodb import translated
from skill.tools.shop_folder import Demo, ShopFolder

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BATCH = 25  # BatchWriteItem's limit


def load(client: "DynamoDBClient", table: str, folder: ShopFolder) -> int:
    """Put the whole shop into the table; returns how many items were written. The shop's own old items go.

    Customers and orders are only ever added or replaced, never removed. Raises StorageFault.
    """
    written = [*items.shop_items(folder.shop), *(i for c in folder.customers for i in items.customer_items(c))]
    if folder.demo:
        written.append(items.to_item(keys.demo(), folder.demo))
    kept = {i["sk"]["S"] for i in written if i["pk"]["S"] == keys.shop_partition()}
    with translated():
        stale = [key for key in _shop_keys(client, table) if key["sk"]["S"] not in kept]
        _write(client, table, [{"PutRequest": {"Item": item}} for item in written])
        _write(client, table, [{"DeleteRequest": {"Key": key}} for key in stale])
    return len(written)


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


def _shop_keys(client: "DynamoDBClient", table: str) -> Iterable[dict[str, Any]]:
    pages = client.get_paginator("query").paginate(
        TableName=table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": keys.shop_partition()}},
        ProjectionExpression="pk, sk",
    )
    return (item for page in pages for item in page["Items"])


def _write(client: "DynamoDBClient", table: str, requests: list[Any]) -> None:
    """In batches; what the table could not take yet is sent again (boto3's client retries throttling itself)."""
    waiting = requests
    while waiting:
        answer = client.batch_write_item(RequestItems={table: waiting[:BATCH]})
        waiting = [*answer["UnprocessedItems"].get(table, []), *waiting[BATCH:]]
