"""Finds texts that a template engine should have filled in: they are JSON, and mean nothing."""

import re

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node, Unreadable

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|%%.+?%%|\$\{.*?\}|<%.*?%>|\[\[.*?\]\]", re.DOTALL)


def without_templates(node: Node, findings: Findings) -> Node:
    """The node with every such text told as a problem and marked, so that nobody reads it."""
    if isinstance(node.value, str) and (found := _TEMPLATE.search(node.value)):
        remedy = "publish the filled-in value, and give the page as customers get it"
        findings.problem(node.place, f"the template was not filled in: {found[0]}", remedy)
        return Node(node.place, Unreadable.REPORTED)
    if isinstance(node.value, tuple):
        return Node(node.place, tuple(without_templates(element, findings) for element in node.value))
    if not node.members:
        return node
    members = {name: without_templates(member, findings) for name, member in node.members.items()}
    return Node(node.place, members, node.repeated)
