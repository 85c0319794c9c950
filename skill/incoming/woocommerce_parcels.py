"""Parcels of a WooCommerce order, as far as tracking plugins say: numbers and days sent, never that one arrived."""

from collections.abc import Iterator
from datetime import datetime

from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming.json_values import listed
from skill.incoming.record import Record

_META = "_wc_shipment_tracking_items"  # of WooCommerce Shipment Tracking and Advanced Shipment Tracking


def parcels_of(
    order: Record, line_ids: tuple[str, ...], done_at: datetime | None, *, is_done: bool
) -> tuple[ParcelDelivery, ...]:
    """One for each tracking number; the plugins don't say what is in which, so each may hold everything."""
    trackings = [*_trackings(order)]
    if not trackings and is_done:
        return (ParcelDelivery("1", line_ids, DeliveryStatus.IN_TRANSIT, shipped_at=done_at),)
    if len(trackings) > 1 and len(line_ids) > 1:
        order.remark("meta_data", f"{len(trackings)} parcels, and which item is in which is not said")
    return tuple(_parcel(tracking, line_ids, done_at) for tracking in trackings)


def _trackings(order: Record) -> Iterator[Record]:
    yield from order.each("shipment_trackings")
    for meta in order.each("meta_data"):
        if meta.text("key") == _META:
            for index, held in enumerate(listed(meta.held.get("value"))):
                if isinstance(held, dict):
                    yield Record(held, order.how, order.remarks, meta.at(f"value[{index}]"))


def _parcel(tracking: Record, line_ids: tuple[str, ...], done_at: datetime | None) -> ParcelDelivery:
    number = tracking.identity("tracking_number")
    return ParcelDelivery(
        parcel_id=tracking.identity("tracking_id") or number or tracking.place,
        line_ids=line_ids,
        status=DeliveryStatus.IN_TRANSIT,
        shipped_at=tracking.moment("date_shipped") or done_at,
        carrier=tracking.text("custom_tracking_provider", "formatted_tracking_provider", "tracking_provider"),
        tracking_number=number,
        tracking_url=tracking.text("custom_tracking_link", "formatted_tracking_link", "tracking_link"),
    )
