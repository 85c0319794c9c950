"""Finds the return policies in a graph and who publishes each; what is said twelve times on a page is found once."""

from collections.abc import Iterator
from dataclasses import dataclass

from skill.tools.policies.findings import Findings
from skill.tools.policies.graph import Graph, is_reference
from skill.tools.policies.nodes import Node
from skill.tools.policies.policy import PROPERTIES
from skill.tools.policies.seasons import SEASON_NAMES

HAS_POLICY = ("hasMerchantReturnPolicy", "hasProductReturnPolicy")
POLICY = "MerchantReturnPolicy"
SEASON = "MerchantReturnPolicySeasonalOverride"
FOLLOWED = frozenset({*PROPERTIES, *SEASON_NAMES})  # what may be given by @id
_TELLTALE = ("returnPolicyCategory", "merchantReturnDays")


@dataclass(frozen=True, slots=True)
class Published:
    """A policy as published, its references written out, and the objects that have it. `alone`: nothing has it."""

    node: Node
    owners: tuple[Node, ...] = ()
    alone: bool = False


def published(graph: Graph, findings: Findings) -> tuple[Published, ...]:
    """Every different policy, in the order of the files."""
    nodes: dict[str, Node] = {}
    owners: dict[str, list[Node]] = {}
    alone: set[str] = set()
    for each in (*_had(graph, findings), *_alone(graph)):
        whole = graph.expanded(each.node, FOLLOWED)
        said = Node(whole.place, {k: v for k, v in whole.members.items() if k not in ("@id", "@type")}).spelled()
        nodes.setdefault(said, whole)
        owners.setdefault(said, []).extend(each.owners)
        alone |= {said} if each.alone else set()
    for node in nodes.values():
        _look_at_type(node, findings)
    return tuple(Published(node, tuple(owners[said]), said in alone) for said, node in nodes.items())


def _had(graph: Graph, findings: Findings) -> Iterator[Published]:
    """The values of hasMerchantReturnPolicy, with the object that has each."""
    for node in graph.objects:
        for value in (value for prop in HAS_POLICY for value in node.all(prop)):
            policy = graph.resolved(value)
            if policy is None:
                name = value.text("@id")
                what = f'it says only that the policy is "{name}", and none of the given files says what that is'
                findings.problem(value.place, what, "give the page too that defines it (import takes several files)")
            elif not policy.members:
                what = f"{value.quoted()} stands where a policy belongs"
                findings.problem(value.place, what, f"write the {POLICY}, or its @id and give the page that defines it")
            else:
                yield Published(policy, (graph.resolved(node) or node,))


def _alone(graph: Graph) -> Iterator[Published]:
    """Policies that nothing in these files has; in files of their own, or named as what a page is about."""
    for node in graph.objects:
        if is_reference(node) or SEASON in node.types:
            continue
        looks_so = any(name in node.members for name in _TELLTALE)
        parents = {prop for prop, _ in graph.parents(node)}
        if (POLICY in node.types or looks_so) and not parents & {*HAS_POLICY, "returnPolicySeasonalOverride"}:
            yield Published(graph.resolved(node) or node, alone=True)


def _look_at_type(node: Node, findings: Findings) -> None:
    if POLICY not in node.types:
        said = " and ".join(node.types) or "nothing"
        findings.warn(node.place, f"its @type says {said}", f"read as a {POLICY}, since it is used or filled in as one")


def types_in(graph: Graph) -> tuple[str, ...]:
    """What kinds of objects there are, for whoever looks for a policy in vain."""
    return tuple(dict.fromkeys(kind for node in graph.objects for kind in node.types))
