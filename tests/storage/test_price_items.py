"""The prices of one item: one Query of its own partition, newest first, none that is still to come."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from skill.domain.prices import PriceRecord
from skill.errors import ItemCorrupt
from skill.storage import keys, price_items
from skill.storage.dynamodb import PRICES
from tests.builders import NOW, a_price, money
from tests.storage.strategies import in_utc, prices
from tests.storage.tables import Table
from tests.storage.test_contract import costs, counts_bytes

UNITS = 2.0


def put(table: Table, *records: PriceRecord) -> None:
    for record in records:
        table.client.put_item(TableName=table.name, Item=price_items.price(record))


def test_a_price_comes_back_as_it_was_with_all_its_fields(table: Table) -> None:
    record = a_price("52.00 USD", "2026-11-20 05:00", "2026-11-28 04:59:59", in_stock=False, tags=("sale",))
    put(table, record)
    assert table.store.read_prices(record.sku, until=NOW) == (record,)


def test_what_is_still_to_come_is_not_read(table: Table) -> None:
    now, later = (a_price("1.00 USD", sku="A", valid_from=at) for at in (NOW, NOW + timedelta(seconds=1)))
    put(table, now, later)
    assert table.store.read_prices("A", until=NOW) == (now,)


@pytest.mark.parametrize("other", ["A-11", "a-1", "A-1 ", "A", "", "A-1#2026"])
def test_no_other_item_is_looked_into(table: Table, other: str) -> None:
    put(table, a_price("1.00 USD", sku="A-1"))
    assert table.store.read_prices(other, until=NOW) == ()


def test_of_very_many_the_newest_are_read_within_two_units(table: Table) -> None:
    long = a_price("1234.56 USD", tags=("black-friday", "clearance"), sku="S" * 40)
    many = [replace(long, valid_from=NOW - timedelta(hours=n), valid_through=NOW) for n in range(2 * PRICES)]
    put(table, *many)
    rows, units = costs(table, lambda: table.store.read_prices(long.sku, until=NOW))
    assert table.store.read_prices(long.sku, until=NOW) == tuple(many[:PRICES])
    assert len(rows) == PRICES
    if counts_bytes(table):
        assert units <= UNITS


def test_one_that_cannot_be_read_is_a_fault_that_quotes_nothing(table: Table) -> None:
    item = price_items.price(a_price("1.00 USD", sku="SECRET"))
    table.client.put_item(TableName=table.name, Item=item | {"body": {"S": '{"price": "x"}'}})
    with pytest.raises(ItemCorrupt) as fault:
        table.store.read_prices("SECRET", until=NOW)
    assert "SECRET" not in str(fault.value)
    assert "PRICE" in str(fault.value)


@given(prices)
def test_every_price_survives_being_stored(record: PriceRecord) -> None:
    (back,) = price_items.records([price_items.price(record)])
    assert in_utc(back) == in_utc(record)


def test_nothing_is_asked_for_a_name_that_no_key_can_hold(table: Table) -> None:
    table.sent.clear()
    assert table.store.read_prices("é" * 1_022, until=NOW) == ()
    assert table.sent == []


def test_the_key_is_the_item_and_the_moment_in_utc() -> None:
    record = PriceRecord("A-1", money("1.00 USD"), NOW)
    assert keys.price(record.sku, record.valid_from) == keys.Key("PRICE#A-1", "2026-11-23T14:00:00Z")
