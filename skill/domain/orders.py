"""Orders, their items and parcels, named after schema.org's Order, OrderItem and ParcelDelivery."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.money import Money


class OrderStatus(StrEnum):
    """schema.org OrderStatus, without the parts a parcel knows better."""

    PROCESSING = "OrderProcessing"
    CANCELLED = "OrderCancelled"
    RETURNED = "OrderReturned"


class DeliveryStatus(StrEnum):
    """How far a parcel has come."""

    PREPARING = "preparing"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"


class LineState(StrEnum):
    """Where one item of an order stands: the order's word when it is final, else its parcel's."""

    PREPARING = "preparing"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class LineRef:
    """Names one item of one order; means nothing without the customer whose order it is."""

    order_number: str
    line_id: str


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One line of an order (schema.org OrderItem). `synonyms` are what customers also call it.

    `seller` is a third party, "" = the shop itself. `tags` are the shop's ("hygiene"); policies may be for one of them.
    `price` is what one piece cost. Of `quantity`, so many pieces were cancelled, and so many refunded without a return.
    """

    line_id: str
    name: str
    category: str = ""
    sku: str = ""
    quantity: int = 1
    synonyms: tuple[str, ...] = ()
    final_sale: bool = False
    seller: str = ""
    tags: tuple[str, ...] = ()
    price: Money | None = None
    cancelled_quantity: int = 0
    refunded_quantity: int = 0


@dataclass(frozen=True, slots=True)
class ParcelDelivery:
    """One parcel (schema.org ParcelDelivery). A promised day is a local date; the rest are moments (aware)."""

    parcel_id: str
    line_ids: tuple[str, ...]
    status: DeliveryStatus = DeliveryStatus.PREPARING
    expected_arrival_until: date | None = None
    delivered_at: datetime | None = None
    shipped_at: datetime | None = None
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order (schema.org Order). `placed_at` is an aware moment; `number` is what the customer sees."""

    number: str
    placed_at: datetime
    items: tuple[OrderItem, ...]
    parcels: tuple[ParcelDelivery, ...] = ()
    status: OrderStatus = OrderStatus.PROCESSING
    is_gift: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One item seen with its order and the parcel that carries it, None while there is none."""

    order: Order
    item: OrderItem
    parcel: ParcelDelivery | None

    @property
    def ref(self) -> LineRef:
        """How a session remembers this line."""
        return LineRef(self.order.number, self.item.line_id)

    @property
    def state(self) -> LineState:
        """Where it stands now."""
        if self.order.status is OrderStatus.CANCELLED:
            return LineState.CANCELLED
        if self.order.status is OrderStatus.RETURNED:
            return LineState.RETURNED
        return LineState(self.parcel.status.value) if self.parcel else LineState.PREPARING

    @property
    def is_coming(self) -> bool:
        """True from the order until the delivery."""
        return self.state in (LineState.PREPARING, LineState.IN_TRANSIT, LineState.OUT_FOR_DELIVERY)

    @property
    def expected(self) -> date | None:
        """The promised local day, None when nothing was promised."""
        return self.parcel.expected_arrival_until if self.parcel else None

    @property
    def delivered_at(self) -> datetime | None:
        """The moment of delivery, None when not delivered or when nobody recorded it."""
        return self.parcel.delivered_at if self.parcel and self.state is LineState.DELIVERED else None

    def delivered_on(self, zone: ZoneInfo) -> date | None:
        """The day of delivery where the customer lives."""
        return self.delivered_at.astimezone(zone).date() if self.delivered_at else None

    def shipped_on(self, zone: ZoneInfo) -> date | None:
        """The day it left, where the customer lives; None while it has not, or when nobody recorded it."""
        shipped = self.parcel.shipped_at if self.parcel else None
        return shipped.astimezone(zone).date() if shipped else None

    def days_late(self, today: date) -> int:
        """Whole days past the promised day; 0 when on time, delivered or nothing was promised."""
        return max(0, (today - self.expected).days) if self.is_coming and self.expected else 0

    def travels_with(self, other: "Line") -> bool:
        """True when both are in one order and one parcel (or both still without one)."""
        return self.order.number == other.order.number and self.parcel == other.parcel


def lines_of(order: Order) -> tuple[Line, ...]:
    """Every item of the order with the parcel that carries it."""
    carried = {line_id: parcel for parcel in order.parcels for line_id in parcel.line_ids}
    return tuple(Line(order, item, carried.get(item.line_id)) for item in order.items)
