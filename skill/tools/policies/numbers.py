"""Numbers and numbers of days, as pages spell them."""

import re
from decimal import Decimal

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node

MOST_DAYS = 3650  # longer than any promise that is kept; "for ever" is MerchantReturnUnlimitedWindow

_NUMBER = re.compile(r"[-+]?\d{1,30}(\.\d{1,30})?")
_SOME_DAYS = re.compile(r"(\d{1,6})[\s-]*(?:calendar\s+)?days?\.?|P(\d{1,6})D", re.IGNORECASE)


def number(node: Node, findings: Findings) -> Decimal | None:
    """A finite number, also one written as text; in Careline's YAML not so."""
    match node.value:
        case bool():
            pass
        case int() | Decimal() if Decimal(node.value).is_finite():
            return Decimal(node.value)
        case str() if _NUMBER.fullmatch(node.value.strip()):
            if findings.strict:
                findings.problem(node.place, f"{node.quoted()} is text", "write the number without quotes")
                return None
            return Decimal(node.value.strip())
    findings.problem(node.place, f"{node.quoted()} is no number", "write a plain number, such as 30 or 4.95")
    return None


def whole_days(node: Node, findings: Findings) -> int | None:
    """A number of days from 0 to ten years."""
    node = node if findings.strict else _quantity(node)
    days = _days_in_words(node, findings)
    days = number(node, findings) if days is None else days
    if days is None or (0 <= days <= MOST_DAYS and days == int(days)):
        return None if days is None else int(days)
    remedy = f"write whole days from 1 to {MOST_DAYS}, or MerchantReturnUnlimitedWindow as the category"
    findings.problem(node.place, f"{node.quoted()} is no number of days", remedy)
    return None


def some_days(node: Node, findings: Findings) -> int | None:
    """A number of days from 1."""
    days = whole_days(node, findings)
    if days == 0:
        findings.problem(node.place, "0 days are none", "write at least 1, or leave it out")
    return days or None


def _quantity(node: Node) -> Node:
    """The number inside {"@type": "QuantitativeValue", "value": 30, "unitCode": "DAY"}."""
    in_days = node.text("unitCode") in ("", "DAY") and node.text("unitText").lower() in ("", "day", "days")
    return node.members["value"] if "value" in node.members and in_days else node


def _days_in_words(node: Node, findings: Findings) -> Decimal | None:
    """Of "30 days" and "P30D" the number."""
    found = _SOME_DAYS.fullmatch(node.value.strip()) if isinstance(node.value, str) else None
    if not found:
        return None
    days = found[1] or found[2]
    findings.tolerate(node.place, f"{node.quoted()} is text", f"read as {days} days", f"write {days}")
    return Decimal(days)
