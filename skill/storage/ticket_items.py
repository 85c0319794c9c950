"""Tickets and call-backs as stored items, and back: in their few places, or moved to where no turn reads."""

from collections.abc import Iterable
from typing import Any

from skill.domain.tickets import CallBack, Ticket
from skill.storage import keys
from skill.storage.codec import Item, from_item, text, to_item

TICKET, CALL_BACK = "ticket", "call_back"  # what `kind` beside a body says it is


def ticket(customer_id: str, held: Ticket) -> dict[str, Any]:
    """The item of a ticket in its place."""
    return to_item(keys.ticket(customer_id, held.place), held, kind=TICKET, status=held.status, nonce=held.nonce)


def call_back(customer_id: str, held: CallBack) -> dict[str, Any]:
    """The item of the call-back."""
    return to_item(keys.call_back(customer_id), held, kind=CALL_BACK, nonce=held.nonce)


def case(customer_id: str, held: Ticket | CallBack) -> dict[str, Any]:
    """The same of one that made room for another."""
    own = ticket(customer_id, held) if isinstance(held, Ticket) else call_back(customer_id, held)
    key = keys.case(customer_id, held.opened_at, held.reference)
    return own | {keys.PARTITION: {"S": key.pk}, keys.SORT: {"S": key.sk}}


def found(rows: Iterable[tuple[str, Item]]) -> tuple[tuple[Ticket, ...], tuple[CallBack, ...]]:
    """The tickets, newest first, and call-backs among these (sort key, item) pairs."""
    here = [(text(item, "kind"), item) for sk, item in rows if sk.startswith(keys.TICKET_PREFIX)]
    tickets = [from_item(item, Ticket) for kind, item in here if kind == TICKET]
    call_backs = tuple(from_item(item, CallBack) for kind, item in here if kind == CALL_BACK)
    return tuple(sorted(tickets, key=lambda one: (one.opened_at, one.place), reverse=True)), call_backs
