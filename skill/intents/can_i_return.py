"""Can I return this item? Finds which item is meant and judges it by the shop's policy; it starts nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.policies import Decision, ReturnCase, ReturnReason, Verdict, judge, policy_for
from skill.intents.asking import AccountNeeded, Answer, Ask, Offer, Which

INTENT = "CanIReturn"
MOST_SPOKEN = 3


@dataclass(frozen=True, slots=True)
class NothingToReturn:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class ReturnAllowed:
    """Yes, through `last_day` (local, to midnight); None = without a limit. `days_left` counts after today."""

    line: Line
    last_day: date | None
    days_left: int | None
    policy_id: str


@dataclass(frozen=True, slots=True)
class ReturnRefused:
    """No, for `reason`; `last_day` is the day until which it would have been yes."""

    line: Line
    reason: ReturnReason
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnNotYet:
    """It has not arrived; `days` is how long there will be from delivery, None = without a limit or unknown."""

    line: Line
    days: int | None


@dataclass(frozen=True, slots=True)
class ReturnNeedsPerson:
    """The rules or the dates don't decide; a person at the shop does."""

    line: Line
    reason: ReturnReason


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
    | NothingToReturn
    | ReturnAllowed
    | ReturnRefused
    | ReturnNotYet
    | ReturnNeedsPerson
    | WhichItem
    | ItemNotFound
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The item asked for, else the one that arrived last, else the newest ordered."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.orders:
        return Answer(NothingToReturn(), asks=Offer("ContactSupport"))
    found = tuple(line for ref in ask.item.lines if (line := customer.line(ref)))
    if ask.item.said and not found:
        return _not_found(_likely(customer))
    if len(found) > 1:
        return _which(WhichItem(found[:MOST_SPOKEN]))
    return _about(files, found[0] if found else _likely(customer)[0], now)


def _likely(customer: CustomerFile) -> tuple[Line, ...]:
    """What people mean by "this item", likeliest first: what arrived last, then what was ordered last."""
    delivered = customer.delivered()
    return (*delivered, *(line for line in customer.lines() if line not in delivered))[:MOST_SPOKEN]


def _not_found(lines: tuple[Line, ...]) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) == 1:
        return Answer(ItemNotFound(lines), (lines[0].ref,), Offer(INTENT, (lines[0].ref,)))
    return _which(ItemNotFound(lines))


def _which(outcome: WhichItem | ItemNotFound) -> Answer[Outcome]:
    return Answer(outcome, tuple(line.ref for line in outcome.lines), Which(INTENT))


def _about(files: Files, line: Line, now: datetime) -> Answer[Outcome]:
    today = files.today(now)
    policy = policy_for(files.shop.policies, line.item.category)
    decision = judge(ReturnCase(line, policy, today, line.delivered_on(files.zone)))
    if decision.reason is ReturnReason.UNFULFILLED:
        days = policy.merchant_return_days if policy else None
        return Answer(ReturnNotYet(line, days), (line.ref,), Offer("WhereIsMyOrder", (line.ref,)))
    return Answer(_outcome(line, decision, today), (line.ref,), Offer("ContactSupport"))


def _outcome(line: Line, decision: Decision, today: date) -> Outcome:
    match decision.verdict:
        case Verdict.ELIGIBLE:
            left = (decision.last_day - today).days if decision.last_day else None
            return ReturnAllowed(line, decision.last_day, left, decision.policy_id)
        case Verdict.NOT_ELIGIBLE:
            return ReturnRefused(line, decision.reason, decision.last_day)
        case Verdict.NEEDS_PERSON:
            return ReturnNeedsPerson(line, decision.reason)
