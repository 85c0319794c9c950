"""Start a return: says what will happen, and once that is confirmed has it recorded. The rules are CanIReturn's."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.returns import Cause, Return, reference
from skill.domain.values import dataclass, replace
from skill.intents import can_i_return
from skill.intents.asking import Answer, Ask, Confirm, Mention
from skill.intents.effects import StartReturn
from skill.intents.returning import Judged, cause_of, judged

INTENT = "StartReturn"


@dataclass(frozen=True, slots=True)
class ConfirmReturn:
    """What will happen when the customer says yes."""

    judged: Judged


@dataclass(frozen=True, slots=True)
class ReturnStarted:
    """It is recorded, or was already by this very confirmation."""

    judged: Judged
    record: Return


Outcome = can_i_return.Outcome | ConfirmReturn | ReturnStarted


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """Nothing starts that CanIReturn would not allow now, whatever was allowed when it was asked."""
    if files.customer and (record := _made_by(ask, files.customer)):
        if record.counts:
            return _done(files, files.customer, record, ask)
        ask = replace(ask, nonce="")  # what that yes started was cancelled since: another return takes another yes
    answer = can_i_return.decide(files, ask, now, INTENT)
    if files.customer is None or not isinstance(answer.outcome, can_i_return.ReturnAllowed):
        return Answer(answer.outcome, answer.mentioned, answer.asks)
    found = answer.outcome.judged
    about = replace(ask, item=Mention(lines=(found.line.ref,)), quantity=found.pieces, nonce="")
    if not ask.nonce or found.is_fewer:
        return Answer(ConfirmReturn(found), answer.mentioned, Confirm(INTENT, about))
    record = _record(files.customer, found, replace(about, nonce=ask.nonce), now)
    effect = StartReturn(found.line.order.placed_at, record)
    return Answer(ReturnStarted(found, record), answer.mentioned, effects=(effect,))


def _made_by(ask: Ask, customer: CustomerFile) -> Return | None:
    """The return that this confirmation has made already: Alexa asked twice, or the answer to the first was lost."""
    there = (r for r in customer.returns if not ask.item.lines or r.line in ask.item.lines)
    return next((r for r in there if ask.nonce and r.nonce == ask.nonce and customer.line(r.line)), None)


def _done(files: Files, customer: CustomerFile, record: Return, ask: Ask) -> Answer[Outcome]:
    """It is told as it was when it started, or a return of the last pieces would now read as one too many."""
    (line,) = customer.own([record.line])
    earlier = tuple(r for r in customer.returns if r.requested_at < record.requested_at)
    then = replace(files, customer=replace(customer, returns=earlier))
    same = replace(ask, quantity=record.quantity, cause=record.cause)
    return Answer(ReturnStarted(judged(then, line, same, record.requested_at), record), (line.ref,))


def _record(customer: CustomerFile, found: Judged, ask: Ask, now: datetime) -> Return:
    line = found.line.ref
    number = 1 + max((r.number for r in customer.returns if r.line == line), default=0)
    return Return(
        line=line,
        number=number,
        reference=reference(customer.customer_id, line.order_number, line.line_id, str(number)),
        quantity=ask.quantity or 1,
        cause=cause_of(ask) or Cause.REMORSE,
        requested_at=now,
        nonce=ask.nonce,
    )
