"""The customer's file and the shop's file, each as the items it is stored in, and back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from skill.domain.contact import ContactPoint
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.returns import CancellationRequest, Return
from skill.domain.values import replace
from skill.errors import ItemCorrupt
from skill.storage import keys, order_items, ticket_items, versions
from skill.storage.codec import Item, by_sort_key, from_item, name_of, text, to_item

RETURN, CANCELLATION = "return", "cancellation"  # what `kind` beside a body says it is; an order has none
T = TypeVar("T")


def customer_items(file: CustomerFile) -> tuple[dict[str, Any], ...]:
    """All items of one customer's partition."""
    me, placed = file.customer_id, {order.number: order.placed_at for order in file.orders}
    profile = replace(file, orders=(), returns=(), cancellations=(), tickets=(), call_backs=(), has_older=False)
    return (
        to_item(keys.profile(keys.customer_partition(me)), profile),
        *(item for order in file.orders for item in order_items.items_of(me, order)),
        *(return_item(me, placed[r.line.order_number], r) for r in file.returns),
        *(cancellation_item(me, placed[c.order_number], c) for c in file.cancellations),
        *(ticket_items.ticket(me, ticket) for ticket in file.tickets),
        *(ticket_items.call_back(me, booked) for booked in file.call_backs),
    )


def return_item(customer_id: str, placed_at: datetime, record: Return) -> dict[str, Any]:
    """The item of a return of an order placed at that moment."""
    key = keys.return_of(customer_id, placed_at, record.line, record.number)
    beside = {"kind": RETURN, "status": record.status, "nonce": record.cancel_nonce or record.nonce}
    return to_item(key, record, **beside, **order_items.ending_of(record.line.order_number))


def cancellation_item(customer_id: str, placed_at: datetime, wish: CancellationRequest) -> dict[str, Any]:
    """The item of a wish to cancel an order placed at that moment."""
    key = keys.cancellation(customer_id, placed_at, wish.order_number)
    ending = order_items.ending_of(wish.order_number)
    return to_item(key, wish, kind=CANCELLATION, nonce=wish.nonce, **ending)


def shop_items(file: ShopFile) -> tuple[dict[str, Any], ...]:
    """All items of the shop's partition."""
    return (
        to_item(keys.profile(keys.shop_partition()), replace(file, policy_versions=(), contact_points=())),
        *(part for version in file.policy_versions for part in versions.items_of(version)),
        *(to_item(keys.contact(n), p) for n, p in enumerate(file.contact_points)),
    )


def customer_file(customer_id: str, items: Iterable[Item], *, has_older: bool = False) -> CustomerFile:
    """The file from its items, newest order first as they were read; unknown kinds of item are somebody else's.

    What belongs to an order that was not read, since the read ends before it, is left out with it. `has_older`: there
    may be more than was read.
    """
    by_kind = by_sort_key(items)
    profile = next((_with_zone(item, CustomerFile) for sk, item in by_kind if sk == keys.PROFILE), None)
    of_orders = [(text(item, "kind"), item) for sk, item in by_kind if sk.startswith(keys.ORDER_PREFIX)]
    orders = order_items.each_once(item for kind, item in of_orders if not kind)
    returns = (from_item(item, Return) for kind, item in of_orders if kind == RETURN)
    wishes = (from_item(item, CancellationRequest) for kind, item in of_orders if kind == CANCELLATION)
    numbers = {order.number for order in orders}
    tickets, call_backs = ticket_items.found(by_kind)
    return replace(
        profile or CustomerFile(customer_id),
        customer_id=customer_id,
        has_older=has_older,
        orders=orders,
        returns=tuple(record for record in returns if record.line.order_number in numbers),
        cancellations=tuple(wish for wish in wishes if wish.order_number in numbers),
        tickets=tickets,
        call_backs=call_backs,
    )


def shop_file(items: Iterable[Item]) -> ShopFile:
    """The shop's file from its items. Raises ItemCorrupt when there is no shop in the table."""
    by_kind = by_sort_key(items)
    profile = next((_with_zone(item, ShopFile) for sk, item in by_kind if sk == keys.PROFILE), None)
    if profile is None:
        raise ItemCorrupt("the table holds no shop: load one with `python -m skill import shop DIR`")
    if not profile.zone:
        raise ItemCorrupt("the stored shop has no time zone: load it again with `python -m skill import shop DIR`")
    published = versions.of([(sk, item) for sk, item in by_kind if sk.startswith(keys.POLICY_PREFIXES)])
    points = (_with_zone(item, ContactPoint) for sk, item in by_kind if sk.startswith(keys.CONTACT_PREFIX))
    return replace(profile, policy_versions=published, contact_points=tuple(points))


def _with_zone(item: Item, kind: type[T]) -> T:
    """`from_item`, and its time zone is one that exists."""
    value = from_item(item, kind)
    try:
        if zone := getattr(value, "zone", ""):
            ZoneInfo(zone)
    except (OSError, ValueError, KeyError) as error:
        raise ItemCorrupt(f"{name_of(item)} names a time zone that does not exist") from error
    return value
