"""Orders that come apart are made whole: items of SP-API's getOrderItems, lines of Shopify's bulk operations."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.orders import Doubt, LineState, Order, lines_of
from skill.incoming.joining import joined, waits_as, whole_of, why_alone
from skill.incoming.kinds import kind_of
from skill.incoming.received import OrderRejected
from tests.incoming.given import DATA, document, order, record
from tests.incoming.test_hostile import JSON

ORDER, ITEMS = record("sp_api_v0.json"), document("sp_api_v0_items.json")["payload"]
CARDS, GLOBE = ITEMS["OrderItems"]
BULK = [json.loads(line) for line in (DATA / "shopify_bulk.jsonl").read_text("utf-8").splitlines()]
FIRST, SECOND = BULK[:2]
ORDER_ID = ORDER["AmazonOrderId"]


def from_parts(whole: Mapping[str, Any], *parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """It with those of the parts that are its own."""
    return joined(whole, lambda name: [part for part in parts if whole_of(part) == name])


def a_page(*items: Any, token: str | None = None) -> dict[str, Any]:
    return {"AmazonOrderId": ORDER_ID, "OrderItems": [*items], "NextToken": token}


def ids(read: Order) -> list[str]:
    return [item.line_id for item in read.items]


def test_what_is_a_part_and_what_may_have_some_is_told_by_fields() -> None:
    assert [whole_of(each) for each in (ORDER, ITEMS, FIRST, BULK[3])] == ["", ORDER_ID, "", FIRST["id"]]
    assert [waits_as(each) for each in (ORDER, FIRST)] == [ORDER_ID, FIRST["id"]]
    whole = record("shopify_graphql.json"), record("shopify_rest_shipped.json"), record("woocommerce_completed.json")
    assert {(whole_of(each), waits_as(each)) for each in whole} == {("", "")}


def test_items_beside_their_order_are_read_as_if_they_were_in_it() -> None:
    assert order(from_parts(ORDER, ITEMS)) == order(ORDER | {"OrderItems": ITEMS["OrderItems"]})


def test_pages_of_items_and_items_that_were_there_are_one_order() -> None:
    whole = ORDER | {"OrderItems": [CARDS]}
    found = order(from_parts(whole, a_page(CARDS | {"Title": "Card box"}, token="t"), a_page(GLOBE)))
    assert [(item.name, item.line_id) for item in found.order.items] == [
        ("Card box", CARDS["OrderItemId"]),
        ("Desk globe", GLOBE["OrderItemId"]),
    ]
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("pages", "is_incomplete"),
    [
        ([a_page(CARDS, token="t")], True),
        ([a_page(CARDS, token="t"), a_page(GLOBE, token="u")], True),
        ([a_page(CARDS, token="t"), a_page(GLOBE)], False),
        ([a_page(GLOBE), a_page(CARDS, token="t")], False),
        ([a_page(CARDS), a_page(CARDS)], False),
    ],
)
def test_items_whose_last_page_is_missing_are_called_incomplete(
    pages: list[Mapping[str, Any]], is_incomplete: bool
) -> None:
    assert any("incomplete" in remark for remark in order(from_parts(ORDER, *pages)).remarks) is is_incomplete


def test_an_order_without_items_anywhere_is_marked_as_today() -> None:
    assert order(from_parts(ORDER)) == order(ORDER)
    assert Doubt.NO_ITEMS in order(from_parts(ORDER)).order.doubts


def test_item_ids_as_numbers_beyond_floats_stay_exact() -> None:
    odd = [GLOBE | {"OrderItemId": 2**53 + n} for n in (0, 1)]
    assert ids(order(from_parts(ORDER, a_page(*odd))).order) == ["9007199254740992", "9007199254740993"]


def test_lines_of_a_bulk_operation_come_to_their_order_however_they_are_grouped() -> None:
    found = order(from_parts(FIRST, *BULK[2:])).order
    assert [item.name for item in found.items] == ["Linen apron", "Oven glove"]
    assert {line.state for line in lines_of(found)} == {LineState.DELIVERED}
    assert from_parts(FIRST, *BULK[2:]) == from_parts(FIRST, *sorted(BULK[2:], key=whole_of))


def test_an_order_sent_in_part_says_of_each_line_whether_it_was_sent() -> None:
    found = order(from_parts(SECOND, *BULK[2:])).order
    assert {item.name: line.state for item, line in zip(found.items, lines_of(found), strict=True)} == {
        "Wool scarf": LineState.PREPARING,
        "Tea towel": LineState.IN_TRANSIT,
    }
    assert (found.source_id, ids(found)[0]) == ("9007199254740993", "9007199254740995")


def test_an_order_sent_in_part_whose_lines_do_not_say_it_is_sent_in_no_line() -> None:
    lines = [{key: value for key, value in line.items() if key != "unfulfilledQuantity"} for line in BULK[2:]]
    found = order(from_parts(SECOND, *lines))
    assert {line.state for line in lines_of(found.order)} == {LineState.PREPARING}
    assert any("unfulfilledQuantity" in remark for remark in found.remarks)


def test_a_line_that_comes_twice_is_there_once_and_the_last_time_holds() -> None:
    found = order(from_parts(FIRST, BULK[3], BULK[3] | {"title": "Cotton apron"})).order
    assert [item.name for item in found.items] == ["Cotton apron"]


def test_parts_of_parts_are_in_them() -> None:
    deep = [
        {"id": "gid://shopify/FulfillmentOrder/5", "__parentId": FIRST["id"]},
        {"id": "gid://shopify/Fulfillment/6", "__parentId": "gid://shopify/FulfillmentOrder/5", "status": "SUCCESS"},
        {"__typename": "Refund", "id": "gid://shopify/Refund/8", "__parentId": FIRST["id"]},
        {
            "__typename": "RefundLineItem",
            "quantity": 1,
            "lineItem": {"id": BULK[3]["id"]},
            "__parentId": "gid://shopify/Refund/8",
        },
    ]
    found = order(from_parts(FIRST, *BULK[2:], *deep)).order
    assert [parcel.parcel_id for parcel in found.parcels] == ["91", "6"]
    assert [item.refunded_quantity for item in found.items] == [1, 0]


def test_an_order_below_its_customer_is_an_order() -> None:
    below = FIRST | {"__parentId": "gid://shopify/Customer/1"}
    assert order(from_parts(below, *BULK[2:])) == order(from_parts(FIRST, *BULK[2:]))


def test_parts_that_hold_each_other_have_an_end() -> None:
    line = BULK[3]
    assert from_parts(FIRST, line, {**line, "__parentId": line["id"]})["lineItems"][0]["title"] == line["title"]


@pytest.mark.parametrize(("part", "said"), [(ITEMS, ORDER_ID + ".*file of the orders"), (BULK[3], "bulk operation")])
def test_a_part_alone_is_told_with_its_order_and_what_to_do(part: Mapping[str, Any], said: str) -> None:
    assert re.search(said, why_alone(part))


@pytest.mark.parametrize("odd", [None, 1, 1.5, [], {}, ["gid://shopify/Order/1"], ""])
def test_a_parent_that_is_no_id_is_none_and_the_line_is_refused(odd: Any) -> None:
    part = BULK[3] | {"__parentId": odd}
    assert whole_of(part) in ("", "1")
    with pytest.raises(OrderRejected, match="line of an order"):
        kind_of(part)


@settings(max_examples=200)
@given(field=st.sampled_from(["id", "__typename", "OrderItems", "OrderItemId", "quantity", "NextToken"]), value=JSON)
def test_whatever_a_part_holds_the_order_is_read_or_refused(field: str, value: Any) -> None:
    for whole, part in ((ORDER, ITEMS), (FIRST, BULK[3])):
        odd, mine = part | {field: value}, waits_as(whole)
        with suppress(OrderRejected):
            order(joined(whole, partial(_of, {mine: [odd]})))


def _of(parts: Mapping[str, list[Any]], name: str) -> list[Any]:
    return parts.get(name, [])
