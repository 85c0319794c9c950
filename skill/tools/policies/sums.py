"""Sums of money: schema.org's MonetaryAmount."""

from decimal import Decimal

from babel.numbers import is_currency

from skill.domain.money import Money
from skill.tools.policies.fields import Fields
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.numbers import number

MOST = Decimal(1_000_000_000)
SUM_KEYS = ("value", "currency")


def money(node: Node, findings: Findings) -> Money | None:
    """A MonetaryAmount: value and currency, and the value may be a QuantitativeValue."""
    if not node.members:
        what = f"{node.quoted()} is no sum of money: it has no currency"
        findings.problem(node.place, what, 'write {"value": 4.95, "currency": "USD"}')
        return None
    fields = Fields(node, findings)
    fields.tell_slips()
    value, code = fields.read("value", _value), fields.read("currency", currency)
    for name in SUM_KEYS:
        if not fields.has(name):
            findings.problem(node.place, f"the sum has no {name}", f'add "{name}"')
    return Money(value, code) if value is not None and code else None


def _value(node: Node, findings: Findings) -> Decimal | None:
    inner = node if findings.strict else node.members.get("value", node)
    found = number(inner, findings)
    if found is not None and not 0 <= found <= MOST:
        findings.problem(inner.place, f"{inner.quoted()} is no sum that anybody pays", "write a sum of 0 or more")
        return None
    return found


def currency(node: Node, findings: Findings) -> str | None:
    """An ISO 4217 code."""
    code = node.value.strip() if isinstance(node.value, str) else ""
    if not is_currency(code.upper()):
        findings.problem(node.place, f"{node.quoted()} is no currency", "write its ISO 4217 code, such as USD")
        return None
    if code != code.upper():
        findings.tolerate(node.place, f"{node.quoted()} is not in capitals", f"read as {code.upper()}", "use capitals")
    return code.upper()
