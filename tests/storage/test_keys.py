"""Keys are spelled once, sort as docs/table_design.md says, and tell a log nothing about anybody."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.orders import LineRef
from skill.storage import keys
from tests.builders import at
from tests.storage.strategies import moments, names, texts

PLACED = at("2026-11-19 15:20")


def test_keys_are_spelled_as_the_table_design_says() -> None:
    assert keys.profile(keys.customer_partition("ada")) == keys.Key("CUSTOMER#ada", "PROFILE")
    assert keys.order("ada", PLACED, "FF-1001") == keys.Key("CUSTOMER#ada", "ORDER#2026-11-19T15:20:00Z#FF-1001")
    assert keys.profile(keys.shop_partition()) == keys.Key("SHOP", "PROFILE")
    line = LineRef("FF-1001", "1")
    of_order = "ORDER#2026-11-19T15:20:00Z#FF-1001"
    assert keys.return_of("ada", PLACED, line, 2) == keys.Key("CUSTOMER#ada", f"{of_order}#RETURN#1#002")
    assert keys.cancellation("ada", PLACED, "FF-1001") == keys.Key("CUSTOMER#ada", f"{of_order}#CANCEL")
    part = keys.order_part(keys.order("ada", PLACED, "FF-1001"), "d1", 1)
    assert part == keys.Key("CUSTOMER#ada", "LINES#2026-11-19T15:20:00Z#FF-1001#PART#d1#001")
    assert keys.ticket("ada", 2) == keys.Key("CUSTOMER#ada", "TICKET#2")
    assert keys.call_back("ada") == keys.Key("CUSTOMER#ada", "TICKET#CALL")
    assert keys.case("ada", PLACED, "204811375") == keys.Key("CUSTOMER#ada", "CASE#2026-11-19T15:20:00Z#204811375")
    assert keys.outbox("ada", PLACED, "a1") == keys.Key("OUTBOX#0", "2026-11-19T15:20:00.000000Z#a1")
    assert keys.dead_letters(4) == "DEADLETTER#4"
    assert keys.link("login", "sub-1") == keys.Key("LINK#login#sub-1", "CUSTOMER")
    assert keys.policies(PLACED, 0) == keys.Key("SHOP", "POLICIES#2026-11-19T15:20:00Z#000")
    assert keys.contact(7) == keys.Key("SHOP", "CONTACT#007")
    assert keys.demo() == keys.Key("DEMO", "PROFILE")


@given(moments, moments, names, names)
def test_orders_sort_by_the_second_of_purchase_and_then_by_number(
    one: datetime, other: datetime, number: str, another: str
) -> None:
    def place(moment: datetime, number: str) -> tuple[datetime, bytes]:
        return moment.astimezone(UTC).replace(microsecond=0), number.encode()

    of_keys = [keys.order("ada", moment, n).sk.encode() for moment, n in ((one, number), (other, another))]
    assert (of_keys[0] < of_keys[1]) is (place(one, number) < place(other, another))
    assert (of_keys[0] == of_keys[1]) is (place(one, number) == place(other, another))


@given(moments, names)
def test_the_parts_of_every_order_sort_before_all_orders(moment: datetime, number: str) -> None:
    own = keys.order("ada", moment, number)
    assert keys.order_part(own, "d1", 1).sk < keys.ORDER_PREFIX


@given(moments, names)
def test_the_profile_sorts_after_every_order(moment: datetime, number: str) -> None:
    assert keys.order("ada", moment, number).sk < keys.profile(keys.customer_partition("ada")).sk


def test_a_turn_reads_tickets_and_call_back_before_the_profile_and_never_what_made_room() -> None:
    read = (keys.ticket("ada", 1).sk, keys.ticket("ada", 3).sk, keys.call_back("ada").sk)
    assert min(read) > keys.PROFILE > keys.ORDER_PREFIX > keys.case("ada", PLACED, "1").sk


@given(texts)
def test_a_customers_events_are_all_in_one_of_the_shards(customer: str) -> None:
    assert keys.outbox_shard(customer) == keys.outbox_shard(customer)
    assert 0 <= keys.outbox_shard(customer) < keys.OUTBOX_SHARDS


@given(moments, moments)
def test_events_sort_by_the_microsecond_whatever_their_zone(one: datetime, other: datetime) -> None:
    first, second = (keys.outbox("ada", moment, "a").sk for moment in (one, other))
    assert (first < second) is (one.astimezone(UTC) < other.astimezone(UTC))


@given(moments, st.integers(-14 * 60, 14 * 60))
def test_a_moment_has_one_key_whatever_zone_it_is_written_in(moment: datetime, offset: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(minutes=offset)))
    assert keys.order("ada", elsewhere, "1") == keys.order("ada", moment, "1")


def test_contact_points_sort_in_the_shops_order() -> None:
    sorted_by_key = sorted(range(1_000), key=lambda position: keys.contact(position).sk)
    assert sorted_by_key == [*range(1_000)]


@given(texts, texts)
def test_no_two_customers_share_a_partition_and_none_has_the_shops(one: str, other: str) -> None:
    partitions = [keys.customer_partition(one), keys.customer_partition(other)]
    assert (partitions[0] == partitions[1]) is (one == other)
    assert {keys.shop_partition(), keys.demo().pk}.isdisjoint(partitions)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (keys.profile(keys.customer_partition("Jane")), "CUSTOMER/PROFILE"),
        (keys.order("Jane#SHOP", PLACED, "Jane"), "CUSTOMER/ORDER"),
        (keys.policies(PLACED, 0), "SHOP/POLICIES"),
        (keys.contact(0), "SHOP/CONTACT"),
        (keys.link("email", "Jane"), "LINK/CUSTOMER"),
        (keys.order_part(keys.order("Jane", PLACED, "Jane"), "d1", 1), "CUSTOMER/LINES"),
        (keys.demo(), "DEMO/PROFILE"),
        (keys.ticket("Jane", 1), "CUSTOMER/TICKET"),
        (keys.case("Jane", PLACED, "Jane"), "CUSTOMER/CASE"),
        (keys.outbox("Jane", PLACED, "Jane"), "OUTBOX/?"),
        (keys.Key("Jane", "Jane#1"), "?/?"),
        (keys.Key("", ""), "?/?"),
    ],
)
def test_a_log_hears_the_kind_of_a_key_and_no_more(key: keys.Key, kind: str) -> None:
    assert keys.kind(key.pk, key.sk) == kind


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date(2026, 11, 23), date.max])
def test_the_keys_of_a_day_hold_every_moment_that_is_that_day_somewhere(day: date) -> None:
    first, last = keys.placed_within(day, day)
    assert first < last
    if day.year == 2026:
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            for at in (time.min, time(23, 59, 59)):
                moment = datetime.combine(day, at, ZoneInfo(zone))
                assert first <= keys.order("ada", moment, "\U0010ffff").sk <= last
        assert not first <= keys.order("ada", datetime(2026, 11, 25, tzinfo=UTC), "").sk <= last


@pytest.mark.parametrize(
    ("number", "ending"), [("FF-2044", "4402FF"), ("#1166X01", "10X6611"), ("--", ""), ("", ""), ("ñ 4", "4ñ")]
)
def test_a_number_is_kept_from_its_end(number: str, ending: str) -> None:
    assert keys.ending(number) == ending
