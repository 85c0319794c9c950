"""The parcels of a schema.org Order: ParcelDelivery, what is in them, and when they come."""

from collections.abc import Iterable
from dataclasses import replace

from skill.domain.orders import OrderItem
from skill.domain.parcels import DeliveryStatus, ParcelDelivery, PickupPoint
from skill.incoming import schema_org_scans as scans
from skill.incoming.promises import Promise, promise
from skill.incoming.record import Record
from skill.incoming.schema_org_contents import Lines, contents
from skill.incoming.schema_org_fields import name_of, own_id
from skill.incoming.schema_org_items import line_id_of
from skill.incoming.texts import tidy


def parcels_of(order: Record, lines: tuple[Record, ...], items: tuple[OrderItem, ...]) -> tuple[ParcelDelivery, ...]:
    """Those of the order, then those of single items. One that does not say what is in it holds what no other holds."""
    known = Lines.of(items)
    found = [(_is_silent(parcel), _parcel(parcel, known, place)) for place, parcel in _placed(order)]
    for place, line in enumerate(lines, 1):
        for parcel in line.each("orderDelivery"):
            found.append((False, _parcel(parcel, known, len(found) + 1, (line_id_of(line, place),))))
    taken = {line_id for _, parcel in found for line_id in parcel.line_ids}
    rest = tuple(item.line_id for item in items if item.line_id not in taken)
    return tuple(replace(parcel, line_ids=rest) if is_silent else parcel for is_silent, parcel in found)


def _placed(order: Record) -> Iterable[tuple[int, Record]]:
    return enumerate(order.each("orderDelivery"), 1)


def _is_silent(parcel: Record) -> bool:
    return "itemShipped" not in parcel.held


def implied(order: Record, items: tuple[OrderItem, ...]) -> tuple[ParcelDelivery, ...]:
    """The one parcel of an order whose orderStatus alone says that it is on its way or there."""
    status = order.how.statuses.parcel("schema_org", order.text("orderStatus"))
    if not items or status in (None, DeliveryStatus.PREPARING, DeliveryStatus.CANCELLED):
        return ()
    return (ParcelDelivery("1", tuple(item.line_id for item in items), status or DeliveryStatus.REPORTED),)


def _parcel(parcel: Record, known: Lines, place: int, of_line: tuple[str, ...] = ()) -> ParcelDelivery:
    line_ids, quantities = contents(parcel, known)
    promised = _promise(parcel)
    seen = scans.scans_of(parcel)
    status, reported = scans.status_of(parcel, seen)
    return ParcelDelivery(
        parcel_id=own_id(parcel) or parcel.identity("trackingNumber") or str(place),
        line_ids=line_ids or of_line,
        status=status,
        expected_arrival_until=promised.last,
        delivered_at=scans.delivered_at(parcel, status, seen),
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
        scans=seen,
    )


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
    until = point.local_day("availableThrough") or parcel.inside("deliveryStatus").local_day("availableThrough")
    return PickupPoint(name, point.text("openingHours"), until) if name else None
