"""Keys of Careline's own YAML: one that nobody knows is a problem, with what was probably meant."""

from skill.tools.policies.fields import Fields, did_you_mean
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node


def read_block(fields: Fields, name: str, keys: tuple[str, ...]) -> Fields | None:
    """The one block under that name; None when there is none."""
    return fields.read(name, lambda node, findings: read_object(node, findings, keys))


def read_object(node: Node, findings: Findings, keys: tuple[str, ...]) -> Fields:
    """The fields of a block that has some of these keys and no others."""
    fields = Fields(node, findings)
    if not node.members:
        findings.problem(node.place, f"{node.quoted()} says nothing", f"write some of {', '.join(keys)} under it")
    fields.tell_slips()
    for name, member in fields.unknown(keys):
        findings.problem(member.place, f'nobody reads "{name}"', did_you_mean(name, keys))
    return fields
