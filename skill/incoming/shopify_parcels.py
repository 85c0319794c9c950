"""Fulfilments as Shopify's GraphQL Admin API gives them, with their tracking and events."""

from dataclasses import replace

from skill.domain.parcels import MOST_SCANS, DeliveryStatus, ParcelDelivery, Scan
from skill.incoming.identities import legacy
from skill.incoming.pieces import count
from skill.incoming.record import Record
from skill.incoming.reported import parcel_status
from skill.incoming.sent import left_on

_SOURCE = "shopify"


def parcels_of(order: Record) -> tuple[ParcelDelivery, ...]:
    """The order's fulfilments. Where none names its lines, as in bulk operations, each may hold all that was sent."""
    parcels = tuple(_parcel_of(parcel) for parcel in order.each("fulfillments"))
    if not parcels or any(parcel.line_ids for parcel in parcels):
        return parcels
    lines = order.each("lineItems")
    sent = tuple(legacy(line.identity("id", "sku")) or line.place for line in lines if _was_sent(order, line))
    if len(lines) > 1 and (len(parcels) > 1 or len(sent) < len(lines)):
        order.remark("fulfillments", "which item is in which is not said; ask for each line's unfulfilledQuantity")
    return tuple(replace(parcel, line_ids=sent) for parcel in parcels)


def _was_sent(order: Record, line: Record) -> bool:
    """By the pieces of it that are still to be sent, else by whether all of the order was."""
    if line.number("unfulfilledQuantity") is not None:
        return count(line, "unfulfilledQuantity") < count(line, "quantity")
    return order.text("displayFulfillmentStatus").upper() not in ("PARTIALLY_FULFILLED", "UNFULFILLED", "IN_PROGRESS")


def _parcel_of(parcel: Record) -> ParcelDelivery:
    """A Fulfillment; in transit since inTransitAt, else since it was made, unless it has not left."""
    status, reported = _status(parcel)
    tracking = next(iter(parcel.each("trackingInfo")), Record({}, parcel.how, parcel.remarks, parcel.place))
    held = {
        legacy(line.inside("lineItem").identity("id")): count(line, "quantity")
        for line in parcel.each("fulfillmentLineItems")
    }
    held.pop("", None)
    return ParcelDelivery(
        parcel_id=parcel.identity("legacyResourceId") or legacy(parcel.identity("id")) or parcel.place,
        line_ids=tuple(held),
        status=status,
        expected_arrival_until=parcel.local_day("estimatedDeliveryAt"),
        delivered_at=parcel.moment("deliveredAt") if status is DeliveryStatus.DELIVERED else None,
        shipped_at=left_on(status, parcel.moment("inTransitAt", "createdAt")),
        carrier=tracking.text("company"),
        tracking_number=tracking.identity("number"),
        tracking_url=tracking.text("url"),
        quantities=tuple(held.values()) if all(held.values()) else (),
        reported_status=reported,
        scans=_scans(parcel),
    )


def _status(parcel: Record) -> tuple[DeliveryStatus, str]:
    made = parcel_status(parcel, "status", "shopify_fulfillment")
    if made and made[0] is DeliveryStatus.CANCELLED:
        return made
    return parcel_status(parcel, "displayStatus", _SOURCE) or made or (DeliveryStatus.PREPARING, "")


def _scans(parcel: Record) -> tuple[Scan, ...]:
    found = []
    for event in parcel.each("events"):
        at, status = event.moment("happenedAt", "createdAt"), parcel_status(event, "status", _SOURCE)
        if at and status:
            found.append(Scan(at, *status))
    return tuple(sorted(found, key=lambda scan: scan.at)[-MOST_SCANS:])
