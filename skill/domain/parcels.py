"""Parcels on their way, named after schema.org's ParcelDelivery, and what a carrier's scans say of them."""

from datetime import date, datetime
from enum import StrEnum

from skill.domain.values import dataclass, replace

MOST_SCANS = 5  # are kept of a parcel, the newest: more would cost read units and are never told


class DeliveryStatus(StrEnum):
    """How far a parcel has come. REPORTED: a word of the carrier's that nobody has mapped, kept as it came."""

    PREPARING = "preparing"
    LABEL_PRINTED = "label_printed"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    EXCEPTION = "exception"
    RETURNED_TO_SENDER = "returned_to_sender"
    CANCELLED = "cancelled"
    REPORTED = "reported"


FINAL = frozenset({DeliveryStatus.DELIVERED, DeliveryStatus.RETURNED_TO_SENDER, DeliveryStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Scan:
    """What a carrier reported at a moment (aware). `reported` is its own word where `status` is REPORTED."""

    at: datetime
    status: DeliveryStatus
    reported: str = ""


@dataclass(frozen=True, slots=True)
class PickupPoint:
    """Where a parcel waits to be fetched. `hours` as the shop words them; `until` is the last local day, if any."""

    name: str
    hours: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ParcelDelivery:
    """One parcel (schema.org ParcelDelivery). Promised days are local dates; the rest are moments (aware).

    `line_ids` are what is in it; `quantities` how many of each, in the same order, () = all of them.
    `arrives_between` are the hours promised for the day, where somebody promised hours. `left_at`: "the front porch".
    `scans` are the newest, oldest first.
    """

    parcel_id: str
    line_ids: tuple[str, ...]
    status: DeliveryStatus = DeliveryStatus.PREPARING
    expected_arrival_until: date | None = None
    delivered_at: datetime | None = None
    shipped_at: datetime | None = None
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    quantities: tuple[int, ...] = ()
    expected_arrival_from: date | None = None
    arrives_between: tuple[datetime, datetime] | None = None
    reported_status: str = ""
    left_at: str = ""
    pickup: PickupPoint | None = None
    scans: tuple[Scan, ...] = ()

    @property
    def last_heard_at(self) -> datetime | None:
        """The moment of the newest scan, else of the shipment; None when nobody ever said a word."""
        return self.scans[-1].at if self.scans else self.shipped_at

    def quantity_of(self, line_id: str, ordered: int) -> int:
        """How many pieces of that line are in it, of so many `ordered`."""
        held = dict(zip(self.line_ids, self.quantities, strict=False))
        return held.get(line_id, ordered) if line_id in self.line_ids else 0


def scanned(parcel: ParcelDelivery, scan: Scan) -> ParcelDelivery:
    """The parcel once that scan is known. One that comes late changes nothing but the history.

    What is final (delivered, sent back, cancelled) stays, unless a newer scan is final too. The same scan twice is one.
    """
    if scan in parcel.scans:
        return parcel
    newest = parcel.last_heard_at
    history = tuple(sorted((*parcel.scans, scan), key=lambda each: each.at))[-MOST_SCANS:]
    is_news = newest is None or scan.at >= newest
    if not is_news or (parcel.status in FINAL and scan.status not in FINAL):
        return replace(parcel, scans=history)
    delivered_at = scan.at if scan.status is DeliveryStatus.DELIVERED else None
    shipped_at = parcel.shipped_at or (scan.at if scan.status is DeliveryStatus.IN_TRANSIT else None)
    return replace(
        parcel,
        status=scan.status,
        reported_status=scan.reported,
        delivered_at=delivered_at,
        shipped_at=shipped_at,
        scans=history,
    )
