"""Any value that the domain allows, for what must hold of all of them."""

from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from skill.domain.contact import Channel, ContactPoint, DayOfWeek, OpeningHours
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import DeliveryStatus, Order, OrderItem, OrderStatus, ParcelDelivery
from skill.domain.policies import ReturnCategory, ReturnPolicy

T = TypeVar("T")
ODD = ["", " ", "Fern & Fable <b>\"'", "naïve 🧦🇯🇵", "e\u0301 é", "\u202eevil", "a#b/c\\d", "\x00\n\x7f", "ﬀ", "𐍈" * 40]
MOMENTS = ["2024-02-29T23:59:59+14:00", "2026-06-30T23:59:59.999999-12:00", "2026-10-25T02:30:00.000001-02:30"]
YEARS = (datetime(1973, 1, 1), datetime(2200, 1, 1))  # noqa: DTZ001 the zone comes with the strategy
BERLIN = ZoneInfo("Europe/Berlin")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(ODD)
names = texts.filter(bool)
zones = st.sampled_from(["UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"])
days = st.dates(date(1970, 1, 1)) | st.just(date(2024, 2, 29))
# JSON's moments have offsets of whole minutes. The last zone that had another was Liberia's, until 1972.
moments: SearchStrategy[datetime] = (
    st.datetimes(*YEARS, timezones=st.timezones() | st.just(UTC))
    | st.sampled_from([datetime.fromisoformat(moment) for moment in MOMENTS])
    | st.sampled_from([datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1)])  # it comes twice
    | st.just(datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN))  # it never comes
)
wholes = st.integers(0, 2**53)


def tuples(of: SearchStrategy[T], most: int = 3) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def in_utc(value: T) -> T:
    """The value with all its moments in UTC: two ways to write a moment are one moment, also when clocks change."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, tuple):
        return tuple(map(in_utc, value))  # type: ignore[return-value]
    if not is_dataclass(value):
        return value
    return replace(value, **{name: in_utc(getattr(value, name)) for name in value.__dataclass_fields__})  # type: ignore[type-var]


def every_field(kind: type[T], **of: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Values of a dataclass whose fields are all drawn; fails for a field that nobody named."""
    assert set(of) == set(kind.__dataclass_fields__), kind  # type: ignore[attr-defined]
    return st.builds(kind, **of)


order_items = every_field(
    OrderItem,
    line_id=names,
    name=texts,
    category=texts,
    sku=texts,
    quantity=wholes,
    synonyms=tuples(texts),
    final_sale=st.booleans(),
)
parcels = every_field(
    ParcelDelivery,
    parcel_id=names,
    line_ids=tuples(names),
    status=st.sampled_from(DeliveryStatus),
    expected_arrival_until=st.none() | days,
    delivered_at=st.none() | moments,
    carrier=texts,
    tracking_number=texts,
    tracking_url=texts,
)
orders = every_field(
    Order,
    number=names,
    placed_at=moments,
    items=tuples(order_items),
    parcels=tuples(parcels),
    status=st.sampled_from(OrderStatus),
    is_gift=st.booleans(),
)
policies = every_field(
    ReturnPolicy,
    policy_id=names,
    return_policy_category=st.sampled_from(ReturnCategory),
    category=texts,
    merchant_return_days=st.none() | wholes,
    merchant_return_link=texts,
)
opening_hours = every_field(
    OpeningHours,
    day_of_week=tuples(st.sampled_from(DayOfWeek), most=7),
    opens=st.times(),
    closes=st.times() | st.just(time.max),
)
contact_points = every_field(
    ContactPoint,
    channel=st.sampled_from(Channel),
    telephone=texts,
    email=texts,
    url=texts,
    area_served=tuples(texts),
    zone=zones,
    hours_available=tuples(opening_hours),
    answer_days=st.none() | st.tuples(wholes, wholes),
    wait_minutes=st.none() | wholes,
)
customers = every_field(
    CustomerFile,
    customer_id=texts,
    zone=zones | st.just(""),
    country=texts,
    hide_items=st.booleans(),
    orders=st.lists(orders, max_size=4, unique_by=lambda order: order.number).map(tuple),
)
shops = every_field(
    ShopFile,
    name=texts,
    zone=zones,
    country=texts,
    website=texts,
    policies=st.lists(policies, max_size=4, unique_by=lambda policy: policy.policy_id).map(tuple),
    contact_points=tuples(contact_points),
)
