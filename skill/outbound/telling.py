"""What the shop is told of each thing that a customer confirmed: no more of a person than it needs for that. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_never

from skill.domain.returns import CancellationRequest, Return, ReturnStatus
from skill.domain.tickets import CallBack, Ticket
from skill.intents.effects import BookCallBack, ChangeReturn, Effect, OpenTicket, RequestCancellation, StartReturn
from skill.outbound.event import Event, event_id, moment_text, partition_key

STARTED, CANCELLED = "careline.return.started", "careline.return.cancelled"
CANCELLATION, OPENED, BOOKED = (
    "careline.order.cancellation_requested",
    "careline.ticket.opened",
    "careline.call_back.booked",
)


def event_of(customer_id: str, effect: Effect) -> Event:
    """The event of an effect; the same confirmation gives the same."""
    match effect:
        case StartReturn(_, record):
            return _event(customer_id, (STARTED, record.nonce), record.requested_at, _return(record))
        case ChangeReturn(_, record):
            type_ = CANCELLED if record.status is ReturnStatus.CANCELLED else f"careline.return.{record.status}"
            named = (type_, record.cancel_nonce or record.nonce)
            return _event(customer_id, named, record.cancelled_at or record.requested_at, _return(record))
        case RequestCancellation(_, wish):
            return _event(customer_id, (CANCELLATION, wish.nonce), wish.requested_at, _wish(wish))
        case OpenTicket(ticket):
            return _event(customer_id, (OPENED, ticket.nonce), ticket.opened_at, _ticket(ticket))
        case BookCallBack(call_back, instead_of):
            data = _call_back(call_back) | ({"insteadOf": instead_of.reference} if instead_of else {})
            return _event(customer_id, (BOOKED, call_back.nonce), call_back.opened_at, data)
    assert_never(effect)


def _event(customer_id: str, named: tuple[str, str], time: datetime, data: Mapping[str, Any]) -> Event:
    subject = str(data["reference"])
    id_ = event_id(customer_id, subject, *named)
    return Event(id_, named[0], subject, time, partition_key(customer_id), {"customer": customer_id, **data})


def _return(record: Return) -> dict[str, Any]:
    return {
        "reference": record.reference,
        "orderNumber": record.line.order_number,
        "lineId": record.line.line_id,
        "quantity": record.quantity,
        "cause": record.cause.value,
        "status": record.status.value,
        "requestedAt": moment_text(record.requested_at),
    }


def _wish(wish: CancellationRequest) -> dict[str, Any]:
    return {
        "reference": wish.reference,
        "orderNumber": wish.order_number,
        "requestedAt": moment_text(wish.requested_at),
    }


def _ticket(ticket: Ticket) -> dict[str, Any]:
    """What is not known of it is left out."""
    known = {
        "problem": ticket.problem,
        "orderNumber": ticket.order_number,
        "lineId": ticket.line_id,
        "words": ticket.words,
        "language": ticket.language,
        "told": [{"label": label, "value": value} for label, value in ticket.told],
        "answerBy": ticket.answer_by.isoformat() if ticket.answer_by else "",
    }
    always = {
        "reference": ticket.reference,
        "topic": ticket.topic.value,
        "openedAt": moment_text(ticket.opened_at),
    }
    return always | {name: held for name, held in known.items() if held}


def _call_back(call_back: CallBack) -> dict[str, Any]:
    known = {
        "orderNumber": call_back.order_number,
        "lineId": call_back.line_id,
        "told": [{"label": label, "value": value} for label, value in call_back.told],
    }
    return {
        "reference": call_back.reference,
        "telephone": call_back.telephone,
        "begins": moment_text(call_back.begins),
        "ends": moment_text(call_back.ends),
        "topic": call_back.topic.value,
    } | {name: held for name, held in known.items() if held}
