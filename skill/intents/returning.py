"""What the questions about returns share: which item is meant, and how the shop's policies judge it."""

from datetime import date, datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.policies import Fact, PolicyVersion, ReturnPolicy, in_force
from skill.domain.policy_choice import Subject, chosen, rank, why_not
from skill.domain.return_case import Decision, ReturnCase, Verdict
from skill.domain.return_plan import ReturnPlan, kindness, plan
from skill.domain.return_rules import judge
from skill.domain.returns import Cause, ReturnStatus
from skill.domain.values import dataclass, replace
from skill.intents.asking import MOST_SPOKEN, Ask

_KINDNESS = (Verdict.NOT_ELIGIBLE, Verdict.NEEDS_PERSON, Verdict.DEPENDS, Verdict.ELIGIBLE)


@dataclass(frozen=True, slots=True)
class Judged:
    """An item, the decision about it, and how so many `pieces` of it would go back: what was asked for and still can.

    `days_left` are the days after today, None without a last day or past it. `days` is the whole window in days from
    delivery, None without a limit or where it is not counted in days; a season's date `may_be_longer`.
    `is_fewer`: not as many as the customer wished. `way_back`: how far its newest return has come, None without one.
    """

    line: Line
    decision: Decision
    plan: ReturnPlan
    days_left: int | None
    pieces: int
    way_back: ReturnStatus | None
    days: int | None = None
    may_be_longer: bool = False
    cause: Cause = Cause.REMORSE
    is_fewer: bool = False

    @property
    def is_part(self) -> bool:
        """True when some of the pieces that were ordered stay."""
        return self.pieces < self.line.item.quantity


@dataclass(frozen=True, slots=True)
class Considered:
    """A policy that was looked at, and why it does not hold: "category", "country" ...; "outranked"; "" = it holds."""

    policy: ReturnPolicy
    why_not: str


def likely(customer: CustomerFile) -> tuple[Line, ...]:
    """What people mean by "this item", likeliest first: what arrived last, then what was ordered last."""
    delivered = customer.delivered()
    return (*delivered, *(line for line in customer.lines if line not in delivered))[:MOST_SPOKEN]


def cause_of(ask: Ask) -> Cause | None:
    """Why it goes back: as it was said, or as "is it damaged?" was answered; None while nobody knows."""
    damaged = next((held for fact, held in ask.facts if fact is Fact.DAMAGED), None)
    told = None if damaged is None else Cause.DEFECT if damaged else Cause.REMORSE
    return ask.cause or told


def pieces(ask: Ask, left: int) -> int:
    """How many go back: as many as were said, all that can where no number was said that means any."""
    return min(ask.quantity, left) if ask.quantity and ask.quantity > 0 else left


def judged(files: Files, line: Line, ask: Ask, now: datetime) -> Judged:
    """The item under the policy that holds for it; of policies that tie, the one that is kindest to the customer."""
    version, subject = _version_and_subject(files, line)
    policies = chosen(version.policies, subject) if version else ()
    case = _case(files, line, ask, now, next(iter(policies), None))
    of_line = (r for r in (files.customer.returns_newest_first() if files.customer else ()) if r.line == line.ref)
    way_back = next((record.status for record in of_line if record.counts), None)
    cases = (case, *(replace(case, policy=policy) for policy in policies[1:]))
    found = [_judged(each, ask, way_back, version) for each in cases]
    return max(found, key=_kindness) if len(found) > 1 else found[0]


def _judged(case: ReturnCase, ask: Ask, way_back: ReturnStatus | None, version: PolicyVersion | None) -> Judged:
    decision = judge(case)
    decision = replace(decision, version=version.effective_from) if version else decision
    planned = replace(case, cause=Cause.DEFECT) if decision.asks is Fact.DAMAGED else case
    last_day, going = decision.last_day, pieces(ask, case.left)
    return Judged(
        line=case.line,
        decision=decision,
        plan=plan(planned, going),
        days_left=(last_day - case.today).days if last_day and case.today <= last_day else None,
        pieces=going,
        way_back=way_back,
        days=case.window.days if case.window else None,
        may_be_longer=bool(case.window and case.window.may_be_longer),
        cause=case.cause or Cause.REMORSE,
        is_fewer=going < (ask.quantity or going),
    )


def _kindness(found: Judged) -> tuple[object, ...]:
    """A yes without a last day is one for ever; a no without one was never a yes."""
    decision = found.decision
    endless = date.min if decision.verdict is Verdict.NOT_ELIGIBLE else date.max
    return _KINDNESS.index(decision.verdict), decision.last_day or endless, kindness(found.plan)


def considered(files: Files, line: Line) -> tuple[Considered, ...]:
    """Every policy of the version in force, in the order of their rank, and what kept it from deciding."""
    version, subject = _version_and_subject(files, line)
    if version is None:
        return ()
    winners = chosen(version.policies, subject)
    ordered = sorted(version.policies, key=lambda policy: (rank(policy.scope), policy.policy_id), reverse=True)
    reasons = [(policy, why_not(policy.scope, subject)) for policy in ordered]
    return tuple(Considered(p, why or ("" if p in winners else "outranked")) for p, why in reasons)


def _version_and_subject(files: Files, line: Line) -> tuple[PolicyVersion | None, Subject]:
    customer, placed_at = files.customer, line.order.placed_at
    ordered_on = files.day_of(placed_at)
    country = (customer and customer.country) or files.shop.country
    return in_force(files.shop.policy_versions, placed_at), Subject.of(
        line.item, ordered_on, country, customer.tier if customer else ""
    )


def _case(files: Files, line: Line, ask: Ask, now: datetime, policy: ReturnPolicy | None) -> ReturnCase:
    returns = files.customer.returns if files.customer else ()
    return ReturnCase(
        line=line,
        today=files.today(now),
        ordered_on=files.day_of(line.order.placed_at),
        shipped_on=line.shipped_on(files.zone),
        delivered_on=line.delivered_on(files.zone),
        returned=sum(r.quantity for r in returns if r.line == line.ref and r.counts),
        policy=policy,
        cause=cause_of(ask),
        facts=ask.facts,
        settings=files.shop.return_settings,
    )
