"""The parcels of a schema.org Order: ParcelDelivery, what is in them, and when they come."""

from collections.abc import Iterable
from dataclasses import replace

from skill.domain.orders import OrderItem
from skill.domain.parcels import DeliveryStatus, ParcelDelivery, PickupPoint
from skill.incoming import schema_org_scans as scans
from skill.incoming.pieces import count
from skill.incoming.promises import Promise, promise
from skill.incoming.record import Record
from skill.incoming.schema_org_fields import name_of, own_id
from skill.incoming.schema_org_items import line_id_of, lines_of
from skill.incoming.texts import tidy


def parcels_of(order: Record, items: tuple[OrderItem, ...]) -> tuple[ParcelDelivery, ...]:
    """Those of the order, then those of single items. One that does not say what is in it holds what no other holds."""
    found = [_parcel(parcel, items, place) for place, parcel in enumerate(order.each("orderDelivery"), 1)]
    for place, line in enumerate(lines_of(order), 1):
        for parcel in line.each("orderDelivery"):
            found.append(_parcel(parcel, items, len(found) + 1, (line_id_of(line, place),)))
    taken = {line_id for _, parcel in found for line_id in parcel.line_ids}
    rest = tuple(item.line_id for item in items if item.line_id not in taken)
    return tuple(replace(parcel, line_ids=rest) if is_silent else parcel for is_silent, parcel in found)


def implied(order: Record, items: tuple[OrderItem, ...]) -> tuple[ParcelDelivery, ...]:
    """The one parcel of an order whose orderStatus alone says that it is on its way or there."""
    status = order.how.statuses.parcel("schema_org", order.text("orderStatus"))
    if status in (None, DeliveryStatus.PREPARING, DeliveryStatus.CANCELLED):
        return ()
    return (ParcelDelivery("1", tuple(item.line_id for item in items), status or DeliveryStatus.REPORTED),)


def _parcel(
    parcel: Record, items: tuple[OrderItem, ...], place: int, of_line: tuple[str, ...] = ()
) -> tuple[bool, ParcelDelivery]:
    """The parcel, and whether it is silent about what is in it."""
    line_ids, quantities = _contents(parcel, items)
    is_silent = not of_line and "itemShipped" not in parcel.held
    promised = _promise(parcel)
    status, reported = scans.status_of(parcel)
    return is_silent, ParcelDelivery(
        parcel_id=own_id(parcel) or parcel.identity("trackingNumber") or str(place),
        line_ids=line_ids or of_line,
        status=status,
        expected_arrival_until=promised.last,
        delivered_at=scans.delivered_at(parcel, status),
        shipped_at=parcel.moment("shippedAt"),
        carrier=name_of(parcel, "provider", "carrier"),
        tracking_number=parcel.identity("trackingNumber"),
        tracking_url=parcel.text("trackingUrl"),
        quantities=quantities,
        expected_arrival_from=promised.first,
        arrives_between=promised.hours,
        reported_status=reported,
        left_at=parcel.text("leftAt"),
        pickup=_pickup(parcel),
        scans=scans.scans_of(parcel),
    )


def _contents(parcel: Record, items: Iterable[OrderItem]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Lines by number, by SKU or by name, and how many pieces of each where that is said of any."""
    held = {_line(shipped, items): shipped for shipped in parcel.each("itemShipped")}
    held.pop("", None)
    if all("orderQuantity" not in shipped.held for shipped in held.values()):
        return tuple(held), ()
    ordered = {item.line_id: item.quantity for item in items}
    counts = [count(one, "orderQuantity") or ordered.get(line_id, 1) for line_id, one in held.items()]
    return tuple(held), tuple(counts)


def _line(shipped: Record, items: Iterable[OrderItem]) -> str:
    if number := shipped.identity("orderItemNumber"):
        return number
    sku, name = shipped.identity("sku"), name_of(shipped, "name")
    known = [item.line_id for item in items if (sku and item.sku == sku) or (not sku and item.name == name)]
    if not known:
        shipped.remark("orderItemNumber", "names no line of the order; left out")
    return known[0] if known else ""


def _promise(parcel: Record) -> Promise:
    promised = promise(parcel, "expectedArrivalFrom", "expectedArrivalUntil")
    hours = parcel.held.get("arrivesBetween")
    if isinstance(hours, list) and len(hours) == 2:
        window = Record({"from": hours[0], "until": hours[1]}, parcel.how, parcel.remarks, parcel.at("arrivesBetween"))
        start, end = window.moment("from"), window.moment("until")
        return promised._replace(hours=(start, end) if start and end else None)
    return promised


def _pickup(parcel: Record) -> PickupPoint | None:
    point = parcel.inside("pickupPoint")
    if "pickup" in tidy(parcel.held.get("hasDeliveryMethod")).casefold() and not point.held:
        point = parcel.inside("deliveryAddress")
    name = point.text("name")
    until = point.day("availableThrough") or parcel.inside("deliveryStatus").day("availableThrough")
    return PickupPoint(name, point.text("openingHours"), until) if name else None
