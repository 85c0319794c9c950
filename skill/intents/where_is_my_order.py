"""Where is my order? Says how far the customer's items have come, nearest first; reads nothing but what it is given."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.values import dataclass
from skill.intents import delivery_status
from skill.intents.asking import MOST_SPOKEN, NOTHING, AccountNeeded, Answer, Ask, Offer, Part, about, which
from skill.intents.delivery import Delivery, status
from skill.intents.order_parts import those

INTENT = "WhereIsMyOrder"


@dataclass(frozen=True, slots=True)
class NoOrders:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class SeveralOnTheWay:
    """Several items that don't travel together: the nearest ones, and how many there are in all.

    `goes_on`: the next ones of a list that was begun.
    """

    lines: tuple[Line, ...]
    total: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class WhichItem:
    """Several items fit what was said."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemNotFound:
    """Nothing of the customer's fits what was said; `lines` (at least one) are what could have been meant."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """No order is like that: in that part, of that seller, or `placed` then. `coming` are the nearest on their way."""

    part: Part | None
    seller: str
    coming: tuple[Line, ...]
    placed: bool = False


Outcome = AccountNeeded | NoOrders | NoneOfThese | SeveralOnTheWay | WhichItem | ItemNotFound | delivery_status.Outcome


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The item asked for, else what is on its way, else what arrived last."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.lines:
        return Answer(NoOrders(), asks=Offer("ContactSupport"))
    if (ask.part or ask.seller or ask.placed) and not (ask.item.said or ask.goes_on):
        return _of_these(files, customer, ask, now)
    if ask.item.said or ask.item.lines:
        return _named(files, customer, ask, now)
    if coming := customer.coming():
        return _coming(files, coming, now)
    if delivered := customer.delivered():
        return _status(files, _together(delivered), now, nothing_coming=True)
    return _status(files, customer.lines[:1], now)


def _of_these(files: Files, customer: CustomerFile, ask: Ask, now: datetime) -> Answer[Outcome]:
    found = those(files, customer, ask, now)
    if found:
        return _found(files, found, ask, now)
    coming = _together(customer.coming())
    offer = Offer(INTENT, about(*(line.ref for line in coming))) if coming else Offer("ContactSupport")
    part = ask.part if ask.part is not Part.LATEST else None  # there is always a latest one, but of a seller or a time
    none = NoneOfThese(part, ask.seller, coming, ask.placed is not None)
    return Answer(none, tuple(line.ref for line in coming), offer)


def _named(files: Files, customer: CustomerFile, ask: Ask, now: datetime) -> Answer[Outcome]:
    found = customer.own(ask.item.lines)
    return _found(files, found, ask, now) if found else _not_found(customer.lines)


def _found(files: Files, found: tuple[Line, ...], ask: Ask, now: datetime) -> Answer[Outcome]:
    if all(line.travels_with(found[0]) for line in found):
        return _status(files, found, now)
    if all(line.is_coming for line in found):
        return _which(SeveralOnTheWay(found[:MOST_SPOKEN], len(found), ask.goes_on), found, ask)
    return _which(WhichItem(found[:MOST_SPOKEN]), found, ask)


def _not_found(lines: tuple[Line, ...]) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) == 1:
        return Answer(ItemNotFound(lines), (lines[0].ref,), Offer(INTENT, about(lines[0].ref)))
    return _which(ItemNotFound(lines[:MOST_SPOKEN]), lines)


def _which(
    outcome: WhichItem | ItemNotFound | SeveralOnTheWay, lines: tuple[Line, ...], ask: Ask = NOTHING
) -> Answer[Outcome]:
    """What the list goes on with is of the same time, so that older orders are read again with it."""
    return Answer(outcome, *which(INTENT, tuple(line.ref for line in lines), Ask(placed=ask.placed)))


def _coming(files: Files, coming: tuple[Line, ...], now: datetime) -> Answer[Outcome]:
    together = _together(coming)
    if len(together) == len(coming):
        return _status(files, together, now)
    return _which(SeveralOnTheWay(coming[:MOST_SPOKEN], len(coming)), coming)


def _together(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The first line and all that came with it."""
    return tuple(line for line in lines if line.travels_with(lines[0]))


def _status(files: Files, lines: tuple[Line, ...], now: datetime, *, nothing_coming: bool = False) -> Answer[Outcome]:
    told = status(Delivery(files, lines, now, nothing_coming))
    return Answer(told.outcome, told.mentioned, told.asks)
