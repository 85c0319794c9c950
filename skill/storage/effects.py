"""What a decision changes, as the one conditional PutItem that makes it true."""

from collections.abc import Mapping
from typing import Any, assert_never

from skill.intents.effects import ChangeReturn, Effect, RequestCancellation, StartReturn
from skill.storage import items
from skill.storage.codec import Item, text

NOT_THERE = "attribute_not_exists(pk)"


def put(customer_id: str, effect: Effect) -> dict[str, Any]:
    """The arguments of PutItem, but for the table. The key is the natural one, so there can't be two of a thing."""
    match effect:
        case StartReturn(placed_at, record):
            return {"Item": items.return_item(customer_id, placed_at, record), "ConditionExpression": NOT_THERE}
        case RequestCancellation(placed_at, wish):
            return {"Item": items.cancellation_item(customer_id, placed_at, wish), "ConditionExpression": NOT_THERE}
        case ChangeReturn(placed_at, record, was):
            return {
                "Item": items.return_item(customer_id, placed_at, record),
                "ConditionExpression": "#status = :was",
                "ExpressionAttributeNames": {"#status": "status"},
                "ExpressionAttributeValues": {":was": {"S": was}},
            }
    assert_never(effect)


def is_own(stored: Item, own: Mapping[str, Any]) -> bool:
    """True when what stands in the way was put there by the same confirmation."""
    return bool(text(own, "nonce")) and text(stored, "nonce") == text(own, "nonce")
