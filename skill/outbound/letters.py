"""An event in plain words, for people who read mail or tickets: a title of one line and a text. No markup."""

from collections.abc import Iterator, Mapping
from typing import Any

from skill.domain.tickets import one_line
from skill.outbound.event import Event, moment_text

TITLES: Mapping[str, str] = {
    "careline.return.started": "Return started",
    "careline.return.cancelled": "Return cancelled",
    "careline.order.cancellation_requested": "Customer wants to cancel an order",
    "careline.ticket.opened": "Ticket",
    "careline.call_back.booked": "Call back",
}
NAMES: Mapping[str, str] = {
    "customer": "Customer",
    "orderNumber": "Order",
    "lineId": "Order line",
    "quantity": "Pieces",
    "cause": "Cause",
    "status": "Status",
    "requestedAt": "Asked at",
    "topic": "Topic",
    "problem": "Problem",
    "openedAt": "Opened at",
    "words": "In the customer's words",
    "language": "Language",
    "answerBy": "Answer promised by",
    "telephone": "Telephone",
    "begins": "Not before",
    "ends": "Not after",
    "insteadOf": "Instead of",
}
LONGEST_TITLE = 120  # characters


def title(event: Event) -> str:
    """One line: what happened, by which reference, to which order."""
    of = event.data.get("orderNumber")
    named = f"{TITLES.get(event.type, event.type)} {event.subject}" + (f", order {of}" if of else "")
    return one_line(named)[:LONGEST_TITLE]


def letter(event: Event) -> str:
    """A line for each thing that is known, then what the conversation has established."""
    return "\n".join(
        [*_lines(event.data), "", f"Confirmed by voice at {moment_text(event.time)}.", f"Event {event.id}"]
    )


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    yield f"Reference: {one_line(str(data.get('reference', '')))}"
    for name, called in NAMES.items():
        if data.get(name):
            yield f"{called}: {one_line(str(data[name]))}"
    for pair in data.get("told", ()):
        yield one_line(f"{pair.get('label', '')}: {pair.get('value', '')}")
