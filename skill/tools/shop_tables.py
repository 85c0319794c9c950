"""What may stand in the TOML files of a shop's folder, a dataclass for each. The tables inside are the domain's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skill.domain.community import Community
from skill.domain.contact import ContactPoint
from skill.domain.orders import Order
from skill.domain.people import Role
from skill.domain.prices import PriceAdjustment, PriceRecord
from skill.domain.returns import CancellationRequest, Return
from skill.domain.tickets import CallBack, Ticket


@dataclass(frozen=True, slots=True)
class DemoTable:
    """What plays a demo: who speaks when nobody is named, and the moment it plays at (None = the real one)."""

    default_customer: str
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShopTable:
    """shop.toml."""

    name: str
    zone: str
    country: str
    website: str = ""
    stuck_days: int = 7
    price_adjustment: PriceAdjustment | None = None
    demo: DemoTable | None = None


@dataclass(frozen=True, slots=True)
class PointsTable:
    """contact_points.toml, best-liked first."""

    contact_points: tuple[ContactPoint, ...]


@dataclass(frozen=True, slots=True)
class CommunitiesTable:
    """communities.toml, the one to be named first at its head."""

    communities: tuple[Community, ...]


@dataclass(frozen=True, slots=True)
class CustomerTable:
    """A customer: the domain's file, and a `note` on what they are good for trying."""

    customer_id: str
    zone: str = ""
    country: str = ""
    hide_items: bool = False
    note: str = ""
    orders: tuple[Order, ...] = ()
    tier: str = ""
    returns: tuple[Return, ...] = ()
    cancellations: tuple[CancellationRequest, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    phone: str = ""
    language: str = ""
    role: Role = Role.CUSTOMER


@dataclass(frozen=True, slots=True)
class CustomersTable:
    """customers.toml."""

    customers: tuple[CustomerTable, ...]


@dataclass(frozen=True, slots=True)
class PricesTable:
    """prices.toml, in any order."""

    prices: tuple[PriceRecord, ...]


FILES: Mapping[str, type] = {
    "shop.toml": ShopTable,
    "contact_points.toml": PointsTable,
    "customers.toml": CustomersTable,
}
# A shop may do without.
OPTIONAL: Mapping[str, type] = {"communities.toml": CommunitiesTable, "prices.toml": PricesTable}
