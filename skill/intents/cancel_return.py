"""Cancel a return that the shop has not received yet: asks first, then has it recorded."""

from dataclasses import dataclass, replace
from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.returns import Return, ReturnStatus
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Offer, Which, about
from skill.intents.effects import ChangeReturn

INTENT = "CancelReturn"


@dataclass(frozen=True, slots=True)
class NothingToCancel:
    """No return is open, or none of the item that was meant (then `line`)."""

    line: Line | None = None


@dataclass(frozen=True, slots=True)
class TooLateToCancel:
    """The shop has the item already."""

    line: Line
    record: Return


@dataclass(frozen=True, slots=True)
class WhichReturn:
    """Several returns could be meant."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConfirmCancelReturn:
    """What will happen when the customer says yes: they keep the item."""

    line: Line
    record: Return


@dataclass(frozen=True, slots=True)
class ReturnCancelled:
    """It is recorded, or was already by this very confirmation."""

    line: Line
    record: Return


Outcome = AccountNeeded | NothingToCancel | TooLateToCancel | WhichReturn | ConfirmCancelReturn | ReturnCancelled


def decide(files: Files, ask: Ask, _now: datetime) -> Answer[Outcome]:
    """The return of the item asked for, else the only open one; of several of one item one that can be cancelled."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    done = next((r for r in customer.returns if ask.nonce and r.cancel_nonce == ask.nonce), None)
    if done and (line := customer.line(done.line)):
        return Answer(ReturnCancelled(line, done), (line.ref,))
    named = ask.item.said or ask.item.lines
    records = customer.returns_newest_first()
    meant = tuple(r for r in records if r.line in ask.item.lines) if named else tuple(r for r in records if r.is_open)
    lines = customer.own(dict.fromkeys(record.line for record in meant if record.is_open))
    if len(lines) > 1:
        return Answer(WhichReturn(lines[:MOST_SPOKEN]), tuple(x.ref for x in lines[:MOST_SPOKEN]), Which(INTENT))
    if not lines:
        return _nothing(customer, ask)
    of_line = tuple(r for r in meant if r.line == lines[0].ref and r.is_open)
    return _about(lines[0], next((r for r in of_line if r.can_be_cancelled), of_line[0]), ask)


def _nothing(customer: CustomerFile, ask: Ask) -> Answer[Outcome]:
    lines = customer.own(ask.item.lines)
    if len(lines) == 1:
        return Answer(NothingToCancel(lines[0]), (lines[0].ref,), Offer("ContactSupport"))
    return Answer(NothingToCancel(), asks=Offer("ContactSupport"))


def _about(line: Line, record: Return, ask: Ask) -> Answer[Outcome]:
    if not record.can_be_cancelled:
        return Answer(TooLateToCancel(line, record), (line.ref,), Offer("ReturnStatus", about(line.ref)))
    if not ask.nonce:
        return Answer(ConfirmCancelReturn(line, record), (line.ref,), Confirm(INTENT, about(line.ref)))
    cancelled = replace(record, status=ReturnStatus.CANCELLED, cancel_nonce=ask.nonce)
    effect = ChangeReturn(line.order.placed_at, cancelled, record.status)
    return Answer(ReturnCancelled(line, cancelled), (line.ref,), effects=(effect,))
