"""All that one read brings: the customer's file and the shop's file. Plain values; nothing here reads or waits."""

from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from skill.domain.articles import HelpFile
from skill.domain.community import Community
from skill.domain.contact import ContactPoint
from skill.domain.orders import NOT_SENT, Line, LineRef, Order, lines_of
from skill.domain.people import Role
from skill.domain.policies import PolicyVersion
from skill.domain.prices import PriceAdjustment, Records
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import CancellationRequest, Return
from skill.domain.tickets import CallBack, Ticket
from skill.domain.values import dataclass, replace

NEVER = datetime.min.replace(tzinfo=UTC)  # sorts before every moment


@dataclass(frozen=True, slots=True)
class Older:
    """Which orders are wanted that the newest ones are not: whose numbers end so, or placed within these local days."""

    ending: str = ""
    placed: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """One customer and their newest orders, newest first. `zone` is an IANA name, `country` ISO 3166; "" = not known.

    `hide_items`: the customer asked that item names are neither spoken nor shown. `tier`: of the shop's member program.
    `returns` and `cancellations` belong to these orders. `tickets` (three at most, newest first) and
    `call_backs` (one at most) are the last that were asked for, whatever became of
    them. `phone` is E.164, `language` a BCP 47 tag; "" = not known. `has_older`: there may be older orders than these.
    `lines` are every item of every order.
    """

    customer_id: str
    zone: str = ""
    country: str = ""
    hide_items: bool = False
    orders: tuple[Order, ...] = ()
    tier: str = ""
    returns: tuple[Return, ...] = ()
    cancellations: tuple[CancellationRequest, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    phone: str = ""
    language: str = ""
    role: Role = Role.CUSTOMER
    has_older: bool = False
    lines: tuple[Line, ...] = field(default=(), init=False, repr=False)  # the default: no stored profile need have any

    def __post_init__(self) -> None:
        """Sets `lines`, which are looked through several times a turn."""
        object.__setattr__(self, "lines", tuple(line for order in self.orders for line in lines_of(order)))

    def with_older(self, found: "CustomerFile") -> "CustomerFile":
        """This file, and behind its own the orders of `found` that it has not."""
        mine = {(order.number, order.placed_at) for order in self.orders}
        older = tuple(order for order in found.orders if (order.number, order.placed_at) not in mine)
        numbers = {order.number for order in older}
        return replace(
            self,
            orders=(*self.orders, *older),
            returns=(*self.returns, *(one for one in found.returns if one.line.order_number in numbers)),
            cancellations=(*self.cancellations, *(one for one in found.cancellations if one.order_number in numbers)),
        )

    @property
    def has_several_gifts(self) -> bool:
        """True when "the gift" could be in more than one order."""
        return len({id(line.order) for line in self.lines if line.is_gift}) > 1

    def line(self, ref: LineRef) -> Line | None:
        """The line named by `ref`; None when this customer has no such line."""
        return next((line for line in self.lines if line.ref == ref), None)

    def own(self, refs: Iterable[LineRef]) -> tuple[Line, ...]:
        """The lines named by `refs`, in that order; what is none of this customer's is left out."""
        mine = {line.ref: line for line in reversed(self.lines)}  # the first of two alike
        return tuple(mine[ref] for ref in refs if ref in mine)

    def returns_newest_first(self) -> tuple[Return, ...]:
        """Every return, the one that was started last first."""
        return tuple(sorted(self.returns, key=lambda record: record.requested_at, reverse=True))

    def cancellation_of(self, order_number: str) -> CancellationRequest | None:
        """The wish to cancel that order, if there is one."""
        return next((wish for wish in self.cancellations if wish.order_number == order_number), None)

    def is_being_cancelled(self, line: Line) -> bool:
        """True where its order was asked to be cancelled and it has not left."""
        return line.state in NOT_SENT and self.cancellation_of(line.order.number) is not None

    def coming(self) -> tuple[Line, ...]:
        """What is on its way, nearest promised day first; what has no day comes last."""
        return tuple(sorted((x for x in self.lines if x.is_coming), key=lambda x: x.expected or date.max))

    def delivered(self) -> tuple[Line, ...]:
        """What arrived, or pieces of it, latest first; what arrived at an unknown time comes last."""
        arrived = (line for line in self.lines if line.here)
        return tuple(sorted(arrived, key=lambda line: line.delivered_at or NEVER, reverse=True))


@dataclass(frozen=True, slots=True)
class ShopFile:
    """The shop and what it publishes. `contact_points` stand in the order the shop prefers them.

    A parcel of which nobody reported anything for `stuck_days` is told as stuck. `communities`: where customers help
    each other without the shop. `price_adjustment` None: what a price falls by after an order
    is the customer's loss.
    """

    name: str
    zone: str
    country: str
    website: str = ""
    policy_versions: tuple[PolicyVersion, ...] = ()
    return_settings: ReturnSettings = ReturnSettings()
    contact_points: tuple[ContactPoint, ...] = ()
    stuck_days: int = 7
    communities: tuple[Community, ...] = ()
    price_adjustment: PriceAdjustment | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """What a decision may look at. `customer` is None when nobody is linked, `help` when no help is asked for.

    `prices` are those of one item until now, where its price is asked about. `zone` is the customer's where known,
    else the shop's: every spoken date is in it.
    """

    shop: ShopFile
    customer: CustomerFile | None = None
    help: HelpFile | None = None
    prices: Records = ()
    zone: ZoneInfo = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sets `zone`, by which every date is told."""
        object.__setattr__(self, "zone", ZoneInfo((self.customer and self.customer.zone) or self.shop.zone))

    def today(self, now: datetime) -> date:
        """The local day at `now` (aware)."""
        return self.day_of(now)

    def day_of(self, moment: datetime) -> date:
        """The local day of a moment (aware)."""
        return moment.astimezone(self.zone).date()
