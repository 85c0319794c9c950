"""Can I return this item? Finds which item is meant and judges it by the shop's policies; it starts nothing."""

from datetime import datetime

from skill.domain.files import Files
from skill.domain.orders import Line
from skill.domain.policies import Fact
from skill.domain.return_case import ReturnReason, Verdict
from skill.domain.returns import IS_OPEN
from skill.domain.values import dataclass, replace
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Check, Mention, Offer, Question, about, which
from skill.intents.returning import Judged, judged, likely

INTENT = "CanIReturn"


@dataclass(frozen=True, slots=True)
class NothingToReturn:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class ReturnAllowed:
    """Yes, through the decision's last day (local, to midnight), or without a limit."""

    judged: Judged


@dataclass(frozen=True, slots=True)
class ReturnRefused:
    """No, and why; the decision's last day is the one until which it would have been yes."""

    judged: Judged


@dataclass(frozen=True, slots=True)
class ReturnNotYet:
    """It has not arrived; `days` is how long there will be from delivery, None = without a limit or unknown.

    `at_least`: a date may make it longer.
    """

    line: Line
    days: int | None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class OrderBeingCancelled:
    """It has not left, and the customer asked to cancel its order."""

    line: Line


@dataclass(frozen=True, slots=True)
class ReturnDepends:
    """It hangs on a fact that only the customer knows."""

    judged: Judged
    fact: Fact


@dataclass(frozen=True, slots=True)
class ReturnNeedsPerson:
    """The rules or the dates don't decide; a person at the shop does."""

    judged: Judged


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
    | OrderBeingCancelled
    | ReturnDepends
    | ReturnNeedsPerson
    | WhichItem
    | ItemNotFound
)


def decide(files: Files, ask: Ask, now: datetime, intent: str = INTENT) -> Answer[Outcome]:
    """The item asked for, else the one that arrived last, else the newest ordered. Questions go on with `intent`."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.lines:
        return Answer(NothingToReturn(), asks=Offer("ContactSupport"))
    found = _here(customer.own(ask.item.lines), ask)
    if ask.item.said and not found:
        return _not_found(likely(customer), ask, intent)
    if len(found) > 1:
        return _which(WhichItem(found[:MOST_SPOKEN]), found, ask, intent)
    return _about(files, found[0] if found else likely(customer)[0], ask, now, intent)


def _here(lines: tuple[Line, ...], ask: Ask) -> tuple[Line, ...]:
    """Of "both", or of several that were only spoken of, what has arrived; where nothing has, the first tells it."""
    is_of_all = ask.item.every or ask.item.carried
    return tuple(line for line in lines if line.here) or lines[:1] if is_of_all else lines


def _not_found(lines: tuple[Line, ...], ask: Ask, intent: str) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) == 1:
        return Answer(ItemNotFound(lines), (lines[0].ref,), Offer(intent, _of(ask, lines[0])))
    return _which(ItemNotFound(lines), lines, ask, intent)


def _which(outcome: WhichItem | ItemNotFound, lines: tuple[Line, ...], ask: Ask, intent: str) -> Answer[Outcome]:
    refs = tuple(line.ref for line in lines)
    return Answer(outcome, *which(intent, refs, replace(ask, item=Mention(), nonce="", goes_on=False)))


def _of(ask: Ask, line: Line) -> Ask:
    """What was said of the return, about that line. What was confirmed is not: another question is asked now."""
    return replace(ask, item=Mention(lines=(line.ref,)), nonce="")


def _what_matters(ask: Ask, found: Judged) -> Ask:
    """Without the number of a single piece, and without facts that the policy doesn't ask for."""
    policy = found.decision.policy
    matter = {Fact.DAMAGED, *(policy.facts_required if policy else ())}
    facts = tuple(sorted(known for known in ask.facts if known[0] in matter))
    return replace(ask, facts=facts, quantity=ask.quantity if found.line.item.quantity > 1 else None)


def _about(files: Files, line: Line, ask: Ask, now: datetime, intent: str) -> Answer[Outcome]:
    found = judged(files, line, ask, now)
    decision, refs = found.decision, (line.ref,)
    if decision.reason is ReturnReason.UNFULFILLED:
        if files.customer and files.customer.is_being_cancelled(line):
            return Answer(OrderBeingCancelled(line), refs, Offer("ContactSupport"))
        return Answer(
            ReturnNotYet(line, found.days, found.may_be_longer), refs, Offer("WhereIsMyOrder", about(line.ref))
        )
    ask = _what_matters(ask, found)
    asks: Question = Offer("ContactSupport")
    match decision.verdict:
        case Verdict.ELIGIBLE:
            return Answer(ReturnAllowed(found), refs, Offer("StartReturn", _of(ask, line)))
        case Verdict.DEPENDS if decision.asks:
            asks = Check(intent, decision.asks, _of(ask, line))
            return Answer(ReturnDepends(found, decision.asks), refs, asks)
        case Verdict.NOT_ELIGIBLE if decision.reason is ReturnReason.RETURNED and found.way_back in IS_OPEN:
            asks = Offer("ReturnStatus", about(line.ref))
            return Answer(ReturnRefused(found), refs, asks)
        case Verdict.NOT_ELIGIBLE:
            return Answer(ReturnRefused(found), refs, asks)
        case _:
            return Answer(ReturnNeedsPerson(found), refs, asks)
