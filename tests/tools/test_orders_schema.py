"""docs/orders.schema.json, for editors and exporters, and the reader agree on what the native form may hold."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from skill.domain.orders import Availability, Doubt
from skill.domain.parcels import DeliveryStatus, PickupPoint, Scan
from skill.incoming.received import OrderRejected, Received
from skill.incoming.schema_org import read
from skill.incoming.schema_org_writing import as_schema_org
from skill.tools.orders_properties import parts
from skill.tools.orders_schema import schema
from tests.incoming.given import HOW, order, record
from tests.incoming.test_schema_org import received

FILE = Path(__file__).parents[2] / "docs" / "orders.schema.json"
VALIDATOR = Draft202012Validator(schema())
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
# Where each part stands in a record.
PLACES: dict[str, tuple[Any, ...]] = {
    "order": (),
    "person": ("customer",),
    "item": ("orderedItem", 0),
    "product": ("orderedItem", 0, "orderedItem"),
    "parcel": ("orderDelivery", 0),
    "event": ("orderDelivery", 0, "scans", 0),
    "pickup": ("orderDelivery", 0, "pickupPoint"),
    "shipped": ("orderDelivery", 0, "itemShipped", 0),
}
OTHERS = {("order", "seller"): "Oak", ("item", "orderDelivery"): {"identifier": "p9"}}  # read, and written elsewhere


def everything() -> dict[str, Any]:
    """A record in which every property says something."""
    found = order(record("schema_org.json"))
    item = replace(
        found.order.items[0], is_digital=True, final_sale=True, cancelled_quantity=1, refunded_quantity=1,
        availability=Availability.PRE_ORDER, available_from=NOON.date(),
    )  # fmt: skip
    parcel = replace(
        found.order.parcels[0], status=DeliveryStatus.EXCEPTION, reported_status="on a barge", delivered_at=NOON,
        left_at="the porch", pickup=PickupPoint("Kiosk", "always", NOON.date()), parcel_id="p7",
        scans=(Scan(NOON, DeliveryStatus.REPORTED, "on a barge"),),
    )  # fmt: skip
    whole = replace(
        found.order, items=(item, found.order.items[1]), parcels=(parcel,), is_gift=True, reported_status="odd",
        doubts=(Doubt.REFUND_WITHOUT_LINES,),
    )  # fmt: skip
    written = as_schema_org(Received(found.person, whole, found.seen_at, ("told before",)))
    written["orderStatus"] = "OrderProblem"
    written["orderedItem"][0]["orderItemNumber"] = "L7"
    written["orderDelivery"][0]["itemShipped"][0] = {"orderItemNumber": "L7", "orderQuantity": 1}
    written["orderedItem"][0]["priceCurrency"] = "EUR"
    return written | {"seller": "Oak", "priceCurrency": "EUR"}


def part(held: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        held = held[key]
    return held


def properties() -> Iterator[tuple[str, str]]:
    for name, held in parts().items():
        yield from ((name, each) for each in held)


def test_the_file_is_the_schema_that_the_tables_make() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(FILE.read_text(encoding="utf-8")) == schema(), (
        "python -m skill.tools.orders_schema > docs/orders.schema.json"
    )


@pytest.mark.parametrize("name", PLACES)
def test_what_is_written_is_what_the_schema_lists(name: str) -> None:
    written = {each for each in part(everything(), PLACES[name]) if not each.startswith("@")}
    assert written | {each for of, each in OTHERS if of == name} == set(parts()[name])


@pytest.mark.parametrize(("name", "each"), [*properties()])
def test_every_property_says_something_to_the_reader(name: str, each: str) -> None:
    with_it, without = everything(), everything()
    if (name, each) in OTHERS:
        part(with_it, PLACES[name])[each] = OTHERS[name, each]
    part(without, PLACES[name]).pop(each, None)
    assert VALIDATOR.is_valid(with_it)
    assert outcome(with_it) != outcome(without)


def outcome(held: dict[str, Any]) -> Received | str:
    try:
        return read(held, HOW)
    except OrderRejected as rejection:
        return str(rejection)


@settings(max_examples=40)
@given(received)
def test_whatever_is_written_is_valid(value: Received) -> None:
    assert not [*VALIDATOR.iter_errors(json.loads(json.dumps(as_schema_org(value))))]


@pytest.mark.parametrize("file", ["schema_org.json", "schema_org_invoice.json"])
def test_the_examples_are_valid(file: str) -> None:
    assert not [*VALIDATOR.iter_errors(record(file) | {"customer": {"identifier": "ada"}})]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("orderNumber", None),
        ("orderDate", None),
        ("customer", None),
        ("orderDate", "soon"),
        ("price", "-5.00"),
        ("customer", "Ada"),
    ],
)
def test_both_refuse_what_no_order_can_do_without(field: str, value: Any) -> None:
    held = {name: part for name, part in everything().items() if name != field} | ({field: value} if value else {})
    assert not VALIDATOR.is_valid(held)
    assert isinstance(outcome(held), str)
