"""What each source makes of a whole order: parcels that are split, cancelled or half sent, refunds, promises."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from skill.domain.money import Money
from skill.domain.orders import Availability, LineState, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus
from skill.incoming.received import Person
from tests.incoming.given import HOW, changed, document, order, record

SPLIT = record("shopify_rest_split.json")
ITEMS = document("sp_api_v0_items.json")["payload"]
SENT = {"OrderItems": [{"OrderItemId": "1", "Title": "Lamp", "QuantityOrdered": 2, "QuantityShipped": 2}]}


def test_shopifys_delivered_moment_is_its_last_change_only_while_it_is_delivered() -> None:
    delivered, coming, _ = order(SPLIT).order.parcels
    assert delivered.delivered_at == datetime(2026, 11, 15, 3, 30, tzinfo=UTC)
    assert coming.delivered_at is None


def test_the_state_is_each_items_when_an_order_is_split() -> None:
    lamp, mug, card = lines_of(order(SPLIT).order)
    assert (lamp.state, len(lamp.parcels)) == (LineState.OUT_FOR_DELIVERY, 2)
    assert (mug.state, mug.parcels) == (LineState.PREPARING, ())
    assert card.item.is_digital


@pytest.mark.parametrize("status", ["cancelled", "error", "failure"])
def test_a_parcel_that_failed_or_was_cancelled_is_not_coming_though_it_has_a_tracking_number(status: str) -> None:
    held = record("shopify_rest_shipped.json")
    held["fulfillments"][0] |= {"status": status, "shipment_status": "in_transit"}
    found = order(held).order
    assert (found.parcels[0].status, found.parcels[0].shipped_at) == (DeliveryStatus.CANCELLED, None)
    assert found.parcels[0].tracking_number
    assert {line.state for line in lines_of(found)} == {LineState.PREPARING}


def test_what_was_taken_out_of_an_order_is_cancelled_and_what_was_paid_back_later_refunded() -> None:
    lamp, mug, _ = order(SPLIT).order.items
    assert (lamp.cancelled_quantity, lamp.refunded_quantity) == (0, 1)
    assert (mug.cancelled_quantity, mug.refunded_quantity) == (1, 0)


def test_more_is_never_refunded_than_was_bought() -> None:
    lines = [{"line_item_id": 1, "quantity": 5, "restock_type": "return"}] * 2
    found = order(SPLIT | {"refunds": [{"refund_line_items": lines}]}).order
    assert (found.items[0].quantity, found.items[0].refunded_quantity) == (2, 2)


@pytest.mark.parametrize(
    ("fulfillments", "cancelled", "refunded"),
    [([], 1, 0), ([{"id": 9, "line_items": [{"id": 7, "quantity": 2}]}], 0, 1)],
)
def test_what_an_edit_took_out_is_gone_though_no_refund_names_it(
    fulfillments: list[Any], cancelled: int, refunded: int
) -> None:
    line = {"id": 7, "title": "Enamel mug", "quantity": 2, "current_quantity": 1, "price": "20.00"}
    item = order(SPLIT | {"line_items": [line], "fulfillments": fulfillments, "refunds": []}).order.items[0]
    assert (item.quantity, item.cancelled_quantity, item.refunded_quantity) == (2, cancelled, refunded)
    graph = {"id": "gid://shopify/LineItem/7", "title": "Enamel mug", "quantity": 2, "currentQuantity": 1}
    held = changed("shopify_graphql.json", lineItems={"nodes": [graph]}, fulfillments=[], refunds=[])
    assert order(held).order.items[0].cancelled_quantity == 1


def test_the_price_of_a_piece_is_what_was_paid_for_it() -> None:
    line = {"id": 7, "title": "Mug", "quantity": 3, "price": "20.00", "discount_allocations": [{"amount": "10.00"}]}
    item = order(changed("shopify_rest_shipped.json", line_items=[line], fulfillments=[])).order.items[0]
    assert item.price == Money(Decimal("16.67"), "USD")


def test_shopifys_cancelled_order_is_cancelled() -> None:
    held = changed("shopify_rest_shipped.json", cancelled_at="2026-11-19T00:00:00Z", fulfillments=[])
    assert {line.state for line in lines_of(order(held).order)} == {LineState.CANCELLED}


@pytest.mark.parametrize(
    ("payment", "status"), [("pending", OrderStatus.PAYMENT_DUE), ("paid", OrderStatus.PROCESSING)]
)
def test_a_payment_that_is_due_is_said(payment: str, status: OrderStatus) -> None:
    assert order(changed("shopify_rest_shipped.json", financial_status=payment)).order.status is status


def test_a_parcel_never_holds_what_the_order_has_not() -> None:
    found = order(
        changed("shopify_rest_shipped.json", line_items=[{"id": 466157049001, "title": "Shoes", "quantity": 1}])
    )
    assert (found.order.parcels[0].line_ids, found.order.parcels[0].quantities) == (("466157049001",), (1,))
    assert any("466157049002" in remark for remark in found.remarks)


def test_graphql_gives_the_same_ids_as_rest_and_its_own_delivered_moment() -> None:
    found = order(record("shopify_graphql.json"))
    parcel = found.order.parcels[0]
    assert (found.order.source_id, found.person.customer_id) == ("450789469", "207119552")
    assert parcel.delivered_at == datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert parcel.expected_arrival_until == date(2026, 11, 21)
    assert [scan.status for scan in parcel.scans] == [
        DeliveryStatus.IN_TRANSIT,
        DeliveryStatus.OUT_FOR_DELIVERY,
        DeliveryStatus.DELIVERED,
    ]
    assert found.order.price == Money(Decimal("64.0"), "CAD")
    assert found.order.items[0].refunded_quantity == 1


def test_a_graphql_query_that_asked_for_little_gives_little() -> None:
    found = order(
        {"id": "gid://shopify/Order/1", "name": "#1", "createdAt": "2026-11-15T14:00:00Z", "email": "a@b.example"}
    )
    assert (found.order.number, found.order.items, found.order.parcels) == ("#1", (), ())


def test_woocommerces_completed_means_sent_on_that_day_and_no_more() -> None:
    parcel = order(record("woocommerce_completed.json")).order.parcels[0]
    assert (parcel.status, parcel.shipped_at) == (DeliveryStatus.IN_TRANSIT, datetime(2026, 11, 14, 15, tzinfo=UTC))


def test_a_tracking_plugins_parcel_is_read() -> None:
    parcel = order(record("woocommerce_tracked.json")).order.parcels[0]
    assert (parcel.carrier, parcel.tracking_number, parcel.line_ids) == ("usps", "T-1", ("401", "401-2"))


def test_two_trackings_of_one_woocommerce_order_may_each_hold_everything() -> None:
    trackings = [{"tracking_number": "T-1"}, {"tracking_number": "T-2"}]
    found = order(changed("woocommerce_tracked.json", meta_data=[], shipment_trackings=trackings))
    assert [parcel.line_ids for parcel in found.order.parcels] == [("401", "401-2")] * 2
    assert any("which item is in which" in remark for remark in found.remarks)


def test_a_woocommerce_order_that_is_not_done_has_no_parcel() -> None:
    assert order(changed("woocommerce_completed.json", status="processing")).order.parcels == ()


def test_an_order_of_which_one_piece_was_shipped_is_two_parcels_with_one_promise() -> None:
    found = order(changed("sp_api_v0.json", OrderItems=ITEMS["OrderItems"])).order
    assert [(parcel.status, parcel.quantities) for parcel in found.parcels] == [
        (DeliveryStatus.IN_TRANSIT, (1,)),
        (DeliveryStatus.PREPARING, (2,)),
    ]
    promises = {(parcel.expected_arrival_from, parcel.expected_arrival_until) for parcel in found.parcels}
    assert promises == {(date(2026, 11, 19), date(2026, 11, 24))}
    cards, globe = found.items
    assert (cards.name, cards.is_gift, cards.price) == ("item", True, Money(Decimal("20.00"), "USD"))
    assert (globe.is_gift, globe.cancelled_quantity, globe.quantity) == (False, 1, 1)


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        ({"OrderStatus": "Shipped"}, {LineState.IN_TRANSIT}),
        ({"OrderStatus": "Shipped", "EasyShipShipmentStatus": "OutForDelivery"}, {LineState.OUT_FOR_DELIVERY}),
        ({"OrderStatus": "Shipped", "EasyShipShipmentStatus": "Delivered"}, {LineState.DELIVERED}),
        ({"OrderStatus": "Unshipped"}, {LineState.PREPARING}),
        ({"OrderStatus": "Canceled"}, {LineState.CANCELLED}),
        ({"OrderStatus": "Beamed"}, {LineState.REPORTED}),
    ],
)
def test_sp_api_v0_says_no_more_than_shipped_but_for_easy_ship(fields: dict[str, Any], states: set[LineState]) -> None:
    found = order(changed("sp_api_v0.json", **SENT, **fields)).order
    assert {line.state for line in lines_of(found)} == states


def test_an_amazon_preorder_waits_for_its_day() -> None:
    found = order(changed("sp_api_v0.json", OrderStatus="PendingAvailability", **SENT)).order
    assert found.items[0].availability is Availability.PRE_ORDER
    assert (
        order(changed("sp_api_2026.json", programs=["PREORDER"])).order.items[0].availability is Availability.PRE_ORDER
    )


def test_the_2026_form_has_packages_and_what_is_in_none_of_them() -> None:
    found = order(record("sp_api_2026.json"))
    package, waiting = found.order.parcels
    assert (package.status, package.carrier, package.quantities) == (
        DeliveryStatus.OUT_FOR_DELIVERY,
        "Royal Mail",
        (2,),
    )
    assert (waiting.status, waiting.quantities) == (DeliveryStatus.PREPARING, (1,))
    assert {parcel.expected_arrival_until for parcel in found.order.parcels} == {date(2026, 11, 23)}
    assert found.person == Person("", "r5k2@marketplace.example", "US")
    assert [line.state for line in lines_of(found.order)] == [LineState.OUT_FOR_DELIVERY, LineState.CANCELLED]


def test_what_amazon_sends_itself_has_no_packages() -> None:
    held = changed("sp_api_2026.json", packages=[])
    held["orderItems"][0]["fulfillment"]["quantityFulfilled"] = 3
    parcels = order(held).order.parcels
    assert [(parcel.status, parcel.quantities) for parcel in parcels] == [(DeliveryStatus.IN_TRANSIT, (3,))]


def test_a_package_that_was_delivered_and_has_no_day_is_doubted() -> None:
    held = record("sp_api_2026.json")
    held["packages"][0]["packageStatus"] = {"status": "DELIVERED"}
    found = order(held).order
    assert (found.parcels[0].status, found.parcels[0].delivered_at, len(found.doubts)) == (
        DeliveryStatus.DELIVERED,
        None,
        1,
    )


def test_another_zone_of_the_shop_moves_the_days_and_not_the_moments() -> None:
    from zoneinfo import ZoneInfo

    held = changed("sp_api_v0.json", **SENT)
    there = order(held, replace(HOW, zone=ZoneInfo("Asia/Tokyo"))).order
    assert there.placed_at == order(held).order.placed_at
    assert there.parcels[0].expected_arrival_from == date(2026, 11, 19)
