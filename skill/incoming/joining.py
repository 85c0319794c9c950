"""Orders whose source gives parts of them apart: which records are parts, of which order, and the order made whole."""

from collections.abc import Mapping
from typing import Any

from skill.incoming import shopify_bulk, sp_api_v0_items
from skill.incoming.shopify_bulk import Parts
from skill.incoming.texts import tidy


def whole_of(part: Mapping[str, Any]) -> str:
    """The id of what this is a part of; "" for what is no part."""
    return shopify_bulk.parent_of(part) or sp_api_v0_items.order_of(part)


def waits_as(order: Mapping[str, Any]) -> str:
    """The id by which parts may name this order; "" for one that is whole, and for anything else."""
    return shopify_bulk.id_of(order) or tidy(order.get("AmazonOrderId"))


def joined(order: Mapping[str, Any], parts: Parts) -> Mapping[str, Any]:
    """The order with its parts in it, as its reader knows them."""
    if shopify_bulk.id_of(order):
        return shopify_bulk.with_parts(order, parts)
    return sp_api_v0_items.with_items(order, parts(waits_as(order)))


def why_alone(part: Mapping[str, Any]) -> str:
    """What to tell of a part when none of the files has the order that it belongs to, and what to do."""
    if sp_api_v0_items.order_of(part):
        what, remedy = "these are the items of order", "name the file of the orders as well"
    else:
        what, remedy = "this is a part of", "give the whole file of the bulk operation, of orders"
    return f'{what} "{whole_of(part)[:80]}", which is in none of the files; {remedy}'
