"""What a policy promises for what is bought on a day, before anybody knows when it arrives. It judges no item.

Days are as published: an end on a closed day stays where it is, which only ever promises less than return_window.py.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from skill.domain.policies import ReturnCategory, ReturnPolicy, SeasonalOverride
from skill.domain.return_window import KINDEST_LAST, ReturnWindow


@dataclass(frozen=True, slots=True)
class Promise:
    """A FINITE window has `days` from delivery or the last day `until` (local), the others neither."""

    category: ReturnCategory
    days: int | None = None
    until: date | None = None

    def kindness(self, day: date) -> tuple[int, date]:
        """Greater for more time, of what is bought and delivered that day."""
        last = self.until or (date.max if self.days is None else day + timedelta(days=self.days))
        return KINDEST_LAST.index(self.category), last


@dataclass(frozen=True, slots=True)
class Rule:
    """What a policy says: as a rule (`usual`), and for what is bought `now` where its `season` says something else.

    `category` is what the policy is for, "" = everything. `shorter`: the season leaves less time.
    `defects_only`: a change of mind is no reason.
    """

    category: str
    usual: Promise
    now: Promise | None = None
    season: SeasonalOverride | None = None
    shorter: bool = False
    defects_only: bool = False


def rule_of(policy: ReturnPolicy, day: date) -> Rule:
    """The rule for what is bought on that local day."""
    usual, now = promised(replace(policy, seasonal=()), day), promised(policy, day)
    season, shorter = ReturnWindow(policy, day, starts_on=day).season, now.kindness(day) < usual.kindness(day)
    rule = Rule(policy.scope.category, usual, now, season, shorter, policy.defects_only)
    return rule if usual != now else replace(rule, now=None, season=None)


def promised(policy: ReturnPolicy, day: date) -> Promise:
    """Of days and a date the later for what arrives at once. A date that is past promises nothing: a person decides."""
    window = ReturnWindow(policy, day, starts_on=day)
    if policy.final_sale or window.category is not ReturnCategory.FINITE:
        return Promise(ReturnCategory.NOT_PERMITTED if policy.final_sale else window.category)
    last, days = window.last_day, window.days
    if last is None or last < day:
        return Promise(ReturnCategory.UNSPECIFIED)
    by_days = days is not None and last == day + timedelta(days=days)
    return Promise(window.category, days if by_days else None, None if by_days else last)
