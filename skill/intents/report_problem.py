"""Something is wrong: finds out with what and what, says what can be done, offers a ticket. It sends nothing itself.

At most two questions, which item and what is wrong with it; how a delivery stands is told as WhereIsMyOrder tells it.
"""

from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import NOT_SENT, Line, LineState, lines_of
from skill.domain.problems import OF_ITEM, Problem
from skill.domain.returns import Cause
from skill.domain.tickets import Ticket
from skill.domain.values import dataclass, replace
from skill.intents import delivery, delivery_status, open_ticket
from skill.intents.answering import open_about, waiting_for
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Fill, Mention, Offer, which
from skill.intents.open_ticket import AlreadyOpen, ItemNotFound, WhichItem
from skill.intents.returning import Judged, judged, likely
from skill.intents.said_before import is_of_another

INTENT = "ReportProblem"
PROBLEM = "problem"
SETTLED = frozenset({LineState.CANCELLED, LineState.RETURNED, LineState.RETURNED_TO_SENDER})
UNTROUBLED = delivery_status.OnTheWay | delivery_status.Preparing


@dataclass(frozen=True, slots=True)
class NothingOrdered:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class WhatIsWrong:
    """It is known with what, and not yet what. `is_here`: it has arrived."""

    line: Line
    is_here: bool


@dataclass(frozen=True, slots=True)
class NotLateYet:
    """It has not come, and need not have: it is promised for `expected` (a local day), None = no day was given."""

    line: Line
    expected: date | None


@dataclass(frozen=True, slots=True)
class MarkedDelivered:
    """The carrier says that it was left, `on` that local day where known, at `left_at` where known."""

    line: Line
    on: date | None
    left_at: str


@dataclass(frozen=True, slots=True)
class RestIsComing:
    """What is missing of the order travels apart: `lines`, by that local day where one was promised."""

    lines: tuple[Line, ...]
    expected: date | None


@dataclass(frozen=True, slots=True)
class DefectClaim:
    """It is here, and not as it should be; what the shop's rules give for that stands in `judged`."""

    judged: Judged
    problem: Problem


@dataclass(frozen=True, slots=True)
class WrongDetails:
    """Address or details are wrong; `sent`: it has left, so that the shop can't simply change them."""

    line: Line
    sent: bool


Outcome = (
    AccountNeeded
    | NothingOrdered
    | WhatIsWrong
    | NotLateYet
    | MarkedDelivered
    | RestIsComing
    | DefectClaim
    | WrongDetails
    | open_ticket.Outcome
    | delivery_status.Outcome
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The item that was said or spoken of, else the one that this can be wrong with."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.lines:
        return Answer(NothingOrdered(), asks=Offer("ContactSupport"))
    found = customer.own(ask.item.lines)
    if ask.item.said and not found:
        return _not_found(likely(customer), ask)
    found = found or _candidates(customer, ask.case.problem, files.today(now))
    if len(found) > 1 and not _is_one_parcel(found, ask.case.problem):
        return _which(WhichItem(found[:MOST_SPOKEN]), found, ask)
    return _about(files, found[0], ask, now)


def _is_one_parcel(lines: tuple[Line, ...], problem: Problem | None) -> bool:
    """Whether a parcel came is the same question for all that is in it."""
    return problem is not None and problem not in OF_ITEM and all(line.travels_with(lines[0]) for line in lines)


def _candidates(customer: CustomerFile, problem: Problem | None, today: date) -> tuple[Line, ...]:
    """What it can be wrong with, likeliest first; of what is late, or not sent yet, there is seldom more than one."""
    coming, here = customer.coming(), customer.delivered()
    last = tuple(line for line in here if line.travels_with(here[0]))
    match problem:
        case None:
            found = likely(customer)
        case Problem.LATE | Problem.NEVER_CAME:
            found = tuple(line for line in coming if line.days_late(today)) or coming
        case Problem.WRONG_ADDRESS:
            found = tuple(line for line in coming if line.state in NOT_SENT) or coming
        case _:
            found = last
    return found or likely(customer)[:1]


def _about(files: Files, line: Line, ask: Ask, now: datetime) -> Answer[Outcome]:
    problem, asked = ask.case.problem, replace(ask, item=Mention(lines=(line.ref,)), nonce="")
    if problem is None and ask.case.words:  # none of the problems that are known by name: their own words are sent
        told = open_ticket.decide(files, asked, now)
        return Answer(told.outcome, told.mentioned, told.asks)
    if problem is None:
        is_here = bool(line.here) or not line.is_coming
        return Answer(WhatIsWrong(line, is_here), (line.ref,), Fill(INTENT, PROBLEM, asked))
    if known := _known(files, line, problem):
        return known
    if line.state in SETTLED:
        return _delivery(files, (line,), now)
    if problem is Problem.WRONG_ADDRESS:
        return Answer(WrongDetails(line, line.state not in NOT_SENT), (line.ref,), _ticket(line, problem))
    if is_of_another(ask.case, (line,)):
        return _delivery(files, (line,), now)
    return _of_item(files, line, problem, now) if problem in OF_ITEM else _not_received(files, line, now)


def _known(files: Files, line: Line, problem: Problem) -> Answer[Outcome] | None:
    """The open case that says what would be sent, which may be other than what was said; None where there is none."""
    there = next((ticket for ticket in open_about(files, (line,)) if ticket.problem == problem), None)
    return _already(there, line) if there else None


def _already(there: Ticket, line: Line) -> Answer[Outcome]:
    return Answer(AlreadyOpen(there, (line,)), (line.ref,), Offer("ContactSupport"))


def _of_item(files: Files, line: Line, problem: Problem, now: datetime) -> Answer[Outcome]:
    """A claim under the shop's rules; what is missing of an order may only travel apart, what has not left can't be."""
    if line.state in NOT_SENT and not line.here:
        return _delivery(files, (line,), now)
    coming = [x for x in files.customer.coming() if x.order.number == line.order.number] if files.customer else []
    if problem is Problem.MISSING_ITEM and not any(x.here for x in lines_of(line.order)):
        return _delivery(files, tuple(x for x in lines_of(line.order) if x.travels_with(line)), now)
    if problem is Problem.MISSING_ITEM and coming:
        rest = tuple(x for x in coming if x.travels_with(coming[0]))
        told = _delivery(files, rest, now)
        is_fine = isinstance(told.outcome, UNTROUBLED)
        return replace(told, outcome=RestIsComing(rest, rest[0].expected)) if is_fine else told
    found = judged(files, line, Ask(cause=Cause.DEFECT), now)
    return Answer(DefectClaim(found, problem), (line.ref,), _ticket(line, problem))


def _not_received(files: Files, line: Line, now: datetime) -> Answer[Outcome]:
    """As the carrier has it; what is not late is said to be so."""
    if line.state is LineState.DELIVERED:
        if known := _known(files, line, Problem.NOT_HERE):
            return known
        left_at = line.parcel.left_at if line.parcel else ""
        outcome = MarkedDelivered(line, line.delivered_on(files.zone), left_at)
        return Answer(outcome, (line.ref,), _ticket(line, Problem.NOT_HERE))
    told = _delivery(files, (line,), now)
    if not isinstance(told.outcome, delivery_status.OnTheWay):
        return told
    if line.expected is None and (there := waiting_for(files, (line,))):
        return _already(there, line)
    case = delivery.case((line,), Problem.NEVER_CAME) if line.expected is None else None
    return Answer(NotLateYet(line, line.expected), told.mentioned, case)


def _delivery(files: Files, lines: tuple[Line, ...], now: datetime) -> Answer[Outcome]:
    told = delivery.status(delivery.Delivery(files, lines, now))
    return Answer(told.outcome, told.mentioned, told.asks)


def _ticket(line: Line, problem: Problem) -> Confirm:
    """What is sent when the customer says yes."""
    return Confirm(open_ticket.INTENT, delivery.case((line,), problem).ask)


def _not_found(lines: tuple[Line, ...], ask: Ask) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) > 1:
        return _which(ItemNotFound(lines), lines, ask)
    asked = replace(ask, item=Mention(lines=(lines[0].ref,)), nonce="")
    return Answer(ItemNotFound(lines), (lines[0].ref,), Offer(INTENT, asked))


def _which(outcome: WhichItem | ItemNotFound, lines: tuple[Line, ...], ask: Ask) -> Answer[Outcome]:
    refs = tuple(line.ref for line in lines)
    return Answer(outcome, *which(INTENT, refs, replace(ask, item=Mention(), nonce="", goes_on=False)))
