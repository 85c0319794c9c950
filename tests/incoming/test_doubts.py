"""Contradictions are taken as they are, and marked."""

from typing import Any

import pytest

from skill.domain.orders import Doubt, OrderStatus
from tests.incoming.given import changed, order, record

DELIVERED = [
    {"id": 1, "status": "success", "shipment_status": "delivered", "line_items": [{"id": 466157049001, "quantity": 1}]}
]
DATED = [DELIVERED[0] | {"created_at": "2026-11-19T11:00:00Z", "updated_at": "2026-11-20T11:00:00Z"}]
EARLY = [DATED[0] | {"created_at": "2026-10-19T11:00:00Z"}]


@pytest.mark.parametrize(
    ("fields", "doubts"),
    [
        ({}, ()),
        ({"fulfillments": DATED}, ()),
        ({"line_items": [], "fulfillments": []}, (Doubt.NO_ITEMS,)),
        ({"line_items": None, "fulfillments": None}, (Doubt.NO_ITEMS,)),
        ({"fulfillments": DELIVERED}, (Doubt.DELIVERED_UNDATED,)),
        ({"fulfillments": DATED, "cancelled_at": "2026-11-21T10:00:00Z"}, (Doubt.CANCELLED_YET_DELIVERED,)),
        ({"fulfillments": EARLY}, (Doubt.SHIPPED_BEFORE_PURCHASE,)),
        ({"refunds": [{"id": 1, "refund_line_items": []}]}, (Doubt.REFUND_WITHOUT_LINES,)),
        ({"financial_status": "partially_refunded"}, (Doubt.REFUND_WITHOUT_LINES,)),
        ({"financial_status": "refunded", "refunds": [{"id": 1, "refund_line_items": []}]}, ()),
        (
            {"fulfillments": DELIVERED, "cancelled_at": "2026-11-21T10:00:00Z", "refunds": [{"id": 1}]},
            (Doubt.DELIVERED_UNDATED, Doubt.CANCELLED_YET_DELIVERED, Doubt.REFUND_WITHOUT_LINES),
        ),
    ],
)
def test_a_contradiction_is_marked_and_remarked_upon(fields: dict[str, Any], doubts: tuple[Doubt, ...]) -> None:
    found = order(changed("shopify_rest_shipped.json", **fields))
    assert found.order.doubts == doubts
    assert len(found.remarks) == len(doubts)


def test_woocommerces_refunds_name_no_lines() -> None:
    assert order(record("woocommerce_tracked.json")).order.doubts == (Doubt.REFUND_WITHOUT_LINES,)


def test_an_order_that_is_open_for_years_is_taken_as_it_is() -> None:
    found = order(changed("woocommerce_completed.json", status="processing", date_created_gmt="2017-03-22T19:28:02"))
    assert (found.order.status, found.order.placed_at.year, found.order.doubts) == (OrderStatus.PROCESSING, 2017, ())


@pytest.mark.parametrize("file", ["woocommerce_completed.json", "shopify_rest_shipped.json"])
def test_a_full_refund_without_lines_is_of_all_lines(file: str) -> None:
    found = order(changed(file, status="refunded", financial_status="refunded")).order
    assert all(item.refunded_quantity == item.quantity for item in found.items)
