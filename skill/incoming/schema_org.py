"""The native form: schema.org Order as JSON. It carries all that the domain has, so tools write it too.

Names that schema.org has not are Careline's own; docs/orders.schema.json lists and explains all of them.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.orders import Doubt, Order
from skill.incoming import assembling, schema_org_parcels
from skill.incoming.people import person
from skill.incoming.reading import Reading
from skill.incoming.received import Person, Received
from skill.incoming.record import Record
from skill.incoming.reported import order_status
from skill.incoming.schema_org_fields import currency_of, described, own_id
from skill.incoming.schema_org_items import items_of, lines_of
from skill.incoming.texts import tidy


def read(record: Mapping[str, Any], how: Reading) -> Received:
    """A schema.org Order. Raises OrderRejected without a number, a date or a customer."""
    order = Record.of(record, how)
    order.remarks.extend(told for told in map(tidy, _list(order, "remarks")) if told)
    number = assembling.number(order, "orderNumber", "confirmationNumber")
    placed_at = assembling.placed_at(order, "orderDate")
    who = _customer(order)
    status, reported = order_status(order, "orderStatus", "schema_org", "gorgias")
    lines = lines_of(order)
    items = assembling.unique(order, items_of(order, lines))
    read_order = Order(
        number=number,
        placed_at=placed_at,
        items=items,
        parcels=schema_org_parcels.parcels_of(order, lines, items) or schema_org_parcels.implied(order, items),
        status=status,
        is_gift=order.flag("isGift"),
        reported_status=order.text("reportedStatus") or reported,
        price=described(order).money("price", "totalPrice", "value", currency=currency_of(order)),
        source_id=own_id(order),
        updated_at=order.happened("dateModified"),
    )
    given = tuple(doubt for doubt in Doubt if doubt.value in _list(order, "doubts"))
    return assembling.received(order, who, read_order, given)


def _customer(order: Record) -> Person:
    """The buyer; somebody who paid for it, or to whom it is addressed, is not therefore the customer."""
    if not isinstance(order.held.get("customer"), Mapping):
        raise order.rejected("customer", 'the order has no customer; add {"@type": "Person", "identifier": "ada"}')
    customer = order.inside("customer")
    country = customer.inside("address").inside("addressCountry").text("name", "identifier")
    country = customer.inside("address").text("addressCountry") or country
    return person(order, own_id(customer), [customer.text("email")], country, customer.text("timeZone"))


def _list(order: Record, name: str) -> list[Any]:
    held = order.held.get(name)
    return held if isinstance(held, list) else []
