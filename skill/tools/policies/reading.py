"""Files in, policies out: the front door of this package. All of it is valid, or nothing is returned."""

from dataclasses import dataclass
from pathlib import Path

from skill.domain.policies import ReturnPolicy
from skill.domain.policy_choice import SHOP, rank
from skill.domain.return_rules import ReturnSettings
from skill.tools.policies.findings import Finding, Findings
from skill.tools.policies.graph import Graph
from skill.tools.policies.identity import named, united
from skill.tools.policies.owned import owned_policies
from skill.tools.policies.owners import Owners
from skill.tools.policies.published import types_in
from skill.tools.policies.shops import Shops
from skill.tools.policies.sources import Sources, read_sources
from skill.tools.policies.ties import tell_ties


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What files say. `settings` None = nothing of how the shop counts. `warnings` name every reading taken."""

    policies: tuple[ReturnPolicy, ...]
    warnings: tuple[Finding, ...] = ()
    settings: ReturnSettings | None = None


def read_policies(*paths: Path, shop_name: str = "") -> PolicyFile:
    """The policies in these files (.json, .jsonld, .html, .yaml), which may refer to each other.

    `shop_name` tells the shop itself from third-party sellers. Raises one ShopDataError that lists every problem.
    """
    findings = Findings()
    sources = read_sources(paths, findings)
    graph = Graph(sources.nodes)
    published = united(owned_policies(Owners(graph, Shops(graph, shop_name), findings)))
    policies = named((*published, *sources.policies))
    if not policies and not findings.problems:
        kinds = f" (there is {', '.join(types_in(graph))})" if types_in(graph) else ""
        remedy = "give the page or file that has the shop's MerchantReturnPolicy"
        findings.problem(", ".join(map(str, paths)), f"no return policy is in it{kinds}", remedy)
    findings.raise_problems()
    _tell_gap(policies, findings)
    tell_ties(policies, findings)
    return PolicyFile(policies, tuple(findings.warnings), _settings(sources))


def _settings(sources: Sources) -> ReturnSettings | None:
    return next(iter(sources.settings), None)


def _tell_gap(policies: tuple[ReturnPolicy, ...], findings: Findings) -> None:
    """What a product's own page leaves open: what holds for the rest of the shop."""
    if not any(rank(policy.scope)[0] == SHOP for policy in policies):
        what = "every policy is for some items only"
        findings.warn("policies", what, "for any other item a person answers, until the shop's own policy is given too")
