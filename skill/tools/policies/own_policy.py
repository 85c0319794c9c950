"""One policy of Careline's own YAML: schema.org's names for what schema.org can say, Careline's for what it can't."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from skill.domain.policies import REQUIRABLE, Evidence, ReturnCategory, ReturnPolicy
from skill.tools.policies.category import DAYS
from skill.tools.policies.fields import Fields, did_you_mean
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.numbers import some_days
from skill.tools.policies.policy import Own, read_policy
from skill.tools.policies.scalars import flag, words
from skill.tools.policies.scopes import FOR, read_scope
from skill.tools.policies.settings import read_span

E = TypeVar("E", bound=StrEnum)

OWN_KEYS = ("id", FOR, "finalSale", "defectsOnly", "defectDays", "defectRepair", "requires", "evidence", "refundDays")


def read_own_policy(fields: Fields) -> ReturnPolicy | None:
    """The policy; None when its category can't be told, which then is a problem."""
    final_sale, defects_only = (fields.read(name, flag) or False for name in ("finalSale", "defectsOnly"))
    defect_days = fields.read("defectDays", some_days)
    if final_sale and fields.has(DAYS):
        what = f"finalSale contradicts {DAYS}: nothing on final sale comes back"
        fields.findings.problem(fields.node.place, what, "leave one out")
    implied = ReturnCategory.NOT_PERMITTED if final_sale else ReturnCategory.FINITE if defect_days else None
    policy = read_policy(fields.node, fields.findings, Own(OWN_KEYS, implied, defect_days))
    return policy and replace(
        policy,
        policy_id=fields.read("id", words) or "",
        scope=read_scope(fields, policy.scope),
        final_sale=final_sale,
        defects_only=defects_only or policy.defects_only,
        defect_days=defect_days,
        defect_repair=fields.read("defectRepair", flag) or False,
        requires=fields.read_all("requires", _member(REQUIRABLE)),
        evidence=fields.read_all("evidence", _member(tuple(Evidence))),
        refund_days=read_span(fields, "refundDays"),
    )


def _member(known: tuple[E, ...]) -> Callable[[Node, Findings], E | None]:
    """A reader for Careline's own enumerations."""

    def read(node: Node, findings: Findings) -> E | None:
        for one in known:
            if node.value == one:
                return one
        findings.problem(node.place, f"there is no {node.quoted()}", did_you_mean(str(node.value), known))
        return None

    return read
