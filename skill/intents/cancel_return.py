"""Cancel a return that the shop has not received yet: asks first, then has it recorded."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.returns import Return, ReturnStatus
from skill.domain.values import dataclass, replace
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Offer, about, which
from skill.intents.effects import ChangeReturn

INTENT = "CancelReturn"


@dataclass(frozen=True, slots=True)
class NothingToCancel:
    """No return is open, or none of the item that was meant (then `line`)."""

    line: Line | None = None


@dataclass(frozen=True, slots=True)
class ReturnNotFound:
    """No return of the customer's fits what was said; `lines` (at least one) are those that can be cancelled."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TooLateToCancel:
    """The shop has the item already."""

    line: Line
    record: Return


@dataclass(frozen=True, slots=True)
class NoneInTime:
    """Several returns could be meant, and the shop has all of these items already."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WhichReturn:
    """Several returns could be meant that can still be cancelled."""

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


Outcome = (
    AccountNeeded
    | NothingToCancel
    | ReturnNotFound
    | TooLateToCancel
    | NoneInTime
    | WhichReturn
    | ConfirmCancelReturn
    | ReturnCancelled
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The return of the item asked for, else the only one that can be cancelled, else the only open one.

    What was only talked about keeps no other return from being meant: the question that follows names it.
    """
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    done = next((r for r in customer.returns if ask.nonce and r.cancel_nonce == ask.nonce), None)
    if done and (line := customer.line(done.line)):
        return Answer(ReturnCancelled(line, done), (line.ref,))
    everything = tuple(record for record in customer.returns_newest_first() if record.is_open)
    of_item = tuple(record for record in everything if record.line in ask.item.lines)
    records = of_item or (() if ask.item.said or ask.nonce else everything)
    in_time = tuple(record for record in records if record.can_be_cancelled)
    lines = customer.own(dict.fromkeys(record.line for record in in_time or records))
    if len(lines) > 1 and in_time:
        return _which(WhichReturn(lines[:MOST_SPOKEN]), lines)
    if len(lines) > 1:
        refs = tuple(line.ref for line in lines[:MOST_SPOKEN])
        return Answer(NoneInTime(lines[:MOST_SPOKEN]), refs, Offer("ReturnStatus", about(*refs)))
    if not lines:
        return _nothing(customer, everything, ask)
    record = next(record for record in in_time or records if record.line == lines[0].ref)
    return _about(lines[0], record, ask, now)


def _which(outcome: WhichReturn | ReturnNotFound, lines: tuple[Line, ...]) -> Answer[Outcome]:
    return Answer(outcome, *which(INTENT, tuple(line.ref for line in lines)))


def _nothing(customer: CustomerFile, open_returns: tuple[Return, ...], ask: Ask) -> Answer[Outcome]:
    """Of an item that is not the customer's, what it could be is offered; an item of theirs has no return."""
    lines = customer.own(ask.item.lines)
    others = customer.own(dict.fromkeys(record.line for record in open_returns if record.can_be_cancelled))
    if others and not lines:
        one = Answer(ReturnNotFound(others), (others[0].ref,), Offer(INTENT, about(others[0].ref)))
        return one if len(others) == 1 else _which(ReturnNotFound(others[:MOST_SPOKEN]), others)
    if len(lines) == 1:
        return Answer(NothingToCancel(lines[0]), (lines[0].ref,), Offer("ContactSupport"))
    return Answer(NothingToCancel(), asks=Offer("ContactSupport"))


def _about(line: Line, record: Return, ask: Ask, now: datetime) -> Answer[Outcome]:
    if not record.can_be_cancelled:
        return Answer(TooLateToCancel(line, record), (line.ref,), Offer("ReturnStatus", about(line.ref)))
    if not ask.nonce:
        return Answer(ConfirmCancelReturn(line, record), (line.ref,), Confirm(INTENT, about(line.ref)))
    cancelled = replace(record, status=ReturnStatus.CANCELLED, cancel_nonce=ask.nonce, cancelled_at=now)
    effect = ChangeReturn(line.order.placed_at, cancelled, record.status)
    return Answer(ReturnCancelled(line, cancelled), (line.ref,), effects=(effect,))
