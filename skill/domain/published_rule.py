"""What a policy says to who asks before buying: its window, what it requires, what it costs. It judges no item."""

from dataclasses import replace
from datetime import date

from skill.domain.policies import Fact, ReturnCategory, ReturnPolicy, SeasonalOverride
from skill.domain.return_plan import Fee, published_fee
from skill.domain.return_promise import Promise, promised
from skill.domain.return_window import season_of
from skill.domain.returns import Cause
from skill.domain.values import dataclass

UNSAID = Fee()
TAKES_BACK = (ReturnCategory.FINITE, ReturnCategory.UNLIMITED)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a policy says: as a rule (`usual`), and for what is bought `now` where its `season` says something else.

    `category` is what the policy is for, "" = everything. `shorter`: the season leaves less time.
    `defects_only`: a change of mind is no reason. `requires` is what a change of mind requires. `fee` None: it is
    another one in the season.
    """

    category: str
    usual: Promise
    now: Promise | None = None
    season: SeasonalOverride | None = None
    shorter: bool = False
    defects_only: bool = False
    requires: tuple[Fact, ...] = ()
    fee: Fee | None = UNSAID


def rule_of(policy: ReturnPolicy, day: date) -> Rule:
    """The rule for what is bought on that local day."""
    season = season_of(policy, day, day)
    usual = now = promised(policy, day, None)
    if season:
        now = promised(policy, day, season)
    is_other = usual != now
    rule = Rule(
        category=policy.scope.category,
        usual=usual,
        now=now if is_other else None,
        season=season if is_other else None,
        shorter=now.kindness(day) < usual.kindness(day),
        defects_only=policy.defects_only,
    )
    if not {usual.category, now.category} & {*TAKES_BACK}:
        return rule
    cause = Cause.DEFECT if policy.defects_only else Cause.REMORSE
    fee, seasonal = (published_fee(policy, season=each, cause=cause) for each in (None, season))
    requires = () if policy.defects_only else policy.facts_required
    return replace(rule, requires=requires, fee=fee if fee == seasonal else None)
