"""Start a return: what is confirmed, what a yes records, and that it does so once and only while it still may."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.policies import Fact, ReturnTerms
from skill.domain.return_case import ReturnReason
from skill.domain.returns import IS_OPEN, Cause, Return, ReturnStatus, reference
from skill.intents import can_i_return
from skill.intents.asking import Answer, Ask, Check, Confirm, Mention, Offer, about
from skill.intents.can_i_return import ReturnAllowed, ReturnDepends, ReturnRefused
from skill.intents.effects import StartReturn
from skill.intents.start_return import INTENT, ConfirmReturn, Outcome, ReturnStarted, decide
from tests.builders import NOW, a_customer, a_line, a_parcel, a_policy, a_return, a_shop, at, day, files, meaning, money
from tests.intents.situations import START_RETURN, Situation

ARRIVED = a_parcel(delivered=at("2026-11-16 17:40"))
LAMP = a_line("lamp", number="1", parcel=ARRIVED)
CUPS = a_line("cups", number="2", quantity=3, price=money("20.00 USD"), parcel=ARRIVED)
LAST_SECOND = at("2026-12-17 04:59") + timedelta(seconds=59)  # of December 16 in New York, day 30


def desk(line: Line, *returns: Return, **rules: Any) -> Files:
    """Somebody who has only this and these returns, in a shop with one policy of these fields."""
    return files(a_customer(line, returns=returns), a_shop(policies=[a_policy(**rules)]))


def with_return(at_desk: Files, record: Return) -> Files:
    """The files after the desk committed it."""
    assert at_desk.customer
    return replace(at_desk, customer=replace(at_desk.customer, returns=(*at_desk.customer.returns, record)))


def confirmed(at_desk: Files, now: datetime = NOW, *, nonce: str = "n1", **said: Any) -> tuple[Ask, Answer[Outcome]]:
    """What a yes asks, and its answer. The question is asked at NOW."""
    question = decide(at_desk, Ask(**said), NOW).asks
    assert isinstance(question, Confirm)
    yes = replace(question.ask, nonce=nonce)
    return yes, decide(at_desk, yes, now)


def recorded(answer: Answer[Outcome]) -> Return:
    """The return that the answer has recorded."""
    (effect,) = answer.effects
    assert isinstance(effect, StartReturn)
    return effect.record


@pytest.mark.parametrize("outcome", [each for each in get_args(Outcome) if each is not ReturnAllowed])
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in START_RETURN.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", START_RETURN.values(), ids=START_RETURN)
def test_what_may_go_back_is_confirmed_or_started_and_all_else_is_as_when_it_is_only_asked(
    situation: Situation,
) -> None:
    """Only its questions go on here."""
    only_asked = can_i_return.decide(situation.files, situation.ask, situation.now)
    answer = decide(situation.files, situation.ask, situation.now)
    if isinstance(answer.outcome, ReturnStarted):
        return
    if isinstance(only_asked.outcome, ReturnAllowed):
        assert answer.outcome == ConfirmReturn(only_asked.outcome.judged)
    else:
        assert (answer.outcome, answer.mentioned) == (only_asked.outcome, only_asked.mentioned)
    assert answer.effects == ()


@pytest.mark.parametrize("situation", START_RETURN.values(), ids=START_RETURN)
def test_nothing_changes_without_a_yes_and_only_the_customers_own_lines_are_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, replace(situation.ask, nonce=""), situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


def test_it_is_confirmed_first_with_the_item_and_the_pieces_that_were_meant() -> None:
    answer = decide(desk(LAMP), Ask(item=meaning(LAMP)), NOW)
    assert isinstance(answer.outcome, ConfirmReturn)
    assert (answer.outcome.judged.line, answer.outcome.judged.pieces) == (LAMP, 1)
    assert answer.asks == Confirm(INTENT, replace(about(LAMP.ref), quantity=1))
    assert answer.mentioned == (LAMP.ref,)


def test_a_yes_records_the_return() -> None:
    _, answer = confirmed(desk(LAMP), item=meaning(LAMP))
    record = Return(
        line=LAMP.ref,
        number=1,
        reference=reference("ada", "1", "1", "1"),
        quantity=1,
        cause=Cause.REMORSE,
        requested_at=NOW,
        status=ReturnStatus.REQUESTED,
        nonce="n1",
    )
    assert answer.effects == (StartReturn(LAMP.order.placed_at, record),)
    assert isinstance(answer.outcome, ReturnStarted)
    assert (answer.outcome.record, answer.mentioned, answer.asks) == (record, (LAMP.ref,), None)


@pytest.mark.parametrize(
    ("said", "quantity", "fee"),
    [({}, 3, "9.00"), ({"quantity": 2}, 2, "6.00"), ({"quantity": 9}, 3, "9.00"), ({"quantity": 0}, 3, "9.00")],
)
def test_the_pieces_that_were_confirmed_go_back_and_are_paid_for(said: dict[str, Any], quantity: int, fee: str) -> None:
    policy = a_policy(terms=ReturnTerms(restocking_percent=Decimal(15)))
    at_desk = files(a_customer(CUPS), a_shop(policies=[policy]))
    _, answer = confirmed(at_desk, **said)
    assert recorded(answer).quantity == quantity
    assert isinstance(answer.outcome, ReturnStarted)
    assert answer.outcome.judged.plan.fee.restocking == money(f"{fee} USD")


def test_the_same_yes_twice_is_the_same_return_and_changes_nothing_more() -> None:
    at_desk = desk(CUPS, a_return(CUPS))
    yes, first = confirmed(at_desk, quantity=2)
    after = with_return(at_desk, recorded(first))
    for later in (NOW, NOW + timedelta(seconds=8), NOW + timedelta(days=300)):
        again = decide(after, yes, later)
        assert again.effects == ()
        assert (again.outcome, again.mentioned, again.asks) == (first.outcome, first.mentioned, first.asks)


@pytest.mark.parametrize("status", [ReturnStatus.CANCELLED, ReturnStatus.REJECTED])
def test_the_same_yes_starts_no_other_return_once_the_first_is_off(status: ReturnStatus) -> None:
    at_desk = desk(LAMP)
    yes, first = confirmed(at_desk)
    again = decide(with_return(at_desk, replace(recorded(first), status=status)), yes, NOW)
    assert (type(again.outcome), again.effects) == (ConfirmReturn, ())


@pytest.mark.parametrize("status", [*sorted(IS_OPEN), ReturnStatus.REFUNDED])
def test_the_same_yes_is_known_whatever_became_of_its_return(status: ReturnStatus) -> None:
    at_desk = desk(LAMP)
    yes, first = confirmed(at_desk)
    record = replace(recorded(first), status=status, cancel_nonce="n9")
    again = decide(with_return(at_desk, record), yes, NOW)
    assert again.effects == ()
    assert isinstance(again.outcome, ReturnStarted)
    assert again.outcome.record == record


def test_another_yes_for_pieces_that_are_gone_is_refused() -> None:
    at_desk = desk(LAMP)
    _, first = confirmed(at_desk, nonce="n1")
    yes, _ = confirmed(at_desk, nonce="n2")
    answer = decide(with_return(at_desk, recorded(first)), yes, NOW)
    assert isinstance(answer.outcome, ReturnRefused)
    assert answer.outcome.judged.decision.reason is ReturnReason.RETURNED
    assert (answer.effects, answer.asks) == ((), Offer("ReturnStatus", about(LAMP.ref)))


def test_a_yes_to_more_pieces_than_are_left_by_now_is_asked_anew() -> None:
    at_desk = desk(CUPS)
    yes, _ = confirmed(at_desk, quantity=3)
    answer = decide(with_return(at_desk, a_return(CUPS)), yes, NOW)
    assert isinstance(answer.outcome, ConfirmReturn)
    assert (answer.outcome.judged.pieces, answer.effects) == (2, ())
    assert answer.asks == Confirm(INTENT, replace(about(CUPS.ref), quantity=2))


def test_two_returns_of_one_line_are_numbers_1_and_2_with_references_of_their_own() -> None:
    at_desk = desk(CUPS)
    _, first = confirmed(at_desk, quantity=2, nonce="n1")
    after = with_return(at_desk, recorded(first))
    _, second = confirmed(after, nonce="n2")
    assert (recorded(first).number, recorded(first).quantity) == (1, 2)
    assert (recorded(second).number, recorded(second).quantity) == (2, 1)
    assert recorded(first).reference != recorded(second).reference


def test_a_cancelled_return_keeps_its_number() -> None:
    _, answer = confirmed(desk(LAMP, a_return(LAMP, status=ReturnStatus.CANCELLED)))
    assert recorded(answer).number == 2


def test_the_reference_is_the_same_whatever_yes_and_moment_made_it_and_another_for_another_customer() -> None:
    at_desk = desk(LAMP)
    assert at_desk.customer
    bobs = replace(at_desk, customer=replace(at_desk.customer, customer_id="bob"))
    _, one = confirmed(at_desk, nonce="n1")
    _, other = confirmed(at_desk, NOW + timedelta(hours=1), nonce="n2")
    _, of_bob = confirmed(bobs)
    assert recorded(one).reference == recorded(other).reference != recorded(of_bob).reference


@pytest.mark.parametrize(
    ("now", "may"), [(LAST_SECOND, True), (LAST_SECOND + timedelta(seconds=1), False), (at("2027-06-01 12:00"), False)]
)
def test_a_yes_counts_only_while_the_return_still_may_start(now: datetime, may: bool) -> None:
    _, answer = confirmed(desk(LAMP), now)
    assert bool(answer.effects) is may
    if not may:
        assert isinstance(answer.outcome, ReturnRefused)
        assert answer.outcome.judged.decision.reason is ReturnReason.RETURN_WINDOW_EXPIRED
        assert answer.outcome.judged.decision.last_day == day("2026-12-16")


def test_a_yes_after_the_shop_asked_for_a_condition_asks_for_it_and_then_for_another_yes() -> None:
    yes, _ = confirmed(desk(LAMP))
    stricter = desk(LAMP, requires=(Fact.UNOPENED,))
    answer = decide(stricter, yes, NOW)
    assert isinstance(answer.asks, Check)
    assert (answer.effects, answer.asks.ask.nonce) == ((), "")
    known = replace(answer.asks.ask, facts=((Fact.UNOPENED, True),))
    assert isinstance(decide(stricter, known, NOW).asks, Confirm)


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ({}, Cause.REMORSE),
        ({"cause": Cause.REMORSE}, Cause.REMORSE),
        ({"cause": Cause.DEFECT}, Cause.DEFECT),
        ({"facts": ((Fact.DAMAGED, True),)}, Cause.DEFECT),
        ({"facts": ((Fact.DAMAGED, False),)}, Cause.REMORSE),
    ],
)
def test_the_cause_that_was_said_or_answered_is_recorded(said: dict[str, Any], cause: Cause) -> None:
    _, answer = confirmed(desk(LAMP), **said)
    assert recorded(answer).cause is cause


def test_what_was_answered_still_counts_when_it_is_confirmed() -> None:
    at_desk = desk(LAMP, requires=(Fact.UNOPENED,))
    assert isinstance(decide(at_desk, Ask(), NOW).outcome, ReturnDepends)
    _, answer = confirmed(at_desk, facts=((Fact.UNOPENED, True),))
    assert recorded(answer).line == LAMP.ref


def test_somebody_elses_return_is_not_known_by_its_nonce() -> None:
    at_desk = desk(LAMP)
    stranger = a_return(a_line("secret", number="not Ada's"), nonce="n1")
    yes, _ = confirmed(at_desk)
    answer = decide(with_return(at_desk, stranger), yes, NOW)
    assert recorded(answer).line == LAMP.ref


def test_a_yes_about_another_item_is_not_known_by_its_nonce() -> None:
    record = a_return(CUPS, nonce="n1")
    at_desk = files(a_customer(LAMP, CUPS, returns=[record]), a_shop(policies=[a_policy(30)]))
    assert recorded(decide(at_desk, Ask(item=Mention(lines=(LAMP.ref,)), nonce="n1"), NOW)).line == LAMP.ref


def test_no_nonce_is_nobodys_nonce() -> None:
    imported = a_return(CUPS, nonce="")
    assert isinstance(decide(desk(CUPS, imported), Ask(), NOW).outcome, ConfirmReturn)


def test_a_yes_never_starts_the_return_of_another_item_than_was_confirmed() -> None:
    customer: CustomerFile = a_customer(LAMP, CUPS)
    _, answer = confirmed(files(customer, a_shop()), item=Mention(lines=(CUPS.ref,)), quantity=1)
    assert recorded(answer).line == CUPS.ref
