"""Cancel an order: while all of it waits, after a yes, once; and only as a wish that the shop is told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus
from skill.domain.returns import CancellationRequest, reference
from skill.intents.asking import AccountNeeded, Answer, Ask, Confirm, Mention, Offer, Which, about
from skill.intents.cancel_order import (
    INTENT,
    AlreadyCancelled,
    AlreadyShipped,
    CancellationRequested,
    ConfirmCancelOrder,
    NoneOfThese,
    NothingToCancel,
    OrderNotFound,
    Outcome,
    WhichOrder,
    decide,
)
from skill.intents.effects import RequestCancellation
from tests.builders import NOW, a_cancellation, a_customer, a_line, a_parcel, an_order, at, files, meaning
from tests.intents.situations import CANCEL_ORDER, Situation

SUPPORT = Offer("ContactSupport")
UNPACKED = a_line("skillet", number="10")
PACKING = a_line("kettle", number="11", parcel=a_parcel(status=DeliveryStatus.PREPARING))
MORE = [a_line("pan", number="12"), a_line("wok", number="13")]
REST = (MORE[1].ref,)
COMING = a_line("shoes", number="14", parcel=a_parcel())
HERE = a_line("lamp", number="15", parcel=a_parcel(delivered=at("2026-11-16 17:40")))
STOVE = a_line("stove", number="16", status=OrderStatus.CANCELLED)
SHIRT = a_line("shirt", number="17", status=OrderStatus.RETURNED)
TEAPOT, THROW = lines_of(an_order("teapot", "throw", number="18"))
GONE, WAITING = lines_of(an_order("teapot", "throw", number="19", parcels=[a_parcel("1")]))
WISH = CancellationRequest("10", reference("ada", "10", "cancel"), NOW, "n1")


def ask(customer: CustomerFile, **said: Any) -> Answer[Outcome]:
    return decide(files(customer), Ask(**said), NOW)


def yes(customer: CustomerFile, nonce: str = "n1", line: Line = UNPACKED) -> Answer[Outcome]:
    """The answer to a yes to cancelling the order of that line, by which time the customer's file is this."""
    question = ask(a_customer(line)).asks
    assert isinstance(question, Confirm)
    return decide(files(customer), replace(question.ask, nonce=nonce), NOW)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CANCEL_ORDER.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", CANCEL_ORDER.values(), ids=CANCEL_ORDER)
def test_nothing_changes_without_a_yes_and_only_the_customers_own_lines_are_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, replace(situation.ask, nonce=""), situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


@pytest.mark.parametrize("line", [UNPACKED, PACKING])
@pytest.mark.parametrize("named", [True, False])
def test_an_order_that_waits_is_confirmed_first(line: Line, named: bool) -> None:
    answer = ask(a_customer(COMING, line, HERE), item=meaning(line) if named else Mention())
    assert answer == Answer(ConfirmCancelOrder((line,)), (line.ref,), Confirm(INTENT, about(line.ref)))


def test_the_whole_order_is_told_when_one_of_its_items_is_named() -> None:
    answer = ask(a_customer(TEAPOT), item=meaning(THROW))
    assert answer == Answer(
        ConfirmCancelOrder((TEAPOT, THROW)), (THROW.ref, TEAPOT.ref), Confirm(INTENT, about(THROW.ref))
    )


def test_a_yes_records_the_wish_and_cancels_nothing_itself() -> None:
    effect = RequestCancellation(UNPACKED.order.placed_at, WISH)
    answer = yes(a_customer(UNPACKED))
    assert answer == Answer(CancellationRequested((UNPACKED,), WISH), (UNPACKED.ref,), effects=(effect,))


def test_the_same_yes_twice_is_the_same_answer_and_changes_nothing_more() -> None:
    first, again = yes(a_customer(UNPACKED)), yes(a_customer(UNPACKED, cancellations=(WISH,)))
    assert again.effects == ()
    assert (again.outcome, again.mentioned, again.asks) == (first.outcome, first.mentioned, first.asks)


def test_the_same_yes_is_known_when_the_order_was_cancelled_or_shipped_meanwhile() -> None:
    for meanwhile in (
        a_line("skillet", number="10", status=OrderStatus.CANCELLED),
        a_line("skillet", number="10", parcel=a_parcel()),
    ):
        answer = yes(a_customer(meanwhile, cancellations=(WISH,)))
        assert (answer.outcome, answer.effects) == (CancellationRequested((meanwhile,), WISH), ())


def test_another_yes_hears_that_it_was_asked_before() -> None:
    answer = yes(a_customer(UNPACKED, cancellations=(WISH,)), nonce="n2")
    assert answer == Answer(AlreadyCancelled(UNPACKED, WISH), (UNPACKED.ref,), SUPPORT)


@pytest.mark.parametrize("item", [Mention(), meaning(UNPACKED)])
@pytest.mark.parametrize("nonce", ["n1", ""])
def test_what_was_asked_before_is_known_when_it_is_asked_again(item: Mention, nonce: str) -> None:
    wish = a_cancellation(UNPACKED, nonce)
    answer = ask(a_customer(UNPACKED, HERE, cancellations=(wish,)), item=item)
    assert answer == Answer(AlreadyCancelled(UNPACKED, wish), (UNPACKED.ref,), SUPPORT)


def test_what_was_asked_before_does_not_stand_in_the_way_of_another_order() -> None:
    customer = a_customer(PACKING, UNPACKED, cancellations=(WISH,))
    assert ask(customer).outcome == ConfirmCancelOrder((PACKING,))


def test_the_reference_is_the_same_whatever_yes_and_moment_made_it() -> None:
    question = ask(a_customer(UNPACKED)).asks
    assert isinstance(question, Confirm)
    later = decide(files(a_customer(UNPACKED)), replace(question.ask, nonce="n2"), NOW + timedelta(hours=1))
    (effect,) = later.effects
    assert isinstance(effect, RequestCancellation)
    assert effect.request.reference == WISH.reference


@pytest.mark.parametrize(
    ("line", "step"),
    [(COMING, "WhereIsMyOrder"), (HERE, "CanIReturn"), (SHIRT, "WhereIsMyOrder")],
)
def test_what_is_on_its_way_or_here_is_too_late_and_the_next_step_fits(line: Line, step: str) -> None:
    answer = ask(a_customer(line, UNPACKED), item=meaning(line))
    assert answer == Answer(AlreadyShipped(line, partly=False), (line.ref,), Offer(step, about(line.ref)))


def test_an_order_that_left_in_part_is_for_a_person() -> None:
    customer = a_customer(WAITING)
    assert ask(customer, item=meaning(WAITING)) == Answer(AlreadyShipped(WAITING, partly=True), (WAITING.ref,), SUPPORT)
    assert ask(customer).outcome == AlreadyShipped(WAITING, partly=True), "what still waits may be meant"
    assert ask(customer, item=meaning(GONE)).outcome == AlreadyShipped(GONE, partly=False)


def test_what_was_shipped_between_question_and_yes_is_too_late() -> None:
    shipped = a_line("skillet", number="10", parcel=a_parcel())
    answer = yes(a_customer(shipped))
    assert (answer.outcome, answer.effects) == (AlreadyShipped(shipped, partly=False), ())


def test_what_was_cancelled_between_question_and_yes_is_cancelled() -> None:
    cancelled = a_line("skillet", number="10", status=OrderStatus.CANCELLED)
    answer = yes(a_customer(cancelled))
    assert (answer.outcome, answer.effects) == (AlreadyCancelled(cancelled), ())


def test_a_cancelled_order_says_so() -> None:
    assert ask(a_customer(STOVE), item=meaning(STOVE)) == Answer(AlreadyCancelled(STOVE), (STOVE.ref,), SUPPORT)


@pytest.mark.parametrize("lines", [(), (COMING, HERE), (STOVE, SHIRT)])
def test_where_nothing_waits_there_is_nothing_to_cancel(lines: tuple[Line, ...]) -> None:
    assert ask(a_customer(*lines)) == Answer(NothingToCancel(), asks=SUPPORT)


def test_of_several_orders_that_wait_the_customer_chooses_among_three() -> None:
    answer = ask(a_customer(UNPACKED, HERE, PACKING, *MORE))
    shown = (UNPACKED, PACKING, MORE[0])
    assert answer == Answer(WhichOrder(shown), tuple(line.ref for line in shown), Which(INTENT, rest=REST))


def test_two_items_of_one_order_are_one_order() -> None:
    assert ask(a_customer(TEAPOT), item=meaning(TEAPOT, THROW)).outcome == ConfirmCancelOrder((TEAPOT, THROW))
    assert ask(a_customer(TEAPOT, UNPACKED)).outcome == WhichOrder((TEAPOT, UNPACKED))


def test_of_several_that_fit_the_one_that_waits_is_meant() -> None:
    answer = ask(a_customer(HERE, UNPACKED, COMING), item=meaning(HERE, UNPACKED, COMING))
    assert answer.outcome == ConfirmCancelOrder((UNPACKED,))
    left = a_customer(UNPACKED, WAITING, HERE, COMING, cancellations=(WISH,))
    in_part = ask(left, item=meaning(*left.lines))
    assert in_part.outcome == WhichOrder((UNPACKED, WAITING)), "one is asked for already, one is for a person"


@pytest.mark.parametrize(
    ("others", "outcome", "asks"),
    [
        ((), NothingToCancel(), SUPPORT),
        ((UNPACKED,), NoneOfThese((UNPACKED,)), Offer(INTENT, about(UNPACKED.ref))),
        ((UNPACKED, PACKING), NoneOfThese((UNPACKED, PACKING)), Which(INTENT)),
        ((UNPACKED, PACKING, *MORE), NoneOfThese((UNPACKED, PACKING, MORE[0])), Which(INTENT, rest=REST)),
    ],
)
def test_of_several_that_have_left_nobody_is_asked_which(
    others: tuple[Line, ...], outcome: Outcome, asks: Offer | Which
) -> None:
    answer = ask(a_customer(HERE, COMING, STOVE, *others), item=meaning(HERE, COMING, STOVE))
    assert (answer.outcome, answer.asks) == (outcome, asks)


@pytest.mark.parametrize(
    ("lines", "offered", "asks"),
    [
        ((HERE, COMING), (), SUPPORT),
        ((HERE, UNPACKED), (UNPACKED,), Offer(INTENT, about(UNPACKED.ref))),
        ((UNPACKED, PACKING), (UNPACKED, PACKING), Which(INTENT)),
        ((UNPACKED, PACKING, *MORE), (UNPACKED, PACKING, MORE[0]), Which(INTENT, rest=REST)),
    ],
)
def test_what_nobody_ordered_is_not_found_and_what_could_be_cancelled_is_offered(
    lines: tuple[Line, ...], offered: tuple[Line, ...], asks: Offer | Which
) -> None:
    answer = ask(a_customer(*lines), item=Mention("my phone"))
    assert answer == Answer(OrderNotFound(offered), tuple(line.ref for line in offered), asks)


def test_somebody_elses_order_is_one_that_is_not_found() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(a_customer(UNPACKED), item=meaning(stranger)) == ask(a_customer(UNPACKED), item=Mention("secret"))


def test_a_guest_is_asked_to_link_an_account() -> None:
    assert decide(files(), Ask(), NOW) == Answer(AccountNeeded())
