"""Orders come wrapped in many ways; what else shops export is refused by its name."""

from typing import Any

import pytest

from skill.incoming.kinds import Kind, kind_of, read
from skill.incoming.received import OrderRejected
from skill.incoming.wrappers import opened
from tests.incoming.given import HOW, changed, document, record

ONE, OTHER = record("shopify_rest_shipped.json"), record("shopify_rest_split.json")
GRAPH = record("shopify_graphql.json")


@pytest.mark.parametrize(
    ("held", "count"),
    [
        (ONE, 1),
        ([ONE, OTHER], 2),
        ({"order": ONE}, 1),
        ({"orders": [ONE, OTHER]}, 2),
        ([{"order": ONE}, {"order": OTHER}], 2),
        ({"data": ONE}, 1),
        ({"data": [ONE, OTHER]}, 2),
        ({"data": []}, 0),
        ({"data": {"orders": [ONE]}}, 1),
        ({"data": {"order": GRAPH}}, 1),
        ({"data": {"node": GRAPH}}, 1),
        ({"data": {"nodes": [GRAPH, GRAPH]}}, 2),
        ({"data": {"orders": {"nodes": [GRAPH]}}}, 1),
        ({"data": {"orders": {"edges": [{"node": GRAPH}, {"node": GRAPH}]}}}, 2),
        ({"payload": {"Orders": [record("sp_api_v0.json")]}}, 1),
        ({"payload": record("sp_api_v0.json")}, 1),
        ({"orders": []}, 0),
        ({"@context": "https://schema.org", "@graph": [record("schema_org.json")]}, 1),
    ],
)
def test_every_wrapper_is_opened(held: Any, count: int) -> None:
    found = opened(held).records
    assert len(found) == count
    assert all(read(each, HOW) for each in found)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("shopify_rest_shipped.json", Kind.SHOPIFY_REST),
        ("shopify_graphql.json", Kind.SHOPIFY_GRAPHQL),
        ("woocommerce_completed.json", Kind.WOOCOMMERCE),
        ("sp_api_v0.json", Kind.SP_API_V0),
        ("sp_api_2026.json", Kind.SP_API_2026),
        ("schema_org.json", Kind.SCHEMA_ORG),
        ("schema_org_invoice.json", Kind.SCHEMA_ORG),
    ],
)
def test_a_record_is_known_by_its_fields(file: str, kind: Kind) -> None:
    assert kind_of(record(file)) is kind


@pytest.mark.parametrize(
    ("held", "what"),
    [
        ({"draft_order": {"id": 1}}, "draft order"),
        ({"draft_orders": [{"id": 1}]}, "draft orders"),
        (
            {"id": 1, "name": "#D1", "line_items": [], "created_at": "x", "invoice_url": "https://shop.example"},
            "draft order",
        ),
        ({"id": "gid://shopify/DraftOrder/1", "lineItems": {"nodes": []}}, "draft order"),
        ({"fulfillments": [{"id": 1}]}, "fulfilments"),
        ({"id": 1, "order_id": 2, "tracking_company": "UPS", "line_items": []}, "fulfilment"),
        ({"id": "gid://shopify/Fulfillment/1"}, "fulfilment"),
        ({"refund": {"id": 1}}, "refund"),
        ({"id": 1, "refund_line_items": []}, "refund"),
        ({"id": 726, "date_created": "2026-11-12T09:00:00", "amount": "10.00", "refunded_by": 1}, "refund"),
        (
            {"id": 726, "date_created": "2026-11-12T09:00:00", "amount": "10.00", "reason": "", "line_items": []},
            "refund",
        ),
        ({"createdAt": "2026-11-12T09:00:00Z", "refundLineItems": {"nodes": []}}, "refund"),
        ({"id": "gid://shopify/Return/1", "returnLineItems": {"nodes": []}}, "a return"),
        ({"displayStatus": "DELIVERED", "fulfillmentLineItems": {"nodes": []}}, "fulfilment"),
        ({"name": "#D1", "lineItems": {"nodes": []}, "invoiceUrl": "https://shop.example"}, "draft order"),
        (
            {"id": 25, "date_created": "2026-11-12T09:00:00", "email": "ada@example.com", "billing": {}},
            "no reader knows",
        ),
        (
            {"id": 93, "date_created": "2026-11-12T09:00:00", "name": "Cup", "sku": "CUP", "price": "3.00"},
            "no reader knows",
        ),
        ({"data": None, "errors": [{"message": "Throttled"}]}, "no reader knows"),
        ({"trackings": [{"id": 1}]}, "trackings"),
        ({"id": "x", "tracking_number": "1Z999", "slug": "ups"}, "tracking"),
        ({"checkouts": [{"id": 1}]}, "checkouts"),
        ({"id": 1, "line_items": [], "created_at": "x", "abandoned_checkout_url": "https://shop.example"}, "checkout"),
        ({"@type": "ParcelDelivery", "trackingNumber": "1Z999"}, "parcel"),
        ({"@type": "Product", "name": "Lamp"}, "product"),
        ({"__parentId": "gid://shopify/Order/1", "id": "gid://shopify/LineItem/2"}, "line of an order"),
        (document("sp_api_v0_items.json"), "items of an order"),
        ({"OrderItems": []}, "that they don't name"),
        ({"greeting": "hello"}, "no reader knows"),
        ({}, "no reader knows"),
        ("hello", "no order"),
        (None, "no order"),
    ],
)
def test_what_only_looks_like_an_order_is_refused_by_its_name(held: Any, what: str) -> None:
    with pytest.raises(OrderRejected, match=what):
        for each in opened(held).records:
            read(each, HOW)


@pytest.mark.parametrize(
    ("held", "is_incomplete"),
    [
        (document("sp_api_v0.json"), True),
        (document("shopify_graphql.json"), True),
        ({"orders": [], "pagination": {"nextToken": "x"}}, True),
        ({"orders": [], "pagination": {}}, False),
        ({"data": {"orders": {"nodes": [], "pageInfo": {"hasNextPage": False}}}}, False),
        ({"payload": {"Orders": [], "NextToken": None}}, False),
        ({"orders": [ONE]}, False),
    ],
)
def test_an_export_that_names_a_next_page_is_called_incomplete(held: Any, is_incomplete: bool) -> None:
    assert any("incomplete" in remark for remark in opened(held).remarks) is is_incomplete


def test_an_order_with_more_lines_than_its_page_is_called_incomplete() -> None:
    held = changed("shopify_graphql.json", lineItems={"nodes": [], "pageInfo": {"hasNextPage": True}})
    assert any("incomplete" in remark for remark in read(held, HOW).remarks)


def test_several_orders_inside_an_invoice_have_its_customer() -> None:
    found = [read(each, HOW) for each in opened(document("schema_org_invoice.json")).records]
    assert [each.order.number for each in found] == ["B-1", "B-2"]
    assert {each.person.email for each in found} == {"ben@example.com"}


def test_wrappers_without_end_are_given_up() -> None:
    held: Any = ONE
    for _ in range(500):
        held = {"data": held}
    with pytest.raises(OrderRejected):
        read(opened(held).records[0], HOW)
