"""How far items that travel together have come, and the next step that fits it: small rules, the first that knows."""

from collections.abc import Callable
from datetime import date, datetime

from skill.domain.files import Files
from skill.domain.orders import NOT_SENT, Doubt, Line, LineState, OrderStatus, lines_of
from skill.domain.problems import Problem
from skill.domain.values import dataclass, replace
from skill.intents import delivery_status as outcomes
from skill.intents.answering import is_overdue, waiting_for
from skill.intents.asking import Answer, Case, Offer, Question, about

SUPPORT = Offer("ContactSupport")


def case(lines: tuple[Line, ...], problem: Problem) -> Offer:
    """Shall a ticket be opened about these lines? What is wrong is known, and need not be told once more."""
    return Offer("OpenTicket", replace(about(*(line.ref for line in lines)), case=Case(problem, asked=True)))


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a rule may look at. All `lines` (at least one) travel together; the first speaks for them."""

    files: Files
    lines: tuple[Line, ...]
    now: datetime
    nothing_coming: bool = False

    @property
    def line(self) -> Line:
        """The one that speaks for all."""
        return self.lines[0]

    @property
    def today(self) -> date:
        """The customer's local day."""
        return self.files.today(self.now)

    @property
    def asked_to_cancel(self) -> bool:
        """True when the customer asked to cancel the order."""
        return bool(self.files.customer and self.files.customer.cancellation_of(self.line.order.number))

    def answer_with_case(self, outcome: outcomes.Troubled, problem: Problem) -> Answer[outcomes.Outcome]:
        """The answer, where somebody in the shop has to look into it; who does already is asked only when late."""
        ticket = waiting_for(self.files, self.lines)
        if ticket is None:
            return self.answer(outcome, case(self.lines, problem))
        late = is_overdue(ticket, self.files, self.now)
        return self.answer(replace(outcome, ticket=ticket), SUPPORT if late else None)

    def answer(self, outcome: outcomes.Outcome, asks: Question | None = None) -> Answer[outcomes.Outcome]:
        """The answer, and what is offered next."""
        return Answer(outcome, tuple(line.ref for line in self.lines), asks)


Rule = Callable[[Delivery], Answer[outcomes.Outcome] | None]


def over(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """Contradictory, cancelled, sent back or refunded: nothing is to be waited for, and a person knows more."""
    line, item = it.line, it.line.item
    if Doubt.CANCELLED_YET_DELIVERED in line.order.doubts:
        return it.answer_with_case(outcomes.Unclear(it.lines), Problem.UNCLEAR)
    if line.state in (LineState.CANCELLED, LineState.RETURNED):
        return it.answer(outcomes.Closed(line), SUPPORT)
    return it.answer(outcomes.Refunded(line), SUPPORT) if item.refunded_quantity >= item.quantity else None


def here(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """Delivered, or of a split item a part of it; or back where it came from."""
    line = it.line
    if line.state is LineState.RETURNED_TO_SENDER:
        return it.answer_with_case(outcomes.SentBack(it.lines), Problem.SENT_BACK)
    if line.state is LineState.DELIVERED and line.parcel:
        told = outcomes.Delivered(it.lines, line.delivered_on(it.files.zone), it.nothing_coming, line.parcel.left_at)
        return it.answer(told, Offer("CanIReturn", about(*(x.ref for x in it.lines))))
    if line.here and len(it.lines) == 1:
        return it.answer(outcomes.PartlyDelivered(line, line.here, line.item.quantity - line.here, line.expected))
    return None


def not_sent(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """Nothing has left yet, and why; late is said as late."""
    line, order = it.line, it.line.order
    if line.state not in NOT_SENT:
        return None
    if it.asked_to_cancel:
        whole = replace(it, lines=(line, *(x for x in lines_of(order) if x != line)))
        return whole.answer(outcomes.BeingCancelled(lines_of(order)), SUPPORT)
    if order.status is OrderStatus.PAYMENT_DUE:
        return it.answer(outcomes.PaymentDue(it.lines), SUPPORT)
    if order.status is OrderStatus.PROBLEM:
        return it.answer_with_case(outcomes.HeldUp(it.lines, LineState.EXCEPTION), Problem.STUCK)
    if line.item.is_digital:
        return it.answer(outcomes.Digital(it.lines), SUPPORT)
    if line.is_waited_for:
        return it.answer(outcomes.Waiting(it.lines, line.item.availability, line.item.available_from))
    if order.reported_status:
        return it.answer(outcomes.Reported(it.lines, order.reported_status), SUPPORT)
    return late(it) or it.answer(outcomes.Preparing(it.lines, line.expected))


def to_be_fetched(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """The customer can do something: be there next time, or go and fetch it."""
    line = it.line
    if line.state is LineState.ATTEMPTED:
        return it.answer(outcomes.Attempted(it.lines, _heard_on(it)), SUPPORT)
    if line.state is LineState.READY_FOR_PICKUP and line.parcel:
        return it.answer(outcomes.ReadyForPickup(it.lines, line.parcel.pickup))
    return None


def late(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """Past the promised day."""
    days, expected = it.line.days_late(it.today), it.line.expected
    if not days or expected is None:
        return None
    return it.answer_with_case(outcomes.Late(it.lines, expected, days, it.asked_to_cancel), Problem.LATE)


def held_up(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """In trouble, or not heard of for longer than the shop finds usual."""
    state, since = it.line.state, _heard_on(it)
    if state in (LineState.DELAYED, LineState.EXCEPTION):
        return it.answer_with_case(outcomes.HeldUp(it.lines, state), Problem.STUCK)
    silent = (it.today - since).days if since else 0
    if since is None or silent < it.files.shop.stuck_days:
        return None
    has_scans = it.line.parcel and it.line.parcel.scans
    told = outcomes.Stuck(it.lines, since, silent) if has_scans else outcomes.Unscanned(it.lines, since)
    return it.answer_with_case(told, Problem.STUCK)


def on_the_way(it: Delivery) -> Answer[outcomes.Outcome] | None:
    """With the carrier; its own word where nobody knows what it means."""
    line, parcel = it.line, it.line.parcel
    if parcel is None:
        return it.answer(outcomes.Preparing(it.lines, None))
    if line.state is LineState.REPORTED:
        return it.answer(outcomes.Reported(it.lines, parcel.reported_status), SUPPORT)
    arrival = outcomes.Arrival(line.expected, parcel.expected_arrival_from, parcel.arrives_between)
    out, shipped = line.state is LineState.OUT_FOR_DELIVERY, line.shipped_on(it.files.zone)
    return it.answer(outcomes.OnTheWay(it.lines, arrival, out, it.asked_to_cancel, None if parcel.scans else shipped))


RULES: tuple[Rule, ...] = (over, here, not_sent, to_be_fetched, late, held_up, on_the_way)


def status(it: Delivery) -> Answer[outcomes.Outcome]:
    """What to say of them."""
    return next(answer for rule in RULES if (answer := rule(it)))


def _heard_on(it: Delivery) -> date | None:
    heard = it.line.parcel.last_heard_at if it.line.parcel else None
    return heard.astimezone(it.files.zone).date() if heard else None
