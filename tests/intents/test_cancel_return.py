"""Cancel a return: until the shop has the item, after a yes, and once."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from skill.domain.files import Files
from skill.domain.returns import Return, ReturnStatus
from skill.intents import start_return
from skill.intents.asking import AccountNeeded, Answer, Ask, Confirm, Mention, Offer, Which, about
from skill.intents.cancel_return import (
    INTENT,
    ConfirmCancelReturn,
    NoneInTime,
    NothingToCancel,
    Outcome,
    ReturnCancelled,
    ReturnNotFound,
    TooLateToCancel,
    WhichReturn,
    decide,
)
from skill.intents.effects import ChangeReturn
from tests.builders import NOW, a_customer, a_line, a_parcel, a_return, at, files, meaning, received
from tests.intents.situations import CANCEL_RETURN, Situation

SUPPORT = Offer("ContactSupport")
ARRIVED = a_parcel(delivered=at("2026-11-16 17:40"))
LAMP, CUPS, SHOES, PEN = (
    a_line(name, number=name, parcel=ARRIVED, quantity=3) for name in ("lamp", "cups", "shoes", "pen")
)
REQUESTED = a_return(LAMP)
CANCELLED = replace(REQUESTED, status=ReturnStatus.CANCELLED, cancel_nonce="n1", cancelled_at=NOW)


def desk(*returns: Return) -> Files:
    return files(a_customer(LAMP, CUPS, SHOES, PEN, returns=returns))


def ask(*returns: Return, **said: Any) -> Answer[Outcome]:
    return decide(desk(*returns), Ask(**said), NOW)


def yes(*returns: Return, nonce: str = "n1", **said: Any) -> Answer[Outcome]:
    """The answer to a yes, by which time the returns are these; it is asked when the lamp's is requested."""
    question = ask(REQUESTED, **said).asks
    assert isinstance(question, Confirm)
    return decide(desk(*returns), replace(question.ask, nonce=nonce), NOW)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CANCEL_RETURN.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", CANCEL_RETURN.values(), ids=CANCEL_RETURN)
def test_nothing_changes_without_a_yes_and_only_the_customers_own_lines_are_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, replace(situation.ask, nonce=""), situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


@pytest.mark.parametrize("status", [ReturnStatus.REQUESTED, ReturnStatus.LABEL_SENT])
@pytest.mark.parametrize("item", [Mention(), meaning(LAMP)])
def test_a_return_that_has_not_been_received_is_confirmed_first(status: ReturnStatus, item: Mention) -> None:
    record = a_return(LAMP, status=status)
    assert ask(record, item=item) == Answer(
        ConfirmCancelReturn(LAMP, record), (LAMP.ref,), Confirm(INTENT, about(LAMP.ref))
    )


def test_a_yes_records_it_and_what_the_status_was() -> None:
    effect = ChangeReturn(LAMP.order.placed_at, CANCELLED, ReturnStatus.REQUESTED)
    assert yes(REQUESTED) == Answer(ReturnCancelled(LAMP, CANCELLED), (LAMP.ref,), effects=(effect,))


def test_the_label_may_have_been_sent_between_question_and_yes() -> None:
    (effect,) = yes(replace(REQUESTED, status=ReturnStatus.LABEL_SENT)).effects
    assert isinstance(effect, ChangeReturn)
    assert (effect.was, effect.record) == (ReturnStatus.LABEL_SENT, CANCELLED)


def test_the_same_yes_twice_is_the_same_answer_and_changes_nothing_more() -> None:
    first, again = yes(REQUESTED), yes(CANCELLED)
    assert again.effects == ()
    assert (again.outcome, again.mentioned, again.asks) == (first.outcome, first.mentioned, first.asks)


def test_another_yes_finds_nothing_more_to_cancel() -> None:
    answer = yes(CANCELLED, nonce="n2")
    assert (answer.outcome, answer.effects) == (NothingToCancel(LAMP), ())


def test_the_yes_that_started_a_return_starts_no_other_after_that_was_cancelled() -> None:
    (effect,) = yes(replace(REQUESTED, nonce="n0")).effects
    assert isinstance(effect, ChangeReturn)
    again = start_return.decide(desk(effect.record), replace(about(LAMP.ref), nonce="n0"), NOW)
    assert (type(again.outcome), again.effects) == (start_return.ConfirmReturn, ())


@pytest.mark.parametrize("item", [Mention(), meaning(LAMP)])
def test_what_the_shop_has_received_is_too_late_and_can_be_followed(item: Mention) -> None:
    record = received(LAMP)
    assert ask(record, item=item) == Answer(
        TooLateToCancel(LAMP, record), (LAMP.ref,), Offer("ReturnStatus", about(LAMP.ref))
    )


def test_what_the_shop_received_between_question_and_yes_is_too_late() -> None:
    answer = yes(received(LAMP))
    assert (answer.outcome, answer.effects) == (TooLateToCancel(LAMP, received(LAMP)), ())


@pytest.mark.parametrize("status", [ReturnStatus.REFUNDED, ReturnStatus.CANCELLED, ReturnStatus.REJECTED])
def test_what_is_settled_leaves_nothing_to_cancel(status: ReturnStatus) -> None:
    record = a_return(LAMP, status=status)
    assert ask(record) == Answer(NothingToCancel(), asks=SUPPORT)
    assert ask(record, item=meaning(LAMP)) == Answer(NothingToCancel(LAMP), (LAMP.ref,), SUPPORT)


def test_an_item_without_a_return_and_what_nobody_ordered_leave_nothing_to_cancel() -> None:
    assert ask() == Answer(NothingToCancel(), asks=SUPPORT)
    cups = Mention("cups", (CUPS.ref,))
    assert ask(REQUESTED, item=cups) == Answer(NothingToCancel(CUPS), (CUPS.ref,), SUPPORT)
    assert ask(item=Mention("my phone")) == Answer(NothingToCancel(), asks=SUPPORT)


def test_where_nothing_fits_what_was_said_the_open_returns_are_offered() -> None:
    one = ask(REQUESTED, received(CUPS, status=ReturnStatus.REFUNDED), item=Mention("my phone"))
    assert one == Answer(ReturnNotFound((LAMP,)), (LAMP.ref,), Offer(INTENT, about(LAMP.ref)))
    two = ask(REQUESTED, a_return(CUPS, requested="2026-11-20 15:00"), item=Mention("my phone"))
    assert two == Answer(ReturnNotFound((LAMP, CUPS)), (LAMP.ref, CUPS.ref), Which(INTENT))


def test_what_was_only_talked_about_keeps_no_other_return_from_being_meant() -> None:
    answer = ask(REQUESTED, item=Mention(lines=(SHOES.ref,)))
    assert (answer.outcome, answer.effects) == (ConfirmCancelReturn(LAMP, REQUESTED), ())
    assert ask(REQUESTED, item=Mention("shoes", (SHOES.ref,))).outcome == NothingToCancel(SHOES)


def test_somebody_elses_return_is_none() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(REQUESTED, item=meaning(stranger)) == ask(REQUESTED, item=Mention("secret"))


def test_a_guest_is_asked_to_link_an_account() -> None:
    assert decide(files(), Ask(), NOW) == Answer(AccountNeeded())


def test_of_several_returns_the_customer_chooses_newest_first_three_at_most() -> None:
    times = ("2026-11-17 15:00", "2026-11-20 15:00", "2026-11-18 15:00", "2026-11-19 15:00")
    returns = [a_return(line, requested=when) for line, when in zip((LAMP, CUPS, SHOES, PEN), times, strict=True)]
    assert ask(*returns) == Answer(
        WhichReturn((CUPS, PEN, SHOES)), (CUPS.ref, PEN.ref, SHOES.ref), Which(INTENT, rest=(LAMP.ref,))
    )


@pytest.mark.parametrize(
    ("first", "second", "cancelled"),
    [
        (ReturnStatus.REQUESTED, ReturnStatus.REQUESTED, 2),
        (ReturnStatus.REQUESTED, ReturnStatus.RECEIVED, 1),
        (ReturnStatus.RECEIVED, ReturnStatus.REQUESTED, 2),
        (ReturnStatus.LABEL_SENT, ReturnStatus.REFUNDED, 1),
        (ReturnStatus.CANCELLED, ReturnStatus.REQUESTED, 2),
    ],
)
def test_of_several_of_one_item_the_newest_that_still_can_be_is_cancelled(
    first: ReturnStatus, second: ReturnStatus, cancelled: int
) -> None:
    earlier = a_return(LAMP, requested="2026-11-17 15:00", status=first)
    later = a_return(LAMP, number=2, requested="2026-11-19 15:00", status=second)
    for order in ((earlier, later), (later, earlier)):
        outcome = ask(*order).outcome
        assert isinstance(outcome, ConfirmCancelReturn)
        assert outcome.record.number == cancelled


def test_which_one_is_asked_only_of_those_that_can_be_cancelled() -> None:
    boots, mugs = received(SHOES), a_return(CUPS, requested="2026-11-20 15:00")
    assert ask(boots, mugs).outcome == ConfirmCancelReturn(CUPS, mugs)
    assert ask(boots, mugs, item=meaning(SHOES)).outcome == TooLateToCancel(SHOES, boots)
    assert ask(boots, mugs, REQUESTED).outcome == WhichReturn((CUPS, LAMP))
    assert ask(boots, mugs, item=Mention("my phone")).outcome == ReturnNotFound((CUPS,))
    assert ask(boots, item=Mention("my phone")) == Answer(NothingToCancel(), asks=SUPPORT)


def test_of_several_that_the_shop_has_all_that_is_told_and_how_far_they_are() -> None:
    refs = (SHOES.ref, LAMP.ref)
    answer = ask(received(SHOES), received(LAMP))
    assert answer == Answer(NoneInTime((SHOES, LAMP)), refs, Offer("ReturnStatus", about(*refs)))
