"""Where is my order? Says how far the customer's items have come, nearest first; reads nothing but what it is given."""

from dataclasses import dataclass
from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line, LineState, lines_of
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Offer, Which, about

INTENT = "WhereIsMyOrder"


@dataclass(frozen=True, slots=True)
class NoOrders:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """Not handed to a carrier yet. `expected` is the promised local day, if any; `lines` travel together."""

    lines: tuple[Line, ...]
    expected: date | None


@dataclass(frozen=True, slots=True)
class BeingCancelled:
    """The customer asked to cancel the whole order, these `lines`; it has not left, and the shop has not settled it."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """With the carrier and on time as far as anybody promised. `lines` travel together.

    `despite_request`: the customer had asked to cancel the order, but it left before that.
    """

    lines: tuple[Line, ...]
    expected: date | None
    out_for_delivery: bool
    despite_request: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """Promised for `expected`, which is `days` (>= 1) ago, and still not there. `despite_request`: as in OnTheWay."""

    lines: tuple[Line, ...]
    expected: date
    days: int
    despite_request: bool = False


@dataclass(frozen=True, slots=True)
class SeveralOnTheWay:
    """Several items that don't travel together: the nearest ones, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived, on local day `on` where known. `nothing_coming`: said because nothing is on its way."""

    lines: tuple[Line, ...]
    on: date | None
    nothing_coming: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """The order was cancelled, or the item sent back."""

    line: Line


@dataclass(frozen=True, slots=True)
class WhichItem:
    """Several items fit what was said."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemNotFound:
    """Nothing of the customer's fits what was said; `lines` (at least one) are what could have been meant."""

    lines: tuple[Line, ...]


Outcome = (
    AccountNeeded
    | NoOrders
    | Preparing
    | BeingCancelled
    | OnTheWay
    | Late
    | SeveralOnTheWay
    | Delivered
    | Closed
    | WhichItem
    | ItemNotFound
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The item asked for, else what is on its way, else what arrived last."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.orders:
        return Answer(NoOrders(), asks=Offer("ContactSupport"))
    if ask.item.said or ask.item.lines:
        return _named(files, customer, ask, now)
    if coming := customer.coming():
        return _coming(files, coming, now)
    if delivered := customer.delivered():
        return _status(files, _together(delivered), now, nothing_coming=True)
    return _status(files, customer.lines()[:1], now)


def _named(files: Files, customer: CustomerFile, ask: Ask, now: datetime) -> Answer[Outcome]:
    found = customer.own(ask.item.lines)
    if not found:
        return _not_found(customer.lines()[:MOST_SPOKEN])
    if all(line.travels_with(found[0]) for line in found):
        return _status(files, found, now)
    if all(line.is_coming for line in found):
        return _which(SeveralOnTheWay(found[:MOST_SPOKEN], len(found)))
    return _which(WhichItem(found[:MOST_SPOKEN]))


def _not_found(lines: tuple[Line, ...]) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) == 1:
        return Answer(ItemNotFound(lines), (lines[0].ref,), Offer(INTENT, about(lines[0].ref)))
    return _which(ItemNotFound(lines))


def _which(outcome: WhichItem | ItemNotFound | SeveralOnTheWay) -> Answer[Outcome]:
    return Answer(outcome, tuple(line.ref for line in outcome.lines), Which(INTENT))


def _coming(files: Files, coming: tuple[Line, ...], now: datetime) -> Answer[Outcome]:
    together = _together(coming)
    if len(together) == len(coming):
        return _status(files, together, now)
    return _which(SeveralOnTheWay(coming[:MOST_SPOKEN], len(coming)))


def _together(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The first line and all that came with it."""
    return tuple(line for line in lines if line.travels_with(lines[0]))


def _status(files: Files, lines: tuple[Line, ...], now: datetime, *, nothing_coming: bool = False) -> Answer[Outcome]:
    """What to say of lines that travel together, and the next step that fits it."""
    line, refs, today = lines[0], tuple(x.ref for x in lines), files.today(now)
    late = line.days_late(today)
    asked_to_cancel = bool(files.customer and files.customer.cancellation_of(line.order.number))
    match line.state:
        case LineState.CANCELLED | LineState.RETURNED:
            return Answer(Closed(line), refs, Offer("ContactSupport"))
        case LineState.DELIVERED:
            outcome = Delivered(lines, line.delivered_on(files.zone), nothing_coming)
            return Answer(outcome, refs, Offer("CanIReturn", about(*refs)))
        case LineState.PREPARING if asked_to_cancel:
            return Answer(BeingCancelled(lines_of(line.order)), refs, Offer("ContactSupport"))
        case _ if late and line.expected:
            return Answer(Late(lines, line.expected, late, asked_to_cancel), refs, Offer("ContactSupport"))
        case LineState.PREPARING:
            return Answer(Preparing(lines, line.expected), refs)
        case state:
            out = state is LineState.OUT_FOR_DELIVERY
            return Answer(OnTheWay(lines, line.expected, out, asked_to_cancel), refs)
