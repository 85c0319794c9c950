"""How far is my return, and when does the money come? Reads the returns of the customer's recent orders."""

from dataclasses import dataclass
from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line, LineState
from skill.domain.returns import Return, ReturnStatus
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Offer, about, which
from skill.intents.returning import judged

INTENT = "ReturnStatus"


@dataclass(frozen=True, slots=True)
class NoReturns:
    """The customer has started none, or none of the item that was meant (then `line`)."""

    line: Line | None = None


@dataclass(frozen=True, slots=True)
class IsOver:
    """No return is recorded, but the item was sent back, or `refunded` as it is."""

    line: Line
    refunded: bool


@dataclass(frozen=True, slots=True)
class ReturnIs:
    """One return. `due` are the local days between which the refund comes (once it is received), None = nobody said.

    `days` is the same promise in business days from receipt, for a return that has not been received yet.
    `others` counts the returns of the same item that are not settled either. What `is_kept` is never sent.
    """

    line: Line
    record: Return
    due: tuple[date, date] | None = None
    days: tuple[int, int] | None = None
    is_overdue: bool = False
    others: int = 0
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class SeveralReturns:
    """Several returns that could be meant, newest first, an item once; `total` counts the returns."""

    lines: tuple[Line, ...]
    total: int


Outcome = AccountNeeded | NoReturns | IsOver | ReturnIs | SeveralReturns


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The returns of the item asked for, else all; of these the ones that are not settled yet, else the newest.

    What was only talked about, or fits nothing, keeps no return from being told: the answer names its item.
    """
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    everything = customer.returns_newest_first()
    of_item = tuple(record for record in everything if record.line in ask.item.lines)
    named = bool(of_item or (ask.item.said and ask.item.lines))
    records = of_item if named else everything
    if not records:
        return _none(customer, ask)
    unsettled = tuple(record for record in records if record.is_open)
    meant = unsettled or (records if named else records[:1])
    if len({record.line for record in meant}) > 1:
        return _several(customer, meant)
    return _is(files, customer, meant, ask, now)


def _none(customer: CustomerFile, ask: Ask) -> Answer[Outcome]:
    lines = customer.own(ask.item.lines)
    if len(lines) == 1 and (lines[0].state is LineState.RETURNED or lines[0].item.refunded_quantity):
        over = IsOver(lines[0], refunded=lines[0].state is not LineState.RETURNED)
        return Answer(over, (lines[0].ref,), Offer("ContactSupport"))
    if len(lines) == 1:
        return Answer(NoReturns(lines[0]), (lines[0].ref,), Offer("CanIReturn", about(lines[0].ref)))
    return Answer(NoReturns(), asks=Offer("CanIReturn"))


def _several(customer: CustomerFile, records: tuple[Return, ...]) -> Answer[Outcome]:
    refs = tuple(dict.fromkeys(record.line for record in records))
    lines = customer.own(refs)
    return Answer(SeveralReturns(lines[:MOST_SPOKEN], len(records)), *which(INTENT, refs))


def _is(files: Files, customer: CustomerFile, records: tuple[Return, ...], ask: Ask, now: datetime) -> Answer[Outcome]:
    record, others = records[0], sum(other.is_open for other in records[1:])
    line = customer.line(record.line)
    if line is None:
        return Answer(NoReturns(), asks=Offer("CanIReturn"))
    plan = judged(files, line, ask, now).plan
    days = plan.refund_days
    due = None
    if record.received_at and days:
        received = files.day_of(record.received_at)
        calendar = files.shop.return_settings.calendar
        due = calendar.after(received, days[0]), calendar.after(received, days[1])
    is_overdue = due is not None and record.status is ReturnStatus.RECEIVED and files.today(now) > due[1]
    needs_somebody = is_overdue or record.status is ReturnStatus.REJECTED
    asks = Offer("ContactSupport") if needs_somebody else None
    kept = plan.sends_nothing and record.status is ReturnStatus.REQUESTED
    return Answer(ReturnIs(line, record, due, days, is_overdue, others, kept), (line.ref,), asks)
