"""What is said of items on their way: each rule with its edges."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from skill.domain.orders import Availability, Doubt, Line, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, PickupPoint, Scan
from skill.domain.problems import Problem
from skill.intents import delivery_status as it
from skill.intents.asking import Answer, Offer
from skill.intents.delivery import Delivery, case, status
from tests.builders import NOW, TODAY, a_customer, a_line, a_parcel, a_shop, an_item, an_order, at, day, files
from tests.intents.on_the_way import ON_THE_WAY
from tests.intents.situations import WHERE_IS_MY_ORDER

SUPPORT = Offer("ContactSupport")
MUGS = an_item("mugs", quantity=4)


def told(line: Line, now: str = "2026-11-23 14:00", stuck_days: int = 7) -> Answer[it.Outcome]:
    at_desk = files(a_customer(line), replace(a_shop(), stuck_days=stuck_days))
    return status(Delivery(at_desk, (line,), at(now)))


def test_every_status_is_reached_by_some_line() -> None:
    reached = {type(told(line).outcome) for line in ON_THE_WAY.values()}
    others = {it.Preparing, it.BeingCancelled, it.Late, it.Closed}
    assert reached | others == {*get_args(it.Outcome)}
    assert {f"on the way, {name}" for name in ON_THE_WAY} <= {*WHERE_IS_MY_ORDER}


@pytest.mark.parametrize(
    ("now", "stuck"),
    [("2026-11-22 14:00", False), ("2026-11-23 04:59", False), ("2026-11-23 05:00", True), ("2026-12-23 14:00", True)],
)
def test_a_parcel_is_stuck_from_the_midnight_on_that_makes_it_a_week_of_silence(now: str, stuck: bool) -> None:
    line = a_line(parcel=a_parcel(scans=(Scan(at("2026-11-16 15:00"), DeliveryStatus.IN_TRANSIT),)))
    assert isinstance(told(line, now).outcome, it.Stuck) is stuck


def test_how_long_a_silence_is_usual_is_the_shops_to_say() -> None:
    line = a_line(parcel=a_parcel(shipped=at("2026-11-20 15:00")))
    assert told(line, stuck_days=4).outcome == it.OnTheWay((line,), it.Arrival(), False, shipped_on=day("2026-11-20"))
    assert told(line, stuck_days=3) == Answer(
        it.Unscanned((line,), day("2026-11-20")), (line.ref,), case((line,), Problem.STUCK)
    )


def test_late_is_said_as_late_before_anything_a_carrier_says_of_it() -> None:
    for state in (DeliveryStatus.DELAYED, DeliveryStatus.EXCEPTION, DeliveryStatus.REPORTED, DeliveryStatus.PREPARING):
        line = a_line(parcel=a_parcel(status=state, expected="2026-11-22"))
        assert told(line).outcome == it.Late((line,), day("2026-11-22"), 1)


def test_what_can_be_fetched_is_never_late() -> None:
    point = PickupPoint("Corner shop", until=TODAY)
    parcel = a_parcel(status=DeliveryStatus.READY_FOR_PICKUP, expected="2026-11-20", pickup=point)
    line = a_line(parcel=parcel)
    assert told(line) == Answer(it.ReadyForPickup((line,), point), (line.ref,))


def test_an_attempt_is_told_by_its_day_where_the_customer_lives() -> None:
    scan = Scan(at("2026-11-23 03:00"), DeliveryStatus.ATTEMPTED)  # still Sunday in New York
    line = a_line(parcel=a_parcel(status=DeliveryStatus.ATTEMPTED, scans=(scan,)))
    assert told(line) == Answer(it.Attempted((line,), day("2026-11-22")), (line.ref,), SUPPORT)


@pytest.mark.parametrize(
    ("here", "coming", "outcome"),
    [((2,), (2,), (2, 2)), ((3,), (1,), (3, 1)), ((1,), (1,), (1, 3))],
)
def test_of_a_split_item_the_pieces_are_counted(
    here: tuple[int, ...], coming: tuple[int, ...], outcome: tuple[int, int]
) -> None:
    arrived = a_parcel(delivered=at("2026-11-20 17:40"), quantities=here)
    rest = a_parcel(expected="2026-11-25", parcel_id="p2", quantities=coming)
    (line,) = lines_of(an_order(MUGS, parcels=[arrived, rest]))
    assert told(line).outcome == it.PartlyDelivered(line, *outcome, day("2026-11-25"))


def test_a_split_item_that_is_all_here_is_delivered() -> None:
    first, last = (a_parcel(delivered=at(f"2026-11-2{n} 17:40"), parcel_id=str(n), quantities=(2,)) for n in (0, 1))
    (line,) = lines_of(an_order(MUGS, parcels=[first, last]))
    assert told(line).outcome == it.Delivered((line,), day("2026-11-21"))


def test_what_waits_for_stock_stops_waiting_once_it_is_sent() -> None:
    waiting = a_line(availability=Availability.BACK_ORDER, available_from=day("2026-12-04"))
    assert told(waiting).outcome == it.Waiting((waiting,), Availability.BACK_ORDER, day("2026-12-04"))
    sent = a_line(availability=Availability.BACK_ORDER, parcel=a_parcel())
    assert isinstance(told(sent).outcome, it.OnTheWay)


def test_a_partial_refund_hides_nothing_and_a_whole_one_is_told() -> None:
    parcel = a_parcel()
    some, all_ = (a_line(quantity=2, refunded_quantity=n, parcel=parcel) for n in (1, 2))
    assert isinstance(told(some).outcome, it.OnTheWay)
    assert told(all_) == Answer(it.Refunded(all_), (all_.ref,), SUPPORT)


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("in trouble at the shop", Problem.STUCK),
        ("stuck", Problem.STUCK),
        ("left long ago, and no scans are known", Problem.STUCK),
        ("delayed", Problem.STUCK),
        ("in trouble", Problem.STUCK),
        ("sent back", Problem.SENT_BACK),
        ("in doubt", Problem.UNCLEAR),
        ("attempted", None),
        ("in the carrier's words", None),
        ("refunded", None),
    ],
)
def test_where_the_shop_has_to_look_into_it_a_case_is_offered(place: str, problem: Problem | None) -> None:
    line = ON_THE_WAY[place]
    asks = told(line).asks
    assert asks == (case((line,), problem) if problem else SUPPORT)


def test_records_that_contradict_each_other_go_to_a_person() -> None:
    order = replace(an_order("lamp", status=OrderStatus.CANCELLED), doubts=(Doubt.CANCELLED_YET_DELIVERED,))
    (line,) = lines_of(order)
    assert told(line) == Answer(it.Unclear((line,)), (line.ref,), case((line,), Problem.UNCLEAR))


def test_a_status_that_nobody_mapped_is_told_as_it_was_reported() -> None:
    (line,) = lines_of(replace(an_order("lamp"), reported_status="awaiting artwork"))
    assert told(line).outcome == it.Reported((line,), "awaiting artwork")


def test_the_hours_and_days_that_were_promised_go_with_the_answer() -> None:
    hours = (NOW + timedelta(days=1), NOW + timedelta(days=1, hours=4))
    parcel = a_parcel(expected="2026-11-24", expected_arrival_from=day("2026-11-24"), arrives_between=hours)
    line = a_line(parcel=parcel)
    assert told(line).outcome == it.OnTheWay((line,), it.Arrival(day("2026-11-24"), day("2026-11-24"), hours), False)
