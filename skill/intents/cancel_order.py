"""Cancel an order that was not shipped yet: asks, then records the wish for the shop. It cancels nothing itself."""

from collections.abc import Iterable
from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import NOT_SENT, Line, LineRef, LineState, Order, lines_of
from skill.domain.returns import CancellationRequest, reference
from skill.domain.values import dataclass
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Offer, about, which
from skill.intents.effects import RequestCancellation

INTENT = "CancelOrder"


@dataclass(frozen=True, slots=True)
class NothingToCancel:
    """No order is still waiting to be shipped."""


@dataclass(frozen=True, slots=True)
class OrderNotFound:
    """Nothing of the customer's fits what was said; `lines` are what could still be cancelled, if anything."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AlreadyShipped:
    """Too late: `line` is on its way or has arrived. `partly`: it is not, but another item of its order is."""

    line: Line
    partly: bool


@dataclass(frozen=True, slots=True)
class AlreadyCancelled:
    """The order was cancelled, or that was asked before (then `request`)."""

    line: Line
    request: CancellationRequest | None = None


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """Several orders could be meant, and all of them have left; `lines` (at least one) could still be cancelled."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WhichOrder:
    """Several orders could be meant of which not all has left; one line of each."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConfirmCancelOrder:
    """What will happen when the customer says yes: the whole order, these lines, is asked to be cancelled."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CancellationRequested:
    """It is recorded, or was already by this very confirmation."""

    lines: tuple[Line, ...]
    request: CancellationRequest


Outcome = (
    AccountNeeded
    | NothingToCancel
    | OrderNotFound
    | AlreadyShipped
    | AlreadyCancelled
    | NoneOfThese
    | WhichOrder
    | ConfirmCancelOrder
    | CancellationRequested
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The order of the item asked for, else the only one that is not shipped yet."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    found = customer.own(ask.item.lines)
    waiting = _one_of_each(line for line in customer.lines if _is_waiting(customer, line.order))
    if ask.item.said and not found:
        return _instead(OrderNotFound(waiting[:MOST_SPOKEN]), waiting)
    meant = _one_of_each(line for line in found if line.state in NOT_SENT) or _one_of_each(found)
    is_named = bool(ask.item.said or ask.nonce)
    orders = tuple(line for line in meant if _is_waiting(customer, line.order))
    orders = orders or (meant if is_named else waiting) or meant or _asked_already(customer) or _left_in_part(customer)
    if len(orders) > 1 and all(line.state not in NOT_SENT for line in orders):
        return _instead(NoneOfThese(waiting[:MOST_SPOKEN]) if waiting else NothingToCancel(), waiting)
    if len(orders) > 1:
        return Answer(WhichOrder(orders[:MOST_SPOKEN]), *which(INTENT, _refs(orders)))
    return _about(customer, orders[0], ask, now) if orders else Answer(NothingToCancel(), asks=Offer("ContactSupport"))


def _asked_already(customer: CustomerFile) -> tuple[Line, ...]:
    """The newest order whose cancellation the shop has not settled: whoever asks again hears that it is known."""
    asked = (line for line in customer.lines if customer.cancellation_of(line.order.number))
    return tuple(line for line in asked if line.state in NOT_SENT)[:1]


def _left_in_part(customer: CustomerFile) -> tuple[Line, ...]:
    """One item that has not left, of each order of which others have."""
    return _one_of_each(line for line in customer.lines if line.state in NOT_SENT)


def _instead(outcome: OrderNotFound | NoneOfThese | NothingToCancel, waiting: tuple[Line, ...]) -> Answer[Outcome]:
    """What was meant can't be cancelled: what could be is offered in its place."""
    if len(waiting) > 1:
        return Answer(outcome, *which(INTENT, _refs(waiting)))
    return Answer(outcome, _refs(waiting), Offer(INTENT, about(waiting[0].ref)) if waiting else Offer("ContactSupport"))


def _about(customer: CustomerFile, line: Line, ask: Ask, now: datetime) -> Answer[Outcome]:
    order, refs, whole = line.order, (line.ref,), _refs((line, *lines_of(line.order)))
    request = customer.cancellation_of(order.number)
    if request and ask.nonce and request.nonce == ask.nonce:
        return Answer(CancellationRequested(lines_of(order), request), whole)
    if request or line.state is LineState.CANCELLED:
        return Answer(AlreadyCancelled(line, request), refs, Offer("ContactSupport"))
    if any(each.state not in NOT_SENT for each in lines_of(order)):
        return _shipped(line, partly=line.state in NOT_SENT)
    if not ask.nonce:
        return Answer(ConfirmCancelOrder(lines_of(order)), whole, Confirm(INTENT, about(line.ref)))
    name = reference(customer.customer_id, order.number, "cancel")
    wish = CancellationRequest(order.number, name, now, ask.nonce)
    effect = RequestCancellation(order.placed_at, wish)
    return Answer(CancellationRequested(lines_of(order), wish), whole, effects=(effect,))


def _shipped(line: Line, *, partly: bool) -> Answer[Outcome]:
    """What arrived can go back, what is on its way can be followed; what is gone in part, a person sorts out."""
    next_step = "CanIReturn" if line.state is LineState.DELIVERED else "WhereIsMyOrder"
    asks = Offer("ContactSupport") if partly else Offer(next_step, about(line.ref))
    return Answer(AlreadyShipped(line, partly), (line.ref,), asks)


def _is_waiting(customer: CustomerFile, order: Order) -> bool:
    """True while nothing of it has left and nobody asked to cancel it."""
    untouched = all(line.state in NOT_SENT for line in lines_of(order))
    return untouched and customer.cancellation_of(order.number) is None


def _one_of_each(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The first line of each order."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.order.number, line)
    return tuple(first.values())


def _refs(lines: tuple[Line, ...]) -> tuple[LineRef, ...]:
    return tuple(dict.fromkeys(line.ref for line in lines))
