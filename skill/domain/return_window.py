"""How long an item may go back: a policy's window with the season that its order fell into. It decides nothing.

Pure arithmetic on days where the customer lives: the delivery day is day 0, the last day counts until local midnight.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from skill.domain.calendar import BusinessCalendar
from skill.domain.policies import ReturnCategory, ReturnPolicy, SeasonalOverride
from skill.domain.values import dataclass

KINDEST_LAST = (
    ReturnCategory.NOT_PERMITTED,
    ReturnCategory.UNSPECIFIED,
    ReturnCategory.FINITE,
    ReturnCategory.UNLIMITED,
)
Span = tuple[int | None, date | None]


@dataclass(frozen=True, slots=True)
class ReturnWindow:
    """A policy's window for an order placed on that local day. `starts_on` is day 0, None = not known.

    `rolls` is the calendar by which an end on a closed day moves to the next business day, None = it stays.
    """

    policy: ReturnPolicy
    ordered_on: date
    starts_on: date | None
    for_defect: bool = False
    rolls: BusinessCalendar | None = None

    @property
    def season(self) -> SeasonalOverride | None:
        """The override for the day of the order; of several the one with the longest window."""
        fitting = (s for s in self.policy.seasonal if (s.start or date.min) <= self.ordered_on <= (s.end or date.max))
        return max(fitting, key=self._length, default=None)

    @property
    def category(self) -> ReturnCategory:
        """The policy's own, unless the season's is kinder, or shortens on purpose."""
        own, season = self.policy.return_policy_category, self.season
        seasonal = _category(season) if season else None
        if season is None or seasonal is None:
            return own
        return seasonal if season.shortens else max(own, seasonal, key=KINDEST_LAST.index)

    @property
    def days(self) -> int | None:
        """How many days it lasts from day 0; None without a limit, or where it is not counted in days."""
        if self.category is ReturnCategory.UNLIMITED:
            return None
        counted = [days for days, _ in self._spans() if days is not None]
        if self.for_defect and self.policy.defect_days is not None:
            counted.append(self.policy.defect_days)
        return max(counted, default=None)

    @property
    def may_be_longer(self) -> bool:
        """True where a date may make the last day later than `days` do."""
        return any(until for _, until in self._spans())

    @property
    def last_day(self) -> date | None:
        """The last day on which it may go back; None without a limit, or when nobody knows."""
        if self.category is ReturnCategory.UNLIMITED:
            return None
        ends = [*self._ends(self.days), *(until for _, until in self._spans() if until)]
        last = max(ends, default=None)
        return self.rolls.on_or_after(last) if last and self.rolls else last

    def _spans(self) -> tuple[Span, ...]:
        """The policy's own and the season's; a season that shortens stands alone."""
        policy, season = self.policy, self.season
        finite = policy.return_policy_category is ReturnCategory.FINITE
        own = (policy.merchant_return_days, policy.merchant_return_until) if finite else (None, None)
        if season is None:
            return (own,)
        alone = season.shortens and (season.days is not None or season.until is not None)
        return ((season.days, season.until),) if alone else (own, (season.days, season.until))

    def _ends(self, days: int | None) -> Iterator[date]:
        if self.starts_on is not None and days is not None:
            yield self.starts_on + timedelta(days=days)

    def _length(self, season: SeasonalOverride) -> tuple[bool, int, date, int]:
        category = _category(season)
        ends = [*self._ends(season.days), *([season.until] if season.until else [])]
        kind = KINDEST_LAST.index(category) if category else -1
        return not season.shortens, kind, max(ends, default=date.min), season.days or 0


def _category(season: SeasonalOverride) -> ReturnCategory | None:
    """Days or a date make a window finite where nothing else is said."""
    finite = season.days is not None or season.until is not None
    return season.category or (ReturnCategory.FINITE if finite else None)
