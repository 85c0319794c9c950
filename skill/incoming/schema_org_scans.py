"""What DeliveryEvents say of a schema.org ParcelDelivery: its status, its scans, its arrival."""

from collections.abc import Mapping
from datetime import datetime

from skill.domain.parcels import MOST_SCANS, DeliveryStatus, Scan
from skill.incoming.record import Record
from skill.incoming.reported import parcel_status

_SOURCES = ("schema_org", "gorgias")


def status_of(parcel: Record, scans: tuple[Scan, ...]) -> tuple[DeliveryStatus, str]:
    """Its status and the word nobody mapped; else what its newest event says, else what its dates say."""
    event = parcel.inside("deliveryStatus") if _is_event(parcel) else None
    found = parcel_status(event, "name", *_SOURCES) if event else parcel_status(parcel, "deliveryStatus", *_SOURCES)
    if found:
        return found[0], parcel.text("reportedStatus") or found[1]
    if scans:
        return scans[-1].status, scans[-1].reported
    if parcel.moment("deliveredAt"):
        return DeliveryStatus.DELIVERED, ""
    return (DeliveryStatus.IN_TRANSIT if parcel.moment("shippedAt") else DeliveryStatus.PREPARING), ""


def scans_of(parcel: Record) -> tuple[Scan, ...]:
    """The newest events, oldest first, in `scans` or in a list of deliveryStatus; one without a moment is none."""
    found = []
    for event in parcel.each("scans") or (() if _is_event(parcel) else parcel.each("deliveryStatus")):
        at, status = event.moment("startDate"), parcel_status(event, "name", *_SOURCES)
        if at and status:
            found.append(Scan(at, status[0], event.text("reportedStatus") or status[1]))
    return tuple(sorted(found, key=lambda scan: scan.at)[-MOST_SCANS:])


def delivered_at(parcel: Record, status: DeliveryStatus, scans: tuple[Scan, ...]) -> datetime | None:
    """The moment of delivery: said as such, else that of the event by which it is delivered."""
    if (said := parcel.moment("deliveredAt")) or status is not DeliveryStatus.DELIVERED:
        return said
    if _is_event(parcel):
        return parcel.inside("deliveryStatus").moment("startDate")
    arrivals = [scan.at for scan in scans if scan.status is status and "scans" not in parcel.held]
    return arrivals[-1] if arrivals else None


def _is_event(parcel: Record) -> bool:
    return isinstance(parcel.held.get("deliveryStatus"), Mapping)
