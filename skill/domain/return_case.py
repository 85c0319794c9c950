"""What a return is judged by and what comes out of it, as values. The rules are in return_rules.py."""

from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from skill.domain.calendar import BusinessCalendar
from skill.domain.orders import Line
from skill.domain.policies import Fact, ReturnPolicy, SeasonalOverride
from skill.domain.return_window import ReturnWindow, season_of, window_of
from skill.domain.returns import Cause
from skill.domain.values import dataclass


class Verdict(StrEnum):
    """May it go back?"""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    DEPENDS = "depends"
    NEEDS_PERSON = "needs_person"


class ReturnReason(StrEnum):
    """Why a decision fell as it did: for logs, operators and the words that explain it."""

    IN_WINDOW = "IN_WINDOW"
    NO_LIMIT = "NO_LIMIT"
    FINAL_SALE = "FINAL_SALE"
    RETURN_WINDOW_EXPIRED = "RETURN_WINDOW_EXPIRED"
    RETURNED = "RETURNED"
    REFUNDED = "REFUNDED"
    CANCELLED = "CANCELLED"
    UNFULFILLED = "UNFULFILLED"
    NOT_RETURNABLE = "NOT_RETURNABLE"
    DEFECTS_ONLY = "DEFECTS_ONLY"
    CONDITION = "CONDITION"
    UNKNOWN_DELIVERY = "UNKNOWN_DELIVERY"
    NO_POLICY = "NO_POLICY"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class ReturnSettings:
    """A shop's own way of counting. `grace_days` from shipment stand for a delivery nobody noted (None = they don't).

    `refund_days`: a refund comes that many business days after receipt, least and most, unless a policy says otherwise.
    """

    calendar: BusinessCalendar = BusinessCalendar()
    extends_to_business_day: bool = False
    grace_days: int | None = None
    refund_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """What a rule may look at. Days are local to the customer. `returned` counts the pieces already on their way back.

    `facts` are the customer's answers so far. `cause` None = nobody said: taken for a change of mind where that is
    enough. `window` is how long it may go back by the policy, for this cause; None without a policy.
    """

    line: Line
    today: date
    ordered_on: date
    shipped_on: date | None
    delivered_on: date | None
    returned: int = 0
    policy: ReturnPolicy | None = None
    cause: Cause | None = None
    facts: tuple[tuple[Fact, bool], ...] = ()
    settings: ReturnSettings = ReturnSettings()
    window: ReturnWindow | None = field(init=False)

    def __post_init__(self) -> None:
        """Sets `window`, which rules look at again and again."""
        object.__setattr__(self, "window", self._window(self.policy) if self.policy else None)

    def _window(self, policy: ReturnPolicy) -> ReturnWindow:
        rolls = self.settings.calendar if self.settings.extends_to_business_day else None
        season = season_of(policy, self.ordered_on, self.starts_on)
        return window_of(policy, season, self.starts_on, for_defect=self.cause is Cause.DEFECT, rolls=rolls)

    @property
    def season(self) -> SeasonalOverride | None:
        """The policy's override for the day of the order."""
        return self.window.season if self.window else None

    @property
    def left(self) -> int:
        """How many pieces can still go back, of those that are here; never below 0, whatever was written down twice."""
        item = self.line.item
        kept = item.quantity - item.cancelled_quantity - item.refunded_quantity
        return max(0, min(kept, self.line.here or kept) - self.returned)

    @property
    def starts_on(self) -> date | None:
        """Day 0: the delivery, else shipment and grace; None when nobody knows."""
        if self.delivered_on:
            return self.delivered_on
        grace = self.settings.grace_days
        return None if self.shipped_on is None or grace is None else self.shipped_on + timedelta(days=grace)

    def answer(self, fact: Fact) -> bool | None:
        """What the customer said of it, None when nothing yet."""
        return next((held for known, held in self.facts if known is fact), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, why, and by which rule of which policy in which version.

    `last_day` is the last local day on which the answer is (or was) yes; `asks` the fact that a DEPENDS hangs on (its
    reason is then why the answer is no without it), or that did not hold. `version` is the moment from which the
    policy's version is in force.
    """

    verdict: Verdict
    reason: ReturnReason
    rule: str = ""
    last_day: date | None = None
    asks: Fact | None = None
    policy: ReturnPolicy | None = None
    version: datetime | None = None
    season: SeasonalOverride | None = None
