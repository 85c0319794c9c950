"""What a policy promises for what is bought on a day, before anybody knows when it arrives. It judges no item.

Days are as published: an end on a closed day stays where it is, which only ever promises less than return_window.py.
"""

from datetime import date, timedelta

from skill.domain.policies import ReturnCategory, ReturnPolicy, SeasonalOverride
from skill.domain.return_window import KINDEST_LAST, season_of, window_of
from skill.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """A FINITE window has `days` from delivery or the last day `until` (local), the others neither.

    `or_days` from delivery outlast that day for what arrives late.
    """

    category: ReturnCategory
    days: int | None = None
    until: date | None = None
    or_days: int | None = None

    def kindness(self, day: date) -> tuple[int, date]:
        """Greater for more time, of what is bought and delivered that day."""
        last = self.until or (date.max if self.days is None else day + timedelta(days=self.days))
        return KINDEST_LAST.index(self.category), last


def promised(policy: ReturnPolicy, day: date, season: SeasonalOverride | None) -> Promise:
    """Of days and a date the later for what arrives at once. A date that is past promises nothing: a person decides."""
    window = window_of(policy, season, day)
    if policy.final_sale or window.category is not ReturnCategory.FINITE:
        return Promise(ReturnCategory.NOT_PERMITTED if policy.final_sale else window.category)
    last, days = window.last_day, window.days
    if last is None or last < day:
        return Promise(ReturnCategory.UNSPECIFIED)
    by_days = days is not None and last == day + timedelta(days=days)
    return Promise(window.category, days) if by_days else Promise(window.category, None, last, days)


def kindness(policy: ReturnPolicy, day: date) -> tuple[int, date]:
    """Greater for a policy that leaves more time for what is bought and delivered that day."""
    return promised(policy, day, season_of(policy, day, day)).kindness(day)
