"""Returns that were started, and requests to cancel an order: the shop's records of what a customer asked for."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from skill.domain.orders import LineRef
from skill.domain.values import dataclass


class Cause(StrEnum):
    """Why an item goes back: schema.org tells customerRemorse from itemDefect."""

    REMORSE = "remorse"
    DEFECT = "defect"


class ReturnStatus(StrEnum):
    """How far a return has come."""

    REQUESTED = "requested"
    LABEL_SENT = "label_sent"
    RECEIVED = "received"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


IS_OPEN = frozenset({ReturnStatus.REQUESTED, ReturnStatus.LABEL_SENT, ReturnStatus.RECEIVED})


@dataclass(frozen=True, slots=True)
class Return:
    """One return of some pieces of one order line. `number` counts the returns of that line from 1.

    Moments are aware. `reference` is what customer and shop call it by. `nonce` names the confirmation that made it,
    `cancel_nonce` the one that cancelled it: either asked once more is known again.
    """

    line: LineRef
    number: int
    reference: str
    quantity: int
    cause: Cause
    requested_at: datetime
    status: ReturnStatus = ReturnStatus.REQUESTED
    received_at: datetime | None = None
    refunded_at: datetime | None = None
    nonce: str = ""
    cancel_nonce: str = ""
    cancelled_at: datetime | None = None

    @property
    def counts(self) -> bool:
        """True while its pieces can't be returned once more."""
        return self.status not in (ReturnStatus.CANCELLED, ReturnStatus.REJECTED)

    @property
    def is_open(self) -> bool:
        """True until it is settled one way or the other."""
        return self.status in IS_OPEN

    @property
    def can_be_cancelled(self) -> bool:
        """True until the shop has the item."""
        return self.status in (ReturnStatus.REQUESTED, ReturnStatus.LABEL_SENT)


@dataclass(frozen=True, slots=True)
class CancellationRequest:
    """A customer's wish to cancel an order that was not shipped yet; whether it comes in time, the shop says."""

    order_number: str
    reference: str
    requested_at: datetime
    nonce: str = ""


def reference(*parts: str) -> str:
    """Nine digits that always name the same thing: the parts are a customer's id and what tells their things apart.

    They can be spoken in three breaths. They are no secret: whoever asks is still asked who they are.
    """
    return f"{int.from_bytes(sha256(chr(31).join(parts).encode()).digest()[:8]) % 10**9:09}"
