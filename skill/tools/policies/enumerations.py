"""schema.org's enumerations, however they are spelled; what is none of their members is never guessed."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from skill.domain.policies import (
    ItemCondition,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
)
from skill.tools.policies.fields import did_you_mean, spelled
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.terms import local_name

E = TypeVar("E", bound=StrEnum)

# Where each belongs, for those who put it elsewhere.
PROPERTY: Mapping[type[StrEnum], str] = {
    ReturnCategory: "returnPolicyCategory",
    ReturnMethod: "returnMethod",
    ReturnFees: "returnFees",
    RefundType: "refundType",
    ReturnLabelSource: "returnLabelSource",
    ItemCondition: "itemCondition",
}
_NAME = re.compile(r"[A-Za-z]+")


def one_of(kind: type[E]) -> Callable[[Node, Findings], E | None]:
    """A reader for members of this enumeration: with or without http://schema.org/, as text or as {"@id": ...}."""

    def read(node: Node, findings: Findings) -> E | None:
        name = local_name(spelled(node, findings, "@id"))
        if name in {*kind}:
            return kind(name)
        findings.problem(node.place, *_wrong(kind, name, node))
        return None

    return read


def _wrong(kind: type[StrEnum], name: str, node: Node) -> tuple[str, str]:
    """What is wrong with it, and what to write."""
    members = ", ".join(kind)
    for other, home in PROPERTY.items():
        if other is not kind and name in {*other}:
            return f"{name} belongs in {home}", f"here stands one of {members}"
    if not _NAME.fullmatch(name):
        return f"{node.quoted()} is free text where one name belongs", f"write one of {members}"
    return f"there is no {name}", did_you_mean(name, kind)
