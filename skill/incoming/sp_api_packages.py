"""Parcels of an SP-API 2026-01-01 order: its packages, and what is in none of them."""

from dataclasses import replace

from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming.pieces import count, pieces
from skill.incoming.promises import Promise, promise
from skill.incoming.record import Record
from skill.incoming.reported import parcel_status
from skill.incoming.sent import left_on

_SOURCE = "sp_api"


def packages_of(order: Record) -> tuple[ParcelDelivery, ...]:
    """Packages first; then what was shipped in none of them, and what waits. All carry the order's promise."""
    promised = promise(order.inside("fulfillment").inside("deliverByWindow"), "earliestDateTime", "latestDateTime")
    packages = tuple(_package(package, promised) for package in order.each("packages"))
    inside: dict[str, int] = {}
    for package in packages:
        for line_id, number in zip(package.line_ids, package.quantities, strict=True):
            if package.status is not DeliveryStatus.CANCELLED:
                inside[line_id] = inside.get(line_id, 0) + number
    found = parcel_status(order.inside("fulfillment"), "fulfillmentStatus", _SOURCE)
    if found and found[0] is DeliveryStatus.CANCELLED:
        return packages
    sent, waiting = _rest(order, inside)
    rest = (_parcel("sent", sent, DeliveryStatus.IN_TRANSIT), _parcel("waiting", waiting, DeliveryStatus.PREPARING))
    return packages + tuple(_promised(parcel, promised) for parcel in rest if parcel.line_ids)


def _rest(order: Record, inside: dict[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Pieces that were fulfilled and are in no package, and pieces that were not."""
    sent: dict[str, int] = {}
    waiting: dict[str, int] = {}
    for line in order.each("orderItems"):
        line_id, ordered = line.identity("orderItemId") or line.place, pieces(line, "quantityOrdered")
        if ordered.cancelled or line.inside("cancellation").inside("cancellationExecution").held:
            continue
        fulfilled = max(count(line.inside("fulfillment"), "quantityFulfilled"), inside.get(line_id, 0))
        if loose := min(fulfilled, ordered.whole) - min(inside.get(line_id, 0), ordered.whole):
            sent[line_id] = loose
        if fulfilled < ordered.whole:
            waiting[line_id] = ordered.whole - fulfilled
    return sent, waiting


def _package(package: Record, promised: Promise) -> ParcelDelivery:
    state = package.inside("packageStatus")
    found = parcel_status(state, "detailedStatus", _SOURCE) or parcel_status(state, "status", _SOURCE)
    status, reported = found or (DeliveryStatus.PREPARING, "")
    held = {line.identity("orderItemId"): count(line, "quantity") or 1 for line in package.each("packageItems")}
    held.pop("", None)
    parcel = ParcelDelivery(
        parcel_id=package.identity("packageReferenceId") or package.place,
        line_ids=tuple(held),
        status=status,
        shipped_at=left_on(status, package.moment("shipTime")),
        carrier=package.text("carrier"),
        tracking_number=package.identity("trackingNumber"),
        quantities=tuple(held.values()),
        reported_status=reported,
    )
    return _promised(parcel, promised)


def _parcel(parcel_id: str, held: dict[str, int], status: DeliveryStatus) -> ParcelDelivery:
    return ParcelDelivery(parcel_id, tuple(held), status, quantities=tuple(held.values()))


def _promised(parcel: ParcelDelivery, promised: Promise) -> ParcelDelivery:
    return replace(
        parcel,
        expected_arrival_until=promised.last,
        expected_arrival_from=promised.first,
        arrives_between=promised.hours,
    )
