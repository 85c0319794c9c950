"""How far is my return, and when does the money come? Reads the returns of the customer's recent orders."""

from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.money import Money
from skill.domain.orders import Line, LineState
from skill.domain.policies import RefundType, ReturnFees
from skill.domain.return_case import Verdict
from skill.domain.returns import Return, ReturnStatus
from skill.domain.values import dataclass, replace
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Offer, about, which
from skill.intents.returning import judged

INTENT = "ReturnStatus"


@dataclass(frozen=True, slots=True)
class NoReturns:
    """The customer has started none, or none of the item that was meant (then `line`, which may be `returnable`)."""

    line: Line | None = None
    returnable: bool = True


@dataclass(frozen=True, slots=True)
class IsOver:
    """No return is recorded, but the item was sent back, or canceled, or `refunded` as it is."""

    line: Line
    refunded: bool


@dataclass(frozen=True, slots=True)
class ReturnIs:
    """One return. `due` are the local days between which the refund comes (once it is received), None = nobody said.

    `days` is the same promise in business days from receipt, for a return that has not been received yet.
    `others` counts the returns of the same item that are not settled either. What `is_kept` is never sent. `amount` is
    what is refunded, None where that is not certain.
    """

    line: Line
    record: Return
    due: tuple[date, date] | None = None
    days: tuple[int, int] | None = None
    is_overdue: bool = False
    others: int = 0
    is_kept: bool = False
    amount: Money | None = None


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
        return _none(files, customer, ask, now)
    unsettled = tuple(record for record in records if record.is_open)
    meant = unsettled or (records if named else records[:1])
    if len({record.line for record in meant}) > 1:
        return _several(customer, meant)
    return _is(files, customer, meant, ask, now)


def _none(files: Files, customer: CustomerFile, ask: Ask, now: datetime) -> Answer[Outcome]:
    """Of what can't go back, a return is not offered; where nothing is meant, what went back otherwise is told."""
    lines = customer.own(ask.item.lines)
    if not (lines or ask.item.said):
        lines = tuple(x for x in customer.lines if x.state is LineState.RETURNED or x.item.refunded_quantity)[:1]
    if len(lines) != 1:
        return Answer(NoReturns(), asks=Offer("CanIReturn"))
    (line,) = lines
    is_back = line.state is LineState.RETURNED
    if is_back or line.state is LineState.CANCELLED or line.item.refunded_quantity:
        over = IsOver(line, refunded=bool(line.item.refunded_quantity) and not is_back)
        return Answer(over, (line.ref,), Offer("ContactSupport"))
    returnable = judged(files, line, about(line.ref), now).decision.verdict in (Verdict.ELIGIBLE, Verdict.DEPENDS)
    asks = Offer("CanIReturn", about(line.ref)) if returnable else Offer("ContactSupport")
    return Answer(NoReturns(line, returnable), (line.ref,), asks)


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
    amount = _amount(files, customer, line, record)
    return Answer(ReturnIs(line, record, due, days, is_overdue, others, kept, amount), (line.ref,), asks)


def _amount(files: Files, customer: CustomerFile, line: Line, record: Return) -> Money | None:
    """What was paid for these pieces, less restocking; None where other than the money comes back, or more is taken."""
    earlier = tuple(r for r in customer.returns if r.requested_at < record.requested_at)
    then = replace(files, customer=replace(customer, returns=earlier))
    plan = judged(then, line, Ask(quantity=record.quantity, cause=record.cause), record.requested_at).plan
    uncertain = plan.fee.kind is ReturnFees.SHIPPING or (
        plan.fee.kind is ReturnFees.RESTOCKING and plan.fee.restocking is None
    )
    if line.item.price is None or uncertain or (plan.refund_types and RefundType.FULL not in plan.refund_types):
        return None
    return line.item.price.times(record.quantity).less(plan.fee.restocking)
