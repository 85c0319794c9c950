"""Answers of SP-API's getOrderItems (Orders v0), which hold the items of one order apart from it, joined with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from skill.incoming.json_values import listed
from skill.incoming.texts import tidy


def order_of(items: Mapping[str, Any]) -> str:
    """Whose items an answer of getOrderItems holds, by AmazonOrderId; "" for anything else."""
    is_answer = "OrderItems" in items and "PurchaseDate" not in items and "OrderStatus" not in items
    return tidy(items.get("AmazonOrderId")) if is_answer else ""


def with_items(order: Mapping[str, Any], answers: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The order with the items of all these pages; an item that comes again is the last of its id.

    NextToken stays when every page names a next one, so that the last of them is missing.
    """
    pages = list(answers)
    if not pages:
        return order
    items = [item for held in (order, *pages) for item in listed(held.get("OrderItems"))]
    tokens = [page.get("NextToken") for page in pages]
    return {**order, "OrderItems": _each_once(items), "NextToken": tokens[-1] if all(tokens) else None}


def _each_once(items: list[Any]) -> list[Any]:
    by_id: dict[object, Any] = {}
    for place, item in enumerate(items):
        name = tidy(item.get("OrderItemId")) if isinstance(item, Mapping) else ""
        by_id[name or place] = item
    return list(by_id.values())
