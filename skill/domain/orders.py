"""Orders and their items, named after schema.org's Order and OrderItem; their parcels are in parcels.py."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.money import Money
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.values import dataclass


class OrderStatus(StrEnum):
    """schema.org OrderStatus, without the parts a parcel knows better."""

    PROCESSING = "OrderProcessing"
    PAYMENT_DUE = "OrderPaymentDue"
    PROBLEM = "OrderProblem"
    CANCELLED = "OrderCancelled"
    RETURNED = "OrderReturned"


class Doubt(StrEnum):
    """What is contradictory or missing in an order as its source gave it; it is answered without nonsense."""

    NO_ITEMS = "no_items"
    DELIVERED_UNDATED = "delivered_undated"
    CANCELLED_YET_DELIVERED = "cancelled_yet_delivered"
    SHIPPED_BEFORE_PURCHASE = "shipped_before_purchase"
    REFUND_WITHOUT_LINES = "refund_without_lines"


class Availability(StrEnum):
    """schema.org ItemAvailability, as far as it delays an order."""

    IN_STOCK = "InStock"
    BACK_ORDER = "BackOrder"
    PRE_ORDER = "PreOrder"


class LineState(StrEnum):
    """Where one item of an order stands: the order's word when it is final, else its parcel's (DeliveryStatus)."""

    PREPARING = "preparing"
    LABEL_PRINTED = "label_printed"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    EXCEPTION = "exception"
    RETURNED_TO_SENDER = "returned_to_sender"
    REPORTED = "reported"
    CANCELLED = "cancelled"
    RETURNED = "returned"


NOT_SENT = frozenset({LineState.PREPARING, LineState.LABEL_PRINTED})
OVER = frozenset({LineState.DELIVERED, LineState.RETURNED_TO_SENDER, LineState.CANCELLED, LineState.RETURNED})


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
    `available_from`: the local day on which what is back-ordered or pre-ordered is expected. `image` is a URL.
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
    is_gift: bool = False
    is_digital: bool = False
    availability: Availability = Availability.IN_STOCK
    available_from: date | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order (schema.org Order). `placed_at` is an aware moment; `number` is what the customer sees.

    `reported_status` is a status of the source's that nobody has mapped. `price` is the order's total. `source_id` is
    the source's own id, and `updated_at` when the source last changed it: an older state never replaces a newer one.
    """

    number: str
    placed_at: datetime
    items: tuple[OrderItem, ...]
    parcels: tuple[ParcelDelivery, ...] = ()
    status: OrderStatus = OrderStatus.PROCESSING
    is_gift: bool = False
    reported_status: str = ""
    price: Money | None = None
    source_id: str = ""
    updated_at: datetime | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One item seen with its order and the parcel to speak of, None while there is none.

    An item that is split has several `parcels`; to speak of is the first that is still to come, else the last.
    `ref` is how a session remembers this line.
    """

    order: Order
    item: OrderItem
    parcel: ParcelDelivery | None
    parcels: tuple[ParcelDelivery, ...] = ()
    ref: LineRef = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sets `ref`, which is asked for several times a turn."""
        object.__setattr__(self, "ref", LineRef(self.order.number, self.item.line_id))

    @property
    def is_gift(self) -> bool:
        """True when its name is neither spoken nor shown."""
        return self.order.is_gift or self.item.is_gift

    @property
    def state(self) -> LineState:
        """Where it stands now."""
        if self.order.status is OrderStatus.CANCELLED or self.item.cancelled_quantity >= self.item.quantity:
            return LineState.CANCELLED
        if self.order.status is OrderStatus.RETURNED:
            return LineState.RETURNED
        return LineState(self.parcel.status.value) if self.parcel else LineState.PREPARING

    @property
    def is_coming(self) -> bool:
        """True from the order until the delivery."""
        return self.state not in OVER

    @property
    def is_waited_for(self) -> bool:
        """True while the shop itself has not got it: back-ordered or pre-ordered, and in no parcel."""
        return self.item.availability is not Availability.IN_STOCK and self.parcel is None

    @property
    def expected(self) -> date | None:
        """The promised local day, None when nothing was promised."""
        return self.parcel.expected_arrival_until if self.parcel else None

    @property
    def here(self) -> int:
        """How many pieces were delivered; of a split item 0 where nobody knows how many are in which parcel."""
        if not self.is_coming:
            return self.item.quantity if self.state is LineState.DELIVERED else 0
        arrived = sum(parcel.quantity_of(self.item.line_id, self.item.quantity) for parcel in self._arrived())
        return arrived if arrived < self.item.quantity else 0

    @property
    def has_arrived(self) -> bool:
        """True where a parcel with it, or with some of it, was reported as delivered."""
        return bool(self._arrived())

    @property
    def delivered_at(self) -> datetime | None:
        """The moment of the last delivery, None when nothing is here or when nobody recorded it."""
        moments = (parcel.delivered_at for parcel in self._arrived() if parcel.delivered_at)
        return max(moments, default=None) if self.here else None

    def _arrived(self) -> tuple[ParcelDelivery, ...]:
        return tuple(parcel for parcel in self.parcels if parcel.status is DeliveryStatus.DELIVERED)

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
        """True when both are in one order and the same parcels (or both still without one)."""
        return self.order.number == other.order.number and self.parcels == other.parcels


def lines_of(order: Order) -> tuple[Line, ...]:
    """Every item of the order with the parcels that carry it; one that was cancelled carries nothing."""
    sent = [parcel for parcel in order.parcels if parcel.status is not DeliveryStatus.CANCELLED]
    carried = ((item, tuple(p for p in sent if item.line_id in p.line_ids)) for item in order.items)
    return tuple(Line(order, item, _to_speak_of(parcels), parcels) for item, parcels in carried)


def _to_speak_of(parcels: tuple[ParcelDelivery, ...]) -> ParcelDelivery | None:
    coming = [p for p in parcels if LineState(p.status.value) not in OVER]
    if coming:
        return min(coming, key=lambda p: p.expected_arrival_until or date.max)
    return max(parcels, key=lambda p: p.delivered_at.timestamp() if p.delivered_at else 0.0, default=None)
