"""Where is my order? What is said of the customer's items, which of them, and what is offered next."""

from datetime import datetime
from typing import get_args

import pytest

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef, OrderStatus, lines_of
from skill.domain.parcels import FINAL, DeliveryStatus
from skill.domain.problems import Problem
from skill.intents.asking import AccountNeeded, Answer, Ask, Mention, Offer, Which, about
from skill.intents.delivery import case
from skill.intents.delivery_status import (
    Arrival,
    BeingCancelled,
    Closed,
    Delivered,
    Late,
    OnTheWay,
    Preparing,
)
from skill.intents.where_is_my_order import (
    INTENT,
    ItemNotFound,
    NoOrders,
    Outcome,
    SeveralOnTheWay,
    WhichItem,
    decide,
)
from tests.builders import NOW, a_cancellation, a_customer, a_line, a_parcel, an_order, at, day, files, meaning
from tests.intents.situations import WHERE_IS_MY_ORDER, Situation

NOTHING_SAID = Mention()
SUPPORT = Offer("ContactSupport")
ARRIVED = at("2026-11-20 17:40")
PARTS = [a_parcel("1", "2", expected="2026-11-24"), a_parcel("3", expected="2026-11-27", parcel_id="p2")]
CUP, PLATE, BOWL = lines_of(an_order("cup", "plate", "bowl", number="100", parcels=PARTS))
SHOES = a_line("shoes", number="2", parcel=a_parcel(expected="2026-11-25"))
LAMP = a_line("lamp", number="3", parcel=a_parcel(delivered=ARRIVED))
TEAPOT, THROW = lines_of(an_order("teapot", "throw", number="4", parcels=[a_parcel("1", "2", delivered=ARRIVED)]))
STOVE = a_line("stove", number="5", status=OrderStatus.CANCELLED)
SHIRT = a_line("shirt", number="6", status=OrderStatus.RETURNED)


def ask(customer: CustomerFile | None, item: Mention = NOTHING_SAID, now: datetime = NOW) -> Answer[Outcome]:
    return decide(files(customer), Ask(item=item), now)


def refs(*lines: Line) -> tuple[LineRef, ...]:
    return tuple(line.ref for line in lines)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in WHERE_IS_MY_ORDER.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", WHERE_IS_MY_ORDER.values(), ids=WHERE_IS_MY_ORDER)
def test_only_the_customers_own_lines_are_ever_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    customer = situation.files.customer
    own = {line.ref for line in customer.lines} if customer else set()
    assert set(answer.mentioned) <= own


def test_a_guest_is_asked_to_link_an_account_and_nothing_else() -> None:
    assert ask(None) == Answer(AccountNeeded())
    assert ask(None, meaning(LAMP)) == Answer(AccountNeeded())


@pytest.mark.parametrize("item", [NOTHING_SAID, Mention("the lamp"), meaning(LAMP)])
def test_somebody_who_never_ordered_hears_so(item: Mention) -> None:
    assert ask(a_customer(), item) == Answer(NoOrders(), asks=SUPPORT)


def test_an_order_that_is_to_be_cancelled_is_told_as_such_until_it_leaves() -> None:
    waiting = a_line("pen", number="7")
    asked = a_customer(waiting, cancellations=(a_cancellation(waiting),))
    assert ask(asked) == Answer(BeingCancelled((waiting,)), refs(waiting), SUPPORT)
    left = a_customer(SHOES, cancellations=(a_cancellation(SHOES),))
    outcome = OnTheWay((SHOES,), Arrival(day("2026-11-25")), out_for_delivery=False, despite_request=True)
    assert ask(left) == Answer(outcome, refs(SHOES))


def test_a_wish_to_cancel_another_order_changes_nothing() -> None:
    with_wish = a_customer(SHOES, LAMP, cancellations=(a_cancellation(LAMP),))
    assert ask(with_wish, meaning(SHOES)) == ask(a_customer(SHOES, LAMP), meaning(SHOES))


def test_the_one_thing_on_its_way_is_told_without_a_question() -> None:
    assert ask(a_customer(SHOES, LAMP)) == Answer(
        OnTheWay((SHOES,), Arrival(day("2026-11-25")), out_for_delivery=False), refs(SHOES)
    )


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (DeliveryStatus.PREPARING, Preparing),
        (DeliveryStatus.IN_TRANSIT, OnTheWay),
        (DeliveryStatus.OUT_FOR_DELIVERY, OnTheWay),
        (DeliveryStatus.DELIVERED, Delivered),
    ],
)
@pytest.mark.parametrize("promised", [None, "2026-11-23", "2026-11-24"])
def test_a_parcel_is_told_by_how_far_it_is(status: DeliveryStatus, outcome: type, promised: str | None) -> None:
    line = a_line(parcel=a_parcel(status=status, expected=promised))
    answer = ask(a_customer(line)).outcome
    assert isinstance(answer, outcome)
    assert getattr(answer, "out_for_delivery", False) is (status is DeliveryStatus.OUT_FOR_DELIVERY)
    known = answer.arrival.by if isinstance(answer, OnTheWay) else getattr(answer, "expected", None)
    assert isinstance(answer, Delivered) or known == (day(promised) if promised else None)


def test_an_item_in_no_parcel_yet_is_being_packed() -> None:
    line = a_line()
    assert ask(a_customer(line)) == Answer(Preparing((line,), None), refs(line))


@pytest.mark.parametrize(
    "status",
    [s for s in DeliveryStatus if s not in {*FINAL, DeliveryStatus.ATTEMPTED, DeliveryStatus.READY_FOR_PICKUP}],
)
@pytest.mark.parametrize(
    ("zone", "now", "days"),
    [
        ("America/New_York", "2026-11-24 04:59", 0),  # one minute to midnight there
        ("America/New_York", "2026-11-24 05:00", 1),
        ("America/Los_Angeles", "2026-11-24 07:59", 0),
        ("America/Los_Angeles", "2026-11-24 08:00", 1),
        ("Asia/Tokyo", "2026-11-23 14:59", 0),
        ("Asia/Tokyo", "2026-11-23 15:00", 1),
        ("Pacific/Kiritimati", "2026-11-23 09:59", 0),
        ("Pacific/Kiritimati", "2026-11-23 10:00", 1),
        ("Australia/Lord_Howe", "2026-11-23 12:59", 0),
        ("Australia/Lord_Howe", "2026-11-23 13:00", 1),
        ("", "2026-11-24 04:59", 0),  # the shop's own zone
        ("", "2026-11-24 05:00", 1),
    ],
)
def test_a_parcel_is_late_from_the_first_minute_after_the_promised_day(
    zone: str, now: str, days: int, status: DeliveryStatus
) -> None:
    line = a_line(parcel=a_parcel(status=status, expected="2026-11-23"))
    answer = ask(a_customer(line, zone=zone), now=at(now))
    late = Answer(Late((line,), day("2026-11-23"), days), refs(line), case((line,), Problem.LATE))
    assert answer == late if days else not isinstance(answer.outcome, Late)


def test_several_items_in_one_parcel_are_one_answer() -> None:
    cup, plate = lines_of(an_order("cup", "plate", parcels=PARTS[:1]))
    assert ask(a_customer(cup)) == Answer(
        OnTheWay((cup, plate), Arrival(day("2026-11-24")), out_for_delivery=False), refs(cup, plate)
    )


def test_several_parcels_are_listed_nearest_first_and_the_customer_chooses() -> None:
    assert ask(a_customer(CUP, SHOES)) == Answer(
        SeveralOnTheWay((CUP, PLATE, SHOES), total=4), refs(CUP, PLATE, SHOES), Which(INTENT, rest=refs(BOWL))
    )


def test_two_parcels_are_listed_in_full() -> None:
    late = a_line("late", number="7", parcel=a_parcel(expected="2026-11-20"))
    assert ask(a_customer(SHOES, late)) == Answer(
        SeveralOnTheWay((late, SHOES), total=2), refs(late, SHOES), Which(INTENT)
    )


def test_while_something_is_coming_what_arrived_is_not_in_the_list() -> None:
    assert ask(a_customer(LAMP, SHOES, TEAPOT)).mentioned == refs(SHOES)


def test_when_nothing_is_coming_the_last_delivery_is_told_as_such() -> None:
    older = a_line("older", number="1", parcel=a_parcel(delivered=at("2026-11-01 12:00")))
    assert ask(a_customer(older, LAMP)) == Answer(
        Delivered((LAMP,), day("2026-11-20"), nothing_coming=True), refs(LAMP), Offer("CanIReturn", about(LAMP.ref))
    )


def test_what_came_in_the_same_last_parcel_is_told_with_it() -> None:
    answer = ask(a_customer(TEAPOT))
    assert answer.outcome == Delivered((TEAPOT, THROW), day("2026-11-20"), nothing_coming=True)
    assert answer.mentioned == refs(TEAPOT, THROW)


@pytest.mark.parametrize(
    ("zone", "on"),
    [("Asia/Tokyo", "2026-11-21"), ("Pacific/Kiritimati", "2026-11-21"), ("UTC", "2026-11-20"), ("", "2026-11-20")],
)
def test_the_day_of_delivery_is_the_customers(zone: str, on: str) -> None:
    outcome = ask(a_customer(LAMP, zone=zone)).outcome
    assert isinstance(outcome, Delivered)
    assert outcome.on == day(on)


def test_when_nothing_is_coming_or_came_the_newest_order_is_told() -> None:
    assert ask(a_customer(STOVE, SHIRT)) == Answer(Closed(STOVE), refs(STOVE), SUPPORT)
    assert ask(a_customer(SHIRT, STOVE)) == Answer(Closed(SHIRT), refs(SHIRT), SUPPORT)


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (SHOES, OnTheWay((SHOES,), Arrival(day("2026-11-25")), out_for_delivery=False)),
        (CUP, OnTheWay((CUP,), Arrival(day("2026-11-24")), out_for_delivery=False)),
        (LAMP, Delivered((LAMP,), day("2026-11-20"))),
        (THROW, Delivered((THROW,), day("2026-11-20"))),
        (STOVE, Closed(STOVE)),
        (SHIRT, Closed(SHIRT)),
    ],
)
def test_an_item_that_was_named_is_told_whatever_else_there_is(line: Line, outcome: Outcome) -> None:
    answer = ask(a_customer(SHOES, CUP, LAMP, TEAPOT, STOVE, SHIRT), meaning(line))
    assert answer.outcome == outcome
    assert answer.mentioned == refs(line)


def test_what_it_means_is_told_without_its_having_been_named_again() -> None:
    assert ask(a_customer(SHOES, LAMP), Mention("", (LAMP.ref,))).outcome == Delivered((LAMP,), day("2026-11-20"))


def test_items_of_one_parcel_that_were_named_together_are_one_answer() -> None:
    answer = ask(a_customer(CUP), meaning(CUP, PLATE))
    assert answer.outcome == OnTheWay((CUP, PLATE), Arrival(day("2026-11-24")), out_for_delivery=False)


def test_an_order_in_two_parcels_is_a_list_to_choose_from() -> None:
    assert ask(a_customer(CUP), meaning(CUP, PLATE, BOWL, said="0100")) == Answer(
        SeveralOnTheWay((CUP, PLATE, BOWL), total=3), refs(CUP, PLATE, BOWL), Which(INTENT)
    )


def test_when_several_fit_and_not_all_are_coming_the_customer_chooses_among_three() -> None:
    customer = a_customer(SHOES, LAMP, STOVE, SHIRT)
    assert ask(customer, meaning(SHOES, LAMP, STOVE, SHIRT)) == Answer(
        WhichItem((SHOES, LAMP, STOVE)), refs(SHOES, LAMP, STOVE), Which(INTENT, rest=refs(SHIRT))
    )


def test_what_nobody_ordered_is_not_found_and_the_newest_three_are_named() -> None:
    assert ask(a_customer(SHOES, LAMP, STOVE, SHIRT), Mention("my phone")) == Answer(
        ItemNotFound((SHOES, LAMP, STOVE)), refs(SHOES, LAMP, STOVE), Which(INTENT, rest=refs(SHIRT))
    )


def test_the_only_thing_that_it_could_be_is_offered() -> None:
    assert ask(a_customer(LAMP), Mention("my phone")) == Answer(
        ItemNotFound((LAMP,)), refs(LAMP), Offer(INTENT, about(LAMP.ref))
    )


def test_somebody_elses_line_is_one_that_is_not_found() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(a_customer(LAMP), meaning(stranger)) == ask(a_customer(LAMP), Mention("secret"))
    assert ask(a_customer(LAMP, SHOES), meaning(stranger, SHOES)) == ask(a_customer(LAMP, SHOES), meaning(SHOES))


def test_gifts_and_items_whose_names_are_hidden_are_told_like_any_other() -> None:
    gift = a_line("pen", number="8", is_gift=True, parcel=a_parcel(expected="2026-11-25"))
    assert ask(a_customer(gift)).outcome == OnTheWay((gift,), Arrival(day("2026-11-25")), out_for_delivery=False)
    assert ask(a_customer(SHOES, hide_items=True)) == ask(a_customer(SHOES))
