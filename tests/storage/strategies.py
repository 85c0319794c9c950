"""Any value that the domain allows, for what must hold of all of them."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from skill.domain.calendar import BusinessCalendar
from skill.domain.community import Community
from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.money import Money
from skill.domain.opening import DayOfWeek, OpeningHours, SpecialHours
from skill.domain.orders import Availability, Doubt, LineRef, Order, OrderItem, OrderStatus
from skill.domain.parcels import DeliveryStatus, ParcelDelivery, PickupPoint, Scan
from skill.domain.people import Role
from skill.domain.policies import (
    Evidence,
    Fact,
    ItemCondition,
    PolicyVersion,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
    ReturnPolicy,
    ReturnTerms,
    Scope,
    SeasonalOverride,
)
from skill.domain.prices import PriceAdjustment, PriceRecord, WindowStart
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import CancellationRequest, Cause, Return, ReturnStatus
from skill.domain.tickets import TICKET_PLACES, CallBack, Ticket, TicketStatus, Topic

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
decimals = st.decimals(-(10**9), 10**9, places=2)


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
    return replace(value, **{f.name: in_utc(getattr(value, f.name)) for f in fields(value) if f.init})  # type: ignore[type-var]


def to_the_second(moment: datetime) -> datetime:
    """The moment as keys spell it."""
    return moment.astimezone(UTC).replace(microsecond=0)


def every_field(kind: type[T], **of: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Values of a dataclass whose fields are all drawn; fails for a field that nobody named."""
    assert set(of) == {field.name for field in fields(kind) if field.init}, kind  # type: ignore[arg-type]
    return st.builds(kind, **of)


sums = every_field(Money, value=decimals, currency=st.sampled_from(["USD", "EUR", "JPY"]))
order_items = every_field(
    OrderItem,
    line_id=names,
    name=texts,
    category=texts,
    sku=texts,
    quantity=wholes,
    synonyms=tuples(texts),
    final_sale=st.booleans(),
    seller=texts,
    tags=tuples(texts),
    price=st.none() | sums,
    cancelled_quantity=wholes,
    refunded_quantity=wholes,
    is_gift=st.booleans(),
    is_digital=st.booleans(),
    availability=st.sampled_from(Availability),
    available_from=st.none() | days,
    image=texts,
)
scans = every_field(Scan, at=moments, status=st.sampled_from(DeliveryStatus), reported=texts)
parcels = every_field(
    ParcelDelivery,
    parcel_id=names,
    line_ids=tuples(names),
    status=st.sampled_from(DeliveryStatus),
    expected_arrival_until=st.none() | days,
    delivered_at=st.none() | moments,
    shipped_at=st.none() | moments,
    carrier=texts,
    tracking_number=texts,
    tracking_url=texts,
    quantities=tuples(wholes),
    expected_arrival_from=st.none() | days,
    arrives_between=st.none() | st.tuples(moments, moments),
    reported_status=texts,
    left_at=texts,
    pickup=st.none() | every_field(PickupPoint, name=texts, hours=texts, until=st.none() | days),
    scans=tuples(scans),
)
orders = every_field(
    Order,
    number=names,
    placed_at=moments,
    items=tuples(order_items),
    parcels=tuples(parcels),
    status=st.sampled_from(OrderStatus),
    is_gift=st.booleans(),
    reported_status=texts,
    price=st.none() | sums,
    source_id=texts,
    updated_at=st.none() | moments,
    doubts=tuples(st.sampled_from(Doubt)),
)
scopes = every_field(
    Scope,
    skus=tuples(texts),
    seller=texts,
    tag=texts,
    category=texts,
    price_from=st.none() | sums,
    price_to=st.none() | sums,
    ordered_from=st.none() | days,
    ordered_until=st.none() | days,
    countries=tuples(texts),
    tiers=tuples(texts),
)
terms = every_field(
    ReturnTerms,
    fees=st.none() | st.sampled_from(ReturnFees),
    shipping=st.none() | sums,
    label_source=st.none() | st.sampled_from(ReturnLabelSource),
    restocking=st.none() | sums,
    restocking_percent=st.none() | decimals,
)
methods, refund_types = tuples(st.sampled_from(ReturnMethod)), tuples(st.sampled_from(RefundType))
seasons = every_field(
    SeasonalOverride,
    start=st.none() | days,
    end=st.none() | days,
    category=st.none() | st.sampled_from(ReturnCategory),
    days=st.none() | wholes,
    until=st.none() | days,
    methods=methods,
    refund_types=refund_types,
    terms=st.none() | terms,
    shortens=st.booleans(),
)
policies = every_field(
    ReturnPolicy,
    policy_id=names,
    return_policy_category=st.sampled_from(ReturnCategory),
    name=texts,
    scope=scopes,
    merchant_return_days=st.none() | wholes,
    merchant_return_until=st.none() | days,
    merchant_return_link=texts,
    methods=methods,
    refund_types=refund_types,
    item_conditions=tuples(st.sampled_from(ItemCondition)),
    in_store_returns_offered=st.none() | st.booleans(),
    terms=terms,
    remorse=terms,
    defect=terms,
    seasonal=tuples(seasons, most=2),
    final_sale=st.booleans(),
    defects_only=st.booleans(),
    defect_days=st.none() | wholes,
    defect_repair=st.booleans(),
    requires=tuples(st.sampled_from(Fact)),
    evidence=tuples(st.sampled_from(Evidence)),
    refund_days=st.none() | st.tuples(wholes, wholes),
    unknown=tuples(texts),
)
versions = every_field(PolicyVersion, effective_from=moments.map(to_the_second), policies=tuples(policies))
return_settings = every_field(
    ReturnSettings,
    calendar=every_field(BusinessCalendar, business_days=tuples(st.sampled_from(DayOfWeek)), holidays=tuples(days)),
    extends_to_business_day=st.booleans(),
    grace_days=st.none() | wholes,
    refund_days=st.none() | st.tuples(wholes, wholes),
)


def returns_of(lines: SearchStrategy[LineRef]) -> SearchStrategy[Return]:
    """Returns of these lines."""
    return every_field(
        Return,
        line=lines,
        number=st.integers(1, 999),
        reference=texts,
        quantity=wholes,
        cause=st.sampled_from(Cause),
        requested_at=moments,
        status=st.sampled_from(ReturnStatus),
        received_at=st.none() | moments,
        refunded_at=st.none() | moments,
        nonce=texts,
        cancel_nonce=texts,
        cancelled_at=st.none() | moments,
    )


def wishes_for(orders: SearchStrategy[str]) -> SearchStrategy[CancellationRequest]:
    """Wishes to cancel orders of these numbers."""
    return every_field(CancellationRequest, order_number=orders, reference=texts, requested_at=moments, nonce=texts)


def with_records(file: CustomerFile) -> SearchStrategy[CustomerFile]:
    """The file with returns of its lines and wishes to cancel its orders, in the order in which they are read."""
    lines = [LineRef(order.number, item.line_id) for order in file.orders for item in order.items]
    numbers = [order.number for order in file.orders]
    returns: SearchStrategy[tuple[Return, ...]] = st.just(())
    wishes: SearchStrategy[tuple[CancellationRequest, ...]] = st.just(())
    if lines:
        of_lines = returns_of(st.sampled_from(lines))
        returns = st.lists(of_lines, max_size=2, unique_by=lambda r: (r.line, r.number)).map(tuple)
    if numbers:
        of_orders = wishes_for(st.sampled_from(numbers))
        wishes = st.lists(of_orders, max_size=2, unique_by=lambda wish: wish.order_number).map(tuple)
    return st.builds(replace, st.just(file), returns=returns, cancellations=wishes)


tickets = every_field(
    Ticket,
    reference=texts,
    topic=st.sampled_from(Topic),
    opened_at=moments,
    place=st.sampled_from(TICKET_PLACES),
    problem=texts,
    order_number=texts,
    line_id=texts,
    words=texts,
    language=texts,
    told=tuples(st.tuples(texts, texts)),
    answer_by=st.none() | days,
    status=st.sampled_from(TicketStatus),
    answered_at=st.none() | moments,
    nonce=texts,
)
call_backs = every_field(
    CallBack,
    reference=texts,
    telephone=texts,
    begins=moments,
    ends=moments,
    topic=st.sampled_from(Topic),
    opened_at=moments,
    nonce=texts,
    order_number=texts,
    line_id=texts,
    told=tuples(st.tuples(texts, texts)),
)


def newest_first(of: list[Ticket]) -> tuple[Ticket, ...]:
    """In the order in which they are read."""
    return tuple(sorted(of, key=lambda ticket: (ticket.opened_at.astimezone(UTC), ticket.place), reverse=True))


opening_hours = every_field(
    OpeningHours,
    day_of_week=tuples(st.sampled_from(DayOfWeek), most=7),
    opens=st.times(),
    closes=st.times() | st.just(time.max),
)
special_hours = every_field(
    SpecialHours,
    valid_from=days,
    valid_through=st.none() | days,
    opens=st.none() | st.times(),
    closes=st.none() | st.times(),
)
communities = every_field(Community, name=texts, url=texts, good_for=texts, language=texts)
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
    special_opening_hours_specification=tuples(special_hours),
    available_language=tuples(texts),
    contact_type=tuples(st.sampled_from(Topic)),
    audience=st.sampled_from(Role),
    prepare=texts,
    calls_back=st.booleans(),
)
customers = every_field(
    CustomerFile,
    customer_id=texts,
    zone=zones | st.just(""),
    country=texts,
    hide_items=st.booleans(),
    orders=st.lists(orders, max_size=4, unique_by=lambda order: order.number).map(tuple),
    tier=texts,
    returns=st.just(()),
    cancellations=st.just(()),
    tickets=st.lists(tickets, max_size=3, unique_by=lambda ticket: ticket.place).map(newest_first),
    call_backs=tuples(call_backs, most=1),
    phone=texts,
    language=texts,
    role=st.sampled_from(Role),
    has_older=st.just(False),
).flatmap(with_records)
price_adjustments = every_field(
    PriceAdjustment,
    days=wholes,
    starts=st.sampled_from(WindowStart),
    least_difference=st.none() | sums,
    in_stock_only=st.booleans(),
    excluded_skus=tuples(texts),
    excluded_categories=tuples(texts),
    excluded_sellers=tuples(texts),
    excluded_tags=tuples(texts),
)
prices = every_field(
    PriceRecord,
    sku=names,
    price=sums,
    valid_from=moments,
    valid_through=st.none() | moments,
    in_stock=st.booleans(),
    tags=tuples(texts),
)
shops = every_field(
    ShopFile,
    name=texts,
    zone=zones,
    country=texts,
    website=texts,
    stuck_days=wholes,
    policy_versions=st.lists(versions, max_size=2, unique_by=lambda version: version.effective_from).map(tuple),
    return_settings=return_settings,
    contact_points=tuples(contact_points),
    communities=tuples(communities),
    price_adjustment=st.none() | price_adjustments,
)
