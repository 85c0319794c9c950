"""Orders in a shop's CSV, as spreadsheets and shops write them."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from skill.domain.money import Money
from skill.domain.orders import Doubt, OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.incoming.columns import SHOPIFY_EXPORT, Columns, DayOrder
from skill.incoming.csv_dates import iso
from skill.incoming.csv_layout import layout_of
from skill.incoming.csv_rows import records
from skill.incoming.received import OrderRejected, Received
from tests.incoming.given import GERMAN, HOW, order, rows

PLAIN = Columns(
    number="no", placed_at="day", customer_id="customer", name="item", sku="sku", quantity="pieces", price="price",
    line_id="line", delivery_status="state", tracking_number="tracking", delivered_at="arrived",
    expected_until="promised",
)  # fmt: skip
HEADER = ("no", "day", "customer", "item", "pieces", "price", "state", "arrived", "tracking")


def read_all(lines: Sequence[Sequence[str]], columns: Columns = PLAIN) -> list[Received]:
    return [order(held, replace(HOW, columns=columns)) for held in records(lines, columns)]


def one(*cells: str, **columns: Any) -> Received:
    """The order in one row under HEADER."""
    declared = replace(PLAIN, sku="", line_id="", expected_until="", **columns)
    return read_all([HEADER, cells], declared)[0]


def test_order_fields_are_only_on_the_first_row_of_an_order() -> None:
    found = [order(held) for held in rows("shopify_export.csv", SHOPIFY_EXPORT)]
    assert [each.order.number for each in found] == ["#2001", "#2002", "#2003"]
    first = found[0]
    assert [(item.name, item.quantity, item.sku) for item in first.order.items] == [
        ("Candle, beeswax", 2, "CANDLE"),
        ("Snuffer", 1, ""),
    ]
    assert (first.person.email, first.order.price) == ("dora@example.com", Money(Decimal("48.00"), "USD"))
    assert first.order.parcels[0].line_ids == ("1", "2")


def test_an_order_whose_row_has_no_item_is_taken_and_doubted() -> None:
    last = [order(held) for held in rows("shopify_export.csv", SHOPIFY_EXPORT)][-1]
    assert (last.order.items, last.order.status, last.order.doubts) == ((), OrderStatus.CANCELLED, (Doubt.NO_ITEMS,))


def test_a_literal_null_is_nothing() -> None:
    found = one("1", "2026-11-12", "null", "Lamp", "NULL", "\\N", "", "", "null")
    assert (found.person.customer_id, found.order.items[0].quantity, found.order.items[0].price) == ("", 1, None)
    assert found.order.parcels == ()


def test_semicolons_cp1252_decimal_commas_and_days_first_are_read_as_declared() -> None:
    (found,) = (order(held, replace(HOW, columns=GERMAN, currency="EUR")) for held in rows("cp1252.csv", GERMAN))
    knife, stone = found.order.items
    assert (knife.name, knife.price) == ("Küchenmesser", Money(Decimal("1249.50"), "EUR"))
    assert (stone.quantity, stone.price) == (2, Money(Decimal("12.50"), "EUR"))
    assert found.order.placed_at == datetime(2026, 11, 3, 19, 5, tzinfo=UTC)
    assert found.order.parcels[0].line_ids == ("1", "2")


@pytest.mark.parametrize(
    ("head", "encoding", "delimiter"),
    [
        (b"no,day,item\n1,2,3\n", "utf-8-sig", ","),
        (b"\xef\xbb\xbfno;day;item, big\n", "utf-8-sig", ";"),
        ("no\tday\tKüche".encode("cp1252"), "cp1252", "\t"),
        ("no;Küche".encode()[:-2], "utf-8-sig", ";"),
        ("no,Kü".encode()[:-1], "utf-8-sig", ","),
        ("no|day".encode("utf-16"), "utf-16", "|"),
        (b'"a;b;c;d",day,item\n', "utf-8-sig", ","),
        (b"", "utf-8-sig", ","),
    ],
)
def test_the_first_bytes_tell_encoding_and_separator(head: bytes, encoding: str, delimiter: str) -> None:
    assert layout_of(head) == (encoding, delimiter)


@pytest.mark.parametrize("header", [" no ", "No", "\ufeffno", "N O", "NO\u00a0"])
def test_blanks_case_and_a_byte_order_mark_in_a_header_do_not_count(header: str) -> None:
    columns = Columns(number="no", placed_at="day", customer_id="customer")
    (found,) = records([[header, "Day", "customer "], ["1", "2026-11-12", "ada"]], columns)
    assert found == {"rows": [{"number": "1", "placed_at": "2026-11-12", "customer_id": "ada"}]}


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(OrderRejected, match=r'no column "Order".*the file has: no, day'):
        list(records([["no", "day"]], Columns(number="Order", placed_at="day")))


@pytest.mark.parametrize(
    ("written", "day_order", "read"),
    [
        ("03/04/2026", DayOrder.DAY_FIRST, "2026-04-03"),
        ("03/04/2026", DayOrder.MONTH_FIRST, "2026-03-04"),
        ("3.4.26 7:05", DayOrder.DAY_FIRST, "2026-04-03T07:05:00"),
        ("4/3/2026 7:05 PM", DayOrder.MONTH_FIRST, "2026-04-03T19:05:00"),
        ("4/3/2026, 12:00:30 a.m.", DayOrder.MONTH_FIRST, "2026-04-03T00:00:30"),
        ("03-04-2026 10:00:00 -0500", DayOrder.DAY_FIRST, "2026-04-03T10:00:00-0500"),
        ("2026-04-03", DayOrder.DAY_FIRST, "2026-04-03"),
        ("1794492000", DayOrder.ISO, "1794492000"),
    ],
)
def test_days_are_read_in_the_order_declared(written: str, day_order: DayOrder, read: str) -> None:
    assert iso(written, day_order) == read


@pytest.mark.parametrize("written", ["03/04/2026", "25/12/2026", "12.25.2026 10:00"])
def test_an_order_of_day_and_month_is_never_guessed(written: str) -> None:
    with pytest.raises(OrderRejected, match=r"rows\[0\].placed_at: .*declare day_order"):
        one("1", written, "ada", "Lamp")


def test_cents_are_declared_too() -> None:
    assert one("1", "2026-11-12", "ada", "Lamp", "1", "1250", in_cents=True).order.items[0].price == Money(
        Decimal("12.5"), "USD"
    )


def test_a_number_that_a_spreadsheet_rounded_is_refused() -> None:
    with pytest.raises(OrderRejected, match=r"number: .*spreadsheet rounded"):
        one("9.00719925474099E+18", "2026-11-12", "ada", "Lamp")


def test_a_postcode_that_lost_its_zero_changes_nothing() -> None:
    whole, lost = ([order(held) for held in rows("shopify_export.csv", SHOPIFY_EXPORT)][place] for place in (0, 1))
    assert whole.person.country == lost.person.country == "US"


@pytest.mark.parametrize(
    ("state", "arrived", "status"),
    [
        ("Out for Delivery", "", DeliveryStatus.OUT_FOR_DELIVERY),
        ("delivered", "2026-11-14T15:00:00Z", DeliveryStatus.DELIVERED),
        ("", "2026-11-14T15:00:00Z", DeliveryStatus.DELIVERED),
        ("", "", DeliveryStatus.PREPARING),
        ("on a barge", "", DeliveryStatus.REPORTED),
    ],
)
def test_a_parcel_is_what_its_columns_say(state: str, arrived: str, status: DeliveryStatus) -> None:
    parcel = one("1", "2026-11-12", "ada", "Lamp", "1", "", state, arrived, "T-1").order.parcels[0]
    assert parcel.status is status
    assert (parcel.delivered_at is not None) is (status is DeliveryStatus.DELIVERED)


def test_items_with_different_tracking_numbers_are_in_different_parcels() -> None:
    lines = [
        HEADER,
        ("1", "2026-11-12", "ada", "Lamp", "1", "", "", "", "T-1"),
        ("1", "", "", "Mug", "1", "", "", "", "T-2"),
    ]
    (found,) = read_all(lines, replace(PLAIN, sku="", line_id="", expected_until=""))
    assert [(parcel.tracking_number, parcel.line_ids) for parcel in found.order.parcels] == [
        ("T-1", ("1",)),
        ("T-2", ("2",)),
    ]


def test_a_promised_day_is_that_day() -> None:
    columns = Columns(number="no", placed_at="day", customer_id="c", name="item", expected_until="promised")
    lines = [("no", "day", "c", "item", "promised"), ("1", "2026-11-12", "ada", "Lamp", "2026-11-20")]
    assert read_all(lines, columns)[0].order.parcels[0].expected_arrival_until == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (("", "2026-11-12", "ada", "Lamp"), "number: the order has no number"),
        (("1", "", "ada", "Lamp"), "placed_at: the order has no date"),
        (("1", "2026-11-12", "ada", "Lamp", "1", "-5.00"), r"rows\[0\].price: -5.00 is no price"),
    ],
)
def test_what_an_order_must_have_is_asked_for_by_its_field(cells: Sequence[str], what: str) -> None:
    with pytest.raises(OrderRejected, match=what):
        one(*cells)


def test_rows_are_taken_one_order_at_a_time() -> None:
    lines = (line for line in csv.reader(["no,day", *(f"{number},2026-11-12" for number in range(10**6))]))
    found = records(lines, Columns(number="no", placed_at="day"))
    assert [next(found)["rows"][0]["number"] for _ in range(3)] == ["0", "1", "2"]


def test_without_a_map_of_columns_nothing_is_guessed() -> None:
    with pytest.raises(OrderRejected, match="give a map of columns"):
        order({"rows": [{"number": "1"}]}, replace(HOW, columns=None))
