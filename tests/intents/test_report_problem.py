"""Something is wrong: two questions at most, the shop's rules, and what is offered; it sends nothing itself."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from skill.domain.orders import Line, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus
from skill.domain.problems import OF_ITEM, Problem
from skill.domain.return_case import ReturnReason, Verdict
from skill.domain.tickets import Topic
from skill.intents import delivery_status, open_ticket
from skill.intents.asking import Answer, Ask, Case, Confirm, Fill, Mention, Offer, Which
from skill.intents.delivery import case
from skill.intents.effects import OpenTicket
from skill.intents.report_problem import (
    INTENT,
    DefectClaim,
    MarkedDelivered,
    NotLateYet,
    Outcome,
    RestIsComing,
    WhatIsWrong,
    WrongDetails,
    decide,
)
from tests.builders import NOW, a_customer, a_line, a_parcel, a_shop, a_ticket, an_order, at, day, files, meaning
from tests.intents.situations import REPORT_PROBLEM, Situation

ARRIVED = at("2026-11-16 17:40")
LAMP = a_line("lamp", number="1", parcel=a_parcel(delivered=ARRIVED, left_at="porch"))
OLD = a_line("feeder", number="2", parcel=a_parcel(delivered=at("2026-10-06 18:00")))
COMING = a_line("shoes", number="3", parcel=a_parcel(expected="2026-11-25"))
LATE = a_line("hammock", number="4", parcel=a_parcel(expected="2026-11-21"))
UNSENT = a_line("skillet", number="5")
OWN = {outcome for outcome in get_args(Outcome) if outcome.__module__.endswith("report_problem")}


def ask(*lines: Line, problem: Problem | None = None, **said: Any) -> Answer[Outcome]:
    return decide(files(a_customer(*lines)), Ask(**{"case": Case(problem)} | said), NOW)


def ticket(line: Line, problem: Problem) -> Confirm:
    return Confirm("OpenTicket", case((line,), problem).ask)


@pytest.mark.parametrize("outcome", sorted(OWN, key=str))
def test_every_outcome_of_its_own_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in REPORT_PROBLEM.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", REPORT_PROBLEM.values(), ids=REPORT_PROBLEM)
def test_it_sends_nothing_and_mentions_only_the_customers_own(situation: Situation) -> None:
    answer = decide(situation.files, replace(situation.ask, nonce="n1"), situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


def test_two_questions_at_most_which_and_what() -> None:
    first = ask(LAMP, COMING)
    assert first.outcome == open_ticket.WhichItem((LAMP, COMING))
    assert isinstance(first.asks, Which)
    second = ask(LAMP, COMING, item=meaning(LAMP))
    assert second.outcome == WhatIsWrong(LAMP, is_here=True)
    assert second.asks == Fill(INTENT, "problem", Ask(Mention(lines=(LAMP.ref,)), case=Case()))
    third = ask(LAMP, COMING, item=Mention(lines=(LAMP.ref,)), case=Case(words="it hums"))
    assert third.outcome == open_ticket.ConfirmTicket((LAMP,), None, Topic.PRODUCT, "it hums")


@pytest.mark.parametrize("problem", [Problem.LATE, Problem.NEVER_CAME, Problem.NOT_HERE])
def test_what_did_not_come_is_told_as_it_stands(problem: Problem) -> None:
    def of(line: Line) -> Answer[Outcome]:
        return ask(line, problem=problem, item=meaning(line))

    assert of(COMING) == Answer(NotLateYet(COMING, day("2026-11-25")), (COMING.ref,))
    assert of(LATE).outcome == delivery_status.Late((LATE,), day("2026-11-21"), 2)
    assert of(LATE).asks == case((LATE,), Problem.LATE)
    marked = MarkedDelivered(LAMP, day("2026-11-16"), "porch")
    assert of(LAMP) == Answer(marked, (LAMP.ref,), ticket(LAMP, Problem.NOT_HERE))
    undated = a_line(parcel=a_parcel(shipped=at("2026-11-22 15:00")))
    assert of(undated) == Answer(NotLateYet(undated, None), (undated.ref,), case((undated,), Problem.NEVER_CAME))
    assert isinstance(of(UNSENT).outcome, delivery_status.Preparing)


def test_it_is_due_today_and_late_tomorrow() -> None:
    line = a_line(parcel=a_parcel(expected="2026-11-23"))
    at_desk = files(a_customer(line))
    said = Ask(meaning(line), case=Case(Problem.NEVER_CAME))
    assert isinstance(decide(at_desk, said, at("2026-11-24 04:59")).outcome, NotLateYet)
    assert isinstance(decide(at_desk, said, at("2026-11-24 05:00")).outcome, delivery_status.Late)


@pytest.mark.parametrize(
    ("problem", "meant"),
    [
        (Problem.NEVER_CAME, LATE),
        (Problem.LATE, LATE),
        (Problem.NOT_HERE, LAMP),
        (Problem.DAMAGED, LAMP),
        (Problem.WRONG_ADDRESS, UNSENT),
    ],
)
def test_unnamed_it_is_what_can_be_wrong_so(problem: Problem, meant: Line) -> None:
    assert ask(UNSENT, COMING, LATE, LAMP, OLD, problem=problem).mentioned == (meant.ref,)


def test_what_came_together_is_asked_for_only_where_one_of_it_is_wrong() -> None:
    cup, plate = lines_of(an_order("cup", "plate", parcels=[a_parcel("1", "2", delivered=ARRIVED)]))
    assert ask(cup, problem=Problem.DAMAGED).outcome == open_ticket.WhichItem((cup, plate))
    assert isinstance(ask(cup, problem=Problem.NOT_HERE).outcome, MarkedDelivered)


@pytest.mark.parametrize("problem", sorted(OF_ITEM))
def test_a_claim_is_judged_by_the_shops_rules_for_a_defect(problem: Problem) -> None:
    inside, outside = (ask(line, problem=problem, item=meaning(line)) for line in (LAMP, OLD))
    for answer, line, verdict in ((inside, LAMP, Verdict.ELIGIBLE), (outside, OLD, Verdict.NOT_ELIGIBLE)):
        assert isinstance(answer.outcome, DefectClaim)
        assert answer.outcome.judged.decision.verdict is verdict
        assert (answer.mentioned, answer.asks) == ((line.ref,), ticket(line, problem))
    assert isinstance(outside.outcome, DefectClaim)
    assert outside.outcome.judged.decision.reason is ReturnReason.RETURN_WINDOW_EXPIRED


def test_what_nobody_scanned_as_delivered_can_be_damaged_but_nothing_that_has_not_left() -> None:
    assert isinstance(ask(COMING, problem=Problem.DAMAGED, item=meaning(COMING)).outcome, DefectClaim)
    assert isinstance(ask(UNSENT, problem=Problem.DAMAGED, item=meaning(UNSENT)).outcome, delivery_status.Preparing)


@pytest.mark.parametrize("problem", sorted(OF_ITEM))
def test_what_was_said_of_another_item_is_claimed_only_of_what_has_come(problem: Problem) -> None:
    def of(line: Line) -> Answer[Outcome]:
        return ask(line, item=meaning(line), case=Case(problem, asked=True, of_another=True))

    assert of(COMING).outcome == delivery_status.OnTheWay((COMING,), delivery_status.Arrival(day("2026-11-25")), False)
    assert isinstance(of(LATE).outcome, delivery_status.Late)
    assert isinstance(of(UNSENT).outcome, delivery_status.Preparing)
    assert isinstance(of(LAMP).outcome, DefectClaim)


def test_a_part_that_has_come_may_be_as_the_other_item_is() -> None:
    case = Case(Problem.DAMAGED, of_another=True)
    here, rest = a_parcel(delivered=ARRIVED), a_parcel(expected="2026-11-25", parcel_id="p2")
    for quantities in ((1,), ()):  # or nobody knows how many are in which parcel
        (cups,) = lines_of(an_order("cups", parcels=[replace(here, quantities=quantities), rest]))
        assert isinstance(ask(cups, item=meaning(cups), case=case).outcome, DefectClaim)


def test_what_is_missing_may_only_travel_apart() -> None:
    here, rest = a_parcel(delivered=ARRIVED), a_parcel("2", expected="2026-11-25", parcel_id="p2")
    hose, bracket = lines_of(an_order("hose", "bracket", parcels=[here, rest]))
    answer = ask(hose, problem=Problem.MISSING_ITEM, item=meaning(hose))
    assert answer == Answer(RestIsComing((bracket,), day("2026-11-25")), (bracket.ref,))
    late = replace(hose.order, parcels=(here, replace(rest, expected_arrival_until=day("2026-11-22"))))
    assert isinstance(ask(lines_of(late)[0], problem=Problem.MISSING_ITEM).outcome, delivery_status.Late)
    missing_part = ask(hose, problem=Problem.MISSING_PART, item=meaning(hose))
    assert isinstance(missing_part.outcome, DefectClaim)


@pytest.mark.parametrize(("line", "sent"), [(UNSENT, False), (COMING, True), (LAMP, True)])
def test_details_can_be_changed_until_it_leaves(line: Line, sent: bool) -> None:
    answer = ask(line, problem=Problem.WRONG_ADDRESS, item=meaning(line))
    assert answer == Answer(WrongDetails(line, sent), (line.ref,), ticket(line, Problem.WRONG_ADDRESS))


@pytest.mark.parametrize("problem", Problem)
def test_what_is_settled_is_told_as_settled(problem: Problem) -> None:
    gone = a_line("stove", status=OrderStatus.CANCELLED)
    back = a_line("coat", parcel=a_parcel(status=DeliveryStatus.RETURNED_TO_SENDER))
    assert isinstance(ask(gone, problem=problem, item=meaning(gone)).outcome, delivery_status.Closed)
    assert isinstance(ask(back, problem=problem, item=meaning(back)).outcome, delivery_status.SentBack)


def test_the_same_problem_once_more_is_known_and_another_one_is_not() -> None:
    known = a_ticket(order_number="1", line_id="1", problem="damaged")
    at_desk = files(a_customer(LAMP, tickets=(known,)))
    again = decide(at_desk, Ask(meaning(LAMP), case=Case(Problem.DAMAGED)), NOW)
    assert again == Answer(open_ticket.AlreadyOpen(known, (LAMP,)), (LAMP.ref,), Offer("ContactSupport"))
    other = decide(at_desk, Ask(meaning(LAMP), case=Case(Problem.MISSING_PART)), NOW)
    assert isinstance(other.outcome, DefectClaim)


@pytest.mark.parametrize("problem", [Problem.LATE, Problem.NEVER_CAME, Problem.NOT_HERE])
def test_a_case_is_known_by_what_would_be_sent_and_not_by_what_is_said(problem: Problem) -> None:
    known = a_ticket(order_number="1", line_id="1", problem="delivered-not-here")
    again = decide(files(a_customer(LAMP, tickets=(known,))), Ask(meaning(LAMP), case=Case(problem)), NOW)
    assert again == Answer(open_ticket.AlreadyOpen(known, (LAMP,)), (LAMP.ref,), Offer("ContactSupport"))


PROBLEMS_OF = [(line, problem) for line in (LAMP, OLD, COMING, LATE, UNSENT) for problem in Problem]


@pytest.mark.parametrize(("line", "problem"), PROBLEMS_OF, ids=[f"{x.item.name} {p}" for x, p in PROBLEMS_OF])
def test_nothing_is_offered_twice_once_it_was_sent(line: Line, problem: Problem) -> None:
    said = Ask(meaning(line), case=Case(problem))
    first = decide(files(a_customer(line)), said, NOW).asks
    if not isinstance(first, Confirm | Offer) or first.intent != "OpenTicket":
        return
    sent = replace(first.ask, nonce="n1")
    (effect,) = open_ticket.decide(files(a_customer(line)), sent, NOW).effects
    assert isinstance(effect, OpenTicket)
    again = decide(files(a_customer(line, tickets=(effect.ticket,))), said, NOW).asks
    assert not (isinstance(again, Confirm | Offer) and again.intent == "OpenTicket")


def test_without_rules_a_person_decides() -> None:
    answer = decide(files(a_customer(LAMP), a_shop(policies=())), Ask(meaning(LAMP), case=Case(Problem.DAMAGED)), NOW)
    assert isinstance(answer.outcome, DefectClaim)
    assert answer.outcome.judged.decision.verdict is Verdict.NEEDS_PERSON


def test_anothers_item_is_not_found() -> None:
    answer = decide(files(a_customer(LAMP)), Ask(meaning(COMING), case=Case(Problem.DAMAGED)), NOW)
    assert isinstance(answer.outcome, open_ticket.ItemNotFound)
    assert {ref.order_number for ref in answer.mentioned} == {"1"}
