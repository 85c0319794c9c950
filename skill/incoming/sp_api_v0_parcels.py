"""Parcels of an SP-API v0 order: it names none, so what was shipped is one, and what was not is another."""

from collections.abc import Mapping
from dataclasses import replace

from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.incoming.pieces import count, pieces
from skill.incoming.promises import promise
from skill.incoming.record import Record
from skill.incoming.reported import parcel_status

_SOURCE = "sp_api"


def parcels_of(order: Record, lines: tuple[Record, ...]) -> tuple[ParcelDelivery, ...]:
    """What was shipped, and what is not yet; both carry the promise. A cancelled order has no parcels."""
    known = parcel_status(order, "EasyShipShipmentStatus", _SOURCE) or parcel_status(order, "OrderStatus", _SOURCE)
    status, reported = known or (DeliveryStatus.PREPARING, "")
    if status is DeliveryStatus.CANCELLED:
        return ()
    sent, waiting = _pieces(lines)
    if status is DeliveryStatus.PREPARING:
        sent, waiting = {}, {**waiting, **sent}
    parcels = (_parcel(order, "1", sent, status), _parcel(order, "2", waiting, DeliveryStatus.PREPARING))
    parcels = (replace(parcels[0], reported_status=reported), parcels[1])
    return tuple(parcel for parcel in parcels if parcel.line_ids)


def _pieces(lines: tuple[Record, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Pieces of each line that were shipped, and that were not; where no line says it, all go with the order."""
    says_pieces = any("QuantityShipped" in line.held for line in lines)
    sent: dict[str, int] = {}
    waiting: dict[str, int] = {}
    for line in lines:
        ordered, line_id = pieces(line, "QuantityOrdered"), line.identity("OrderItemId") or line.place
        shipped = min(count(line, "QuantityShipped"), ordered.whole) if says_pieces else ordered.whole
        for held, number in ((sent, shipped), (waiting, ordered.whole - shipped)):
            if number and not ordered.cancelled:
                held[line_id] = number
    return sent, waiting


def _parcel(order: Record, parcel_id: str, held: Mapping[str, int], status: DeliveryStatus) -> ParcelDelivery:
    promised = promise(order, "EarliestDeliveryDate", "LatestDeliveryDate")
    return ParcelDelivery(
        parcel_id=parcel_id,
        line_ids=tuple(held),
        status=status,
        expected_arrival_until=promised.last,
        expected_arrival_from=promised.first,
        arrives_between=promised.hours,
        quantities=tuple(held.values()),
    )
