"""A decision about a return, as JSON and as text for an operator: what came out, by what, and what was passed over."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from skill.domain.money import Money
from skill.domain.return_plan import Fee
from skill.domain.return_rules import RULES, Decision
from skill.intents.returning import Considered, Judged


def as_json(found: Judged, policies: tuple[Considered, ...]) -> dict[str, Any]:
    """All of the decision, from `outcome` and `reason` to the `rule` that decided, and what was `considered`."""
    decision, plan = found.decision, found.plan
    told = {
        "outcome": decision.verdict,
        "reason": decision.reason,
        "last_day": decision.last_day,
        "days_left": found.days_left,
        "asks": decision.asks,
        "fee": _fee(plan.fee),
        "refund_type": plan.refund_types,
        "refund_days": plan.refund_days,
        "method": plan.methods,
        "label": plan.label_source,
        "evidence": plan.evidence,
        "repair": plan.repair,
        "link": plan.link or None,
        "policy": decision.policy.policy_id if decision.policy else None,
        "version": decision.version,
        "rule": decision.rule,
        "considered": [*_policies(decision, policies), *_rules(decision)],
    }
    plain: dict[str, Any] = msgspec.to_builtins(told)
    return plain


def as_text(found: Judged, policies: tuple[Considered, ...], zone: ZoneInfo) -> str:
    """The same for reading; days are the customer's."""
    line, told = found.line, as_json(found, policies)
    considered = told.pop("considered")
    delivered = line.delivered_on(zone)
    head = [
        ("item", f"{line.item.name} ({line.item.quantity}), line {line.item.line_id} of order {line.order.number}"),
        ("ordered", f"{line.order.placed_at.astimezone(zone):%Y-%m-%d}"),
        ("delivered", str(delivered or f"no ({line.state})")),
        ("cause", found.cause),
    ]
    rows = [*head, *((key, _spelled(value)) for key, value in told.items() if value not in (None, (), [], {}))]
    lines = [f"{key:12} {value}" for key, value in rows]
    wide = max([23, *(len(one["name"]) for one in considered)]) + 1
    lines += ["considered", *(f"  {one['kind']:7} {one['name']:{wide}} {one['result']}" for one in considered)]
    return "\n".join(lines)


def _fee(fee: Fee) -> dict[str, Any] | None:
    sums = {"shipping": _sum(fee.shipping), "restocking": _sum(fee.restocking)}
    told = {"type": fee.kind, **sums, "restocking_percent": fee.restocking_percent}
    return {key: value for key, value in told.items() if value is not None} or None


def _sum(money: Money | None) -> dict[str, str] | None:
    return {"value": f"{money.value:f}", "currency": money.currency} if money else None


def _policies(decision: Decision, policies: tuple[Considered, ...]) -> Iterator[dict[str, str]]:
    """Every policy of the version in force: the one that decided, those it outranked, and those for something else."""
    for one in policies:
        decided = decision.policy is not None and one.policy.policy_id == decision.policy.policy_id
        held = "decides" if decided else "ties, and is less kind"
        missed = "outranked" if one.why_not == "outranked" else f"not for this {one.why_not}"
        yield {"kind": "policy", "name": one.policy.policy_id, "result": missed if one.why_not else held}


def _rules(decision: Decision) -> Iterator[dict[str, str]]:
    """Every rule that was tried, the last of which decided."""
    for rule in RULES:
        decides = rule.__name__ == decision.rule
        yield {"kind": "rule", "name": rule.__name__, "result": "decides" if decides else "passes"}
        if decides:
            return


def _spelled(value: Any) -> str:
    match value:
        case dict():
            return ", ".join(f"{key} {_spelled(held)}" for key, held in value.items())
        case [int(least), int(most)]:
            return f"{least} to {most} business days"
        case list() | tuple():
            return ", ".join(map(str, value))
    return str(value)
