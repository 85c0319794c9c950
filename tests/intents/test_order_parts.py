"""Which orders are meant by "today", "the rest", "last week" or a seller's name."""

from dataclasses import replace

import pytest

from skill.domain.orders import Line
from skill.domain.parcels import DeliveryStatus
from skill.intents.asking import Answer, Ask, Mention, Offer, Part, Which, about
from skill.intents.order_parts import those
from skill.intents.where_is_my_order import INTENT, NoneOfThese, Outcome, SeveralOnTheWay, decide
from tests.builders import NOW, a_customer, a_line, a_parcel, an_order, at, day, files

OUT = a_line("jacket", number="1", parcel=a_parcel(status=DeliveryStatus.OUT_FOR_DELIVERY, expected="2026-11-24"))
TODAY = a_line("lamp", number="2", parcel=a_parcel(expected="2026-11-23"))
TOMORROW = a_line("shoes", number="3", parcel=a_parcel(expected="2026-11-24"))
SOMETIME = a_line("pen", number="4", placed="2026-11-16 04:59", parcel=a_parcel())  # Sunday, New York's last minute
HERE = a_line("jug", number="5", placed="2026-11-16 05:00", parcel=a_parcel(delivered=at("2026-11-20 15:00")))
THIS_WEEK = a_line("mug", number="6", placed="2026-11-23 05:00", seller="Juniper & Sons")
CUSTOMER = a_customer(THIS_WEEK, OUT, TODAY, TOMORROW, HERE, SOMETIME)


def meant(part: Part | None = None, *, seller: str = "", mentioned: tuple[Line, ...] = ()) -> set[str]:
    ask = Ask(Mention(lines=tuple(line.ref for line in mentioned)), part=part, seller=seller)
    return {line.item.name for line in those(files(CUSTOMER), CUSTOMER, ask, NOW)}


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (Part.TODAY, {"jacket", "lamp"}),
        (Part.TOMORROW, {"jacket", "shoes"}),
        (Part.OUT_FOR_DELIVERY, {"jacket"}),
        (Part.REST, {"jacket", "lamp", "shoes", "pen", "mug"}),
        (Part.LAST_WEEK, {"jug", "jacket", "lamp", "shoes"}),
        (Part.LATEST, {"mug"}),
    ],
)
def test_a_part_is_some_of_the_customers_lines(part: Part, names: set[str]) -> None:
    assert meant(part) == names


def test_the_rest_is_all_that_is_coming_but_what_was_just_told() -> None:
    assert meant(Part.REST, mentioned=(OUT, TODAY)) == {"shoes", "pen", "mug"}


@pytest.mark.parametrize(
    ("seller", "names"),
    [("juniper", {"mug"}), ("Juniper and sons", set()), ("juniper sons", {"mug"}), ("amazon", set()), ("?", set())],
)
def test_a_seller_is_found_by_a_part_of_the_name(seller: str, names: set[str]) -> None:
    assert meant(seller=seller) == names


def test_the_last_order_of_a_seller_or_of_a_time_is_the_newest_of_those() -> None:
    older, oldest = (
        a_line(name, number=name, placed=placed, parcel=a_parcel(delivered=at("2026-11-20 15:00")), seller="Fir & Co")
        for name, placed in (("bowl", "2026-11-10 12:00"), ("tray", "2026-11-09 12:00"))
    )
    customer = a_customer(THIS_WEEK, older, oldest)
    for last in (
        Ask(part=Part.LATEST, seller="fir"),
        Ask(part=Part.LATEST, placed=(day("2026-11-09"), day("2026-11-15"))),
    ):
        assert those(files(customer), customer, last, NOW) == (older,)


def test_where_a_seller_has_no_last_order_the_seller_is_what_is_not_there() -> None:
    nothing = decide(files(CUSTOMER), Ask(part=Part.LATEST, seller="amazon"), NOW).outcome
    assert isinstance(nothing, NoneOfThese)
    assert (nothing.part, nothing.seller) == (None, "amazon")


def ask(part: Part, *lines: Line) -> Answer[Outcome]:
    return decide(files(a_customer(*lines)), Ask(part=part), NOW)


def test_where_nothing_is_like_that_what_comes_next_is_offered() -> None:
    assert ask(Part.TODAY, TOMORROW, HERE) == Answer(
        NoneOfThese(Part.TODAY, "", (TOMORROW,)), (TOMORROW.ref,), Offer(INTENT, about(TOMORROW.ref))
    )
    assert ask(Part.OUT_FOR_DELIVERY, HERE) == Answer(
        NoneOfThese(Part.OUT_FOR_DELIVERY, "", ()), asks=Offer("ContactSupport")
    )


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2026-11-15", "2026-11-15", {"pen"}),  # Sunday's last minute in New York is Monday in London
        ("2026-11-16", "2026-11-16", {"jug"}),
        ("2026-11-15", "2026-11-16", {"pen", "jug"}),
        ("2025-01-01", "2025-12-31", set()),
    ],
)
def test_orders_of_a_time_are_those_placed_on_the_customers_days(first: str, last: str, names: set[str]) -> None:
    placed = (day(first), day(last))
    assert {line.item.name for line in those(files(CUSTOMER), CUSTOMER, Ask(placed=placed), NOW)} == names


def test_nothing_of_that_time_is_said_and_what_comes_next_is_offered() -> None:
    nothing = decide(files(a_customer(TOMORROW)), Ask(placed=(day("2025-01-01"), day("2025-12-31"))), NOW)
    assert nothing.outcome == NoneOfThese(None, "", (TOMORROW,), placed=True)


def test_a_list_goes_on_with_what_was_not_named_and_of_older_orders_with_their_time() -> None:
    lines = [a_line(f"thing {n}", number=f"{n}", placed="2025-03-02 12:00", parcel=a_parcel()) for n in range(7)]
    placed = (day("2025-03-01"), day("2025-03-31"))
    first = decide(files(a_customer(*lines)), Ask(placed=placed), NOW)
    assert isinstance(first.asks, Which)
    assert (first.asks.ask, first.asks.rest) == (Ask(placed=placed), tuple(line.ref for line in lines[3:]))
    rest = Mention(lines=first.asks.rest)
    second = decide(files(a_customer(*lines)), Ask(rest, placed=placed, goes_on=True), NOW)
    assert second.outcome == SeveralOnTheWay(tuple(lines[3:6]), 4, goes_on=True)
    assert second.asks == Which(INTENT, Ask(placed=placed), (lines[6].ref,))


def test_an_item_that_is_named_goes_before_its_part() -> None:
    named = Ask(Mention("shoes", (TOMORROW.ref,)), part=Part.TODAY)
    assert decide(files(CUSTOMER), named, NOW).mentioned == (TOMORROW.ref,)


def test_orders_without_items_are_no_part_of_anything() -> None:
    empty = replace(an_order(number="7", placed="2026-11-23 06:00"), items=())
    customer = a_customer(empty, THIS_WEEK)
    assert those(files(customer), customer, Ask(part=Part.LATEST), NOW) == customer.lines
