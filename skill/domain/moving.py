"""What an event does to an order or a return. Late ones change nothing that is newer; none goes backwards."""

from collections.abc import Mapping
from datetime import datetime

from skill.domain.orders import Order
from skill.domain.parcels import ParcelDelivery, Scan, scanned
from skill.domain.returns import Return, ReturnStatus
from skill.domain.values import replace

# A return's way; what comes later on it is never undone, and what is off stays off.
WAY = (ReturnStatus.REQUESTED, ReturnStatus.LABEL_SENT, ReturnStatus.RECEIVED, ReturnStatus.REFUNDED)


def with_scan(order: Order, parcel: str, scan: Scan, left_at: str = "") -> Order | None:
    """The order once that scan of its parcel (tracking number or id; "" = its only one) is known.

    The order itself where the scan changes nothing; None without such a parcel, or with several where none is named.
    """
    found = [each for each in order.parcels if not parcel or parcel in (each.tracking_number, each.parcel_id)]
    if len(found) != 1:
        return None
    after = scanned(found[0], scan)
    if after.status is scan.status and after.delivered_at == scan.at and left_at:
        after = replace(after, left_at=left_at)
    return order if after == found[0] else _with(order, found[0], after)


def keeping_scans(order: Order, former: Order) -> Order:
    """A new state of an order, with what its parcels' scans said before: sources often know less than carriers."""
    known = {name: parcel.scans for parcel in former.parcels for name in _names(parcel)}
    return replace(order, parcels=tuple(_scanned_by(parcel, known) for parcel in order.parcels))


def _scanned_by(parcel: ParcelDelivery, known: Mapping[str, tuple[Scan, ...]]) -> ParcelDelivery:
    for scan in next((known[name] for name in _names(parcel) if name in known), ()):
        parcel = scanned(parcel, scan)
    return parcel


def _names(parcel: ParcelDelivery) -> tuple[str, ...]:
    return tuple(filter(None, (parcel.tracking_number, parcel.parcel_id)))


def moved(record: Return, status: ReturnStatus, at: datetime) -> Return:
    """The return in that status since that moment; the return itself where it is as far, or off, already."""
    was, is_off = record.status, not record.counts
    if is_off or was is ReturnStatus.REFUNDED or was is status:
        return record
    if status in WAY and WAY.index(status) < WAY.index(was):
        return record
    received = at if status is ReturnStatus.RECEIVED else record.received_at
    refunded = at if status is ReturnStatus.REFUNDED else record.refunded_at
    return replace(record, status=status, received_at=received, refunded_at=refunded)


def _with(order: Order, before: ParcelDelivery, after: ParcelDelivery) -> Order:
    return replace(order, parcels=tuple(after if each is before else each for each in order.parcels))
