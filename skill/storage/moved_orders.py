"""An order whose moment of purchase was corrected has another key: here the item under the former one goes.

Nothing of this is on the usual way: who writes asks for it only where an order is new and its customer was known.
"""

from typing import TYPE_CHECKING, Any

from skill.domain.orders import Order
from skill.errors import StorageConflict
from skill.storage import keys, order_parts
from skill.storage.codec import Item, from_item, text
from skill.storage.dynamodb import translated
from skill.storage.order_items import SEEN, is_same
from skill.storage.order_writes import Outcome
from skill.storage.queries import key_of, of_number, query

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

STEPS = 25  # changes in one transaction


def take_away_moved(client: "DynamoDBClient", table: str, own: Item) -> Outcome:
    """One of two items of the same order goes, the older state; with it goes nothing that a customer confirmed.

    OLDER when it was the one that was just written. Raises StorageFault.
    """
    outcome = Outcome.WRITTEN
    for other in _others(client, table, own):
        if text(other, SEEN) > text(own, SEEN):
            stays, goes, outcome = other, own, Outcome.OLDER
        else:
            stays, goes = own, other
        _move(client, table, goes, stays)
    return outcome


def _others(client: "DynamoDBClient", table: str, own: Item) -> list[Item]:
    """The items of the same order under other moments; what comes from another source only has the same number."""
    pk, sk = text(own, keys.PARTITION), text(own, keys.SORT)
    mine = from_item(own, Order)
    found = of_number(client, table, pk, mine.number)
    others = (row for row in found if not text(row, "kind") and text(row, keys.SORT) != sk)
    return [row for row in others if is_same(from_item(row, Order), mine)]


def _move(client: "DynamoDBClient", table: str, goes: Item, stays: Item) -> None:
    """What a customer confirmed moves first, then the item and its parts go; whoever reads between sees it all."""
    pk, old, new = text(goes, keys.PARTITION), text(goes, keys.SORT), text(stays, keys.SORT)
    beside = [row for row in query(client, table, pk, f"{old}#") if _is_beside(row, old)]
    for start in range(0, len(beside), STEPS):
        changes = [change for row in beside[start : start + STEPS] for change in _to(table, row, old, new)]
        with translated():
            client.transact_write_items(TransactItems=changes)
    try:
        _delete(client, table, goes)
    except StorageConflict:  # somebody brought a newer state of it: who did that looks for what moved, too
        return
    order_parts.forget(client, table, goes)


def _is_beside(row: Item, order: str) -> bool:
    """Whether the row belongs to the order of that sort key, not to one whose number begins with this one's."""
    return text(row, keys.SORT).removeprefix(order).startswith(keys.BESIDE_ORDER)


def _to(table: str, row: Item, old: str, new: str) -> tuple[Any, Any]:
    """The two changes that bring what stands beside the order under `old` to the one under `new`."""
    sk = text(row, keys.SORT)
    there = {**row, keys.SORT: {"S": new + sk.removeprefix(old)}}
    key = key_of(keys.Key(text(row, keys.PARTITION), sk))
    return {"Put": {"TableName": table, "Item": there}}, {"Delete": {"TableName": table, "Key": key}}


def _delete(client: "DynamoDBClient", table: str, item: Item) -> None:
    key = key_of(keys.Key(text(item, keys.PARTITION), text(item, keys.SORT)))
    how: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(seen)"}
    if seen := text(item, SEEN):
        how = {"ConditionExpression": "seen = :seen", "ExpressionAttributeValues": {":seen": {"S": seen}}}
    with translated():
        client.delete_item(TableName=table, Key=key, **how)
