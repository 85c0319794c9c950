"""What a decision changes, as the requests of the one transaction that makes it true and tells the shop of it."""

from collections.abc import Mapping
from typing import Any, assert_never

from skill.domain.tickets import Ticket, bounded
from skill.intents.effects import BookCallBack, ChangeReturn, Effect, OpenTicket, RequestCancellation, StartReturn
from skill.outbound.telling import event_of
from skill.storage import items, outbox_items, ticket_items
from skill.storage.codec import Item, text

NOT_THERE: Mapping[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}


def puts(customer_id: str, effect: Effect) -> tuple[dict[str, Any], ...]:
    """The arguments of each Put, but for the table: the record on its condition first, then what goes with it.

    The record's key is the natural one, so there can't be two of a thing; the last is the event for the shop.
    """
    if isinstance(effect, OpenTicket):
        effect = OpenTicket(bounded(effect.ticket), effect.instead_of)
    aside = effect.instead_of if isinstance(effect, OpenTicket | BookCallBack) else None
    moved = ({"Item": ticket_items.case(customer_id, aside)},) if aside else ()
    return (
        _record(customer_id, effect),
        *moved,
        {"Item": outbox_items.item(customer_id, event_of(customer_id, effect))},
    )


def _record(customer_id: str, effect: Effect) -> dict[str, Any]:
    match effect:
        case StartReturn(placed_at, record):
            return {"Item": items.return_item(customer_id, placed_at, record), **NOT_THERE}
        case RequestCancellation(placed_at, wish):
            return {"Item": items.cancellation_item(customer_id, placed_at, wish), **NOT_THERE}
        case ChangeReturn(placed_at, record, was):
            return {"Item": items.return_item(customer_id, placed_at, record), **_still(status=was)}
        case OpenTicket(ticket, instead_of):
            return {"Item": ticket_items.ticket(customer_id, ticket), **_in_place_of(instead_of)}
        case BookCallBack(call_back, instead_of):
            there = _still(nonce=instead_of.nonce) if instead_of else NOT_THERE
            return {"Item": ticket_items.call_back(customer_id, call_back), **there}
    assert_never(effect)


def _in_place_of(ticket: Ticket | None) -> Mapping[str, Any]:
    """Nothing is there, or that ticket and as it was read: else what an event did to it would be lost."""
    return _still(nonce=ticket.nonce, status=ticket.status) if ticket else NOT_THERE


def _still(**held: str) -> Mapping[str, Any]:
    """What stands there has these values."""
    return {
        "ConditionExpression": " AND ".join(f"#{name} = :{name}" for name in held),
        "ExpressionAttributeNames": {f"#{name}": name for name in held},
        "ExpressionAttributeValues": {f":{name}": {"S": value} for name, value in held.items()},
    }


def is_own(stored: Item, own: Mapping[str, Any]) -> bool:
    """True when what stands in the way was put there by the same confirmation."""
    return bool(text(own, "nonce")) and text(stored, "nonce") == text(own, "nonce")
