"""May this item go back? Small rules, tried in order; the first that knows decides, and its name is kept.

How long its window is, return_window.py says; how it then goes back, return_plan.py.
"""

from collections.abc import Callable
from datetime import date

from skill.domain.orders import LineState
from skill.domain.policies import Fact, ReturnCategory
from skill.domain.return_case import Decision, ReturnCase, ReturnReason, ReturnSettings, Verdict
from skill.domain.returns import Cause
from skill.domain.values import replace

__all__ = ["RULES", "Decision", "ReturnCase", "ReturnReason", "ReturnSettings", "Verdict", "judge", "last_day_of"]

Rule = Callable[[ReturnCase], Decision | None]


def order_is_closed(case: ReturnCase) -> Decision | None:
    """Cancelled or sent back as a whole, or every piece of it already is on its way back."""
    item, state = case.line.item, case.line.state
    if state is LineState.CANCELLED or item.cancelled_quantity >= item.quantity:
        return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.CANCELLED)
    if state is LineState.RETURNED or (case.left == 0 and case.returned):
        return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.RETURNED)
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.REFUNDED) if case.left == 0 else None


def final_sale(case: ReturnCase) -> Decision | None:
    """The item was sold as final, or its policy says so. It ends the search; of a defect a person decides."""
    if not (case.line.item.final_sale or (case.policy and case.policy.final_sale)):
        return None
    verdict = Verdict.NEEDS_PERSON if case.cause is Cause.DEFECT else Verdict.NOT_ELIGIBLE
    return Decision(verdict, ReturnReason.FINAL_SALE)


def no_policy(case: ReturnCase) -> Decision | None:
    """The shop has published nothing for this item, or only that it says nothing."""
    if case.policy is None:
        return Decision(Verdict.NEEDS_PERSON, ReturnReason.NO_POLICY)
    unspecified = _category(case) is ReturnCategory.UNSPECIFIED
    return Decision(Verdict.NEEDS_PERSON, ReturnReason.OTHER) if unspecified else None


def not_permitted(case: ReturnCase) -> Decision | None:
    """Never taken back; of a defect a person decides. Or taken back for a defect only."""
    if _category(case) is ReturnCategory.NOT_PERMITTED:
        verdict = Verdict.NEEDS_PERSON if case.cause is Cause.DEFECT else Verdict.NOT_ELIGIBLE
        return Decision(verdict, ReturnReason.NOT_RETURNABLE)
    if case.policy and case.policy.defects_only and case.cause is not Cause.DEFECT:
        return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.DEFECTS_ONLY)
    return None


def not_yet_here(case: ReturnCase) -> Decision | None:
    """All of it is on its way, or not even that."""
    is_to_come = case.line.is_coming and not case.line.here
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.UNFULFILLED) if is_to_come else None


def window_is_over(case: ReturnCase) -> Decision | None:
    """Past the last day; or nobody knows when the window began."""
    window = case.window
    if window is None or window.category is ReturnCategory.UNLIMITED:
        return None
    if case.delivered_on and case.delivered_on > case.today:
        return Decision(Verdict.NEEDS_PERSON, ReturnReason.UNKNOWN_DELIVERY)
    if window.last_day and case.today <= window.last_day:
        return None
    if case.starts_on is None and window.days is not None:
        return Decision(Verdict.NEEDS_PERSON, ReturnReason.UNKNOWN_DELIVERY)
    if window.last_day is None:
        return Decision(Verdict.NEEDS_PERSON, ReturnReason.OTHER)
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.RETURN_WINDOW_EXPIRED)


def condition(case: ReturnCase) -> Decision | None:
    """A change of mind needs what the policy requires; what only the customer knows is asked, unless all is lost."""
    if case.policy is None or case.cause is Cause.DEFECT:
        return None
    required = case.policy.facts_required
    for verdict, held in ((Verdict.NOT_ELIGIBLE, False), (Verdict.DEPENDS, None)):
        if fact := next((each for each in required if case.answer(each) is held), None):
            return Decision(verdict, ReturnReason.CONDITION, asks=fact)
    return None


def in_window(case: ReturnCase) -> Decision | None:
    """Nothing stands against it."""
    unlimited = _category(case) is ReturnCategory.UNLIMITED
    return Decision(Verdict.ELIGIBLE, ReturnReason.NO_LIMIT if unlimited else ReturnReason.IN_WINDOW)


RULES: tuple[Rule, ...] = (
    order_is_closed,
    final_sale,
    no_policy,
    not_permitted,
    not_yet_here,
    window_is_over,
    condition,
    in_window,
)


def judge(case: ReturnCase) -> Decision:
    """The first rule that decides, with the policy, the season and the last day that it decided by.

    While nobody said why it goes back, a no that is a yes for a defect is a question: is it damaged?
    """
    decision = _first(case)
    if case.cause is None and decision.verdict is Verdict.NOT_ELIGIBLE:
        of_defect = _first(replace(case, cause=Cause.DEFECT))
        if of_defect.verdict is Verdict.ELIGIBLE:
            last_day = of_defect.last_day
            return replace(decision, verdict=Verdict.DEPENDS, asks=Fact.DAMAGED, last_day=last_day)
    return decision


def _first(case: ReturnCase) -> Decision:
    for rule in RULES:
        if decision := rule(case):
            last_day = _told_last_day(case, decision)
            return replace(decision, rule=rule.__name__, last_day=last_day, policy=case.policy, season=case.season)
    raise AssertionError("in_window always decides")


def last_day_of(case: ReturnCase) -> date | None:
    """The last local day for this cause; None without a limit or when the start is not known."""
    return case.window.last_day if case.window else None


def _told_last_day(case: ReturnCase, decision: Decision) -> date | None:
    says_a_day = decision.reason in (ReturnReason.IN_WINDOW, ReturnReason.RETURN_WINDOW_EXPIRED, ReturnReason.CONDITION)
    return last_day_of(case) if says_a_day else None


def _category(case: ReturnCase) -> ReturnCategory | None:
    return case.window.category if case.window else None
