"""validForMemberTier: the names of the member tiers that a policy is for."""

from skill.tools.policies.fields import spelled
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node

TIERS = "validForMemberTier"


def tier(node: Node, findings: Findings) -> str | None:
    """The tier's name, given as MemberProgramTier or as text."""
    name = spelled(node, findings, "name")
    if name and "://" not in name:
        return name
    if reference := name or node.text("@id"):
        what = f'the tier is "{reference}", and none of the given files gives its name'
        findings.problem(node.place, what, "give the page too that defines it (import takes several files)")
    else:
        findings.problem(node.place, f"{node.quoted()} is no member tier", 'write a MemberProgramTier with a "name"')
    return None
