"""Items as sources have them: odd quantities, SKUs and titles, lines that come twice, sums, ids beyond 2**53."""

from decimal import Decimal
from typing import Any

import pytest

from skill.domain.money import Money
from skill.incoming.received import OrderRejected
from skill.incoming.sums import amount, currency
from skill.incoming.titles import spoken_name
from tests.incoming.given import changed, order, record


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN"), "NaN", "Infinity"])
def test_what_is_no_number_is_no_amount(number: Any) -> None:
    assert amount(number) is None


def line(**fields: Any) -> dict[str, Any]:
    return {"id": 1, "title": "Brass reading lamp", "quantity": 1, "price": "50.00"} | fields


def only(**fields: Any) -> Any:
    """The item that a Shopify line becomes."""
    return order(changed("shopify_rest_shipped.json", line_items=[line(**fields)], fulfillments=[])).order.items[0]


@pytest.mark.parametrize(
    ("title", "category", "said"),
    [
        ("B00551Q3CS [Card Book]", "Card games", "Card games"),
        ("B00551Q3CS [Card Book]", "", "item"),
        ("B00551Q3CS", "B00551Q3CT", "item"),
        ("4006381333931", "Pens", "Pens"),
        ("TRAIL-42-BLK", "", "item"),
        ("", "Shoes", "Shoes"),
        ("🧦🧦", "Socks", "Socks"),
        ("Trail shoes [B00551Q3CS]", "Shoes", "Trail shoes [B00551Q3CS]"),
        ("1984", "Books", "1984"),
        ("PS5", "", "PS5"),
        ("Tom &amp; Jerry&#39;s cups", "", "Tom & Jerry's cups"),
        ("Salt &amp;amp; pepper", "", "Salt & pepper"),
        ("Cup <b>large</b><br/>", "", "Cup large"),
        ("Kissen für Gäste", "", "Kissen für Gäste"),
        ("帆布の鞄", "", "帆布の鞄"),
        ("R&D; notes", "", "R&D; notes"),
        (" two \n lines\t", "", "two lines"),
    ],
)
def test_a_title_is_said_where_it_can_be_said(title: str, category: str, said: str) -> None:
    assert spoken_name(title, category) == said


@pytest.mark.parametrize(
    ("written", "quantity", "cancelled", "price"),
    [
        (2, 2, 0, "50.00"),
        ("2", 2, 0, "50.00"),
        (2.0, 2, 0, "50.00"),
        (1.5, 1, 0, "75.00"),
        ("0.25", 1, 0, "12.50"),
        (0, 1, 1, "50.00"),
        (None, 1, 0, "50.00"),
    ],
)
def test_a_quantity_becomes_whole_pieces(written: Any, quantity: int, cancelled: int, price: str) -> None:
    item = only(quantity=written)
    assert (item.quantity, item.cancelled_quantity, item.price.value) == (quantity, cancelled, Decimal(price))


@pytest.mark.parametrize("written", [-1, "-3", 10**6])
def test_a_quantity_that_cannot_be_meant_is_refused_with_its_place(written: Any) -> None:
    with pytest.raises(OrderRejected, match=r"line_items\[0\].quantity: .* can't be meant"):
        only(quantity=written)


@pytest.mark.parametrize(("sku", "read"), [(4711, "4711"), ("", ""), (None, ""), (" AB-1 ", "AB-1"), ("0012", "0012")])
def test_a_sku_may_be_a_number_empty_or_null(sku: Any, read: str) -> None:
    assert only(sku=sku).sku == read


def test_the_same_line_id_twice_is_two_lines() -> None:
    found = order(record("woocommerce_tracked.json"))
    assert [item.line_id for item in found.order.items] == ["401", "401-2"]
    assert any("comes again" in remark for remark in found.remarks)


def test_ten_thousand_lines_of_one_id_are_ten_thousand_lines_and_a_hundred_remarks() -> None:
    found = order(changed("shopify_rest_shipped.json", line_items=[line()] * 10_000, fulfillments=[]))
    assert len({item.line_id for item in found.order.items}) == 10_000
    assert len(found.remarks) == 100


def test_children_of_a_bundle_are_items_that_cost_nothing() -> None:
    cup = order(record("woocommerce_completed.json")).order.items[1]
    assert (cup.name, cup.quantity, cup.price) == ("Cup", 4, Money(Decimal(0), "EUR"))


@pytest.mark.parametrize(
    ("written", "comma", "value"),
    [
        ("12.00", False, "12.00"),
        (12, False, "12"),
        (12.5, False, "12.5"),
        (6.666667, False, "6.67"),
        ("1,234.50", False, "1234.50"),
        ("$12.00", False, "12.00"),
        ("12.00 USD", False, "12.00"),
        ("12,50", True, "12.50"),
        ("1.249,50", True, "1249.50"),
        ("€ 9,90", True, "9.90"),
        ("0.125", False, "0.125"),
        (1e-7, False, "0.00"),
        ("-5.00", False, "-5.00"),
    ],
)
def test_a_sum_is_read_however_it_is_written(written: Any, comma: bool, value: str) -> None:
    assert amount(written, comma=comma) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["12,50", "free", "", "1e5", "NaN", "Infinity", float("inf"), 10**12, True, None, [], "1.2.3"]
)
def test_what_is_no_sum_is_none(written: Any) -> None:
    assert amount(written) is None


@pytest.mark.parametrize(
    ("written", "code"), [("usd", "USD"), (" EUR ", "EUR"), ("$", ""), ("US", ""), (840, ""), (None, "")]
)
def test_a_currency_is_three_letters(written: Any, code: str) -> None:
    assert currency(written) == code


def test_a_negative_price_is_refused_with_its_place() -> None:
    with pytest.raises(OrderRejected, match=r"line_items\[0\].price: -50.00 is no price"):
        only(price="-50.00")


def test_a_sum_without_a_currency_is_in_the_shops() -> None:
    found = order(changed("shopify_rest_shipped.json", currency=None)).order
    assert found.price and found.price.currency == "USD"


@pytest.mark.parametrize("identity", [9007199254740993001, "9007199254740993001"])
def test_ids_beyond_two_to_the_53_keep_every_digit(identity: Any) -> None:
    assert order(changed("shopify_rest_shipped.json", id=identity)).order.source_id == "9007199254740993001"


@pytest.mark.parametrize("identity", [9.007199254740993e18, "9.00719925474099E+18", "4,5E+9"])
def test_an_id_that_was_rounded_is_refused(identity: Any) -> None:
    with pytest.raises(OrderRejected, match=r"^id: .*rounded"):
        order(changed("shopify_rest_shipped.json", id=identity))


@pytest.mark.parametrize(
    ("file", "number", "source"),
    [
        ("shopify_rest_shipped.json", "#1166X01", "9007199254740993001"),
        ("shopify_rest_split.json", "56AQ", "450789470"),
        ("woocommerce_completed.json", "A-727", "727"),
    ],
)
def test_the_number_customers_say_is_not_the_id(file: str, number: str, source: str) -> None:
    found = order(record(file)).order
    assert (found.number, found.source_id) == (number, source)


def test_an_order_number_that_is_too_long_for_a_key_is_refused() -> None:
    with pytest.raises(OrderRejected, match="more than 900 bytes"):
        order(changed("shopify_rest_shipped.json", name="x" * 901))
