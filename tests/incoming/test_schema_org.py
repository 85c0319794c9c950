"""The native form: schema.org Order. What is written in it is read as it was; what others write in it is read too."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from skill.domain.money import Money
from skill.domain.orders import Availability, Doubt, LineState, Order, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, ParcelDelivery, PickupPoint
from skill.incoming.assembling import unique
from skill.incoming.doubts import doubts_of
from skill.incoming.received import OrderRejected, Person, Received
from skill.incoming.record import Record
from skill.incoming.schema_org import read
from skill.incoming.schema_org_writing import as_schema_org
from skill.incoming.texts import tidy
from skill.incoming.titles import spoken_name
from tests.incoming.given import HOW, changed, document, order, record
from tests.storage.strategies import every_field, in_utc, names, order_items, orders, parcels, texts, zones

Draw = Callable[[SearchStrategy[Any]], Any]
PIECES = st.integers(1, 100_000)
ids = names.map(tidy).filter(bool)
days = st.none() | st.dates(date(1971, 1, 1), date(2199, 12, 31))
moments = st.datetimes(datetime(1971, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
sums = st.none() | every_field(Money, value=st.decimals(0, 10**8, places=2), currency=st.sampled_from(["USD", "JPY"]))
people = every_field(
    Person,
    customer_id=ids,
    email=st.sampled_from(["", "ada@example.com"]),
    country=st.sampled_from(["", "US"]),
    zone=zones | st.just(""),
).filter(lambda person: person.customer_id.casefold() not in ("0", "null", "guest"))


def tidied(value: Any) -> Any:
    """A value of the domain with all its texts as readers leave them."""
    if isinstance(value, str) and type(value) is str:
        return tidy(value)
    if isinstance(value, tuple):
        return tuple(found for each in value if (found := tidied(each)) != "")
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: tidied(getattr(value, name)) for name in value.__dataclass_fields__})
    return value


@st.composite
def an_item(draw: Draw) -> Any:
    item = draw(order_items)
    item = replace(
        item, line_id=draw(ids), quantity=draw(PIECES), price=draw(sums), available_from=draw(days),
        cancelled_quantity=draw(st.just(0) | PIECES), refunded_quantity=draw(st.just(0) | PIECES),
    )  # fmt: skip
    item = tidied(replace(item, category=item.category.replace(">", "")))
    return replace(item, name=spoken_name(item.name, item.category), tags=tuple(dict.fromkeys(item.tags)))


@st.composite
def a_parcel(draw: Draw, line_ids: tuple[str, ...]) -> ParcelDelivery:
    held = tuple(draw(st.lists(st.sampled_from(line_ids), unique=True, max_size=3))) if line_ids else ()
    first, last = sorted([draw(days.filter(bool)), draw(days.filter(bool))])
    parcel: ParcelDelivery = tidied(draw(parcels))
    hours, pickup, at = st.none() | st.tuples(moments, moments), parcel.pickup, st.none() | moments
    parcel = replace(
        parcel, parcel_id=draw(ids), line_ids=held, quantities=draw(st.just(()) | st.tuples(*(PIECES for _ in held))),
        expected_arrival_from=draw(st.sampled_from([None, first])), delivered_at=draw(at), shipped_at=draw(at),
        expected_arrival_until=draw(st.sampled_from([None, last])), arrives_between=draw(hours),
        scans=tuple(sorted((replace(scan, at=draw(moments)) for scan in parcel.scans), key=lambda scan: scan.at)),
    )  # fmt: skip
    return replace(parcel, pickup=replace(pickup, until=draw(days)) if pickup and pickup.name else None)


@st.composite
def whole_orders(draw: Draw) -> Order:
    items = draw(st.lists(an_item(), max_size=3, unique_by=lambda item: item.line_id).map(tuple))
    line_ids = tuple(item.line_id for item in items)
    sent = draw(st.lists(a_parcel(line_ids), max_size=3, unique_by=lambda parcel: parcel.parcel_id).map(tuple))
    found: Order = tidied(draw(orders))
    found = replace(
        found, items=items, parcels=sent, number=draw(ids), placed_at=draw(moments), price=draw(sums),
        updated_at=draw(st.none() | moments),
    )  # fmt: skip
    marked = (*draw(st.lists(st.sampled_from(Doubt), max_size=2)), *doubts_of(found))
    return replace(found, doubts=tuple(doubt for doubt in Doubt if doubt in marked))


received = st.builds(
    lambda person, order, remarks: Received(person, order, order.updated_at, remarks),
    people,
    whole_orders(),
    st.lists(texts.map(tidy).filter(bool), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=200)
@given(received)
def test_reading_what_was_written_gives_the_same(value: Received) -> None:
    written = json.loads(json.dumps(as_schema_org(value)))
    assert in_utc(read(written, HOW)) == in_utc(value)


@pytest.mark.parametrize(
    "file",
    [
        *("schema_org.json", "schema_org_invoice.json", "shopify_rest_split.json", "shopify_graphql.json"),
        *("woocommerce_completed.json", "woocommerce_tracked.json", "sp_api_v0.json", "sp_api_2026.json"),
    ],
)
def test_what_any_reader_made_is_kept_in_the_native_form(file: str) -> None:
    value = order(record(file))
    assert read(json.loads(json.dumps(as_schema_org(value))), HOW) == value


def test_every_part_of_an_order_is_read() -> None:
    found = order(record("schema_org.json"))
    shoes, socks = found.order.items
    first, second = found.order.parcels
    assert found.person == Person("ada", "ada@example.com", "US", "America/New_York")
    assert (shoes.seller, shoes.synonyms, shoes.tags) == ("Juniper", ("sneakers",), ("outdoor", "hygiene"))
    assert (shoes.quantity, shoes.is_gift, shoes.price) == (2, True, Money(Decimal("40.00"), "USD"))
    assert (socks.availability, socks.available_from) == (Availability.BACK_ORDER, date(2026, 12, 1))
    assert (first.status, first.line_ids, first.quantities) == (DeliveryStatus.OUT_FOR_DELIVERY, ("1",), (1,))
    assert first.arrives_between == (datetime(2026, 11, 24, 19, tzinfo=UTC), datetime(2026, 11, 24, 23, tzinfo=UTC))
    assert second.pickup == PickupPoint("Corner Pharmacy", "Mo-Sa 09:00-18:00", date(2026, 11, 30))
    assert (second.status, len(second.scans)) == (DeliveryStatus.READY_FOR_PICKUP, 2)


@pytest.mark.parametrize(
    ("name", "what"),
    [("orderNumber", "no number"), ("orderDate", "no date"), ("customer", "no customer")],
)
@pytest.mark.parametrize("value", [None, "", []])
def test_an_order_without_number_date_or_customer_is_refused_by_that_name(name: str, what: str, value: Any) -> None:
    with pytest.raises(OrderRejected, match=f"^{name}: the order has {what}"):
        read(changed("schema_org.json", **{name: value}), HOW)


@pytest.mark.parametrize("prefix", ["https://schema.org/", "http://schema.org/", ""])
@pytest.mark.parametrize(
    ("word", "status", "state"),
    [
        ("OrderProcessing", OrderStatus.PROCESSING, LineState.PREPARING),
        ("OrderPaymentDue", OrderStatus.PAYMENT_DUE, LineState.PREPARING),
        ("OrderProblem", OrderStatus.PROBLEM, LineState.PREPARING),
        ("OrderCancelled", OrderStatus.CANCELLED, LineState.CANCELLED),
        ("OrderReturned", OrderStatus.RETURNED, LineState.RETURNED),
        ("OrderInTransit", OrderStatus.PROCESSING, LineState.IN_TRANSIT),
        ("OrderPickupAvailable", OrderStatus.PROCESSING, LineState.READY_FOR_PICKUP),
        ("OrderDelivered", OrderStatus.PROCESSING, LineState.DELIVERED),
    ],
)
def test_every_order_status_is_read_with_and_without_its_prefix(
    prefix: str, word: str, status: OrderStatus, state: LineState
) -> None:
    found = order(changed("schema_org.json", orderStatus=f"{prefix}{word}", orderDelivery=[])).order
    assert (found.status, {line.state for line in lines_of(found)}) == (status, {state})


@pytest.mark.parametrize(
    "line",
    [
        {"@type": "OrderItem", "orderItemNumber": "1", "orderedItem": {"@type": "Product", "name": "Teapot"}},
        {
            "@type": "OrderItem",
            "orderedItem": {"@type": "Offer", "itemOffered": {"@type": "Product", "name": "Teapot"}},
        },
        {"@type": "Offer", "itemOffered": {"@type": "Product", "name": "Teapot"}},
        {"@type": "Offer", "itemOffered": "Teapot"},
        {"@type": "Product", "name": "Teapot"},
        {"orderedItem": "Teapot"},
    ],
)
def test_an_item_may_be_an_order_item_a_product_or_an_offer(line: dict[str, Any]) -> None:
    found = order(changed("schema_org.json", orderedItem=line, orderDelivery=[])).order
    assert [(item.line_id, item.name) for item in found.items] == [("1", "Teapot")]


def test_an_item_may_bring_its_own_parcel() -> None:
    line = {
        "orderedItem": {"name": "Teapot"},
        "orderDelivery": {"trackingNumber": "T-1", "deliveryStatus": "in_transit"},
    }
    found = order(changed("schema_org.json", orderedItem=[line], orderDelivery=[])).order
    assert [(parcel.parcel_id, parcel.line_ids) for parcel in found.parcels] == [("T-1", ("1",))]


def test_a_parcel_that_does_not_say_what_is_in_it_holds_what_no_other_holds() -> None:
    deliveries = [{"trackingNumber": "T-1", "itemShipped": [{"orderItemNumber": "1"}]}, {"trackingNumber": "T-2"}]
    found = order(changed("schema_org.json", orderDelivery=deliveries)).order
    assert [parcel.line_ids for parcel in found.parcels] == [("1",), ("2",)]


def test_a_delivery_event_tells_the_moment_of_delivery() -> None:
    event = {"@type": "DeliveryEvent", "name": "delivered", "startDate": "2026-11-23T15:00:00Z"}
    for said in (event, [event]):
        parcel = order(changed("schema_org.json", orderDelivery={"deliveryStatus": said})).order.parcels[0]
        assert (parcel.status, parcel.delivered_at) == (
            DeliveryStatus.DELIVERED,
            datetime(2026, 11, 23, 15, tzinfo=UTC),
        )


def test_a_pickup_place_is_known_by_the_delivery_method() -> None:
    delivery = {
        "hasDeliveryMethod": "http://purl.org/goodrelations/v1#DeliveryModePickUp",
        "deliveryAddress": {"name": "Kiosk"},
    }
    assert order(changed("schema_org.json", orderDelivery=delivery)).order.parcels[0].pickup == PickupPoint("Kiosk")


def test_the_shop_itself_is_no_third_party() -> None:
    held = changed("schema_org.json", seller={"@type": "Organization", "name": "Fern & Fable"})
    assert [item.seller for item in order(held).order.items] == ["Juniper", ""]


def test_an_order_without_date_in_an_invoice_is_refused_and_the_others_are_not() -> None:
    invoice = document("schema_org_invoice.json")
    del invoice["referencesOrder"][0]["orderDate"]
    with pytest.raises(OrderRejected, match="orderDate"):
        order(invoice["referencesOrder"][0] | {"customer": invoice["customer"]})
    assert order(invoice["referencesOrder"][1] | {"customer": invoice["customer"]}).order.number == "B-2"


def test_line_ids_that_come_again_never_collide_with_others() -> None:
    items = order(record("schema_org.json")).order.items
    twice = [replace(items[0], line_id=line_id) for line_id in ("1", "1-2", "1", "1")]
    assert [item.line_id for item in unique(Record({}, HOW, []), twice)] == ["1", "1-2", "1-3", "1-4"]
