"""One effect of each kind, as a customer might have confirmed it."""

from dataclasses import replace

from skill.domain.orders import LineRef
from skill.domain.returns import CancellationRequest, Cause, Return, ReturnStatus
from skill.intents.effects import BookCallBack, ChangeReturn, Effect, OpenTicket, RequestCancellation, StartReturn
from skill.outbound.event import Event
from skill.outbound.telling import event_of
from tests.builders import NOW, a_call_back, a_ticket, at

PLACED = at("2026-11-19 15:20")
RECORD = Return(LineRef("FF-20261119-1001", "1"), 1, "123456789", 1, Cause.REMORSE, NOW, nonce="started")
OFF = replace(RECORD, status=ReturnStatus.CANCELLED, cancel_nonce="cancelled", cancelled_at=NOW)
WISH = CancellationRequest("FF-20261119-1001", "987654321", NOW, "wished")
TICKET = a_ticket(
    problem="lost", order_number="FF-20261119-1001", line_id="1", told=(("Promised for", "2026-11-21"),),
    answer_by=NOW.date(),
)  # fmt: skip
EFFECTS: dict[str, Effect] = {
    "a return": StartReturn(PLACED, RECORD),
    "a cancelled return": ChangeReturn(PLACED, OFF, ReturnStatus.REQUESTED),
    "a cancellation": RequestCancellation(PLACED, WISH),
    "a ticket": OpenTicket(TICKET),
    "a call-back": BookCallBack(a_call_back()),
    "another call-back": BookCallBack(
        a_call_back(reference="2", nonce="another", order_number="FF-1", line_id="1", told=(("cause", "defect"),)),
        a_call_back(),
    ),
}


def an_event(name: str = "a ticket", customer_id: str = "ada") -> Event:
    """The event of one of them."""
    return event_of(customer_id, EFFECTS[name])
