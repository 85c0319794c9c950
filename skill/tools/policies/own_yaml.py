"""A file of Careline's own YAML: policies in schema.org's names and Careline's, and how the shop counts days."""

from collections.abc import Iterator
from dataclasses import dataclass

from skill.domain.policies import ReturnPolicy
from skill.domain.return_rules import ReturnSettings
from skill.tools.policies.fields import Fields
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.own_keys import read_object
from skill.tools.policies.own_policy import read_own_policy
from skill.tools.policies.settings import SETTINGS, read_settings

POLICIES = "policies"
FILE_KEYS = (POLICIES, SETTINGS)


@dataclass(frozen=True, slots=True)
class OwnYaml:
    """What such a file holds; `settings` None = it says nothing of them."""

    policies: tuple[ReturnPolicy, ...]
    settings: ReturnSettings | None


def read_own(root: Node, findings: Findings, ids: set[str]) -> OwnYaml:
    """Everything in the file that can be read. `ids` are those taken so far, and grows."""
    fields = read_object(root, findings.strictly(), FILE_KEYS)
    settings = [read_settings(node, fields.findings) for node in fields.node.all(SETTINGS)]
    return OwnYaml(tuple(_policies(fields, ids)), settings[0] if settings else None)


def _policies(file: Fields, ids: set[str]) -> Iterator[ReturnPolicy]:
    for node in file.node.all(POLICIES):
        if not node.members:
            file.findings.problem(node.place, f"{node.quoted()} is no policy", "write its properties under `- id: ...`")
        elif policy := read_own_policy(Fields(node, file.findings)):
            if policy.policy_id in ids:
                file.findings.problem(node.place, f'another policy has the id "{policy.policy_id}"', "rename one")
            ids |= {policy.policy_id} - {""}
            yield policy
