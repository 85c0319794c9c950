"""What a decision may change, as values. Only the desk commits them, each at most once."""

from dataclasses import dataclass
from datetime import datetime

from skill.domain.returns import CancellationRequest, Return, ReturnStatus


@dataclass(frozen=True, slots=True)
class StartReturn:
    """Record a new return of a line; refused when that line has a return of the same number already."""

    placed_at: datetime
    record: Return


@dataclass(frozen=True, slots=True)
class ChangeReturn:
    """Replace a return by `record`; refused when it is no longer in the status it `was` in."""

    placed_at: datetime
    record: Return
    was: ReturnStatus


@dataclass(frozen=True, slots=True)
class RequestCancellation:
    """Record that an order shall be cancelled; refused when it was asked already."""

    placed_at: datetime
    request: CancellationRequest


Effect = StartReturn | ChangeReturn | RequestCancellation
