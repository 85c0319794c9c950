"""Open a case: asked once what about, after a yes, once; with what is known, and never with another's order."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef, lines_of
from skill.domain.problems import OF_ITEM, Problem, topic_of
from skill.domain.returns import reference
from skill.domain.tickets import TicketStatus, Topic
from skill.intents.asking import Answer, Ask, Case, Confirm, Fill, Mention, Offer, Which
from skill.intents.effects import OpenTicket
from skill.intents.open_ticket import (
    INTENT,
    AlreadyOpen,
    ConfirmTicket,
    ItemNotFound,
    Outcome,
    TicketOpened,
    WhatToSay,
    WhichItem,
    decide,
)
from tests.builders import NOW, a_customer, a_line, a_parcel, a_ticket, an_order, at, day, files, meaning
from tests.intents.situations import ANSWERS_IN_3, OPEN_TICKET, Situation

LAMP = a_line("lamp", number="1", parcel=a_parcel(delivered=at("2026-11-16 17:40"), left_at="porch"))
SHOES = a_line("shoes", number="2", parcel=a_parcel(expected="2026-11-21", carrier="UPS", tracking_number="1Z"))
ADA = a_customer(LAMP, SHOES)
REACH_US = Offer("ContactSupport")


def ask(customer: CustomerFile = ADA, **said: Any) -> Answer[Outcome]:
    return decide(files(customer, ANSWERS_IN_3), Ask(**said), NOW)


def opened(customer: CustomerFile = ADA, **said: Any) -> OpenTicket:
    """The effect of a yes."""
    (effect,) = ask(customer, **({"nonce": "n1"} | said)).effects
    assert isinstance(effect, OpenTicket)
    return effect


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in OPEN_TICKET.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", OPEN_TICKET.values(), ids=OPEN_TICKET)
def test_nothing_changes_without_a_yes_and_only_the_customers_own_lines_are_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, replace(situation.ask, nonce=""), situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


def test_what_it_is_about_is_asked_once_and_may_be_left_out_of_an_item() -> None:
    first = ask()
    assert first.outcome == WhatToSay(())
    assert first.asks == Fill(INTENT, "words", Ask(case=Case(asked=True)))
    of_lamp = ask(item=meaning(LAMP)).asks
    assert isinstance(of_lamp, Fill)
    assert of_lamp.may_skip, "a case about nothing is none"
    without = ask(case=Case(asked=True))
    assert without.outcome == ConfirmTicket((), None, Topic.OTHER, "")
    assert without.asks == Confirm(INTENT, Ask(case=Case(asked=True)))
    assert opened(case=Case(asked=True)).ticket.words == ""


@pytest.mark.parametrize("problem", Problem)
def test_what_is_wrong_is_enough_to_be_confirmed(problem: Problem) -> None:
    answer = ask(item=meaning(LAMP), case=Case(problem))
    assert answer.outcome == ConfirmTicket((LAMP,), problem, topic_of(problem), "")
    assert topic_of(problem) is (Topic.PRODUCT if problem in OF_ITEM else Topic.DELIVERY)


def test_a_yes_sends_what_was_confirmed_and_what_is_known() -> None:
    case = Case(Problem.LATE, words="No news at all.", asked=True)
    effect = opened(item=meaning(SHOES), case=case, language="en-GB")
    ticket = effect.ticket
    assert ticket.reference == reference("ada", "ticket", NOW.isoformat(), "1")
    assert (ticket.topic, ticket.problem) == (Topic.DELIVERY, "late")
    assert (ticket.order_number, ticket.line_id) == ("2", "1")
    assert (ticket.words, ticket.language, ticket.nonce) == ("No news at all.", "en-GB", "n1")
    assert (ticket.opened_at, ticket.answer_by) == (NOW, day("2026-11-26"))
    assert dict(ticket.told) == {
        **{"state": "in_transit", "promised": "2026-11-21", "carrier": "UPS", "tracking number": "1Z"},
    }


def test_a_defect_of_another_item_is_none_of_what_has_not_come() -> None:
    def of(line: Line, **said: Any) -> Outcome:
        return ask(item=meaning(line), case=Case(Problem.DAMAGED, asked=True, of_another=True, **said)).outcome

    assert of(LAMP) == ConfirmTicket((LAMP,), Problem.DAMAGED, Topic.PRODUCT, "")
    assert of(SHOES) == WhatToSay((SHOES,))
    assert of(SHOES, words="It hums.") == ConfirmTicket((SHOES,), None, Topic.PRODUCT, "It hums.")


def test_of_a_defect_the_shops_rules_go_with_it() -> None:
    told = dict(opened(item=meaning(LAMP), case=Case(Problem.DAMAGED)).ticket.told)
    assert told["return"] == "eligible"
    assert told["return until"] == "2026-12-16"
    assert told["evidence"] == "order_information, photos"
    assert (told["delivered"], told["left at"]) == ("2026-11-16", "porch")


def test_the_same_yes_twice_is_one_ticket() -> None:
    said: dict[str, Any] = {"item": meaning(LAMP), "case": Case(Problem.DAMAGED)}
    first = opened(**said).ticket
    there = replace(ADA, tickets=(first,))
    again = decide(files(there, ANSWERS_IN_3), Ask(**said, nonce="n1"), NOW + timedelta(seconds=3))
    assert again == Answer(TicketOpened(first, (LAMP,), Problem.DAMAGED), (LAMP.ref,))


def test_another_yes_is_another_ticket_with_another_reference() -> None:
    first = opened(case=Case(words="a")).ticket
    second = opened(replace(ADA, tickets=(first,)), case=Case(words="b"), nonce="n2").ticket
    assert second.place == 2
    assert second.reference != first.reference


def test_a_fourth_ticket_takes_the_place_of_a_settled_one() -> None:
    three = tuple(a_ticket(reference=str(place), place=place, nonce=str(place)) for place in (1, 2, 3))
    effect = opened(replace(ADA, tickets=three), case=Case(words="b"))
    assert effect.instead_of in three


def test_what_the_shop_works_on_already_is_told_and_not_sent_again() -> None:
    there = a_ticket(order_number="1", line_id="1", problem="damaged")
    ada = replace(ADA, tickets=(there,))
    told = Answer(AlreadyOpen(there, (LAMP,)), (LAMP.ref,), Offer("ContactSupport"))
    for case in (Case(), Case(asked=True), Case(Problem.DAMAGED)):
        assert ask(ada, item=meaning(LAMP), case=case) == told
        assert ask(ada, item=meaning(LAMP), case=case, nonce="n1") == told
    for case in (Case(Problem.MISSING_PART), Case(words="One more thing.")):
        assert isinstance(ask(ada, item=meaning(LAMP), case=case).outcome, ConfirmTicket)
    assert isinstance(ask(ada, item=meaning(SHOES)).outcome, WhatToSay)


@pytest.mark.parametrize(
    ("case", "is_new"),
    [
        (Case(), True),
        (Case(topic=Topic.DELIVERY), True),
        (Case(topic=Topic.ACCOUNT), True),
        (Case(topic=Topic.PRODUCT), False),
        (Case(Problem.DAMAGED), False),
        (Case(asked=True), False),
    ],
)
def test_a_case_about_what_was_only_spoken_of_is_no_end_of_other_matters(case: Case, is_new: bool) -> None:
    there = a_ticket(order_number="1", line_id="1", problem="damaged", topic=Topic.PRODUCT, words="")
    ada, spoken_of = replace(ADA, tickets=(there,)), Mention(lines=(LAMP.ref,), carried=True)
    asked = Fill(INTENT, "words", Ask(case=replace(case, asked=True)), may_skip=bool(case.topic))
    new, known = Answer(WhatToSay(()), asks=asked), Answer(AlreadyOpen(there, (LAMP,)), (LAMP.ref,), REACH_US)
    assert ask(ada, item=spoken_of, case=case) == (new if is_new else known)
    assert ask(ada, item=replace(spoken_of, carried=False), case=case) == known, "it was said, if only as 'it'"


@pytest.mark.parametrize("topic", Topic)
def test_an_account_and_a_payment_are_no_matter_of_what_was_only_spoken_of(topic: Topic) -> None:
    outcome = ask(item=Mention(lines=(LAMP.ref,), carried=True), case=Case(topic=topic)).outcome
    apart = topic in (Topic.ACCOUNT, Topic.PAYMENT, Topic.OTHER)
    assert outcome == WhatToSay(() if apart else (LAMP,))
    assert ask(item=meaning(LAMP), case=Case(topic=topic)).outcome == WhatToSay((LAMP,))


@pytest.mark.parametrize("lines", [(), (LAMP,)], ids=["about nothing", "about the lamp"])
def test_the_same_words_once_more_are_known_until_they_are_answered(lines: tuple[Line, ...]) -> None:
    item = Mention(lines=tuple(line.ref for line in lines))
    first = opened(item=item, case=Case(words="The lamp flickers")).ticket
    again = {"item": item, "case": Case(words="the  lamp flickers"), "nonce": "n2"}
    assert ask(replace(ADA, tickets=(first,)), **again).outcome == AlreadyOpen(first, lines)
    settled = replace(first, status=TicketStatus.ANSWERED)
    assert isinstance(ask(replace(ADA, tickets=(settled,)), **again).outcome, TicketOpened)
    other = {**again, "case": Case(words="It hums")}
    assert isinstance(ask(replace(ADA, tickets=(first,)), **other).outcome, TicketOpened)


def test_what_was_opened_without_words_is_known_once_more_is_left_out() -> None:
    first = opened(case=Case(asked=True)).ticket
    assert ask(replace(ADA, tickets=(first,)), case=Case(asked=True)).outcome == AlreadyOpen(first, ())
    assert ask(replace(ADA, tickets=(first,))).outcome == WhatToSay(())


def test_an_older_ticket_about_the_same_is_known_behind_a_newer_one() -> None:
    damaged = a_ticket(order_number="1", line_id="1", problem="damaged")
    newer = replace(damaged, problem="missing-part", place=2)
    told = ask(replace(ADA, tickets=(newer, damaged)), item=meaning(LAMP), case=Case(Problem.DAMAGED))
    assert told.outcome == AlreadyOpen(damaged, (LAMP,))


def test_all_of_one_order_is_one_matter_and_two_orders_are_a_question() -> None:
    cup, plate = lines_of(an_order("cup", "plate", number="7", parcels=[a_parcel("1", "2", expected="2026-11-21")]))
    ada = a_customer(cup, LAMP)
    both = Mention(lines=(cup.ref, plate.ref))
    assert ask(ada, item=both, case=Case(Problem.LATE)).outcome == ConfirmTicket(
        (cup, plate), Problem.LATE, Topic.DELIVERY, ""
    )
    ticket = opened(ada, item=both, case=Case(Problem.LATE)).ticket
    assert (ticket.order_number, ticket.line_id) == ("7", "")
    asked = ask(ada, item=Mention(lines=(cup.ref, LAMP.ref)), case=Case(Problem.LATE))
    assert asked.outcome == WhichItem((cup, LAMP))
    assert asked.asks == Which(INTENT, Ask(case=Case(Problem.LATE)))


def test_anothers_item_is_not_found_whatever_a_session_says() -> None:
    foreign = Mention("that one", (LineRef("999", "1"),))
    assert ask(item=foreign).outcome == ItemNotFound((LAMP, SHOES))
    unsaid = ask(item=Mention(lines=(LineRef("999", "1"),)), case=Case(Problem.LATE), nonce="n1")
    (effect,) = unsaid.effects
    assert isinstance(effect, OpenTicket)
    assert effect.ticket.order_number == ""


def test_without_anything_ordered_a_case_can_still_be_opened() -> None:
    assert ask(a_customer(), item=Mention("my phone")) == Answer(ItemNotFound(()), asks=Offer(INTENT))
