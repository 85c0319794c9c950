"""restockingFee: a Number is a percentage of the price, a MonetaryAmount a fixed sum, and never one for the other."""

import re
from dataclasses import dataclass
from decimal import Decimal

from skill.domain.money import Money
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.numbers import number
from skill.tools.policies.sums import money

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True, slots=True)
class Restocking:
    """What is kept when an item comes back: a fixed sum or a percentage of its price, never both."""

    fixed: Money | None = None
    percent: Decimal | None = None


def restocking(node: Node, findings: Findings) -> Restocking | None:
    """restockingFee: a Number is a percentage, a MonetaryAmount a fixed sum."""
    if node.members:
        fixed = money(node, findings)
        return Restocking(fixed=fixed) if fixed else None
    if isinstance(node.value, str) and (found := _PERCENT.fullmatch(node.value.strip())):
        bare = Node(node.place, found[1])
        reading = f"read as a percentage, {bare.value}"
        findings.tolerate(node.place, f"{node.quoted()} is text", reading, f"write {bare.value}")
        if findings.strict:
            return None
        node = bare
    percent = _percent(node, findings)
    return None if percent is None else Restocking(percent=percent)


def _percent(node: Node, findings: Findings) -> Decimal | None:
    percent = number(node, findings)
    if percent is None or 1 <= percent <= 100 or percent == 0:
        return percent
    if 0 < percent < 1:
        what = f"{node.quoted()} could be a fraction or less than one percent"
        findings.problem(node.place, what, f"write {percent * 100:f} for {percent * 100:f} percent of the price")
    else:
        what = f"{node.quoted()} is no percentage (a plain number is one)"
        findings.problem(node.place, what, "write 0 to 100, or a MonetaryAmount for a fixed sum")
    return None
