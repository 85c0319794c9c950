"""Orders as their sources give them: the newer state stays, twice is once, what a customer confirmed is untouched."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given

from skill.domain.money import Money
from skill.domain.orders import LineRef, Order, OrderStatus
from skill.domain.parcels import ParcelDelivery
from skill.domain.returns import CancellationRequest, Cause, Return
from skill.errors import ItemCorrupt
from skill.intents.effects import ChangeReturn, RequestCancellation, StartReturn
from skill.storage import keys, order_items
from skill.storage.order_store import OrderStore, Stored
from skill.storage.order_writes import Outcome
from tests.builders import NOW, a_customer, a_parcel, an_item, an_order
from tests.storage.strategies import in_utc, moments, orders
from tests.storage.tables import Table
from tests.storage.weights import size_of

HOUR = timedelta(hours=1)
FIRST = replace(an_order(), updated_at=NOW)
LATER = replace(FIRST, status=OrderStatus.PROBLEM, updated_at=NOW + HOUR)
LATEST = replace(FIRST, status=OrderStatus.CANCELLED, updated_at=NOW + timedelta(microseconds=1) + HOUR)
UNDATED = replace(FIRST, updated_at=None)
NEW, AGAIN = Stored(Outcome.WRITTEN, is_new=True), Stored(Outcome.WRITTEN)
UNCHANGED, OLDER = Stored(Outcome.UNCHANGED), Stored(Outcome.OLDER)
LIMIT = 400 * 1024  # bytes of an item


def store(table: Table) -> OrderStore:
    return OrderStore(table.client, table.name)


def long_order(lines: int = 10_000, **fields: object) -> Order:
    """An order of so many lines in a parcel for every hundred of them."""
    things = [
        an_item(f"naïve lamp {n}", line_id=str(n), sku=f"SKU-{n}", price=Money(Decimal("9.90"), "EUR"))
        for n in range(lines)
    ]
    parcels = [
        ParcelDelivery(f"p{start}", tuple(str(n) for n in range(start, min(start + 100, lines))), quantities=(1,) * 50)
        for start in range(0, lines, 100)
    ]
    return replace(an_order(*things, parcels=parcels), updated_at=NOW, **fields)  # type: ignore[arg-type]


def written(table: Table) -> list[Order]:
    return list(table.store.read_customer("ada", consistent=True).orders)


def test_a_first_state_is_new_and_the_same_again_changes_nothing(table: Table) -> None:
    assert table.requests(lambda: store(table).write("ada", FIRST)) == ["PutItem"]
    before = table.rows()
    assert store(table).write("ada", FIRST) == UNCHANGED
    assert table.rows() == before
    assert written(table) == [FIRST]


@pytest.mark.parametrize("states", [*permutations((FIRST, LATER, LATEST))])
def test_in_whichever_order_states_come_the_newest_stays(table: Table, states: tuple[Order, ...]) -> None:
    newest: Order | None = None
    for state in states:
        told = store(table).write("ada", state)
        is_newer = newest is None or state.updated_at > newest.updated_at  # type: ignore[operator]
        assert told == (OLDER if not is_newer else NEW if newest is None else AGAIN)
        newest = state if is_newer else newest
    assert written(table) == [LATEST]


def test_another_reading_of_the_same_state_is_written(table: Table) -> None:
    mended = replace(FIRST, reported_status="shipped")
    for one in (FIRST, UNDATED):
        other = replace(one, number=f"of {one.updated_at}")
        assert store(table).write("ada", other) == NEW
        assert store(table).write("ada", replace(mended, number=other.number, updated_at=one.updated_at)) == AGAIN
        assert store(table).write("ada", replace(mended, number=other.number, updated_at=one.updated_at)) == UNCHANGED


def test_a_state_of_unknown_date_is_older_than_any_that_has_one(table: Table) -> None:
    assert store(table).write("ada", UNDATED) == NEW
    assert store(table).write("ada", FIRST) == AGAIN
    assert store(table).write("ada", UNDATED) == OLDER
    assert written(table) == [FIRST]


def test_what_the_source_says_beside_the_order_counts_first(table: Table) -> None:
    store(table).write("ada", UNDATED, NOW)
    assert store(table).write("ada", replace(UNDATED, reported_status="x"), NOW - HOUR) == OLDER
    assert store(table).write("ada", replace(UNDATED, reported_status="x"), NOW + HOUR) == AGAIN


def test_an_order_that_was_loaded_with_a_shops_folder_is_known(table: Table) -> None:
    table.put_customer(a_customer(UNDATED, replace(FIRST, number="2")))
    assert store(table).write("ada", UNDATED) == UNCHANGED
    assert store(table).write("ada", replace(FIRST, number="2")) == UNCHANGED
    assert store(table).write("ada", LATER) == AGAIN


def test_what_a_customer_confirmed_stays_beside_a_newer_state(table: Table) -> None:
    record = Return(LineRef(FIRST.number, "1"), 1, "1", 1, Cause.REMORSE, NOW, nonce="first")
    wish = CancellationRequest(FIRST.number, "2", NOW, "first")
    store(table).write("ada", FIRST)
    table.store.commit("ada", StartReturn(FIRST.placed_at, record))
    table.store.commit("ada", RequestCancellation(FIRST.placed_at, wish))
    assert store(table).write("ada", LATER) == AGAIN
    read = table.store.read_customer("ada", consistent=True)
    assert (read.orders, read.returns, read.cancellations) == ((LATER,), (record,), (wish,))


@pytest.mark.parametrize("by", [HOUR, -HOUR, timedelta(days=-20_000)])
def test_an_order_whose_moment_of_purchase_was_corrected_is_there_once_with_what_was_confirmed(
    table: Table, by: timedelta
) -> None:
    record = Return(LineRef(FIRST.number, "1"), 1, "1", 1, Cause.REMORSE, NOW, nonce="first")
    wish = CancellationRequest(FIRST.number, "2", NOW, "first")
    store(table).write("ada", FIRST)
    store(table).write("ada", replace(FIRST, number=FIRST.number + "#2"))
    table.store.commit("ada", StartReturn(FIRST.placed_at, record))
    table.store.commit("ada", RequestCancellation(FIRST.placed_at, wish))
    moved = replace(LATER, placed_at=FIRST.placed_at + by)
    assert store(table).write("ada", moved) == NEW
    assert moved in written(table)
    assert FIRST not in written(table), "of two, the newer is read"
    assert store(table).take_away_moved("ada", moved) is Outcome.WRITTEN
    read = table.store.read_customer("ada", consistent=True)
    assert {order.number: order.placed_at for order in read.orders} == {
        moved.number: moved.placed_at,
        FIRST.number + "#2": FIRST.placed_at,
    }
    assert (read.returns, read.cancellations) == ((record,), (wish,))
    changed = replace(record, cancel_nonce="c")
    assert table.store.commit("ada", ChangeReturn(moved.placed_at, changed, record.status)), (
        "it is found under the new key"
    )
    assert len([row for row in table.rows() if row["pk"]["S"].startswith("CUSTOMER#")]) == 4


def test_an_older_state_under_another_moment_goes_itself(table: Table) -> None:
    store(table).write("ada", LATER)
    stray = replace(FIRST, placed_at=FIRST.placed_at - HOUR)
    assert store(table).write("ada", stray) == NEW
    assert store(table).take_away_moved("ada", stray) is Outcome.OLDER
    assert written(table) == [LATER]
    assert len(table.rows()) == 1


def test_the_same_number_of_another_source_is_another_order(table: Table) -> None:
    one, other = replace(FIRST, source_id="a"), replace(LATER, source_id="b", placed_at=NOW)
    for order in (one, other):
        store(table).write("ada", order)
        assert store(table).take_away_moved("ada", order) is Outcome.WRITTEN
    assert written(table) == [other, one]


def test_an_order_of_ten_thousand_lines_is_stored_in_parts_and_read_back_whole(table: Table) -> None:
    order = long_order()
    assert store(table).write("ada", order) == NEW
    assert store(table).write("ada", order) == UNCHANGED
    assert store(table).read_whole("ada", order.placed_at, order.number) == order
    rows = table.rows()
    assert len(rows) > 10
    assert max(map(size_of, rows)) < LIMIT


def test_a_turn_sees_the_first_lines_of_a_long_order_and_reads_none_of_its_parts(table: Table) -> None:
    order = long_order()
    store(table).write("ada", order)
    answers: list[object] = []
    table.client.meta.events.register("after-call.dynamodb.Query", lambda parsed, **_: answers.append(parsed))
    (seen,) = written(table)
    assert [row["sk"]["S"][:6] for row in answers[0]["Items"]] == ["ORDER#"]  # type: ignore[index]
    assert 0 < len(seen.items) < 1_000
    assert seen.items == order.items[: len(seen.items)]
    assert {one for parcel in seen.parcels for one in parcel.line_ids} == {item.line_id for item in seen.items}
    assert replace(seen, items=(), parcels=()) == replace(order, items=(), parcels=())


def test_a_line_far_down_counts_and_a_shorter_order_leaves_no_part_behind(table: Table) -> None:
    order = long_order()
    store(table).write("ada", order)
    last = replace(order.items[-1], name="another lamp")
    mended = replace(order, items=(*order.items[:-1], last))
    assert store(table).write("ada", mended) == AGAIN
    assert store(table).read_whole("ada", order.placed_at, order.number) == mended
    short = replace(order, items=order.items[:1], parcels=(a_parcel("0"),), updated_at=NOW + HOUR)
    assert store(table).write("ada", order) == AGAIN
    assert store(table).write("ada", short) == AGAIN
    assert store(table).write("ada", order) == OLDER
    assert store(table).read_whole("ada", order.placed_at, order.number) == short
    parts = [row for row in table.rows() if row["sk"]["S"].startswith(keys.LINES_PREFIX)]
    assert parts == []


def test_a_long_order_that_moves_takes_its_parts_along(table: Table) -> None:
    order, moved = long_order(1_500), long_order(1_500, placed_at=NOW, status=OrderStatus.PROBLEM)
    for one in (order, moved):
        store(table).write("ada", one)
    store(table).take_away_moved("ada", moved)
    assert store(table).read_whole("ada", order.placed_at, order.number) is None
    assert store(table).read_whole("ada", moved.placed_at, moved.number) == moved
    assert len(table.rows()) == len(order_items.items_of("ada", moved))


def test_a_long_order_that_lacks_a_part_is_said_to_do_so() -> None:
    *parts, own = order_items.items_of("ada", long_order(1_500))
    with pytest.raises(ItemCorrupt, match="lacks parts"):
        order_items.whole(own, parts[1:])


def test_an_order_that_was_never_there_is_none(table: Table) -> None:
    assert store(table).read_whole("ada", NOW, "1") is None


@given(orders)
def test_every_order_is_whole_again_from_its_items(order: Order) -> None:
    *parts, own = order_items.items_of("ada", order)
    assert in_utc(order_items.whole(own, parts)) == in_utc(order)


@given(moments.map(lambda moment: moment.astimezone(UTC)), moments.map(lambda moment: moment.astimezone(UTC)))
def test_what_was_seen_sorts_as_moments_do(one: datetime, other: datetime) -> None:
    texts = [order_items.seen_text(moment) for moment in (one, other)]
    assert (texts[0] < texts[1]) is (one < other)
    assert {*map(len, texts)} == {27}
