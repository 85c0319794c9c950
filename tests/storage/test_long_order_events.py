"""Events on orders that are stored in parts: all of it takes them, and who writes at the same time loses nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from skill.domain.orders import Order
from skill.domain.parcels import DeliveryStatus, Scan
from skill.errors import ItemCorrupt, StorageConflict
from skill.storage import keys
from skill.storage.codec import body_of
from skill.storage.event_store import TRIES, Applied, EventStore
from skill.storage.order_items import MOST_BYTES
from skill.storage.order_store import OrderStore, Stored
from skill.storage.order_writes import Outcome
from tests.builders import NOW, a_parcel, at
from tests.storage.tables import Table
from tests.storage.test_order_store import HOUR, long_order

OUT = Scan(at("2026-11-22 08:00"), DeliveryStatus.OUT_FOR_DELIVERY)
HERE = Scan(at("2026-11-22 15:00"), DeliveryStatus.DELIVERED)
LONG = long_order(1_500)
LATER = replace(LONG, updated_at=NOW + HOUR, reported_status="exported again")
FIRST, LAST = "p0", "p1400"


def events(table: Table) -> EventStore:
    return EventStore(table.client, table.name)


def orders(table: Table) -> OrderStore:
    return OrderStore(table.client, table.name)


@pytest.fixture
def loaded(table: Table) -> Table:
    """Ada's order of 1,500 lines."""
    orders(table).write("ada", LONG)
    return table


def whole(table: Table) -> Order:
    found = orders(table).read_whole("ada", LONG.placed_at, LONG.number)
    assert found is not None
    return found


def scans(table: Table) -> dict[str, tuple[Scan, ...]]:
    """What scans said of the parcels that have any."""
    return {parcel.parcel_id: parcel.scans for parcel in whole(table).parcels if parcel.scans}


def parts(table: Table) -> list[str]:
    return [row["sk"]["S"] for row in table.rows() if row["sk"]["S"].startswith(keys.LINES_PREFIX)]


@contextmanager
def meanwhile(table: Table, work: Callable[[], object], *, times: int = 1) -> Iterator[None]:
    """`work` is done just before each of the next `times` writes of an order's own item."""
    left, inside = [times], [False]

    def interfere(params: dict[str, Any], **_: Any) -> None:
        if left[0] and not inside[0] and params["Item"]["sk"]["S"].startswith(keys.ORDER_PREFIX):
            left[0], inside[0] = left[0] - 1, True
            work()
            inside[0] = False

    table.client.meta.events.register("before-parameter-build.dynamodb.PutItem", interfere)
    yield
    table.client.meta.events.unregister("before-parameter-build.dynamodb.PutItem", interfere)
    assert not left[0], "nobody was interfered with"


def test_every_parcel_of_a_long_order_takes_scans_and_nothing_else_of_it_changes(loaded: Table) -> None:
    before = len(loaded.rows())
    assert events(loaded).scan("ada", LONG.number, LAST, HERE, "front porch") is Applied.WRITTEN
    assert events(loaded).scan("ada", LONG.number, FIRST, OUT) is Applied.WRITTEN
    assert scans(loaded) == {FIRST: (OUT,), LAST: (HERE,)}
    after = whole(loaded)
    assert after.items == LONG.items
    assert [(each.status, each.left_at) for each in after.parcels][-1] == (DeliveryStatus.DELIVERED, "front porch")
    (seen,) = loaded.store.read_customer("ada", consistent=True).orders
    assert seen.parcels[0].status is DeliveryStatus.OUT_FOR_DELIVERY
    assert len(loaded.rows()) == before, "no part of a former state is left"


def test_twice_is_once_and_what_names_no_parcel_writes_nothing(loaded: Table) -> None:
    events(loaded).scan("ada", LONG.number, LAST, HERE)
    before = loaded.rows()
    assert events(loaded).scan("ada", LONG.number, LAST, HERE) is Applied.UNCHANGED
    assert events(loaded).scan("ada", LONG.number, "p9", HERE) is Applied.NO_SUCH_PARCEL
    assert events(loaded).scan("ada", LONG.number, "", HERE) is Applied.NO_SUCH_PARCEL
    assert loaded.rows() == before


def test_of_two_events_at_once_both_are_told(loaded: Table) -> None:
    def other() -> None:
        assert events(loaded).scan("ada", LONG.number, "p1300", OUT) is Applied.WRITTEN

    with meanwhile(loaded, other):
        assert events(loaded).scan("ada", LONG.number, LAST, HERE) is Applied.WRITTEN
    assert scans(loaded) == {"p1300": (OUT,), LAST: (HERE,)}
    assert {sk.split("#PART#")[1].split("#")[0] for sk in parts(loaded)} == {
        row["whole"]["S"] for row in loaded.rows() if row["sk"]["S"].startswith(keys.ORDER_PREFIX)
    }


def test_an_event_and_a_newer_state_at_once_are_both_told(loaded: Table) -> None:
    def other() -> None:
        assert orders(loaded).write("ada", LATER) == Stored(Outcome.WRITTEN)

    with meanwhile(loaded, other):
        assert events(loaded).scan("ada", LONG.number, LAST, HERE) is Applied.WRITTEN
    assert (scans(loaded), whole(loaded).reported_status) == ({LAST: (HERE,)}, "exported again")


def test_a_newer_state_and_an_event_at_once_are_both_told(loaded: Table) -> None:
    def other() -> None:
        assert events(loaded).scan("ada", LONG.number, LAST, HERE) is Applied.WRITTEN

    with meanwhile(loaded, other):
        assert orders(loaded).write("ada", LATER) == Stored(Outcome.WRITTEN)
    assert (scans(loaded), whole(loaded).reported_status) == ({LAST: (HERE,)}, "exported again")


def test_an_event_that_always_loses_is_a_fault_and_not_forgotten(loaded: Table) -> None:
    moments = (replace(OUT, at=OUT.at + n * HOUR / 60) for n in range(TRIES))

    def other() -> None:
        events(loaded).scan("ada", LONG.number, FIRST, next(moments))

    with meanwhile(loaded, other, times=TRIES), pytest.raises(StorageConflict):
        events(loaded).scan("ada", LONG.number, LAST, HERE)
    assert len(scans(loaded)[FIRST]) == TRIES


def test_a_later_state_of_a_long_order_keeps_what_scans_said_and_twice_is_once(loaded: Table) -> None:
    events(loaded).scan("ada", LONG.number, LAST, HERE)
    assert orders(loaded).write("ada", LATER) == Stored(Outcome.WRITTEN)
    assert (scans(loaded), whole(loaded).reported_status) == ({LAST: (HERE,)}, "exported again")
    before = loaded.rows()
    assert orders(loaded).write("ada", LATER) == Stored(Outcome.UNCHANGED)
    assert orders(loaded).write("ada", LONG) == Stored(Outcome.OLDER)
    assert loaded.rows() == before


def test_a_long_order_that_gets_short_keeps_what_scans_said_of_its_last_parcel(loaded: Table) -> None:
    events(loaded).scan("ada", LONG.number, LAST, HERE)
    short = replace(LATER, items=LONG.items[:1], parcels=(replace(a_parcel("0"), parcel_id=LAST),))
    assert orders(loaded).write("ada", short) == Stored(Outcome.WRITTEN)
    assert (scans(loaded), parts(loaded)) == ({LAST: (HERE,)}, [])
    assert orders(loaded).write("ada", short) == Stored(Outcome.UNCHANGED)


def test_a_short_order_that_gets_long_keeps_them_too_and_a_state_in_between_does_no_harm(table: Table) -> None:
    short = replace(LONG, items=LONG.items[:1], parcels=(replace(a_parcel("0"), parcel_id=FIRST),))
    orders(table).write("ada", short)
    events(table).scan("ada", LONG.number, FIRST, HERE)
    with meanwhile(table, lambda: events(table).scan("ada", LONG.number, FIRST, OUT)):
        assert orders(table).write("ada", LATER) == Stored(Outcome.WRITTEN)
    assert scans(table) == {FIRST: (OUT, HERE)}


def test_a_scan_that_makes_an_order_too_long_for_its_item_puts_it_in_parts(table: Table) -> None:
    order = next(one for n in range(60, 200) if len(body_of(one := long_order(n)).encode()) > MOST_BYTES - 200)
    assert len(body_of(order).encode()) <= MOST_BYTES
    orders(table).write("ada", order)
    said = replace(OUT, status=DeliveryStatus.REPORTED, reported="x" * 200)
    assert events(table).scan("ada", order.number, FIRST, said) is Applied.WRITTEN
    assert parts(table) != []
    assert scans(table) == {FIRST: (said,)}


def test_an_order_that_lacks_a_part_is_no_order_to_events_and_the_next_import_mends_it(loaded: Table) -> None:
    table, lost = loaded, parts(loaded)[0]
    table.client.delete_item(TableName=table.name, Key={"pk": {"S": "CUSTOMER#ada"}, "sk": {"S": lost}})
    with pytest.raises(ItemCorrupt):
        events(table).scan("ada", LONG.number, LAST, HERE)
    assert orders(table).write("ada", LONG) == Stored(Outcome.WRITTEN)
    assert whole(table) == LONG
