"""A return decision as data: what a row of `cases/*.toml` may say (see the README there), and what comes of it.

A row is its table's `given` with its own keys on top. What it says of the situation is read here; all else in it is
expected, and compared as text with what the engine gives.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec

from skill.domain.calendar import BusinessCalendar
from skill.domain.files import CustomerFile, Files
from skill.domain.opening import WEEK
from skill.domain.orders import Line, Order, OrderItem, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.policies import Fact, PolicyVersion
from skill.domain.return_case import ReturnSettings
from skill.domain.return_plan import Fee
from skill.domain.returns import Cause, Return, ReturnStatus
from skill.intents.asking import Ask
from skill.intents.returning import Judged, judged
from tests.builders import NEW_YORK, PUBLISHED, a_return, a_shop, files, money
from tests.domain.case_policies import PolicyRow

HERE = Path(__file__).parent / "cases"
NOON = time(12)


class VersionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Policies that came into force together; `start` is a moment with its zone."""

    start: datetime
    policies: tuple[PolicyRow, ...]


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A customer, one ordered item, and the shop's policies. Days stand for their noon, moments without a zone are
    local to the customer; "never" = nobody noted it.
    """

    name: str
    now: Any = date(2026, 11, 23)
    zone: str = NEW_YORK
    country: str = "US"
    tier: str = ""
    shop_zone: str = NEW_YORK
    shop_country: str = "US"
    cause: Cause | None = None
    facts: dict[Fact, bool] = {}
    asked: int | None = None

    order: OrderStatus = OrderStatus.PROCESSING
    ordered: Any = date(2026, 11, 10)
    parcel: Literal["none", "preparing", "in_transit", "out_for_delivery", "delivered"] = "delivered"
    delivered: Any = date(2026, 11, 16)
    shipped: Any = "never"

    sku: str = ""
    seller: str = ""
    tags: list[str] = []
    category: str = ""
    price: str = ""
    quantity: int = 1
    cancelled: int = 0
    refunded: int = 0
    final_sale: bool = False
    returns: list[str] = []
    beside: list[dict[str, Any]] = []

    policies: tuple[PolicyRow, ...] = (PolicyRow(days=30),)
    among: list[str] | None = None
    versions: list[VersionRow] = []

    grace: int | None = None
    extends: bool = False
    business_days: tuple[str, ...] = WEEK[:5]
    holidays: list[date] = []
    refund_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One row: where it stands, the situation, and what must come out of it, by name."""

    place: str
    situation: Situation
    expected: Mapping[str, str]


def cases() -> list[Case]:
    """Every row of every file."""
    return [case for file in sorted(HERE.glob("*.toml")) for case in read(file)]


def read(file: Path) -> Iterator[Case]:
    """The rows of that file; fails naming the key that is wrong."""
    for number, table in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["tables"], start=1):
        about, given, rows = table.pop("about"), table.pop("given", {}), table.pop("cases")
        if table:
            raise KeyError(f"{file.name}, table {number}: {', '.join(table)}")
        for row in rows:
            yield _case(f"{file.stem}: {about}: {row['name']}", given | row)


def differences(case: Case) -> Iterator[str]:
    """Each way in which the decision is not what is written."""
    got = outcome(decided(case.situation))
    for name, expected in case.expected.items():
        if name not in got:
            yield f"{name}: neither a part of the situation nor of a decision"
        elif expected != got[name]:
            yield f"{name}:\n    expected  {expected}\n    got       {got[name]}"


def decided(situation: Situation) -> Judged:
    """What the engine says."""
    order = _order(situation)
    line = lines_of(order)[0]
    ask = Ask(cause=situation.cause, quantity=situation.asked, facts=tuple(situation.facts.items()))
    now = _moment(situation.now, situation.zone or situation.shop_zone)
    assert now, "a decision is made at some moment"
    return judged(_files(situation, order, line), line, ask, now)


def outcome(found: Judged) -> dict[str, str]:
    """All that a row may expect."""
    decision, plan = found.decision, found.plan
    return {
        "gives": f"{decision.verdict} {decision.reason}",
        "rule": decision.rule,
        "last_day": _text(decision.last_day),
        "days_left": _text(found.days_left),
        "asks": _text(decision.asks),
        "policy": decision.policy.policy_id if decision.policy else "none",
        "version": f"{decision.version:%Y-%m-%d %H:%M}" if decision.version else "none",
        "left": str(found.pieces),
        "days": _text(found.days),
        "fee": fee(plan.fee),
        "refunds": _text([kind.name.lower() for kind in plan.refund_types]),
        "refunded_in": _text(plan.refund_days),
        "methods": _text([method.name.lower() for method in plan.methods]),
        "label": plan.label_source.name.lower() if plan.label_source else "none",
        "evidence": _text(plan.evidence),
        "link": plan.link,
    }


def fee(fee: Fee) -> str:
    """A fee as rows write it."""
    kind = fee.kind.name.lower() if fee.kind else "unsaid"
    postage = f" {fee.shipping.value} {fee.shipping.currency}" if fee.shipping else ""
    fixed = f", restocking {fee.restocking.value} {fee.restocking.currency}" if fee.restocking else ""
    share = f", restocking {fee.restocking_percent}%" if fee.restocking_percent else ""
    return kind + postage + fixed + share


def _case(place: str, row: Mapping[str, Any]) -> Case:
    fields = Situation.__struct_fields__
    expected = {key: _text(value) for key, value in row.items() if key not in fields}
    situation = {key: value for key, value in row.items() if key in fields}
    try:
        return Case(place, msgspec.convert(situation, Situation), expected)
    except msgspec.ValidationError as wrong:
        raise ValueError(f"{place}: {wrong}") from wrong


def _text(value: object) -> str:
    match value:
        case None:
            return "none"
        case list() | tuple():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)


def _moment(when: object, zone: str) -> datetime | None:
    match when:
        case datetime(tzinfo=None):
            return when.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        case datetime():
            return when.astimezone(UTC)
        case date():
            return datetime.combine(when, NOON, ZoneInfo(zone)).astimezone(UTC)
        case "never":
            return None
    raise ValueError(f"{when!r} is no moment")


def _order(situation: Situation) -> Order:
    zone = situation.zone or situation.shop_zone
    placed = _moment(situation.ordered, zone)
    assert placed, "an order was placed at some moment"
    item = OrderItem(
        line_id="1",
        name="brass reading lamp",
        category=situation.category,
        sku=situation.sku,
        quantity=situation.quantity,
        final_sale=situation.final_sale,
        seller=situation.seller,
        tags=tuple(situation.tags),
        price=money(situation.price) if situation.price else None,
        cancelled_quantity=situation.cancelled,
        refunded_quantity=situation.refunded,
    )
    beside = (OrderItem(line_id=str(n), name="tea", **each) for n, each in enumerate(situation.beside, start=2))
    return Order("FF-1", placed, (item, *beside), tuple(_parcels(situation, zone)), situation.order)


def _parcels(situation: Situation, zone: str) -> Iterator[ParcelDelivery]:
    if situation.parcel != "none":
        status = DeliveryStatus(situation.parcel)
        arrived = situation.delivered if status is DeliveryStatus.DELIVERED else "never"
        yield ParcelDelivery(
            parcel_id="p1",
            line_ids=("1",),
            status=status,
            delivered_at=_moment(arrived, zone),
            shipped_at=_moment(situation.shipped, zone),
        )


def _files(situation: Situation, order: Order, line: Line) -> Files:
    customer = CustomerFile(
        "ada",
        zone=situation.zone,
        country=situation.country,
        orders=(order,),
        tier=situation.tier,
        returns=tuple(_returns(situation, line)),
    )
    settings = ReturnSettings(
        calendar=BusinessCalendar(
            tuple(day for day in WEEK if day in situation.business_days), tuple(situation.holidays)
        ),
        extends_to_business_day=situation.extends,
        grace_days=situation.grace,
        refund_days=situation.refund_days,
    )
    shop = a_shop(zone=situation.shop_zone, country=situation.shop_country, settings=settings)
    return files(customer, replace(shop, policy_versions=_versions(situation)))


def _returns(situation: Situation, line: Line) -> Iterator[Return]:
    for number, text in enumerate(situation.returns, start=1):
        quantity, status = text.split()
        yield a_return(line, int(quantity), number=number, status=ReturnStatus(status))


def _versions(situation: Situation) -> tuple[PolicyVersion, ...]:
    rows = situation.versions or [VersionRow(start=PUBLISHED, policies=situation.policies)]
    return tuple(
        PolicyVersion(
            version.start,
            tuple(row.policy() for row in version.policies if situation.among is None or row.id in situation.among),
        )
        for version in rows
    )
