"""What a policy says to who asks before buying: its window, what it requires, what it costs. It judges no item."""

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
    usual = promised(policy, day, None)
    now = promised(policy, day, season) if season else usual
    is_other, takes_back = usual != now, usual.category in TAKES_BACK or now.category in TAKES_BACK
    return Rule(
        category=policy.scope.category,
        usual=usual,
        now=now if is_other else None,
        season=season if is_other else None,
        shorter=is_other and now.kindness(day) < usual.kindness(day),
        defects_only=policy.defects_only,
        requires=policy.facts_required if takes_back and not policy.defects_only else (),
        fee=_fee(policy, season) if takes_back else UNSAID,
    )


def _fee(policy: ReturnPolicy, season: SeasonalOverride | None) -> Fee | None:
    """What it costs, None where it is another fee in the season."""
    cause = Cause.DEFECT if policy.defects_only else Cause.REMORSE
    usual = published_fee(policy, season=None, cause=cause)
    return usual if season is None or usual == published_fee(policy, season=season, cause=cause) else None
