"""An order as the items it is stored in, and back: one item, and for a very long order its whole text in parts.

The order's own item never gets bigger than MOST_BYTES, so that what a turn reads stays bounded: of a longer order it
holds the first lines and the parcels that carry them. All of it is in the parts, where no turn looks. They are keyed by
a digest of what they are parts of, so that those of two states never mix: the order is what its own item names.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from skill.domain.orders import Order
from skill.domain.parcels import ParcelDelivery
from skill.domain.values import replace
from skill.errors import ItemCorrupt
from skill.storage import keys
from skill.storage.codec import Item, body_of, from_item, name_of, text, with_body

SEEN, PARTS, WHOLE = "seen", "parts", "whole"  # beside the body: the source's last change; how many parts; their digest
MOST_BYTES = 16 * 1024  # of an order's own item: some hundred lines
PART_CHARACTERS = 95_000  # of at most four bytes each; an item may have 400 KB


def items_of(customer_id: str, order: Order, seen_at: datetime | None = None) -> tuple[dict[str, Any], ...]:
    """The order's items, its own the last. `seen_at` is the source's last change, where that is not `updated_at`."""
    key = keys.order(customer_id, order.placed_at, order.number)
    return items_at(key, order, seen_text(seen_at or order.updated_at))


def items_at(key: keys.Key, order: Order, seen: str) -> tuple[dict[str, Any], ...]:
    """The same under that key, of a state that was `seen` (as the text beside the body) then; "" = nobody knows."""
    beside = {SEEN: seen} if seen else {}
    body, ending = body_of(order), ending_of(order.number)
    if len(body.encode()) <= MOST_BYTES:
        return (with_body(key, body, **beside, **ending),)
    texts = [body[start : start + PART_CHARACTERS] for start in range(0, len(body), PART_CHARACTERS)]
    digest = sha256(body.encode()).hexdigest()[:16]
    beside |= {WHOLE: digest, PARTS: str(len(texts))}
    of_key = (keys.order_part(key, digest, number) for number in range(1, len(texts) + 1))
    parts = (with_body(part, text_, **beside) for part, text_ in zip(of_key, texts, strict=True))
    return (*parts, with_body(key, body_of(_first_lines(order)), **beside, **ending))


def ending_of(number: str) -> dict[str, str]:
    """What an order, and all that stands beside it, has in the index; nothing where no digit or letter is."""
    ending = keys.ending(number)
    return {keys.ENDING: ending} if ending else {}


def whole(own: Item, parts: Iterable[Item]) -> Order:
    """All of the order of which this is its own item. Raises ItemCorrupt where a part is missing or another state's."""
    if not text(own, PARTS):
        return from_item(own, Order)
    found = [part for part in parts if text(part, WHOLE) == text(own, WHOLE)]
    if len(found) != int(text(own, PARTS)):
        raise ItemCorrupt(f"{name_of(own)} lacks parts; import the order again")
    body = "".join(text(part, "body") for part in sorted(found, key=lambda part: text(part, keys.SORT)))
    return from_item({**own, "body": {"S": body}}, Order)


def is_same(one: Order, other: Order) -> bool:
    """Whether two items of a customer's are one order: the same number, and not said to be of two sources."""
    return one.number == other.number and (one.source_id == other.source_id or not (one.source_id and other.source_id))


def each_once(found: Iterable[Item]) -> tuple[Order, ...]:
    """The orders of these items; the newer state of one that is there under two moments of purchase (moved_orders)."""
    states = [(text(item, SEEN), from_item(item, Order)) for item in found]
    if len({order.number for _, order in states}) == len(states):
        return tuple(order for _, order in states)
    newest_first = sorted(states, key=lambda state: state[0], reverse=True)
    kept: list[Order] = []
    for _, order in newest_first:
        kept += [] if any(is_same(order, one) for one in kept) else [order]
    return tuple(order for _, order in states if any(order is one for one in kept))


def seen_text(moment: datetime | None) -> str:
    """A moment (aware) so that later is greater, "" for none."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z" if moment else ""


def _first_lines(order: Order) -> Order:
    """The order with as many of its first lines as its own item takes."""
    least, most = 0, len(order.items)
    while least < most:
        lines = (least + most + 1) // 2
        least, most = (lines, most) if _fits(_with_lines(order, lines)) else (least, lines - 1)
    return _with_lines(order, least)


def _fits(order: Order) -> bool:
    return len(body_of(order).encode()) <= MOST_BYTES


def _with_lines(order: Order, lines: int) -> Order:
    kept = {item.line_id for item in order.items[:lines]}
    parcels = (_with_these(parcel, kept) for parcel in order.parcels)
    return replace(order, items=order.items[:lines], parcels=tuple(one for one in parcels if one.line_ids))


def _with_these(parcel: ParcelDelivery, kept: set[str]) -> ParcelDelivery:
    places = [place for place, line_id in enumerate(parcel.line_ids) if line_id in kept]
    held = [parcel.quantities[place] for place in places if place < len(parcel.quantities)]
    return replace(parcel, line_ids=tuple(parcel.line_ids[place] for place in places), quantities=tuple(held))
