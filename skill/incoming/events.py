"""What is reported later: a scan of a parcel, how far a return has come, that a ticket is answered. One record each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skill.domain.parcels import Scan
from skill.domain.returns import ReturnStatus
from skill.domain.tickets import TicketStatus
from skill.incoming.people import person
from skill.incoming.reading import Reading
from skill.incoming.received import Person
from skill.incoming.record import Record
from skill.incoming.reported import parcel_status
from skill.incoming.statuses import key

SOURCES = ("schema_org", "shopify", "gorgias")  # whose words a deliveryStatus may be, tried in this order
# What a shop says of a return; that it is requested or cancelled, its customer does.
TICKET_FROM_SHOP = (TicketStatus.ANSWERED, TicketStatus.CLOSED)
FROM_SHOP = (ReturnStatus.LABEL_SENT, ReturnStatus.RECEIVED, ReturnStatus.REFUNDED, ReturnStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class DeliveryEvent:
    """A scan of one of the order's parcels: by tracking number or parcel id, "" where the order has but one."""

    person: Person
    order_number: str
    parcel: str
    scan: Scan
    left_at: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnEvent:
    """A return, by the reference that customer and shop call it by, is in that status since that moment (aware)."""

    person: Person
    reference: str
    status: ReturnStatus
    at: datetime
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketEvent:
    """A ticket, by the reference that was told to the customer, is answered or closed since that moment (aware)."""

    person: Person
    reference: str
    status: TicketStatus
    at: datetime
    remarks: tuple[str, ...] = ()


Event = DeliveryEvent | ReturnEvent | TicketEvent


def read(record: Mapping[str, Any], how: Reading) -> Event:
    """The event. Raises OrderRejected, which says what is missing and where."""
    event = Record.of(record, how)
    who = person(event, event.text("customer"), (event.text("email"),))
    if not who.customer_id and not who.email:
        raise event.rejected("customer", "is missing; say whose order it is, by id, or by e-mail in email")
    at = event.happened("eventTime")
    if at is None:
        raise event.rejected("eventTime", "is missing or no moment; write one such as 2026-11-23T14:00:00Z")
    if event.text("ticketReference"):
        return _ticket(event, who, at)
    return _return(event, who, at) if event.text("returnReference") else _delivery(event, who, at)


def _delivery(event: Record, who: Person, at: datetime) -> DeliveryEvent:
    number, status = event.text("orderNumber"), parcel_status(event, "deliveryStatus", *SOURCES)
    if not number:
        raise event.rejected(
            "orderNumber",
            "is missing; an event is for an order, or by returnReference or ticketReference for one of those",
        )
    if status is None:
        raise event.rejected("deliveryStatus", "is missing; say what happened, such as OutForDelivery")
    parcel = event.text("trackingNumber", "parcelId")
    return DeliveryEvent(who, number, parcel, Scan(at, *status), event.text("leftAt"), tuple(event.remarks))


def _return(event: Record, who: Person, at: datetime) -> ReturnEvent:
    word = key(event.text("returnStatus"))
    status = next((each for each in FROM_SHOP if key(each.value) == word), None)
    if status is None:
        known = ", ".join(FROM_SHOP)
        raise event.rejected("returnStatus", f"is none that a shop gives to a return; write one of {known}")
    return ReturnEvent(who, event.text("returnReference"), status, at, tuple(event.remarks))


def _ticket(event: Record, who: Person, at: datetime) -> TicketEvent:
    word = key(event.text("ticketStatus"))
    status = next((each for each in TICKET_FROM_SHOP if key(each.value) == word), None)
    if status is None:
        raise event.rejected("ticketStatus", f"is none of {', '.join(TICKET_FROM_SHOP)}; write one of them")
    return TicketEvent(who, event.text("ticketReference"), status, at, tuple(event.remarks))
