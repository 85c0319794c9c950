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
    """`days` from day 0, None without a limit or where it is not counted in days; `last_day`, None without a limit or
    when nobody knows; `may_be_longer`: a date may make the last day later than `days` do. `season` is in it already.
    """

    category: ReturnCategory
    days: int | None
    last_day: date | None
    may_be_longer: bool
    season: SeasonalOverride | None


def season_of(policy: ReturnPolicy, ordered_on: date, starts_on: date | None) -> SeasonalOverride | None:
    """The override for the local day of the order; of several the one with the longest window."""
    fitting = [s for s in policy.seasonal if (s.start or date.min) <= ordered_on <= (s.end or date.max)]
    return max(fitting, key=lambda each: _length(each, starts_on)) if len(fitting) > 1 else next(iter(fitting), None)


def window_of(
    policy: ReturnPolicy,
    season: SeasonalOverride | None,
    starts_on: date | None,
    *,
    for_defect: bool = False,
    rolls: BusinessCalendar | None = None,
) -> ReturnWindow:
    """The policy's window with that season. `starts_on` is day 0, None = not known.

    `rolls` is the calendar by which an end on a closed day moves to the next business day, None = it stays.
    """
    category, spans = _category_in(season, policy), _spans(season, policy)
    may_be_longer = any(until for _, until in spans)
    if category is ReturnCategory.UNLIMITED:
        return ReturnWindow(category, None, None, may_be_longer, season)
    counted = [days for days, _ in spans if days is not None]
    if for_defect and policy.defect_days is not None:
        counted.append(policy.defect_days)
    days = max(counted, default=None)
    last = max([*_ends(days, starts_on), *(until for _, until in spans if until)], default=None)
    return ReturnWindow(category, days, rolls.on_or_after(last) if last and rolls else last, may_be_longer, season)


def _category_in(season: SeasonalOverride | None, policy: ReturnPolicy) -> ReturnCategory:
    """The policy's own, unless the season's is kinder, or shortens on purpose."""
    own, seasonal = policy.return_policy_category, _category(season) if season else None
    if season is None or seasonal is None:
        return own
    return seasonal if season.shortens else max(own, seasonal, key=KINDEST_LAST.index)


def _spans(season: SeasonalOverride | None, policy: ReturnPolicy) -> tuple[Span, ...]:
    """The policy's own and the season's; a season that shortens stands alone."""
    finite = policy.return_policy_category is ReturnCategory.FINITE
    own = (policy.merchant_return_days, policy.merchant_return_until) if finite else (None, None)
    if season is None:
        return (own,)
    alone = season.shortens and (season.days is not None or season.until is not None)
    return ((season.days, season.until),) if alone else (own, (season.days, season.until))


def _ends(days: int | None, starts_on: date | None) -> Iterator[date]:
    if starts_on is not None and days is not None:
        yield starts_on + timedelta(days=days)


def _length(season: SeasonalOverride, starts_on: date | None) -> tuple[bool, int, date, int]:
    category = _category(season)
    ends = [*_ends(season.days, starts_on), *([season.until] if season.until else [])]
    kind = KINDEST_LAST.index(category) if category else -1
    return not season.shortens, kind, max(ends, default=date.min), season.days or 0


def _category(season: SeasonalOverride) -> ReturnCategory | None:
    """Days or a date make a window finite where nothing else is said."""
    finite = season.days is not None or season.until is not None
    return season.category or (ReturnCategory.FINITE if finite else None)
