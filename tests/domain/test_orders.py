"""Where an item stands, what travels with it, and how late it is."""

from zoneinfo import ZoneInfo

import pytest

from skill.domain.orders import LineRef, LineState, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from tests.builders import TODAY, a_line, a_parcel, an_item, an_order, at, day

ARRIVED = at("2026-11-16 17:40")


@pytest.mark.parametrize("status", [s for s in DeliveryStatus if s is not DeliveryStatus.CANCELLED])
def test_an_open_order_is_as_far_as_its_parcel(status: DeliveryStatus) -> None:
    assert a_line(parcel=a_parcel(status=status)).state is LineState(status.value)


def test_a_parcel_that_was_cancelled_carries_nothing() -> None:
    cancelled = a_parcel(status=DeliveryStatus.CANCELLED)
    assert (a_line(parcel=cancelled).parcel, a_line(parcel=cancelled).state) == (None, LineState.PREPARING)
    anew = a_parcel(parcel_id="p2")
    assert lines_of(an_order("lamp", parcels=[cancelled, anew]))[0].parcels == (anew,)


def test_of_a_split_item_the_parcel_that_is_still_to_come_is_spoken_of_then_the_last() -> None:
    here = a_parcel(delivered=ARRIVED)
    later, soon = (a_parcel(expected=day, parcel_id=day) for day in ("2026-11-27", "2026-11-25"))
    (line,) = lines_of(an_order("mugs", parcels=[here, later, soon]))
    assert (line.parcel, line.is_coming, line.parcels) == (soon, True, (here, later, soon))
    last = a_parcel(delivered=at("2026-11-17 17:40"), parcel_id="p2")
    (line,) = lines_of(an_order("mugs", parcels=[last, here]))
    assert (line.parcel, line.is_coming) == (last, False)


def test_an_item_of_which_every_piece_was_cancelled_is_cancelled() -> None:
    assert a_line(quantity=2, cancelled_quantity=1).state is LineState.PREPARING
    assert a_line(quantity=2, cancelled_quantity=2, parcel=a_parcel()).state is LineState.CANCELLED


def test_an_item_that_no_parcel_carries_yet_is_being_prepared() -> None:
    assert a_line().state is LineState.PREPARING
    assert a_line(parcel=a_parcel("another line")).state is LineState.PREPARING


@pytest.mark.parametrize(
    ("status", "state"),
    [(OrderStatus.CANCELLED, LineState.CANCELLED), (OrderStatus.RETURNED, LineState.RETURNED)],
)
@pytest.mark.parametrize("parcel", [None, a_parcel(), a_parcel(delivered=ARRIVED)])
def test_what_is_final_about_the_order_outweighs_its_parcel(
    status: OrderStatus, state: LineState, parcel: ParcelDelivery | None
) -> None:
    line = a_line(parcel=parcel, status=status)
    assert line.state is state
    assert not line.is_coming
    assert line.delivered_at is None


@pytest.mark.parametrize(
    ("status", "coming"),
    [
        (DeliveryStatus.PREPARING, True),
        (DeliveryStatus.IN_TRANSIT, True),
        (DeliveryStatus.OUT_FOR_DELIVERY, True),
        (DeliveryStatus.DELIVERED, False),
    ],
)
def test_an_item_is_coming_from_the_order_until_the_delivery(status: DeliveryStatus, coming: bool) -> None:
    assert a_line(parcel=a_parcel(status=status)).is_coming is coming


def test_a_delivery_whose_moment_nobody_recorded_has_none() -> None:
    line = a_line(parcel=a_parcel(status=DeliveryStatus.DELIVERED))
    assert line.delivered_at is None
    assert line.delivered_on(ZoneInfo("Asia/Tokyo")) is None


@pytest.mark.parametrize(
    ("zone", "local_day"),
    [
        ("America/Los_Angeles", "2026-10-24"),
        ("UTC", "2026-10-24"),
        ("Asia/Tokyo", "2026-10-25"),
        ("Pacific/Kiritimati", "2026-10-25"),
        ("Australia/Lord_Howe", "2026-10-25"),
    ],
)
def test_the_day_of_delivery_is_the_customers_own(zone: str, local_day: str) -> None:
    line = a_line(parcel=a_parcel(delivered=at("2026-10-24 15:30")))
    assert line.delivered_on(ZoneInfo(zone)) == day(local_day)


@pytest.mark.parametrize(
    ("held", "here"),
    [((1, 3), 1), ((4, 0), 0), ((), 0)],
    ids=["one of four", "more than there can be", "nobody noted how many"],
)
def test_of_a_split_item_the_pieces_that_came_are_here_since_the_last_of_them_came(
    held: tuple[int, ...], here: int
) -> None:
    arrived = a_parcel(delivered=ARRIVED, quantities=held[:1])
    rest = a_parcel(parcel_id="p2", expected="2026-11-25", quantities=held[1:])
    (line,) = lines_of(an_order(an_item("mugs", quantity=4), parcels=[arrived, rest]))
    assert (line.here, line.delivered_at) == (here, ARRIVED if here else None)


def test_what_was_cancelled_or_sent_back_is_not_here() -> None:
    parcel = a_parcel(delivered=ARRIVED)
    assert a_line(quantity=2, parcel=parcel).here == 2
    assert a_line(parcel=parcel, status=OrderStatus.CANCELLED).here == 0
    assert a_line(parcel=parcel, status=OrderStatus.RETURNED).delivered_at is None


@pytest.mark.parametrize(
    ("promised", "late"),
    [("2026-11-24", 0), ("2026-11-23", 0), ("2026-11-22", 1), ("2026-11-21", 2), (None, 0)],
)
def test_an_item_is_late_from_the_day_after_the_promised_one(promised: str | None, late: int) -> None:
    assert a_line(parcel=a_parcel(expected=promised)).days_late(TODAY) == late


def test_a_parcel_still_being_packed_can_be_late() -> None:
    parcel = a_parcel(status=DeliveryStatus.PREPARING, expected="2026-11-20")
    assert a_line(parcel=parcel).days_late(TODAY) == 3


@pytest.mark.parametrize("status", [OrderStatus.CANCELLED, OrderStatus.RETURNED])
def test_what_is_not_coming_is_never_late(status: OrderStatus) -> None:
    assert a_line(parcel=a_parcel(expected="2026-11-01"), status=status).days_late(TODAY) == 0
    assert a_line(parcel=a_parcel(expected="2026-11-01", delivered=ARRIVED)).days_late(TODAY) == 0


def test_days_late_are_counted_over_the_end_of_a_year() -> None:
    assert a_line(parcel=a_parcel(expected="2026-12-30")).days_late(day("2027-01-02")) == 3


def test_items_travel_together_in_one_parcel_of_one_order() -> None:
    parcels = [a_parcel("1", "2"), a_parcel("3", parcel_id="p2")]
    cup, plate, bowl, spoon, fork = lines_of(an_order("cup", "plate", "bowl", "spoon", "fork", parcels=parcels))
    assert cup.travels_with(plate)
    assert not cup.travels_with(bowl)
    assert not cup.travels_with(spoon)
    assert spoon.travels_with(fork), "neither has a parcel yet"


def test_parcels_of_two_orders_are_two_even_when_they_look_alike() -> None:
    assert not a_line(number="A1", parcel=a_parcel()).travels_with(a_line(number="A2", parcel=a_parcel()))
    assert not a_line(number="A1").travels_with(a_line(number="A2"))


def test_an_order_gives_its_items_in_its_own_sequence_each_with_its_parcel() -> None:
    first, second = a_parcel("2"), a_parcel("1", parcel_id="p2")
    lines = lines_of(an_order("cup", "plate", "bowl", parcels=[first, second]))
    assert [line.item.name for line in lines] == ["cup", "plate", "bowl"]
    assert [line.parcel for line in lines] == [second, first, None]


def test_a_line_is_remembered_by_order_and_line_id() -> None:
    assert a_line(number="FF-1", line_id="7").ref == LineRef("FF-1", "7")
