"""Published policies with their scope: the shop's, a product's SKUs, a seller's."""

from collections.abc import Iterator
from dataclasses import replace

from skill.domain.policies import ReturnPolicy
from skill.tools.policies.findings import Findings
from skill.tools.policies.owners import Owner, Owners
from skill.tools.policies.policy import read_policy
from skill.tools.policies.published import Published, published


def owned_policies(owners: Owners) -> Iterator[ReturnPolicy]:
    """Each published policy, once for everybody that has it."""
    for each in published(owners.graph, owners.findings):
        policy = read_policy(each.node, owners.findings)
        of = [owner for node in each.owners if (owner := owners.of(node))]
        of += [Owner()] if each.alone else []
        _tell_nameless(each, of, owners.findings)
        for owner in dict.fromkeys(of):
            if policy and not owner.nameless:
                scope = replace(policy.scope, skus=owner.skus, seller=owner.seller)
                yield replace(policy, scope=scope)


def _tell_nameless(each: Published, owners: list[Owner], findings: Findings) -> None:
    """Products without SKU: harmless when the same policy is the whole shop's, else nobody can tell for which items."""
    nameless = sum(owner.nameless for owner in owners)
    if nameless and Owner() not in owners:
        count = "a product that has no sku" if nameless == 1 else f"{nameless} products that have no sku"
        remedy = "give the products their sku, or say it in Careline's own YAML (`for: sku`)"
        findings.problem(each.node.place, f"it is the policy of {count}, so nobody can tell of which items", remedy)
