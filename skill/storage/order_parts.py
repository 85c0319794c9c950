"""The parts of long orders in the table: put before its own item names them, gone when it no longer does."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from skill.domain.orders import Order
from skill.storage import keys, order_items
from skill.storage.codec import Item, text
from skill.storage.dynamodb import translated
from skill.storage.order_items import PARTS, WHOLE
from skill.storage.queries import key_of, query

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def key_in(own: Item) -> keys.Key:
    """Where an order's own item is."""
    return keys.Key(text(own, keys.PARTITION), text(own, keys.SORT))


def put(client: "DynamoDBClient", table: str, parts: Iterable[Mapping[str, Any]]) -> None:
    """Puts parts that no item names yet, or that are there already. Raises StorageFault."""
    for part in parts:
        with translated():
            client.put_item(TableName=table, Item=part)


def whole(client: "DynamoDBClient", table: str, own: Item) -> Order:
    """All of the order of which this is its own item. Raises StorageFault, ItemCorrupt where a part is missing."""
    begin = keys.order_parts(key_in(own))
    return order_items.whole(own, query(client, table, begin.pk, begin.sk) if text(own, PARTS) else ())


def forget(client: "DynamoDBClient", table: str, own: Item, instead: Item | None = None) -> None:
    """Takes the parts of that state away, unless the item that is there `instead` names the very same ones."""
    if instead is not None and text(instead, WHOLE) == text(own, WHOLE):
        return
    for number in range(1, int(text(own, PARTS) or 0) + 1):
        with translated():
            client.delete_item(TableName=table, Key=key_of(keys.order_part(key_in(own), text(own, WHOLE), number)))
