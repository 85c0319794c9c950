"""When an order's item may be written over another: by the source's own last change. No requests are made here."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from skill.storage.codec import Item, text
from skill.storage.order_items import SEEN, WHOLE

# What stood there comes back either way: DynamoDB takes nothing for it.
STATE = ("body", WHOLE, SEEN)  # what makes two items the same state of an order
OLD: Mapping[str, str] = MappingProxyType({"ReturnValues": "ALL_OLD", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"})


class Outcome(StrEnum):
    """What became of an order that was to be stored."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    OLDER = "older"


def put_if_newer(item: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of PutItem, but for the table: there is none yet, or the stored one is an older state.

    A stored state of which nobody knows when it was is older than any of which somebody does.
    """
    seen = text(item, SEEN)
    if not seen:
        return {"Item": item, "ConditionExpression": "attribute_not_exists(pk)", **OLD}
    return {
        "Item": item,
        "ConditionExpression": "attribute_not_exists(pk) OR attribute_not_exists(seen) OR seen < :seen",
        "ExpressionAttributeValues": {":seen": {"S": seen}},
        **OLD,
    }


def put_instead(item: Mapping[str, Any], of: Mapping[str, Any]) -> dict[str, Any]:
    """The same for an item in place of one that was read, and is there still as it was."""
    same = {f":{name}": of[name] for name in STATE if name in of}
    there = " AND ".join(f"{name} = :{name}" if name in of else f"attribute_not_exists({name})" for name in STATE)
    return {"Item": item, "ConditionExpression": there, "ExpressionAttributeValues": same, **OLD}


def why_not(item: Item, stored: Item) -> Outcome | None:
    """Why `stored` stands in the way of the item; None when the item may be written over it."""
    if text(stored, SEEN) > text(item, SEEN):
        return Outcome.OLDER
    same = all(item.get(name) == stored.get(name) for name in ("v", *STATE))
    return Outcome.UNCHANGED if same else None
