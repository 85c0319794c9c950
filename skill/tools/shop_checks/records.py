"""What a whole table of a shop's data may not say though each of its fields is right: what is wrong and what to do."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from babel.numbers import is_currency

from skill.domain.community import Community
from skill.domain.contact import Channel, ContactPoint
from skill.domain.money import Money
from skill.domain.opening import OpeningHours, SpecialHours
from skill.domain.orders import LineRef, Order
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.people import Role
from skill.domain.prices import PriceRecord
from skill.incoming.sums import MOST
from skill.storage import keys
from skill.storage.codec import to_item
from skill.tools.shop_checks.fields import PHONE, email, link, telephone
from skill.tools.shop_tables import CommunitiesTable, CustomerTable, PricesTable, ShopTable

ORDER_BYTES = 396 * 1024  # of DynamoDB's 400 KB for an item; the rest is for its keys and names
MOST_COMMUNITIES = 20  # they are read with the shop's own item
WAYS: Mapping[str, Callable[[str], str | None]] = {"telephone": telephone, "email": email, "url": link}
SELLERS_ONLY = (Channel.FORUM, Channel.TICKET)
ADDRESSES: Mapping[Channel, str] = {
    Channel.PHONE: "telephone",
    Channel.EMAIL: "email",
    Channel.CHAT: "url",
    Channel.FORM: "url",
    Channel.MESSAGING: "url",
    Channel.FORUM: "url",
    Channel.TICKET: "url",
}


def _shop(shop: ShopTable) -> Iterator[str]:
    """What everybody else may leave out because the shop has it."""
    for name in ("zone", "country"):
        if not getattr(shop, name):
            yield f"{name} is empty; fill it in"


def _customer(customer: CustomerTable) -> Iterator[str]:
    """Returns and cancellations belong to lines and orders that are there."""
    lines = {LineRef(order.number, item.line_id): item.quantity for order in customer.orders for item in order.items}
    back = Counter[LineRef]()
    for record in customer.returns:
        back[record.line] += record.quantity if record.counts else 0
        if record.line not in lines:
            yield f'return "{record.reference}" is of a line that is not among the orders; mend its line'
    for line, pieces in back.items():
        if pieces > lines.get(line, pieces):
            of = f'line "{line.line_id}" of order "{line.order_number}"'
            yield f"{pieces} pieces of {of} are in returns, of {lines[line]}; mend their quantity"
    times = Counter((record.line, record.number) for record in customer.returns)
    for line, number in (of for of, count in times.items() if count > 1):
        yield (
            f'line "{line.line_id}" of order "{line.order_number}" has two returns with number {number}; '
            "count the returns of a line from 1"
        )
    for wish in customer.cancellations:
        if wish.order_number not in {order.number for order in customer.orders}:
            yield f'cancellation "{wish.reference}" is of an order that is not there; mend its order_number'

    yield from _tickets(customer)


def _tickets(customer: CustomerTable) -> Iterator[str]:
    """Each has a place of its own, and there are only so many."""
    for place, count in Counter(ticket.place for ticket in customer.tickets).items():
        if count > 1:
            yield f"{count} tickets have place {place}; give each a place of its own"
    if len(customer.call_backs) > 1:
        yield "there is more than one call-back; keep the one that was booked last"
    for booked in customer.call_backs:
        if not PHONE.fullmatch(booked.telephone):
            yield f'call-back "{booked.reference}" has no phone number; write + and the digits with the country code'


def _money(money: Money) -> Iterator[str]:
    if not (money.value.is_finite() and 0 <= money.value < MOST):
        yield f'{money.value} is no price; write value = "19.90"'
    if not is_currency(money.currency):
        yield f'"{money.currency}" is no currency; write its ISO 4217 code, such as USD'


def _contact_point(point: ContactPoint) -> Iterator[str]:
    if not getattr(point, ADDRESSES[point.channel]).strip():
        yield f"nobody can reach the {point.channel} channel without its {ADDRESSES[point.channel]}; add it"
    for name, wrong_with in WAYS.items():
        given = getattr(point, name).strip()
        if given and (wrong := wrong_with(given)):
            yield f"{name} {wrong}"
    if point.calls_back and point.channel is not Channel.PHONE:
        yield f"{point.channel} can't call back; take calls_back away, or put it with a phone"
    if point.channel in SELLERS_ONLY and point.audience is not Role.SELLER:
        yield f'{point.channel} is for sellers alone; write audience = "seller"'


def _special(hours: SpecialHours) -> Iterator[str]:
    """Half an opening is none."""
    if (hours.opens is None) is not (hours.closes is None):
        yield "has only one of opens and closes; write both, or neither for a day that is shut"
    if hours.opens is not None and hours.opens == hours.closes:
        yield "opens and closes are the same; leave both out for a day that is shut, or close at 23:59:59"
    if hours.valid_through and hours.valid_through < hours.valid_from:
        yield "ends before it begins; mend valid_from or valid_through"


def _communities(table: CommunitiesTable) -> Iterator[str]:
    if len(table.communities) > MOST_COMMUNITIES:
        yield f"has {len(table.communities)} places; keep the best {MOST_COMMUNITIES}"


def _community(place: Community) -> Iterator[str]:
    if wrong := link(place.url):
        yield f"url {wrong}"


def _hours(hours: OpeningHours) -> Iterator[str]:
    """To some, closing at the moment of opening is a shut day, to others a whole one: neither is told to customers."""
    if hours.opens == hours.closes:
        yield "opens and closes are the same; leave out a day that is shut, and close a day and night at 23:59:59"
    if not hours.day_of_week:
        yield "names no day; add one to day_of_week, or leave the hours out"


def _order(order: Order) -> Iterator[str]:
    if not order.items:
        yield "has no items; add what was ordered"
    there = {item.line_id: item.quantity for item in order.items}
    carried = [line_id for parcel in order.parcels for line_id in parcel.line_ids]
    for line_id in dict.fromkeys(carried):
        if line_id not in there:
            yield f'a parcel names line "{line_id}", which is not among the items; mend line_ids or add the item'
        elif (pieces := sum(parcel.quantity_of(line_id, there[line_id]) for parcel in order.parcels)) > there[line_id]:
            yield f'{pieces} pieces of line "{line_id}" are in parcels, of {there[line_id]}; say how many in quantities'
    for parcel in order.parcels:
        if parcel.quantities and len(parcel.quantities) != len(parcel.line_ids):
            yield f'parcel "{parcel.parcel_id}" has not as many quantities as line_ids; write one for each'
        if _is_before(parcel.delivered_at, order.placed_at):
            yield f'parcel "{parcel.parcel_id}" was delivered before the order was placed; mend one of the two'
    if len(to_item(keys.profile(""), order)["body"]["S"].encode()) > ORDER_BYTES:
        yield "is larger than the 400 KB that DynamoDB takes; split it into several orders"


def _prices(table: PricesTable) -> Iterator[str]:
    """Two that began together would have one key."""
    begins = Counter((price.sku, price.valid_from.replace(microsecond=0)) for price in table.prices)
    for (sku, moment), count in begins.items():
        if count > 1:
            yield f'{count} prices of "{sku}" are valid from {moment.isoformat()}; keep one of them'


def _price(record: PriceRecord) -> Iterator[str]:
    if not record.sku:
        yield "sku is empty; fill it in"
    if _is_before(record.valid_through, record.valid_from):
        yield "valid_through is before valid_from; mend one of the two"


def _is_before(one: datetime | None, other: datetime) -> bool:
    return one is not None and one.tzinfo is not None and other.tzinfo is not None and one < other


def _parcel(parcel: ParcelDelivery) -> Iterator[str]:
    if parcel.delivered_at and parcel.status is not DeliveryStatus.DELIVERED:
        yield f'has delivered_at, but its status is "{parcel.status}"; write status = "delivered", or take it away'


RECORDS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    ShopTable: _shop,
    CustomerTable: _customer,
    Money: _money,
    ContactPoint: _contact_point,
    OpeningHours: _hours,
    SpecialHours: _special,
    CommunitiesTable: _communities,
    Community: _community,
    Order: _order,
    ParcelDelivery: _parcel,
    PricesTable: _prices,
    PriceRecord: _price,
}
