"""Yes or no, texts and links, as pages spell them."""

import re

from skill.tools.policies.fields import spelled
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node

_WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def flag(node: Node, findings: Findings) -> bool | None:
    """True or false, also schema.org's True and False, or as text; in Careline's YAML plain only."""
    if isinstance(node.value, bool):
        return node.value
    said = node.value.strip().lower().rpartition("/")[2] if isinstance(node.value, str) else ""
    if said in ("true", "false") and not findings.strict:
        return said == "true"
    findings.problem(node.place, f"{node.quoted()} is neither true nor false", "write true or false, without quotes")
    return None


def words(node: Node, findings: Findings) -> str | None:
    """A text."""
    if isinstance(node.value, str):
        return node.value.strip()
    findings.problem(node.place, f"{node.quoted()} is no text", "write a text")
    return None


def link(node: Node, findings: Findings) -> str | None:
    """A web address, as text or as {"@id": ...}."""
    text = spelled(node, findings, "@id")
    if _WEB_ADDRESS.fullmatch(text):
        return text
    findings.problem(node.place, f"{node.quoted()} is no web address", "write it with https://")
    return None
