"""What can be said of items that travel together, `lines`; which of it holds, delivery.py decides.

Where somebody in the shop has to look into it, `ticket` is the one that is open about it.
"""

from datetime import date, datetime

from skill.domain.orders import Availability, Line, LineState
from skill.domain.parcels import PickupPoint
from skill.domain.tickets import Ticket
from skill.domain.values import dataclass

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Preparing:
    """Not handed to a carrier yet. `expected` is the promised local day, if any."""

    lines: Lines
    expected: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Back-ordered or pre-ordered; `until` is the local day on which the shop expects it, None = not said."""

    lines: Lines
    availability: Availability
    until: date | None


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """The shop waits for the money."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Digital:
    """Nothing is sent: it comes as a download or an e-mail."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class BeingCancelled:
    """The customer asked to cancel the whole order, these `lines`; it has not left, and the shop has not settled it."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Arrival:
    """When it comes: by that local day, or from `earliest` on; `between` are moments on it (aware), where promised."""

    by: date | None = None
    earliest: date | None = None
    between: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """With the carrier and on time as far as anybody promised.

    `despite_request`: the customer had asked to cancel the order, but it left before that. `shipped_on` is told where
    the carrier has said nothing since.
    """

    lines: Lines
    arrival: Arrival
    out_for_delivery: bool
    despite_request: bool = False
    shipped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """Promised for `expected`, which is `days` (>= 1) ago, and still not there. `despite_request`: as in OnTheWay."""

    lines: Lines
    expected: date
    days: int
    despite_request: bool = False
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """Nobody has reported anything since that local day, `days` ago."""

    lines: Lines
    since: date
    days: int
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class Unscanned:
    """It left on that local day, longer ago than a silence usually lasts, and the source knows of no scans."""

    lines: Lines
    shipped_on: date
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class HeldUp:
    """The carrier reports a delay or a problem."""

    lines: Lines
    state: LineState
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class Attempted:
    """The carrier was there, `on` that local day where known, and nobody took it."""

    lines: Lines
    on: date | None


@dataclass(frozen=True, slots=True)
class ReadyForPickup:
    """It waits to be fetched, at `point` where known."""

    lines: Lines
    point: PickupPoint | None


@dataclass(frozen=True, slots=True)
class Reported:
    """In the carrier's or the shop's own words, which nobody has mapped."""

    lines: Lines
    words: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """The carrier took it back to the shop."""

    lines: Lines
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class PartlyDelivered:
    """So many pieces of a split item are `here`, the rest is to come, `expected` on that local day where promised."""

    line: Line
    here: int
    rest: int
    expected: date | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived, on local day `on` where known. `nothing_coming`: said because nothing is on its way."""

    lines: Lines
    on: date | None
    nothing_coming: bool = False
    left_at: str = ""


@dataclass(frozen=True, slots=True)
class Refunded:
    """Every piece was refunded."""

    line: Line


@dataclass(frozen=True, slots=True)
class Closed:
    """The order was cancelled, or the item sent back."""

    line: Line


@dataclass(frozen=True, slots=True)
class Unclear:
    """What the shop's records say of it contradicts itself."""

    lines: Lines
    ticket: Ticket | None = None


Troubled = Late | Stuck | Unscanned | HeldUp | SentBack | Unclear
Outcome = (
    Preparing
    | Waiting
    | PaymentDue
    | Digital
    | BeingCancelled
    | OnTheWay
    | Late
    | Stuck
    | Unscanned
    | HeldUp
    | Attempted
    | ReadyForPickup
    | Reported
    | SentBack
    | PartlyDelivered
    | Delivered
    | Refunded
    | Closed
    | Unclear
)
